"""The lines of a record → what they state: beside its title, beneath it, under headings of metadata, in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.bylines import full_names, read_byline, read_names_and_where
from papernotes.parse.fields.citation_line import read_citation, venue_behind
from papernotes.parse.fields.metadata import LINK_FIELDS, key_of
from papernotes.parse.fields.ratings import is_rating
from papernotes.parse.plain import is_task, plain_line
from papernotes.parse.records.cells import read_row
from papernotes.parse.records.citation_facts import cited_link, names_and_title, take_citation
from papernotes.parse.records.coded import read_coded
from papernotes.parse.records.facts import MARK, Stated
from papernotes.parse.records.keyed import holds_keys, same_title, stated_title
from papernotes.parse.records.line_findings import findings
from papernotes.parse.records.only_citation import read_only_citation
from papernotes.parse.records.own_links import read_own_links
from papernotes.parse.records.record_head import ITEM, Read, head_lines
from papernotes.parse.records.says import is_metadata_heading, say
from papernotes.parse.records.taking import take, take_author, take_field
from papernotes.parse.records.title_line import read_rest, read_title_heading, read_title_item, take_byline
from papernotes.parse.records.view import Line
from papernotes.parse.records.whole_file import file_title, title_beneath, title_heading
from papernotes.parse.sections import BOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.diagnostics import Diagnostic
    from papernotes.parse.outline import Block
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.parts import LayoutPart
    from papernotes.parse.records.view import View
    from papernotes.parse.sections import Opening

_VALUE_FIELDS = (
    *LINK_FIELDS, "links", "authors", "venue", "year", "arxiv", "doi", "tags", "published_on", "read_on", "dated",
    "rating",
)  # fmt: skip
_SENTENCE = re.compile(r"\w{2}[.!?。！？][ \t]*$")
_SHORT = 2
"""Words of a title that may be but a name."""
_WORD = re.compile(r"\w+")
_EDGES = ' \t,，.:：;"“”'
_MOST_WRAPPED = 6
"""Lines of a paragraph that may say who, where and when."""
_NOBODY = frozenset({"paper", "code", "video"})
_MOST_VALUES = 4
_MOST_AUTHORS = 60
"""Lines beneath a heading that may be a key's values; more is text."""


def read_record(
    part: LayoutPart, blocks: Sequence[Block], found: Sequence[Opening], view: View, facts: Facts
) -> Iterator[Diagnostic]:
    """Gather what a record's lines state; yield what is wrong in them."""
    form = part.candidate.form if part.candidate else ""
    if form == "row":
        read_row(part, view, facts)
        return
    first = _read_title_line(part, blocks, view, facts, form)
    found = [opening for opening in found if opening.line >= first] if form == "heading" else found
    first = _read_wrapped_names(first, blocks, view, facts)
    found = _read_stated_headings(first, found, view, facts)
    for begin, end, heading in _heads(part, first, found, view):
        if heading:
            _take_cited_link(begin, end, part, view, facts)
        else:
            read_coded(begin, end, view, facts)
        yield from _read_head(begin, end, heading, view, facts)
    _read_values(part, found, view, facts)
    read_only_citation(part, found, view, facts)
    read_own_links(part, found, view, facts)


def _read_wrapped_names(first: int, blocks: Sequence[Block], view: View, facts: Facts) -> int:
    """Take who, where and when from the paragraph right beneath a title that says nothing else, over several lines.

    Return the line where the record's other lines begin. Code between them and the title is read for itself, and what
    leads to a film or a program is called so, and is nobody.
    """
    below = (block for block in blocks if block.line >= first and block.line not in view.coded)
    block = next(below, None)
    if block is None or block.kind != "paragraph" or not 1 <= block.end_line - block.line < _MOST_WRAPPED:
        return first
    lines = [view.line(number) for number in range(block.line, block.end_line + 1)]
    texts = [plain_line(line.text) for line in lines]
    for count in range(len(texts) - 1, 0, -1) if not any(line.key for line in lines) else ():
        if any(link.kind in _NOBODY for line in lines[:count] for link in line.links):
            continue
        people = full_names(" ".join(texts[:count]).strip(" ,;"), view.lexicon)
        mark, year = venue_behind(" ".join(texts[count:]), view.lexicon) if people else (None, None)
        if people and (mark or year):
            read_coded(first, block.line - 1, view, facts)
            facts.take_authors(people.names, Evidence(block.line, lines[0].text), others=people.others)
            where = Evidence(lines[count].number, lines[count].text)
            facts.stated.append(Stated(MARK, where, mark.venue if mark else None, year))
            facts.links.extend(link for line in lines[count:] for link in line.links)
            facts.shown.update(dict.fromkeys(range(block.line, block.end_line + 1)))
            return block.end_line + 1
    return first


