"""What a source shows of itself at a glance, and what a folder's sources show together: small, and coarse.

A file is read by what it holds and by its folder's profile. The profile counts in eighths, so that an edit of one file
seldom changes how the others are read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from papernotes.parse.reading.line_facts import label_of
from papernotes.parse.records import line_words as words
from papernotes.parse.records.file_names import says_nothing
from papernotes.parse.titles.sides import sides_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from papernotes.source import Source

_PAPER = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf)/|arxiv:\s?)(?P<arxiv>[\w./-]{4,30})|(?:doi\.org/|\bdoi:\s?)(?P<doi>10\.[^\s)\]>]{4,80})|"
    r"(?P<host>openreview\.net|aclanthology\.org|aclweb\.org|thecvf\.com|usenix\.org|mlr\.press|nips\.cc|neurips\.cc|"
    r"ieeexplore|dl\.acm\.org|link\.springer|sciencedirect|nature\.com|biorxiv|ncbi\.nlm)(?P<path>[^\s)\]>]{0,120})",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"\]\(<?\s?(?!https?:(?!//github\.com/[^\s()]{1,200}/blob/))(?P<address>[^()<>\n#]{1,300}?)\.(?:md|markdown)\b|"
    r"\[\[(?P<name>[^\[\]\n|#^]{1,200})",
    re.IGNORECASE,
)
"""A link to a file of notes, also by its address at GitHub, or by a name in double brackets."""
_FENCE = ("```", "~~~")
_FEW = 2
"""Links to papers that a file of one paper's notes has, at most."""
_CITED = frozenset(("authors", "first_author", "venue", "year", "arxiv", "doi", "paper", "citation"))
_EIGHTHS = 8
_LONGEST = 2_000
"""Characters of a line in which links to notes are looked for."""


class Glance(NamedTuple):
    """What a source shows of itself."""

    labels: frozenset[str]
    keys: frozenset[str]
    """The keys of its front matter."""
    papers: int
    """Papers that it links to, at most `_FEW` + 1."""
    cited: bool
    """Whether labels or keys name a paper's authors, its venue and the like."""
    path: str
    notes: frozenset[str]
    """The files of notes that its lines link to, as `ending` has them."""
    sides: frozenset[str]
    """What stands beside the words of its first heading that may be its title."""
    speaks: bool
    """Whether it tells of the notes, at their top, and calls them notes on papers in its first heading."""


class FolderFacts(NamedTuple):
    """What the files of one folder show together; shares are in eighths."""

    name: str
    linked: int
    single: int
    cited: int


class Profile(NamedTuple):
    """What a folder's sources show together; shares are in eighths."""

    files: int
    """How many there are: the number of binary digits."""
    labels: tuple[tuple[str, int], ...]
    """Labels that several files have, with the share of the files."""
    keys: tuple[tuple[str, int], ...]
    linked: int
    """Share of the files that link to a paper."""
    single: int
    """Share of the files that link to one paper, or two."""
    cited: int
    """Share of the files that name a paper's authors, its venue and the like."""
    places: tuple[FolderFacts, ...]
    """The folders that hold several files."""
    sides: tuple[tuple[str, int], ...]
    """What stands beside the titles of several files, with the share of the files."""
    speaks: bool = False
    """Whether a file at the top calls them notes on papers."""
    told: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Patterns of files, with the forms that the settings say their records have."""
    absent: tuple[tuple[str, frozenset[str]], ...] = ()
    """Sources that link to files of notes that are not there, with these: what one links to is read by itself alone."""

    def told_of(self, path: str) -> tuple[str, ...]:
        """Return the forms that the settings say a file's records have; empty when they say nothing."""
        return next((forms for pattern, forms in self.told if matches(path, pattern)), ())

    def absent_of(self, path: str) -> frozenset[str]:
        """Return the files of notes that a source links to and that are not there, as `ending` has them."""
        at = bisect_left(self.absent, path, key=lambda pair: pair[0])
        return self.absent[at][1] if at < len(self.absent) and self.absent[at][0] == path else frozenset()

    def place(self, path: str) -> FolderFacts | None:
        """Return what is told of the folder that a file lies in; None where it is alone there."""
        name = path.rpartition("/")[0]
        return next((place for place in self.places if place.name == name), None)


