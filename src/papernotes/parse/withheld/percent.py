"""Obsidian's comments: what doubled percent signs hide, in each way to pair them that makes sense.

The same sign opens and closes, so one stray sign (of printf, of ``90%%``, of a comment that was never closed) would
turn inside out all that stands behind it. Pairs are looked for where a person makes them, within a block of text; what
is left over is paired over blocks where one can but open and another can but close; lines that hold a sign alone are
paired with each other. What any of these hides is hidden, and where they differ it is told. A sign without a partner
hides nothing, and is told.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from papernotes.parse.withheld.text_layout import Layout

_SIGNS = re.compile("%%+")
_LINE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?%%+(?:[^%\n]|%(?!%))+%%+[ \t\r]*(?:\n|\Z)")
"""A line that is one comment."""
_LEADING = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?%%")
"""The begin of a line that a sign leads."""
_WORD = 2
"""What `_side` returns for a word."""
_PAIR = 2
_TWICE = 4
"""Characters of a sign that ends a comment and begins the next."""


class Comment(NamedTuple):
    """A comment's characters, marks included."""

    start: int
    end: int
    unclosed: int = 0
    """The length of the opening mark where the end was never written; else 0. Such a comment may hide nothing."""
    doubt: int = 0
    """The length of the first mark where the marks may be paired otherwise; else 0."""


class PercentSigns(NamedTuple):
    """Two percent signs or more in a row."""

    start: int
    end: int
    inside: bool = False
    """Whether it stands in code, a formula, an address or another comment, and is a mark only where one is missing."""


def signs_in(text: str, start: int, end: int, *, inside: bool = True) -> Iterator[PercentSigns]:
    """Yield the signs of a part of a text."""
    for found in _SIGNS.finditer(text, start, end):
        yield PercentSigns(*found.span(), inside)


def percent_comments(layout: Layout, signs: Sequence[PercentSigns]) -> Iterator[Comment]:
    """Yield what the signs of a text, which are in order, hide; in no order, and some of it twice."""
    yield from _Pairing(layout).found(signs)


class _Odd(NamedTuple):
    """Signs of one block of which one has no partner there."""

    first: PercentSigns
    last: PercentSigns


