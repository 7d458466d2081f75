"""Lines of notes without what only their own editor understands, for a Markdown file that any program reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.body.addresses import classify
from papernotes.formulas import has_formulas, replaced
from papernotes.parse.code_spans import outside_code
from papernotes.parse.dialects.callouts import read_callout
from papernotes.parse.dialects.inline_marks import has_marks, without_marks
from papernotes.parse.fields.urls import repair_url
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_QUOTED = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?:>[ \t]?)+(?=\[!)")
_EMBED = re.compile(r"\{{2,3}embed[ \t]+(?:\(\([^()\n]*\)\)|(?P<name>\[\[[^\[\]\n]+\]\]))[ \t]*\}{2,3}")
_LINK = re.compile(r"(?<!!)\[(?P<label>[^\[\]\n]+)\]\(<?(?P<target>[^()\s<>]*)>?(?:[ \t]+\"[^\"\n]*\")?\)")
_BLOCK = re.compile(r"\(\([0-9A-Fa-f-]{36}\)\)")
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
            followed = outside_code(line, _followed) if "](" in line else line
            yield _plain(followed) if has_marks(followed) or "((" in followed else followed


def _followed(text: str) -> str:
    """Return a text whose links lead on from a web page: what a page shows as words alone is but words here."""
    return _LINK.sub(lambda found: found[0] if _leads(found["target"]) else found["label"], text)


def _leads(address: str) -> bool:
    return classify(address)[0] != "unsafe" or repair_url(address) is not None or not address


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
    if "((" in line or "{{" in line:  # Logseq's names of blocks, which only it can look up
        line = _BLOCK.sub("", _EMBED.sub(lambda found: found["name"] or "", line))
    return without_marks(line, html=True)
