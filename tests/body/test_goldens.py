"""Markdown and the HTML it becomes, as text: tests/golden/markup/<topic>.md, in markdown-it's dotted form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .laws import assert_well_formed
from .samples import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.mark.goldens("markup/*.md")
def test_markdown_becomes_the_html_of_its_golden(case: Path, golden: Callable[[Path, str], None]) -> None:
    parts = []
    for title, markdown in _cases(case.read_text("utf-8")):
        html = shown(markdown)
        assert_well_formed(html)
        parts.append(f"{title}\n.\n{markdown}\n.\n{html}\n.\n")
    golden(case, "\n".join(parts))


def _cases(text: str) -> Iterator[tuple[str, str]]:
    """Yield title and Markdown of each case; a line that is a single dot ends a part."""
    lines = iter(text.split("\n"))
    part: list[str] = []
    parts: list[str] = []
    for line in lines:
        if line != ".":
            part.append(line)
            continue
        parts.append("\n".join(part))
        part = []
        if len(parts) == 3:
            yield parts[0].strip(), parts[1]
            parts = []
    assert not "".join(part).strip(), "a case is title, Markdown and HTML, each ended by a dot"
