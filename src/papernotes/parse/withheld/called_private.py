"""Parts of a text whose own name says that they are private: a section, a box, an item, a line in bold, a label.

No program hides them, but who calls a section "Private" expects nobody to read it. They are left out, and told, for
a name may be meant otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.withheld.flags import answers_no
from papernotes.parse.withheld.line_dress import untagged
from papernotes.parse.withheld.yes_or_no import is_called_private

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ATTRIBUTES = re.compile(r"\{[^{}]{0,60}\}$")
_IN_BRACKETS = re.compile(r"[\[(（【]([^\[\]()（）【】]{1,40})[\])）】]$")
"""What stands behind a section's name: "Remarks (private)"."""
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_BOX = re.compile(r"[ \t]*(?:>[ \t]?)+\[!(?P<kind>[^\[\]\n|]{1,40})(?:\|[^\[\]\n]{0,40})?\][+-]?(?P<title>[^\n]*)$")
_INDENTED_BOX = re.compile(
    r"(?P<blank>[ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]{1,40})|===[!+]?)"
    r"(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*$"
)
_DIRECTIVE = re.compile(
    r"[ \t>]*(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{?[\w-]{1,40}\}?[ \t]*\[?(?P<title>[^\n\[\]]{0,80})\]?[ \t]*$"
)
_CLASS = re.compile(r"[ \t>]*:class:(?P<names>[^\n]{1,200})$")
_TITLED = re.compile(
    r"[ \t>]*(?:(?P<fence>:{3,})|<(?P<tag>[A-Za-z][\w-]{0,30})\b)[^<>\n]{0,120}?[\s{]title ?= ?"
    r"(?P<mark>[\"'])(?P<title>[^\"'\n]{1,80})(?P=mark)[^<>\n]{0,120}>?[ \t]*$"
)
"""A box of Quarto, and a component of MDX, with a title among their attributes."""
_OPTION = re.compile(r"[ \t>]*:[\w-]{1,40}:")
_ASIDE = re.compile(r"[ \t]*<(?P<tag>aside|section|blockquote)\b[^<>]{0,200}>[ \t]*$", re.IGNORECASE)
_BOLD = re.compile(r"[ \t]*(?P<mark>\*\*|__)(?P<words>[^*_\n]{1,60})(?P=mark)[ \t]*[:：]?[ \t]*$")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<words>[^\n]{1,80})$")
_LABEL = re.compile(r"[ \t]*(?P<words>[^\s:：|][^\n:：|]{0,40})[:：][ \t]*$")
_SUMMARY = re.compile(r"<summary\b[^<>]*>(?P<words>.{1,80})</summary>", re.IGNORECASE)
_DETAILS = re.compile(r"<(?P<end>/)?details\b", re.IGNORECASE)
_ABOVE = 3
"""Lines above a summary in which what it sums up opens."""
_BLOCK = re.compile(r"[ \t]*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|\||:{3}|$)")
"""How a line begins that does not go on with the paragraph above it."""


class PrivatePart(NamedTuple):
    """A line that calls what it opens private, and the last line of that; 0 where lists and headings tell it."""

    first: int
    last: int = 0


def called_private(lines: Sequence[str], asked: Iterable[int], levels: Sequence[int]) -> Iterator[PrivatePart]:
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


def _called(number: int, line: str, lines: Sequence[str], levels: Sequence[int]) -> PrivatePart | None:
    if levels[number - 1]:
        name = _ATTRIBUTES.sub("", line.strip(" \t\r#")).rstrip()
        behind = _IN_BRACKETS.search(name)
        return PrivatePart(number) if is_called_private(name) or (behind and is_called_private(behind[1])) else None
    if box := _BOX.match(line):
        named = is_called_private(box["kind"]) or is_called_private(box["title"])
        return PrivatePart(number, _end_of_quote(number, lines)) if named else None
    if box := _INDENTED_BOX.match(line):
        named = is_called_private(box["kind"] or "") or is_called_private(box["title"] or "")
        return PrivatePart(number, _end_of_indented(number, len(box["blank"]), lines)) if named else None
    if (found := _DIRECTIVE.match(line)) and is_called_private(found["title"]):
        return PrivatePart(number, _end_of_directive(number, found["fence"], lines))
    if found := _CLASS.match(line):
        return _of_class(number, found["names"], lines)
    if "title" in line and (found := _TITLED.match(line)) and is_called_private(found["title"]):
        fence = found["fence"]
        end = _end_of_directive(number, fence, lines) if fence else _end_of_element(number + 1, found["tag"], lines)
        return PrivatePart(number, end)
    return _bare(number, line, lines, levels)


def _bare(number: int, line: str, lines: Sequence[str], levels: Sequence[int]) -> PrivatePart | None:
    """Return what a name opens that stands in a line for itself, within an element or above what it speaks of."""
    if number > 1 and (found := _ASIDE.match(lines[number - 2])) and is_called_private(line):
        return PrivatePart(number - 1, _end_of_element(number, found["tag"], lines))
    below = lines[number].lstrip(" \t") if number < len(lines) else ""
    if below.startswith((": ", ":\t")) and is_called_private(line):
        return PrivatePart(number, _end_of_label(number, lines, levels))
    if "<" in line and (found := _SUMMARY.search(line)) and is_called_private(found["words"]):
        return _details(number, lines)
    if (found := _BOLD.match(line)) and is_called_private(found["words"]):
        return PrivatePart(number, _end_of_bold(number, lines, levels))
    if (found := _ITEM.match(line)) and is_called_private(found["words"]):
        return PrivatePart(number)
    if (found := _LABEL.match(line)) and is_called_private(found["words"]):
        return PrivatePart(number, _end_of_label(number, lines, levels))
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


def _of_class(number: int, names: str, lines: Sequence[str]) -> PrivatePart | None:
    """Return the directive that a line of its options gives classes, if one of them is called private."""
    if not any(map(is_called_private, names.split())):
        return None
    above = (at for at in range(number - 1, max(0, number - _ABOVE - 1), -1) if not _OPTION.match(lines[at - 1]))
    first = next(above, 0)
    found = _DIRECTIVE.match(lines[first - 1]) if first else None
    return PrivatePart(first, _end_of_directive(first, found["fence"], lines)) if found else None


def _end_of_directive(number: int, fence: str, lines: Sequence[str]) -> int:
    closing = (at for at in range(number + 1, len(lines) + 1) if lines[at - 1].strip(" \t\r>") == fence)
    return next(closing, len(lines))


def _end_of_element(number: int, tag: str, lines: Sequence[str]) -> int:
    closing = (at for at in range(number, len(lines) + 1) if f"</{tag.lower()}" in lines[at - 1].lower())
    return next(closing, len(lines))


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


def _details(number: int, lines: Sequence[str]) -> PrivatePart:
    """Return the element that a summary stands in, to the end of the text where it is not closed."""
    above = range(number, max(0, number - _ABOVE), -1)
    first = next((at for at in above if any(not tag["end"] for tag in _DETAILS.finditer(lines[at - 1]))), number)
    depth = 0
    for at in range(first, len(lines) + 1):
        for tag in _DETAILS.finditer(lines[at - 1]):
            depth += -1 if tag["end"] else 1
        if depth <= 0:
            return PrivatePart(first, at)
    return PrivatePart(first, len(lines))
