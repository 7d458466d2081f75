"""Count how many lists of authors are read exactly, in ten ways of writing them.

    python benchmarks/names.py [--lists N] [--seed N] [--misses N]

Names of many cultures, each known as given name and family name, are put together to lists of one to six authors, and
each list is written in one of ten styles (`STYLES`), as the value of an ``Authors`` line in a note. A list is exact
when the record has the same names in the same order, first name first, and knows whether the list was cut short. The
lists are the same on every machine: they come from a seed.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable


class Person(NamedTuple):
    """An author as the benchmark knows them."""

    given: str
    family: str

    @property
    def full(self) -> str:
        """The name, first name first; in East Asian letters as one word."""
        return (
            f"{self.given} {self.family}"
            if self.given.isascii() or self.given[0] < "\u2e80"
            else self.family + self.given
        )

    @property
    def initials(self) -> str:
        """The given names as initials: "J.-P.", "A. M."."""
        return " ".join("-".join(f"{part[0]}." for part in word.split("-")) for word in self.given.split())

    @property
    def capitals(self) -> str:
        """The initials without stops: "JP", "AM"."""
        return "".join(letter for letter in self.initials if letter.isalpha())


def _people(text: str) -> tuple[Person, ...]:
    return tuple(Person(*(part.strip() for part in name.split("|"))) for name in text.strip().split("\n"))


WEST = _people("""
Ada | Lovelace
Grace Brewster | Hopper
Alan M. | Turing
Jean-Pierre | Serre
Maryam | Mirzakhani
Gerardus | 't Hooft
Edsger | Dijkstra
Bram | van der Waals
Ludwig | von Mises
Ana María | de la Fuente
Gabriel | García Márquez
José | Hernández-Orallo
Tim | Berners-Lee
Conor | O'Brien
Siobhán | Ní Dhomhnaill
Łukasz | Kaiser
Gergő | Őri
Çağlar | Gülçehre
Søren | Kierkegaard
Jürgen | Schmidhuber
Émilie | du Châtelet
Ioannis | Antonoglou
Andrey | Kolmogorov
Sofia | Kovalevskaya
Srinivasa | Ramanujan
Subrahmanyan | Chandrasekhar
Muhammad | bin Salman
Fatima | al-Fihri
Chimamanda | Adichie
Wangari | Maathai
Nguyễn Văn | Trỗi
Min-Jae | Park
Xiaoou | Tang
Yi | Ma
Hinrich | Schütze
Wei | Li
Roberto | Di Cosmo
Leonardo | da Vinci
Angus | MacDonald
Bo | Li
""")
EAST = _people("""
三 | 张
小明 | 李
伟 | 王
一凡 | 欧阳
花子 | 山田
太郎 | 佐々木
길동 | 홍
철수 | 김
영희 | 박
""")


def _joined(names: list[str], last: str) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + last + names[-1]


def _marked(people: list[Person], _more: bool) -> str:
    marks = ("*", "†", "1", "1,2", "<sup>2</sup>", "^1^", " (Paper University)", "", "[^1]", "*†1,2")
    return ", ".join(
        person.full + marks[(at * 3 + len(person.family)) % len(marks)] for at, person in enumerate(people)
    )


def _linked(people: list[Person], more: bool) -> str:
    names = [f"[[{p.full}]]" if at % 2 else f"[{p.full}](https://example.org/{at})" for at, p in enumerate(people)]
    return ", ".join(names) + (", et al." if more else "")


def _bibtex(people: list[Person], more: bool) -> str:
    return " and ".join([f"{p.family}, {p.given}" for p in people] + ["others"] * more)


def _east(people: list[Person], more: bool) -> str:
    sign = "、" if len(people) % 2 else "，"
    return sign.join(person.full for person in people) + (" 等" if more else "")


STYLES: dict[str, Callable[[list[Person], bool], str]] = {
    "First Last, … and First Last": lambda p, more: (
        ", ".join(x.full for x in p) + ", et al." if more else _joined([x.full for x in p], " and ")
    ),
    "Last, First; Last, First": lambda p, more: "; ".join([f"{x.family}, {x.given}" for x in p] + ["et al."] * more),
    "Last, First and Last, First": _bibtex,
    "F. Last, F. Last & F. Last": lambda p, _: _joined([f"{x.initials} {x.family}" for x in p], " & "),
    "Last F., Last F.": lambda p, more: ", ".join([f"{x.family} {x.initials}" for x in p] + ["et al."] * more),
    "Last, F., Last, F., & Last, F.": lambda p, _: _joined([f"{x.family}, {x.initials}" for x in p], ", & "),
    "Last FM, Last F": lambda p, more: ", ".join([f"{x.family} {x.capitals}" for x in p] + ["et al."] * more),
    "marks and affiliations": _marked,
    "links": _linked,
    "East Asian": _east,
}
"""Each writes a list of authors; the second value says that the list is cut short, where the style can say so."""
CUT = frozenset(["First Last, … and First Last", "Last, First; Last, First", "Last, First and Last, First",
                 "Last F., Last F.", "Last FM, Last F", "links", "East Asian"])  # fmt: skip
_INITIALS = frozenset(["F. Last, F. Last & F. Last", "Last F., Last F.", "Last, F., Last, F., & Last, F."])


class Case(NamedTuple):
    """A list as written, and what it says."""

    style: str
    text: str
    names: tuple[str, ...]
    others: bool


def cases(count: int, seed: int) -> list[Case]:
    """Return so many lists, the styles in turn."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        style = list(STYLES)[number % len(STYLES)]
        people = chance.sample(EAST if style == "East Asian" else WEST, chance.randint(1, 6))
        more = style in CUT and chance.random() < 0.3
        found.append(Case(style, STYLES[style](people, more), tuple(_said(style, p) for p in people), more))
    return found


def _said(style: str, person: Person) -> str:
    if style == "Last FM, Last F":
        return f"{person.capitals} {person.family}"
    return f"{person.initials} {person.family}" if style in _INITIALS else person.full


def main() -> None:
    """Print the share of exact lists, by style and in all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lists", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--misses", type=int, default=0, help="lists of a style to print that are read otherwise")
    args = parser.parse_args()
    lexicon = load()
    exact: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for number, case in enumerate(cases(args.lists, args.seed)):
        text = f"# Reading\n\n## Folding Paper Cranes in {number} Steps\n\n- Authors: {case.text}\n- Venue: ICML 2020\n"
        records = parse(Source("notes.md", text), lexicon).records
        said = [(record.authors, getattr(record, "others", False)) for record in records]
        total[case.style] += 1
        if said == [(case.names, case.others)]:
            exact[case.style] += 1
        elif total[case.style] - exact[case.style] <= args.misses:
            print(f"  {case.style}: {case.text!r}\n    read as {said}")
    for style, count in total.items():
        print(f"{style:34} {exact[style]:5} of {count:5}  {100 * exact[style] / count:6.1f} %")
    print(f"{'all':34} {exact.total():5} of {total.total():5}  {100 * exact.total() / total.total():6.1f} %")


if __name__ == "__main__":
    main()
