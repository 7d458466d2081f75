"""What a block of a template holds: nothing, a slot for a value, or what somebody wrote."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.plain import TAG
from papernotes.parse.records import line_words as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.outline import Block
    from papernotes.parse.records.view import View

_TEMPLATE = r"templates?|plantillas?|vorlagen?|gabarits?|szablony?|шаблоны?|模板|テンプレート|템플릿"
"""What a template is called in some languages."""
_FOLDER = re.compile(rf"[\W\d_]*(?:{_TEMPLATE}|archetypes)", re.IGNORECASE)
_NAME = re.compile(
    r"[\W\d_]*(?:(?:paper|papers|note|notes|reading|literature|summary|review|my)[\W_]+){0,2}"
    rf"(?:{_TEMPLATE}|formats?)(?:[\W_]+(?:[^\W_]+)){{0,2}}|[^\W_]{{1,12}}[\W_]+templates?",
    re.IGNORECASE,
)
_SLOT = re.compile(
    r"\{\{[^{}]{0,80}\}\}|<%[^<>]{0,200}%>|\$\{[^{}]{0,80}\}|link_to_\w+|YYYY[-/]MM|"
    r"\(link\)|\(url\)|<url>|<(?:title|authors?|year|venue|link|your [^<>]+)>",
    re.IGNORECASE,
)
_SLOT_MARKS = "{<$(_/-"
"""One of them stands in every slot."""
_MACHINERY = re.compile(r"\{%-?[^{}]{0,300}%\}|\{\{[^{}]{0,300}\}\}")
_BRACKETED = re.compile(r"!?[\[<【(（][^\[\]<>【】()（）]{1,80}[\]>】)）](?:\([^()\s:]{0,40}\))?")
"""Words in brackets that say what belongs there, also with a word for an address: ``[Venue]``, ``[arXiv](link)``."""
_TAG = re.compile(TAG, re.IGNORECASE)
_LABEL = re.compile(
    r"(?![-*+>\s]*+#\w)[-*+>\s]*(?:\*\*[^*\n]{1,60}\*\*|__[^_\n]{1,60}__|[^:：\n]{1,40}[:：])\s*+[:：]?\s*+"
)
_WORD = re.compile(r"[^\W_]")
_OPEN = re.compile(r"[:：<>\[\]【】(（|{]")
"""What stands behind a key whose value is missing, or in its place."""
_PROMPT = 90
"""Characters of a line that may be a prompt of the template: "What is it about, in a sentence"."""


class Filling(Enum):
    """What stands in a line of a block."""

    NOTHING = "nothing"
    """No word, or a label with nothing behind it."""
    SLOT = "slot"
    """A value's place, not filled in."""
    WORDS = "words"
    """A few words without a link: a template's prompt, or somebody's note."""
    LINK = "link"
    """A link to a paper or its code."""
    TEXT = "text"
    """What somebody wrote."""


def names_template(path: str) -> bool:
    """Tell whether a file's name, or that of a folder it is in, is that of templates."""
    *folders, name = path.split("/")
    return bool(_NAME.fullmatch(name.rsplit(".", 1)[0])) or any(map(_FOLDER.fullmatch, folders))


def has_slot(text: str) -> bool:
    """Tell whether a text holds a place for a value: ``{{title}}``, ``<url>``."""
    return any(map(text.__contains__, _SLOT_MARKS)) and _SLOT.search(text) is not None


def is_machinery(text: str) -> bool:
    """Tell whether a text holds what a site's generator would run: ``{% for … %}``."""
    return _MACHINERY.search(text) is not None


def fillings(block: Block, view: View) -> set[Filling]:
    """Return what the lines of a block hold; a link is told beside the text that it stands in."""
    if block.kind in ("fence", "code", "math"):
        return {Filling.TEXT if block.text.strip() else Filling.NOTHING}
    text = "\n".join(view.lines[block.line - 1 : block.end_line])
    if block.kind == "html" and not _WORD.search(_bare(text)):
        return {Filling.NOTHING}
    return {found for number in range(block.line, block.end_line + 1) for found in _line(number, view)}


def is_label(block: Block, view: View) -> bool:
    """Tell whether each line of a block is a label with nothing behind it, in bold or before a colon."""
    return all(_LABEL.fullmatch(line) for line in view.lines[block.line - 1 : block.end_line])


def _line(number: int, view: View) -> Iterator[Filling]:
    raw = view.lines[number - 1]
    if not _WORD.search(raw):
        yield Filling.NOTHING
        return
    line = view.line(number)
    links = [link for link in line.links if not is_machinery(link.source_url)]
    if any(link.kind in ("paper", "code") for link in links):
        yield Filling.LINK
    if links:
        yield Filling.TEXT
    elif line.key and line.key.field not in ("other", "catalogued") and _is_empty(line.key.value):
        yield Filling.SLOT if _OPEN.search(raw) else Filling.NOTHING  # "Source" may be a label of what follows
    else:
        yield _words(raw)


def _words(raw: str) -> Filling:
    bare = _bare(raw)
    if not _WORD.search(bare) or is_placeholder(words.undecorated(bare)):
        return Filling.SLOT if has_slot(raw) or is_machinery(raw) else Filling.NOTHING
    if _LABEL.fullmatch(bare):
        return Filling.SLOT if has_slot(raw) else Filling.NOTHING
    short = len(bare) + 2 * len(words.CJK.findall(bare)) <= _PROMPT
    return Filling.WORDS if short else Filling.TEXT


def _bare(text: str) -> str:
    """Return a text without slots, machinery and tags."""
    for pattern in (_MACHINERY, _SLOT, _TAG):
        text = pattern.sub(" ", text)
    return text


def _is_empty(value: str) -> bool:
    return is_placeholder(value) or not _WORD.search(_BRACKETED.sub(" ", _bare(value)))
