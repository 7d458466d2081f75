"""What the page on how the notes were read shows: the files in doubt with both readings, then every file."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple

from papernotes.config import reading_line
from papernotes.model import CLOSE, UNSURE
from papernotes.parse import parse
from papernotes.report.receipt import count
from papernotes.site.plan import entry_permalink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from papernotes.builder.whole_build import Build
    from papernotes.model import ReadAs
    from papernotes.source import Source

_SHOWN = 3
"""Records of a reading that are named beside the other one's."""
_ALIKE = 6
"""Files of one paper each, in one folder and read for sure, from which they take a row together."""
_CERTAIN = 0.95
"""The confidence that fills the last tick."""
_WHY = {
    "folders": ("another program keeps or made it", ""),
    "ignored": (".gitignore names it", "gitignore: false"),
    "tables": ("it says what the pages beside it say", ""),
}


class RecordLink(NamedTuple):
    """A record's title, with its page below the site; no page for a record that is not made."""

    title: str
    url: str
    line: int
    """The line of the file on which it begins."""


class Sure(NamedTuple):
    """How sure a reading is."""

    word: str
    """``unsure``, ``likely``, ``sure``; ``as told`` where the settings say it."""
    number: str
    ticks: tuple[bool, ...]


class Way(NamedTuple):
    """One of two ways to read a file."""

    name: str
    papers: str
    first: tuple[RecordLink, ...]
    more: int
    line: str
    """What settles it, written below ``read:`` in the settings."""


class DoubtfulFile(NamedTuple):
    """A file in doubt."""

    file: str
    sure: Sure
    why: str
    """The command that tells more, in whichever folder it is given."""
    ways: tuple[Way, ...]


class FileRow(NamedTuple):
    """A file, or several of one paper each."""

    name: str
    reading: str
    papers: int
    links: tuple[RecordLink, ...]
    sure: Sure
    other: str


class Folder(NamedTuple):
    """A folder's files."""

    name: str
    rows: tuple[FileRow, ...]


class UnreadFile(NamedTuple):
    """What was not read."""

    name: str
    why: str
    setting: str
    """The setting that has it read, if one does."""


class HowView(NamedTuple):
    """All that the page shows."""

    intro: str
    project: str
    """The project as the commands take it."""
    files: int
    cases: tuple[DoubtfulFile, ...]
    folders: tuple[Folder, ...]
    unread: tuple[UnreadFile, ...]


def in_doubt(build: Build) -> list[ReadAs]:
    """Return the files that may as well be read otherwise and of which the settings say nothing, the least sure first.

    These are the files of PN220.
    """
    told_of, readings = build.site.folder.told_of, build.site.library.readings
    doubtful = (told for told in readings if told.confidence < UNSURE and not told_of(told.file))
    return sorted(doubtful, key=lambda told: told.confidence)


def how_view(build: Build) -> HowView:
    """Return what the page shows of a build."""
    site = build.site
    doubtful = in_doubt(build)
    unsure = {told.file for told in doubtful}
    links, sources = _links(build), build.project.by_path
    cases = tuple(_case(told, links[told.file], sources[told.file], build) for told in doubtful)
    rest = [told for told in site.library.readings if told.file not in unsure]
    unread = (UnreadFile(name, *_WHY[kind]) for kind in _WHY for name in getattr(site.unread, kind))
    return HowView(
        _intro(build, len(cases)), _project(build), len(rest), cases, tuple(_folders(rest, links, build)), tuple(unread)
    )


def _project(build: Build) -> str:
    return quote(str(build.root.resolve()))


def _intro(build: Build, unsure: int) -> str:
    kinds = Counter(entry.record.kind for entry in build.site.library.entries)
    became = " and ".join(count(kinds[kind], kind) for kind in ("paper", "note") if kinds[kind]) or "nothing"
    said = f"{count(len(build.site.library.readings), 'file')} became {became}."
    if not unsure:
        return f"{said} No file is in doubt."
    them = ("One file", "it") if unsure == 1 else (f"{unsure} files", "those")
    return f"{said} {them[0]} may as well be read in another way: look at {them[1]} first."


