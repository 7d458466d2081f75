"""Links, pictures and citations of notes as Markdown of any program has them, leading where the entry's page leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from papernotes.body import NotesReference, connect
from papernotes.body import placed_links as placed
from papernotes.body.addresses import normalize
from papernotes.body.citations import cited_in
from papernotes.body.paths import parted
from papernotes.body.pointing import followed, link_reference, picture_reference
from papernotes.body.references import BLOCK_REFERENCE
from papernotes.body.sizes import label
from papernotes.body.text import clean
from papernotes.formulas import has_formulas, replaced
from papernotes.parse.code_spans import outside_code
from papernotes.parse.inline_marks import ATTRIBUTES
from papernotes.parse.plain import name_shown
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from papernotes.body import Address

_INNER = r"(?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]*+\])*+\])*+"
_ADDRESS = r"(?:<(?P<angle>[^<>\n]*+)>|(?P<bare>\(\([0-9A-Fa-f-]{36}\)\)|(?:[^\s()<>]|\([^\s()]*+\))*+))"
_TITLE = r"(?P<title>\s++(?:\"[^\"]*+\"|'[^']*+'))?+"
_LINK = re.compile(rf"(?P<shown>!?+)\[(?P<label>{_INNER})\]\(\s*+{_ADDRESS}{_TITLE}\s*+\)(?:{ATTRIBUTES})?+")
_WIKI = re.compile(r"(?P<shown>!?+)\[\[(?P<name>[^\[\]\n|\\]++)(?:\\?\|(?P<words>[^\[\]\n]*+))?+\]\](?![(\[])")
_EMBED = re.compile(
    r"\{{2,3}embed[ \t]++(?:(?P<block>\(\([0-9A-Fa-f-]{36}\)\))|\[\[(?P<name>[^\[\]\n]++)\]\])[ \t]*+\}{2,3}"
)
_DEFINITION = re.compile(r"^(?P<before>[ \t>]*+\[(?!\^)(?P<label>[^\[\]\n]{1,200}+)\]:[ \t]*+)(?:<(?P<angle>[^<>\n]*+)>"
                         r"|(?P<bare>[^\s<>]++))(?P<behind>[^\n]*+)$", re.MULTILINE)  # fmt: skip
_CALLED = re.compile(r"(?P<shown>!?+)\[(?P<label>[^\[\]\n]++)\](?:\[(?P<name>[^\[\]\n]*+)\])?+(?![(:\[])")
_TAG = re.compile(
    r"<(?P<name>img|a|source|audio|video|iframe|embed|object)\b(?P<before>[^<>]*?\s(?:src|href|data)=)"
    r"(?P<mark>[\"'])(?P<address>[^\"'<>]*+)(?P=mark)(?P<behind>[^<>]*+)>",
    re.IGNORECASE,
)
_ALT = re.compile(r"\balt=[\"']([^\"'<>]*+)[\"']", re.IGNORECASE)
_ANCHOR = re.compile(r'<a class="[^"]*+" href="([^"]*+)"[^<>]*+>([^<>]*+)</a>|</?span[^<>]*+>')
_KEPT = "\x1a"
"""Stands on both sides of a number for code and formulas, while links are read around them."""
_KEPT_TEXT = re.compile(rf"{_KEPT}(\d+){_KEPT}")


@dataclass(slots=True)
class TwinLinks:
    """Writes the links of a record's lines. What it writes follows from what its page has resolved."""

    file: str
    """In which the record stands."""
    page: str
    """The address of its page, from the copy."""
    addresses: Mapping[NotesReference, Address | None]
    _nowhere: set[str] = field(default_factory=set)
    """What definitions that lead nowhere are called."""
    _kept: list[str] = field(default_factory=list)
    """What is no text of the paragraph at hand: code, formulas, links that are written."""

    def linked(self, lines: Sequence[str]) -> list[str]:
        """Return lines with the links in all that is no code."""
        if any("]:" in line for line in lines):
            lines = self._by_paragraphs(lines, self._defined)
        return self._by_paragraphs(lines, self._text)

    def _by_paragraphs(self, lines: Sequence[str], write: Callable[[str], str]) -> list[str]:
        out: list[str] = []
        code = CodeLines()
        paragraph: list[str] = []
        for line in (*lines, ""):
            if not code.is_code(line) and line.strip():
                paragraph.append(line)
                continue
            out += self._around_code("\n".join(paragraph), write).split("\n") if paragraph else ()
            paragraph = []
            out.append(line)
        return out[:-1]

    def _text(self, text: str) -> str:
        """Return a text without code, its links rewritten. What is written is kept apart, for no mark stands in it."""
        if self._nowhere:
            text = _CALLED.sub(lambda found: found["label"] if _key(found) in self._nowhere else found[0], text)
        for sign, pattern, write in (
            ("](", _LINK, self._link), ("{{", _EMBED, self._embed), ("[[", _WIKI, self._wiki),
            ("((", BLOCK_REFERENCE, self._block), ("<", _TAG, self._tag),
        ):  # fmt: skip
            if sign in text:
                text = pattern.sub(partial(self._written, write), text)
        return self._cited(text) if "@" in text or "cite" in text else text

    def _written(self, write: Callable[[re.Match[str]], str], found: re.Match[str]) -> str:
        made = write(found)
        return found[0] if made == found[0] else self._keep(made)

    def _keep(self, made: str) -> str:
        self._kept.append(made)
        return f"{_KEPT}{len(self._kept) - 1}{_KEPT}"

    def _restored(self, text: str) -> str:
        return _KEPT_TEXT.sub(lambda found: self._restored(self._kept[int(found[1])]), text)

    def _around_code(self, text: str, write: Callable[[str], str]) -> str:
        """Return a text with what ``write`` makes of it, its code and its formulas left alone."""
        if _KEPT in text or not ("]" in text or "((" in text or "@" in text or "<" in text or "cite" in text):
            return text
        self._kept.clear()
        return self._restored(write(outside_code(text, self._without_formulas, self._keep)))

    def _without_formulas(self, text: str) -> str:
        return replaced(text, lambda found: self._keep(text[found.start : found.end])) if has_formulas(text) else text

    def _to(self, address: Address) -> str:
        return f"{self.page}{address.url}" if address.url.startswith("#") else address.url

    def _embed(self, found: re.Match[str]) -> str:
        return self._shown((found["block"] or found["name"]).strip(), "")

    def _shown(self, name: str, words: str) -> str:
        """Return what stands for something that the page shows in place: a picture, else a link to it."""
        words, _ = label(words, bare=True)
        address = self.addresses.get(NotesReference("shown", clean(parted(name))))
        if address is None:
            return words or ("…" if name.startswith("((") else name_shown(name))
        if address.form == "picture":
            return f"![{words}]({self._to(address)})"
        return f"[{words or _literal(address.words or name_shown(name))}]({self._to(address)})"

    def _wiki(self, found: re.Match[str]) -> str:
        name, words = found["name"].strip(), (found["words"] or "").strip()
        if found["shown"]:
            return self._shown(name, words)
        address = self.addresses.get(NotesReference("name", clean(name)))
        words = words or _literal(name_shown(name))
        return f"[{words}]({self._to(address)})" if address else words

    def _link(self, found: re.Match[str]) -> str:
        written, title = found["angle"] if found["angle"] is not None else found["bare"], found["title"] or ""
        if found["shown"]:
            return self._picture(found, written, title)
        words = _LINK.sub(self._link, found["label"]) if "](" in found["label"] else found["label"]
        if followed(written)[0] == "external":
            return f"[{words}]{found[0][len(found['label']) + 2 :]}" if words != found["label"] else found[0]
        reference = link_reference(self.file, written if BLOCK_REFERENCE.fullmatch(written) else normalize(written))
        address = self.addresses.get(reference) if reference else None
        if not address:
            return words or (_literal(name_shown(reference.target)) if reference else "")
        return f"[{words or _literal(address.words or address.title)}]({self._to(address)}{title})"

    def _picture(self, found: re.Match[str], written: str, title: str) -> str:
        reference = picture_reference(self.file, normalize(written))
        address = self.addresses.get(reference) if reference else None
        words, _ = label(found["label"], bare=False)
        if address:
            return f"{'!' * (address.form in {'', 'picture'})}[{words}]({self._to(address)}{title})"
        if followed(written)[0] == "external":
            return f"![{words}]{found[0][len(found['label']) + 3 :]}"
        return words or written.rpartition("/")[2]

    def _block(self, found: re.Match[str]) -> str:
        address = self.addresses.get(NotesReference("block", found[1].lower()))
        return f"[{_literal(address.words)}]({self._to(address)})" if address else "…"

    def _defined(self, text: str) -> str:
        """Return a text whose definitions of links lead on, without those that lead nowhere."""

        def define(found: re.Match[str]) -> str:
            written = found["angle"] if found["angle"] is not None else found["bare"]
            if followed(written)[0] == "external":
                return found[0]
            references = (
                link_reference(self.file, normalize(written)),
                picture_reference(self.file, normalize(written)),
            )
            address = next(filter(None, (self.addresses.get(one) for one in references if one)), None)
            if address:
                return f"{found['before']}{self._to(address)}{found['behind']}"
            self._nowhere.add(" ".join(found["label"].split()).casefold())
            return ""

        return _DEFINITION.sub(define, text)

    def _tag(self, found: re.Match[str]) -> str:
        written, name = found["address"], found["name"].lower()
        read = link_reference if name == "a" else picture_reference
        if followed(written)[0] == "external":
            return found[0]
        reference = read(self.file, normalize(written))
        address = self.addresses.get(reference) if reference else None
        if address:
            start = f"<{found['name']}{found['before']}{found['mark']}"
            return f"{start}{self._to(address)}{found['mark']}{found['behind']}>"
        if name == "img":
            alt = _ALT.search(found[0])
            return alt[1] if alt else written.rpartition("/")[2]
        return f"<{found['name']}>"

    def _cited(self, text: str) -> str:
        out, end = "", 0
        for start, stop, markup, items in cited_in(text):
            html = connect(placed.cited(markup, text[start:stop], items), self._resolved)
            out += text[end:start] + self._keep(_ANCHOR.sub(self._as_markdown, html))
            end = stop
        return out + text[end:]

    def _resolved(self, reference: NotesReference) -> Address | None:
        return self.addresses.get(reference)

    def _as_markdown(self, found: re.Match[str]) -> str:
        if found[1] is None:
            return ""
        url = placed.unescape(found[1])
        return f"[{placed.unescape(found[2])}]({f'{self.page}{url}' if url.startswith('#') else url})"


def _key(found: re.Match[str]) -> str:
    return " ".join((found["name"] or found["label"]).split()).casefold()


def _literal(words: str) -> str:
    return re.sub(r"([\[\]])", r"\\\1", words)
