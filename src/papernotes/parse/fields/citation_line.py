"""A full citation on one line: MLA, APA, ACM, IEEE, Chicago, GB/T 7714, DBLP, or a BibTeX entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.parse.fields.authors import find_authors, only_names, read_authors, reads_as_prose
from papernotes.parse.fields.bibtex_entry import bibtex_authors, read_bibtex
from papernotes.parse.fields.bylines import read_byline, read_people
from papernotes.parse.fields.citation_parts import (
    YEAR_BEHIND,
    Parts,
    names_in,
    partings,
    slanted,
    title_first,
)
from papernotes.parse.fields.citation_venues import CLOSE, NO_MARKS, OPEN, PUBLISHER, proper, venue_in
from papernotes.parse.fields.identifiers import arxiv_ids, dois
from papernotes.parse.fields.journals import is_journal
from papernotes.parse.fields.line_links import FoundLink, find_links
from papernotes.parse.fields.persons import is_person
from papernotes.parse.fields.stated_authors import families_in
from papernotes.parse.fields.title_parts import TITLE_IN_BRACKETS
from papernotes.parse.fields.venue_fields import read_venue_field
from papernotes.parse.fields.venue_marks import VenueMark, read_venue
from papernotes.parse.fields.work_forms import form_by_key, form_of
from papernotes.parse.fields.years import find_years, read_year
from papernotes.parse.plain import plain_line

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class CitationLine:
    """What a citation states; empty and None where it is silent."""

    title: str = ""
    authors: tuple[str, ...] = ()
    """First name first."""
    others: bool = False
    """Whether the list says that there are more."""
    venue: str | None = None
    year: int | None = None
    doi: str | None = None
    arxiv: str | None = None
    links: tuple[FoundLink, ...] = ()
    known: bool = True
    """False when the venue is none of the lexicon and kept as written."""
    key: str | None = None
    """What a BibTeX entry is cited by."""
    form: str = ""
    """Its type."""
    where: str = ""
    """Where it appeared by the full name, as its entry writes it."""
    place: str = ""
    """What kind of works appear there, by the name of the field."""
    families: str = ""
    """The authors whose family names an entry states, as a publication has them."""


_LONGEST = 3000
_LEAD = re.compile(
    r"^\s*(?:>\s?)*(?:[-*+]\s+)?(?:\[\d{1,3}\]\s+)?(?:\*{0,2}(?:reference|citation|cite(?:d)? as|cite|paper|"
    r"bibtex|引用|参考文献|出典|인용)\*{0,2}\s*[:：]\*{0,2}\s*)?",
    re.IGNORECASE,
)
_TWO_WORDS = re.compile(r"\w\W+\w")
_MAY_CITE = re.compile(
    r"(?:19|20)\d\d|['’]\d\d|\d{4}\.\d{4}|\b10\.\d{4}|://|\bin press\b|\bn\.\s?d\.|\bforthcoming\b|"
    r"\d\(\d{1,3}(?:[-–]\d{1,3})?\):\s?\d|, pages? \d"
)
"""What every citation holds: a year or what stands for it, an identifier, an address, a volume or pages."""
_PAGES = re.compile(
    r"(?<!&)\b(?:pp?|pages?)\.?\s*\d+(?:\s?[-–—:]+\s?\d+)?|:\s*\d++\s?[-–—]+\s?\d+|\b\d++\s?[-–—]++\s?\d++(?=[.,\s]|$)|"
    r"\b\d++ pages\b",
    re.IGNORECASE,
)
_URL_LEFT = re.compile(
    r"(?:available(?: at)?|doi|url|arxiv)?\s?[:：]?\s?https?://\S+|\bdoi\s*[:：]\s*\S+", re.IGNORECASE
)
_BLANKS = re.compile(r"\s+")
_APART = re.compile(r"(?<=[\w.)]) (?=[.,;](?: |$))")
"""A blank before a mark that ends a part: ``Moss A , Dune B . Title``, as some programs cite."""
_WORDS = re.compile(r"\w+")
_WHERE = "booktitle", "journal", "journaltitle", "howpublished"
_NAMED = "booktitle", "journal", "journaltitle", "school", "institution"
"""Fields that name where a work appeared."""
_LEAST_WORDS, _MOST_WORDS = 3, 40
"""Words of a title by which a line that cites it can be told."""
_BEHIND_TITLE = re.compile(r"\s{0,3}(?:[.,;?!\"'”’)]|[(\[]|$)")
_BEFORE_NAMES = re.compile(r"\b(?:reviewing|reviews|presenting|presents|discussing|discusses|by|see|cf)\b[:.]?|[:：]\s")
_LEAST_POINTS = 1.0
"""What must speak for a way of parting a line, so that it is a citation."""
_NEAR = 40
"""Characters behind a title within which a preprint server is where a paper appeared."""
_LEFT = 12
"""Letters beside a venue and names alone that make them no citation of a work without its title."""
_SORT = re.compile(
    r"(?<!\s)\s*+\[(?:(?:computer )?software|data ?set|preprint|internet|online|video|"
    r"(?:master'?s |doctoral |ph\.?d\.? )?(?:dissertation|thesis)|[JCDMRSPNAZ]|EB|DB|CP)(?:/OL)?\]$",
    re.IGNORECASE,
)
"""What a work is, behind its title."""
_SHORTEST, _LONG_NAME = 3, 12
"""Characters, and words, of the name of a venue that nobody knows."""


_LABEL_BEHIND = re.compile(r"(?<=[^\W\d_])\s?+\[(?P<label>[^\[\]\n]{12,400})\](?=\(\S)")
"""A link's label behind a word that no sign ends: it is set off as italics are."""
_DOUBLED = re.compile(r"‘‘|’’|(?<!`)``(?=\w)|''(?!')")
"""Two single quotes for a double one, as TeX writes them and programs that do not know TeX keep them."""


