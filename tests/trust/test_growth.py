"""Time and memory grow no faster than the notes, whatever is repeated in them and wherever it stands."""

from __future__ import annotations

import gc
import sys
import time
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from papernotes.builder.pipeline import build
from papernotes.config import CONFIG_FILE, Config, read_config
from papernotes.files.theme_folder import default_theme, read_theme
from papernotes.project import Project
from papernotes.source import Source

from .large import measure, prose, records
from .places import FILES, LINES, PLACES, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from papernotes.site.theme import Theme

    Make = Callable[[int], Mapping[str, str]]

LENGTH = 1_000
"""Characters that a text of one unit has when all are tried; those that take long are tried with more."""
DULL = 3
"""How many times as long as words a text of that length may take and be dull: one that is quadratic takes longer."""
MOST = 2.6
"""How many times as long a text of twice the length may take."""
_STEPS = ((1, 2.1), (2, 2.2), (4, 2.35), (8, MOST))
"""How often that length, and the same of a text that is twice as long as that: what grows with the square of a text is
twice as large a share of the time at each step; one that has a twentieth at the first has two fifths at the last."""
_ENOUGH = 3
"""Texts that are slow, after which no more are looked for."""
pytestmark = [pytest.mark.alone, pytest.mark.usefixtures("untraced", "settled_heap")]


@pytest.fixture
def settled_heap() -> Iterator[None]:
    """Let the collector look at what a site left behind before the next is measured, and at nothing else.

    It looks through all again whenever there is a quarter more: in steps, which fall into one of two texts or the other
    and are up to half of what they take.
    """
    gc.disable()
    pace()
    settle()
    yield
    gc.unfreeze()
    gc.enable()


def settle() -> None:
    """Give back what the last site left behind, and look no more at what outlived it.

    That is what is remembered of earlier texts, more with each: looking through it took as long as the sites did.
    """
    gc.collect()
    gc.freeze()


@cache
def theme() -> Theme:
    return read_theme(default_theme())


@cache
def fixed() -> float:
    """Return the seconds of this process that a site takes in which nothing is said."""
    empty = {"a.md": "# Papers\n\nwords\n"}
    build_all(empty)  # what is read once for all
    return min(build_all(empty)[0] for _ in range(5))


