"""Lines of notes without what only their own editor understands, for a Markdown file that any program reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.code_spans import code_spans
from papernotes.parse.dialects.callouts import read_callout
from papernotes.parse.dialects.inline import has_marks, without_marks
from papernotes.parse.withheld.code import CodeLines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_QUOTED = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?:>[ \t]?)+(?=\[!)")
_FORMULA = re.compile(r"\$[^$\n]+\$")
_KEPT = "`\x1a`"
"""Stands for code while marks are taken off."""


def untooled(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines of Markdown, callouts titled in bold, highlights and scripts as tags that Markdown has."""
    code = CodeLines()
    for line in lines:
        if code.is_code(line):
            yield line
            continue
        quoted = _QUOTED.match(line)
        called = read_callout(line[quoted.end() :]) if quoted else None
        if quoted and called:
            word = called.word or called.kind.capitalize()
            named = not called.title or called.title.casefold() == word.casefold()
            yield f"{quoted[0]}**{word}**" if named else f"{quoted[0]}**{word}:** {_plain(called.title)}"
        else:
            yield _plain(line) if has_marks(line) else line


def _plain(line: str) -> str:
    """Return a line whose marks are those of Markdown."""
    plain = _without_marks(line)
    return plain if plain == line or line.endswith("  ") else plain.rstrip()


def _without_marks(line: str) -> str:
    """Return a line without the marks, code and formulas left alone."""
    if "`" not in line and "$" not in line:
        return without_marks(line, html=True)
    kept: list[str] = []
    parts: list[str] = []
    past = 0

    def keep(code: str) -> str:
        kept.append(code)
        return _KEPT

    for start, end in (*code_spans(line), (len(line), len(line))):
        parts.append(_FORMULA.sub(lambda found: keep(found[0]), line[past:start]))
        parts.append(keep(line[start:end]) if end > start else "")
        past = end
    given = iter(kept)
    return re.sub(_KEPT, lambda _: next(given), without_marks("".join(parts), html=True))
