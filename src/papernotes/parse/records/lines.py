"""The lines of a record → what they state: metadata beneath its title, its own links elsewhere, and what is left to print."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic, Edit, Fix
from papernotes.model import Evidence
from papernotes.parse.fields.authors import read_authors
from papernotes.parse.fields.citation import Citation, read_citation
from papernotes.parse.fields.dates import is_date, read_date
from papernotes.parse.fields.link_kinds import word_kind
from papernotes.parse.fields.metadata import LINK_FIELDS, key_of
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.status import read_rating, read_status
from papernotes.parse.fields.tags import read_tags, split_tags
from papernotes.parse.fields.venues import read_venue, read_venue_field
from papernotes.parse.fields.years import read_year
from papernotes.parse.plain import plain_line
from papernotes.parse.records import items, words
from papernotes.parse.records.bullets import first_text
from papernotes.parse.records.evidence import head_lines, is_metadata_heading, read_names
from papernotes.parse.records.files import title_heading
from papernotes.parse.records.facts import CITATION, MARK, METADATA, TAG, Stated
from papernotes.parse.records.view import cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.fields.links import FoundLink
    from papernotes.parse.outline import Block
    from papernotes.parse.records.evidence import Read
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.layout import Part
    from papernotes.parse.records.view import Line, View
    from papernotes.parse.sections import Opening

_OWN = re.compile(
    r"(?:link to |read |see |get |download )?(?:the |this |our |its |official |original |full |project )*(?:[\w-]+ )?"
    r"(?:paper|pdf|preprint|article|code|codebase|source code|github|github repo(?:sitory)?|repo(?:sitory)?|implementation|website|"
    r"project page|homepage|project website|video|demo video|slides|dataset|blog ?post|blog)|click here to read",
    re.IGNORECASE,
)
_TO_PAPER = re.compile(r"(?:link to (?:the )?|the |this )[\w ]{0,12}paper|click here to read", re.IGNORECASE)
_LINK_TO = re.compile(r"links? to ", re.IGNORECASE)
_NAMES_AND_TITLE = re.compile(r"\W*([^\"“”]{5,400}?)[.,:]?\s*[\"“]([^\"“”]{8,300})[\"”]\W*$")
_HERE = re.compile(r"(?:[\w']+ ){0,4}(?:paper|website|web ?page|project page|code|video|slides|pdf) (?:is |are |can be )?(?:available |found |now )?here", re.IGNORECASE)
_SEE = re.compile(r"\W*(?:see|see also|blog|video|also|read|watch|详见|参见|参照)\W*(?:(?:the|my|our|also) )*(?:\w+ ){0,4}\w*\W*", re.IGNORECASE)
_OFFICIAL = re.compile(r"^(?:link to|see (?:the )?(?:video|code|website)|.{0,40}\bhere$|this|official|the official|codebase|github repo|project (?:page|website)|click here to read)", re.IGNORECASE)


def read_record(part: Part, blocks: Sequence[Block], found: Sequence[Opening], view: View, facts: Facts) -> Iterator[Diagnostic]:
    """Gather what a record's lines state; yield what is wrong in them."""
    form = part.candidate.form if part.candidate else ""
    if form == "row":
        _read_row(part, view, facts)
        return
    first = _read_title_line(part, blocks, view, facts, form)
    for begin, end, heading in _heads(part, first, found):
        if heading:
            _take_cited_link(begin, end, view, facts)
        yield from _read_head(begin, end, heading, view, facts)
    _read_body(part, found, view, facts)


def _heads(part: Part, first: int, found: Sequence[Opening]) -> Iterator[tuple[int, int, Opening | None]]:
    """Yield the stretches in which metadata stands: beneath the title, and under headings that name it."""
    ends = [opening.line - 1 for opening in found[1:]] + [part.end_line]
    yield first, (found[0].line - 1 if found else part.end_line), None
    for opening, end in zip(found, ends, strict=False):  # one end too many where there is no section
        if opening.rank <= 7 and is_metadata_heading(opening.heading):
            yield opening.end_line + 1, end, opening


