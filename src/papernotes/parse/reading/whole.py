"""What is seen of a file as a whole: how much it holds of what, how it is named, its front matter, its folder."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.reading.beneath_titles import fields_beneath
from papernotes.parse.reading.languages import observe_language
from papernotes.parse.reading.line_facts import count_words, folded
from papernotes.parse.reading.observe import EVIDENCE, tell_work
from papernotes.parse.reading.wording_signs import tell
from papernotes.parse.records import line_words as words
from papernotes.parse.records.file_names import is_key, name_title, says_nothing
from papernotes.parse.records.groups import read_mark
from papernotes.parse.records.whole_file import document_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.parse.reading.folder import FolderFacts, Profile
    from papernotes.parse.reading.line_facts import Lines
    from papernotes.parse.reading.units import Unit
    from papernotes.parse.records.view import View

_OF_FILES = (
    "names a venue, a year or a date only", "names a list of papers",
    "no paper's link in all of it", "one paper's link in all of it", "papers' links in all of it",
    "a paper's keys in the lines beneath", "a paper's link in the lines beneath", "reads like a title",
    "reads unlike a title", "names nothing in particular", "labels beneath that other files have",
    "names on the line beneath", "below: names a part of a paper's notes", "capitalised words",
    "three words or fewer", "a citation's entry beneath", "a citation beneath", "nothing beneath",
    "words beneath that speak of a work", "lines beneath that speak of a work",
)  # fmt: skip
"""What counts otherwise for a file than for what stands in one."""
_FEW_EIGHTHS = 2
"""Eighths of the files beside a file, under which they tell of no papers."""
_NAMING = 3
"""Blanks in a title that may speak of papers and be none: "Reading list 2020"."""
_CITABLE = 3
"""Blanks in a title that stands nowhere else by chance."""
DOCUMENTED = "file: a document beside it in its first lines"
_FIRST_LINES = 6
_FIRST = 12
"""Units that may bear the file's name."""
_TYPES = frozenset(
    ("type", "tags", "tag", "category", "categories", "kind", "class", "notetype", "note-type", "note type")
)
_BIBLIOGRAPHIC = frozenset(("title", "authors", "year", "venue", "doi", "arxiv"))
_FRONT = ("title", "authors", "year", "venue", "doi", "arxiv", "paper", "tags", "published_on", "read_on")


def observe_whole(units: Sequence[Unit], lines: Lines, view: View, profile: Profile) -> None:
    """Add what is seen of the file as a whole: to its own unit, and as what is common to all others."""
    root = units[0]
    path = PurePosixPath(view.source.path)
    tops = view.tree.children
    lone = len(tops) == 1
    file = {**_amounts(units, lines, view), **_shared(profile), **_title(units, view), "one top heading": float(lone)}
    common = {f"in a file: {name}": value for name, value in file.items() if value}
    for unit in units[1:]:
        unit.common = common
        if lone and unit.kind == "heading" and unit.parent is root:
            unit.seen["the only top heading"] = 1.0
    root.seen.update((f"file: {name}", value) for name, value in file.items() if value)
    place = profile.place(view.source.path)
    if place is not None:
        root.seen["file: files beside it link to papers"] = place.linked / 8
        root.seen["file: files beside it link to one paper"] = place.single / 8
        root.seen["file: files beside it name authors or venues"] = place.cited / 8
    _named(units, path, alone=place is None)
    _called(root, view)
    _spoken_of(root, profile)
    _keyed(root, lines)
    observe_language(root, lines)
    first = [view.lines[number - 1] for number in lines.numbers[:_FIRST_LINES]]
    tell(
        root.seen,
        ("file: titles by keys", lines.titles > 1),
        (DOCUMENTED, document_on(first) != ""),
        ("file: people alone on the line beneath", lone and "people alone on the line beneath" in root.seen),
    )
    if root.title.count(" ") >= _CITABLE and root.title.casefold() in "\n".join(view.lines[root.stop :]).casefold():
        root.seen["file: its title in a line beneath"] = 1.0
    root.seen.update((f"file: {name}", root.seen[name]) for name in _OF_FILES if name in root.seen)
    _front(root, lines, view, profile)
    if EVIDENCE.isdisjoint(root.seen):
        _untold(root, profile, place, path)


def _amounts(units: Sequence[Unit], lines: Lines, view: View) -> dict[str, float]:
    """Return how much the file holds of what."""
    kinds = Counter(unit.kind for unit in units)
    papers = len({key for _, key in lines.papers})
    return {
        "lines in the file": min(math.log1p(len(view.lines)) / 7, 1.5),
        "papers' links in the file": min(math.log1p(papers) / 4, 1.5),
        "headings in the file": min(math.log1p(kinds["heading"]) / 4, 1.5),
        "bullets in the file": min(math.log1p(kinds["bullet"]) / 5, 1.5),
        "rows in the file": min(math.log1p(kinds["row"]) / 5, 1.5),
    }


def _shared(profile: Profile) -> dict[str, float]:
    """Return what the folder's files show together."""
    return {
        "files in the folder": min(profile.files, 8) / 8,
        "files of the folder that link to papers": profile.linked / 8,
        "files of the folder that link to one paper": profile.single / 8,
        "files of the folder that name authors or venues": profile.cited / 8,
    }


def _title(units: Sequence[Unit], view: View) -> dict[str, float]:
    """Return what the file's title says of what it holds, in its front matter or else in its first heading."""
    titled = view.front is not None and any(key_of(entry.key) == "title" for entry in view.front.properties)
    title = next((unit for unit in units[1:3] if unit.kind == "heading" and not titled), units[0]).title
    short = title.count(" ") <= _NAMING
    speaks = words.is_collection(title) or (short and words.pattern("speaks_of_papers").search(title) is not None)
    return {
        "its title speaks of papers": float(speaks),
        "its title names a venue": float(read_mark(title, 0, view.lexicon).venue is not None),
    }