def glance(source: Source) -> Glance:
    """Return what a source shows of itself, told from its lines alone."""
    labels: set[str] = set()
    keys: set[str] = set()
    papers: set[str] = set()
    notes: set[str] = set()
    cited = False
    heading = ""
    for raw, front in _lines(source):
        heading = heading or (raw if raw.startswith("#") and not front else "")
        label, field = label_of(raw[:400])
        if label:
            (keys if front else labels).add(label)
            cited = cited or field in _CITED
        if len(papers) <= _FEW and ("://" in raw or "rxiv" in raw or "doi" in raw):
            names = (f["arxiv"] or f["doi"] or f"{f['host']}{f['path']}" for f in _PAPER.finditer(raw))
            papers.update(name.casefold() for name in names)
        if ".m" in raw or "[[" in raw:
            notes.update(linked_notes(raw))
    about = words.pattern("files_about_notes").fullmatch(source.path.rpartition(".")[0]) is not None  # none in a folder
    speaks = about and words.pattern("speaks_of_papers").search(heading) is not None
    return Glance(
        frozenset(labels), frozenset(keys), min(len(papers), _FEW + 1), cited, source.path, frozenset(notes),
        sides_of(heading), speaks,
    )  # fmt: skip


def linked_notes(raw: str) -> list[str]:
    """Return the files of notes that a line links to, as `ending` has them."""
    return [ending(unquote(found["address"] or found["name"])) for found in _NOTES.finditer(raw[:_LONGEST])]


def ending(path: str) -> str:
    """Return a file's name in small letters, and its folder's before it where the name is one that many files have.

    So much is the same from wherever a link points at the file.
    """
    folders, _, name = path.strip(" /").casefold().rpartition("/")
    stem = re.sub(r"\.(?:md|markdown)$", "", name)
    return f"{folders.rpartition('/')[2]}/{stem}" if folders and says_nothing(stem) else stem


def _lines(source: Source) -> Iterator[tuple[str, bool]]:
    """Yield the filled lines outside of code, and whether each stands in the front matter."""
    front = source.text.startswith("---")
    fenced = False
    for number, raw in enumerate(source.lines):
        if front and number and raw.startswith("---"):
            front = False
        if raw.lstrip()[:3] in _FENCE:
            fenced = not fenced
        elif raw and not fenced:
            yield raw, front and number > 0


def matches(path: str, pattern: str) -> bool:
    """Tell whether a path fits a pattern as a shell's: ``*`` in a name, ``**/`` for any folders, also none.

    A path fits itself, whatever is in it.
    """
    patterns = (pattern, pattern.replace("**/", ""))
    return path == pattern or any(fnmatchcase(path, one) for one in patterns)


def profile(glances: Iterable[Glance], told: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Profile:
    """Return what a folder's sources show together; ``told`` is what the settings say of how files are to be read."""
    held = list(glances)
    labels = Counter(label for shown in held for label in shown.labels)
    keys = Counter(key for shown in held for key in shown.keys)
    places: dict[str, list[Glance]] = {}
    for shown in held:
        places.setdefault(shown.path.rpartition("/")[0], []).append(shown)
    several = (FolderFacts(name, *_shares(some)) for name, some in sorted(places.items()) if len(some) > 1)
    count = len(held)
    sides = Counter(side for shown in held for side in shown.sides)
    return Profile(
        count.bit_length(), _shared(labels, count), _shared(keys, count), *_shares(held), tuple(several),
        _shared(sides, count), any(shown.speaks for shown in held), told, tuple(_absent(held)),
    )  # fmt: skip


def _absent(held: Sequence[Glance]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the sources that link to files of notes that are not there, in the order of their paths."""
    there = {ending(shown.path) for shown in held}
    for shown in sorted(held, key=lambda shown: shown.path):
        if absent := shown.notes - there:
            yield shown.path, absent


def _shares(held: Sequence[Glance]) -> tuple[int, int, int]:
    """Return the shares of files that link to papers, to one or two, and that name authors and the like."""
    count = len(held)
    linked = sum(shown.papers > 0 for shown in held)
    single = sum(0 < shown.papers <= _FEW for shown in held)
    return _eighths(linked, count), _eighths(single, count), _eighths(sum(shown.cited for shown in held), count)


def _shared(counted: Counter[str], of: int) -> tuple[tuple[str, int], ...]:
    shares = ((name, _eighths(count, of)) for name, count in counted.items() if count > 1)
    return tuple(sorted((name, share) for name, share in shares if share))


def _eighths(count: int, of: int) -> int:
    return int(_EIGHTHS * count / of + 0.5) if of else 0
