"""What holds of any text at all: it is read without an error, and every line lies in exactly one place."""

from __future__ import annotations

import gc
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from papernotes.lexicon import Lexicon, load
from papernotes.parse import parse
from papernotes.parse.records.view import Line, View
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.model import Document


@cache
def lexicon() -> Lexicon:
    return load()


def read(text: str, path: str = "notes.md") -> tuple[Source, Document]:
    source = Source(path, text)
    return source, parse(source, lexicon())


ASIDE = ("template", "badge", "front matter", "heading")
"""Why lines are skipped that may stand between those of a record."""


def check(source: Source, document: Document) -> None:
    """Assert all that must hold of a document."""
    places = [(r.place.line, r.place.end_line) for r in document.records]
    places += [(g.line, g.end_line) for g in document.groups]
    aside = [(s.line, s.end_line) for s in document.skipped if s.reason in ASIDE]
    skipped = [(s.line, s.end_line) for s in document.skipped if s.reason not in ASIDE]
    held, apart = (Counter(n for f, t in part for n in range(f, t + 1)) for part in ([*places, *skipped], aside))
    assert all(1 <= first <= last <= len(source.lines) for first, last in (*places, *skipped, *aside))
    assert set(apart.values()) <= {1}
    assert [n for n, line in enumerate(source.lines, 1) if line.strip() and held[n] != 1 and not apart[n]] == []
    assert set(held.values()) <= {1}
    for record in document.records:
        lines, shown = range(record.place.line, record.place.end_line + 1), dict(record.shown)
        printed = {number for number in lines if shown.get(number, "") is not None}
        assert not any(printed & set(range(s.line, s.end_line + 1)) for s in document.skipped)
    for record in document.records:
        first, last = record.place.line, record.place.end_line
        assert record.title.strip()
        at = first
        for section in record.sections:
            assert at <= section.line <= section.end_line <= last
            at = section.end_line + 1
        assert not record.sections or record.sections[-1].end_line == last
        assert [number for number, _ in record.shown] == sorted({number for number, _ in record.shown})
        assert all(first <= number <= last for number, _ in record.shown)
        assert all(link.url.startswith(("http://", "https://")) for link in record.links)
        assert all(0 <= evidence.line <= len(source.lines) for _, evidence in record.provenance)
        assert all(first <= snippet.line <= last for snippet in record.snippets)
    for finding in document.diagnostics:
        assert finding.span is None or 0 <= finding.span.start <= finding.span.end <= len(source.text)


TITLES = st.sampled_from(
    [
        "《Deep Rivers: Learning to Flow》(CVPR2023)",
        "RiverNet: Learning Deep Currents for Long Rivers",
        "[RiverNet: Deep Currents](https://arxiv.org/abs/2301.00001)",
        "**[RiverNet]** Deep Currents for Long Rivers [[paper](https://arxiv.org/abs/2301.00001)] [[code](https://github.com/a/b)]",
        "# CVPR 2023",
        "2021",
        "Method",
        "Paper",
        "Paper template",
        "目录",
        "1. どんなもの？",
        "메타데이터",
        "References",
    ]
)
LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "   ",
            "---",
            "===",
            "Paper: *<https://arxiv.org/abs/2301.00001>*  ",
            "Code: *<url>*",
            "- Authors: Ada Lovelace, Grace Hopper",
            "- **Year**: 2021",
            "| Title | Venue | Code |",
            "|---|---|---|",
            "| RiverNet | CVPR | [code](https://github.com/a/b) |",
            "**Problem**  ",
            "**Effect** The effect is small.",
            "Method: we swim",
            "> ICLR 2020",
            "> https://arxiv.org/abs/2301.00001",
            "```python",
            "```",
            "~~~",
            "    indented",
            "- [a](b.md)",
            "  - nested [x](https://arxiv.org/abs/2301.00002) (ICML 2020)",
            "1. one",
            "<details><summary>More</summary>",
            "</details>",
            "<!-- comment",
            "-->",
            "[1]: https://example.org/a",
            "[^1]: a footnote",
            "$$",
            "tags: [a, b]",
            "title: RiverNet",
            "@inproceedings{a,",
            "}",
            "{{title}}",
            "<a name='x'></a>",
            "We read this paper and the authors propose a river.",
            "本文提出了一种方法。",
        ]
    ),
    st.text(max_size=40),
)
HEADINGS = st.builds(lambda level, title: "#" * level + " " + title, st.integers(1, 6), TITLES)
ITEMS = st.builds(lambda depth, title: "  " * depth + "- " + title, st.integers(0, 3), TITLES)
NOTES = st.lists(st.one_of(LINES, HEADINGS, ITEMS, TITLES), max_size=40).map("\n".join)
PATHS = st.sampled_from(
    ["notes.md", "README.md", "CVPR2023/x.md", "papers/Deep_Rivers.md", "2024-01-02.md", "_template.md"]
)


@given(NOTES, PATHS)
@example("<summary>Deep Rivers https://arxiv.org/abs/2301.00001\n", "notes.md")
def test_every_line_of_anything_like_notes_lies_in_exactly_one_place(text: str, path: str) -> None:
    check(*read(text, path))


@given(st.text())
def test_every_line_of_any_text_lies_in_exactly_one_place(text: str) -> None:
    check(*read(text))


@given(st.text(alphabet="#*_-+>`|[]()<>!~$:=\\ \t\r\n\x0b\x0c\u2028&;@{}%/.1aA论《》", max_size=300))
def test_every_line_of_any_mess_of_marks_lies_in_exactly_one_place(text: str) -> None:
    check(*read(text))


@given(NOTES)
def test_front_matter_before_anything_keeps_the_lines_apart(text: str) -> None:
    check(*read(f"---\ntitle: Deep Rivers\ntags: [CVPR 2020, water]\n---\n{text}"))


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(mark, id=f"{mark[:12]!r}")
        for mark in (
            "[",
            "](",
            "<",
            "**",
            "*",
            "_",
            "`",
            "《",
            "(",
            "- ",
            "> ",
            "[[a](",
            "<!--",
            "|",
            "a:",
            "\\",
            "&",
            "http://",
            "@a{",
            "10.1/",
            "**[",
            "2020 ",
            "A, ",
            "$$",
        )
    ],
)
def test_hostile_repetition_is_read_in_time(mark: str) -> None:
    check(*read(mark * (6_000 // len(mark))))
    check(*read(f"# T\n\n- {mark * (3_000 // len(mark))}\n"))


def test_a_read_source_leaves_no_rings_in_memory() -> None:
    gc.collect()
    gc.disable()
    try:
        read("# Rivers\n\n## Rowing on Rivers\n\n- Paper: https://arxiv.org/abs/2101.00001\n\nText.\n")
        assert not [value for value in gc.get_objects() if isinstance(value, (View, Line))]
    finally:
        gc.enable()
