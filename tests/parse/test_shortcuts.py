"""Cheap looks before expensive ones: what they pass over would not have been found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.parse import plain
from papernotes.parse.fields import line_links as links
from papernotes.parse.fields import metadata, placeholders
from papernotes.parse.fields import title_parts as titles
from papernotes.parse.records import line_words as words
from papernotes.parse.records import view

_PIECES = (
    "Rivers", "paper", "Papers", "LIST", "awesome", "collection of", "论文笔记", "３篇", "3", "12", "2021", "may",
    "MAY", "week", "q3", "Sept", "ſept", "年", "Oral", "url", "TODO", "none", "无", "(", ")", "（", "）", "[", "]",
    "【", "】", "](", "<br>", "<br />", "\\", "#", "^", "^ab", "{#a}", "`", "==", "_", "-", ".", "。", ":", "：", ",",
    "*", "**", ">", "- ", "1. ", "[x] ", "•", "🔥", "et al.", "Ada", "/", "https://", "www.", "example.org/",
    "arxiv.org/abs/", "2101.00001", "10.1145/12", "cs/0501001", "doi:",
)  # fmt: skip
_BLANKS = ("", "", " ", " ", " ", "  ", "\t", "\n", "\u3000", "\u00a0", "\u2028", "\x1c")
_TEXT = st.lists(st.sampled_from(_PIECES + _BLANKS * 3), max_size=12).map("".join)


@given(_TEXT)
def test_words_are_read_as_their_patterns_read_them(text: str) -> None:
    assert plain._single_spaced(text) == " ".join(text.split())
    assert words.has_date.__wrapped__(text) == bool(words._DATE.search(text))
    left = words.without_notes(text)
    one = left is not text and words.titlelike(left) > 0
    assert words.is_collection.__wrapped__(text) == bool(words.pattern("collections").search(left if one else text))
    line = plain.guarded_line(plain.guarded(text))  # signs within code are none: `:`
    bare = words._COUNT.sub("", words._DECORATION.sub(" ", line).strip())
    if "![" not in text:
        left = words._STRAY.sub("", words._NUMBERING.sub("", bare, count=1))
        assert words.undecorated.__wrapped__(text) == plain.unguarded(left.rstrip(" \t:：_|"))


@given(_TEXT)
def test_lines_are_read_as_their_patterns_read_them(text: str) -> None:
    marks = view.MARKS.match(text)
    assert view.unmarked(text) == view._BREAK.sub("", text[marks.end() if marks else 0 :]).strip()
    if not text.strip().endswith((")", "）")):
        assert not placeholders._REMARK.search(text.strip().casefold())
    if "#" not in text and "^" not in text:
        assert not titles._END.search(text)
    folded = metadata._NOT_WORD.sub(" ", text.lower()).replace("_", " ").replace("-", " ")
    if text.isascii():
        assert metadata.fold(text) == metadata._BLANKS.sub(" ", folded).strip(" .-/&\t")


@given(_TEXT)
def test_links_are_found_wherever_they_stand(text: str) -> None:
    found = links.find_links(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(links, "_stands_free", lambda words, text, _taken: words in text)
        patch.setattr(links, "_is_free", lambda _numbers, _taken: True)
        assert links.find_links(text) == found
