"""Where a citation's authors end and its title ends: every way to part it, each with the points that speak for it.

No style is asked for by name. Names end where a year, a quote, italics or a sign follows them; a title ends at its
quote, where its italics end, or at a sign. The ways compete, as readings of a file do: a known venue, a name that is
written like a journal's or stands in italics, a volume and pages speak for the way that parts it so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.authors import find_authors, only_names
from papernotes.parse.fields.citation_venues import (
    CLOSE,
    ISSUE,
    NO_MARKS,
    OPEN,
    PROCEEDINGS,
    PUBLISHER,
    SIGN,
    SLANTED,
    venue_in,
)
from papernotes.parse.fields.journals import is_cut_short, is_journal
from papernotes.parse.fields.persons import is_eastern, is_initials
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.records import line_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.lexicon import Lexicon


class Parts(NamedTuple):
    """The three stretches of a citation, and the year where its place is fixed."""

    authors: str
    title: str
    rest: str
    year: int | None = None
    points: float = 0.0
    """What speaks for parting it so."""
    quoted: bool = False
    """Whether the title stands in quotes."""


_ITALICS = re.compile(
    r"(?<![\w*_\\])(?P<mark>\*\*_|\*{1,3}|_{1,3})(?=[^\s*_])(?P<in>[^*_\n]{1,400})(?<=[^\s*_])(?:(?P=mark)|_\*\*)(?![\w*_])"
)
_NAMES_END = re.compile(
    rf"(?:[.,:;]\s*+|(?<!\s)\s++|)(?=[(\[“\"{OPEN}]|(?:1[6-9]|20)\d\d\b)|[.:,;．。](?=\s)|[.．。](?=[^\s\w.,;)])"
)
_YEAR = re.compile(
    r"[\s.,:;]{0,3}[(\[（]?(?P<year>(?:1[6-9]|20)\d\d)[a-z]?(?:[,-]? ?(?:[A-Z][a-z]{2,8}\.?|\d\d?)(?:[ -]\d\d?)?)?"
    r"[)\]）]?[.,:;．。]{0,2}\s*"
)
YEAR_BEHIND = re.compile(r"[\s,(]{1,3}((?:19|20)\d\d)[a-z]?[).,:\s]{0,4}$")
_YEAR_WITHIN = re.compile(r"[(\[](?:1[6-9]|20)\d\d[a-z]?[)\]]")
_UNDATED = re.compile(
    r"[\s.,]{0,3}[(\[]?(?:in press|n\.\s?d\.?|forthcoming|to appear|under review|submitted)[)\]]?[.,:;]{0,2}\s*",
    re.IGNORECASE,
)
"""What stands in the place of a year: "(in press)", "(n.d.)"."""
_INITIAL_END = re.compile(r"(?:^|[\s.-])[^\W\d_]\.$")
_SKIP = re.compile(rf"[\s.,:;．。{CLOSE}–—-]*")
_QUOTED = re.compile(r"[\"“](?P<title>.{6,400})(?<![.,])[.,]?[\"”](?=[\s.,;:(\[]|$)")
_TITLE_END = re.compile(
    rf"[.?!．。](?=\s|$|{OPEN})|,(?=\s)|(?=\s?\[(?:[JCDMRSPNAZ]|EB|DB|CP)[\]/])|(?=\s?(?<!:)//\s?)|"
    rf"(?=\s{OPEN})|(?=\s[iI]n:?\s(?:{OPEN}|Proc))|;(?=\s)|(?=\s\()|(?=\s<?https?://)"
)
_BEHIND = re.compile(r"[\s.,:;．。]*")
_NO_VENUE = re.compile(
    r"\W{0,2}(?:(?P<year>(?:1[6-9]|20)\d\d)\b\W{0,3})?(?:https?://|(?:www|doi)\.|doi:|$)", re.IGNORECASE
)
"""What follows a title and names no venue: where to find the work, when it appeared."""
_INSIDE = re.compile(rf"(?:in|at|en|dans)\b:?|proceedings\b|proc\.|{OPEN}", re.IGNORECASE)
_OTHERS_THEN_WORDS = re.compile(r"\bet\.? al\.?,?\s+\w", re.IGNORECASE)
_SMALL = re.compile(r"[a-zà-ÿ]")
_DATED = re.compile(r"\((?:(?:1[6-9]|20)\d\d\)|pp?\.)")
_NAMES_REACH, _MISSES = 1500, 4
"""Characters in which the names stand, and ends of names in a row that are none, after which no more are tried."""
_SENTENCE_END = re.compile(r"[.?!。](?=\s?[A-ZÀ-Þ\u4e00-\u9fff])")
_WHERE, _SURE_NAMES = 120, 2.0
"""Characters behind names in which a venue stands, and what must speak for names that stand behind a title."""
_FEW, _LAST = 24, 8
"""Places where names may end, over which a list is long; those of it that are tried."""
_ENDS = 8
"""Places where a title may end, of one start."""
_LONGEST, _LONG = 400, 26
"""Characters and words of a title."""
_QUOTE, _SLANT, _MORE = 5.0, 2.5, 0.4
"""What quotes and italics around a title say, and each further name that a list of names goes on so far."""
_OPEN_END = re.compile(r"\b(?:in:?|of|the|and|for|on|with|pp?|vol|no)\.?$", re.IGNORECASE)
_BEGINS_WITHIN = re.compile(
    r"(?:[A-Z](?:\.[\s,]|:\s)|and\s|&\s|et al|等[.,．]|\d{4}[a-z]?\)|[\u4e00-\u9fff]{2,4}[.．]\s)", re.IGNORECASE
)
"""How words begin of which the first belong to the names or the year."""
_SEVERAL = re.compile(r"[,;&.]|\band\b")
_WITHIN = re.compile(r"[.?!] [iI]n:? [A-ZÀ-Þ]")
"""A title that goes over into a volume's: "Folding. In: Moss A. (eds) Ponds"."""
_VOLUME_END = re.compile(r"\s\d{1,4}(?:\(\d{1,3}\))?[,:]\s?[A-Z]?\d{1,7}$")
_YEAR_END = re.compile(r"[.?!] (?:1[6-9]|20)\d\d\.?$")
"""A sentence that is a year, behind a title: "Folding Cranes. 2012"."""
_CJK_NAME = 6
"""Characters of a name in CJK at most."""
_SLANTED_BEHIND, _GOES_ON = re.compile(rf"[.?!,] {OPEN}"), re.compile(rf"{OPEN}[^{CLOSE}]*{CLOSE} [a-z]")
"""Italics within a title, as of a species, and no venue's."""
_A_NAME, _LONG_NAME = 2, 6
"""Words of most names, and of the name of an unknown venue, over which it is rather a title."""


