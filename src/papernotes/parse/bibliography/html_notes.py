"""Notes and abstracts that are HTML, as Zotero and publishers have them → Markdown."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

import nh3

from papernotes.parse.bibliography.words_to_markdown import escaped, plainly

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HTML = re.compile(
    r"</(?:p|div|h[1-6]|ul|ol|li|blockquote|strong|em|b|i|span|a|jats:p)>|<(?:br|hr)\s?/?>", re.IGNORECASE
)
_JATS = re.compile(r"(?<=[</])jats:", re.IGNORECASE)
_TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*+)(?P<rest>[^<>]*+)>|[^<]++|<")
_HREF = re.compile(r'href="(?P<url>https?://[^"\s<>()]{1,2000})"')
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_BLOCKS = frozenset({"p", "div", "ul", "ol", "li", "blockquote", "pre", "hr", "table", *_HEADINGS})
_CELLS = frozenset({"td", "th"})
_KEPT = {*_BLOCKS, *_MARKS, *_CELLS, "tr", "br", "code", "a"}
_EMPTY = frozenset({"br", "hr"})
_DEEPEST = 40
"""Elements within each other, beyond which no more is made of them."""
_BREAK = "\x1e"
"""What stands for the end of a line until blanks are put in order."""


class _Element(NamedTuple):
    name: str
    rest: str
    """Its attributes."""
    children: list[_Element | str]


def is_html(text: str) -> bool:
    """Return whether a text is marked up as HTML."""
    return _HTML.search(text) is not None


def from_html(text: str) -> str:
    """Return HTML as Markdown: paragraphs, headings, lists, quotations, code, tables, emphasis, links to the web.

    Pictures, styles and all else are left out; what is not closed closes where HTML closes it.
    """
    return "\n\n".join(_blocks(_tree(_JATS.sub("", text))))


def _tree(text: str) -> Sequence[_Element | str]:
    clean = nh3.clean(text, tags=_KEPT, attributes={"a": {"href"}}, link_rel=None)
    open_ = [_Element("", "", [])]
    for token in _TOKEN.finditer(clean):
        name = token["name"]
        if not name:
            open_[-1].children.append(unescape(token[0]))
        elif token["close"]:
            at = next((n for n in range(len(open_) - 1, 0, -1) if open_[n].name == name), len(open_))
            del open_[at:]
        else:
            element = _Element(name, token["rest"], [])
            open_[-1].children.append(element)
            if name not in _EMPTY and len(open_) < _DEEPEST:
                open_.append(element)
    return open_[0].children


def _blocks(nodes: Sequence[_Element | str]) -> Iterator[str]:
    """Yield the blocks of some elements, each of one line or more."""
    words: list[_Element | str] = []
    for node in nodes:
        if isinstance(node, str) or node.name not in _BLOCKS:
            words.append(node)
            continue
        yield from _paragraph(words)
        words = []
        yield from _block(node)
    yield from _paragraph(words)


def _paragraph(nodes: Sequence[_Element | str]) -> Iterator[str]:
    lines = [line for line in _lines(nodes) if line]
    if lines:
        yield "  \n".join(plainly(line, marked=True) for line in lines)


def _lines(nodes: Sequence[_Element | str]) -> list[str]:
    return [" ".join(line.split()) for line in "".join(map(_inline, nodes)).split(_BREAK)]


def _block(element: _Element) -> Iterator[str]:
    match element.name:
        case "ul" | "ol":
            yield from filter(None, ["\n".join(_items(element))])
        case "blockquote":
            quoted = "\n\n".join(_blocks(element.children))
            yield from filter(None, ["\n".join(f"> {line}".rstrip() for line in quoted.split("\n"))] if quoted else [])
        case "pre":
            yield from _code(_text(element))
        case "table":
            yield from filter(None, ["\n".join(_rows(element))])
        case name if name in _HEADINGS:
            words = " ".join(_lines(element.children)).strip()
            yield from filter(None, [f"{'#' * _HEADINGS[name]} {words}"] if words else [])
        case _:
            yield from _blocks(element.children)


def _items(element: _Element) -> Iterator[str]:
    number = 0
    for child in element.children:
        told = list(_blocks(child.children if isinstance(child, _Element) and child.name == "li" else [child]))
        if not told:
            continue
        number += 1
        marker = f"{number}. " if element.name == "ol" else "- "
        first, *rest = told
        whole = first + "".join(f"\n{part}" if part.startswith(("- ", "1. ")) else f"\n\n{part}" for part in rest)
        yield marker + whole.replace("\n", "\n" + " " * len(marker))


def _code(text: str) -> Iterator[str]:
    code = text.strip("\n")
    if code.startswith("$$") and code.endswith("$$"):  # how Zotero keeps a formula
        yield code
    elif code.strip():
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", code)), 3)
        yield f"{fence}\n{code}\n{fence}"


def _rows(element: _Element) -> Iterator[str]:
    rows = [
        [" ".join(_lines([cell])).replace("|", "\\|") for cell in row.children if isinstance(cell, _Element)]
        for row in _within(element, "tr")
    ]
    for number, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if number == 0:
            yield f"|{' --- |' * len(row)}"


def _within(element: _Element, name: str) -> Iterator[_Element]:
    for child in element.children:
        if isinstance(child, _Element):
            if child.name == name:
                yield child
            else:
                yield from _within(child, name)


def _inline(node: _Element | str) -> str:
    if isinstance(node, str):
        return escaped(node).replace("<", "&lt;")
    if node.name == "br":
        return _BREAK
    if node.name == "code":
        words = _text(node).strip()
        return f"`{words}`" if words and "`" not in words else escaped(words)
    words = "".join(map(_inline, node.children))
    bare = words.strip()
    if not bare:
        return words
    before, _, behind = words.partition(bare)
    if node.name == "a":
        found = _HREF.search(unescape(node.rest))
        return f"{before}[{bare}]({found['url']}){behind}" if found else words
    mark = "" if _BREAK in bare else _MARKS.get(node.name, "")
    return f"{before}{mark}{bare}{mark}{behind}"


def _text(node: _Element | str) -> str:
    if isinstance(node, str):
        return node
    return "\n" if node.name == "br" else "".join(map(_text, node.children))
