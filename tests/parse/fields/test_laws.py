"""What holds for any text: nothing raises, places lie inside the text, work grows with its length, repair is final."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes import lexicon
from papernotes.parse.fields.authors import find_authors, only_names, read_authors
from papernotes.parse.fields.citation_line import read_citation
from papernotes.parse.fields.dates import find_date
from papernotes.parse.fields.identifiers import find_arxiv_ids, find_dois
from papernotes.parse.fields.line_links import find_links
from papernotes.parse.fields.metadata import read_key
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.ratings import read_rating
from papernotes.parse.fields.snippets import guess_language
from papernotes.parse.fields.status import read_checkbox, read_status, read_status_heading, read_status_tag
from papernotes.parse.fields.tags import read_tags, split_tags
from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.fields.urls import repair_url
from papernotes.parse.fields.venue_fields import read_venue_field
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.fields.years import find_years, read_year

LEXICON = lexicon.load()

PIECES = [
    "[",
    "]",
    "(",
    ")",
    "](",
    "<",
    ">",
    "*",
    "**",
    "_",
    "`",
    "《",
    "》",
    "【",
    "】",
    "“",
    "”",
    '"',
    "'",
    "|",
    ":",
    "：",
    "- ",
    "# ",
    "> ",
    ", ",
    "，",
    ". ",
    " and ",
    "et al.",
    "https://",
    "www.",
    "arxiv.org/abs/",
    "1803.03067",
    "doi: ",
    "10.1145/",
    "a.org/x?y=1&utm_source=z",
    "CVPR",
    " 2020",
    "'19",
    "ICML2021",
    "arXiv ",
    "Science ",
    "Ada Weeder",
    "B. Root",
    "Gardens",
    "GardNet",
    "Paper",
    "Authors",
    "代码",
    "年",
    "2018-11-19",
    "★",
    "⭐",
    "✅",
    "#tag",
    "@book{a, ",
    "title={",
    "}",
    "\\",
    "&amp;",
    "$",
    "\u200b",
    "\ue000",
    "é",
    "\n",
    "\t",
    " ",
]
texts = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@given(texts)
def test_places_lie_inside_the_text(text: str) -> None:
    for link in find_links(text):
        assert 0 <= link.start < link.end <= len(text)
        assert link.url.startswith(("http://", "https://"))
    for found in (*find_arxiv_ids(text), *find_dois(text), *find_years(text)):
        assert 0 <= found.start < found.end <= len(text)
    mark = read_venue(text, LEXICON)
    assert mark is None or text[mark.start : mark.end] == mark.text
    date = find_date(text)
    assert date is None or 0 <= date.start < date.end <= len(text)
    key = read_key(text.replace("\n", " "))
    assert key is None or 0 <= key.start <= len(text)


@given(texts)
def test_a_repaired_address_needs_no_repair(text: str) -> None:
    url = repair_url(text)
    assert url is None or repair_url(url) == url


@given(texts)
def test_no_text_raises(text: str) -> None:
    for read in (
        read_authors,
        find_authors,
        only_names,
        is_placeholder,
        guess_language,
        read_checkbox,
        read_rating,
        read_status,
        read_status_heading,
        read_status_tag,
        read_tags,
        read_year,
    ):
        read(text)
    for judge in (read_title, read_citation, read_venue_field, split_tags):
        judge(text, LEXICON)


@given(texts)
def test_a_title_wears_no_marks_of_the_reader(text: str) -> None:
    title = read_title(text, LEXICON).title
    assert "\ue000" not in title
    assert "\ue001" not in title
    assert title == title.strip()


NASTY = [
    "[",
    "](",
    "[a](",
    "[[a](b)",
    "[]()",
    "<",
    "<a ",
    "<a href=",
    "*",
    "**a",
    "`",
    "《",
    "“",
    '"a" ',
    "(",
    "()",
    "https://",
    "https://a.org/ ",
    "https://a.org/(",
    "www.a.org ",
    "arXiv 1803.03067 ",
    "abs/",
    "10.1234/a ",
    "10.1234/(",
    "a, ",
    "A. ",
    "Ab ",
    "AaAa",
    "and ",
    "A and ",
    "CVPR ",
    "CVPR 2020, ",
    "2020 ",
    "2020-",
    "#",
    "#a ",
    "| ",
    ": ",
    "Authors: ",
    "@a{b, ",
    "@a{b, c={",
    "{",
    "a={b}, ",
    "1.",
    "1803.",
    " ",
    "\\",
    "&amp;",
    "（",
    "作者：",
    "年",
    "ら",
    "等",
    ".a",
    "a.",
    "-",
    "_a_ ",
    "'20 ",
    "a\n",
    "x=1 ",
    "$ ",
    ">>> ",
    "! ",
]


@pytest.mark.slow
@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("piece", NASTY)
def test_long_hostile_text_is_read_in_no_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    reads = (
        find_links,
        read_key,
        read_authors,
        find_authors,
        only_names,
        is_placeholder,
        repair_url,
        guess_language,
        read_checkbox,
        read_rating,
        read_status,
        read_status_heading,
        read_status_tag,
        read_tags,
        read_year,
        find_date,
        find_years,
    )
    for read in reads:
        start = time.process_time()
        read(text)
        assert time.process_time() - start < 2, read.__name__
    for judge in (read_title, read_citation, read_venue, read_venue_field, split_tags):
        for cut in (2_000, 3_000, 20_000):
            start = time.process_time()
            judge(text[:cut], LEXICON)
            assert time.process_time() - start < 2, judge.__name__
