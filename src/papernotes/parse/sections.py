"""A record's body → its sections: headings, bold lines, bold lead-ins and labels, each with its role and its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.model import Section
from papernotes.parse.plain import plain_text
from papernotes.parse.records import line_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.parse.outline import Block
    from papernotes.parse.records.view import View

_BOLD_LINE = re.compile(
    r"^[ \t]*(?:\d{1,3}[.)][ \t]*)?(\*\*|__)(?=\S)(?P<head>(?:(?!\1).){1,120}?)\1[ \t]*+[:：]?[ \t\\]*+$"
)
_LEAD_IN = re.compile(
    r"^[ \t]*(\*\*|__)(?=\S)(?P<head>(?:(?!\1).){1,60}?)\1[ \t]*+(?!::)(?P<colon>[:：—–-])?[ \t]*+(?P<rest>\S.*)$"
)
_LABEL = re.compile(
    r"^(?P<head>[^\W\d_][^:：\[\](){}<>*_`|。，,.;]{0,30}?)[ \t]{0,9}[:：](?!:)[ \t]*(?!//)(?P<rest>\S.*)$"
)
"""An inline field, ``key:: value``, is neither of the two: what follows it is none of its."""
_SENTENCE_END = (".", "。", "!", "！", ";", ",", "，", "；")
_SHOWN = re.compile(
    r"!\[|\$|\{\{(?:embed|video|pdf)|\(\([0-9A-Fa-f-]{36}\)\)|<(?:img|picture|video|audio|iframe|svg|object|embed)\b",
    re.IGNORECASE,
)
"""What shows on a page and has no words: a picture, something shown in place, a formula."""
_TAGS = re.compile(r"<[^<>]*>?")
_FOLLOWS = re.compile(
    r"\b(?:follow(?:s|ing)?|(?:as|see|listed|shown) below)$"
    r"|(?:如下|下面|以下|次の通り|次のとおり|다음과 같다|다음과 같습니다)$",
    re.IGNORECASE,
)
"""How a sentence ends that says that something follows."""
BOLD, LEAD = 7, 8


class Opening(NamedTuple):
    """A line that opens a section: what it is called, how deep, and what of the line belongs to its text."""

    line: int
    end_line: int
    """The last line of the heading itself."""
    heading: str
    rank: int
    """1 to 6 for headings, 7 for a bold line, 8 for a lead-in or a label."""
    rest: str | None = None
    """What stands behind a lead-in on its line; None for a line that is all heading."""
    name: str = ""
    """The id that the notes give it."""


def openings(blocks: Sequence[Block], view: View) -> Iterator[Opening]:
    """Yield the lines that open sections among a record's top-level blocks."""
    for block in blocks:
        if block.kind == "heading":
            yield Opening(
                block.line, block.end_line, words.shown(block.text, view.numbers), block.level, name=block.info
            )
        elif block.kind == "list":  # an outliner's headings stand in list items
            for item in block.children:
                if item.children and item.children[0].kind == "heading":
                    head = item.children[0]
                    text = words.shown(head.text, view.numbers)
                    yield Opening(item.line, item.line, text, head.level, name=head.info)
        elif block.kind == "paragraph":
            yield from _in_paragraph(block, view.lexicon)


def _in_paragraph(block: Block, lexicon: Lexicon) -> Iterator[Opening]:
    labelled = False
    for number, raw in enumerate(block.text.split("\n"), block.line):
        text = raw.strip()
        found = (
            _bold_line(text, number, lexicon) or _lead_in(text, number, lexicon)
            if text[:2] in ("**", "__") or text[:1].isdigit()
            else None
        )
        if found is None:
            found = _label(text, number, lexicon, after=labelled)
            labelled = found is not None
        if found:
            yield found


