"""A file as one record: its title in front matter, in the first heading, in a line, or in the file's name."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.titles import read_title
from papernotes.parse.records import words
from papernotes.parse.records.evidence import evidence
from papernotes.parse.records.head import FURTHEST, head_lines
from papernotes.parse.records.headings import heading_candidate
from papernotes.parse.records.says import is_metadata_heading
from papernotes.parse.records.signals import Candidate, Signal
from papernotes.parse.records.view import may_open_with_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.fields.metadata import KeyLine
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

_FRONT_WEIGHTS = {
    "authors": 2.0, "venue": 2.0, "year": 1.0, "arxiv": 2.5, "doi": 2.5, "paper": 2.5, "code": 1.0, "citation": 2.0,
    "published_on": 0.5, "project": 1.0,
}  # fmt: skip
_ITEM_TYPE = re.compile(
    r"paper|article|literature|conference|inproceedings|publication|preprint|reference|source|论文|文献", re.IGNORECASE
)
_NO_NOTE = re.compile(
    r"^(?:readme|index|summary|todo|contributing|license|changelog|about|_?sidebar|home|template|_?template|tags|categories|toc|news)$",
    re.IGNORECASE,
)
_DATED = re.compile(r"^(?:19|20)\d\d[-_.]?\d{1,2}(?:[-_.]?\d{1,2})?$")
_DAY = re.compile(r"((?:19|20)\d\d)_(\d\d)_(\d\d)")
"""How Logseq names a day's file."""
_POST_DATE = re.compile(r"^(?:19|20)\d\d-\d{1,2}-\d{1,2}-(?=\S)")
_TO_PAPER = re.compile(
    r"\[(?:link to (?:the |this )?paper|this [\w ]{0,20}paper|the paper|论文链接|論文リンク|논문 링크)"
    r"[^\[\]]{0,20}\]\(",
    re.IGNORECASE,
)
_TOP = 30
"""Lines at the top of a file in which it says what it is."""
_MOST_TALK = 3
"""Times that notes speak of a paper; more of them say no more."""
_SURE = 2.0
"""How much a file's name must read like a title to be one before a heading that does not."""
_SPLIT = re.compile(r"[\W_]+")


def file_title(view: View) -> tuple[str, int]:
    """Return the title that a file as one record has, as written, and the line that says it; 0 for the file's name."""
    found: tuple[str, int] | None = view.memo.get("file title")
    if found is None:
        found = view.memo["file title"] = _file_title(view)
    return found


def _file_title(view: View) -> tuple[str, int]:
    top = top_heading(view)
    for read in title_lines(view, top):
        return read
    front = front_value(view, "title")
    named = name_title(view.source.path)
    if top and not front and words.titlelike(top.title) <= 0 and words.titlelike(named) >= _SURE:
        return named, 0
    signs = top and not front and not words.undecorated(top.title)  # a title of signs is one where nothing else is
    named_so = top and (signs or not words.is_generic(top.title))
    if top and named_so and not _is_section(top, view):
        linked = "](" in top.title
        if linked or not front or words.titlelike(top.title) > 0 or words.titlelike(front[0]) <= 0:
            return top.title, top.heading.line if top.heading else 0
    if front:
        return front
    return named, 0


def front_value(view: View, *fields: str) -> tuple[str, int] | None:
    """Return the first value of a field in the front matter, and its line."""
    if view.front:
        for entry in view.front.properties:
            if entry.values and (key_of(entry.key) or entry.key.casefold()) in fields:
                return entry.values[0], entry.line
    return None


def title_lines(view: View, top: Region | None) -> Iterator[tuple[str, int]]:
    """Yield the titles that metadata lines under the first heading state, with their lines."""
    regions = [view.tree, *([top, *top.children] if top else [])]
    for region in regions:
        if region not in (view.tree, top) and not is_metadata_heading(region.title):
            continue
        if _may_state_title(region, view):
            for read in head_lines(view, region.first, region.own_end):
                key = read.line.key
                if read.says == "key" and key and key.field == "title" and key.value:
                    yield key.value, read.line.number


def _may_state_title(region: Region, view: View) -> bool:
    """Tell at low cost whether a line under a heading has the title's key; what the others say is not asked then."""
    keys = _keys(view, region.first, min(region.own_end, region.first + FURTHEST))
    return any(key.field == "title" for key in keys)


def _keys(view: View, first: int, last: int) -> Iterator[KeyLine]:
    """Yield the keys of some lines."""
    for number, raw in enumerate(view.lines[first - 1 : last], first):
        if may_open_with_key(raw) and (key := view.line(number).key):
            yield key


def name_title(path: str) -> str:
    """Return the words of a file's name, or of its folder's where the file's says nothing."""
    pure = PurePosixPath(path)
    if day := _DAY.fullmatch(pure.stem):
        return "-".join(day.groups())
    for name in (_own_name(pure.stem), pure.parent.name):
        plain = _POST_DATE.sub("", name)
        plain = (
            re.sub(r"_+|(?<=\w)-(?=\w)", " ", plain)
            if " " not in plain
            else plain.replace("_", ": ", 1)
            if "_" in plain
            else plain
        )
        if (
            not words.is_generic(plain)
            and not _NO_NOTE.match(name)
            and plain.casefold() not in ("paper", "note", "notes", "review", "main")
        ):
            return plain.strip()
    return _own_name(pure.stem)


def _own_name(stem: str) -> str:
    """Return a name without the namespaces before it, and without the mark of a literature note where words follow."""
    own = stem.rpartition("___")[2] or stem
    return own.removeprefix("@") if " " in own else own


def title_is_written(view: View) -> bool:
    """Tell whether any line of the file states its title."""
    return file_title(view)[1] > 0


