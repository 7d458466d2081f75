"""HTML ``<details>`` with a ``<summary>``: the summary as a line of Markdown."""

from __future__ import annotations

import re

_SUMMARY = re.compile(r"<summary[^<>]*>(.*?)(?:</summary>|\Z)", re.IGNORECASE | re.DOTALL)
_ANCHOR = re.compile(r"<a\s[^<>]*?href\s*=\s*[\"']?([^\"'<>\s]+)[\"']?[^<>]*>([^<>]*)</a>", re.IGNORECASE)


def summary_text(html: str) -> str:
    """Return the text of a ``<summary>`` as Markdown: its links and its bold words; empty when there is none."""
    found = _SUMMARY.search(html)
    if not found:
        return ""
    text = _ANCHOR.sub(r"[\2](\1)", found[1])
    text = re.sub(r"</?(?:b|strong)>", "**", text)
    return re.sub(r"\s+", " ", re.sub(r"<[^<>]*>", " ", text)).strip()


def summary_lines(html: str) -> int:
    """Return how many lines lie between a block's first and the end of its summary."""
    found = _SUMMARY.search(html)
    return html.count("\n", 0, found.end()) if found else 0
