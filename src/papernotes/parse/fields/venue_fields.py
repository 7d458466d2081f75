"""The value of a venue field: a venue that the vocabulary knows, else the name as written."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from papernotes.lexicon.data import table
from papernotes.parse.fields.dates import MONTH
from papernotes.parse.fields.offers import is_offer
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.venue_marks import MEMORABLE, NO_VENUE, TRACK_BETWEEN, VenueMark, read_venue
from papernotes.parse.fields.years import find_years
from papernotes.parse.plain import plain_line

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon

_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST_FIELD = 400
_IN_VOLUME = re.compile(
    r"(?P<name>[^\W\d_][^\d()\"“”:?!\[\]]{2,120}?),?\s(?:\d{1,4}\s?\(\d{1,5}(?:[-–/]\d{1,5})?\)|\d{1,4}(?=[,:]\s?\w)|(?=\d{1,5}\s?[-–]{1,2}\s?\d))"
    r"(?:[,:;]?\s?[a-zA-Z]?\d{1,9}(?:\s?[-–]{1,2}\s?[a-zA-Z]?\d{1,9})?)?\.?"
)
"""A journal with its volume and issue, or with pages: ``Journal of Ink, 12(3), 40-52``."""
_VOLUME = re.compile(r"\s?\((?:volume|vol\.|part|track)\s[^()]{1,60}\)$", re.IGNORECASE)
"""A volume of proceedings: "… Computational Linguistics (Volume 2: Short Papers)"."""
_NUMBERED = re.compile(r",\s(?:(?:19|20)\d\d,\s)?\d{1,4}(?:\(\d{1,4}\))?:\s?[a-z]{0,6}\d{1,9}$", re.IGNORECASE)
"""A year, a volume and the number of an article behind a journal's name: ", 2024, 11: uhae119"."""
_WHEN = re.compile(
    rf"(?:(?:{MONTH}|spring|summer|autumn|fall|winter|mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\b|\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|issue\b|q[1-4]\b|[\W_])+",
    re.IGNORECASE,
)
"""A day, a month or a season and nothing else: "Mar 1st", "Nov/Dec", "Spring issue"."""
_PUBLISHER = re.compile(
    r"(?:New York|London|Paris|Cambridge|Oxford|Princeton|Chicago|Boston|Berlin|Berkeley|Los Angeles|San Francisco|"
    r"Philadelphia|Washington|Baltimore|Durham|Ithaca|Stanford|New Haven|Toronto|Montreal|Frankfurt(?: am Main)?|"
    r"Munich|München|Leipzig|Stuttgart|Tübingen|Heidelberg|Hamburg|Vienna|Wien|Zürich|Zurich|Basel|Amsterdam|"
    r"Dordrecht|Leiden|The Hague|Brussels|Louvain|Milan|Milano|Rome|Roma|Torino|Bologna|Madrid|Barcelona|"
    r"Buenos Aires|México|Mexico City|Lisboa|Lisbon|São Paulo|Moscow|Москва|Hoboken|Thousand Oaks|Hillsdale|Mahwah|"
    r"Reading|Englewood Cliffs|Upper Saddle River|Harmondsworth|Edinburgh|Manchester|Abingdon|Dublin|Sydney|"
    r"Melbourne|Tokyo|Beijing|Delhi|New Delhi|Singapore|Oakland|Minneapolis|Ann Arbor|Bloomington|Glencoe|Belmont|"
    r"Notre Dame|Stockholm|Copenhagen|Oslo|Helsinki)"
    r"(?:,\s[A-Z][\w.]{1,20})?(?:\s(?:and|&)\s[A-Z]\w{2,20})?\s?:\s?\S.{1,80}"
)
"""Where a book was published and by whom, which is no venue: "Paris: Minuit", "Cambridge, MA: MIT Press"."""
_OPENS_NAME = re.compile(r"(?:\bof|\bfor|\band|\bon|\bin|(?:^|\s)[A-Z][\w-]+)$")
_TRAILING = re.compile(
    rf"(?:[\s,;:(（\[|·-]{{1,6}}(?:(?:vol(?:ume)?|no|issue|pp?|pages?|article|art|ser)\.?\s*+[a-zA-Z]?\d[\w\-–.:]*+|"
    rf"\d(?:[\d\s\-–:.,()（）/]{{0,60}}[\d)）])?|{MONTH}\.?|"
    rf"(?:['’]\d\d)|(?:19|20)\d\d|oral|spotlight|poster|highlight|accepted|best paper(?: award)?|"
    rf"early access)[)\]）.]*+){{1,8}}+[\s\-–:.,()（）/]*+$",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"^(?:(?:published|accepted|appeared|appears|presented)\s+)?(?:in|at|by|to)[:\s]+|(?:published|accepted)\s+",
    re.IGNORECASE,
)
"""What says that something appeared, before where it did."""
_ITS_YEAR = re.compile(r",?\s(?:(?:19|20)\d\d|['’]\d\d)")
_OPENING = re.compile(
    r"^(?:(?:published|accepted|appeared|appears|presented)\s+)?(?:(?:in|at|by|"
    r"to)[:\s]+)?(?:the\s+)?(?:proc(?:eedings|\.)?\s+(?:of\s+)?(?:the\s+)?)?"
    r"(?:\d+(?:st|nd|rd|th)\s+|(?:19|20)\d\d\s+)?",
    re.IGNORECASE,
)


