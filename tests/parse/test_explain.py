"""What is told of a line is what decided."""

from __future__ import annotations

from functools import cache

import pytest

from papernotes.lexicon import Lexicon, load
from papernotes.parse import explain
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
        pytest.param(3, "paper", "one paper's link in all of it", id="a-title"),
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
