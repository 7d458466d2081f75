"""Titles: a heading, bold line or list item as written → the paper's title, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from papernotes.parse.fields.line_links import find_links
from papernotes.parse.fields.link_kinds import is_host_word, word_kind
from papernotes.parse.fields.metadata import fold, key_of
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.reader_marks import reader_marks
from papernotes.parse.fields.short_names import looks_like_name, name_before_colon
from papernotes.parse.fields.title_edges import (
    CLOSE,
    NO_EDGES,
    OPEN,
    trim,
    within_edges,
    within_quotes,
    without_number,
    without_remark,
)  # fmt: skip
from papernotes.parse.fields.title_surroundings import TitleSurroundings, runs_on
from papernotes.parse.plain import EMOJI_NAMES, TAG, TASK, guarded, guarded_line, plain_line, unguarded

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.fields.venue_marks import VenueMark


@dataclass(frozen=True, slots=True)
class TitleParts:
    """A title line taken apart."""

    title: str
    """Without marks, numbering, emoji and what follows; empty when nothing is left."""
    name: str | None = None
    authors: tuple[str, ...] = ()
    """Who stands beside the title, with a venue or a year."""
    others: bool = False
    """Whether there are more authors than these."""
    venue: VenueMark | None = None
    """A venue or year stated beside the title; its places count in ``venue.text`` only, not in the raw line."""
    year: int | None = None
    """The year of publication that stands beside the title, with or without a venue."""
    date: str | None = None
    """A day or month beside the title, ISO 8601: when it was posted or read, not the publication year."""
    links: tuple[FoundLink, ...] = ()
    """The links of the line, in its order."""
    title_link: FoundLink | None = None
    """The link whose label is the title, if there is one."""
    marked: bool = False
    """True when the title stands in title marks of its own, 《…》 or quotes."""
    numbered: bool = False
    """True when a number stood before the title."""
    bold: bool = False
    """True when the title, or all of the line, is bold."""
    key: str | None = None
    """The citation key that stands before the title."""
    tags: tuple[str, ...] = ()
    """The tags behind the title, ``#rivers``."""
    rest: str = ""
    """What stood outside of the title marks or behind the title's link and is no link, venue, year or name."""


