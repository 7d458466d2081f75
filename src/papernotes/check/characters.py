"""Characters that nobody sees or that look like others: they come with copies from PDF files, chats and attacks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic, Edit, Fix
from papernotes.parse.code_spans import code_spans
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.check.checked_text import Text

_SUSPECT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufffd"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What any rule but that of look-alikes may speak of; most texts hold none."""
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_OVERRIDE = re.compile("[\u202d\u202e]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNSEEN = re.compile("\u200b+|[\xad\u180e\u2060-\u2064\u206a-\u206f\u3164\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]+"
                     "|(?<=[A-Za-z0-9])[\u200c\u200d]+(?=[A-Za-z0-9])")  # fmt: skip
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff]")
"""Scripts that write no blanks, in which U+200B says where a line may end: Thai, Lao, Burmese, Khmer."""
_CODE = re.compile(r"<(?:code|kbd|samp|tt)\b[^<]*")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffd]+")
_LINE_END = re.compile(r"\r\n|\n|\r")
_NAMES = {"\r\n": "CR LF", "\n": "LF", "\r": "CR"}

LOOKS = str.maketrans("АВЕЅІЈКМНОРСТУХаеіјорсухѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESIJKMHOPCTYXaeijopcyxshdqwABEZHIKMNOPTYXo")
"""Cyrillic and Greek letters and the Latin one that each looks like."""
_LOOKALIKE = re.compile("[{}]".format("".join(map(chr, LOOKS))))
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3
"""Latin letters of a word that are enough to be sure that the others were meant to be."""


def characters(text: Text) -> Iterator[Diagnostic]:
    """Yield what is wrong with the characters of a source: a finding a line and rule."""
    if _SUSPECT.search(text.source.text):
        for number, line in enumerate(text.source.lines, 1):
            if _SUSPECT.search(line):
                yield from _unseen(text, number, line)
    if not text.source.text.isascii() and _LOOKALIKE.search(text.source.text):
        yield from _look_alikes(text)
    yield from _line_ends(text)


def _unseen(text: Text, number: int, line: str) -> Iterator[Diagnostic]:
    turning = [found.span() for found in _TURNING.finditer(line)]
    if turning and (_OVERRIDE.search(line) or not _RIGHT_TO_LEFT.search(line)):
        yield _told(text, number, turning, "PN106", "{} turns the direction of what follows")
    hidden = [found.span() for found in _UNSEEN.finditer(line) if not _parts_words(line, *found.span())]
    if hidden:
        code = [*code_spans(line), *(found.span() for found in _CODE.finditer(line))]
        sure = [span for span in hidden if not any(a <= span[0] < b for a, b in code)]
        fix = Fix("Delete it", _deletions(text, number, sure)) if sure and number not in text.verbatim else None
        yield replace(_told(text, number, hidden, "PN107", "{} is invisible"), fix=fix)
    controls = [found.span() for found in _CONTROL.finditer(line)]
    lost = [span for span in controls if set(line[slice(*span)]) == {"\ufffd"}]
    if lost:
        yield _told(text, number, lost, "PN108", "{} stands for what was lost when the text was decoded")
    if len(lost) < len(controls):
        odd = [span for span in controls if span not in lost]
        yield _told(text, number, odd, "PN108", "{} is no text")


def _parts_words(line: str, start: int, end: int) -> bool:
    """Tell whether a run of U+200B may part words of a script that writes no blanks: a line of it, no Latin word."""
    inside = (line[max(0, start - 1) : start] + line[end : end + 1]).strip()
    return (
        line[start] == "\u200b"
        and _SPACELESS.search(line) is not None
        and not (len(inside) > 1 and inside.isascii() and inside.isalnum())
    )


def _told(text: Text, number: int, spans: list[tuple[int, int]], code: str, message: str) -> Diagnostic:
    """Return one finding of the characters at some places of a line."""
    start = text.source.line_span(number).start
    line = text.source.line(number)
    names = list(dict.fromkeys(f"U+{ord(character):04X}" for a, b in spans for character in line[a:b]))
    shown = ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
    more = f", at {len(spans)} places of the line" if len(spans) > 1 else ""
    first = Span(start + spans[0][0], start + spans[0][1])
    return Diagnostic(code, f"The character {message.format(shown)}{more}.", text.source.path, first)


def _deletions(text: Text, number: int, spans: list[tuple[int, int]]) -> tuple[Edit, ...]:
    start = text.source.line_span(number).start
    return tuple(Edit(Span(start + a, start + b), "") for a, b in spans)


def _look_alikes(text: Text) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.source.lines, 1):
        if line.isascii() or not _LOOKALIKE.search(line):
            continue
        start = text.source.line_span(number).start
        for word in _WORD.finditer(line):
            written = word[0]
            meant = written.translate(LOOKS)
            # All of the word must look Latin: "GPTшка" is a word of its own language.
            if meant == written or not meant.isascii():
                continue
            latin = sum(map(str.isascii, written))
            if not latin:
                continue
            span = Span(start + word.start(), start + word.end())
            sure = latin >= _ENOUGH and number not in text.verbatim
            fix = Fix(f"Write {meant} in Latin letters", (Edit(span, meant),)) if sure else None
            odd = ", ".join(dict.fromkeys(f"{c} (U+{ord(c):04X})" for c in written if not c.isascii()))
            message = f"`{written}` looks like {meant}, but holds {odd}."
            yield Diagnostic("PN110", message, text.source.path, span, fix=fix)


def _line_ends(text: Text) -> Iterator[Diagnostic]:
    whole = text.source.text
    if "\r" not in whole:
        return
    counts = {"\r\n": whole.count("\r\n")}
    counts |= {"\n": whole.count("\n") - counts["\r\n"], "\r": whole.count("\r") - counts["\r\n"]}
    if sum(map(bool, counts.values())) < 2:
        return
    usual = max(counts, key=lambda end: counts[end])
    odd = next(found for found in _LINE_END.finditer(whole) if found[0] != usual)
    told = ", ".join(f"{_NAMES[end]} {count} times" for end, count in counts.items() if count)
    yield Diagnostic("PN109", f"The lines end in {told}; here is the first that differs.", text.source.path,
                     Span(*odd.span()))  # fmt: skip
