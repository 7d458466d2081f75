"""Marks within a line that tools know and CommonMark does not: the patterns that all who read them share.

Obsidian has ``==words==``, ``^block-id`` and Dataview's ``key:: value``; Pandoc and MkDocs have ``H~2~O``, ``x^2^`` and
attributes, ``{#id .class key="value"}``, which kramdown opens with ``{:`` and Logseq writes for the size of pictures.
"""

from __future__ import annotations

import re

_ITEM = r"(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"{}\n]*\"|'[^'{}\n]*'|[^\s{}\"']+)|:[\w-]+[ \t]+[\w.%]+,?)"
ATTRIBUTES = rf"\{{:?[ \t]*(?:{_ITEM}(?:[ \t]+{_ITEM})*|-)[ \t]*\}}"
"""What a heading, a link, a picture or a paragraph is given beside its words."""
BEHIND = "])`*_=>"
"""What attributes may follow at once: the end of a link, a picture, code, emphasis."""
_SCRIPT = r"[\w+\-−()*'′]{1,20}"
SUPERSCRIPT = rf"(?:(?<=[^\s^\[])\^{_SCRIPT}\^(?!\^)|(?<!\S)\^[^\W\d_]\w{{0,19}}\^(?![\w^]))"
SUBSCRIPT = rf"(?:(?<=[^\s~])~{_SCRIPT}~(?!~)|(?<!\S)~[^\W\d_]\w{{0,19}}~(?![\w~]))"
BLOCK_ID = r"(?<!\S)\^(?=\d*[A-Za-z-]|\d{3})([A-Za-z0-9-]+)(?=[ \t]*$)"
"""The name of a block, at the end of its last line; one or two digits are a power."""
FIELD = r"(?<=[\w)*_`=\]])::(?=[ \t]|$)"
"""What stands between the key and the value of an inline field."""
FIELD_LINE = r"^[ \t]*[*_`]{0,3}[^\W\d_][\w ./-]{0,59}[*_`]{0,3}::(?=[ \t]|$)"
"""How a line begins that is such a field, as a property of Logseq's is."""
_IN_BRACKETS = re.compile(r"\[([^\[\]\n:]{1,60})::[ \t]++((?:[^\[\]\n]|\[\[[^\[\]\n]*\]\])*+)\](?![(\[])")
HIGHLIGHT = re.compile(
    r"(?:(?<![A-Za-z0-9=])==(?=[^\s=])([^=\n]*(?:=[^=\n]+)*)(?<=[^\s=])==(?!=)"
    r"|(?<=[A-Za-z0-9])==([^=\s]+)==(?![A-Za-z0-9=]))"
)
CARETS = r"(?<![A-Za-z0-9^])\^\^(?=[^\s^])([^\^\n]+)\^\^(?!\^)"
"""A highlight as Logseq and Roam write it."""
_OF_SLIDE = (
    r"(?:bg|fit|cover|contain|auto|vertical|(?:left|right)(?::\d{1,3}%)?|(?:w|h|width|height):\d{1,4}(?:px|%)?"
    r"|(?:blur|brightness|opacity|contrast|grayscale|sepia)(?::[\w.%]+)?)"
)
SLIDE = re.compile(rf"(?=bg\b|[^\n]*:){_OF_SLIDE}(?:[ \t]+{_OF_SLIDE})*")
"""What Marp reads in place of a picture's words (https://marpit.marp.app/image-syntax)."""
PROGRAM = re.compile(r"<%[^%<>](?:[^%]|%(?!>)){0,600}%>")
"""What Templater and its like would have put words in the place of: code that never ran."""
_ATTRIBUTES = re.compile(rf"(?<=[\])`*_=>]){ATTRIBUTES}|(?<!\S){ATTRIBUTES}(?=[ \t]*$)")
_CARETS = re.compile(CARETS)
_SPAN = re.compile(
    rf"\[(?!\[[^\[\]\n]*\]\]\{{)((?:[^\[\]\n]++|\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*+\]){{0,9}}+)\]{ATTRIBUTES}"
)
"""Words in brackets with attributes; links may stand among them."""
_SUPERSCRIPT, _SUBSCRIPT = re.compile(SUPERSCRIPT), re.compile(SUBSCRIPT)
_BLOCK_ID, _FIELD = re.compile(BLOCK_ID), re.compile(FIELD)
_PLAIN = "", ""
_SIGNS = {
    "^": dict(zip("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ", strict=True)),
    "~": dict(zip("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎", strict=True)),
}
"""What text has for the two; letters stand as they are."""
_HTML = {"=": ("<mark>", "</mark>"), "~": ("<sub>", "</sub>"), "^": ("<sup>", "</sup>")}


def has_marks(text: str) -> bool:
    """Tell at low cost whether a text may hold any of these marks."""
    return "==" in text or "::" in text or "{" in text or "^" in text or "~" in text or "<%" in text


def without_marks(text: str, *, html: bool = False) -> str:
    """Return a line of text without these marks; with ``html`` as the tags that Markdown has for them."""
    if "{" in text:
        if "]{" in text:
            text = _SPAN.sub(r"\1", text)
        text = _ATTRIBUTES.sub("", text)
    if "<%" in text:
        text = PROGRAM.sub(lambda found: found[0] if "`" in found[0] else f"`{found[0]}`" if html else "", text)
    if "::" in text:
        text = _FIELD.sub(":", _IN_BRACKETS.sub(r"\1: \2", text))
    if "==" in text:
        opening, closing = _HTML["="] if html else _PLAIN
        text = HIGHLIGHT.sub(lambda found: f"{opening}{found[1] or found[2]}{closing}", text)
    if "^^" in text:
        opening, closing = _HTML["="] if html else _PLAIN
        text = _CARETS.sub(rf"{opening}\1{closing}", text)
    if "^" in text:
        text = _scripts(_SUPERSCRIPT, _BLOCK_ID.sub("", text), html=html)
    return _scripts(_SUBSCRIPT, text, html=html) if "~" in text else text


def _scripts(pattern: re.Pattern[str], text: str, *, html: bool) -> str:
    def put(found: re.Match[str]) -> str:
        mark, said = found[0][0], found[0][1:-1]
        if html:
            return said.join(_HTML[mark])
        signs = _SIGNS[mark]
        return "".join(map(signs.__getitem__, said)) if signs.keys() >= set(said) else said

    return pattern.sub(put, text)
