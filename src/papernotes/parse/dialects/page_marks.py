"""Marks of MkDocs' pages: keys between pluses, icons by name, and tags of HTML that say that Markdown stands in them.

https://squidfunk.github.io/mkdocs-material/reference/: icons are drawings without words, so nothing stands for them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.code_spans import outside_code
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_ICON = re.compile(
    r"(?<![\w:]):(?:material|fontawesome|octicons|simple)(?:-[a-z0-9]+)+:(?![\w:])(?:\{[^{}\n]{0,100}\})?[ \t]?"
)
_NAMES = (r"ctrl|control|alt|shift|cmd|command|meta|win|windows|option|enter|return|tab|esc|escape|space|backspace|"
          r"delete|del|insert|home|end|page-up|page-down|up|down|left|right|caps-lock|print-screen|f\d\d?")  # fmt: skip
_KEYS = re.compile(r"(?<![\w+{])\+\+([a-z0-9-]++(?:\+[a-z0-9-]++)*+)\+\+(?![\w+}])")
_INSERTED = re.compile(r"(?<![\w+{])\+\+(?=[^\W\d_]{2})(?P<said>[^+\n;=()]*)(?<=[^\W\d_]{2})\+\+(?![\w+}])")
"""Words put in, as HackMD and others write them; no sum of a program."""
_NAMED = re.compile(rf"(?:{_NAMES})(?![\w-])")
_TAG = r"(?P<tag>div|figure|section|article|span|p|center)"
_OPENS = re.compile(rf"[ \t]*<{_TAG}\b[^<>\n]*\smarkdown(?:=[\"']?[\w-]*[\"']?)?(?=[\s>])[^<>\n]*>(?P<rest>[^\n]*)$")
_CAPTION = re.compile(r"[ \t]*<figcaption[^<>\n]*>(?P<said>[^\n]*)</figcaption>[ \t]*$")
_PICTURE = re.compile(r"[ \t]*!\[[^\[\]\n]*\](?P<rest>\([^\n]*)$")
_LONGEST = 400
"""Lines of a tag."""


def paged(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such marks as Markdown; None where there are none."""
    tagged = "markdown" in text and "<" in text
    if not (tagged or "++" in text or ":material" in text or ":octicons" in text or ":fontawesome" in text):
        return None
    out, code = list(lines), CodeLines()
    for number, line in enumerate(lines):
        if code.is_code(line):
            continue
        if tagged and out[number] == line and (opened := _OPENS.match(line)):
            _untag(out, number, opened)
        if "++" in out[number] or (":" in out[number] and "-" in out[number]):
            out[number] = outside_code(out[number], _marked)
    return None if out == list(lines) else out


def _untag(out: list[str], number: int, opened: re.Match[str]) -> None:
    """Take a tag and its end away; of a figure, what is beneath the picture becomes the picture's caption."""
    end = f"</{opened['tag']}>"
    depth = 0
    for at in range(number, min(len(out), number + _LONGEST)):
        depth += out[at].count(f"<{opened['tag']}") - out[at].count(end)
        if depth > 0:
            continue
        if at == number:
            out[at] = opened["rest"].replace(end, "").strip()
            return
        if out[at].strip() == end:
            out[number], out[at] = opened["rest"].strip(), ""
            if opened["tag"] == "figure":
                _figure(out, number, at)
        return


def _figure(out: list[str], first: int, last: int) -> None:
    inside = range(first + 1, last)
    told = next((at for at in inside if _CAPTION.match(out[at])), 0)
    shown = next((at for at in inside if _PICTURE.match(out[at])), 0)
    caption, picture = _CAPTION.match(out[told]), _PICTURE.match(out[shown])
    if told and shown and caption and picture:
        out[shown] = f"![{caption['said'].strip()}]{picture['rest']}"
        out[told] = ""
        for at in inside:
            out[at] = out[at].strip()


def _marked(part: str) -> str:
    return _INSERTED.sub(r"<ins>\g<said></ins>", _KEYS.sub(_pressed, _ICON.sub("", part)))


def _pressed(found: re.Match[str]) -> str:
    if not any(map(_NAMED.match, found[1].split("+"))):
        return found[0]
    return "+".join(f"<kbd>{name.replace('-', ' ').capitalize()}</kbd>" for name in found[1].split("+"))
