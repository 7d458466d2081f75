"""Blocks that Pandoc and Quarto know and CommonMark does not, line for line as what Markdown has for them.

Tables drawn with ``+---+`` and with dashes alone, blocks of lines that begin with a bar, lists of numbered examples,
definitions behind a ``~``, text for one format alone (``{=html}``), the options of a cell of code (``#| echo: false``).
https://pandoc.org/MANUAL.html, https://quarto.org/docs/reference/cells/cells-knitr.html
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from papernotes.parse.code_spans import outside_code
from papernotes.parse.dialects.boxes import Hidden
from papernotes.parse.dialects.dashed_tables import COLUMNS, dashed, row
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HINT = re.compile(
    rf"^[ \t]*(?:\+[-=:]{{2}}|~[ \t]|#\.[ \t]|\| |\(@|(?:#|//|%%|--)\|[ \t])|\{{=[a-z]"
    rf"|fig\.cap[ \t]*=|^{COLUMNS.pattern}",
    re.MULTILINE,
)
_BORDER = re.compile(r"[ \t]*\+(?:[-:=]{2,}\+)+[ \t]*$")
_TERM = re.compile(r"[^\W\d_`*\[][^\n]{0,78}[^\s.,;:!?]$|[*`\[][^\n]{1,78}[*`\])]$")
_DEFINED = re.compile(r"(?P<lead> {0,3})~(?P<said>[ \t]+[^\W\d_*`\[(\"“][^\n]*)$")
"""A definition beneath its term; before a number the sign means "about"."""
_LINE = re.compile(r"\|(?:[ \t]([^|\n]*))?$")
_EXAMPLE = re.compile(r"[ \t]{0,3}\(@(?P<label>[\w-]*)\)(?=[ \t]+\S)")
_CALLED = re.compile(r"\(@(?P<label>[\w-]+)\)")
_RAW = re.compile(r"(?<!`)`(?P<said>[^`\n]+)`\{=(?P<form>[a-z][a-z0-9+-]*)\}")
_FENCE = re.compile(r"[ \t]{0,3}(?P<fence>`{3,}|~{3,})[ \t]*\{=(?P<form>[a-z][a-z0-9+-]*)\}[ \t]*$")
_CELL = re.compile(r"[ \t]*(?:`{3,}|~{3,})[ \t]*\{[a-z][^{}\n]*\}[ \t]*$")
_OPTION = re.compile(r"[ \t]*(?:#|//|%%|--)\|[ \t]")
_CALLED_SO = re.compile(
    r"^[ \t]*[#/%-]+\|[ \t]*(?P<key>label|(?:fig|tbl|lst)-cap):[ \t]*(?P<value>[^\n]*)$", re.MULTILINE
)
"""What the options of a cell call it by."""
_KNITTED = re.compile(
    r"[ \t]*(?:`{3,}|~{3,})[ \t]*\{r[ \t]+(?P<name>[\w.-]+)(?P<given>,"
    r"[^{}\n]{0,200}?\bfig\.cap[ \t]{0,9}=[ \t]{0,9}"
    r"(?:\"(?P<one>[^\"{}\n]*)\"|'(?P<other>[^'{}\n]*)')[^{}\n]{0,200})\}[ \t]*$"
)
"""A cell as R Markdown has it, with what its picture is called by."""
_COUNTED = re.compile(r"^(?P<lead>[ \t]*)#\.(?=[ \t]+\S)")
"""An item that is numbered by its place."""
_FORMS = frozenset({"html", "html5", "html4"})
_LONGEST = 500
"""Lines of a table, and of a text for one format."""


def blocked(text: str, lines: Sequence[str]) -> tuple[list[str], list[Hidden]] | None:
    """Return the lines of a text with such blocks as Markdown, and which are hidden; None where there are none."""
    if not _HINT.search(text):
        return None
    out, hidden, code, number = list(lines), list[Hidden](), CodeLines(), 0
    examples = _examples(lines) if "(@" in text else {}
    tabled = any("---" in line and COLUMNS.match(line) for line in lines)
    while number < len(lines):
        line = lines[number]
        if not code.fenced and (raw := _FENCE.match(line)) and (end := _end(lines, number, raw["fence"])):
            shown = raw["form"] in _FORMS
            for at in (number, end) if shown else range(number, end + 1):
                _hide(out, hidden, at)
            number = end + 1
            continue
        fenced = code.fenced
        first = not fenced and bool(line.strip()) and (number == 0 or not lines[number - 1].strip())
        if first and tabled and (block := dashed(lines, number)):
            out[number : number + len(block)] = block
            number += len(block)
            continue
        if not fenced and _CELL.match(line):
            options = list(_options(lines, number))
            out[number] = _labelled(line, "\n".join(lines[at] for at in options))
            for at in options:
                _hide(out, hidden, at, kept="")
        if code.is_code(line) or fenced:
            number += 1
            continue
        if line.lstrip(" ").startswith("~"):
            out[number] = _defined(out, number)
        block = (_grid(lines, number) or _bars(lines, number)) if first and line.strip()[:1] in {"+", "|"} else []
        out[number : number + max(len(block), 1)] = block or [_inline(out[number], number, examples)]
        number += max(len(block), 1)
    return (out, hidden) if out != list(lines) else None


def _hide(out: list[str], hidden: list[Hidden], at: int, kept: str = HIDDEN) -> None:
    if out[at].strip():
        hidden.append(Hidden(at + 1, "program"))
        out[at] = kept


def _end(lines: Sequence[str], start: int, fence: str) -> int:
    for number in range(start + 1, min(len(lines), start + _LONGEST)):
        bare = lines[number].strip()
        if bare.startswith(fence) and not bare.strip(fence[0]):
            return number
    return 0


def _options(lines: Sequence[str], start: int) -> Iterator[int]:
    for number in range(start + 1, len(lines)):
        if not _OPTION.match(lines[number]):
            return
        yield number


def _labelled(line: str, options: str) -> str:
    """Return the line that opens a cell with what its options say that its output is called."""
    told = {found["key"]: found["value"].strip().strip("\"'") for found in _CALLED_SO.finditer(options)}
    name, caption = told.pop("label", ""), next(iter(told.values()), "").replace('"', "'")
    knitted = _KNITTED.match(line)
    if knitted and not name:
        name, caption = f"fig:{knitted['name']}", (knitted["one"] or knitted["other"] or "").replace('"', "'")
        line = f"{line[: knitted.start('given')]}}}"
    if not name or "#" in line or "}" in caption:
        return line
    said = f' caption="{caption}"' if caption else ""
    return f"{line.rstrip().removesuffix('}').rstrip()} #{name}{said}}}"


def _examples(lines: Sequence[str]) -> dict[int | str, int]:
    """Return the number of each example, by its line and by its label."""
    found: dict[int | str, int] = {}
    code, count = CodeLines(), 0
    for number, line in enumerate(lines):
        item = None if code.is_code(line) else _EXAMPLE.match(line)
        if item:
            count += 1
            found[number] = found.setdefault(item["label"] or number, count)
    return found


def _defined(lines: Sequence[str], number: int) -> str:
    """Return a line with the sign of a definition that all know, where it stands beneath a term."""
    found, above = _DEFINED.match(lines[number]), number - 1
    if found and above > 0 and not lines[above].strip():
        above -= 1
    if not found or above < 0:
        return lines[number]
    alone = above == 0 or not lines[above - 1].strip()
    if not (lines[above].lstrip(" ").startswith(": ") or (alone and _TERM.match(lines[above]))):
        return lines[number]
    return f"{found['lead']}:{found['said']}"


def _inline(line: str, number: int, examples: dict[int | str, int]) -> str:
    if number in examples:
        line = _EXAMPLE.sub(f"({examples[number]})", line, count=1)
    if examples and "(@" in line:
        line = outside_code(
            line, lambda part: _CALLED.sub(lambda one: f"({examples.get(one['label'], one[0][1:-1])})", part)
        )
    line = _COUNTED.sub(r"\g<lead>1.", line) if "#." in line else line
    if "{=" in line:
        line = _RAW.sub(lambda one: one["said"] if one["form"] in _FORMS else "", line)
    return line


def _bars(lines: Sequence[str], start: int) -> list[str]:
    """Return a block of lines without their bars, the blanks at their beginnings kept."""
    out: list[str] = []
    for line in lines[start:]:
        found = _LINE.match(line.rstrip())
        if not found:
            break
        said = found[1] or ""
        words = said.lstrip(" ")
        out.append("\u00a0" * (len(said) - len(words)) + words)
    behind = lines[start + len(out)] if start + len(out) < len(lines) else ""
    if len(out) < 2 or behind.strip() or not any(out):
        return []
    return [*(f"{line}  " if line else "" for line in out[:-1]), out[-1]]  # two blanks at its end break a line


def _grid(lines: Sequence[str], start: int) -> list[str]:
    """Return a table that is drawn with signs as one of bars: its rows together, blank lines for what is left."""
    if not _BORDER.match(lines[start]):
        return []
    taken = _drawn(lines, start)
    drawn = [line.strip() for line in lines[start : start + taken] if line.strip()]
    edges = [at for at, sign in enumerate(drawn[0]) if sign == "+"]
    if len(drawn) < 3 or not _BORDER.match(drawn[-1]):
        return []
    rows: list[list[str]] = []
    cells: list[str] = []
    headed = 0
    for line in drawn[1:]:
        if _BORDER.match(line):
            rows.append(cells)
            headed = len(rows) if "=" in line and not headed else headed
            cells = []
            continue
        if len(line) <= edges[-1] or any(line[at] != "|" for at in edges):
            return []  # cells that go over several columns or rows
        parts = [line[one + 1 : other].strip() for one, other in pairwise(edges)]
        cells = [f"{said} {more}".strip() for said, more in zip(cells or [""] * len(parts), parts, strict=True)]
    rows = [found for found in rows if found]
    if headed != 1 or not rows:
        rows.insert(0, [""] * (len(edges) - 1))
    out = [row(cells) for cells in rows]
    out.insert(1, f"|{' --- |' * (len(edges) - 1)}")
    return [*out, *[""] * (taken - len(out))] if len(out) <= taken else []


def _drawn(lines: Sequence[str], start: int) -> int:
    """Return of how many lines a table is drawn; blank ones stand for a row that is private.

    Behind them comes a row, and with that no other table begins.
    """
    end = start
    for number in range(start, min(len(lines), start + _LONGEST)):
        sign = lines[number].strip()[:1]
        if sign and (sign not in {"+", "|"} or (sign == "+" and end < number)):
            break
        end = number + 1 if sign else end
    return end - start