def _read_title_line(part: Part, blocks: Sequence[Block], view: View, facts: Facts, form: str) -> int:
    """Read what stands beside the title on its line and return the line where the record's other lines begin."""
    if form == "file":
        front = view.front
        if front:
            facts.shown.update(dict.fromkeys(range(front.line, front.end_line + 1)))
        top = title_heading(view)
        if top and top.heading:
            _beside_heading(top.heading, view, facts)
            return top.heading.end_line + 1
        return front.end_line + 1 if front else 1
    if form == "heading":
        top = next(block for block in blocks if block.kind == "heading")
        facts.shown.update(dict.fromkeys(range(part.line, top.line)))
        _beside_heading(top, view, facts)
        return top.end_line + 1
    if form in ("bullet", "bold", "paragraph"):
        return _beside_item(part, blocks, view, facts)
    return part.line


def _beside_heading(top: Block, view: View, facts: Facts) -> None:
    facts.shown.update(dict.fromkeys(range(top.line, top.end_line + 1)))
    item = items.split(top.text, top.line, view)
    _title_link(item, facts)
    facts.links.extend(link for link in item.links if link not in facts.links)
    facts.name = facts.name or item.name or None


def _title_link(item: items.Item, facts: Facts) -> None:
    """Take the link that the title is: to the paper, unless its host says otherwise."""
    for link in item.links:
        if item.target and item.start <= link.start < item.end:
            facts.links.append(as_paper(link))


def as_paper(link: FoundLink) -> FoundLink:
    """Return a title's link as one to the paper where its host does not say what it is."""
    return replace(link, kind="paper") if link.kind in ("other", "project") else link


def _beside_item(part: Part, blocks: Sequence[Block], view: View, facts: Facts) -> int:
    """Read a list item's or paragraph's first text: title, links, venue, year, and what else stands there."""
    text, last = _item_text(part, blocks, view)
    item = items.split(text, part.line, view)
    _title_link(item, facts)
    facts.name = item.name or None
    taken = {(link.start, link.end) for link in item.links}
    facts.links.extend(link for link in item.links if not (item.target and item.start <= link.start < item.end))
    spans = [*taken, (item.start, item.end)]
    rest = cut(text, spans)
    for number in range(part.line, last + 1):
        facts.shown[number] = None
    _read_rest(" ".join((*item.chips, rest)), part.line, view, facts)
    left = _leftover(rest, view)
    facts.shown[part.line] = left or None
    if part.candidate and part.candidate.form == "bullet":
        box = re.match(r"[ \t]*[-*+][ \t]+\[([ xX])\]", view.lines[part.line - 1])
        if box:
            facts.status = "to-read" if box[1] == " " else "read"
    return last + 1


def _item_text(part: Part, blocks: Sequence[Block], view: View) -> tuple[str, int]:
    """Return the text that holds a record's title, and its last line."""
    for top in view.enclosing(part.line):
        for block in top.walk():
            if block.kind == "paragraph" and block.line == part.line:
                text = first_text(block.text)
                return text, part.line + (1 if "\n" in block.text and text != block.text.partition("\n")[0] else 0)
    return view.line(part.line).text, part.line


def _read_rest(text: str, number: int, view: View, facts: Facts) -> None:
    """Read what stands around a title on its own line: venue and year, names, tags."""
    plain = plain_line(text)
    venue = read_venue(plain, view.lexicon)
    if venue:
        facts.stated.append(Stated(MARK, Evidence(number, venue.text), venue.venue, venue.year, venue.preprint))
    date = read_date(plain)
    if date and not venue:
        facts.read_on = facts.read_on or date
    years = re.findall(r"[(\[]((?:19|20)\d\d)[)\]]", text)
    if years and not (venue and venue.year):
        facts.stated.append(Stated(MARK, Evidence(number, years[0]), year=int(years[0])))
    names = read_names(re.split(r"[*_]{1,2}|\d{4}", text.strip(" ,.;-–—|"))[0].strip(" ,.;"))
    if names and not facts.authors:
        facts.authors, facts.authors_from = names, Evidence(number, plain[:200])


def _leftover(rest: str, view: View) -> str:
    """Return what of a title's line is held by no field, as Markdown; empty when that is nothing."""
    text = re.sub(r"\[\s*\[|\]\s*\]|\[\s*\]|\(\s*\)", " ", rest)
    venue = read_venue(text, view.lexicon)
    bare = cut(text, [(venue.start, venue.end)]) if venue else text
    bare = re.sub(r"</?kbd>|\b(?:oral|spotlight|poster|highlight)\b", " ", bare, flags=re.IGNORECASE)
    return text.strip(" \t|,，;；:：.-–—") if re.search(r"[^\W\d_]{2}", plain_line(bare)) else ""