@cache
def pace() -> float:
    """Return the seconds of this process that words of that length add to a site, on the machine that this is."""
    many = 8  # so few words take less than the clock is uncertain of
    return seconds({"a.md": "# Papers\n\n" + "words " * (many * LENGTH // 6)}, tries=5) / many


def project(files: Mapping[str, str]) -> Project:
    config, told = read_config(Source(CONFIG_FILE, files.get(CONFIG_FILE, "")))
    notes = tuple(Source(path, text) for path, text in files.items() if path.endswith(".md"))
    references = tuple(Source(path, text) for path, text in files.items() if path.endswith(".bib"))
    return Project(config or Config(), notes, theme(), bibliography=references, diagnostics=told)


def build_all(files: Mapping[str, str]) -> tuple[float, int]:
    """Return the seconds of this process that a whole site takes in memory, and its bytes."""
    given = project(files)
    settle()
    start = time.process_time()
    size = sum(len(artifact.content) for piece in build(given).pieces for artifact in piece.make())
    return time.process_time() - start, size


def seconds(files: Mapping[str, str], tries: int = 1) -> float:
    """Return the seconds of this process that a text adds to a site: the least of some tries, never nothing."""
    return max(min(build_all(files)[0] for _ in range(tries)) - fixed(), 1e-4)


def growth(make: Make, longest: float = 20.0) -> float:
    """Return how many times as long a text of twice the length takes, measured where it is long enough to tell.

    The least of several runs and their doublings counts: what else the machine does makes a run longer, never shorter.
    """
    found = []
    for tries in (1, 2, 2):
        for by, most in _STEPS[2:]:
            twice = seconds(make(2 * by * LENGTH), tries)
            times = twice / seconds(make(by * LENGTH), tries)
            if times <= most:
                return times
        found.append(times)
        if twice > longest:
            break
    return min(found)


def slow(makes: Mapping[str, Make]) -> list[str]:
    """Return which of many texts take too long when they are twice as long, with how many times as long.

    A few say enough: a place in which all are slow would take hours.
    """
    grown = ((name, growth(make)) for name, make in makes.items() if _may_be_slow(make))
    return list(islice((f"{name!r}: {times:.1f}" for name, times in grown if times > MOST), _ENOUGH))


def _may_be_slow(make: Make) -> bool:
    """Tell from short runs whether a text takes long and, twice as long, more than twice the time.

    The longer text comes first: what is made once for the words of both is never taken for the shorter one's own.
    """
    for by, most in _STEPS[:2]:
        twice, once = seconds(make(2 * by * LENGTH)), seconds(make(by * LENGTH))
        if once <= DULL * by * pace() or twice <= most * once:
            return False
    return True


def repeated(place: Callable[[str], Mapping[str, str]], unit: str, end: str = "") -> Make:
    return lambda length: place(unit * max(1, length // len(unit)) + end)


@pytest.mark.parametrize(("share", "found"), [(0.0, False), (0.04, False), (0.06, True), (0.5, True)])
def test_a_small_share_that_grows_with_the_square_is_found(
    share: float, found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(files: Mapping[str, str], tries: int = 1) -> float:
        times = len(files["a.md"]) / LENGTH
        return 2 * DULL * pace() * ((1 - share) * times + share * times**2)

    monkeypatch.setattr(sys.modules[__name__], "seconds", told)
    assert bool(slow({"": lambda length: {"a.md": "x" * length}})) is found


@pytest.mark.parametrize("place", [pytest.param(place, id=name) for name, place in PLACES.items()])
def test_twice_as_much_of_one_thing_takes_about_twice_the_time(place: Callable[[str], Mapping[str, str]]) -> None:
    assert not slow({unit: repeated(place, unit, "\x01 end") for unit in UNITS})


@pytest.mark.parametrize("place", [pytest.param(place, id=name) for name, place in LINES.items()])
def test_twice_as_many_lines_of_one_kind_take_about_twice_the_time(place: Callable[[str], Mapping[str, str]]) -> None:
    assert not slow({unit: repeated(place, unit * 3 + "\n") for unit in UNITS[::5]})


def test_a_file_of_one_thing_twice_as_often_takes_about_twice_the_time() -> None:
    whole = PLACES["a whole file"]
    assert not slow({name: repeated(whole, unit) for name, unit in FILES.items()})


def _many(count: int, record: str) -> str:
    return "".join(record.replace("%", str(number)) for number in range(count))


def _shown(before: str, record: str, behind: str = "") -> Make:
    """Return a text in which something long stands, and many records; both grow with the length that is asked for."""

    def make(length: int) -> Mapping[str, str]:
        wide = "x" * (length * 20)
        text = before.replace("%", wide) + _many(length // 2, record) + behind.replace("%", wide)
        return {"a.md": f"# Papers\n\n{text}"}

    return make


def _files(length: int, text: str, name: str = "") -> Mapping[str, str]:
    """Return files that name those behind them, each in a folder of its own."""
    head, words = "# Folding Crane {0}\n\nVenue: CVPR 2020\n\n", "words " * 40
    many = range(length // 10)
    return {f"{n}/{name or f'{n}a'}.md": (head + text).format(n, n + 1, n + 2) + f"\n\n{words}\n" for n in many}


_ID = "64c1d2e3-aaaa-4bbb-8ccc-0123456789ab"
_FOLD = "## 《Folding Crane %》 (CVPR 2020)\n\n"
EXPANDING = {
    "an address that many links use": _shown("", _FOLD + "See [it][a].\n\n", "[a]: https://a.b/%\n"),
    "an address that one paragraph uses": _shown("", "[it][a] ", "\n\n[a]: https://a.b/%\n"),
    "a title of an address": _shown("", _FOLD + "See [a].\n\n", "[a]: https://a.b/ '%'\n"),
    "an address of a picture": _shown("", _FOLD + "![it][a]\n\n", "[a]: b%.png\n"),
    "an address whose label runs on": _shown("", _FOLD + "See [it][a\nb].\n\n", "[a b]: https://a.b/%\n"),
    "an address that a table uses": _shown("| Paper |\n|---|\n", "| [Fold %][a] |\n", "\n[a]: https://a.b/%\n"),
    "a footnote": _shown("", _FOLD + "Words[^1].\n\n", "[^1]: %\n"),
    "a footnote of a footnote": _shown("", _FOLD + "Words[^1].\n\n", "[^1]: b[^2]\n\n[^2]: %\n"),
    "a title that others mention": _shown("## 《Crane %》 (CVPR 2020)\n\nwords\n\n", _FOLD + "As Crane.\n\n"),
    "a note's title": _shown("## %\n\nwords\n\n", "## Notes %\n\nwords\n\n"),
    "a tag": _shown("", _FOLD + "Tags: folds\n\n", "## 《Last Crane》\n\nTags: %, folds\n"),
    "a venue": _shown("", "## 《Folding Crane %》\n\nVenue: Folds\n\n", "## 《Last Crane》\n\nVenue: %\n"),
    "a group's title": _shown("## %\n\n", "### 《Folding Crane %》 (CVPR 2020)\n\n"),
    "the first heading": lambda length: {"a.md": f"# {'x' * length * 20}\n\n{_many(length // 2, _FOLD)}"},
    "a folder's name": lambda length: {f"{'x' * length}/a.md": f"# Papers\n\n{_many(length // 2, _FOLD)}"},
    "front matter that repeats itself": lambda length: {
        "a.md": "---\na: &a [x, x]\n" + _many(length // 10, "k%: [*a, *a]\n") + "---\n\nwords\n"
    },
    "front matter of aliases": lambda length: {
        "a.md": f"---\na: &a [{'x, ' * length}x]\nb: &b [{'*a, ' * length}*a]\ntitle: [{'*b, ' * length}*b]\n---\n"
    },
    "settings of aliases": lambda length: {
        "a.md": "# Papers\n",
        CONFIG_FILE: f"a: &a [{'x, ' * length}x]\nb: &b [{'*a, ' * length}*a]\ntitle: [{'*b, ' * length}*b]\n",
    },
    "a block that others refer to": _shown(f"- {'%'}\n  id:: {_ID}\n\n", _FOLD + f"As (({_ID})) says.\n\n"),
    "a note that others show in place": _shown("## Long\n\n%\n\n", _FOLD + "![[Long]]\n\n"),
    "a block that others show in place": _shown("## Long\n\n% ^long\n\n", _FOLD + "![[Long#^long]]\n\n"),
    "a block that one paragraph shows in place": _shown("## Long\n\n% ^long\n\n## Short\n\n", "![[Long#^long]] "),
    "a heading that others lead to": _shown("## Long\n\n### %\n\nwords ^long\n\n", _FOLD + "See [[Long#^long]].\n\n"),
    "notes that show each other": lambda length: _files(length, "![[{1}a]]\n\n![[{2}a]]"),
    "notes with one name": lambda length: _files(length, "[[note]] and [[x/note]] and ![[p.png]]", "note"),
    "headings with one name": lambda length: {
        "a.md": _many(length // 10, f"{_FOLD}### Method\n\n[[Folding Crane %#Method]] [x](#method-%)\n\n")
    },
    "one title": lambda length: {"a.md": _many(length // 2, "## 《Folding Cranes》 (CVPR 2020)\n\nwords\n\n")},
}
"""What stands once and could be written out with every record."""


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in EXPANDING.items()])
def test_a_site_and_its_time_grow_no_faster_than_notes_in_which_one_thing_is_long(make: Make) -> None:
    length = 200
    small, large = build_all(make(length))[1], build_all(make(length * 2))[1]
    assert large < MOST * small
    assert not slow({"": lambda asked: make(asked * length // (2 * LENGTH))})


@pytest.mark.parametrize(
    ("text", "megabytes"),
    [pytest.param(prose(4), 400, id="megabytes-of-prose"), pytest.param(records(800), 250, id="records")],
)
def test_a_large_file_is_built_in_bounded_memory(tmp_path: Path, text: str, megabytes: int) -> None:
    """``python -m tests.trust.large`` does the same with 50 MB, and with 20,000 records."""
    figures = measure(text, tmp_path)
    assert figures.held
    assert figures.megabytes < megabytes + 100, figures