def read_citation(text: str, lexicon: Lexicon) -> CitationLine | None:
    """Return what one full citation states, or None when the text is none.

    The text is one line of a note, or the lines of a BibTeX entry. A title in quotes, a year in its fixed place or a
    list of names before the first full stop must be there; a line that only names a venue and the authors
    (``CIDR 2021. Ada Lovelace, Alan Turing``) is one without a title.
    """
    if not 12 <= len(text) <= 20_000:
        return None
    if "@" in text and "{" in text:
        entry = read_bibtex(text)
        if entry and ("title" in entry or "author" in entry):
            return _from_bibtex(entry, text, lexicon)
    if len(text) > _LONGEST or "\n" in text.strip() or not _MAY_CITE.search(text):
        return None
    links = find_links(text)
    shown = _shown(text)
    plain = _LEAD.sub("", shown.translate(NO_MARKS), count=1).strip()
    if not re.search(r"[^\W\d_]{2}", plain) or len(plain) < 12:
        return None
    found = _best(_LEAD.sub("", shown, count=1).strip(), text, links, lexicon)
    return found or _venue_and_names(plain, links, lexicon)


def _shown(text: str) -> str:
    """Return a line as it shows, its links as their labels, with signs for its italics and single blanks."""
    text = _DOUBLED.sub('"', text) if "‘‘" in text or "’’" in text or "``" in text or "''" in text else text
    if ("]:" in text or "]：" in text) and (found := TITLE_IN_BRACKETS.search(text)):
        text = f'{text[: found.end(1)]}"{found[2]}."'  # what stands behind the colon is a remark
    if "](" in text:
        text = _LABEL_BEHIND.sub(rf" [{OPEN}\g<label>{CLOSE}]", text, count=1)
    return _APART.sub("", _BLANKS.sub(" ", plain_line(slanted(text))))


