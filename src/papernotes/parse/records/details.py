"""HTML inside notes, read as the Markdown that it stands for: bold words, links, line breaks, a ``<summary>``."""

from __future__ import annotations

import re

_SUMMARY = re.compile(r"<summary[^<>]*>(.*?)(?:</summary>|\Z)", re.IGNORECASE | re.DOTALL)
_ANCHOR = re.compile(
    r"<a\s(?=[^<>]*>[^<>]*</a>)[^<>]*?href\s*=\s*[\"']?([^\"'<>\s]+)[\"']?[^<>]*>([^<>]*)</a>", re.IGNORECASE
)


_BOLD = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_ITALIC = re.compile(r"</?(?:i|em)>", re.IGNORECASE)
_BREAK = re.compile(r"\s{0,40}<br\s{0,40}/?>\s*", re.IGNORECASE)
BREAK = " | "
"""What a line break inside a line becomes: a mark that parts what stands on its sides."""


def markdown_of(text: str) -> str:
    """Return a line with its HTML for bold, italics, links and line breaks as Markdown."""
    if "<" not in text:
        return text
    text = _BREAK.sub(BREAK, _ANCHOR.sub(r"[\2](\1)", text)).strip()
    return _ITALIC.sub("*", _BOLD.sub("**", text)).removesuffix(BREAK.rstrip()).rstrip()


def summary_text(html: str) -> str:
    """Return the text of a ``<summary>`` as Markdown: its links and its bold words; empty when there is none."""
    found = _SUMMARY.search(html)
    if not found:
        return ""
    return re.sub(r"\s+", " ", re.sub(r"<[^<>]*>", " ", markdown_of(found[1]))).strip()


def summary_lines(html: str) -> int:
    """Return how many lines lie between a block's first and the end of its summary."""
    found = _SUMMARY.search(html)
    return html[: found.end()].rstrip().count("\n") if found else 0