def _links(build: Build) -> Mapping[str, Sequence[RecordLink]]:
    """Return by file the pages of its papers, in the order of their lines; of a file without papers, of its notes."""
    found: dict[str, dict[str, list[RecordLink]]] = defaultdict(lambda: {"paper": [], "note": []})
    for entry in build.site.library.entries:
        for part in entry.parts:
            found[part.place.file][part.kind].append(RecordLink(part.title, entry_permalink(entry), part.place.line))
    held = {file: kinds["paper"] or kinds["note"] for file, kinds in found.items()}
    return defaultdict(list, {file: sorted(links, key=lambda link: link.line) for file, links in held.items()})


def _case(told: ReadAs, links: Sequence[RecordLink], source: Source, build: Build) -> DoubtfulFile:
    """Return a file in doubt. The other way is what the file becomes with the line that says so."""
    site = build.site
    profile = site.folder._replace(told=((told.file, tuple(told.second.split(" + "))),))
    records = parse(source, site.lexicon, profile).records
    papers = [record for record in records if record.kind == "paper"]
    second = [RecordLink(record.title, "", record.place.line) for record in papers or records]
    line = next((link.line for link in (links if told.records else second)), 1)
    ways = (_way(told, told.reading, links, told.records), _way(told, told.second, second, len(papers)))
    name = quote(f"{told.file}:{line}")
    why = f"papernotes explain --project {_project(build)} {'-- ' * name.startswith('-')}{name}"
    return DoubtfulFile(told.file, _sure(told), why, ways)


def _way(told: ReadAs, reading: str, links: Sequence[RecordLink], records: int) -> Way:
    counted = count(records, "paper") if records else "no papers"
    shown = tuple(links[: _SHOWN if records else 1])
    return Way(_name(reading), counted, shown, max(0, records - len(shown)), reading_line(told.file, reading))


def _folders(rest: Iterable[ReadAs], links: Mapping[str, Sequence[RecordLink]], build: Build) -> Iterator[Folder]:
    ordered = sorted(rest, key=lambda told: (told.file.rpartition("/")[0], told.file))
    for name, files in groupby(ordered, key=lambda told: told.file.rpartition("/")[0]):
        held = list(files)
        alike = [told for told in held if _plain(told) and not build.site.folder.told_of(told.file)]
        if len(alike) < _ALIKE:
            alike = []
        together = frozenset(alike)
        rows = [_row(told, links[told.file], build) for told in held if told not in together]
        if alike:
            rows.append(_together(alike, links))
        yield Folder(f"{name}/" if name else "the top folder", tuple(rows))


def _plain(told: ReadAs) -> bool:
    return (told.reading, told.records) == ("file", 1) and told.confidence >= CLOSE


def _row(told: ReadAs, links: Sequence[RecordLink], build: Build) -> FileRow:
    name = told.file.rpartition("/")[2]
    if build.site.folder.told_of(told.file):
        return FileRow(name, _name(told.reading), told.records, tuple(links), Sure("as told", "", ()), "")
    records = f", {count(told.second_records, 'paper')}" if told.second_records and told.second != "file" else ""
    other = f"{_name(told.second)}{records}" if told.confidence < CLOSE else ""
    return FileRow(name, _name(told.reading), told.records, tuple(links), _sure(told), other)


def _together(alike: Sequence[ReadAs], links: Mapping[str, Sequence[RecordLink]]) -> FileRow:
    pages = tuple(link for told in alike for link in links[told.file])
    least = min(alike, key=lambda told: told.confidence)
    return FileRow(f"{len(alike)} files, one paper each", _name("file"), len(alike), pages, _sure(least), "")


def _sure(told: ReadAs) -> Sure:
    bounds = 0.0, UNSURE, CLOSE, _CERTAIN
    word = "unsure" if told.confidence < UNSURE else "likely" if told.confidence < CLOSE else "sure"
    return Sure(word, f"{told.confidence:.2f}", tuple(told.confidence >= bound for bound in bounds))


def _name(reading: str) -> str:
    """Return a reading in words."""
    return {"file": "one paper", "notes": "notes", "nothing": "nothing"}.get(reading, reading.replace(" + ", " and "))
