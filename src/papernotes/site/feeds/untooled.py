"""Lines of notes without what only their own editor understands, for a Markdown file that any program reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.formulas import has_formulas, replaced
from papernotes.parse.callouts import read_callout
from papernotes.parse.code_spans import outside_code
from papernotes.parse.inline_marks import has_marks, without_marks
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_QUOTED = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?:>[ \t]?)+(?=\[!)")
_ASIDE = re.compile(r"\^\[(?!\d+\])((?:[^\[\]]++|\[[^\[\]]*+\])++)\]")
"""A footnote in its place, which few programs know."""
_NAMED = re.compile(r"([^\n]*\$\$)[ \t]*\([\w:.-]+\)[ \t]*$")
"""The last line of a formula with what MyST calls it."""
_GAP = re.compile(r"[ \t]{4,}|\t+")
_KEPT = "`\x1a`"
"""Stands for code while marks are taken off."""


def untooled(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines of Markdown, callouts titled in bold, highlights and scripts as tags that Markdown has."""
    code, blank = CodeLines(), False
    for line in lines:
        if code.is_code(line) or (code.fenced and not line.strip()):
            yield line
            blank = False
            continue
        told = _untooled(line)
        if told.strip(" \t>"):
            yield told
        elif told.strip() or not blank:  # several are left where what stood between them is none of the text
            yield told.rstrip()
        blank = not told.strip()


def _untooled(line: str) -> str:
    if "$$" in line and (formula := _NAMED.match(line)):
        return formula[1]
    quoted = _QUOTED.match(line)
    called = read_callout(line[quoted.end() :]) if quoted else None
    if not quoted or not called:
        return _filled(_plain(line) if has_marks(line) else line)
    word = called.word or called.kind.capitalize()
    named = not called.title or called.title.casefold() == word.casefold()
    title = "" if named else _plain(called.title)
    told = f"**{word}**" if named else f"**{title}**" if called.titled else f"**{word}:** {title}"
    return f"{quoted[0]}{told}"


def _filled(line: str) -> str:
    """Return a line without the gaps that what is private left in it; two blanks at its end break it."""
    if "    " not in line.strip() and "\t" not in line.rstrip(" "):
        return line
    start = line[: len(line) - len(line.lstrip())]
    end = "  " if line.endswith("  ") and "\t" not in line[len(line.rstrip()) :] else ""
    return start + outside_code(line.strip(), lambda text: _GAP.sub(" ", text)) + end


def _plain(line: str) -> str:
    """Return a line whose marks are those of Markdown."""
    plain = _without_marks(line)
    return plain if plain == line or line.endswith("  ") else plain.rstrip()


def _without_marks(line: str) -> str:
    """Return a line without the marks, code and formulas left alone."""
    if "`" not in line and not has_formulas(line):
        return _bare(line)
    kept: list[str] = []

    def keep(code: str) -> str:
        kept.append(code)
        return _KEPT

    bare = _bare(outside_code(line, lambda text: _with_formulas(text, keep), keep))
    given = iter(kept)
    return re.sub(_KEPT, lambda _: next(given), bare)


def _with_formulas(text: str, put: Callable[[str], str]) -> str:
    return replaced(text, lambda found: put(text[found.start : found.end]))


def _bare(line: str) -> str:
    return _ASIDE.sub(r" (\1)", without_marks(line, html=True))
