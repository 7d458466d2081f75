"""Inline rules that CommonMark lacks: line ends, math, wikilinks, footnotes, bare web addresses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from linkify_it import LinkifyIt  # type: ignore[import-untyped]  # it ships no types
from markdown_it.helpers import parseLinkDestination, parseLinkLabel
from markdown_it.rules_inline import newline

from papernotes.parse.fields.links import bare_address
from papernotes.render.markup.breaks import Break, line_breaks
from papernotes.render.markup.tex import looks_like_tex, price

if TYPE_CHECKING:
    from markdown_it.helpers.parse_link_destination import _Result
    from markdown_it.rules_inline import StateInline

_SPACES = re.compile(r"[ \t]*")


def line_end(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's call)
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


_SYMBOL = 20
"""Characters, dollars included, that a symbol has at most; a formula has more."""
_NEAR = 200
"""Characters on either side in which the words of its sentence are looked for."""
_TEX_PAIRS = {"(": r"\)", "[": r"\]"}
_ENVIRONMENT = re.compile(
    r"\\begin\{((?:equation|align|aligned|gather|gathered|multline|eqnarray|cases|split)\*?)\}", re.ASCII
)


def math(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's call)
    r"""Read ``$…$``, ``$$…$$``, ``$`…`$``, ``\(…\)``, ``\[…\]`` and ``\begin{equation}…\end{equation}``.

    What stands between single dollars must not begin or end with a blank (as in Pandoc) unless it cannot be anything
    but TeX, and is no math when it reads like two prices. ``\(`` and ``\[`` are also Markdown's way of writing plain
    brackets, so there, too, the inside must look like TeX.
    """
    mark = state.src[state.pos]
    found = _dollars(state) if mark == "$" else _backslash(state) if mark == "\\" else None
    if found is None:
        return False
    tex, end, display = found
    if not silent:
        token = state.push("math_block" if display else "math_inline", "math", 0)
        token.content = tex
        token.markup = state.src[state.pos : end]
    state.pos = end
    return True


def _dollars(state: StateInline) -> tuple[str, int, bool] | None:
    source, start, stop = state.src, state.pos, state.posMax
    if source.startswith("$$", start):
        end = find(state, "$$", start + 2)
        tex = source[start + 2 : end].strip() if end > 0 else ""
        return (tex, end + 2, not _in_sentence(source, start, end + 2)) if tex and "$" not in tex else None
    if source.startswith("$`", start):
        end = find(state, "`$", start + 2)
        return (source[start + 2 : end], end + 2, False) if end > start + 2 else None
    if start and (source[start - 1].isascii() and source[start - 1].isalnum()):
        return None
    end = start
    while (end := find(state, "$", end + 1)) > 0:
        if source[end - 1] != "\\":
            break
    tex = source[start + 1 : end] if end > 0 else ""
    if not tex.strip() or price(tex) or (end + 1 < stop and source[end + 1].isdigit()):
        return None
    if (tex[0].isspace() or tex[-1].isspace()) and not looks_like_tex(tex):
        return None
    return tex, end + 1, False


def _in_sentence(source: str, start: int, end: int) -> bool:
    """Tell whether ``$$…$$`` stands among words of its line, or is a mere symbol beside some.

    Kramdown writes all math with two dollars and tells by the place which is display math; so do notes made for it.
    """
    if "\n" in source[start:end]:
        return False
    before = any(map(str.isalnum, source[max(0, start - _NEAR) : start].rpartition("\n")[2]))
    after = any(map(str.isalnum, source[end : end + _NEAR].partition("\n")[0]))
    return (before and after) or ((before or after) and end - start <= _SYMBOL)


def _backslash(state: StateInline) -> tuple[str, int, bool] | None:
    source, start = state.src, state.pos
    mark = source[start + 1 : start + 2]
    if mark in _TEX_PAIRS:
        end = find(state, _TEX_PAIRS[mark], start + 2)
        if end < 0 or source.find("\\" + mark, start + 2, end) >= 0:
            return None
        tex = source[start + 2 : end]
        return (tex.strip(), end + 2, mark == "[") if looks_like_tex(tex) else None
    if mark == "b" and (begin := _ENVIRONMENT.match(source, start)):
        closing = rf"\end{{{begin[1]}}}"
        end = find(state, closing, begin.end())
        return (source[start : end + len(closing)], end + len(closing), True) if end > 0 else None
    return None


def find(state: StateInline, mark: str, start: int) -> int:
    """Return where a mark next stands before the state's end, or -1, in linear time over all calls of a text.

    A mark that is not there after some place is not there after any later one, so a failed search is remembered.
    """
    absent: dict[tuple[str, int], int] = state.__dict__.setdefault("absent", {})
    key = mark, state.posMax
    if absent.get(key, start + 1) <= start:
        return -1
    found = state.src.find(mark, start, state.posMax)
    if found < 0:
        absent[key] = start
    return found


_LIQUID = re.compile(r"""\{\{-?\s*(?:"([^"{}]*)"|'([^'{}]*)'|(?:site|page)\.\w+)[^{}\n]*\}\}""")


def link_destination(text: str, start: int, end: int) -> _Result:
    """Return the destination of a link, Jekyll's ``{{ site.baseurl }}`` at its start taken for the notes folder.

    ``{{ "/path" | relative_url }}`` is its path. What else stands between double braces is no destination.
    """
    liquid = _LIQUID.match(text, start, end)
    if not liquid:
        return parseLinkDestination(text, start, end)
    rest = parseLinkDestination(text, liquid.end(), end)
    rest.ok = True
    rest.pos = max(rest.pos, liquid.end())
    rest.str = (liquid[1] or liquid[2] or "") + rest.str
    return rest


_CALL = re.compile(r"\[\^([^\[\]\s]+)\]")


def footnote_call(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's call)
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


def footnote_inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's call)
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


def web_address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's call)
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