def _read_head(first: int, last: int, heading: Opening | None, view: View, facts: Facts) -> Iterator[Diagnostic]:
    """Read a stretch of metadata lines; a heading over lines that are all taken goes with them."""
    kept = False
    pending: list[int] = []
    for read in head_lines(view, first, last):
        number = read.line.number
        if read.says == "blank":
            continue
        if read.says == "rule":
            if not kept:
                pending.append(number)
            continue
        yield from _check(read, view)
        held = _take(read, view, facts)
        if held:
            facts.shown[number] = None
            facts.shown.update(dict.fromkeys(pending))
            pending = []
        else:
            kept = True
    if heading and not kept and all(
        number in facts.shown or not view.lines[number - 1].strip() for number in range(first, last + 1)
    ):
        facts.shown.update(dict.fromkeys(range(heading.line, heading.end_line + 1)))


def _take_cited_link(first: int, last: int, view: View, facts: Facts) -> None:
    """Take the first link under a metadata heading when its label is the paper's citation, however short."""
    for number in range(first, last + 1):
        line = view.line(number)
        if line.links:
            if line.bare and not line.key and _quoted(line.links[0].said):
                _take_citation(line.text, line, view, facts)
            return


def _take(read: Read, view: View, facts: Facts) -> bool:
    """Take what a line states; return whether fields now hold all of it, so that it need not be printed."""
    line = read.line
    if read.says == "key" and line.key:
        return _take_key(line.key.field, line.key.value, line, view, facts)
    if read.says == "value":
        return _take_key(read.key, line.text, line, view, facts)
    if read.says == "links":
        facts.links.extend(line.links)
        _take_venue(line, MARK, facts)
        return True
    if read.says == "venue":
        _take_venue(line, MARK, facts)
        return line.venue is not None and line.venue.whole
    if read.says == "year":
        facts.stated.append(Stated(MARK, Evidence(line.number, line.text), year=read_year(line.text)))
        return words.only_year(line.text) is not None
    if read.says == "published":
        mark = read_venue_field(line.text, view.lexicon)
        if mark:
            facts.stated.append(Stated(MARK, Evidence(line.number, mark.text), mark.venue, mark.year, mark.preprint))
        return mark is not None and mark.whole
    if read.says == "byline":
        _take_venue(line, MARK, facts)
        return _take_authors(line.rest, line, facts) and line.venue is not None
    if read.says == "tags":
        facts.topics.extend((tag, Evidence(line.number, line.text)) for tag in read_tags(line.text))
        return True
    if read.says == "date":
        facts.read_on = facts.read_on or read_date(line.text)
        return is_date(line.text)
    if read.says == "authors":
        return _take_authors(line.text, line, facts)
    if read.says == "citation":
        _take_citation(line.text, line, view, facts)
    return False


def _take_venue(line: Line, weight: int, facts: Facts) -> None:
    if line.venue:
        mark = line.venue
        facts.stated.append(Stated(weight, Evidence(line.number, mark.text), mark.venue, mark.year, mark.preprint))
        facts.name = facts.name or mark.name


def _take_authors(text: str, line: Line, facts: Facts) -> bool:
    names = read_authors(text)
    if names and not facts.authors:
        facts.authors, facts.authors_from = names, Evidence(line.number, line.text)
    return bool(names)


def _take_key(field: str, value: str, line: Line, view: View, facts: Facts) -> bool:  # noqa: C901, PLR0911, PLR0912
    evidence = Evidence(line.number, line.text)
    if field in LINK_FIELDS or field == "links":
        facts.links.extend(line.links)
        if line.links:
            _take_venue(line, METADATA, facts)
        return bool(line.links) and line.bare or not line.links and is_placeholder(value)
    if not value or is_placeholder(value):
        return True
    if field == "title":
        facts.title, facts.title_from = plain_line(value), evidence
        facts.links.extend(line.links)
        return True
    if field == "name":
        facts.name = plain_line(value)
        return True
    if field in ("authors", "first_author"):
        return field == "authors" and _take_authors(value, line, facts)
    if field in ("venue", "index"):
        mark = read_venue_field(value, view.lexicon)
        facts.links.extend(line.links)
        if mark:
            facts.stated.append(Stated(METADATA, Evidence(line.number, mark.text), mark.venue, mark.year, mark.preprint))
        return mark is not None and mark.whole
    if field in ("year", "published_on"):
        year = read_year(value)
        if year:
            facts.stated.append(Stated(METADATA, evidence, year=year))
        return year is not None and len(value) <= 12
    if field == "read_on":
        facts.read_on = facts.read_on or read_date(value)
        return is_date(value)
    if field in ("arxiv", "doi"):
        facts.links.extend(line.links)
        return bool(line.links)
    if field == "tags":
        tags, mark = split_tags(value, view.lexicon)
        facts.topics.extend((tag, evidence) for tag in tags)
        if mark:
            facts.stated.append(Stated(TAG, evidence, mark.venue, mark.year, mark.preprint))
        return bool(tags or mark)
    if field == "status":
        facts.status = facts.status or read_status(value)
        return facts.status is not None
    if field == "rating":
        facts.rating = facts.rating if facts.rating is not None else read_rating(value)
        return facts.rating is not None
    if field == "citation":
        _take_citation(value, line, view, facts)
    return False


