"""Fit the table by which a record's title is chosen, from labelled notes and from titles in many dresses.

    pip install -e '.[training]'
    python benchmarks/reading/titles.py LABELS TEXTS [--folds N] [--dry-run]

LABELS and TEXTS are what `benchmarks/records.py` takes. What is learned is `src/papernotes/lexicon/claims.tsv`: a
conditional logit over the claims of each record, an L2 penalty on its points, each corpus counted by the root of its
records. The same input gives the same table.

With --folds the corpora are parted, and so are the dresses: each part is read by tables that have seen neither.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest import mock

import corpora
import numpy as np
import title_dresses
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from papernotes.lexicon import load
from papernotes.parse import glance, parse, profile
from papernotes.parse.records import settling
from papernotes.parse.titles.choose import MARGIN
from papernotes.parse.titles.claims import TitleContext, claims_of, plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.source import Source

TABLE = Path(__file__).resolve().parents[2] / "src/papernotes/lexicon/claims.tsv"
PENALTY, DRESSES, DRESSED = 0.3, 24, 0.3
"""The penalty; rows of dresses a corpus; what its dresses count beside its own lines. Chosen with the folds."""
SUPPORT = 3
"""Corpora that must show an observation."""
NEAR = 3


class Case(NamedTuple):
    """A record: what is seen of each claim, which of them are right, and whether the rules alone are."""

    corpus: str
    shape: str
    seen: tuple[frozenset[str], ...]
    right: tuple[bool, ...]
    by_rules: bool
    words: tuple[str, ...]
    told: TitleContext


def case(corpus: str, shape: str, told: TitleContext, title: str) -> Case:
    """Return what is learned from a record."""
    claims = claims_of(told, load())
    wanted = plainly(title)
    return Case(
        corpus, shape, tuple(claim.seen for claim in claims.values()), tuple(plain == wanted for plain in claims),
        plainly(told.title) == wanted, tuple(claims), told,
    )  # fmt: skip


def told_in(sources: Sequence[Source]) -> Iterator[tuple[str, int, bool, TitleContext]]:
    """Yield the file and line of each paper's record, whether it is the whole file, and what it says of its title."""
    held: list[TitleContext] = []
    folder = profile([glance(source) for source in sources])
    with mock.patch.object(settling, "choose", lambda told, _: held.append(told)):  # the rules' title is learned from
        for source in sources:
            held.clear()
            papers = [record for record in parse(source, load(), folder).records if record.kind == "paper"]
            for record, told in zip(papers, held, strict=True):
                yield source.path, record.place.line, len(papers) == 1, told


def gathered(labels: Path, texts: Path) -> Iterator[Case]:
    """Yield the labelled records that are found, and titles of each corpus in dresses."""
    dice = random.Random(0)
    for data, sources in corpora.labelled(labels, texts):
        found: dict[str, list[tuple[int, bool, TitleContext]]] = defaultdict(list)
        for path, line, alone, told in told_in(sources):
            found[path].append((line, alone, told))
        for label, told in _paired(data["papers"], found):
            yield case(data["name"], "", told, label["title"])
        titles = sorted({label["title"] for label in data["papers"] if " " in label["title"]})
        for made in title_dresses.dressed(titles, dice, load(), rows=DRESSES if titles else 0):
            yield case(data["name"], made.shape, made.told, made.title)


def _paired(
    labels: Sequence[dict[str, Any]], found: dict[str, list[tuple[int, bool, TitleContext]]]
) -> Iterator[tuple[dict[str, Any], TitleContext]]:
    """Yield labels with the records that they mean, the nearest first, each once."""
    near = sorted(
        (abs(line - label["line"]) * (not alone), number, at)
        for number, label in enumerate(labels)
        for at, (line, alone, _) in enumerate(found[label["file"]])
    )
    labelled, taken = set(), set()
    for gap, number, at in near:
        place = labels[number]["file"], at
        if gap <= NEAR and number not in labelled and place not in taken:
            labelled.add(number)
            taken.add(place)
            yield labels[number], found[place[0]][at][2]


