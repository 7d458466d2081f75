# ruff: noqa: E501 - a table reads best with many cases a line
"""Time and memory stay bounded: twice the text takes about twice the time, whatever the text is made to provoke."""

from __future__ import annotations

import time
from functools import cache
from math import inf
from typing import TYPE_CHECKING

import pytest

from papernotes.config import Config
from papernotes.files.theme import default_theme, read_theme
from papernotes.pipeline import build
from papernotes.project import Project
from papernotes.source import Source

from .large import measure, prose, records

if TYPE_CHECKING:
    from pathlib import Path

    from papernotes.render.theme import Theme

SMALL = 25_000
"""Characters; the large text has twice as many."""
ORDINARY = "The words of a note go on and on, and fold a crane of paper.\n\n"
TRIES = 6
"""A busy machine makes work dearer and never cheaper, so the lowest of some measurements is nearest to the truth."""
PATTERNS = {
    "nested-brackets": "[", "bracket-pairs": "[]", "nested-links": "[a](", "links-open": "[ (](", "images": "![", "nested-quotes": "> ",
    "quotes-and-items": "> - ", "emphasis": "*a_ ", "strong-open": "**a ", "emphasis-closers": "a* ", "mixed-emphasis": "*_**__", "cjk-emphasis": "**中。",
    "references": "[a]: u\n", "reference-uses": "[x][y]", "reference-labels": "[a\\", "footnotes": "[^1] ", "footnote-texts": "[^a]: x\n",
    "tables": "| a ", "table-rows": "| a |\n|---|\n", "pipes": "|", "html-open": "<a ", "html-comments": "<!-- ", "html-cdata": "<![CDATA[",
    "html-processing": "<?", "html-declarations": "<!A", "html-tags": "<b>", "html-ends": "</b>", "html-nested": "<div><p>", "details": "<details>\n",
    "entities": "&amp", "backticks": "` ", "backtick-runs": "```` ` ", "backslashes": "\\", "dollars": "$a ", "math-blocks": "$$\n", "autolinks": "<http://a",
    "addresses": "https://a.b/c(", "www": "www.a", "mail": "a@", "hard-breaks": "a  \n", "rules": "* * ", "items": "- a\n", "ordered": "1. a\n",
    "headings": "# a\n", "underlines": "a\n-\n", "titles": "《a", "papers": "### 《a》\n", "venues": "(CVPR ", "years": "2020 ", "authors": "A, ", "keys": "a: b\n",
    "wiki": "[[a|", "tags": "#a ", "fences": "```\n", "tildes": "~~a ", "carets": "^", "commas": ",", "quotation-marks": "\"'", "brackets-round": "(",
    "spaces": " ", "tabs": "\t-", "nul": "\0", "cjk": "折。", "emoji": "😀", "right-to-left": "א ", "combining": "e\u0301", "zero-width": "\u200b",
    "arxiv": "2101.00001 ", "doi": "10.1000/a ", "bibtex": "@a{b, ", "jinja": "{{", "front-matter": "---\n",
}  # fmt: skip


@cache
def theme() -> Theme:
    return read_theme(default_theme())


def spent(text: str) -> float:
    """Return the processor time that a whole site of a text takes in memory."""
    project = Project(Config(), (Source("a.md", text),), theme())
    start = time.process_time()
    for piece in build(project).pieces:
        list(piece.make())
    return time.process_time() - start


@pytest.mark.alone
@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("pattern", [pytest.param(pattern, id=name) for name, pattern in PATTERNS.items()])
def test_twice_the_text_takes_about_twice_the_time(pattern: str) -> None:
    """What costs less than an ordinary text of its length is too little to measure, so that is what counts then."""
    times = SMALL // len(pattern)
    small = large = ordinary = inf
    for _ in range(TRIES):
        small = min(small, spent(pattern * times))
        large = min(large, spent(pattern * times * 2))
        ordinary = min(ordinary, spent(ORDINARY * (SMALL // len(ORDINARY))))
        if large < 3 * max(small, ordinary):
            return
    pytest.fail(f"{large / small:.1f} times as long, {large / ordinary:.1f} times an ordinary text of half the length")


@pytest.mark.alone
@pytest.mark.parametrize(
    ("text", "megabytes"),
    [pytest.param(prose(4), 400, id="megabytes-of-prose"), pytest.param(records(800), 250, id="records")],
)
def test_a_large_file_is_built_in_bounded_memory(tmp_path: Path, text: str, megabytes: int) -> None:
    """``python -m tests.trust.large`` does the same with 50 MB, and with 20,000 records."""
    figures = measure(text, tmp_path)
    assert figures.held
    assert figures.megabytes < megabytes + 100, figures
