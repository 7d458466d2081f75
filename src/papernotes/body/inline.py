"""The inline rules: the text of one paragraph, heading or cell → markdown-it's inline tokens.

`papernotes.parse.markdown` owns the block rules and runs first, over the whole source; the MarkdownIt here only ever
sees what stood in one of its inline tokens, so that nothing is read twice.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline

from papernotes.body.addresses import normalize
from papernotes.body.citations import citation, cite
from papernotes.body.cjk import CjkState
from papernotes.body.marks import attributes, block_name, bracketed, field, highlight, program, script
from papernotes.body.references import embed, link_around, wiki_link
from papernotes.body.syntax import footnote_call, footnote_inline, line_end, math, web_address
from papernotes.parse.raw_html import read_inline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it.token import Token
    from markdown_it.utils import EnvType

_RULES = (
    "text", "line_end", "math", "cite", "escape", "backticks", "program", "highlight", "attributes", "block_name",
    "script", "field", "strikethrough", "emphasis", "link_around", "wiki_link", "embed", "citation", "footnote_call",
    "bracketed", "link", "image", "footnote_inline", "autolink", "html_inline", "entity", "web_address",
)  # fmt: skip
_MARKS = {
    "program": program, "highlight": highlight, "attributes": attributes, "block_name": block_name, "script": script,
    "field": field,
}  # fmt: skip


class _Inline(ParserInline):
    """markdown-it's inline parser over a state that knows of CJK text."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Append the inline tokens of a text to ``tokens`` and return all of them."""
        state = CjkState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _Markdown(MarkdownIt):
    """A MarkdownIt with our own normal form of addresses; whether one may be linked is decided later."""

    def normalizeLink(self, url: str) -> str:
        return normalize(url)

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLinkText(self, link: str) -> str:
        return link


@cache
def _markdown() -> MarkdownIt:
    markdown = _Markdown("commonmark")
    markdown.inline = inline = _Inline()
    ruler = inline.ruler
    ruler.before("escape", "math", math)
    ruler.before("escape", "cite", cite)
    ruler.before("newline", "line_end", line_end)
    for name, rule in _MARKS.items():
        ruler.before("strikethrough", name, rule)
    ruler.before("link", "link_around", link_around)
    ruler.before("link", "wiki_link", wiki_link)
    ruler.before("link", "embed", embed)
    ruler.before("link", "citation", citation)
    ruler.before("link", "footnote_call", footnote_call)
    ruler.before("link", "bracketed", bracketed)
    ruler.after("image", "footnote_inline", footnote_inline)
    ruler.after("entity", "web_address", web_address)
    ruler.at("html_inline", read_inline)
    ruler.enableOnly(_RULES)
    return markdown


def inline_tokens(text: str, references: Mapping[str, Any]) -> list[Token]:
    """Return the inline tokens of a text; ``references`` are the source's link references and footnotes."""
    markdown = _markdown()
    tokens = markdown.inline.parse(text, markdown, references, [])  # type: ignore[arg-type] # our rules only read it
    return text_joined(tokens)


def text_joined(tokens: list[Token]) -> list[Token]:
    """Return the tokens with escaped characters and neighbouring texts made one text (text_join)."""
    out: list[Token] = []
    for token in tokens:
        if token.type == "text_special":
            token.type = "text"
        if token.type == "text" and out and out[-1].type == "text":
            out[-1].content += token.content
        elif token.type != "text" or token.content:
            out.append(token)
    return out
