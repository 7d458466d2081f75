"""Blocks → HTML: the tree of a source, cut to a section's lines, written out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from papernotes.body import code, raw
from papernotes.body.callout import box
from papernotes.body.captions import with_caption
from papernotes.body.edges import RULE, without_outer_rules
from papernotes.body.item_marks import listed
from papernotes.body.parted_paragraphs import paragraphs
from papernotes.body.placed_links import named
from papernotes.body.raw_math import with_formulas
from papernotes.body.side_by_side import columns_of, in_rows
from papernotes.body.table import table
from papernotes.body.tasks import labelled, task
from papernotes.body.text import STUB_END, STUB_START, clean, unstub
from papernotes.parse.callouts import read_callout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from papernotes.body.html import Writer
    from papernotes.body.tree import Node
    from papernotes.body.window import Window
    from papernotes.formulas import Formula
    from papernotes.model import Snippet
    from papernotes.parse.callouts import Callout


@dataclass(slots=True)
class SectionWriter:
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
    numbers: Mapping[int, str] = field(default_factory=dict)
    """What the text calls the paragraphs that are pictures by, by their first lines: ``Figure 1``."""
    notes: list[Node] = field(default_factory=list)
    """The footnote definitions that stand in the section."""
    _ranks: dict[str, int] = field(default_factory=dict)
    _stubs: list[str] = field(default_factory=list)
    _stubbing: bool = False
    _freed: set[int] = field(default_factory=set)
    """Paragraphs of a tight list that stand as paragraphs all the same."""
    _raws: list[tuple[int, str]] = field(default_factory=list)
    _gate: raw.Gate | None = None
    _behind: dict[int, str] = field(default_factory=dict)
    """The texts behind the section's blocks, by the last lines of these."""

    def html(self, top: Node) -> str:
        """Return the section's blocks as HTML in which every tag is closed."""
        nodes = list(top.within(self.window.first, self.window.last))
        levels = sorted({node.token.tag for node in nodes if self._is_heading(node)})
        self._ranks = {tag: min(self.heading + rank, 6) for rank, tag in enumerate(levels)}
        self._behind = {node.end: behind.text for node, behind in pairwise(nodes) if behind.text}
        self._stubbing = any(node.raw for node in nodes)
        html = _lines(without_outer_rules(self._blocks(nodes)))
        return self._safe(html) if self._stubbing else html

    def _safe(self, html: str) -> str:
        """Return blocks among which there is raw HTML as HTML that is safe, ours in the places of its stubs."""
        safe = raw.sanitise(html, self._raw_link, self._raw_image, self.heading)
        return unstub(with_formulas(safe, self._raw_formula), self._stubs)

    def _raw_formula(self, found: Formula) -> str:
        self.writer.line = self._line_of(found.tex)
        return (
            self.writer.display_math(found.tex, "span") if found.display else self.writer.math(found.tex, display=False)
        )

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
        return _lines(self._blocks(self._inner(node)))

    def _blocks(self, nodes: Iterable[Node]) -> list[str]:
        """Return what is shown of blocks; pictures that stand beside each other are one."""
        return list(in_rows((node, block) for node in nodes if (block := self._block(node))))

    def _inner(self, node: Node) -> Iterator[Node]:
        return node.within(self.window.first, self.window.last)

    def _paragraph(self, node: Node, text: str | None = None) -> str:
        """Return a paragraph, or what is left of its text, whose last lines these are."""
        self.writer.apart, self.writer.caption = True, ("", "")
        html = self._inline(node, text)
        self.writer.apart = False
        if not html.strip():
            return ""
        number = self.numbers.get(node.start, "")
        behind = self._behind.get(node.end, "")
        if shown := with_caption(html, *self.writer.caption, number, behind, told=bool(number or columns_of(node))):
            return shown
        if number and "![" not in node.text:
            return f'<p class="caption"><b>{number}.</b> {html}</p>'
        return html if node.token.hidden and id(node) not in self._freed else paragraphs(html)

    def _heading(self, node: Node) -> str:
        if node.start == self.own_heading:
            return ""
        html = self._inline(node)
        level = self._ranks.get(node.token.tag, min(self.heading, 6))
        return f"<h{level}>{html}</h{level}>" if html.strip() else ""

    def _inline(self, node: Node, given: str | None = None) -> str:
        given, start = (node.text, node.start) if given is None else (given, node.start + 1)
        text = self.window.cut(given, start)
        if text is not given:
            text = _CUT_END.sub(r"\1", text.strip())
        return self.writer.inline(text, start, flow=node.token.hidden)

    def _list(self, node: Node) -> str:
        items = list(self._inner(node))
        begins = node.start < self.window.first + (node.token.level > 0)
        if len(items) == 1 and (len(node.children) > 1 or begins):
            # A record that is one item of a list is no list: its text stands as paragraphs.
            self._freed.update(id(child) for child in items[0].children)
            return self._children(items[0])
        inner = self._children(node)
        return listed(node.token, node.children.index(items[0]), inner) if inner else ""

    def _item(self, node: Node) -> str:
        blocks = [block for child in self._inner(node) if (block := self._block(child))]
        found = task(blocks[0]) if blocks else None
        if found is None:
            return f"<li>{self._named(node, _lines(blocks))}</li>" if blocks else ""
        text = labelled(found)
        return f'<li class="task">{self._named(node, _lines([text, *blocks[1:]]))}</li>'

    def _quote(self, node: Node) -> str:
        called = self._callout(node)
        if called is None:
            inner = self._children(node)
            return f"<blockquote>\n{inner}\n</blockquote>" if inner else ""
        first = node.children[0]
        title = self.writer.inline(called.title, first.start)
        said = self._named(first, self._paragraph(first, first.text[called.end + 1 :]))
        below = [self._block(child) for child in self._inner(node) if child is not first]
        if not self._stubbing:
            html = box(called, title, _lines([block for block in (said, *below) if block]))
            return html if said else self._named(first, html)  # its name is its title's
        inner = self._safe(_lines([self._stub(said) if said else "", *below])).strip("\n")
        html = box(called, title, inner)
        return self._stub(html if said else self._named(first, html))

    def _callout(self, node: Node) -> Callout | None:
        """Return the callout that a quotation is, where its first line is shown."""
        first = node.children[0] if node.children else None
        if first is None or not first.text.startswith("[!") or not self.window.has(first.start):
            return None
        return read_callout(first.text)

    def _terms(self, node: Node) -> str:
        return f"<dl>\n{inner}\n</dl>" if (inner := self._children(node)) else ""

    def _term(self, node: Node) -> str:
        html = self._inline(node)
        return f"<dt>{html}</dt>" if html.strip() else ""

    def _definition(self, node: Node) -> str:
        return f"<dd>{inner}</dd>" if (inner := self._children(node)) else ""

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
        number = self.numbers.get(node.start, "")
        html = code.figure(kept, language, number)
        if (
            snippet
            and not number
            and snippet.code == kept.rstrip("\n")
            and code.same_language(snippet.language, language)
        ):
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
        return RULE if self.window.has(node.start) else ""

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

    _writers: ClassVar[dict[str, Callable[[SectionWriter, Node], str]]] = {
        "paragraph_open": _paragraph,
        "heading_open": _heading,
        "bullet_list_open": _list,
        "ordered_list_open": _list,
        "list_item_open": _item,
        "blockquote_open": _quote,
        "dl_open": _terms,
        "dt_open": _term,
        "dd_open": _definition,
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
_lines = "\n".join
