"""Cheap looks before expensive ones: what they pass over would not have been found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes import lexicon
from papernotes.parse import plain
from papernotes.parse.dialects import table_bars
from papernotes.parse.fields import line_links as links
from papernotes.parse.fields import metadata, placeholders, reader_marks
from papernotes.parse.fields import title_parts as titles
from papernotes.parse.reading import line_facts
from papernotes.parse.records import cited, items, line_words, view
from papernotes.parse.records import line_words as words
from papernotes.parse.titles import atom_kinds
from papernotes.parse.withheld import flags

_PIECES = (
    "Rivers", "paper", "Papers", "LIST", "awesome", "collection of", "论文笔记", "３篇", "3", "12", "2021", "may",
    "MAY", "week", "q3", "Sept", "ſept", "年", "Oral", "url", "TODO", "none", "无", "(", ")", "（", "）", "[", "]",
    "【", "】", "](", "<br>", "<br />", "\\", "#", "^", "^ab", "{#a}", "`", "==", "_", "-", ".", "。", ":", "：", ",",
    "*", "**", ">", "- ", "1. ", "[x] ", "•", "🔥", "et al.", "Ada", "/", "https://", "www.", "example.org/",
    "arxiv.org/abs/", "2101.00001", "10.1145/12", "cs/0501001", "doi:",
)  # fmt: skip
_OTHERS = (
    "Moss", "Bo Reed", "and", "y", "en", "Lovelace, A.", "B. Moss", "in press", "(n. d.)", "forthcoming", "(2021)",
    "2021a", "TO", "DO", "DONE", "A", "Z", " - ", " – ", "★", "⭐", "☆☆", ":star:", "5/5", "4 / 10", "／", "[[", "]]",
    "“", "”", '"', "《", "》", "「", "__", "draft", "private", "status", "true", "no", "=", "|", "|---|", "$", "x",
    "\\(", "\\)", "&", "+", ";", "?", "!",
)  # fmt: skip
_BLANKS = ("", "", " ", " ", " ", "  ", "\t", "\n", "\u3000", "\u00a0", "\u2028", "\x1c")
_TEXT = st.lists(st.sampled_from(_PIECES + _BLANKS * 3), max_size=12).map("".join)
_MORE = st.lists(st.sampled_from(_PIECES + _OTHERS + _BLANKS * 4), max_size=16).map("".join)
_ALWAYS, _NEVER = re.compile(""), re.compile("(?!)")


@given(_TEXT)
def test_words_are_read_as_their_patterns_read_them(text: str) -> None:
    assert plain._single_spaced(text) == " ".join(text.split())
    assert words.has_date.__wrapped__(text) == bool(words._DATE.search(text))
    left = words.without_notes(text)
    one = left is not text and words.titlelike(left) > 0
    assert words.is_collection.__wrapped__(text) == bool(words.pattern("collections").search(left if one else text))
    line = plain.guarded_line(plain.EMOJI_NAMES.sub(" ", plain.guarded(text)))  # signs within code are none: `:`
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


@given(_MORE)
def test_what_no_pattern_is_tried_on_holds_none_of_what_it_finds(text: str) -> None:
    if not reader_marks._may_say(text):
        assert not reader_marks._HINT.search(text)
    assert cited._may_cite(text) == bool(cited._CITED.search(text))
    if not items._MARK.search(text):
        assert not items._MARKED.search(text)
    if "[" not in text:
        assert not items._NAME_FIRST.match(text)
    if "](" not in text:
        assert not line_words.LINK.search(text)
    if "et al" not in text:
        assert not items._NAMES.search(text)
    if not text.startswith(items._BOLDS):
        assert not items._NAME.match(text)


@given(_MORE)
def test_lines_say_the_same_however_cheaply_they_are_asked(text: str) -> None:
    line = text.replace("\n", " ")
    known = lexicon.load()
    label, names = line_facts.label_of.__wrapped__(line), line_facts.reads_like_names(line)
    kind, hides = atom_kinds.kind_of.__wrapped__(line, known), flags.line_hides(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_facts, "_LABEL_MARKS", _ALWAYS)
        patch.setattr(line_facts, "_CAPITAL", _ALWAYS)
        patch.setattr(atom_kinds, "_WORDS", _NEVER)
        patch.setattr(flags, "_PARTS", _ALWAYS)
        assert line_facts.label_of.__wrapped__(line) == label
        assert line_facts.reads_like_names(line) == names
        assert atom_kinds.kind_of.__wrapped__(line, known) == kind
        assert flags.line_hides(line) == hides
    if not ("|" in line and ("$" in line or "\\" in line)):
        assert table_bars._mended(line, 1) == line


@given(_MORE)
def test_what_is_kept_of_a_text_is_what_would_be_read_anew(text: str) -> None:
    known = lexicon.load()
    assert titles.read_title(text, known) == titles._read_title(text, known)
    assert plain.plain_line(text) == plain._plain(text)


@given(st.text(max_size=8), st.from_regex(words.pattern("speaks_of_a_work")), st.text(max_size=8))
def test_what_speaks_of_a_work_is_not_passed_over(before: str, said: str, behind: str) -> None:
    text = (before + said + behind).replace("ı", "i")  # a letter that is small and no i, and matched as one
    found = words.pattern("speaks_of_a_work").search(text, 0, line_facts._SPOKEN) is not None
    assert line_facts.speaks_of_a_work(text) == found
    whole = f"{before}\n{text}\n{behind}"
    assert line_facts.speaks_of_a_work(text, line_facts.spoken_in(whole)) == found


@given(st.text("aB ，,-'’论文ペ한3_é\u3000", max_size=12) | _MORE)
def test_words_are_counted_with_two_characters_of_chinese_for_one(text: str) -> None:
    wide = line_facts.CJK.findall(text)
    others = line_facts._WORD.findall(line_facts.CJK.sub(" ", text)) if wide else text.split()
    assert line_facts.count_wide(text) == len(wide)
    assert line_facts.count_words(text) == len(wide) / 2 + len(others)


@given(st.text(max_size=4), st.from_regex(cited._CONTAINED) | _MORE)
def test_a_citation_without_its_year_is_not_passed_over(before: str, text: str) -> None:
    found = cited._may_cite(before + text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cited, "_IN_CONTAINED", ("",))
        assert cited._may_cite(before + text) == found