def partings(text: str, lexicon: Lexicon) -> Iterator[Parts]:
    """Yield the ways in which a line of Markdown that may be a citation falls into names, a title and the rest."""
    for order, end in enumerate(_ends_of_names(text)):
        authors = names_in(text[:end].translate(NO_MARKS))
        if _YEAR_WITHIN.search(authors):
            continue
        named = _names(authors) + min(_MORE * order, 3.0)
        year = _YEAR.match(text, end)
        if text.startswith((":", "："), end) and not year and _are_words(authors):
            continue
        if not year and (undated := _UNDATED.match(text, end)):
            yield from _titled(text, undated.end(), Parts(authors, "", "", None, named + 1.0), lexicon)
        if year:
            yield from _titled(text, year.end(), Parts(authors, "", "", int(year["year"]), named + 1.5), lexicon)
        if not year or year[0].strip(" .,:;")[:1] not in "([（":  # a title may begin with a year: "2001: …"
            yield from _titled(text, end, Parts(authors, "", "", None, named), lexicon)


def names_set_off(text: str) -> bool:
    """Tell whether a text opens with bold or slanted words that are names, and a year perhaps: no title's marks."""
    found = _ITALICS.match(text)
    return found is not None and only_names(names_in(YEAR_BEHIND.sub("", found["in"])))


def slanted(text: str) -> str:
    """Return a line with private signs for the marks of its italics and bold words."""
    return _ITALICS.sub(rf"{OPEN}\g<in>{CLOSE}", text)