def _best(shown: str, text: str, links: tuple[FoundLink, ...], lexicon: Lexicon) -> CitationLine | None:
    """Return what a line states in the way of parting it that most speaks for; None when none makes a citation."""
    ways = sorted((*partings(shown, lexicon), *title_first(shown, lexicon)), key=lambda parts: -parts.points)
    likely = (parts for parts in ways if parts.points >= _LEAST_POINTS)
    return next((found for parts in likely if (found := _from_parts(parts, text, links, lexicon))), None)


def cited_as(title: str, text: str, lexicon: Lexicon) -> CitationLine | None:
    """Return what a line states that cites a work of a known title, in whatever style, or None when it does not.

    Before the title stand names or nothing, behind it where and when it appeared; a longer title that begins with
    this one is another work's.
    """
    words = _WORDS.findall(title)
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS or len(text) > _LONGEST or words[0].lower() not in text.lower():
        return None
    plain = plain_line(text)
    found = re.search(r"(?<!\w)" + r"\W{1,4}".join(map(re.escape, words)) + r"(?!\w)", plain, re.IGNORECASE)
    before, rest = (plain[: found.start()], plain[found.end() :]) if found else ("", "")
    if found is None or not _BEHIND_TITLE.match(rest):
        return None
    names = _LEAD.sub("", _BEFORE_NAMES.split(before.rstrip(" \"'“‘([:"))[-1], count=1)
    year = YEAR_BEHIND.search(names)
    names = names_in(names[: year.start()] if year else names)
    if names and not only_names(names):
        return None
    parts = Parts(names, title, rest.strip(" \"'”’.,;:?!"), int(year[1]) if year else None)
    return _from_parts(parts, text, find_links(text), lexicon)


def _from_bibtex(entry: dict[str, str], text: str, lexicon: Lexicon) -> CitationLine:
    field = next((key for key in _WHERE if entry.get(key)), "")
    where = entry.get(field, "")
    named = next((key for key in _NAMED if entry.get(key)), "")
    told = entry.get(named, "")
    mark = read_venue_field(where, lexicon) if where and "://" not in where else None
    eprint = arxiv_ids(f"arXiv:{entry['eprint']}") if "eprint" in entry else arxiv_ids(text)
    year = read_year(entry.get("year") or entry.get("date") or "") or (mark.year if mark else None)
    venue = mark.venue if mark else "arXiv" if eprint else None
    people = bibtex_authors(entry.get("author", ""))
    doi = dois(entry.get("doi", "") or entry.get("url", ""))
    links = find_links(" ".join(entry[key] for key in ("url", "doi") if key in entry))
    return CitationLine(
        entry.get("title", ""), people.names, people.others, venue, year, doi[0] if doi else None,
        eprint[0] if eprint else None, links, known=mark.known if mark else True, key=entry["entrykey"] or None,
        form=form_of(entry["entrytype"]), where=told if "://" not in told else "", place=form_by_key(named),
        families=families_in(entry.get("author", ""), people.names),
    )  # fmt: skip


def _from_parts(parts: Parts, text: str, links: tuple[FoundLink, ...], lexicon: Lexicon) -> CitationLine | None:
    """Return the citation that three stretches make up, None when they do not read like one."""
    title = _SORT.sub("", re.sub(r"\s+", " ", parts.title).strip(' ,;"“”').removesuffix(".").strip())
    if len(title) < 4 or title.isdigit() or "://" in title:
        return None
    if not (only_names(parts.authors) if parts.authors else parts.rest and read_venue(parts.rest, lexicon)):
        return None
    one = parts.year is not None and (_is_body(parts.authors, lexicon) or _is_one_before_quote(parts, lexicon))
    if parts.authors and not (_TWO_WORDS.search(parts.authors) or parts.authors[:1] > "\u2e80" or one):
        return None  # one word before a full stop or colon is a key or a sentence
    mark, year = venue_behind(parts.rest, lexicon)
    year = parts.year or year
    ids, doi = arxiv_ids(text), dois(text)
    if not (mark or year or ids or doi or links):
        return None
    people = find_authors(parts.authors) if parts.authors else None
    names, others = (people.names, people.others) if people else ((), False)
    return CitationLine(
        title, names, others, mark.venue if mark else None, year, doi[0] if doi else None, ids[0] if ids else None,
        links, known=mark.known if mark else True,
    )  # fmt: skip


