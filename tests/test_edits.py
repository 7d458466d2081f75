"""What an edit changed, told from a part of a file: the same as the whole file tells."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.body import render_bodies
from papernotes.edits import KnownFile, RecordEdit, edits
from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.site.record_digests import leaf_of
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.body import RecordBody
    from papernotes.model import Record

LEXICON = load()
HEADINGS = """---
topic: paper art
---

# CVPR-2023

### 《Folding Cranes》

Code: https://github.com/example/cranes

**Problem** Paper is flat, see [the guide][1].

```bash
python fold.py
```

### 《Unfolding Boats》

**Problem** Boats are wet.[^1]

**Method** Drying.

# ICRA-2021

### 《Sailing Home: Boats without Water》

**Problem** No water.

[1]: https://example.org/guide
[^1]: Most of them.
"""
BULLETS = """# Papers

## 2020

- **Folding Cranes** (CVPR 2020) [[pdf]](https://arxiv.org/abs/2001.00001)
  - Paper is flat.
- **Unfolding Boats** (ICRA 2020) [[pdf]](https://arxiv.org/abs/2001.00002)
  - Boats are wet.
  - Dry them.
- **Sailing Home** (ICML 2020) [[pdf]](https://arxiv.org/abs/2001.00003)
"""
SINGLE = """# Folding Cranes

Venue: CVPR 2020

## Problem

Paper is flat.
"""
ADDED = (
    "More of it.",
    "",
    "  - a point more",
    "**Results** They fly.",
    "# A heading",
    "```",
    "[1]: https://example.com",
)


@cache
def known(text: str) -> KnownFile:
    source = Source("notes.md", text)
    document = parse(source, LEXICON)
    bodies = render_bodies(document)
    leaves = [leaf_of(record, body, (), "") for record, body in zip(document.records, bodies, strict=True)]
    return KnownFile(source, leaves, document.groups)


def whole(text: str) -> list[tuple[Record, RecordBody]]:
    return [(leaf.record, leaf.body) for leaf in known(text).leaves]


def edited(old: str, new: str) -> tuple[RecordEdit, ...]:
    return edits(known(old), Source("notes.md", new), LEXICON)


@pytest.mark.parametrize("text", [HEADINGS, BULLETS, SINGLE])
@given(data=st.data())
def test_what_an_edit_changed_is_what_the_whole_file_says(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    removed = data.draw(st.integers(0, 2))
    lines[at : at + removed] = data.draw(st.lists(st.sampled_from(ADDED), max_size=2))
    new = "\n".join(lines)
    found = edited(text, new)
    assert all((edit.read, edit.body) in whole(new) for edit in found)
    assert [edit.read.place.line for edit in found] == sorted({edit.read.place.line for edit in found})


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (HEADINGS, "is flat", "is very flat"),
        (HEADINGS, "**Method** Drying.", "**Method** Drying.\n\n**Results** Dry boats.\n"),
        (HEADINGS, "No water.", "No water.\nNowhere."),
        (BULLETS, "Dry them.", "Dry them well."),
        (BULLETS, "[[pdf]](https://arxiv.org/abs/2001.00003)", "[[pdf]](https://arxiv.org/abs/2001.00004)"),
        (SINGLE, "is flat", "is very flat"),
    ],
)
def test_a_sentence_more_is_one_edit(text: str, old: str, new: str) -> None:
    (edit,) = edited(text, text.replace(old, new))
    before, after = whole(text), whole(text.replace(old, new))
    (at,) = (n for n, (one, other) in enumerate(zip(before, after, strict=True)) if said(one) != said(other))
    assert (edit.then, edit.read, edit.body) == (before[at][0], *after[at])


def said(read: tuple[Record, RecordBody]) -> tuple[object, ...]:
    record, body = read
    return record.title, record.arxiv, [section.text for section in record.sections], body.sections


def test_nothing_changed_is_no_edit() -> None:
    assert edited(HEADINGS, HEADINGS) == ()


@pytest.mark.parametrize(("first", "last"), [(5, 6), (7, 9), (10, 10), (7, 10)])
def test_records_that_went_are_left_to_the_build(first: int, last: int) -> None:
    lines = BULLETS.split("\n")
    new = "\n".join([*lines[: first - 1], *lines[last:]])
    assert len(whole(new)) < 3
    assert edited(BULLETS, new) == ()


def test_a_code_block_left_open_is_left_to_the_build() -> None:
    assert edited(HEADINGS, HEADINGS.replace("fold.py\n```", "fold.py")) == ()
