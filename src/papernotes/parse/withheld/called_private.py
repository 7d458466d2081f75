"""Parts of a text whose own name says that they are private: a section, a box, an item, a line in bold, a label.

No program hides them, but who calls a section "Private" expects nobody to read it. They are left out, and told, for
a name may be meant otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.withheld.flag_words import COMPANIONS, HIDING_TAGS
from papernotes.parse.withheld.flags import answers_no, folded
from papernotes.parse.withheld.line_dress import undressed, untagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 120
"""Characters of a line that holds such a name with its marks."""
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"^[\W\d_]+|[\W_]+$")
_ATTRIBUTES = re.compile(r"[ \t]*\{[^{}]{0,60}\}[ \t]*$")
_MARKS = re.compile(r"[*_`=\[\]#]+|<[^<>]{1,40}>")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BOX = re.compile(r"[ \t]*(?:>[ \t]?)+\[!(?P<kind>[^\[\]\n|]{1,40})(?:\|[^\[\]\n]{0,40})?\][+-]?(?P<title>[^\n]*)$")
_INDENTED_BOX = re.compile(
    r"(?P<blank>[ \t]*)(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]{1,40})(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*$"
)
_BOLD = re.compile(r"[ \t]*(?P<mark>\*\*|__)(?P<words>[^*_\n]{1,60})(?P=mark)[ \t]*[:：]?[ \t]*$")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<words>[^\n]{1,80})$")
_LABEL = re.compile(r"[ \t]*(?P<words>[^\s:：|][^\n:：|]{0,40})[:：][ \t]*$")
_SUMMARY = re.compile(r"<summary\b[^<>]*>(?P<words>.{1,80})</summary>", re.IGNORECASE)
_DETAILS = re.compile(r"<(?P<end>/)?details\b", re.IGNORECASE)
_ABOVE = 3
"""Lines above a summary in which what it sums up opens."""
_BLOCK = re.compile(r"[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|\||:{3}|$)")
"""How a line begins that does not go on with the paragraph above it."""


class Called(NamedTuple):
    """A line that calls what it opens private, and the last line of that; 0 where lists and headings tell it."""

    first: int
    last: int = 0


def is_called_private(words: str) -> bool:
    """Tell whether a name says that what it stands for is private, and nothing of what it is: "My private notes"."""
    if len(words) > LONGEST:
        return False
    plain = _SIGNS.sub("", _MARKS.sub(" ", undressed(words))).casefold()
    if folded(plain) in HIDING_TAGS:
        return True
    found = _WORD.findall(plain)
    if len(found) == 1:  # what has no blanks between its words
        return any(found[0].startswith(word) and found[0][len(word) :] in COMPANIONS for word in HIDING_TAGS)
    return not HIDING_TAGS.isdisjoint(found) and HIDING_TAGS.union(COMPANIONS).issuperset(found)


def called_private(lines: Sequence[str], asked: Iterable[int], levels: Sequence[int]) -> Iterator[Called]:
    """Yield what calls itself private in some lines; only those that are ``asked`` are looked at, from 1.

    ``levels`` are those of the headings on the lines, 0 where none is.
    """
    past = 0
    for number in asked:
        if number > past and (found := _called(number, lines[number - 1], lines, levels)):
            below = next((one for one in lines[number : number + 2] if one.strip()), "")
            if not answers_no(untagged(below)):
                past = found.last
                yield found


def _called(number: int, line: str, lines: Sequence[str], levels: Sequence[int]) -> Called | None:
    if levels[number - 1]:
        return Called(number) if is_called_private(_ATTRIBUTES.sub("", line.strip(" \t#"))) else None
    if box := _BOX.match(line):
        named = is_called_private(box["kind"]) or is_called_private(box["title"])
        return Called(number, _end_of_quote(number, lines)) if named else None
    if box := _INDENTED_BOX.match(line):
        named = is_called_private(box["kind"]) or is_called_private(box["title"] or "")
        return Called(number, _end_of_indented(number, len(box["blank"]), lines)) if named else None
    if "<" in line and (found := _SUMMARY.search(line)) and is_called_private(found["words"]):
        return _details(number, lines)
    if (found := _BOLD.match(line)) and is_called_private(found["words"]):
        return Called(number, _end_of_bold(number, lines, levels))
    if (found := _ITEM.match(line)) and is_called_private(found["words"]):
        return Called(number)
    if (found := _LABEL.match(line)) and is_called_private(found["words"]):
        return Called(number, _end_of_label(number, lines, levels))
    return None


def _end_of_quote(number: int, lines: Sequence[str]) -> int:
    """Return the last line of a quotation as deep as its box, with the lines that go on with a paragraph of it."""
    depth = _depth(lines[number - 1])
    last = number
    for line in lines[number:]:
        lead = _QUOTE.match(line)
        bare = line[lead.end() :] if lead else line
        if _depth(line) < depth and (not bare.strip() or _BLOCK.match(bare) or _BOX.match(line)):
            break
        last += 1
    return last


def _depth(line: str) -> int:
    lead = _QUOTE.match(line)
    return lead[0].count(">") if lead else 0


def _end_of_indented(number: int, column: int, lines: Sequence[str]) -> int:
    last = number
    for at, line in enumerate(lines[number:], number + 1):
        if line.strip():
            if len(line) - len(line.lstrip()) <= column:
                break
            last = at
    return last


def _end_of_bold(number: int, lines: Sequence[str], levels: Sequence[int]) -> int:
    """Return the last line before the next that opens a section, be it a heading or in bold."""
    opening = (at for at in range(number + 1, len(lines) + 1) if levels[at - 1] or _BOLD.match(lines[at - 1]))
    return next(opening, len(lines) + 1) - 1


def _end_of_label(number: int, lines: Sequence[str], levels: Sequence[int]) -> int:
    """Return the last line of a label's paragraph, or where it stands alone of the block beneath it."""
    last = number
    if number < len(lines) and not lines[number].strip():
        last = next((at for at in range(number + 1, len(lines) + 1) if lines[at - 1].strip()), number)
        if levels[last - 1]:
            return number
    while last < len(lines) and lines[last].strip() and not levels[last]:
        last += 1
    return last


def _details(number: int, lines: Sequence[str]) -> Called:
    """Return the element that a summary stands in, to the end of the text where it is not closed."""
    above = range(number, max(0, number - _ABOVE), -1)
    first = next((at for at in above if any(not tag["end"] for tag in _DETAILS.finditer(lines[at - 1]))), number)
    depth = 0
    for at in range(first, len(lines) + 1):
        for tag in _DETAILS.finditer(lines[at - 1]):
            depth += -1 if tag["end"] else 1
        if depth <= 0:
            return Called(first, at)
    return Called(first, len(lines))
