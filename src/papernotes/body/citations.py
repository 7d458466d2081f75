r"""Inline rules for citations: Pandoc's ``[see @key, p. 4; @b]`` and ``@key``, LaTeX's ``\citep[see][p.~3]{key}``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_inline import StateInline

_NAME = r"@(?:\{([^{}\s]{1,200})\}|([^\W_](?:[\w:.#$%&+?~/-]{0,198}\w)?))"
_KEY = re.compile(_NAME)
_NOT_BEFORE = re.compile(r"[A-Za-z0-9_./@:+%=&?#\\]")
"""What stands before an ``@`` that is part of an address or of a word."""
_GROUP = re.compile(r"\[([^\[\]]{2,600})\](?![(\[:])")
_ITEM = re.compile(rf"(?P<before>[^@]{{0,200}}?)(?P<bare>-?){_NAME}(?P<behind>[^@]*)\Z")
_EMPHASIS = re.compile(r"(?<![\w@])([*_]{1,2})(?=\S)([^*_@\n]{1,80}?)(?<=\S)\1(?!\w)")
_PLACE = re.compile(r"[ \t]\[(?![\^!])([^\[\]@\n]{1,80})\](?![(\[:])")
"""Where in a work what is cited stands: ``@key [p. 4]``."""
_CITE = re.compile(
    r"\\(?P<name>[A-Za-z]{0,8}cite[A-Za-z]{0,8})\*?(?:\[(?P<one>[^\[\]\n]{0,200})\])?(?:\[(?P<two>[^\[\]\n]{0,200})\])?"
    r"\{(?P<keys>[^{}\n]{1,500})\}"
)
CROSS_REFERENCE = re.compile(r"(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr)[-:]\w")
"""What the keys begin with that stand for a place of the text itself, as in Quarto and pandoc-crossref."""
_BEGINS = re.compile(r"[\\\[@]")
_IN_TEXT = frozenset({"citet", "textcite", "citeauthor", "onlinecite"})
"""Commands that name the authors in the sentence."""


class CitedItem(NamedTuple):
    """A work that is cited, and what stands around it."""

    key: str
    before: str = ""
    behind: str = ""
    bare: bool = False
    """Whether the sentence names the authors itself, so that only the year is said."""


def citation(state: StateInline, silent: bool) -> bool:
    """Read what Pandoc reads as a citation; in brackets it can be nothing else."""
    source, start = state.src, state.pos
    if source[start] not in "[@" or "@" not in source or state.linkLevel > 0:
        return False
    return _take((_group if source[start] == "[" else _in_text)(source, start, state.posMax), state, silent)


def _take(found: tuple[list[CitedItem], int, str] | None, state: StateInline, silent: bool) -> bool:
    if found is None:
        return False
    items, end, markup = found
    if not silent:
        _push(state, items, end, markup)
    state.pos = end
    return True


def cited_in(text: str) -> Iterator[tuple[int, int, str, list[CitedItem]]]:
    """Yield the citations of a text without code: where each begins and ends, how it is written, what it cites."""
    past = 0
    for mark in _BEGINS.finditer(text):
        at = mark.start()
        if at < past:
            continue
        found = (_command if mark[0] == "\\" else _group if mark[0] == "[" else _in_text)(text, at, len(text))
        if found:
            items, past, markup = found
            yield at, past, markup, items


def _group(source: str, start: int, end: int) -> tuple[list[CitedItem], int, str] | None:
    found = _GROUP.match(source, start, end)
    parts = [_ITEM.match(_unmarked(part)) for part in found[1].split(";")] if found and "@" in found[1] else []
    items = []
    for part in parts:
        if part is None or _NOT_BEFORE.match(part["before"][-1:]):
            return None
        items.append(CitedItem(part[3] or part[4], part["before"].strip(), part["behind"].strip(), bool(part["bare"])))
    return (items, found.end(), "[") if found and items else None


def _in_text(source: str, start: int, end: int) -> tuple[list[CitedItem], int, str] | None:
    if start and _NOT_BEFORE.match(source, start - 1):
        return None
    found = _KEY.match(source, start, end)
    if not found:
        return None
    place = _PLACE.match(source, found.end(), end)
    item = CitedItem(found[1] or found[2], behind=place[1] if place else "")
    return [item], (place or found).end(), "@"


def cite(state: StateInline, silent: bool) -> bool:
    r"""Read LaTeX's ``\cite{key, key}`` and its kin."""
    if state.src[state.pos] != "\\" or state.linkLevel > 0:
        return False
    return _take(_command(state.src, state.pos, state.posMax), state, silent)


def _command(source: str, start: int, end: int) -> tuple[list[CitedItem], int, str] | None:
    found = _CITE.match(source, start, end)
    keys = [key.strip() for key in found["keys"].split(",") if key.strip()] if found else []
    if not found or not keys:
        return None
    before, behind = (found["one"], found["two"]) if found["two"] is not None else ("", found["one"])
    items = [CitedItem(key, bare=found["name"].startswith("citeyear")) for key in keys]
    items[0] = items[0]._replace(before=_text(before))
    items[-1] = items[-1]._replace(behind=_text(behind))
    return items, found.end(), "\\" if found["name"] in _IN_TEXT else "["


def _unmarked(part: str) -> str:
    """Return what stands around a key on one line, without the marks of emphasis around words."""
    return _EMPHASIS.sub(r"\2", " ".join(part.split()))


def _text(given: str | None) -> str:
    return (given or "").replace("~", " ").strip()


def _push(state: StateInline, items: list[CitedItem], end: int, markup: str) -> None:
    token = state.push("cited", "", 0)
    token.content, token.markup = state.src[state.pos : end], markup
    token.meta["items"] = items
