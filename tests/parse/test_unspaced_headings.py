"""Headings whose signs have no blank behind them."""

from __future__ import annotations

import pytest

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.parse.dialects.unspaced_headings import headed
from papernotes.source import Source

NOTES = (
    "{one}Folding Boats on Quiet Ponds: A Survey\n\nhttps://arxiv.org/abs/2101.00001\n\n"
    "{two}Background\nBoats sink.\n\n{two}2. Main idea\nThey are folded twice.\n"
)


@pytest.mark.parametrize("blank", ["", " "])
def test_they_are_read_as_others_are(blank: str) -> None:
    (record,) = parse(Source("a.md", NOTES.format(one=f"#{blank}", two=f"##{blank}")), load()).records
    assert record.title == "Folding Boats on Quiet Ponds: A Survey"
    assert [section.heading for section in record.sections] == ["Background", "Main idea"]


@pytest.mark.parametrize(
    "text",
    [
        "#boats #folding\n\nText.\n",
        "#reading list of mine\n#boats of paper\n",
        "# Title\n\n## Method\n\n#boats\n",
        "```\n##one\n##two\n```\n",
        "    ##one\n    ##two\n",
        "##[[Moss]]\n",
        "#!/bin/sh\n#include <stdio.h>\n",
        "####### seven\n#######seven\n",
        "##one alone, and nothing else\n",
    ],
)
def test_other_lines_stay(text: str) -> None:
    assert headed(text, text.split("\n")) is None


def test_a_tag_beside_them_stays_a_tag() -> None:
    lines = ["##Background", "", "#boats", "#boats #ponds", "#Folding boats", "## Method"]
    assert headed("\n".join(lines), lines) == [
        "## Background",
        "",
        "#boats",
        "#boats #ponds",
        "# Folding boats",
        "## Method",
    ]


@pytest.mark.parametrize("day", ["June 15", "August 24th", "Apr. 6", "3rd May"])
def test_a_heading_that_is_a_day_is_no_paper(day: str) -> None:
    """A day's heading stands above what was read on it, whether it has a blank or not."""
    cited = "[Moss et al.](https://www.biorxiv.org/content/early/2018/06/04/339010) Repeats fold the paper of cranes"
    text = f"# Journal club\n\n##June 2018\n\n###{day}\n\n{cited}\n\n##May 2018\n\n###May 4\n\n{cited} by night\n"
    titles = [record.title for record in parse(Source("a.md", text), load()).records]
    assert day not in titles
