"""Lines that only a site's program reads: tables of contents to be made, page breaks, MyST's targets."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from papernotes.parse.dialects.boxes import Hidden
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld import front_end
from papernotes.parse.withheld.code_lines import CodeLines
from papernotes.parse.withheld.percent_lines import is_myst

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.source import Source

_CONTENTS = (
    r"@?\[TOC\](?:\([^()\n]*\))?|\[\[_?toc_?\]\]|\{\{[ \t]*toc[ \t]*\}\}|\{:toc(?:[ \t][^{}\n]*)?\}"
    r"|\\tableofcontents|<toc>"
)
_BREAK = (
    r"\\(?:newpage|pagebreak|clearpage|cleardoublepage|maketitle|listoffigures|listoftables|noindent|centering|hfill"
    r"|(?:big|med|small)skip|[vh]space\*?\{[^{}\n]*\}|tiny|scriptsize|footnotesize|small|normalsize|large"
    r"|[be]?landscape|(?:single|double|onehalf)spacing|raggedright|appendix|phantomsection|(?:this)?pagestyle\{\w+\}"
    r"|addcontentsline(?:\{[^{}\n]*\}){3}|renewcommand(?:\{?\\\w+\}?)\{[^{}\n]*\})(?:\{\})?"
)
_SNIPPET = r"-{1,2}8<-{1,2}[ \t]+[\"'][^\"'\n]*[\"']|!INCLUDE[ \t]+[\"'][^\"'\n]+[\"']|\{![^{}!\n]++!\}"
"""What a program puts a file in the place of."""
_PROGRAM = re.compile(rf"[ \t]*(?:{_CONTENTS}|{_BREAK}|{_SNIPPET})[ \t]*$", re.IGNORECASE)
_LISTED = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+[^\n]{1,60}$")
"""The item that stands for a table of contents, where the line beneath says so."""
_TARGET = re.compile(r"[ \t]*\((?P<name>[\w:.-]{1,100})\)=[ \t]*$")
_BLOCK = re.compile(r"\+\+\+[ \t]*+(?:\{[^\n]*\}|[\w-][\w -]{0,39})?[ \t]*+$|\^{3,}[ \t]*+$")
"""What parts cells, and the head and the foot of a card from its text."""
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+\S")
_TEXT = re.compile(r"[ \t]{0,3}[^\W\d_*]")
_HINT = re.compile(rf"^(?:{_PROGRAM.pattern}|{_TARGET.pattern})", re.MULTILINE | re.IGNORECASE)
_SIGNS = ")=", "8<", "\\", "toc", "TOC", "Toc", "INCLUDE", "{!"
"""One of these is in any text with such a line."""


def lined(written: Source, text: str, lines: Sequence[str]) -> tuple[list[str], list[Hidden]] | None:
    """Return the lines of a text without such lines, and which these are; None where there are none.

    Whether it is MyST's is told of the text as it is ``written``: some of its signs are no more.
    """
    myst = is_myst(written.text, partial(front_end, written))
    if not (myst or (any(sign in text for sign in _SIGNS) and _HINT.search(text))):
        return None
    out, hidden, code = list(lines), list[Hidden](), CodeLines()

    def hide(number: int) -> None:
        out[number] = HIDDEN
        hidden.append(Hidden(number + 1, "program"))

    for number, line in enumerate(lines):
        if code.is_code(line) or not line.strip():
            continue
        if _PROGRAM.match(line):
            hide(number)
            if line.lstrip()[:2] == "{:" and number and _LISTED.match(lines[number - 1]):
                hide(number - 1)
        elif myst and _BLOCK.match(line):
            out[number] = ""  # it ends the paragraph above it
            hidden += [Hidden(number + 1, "program")] * bool(line.strip("+^ \t"))
        elif myst and _aims(out, number):
            hide(number)
    return (out, sorted(hidden)) if out != list(lines) else None


def _aims(out: list[str], number: int) -> bool:
    """Give what stands beneath a line that is a target its name as an id, and tell whether something does."""
    target = _TARGET.match(out[number])
    if not target:
        return False
    name, aimed, number = target["name"], number, number + 1
    while number < len(out) and (not out[number].strip() or out[number] == HIDDEN):
        number += 1
    line = out[number] if number < len(out) else ""
    if _HEADING.match(line):
        out[number] = f"{line.rstrip()} {{#{name}}}" if not line.rstrip().endswith("}") else line
        return True
    if _TEXT.match(line):
        out[number] = f'<a id="{name}"></a>{line.lstrip()}'
        return True
    if line.strip():
        out[aimed] = f'<a id="{name}"></a>'  # which names what comes next, whatever it is
    return False
