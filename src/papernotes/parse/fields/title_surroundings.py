"""What stands beside a title: venue, year, date, name, gathered while the title's line is taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.parse.fields.authors import only_names
from papernotes.parse.fields.bylines import Byline, full_names, read_byline, read_people
from papernotes.parse.fields.dates import find_date, is_date
from papernotes.parse.fields.journals import dated_journal
from papernotes.parse.fields.offers import is_offer
from papernotes.parse.fields.short_names import looks_like_name
from papernotes.parse.fields.short_venues import short_venue
from papernotes.parse.fields.venue_fields import read_venue_field
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.fields.years import find_years

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.parse.fields.authors import Authors
    from papernotes.parse.fields.venue_marks import VenueMark

_REMARK = re.compile(
    r"^(?:oral|spotlight|poster|highlight|best (?:student )?paper(?: award| finalist| candidate| runner-?up)?|"
    r"award|tutorial|"
    r"keynote|accepted|under review|preprint|to appear|new|updated?|must[ -]read|todo|wip|done|read|unread|pdf|"
    r"paper|code|link|"
    r"github|slides|video|notes?|project(?: page)?|完|未完|待续|待更新|已读|在读|未读|待读|精读|略读|泛读|"
    r"粗读|已下载|未下载|重要|推荐|必读|笔记|"
    r"代码|论文)$",
    re.IGNORECASE,
)
_NAMED_YEAR = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+(?:,? [A-ZÀ-Þ][\w'’-]+){0,3},\s)?\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?")
"""A year, and words with capitals before it that name nobody: "(DeepMind, 2016)"."""
# Whose it is, behind the venue and year: (VLDB 2021 from Ada Lovelace)
_FROM = re.compile(r"(?<=\d\d)\s+(?:from|by|of)\s+[A-Z][^()\d]{2,60}$")
_ARXIV_ID = re.compile(r"^(?:ar[xX]iv[:\s]*)?\d{4}\.\d{4,5}(?:v\d+)?$")
_DIGITS = re.compile(r"\d\d")
_GLUE = re.compile(r"(?:\b(?:of|for|the|and|at|in|on|with|from|to|by|a|an|beyond)|[&+:])\s*$", re.IGNORECASE)
_SEPARATORS = ",，;|｜@·•-–—/"
_BRACKETS = "([（【"
_STRONG = "-–—|｜·•"
"""Separators that titles and lists of names seldom hold."""
_EDGES = " \t*_`,.;:："
_SURNAMES = re.compile(r"(?P<who>[^\d:;.!?()]{3,80}?)\s\(?(?P<year>(?:1[6-9]|20)\d\d)\)?")
_SEVERAL = re.compile(r"[,，、;&]|\band\b|\bet\b")
_PLACES = re.compile(r"\s?[(（][^()（）]{1,60}[)）]")
_TITLE_WORDS = 3
_SEVERAL_NAMES, _LONGEST_LIST = 2, 1500
"""Names of a list without a mark of its own, at least, and its characters, at most."""
_LONGEST = 120


def runs_on(before: str, content: str, after: str) -> bool:
    """Tell whether what a chip holds makes one phrase with the words around it, so that it is a word of the title.

    It does before a small letter, behind a word that leads on ("in", "of"), and between two words unless it says a
    year.
    """
    before, after = before.rstrip(), after.lstrip()
    if before and not before[-1].isalnum():
        return False
    if after[:1].islower() or (before and _GLUE.search(before)):
        return True
    cased = before[-1:].isascii() and after[:1].isascii() and after[:1].isupper()
    return bool(before) and cased and not _DIGITS.search(content)


def _are_people(words: str) -> bool:
    """Tell whether what stands before a tail is people, of whom the tail is the rest, and no title in capitals."""
    return only_names(words) and (len(words.split()) < _TITLE_WORDS or _SEVERAL.search(words) is not None)


def placed_people(text: str, lexicon: Lexicon) -> Authors | None:
    """Return several people with their places of work in brackets behind them, if a text is nothing else."""
    if "(" not in text or len(text) > _LONGEST_LIST:
        return None
    found = full_names(_PLACES.sub("", _PLACES.sub("", text)).strip(_EDGES + _SEPARATORS), lexicon)
    return found if found and len(found.names) >= _SEVERAL_NAMES else None


@dataclass(slots=True)
class TitleSurroundings:
    """Gathers what a title's line states besides the title; a value once found stays."""

    lexicon: Lexicon
    venue: VenueMark | None = None
    year: int | None = None
    date: str | None = None
    name: str | None = None
    authors: tuple[str, ...] = ()
    others: bool = False
    """Whether there are more authors than these."""
    key: str | None = None
    """The citation key before the title."""

    def take(self, content: str) -> bool:
        """Take what brackets, a chip or a whole stretch hold: a venue, year, date or remark; False when it is none."""
        words = content.strip(_EDGES)
        if not words or len(words) > _LONGEST:
            return not words
        words = _FROM.sub("", words)
        if _REMARK.match(words) or _ARXIV_ID.match(words) or is_offer(words, self.lexicon):
            return True
        if is_date(words):
            return self._take_date(words)
        mark = read_venue(words, self.lexicon)
        if mark is not None and mark.whole:
            return self._take_venue(mark)
        if self.take_journal(words):
            return True
        if self._take_byline(read_byline(words, self.lexicon)):
            return True
        several = _SURNAMES.fullmatch(words)
        if several and "," in several["who"] and self.take_people(several["who"].rstrip(","), int(several["year"])):
            return True
        dated = _NAMED_YEAR.fullmatch(words)
        if dated:
            self.year = self.year or int(dated["year"])
        return dated is not None

    def take_tail(self, before: str, tail: str) -> bool:
        """Take what follows a title bare: a date, or a venue with a year; a venue alone needs a separator."""
        words = tail.strip(_EDGES + _SEPARATORS)
        separated = tail.lstrip()[:1] in _SEPARATORS or tail[:1] == "."
        if len(words) < 3 or not (separated or _DIGITS.search(words)):
            return False
        if tail.lstrip()[:1] in _BRACKETS and not _are_people(before) and self.take_byline(tail.strip(), sure=True):
            return True  # "(2019) - Lovelace and Hopper"
        if is_date(words) and (separated or re.match(r"\d{4}[./-]\d", words)):
            return self._take_date(words)
        if separated and self.take_journal(words):
            return True
        strongly = tail.lstrip()[:1] in _STRONG
        if (
            separated
            and not _are_people(before)
            and (self.take_byline(words, sure=strongly) or self._take_surnames(before, words))
        ):
            return True
        mark = read_venue(words, self.lexicon) if words[0] not in "([（【" else None
        if mark is None or not mark.whole or mark.name or (mark.year is None and (not separated or find_years(words))):
            return False
        if not separated and (mark.start > 0 or _GLUE.search(before)):
            return False
        return self._take_venue(mark)

    def take_name(self, words: str) -> bool:
        """Take a short name that brackets or bold set off before the title."""
        bare = words.strip(" :：()（）[]【】-–—")
        if self.name is None and looks_like_name(bare):
            self.name = bare
            return True
        return False

    def take_journal(self, words: str) -> bool:
        """Take the name of a journal, known or not, with the year behind it."""
        words = words.strip(_EDGES)
        mark = read_venue_field(words, self.lexicon) if dated_journal(words) else None
        return mark is not None and self._take_venue(mark)

    def take_short_venue(self, words: str, title: str) -> bool:
        """Take a venue that its capitals name, with the year: (JPE 1990)."""
        mark = short_venue(words, title, self.lexicon)
        return mark is not None and self._take_venue(mark)

    def take_byline(self, words: str, *, sure: bool = False) -> bool:
        """Take who and where without brackets around: an "et al.", a surname beside a venue or right before a year.

        Several names and a venue behind commas are one, too, when what parts them from the title is surely no comma.
        """
        words = words.strip(_EDGES + _SEPARATORS)
        byline = read_byline(words, self.lexicon) if _DIGITS.search(words) or "et" in words else None
        if byline is None:
            return False
        one = len(byline.names) == 1 and byline.venue is not None
        in_full = len(byline.names) > 1 and all(" " in name for name in byline.names)
        several = byline.venue is not None and (sure or in_full)
        return (byline.others or one or several or "," not in words) and self._take_byline(byline)

    def _take_surnames(self, before: str, words: str) -> bool:
        """Take surnames parted by commas right before a year, behind a title of some words; or before a venue.

        Before a venue a title in capitals may end in a list of its own: "Rivers, Lakes and Ponds, ACL 2011".
        """
        dated = _SURNAMES.fullmatch(words)
        titled = len(before.split()) >= _TITLE_WORDS
        byline = read_byline(words, self.lexicon) if titled and before.rsplit(maxsplit=1)[-1].islower() else None
        if byline and byline.venue and len(byline.names) > 1:
            return self._take_byline(byline)
        return dated is not None and titled and self.take_people(dated["who"], int(dated["year"]))

    def take_people(self, who: str, year: int | None) -> bool:
        """Take who wrote the paper, with the year beside their names; 0 for one that is not told."""
        people = read_people(_PLACES.sub("", who), self.lexicon, dated=year is not None)
        if people is None or any(map(self._is_venue, (*people.names, *who.split(", ")))):
            return False
        return self._take_byline(Byline(people.names, people.others, None, year or None))

    def take_listed(self, rest: str) -> str:
        """Take people whose places of work stand in brackets behind their names; return what is none of this.

        The last of them may be taken already.
        """
        found = None if len(self.authors) > 1 else placed_people(rest, self.lexicon)
        if found is None:
            return rest
        self.authors, self.others = (*found.names, *self.authors), found.others
        return ""

    def take_name_before(self, who: str) -> bool:
        """Take one more author's full name, which stands before those that are taken."""
        found = full_names(who, self.lexicon) if self.authors and " " in who else None
        if found is None or len(found.names) > 1 or found.names[0] in self.authors:
            return False
        self.authors = (*found.names, *self.authors)
        return True

    def _is_venue(self, name: str) -> bool:
        mark = read_venue(name, self.lexicon)
        return mark is not None and mark.whole and mark.venue is not None

    def _take_byline(self, byline: Byline | None) -> bool:
        if byline is None:
            return False
        if not self.authors:
            self.authors, self.others = byline.names, byline.others
        self.year = self.year or byline.year
        return self._take_venue(byline.venue) if byline.venue else True

    def _take_date(self, words: str) -> bool:
        found = find_date(words)
        self.date = self.date or (found.iso if found else None)
        return True

    def _take_venue(self, mark: VenueMark) -> bool:
        if self.venue is None or (self.venue.preprint and not mark.preprint):
            self.venue = mark
        if mark.name and self.name is None:
            self.name = mark.name
        return True