class _Pairing:
    def __init__(self, layout: Layout) -> None:
        self.layout, self.text = layout, layout.text
        self._even = True
        """Whether every mark of the text has a partner: one too many may open what goes on to where a pair begins."""

    def found(self, signs: Sequence[PercentSigns]) -> Iterator[Comment]:
        odd: list[_Odd] = []
        blocks = [list(group) for _, group in groupby(signs, key=lambda sign: self.layout.block(sign.start))]
        own = [self._marks(block) for block in blocks]
        marks = [mark for some in own for mark in some]
        alone = [mark for mark in marks if self._is_alone(mark)]
        closing = frozenset(alone[1::2])
        self._even = sum(len(some) for some in own if not all(map(self._is_percent, some))) % 2 == 0
        for some, block in zip(own, blocks, strict=True):
            if some and not all(map(self._is_percent, some)):
                yield from self._in_block(some, block, odd, closing)
        yield from self._over_blocks(odd, alone)
        yield from self._alone(alone, marks)

    def _marks(self, block: Sequence[PercentSigns]) -> list[PercentSigns]:
        """Return the signs of a block that are marks: one that ends a comment where the next begins at once is two."""
        marks: list[PercentSigns] = []
        for number, sign in enumerate(block):
            if sign.inside:
                continue
            below = block[number + 1].start if number + 1 < len(block) else len(self.text)
            if len(marks) % 2 and sign.end - sign.start == _TWICE and below < self.layout.line_end(sign.end):
                half = sign.start + _PAIR
                marks += PercentSigns(sign.start, half), PercentSigns(half, sign.end)
            else:
                marks.append(sign)
        return marks

    def _in_block(
        self,
        marks: Sequence[PercentSigns],
        block: Sequence[PercentSigns],
        odd: list[_Odd],
        closing: AbstractSet[PercentSigns],
    ) -> Iterator[Comment]:
        """Yield what the marks of a block hide, and note the odd ones.

        A mark that is alone in its line has its partner elsewhere, but where there are only two; and of two such marks
        the first has if it is one of those that, counted over the whole text, close.
        """
        apart = len(marks) > _PAIR or (all(map(self._is_alone, marks)) and marks[0] in closing)
        if apart and any(map(self._is_alone, marks)):
            for alone, group in groupby(marks, key=self._is_alone):
                some = list(group)
                if alone:
                    odd += (_Odd(mark, mark) for mark in some)
                else:
                    yield from self._in_block(some, some, odd, closing)
        elif len(marks) % 2:
            rest = [mark for mark in marks if not self._is_percent(mark)]
            if len(rest) % 2 or not self._fit(rest):
                odd.append(_Odd(block[0], block[-1]))
            if len(marks) > 1:
                yield self._doubtful(block[0], block[-1].end)
        elif (fit := self._fit(marks)) or not any(map(self._words_between, marks[1:-1:2], marks[2::2])):
            doubt = 0 if fit else len(self._sign(marks[0]))
            yield from (Comment(a.start, b.end, 0, doubt) for a, b in zip(marks[::2], marks[1::2], strict=True))
        else:
            yield self._doubtful(marks[0], marks[-1].end)

    def _over_blocks(self, odd: Sequence[_Odd], alone: Sequence[PercentSigns]) -> Iterator[Comment]:
        """Yield what is hidden from one odd mark to another, and the marks that hide nothing, having no partner.

        Marks that are alone in their lines have each other, unless one is left. Where the others do not open and close
        in turn, all from the first that may open to the last that may close is hidden.
        """
        some = odd if len(alone) % 2 else [one for one in odd if not self._is_alone(one.first)]
        pairs = list(zip(some[::2], some[1::2], strict=False))
        if len(some) % 2 == 0 and all(self._opens(begin) and self._closes(end) for begin, end in pairs):
            for begin, closed in pairs:
                either = self._is_alone(begin.last) or self._is_alone(closed.first)
                sure = either and self.layout.leads(begin.first.start) and self.layout.trails(closed.last.end)
                yield Comment(begin.first.start, closed.last.end, 0, 0 if sure else len(self._sign(begin.first)))
            return
        first = next((number for number, one in enumerate(some) if self._opens(one)), len(some))
        last = max((number for number, one in enumerate(some) if self._closes(one)), default=-1)
        if first < last:
            yield self._doubtful(some[first].first, some[last].last.end)
        for number, one in enumerate(some):
            if one.first == one.last and not (first < last and first <= number <= last) and len(alone) < _PAIR + 1:
                yield Comment(one.first.start, one.first.start, len(self._sign(one.first)))

    def _opens(self, one: _Odd) -> bool:
        """Tell whether a mark may begin a comment of several blocks: it holds to what follows, or begins its line."""
        role = self._role(one.last)
        return self._is_alone(one.last) or role > 0 or (role == 0 and self.layout.leads(one.last.start))

    def _closes(self, one: _Odd) -> bool:
        """Tell whether a mark may end a comment of several blocks: it holds to what precedes, or ends its line."""
        role = self._role(one.first)
        return self._is_alone(one.first) or role < 0 or (role == 0 and self.layout.trails(one.first.end))

    def _alone(self, alone: Sequence[PercentSigns], marks: Sequence[PercentSigns]) -> Iterator[Comment]:
        """Yield what is hidden by marks that are alone in their lines, whatever others stand between them."""
        if len(alone) > _PAIR and len(alone) % 2:
            yield self._doubtful(alone[0], alone[-1].end)
            return
        number = {mark: at for at, mark in enumerate(marks)}
        for begin, end in zip(alone[::2], alone[1::2], strict=False):
            parted = (number[end] - number[begin]) % 2 == 0
            yield self._doubtful(begin, end.end) if parted else Comment(begin.start, end.end)

    def _doubtful(self, first: PercentSigns, end: int) -> Comment:
        return Comment(first.start, end, 0, len(self._sign(first)))

    def _sign(self, sign: PercentSigns) -> str:
        return self.text[sign.start : sign.end]

    def _fit(self, marks: Sequence[PercentSigns]) -> bool:
        """Tell whether the marks of a block open and close in turn as they stand beside blanks and words.

        Where the two of each pair stand alike there is no other way to see it, unless a mark elsewhere has no partner.
        """
        if self._even and all(map(self._alike, marks[::2], marks[1::2])):
            return True
        for opening, closing in zip(marks[::2], marks[1::2], strict=True):
            if self._is_percent(opening) or self._role(opening) < 0 or self._role(closing) > 0:
                return False
        if len(marks) == _PAIR:
            return True
        return not self._fit_shifted(marks) and not any(self._may_be_stray(marks, at) for at in range(len(marks)))

    def _alike(self, opening: PercentSigns, closing: PercentSigns) -> bool:
        """Tell whether two marks both hold to the words between them, or both to no word at all."""
        if self._is_percent(opening) or self._is_percent(closing):
            return False
        if self._role(opening) > 0 > self._role(closing):
            return True
        outside = self.text[max(opening.start - 1, 0) : opening.start] + self.text[closing.end : closing.end + 1]
        parted = all(char.isspace() or unicodedata.category(char)[0] == "P" for char in outside)  # no "`%%`"
        return parted and not (_side(self.text, opening.end) or _side(self.text, closing.start - 1))

    def _fit_shifted(self, marks: Sequence[PercentSigns]) -> bool:
        """Tell whether some marks of a block fit as well one further: "%%d 漢%%a%%字 %%", a stray sign at each end.

        Any sign may be a stray one but those amid words of a script that writes them without blanks.
        """
        begun = False
        for first, closing, opening, last in zip(marks[::2], marks[1::2], marks[2::2], marks[3::2], strict=False):
            fits = self._role(closing) >= 0 >= self._role(opening) and self._words_between(closing, opening)
            begun = fits and (begun or not self._amid_letters(first))
            if begun and not self._amid_letters(last):
                return True
        return False

    def _amid_letters(self, mark: PercentSigns) -> bool:
        sides = self.text[mark.start - 1 : mark.start] + self.text[mark.end : mark.end + 1]
        return not any(map(str.isspace, sides)) and any(unicodedata.category(char) == "Lo" for char in sides)

    def _may_be_stray(self, marks: Sequence[PercentSigns], number: int) -> bool:
        """Tell whether a mark stands amid words as a sign that somebody writes about does, or one for percent."""
        mark = marks[number]
        if self._is_percent(mark):
            return number % _PAIR == 0 or self._role(marks[number - 1]) <= 0
        spaced = max(_side(self.text, mark.start - 1), _side(self.text, mark.end)) < _WORD
        begin = self.text.rfind("\n", 0, mark.start) + 1
        edge = self.layout.leads(mark.start) or (self.layout.trails(mark.end) and _LEADING.match(self.text, begin))
        return spaced and self._role(mark) == 0 and not self._is_half(mark) and not edge

    def _is_half(self, sign: PercentSigns) -> bool:
        """Tell whether a sign both ends a comment and begins the next."""
        return "%" in self.text[sign.start - 1 : sign.start] + self.text[sign.end : sign.end + 1]

    def _words_between(self, closing: PercentSigns, opening: PercentSigns) -> bool:
        return bool(self.text[closing.end : opening.start].strip(" \t\r\n>"))

    def _is_alone(self, sign: PercentSigns) -> bool:
        return self.layout.trails(sign.end) and self.layout.leads(sign.start)

    def _is_percent(self, sign: PercentSigns) -> bool:
        """Tell whether doubled signs may stand for percent: "90%% of all"."""
        return self.text[sign.start - 1 : sign.start].isdigit() and _side(self.text, sign.end) < _WORD

    def _role(self, sign: PercentSigns) -> int:
        """Tell whether a mark can but open (1) or but close (-1), as words stand behind or before it; 0 for neither."""
        before, behind = _side(self.text, sign.start - 1), _side(self.text, sign.end)
        if self._is_half(sign):
            return 0
        leads = self.layout.leads(sign.start)
        if (leads or self.layout.trails(sign.end)) and _LINE.match(self.text, self.text.rfind("\n", 0, sign.start) + 1):
            return 1 if leads else -1
        opens = behind and (behind == _WORD or before < _WORD)
        closes = before and (before == _WORD or behind < _WORD)
        return bool(opens and not closes) - bool(closes and not opens)


def _side(text: str, at: int) -> int:
    """Return what stands beside a mark: 0 for a blank or nothing, 1 for punctuation, ``_WORD`` for a word."""
    char = text[at] if 0 <= at < len(text) else " "
    return 0 if char.isspace() else 1 if unicodedata.category(char)[0] in "PSZ" else _WORD
