"""What one line says of the record it stands in: a table of tests, the first that holds decides."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from papernotes.parse.fields.authors import find_authors, read_authors
from papernotes.parse.fields.bylines import full_names, read_line, read_where_and_names
from papernotes.parse.fields.citation_line import read_citation
from papernotes.parse.fields.dates import read_date
from papernotes.parse.fields.link_kinds import word_kind
from papernotes.parse.fields.metadata import LINK_FIELDS, key_of
from papernotes.parse.fields.offers import is_offer
from papernotes.parse.fields.persons import without_workplace
from papernotes.parse.fields.ratings import is_rating
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.plain import plain_line
from papernotes.parse.records import line_words as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from papernotes.lexicon import Lexicon
    from papernotes.parse.fields.authors import Authors
    from papernotes.parse.records.view import Line

Says = Literal[
    "blank", "key", "value", "links", "venue", "published", "year", "byline", "date", "authors", "citation", "tags",
    "by", "rating", "award", "rule", "text",
]  # fmt: skip

_RULE = re.compile(r"^[ \t]*(?:[-*_=][ \t]*){3,}$")
_OPEN_LABEL = re.compile(r"\[([^\[\]\n()]{2,30})\](?![(\[])")
_AWARD = re.compile(
    r"[\W_]*+(?:best (?:\w+ )?papers?|honou?rable mention|(?:distinguished|outstanding|runner-up|test of time) papers?)"
    r"(?: (?:award|candidate|finalist|winner)s?)?[\W_]*+",
    re.IGNORECASE,
)
"""What a paper was given where it appeared, on a line beneath its title."""
_BY = re.compile(r"by [^\d,]{3,60}[ ,(]+(?:19|20)\d\d\W{0,3}")
_BY_NAMES = re.compile(
    r"(?:(?:[Ww]ork|[Ww]ritten|[Pp]aper)\s)?[Bb]y\s(?P<names>[^.\[\]\d\"“]{5,200}?(?:\s[A-Z]\.[^.\[\]\d]{2,200}?)*)(?:\.\s(?P<rest>.{0,80})|\.?$)"
)
"""Who wrote a paper, and a few words with a link perhaps: "By Ada Moss. Link [here](…).", "Work by Ada Moss at MIT"."""
_YEAR_OR_QUOTE = re.compile(
    r"[12\"“'’@xX](?:(?<=[\"“])|(?<=1)9\d\d|(?<=2)0\d\d|(?<=['’])\d\d\b|(?<=@)[a-zA-Z]+\{|(?<=[aA][rR][xX])[iI][vV])"
)
"""What every citation has one of; all in one class in front, to which the engine skips."""
_TAGS = re.compile(
    r"^(?:(?:\*\*|__)[^*_:：#\n]{1,40}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]?[:：])\s*)?(?:#[^\s#]++[\s,，、]*+)+$"
)
"""Tags alone, with or without a key in bold, whatever it says."""
_LONGEST_BYLINE, _LONGEST_NAMES = 400, 2000
_REMARK = re.compile(r"\s?[(（][^()（）]{1,60}[)）]$")
"""What a heading of metadata says it holds: "論文について (掲載誌など)"."""
_PIECES = re.compile(r"(?<!\s)\s*+[,，、;；|]\s*+")
_LONGEST_PIECES, _PIECE = 80, 4
"""Characters of a line of pieces, and words of one of them."""
_LABEL = 24
"""Characters of a link's label that may say what it leads to; a longer one may be a title."""


def say(line: Line, lexicon: Lexicon, *, fresh: bool = True) -> Says:
    """Return what a line of a head says; names and citations are only looked for before any text (``fresh``)."""
    for says, test in _TESTS:
        if test(line, lexicon, fresh):
            return says
    return "text"


@lru_cache(maxsize=8192)
def is_metadata_heading(text: str) -> bool:
    """Tell whether a heading opens a block of metadata: "Metadata", "元信息", "論文情報・リンク"."""
    plain = _REMARK.sub("", words.undecorated(text))
    if words.pattern("metadata").fullmatch(plain):
        return True
    return key_of(plain, loose=False) in ("links", "tags", "authors", "index")


def read_names(text: str) -> tuple[str, ...] | None:
    """Return the names that a text without a key is: two or more, each of two words or in CJK; else None."""
    found = find_authors(text)
    if found is None or not (found.whole and found.sure) or len(found.names) < 2:
        return None
    return found.names if all(" " in name or words.CJK.search(name) for name in found.names) else None


def words_around_links(line: Line) -> str:
    """Return what a line says beside links that are named by what they lead to, "[[pdf](…)]"; else all of it."""
    named = line.links and all(word_kind(link.text) for link in line.links)
    return line.rest.strip(" ,;.:[]|") if named else "" if line.links else line.text


def by_names(text: str, lexicon: Lexicon) -> Authors | None:
    """Return the people of a line that says who wrote a paper and no more, "By Ada Moss, Bo Reed."; else None."""
    match = _BY_NAMES.match(text)
    return full_names(without_workplace(match["names"]), lexicon) if match else None


