"""A source's places: lines, columns and offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.source import Source, Span


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("", ("",), id="empty"),
        pytest.param("a\nb", ("a", "b"), id="line-feed"),
        pytest.param("a\r\nb\rc\n", ("a", "b", "c", ""), id="all-line-ends"),
        pytest.param("a\u2028b\x0cc\x85d", ("a\u2028b\x0cc\x85d",), id="unicode-separators-end-no-line"),
    ],
)
def test_only_line_feeds_and_carriage_returns_end_a_line(text: str, lines: tuple[str, ...]) -> None:
    assert Source("a.md", text).lines == lines


@given(st.text(alphabet="ab\r\n é字"))
def test_each_offset_has_a_place_and_each_line_its_span(text: str) -> None:
    source = Source("a.md", text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert source.line_span(line).start + column - 1 == offset
    for number, line in enumerate(source.lines, 1):
        span = source.line_span(number)
        assert text[span.start : span.end] == line == source.line(number)


def test_find_looks_only_in_the_lines_given() -> None:
    source = Source("a.md", "url\nx url\nurl")
    assert source.find("url", 2) == Span(6, 9)
    assert source.find("url", 2, 3) == Span(6, 9)
    assert source.find("nothing", 1, 3) is None


def test_digest_depends_on_path_and_text() -> None:
    digests = {Source(path, text).digest for path in ("a.md", "b.md") for text in ("x", "y")}
    assert len(digests) == 4