def top_heading(view: View) -> Region | None:
    """Return the first heading, when it stands at the file's top: before any text but badges and the like."""
    tree = view.tree
    if not tree.children:
        return None
    text = [block for block in tree.own if block.kind not in ("html", "rule")]
    return tree.children[0] if len(text) <= 1 else None


def title_heading(view: View) -> Region | None:
    """Return the heading that stands for the file's title: the first, unless it opens a section of the text."""
    top = top_heading(view)
    if top is None or _is_section(top, view):
        return None
    title, _ = file_title(view)
    says_nothing = words.is_generic(top.title) and any(map(str.isalnum, top.title))  # a sign alone heads its section
    return top if top.title == title or says_nothing else None


def _is_section(region: Region, view: View) -> bool:
    plain = words.undecorated(region.title)
    return words.is_section(plain, view.lexicon) or is_metadata_heading(plain)


def file_candidate(view: View) -> Candidate:
    """Return the whole file as one candidate; it is weighed once."""
    found: Candidate | None = view.memo.get("file")
    if found is None:
        found = view.memo["file"] = _weighed(view)
    return found


def _weighed(view: View) -> Candidate:
    title, line = file_title(view)
    signals = [
        *_title_signals(view, title, line),
        *_front_signals(view),
        *_body_signals(view),
        *_path_signals(view, title),
    ]
    return Candidate("file", 1, len(view.lines), title, tuple(signals))


def _title_signals(view: View, title: str, line: int) -> Iterator[Signal]:
    top = title_heading(view)
    if top and top.heading:
        signals = heading_candidate(top, view, title=True).signals
        if line != top.heading.line:
            signals = tuple(signal for signal in signals if signal.name != "names a list or a part")
        yield from signals
    elif line:
        if words.is_collection(title):
            yield Signal("names a list of papers", -4.0)
        like = words.titlelike(title)
        yield Signal("title in the front matter or a line", 1.0)
        if not top or line != (top.heading.line if top.heading else 0):
            yield from evidence(view, view.tree.first, view.tree.own_end)
        yield Signal("reads like a title" if like > 0 else "reads unlike a title", like)
    elif not top:
        yield Signal("title only in the file's or folder's name", -1.0)
        yield Signal("reads like a title", words.titlelike(title))
    for region in view.tree.children:  # front matter holds the title, and the headings are its sections
        if (not top or line != (top.heading.line if top.heading else 0)) and is_metadata_heading(region.title):
            yield from (
                signal
                for signal in heading_candidate(region, view, title=True).signals
                if signal.weight > 0 and "title" not in signal.name
            )


def _front_signals(view: View) -> Iterator[Signal]:
    if not view.front:
        return
    for entry in view.front.properties:
        if not entry.values:
            continue
        field = key_of(entry.key)
        if field in _FRONT_WEIGHTS:
            yield Signal(f"{field} in the front matter", _FRONT_WEIGHTS[field])
        elif entry.key.casefold() in ("type", "class", "category", "categories", "tags", "tag", "itemtype"):
            if any(_ITEM_TYPE.fullmatch(value.strip("#\"' ")) for value in entry.values):
                yield Signal("front matter calls it a paper", 2.5)
        elif entry.key.casefold() in ("citekey", "citationkey", "citation-key", "bibkey", "zotero"):
            yield Signal("citation key in the front matter", 2.5)
        if field == "tags" and any(view.lexicon.venues.exact(value) for value in entry.values):
            yield Signal("venue among the tags", 2.5)


def _body_signals(view: View) -> Iterator[Signal]:
    titles = [region.title for region in view.tree.walk()][1:]
    headings = [words.undecorated(title) for title in titles]
    parts = [words.undecorated(title) for title in titles if words.is_section(title, view.lexicon)]
    roles = set(map(view.lexicon.roles.role, parts))
    if len(roles) >= 2:
        yield Signal("headings of a paper's parts", min(0.75 * len(roles), 2.5))
    first, *others = words.table_of("paper_parts")
    if any(first.fullmatch(heading) for heading in headings) and any(
        part.fullmatch(heading) for part in others for heading in headings
    ):
        yield Signal("laid out as a paper is", 2.0)
    if any(key.field == "speaker" for key in _keys(view, 1, _TOP)):
        yield Signal("has a speaker: a talk", -6.0)
    said = words.pattern("talk", re.NOFLAG).finditer(view.source.text[:30_000].lower())
    talk = sum(1 for _ in islice(said, _MOST_TALK))
    if talk:
        yield Signal("speaks of a paper", 0.5 * talk)
    for number, raw in enumerate(view.lines[:400], 1):
        if "](" in raw and _TO_PAPER.search(raw) and number not in view.verbatim:
            yield Signal("link to the paper", 2.0)
            return


def _path_signals(view: View, title: str) -> Iterator[Signal]:
    path = PurePosixPath(view.source.path)
    if _DATED.match(path.stem):
        yield Signal("a day's notes", -5.0)
    names = {_letters(_POST_DATE.sub("", path.stem)), _letters(path.parent.name)} - {""}
    if _letters(words.undecorated(title)) in names and len(title.split()) >= 2:
        yield Signal("named after its title", 1.0)
    if not title_is_written(view) and read_title(path.stem, view.lexicon).venue:
        yield Signal("venue in the file's name", 2.0)
    if _NO_NOTE.match(path.stem) and len(path.parts) == 1:
        yield Signal("a file of this name is about the notes", -2.0)
    elif re.search(r"papers?|论文|論文|논문|literature|reading", path.parent.as_posix(), re.IGNORECASE):
        yield Signal("in a folder of papers", 0.5)


def _letters(text: str) -> str:
    return _SPLIT.sub("", text).casefold()