def _untold(root: Unit, profile: Profile, place: FolderFacts | None, path: PurePosixPath) -> None:
    """Add that nothing in a file tells of a paper, and whether the files around it do, or its folder's name."""
    tell(
        root.seen,
        ("file: nothing in it tells of a paper", True),
        ("file: nothing but its folder's name tells of a paper", _shelf(path) == "papers"),
        (
            "file: nothing in it or beside it tells of a paper",
            place is None or max(place.single, place.cited) <= _FEW_EIGHTHS,
        ),
        (
            "file: nothing in it or its folder tells of a paper",
            profile.linked <= _FEW_EIGHTHS and profile.cited <= _FEW_EIGHTHS,
        ),
    )


def _named(units: Sequence[Unit], path: PurePosixPath, *, alone: bool) -> None:
    """Add what the file's name and its folders' names say.

    A file that is ``alone`` in its folder and has a name that says nothing is called as its folder is.
    """
    seen = units[0].seen
    shelf = _shelf(path)
    lent = alone and len(path.parts) > 1 and says_nothing(path.stem) and not says_nothing(path.parent.name)
    about = not lent and words.pattern("files_about_notes").fullmatch(path.stem) is not None
    tell(
        seen,
        ("file: in a folder of papers by its name", shelf == "papers"),
        ("file: in a folder of other notes by its name", shelf == "others"),
        ("file: named as what tells of the notes", about),
        ("file: named as its folder is", lent),
        ("file: a date in its name", words.has_date(path.stem.replace("_", "-"))),
        ("file: in a folder below", len(path.parts) > 1),
    )
    stem = _spaced(path.parent.name if lent else path.stem)
    seen["file: words in its name"] = min(count_words(stem), 12) / 6
    names = [set(folded(name).split()) for name in (stem, _spaced(path.parent.name))]
    for unit in units[:_FIRST]:
        own = set(folded(unit.title).split())
        if likeness := max(len(own & name) / max(1, len(own | name)) for name in names):
            unit.seen["as the file or folder is named"] = likeness


def _shelf(path: PurePosixPath) -> str:
    """Return what the nearest folder that tells says of its notes: ``papers``, ``others``, or "" where none tells."""
    for folder in reversed(path.parts[:-1]):
        for kind in ("papers", "others"):
            if words.pattern(f"folders_of_{kind}").search(folder):
                return kind
    return ""


def _below(root: Unit) -> list[Unit]:
    """Return the headings of a file's two highest levels."""
    return [child for top in root.children for child in (top, *top.children) if child.kind == "heading"]


def _keyed(root: Unit, lines: Lines) -> None:
    """Add what headings are keys, whose values stand beneath: "## Authors", "### Published in:"."""
    fields = {key_of(child.title.strip(" :："), loose=False) or "" for child in _below(root)[:_FIRST]}
    if fields := fields & _BIBLIOGRAPHIC:
        tell_work(root.seen, fields.union(fields_beneath(root, lines)))


def _spoken_of(root: Unit, profile: Profile) -> None:
    """Add that the notes call themselves notes on papers, and whether the file is laid out as these are."""
    if not profile.speaks or "file: named as what tells of the notes" in root.seen:
        return
    below = _below(root)
    parts = sum("names a part of a paper's notes" in child.seen for child in below)
    tell(
        root.seen,
        ("file: in notes that say they are on papers", True),
        ("file: in notes on papers, with a part of a paper's notes", parts > 0),
        ("file: in notes on papers, with parts of a paper's notes", parts > 1),
    )


def _called(root: Unit, view: View) -> None:
    """Add that the file's name says who wrote a paper, or when: ``2004_Lovelace_Folding Boats``, ``lovelace2004``."""
    named = name_title(view.source.path)
    parts = read_title(named, view.lexicon)
    who = bool(parts.authors or parts.key) or is_key(named)
    tell(root.seen, ("file: its name says who wrote a paper", who))


def _spaced(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def _front(root: Unit, lines: Lines, view: View, profile: Profile) -> None:
    """Add what the front matter's keys are, some of which may stand right beneath it."""
    keys = {entry.key for entry in view.front.properties if entry.values} if view.front else set()
    if not keys or view.front is None:
        return
    fields = {key_of(key) or key.casefold() for key in keys}
    fields.update(_nested(view))
    tell(root.seen, ("file: front matter", True), *((f"file: {f} in its front matter", f in fields) for f in _FRONT))
    tell_work(root.seen, fields.union(fields_beneath(root, lines)))
    said = (value for entry in view.front.properties if entry.key.casefold() in _TYPES for value in entry.values)
    typed = any(words.pattern("type_of_papers").fullmatch(value.strip("#[] ").rpartition("/")[2]) for value in said)
    tell(root.seen, ("file: its type or tags call it notes on a paper", typed))
    shared = dict(profile.keys)
    others = sum(shared.get(folded(key), 0) for key in keys)
    root.seen["file: keys in front that other files have"] = others / 8 / len(keys)


def _nested(view: View) -> set[str]:
    """Return the fields that nested tags of the front matter name: ``venue/icml``."""
    entries = view.front.properties if view.front else ()
    tags = (value for entry in entries if key_of(entry.key) == "tags" for value in entry.values)
    names = (tag.strip("#").partition("/") for tag in tags)
    return {field for name, slash, _ in names if slash and (field := key_of(name, loose=False))}
