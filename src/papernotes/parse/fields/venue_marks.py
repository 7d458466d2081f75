"""Venue marks: which venue and year a short piece of text states, and whether it states nothing else."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.dates import MONTH
from papernotes.parse.fields.identifiers import arxiv_year, find_arxiv_ids
from papernotes.parse.fields.journals import is_journal
from papernotes.parse.fields.offers import is_offered
from papernotes.parse.fields.years import YearMark, find_years, full_year

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon, VenueMatch


class VenueMark(NamedTuple):
    """A venue as a text states it, with the characters that do so, a year beside it included."""

    venue: str | None
    """The canonical name; an unknown name as written; None when only a year is stated."""
    year: int | None
    text: str
    start: int
    end: int
    whole: bool = False
    """True when the text says nothing else (tracks, months, pages and "Proceedings of" aside)."""
    known: bool = True
    """False for a name that the lexicon does not have."""
    preprint: bool = False
    """True for a preprint server."""
    name: str | None = None
    """The paper's short name when it is joined to the mark, as in ``CLIP-ICML2021``."""


_STUCK = r"(?i:oral|spotlight|poster|highlight|workshops?|findings)\b"
"""A track that stands behind a year without a blank."""
_AFTER = re.compile(
    rf"[\s)\]）】*_]{{0,3}}[,:(（\[]?\s?(?:(?P<short>['’‘`´]\s?\d\d|[-–_]?\d\d)(?!(?!{_STUCK})[\d\w.])|[-–—_,:.'’\s(（/|"
    r"@]{0,4}(?P<year>(?:19|20)\d\d)(?:[./-](?:0?[1-9]|1[0-2])(?![.\d]))?(?!\d|\.\d))"
)
_MONTH_OF_ID = re.compile(r"(?P<year>1[3-9])(?:0[1-9]|1[0-2])$")
"""Such a number is no year of preprints; the months from 2001 to 2012 cannot be told from years."""
_BEFORE = re.compile(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)(?:[./-](?:0[1-9]|1[0-2]))?|(?<!\w)(?P<short>['’‘]\d\d|\d\d['’]))"
    r"[\s\-–—_:,/|]{0,3}(?:(?:the|acm|ieee|annual|ieee/cvf|acm/ieee|"
    r"international)[\s/]+){0,4}$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"^[\s*_\[(（【<]*(?P<name>[^\s\-–—_:|()（）\[\]{}<>*,;]{2,30})[\-–—_:|@]\s?$")
# Item types of reference managers and words that state no venue.
NO_VENUE = re.compile(
    r"^(?:journal ?articles?|conference ?papers?|conference|journal|preprints?|pre-?print|misc|article|"
    r"inproceedings|incollection|"
    r"proceedings|book ?section|book|report|tech(?:nical)? ?report|thesis|"
    r"(?:ph\.?d\.?|doctoral|master'?s?|bachelor'?s?) (?:thesis|diss(?:ertation)?\.?)|"
    r"web ?page|blog ?posts?|manuscript|"
    r"unpublished|under (?:review|submission)|submitted|in (?:submission|preparation|review|press)|to appear|"
    r"forthcoming|"
    r"working paper|paper|online|website|internet|document|dataset|presentation|video|patent|预印本|投稿中|"
    r"在投|查読中|未発表|프리프린트|"
    r"期刊|会议|期刊论文|会议论文|学位论文)$",
    re.IGNORECASE,
)
ORDINAL = (
    r"(?:(?:twenty|thirty|forty|fifty)[\s-]?)?(?:first|second|third|four(?:teen)?th|fif(?:teen)?th|"
    r"six(?:teen)?th|seven(?:teen)?th|"
    r"eigh(?:teen)?th|nin(?:eteen)?th|tenth|eleventh|twelfth|thirteenth|twentieth|thirtieth|fortieth|fiftieth)"
)
_LEFTOVER = re.compile(
    rf"(?<![^\W\d_])(?:in|at|on|to|by|the|of|and|for|proc|procs|proceedings|conference|conf|international|annual|ieee|acm|"
    rf"cvf|aaai press|usenix|"
    rf"published|accepted|accept|appears?|appeared|presented|paper|papers|main|track|workshops?|oral|spotlight|"
    rf"poster|highlight|"
    rf"preprint|preprints|abs|eprint|journal|vol|volume|no|issue|pages?|pp|article|art|id|version|v\d+|best|"
    rf"award|demo|short|long|"
    rf"ccf|core|rank|sci|q[1-4]|top|tier|jcr|a\*|\d+(?:st|nd|rd|th)|{ORDINAL}|{MONTH})\b\.?|[\d\s\W_]+",
    re.IGNORECASE,
)
_CJK_LEFTOVER = re.compile(
    r"会议|期刊|年|月|日|发表于|发表|录用|接收|收录|口头|海报|论文|采录|発表|採択|掲載|学会|국제|학회|발표|"
    r"게재|论文集|中|于|在|의|에서"
)


_SHAPED = re.compile(
    r"[\s*_\[(（【]*+"
    r"(?:(?:(?:[Pp]ublished|[Aa]ppeared|[Aa]ccepted|[Pp]resented|[Tt]o appear)\s)?(?:[Ii]n|[Aa]t|to|by)\s)?"
    r"(?:(?P<name>[A-Z][a-z]{0,4}[A-Z][A-Za-z]{0,9}|Security|Oakland|Sec|Eurosec)\s?['’‘`]\s?(?P<year>\d\d)|"
    rf"(?!(?:{MONTH}|Spring|Summer|Autumn|Fall|Winter)\b)"
    r"(?P<word>[A-Z][A-Za-z]{2,20})['’‘`](?P<full>(?:19|20)\d\d))[\s*_\])）】.,;:]*+",
)
"""A venue by its capitals and its year of two digits, ``ICAC'11``, or by any word and all of its year."""
_TOLD = re.compile(
    r"\b(?:[Pp]ublished|[Aa]ppear(?:ed|s)|[Aa]ccepted|[Pp]resented|[Tt]o appear)\s(?:in|at|to|by)\s(?:the\s)?"
    r"(?P<name>[A-Z][\w&'’-]+(?:(?:\s(?:of|on|and|for|in|the|&))*\s[A-Z][\w&'’-]+){0,7}),?\s\(?(?P<year>(?:19|20)\d\d)\b"
)
"""Where a paper appeared, in so many words: "Accepted to GCAI 2017", "published in Folding Letters, 2019"."""
_IN_ISSUE = re.compile(
    r"[*_]{0,2}(?P<name>[^\W\d_][^\d;:!?\"“”*_()\[\]]{2,100}?)[*_]{0,2}[,.]?\s+[(\[]?(?P<year>(?:1[6-9]|20)\d\d)[)\]]?"
    r"[,.;]?\s*+(?:(?:vol(?:ume|\.)?|bd\.?)\s*+)?\d{1,4}(?:\s?\(\d{1,4}(?:[-–]\d{1,4})?\))?\s?[:,]\s?(?:pp?\.\s?)?"
    r"[A-Za-z]{0,2}\d{1,7}(?:\s?[-–]\s?[A-Za-z]{0,2}\d{1,7})?\.?"
)
"""A journal's reference without its work: "Eur J Epidemiol (2016) 31:337-350"."""
_IN_VOLUME = re.compile(
    r"[*_]{0,2}(?P<name>[A-ZÀ-Þ][^\d;:!?\"“”*_()\[\]|]{2,100}?)[*_]{0,2}[,.]?\s(?:volume|vol\.?)\s\d{1,4}"
    r"(?P<issue>[,.;]?\s(?:issue|number|no\.?|iss\.?)\s?\d{1,4})?[,.;|]?(?:\s?\|?\s?[A-Z]?[a-z]{0,9}\.?,?\s(?:19|20)\d\d)?\.?",
    re.IGNORECASE,
)
"""A journal with its volume and issue in words, and the month perhaps: "Folding Letters, volume 5, issue 2"."""
_LONGEST_REFERENCE = 160
_LONGEST_SHAPED = 40
_MONTH_BEHIND = re.compile(r"(?<=\b\d{4})[./-](?:0[1-9]|1[0-2])(?![\d./-])")
"""The month of a year: ``2024.06 | Preprint``."""
_DATE_WORDS = re.compile(rf"\b(?:{MONTH}|(?:19|20)\d\d)\b\.?", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]{1,9}")
_SERIES = re.compile(r"\s[A-Z]$")
_SHORT_NAME = 18
"""Characters of a conference's name as people say it, "USENIX Security"; in full it may number its proceedings."""
_AROUND = " \t\r\n*_`()[]（）【】<>,.;:"
_LONGEST = 2000
MEMORABLE = 100
"""Characters of a text that may well come back, in another record: its answer is kept."""
_REACH = 40
"""Characters before a venue within which a name joined to it starts."""


def read_venue(text: str, lexicon: Lexicon) -> VenueMark | None:
    """Return the venue that a short piece of a note states, with its year, or None.

    Of several, a published one wins over a preprint server, then one with a year beside it, then the first. A name
    that also means something else ("Science") counts only with a year beside it or when it is the whole text. Where the
    paper was but offered is none.
    """
    return _known_venue(text, lexicon) if len(text) <= MEMORABLE else _read_venue(text, lexicon)


def _read_venue(text: str, lexicon: Lexicon) -> VenueMark | None:
    named = lexicon.venues.find(text) if len(text) <= _LONGEST else ()
    matches = tuple(match for match in named if not is_offered(text, match.start, match.end))
    if not matches:
        return None if named else _unpublished(text)
    whole = _is_whole(text, [(match.start, match.end) for match in matches], lexicon)
    scored = []
    for order, match in enumerate(matches):
        year = _year_beside(text, match)
        if not match.ambiguous or year or whole:
            scored.append(((match.venue.kind == "preprint", year is None, match.ambiguous, order), match, year))
    if not scored:
        return _unpublished(text)
    _, match, beside = min(scored, key=lambda item: item[0])
    stated, start, end = _year_of(text, match, beside)
    joined = _JOINED.match(text[:start]) if start <= _REACH else None
    name = joined["name"] if joined and re.search(r"[A-Za-z]{2}", joined["name"]) else None
    if joined and name:
        start = joined.start("name")
        whole = _is_whole(
            text, [(start, joined.end("name")), *((other.start, other.end) for other in matches)], lexicon
        )
    if whole:
        start, end = _stripped(text)
    preprint = match.venue.kind == "preprint"
    return VenueMark(match.venue.name, stated, text[start:end], start, end, whole, preprint=preprint, name=name)


_known_venue = lru_cache(maxsize=4096)(_read_venue)


def _unpublished(text: str) -> VenueMark | None:
    """Return what a text says that names a venue by its shape alone ("ICAC'11"), or says "preprint" and the year."""
    shaped = _SHAPED.fullmatch(text) if len(text) <= _LONGEST_SHAPED else None
    if shaped:
        name, year = ("name", "year") if shaped["name"] else ("word", "full")
        start, end = shaped.start(name), shaped.end(year)
        when = full_year(shaped[year])
        return VenueMark(shaped[name], when, text[start:end], start, end, whole=True, known=False)
    if len(text) <= _LONGEST_REFERENCE and (issue := _IN_ISSUE.fullmatch(text)) and is_journal(issue["name"]):
        start, end = issue.start("name"), len(text)
        return VenueMark(issue["name"], int(issue["year"]), text, start, end, whole=True, known=False)
    volume = _IN_VOLUME.fullmatch(text) if len(text) <= _LONGEST_REFERENCE else None
    if volume and volume["name"][0].isupper() and (volume["issue"] or is_journal(volume["name"])):
        years = find_years(text)
        when = years[-1].year if years else None
        return VenueMark(volume["name"], when, text, volume.start("name"), len(text), whole=True, known=False)
    told = _TOLD.search(text) if len(text) <= _LONGEST else None
    if told:
        return VenueMark(told["name"], int(told["year"]), text[told.start() : told.end()], *told.span(), known=False)
    dated = _MONTH_BEHIND.sub("", text) if len(text) <= 60 else ""
    years = find_years(dated)
    if len(years) != 1:
        return None
    start, end = _stripped(text)
    words = _DATE_WORDS.sub("", dated).strip(" ,.;:-–—()|/" + _AROUND)
    if not words or not NO_VENUE.match(words):
        return None
    return VenueMark(None, years[0].year, text[start:end], start, end, whole=True)


def _stripped(text: str) -> tuple[int, int]:
    """Return where a text starts and ends without blanks, emphasis, brackets and punctuation around it."""
    left = len(text) - len(text.lstrip(_AROUND))
    return left, max(left, len(text.rstrip(_AROUND)))


def _year_of(text: str, match: VenueMatch, beside: YearMark | None) -> tuple[int | None, int, int]:
    """Return a venue's year and the stretch that states both: beside it, an arXiv id's, else the only one there is."""
    if beside and match.venue.kind == "preprint" and (year := _year_of_month(text[beside.start : beside.end])):
        return year, min(match.start, beside.start), max(match.end, beside.end)
    if beside:
        return beside.year, min(match.start, beside.start), max(match.end, beside.end)
    years = find_years(text)
    ids = find_arxiv_ids(text) if match.venue.kind == "preprint" else ()
    if ids:
        stated = {mark.year for mark in years if not any(found.start <= mark.start < found.end for found in ids)}
        return (stated.pop() if len(stated) == 1 else arxiv_year(ids[0].id)), match.start, match.end
    if len({mark.year for mark in years}) == 1:
        return years[0].year, min(match.start, years[0].start), max(match.end, years[0].end)
    return None, match.start, match.end


def _year_of_month(text: str) -> int | None:
    """Return the year of a preprint's month, as its id begins, "arXiv:1911"; None for a year like any other."""
    found = _MONTH_OF_ID.search(text)
    return 2000 + int(found["year"]) if found else None


def _year_beside(text: str, match: VenueMatch) -> YearMark | None:
    """Return the year that stands right behind or right before a venue's name, a track between them allowed."""
    rest = text[match.end : match.end + 80]
    for skip in (0, *(track.end() for track in TRACK_BETWEEN.finditer(rest[:50]) if track.start() <= 3)):
        after = _AFTER.match(rest, skip)
        if after:
            digits = after["year"] or re.sub(r"\D", "", after["short"])
            year = None if _is_volume(after, match, rest) else full_year(digits)
            if year:
                return YearMark(year, match.end + after.start(), match.end + after.end())
    before = _BEFORE.search(text[max(0, match.start - 60) : match.start])
    if before:
        group = "year" if before["year"] else "short"
        at = max(0, match.start - 60)
        year = full_year(before[group].strip("'’‘"))
        return YearMark(year, at + before.start(group), at + before.end(group)) if year else None
    return None


def _is_volume(after: re.Match[str], match: VenueMatch, rest: str) -> bool:
    """Return whether two digits behind a venue's name are rather a volume: set off from it, and no conference's."""
    bare = after["short"] is not None and after["short"].isdigit()
    apart = after.group(0)[:1] not in "0123456789-–_"
    if bare and not apart and _SERIES.search(match.text):  # "Acta Cryst. D12, 100"
        return True
    if not (bare and apart):
        return False
    short = _ACRONYM.fullmatch(match.text) or (len(match.text) <= _SHORT_NAME and match.text.count(" ") <= 1)
    conference = match.venue.kind != "journal" and bool(short)
    ends = not rest[after.end() :].strip(" )]）】*_.")
    return not conference or not ends or "," in after.group(0) or ":" in after.group(0)


TRACK_BETWEEN = re.compile(
    r"[\s,(（-]{0,9}(?:workshops?|oral|spotlight|poster|highlight|findings|main|track|demo|W)\b[\s,)）]*", re.IGNORECASE
)


def _is_whole(text: str, spans: list[tuple[int, int]], lexicon: Lexicon) -> bool:
    """Return whether a text holds, outside of the spans, nothing but years, months, tracks and the like."""
    rest, at = [], 0
    for start, end in spans:
        rest.append(text[at:start])
        at = end
    left = " ".join([*rest, text[at:]])
    if len(left) > 120:
        return False
    for found in find_arxiv_ids(text):
        left = left.replace(text[found.start : found.end], " ")
    left = tracks_of(lexicon.venues.tracks).sub(" ", left)
    return not _CJK_LEFTOVER.sub("", _LEFTOVER.sub("", left))


@cache
def tracks_of(tracks: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the words of tracks, which stand beside a venue and are no part of it: "Oral", "Spotlight"."""
    words = "|".join(re.escape(track) for track in sorted(tracks, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?!\w)" if words else r"(?!)", re.IGNORECASE)