def _quoted(text: str) -> Citation | None:
    """Read a citation that gives only names and a title in quotes."""
    match = _NAMES_AND_TITLE.match(text)
    names = read_authors(match[1]) if match else None
    return Citation(title=match[2].strip(" .,"), authors=names) if match and names else None


def _take_citation(text: str, line: Line, view: View, facts: Facts) -> bool:
    """Take what a citation states; it may be the label of the link to the paper."""
    label = max((link.said for link in line.links), key=len, default="")
    whole = label if len(label) > len(text) // 3 else text
    cited = read_citation(whole, view.lexicon) or _quoted(whole)
    facts.links.extend(replace(link, kind="paper") if link.said == label and link.kind == "other" else link for link in line.links)
    if not cited:
        return False
    facts.links.extend(link for link in cited.links if link not in line.links)
    evidence = Evidence(line.number, text[:300])
    if cited.authors and not facts.authors:
        facts.authors, facts.authors_from = cited.authors, evidence
    if cited.venue or cited.year:
        facts.stated.append(Stated(CITATION, evidence, cited.venue, cited.year))
    if cited.title and not facts.cited:
        facts.cited, facts.cited_from = cited.title, evidence
    return True


def _check(read: Read, view: View) -> Iterator[Diagnostic]:
    """Yield what is wrong with a metadata line: a placeholder, a mangled address, a venue that nobody knows."""
    line, path = read.line, view.source.path
    key = line.key
    if read.says == "key" and key and (key.field in LINK_FIELDS or key.field == "links") and key.value and is_placeholder(key.value):
        span = view.source.find(key.value, line.number)
        yield Diagnostic("PN201", f"`{key.key}:` still holds the template's placeholder `{plain_line(key.value) or key.value}`.", path, span)
    for link in line.links:
        if link.source_url != link.url and is_mangled(link.source_url, line.text):
            span = view.source.find(link.source_url, line.number)
            fix = Fix("Write the address itself", (Edit(span, link.url),)) if span else None
            yield Diagnostic("PN202", "The address is wrapped in something that is no part of it.", path, span, fix=fix)
    if read.says == "key" and key and key.field == "venue" and key.value:
        mark = read_venue_field(key.value, view.lexicon)
        if mark and mark.venue and not mark.known:
            span = view.source.find(mark.venue, line.number)
            near = view.lexicon.venues.nearest(mark.venue)
            help_text = f"Did you mean {near.name}?" if near else ""
            yield Diagnostic("PN203", f"`{mark.venue}` is no venue that papernotes knows.", path, span, help=help_text)


def is_mangled(address: str, line: str) -> bool:
    """Tell whether an address is wrapped: in a browser extension's, in brackets of its own."""
    return "extension://" in address or f"(<{address}>)" in line or f"<({address})>" in line


def _read_body(part: Part, found: Sequence[Opening], view: View, facts: Facts) -> None:
    """Read the links of this paper that stand in its text: those whose label says so."""
    quiet = 0  # the rank of the heading of others' papers under which we stand
    at = 0
    for number in range(part.line, part.end_line + 1):
        while at < len(found) and found[at].line <= number:
            opening = found[at]
            if quiet and opening.rank <= quiet:
                quiet = 0
            if not quiet and opening.rank <= 7 and words.is_references(opening.heading) and opening.heading.casefold() != "see also":
                quiet = opening.rank
            at += 1
        raw = view.lines[number - 1]
        if quiet or number in facts.shown or number in view.verbatim or ("](" not in raw and "://" not in raw and "][" not in raw):
            continue
        facts.links.extend(_own_links(view.line(number), view))


