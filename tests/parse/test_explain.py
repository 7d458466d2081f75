"""What is told of a line is what decided."""

from __future__ import annotations

import re
from functools import cache

import pytest

from papernotes.lexicon import Lexicon, load
from papernotes.lexicon.data import points
from papernotes.parse import explain, glance, profile
from papernotes.parse.reading.telling import in_words
from papernotes.source import Source

NOTES = """# CVPR 2021

## 《RiverNet: Learning Deep Currents》
Paper: <https://arxiv.org/abs/2101.00001>

**Problem**
Rivers are long.

```python
swim()
```

## Paper template
Paper: <url>
"""


@cache
def lexicon() -> Lexicon:
    return load()


@pytest.mark.parametrize(
    ("line", "kind", "sentence"),
    [
        pytest.param(1, "group", "“CVPR 2021”", id="a-group"),
        pytest.param(2, None, "blank", id="a-blank-line-between"),
        pytest.param(3, "paper", "one paper's link in it or beneath it", id="a-title"),
        pytest.param(4, "paper", "a paper link: https://arxiv.org/abs/2101.00001", id="a-link"),
        pytest.param(7, "paper", "the section “Problem”", id="text-in-a-section"),
        pytest.param(9, "paper", "a snippet: python", id="code"),
        pytest.param(13, "skipped", "template", id="a-template"),
    ],
)
def test_a_line_is_explained_by_what_it_is_a_part_of(line: int, kind: str | None, sentence: str) -> None:
    found = explain(Source("notes.md", NOTES), lexicon(), line)
    assert found.kind == kind
    assert sentence in "\n".join(found.sentences())


def test_the_signals_of_a_paper_come_to_its_score() -> None:
    found = explain(Source("notes.md", NOTES), lexicon(), 3)
    assert found.score == pytest.approx(sum(signal.weight for signal in found.signals))
    assert found.groups == ("CVPR 2021",)


@pytest.mark.parametrize("line", [-3, 0, 99])
def test_a_line_that_does_not_exist_is_explained_as_the_nearest(line: int) -> None:
    assert 1 <= explain(Source("notes.md", NOTES), lexicon(), line).line <= len(NOTES.split("\n"))


RIVERS = """# Rivers

## RiverNet: Learning Deep Currents
Paper: <https://arxiv.org/abs/2101.00001>

## Lakes in Winter

- Ponds without Supervision
- call the plumber
"""
POINTS = re.compile(r"without (.*) it would come to (less|more) than 0")


def told(line: int, notes: str = RIVERS, *forms: str) -> str:
    source = Source("a.md", notes)
    folder = profile([glance(source)], (("a.md", forms),) if forms else ())
    return "\n".join(explain(source, lexicon(), line, folder).sentences())


def test_a_line_is_told_with_its_neighbours_and_the_runner_up() -> None:
    said = told(3)
    assert "A paper's record starts at line 3, with +" in said
    assert re.search(r"neighbours' points: the file as one paper [+-]\d.*; line 6 beside it [+-]\d", said)
    assert re.search(r"The file is read as headings 2 \(\d papers?\), with a confidence of 0\.\d\d", said)
    assert "The runner-up is " in said


@pytest.mark.parametrize(("line", "form"), [(8, "items"), (9, "items")])
def test_a_line_that_starts_no_record_is_told_with_what_would_have_it_start_one(line: int, form: str) -> None:
    said = told(line)
    assert f"No paper's record starts at line {line}" in said
    assert f'write `"a.md": {form}` below `read:`' in said


def test_the_only_top_heading_is_told_to_be_one_with_the_file() -> None:
    said = told(1)
    assert "The only top heading and the file are one record" in said
    assert 'write `"a.md": file`' in said


def test_what_the_settings_say_is_told_and_nothing_else_is_advised() -> None:
    said = told(3, RIVERS, "items")
    assert "papernotes.yml says to read the file as items, which counts -40 points." in said
    assert "confidence" not in said
    assert "write `" not in said
    assert "A paper's record starts at line 8" in told(8, RIVERS, "items")


@pytest.mark.parametrize("notes", [NOTES, RIVERS], ids=["notes", "rivers"])
def test_what_is_said_to_have_turned_it_outweighs_the_rest(notes: str) -> None:
    for line in range(1, notes.count("\n") + 1):
        found = explain(Source("a.md", notes), lexicon(), line)
        if turned := POINTS.search("\n".join(found.sentences())):
            for weight in re.findall(r"\(([+-][\d.]+)\)", turned[1]):
                assert (found.score - float(weight) < 0.06) == (turned[2] == "less")


@pytest.mark.parametrize(
    ("row", "left"),
    [
        (
            "|2022|ECCV|[Coming Soon](https://github.com/a/b)|[Rowing by Night](https://arxiv.org/abs/2101.00001)|",
            "Coming, Soon",
        ),
        ("|2022|ECCV|[Code](https://github.com/a/b)|[Rowing by Night](https://arxiv.org/abs/2101.00001)|", ""),
    ],
)
def test_what_no_field_holds_of_a_line_that_is_not_printed_is_told(row: str, left: str) -> None:
    text = f"|Year|Venue|Link|Title|\n|---|---|---|---|\n{row}\n{row.replace('Night', 'Day').replace('0001', '0002')}\n"
    said = next(told for told in explain(Source("a.md", text), lexicon(), 3).sentences() if "not printed" in told)
    lost = f"no field holds these words of it: {left}." if left else "since its fields hold all of it."
    assert said.endswith(lost)


def test_nothing_is_told_in_the_words_of_the_code() -> None:
    for name in (*(name for name, *_ in points("weights") if name != "*"), "every line"):
        said = in_words(name)
        assert not re.search(r"\b(?:siblings?|units?|points|shape|elsewhere:|in a file)\b", said), name
        assert said.strip()
