"""Inline rules for what other tools write: highlights, sub- and superscript, attributes, block names, inline fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.helpers import parseLinkLabel

from papernotes.body.sizes import size_of
from papernotes.body.syntax import find
from papernotes.parse.inline_marks import (
    ATTRIBUTES,
    BEHIND,
    BLOCK_ID,
    CARETS,
    FIELD,
    PROGRAM,
    SUBSCRIPT,
    SUPERSCRIPT,
)

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_ATTRIBUTES = re.compile(ATTRIBUTES)
_CARETS = re.compile(CARETS)
_LINE_ENDS = re.compile(r"[ \t]*(?:\n|\Z)")
_SCRIPTS = {"^": ("sup", re.compile(SUPERSCRIPT)), "~": ("sub", re.compile(SUBSCRIPT))}
_BLOCK_ID, _FIELD = re.compile(BLOCK_ID, re.MULTILINE), re.compile(FIELD, re.MULTILINE)
_BLANK = re.compile(r"\s")
_KEY = re.compile(r"\[[^\[\]\n:]{1,60}::[ \t]")
_TAGS = {"mark": "mark", "highlight": "mark", "underline": "u", "ul": "u", "kbd": "kbd", "smallcaps": "smallcaps",
         "spoiler": "spoiler"}  # fmt: skip
"""Classes of a text in brackets that are shown; others are left out."""
_CLASS = re.compile(r"\.([\w-]+)")


def highlight(state: StateInline, silent: bool) -> bool:
    """Read ``==words==`` and ``^^words^^``; not what compares two words, as ``a==b`` does."""
    source, start = state.src, state.pos
    if carets := _CARETS.match(source, start, state.posMax) if source[start] == "^" else None:
        if not silent:
            _within(state, carets.start(1), carets.end(1), "mark")
        state.pos = carets.end()
        return True
    if not source.startswith("==", start) or source[start + 2 : start + 3] in {"", " ", "\t", "\n", "="}:
        return False
    end = find(state, "==", start + 3)
    if end < 0 or source[end - 1].isspace() or source.startswith("=", end + 2) or source[start - 1 : start] == "=":
        return False
    if _ends_word(source, start) and (_BLANK.search(source, start, end) or _ends_word(source, end + 3)):
        return False
    if not silent:
        _within(state, start + 2, end, "mark")
    state.pos = end + 2
    return True


def _ends_word(source: str, place: int) -> bool:
    """Tell whether the character before a place is a letter or a digit of ASCII."""
    before = source[place - 1 : place]
    return before.isascii() and before.isalnum()


def program(state: StateInline, silent: bool) -> bool:
    """Read ``<% … %>``, code of a template that never ran, as code."""
    found = PROGRAM.match(state.src, state.pos, state.posMax) if state.src.startswith("<%", state.pos) else None
    if not found:
        return False
    if not silent:
        state.push("code_inline", "code", 0).content = " ".join(found[0].split())
    state.pos = found.end()
    return True


def script(state: StateInline, silent: bool) -> bool:
    """Read ``H~2~O`` and ``x^2^``."""
    tag, pattern = _SCRIPTS.get(state.src[state.pos], ("", None))
    found = pattern.match(state.src, state.pos, state.posMax) if pattern else None
    if not found:
        return False
    if not silent:
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = found[0][1:-1]
        state.push(f"{tag}_close", tag, -1)
    state.pos = found.end()
    return True


def block_name(state: StateInline, silent: bool) -> bool:
    """Read ``^name`` at the end of a block's line, which no reader is shown."""
    found = _BLOCK_ID.match(state.src, state.pos) if state.src[state.pos] == "^" else None
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        state.pending = state.pending.rstrip(" \t")
    state.pos = found.end()
    return True


def attributes(state: StateInline, silent: bool) -> bool:
    """Read ``{#id .class key=value}`` behind a link or emphasis, or at a line's end; a picture's size counts."""
    source, start = state.src, state.pos
    found = _ATTRIBUTES.match(source, start, state.posMax) if source[start] == "{" else None
    if not found:
        return False
    before = source[start - 1 : start]
    ends = not before.strip() and _LINE_ENDS.match(source, found.end())
    if not (ends or before in BEHIND):
        return False
    if not silent:
        state.pending = state.pending.rstrip(" \t") if ends else state.pending
        if not state.pending and state.tokens and any(size := size_of(found[0])):
            state.tokens[-1].meta["size"] = size  # which only what shows a picture looks at
    state.pos = found.end()
    return True


def field(state: StateInline, silent: bool) -> bool:
    """Read the two colons of ``key:: value`` as one."""
    found = _FIELD.match(state.src, state.pos) if state.src[state.pos] == ":" else None
    if not found or found.end() > state.posMax:
        return False
    if not silent:
        state.pending += ":"
    state.pos = found.end()
    return True


def bracketed(state: StateInline, silent: bool) -> bool:
    """Read ``[words]{.class}`` and ``[key:: value]`` as what stands between the brackets."""
    source, start = state.src, state.pos
    if source[start] != "[" or not _may_be_bracketed(state):
        return False
    end = parseLinkLabel(state, start)
    if end < 0:
        return False
    given = _ATTRIBUTES.match(source, end + 1, state.posMax)
    keyed = _KEY.match(source, start, end) and source[end + 1 : end + 2] not in {"(", "["}
    if not (given or keyed):
        return False
    if not silent:
        names = _CLASS.findall(given[0]) if given else ()
        _within(state, start + 1, end, next((_TAGS[name] for name in names if name in _TAGS), ""))
    state.pos = given.end() if given else end + 1
    return True


def _may_be_bracketed(state: StateInline) -> bool:
    """Tell whether a text holds what one of the two has; it is looked for once a text."""
    memory = state.__dict__
    if "bracketed" not in memory:
        memory["bracketed"] = "]{" in state.src or "::" in state.src
    return bool(memory["bracketed"])


def _within(state: StateInline, start: int, end: int, tag: str) -> None:
    """Read what stands between two places, in an element where there is a tag."""
    last = state.posMax
    state.pos, state.posMax = start, end
    if tag:
        state.push(f"{tag}_open", tag, 1)
    state.md.inline.tokenize(state)
    if tag:
        state.push(f"{tag}_close", tag, -1)
    state.posMax = last