def _bold_line(text: str, number: int, lexicon: Lexicon) -> Opening | None:
    match = _BOLD_LINE.match(text)
    if not match:
        return None
    heading = words.undecorated(match["head"])
    if (
        not heading
        or (match["head"].rstrip().endswith(_SENTENCE_END) and len(heading.split()) > 4)
        or len(heading) > 90
        or (text.rstrip("*_ \t\\").endswith((":", "：")) and _leads_on(heading, lexicon))
    ):
        return None
    return Opening(number, number, heading, BOLD)


def _leads_on(heading: str, lexicon: Lexicon) -> bool:
    """Tell whether a line before a colon is no name but a sentence about what follows, such as a list."""
    return bool(_FOLLOWS.search(heading)) or (len(heading.split()) > 4 and lexicon.roles.role(heading) == "other")


def _lead_in(text: str, number: int, lexicon: Lexicon) -> Opening | None:
    match = _LEAD_IN.match(text)
    if not match:
        return None
    heading = words.undecorated(match["head"])
    closed = bool(match["colon"] in (":", "：") or match["head"].rstrip().endswith((":", "：", ".", "。", "?", "？")))
    known = _role(heading, lexicon) != "other"
    few = len(heading.split()) <= 6 and len(heading) <= 40
    starts = match["rest"][0].isupper() or bool(words.CJK.match(match["rest"])) or closed
    if not heading or not few or not (closed or (known and starts)):
        return None
    return Opening(number, number, heading, LEAD, match["rest"])


def _label(text: str, number: int, lexicon: Lexicon, *, after: bool) -> Opening | None:
    """Return a label such as ``Method: …``: a word that names a part, or any short one right after such a line."""
    match = _LABEL.match(text) if ":" in text or "：" in text else None
    if not match:
        return None
    heading = words.undecorated(match["head"])
    if not heading or len(heading.split()) > 3:
        return None
    known = _role(heading, lexicon) != "other"
    if known or (after and match["head"][0].isupper()):
        return Opening(number, number, heading, LEAD, match["rest"])
    return None


def _role(heading: str, lexicon: Lexicon) -> str:
    return lexicon.roles.role(heading) if len(heading.split()) <= 5 else "other"


def read_sections(
    found: Sequence[Opening],
    reach: tuple[int, int],
    printed: Mapping[int, str],
    verbatim: Mapping[int, str],
    lexicon: Lexicon,
) -> tuple[Section, ...]:
    """Return the sections of a record's body, which reaches from its first to its last line.

    ``printed`` holds the lines of text that the body prints: those that became fields as what is left of them, and
    none of code, whose lines ``verbatim`` holds; of HTML its words.
    """
    first, last = reach
    sections: list[Section] = []
    lead_end = found[0].line - 1 if found else last
    text = _text(printed, first, lead_end)
    lead = range(first, lead_end + 1)
    if text or any(_shows(printed.get(number, ""), verbatim.get(number, "")) for number in lead):
        sections.append(Section("", "other", 0, first, lead_end, text))
    ranks: list[int] = []
    ends = [opening.line - 1 for opening in found[1:]] + [last]
    for opening, end in zip(found, ends, strict=False):  # one end too many where there is no section
        while ranks and ranks[-1] >= opening.rank:
            ranks.pop()
        ranks.append(opening.rank)
        behind = plain_text([opening.rest]) if opening.rest else ""
        text = "\n".join(part for part in (behind, _text(printed, opening.end_line + 1, end)) if part)
        role = lexicon.roles.role(opening.heading)
        sections.append(Section(opening.heading, role, len(ranks), opening.line, end, text, name=opening.name))
    return tuple(sections)


def _shows(printed: str, verbatim: str) -> bool:
    """Tell whether a line without words shows on a page; a tag such as `<br>` does not."""
    return bool(_SHOWN.search(printed or verbatim) or _TAGS.sub("", verbatim).strip())


def _text(printed: Mapping[int, str], first: int, last: int) -> str:
    return plain_text(printed.get(number, "") for number in range(first, last + 1))