def read_venue_field(value: str, lexicon: Lexicon) -> VenueMark | None:
    """Return what the value of a venue field states: a known venue, else the name as written without year and pages.

    Item types ("journalArticle", "Preprint"), placeholders and labs are no venue; a year beside them is still told.
    """
    return _known_field(value, lexicon) if len(value) <= MEMORABLE else _read_venue_field(value, lexicon)


def read_venue_label(label: str, lexicon: Lexicon) -> VenueMark | None:
    """Return the venue that a link's label is ("ICLR 2020", "Journal of Ink, 12(3), 40-52"), None for any other."""
    plain = plain_line(label)
    mark = read_venue(plain, lexicon)
    if mark and mark.whole:
        return mark
    named = _IN_VOLUME.fullmatch(plain)
    return read_venue_field(plain, lexicon) if named and named["name"].casefold() not in _no_journals() else None


def full_name(value: str, *, journal: bool) -> str:
    """Return a venue as the value of its field writes it, without what stands around the name.

    A year behind proceedings belongs to their title, one behind a ``journal`` does not.
    """
    text = _INTO.sub("", plain_line(value[:_LONGEST_FIELD]).strip(" ,;"))
    tail = _TRAILING.search(_NUMBERED.sub("", text))
    head = text[: tail.start()].rstrip(" ,;:") if tail else text
    its_own = tail is not None and not journal and " " in head and _ITS_YEAR.fullmatch(tail[0])
    return text if its_own or head.count("(") != head.count(")") else head


@cache
def _no_journals() -> frozenset[str]:
    """Return words before numbers that are no journal: "Lecture 3 (2)"."""
    return frozenset(
        (*table("words")["common"].split(), "figure", "table", "appendix", "page", "pages", "lesson", "fig")
    )