def fitted(cases: Sequence[Case]) -> dict[str, float]:
    """Return the points of observations that make the right claims most likely."""
    shown: dict[str, set[str]] = defaultdict(set)
    for one in cases:
        for name in frozenset[str]().union(*one.seen):
            shown[name].add(one.corpus)
    number = {name: at for at, name in enumerate(sorted(n for n, where in shown.items() if len(where) >= SUPPORT))}
    held = Counter((one.corpus, bool(one.shape)) for one in cases)
    used = [one for one in cases if any(one.right)]
    claims = [(at, seen, right) for at, one in enumerate(used) for seen, right in zip(one.seen, one.right, strict=True)]
    pairs = [(row, number[name]) for row, (_, seen, _) in enumerate(claims) for name in seen if name in number]
    rows, columns = zip(*pairs, strict=True)
    x = csr_matrix((np.ones(len(pairs)), (rows, columns)), shape=(len(claims), len(number)))
    of = np.array([at for at, _, _ in claims])
    right = np.array([float(right) for _, _, right in claims])
    weight = np.array([(DRESSED if one.shape else 1) / held[one.corpus, bool(one.shape)] ** 0.5 for one in used])
    first = np.searchsorted(of, np.arange(len(used)))

    def loss(v: Any) -> tuple[float, Any]:
        z = x @ v
        e = np.exp(z - np.maximum.reduceat(z, first)[of])
        total, hit = np.add.reduceat(e, first), np.add.reduceat(e * right, first)
        value = -float((weight * (np.log(hit) - np.log(total))).sum()) + PENALTY * float(v @ v) / 2
        gradient: Any = -(x.T @ ((e * right / hit[of] - e / total[of]) * weight[of])) + PENALTY * v
        return value, gradient

    done = minimize(loss, np.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {name: round(float(done.x[at]), 3) for name, at in number.items()}


def is_right(one: Case, table: dict[str, float]) -> bool:
    """Return whether the claim that is chosen is right."""
    points = [sum(table.get(name, 0.0) for name in sorted(seen)) for seen in one.seen]
    ruled = plainly(one.told.title)
    best = points.index(max(points)) if points else -1
    if ruled in one.words and points[best] - points[one.words.index(ruled)] < MARGIN:
        return one.by_rules
    return best >= 0 and one.right[best]


def report(cases: Sequence[Case], folds: int) -> None:
    """Print how many titles are right that the table has not seen: of corpora, and in dresses, left out."""
    names = sorted({one.corpus for one in cases})
    shapes = sorted({one.shape for one in cases} - {""})
    random.Random(1).shuffle(names)
    random.Random(3).shuffle(shapes)
    real: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    made: list[tuple[bool, bool]] = []
    for fold in range(folds):
        out, worn = set(names[fold::folds]), set(shapes[fold::folds])
        table = fitted([one for one in cases if one.corpus not in out and one.shape not in worn])
        for one in (one for one in cases if one.corpus in out):
            if not one.shape:
                real[one.corpus].append((one.by_rules, is_right(one, table)))
            elif one.shape in worn:
                made.append((one.by_rules, is_right(one, table)))
    means = np.array([np.mean(held, axis=0) for held in real.values()])
    print(f"titles left out: by rules {means[:, 0].mean():.4f}, chosen {means[:, 1].mean():.4f} (mean of {len(means)})")
    print(f"dresses left out: by rules {np.mean(made, axis=0)[0]:.4f}, chosen {np.mean(made, axis=0)[1]:.4f}")


def main() -> None:
    """Fit, print what is known of it, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args()
    cases = list(gathered(options.labels, options.texts))
    if options.folds:
        report(cases, options.folds)
    table = fitted(cases)
    real = [one for one in cases if not one.shape]
    print(f"learned from: {np.mean([is_right(one, table) for one in real]):.4f} of {len(real)} titles")
    if not options.dry_run:
        rows = (f"{name}\t{count:.3f}" for name, count in sorted(table.items()) if abs(count) >= 0.005)
        TABLE.write_text("\n".join(("# what is seen of a claim\tpoints", *rows)) + "\n", "utf-8")


if __name__ == "__main__":
    main()
