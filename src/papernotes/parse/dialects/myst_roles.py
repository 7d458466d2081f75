"""MyST's roles, ``{name}`` with code behind it, as what Markdown has for them (https://mystmd.org/guide/roles)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.code_spans import code_spans
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_HINT = re.compile(r"\{[a-z][a-z:+-]*\}`")
_NAME = re.compile(r"\{(?P<name>[a-z][a-z-]*(?:\+[a-z-]+)?(?::[a-z]+)?)\}\Z")
_EXPLICIT = re.compile(r"(?P<words>[^<>]*+)<(?P<target>[^<>]++)>\Z")
_FILLED = re.compile(r"%s|\{(?:number|name)\}")
"""What the program puts a number or a heading in the place of."""
_LINKS = frozenset({"ref", "numref", "eq", "any", "prf:ref", "card"})
_CITED = frozenset({"cite", "cite:p", "cite:ps", "cite:alp", "cite:cts", "footcite", "footcite:p", "cite:year"})
_IN_TEXT = frozenset({"cite:t", "cite:ts", "cite:ct", "footcite:t", "cite:author", "cite:alt"})
_TAGS = {"sub": "sub", "subscript": "sub", "sup": "sup", "superscript": "sup", "kbd": "kbd", "del": "del",
         "strike": "del", "u": "u", "underline": "u"}  # fmt: skip
_CODE = frozenset({"code", "file", "command", "program", "samp", "envvar", "option", "python", "py:func", "py:class",
                   "func", "class", "meth", "mod", "literal", "eval", "py:eval"})  # fmt: skip
_WORDS = frozenset({"term", "guilabel", "menuselection", "abbr", "sc", "smallcaps", "dfn", "emphasis", "strong", "si",
                    "span", "button", "chem", "index"})  # fmt: skip


_BADGE = "bdg"
_ICONS = frozenset({"octicon", "fas", "fab", "far", "fa", "material-regular", "material-outlined", "material-round"})
"""Drawings without words, for which nothing stands."""
_ELSEWHERE = "external"
"""What the name of a role begins with that leads into another program's pages."""


def spoken(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with its roles as Markdown; None where there are none."""
    if "}`" not in text or not _HINT.search(text):
        return None
    code = CodeLines()
    out = [line if code.is_code(line) or "}`" not in line else _spoken(line) for line in lines]
    return None if out == list(lines) else out


def _spoken(line: str) -> str:
    """Return a line with its roles as Markdown: what stands in code is none, though it may end with a name's brace."""
    pieces: list[str] = []
    past = 0
    for start, end in code_spans(line):
        before, code = line[past:start], line[start:end]
        role = _NAME.search(before)
        meant = _meant(role["name"], " ".join(code.strip("`").split())) if role else ""
        known = meant or (role and role["name"] in _ICONS)
        pieces += (before[: role.start()], meant) if role and known else (before, code)
        past = end
    return "".join((*pieces, line[past:]))


def _meant(name: str, text: str) -> str:
    """Return what a role means in Markdown, nothing where it is none that is known."""
    if name in _CITED or name in _IN_TEXT:
        keys = [f"@{key.strip()}" for key in text.split(",") if key.strip()]
        return " and ".join(keys) if name in _IN_TEXT else f"[{'; '.join(keys)}]"
    if name in _LINKS or name in {"doc", "download"}:
        return _link(name, text)
    if name == "math":
        return f"${text}$"
    if name in _TAGS:
        return f"<{_TAGS[name]}>{text}</{_TAGS[name]}>"
    if name in _CODE:
        return f"`{text}`"
    if name.startswith(_ELSEWHERE):
        found = _EXPLICIT.match(text)
        return (found["words"].strip() if found else "") or f"`{text}`"
    return text if name in _WORDS or name.startswith(_BADGE) else ""


def _link(name: str, text: str) -> str:
    """Return a link to a heading, a picture or a formula of the same page, to another page or to a file."""
    found = _EXPLICIT.match(text)
    words, target = (found["words"], found["target"]) if found else ("", text)
    address = target if name in {"doc", "download"} else f"#{target}"
    words = "" if _FILLED.search(words) else words.strip()
    return f"[{words or (target if name == 'download' else '')}](<{address}>)"