def _read_stated_headings(first: int, found: Sequence[Opening], view: View, facts: Facts) -> Sequence[Opening]:
    """Take what headings right beneath the title state; return the other headings.

    They say who and when ("### Ada Moss (2018)"), or are a key with its value ("#### Authors: Ada Moss").
    """
    while found and found[0].rank <= BOLD:
        opening = found[0]
        if any(line.strip() for line in view.lines[first - 1 : opening.line - 1]):
            return found
        told = plain_line(view.line(opening.line).text.replace("]] [[", "]], [[")).lstrip("# ")
        line = Line(opening.line, told, view)
        byline = None if line.key else read_byline(told, view.lexicon) or read_names_and_where(told, view.lexicon)
        if byline is not None:
            take_byline(byline, opening.line, told, view, facts)
        elif not _take_heading(line, view, facts):
            return found
        facts.shown.update(dict.fromkeys(range(opening.line, opening.end_line + 1)))
        first, found = opening.end_line + 1, found[1:]
    return found


def _take_heading(line: Line, view: View, facts: Facts) -> bool:
    """Take what a heading states as a line of the head would; tell whether the facts now hold all of it."""
    key = line.key
    if key is None:
        says = say(line, view.lexicon)
        return says in ("authors", "by") and take(Read(line, says), view, facts)
    return bool(key.value) and key.field in ("title", *_VALUE_FIELDS) and take(Read(line, "key"), view, facts)


def _heads(
    part: LayoutPart, first: int, found: Sequence[Opening], view: View
) -> Iterator[tuple[int, int, Opening | None]]:
    """Yield the stretches in which metadata stands: beneath the title, and under headings that name it."""
    ends = [opening.line - 1 for opening in found[1:]] + [part.end_line]
    yield first, next((opening.line - 1 for opening in found if opening.rank <= BOLD), part.end_line), None
    for opening, end in zip(found, ends, strict=False):  # one end too many where there is no section
        if opening.rank <= BOLD and _is_own_metadata(part, opening, end, view):
            yield opening.end_line + 1, end, opening


def _is_own_metadata(part: LayoutPart, opening: Opening, end: int, view: View) -> bool:
    """Tell whether a section is the record's metadata; keys under any other heading may be those of another paper."""
    first = opening.end_line + 1
    if is_metadata_heading(opening.heading):
        return True
    own = part.candidate.title if part.candidate else part.title
    return holds_keys(opening.heading, first, end, view) and same_title(own, stated_title(view, first, end))


def _read_values(part: LayoutPart, found: Sequence[Opening], view: View, facts: Facts) -> None:
    """Read headings that are keys, with their value on the lines beneath: "## Authors", "### 論文リンク"."""
    ends = [opening.line - 1 for opening in found[1:]] + [part.end_line]
    for opening, end in zip(found, ends, strict=False):
        field = key_of(opening.heading, loose=False) or key_of(opening.heading.split("/")[0], loose=False)
        if field not in _VALUE_FIELDS:
            continue
        below = (number for number in range(opening.end_line + 1, end + 1) if number not in view.coded)
        lines = [number for number in below if view.lines[number - 1].strip()]
        most = _MOST_AUTHORS if field == "authors" else _MOST_VALUES
        if not 0 < len(lines) <= most or not view.verbatim.isdisjoint(lines):
            continue
        raw = [view.lines[number - 1] for number in lines]
        if any(map(is_task, raw)) or (field == "tags" and any(map(_SENTENCE.search, raw))):
            continue
        if field == "rating" and not all(is_rating(view.line(number).text) for number in lines):
            continue
        texts = (view.line(number) for number in lines)
        read = [Line(line.number, line.text, view, named="") for line in texts]
        if field in LINK_FIELDS and not all(line.links and line.bare for line in read):
            continue
        if field == "authors":
            held = tuple(_take_authors(line, opening.line, view, facts) for line in read)
        else:
            held = tuple(take_field(field, line.text, line, view, facts) for line in read)
        if all(held):
            facts.shown.update(dict.fromkeys((opening.line, *lines)))


