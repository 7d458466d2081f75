"""MyST's directives that are no boxes, in fences or between colons, as what Markdown has for them.

Pictures with their captions, code, formulas, tables and glossaries (https://mystmd.org/guide/directives). The text of a
directive keeps its lines; a table's rows are moved together, for a blank line would end it.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papernotes.parse.dialects.boxes import Hidden
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HINT = re.compile(r"^[ \t]*(?:`{3,}|~{3,}|:{3,})\{[a-z]", re.MULTILINE)
_OPENS = re.compile(
    r"(?P<lead>[ \t]*)(?P<fence>`{3,}|~{3,}|:{3,})\{(?:[\w-]+:)?(?P<name>[\w-]+)\}[ \t]*(?P<given>[^\n`]*)$"
)
_OPTION = re.compile(r"[ \t]*:(?P<key>[\w-]+):[ \t]*(?P<value>[^\n]*)$")
_YAML = re.compile(r"(?P<key>[\w-]+):[ \t]+(?P<value>[^\n]*)$")
_ROW = re.compile(r"[ \t]*\*[ \t]+-(?:[ \t]+(?P<cell>[^\n]*))?$")
_CELL = re.compile(r"[ \t]+-(?:[ \t]+(?P<cell>[^\n]*))?$")
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\(<?([^()<>\n]+?)>?\)")
_LONGEST = 2_000
"""Lines of a directive."""


@dataclass(slots=True)
class _Directive:
    lead: str
    fence: str
    given: str
    """What stands behind its name."""
    lines: list[str]
    """Its lines, its options among them and neither of its marks."""
    options: dict[str, str] = field(default_factory=dict)
    optional: int = 0
    """How many of its lines are options."""

    def body(self) -> list[str]:
        """Return its text's lines, without the indentation of its mark."""
        return [line.removeprefix(self.lead) for line in self.lines[self.optional :]]

    def whole(self, first: str, body: Sequence[str], last: str = "") -> list[str]:
        """Return lines that stand for it, as many as it had: with its marks, its options' as blank ones."""
        out = [first, *[""] * self.optional, *body, last]
        return [f"{self.lead}{line}" if line else "" for line in out]


def directed(text: str, lines: Sequence[str]) -> tuple[list[str], list[Hidden]] | None:
    """Return the lines of a text with such directives as Markdown, and which are hidden; None where there are none."""
    if not ("`{" in text or "~{" in text or ":{" in text) or not _HINT.search(text):
        return None
    out, hidden, code, number = list(lines), list[Hidden](), CodeLines(), 0
    while number < len(lines):
        found = None if code.fenced else _OPENS.match(lines[number])
        end = _end(lines, number, found["fence"]) if found and found["name"] in _KNOWN else 0
        if not found or not end:
            code.is_code(lines[number])
            number += 1
            continue
        directive = _read(found, lines[number + 1 : end])
        written = _KNOWN[found["name"]](directive)
        if written is None:
            hidden += (Hidden(n + 1, "program") for n in range(number, end + 1) if lines[n].strip())
            written = [HIDDEN if line.strip() else "" for line in lines[number : end + 1]]
        else:
            hidden += (Hidden(n + 2, "program") for n in range(number, number + directive.optional))
        out[number : end + 1] = written
        number = end + 1
    return (out, hidden) if out != list(lines) else None


def _end(lines: Sequence[str], start: int, fence: str) -> int:
    """Return the line that closes a directive, 0 where none does."""
    for number in range(start + 1, min(len(lines), start + _LONGEST)):
        bare = lines[number].strip()
        if bare.startswith(fence) and not bare.strip(fence[0]):
            return number
    return 0


def _read(found: re.Match[str], lines: Sequence[str]) -> _Directive:
    directive = _Directive(found["lead"], found["fence"], found["given"].strip(), list(lines))
    yaml = bool(lines) and lines[0].strip() == "---"
    number = int(yaml)
    while number < len(lines):
        told = _YAML.match(lines[number].strip()) if yaml else _OPTION.match(lines[number])
        if not told:
            break
        directive.options[told["key"]] = told["value"].strip()
        number += 1
    if yaml:
        number = number + 1 if number < len(lines) and lines[number].strip() == "---" else 0
    directive.optional = number
    return directive


def _picture(directive: _Directive) -> list[str] | None:
    """Return a picture: its caption is what stands for it, as it is in Pandoc; what comes beneath stays text."""
    body = directive.body()
    if not directive.given:
        at = next((at for at, line in enumerate(body) if line.strip()), -1)
        inside = _PICTURE.fullmatch(body[at].strip()) if at >= 0 else None
        if inside is None:
            return directive.whole("", body)
        directive.given, body[at] = inside[1], ""
    first = next((at for at, line in enumerate(body) if line.strip()), len(body))
    last = next((at for at in range(first, len(body)) if not body[at].strip()), len(body))
    caption = " ".join(line.strip() for line in body[first:last])
    options = directive.options
    sized = [f"{key}={value}" for key in ("width", "height") if (value := options.get(key, ""))]
    name = options.get("name") or options.get("label") or ""
    attributes = " ".join(([f"#{name}"] if name else []) + sized)
    words = _bracketed(caption or options.get("alt", ""))
    picture = f"![{words}](<{directive.given}>){f'{{{attributes}}}' if attributes else ''}"
    return directive.whole(picture, [""] * last + body[last:])


