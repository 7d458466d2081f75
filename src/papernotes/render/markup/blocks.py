"""Blocks → HTML: the tree of a source, cut to a section's lines, written out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from papernotes.parse.ids import BLOCK_ID, without_ids
from papernotes.render.markup import code, raw
from papernotes.render.markup.connect import APART, named
from papernotes.render.markup.html import unstub
from papernotes.render.markup.table import table
from papernotes.render.markup.text import STUB_END, STUB_START, clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from papernotes.model import Snippet
    from papernotes.render.markup.html import Writer
    from papernotes.render.markup.tree import Node
    from papernotes.render.markup.window import Window

_RULE = "<hr>"


@dataclass(slots=True)
class Section:
    """Writes the blocks of one section of a record."""

    window: Window
    writer: Writer
    snippets: Mapping[int, Snippet]
    """The record's code blocks by line."""
    figures: dict[int, str]
    """What each of them became, by line, as far as it is shown to the letter."""
    heading: int
    """The level of the outermost headings inside the section."""
    own_heading: int = 0
    """The line of the heading that the page prints itself, 0 when there is none."""
    anchors: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """What blocks that links lead to are called, by their first lines and the types of their tokens."""
    notes: list[Node] = field(default_factory=list)
    """The footnote definitions that stand in the section."""
    _ranks: dict[str, int] = field(default_factory=dict)
    _stubs: list[str] = field(default_factory=list)
    _stubbing: bool = False
    _freed: set[int] = field(default_factory=set)
    """Paragraphs of a tight list that stand as paragraphs all the same."""
    _raws: list[tuple[int, str]] = field(default_factory=list)
    _gate: raw.Gate | None = None

    def html(self, top: Node) -> str:
        """Return the section's blocks as HTML in which every tag is closed."""
        nodes = list(top.within(self.window.first, self.window.last))
        levels = sorted({node.token.tag for node in nodes if self._is_heading(node)})
        self._ranks = {tag: min(self.heading + rank, 6) for rank, tag in enumerate(levels)}
        self._stubbing = any(node.raw for node in nodes)
        html = _lines(_without_outer_rules([block for node in nodes if (block := self._block(node))]))
        if not self._stubbing:
            return html
        safe = raw.sanitise(html, self._raw_link, self._raw_image, self.heading)
        return unstub(safe, self._stubs)

    def _raw_link(self, address: str, title: str) -> tuple[str, str]:
        self.writer.line = self._line_of(address)
        return self.writer.link(address, title)

    def _raw_image(self, given: Mapping[str, str]) -> str:
        self.writer.line = self._line_of(given.get("src", ""))
        return self.writer.raw_picture(given)

    def _line_of(self, words: str) -> int:
        """Return the line of the raw HTML that holds some words; the sanitiser does not tell."""
        for start, text in self._raws:
            found = text.find(words)
            if found >= 0:
                return start + text.count("\n", 0, found)
        return self._raws[0][0]

    def _is_heading(self, node: Node) -> bool:
        return node.token.type == "heading_open" and node.start != self.own_heading

    def _block(self, node: Node) -> str:
        """Return a block's HTML; beside raw HTML, all that is ours is a stub."""
        if not self._stubbing or node.raw:
            return self._write(node)
        self._stubbing = False
        html = self._write(node)
        self._stubbing = True
        return self._stub(html) if html else ""

    def _stub(self, html: str) -> str:
        self._stubs.append(html)
        return f"<div>{STUB_START}{len(self._stubs) - 1}{STUB_END}</div>"

    def _write(self, node: Node) -> str:
        write = self._writers.get(node.token.type)
        html = write(self, node) if write else self._children(node)
        return html if node.raw or node.token.type == "list_item_open" else self._named(node, html)

    def _named(self, node: Node, html: str) -> str:
        """Return a block's HTML, marked where a link may lead to it."""
        name = self.anchors.get((node.start, node.token.type)) if self.anchors else None
        return named(name, html) if name and html else html

    def _children(self, node: Node) -> str:
        """Return the blocks inside a block."""
        return _lines([block for child in self._inner(node) if (block := self._block(child))])

    def _inner(self, node: Node) -> Iterator[Node]:
        return node.within(self.window.first, self.window.last)

    def _paragraph(self, node: Node) -> str:
        self.writer.apart = True
        html = self._inline(node)
        self.writer.apart = False
        if not html.strip():
            return ""
        return html if node.token.hidden and id(node) not in self._freed else _paragraphs(html)

    def _heading(self, node: Node) -> str:
        if node.start == self.own_heading:
            return ""
        html = self._inline(node)
        level = self._ranks.get(node.token.tag, min(self.heading, 6))
        return f"<h{level}>{html}</h{level}>" if html.strip() else ""

    def _inline(self, node: Node) -> str:
        text = self.window.cut(node.text, node.start)
        if text is not node.text:
            text = _CUT_END.sub(r"\1", text.strip())
        if node.token.type == "heading_open":
            text, _ = without_ids(text)
        elif "^" in text:
            text = BLOCK_ID.sub("", text).rstrip()
        return self.writer.inline(text, node.start, flow=node.token.hidden)

    def _list(self, node: Node) -> str:
        items = list(self._inner(node))
        begins = node.start < self.window.first + (node.token.level > 0)
        cut = len(items) == 1 and (len(node.children) > 1 or begins)
        if cut and items[0].token.meta.get("checked") is None:
            # A record that is one item of a list is no list: its text stands as paragraphs.
            self._freed.update(id(child) for child in items[0].children)
            return self._children(items[0])
        inner = self._children(node)
        if not inner:
            return ""
        tag, first = node.token.tag, 1
        if tag == "ol":
            first = int(node.token.attrs.get("start", 1)) + node.children.index(items[0])
        start = f' start="{first}"' if first != 1 else ""
        tasks = ' class="task-list"' if '<li class="task">' in inner else ""
        return f"<{tag}{start}{tasks}>\n{inner}\n</{tag}>"

    def _item(self, node: Node) -> str:
        blocks = [block for child in self._inner(node) if (block := self._block(child))]
        done = node.token.meta.get("checked")
        if done is None and blocks:
            done, blocks[0] = _checkbox(blocks[0])
        if done is None:
            return f"<li>{self._named(node, _lines(blocks))}</li>" if blocks else ""
        text = blocks.pop(0) if blocks else ""
        box = f'<label><input type="checkbox" disabled{" checked" if done else ""}> '
        if text.startswith("<p>"):
            text = f"<p>{box}{text[3:].replace('</p>', '</label></p>', 1)}"
        else:
            apart = APART.search(text)  # no block stands in a label
            end = apart.start() if apart else len(text)
            text = f"{box}{text[:end]}</label>{text[end:]}"
        return f'<li class="task">{self._named(node, _lines([text, *blocks]))}</li>'

    def _quote(self, node: Node) -> str:
        inner = self._children(node)
        return f"<blockquote>\n{inner}\n</blockquote>" if inner else ""

    def _table(self, node: Node) -> str:
        return table(node, self.window, self.writer)

    def _fence(self, node: Node) -> str:
        return self._code(node, node.start + 1, node.token.info)

    def _indented(self, node: Node) -> str:
        return self._code(node, node.start, "")

    def _code(self, node: Node, first: int, info: str) -> str:
        content = node.token.content.removesuffix("\n")
        kept = content if self.window.whole(node.start, node.end) else self.window.cut(content, first)
        if not kept.strip() and not self.window.has(node.start):
            return ""
        snippet = self.snippets.get(node.start)
        language = info.strip() or (snippet.language if snippet else "")
        if language.lower() in {"math", "latex-math"}:
            return self._math_of(kept, node)
        html = code.figure(kept, language)
        if snippet and snippet.code == kept.rstrip("\n") and code.same_language(snippet.language, language):
            self.figures[node.start] = html
        return html

    def _math(self, node: Node) -> str:
        return self._math_of(node.token.content, node) if self.window.has(node.start) else ""

    def _math_of(self, source: str, node: Node) -> str:
        if not source.strip():
            return ""
        self.writer.line = node.start
        return self.writer.display_math(clean(source), "div")

    def _rule(self, node: Node) -> str:
        return _RULE if self.window.has(node.start) else ""

    def _raw(self, node: Node) -> str:
        text = self.window.cut(node.token.content.removesuffix("\n"), node.start)
        if node.raw:
            self._raws.append((node.start, text))
            self._gate = self._gate or raw.Gate()
            return self._gate.pieces(text).rstrip()
        html = self.writer.inline(text.strip(), node.start)
        return f"<p>{html}</p>" if html.removeprefix("<br>").strip() else ""

    def _note(self, node: Node) -> str:
        self.notes.append(node)
        return ""

    _writers: ClassVar[dict[str, Callable[[Section, Node], str]]] = {
        "paragraph_open": _paragraph,
        "heading_open": _heading,
        "bullet_list_open": _list,
        "ordered_list_open": _list,
        "list_item_open": _item,
        "blockquote_open": _quote,
        "table_open": _table,
        "fence": _fence,
        "code_block": _indented,
        "math_block": _math,
        "math_block_label": _math,
        "hr": _rule,
        "html_block": _raw,
        "footnote_reference_open": _note,
    }