def _own_links(line: Line, view: View) -> Iterator[FoundLink]:
    """Yield the links of a line of text that are this paper's by their label, or by the few words before an address."""
    for link in line.links:
        label = view.label(link)
        if line.key and line.key.field in LINK_FIELDS and line.bare:
            yield link
        elif label and (key_of(label) in (*LINK_FIELDS, "doi", "arxiv") or _is_own(label.strip(" .!:"))):
            if line.bare or _OFFICIAL.match(label.strip(" .!:")) or line.key:
                paper = link.kind in ("other", "project", "discussion") and word_kind(label) == "paper" or _TO_PAPER.match(label)
                yield replace(link, kind="paper") if paper else link
        elif not label and len(line.links) == 1 and _leads_to(line, link):
            yield link


def _leads_to(line: Line, link: FoundLink) -> bool:
    """Tell whether a line is a few words such as "See also the blog:" and an address."""
    value = line.key.value if line.key else line.text
    return bool(_SEE.fullmatch(value[: link.start])) and not re.search(r"\w", value[link.end :])


def _is_own(label: str) -> bool:
    """Tell whether a link's label says that it leads to something of this paper: "Link to the code", "the website is here"."""
    if _OWN.fullmatch(label) or _HERE.fullmatch(label):
        return True
    return bool(_LINK_TO.match(label)) and word_kind(label) is not None


def _read_row(part: Part, view: View, facts: Facts) -> None:
    """Read a table row by its columns; the title's cell may hold text behind the title."""
    candidate = part.candidate
    if candidate is None:
        return
    left = []
    for field, cell in candidate.fields:
        links = view.links(cell, part.line, field if field in LINK_FIELDS else None)
        if field == "title":
            item = items.split(cell, part.line, view)
            _title_link(item, facts)
            facts.links.extend(link for link in links if link not in item.links)
            rest = cut(cell, [(item.start, item.end)])
            _read_rest(rest if len(rest) < 200 else "", part.line, view, facts)
            left.append(rest.strip())
        elif links:
            facts.links.extend(links)
            if field == "":
                rest = plain_line(cut(cell, [(link.start, link.end) for link in links]))
                left.append(rest if re.search(r"[^\W\d_]{2}", rest) else "")
        elif field in ("venue", "year", "authors", "tags", "arxiv", "doi", "name"):
            _take_cell(field, cell, part.line, view, facts)
        elif field == "date":
            _take_cell("read_on", cell, part.line, view, facts)
        elif field not in LINK_FIELDS:
            left.append(cell)
    facts.shown[part.line] = " · ".join(text for text in left if text) or None


def _take_cell(field: str, cell: str, number: int, view: View, facts: Facts) -> None:
    _take_key(field, cell, replace(view.line(number), number=number, text=cell, key=None, links=()), view, facts)


def read_front(view: View, facts: Facts) -> None:
    """Read the properties of the front matter."""
    if not view.front:
        return
    blank = view.line(view.front.line)
    for entry in view.front.properties:
        field = key_of(entry.key) or ("tags" if entry.key.casefold() in ("categories", "category") else "")
        text = ", ".join(entry.values)
        evidence = Evidence(entry.line, f"{entry.key}: {text}"[:300])
        line = replace(blank, number=entry.line, text=evidence.text, key=None, links=view.links(text, entry.line, entry.key))
        if field == "tags":
            _take_tags(entry.values, evidence, view, facts, entry.key)
        elif field == "authors" and len(entry.values) > 1 and not facts.authors:
            facts.authors, facts.authors_from = entry.values, evidence
        elif field == "title":
            if not facts.title:
                facts.title, facts.title_from = text, evidence
        elif field and field != "other" and entry.values:
            _take_key(field, text, line, view, facts)


def _take_tags(values: Sequence[str], evidence: Evidence, view: View, facts: Facts, key: str) -> None:
    """Take tags: one that is a venue or a year says where and when the paper appeared."""
    tags = [tag for value in values for tag in (value.split() if key.casefold().startswith("categor") and len(values) == 1 else read_tags(value) or (value,))]
    for tag in tags:
        mark = read_venue(tag, view.lexicon)
        if mark and mark.whole:
            facts.stated.append(Stated(TAG, evidence, mark.venue, mark.year, mark.preprint))
        elif words.only_year(tag):
            facts.stated.append(Stated(TAG, evidence, year=words.only_year(tag)))
        else:
            facts.topics.append((tag, evidence))


__all__ = ["read_front", "read_record", "word_kind"]
