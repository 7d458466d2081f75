"""What is seen of each unit by itself: on its line, beneath it, and where it stands in its file."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from papernotes.parse.fields.hosts import host_kind
from papernotes.parse.fields.urls import repair_url
from papernotes.parse.reading.beneath_titles import HEAD, entry_fields, is_cited, lines_beneath, names_people
from papernotes.parse.reading.folder import linked_notes
from papernotes.parse.reading.line_facts import YEAR, Lines, folded, reads_like_names, says_no_title
from papernotes.parse.reading.wording_signs import tell, wording
from papernotes.parse.records import line_words as words
from papernotes.parse.records.line_words import LINK

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from papernotes.parse.reading.line_facts import LineFacts
    from papernotes.parse.reading.units import Unit
    from papernotes.parse.records.view import View

_LABELLED = 60
"""Lines beneath a title in which labels are looked for."""
_MOST_LISTS = 8
"""Lists of what a file cites that are looked at."""
_LOCAL = re.compile(r"\]\((?!https?:|mailto:|#|<?\s*\))[^()\s]{1,200}|\[\[[^\[\]\n]{1,200}\]\]")
_NOTES = re.compile(
    r"\]\((?!https?:(?!//github\.com/[^\s()]{1,200}/blob/))[^()\s#]{1,300}\.(?:md|markdown)\b", re.IGNORECASE
)
_TO_NOTES = re.compile(
    r"!?\[(?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){1,300}\]\((?!https?:(?!//github\.com/[^\s()]{1,200}/blob/))"
    r"[^()\n#]{1,300}?\.(?:md|markdown)\b[^()\n]{0,200}\)|\[\[[^\[\]\n]{1,300}\]\]",
    re.IGNORECASE,
)
"""A link to notes with its label: the words in front of an address, or the name in double brackets."""
_ANCHOR = re.compile(r"\]\(\s*#")
_EMPTY = re.compile(r"\]\(\s*\)")
_IMAGE = re.compile(r"!\[|<img", re.IGNORECASE)
_YEARS = re.compile(r"(?:19[5-9]\d|20[0-3]\d)")
_NUMBERS = re.compile(r"\d+")
_RUNS = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"w(?:[\s,.'’/-]*w)+")
_LONGEST = 400
"""Characters of a line that are looked at."""
_SHAPE = 60
_SHAPED = 8
_CITED_KINDS = (
    "authors",
    "venue",
    "year",
    "arxiv",
    "doi",
    "paper",
    "title",
    "citation",
    "first_author",
    "published_on",
)
_OF_WORKS = frozenset(("venue", "arxiv", "doi", "citation", "key"))
"""Fields that a work has and little else; who wrote something has another, unless its year stands there, too."""
UNTITLED = "a key of what is no title opens it"
"""The line says something of a paper, and names none: no record starts there."""
INDEXED = "its title leads to a file of notes"
"""An entry of an index: the notes that it leads to are the record, also where they are not at hand."""
_LINE_MARK = re.compile(r"[ \t]*(?:[-*+>][ \t]+|\d{1,3}[.)][ \t]+)*(?:#{1,6}[ \t]+)?(?:\[[ xX]\][ \t]+)?")

EVIDENCE = frozenset((
    "a paper's link on its line", "a paper's link in the lines beneath", "a paper's keys in the lines beneath",
    "names on the line beneath", "names in the lines beneath", "a citation", "a citation's entry beneath",
    "a citation beneath",
    "its title leads to a paper", "letters and a year, as venues have", "quotes or title marks",
    "a column of venue", "a column of year", "a column of authors", "a column of paper",
    "file: authors in its front matter", "file: venue in its front matter", "file: doi in its front matter",
    "file: arxiv in its front matter", "file: paper in its front matter",
))  # fmt: skip
"""Of these a record of a paper has one, or its neighbours do."""


def observe_units(units: Sequence[Unit], lines: Lines, view: View, absent: frozenset[str]) -> None:
    """Fill what is seen of each unit by itself; ``absent`` are the linked files of notes that are not there."""
    last = len(view.lines)
    starts = [unit.line for unit in units if unit.kind == "heading"]
    papers = [number for number, _ in lines.papers]
    cited = [(u.line, u.end_line) for u in units if u.kind == "heading" and words.is_references(u.title)][:_MOST_LISTS]
    for unit in units:
        seen = unit.seen
        seen[unit.kind] = 1.0
        raw = view.lines[unit.line - 1] if unit.kind != "file" else unit.text
        unit.shape = shape_of(unit.text if unit.kind in ("row", "file") else raw)
        wording(unit, raw, view.lexicon)
        _own(unit, raw, lines)
        if ".m" in raw or "[[" in raw:
            _linked(unit, raw, absent)
        _head(unit, lines)
        _beneath(unit, lines, starts, papers, cited)
        unit.labels = unit.labels if unit.kind == "row" else _labels(unit, lines)
        seen["how far down"] = unit.line / last
    filled = lines.numbers
    if filled:
        for unit in units:
            if unit.line <= filled[0] + 1 and unit.kind != "file":
                unit.seen["opens the file"] = 1.0


def shape_of(raw: str) -> str:
    """Return the marks that open a text, its words and numbers each as one letter."""
    mark = _LINE_MARK.match(raw)
    text = raw[mark.end() if mark else 0 :][:_SHAPE]
    text = _NUMBERS.sub("0", _YEARS.sub("Y", _RUNS.sub("w", text)))
    return _JOINED.sub("w", text).replace(" ", "")[:_SHAPED]


def _own(unit: Unit, raw: str, lines: Lines) -> None:
    """Add what links stand on its own line, and what its title leads to."""
    seen = unit.seen
    held = _held(unit, lines)
    linked = "](" in raw or "[[" in raw
    tell(
        seen,
        ("a paper's link on its line", bool(held.papers)),
        ("several papers' links on its line", len(held.papers) > 1),
        ("a link to code or a project on its line", held.code),
        ("a link to a talk, a blog or slides on its line", held.media),
        ("links on its line, none of them a paper's", held.links > 0 and not held.papers),
        ("a link to another file on its line", linked and _LOCAL.search(raw) is not None),
        ("a link to a file of notes on its line", linked and _NOTES.search(raw) is not None),
        ("a link to a place in this file", linked and _ANCHOR.search(raw) is not None),
        ("a link left empty", linked and _EMPTY.search(raw) is not None),
        ("a key opens it", bool(held.field) and unit.kind not in ("file", "heading")),
        ("one of several titles' keys opens it", held.field == "title" and unit.kind != "file" and lines.titles > 1),
        (UNTITLED, says_no_title(unit.kind, unit.title, raw, held)),
        ("a picture on its line", linked and _IMAGE.search(raw) is not None),
    )
    if held.links:
        seen["links on its line"] = min(held.links, 5) / 5
    target = _target(unit)
    if target is not None:
        url = repair_url(target)
        kind = host_kind(url) if url else "nothing outside"
        seen["its title is a link"] = 1.0
        seen[f"its title leads to {_LEADS.get(kind, 'another page')}"] = 1.0
    if unit.columns:
        columns = {field for field, _ in unit.columns}
        seen["columns filled"] = min(len(unit.columns), 8) / 8
        tell(seen, *((f"a column of {field}", field in columns) for field in _COLUMNS))
        tell(seen, ("a year in its row", YEAR.search(raw) is not None))


def _linked(unit: Unit, raw: str, absent: frozenset[str]) -> None:
    """Add whether the files of notes that its line links to are there."""
    if notes := linked_notes(raw):
        tell(
            unit.seen,
            ("its line links to notes that are there", not absent.issuperset(notes)),
            ("its line links to notes that are not there", not absent.isdisjoint(notes)),
            ("its title is that of other notes", of_notes := _is_of_notes(unit, raw)),
            (INDEXED, of_notes and "[[" not in raw and "://" not in raw),
        )


def _is_of_notes(unit: Unit, raw: str) -> bool:
    """Tell whether the words of a title are a link to notes: an index has such, whose papers the notes are about."""
    beside = folded(_TO_NOTES.sub(" ", raw[:_LONGEST]))
    return bool(unit.title) and unit.kind != "file" and folded(unit.title) not in beside


_COLUMNS = ("venue", "year", "code", "authors", "paper", "links")
_LEADS = {
    "paper": "a paper", "code": "code", "project": "a project", "data": "a project", "blog": "a talk or a blog",
    "video": "a talk or a blog", "slides": "a talk or a blog", "discussion": "a talk or a blog",
    "nothing outside": "nothing outside the notes",
}  # fmt: skip


def _held(unit: Unit, lines: Lines) -> LineFacts:
    if unit.kind == "file" and unit.stop < 1:
        return lines.held[0]
    return lines.held[unit.line if unit.kind != "file" else max(unit.stop, 1)]


def _target(unit: Unit) -> str | None:
    if unit.item is not None:
        return unit.item.target or None
    if "](" in unit.text:
        found = LINK.search(unit.text)
        return found[2].strip() if found else None
    return None


def _head(unit: Unit, lines: Lines) -> None:
    """Add what the first lines beneath its title say."""
    seen = unit.seen
    numbers = lines_beneath(unit, lines)
    entry = entry_fields(unit, lines) if unit.kind in ("file", "heading") else set()
    if not numbers:
        if entry:
            tell_work(seen, entry)
            return
        seen["nothing beneath"] = 1.0
        bare = unit.kind == "heading" and not unit.children and "links on its line" not in seen
        tell(seen, ("a few words above nothing", bare and ("one word" in seen or "three words or fewer" in seen)))
        return
    held = [lines.held[number] for number in numbers]
    raws = [lines.raw[number - 1] for number in numbers]
    papers = any(line.papers for line in held)
    fields = {line.field for line in held if line.field} | entry
    named = reads_like_names(raws[0])
    tell(
        seen,
        ("a paper's link in the lines beneath", papers),
        ("a link to code in the lines beneath", any(line.code for line in held)),
        ("a talk or a blog and no paper in the lines beneath", not papers and any(line.media for line in held)),
        ("a speaker in the lines beneath", "speaker" in fields),
        ("names on the line beneath", named),
        ("people alone on the line beneath", named and names_people(raws[0][:_LONGEST])),
        ("names in the lines beneath", not named and len(raws) > 1 and reads_like_names(raws[1])),
        ("a year in the lines beneath", any(YEAR.search(raw, 0, _LONGEST) for raw in raws[:3])),
        ("a line of links beneath", held[0].links > 0 and len(LINK.sub("", raws[0][:_LONGEST]).split()) <= 3),
        ("a citation's entry beneath", any(raw.lstrip(" `").startswith("@") for raw in raws[:2])),
        ("a citation beneath", unit.kind in ("file", "heading") and is_cited(unit, numbers, lines)),
    )
    labelled = sum(bool(line.label) for line in held)
    if labelled:
        seen["labels in the lines beneath"] = labelled / HEAD
    if fields:
        seen["keys in the lines beneath"] = min(len(fields), 4) / 4
    tell_work(seen, fields)
    cited = len(fields.intersection(_CITED_KINDS))
    if cited:
        seen["a paper's key in the lines beneath"] = 1.0
        seen["a paper's keys in the lines beneath"] = min(cited, 3) / 3


def tell_work(seen: dict[str, float], fields: Collection[str]) -> None:
    """Add whether keys of these fields name a work, and whether they say whose it is and where or when it appeared."""
    works = not _OF_WORKS.isdisjoint(fields)
    written = "authors" in fields
    tell(
        seen,
        ("its venue, id or authors and year by keys", works or (written and "year" in fields)),
        ("its authors with its venue, id or year by keys", written and (works or "year" in fields)),
    )


def _beneath(unit: Unit, lines: Lines, starts: list[int], papers: list[int], cited: Sequence[tuple[int, int]]) -> None:
    """Add how much stands beneath, of what, and how many papers it links to, those that it only cites left out."""
    seen = unit.seen
    first, last = unit.line, unit.end_line
    count = lines.words[last] - lines.words[min(unit.stop, last)]
    filled = lines.filled[last] - lines.filled[min(unit.stop, last)]
    seen["words beneath"] = math.log1p(count) / 7
    seen["lines beneath"] = math.log1p(filled) / 5
    headings = bisect_left(starts, last + 1) - bisect_left(starts, unit.stop + 1)
    if headings:
        seen["headings beneath"] = min(math.log1p(headings) / 3, 1.5)
    keys = lines.keys[last] - lines.keys[min(unit.stop, last)]
    if keys:
        seen["keys beneath"] = min(math.log1p(keys) / 3, 1.5)
    spoken = lines.speaking[last] - lines.speaking[min(unit.stop, last)]
    if spoken:
        seen["words beneath that speak of a work"] = 1.0
        seen["lines beneath that speak of a work"] = min(math.log1p(spoken) / 3, 1.5)
    some = lines.papers[bisect_left(papers, first) : bisect_left(papers, last + 1)]
    if len(some) > 1 and any(first < begin and end <= last for begin, end in cited):
        some = [(n, key) for n, key in some if not any(first < begin <= n <= end for begin, end in cited)]
    distinct = len({key for _, key in some}) if len(some) < 2000 else 2000
    if distinct == 0:
        seen["no paper's link in all of it"] = 1.0
    elif distinct == 1:
        seen["one paper's link in all of it"] = 1.0
    else:
        seen["papers' links in all of it"] = min(math.log(distinct) / 3, 1.5)
        seen["papers' links a line"] = min(distinct / max(1, filled + 1), 1.0)
    kinds = Counter([child.kind for child in unit.children]) if unit.children else {}
    for kind, count in kinds.items():
        seen[f"{kind} units beneath"] = min(math.log1p(count) / 3, 1.5)


def _labels(unit: Unit, lines: Lines) -> frozenset[str]:
    first = (unit.stop if unit.kind in ("file", "heading") else unit.line) + 1
    last = min(unit.end_line, first + _LABELLED)
    return frozenset(label for held in lines.held[first : last + 1] if (label := held.label))


def texts_of(units: Sequence[Unit]) -> Counter[tuple[str, str]]:
    """Return how often the same words open a unit of a kind."""
    return Counter((unit.kind, unit.title.casefold()) for unit in units)
