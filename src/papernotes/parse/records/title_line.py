"""What stands beside a title on its own line: links, venue, year, names, and what is left to print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.bylines import read_byline
from papernotes.parse.fields.dates import find_date, is_date
from papernotes.parse.fields.hosts import host_kind
from papernotes.parse.fields.link_kinds import word_kind
from papernotes.parse.fields.offers import is_offer
from papernotes.parse.fields.reader_marks import reader_marks
from papernotes.parse.fields.short_venues import short_venue
from papernotes.parse.fields.status import read_checkbox
from papernotes.parse.fields.title_surroundings import placed_people
from papernotes.parse.fields.venue_fields import read_venue_label
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.plain import plain_line
from papernotes.parse.records import details, items
from papernotes.parse.records import line_words as words
from papernotes.parse.records.appearing import take_mark
from papernotes.parse.records.asides import BADGE
from papernotes.parse.records.citation_facts import take_cited
from papernotes.parse.records.facts import BOX, MARK, Stated
from papernotes.parse.records.leading import is_chip
from papernotes.parse.records.opening import first_lines
from papernotes.parse.records.says import read_names
from papernotes.parse.records.view import cut

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.model import LinkKind
    from papernotes.parse.fields.authors import Authors
    from papernotes.parse.fields.bylines import Byline
    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.fields.venue_marks import VenueMark
    from papernotes.parse.outline import Block
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.parts import LayoutPart
    from papernotes.parse.records.view import View

_CODE = re.compile(r"(?<!\w):[a-z][a-z0-9_+-]+:(?!\w)")
_BRACKETS = re.compile(r"(!?\[\[[^\[\]\n]+\]\])|\[\s*+\[(?![^\[\]]*+\]\()|\]\s*\]|(?<!!)[\[(（]\s*[\])）](?!\()")
_GROUP = re.compile(
    r"[\[(（【]([^\[\]()（）【】]{1,80})[\])）】]|<kbd>([^<>]{1,60})</kbd>|(?<!\*)[*_]{1,2}([^*_]{1,120})[*_]{1,2}"
)
_TRACK = re.compile(
    r"\W*+(?:oral|spotlight|poster|highlight|best paper(?: \w+)?|accepted|new|arxiv)?\W*", re.IGNORECASE
)
_TEXT = 4
"""Words from which on a link's label is text that is printed."""
_YEAR_THEN_WORDS = re.compile(
    r"(?<=(?:19|20)\d\d)[)\]]?[.:;]\s+(?=[^\W\d_])|(?<=(?:19|20)\d\d)[)\]]?\s+[-–—]\s+(?=[^\W\d_])"
)
"""The end of names and a year in front of what is said of the work."""
_BYLINE_REACH = 300
"""Characters within which names and a year end."""
_REMARK = 60
"""Characters beside a title of which a year at the end is the year of publication."""
_WORDS = re.compile(r"[^\W\d_]{2}")
_YEAR_BEFORE = re.compile(r"^\W*[(\[（]?(?:19|20)\d\d[)\]）]\W*")
_NAMES_END = re.compile(r"[*_]{1,2}|[(\[（|]|\d{4}|(?<![\s.,\-][A-Z])(?<!^[A-Z])\.\s")
"""Where names end: at marks, a bracket, a year, or a full stop that is no initial's."""
_AROUND = " \t|,，;；:：-–—•·()[]（）【】"
_EDGES = " \t|,，;；:：.-–—•·"


def read_title_heading(top: Block, view: View, facts: Facts) -> None:
    """Read what stands beside a title in its heading; the heading's line is not printed in the body."""
    facts.shown.update(dict.fromkeys(range(top.line, top.end_line + 1)))
    text = take_reader_marks(top.text, top.line, facts)
    facts.state(read_checkbox(view.lines[top.line - 1]), Evidence(top.line, top.text[:300]), BOX)
    if "[" not in text and "【" not in text and not view.links(text, top.line):
        return  # neither a link nor a name in brackets
    item = items.split(text, top.line, view)
    title_link(item, facts)
    facts.links.extend(link for link in item.links if link not in facts.links and not _is_title(link, item))
    facts.name = facts.name or item.name or None


