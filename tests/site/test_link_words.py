"""What buttons of links say: what they lead to, and what the notes call it where nothing else tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Site


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("Code: [official](https://github.com/moss/row) / [my own](https://github.com/me/row)", ["my own"]),
        ("[My own words](https://arxiv.org/abs/2001.00001)", ["My own words"]),
        ("- [Slides of the defence in Oslo](https://example.org/a.pdf)", ["Slides of the defence in Oslo"]),
        ("Code: [JAX](https://github.com/moss/row)", ["JAX"]),
        ("Video: [上海讲座](https://youtu.be/abc)", ["上海讲座"]),
        ("Code: [code](https://github.com/moss/row), [GitHub](https://github.com/moss/oar)", []),
        ("Paper: [PDF](https://arxiv.org/abs/2001.00001) | [link](https://example.org/a)", []),
    ],
)  # fmt: skip
def test_what_a_link_is_called_is_on_the_page(site: Site, lines: str, shown: list[str]) -> None:
    site.note(f"## Rowing Boats with Deep Networks (ICML 2020)\n\n{lines}\n\nWords.\n").build()
    (paper,) = site.papers
    page = site.read(paper["url"]).partition("<main")[2]
    assert all(words in page for words in shown)
    assert bool(re.search(r"<small>[^<]* · ", page)) == any(f"{words} · " in page for words in shown)
