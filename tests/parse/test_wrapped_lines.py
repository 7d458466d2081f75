"""Lines that an editor broke are read as the lines that they were."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.parse.dialects import plainly
from papernotes.parse.dialects.wrapped_lines import unbroken
from papernotes.parse.markdown import HIDDEN
from papernotes.source import Source

WORDS = ("the", "slow", "river", "of", "many", "small", "stones", "goes", "on", "and", "under")
TITLES = (
    "Measuring the Flow of Slow Rivers with Many Small Sensors on Floating Wooden Boats",
    "A Theory of Paper Cranes That Fold Themselves When Nobody Is Looking at the Table",
    "On the Number of Windows in Houses Built before the Invention of Transparent Glass",
    "How Snails Remember the Way Back from Gardens in Which They Have Never Been Before",
    "Learning to Whistle from Demonstrations by Kettles in Quiet and in Crowded Kitchens",
)


def _titles(text: str) -> list[str]:
    document = parse(Source("list.md", text), load())
    return [record.title for record in document.records if record.kind == "paper"]


@pytest.mark.parametrize(
    "form", ["- **{}**, CVPR 2020", "- *{}*. CVPR 2020.", "- [{}](https://arxiv.org/abs/2001.0000{n})"]
)
def test_titles_may_go_on_over_lines(form: str) -> None:
    lines = [form.format(title, n=n) for n, title in enumerate(TITLES, 1)]
    whole = "# Papers\n\n" + "\n".join(lines) + "\n"
    broken = "# Papers\n\n" + "\n".join(textwrap.fill(line, 64, subsequent_indent="  ") for line in lines) + "\n"
    assert broken != whole
    assert _titles(broken) == _titles(whole) == list(TITLES)


def test_a_file_broken_at_a_column_is_read_whole() -> None:
    prose = " ".join(["Rivers are slow where the land is flat, and boats that float on them measure it."] * 12)
    lines = textwrap.fill(prose, 72).split("\n")
    whole = unbroken("\n".join(lines), lines)
    assert whole is not None
    assert whole[0] == prose
    assert set(whole[1:]) == {HIDDEN}
    assert len(whole) == len(lines)


@pytest.mark.parametrize(
    "text",
    [
        "A short title\nAda Moss, Ben Stone\nA place, 2020\n\nB title\nCy Dune\nC place\n\nD title\nEve Hill\nF place",
        "one line  \nbroken on purpose  \nand again  \nand again  \nand so on",
        "```\nfirst line of code that is long enough\nsecond line of code that is so\nthird one\nfourth\nfifth\n```",
    ],
)
def test_what_was_broken_on_purpose_stays(text: str) -> None:
    assert plainly(Source("a.md", text)).source.text == text


@given(st.lists(st.sampled_from(WORDS), min_size=40, max_size=200))
def test_breaking_a_text_changes_no_word(words: list[str]) -> None:
    text = textwrap.fill(" ".join(words), 60)
    read = plainly(Source("a.md", text)).source
    assert len(read.lines) == text.count("\n") + 1
    assert " ".join(read.text.replace(HIDDEN, " ").split()) == " ".join(words)
