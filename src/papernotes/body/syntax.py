"""Inline rules that CommonMark lacks: line ends, math, wikilinks, footnotes, bare web addresses."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from linkify_it import LinkifyIt
from markdown_it.helpers import parseLinkLabel
from markdown_it.rules_inline import newline

from papernotes.body.breaks import Break, line_breaks
from papernotes.formulas.finding import MarkPlaces, read_formula
from papernotes.parse.fields.line_links import bare_address

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


def line_end(state: StateInline, silent: bool) -> bool:
    """Read a line end: two blanks or a backslash before it break the line, else `line_breaks` decides."""
    if state.src[state.pos] != "\n":
        return False
    if silent or state.pending.endswith("  "):
        return newline(state, silent)
    end = state.pos
    newline(state, silent)
    meaning = _meaning(state, end)
    token = state.tokens[-1]
    if meaning == "apart":
        token.type = "hardbreak"
    token.markup = meaning
    return True


def _meaning(state: StateInline, end: int) -> Break:
    """Return what the line end at an offset means; the whole text is weighed once and remembered on its state."""
    memory = state.__dict__
    if "line_ends" not in memory:
        memory["line_ends"], memory["line_end"] = line_breaks(state.src), (0, 0)
    since, index = memory["line_end"]
    index += state.src.count("\n", since, end)
    memory["line_end"] = end, index
    meaning: Break = memory["line_ends"][index]
    return meaning


def math(state: StateInline, silent: bool) -> bool:
    """Read a formula in any of its dresses."""
    if state.src[state.pos] not in "$\\":
        return False
    found = read_formula(state.src, state.pos, state.posMax, partial(find, state))
    if found is None:
        return False
    if not silent:
        token = state.push("math_block" if found.display else "math_inline", "math", 0)
        token.content = found.tex
        token.markup = state.src[found.start : found.end]
    state.pos = found.end
    return True


def find(state: StateInline, mark: str, start: int) -> int:
    """Return where a mark next stands before the state's end, or -1, in linear time over all calls of a text."""
    marks: dict[int, MarkPlaces] = state.__dict__.setdefault("marks", {})
    if state.posMax not in marks:
        marks[state.posMax] = MarkPlaces(state.src, state.posMax)
    return marks[state.posMax].find(mark, start)


_CALL = re.compile(r"\[\^([^\[\]\s]+)\]")


def footnote_call(state: StateInline, silent: bool) -> bool:
    """Read ``[^label]`` where the source defines that footnote."""
    if state.src[state.pos] != "[":
        return False
    found = _CALL.match(state.src, state.pos, state.posMax)
    if not found or f":{found[1]}" not in state.env.get("footnotes", {}).get("refs", {}):
        return False
    if not silent:
        state.push("footnote_call", "", 0).content = found[1]
    state.pos = found.end()
    return True


def footnote_inline(state: StateInline, silent: bool) -> bool:
    """Read ``^[text]``, a footnote written where it is called."""
    if not state.src.startswith("^[", state.pos):
        return False
    end = parseLinkLabel(state, state.pos + 1)
    text = state.src[state.pos + 2 : end].strip()
    if end < 0 or not text or text.isdigit():
        return False
    if not silent:
        state.push("footnote_inline", "", 0).content = text
    state.pos = end + 1
    return True


_SCHEME = re.compile(r"(?:\A|(?<![a-zA-Z0-9_]))(https?)\Z", re.IGNORECASE)
_LONGEST_ADDRESS = 4096


@cache
def linkifier() -> LinkifyIt:
    """Return the finder of bare web addresses: ``http://``, ``https://`` and ``www.`` only, no bare domains or mail."""
    return LinkifyIt(options={"fuzzy_link": True, "fuzzy_email": False, "fuzzy_ip": False})


def web_address(state: StateInline, silent: bool) -> bool:
    """Read a bare ``https://…``: linkify-it says whether it is one, the reader of links where it ends."""
    if not state.src.startswith("://", state.pos) or state.linkLevel > 0 or silent:
        return False
    scheme = _SCHEME.search(state.src, max(0, state.pos - 6), state.pos)
    if not scheme or not state.pending.endswith(scheme[1]):
        return False
    start = scheme.start(1)
    since, end = max(0, start - 1), min(start + _LONGEST_ADDRESS, state.posMax)
    link = linkifier().match_at_start(state.src[start:end])
    if not link:
        return False
    url = min(link.raw.rstrip("*_~"), bare_address(state.src[since:end], start - since) or link.raw, key=len)
    state.pending = state.pending[: -len(scheme[1])]
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": url}
    opening.info = "auto"
    state.push("text", "", 0).content = url
    state.push("link_close", "a", -1).info = "auto"
    state.pos = start + len(url)
    return True