def names_in(text: str) -> str:
    """Return the opening of a citation without the signs behind it; an initial keeps its full stop."""
    text = text.strip(" ,:;(")
    return text if _INITIAL_END.search(text) else text.rstrip(" ,.．。")


def _ends_of_names(text: str) -> Iterator[int]:
    """Yield where names may end; of a long list the last places alone, since all before are names, too."""
    ends = [found.start() for found in _NAMES_END.finditer(text, 2, _NAMES_REACH)]
    first = (
        max(0, bisect_left(ends, True, key=lambda end: not _are_names(text, end)) - _LAST) if len(ends) > _FEW else 0
    )
    misses = 0
    for end in ends[first:]:
        if _are_names(text, end):
            misses = 0
            yield end + (text[end : end + 1] == ".")
        else:
            misses += 1
            if misses > _MISSES:
                return


def _are_words(authors: str) -> bool:
    """Tell whether what seems names may be a title's first words, as one of them is a word alone: "Touch and Go"."""
    found = find_authors(authors)
    return found is not None and not found.others and not all(" " in one or is_eastern(one) for one in found.names)


def _are_names(text: str, end: int) -> bool:
    names = names_in(text[:end].translate(NO_MARKS))
    return len(names) > 1 and only_names(names) and not _OTHERS_THEN_WORDS.search(names)


def _titled(text: str, at: int, parts: Parts, lexicon: Lexicon) -> Iterator[Parts]:
    """Yield what the title may be that starts behind names, and perhaps a year."""
    commas = text[:at].rstrip()[-1:] in ",;" and not parts.year
    start = _SKIP.match(text, at)
    begin = start.end() if start else at
    for pattern, points in ((_QUOTED, _QUOTE), (SLANTED, _SLANT)):
        if match := pattern.match(text, begin):
            quoted = pattern is _QUOTED
            yield _weighed(parts._replace(quoted=quoted), match["title"], text[match.end() :], points, lexicon)
            if quoted:
                return
    for order, end in enumerate(islice(_TITLE_END.finditer(text, begin + 4, begin + _LONGEST), _ENDS)):
        sign = text[end.start() : end.start() + 1]
        title = text[begin : end.end() if sign in "?!" else end.start()]
        rest = text[end.start() + 1 if sign in ".,;．。" else end.end() :]
        inside = _INSIDE.match(rest.lstrip(" ,.")) is not None
        points = -0.1 * order - (0.0 if commas or inside else 2.0) * (sign == ",")
        points -= (0.5 if inside else 1.5) * (sign in ";( ") + 3.0 * (_OPEN_END.search(title) is not None)
        points -= 3.0 * (sign == ";" and only_names(title))
        points -= 3.0 * (sign == "." and _opens_name(title) and rest[1:2].isupper())
        yield _weighed(parts, title, rest, points, lexicon)


def _opens_name(title: str) -> bool:
    """Tell whether a title ends in the first words, cut short, of a journal's name: "of folds, Bull", "Geophys"."""
    clause = title.rpartition(", ")[2].replace(".", " ").split() if ", " in title else []
    named = bool(clause) and all(is_cut_short(word, alone=True) for word in clause)
    return named or is_cut_short(title.rpartition(" ")[2])


def _names(authors: str) -> float:
    """Return what speaks for words being a list of names."""
    found = find_authors(authors)
    if found is None or not found.whole:
        return 0.0
    several = len(found.names) > 1 or found.others or "." in authors or "," in authors
    bare = is_initials(found.names[-1]) and not words.CJK.search(found.names[-1])
    return 1.0 + several - 3.0 * bare


def _weighed(parts: Parts, raw: str, rest: str, points: float, lexicon: Lexicon) -> Parts:
    """Return parts, with what the words of the title and those behind it say added to their points."""
    title = raw.translate(NO_MARKS).strip(' ,;"“”')
    said = parts.points + points + _of_title(title, raw, marked=points > 1) + _of_rest(rest, lexicon)
    said -= 4.0 * (rest[:2].lstrip(" .")[:1].isdigit() and not _YEAR.match(rest) and is_journal(title))  # a volume
    return parts._replace(title=title, rest=rest, points=said)