_CUT_END = re.compile(r"(?<!\\)((?:\\\\)*)\\\Z")
"""A backslash that broke the line, which nothing follows any more."""


def _without_outer_rules(blocks: list[str]) -> list[str]:
    """Return the blocks of a section without the rules at its edges, which parted it from its neighbours."""
    first, last = 0, len(blocks)
    while first < last and blocks[first] == _RULE:
        first += 1
    while last > first and blocks[last - 1] == _RULE:
        last -= 1
    return blocks[first:last]


def _paragraphs(html: str) -> str:
    """Return the HTML of a paragraph, parted where other notes are shown in place."""
    out, end = list[str](), 0
    for found in APART.finditer(html):
        out += _paragraph(html[end : found.start()]), found[0]
        end = found.end()
    return _lines([block for block in (*out, _paragraph(html[end:])) if block]) if out else f"<p>{html}</p>"


def _paragraph(html: str) -> str:
    text = html.strip().removeprefix("<br>").removesuffix("<br>").strip()
    return f"<p>{text}</p>" if text else ""


def _lines(blocks: list[str]) -> str:
    return "\n".join(blocks)


def _checkbox(text: str) -> tuple[bool | None, str]:
    """Return whether an item's text begins with a checkbox that the block rules left there, and the text without it."""
    start = 3 if text.startswith("<p>") else 0
    mark = text[start : start + 4]
    if mark not in {"[ ] ", "[x] ", "[X] "}:
        return None, text
    return mark[1] != " ", text[:start] + text[start + 4 :]
