"""Raw HTML is read as markdown-it reads it, but for blanks of other scripts, and never in many ways at once."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from papernotes.parse.raw_html import TAG, read_block, read_inline

_THEIRS = MarkdownIt("commonmark")
_OURS = MarkdownIt("commonmark")
_OURS.block.ruler.at("html_block", read_block, {"alt": ["paragraph", "reference", "blockquote"]})
_OURS.inline.ruler.at("html_inline", read_inline)

_PIECES = (
    "<",
    "</",
    "a",
    "b-c",
    "div",
    "pre",
    "EOS",
    " ",
    "\t",
    "\n",
    "\n\n",
    "=",
    "'",
    '"',
    "/",
    ">",
    "<!--",
    "-->",
    "<?",
    "- ",
    "> ",
)
_TEXTS = st.lists(st.sampled_from(_PIECES), max_size=24).map("".join)


@given(_TEXTS)
def test_tags_are_read_as_the_library_reads_them(text: str) -> None:
    assert _OURS.render(text) == _THEIRS.render(text)


@pytest.mark.parametrize("text", ["<a\xa0b>", "<a b=c\xa0d>", "<b\u3000c='d'>", "</a\u2003>"])
def test_only_blanks_of_ascii_part_a_tag(text: str) -> None:
    assert bool(TAG.fullmatch(text)) is (text == "<a b=c\xa0d>")


@pytest.mark.parametrize("unit", ["\xa0:-\xa0=\xa0a", "\xa0a=\u3000", "\xa0a\xa0=b", " a=\xa0b"])
@pytest.mark.parametrize("begin", ["<a", "words <a", "<a\nb <c"])
def test_a_tag_in_which_blanks_stand_can_be_read_in_one_way(unit: str, begin: str) -> None:
    """In the library's patterns each unit doubles the time: six of them take as long as 64 times the text."""

    def seconds(count: int) -> float:
        start = time.process_time()
        _OURS.render(begin + unit * count)
        return time.process_time() - start

    _OURS.render("words")
    assert min(seconds(16) for _ in range(3)) < 16 * min(seconds(10) for _ in range(3))
