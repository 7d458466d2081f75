"""Inline tokens → HTML.

Everything here is either escaped text, a tag written out in this file, or the finished work of the rooms for code, math
and pictures. Raw tags are the one exception: they are paired up, and a text that keeps any goes through `raw`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple
from urllib.parse import unquote

from papernotes.body import placed_links as connect
from papernotes.body import raw
from papernotes.body.abbreviated import abbreviated, is_abbreviated
from papernotes.body.addresses import classify
from papernotes.body.html_tags import FLOW, PHRASING
from papernotes.body.inline import inline_tokens, text_joined
from papernotes.body.pairing import paired, unwrap
from papernotes.body.paths import is_media, parted
from papernotes.body.pointing import followed, link_reference, picture_reference
from papernotes.body.references import BLOCK_REFERENCE
from papernotes.body.shortcut import short_html
from papernotes.body.sizes import Size, label
from papernotes.body.syntax import linkifier
from papernotes.body.text import STUB_END, STUB_START, clean, escape, escape_text, unstub
from papernotes.formulas import MathError, mathml, replaced, worded
from papernotes.parse.plain import name_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it.token import Token

    from papernotes.parse.expansion import Expansion


class NotShown(NamedTuple):
    """Something that could not be shown as the notes have it."""

    line: int
    words: str
    """The words in question, as they stand in that line or the lines after it."""
    message: str
    rule: str = "PN205"
    at: int = 0
    """The character of the words at which it goes wrong."""


class WantedReference(NamedTuple):
    """A reference that a body makes, and where."""

    reference: connect.NotesReference
    line: int


@dataclass(slots=True)
class Writer:
    """Writes the inline content of one record, and gathers what it refers to on the way."""

    path: str
    references: Mapping[str, Any]
    footnote: Callable[[Token], str]
    """Returns the call of a footnote."""
    line: int = 1
    """The line of the block that is being written."""
    apart: bool = False
    """Whether what is written is a paragraph of its own, which blocks may part."""
    caption: tuple[str, str] = ("", "")
    """The words of the latest picture in the text, and the same as HTML."""
    wanted: list[WantedReference] = field(default_factory=list)
    findings: list[NotShown] = field(default_factory=list)

    def inline(self, text: str, line: int, *, flow: bool = False) -> str:
        """Return a text's HTML. ``flow``: raw block tags may stand in it, as in a table's cell."""
        self.line = line
        text = clean(text)
        known = self.references.get("abbreviations")
        if not is_abbreviated(text, known) and (short := short_html(text)) is not None:
            return short
        bounded: Expansion | None = self.references.get("expansion")
        tokens = abbreviated(inline_tokens(text, bounded.known(line) if bounded else self.references), known)
        if any(token.type == "html_inline" for token in tokens):
            return self._with_raw(tokens, flow=flow)
        return "".join(self._pieces(tokens))

    def _pieces(self, tokens: list[Token]) -> list[str]:
        """Return the HTML of each token; the closing of a link depends on how it opened."""
        out: list[str] = []
        closing = ""
        linked = False
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                out.append(escape_text(token.content) if linked else self._text(token.content))
            elif kind in _FIXED:
                out.append(_FIXED[kind])
            elif kind == "link_open":
                wordless = tokens[index + 1].type == "link_close"
                opening, closing = self.link(
                    str(token.attrs["href"]), str(token.attrs.get("title", "")), wordless=wordless
                )
                out.append(opening)
                linked = True
                unwrap(tokens, index, out)
            elif kind == "link_close":
                out.append(closing)
                linked = False
            else:
                out.append(self._writers[kind](self, token))
        return out

    def _text(self, text: str) -> str:
        if "](" in text:
            self._told_blanks(text)
        if "((" not in text:
            return self._addresses(text)
        pieces = BLOCK_REFERENCE.split(text)
        for place in range(1, len(pieces), 2):
            reference = connect.NotesReference("block", pieces[place].lower())
            self.wanted.append(WantedReference(reference, self.line))
            pieces[place] = connect.block(reference)
        pieces[::2] = map(self._addresses, pieces[::2])
        return "".join(pieces)

    def _told_blanks(self, text: str) -> None:
        for found in _BLANKS.finditer(text):
            told = "An address with blanks makes no link: write %20 for each, or put it between < and >"
            self.findings.append(NotShown(self.line, found[1], told))

    def _addresses(self, text: str) -> str:
        if "www." not in text and "WWW." not in text:
            return escape_text(text)
        out: list[str] = []
        end = 0
        for found in linkifier().match(text) or ():
            if not found.raw.lower().startswith("www."):
                continue
            opening, closing = self.link(f"https://{found.raw}")
            out += escape_text(text[end : found.index]), opening, escape_text(found.raw), closing
            end = found.last_index
        return "".join((*out, escape_text(text[end:])))

    def link(self, address: str, title: str = "", *, wordless: bool = False) -> tuple[str, str]:
        """Return how a link to an address opens and closes; one that may not be followed is its text alone.

        What leads out and has no words has its address for them.
        """
        kind, target = followed(address)
        if kind == "external" and target:
            words = escape_text(target.partition("://")[2] or target) if wordless else ""
            return f'<a class="external" href="{escape(target)}" rel="noopener"{_tip(title)}>{words}', "</a>"
        if reference := link_reference(self.path, address):
            return self._refer(reference, wordless=wordless)
        if address.strip():
            self.findings.append(NotShown(self.line, address, "The address cannot be followed from a web page."))
        return "", ""

    def _refer(self, reference: connect.NotesReference, *, wordless: bool = False) -> tuple[str, str]:
        self.wanted.append(WantedReference(reference, self.line))
        return connect.link_open(reference, wordless=wordless), connect.link_close()

    def picture(self, address: str, alt: str, title: str = "", size: Size = ("", "")) -> str:
        """Return an image: a placeholder for one of the notes folder, a link for one that another site holds."""
        words = alt or unquote(address.rpartition("/")[2])
        if classify(address)[0] == "external":
            opening, closing = self.link(address, title)
            return f'<span class="remote-image">{opening}{escape_text(words)}{closing}</span>'
        reference = picture_reference(self.path, address)
        if reference is None:
            self.findings.append(NotShown(self.line, address, "The picture is not below the notes folder."))
            return f'<span class="missing-image"{_tip(title)}>{escape_text(words)}</span>'
        self.wanted.append(WantedReference(reference, self.line))
        return connect.image(reference, alt, title, *size)

    def math(self, source: str, *, display: bool) -> str:
        """Return a formula; one that cannot be typeset shows its source and is a finding."""
        try:
            return mathml(clean(source.strip()), display=display)
        except MathError as error:
            message = f"The formula cannot be typeset: {error}."
            self.findings.append(NotShown(self.line, source.strip(), message, "PN208", error.at))
            return f'<code class="math-error">{escape(source.strip())}</code>'

    def display_math(self, source: str, tag: str) -> str:
        """Return a display formula in a box of its own, which can be scrolled from the keyboard when it may be wide."""
        if not source.strip():
            return ""
        reach = ' tabindex="0"' if len(source) > _NARROW else ""
        return f'<{tag} class="math"{reach}>{self.math(source, display=True)}</{tag}>'

    def _image(self, token: Token) -> str:
        words = _plain(token.children or ())
        alt, size = label(words, bare=False)
        size = token.meta.get("size", size)
        plain = alt == words and not any(child.type in _LEADING for child in token.children or ())
        self.caption = alt, "".join(self._pieces(text_joined(token.children or []))) if plain else escape_text(alt)
        return self.picture(str(token.attrs["src"]), alt, str(token.attrs.get("title", "")), size)

    def _wiki(self, token: Token) -> str:
        name, words = token.content, token.info
        if token.markup == "!":
            words, size = label(words, bare=True)
            size = token.meta.get("size", size)
            reference = connect.NotesReference("shown", clean(parted(name)))
            self.wanted.append(WantedReference(reference, self.line))
            within = token.level > 0 or not self.apart or is_media(name)
            self.caption = (words, self._worded(words)) if is_media(name) else ("", "")
            return connect.shown(reference, words, *size, within=within)
        opening, closing = self._refer(connect.NotesReference("name", clean(name)))
        return f"{opening}{self._worded(words or name_shown(name))}{closing}"

    def _worded(self, words: str) -> str:
        """Return words that are no Markdown, their formulas set."""
        return replaced(words, lambda found: self.math(found.tex, display=False), escape_text)

    def _cited(self, token: Token) -> str:
        sort: connect.Sort = "handle" if token.markup == "@" else "key"
        items = [item._replace(key=clean(item.key)) for item in token.meta["items"]]
        self.wanted += (WantedReference(connect.NotesReference(sort, item.key), self.line) for item in items)
        return connect.cited(token.markup, clean(token.content), items)

    def _with_raw(self, tokens: list[Token], *, flow: bool) -> str:
        """Return the HTML of a text that holds raw tags: our own parts as stubs, the rest through both gates."""
        allowed = FLOW if flow else PHRASING
        kept = paired(tokens, allowed)
        self.apart = False  # nothing is parted that a tag may hold
        parts: list[str] = []
        stubs: list[str] = []
        for piece, token in zip(self._pieces(tokens), tokens, strict=True):
            if token.type == "html_inline":
                parts.append(kept.get(id(token), ""))
            elif token.type == "text" and piece == escape_text(token.content):
                parts.append(piece)
            else:
                parts.append(f"{STUB_START}{len(stubs)}{STUB_END}")
                stubs.append(piece)
        html = "".join(parts)
        if any("<" in kept[key] for key in kept if kept[key] != "<br>"):
            html = raw.sanitise(html, self.link, self.raw_picture)
        return unstub(html, stubs)

    def raw_picture(self, given: Mapping[str, str]) -> str:
        """Return what an ``img`` tag with these attributes becomes."""
        src, alt, title = given.get("src", ""), given.get("alt", ""), given.get("title", "")
        return self.picture(src, alt, title, (given.get("width", ""), given.get("height", "")))

    _writers: ClassVar[dict[str, Callable[[Writer, Token], str]]] = {
        "abbr": lambda _, token: (
            f'<abbr title="{escape(clean(token.meta["title"]))}">{escape_text(token.content)}</abbr>'
        ),
        "code_inline": lambda _, token: f"<code>{escape_text(token.content)}</code>",
        "math_inline": lambda self, token: self.math(token.content, display=False),
        "math_block": lambda self, token: self.display_math(token.content, "span"),
        "image": _image,
        "wiki_link": _wiki,
        "cited": _cited,
        "footnote_call": lambda self, token: self.footnote(token),
        "footnote_inline": lambda self, token: self.footnote(token),
    }


_LEADING = frozenset({"link_open", "wiki_link", "image", "html_inline", "footnote_call", "footnote_inline", "cited"})
"""What no caption holds of the words of a picture."""
_NARROW = 40
"""Characters of TeX that fit a phone's width as a rule."""
_BLANKS = re.compile(r"\]\(([^()\s<>][^()\n<>]{0,200}[ \t][^()\n<>]{0,200}\.[A-Za-z0-9]{2,5}(?:#[^()\n<>]{0,200})?)\)")
"""The address of a file with a blank in it, which CommonMark does not take for one."""
_FIXED = {
    "softbreak": "\n",
    "hardbreak": "<br>\n",
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<del>",
    "s_close": "</del>",
    **{f"{tag}_open": f"<{tag}>" for tag in ("mark", "sub", "sup", "u", "kbd")},
    **{f"{tag}_close": f"</{tag}>" for tag in ("mark", "sub", "sup", "u", "kbd")},
    "smallcaps_open": '<span class="small-caps">',
    "smallcaps_close": "</span>",
    "spoiler_open": '<span class="spoiler" tabindex="0">',
    "spoiler_close": "</span>",
    "html_inline": "",
}


def _tip(title: str) -> str:
    return f' title="{escape(title)}"' if title else ""


def _plain(tokens: list[Token] | tuple[()]) -> str:
    """Return the text of inline tokens, as an image's alternative text has it."""
    return "".join(
        " " if token.type in {"softbreak", "hardbreak"} else _plain(token.children) if token.children
        else worded(token.content) if token.type.startswith("math_") else token.content
        for token in tokens
    )  # fmt: skip
