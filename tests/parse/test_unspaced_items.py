"""Items whose mark has no blank behind it, before a link."""

from __future__ import annotations

import pytest

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.parse.dialects.unspaced_items import spaced
from papernotes.source import Source

TITLES = ("Folding Boats on Quiet Ponds", "Cranes by Night: a Survey", "Planes in the Wind")


@pytest.mark.parametrize("mark", ["-", "+", "*", "1.", "2)"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_each_is_an_item(mark: str, gap: str) -> None:
    links = [f"[{title}](https://arxiv.org/abs/2101.0000{n}) in ACL 2021" for n, title in enumerate(TITLES)]
    texts = ["# Papers\n\n" + f"\n{gap}".join(f"{mark}{blank}{link}" for link in links) for blank in ("", " ")]
    read = [parse(Source("a.md", text), load()).records for text in texts]
    assert [record.title for record in read[0]] == list(TITLES)
    assert [[(one.venue, one.year) for one in records] for records in read] == [[("ACL", 2021)] * 3] * 2


@pytest.mark.parametrize(
    "text",
    [
        "-[one](a) and no other\n",
        "*[one](a)* are links\n*[two](b)* in italics\n",
        "```\n-[one](a)\n-[two](b)\n```\n",
        "-[^1] words\n-[^2] words\n",
        "-[ ] a task\n-[x] another\n",
        "--[one](a)\n--[two](b)\n",
        "3.5[one](a)\n3.6[two](b)\n",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert spaced(text, text.split("\n")) is None
