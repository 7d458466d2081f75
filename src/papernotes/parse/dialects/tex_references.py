r"""TeX's figures, labels and references amid Markdown as Pandoc's: ``![words](a.png){#fig:a}``, ``@fig:a``.

Who writes for Pandoc, Quarto or bookdown has ``\begin{figure}``, ``\label{eq:a}``, ``\eqref{eq:a}``, ``\@ref(fig:a)``.
A reference to what the file does not name stays as it is.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from papernotes.parse.code_spans import outside_code
from papernotes.parse.link_targets import SORTS
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_ID = rf"(?:{'|'.join((*SORTS, 'sec'))})[:-][\w.:-]*\w"
_LABEL = re.compile(rf"\\label\{{(?P<id>{_ID})\}}|\(\\#(?P<own>{_ID})\)")
_NAMED = re.compile(rf"\{{[^{{}}\n#]*#({_ID})(?=[\s}}])")
_REFERENCE = re.compile(rf"\\(?P<kind>eqref|ref|autoref|[cC]ref|Fref|fref)\{{(?P<id>{_ID})\}}|\\@ref\((?P<own>{_ID})\)")
_OPENS = re.compile(r"[ \t]*\\begin\{(?P<name>figure|wrapfigure|subfigure)\*?\}[^\n]*$")
_PICTURE = re.compile(r"\\includegraphics\*?[ \t]*(?:\[[^\[\]\n]*\])?\{(?P<there>[^{}\n]{1,400})\}")
_CAPTION = re.compile(r"\\caption\*?[ \t]*(?:\[[^\[\]\n]*\])?\{(?P<said>(?:[^{}]|\{[^{}]*\})*)\}")
_ENDS_FORMULA = re.compile(r"(?:\$\$|\\end\{(?:equation|align|gather|multline|eqnarray)\*?\}|\\\])[ \t]*$")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]")
_LONGEST = 60
"""Lines of a figure or a formula."""


def referred(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such figures, labels and references as Pandoc's; None where there are none."""
    if "\\" not in text or not ("\\includegraphics" in text or _LABEL.search(text) or _REFERENCE.search(text)):
        return None
    out, code, number = list(lines), CodeLines(), 0
    shown: list[int] = []
    while number < len(lines):
        figure = [] if code.is_code(lines[number]) else _figure(lines, number)
        out[number : number + len(figure)] = figure
        if not figure and "\\" in lines[number] and not code.fenced:
            _labelled(out, number)
            shown.append(number)
        number += max(1, len(figure))
    names = {found[1] for line in out for found in _NAMED.finditer(line)} if _REFERENCE.search(text) else set[str]()
    for number in shown:
        out[number] = outside_code(out[number], partial(_REFERENCE.sub, partial(_told, names)))
        out[number] = outside_code(out[number], partial(_PICTURE.sub, r"![](<\g<there>>)"))
    return None if out == list(lines) else out


def _figure(lines: Sequence[str], start: int) -> list[str]:
    """Return what stands for a figure that a line opens: its pictures, the last with its caption and its name."""
    opens = _OPENS.match(lines[start])
    if not opens:
        return []
    closing = rf"\end{{{opens['name']}"
    end = next((at for at in range(start, min(len(lines), start + _LONGEST)) if closing in lines[at]), 0)
    whole = "\n".join(lines[start : end + 1])
    pictures = [found["there"] for found in _PICTURE.finditer(whole)]
    if not end or not pictures:
        return []
    said, name = _CAPTION.search(whole), _LABEL.search(whole)
    words = " ".join(_LABEL.sub("", said["said"]).split()) if said else ""
    given = f"{{#{name['id'] or name['own']}}}" if name else ""
    one = len(pictures) == 1
    told = [f"![{words if one else ''}](<{there}>){given if one else ''}" for there in pictures]
    if not one and words:
        told.append(f"*{words}* {given}".rstrip())
    room = [at for at in range(end + 1 - start) if lines[start + at] != HIDDEN][::2]  # a blank line between two
    out = [""] * (end + 1 - start)
    for at, line in zip(room, told, strict=False):
        out[at] = line
    return out if len(told) <= len(room) else []


def _labelled(out: list[str], number: int) -> None:
    """Bring a label behind the formula that it stands in, or behind its heading's words."""
    found = _LABEL.search(out[number])
    if not found:
        return
    given = f" {{#{found['id'] or found['own']}}}"
    bare = f"{out[number][: found.start()].rstrip()}{out[number][found.end() :]}"
    if _HEADING.match(bare):
        out[number] = f"{bare.rstrip()}{given}"
        return
    for at in range(number, min(len(out), number + _LONGEST)):
        line = bare if at == number else out[at]
        if _ENDS_FORMULA.search(line):
            out[number] = bare
            out[at] = f"{(bare if at == number else line).rstrip()}{given}"
            return
        if at > number and not line.strip():
            return


def _told(names: Container[str], found: re.Match[str]) -> str:
    name = found["id"] or found["own"]
    if name not in names:
        return found[0]
    kind = found["kind"] or "ref"
    return f"([-@{name}])" if kind == "eqref" else f"[-@{name}]" if kind == "ref" else f"@{name}"