_START = re.compile(
    rf"^[ \t]*(?:>[ \t]?)*(?:#{{1,6}}[ \t]+|#{{2,6}}(?=[^\s#\d])|[-*+•●▪◦–][ \t]+|{TASK}[ \t]+|:\w+:[ \t]*)*"
)
_END = re.compile(r"[ \t]#+[ \t]*$|\{#[\w-]+\}[ \t]*$|\^[\w-]{2,20}$|[ \t](?:->|=>|→)[ \t]*$")
_END_MARKS = "#^>→"
"""One of them stands in all that `_END` takes."""
_HASHTAG = re.compile(r"#[^\W\d_][\w/-]{1,60}")
_CHIP = re.compile(
    r"<kbd>(?P<kbd>[^<>]*)</kbd>|`(?P<code>[^`]{1,40})`|<sup>(?P<sup>[^<>]*)</sup>|==(?P<mark>[^=]{1,40})==",
    re.IGNORECASE,
)
_TAG = re.compile(TAG, re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)|!\[\[[^\[\]\n]*\]\]")
_LINK = re.compile(r"\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\((?P<target>(?:[^()\n]|\([^()\n]*\))*)\)")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]\n|]*)\]\]")
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[([^\[\]\n]*)\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_EMPTY_BRACKETS = re.compile(r"[\[(<（【]\s+[\])>）】]|(?<!\w)[\[(<（【][\])>）】]")
"""What is left of a link in brackets; behind a word without a blank they are the writer's: ``fold()``."""
_PICTOGRAPH = (
    "[\U0001f000-\U0001faff\u2600-\u2668\u2670-\u27bf\u2b00-\u2bff\u23e9-\u23ff\ufe0f\u20e3\u200d\U000e0020-\U000e007f]"
)
_EMOJI = re.compile(
    f"{_PICTOGRAPH}+"
    "|^[\u2190-\u21ff\u2300-\u23e8\u25a0-\u25ff]+(?=\\s)|(?<=\\s)[\u2190-\u21ff\u2300-\u23e8\u25a0-\u25ff]+$"
)
"""Emoji anywhere; arrows and shapes, which are signs like others, where they stand before or behind all words."""
_EMOJI_BEFORE_COLON = re.compile(rf"\s{{0,9}}(?<!{_PICTOGRAPH}){_PICTOGRAPH}+\s{{0,9}}(?=[:：,])")
_OWN_NOTES = re.compile(
    r"^(?:my |our |the )?(?:paper |reading |detailed )*(?:notes?|summary|review|memo|local(?: pdf)?|笔记|"
    r"阅读笔记|论文笔记|解读|总结|"
    r"メモ|ノート|まとめ|노트|정리|요약|리뷰)$",
    re.IGNORECASE,
)
_BOLD_START = re.compile(rf"^[\W{OPEN}]{{0,5}}(?:\*\*|__|<b>|<strong>)")
_BOLD = re.compile(
    r"^(?P<before>[\s\d.)]{0,6})(?P<mark>\*{1,3}|_{1,3}|<b>|<strong>)(?P<in>[^*\n]+?)(?:(?P=mark)(?!\w)|</b>|"
    r"</strong>)",
    re.IGNORECASE,
)
_NAME_BEHIND = re.compile(r"\S\s[(（](?P<in>[^()（）]{2,30})[)）]$")
TITLE_IN_BRACKETS = re.compile(r"(^|\b(?:19|20)\d\d[a-z]?[)）]?[.,:：]?\s)\[((?:[^\[\]\s]+\s){3,40}[^\[\]\s]+)\][:：]")
"""A title in brackets before a remark on it, at the begin of a line or behind whose it is: "Moss (2016) [Title]: …"."""
_BLANKS = re.compile(r"\s+")
_LINK_MARKS = "/.[<"
"""One of them stands in every link and identifier."""
_LONGEST = 2000
_MEMORABLE = 300
"""Characters of a line whose title is kept: a template's, a citation's and the record's own reader ask for the same."""
_LONGEST_LABEL = 60
_LABEL_WORDS = 2


def read_title(raw: str, lexicon: Lexicon) -> TitleParts:
    """Return the title that a line holds, and the name, venue, year, date and links beside it.

    The line may be a heading, a bold line, a list item's first line or a table cell. ``Name: Title`` stays whole; a
    name in brackets before the title comes off, one behind it ("… (GrowLLM)") stays.
    """
    return _known_title(raw, lexicon) if len(raw) <= _MEMORABLE else _read_title(raw, lexicon)


def _read_title(raw: str, lexicon: Lexicon) -> TitleParts:
    raw = _without_edges(raw[:_LONGEST])
    links = find_links(raw) if any(mark in raw for mark in _LINK_MARKS) else ()
    beside = TitleSurroundings(lexicon)
    text, tags = _without_tags(bare_line(guarded(raw)))
    text, title_link = _without_links(text, links, beside)
    if "<" in text or "`" in text or "==" in text:
        text = _CHIP.sub(lambda chip: _chip(chip, beside), text)
    bold = _BOLD_START.match(text) is not None
    text = TITLE_IN_BRACKETS.sub(rf"\1{OPEN}\2{CLOSE} ", text, count=1) if "]:" in text or "]：" in text else text
    text, numbered = without_number(_plain(_mark_bold(text)))
    text, marked, rest = within_quotes(text, beside)
    if not marked:
        text, rest = within_edges(text, beside)
    text, remark = without_remark(trim(_without_edges(text), beside), beside)
    text, rest = unguarded(text), beside.take_listed(unguarded(_without_edges(f"{rest} {remark}")).strip())
    name = unguarded(beside.name or "") or name_before_colon(text) or _name_behind(text)
    year = beside.year or (beside.venue.year if beside.venue else None)
    return TitleParts(
        text, name, beside.authors, beside.others, beside.venue, year, beside.date, links, title_link, marked, numbered,
        bold, unguarded(beside.key) if beside.key else None, tags, rest,
    )  # fmt: skip


_known_title = lru_cache(maxsize=1024)(_read_title)


def bare_line(text: str) -> str:
    """Return a line without the marks of its place (heading, item, task) and its reader, pictures, footnotes' calls."""
    text = reader_marks(text).text
    text = _START.sub("", text, count=1)
    text = _END.sub("", text) if any(map(text.__contains__, _END_MARKS)) else text
    return (_FOOTNOTE.sub("", _IMAGE.sub("", text)) if "[" in text else text).strip().rstrip("\\").rstrip()


def _without_tags(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a title's line without the tags that end it, and those."""
    words = text.rstrip().split(" ")
    at = len(words)
    while at > 1 and words[at - 1].startswith("#") and _HASHTAG.fullmatch(words[at - 1]):
        at -= 1
    return " ".join(words[:at]), tuple(word[1:] for word in words[at:])


def _without_edges(text: str) -> str:
    return text if text.isascii() else text.translate(NO_EDGES)


def _mark_bold(text: str) -> str:
    """Set edges around the bold words that open a line, when it goes on behind them."""
    match = None if OPEN in text else _BOLD.match(text)
    if match is None or not text[match.end() :].strip(" *_:：.,") or key_of(unguarded(match["in"]), loose=False):
        return text
    if len(match["mark"]) == 1 and len(match["in"].split()) < 3:
        return text
    return f"{match['before']}{OPEN}{match['in']}{CLOSE}{text[match.end() :]}"


def _without_links(text: str, links: tuple[FoundLink, ...], beside: TitleSurroundings) -> tuple[str, FoundLink | None]:
    """Return the text with the title's link as its label between edges, and the other links gone."""
    by_source = {link.source_url: link for link in links}
    title_links: list[FoundLink | None] = []

    def keep(match: re.Match[str]) -> str:
        label = match["label"]
        plain = plain_line(label).strip("[] ")
        opens = match.start() == 0 and len(plain.split()) > _LABEL_WORDS
        if not plain or _stands_beside(plain, beside, opens=opens):
            return " "
        title_links.append(by_source.get(match["target"].strip().strip("<>").split(" ")[0]))
        return f"{OPEN}{label}{CLOSE}" if len(title_links) == 1 else label

    if "](" in text:
        text = _LINK.sub(keep, text)
    for link in links:
        text = text.replace(f"<{link.source_url}>", " ").replace(link.source_url, " ")
    if "][" in text:
        text = _REFERENCE.sub(lambda match: _referred(match, beside), text)
    text = _WIKILINK.sub(r"\1", text) if "[[" in text else text
    return _EMPTY_BRACKETS.sub(" ", text), title_links[0] if title_links else None


def _referred(match: re.Match[str], beside: TitleSurroundings) -> str:
    """Return the label of a link whose address stands elsewhere; two brackets that say where and whose are no link."""
    return f" [{match[2]}]" if match[2] and beside.take(match[1]) else match[1]


def _stands_beside(label: str, beside: TitleSurroundings, *, opens: bool) -> bool:
    """Return whether a link's label stands beside the title and is no part of it; keeps the venue that it may state.

    Of several words that open the line one may be "video" or "code": they are a title for all that.
    """
    if len(label) > _LONGEST_LABEL or len(label.split()) > 6:
        return False
    if (
        "://" in label
        or _OWN_NOTES.match(label)
        or (not opens and is_host_word(label))
        or (len(label.split()) <= 4 and not opens and word_kind(label))
    ):
        return True
    return (is_placeholder(label) and fold(label) != "paper title") or beside.take(label)


def _chip(match: re.Match[str], beside: TitleSurroundings) -> str:
    content = plain_line(unguarded(match[match.lastgroup or 0] or "")).strip("[]()")
    if runs_on(match.string[: match.start()], content, match.string[match.end() :]):
        return content if match["kbd"] is not None else match[0]
    leads = match.start() == 0 and match.string[match.end() :].lstrip()[:1] in ("*", "[", OPEN)
    taken = beside.take(content) or (leads and beside.take_name(content))
    return " " if taken or match["kbd"] is not None else match[0]


def _plain(text: str) -> str:
    """Return a line without tags, emphasis, escapes, emoji and double blanks; math stays as written."""
    text = unescape(text) if "&" in text else text
    text = _TAG.sub(" ", text) if "<" in text else text
    text = text if text.isascii() else _EMOJI.sub(" ", _EMOJI_BEFORE_COLON.sub("", text))
    text = EMOJI_NAMES.sub(" ", text) if ":" in text else text
    return guarded_line(text if "  " not in text and text.isprintable() else _BLANKS.sub(" ", text)).strip()


def _name_behind(text: str) -> str | None:
    """Return the name in brackets at a title's end ("Growing Gardens Well (GrowLLM)"); it stays in the title."""
    match = _NAME_BEHIND.search(text) if text.endswith((")", "）")) else None
    if not match:
        return None
    words = match["in"].strip()
    shaped = re.search(r"[a-z][A-Z]|[A-Z]{2}|[A-Za-z]-?\d", words) is not None
    return words if shaped and not re.search(r"\b(?:19|20)\d\d$", words) and looks_like_name(words) else None