def read_title_item(part: LayoutPart, view: View, facts: Facts) -> int:
    """Read a list item's or paragraph's first text, and return the line where the record's other lines begin."""
    text, last = item_text(part, view)
    text = take_reader_marks(text, part.line, facts)
    item = items.split(text, part.line, view)
    title_link(item, facts, paper=part.kind == "paper")
    facts.links.extend(link for link in item.links if not _is_title(link, item))
    facts.name = item.name or None
    facts.shown.update(dict.fromkeys(range(part.line, last + 1)))
    if item.cited:
        take_cited(item.cited, Evidence(part.line, text[:300]), view.line(part.line), facts)
    lead = "" if item.name and not item.chips else text[: item.start]
    rest = cut(
        text, [(0, item.end), *((link.start, link.end) for link in item.links if not _says_more(link, item, view))]
    )
    for chunk in (" ".join(item.chips), rest):
        read_rest(chunk, part.line, view, facts)
    for link in item.links:  # `[[ICLR 2020]](https://openreview.net/…)`: the label says where it appeared
        mark = read_venue_label(link.text, view.lexicon) if link.text and not _is_title(link, item) else None
        take_mark(mark, MARK, view.line(part.line), facts)
    left = [leftover(chunk, view.lexicon, facts) for chunk in (_unlinked(lead, item), rest)]
    if item.cited:  # pages and volumes are held by no field
        left = [cut(text, ((link.start, link.end) for link in item.links)).strip(_EDGES)]
    facts.shown[part.line] = " ".join(chunk for chunk in left if chunk) or None
    raw = view.lines[part.line - 1]
    facts.state(read_checkbox(raw), Evidence(part.line, raw.strip()[:300]), BOX)
    return last + 1


def take_reader_marks(text: str, number: int, facts: Facts) -> str:
    """Take what a title's line says of how far the paper was read and how it was liked; return the line without it."""
    marks = reader_marks(text)
    facts.state(marks.status, Evidence(number, marks.mark), BOX)
    if marks.rating and not facts.rating:
        facts.rating, facts.rating_from = marks.rating, Evidence(number, marks.liked)
    return marks.text


def title_link(item: items.ItemParts, facts: Facts, *, paper: bool = True) -> None:
    """Take the link that the title is: to the paper, unless its host says otherwise or another link is labelled so.

    What is no paper has a page of its own, of which nobody says what it is.
    """
    labelled = any(link.kind == "paper" and link.text and is_chip(link.text) for link in item.links)
    kind: LinkKind = "project" if labelled else "paper" if paper else "other"
    facts.links.extend(named_so(link, kind) for link in item.links if _is_title(link, item))


def named_so(link: FoundLink, kind: LinkKind = "paper") -> FoundLink:
    """Return a link whose label is the title: its words say nothing of where it leads, its host may."""
    host = host_kind(link.url)
    return link._replace(kind=kind if host in ("other", "project") else host)


def _is_title(link: FoundLink, item: items.ItemParts) -> bool:
    return bool(item.target) and item.start <= link.start + 2 and link.start < item.end


def _says_more(link: FoundLink, item: items.ItemParts, view: View) -> bool:
    """Tell whether a link's label is text of its own: neither the title, nor where it leads, nor where it appeared."""
    return not _is_title(link, item) and says_more(link, view)


def says_more(link: FoundLink, view: View) -> bool:
    """Tell whether a link's label is text of its own, and not where it leads or where something appeared."""
    count = len(link.text.split())
    if count < _TEXT or is_chip(link.text) or (count == _TEXT and word_kind(link.text)):
        return False
    mark = read_venue(link.text, view.lexicon)
    return not (mark and mark.whole)


def _unlinked(lead: str, item: items.ItemParts) -> str:
    return cut(lead, ((link.start, min(link.end, len(lead))) for link in item.links if link.start < len(lead)))


def item_text(part: LayoutPart, view: View) -> tuple[str, int]:
    """Return the text that holds a record's title, and its last line."""
    block = view.texts.get(part.line)
    if block is None:
        return view.line(part.line).text, part.line
    if block.kind == "html":
        return details.summary_text(block.text), part.line + details.summary_lines(block.text)
    text, count = first_lines(block.text)
    return text, part.line + count - 1


def read_rest(text: str, number: int, view: View, facts: Facts) -> None:
    """Read what stands around a title: venue and year, a date, names."""
    plain = plain_line(text)
    if not plain:
        return
    told = plain.strip(_AROUND)
    byline, behind = _opening_byline(told, view.lexicon)
    if byline:
        take_byline(byline, number, told, view, facts)
        where = None if byline.venue else read_venue(behind, view.lexicon)
        take_mark(where if where and where.start == 0 else None, MARK, view.line(number), facts)
        return
    who = _GROUP.match(text.strip(_EDGES))
    byline = read_byline(who[1], view.lexicon) if who and who[1] else None
    if byline and byline.names:  # "(Moss & Reed, VLDB 2018): paper that folds"
        facts.take_authors(byline.names, Evidence(number, told[:200]), others=byline.others)
        if byline.year and not byline.venue:  # "(Moss et al. 2018), skimmed"
            facts.take_year(byline.year, Evidence(number, told[:200]))
    venue = read_venue(plain, view.lexicon) or _short_venue(text, view, facts)
    date = find_date(plain)
    if venue:
        evidence = Evidence(number, venue.text)
        facts.stated.append(Stated(MARK, evidence, venue.venue, venue.year, venue.preprint))
    elif date:
        facts.dated = facts.dated or date.iso
    years = re.findall(r"[(\[（]((?:19|20)\d\d)[)\]）]", text)
    if not venue and not years and not date and len(plain) <= _REMARK and not is_offer(plain, view.lexicon):
        years = re.findall(r"\b((?:19|20)\d\d)\W*$", plain)
    if years and not (venue and venue.year):
        facts.stated.append(Stated(MARK, Evidence(number, years[0]), year=int(years[0])))
    before = text[: text.find(venue.text)] if venue and venue.text in text else text
    people = placed_people(plain_line(before), view.lexicon) or _names(before, alone=venue is not None)
    if people:
        facts.take_authors(people.names, Evidence(number, plain[:200]), others=people.others)


