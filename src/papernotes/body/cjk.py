"""Chinese, Japanese and Korean characters: which they are, how wide, and how they flank emphasis."""

from __future__ import annotations

import unicodedata

from markdown_it.rules_inline.state_inline import Scanned, StateInline

_EMOJI = ((0x1F000, 0x1FAFF), (0x2600, 0x27BF), (0x231A, 0x231B), (0x23E9, 0x23FA), (0x2B1B, 0x2B55))


def is_cjk(character: str) -> bool:
    """Tell whether a character is a Chinese, Japanese or Korean letter or a full-width sign (and no emoji)."""
    code = ord(character)
    if code < 0x1100 or unicodedata.east_asian_width(character) not in "WFH":
        return 0x1160 <= code <= 0x11FF
    return not any(first <= code <= last for first, last in _EMOJI)


def is_hangul(character: str) -> bool:
    """Tell whether a character is Korean script, which unlike Chinese and Japanese parts words by blanks."""
    return "\u1100" <= character <= "\u11ff" or "\u3130" <= character <= "\u318f" or "\uac00" <= character <= "\ud7ff"


def width(text: str) -> int:
    """Return how many columns of an editor a text takes: two for a wide character, one for any other."""
    if text.isascii():
        return len(text)
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)


class CjkState(StateInline):
    """markdown-it's inline state, with delimiter runs that know of CJK text.

    CommonMark lets a run of ``*`` or ``~`` close only where punctuation before it is followed by a blank or by more
    punctuation. Text without blanks never has that, so ``**中文。**后文`` would show its asterisks. As in the revision
    of CommonMark known as CJK-friendly emphasis, a run that stands directly beside a CJK character may both open and
    close; a run between other characters, and every ``_``, keeps CommonMark's rule.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        """Return whether the run at ``start`` can open and close, and its length."""
        scanned = super().scanDelims(start, canSplitWord)
        end = start + scanned.length
        if not canSplitWord or start == 0 or end >= self.posMax:
            return scanned
        before, after = self.src[start - 1], self.src[end]
        if before.isspace() or after.isspace() or not (is_cjk(before) or is_cjk(after)):
            return scanned
        return Scanned(can_open=True, can_close=True, length=scanned.length)
