"""The block rules of our own, against the library's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from papernotes.parse.markdown import AT_SIGHT, parser

_PIECES = (
    "",
    "word", "Two words", "中文", "é", "# head", "## head ##", "#tag", "#", "---", "===", "- item", "1. item", "> quote",
    "| a | b |", "|---|---|", "a | b", "-|-", "```", "~~~", "$$", "<div>", "[a]: /u", "[^1]: note", "\\", "*", "   ",
)  # fmt: skip
_BEFORE = ("", "", "", " ", "  ", "   ", "    ", "\t", "> ", "- ", "1. ", "  - ")
_BEHIND = ("", "", "  ", "\t", "\u3000", "\u00a0", "\x0c", "\x00", "\r")
_LINES = st.lists(st.tuples(*map(st.sampled_from, (_BEFORE, _PIECES, _BEHIND))).map("".join), max_size=14)


@given(_LINES)
def test_reading_at_sight_changes_no_block(lines: list[str]) -> None:
    text = "\n".join(lines)
    markdown = parser()
    at_sight = markdown.parse(text, {})
    try:
        markdown.block.ruler.disable(AT_SIGHT)
        by_all_rules = markdown.parse(text, {})
    finally:
        markdown.block.ruler.enable(AT_SIGHT)
    assert at_sight == by_all_rules