def _take_authors(line: Line, key: int, view: View, facts: Facts) -> bool:
    """Take the names beneath a heading for authors: a list of one an item, or lines of which the first has them."""
    if ITEM.match(view.lines[line.number - 1]):
        return take_author(line, key, facts)
    return take_field("authors", line.text, line, view, facts)


def _read_title_line(part: LayoutPart, blocks: Sequence[Block], view: View, facts: Facts, form: str) -> int:
    """Read what stands beside the title on its line and return the line where the record's other lines begin."""
    if form == "file":
        top = title_heading(view)
        if top and top.heading:
            read_title_heading(top.heading, view, facts)
            facts.shown.update(dict.fromkeys(title_beneath(*file_title(view), view)))
            return top.heading.end_line + 1
        return view.front.end_line + 1 if view.front else 1
    if form == "heading":
        begin = part.candidate.line if part.candidate else part.line  # sections of the paper may stand above it
        heading = next(block for block in blocks if block.kind == "heading" and block.line >= begin)
        facts.shown.update(dict.fromkeys(range(begin, heading.line)))
        read_title_heading(heading, view, facts)
        return heading.end_line + 1
    if form in ("bullet", "bold", "paragraph"):
        return read_title_item(part, view, facts)
    return part.line


def _read_head(first: int, last: int, heading: Opening | None, view: View, facts: Facts) -> Iterator[Diagnostic]:
    """Read a stretch of metadata lines; rules between them, and a heading above lines that are all taken, go too."""
    kept = False
    pending: list[int] = []
    for read in head_lines(view, first, last):
        number = read.line.number
        if read.says == "blank":
            continue
        if read.says == "rule":
            pending.extend([] if kept else [number])
            continue
        yield from findings(read, view)
        if take(read, view, facts):
            facts.shown.update(dict.fromkeys((number, *pending)))
            pending = []
        else:
            kept = True
    if heading and not kept and _all_taken(first, last, view, facts):
        facts.shown.update(dict.fromkeys(range(heading.line, heading.end_line + 1)))


def _all_taken(first: int, last: int, view: View, facts: Facts) -> bool:
    """Tell whether a stretch has lines and all of them are shown as fields."""
    lines = [number for number in range(first, last + 1) if view.lines[number - 1].strip()]
    return bool(lines) and all(number in facts.shown for number in lines)


def _take_cited_link(first: int, last: int, part: LayoutPart, view: View, facts: Facts) -> None:
    """Take the first link under a metadata heading when its label cites the paper."""
    line = next((line for line in map(view.line, range(first, last + 1)) if line.links), None)
    if line and line.bare and not line.key:
        _take_label(part.candidate.title if part.candidate else part.title, line, view, facts)


def _take_label(title: str, line: Line, view: View, facts: Facts) -> None:
    """Take the link that stands under a heading of metadata, when its label cites the paper, in whatever words.

    It is a citation, names alone, or names and what else around the record's title.
    """
    label = line.links[0].text
    if names_and_title(label):
        take_citation(line.text, line, view, facts)
        return
    if read_citation(label, view.lexicon):
        return  # it is read as any line that is one
    said = _WORD.findall(plain_line(title))
    own = re.search(r"\W+".join(map(re.escape, said)), label, re.IGNORECASE) if len(said) > _SHORT else None
    names = find_authors(label[: own.start()].strip(_EDGES) if own else label)
    alone = not own and names is not None and names.whole and names.sure and len(names.names) > 1
    if not own and not alone:
        return
    facts.links.extend(map(cited_link, line.links))
    if names and names.whole:
        facts.take_authors(names.names, Evidence(line.number, line.text[:300]), others=names.others)
    if own:
        read_rest(label[own.end() :], line.number, view, facts)
    else:
        facts.shown[line.number] = None
