"""Where links lead that is written at the end of a file: they are links of the records that they stand in."""

from __future__ import annotations

import re

import pytest

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.source import Source

INLINE = """# Papers

Inspired by [another list](https://github.com/ada/lists).

{mark}[Folding Boats on Quiet Ponds](https://arxiv.org/abs/2412.18608) CVPR 2020
{mark}[Cranes by Night: a Survey](https://arxiv.org/abs/2412.18609) CVPR 2021
{mark}[Planes in the Wind](https://arxiv.org/abs/2412.18610) CVPR 2022
"""


def _read(text: str) -> list[tuple[str, int | None, tuple[tuple[str, str], ...]]]:
    records = parse(Source("a.md", text), load()).records
    return [
        (record.title, record.year, tuple((link.kind, link.url) for link in record.links))
        for record in records
        if record.kind == "paper"
    ]


def _by_reference(text: str, label: str) -> str:
    urls: list[str] = []

    def asked(found: re.Match[str]) -> str:
        urls.append(found[2])
        return f"[{found[1]}][{label.format(len(urls))}]"

    body = re.sub(r"\[([^\]]+)\]\(([^)]+)\)", asked, text)
    return body + "\n" + "".join(f"[{label.format(n)}]: {url}\n" for n, url in enumerate(urls, 1))


@pytest.mark.parametrize("label", ["{}", "link-{}", "paper {}", "Code-{}"])
@pytest.mark.parametrize("mark", ["- ", "-", "1. "])
def test_links_by_reference_are_links(label: str, mark: str) -> None:
    text = INLINE.format(mark=mark)
    assert _read(_by_reference(text, label)) == _read(text)
    assert len(_read(text)) == 3


def test_a_definition_that_nobody_asks_for_is_a_link() -> None:
    text = (
        "# Papers\n\n## Folding Boats on Quiet Ponds\n\n[Paper]: https://arxiv.org/abs/2412.18608\n\nA note on boats.\n"
    )
    ((_, _, links),) = _read(text)
    assert links == (("paper", "https://arxiv.org/abs/2412.18608"),)