def _opening_byline(told: str, lexicon: Lexicon) -> tuple[Byline | None, str]:
    """Return who, where and when a text says, or opens with, and the rest: "Moss et al., 2017. Folds by itself."."""
    byline = read_byline(told, lexicon)
    year = None if byline else _YEAR_THEN_WORDS.search(told, 0, _BYLINE_REACH)
    if year is None:
        return byline, ""
    byline = read_byline(told[: year.start()], lexicon)
    return (byline, told[year.end() :]) if byline and byline.names and byline.year else (None, "")


def _short_venue(text: str, view: View, facts: Facts) -> VenueMark | None:
    """Return the venue that brackets name by its capitals, with the year: ``[Folding Boats](…) (JPE 1990)``."""
    found = (short_venue(group[1], facts.title, view.lexicon) for group in _GROUP.finditer(text) if group[1])
    return next((mark for mark in found if mark), None)


def take_byline(byline: Byline, number: int, told: str, view: View, facts: Facts) -> None:
    """Take who, where and when, as a text beside a title says it."""
    evidence = Evidence(number, told[:200])
    facts.take_authors(byline.names, evidence, others=byline.others)
    take_mark(byline.venue, MARK, view.line(number), facts)
    if byline.year and not (byline.venue and byline.venue.year):
        facts.take_year(byline.year, evidence)


def _names(text: str, *, alone: bool) -> Authors | None:
    """Return the names that a text opens with; one alone counts where a venue follows it."""
    text = _YEAR_BEFORE.sub("", text)
    first = _NAMES_END.split(text.strip(_EDGES + "*_"), maxsplit=1)[0].strip(_EDGES)
    found = find_authors(first) if first else None
    if found is None or not found.whole:
        return None
    single = alone and len(found.names) == 1 and " " in found.names[0]
    return found if single or read_names(first) else None


def leftover(rest: str, lexicon: Lexicon, facts: Facts) -> str:
    """Return what of the words beside a title no field holds, as Markdown; empty when that is nothing."""
    rest = BADGE.sub(" ", rest) if "![" in rest else rest
    text = _CODE.sub(" ", _BRACKETS.sub(lambda found: found[1] or " ", rest))

    def held(match: re.Match[str]) -> str:
        inner = next(group for group in match.groups() if group is not None)
        return " " if _is_held(inner, lexicon, facts) or _are_authors(inner, facts) else match[0]

    text = _GROUP.sub(held, text).strip(_EDGES)
    parts = [
        part
        for part in re.split(r"[,，|•·]|\s[-–—]\s|(?<![\s.,\-][A-Z])(?<!^[A-Z])\.\s+|\band\b|&", text)
        if part.strip(_EDGES + "*_")
    ]
    if all(_is_held(part, lexicon, facts) or _are_authors(part, facts) for part in parts):
        return ""
    return text if _WORDS.search(plain_line(text)) else ""


def _are_authors(text: str, facts: Facts) -> bool:
    known = [name.casefold() for name in facts.authors]
    return bool(known) and all(name in known for name in _split_names(text))


def _split_names(part: str) -> list[str]:
    names = (plain_line(name).strip(_EDGES + "*_") for name in re.split(r"\band\b|&|,", part))
    return [name.casefold() for name in names if name]


def _is_held(text: str, lexicon: Lexicon, facts: Facts) -> bool:
    """Tell whether a piece of text is a venue, a year, a date or a track and no more."""
    plain = plain_line(text).strip(_EDGES)
    if _TRACK.fullmatch(plain) or words.only_year(plain) or is_date(plain) or plain == facts.name:
        return True
    mark = read_venue(plain, lexicon)
    if mark is not None and mark.whole:
        return True
    byline = read_byline(plain, lexicon)
    return byline is not None and set(byline.names) <= set(facts.authors)