def _of_title(title: str, raw: str, *, marked: bool) -> float:
    count = len(title.split())
    points = max(-1.0, min(1.0, 0.3 * words.titlelike(title))) - 1.5 * (count < 2) - 2.0 * (count > _LONG)
    if not marked and only_names(title) and not words.CJK.search(title):
        points -= 4.0 if _SEVERAL.search(title) else 2.5 if count <= _A_NAME else 1.0
    opening = re.split(r"[,;:&]|\band\b", title, maxsplit=1)[0]
    behind = title[len(opening) : len(opening) + 1]
    parted = (
        "." in opening or behind == ";" or (behind in ":：" and len(opening) <= _CJK_NAME and words.CJK.search(opening))
    )
    points -= 2.0 * bool(opening != title and parted and only_names(opening))
    points -= 4.0 * any(pattern.search(title) is not None for pattern in (_WITHIN, _VOLUME_END, _YEAR_END))
    points -= 3.0 * (_BEGINS_WITHIN.match(title) is not None) + 2.0 * (_DATED.search(title) is not None)
    points -= 1.0 * (_SMALL.match(title) is not None) + 4.0 * (PROCEEDINGS.match(title) is not None)
    return points - 3.0 * (_SLANTED_BEHIND.search(raw) is not None)


def _of_rest(rest: str, lexicon: Lexicon) -> float:
    """Return what the words behind a title say: a venue's name in italics, one that is known, a volume and pages."""
    begin = _BEHIND.match(rest)
    rest = rest[begin.end() if begin else 0 :]
    points = 3.0 * (SIGN.match(rest) is not None)
    rest = SIGN.sub("", rest, count=1).strip()
    if nowhere := _NO_VENUE.match(rest):
        return points + (rest != "" and not nowhere["year"])
    points += 1.0 * (_INSIDE.match(rest) is not None) + 1.0 * rest.startswith(OPEN)
    points -= 4.0 * (_GOES_ON.match(rest) is not None)
    name, marked = venue_in(rest)
    points += 1.0 * (ISSUE.search(rest) is not None) + (2.0 if rest[0] == "(" else 0.5) * bool(PUBLISHER.search(rest))
    if not name:
        return points
    mark = read_venue(name, lexicon)
    if (mark and mark.venue) or is_journal(name):
        points += 2.0
    elif marked:
        points += 1.0
    elif len(name.split()) > _LONG_NAME and not _INSIDE.match(rest):
        points -= 2.0
    return points - 2.0 * (only_names(name) and "," in name) - 1.5 * (_SMALL.match(name) is not None)


def title_first(text: str, lexicon: Lexicon) -> Iterator[Parts]:
    """Yield a title that opens a line, in quotes or up to a full stop, with the names behind it."""
    match = re.match(r"\W{0,3}[\"“](?P<title>.{8,400}?)[.,]?[\"”](?=[\s.,;(\[]|$)", text)
    if not match:
        yield from _named_behind(text, lexicon)
        return
    rest = text[match.end() :].translate(NO_MARKS).strip(" ,.;")
    pieces = re.split(r",\s+", rest)
    names = 0
    while names < len(pieces) and only_names(", ".join(pieces[: names + 1])):
        names += 1
    yield Parts(", ".join(pieces[:names]), match["title"], ", ".join(pieces[names:]), None, _QUOTE)


def _named_behind(text: str, lexicon: Lexicon) -> Iterator[Parts]:
    """Yield titles without marks, with several names and a venue behind: "Folding. A. Moss, et al. CHI 2021."."""
    for order, end in enumerate(islice(_SENTENCE_END.finditer(text, 12, _LONGEST), _ENDS)):
        title, behind = text[: end.end() if end[0] in "?!" else end.start()], text[end.end() :].lstrip()
        for stop in _ends_of_names(behind):
            authors = names_in(behind[:stop].translate(NO_MARKS))
            named = _names(authors)
            where = read_venue(behind[stop:].translate(NO_MARKS).strip(" .,;:")[:_WHERE], lexicon)
            if named >= _SURE_NAMES and where and where.start <= 1 and (where.year or where.preprint):
                yield _weighed(Parts(authors, "", "", None, named - 0.1 * order), title, behind[stop:], 0.0, lexicon)
