"""Pandoc's tables of blanks and dashes as tables of bars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.parse.dialects import plainly
from papernotes.parse.dialects.dashed_tables import dashed
from papernotes.source import Source

HEADED = """\
  Right     Left     Center     Default
-------     ------ ----------   -------
     12     12        12            12
    123     123       123          123
"""
BARE = """\
-------     ------
     12     12
    123     a | b
-------     ------
"""
SEVERAL = """\
-------------------------------
 Name        Legs of
 of it       it
----------- -------------------
Stilt       Long and red, as of
            old

Plover      Short
-------------------------------

Table: Waders {#tbl-w}
"""
WIDE = """\
论文        年份
----------  ----
折纸        2020
"""


def plain(text: str) -> list[str]:
    return [line for line in plainly(Source("a.md", text)).source.text.split("\n") if line]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (HEADED, ["| Right | Left | Center | Default |", "| ---: | --- | :---: | --- |", "| 12 | 12 | 12 | 12 |",
                  "| 123 | 123 | 123 | 123 |"]),
        (BARE, ["|  |  |", "| ---: | --- |", "| 12 | 12 |", r"| 123 | a \| b |"]),
        (SEVERAL, ["| Name of it | Legs of it |", "| :---: | :---: |", "| Stilt | Long and red, as of old |",
                   "| Plover | Short |", "*Waders* {#tbl-w}"]),
        (WIDE, ["| 论文 | 年份 |", "| --- | --- |", "| 折纸 | 2020 |"]),
    ],
)  # fmt: skip
def test_a_table_of_dashes_is_one_of_bars(text: str, shown: list[str]) -> None:
    assert plain(text) == shown
    assert len(plainly(Source("a.md", text)).source.lines) == text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "--- ---\n\nwords",  # a rule
        "A word that goes across\n------- -------\nmore words",  # no columns
        "One\nTwo\n---  ---\na    b",  # a paragraph
        "```\na    b\n---  ---\nc    d\n```",
        "    a    b\n    ---  ---\n    c    d",
        "---  ---\na    b\n\nwords",  # nothing ends it
        "a    b\n---  ---\n\nwords",  # no rows
    ],
)
def test_what_only_looks_so_stays(text: str) -> None:
    assert plainly(Source("a.md", text)).source.text == text


@given(st.lists(st.text(alphabet="ab -|中\t", max_size=24), min_size=1, max_size=9), st.integers(0, 8))
def test_a_table_has_as_many_lines_as_were_drawn_and_all_their_words(lines: list[str], start: int) -> None:
    start = min(start, len(lines) - 1)
    made = dashed(lines, start)
    assert len(made) <= len(lines) - start
    drawn = "".join(lines[start : start + len(made)])
    for sign in "ab中":
        assert "".join(made).count(sign) == drawn.count(sign)
