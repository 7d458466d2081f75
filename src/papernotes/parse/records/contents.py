"""What is on no page: tables of contents, lists of links to other files, separators.

What holds words of its own has a page, and so have notes that are links to notes by their names (``[[rivers]]``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.plain import is_task
from papernotes.parse.records import line_words as words

if TYPE_CHECKING:
    from papernotes.parse.outline import Block
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

_CONTENTS = re.compile(
    r"(?:table\s+of\s+)?contents?|toc|catalog(?:ue)?|outline|index|navigation|categories|目录.*|目錄.*|目次|もくじ|목차|.*(?:目录|目錄)\W*(?:\(toc\))?",
    re.IGNORECASE,
)
_ANCHORS = re.compile(r"\]\((?:\./)?#[^()\n]*+(?:\([^()]*\)[^()\n]*+)?\)")
_LOCAL = re.compile(r"(?<!!)\[[^\[\]\n]*\]\((?!https?:|mailto:)[^()\n]*(?:\([^()]*\)[^()\n]*)*\)")
_OUTER = re.compile(r"\]\(https?:|https?://")
_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()\n]*+(?:\([^()]*\)[^()\n]*+)?\)|!?\[\[[^\[\]]+\]\]|https?://\S+")
_PICTURE = re.compile(r"!\[\[|!\[[^\[\]]*\]\(")
_LABEL = re.compile(r"#{1,6}\s.*|(?:[-*+]\s+)?(?:\*\*|__).*(?:\*\*|__)\s*:?|.*[:：]")
"""A line that is but a name of what stands below it: a heading, bold words, words before a colon."""
_SENTENCE = 3
"""Words outside of links that say something of their own: "used in", as in "used in [[rivers]]", say little."""
_NAME, _LONGEST = 6, 50
"""Words and characters of a line that names what stands beneath it."""
_CJK_SENTENCE = 5
"""Characters that do in Chinese, Japanese and Korean."""


def skip_reason(region: Region, view: View) -> str:
    """Return why a heading with all beneath it is on no page; empty when it is on one."""
    text = "\n".join(view.lines[region.first - 1 : region.end_line])
    if _CONTENTS.fullmatch(words.undecorated(region.title)) and (
        _ANCHORS.search(text) or _LOCAL.search(text) or not text.strip()
    ):
        return "contents" if not speaks(text) else ""
    return _link_reason(text)


def block_reason(block: Block, view: View) -> str:
    """Return why a block outside of all records is on no page; empty when it is on one."""
    text = "\n".join(view.lines[block.line - 1 : block.end_line])
    if block.kind == "rule":
        return "separator"
    if block.kind == "html" and not words.undecorated(block.text):
        return "separator"
    return _link_reason(text)


def _link_reason(text: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or speaks(text):
        return ""
    anchors, local, outer = len(_ANCHORS.findall(text)), len(_LOCAL.findall(text)), len(_OUTER.findall(text))
    if anchors and anchors >= 0.5 * len(lines) and outer <= 0.2 * anchors:
        return "contents"
    if local and local >= 0.5 * len(lines) and outer <= 0.2 * local:
        return "index"
    return ""


def leads_in(text: str) -> bool:
    """Tell whether a paragraph is but a name of what stands beneath it: "Discussed papers:"."""
    plain = words.undecorated(text) if "\n" not in text and not _LINK.search(text) else ""
    return text.rstrip(" *_")[-1:] in (":", "：") and len(plain) <= _LONGEST and len(words.WORD.findall(plain)) <= _NAME


def speaks(text: str) -> bool:
    """Tell whether lines hold more than links and their headings: a picture, a task, words of a sentence."""
    return any(map(_speaks, text.split("\n")))


def _speaks(line: str) -> bool:
    if _PICTURE.search(line) or is_task(line):
        return True
    if _LABEL.fullmatch(line.strip()):
        return False
    plain = words.undecorated(_LINK.sub(" ", line))
    return len(words.CJK.findall(plain)) >= _CJK_SENTENCE or len(words.WORD.findall(plain)) >= _SENTENCE
