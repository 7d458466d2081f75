"""What is on no page: tables of contents, lists of links to other notes, badges, separators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.records import words

if TYPE_CHECKING:
    from papernotes.parse.outline import Block
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

_CONTENTS = re.compile(
    r"(?:table\s+of\s+)?contents?|toc|catalog(?:ue)?|outline|index|navigation|categories|目录.*|目錄.*|目次|もくじ|목차|.*(?:目录|目錄)\W*(?:\(toc\))?",
    re.IGNORECASE,
)
_ANCHORS = re.compile(r"\]\((?:\./)?#[^()\n]*+(?:\([^()]*\)[^()\n]*+)?\)")
_LOCAL = re.compile(r"\]\((?!https?:|mailto:)[^()\n]*+(?:\([^()]*\)[^()\n]*+)*+\)|\[\[[^\[\]\n]+\]\]")
_OUTER = re.compile(r"\]\(https?:|https?://")
_BADGE = re.compile(
    r"\[?!\[[^\[\]]*\]\([^()\s]*(?:shields\.io|badge|travis-ci|codecov|awesome\.re|visitor|hits|stargazers|star-history)[^()]*\)(?:\]\([^()]*\))?",
    re.IGNORECASE,
)


def skip_reason(region: Region, view: View) -> str:
    """Return why a heading with all beneath it is on no page; empty when it is on one."""
    text = "\n".join(view.lines[region.first - 1 : region.end_line])
    if _CONTENTS.fullmatch(words.undecorated(region.title)) and (
        _ANCHORS.search(text) or _LOCAL.search(text) or not text.strip()
    ):
        return "contents" if not _prose(text) else ""
    return _link_reason(text)


def block_reason(block: Block, view: View) -> str:
    """Return why a block outside of all records is on no page; empty when it is on one."""
    text = "\n".join(view.lines[block.line - 1 : block.end_line])
    if block.kind == "rule":
        return "separator"
    if text.lstrip().startswith("<!--") and text.rstrip().endswith("-->"):
        return "comment"
    if block.kind == "html" and not words.undecorated(block.text):
        return "separator"
    if _BADGE.search(text) and not words.undecorated(_BADGE.sub("", text)):
        return "badge"
    return _link_reason(text)


def _link_reason(text: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or _prose(text):
        return ""
    anchors, local, outer = len(_ANCHORS.findall(text)), len(_LOCAL.findall(text)), len(_OUTER.findall(text))
    if anchors and anchors >= 0.5 * len(lines) and outer <= 0.2 * anchors:
        return "contents"
    if local and local >= 0.5 * len(lines) and outer <= 0.2 * local:
        return "index"
    return ""


def _prose(text: str) -> bool:
    """Tell whether lines hold more than links: a sentence or two that somebody wrote."""
    bare = re.sub(r"\[[^\[\]]*\]\([^()\n]*+(?:\([^()]*\)[^()\n]*+)?\)|\[\[[^\[\]]+\]\]|https?://\S+", " ", text)
    plain = [words.undecorated(line) for line in bare.split("\n")]
    return sum(len(line) for line in plain if len(line) > 60 or len(words.CJK.findall(line)) > 30) > 80
