"""The block rules of our own, against the library's."""

from __future__ import annotations

import dataclasses

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it.token import Token

from papernotes.parse.markdown import library_parser, parser

_PIECES = (
    "",
    "word", "Two words", "中文", "é", "# head", "## head ##", "#tag", "#", "---", "===", "- item", "1. item", "> quote",
    "| a | b |", "|---|---|", "a | b", "-|-", "```", "~~~", "$$", "<div>", "[a]: /u", "[^1]: note", "\\", "*", "   ",
    "**bold** a", "**", "** a", "__b__", "__", "_", "***", "* * *", "- - -", "-", "- ", "+ item", "*\titem", "2) item",
    "[a](/u) b", "[a", "b]: /u", "[a] [b]: c", "- | -", "2020", "$$ x $$",
)  # fmt: skip
_BEFORE = ("", "", "", " ", "  ", "   ", "    ", "\t", "> ", "- ", "1. ", "  - ", "     - ")
_BEHIND = ("", "", "  ", "\t", "\u3000", "\u00a0", "\x0c", "\x00", "\r")
_LIBRARY = library_parser()
_LINES = st.lists(st.tuples(*map(st.sampled_from, (_BEFORE, _PIECES, _BEHIND))).map("".join), max_size=14)


@example(["[a", "b]: /u"])
@given(_LINES)
def test_our_short_ways_change_no_block(lines: list[str]) -> None:
    text = "\n".join(lines)
    ours: dict[str, object] = {}
    theirs: dict[str, object] = {}
    tokens = parser().parse(text, ours)
    assert [token.as_dict() for token in tokens] == [token.as_dict() for token in _LIBRARY.parse(text, theirs)]
    assert ours == theirs


def test_our_tokens_have_all_that_the_library_gives_its_own() -> None:
    for token in parser().parse("# a\n\n- b\n\n| c |\n|---|\n", {}):
        assert all(hasattr(token, field.name) for field in dataclasses.fields(Token))