def _is_by(line: Line, lexicon: Lexicon, fresh: bool) -> bool:
    return fresh and by_names(line.text, lexicon) is not None


def _is_rule(line: Line, _lexicon: Lexicon, _fresh: bool) -> bool:
    return bool(_RULE.match(line.text))


def _is_key(line: Line, _lexicon: Lexicon, _fresh: bool) -> bool:
    """Tell whether a line is a key with a value that can be one: prose behind a link's key makes it a label."""
    key = line.key
    if key is None or key.field == "other":
        return False
    if key.field in LINK_FIELDS or key.field == "links":
        return bool(line.links) or len(key.value) <= 40
    if key.field in ("type", "speaker", "reviewer", "offered"):
        return True
    return len(key.value) <= (20_000 if key.field in ("authors", "citation") else 600)


def _is_cited_link(line: Line, lexicon: Lexicon, fresh: bool) -> bool:
    if not (fresh and line.links and line.bare):
        return False
    label = line.links[0].text
    return len(label) > 2 * _LABEL and read_citation(label, lexicon) is not None


def _is_links(line: Line, _lexicon: Lexicon, _fresh: bool) -> bool:
    """Tell a line of the paper's own links from one whose label is another paper's title."""
    if not (line.links and (line.bare or _are_labels(line.rest))):
        return False
    labels = [link.text for link in line.links if len(link.text) > _LABEL and " " in link.text]
    return all(word_kind(label) or words.titlelike(label) <= 0 for label in labels)


def _are_labels(rest: str) -> bool:
    """Tell whether the words beside links are labels that lead nowhere yet: "[[Paper](…)] [Code]"."""
    labels = _OPEN_LABEL.findall(rest)
    named = all(word_kind(label) or label.casefold().startswith("no ") for label in labels)
    return bool(labels) and named and not any(map(str.isalnum, _OPEN_LABEL.sub("", rest)))


def _is_venue(line: Line, lexicon: Lexicon, fresh: bool) -> bool:
    if line.venue is None or line.links:
        return False
    remarked = fresh and line.venue.year is not None and line.text.startswith(f"{line.venue.text}. ")
    return line.bare or line.venue.whole or remarked or _opens_pieces(line.text, lexicon)


def _opens_pieces(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a line is short pieces of which the first is a venue: "ICASSP 2020，CCF-B，Pond University"."""
    pieces = _PIECES.split(text) if len(text) <= _LONGEST_PIECES else []
    first, *others = [piece for piece in pieces if not is_offer(piece, lexicon)] or [""]
    where = read_venue(first, lexicon) if len(pieces) > 1 else None
    few = where is not None and where.whole and all(len(piece.split()) <= _PIECE for piece in others)
    return few and read_where_and_names(text, lexicon) is None


def _is_byline(line: Line, lexicon: Lexicon, fresh: bool) -> bool:
    if not fresh or len(line.text) > _LONGEST_BYLINE:
        return False
    plain = plain_line(line.text)
    if read_line(plain, lexicon):
        return True
    return line.venue is not None and bool(read_authors(line.rest))


def _is_year(line: Line, _lexicon: Lexicon, fresh: bool) -> bool:
    if len(line.text) > 80:
        return False
    return words.only_year(line.text) is not None or (fresh and bool(_BY.fullmatch(line.text)))


def _is_tags(line: Line, _lexicon: Lexicon, _fresh: bool) -> bool:
    return bool(_TAGS.match(line.text))


def _is_date(line: Line, _lexicon: Lexicon, _fresh: bool) -> bool:
    return len(line.text) <= 40 and read_date(line.text) is not None


def _is_citation(line: Line, lexicon: Lexicon, fresh: bool) -> bool:
    return fresh and bool(_YEAR_OR_QUOTE.search(line.text)) and read_citation(line.text, lexicon) is not None


def _is_rated(line: Line, _lexicon: Lexicon, fresh: bool) -> bool:
    return fresh and len(line.text) <= _LABEL and is_rating(line.text)


def _is_award(line: Line, _lexicon: Lexicon, _fresh: bool) -> bool:
    return len(line.text) <= _LABEL * 2 and _AWARD.fullmatch(line.text) is not None


def _is_names(line: Line, _lexicon: Lexicon, fresh: bool) -> bool:
    return fresh and len(line.text) <= _LONGEST_NAMES and read_names(words_around_links(line)) is not None


_TESTS: tuple[tuple[Says, Callable[[Line, Lexicon, bool], bool]], ...] = (
    ("rule", _is_rule),
    ("key", _is_key),
    ("citation", _is_cited_link),
    ("by", _is_by),
    ("links", _is_links),
    ("venue", _is_venue),
    ("byline", _is_byline),
    ("year", _is_year),
    ("tags", _is_tags),
    ("date", _is_date),
    ("rating", _is_rated),
    ("award", _is_award),
    ("citation", _is_citation),
    ("authors", _is_names),
)