def _read_venue_field(value: str, lexicon: Lexicon) -> VenueMark | None:
    text = plain_line(value[:_LONGEST_FIELD]).strip(" ,;")
    text = _VOLUME.sub("", text if _ABBREVIATION.search(text) else text.rstrip(" ."))
    if len(value) > _LONGEST_FIELD or is_placeholder(text):
        return None
    mark = read_venue(text, lexicon)
    exact = lexicon.venues.exact(text, any_case=True)
    years = find_years(text)
    year = years[-1].year if years else None
    if exact and (mark is None or mark.venue != exact.name):
        return VenueMark(exact.name, year, text, 0, len(text), whole=True, preprint=exact.kind == "preprint")
    if mark and (mark.whole or not _names_another(text, mark)) and not is_namesake(text, mark, lexicon):
        return mark
    if mark is None and is_offer(text, lexicon):
        return None
    written = _trim(_NUMBERED.sub("", _TRAILING.sub("", _OPENING.sub("", text))))
    if (
        not written
        or _WHEN.fullmatch(written)
        or NO_VENUE.match(written)
        or _PUBLISHER.fullmatch(written)
        or lexicon.venues.is_lab(written)
        or not _LETTERS.search(written)
    ):
        return VenueMark(None, year, text, 0, len(text), whole=True) if year else None
    known = lexicon.venues.exact(written, any_case=True)
    if known:
        return VenueMark(known.name, year, text, 0, len(text), whole=True, preprint=known.kind == "preprint")
    if "://" in written or len(written) > 150 or is_placeholder(written):
        return None
    name = f"The {written}" if text.startswith(f"The {written}") else written
    return VenueMark(name, year, text, 0, len(text), whole=True, known=False)


_known_field = lru_cache(maxsize=1024)(_read_venue_field)


_MEETING = re.compile(r"\b(?:Conference|Conf\.|Congress|Colloquium)\b")
_CAPITALS = re.compile(r"[A-Z][^\W\d_]{3,}")
_HEADS = frozenset(
    [
        "conf",
        "work",
        "symp",
        "meet",
        "cong",
        "coll",
        "scho",
        "proc",
        "inte",
        "annu",
        "worl",
        "firs",
        "seco",
        "thir",
        "four",
        "fift",
        "sixt",
        "seve",
        "eigh",
        "nint",
        "tent",
        "ieee",
        "usen",
        "euro",
    ]
)
"""How words begin that many meetings are called by."""
_ABBREVIATION = re.compile(r"[^\W\d_]\.\s")
"""A word cut short within a name: "J. Am. Chem. Soc." keeps its last full stop."""


def _trim(written: str) -> str:
    """Return an unknown venue's name without edges; an acronym in brackets behind a long name stands for it."""
    abbreviated = written.rstrip(" ,;:[]").endswith(".") and _ABBREVIATION.search(written) is not None
    written = written.strip(" .,;:[]") + ("." if abbreviated else "")
    acronym = re.match(
        r"(?>.*?[^\W\d_]{4}).*[(（](?P<short>[A-Z][A-Za-z]*[A-Z][\w-]{0,12})[^\w()（）]*(?:\d\d(?:\d\d)?)?[)）]?$",
        written,
    )
    if acronym:
        return acronym["short"]
    return written if written.count("(") == written.count(")") else written.strip("() ")


def is_namesake(text: str, mark: VenueMark, lexicon: Lexicon) -> bool:
    """Return whether a meeting written out before its letters is none that the vocabulary knows by them.

    "The Fifth Conference on Folding, FC 2010" shares no word with Financial Cryptography; one without a word that says
    what it is may be anything, such as where the known one took place.
    """
    known = lexicon.venues.get(mark.venue) if mark.venue and mark.known else None
    full = text[: mark.start].rstrip(" ,;:(（[-–")
    if (
        not known
        or known.title == known.name
        or "orkshop" in full
        or not _MEETING.search(full)
        or not text[mark.start :][:1].isupper()
    ):
        return False
    said, right = ({word[:4].casefold() for word in _CAPITALS.findall(name)} - _HEADS for name in (full, known.title))
    return len(said) > 0 and len(right) > 0 and said.isdisjoint(right)


def _names_another(text: str, mark: VenueMark) -> bool:
    """Return whether a value is a longer name than the venue found in it ("Journal of Cell Biology" for "Cell")."""
    before, after = text[: mark.start].rstrip(), text[mark.end :]
    goes_on = re.match(r"\s+(?:of|and|on|in|for|&)\s|\s+[A-Z][a-z]{3,}", after) is not None
    return _OPENS_NAME.search(before) is not None or (goes_on and not TRACK_BETWEEN.match(after))