def _is_body(authors: str, lexicon: Lexicon) -> bool:
    """Tell whether capitals before a year are a body that writes: "OECD (2019)"; in "ICCV 2023" they are a venue."""
    mark = read_venue(authors, lexicon) if authors.isupper() else None
    return authors.isupper() and not (mark and mark.venue)


def _is_one_before_quote(parts: Parts, lexicon: Lexicon) -> bool:
    """Tell whether a surname alone stands before a title in quotes: "Moss (1986), "Folding Rivers"."."""
    return parts.quoted and read_people(parts.authors, lexicon, dated=True) is not None


def venue_behind(rest: str, lexicon: Lexicon) -> tuple[VenueMark | None, int | None]:
    """Return the venue and year that follow a work's title, or the names of who wrote it; None where none is stated."""
    said, marked = venue_in(rest)
    rest = _URL_LEFT.sub(" ", rest.translate(NO_MARKS))
    years = find_years(_PAGES.sub(" ", rest))
    year = years[-1].year if years else None
    known = read_venue_field(said, lexicon) if said else None
    if known and known.venue and known.known:
        return known, year
    written = proper(said)
    named = read_venue_field(written, lexicon) if written else None
    journal = is_journal(written)
    if named and named.venue and (named.known or (marked and journal)):
        return named, year
    mark = read_venue(rest, lexicon)
    if mark:
        year = mark.year or year
        if not mark.preprint or mark.start < _NEAR:
            return mark, year
    bare = written[:1] < "\u2e80" and not (marked or journal or written.isupper())  # in CJK both are as short
    other = (bare and only_names(written)) or PUBLISHER.search(written) or len(written.split()) > _LONG_NAME
    called = named is not None and named.venue and len(written) >= _SHORTEST and written[:1].isalpha() and not other
    return (named if called else mark), year


def _one_name(words: str) -> tuple[str, ...] | None:
    """Return the one author in front of a venue (``Ada Lovelace, PODS 1998``)."""
    name = words.rstrip(" ,")
    return (name,) if 2 <= len(name.split()) <= 4 and not reads_as_prose(name) and is_person(name) else None


def _venue_and_names(text: str, links: tuple[FoundLink, ...], lexicon: Lexicon) -> CitationLine | None:
    """Return a line that names a venue and its authors, in either order, and no title."""
    bare = _URL_LEFT.sub(" ", text).strip()
    head, semicolon, tail = bare.partition(";")
    if semicolon and (names := read_authors(head, strict=True)):  # then the proceedings
        mark, year = venue_behind(tail, lexicon)
        return CitationLine("", names, venue=mark.venue, year=year, links=links, known=mark.known) if mark else None
    by = read_byline(bare, lexicon) if " et al" in bare[:60] else None
    if by and by.venue:
        return CitationLine("", by.names, by.others, by.venue.venue, by.year, links=links, known=by.venue.known)
    mark = read_venue(bare[:200], lexicon)
    if mark is None or mark.year is None:
        return None
    before, after = bare[: mark.start], bare[mark.end :]
    for people, other in ((after, before), (before, after)):
        words = people.strip(" .:;-–—()*_")
        found = read_authors(words.strip(" ,"), strict=True) or (_one_name(words) if words.endswith(",") else None)
        if found and len(re.sub(r"[\W\d_]+|\b(?:in|at|the|proc|of)\b", "", other, flags=re.IGNORECASE)) <= _LEFT:
            return CitationLine("", found, venue=mark.venue, year=mark.year, links=links, known=mark.known)
    return None