def _bracketed(words: str) -> str:
    """Return words that may stand in brackets: as they are where these are paired."""
    depth = 0
    for sign in words:
        depth += (sign == "[") - (sign == "]")
        if depth < 0:
            break
    return words if depth == 0 else words.replace("[", "(").replace("]", ")")


def _code(directive: _Directive) -> list[str]:
    fence = directive.fence if directive.fence[0] != ":" else "~" * max(4, len(directive.fence))
    language = directive.given.split()[0] if directive.given else ""
    name = directive.options.get("name") or directive.options.get("label") or ""
    caption = directive.options.get("caption", "").replace('"', "'")
    given = " ".join(filter(None, (f"#{name}" if name else "", f'caption="{caption}"' if caption else "")))
    return directive.whole(f"{fence}{language}{f' {{{given}}}' if given else ''}", directive.body(), fence)


def _drawing(directive: _Directive) -> list[str]:
    directive.given = "mermaid"
    return _code(directive)


def _film(directive: _Directive) -> list[str]:
    """Return a film or a page in a frame: a link to one elsewhere, with its caption beneath."""
    there = directive.given
    shown = f"<{there}>" if there.startswith(("https://", "http://")) else f"![](<{there}>)"
    return directive.whole(shown if there else "", directive.body())


def _formula(directive: _Directive) -> list[str]:
    """Return a formula: its lines right beneath its mark, for what reads lines knows of none with a blank one."""
    name = directive.options.get("label") or directive.options.get("name") or ""
    written = ["$$", *(line for line in directive.body() if line.strip()), f"$$ ({name})" if name else "$$"]
    directive.optional = 0
    blank = [""] * (len(directive.lines) + 2 - len(written))
    return [*(directive.lead + line for line in written), *blank]


def _listed(directive: _Directive) -> list[str] | None:
    rows: list[list[str]] = []
    for line in directive.body():
        row, cell = _ROW.match(line), _CELL.match(line)
        if row:
            rows.append([row["cell"] or ""])
        elif cell and rows:
            rows[-1].append(cell["cell"] or "")
        elif line.strip() and rows:
            rows[-1][-1] += f" {line.strip()}"
    return _table(directive, rows)


def _comma(directive: _Directive) -> list[str] | None:
    body = [line for line in directive.body() if line.strip()]
    header = next(csv.reader([directive.options["header"]]), []) if "header" in directive.options else None
    return _table(directive, [*([header] if header else []), *csv.reader(body)])


def _table(directive: _Directive, rows: list[list[str]]) -> list[str] | None:
    """Return a table's rows one beneath the other, its title above them; blank lines fill what is left."""
    room = len(directive.lines) + 2
    columns = max(map(len, rows), default=0)
    if not rows or len(rows) + 1 + 2 * bool(directive.given) > room:
        return [directive.lead + directive.given, *directive.lines, ""]
    told = [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in _filled(row, columns))} |" for row in rows]
    told.insert(1, f"|{' --- |' * columns}")
    told = [directive.given, "", *told] if directive.given else told
    out = [*told, *[""] * (room - len(told))]
    directive.optional = 0
    return [f"{directive.lead}{line}" if line else "" for line in out]


def _filled(row: list[str], columns: int) -> list[str]:
    return [*(cell.strip() for cell in row), *[""] * (columns - len(row))]


def _titled(directive: _Directive) -> list[str]:
    return directive.whole(directive.given, directive.body())


def _glossary(directive: _Directive) -> list[str]:
    indented = (line[:1] in {" ", "\t"} and line.strip() for line in directive.body())
    body = [f": {line.strip()}" if deep else line for line, deep in zip(directive.body(), indented, strict=True)]
    return directive.whole("", body)


def _button(directive: _Directive) -> list[str]:
    """Return a button as the link that it is."""
    body = [line.strip() for line in directive.body() if line.strip()]
    words = " ".join(body) or directive.given
    return directive.whole(f"[{_bracketed(words)}](<{directive.given}>)", [""] * len(directive.body()))


def _raw(directive: _Directive) -> list[str] | None:
    """Return text for one format: HTML as such, nothing for any other."""
    return directive.whole("", directive.body()) if directive.given.lower() == "html" else None


def _unseen(_: _Directive) -> None:
    return None


_KNOWN: dict[str, Callable[[_Directive], list[str] | None]] = {
    **dict.fromkeys(("figure", "image"), _picture),
    **dict.fromkeys(("code", "code-block", "code-cell", "sourcecode"), _code),
    "mermaid": _drawing,
    **dict.fromkeys(("iframe", "video", "youtube"), _film),
    **dict.fromkeys(("button-link", "button-ref"), _button),
    "raw": _raw,
    "math": _formula,
    "list-table": _listed,
    "csv-table": _comma,
    "table": _titled,
    "glossary": _glossary,
    **dict.fromkeys(("toctree", "tableofcontents", "contents", "bibliography", "index"), _unseen),
}
