"""Which tags state a topic."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.parse.fields.tags import topic_of
from papernotes.source import Source

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("tag", "topic"),
    [
        *(
            (tag, tag)
            for tag in ("paper swans", "vision/3d", "音频/语音", "3d", "A3C", "C3D", "facade", "TCP/IP", "Survey")
        ),
        *(
            (f"{key}/swans", "swans")
            for key in ("domain", "topic", "tags", "area", "主题", "キーワード", "tema", "keywords/topic")
        ),
        ("I / O", "I / O"),
    ],
)
def test_a_tag_states_a_topic_as_written(tag: str, topic: str) -> None:
    assert topic_of(tag) == topic


@pytest.mark.parametrize(
    "tag",
    [
        *("type/paper", "authors/crane", "rating/5", "venue/lake-days", "year/2020", "date/2020-01", "item type/x"),
        *("ff0000", "A1B2C3", "a1b2c3d4", "fff", "rgb(1,2,3)", "red", "Green", "123", "2101.00001", "arXiv:2101.00001"),
        *("10.1234/ab", "@crane2020", "202301051030", "1f0e3dad-9990-8345-f743-9f8ffabdffc4", "prio1", "rank3"),
        *(
            "private",
            "Public",
            "draft",
            "paper",
            "Literature-Note",
            "fleeting",
            "zotero",
            "misc",
            "论文笔记",
            "その他",
            "기타",
        ),
        *("privado", "sonstiges", "https://a.org/x", "--", ""),
    ],
)
def test_what_says_how_notes_are_kept_is_no_topic(tag: str) -> None:
    assert topic_of(tag) == ""


def test_nested_tags_of_a_venue_and_a_year_say_when_and_where_the_paper_appeared() -> None:
    front = "title: Folding Paper Cranes at Home\ntags: [domain/cranes, venue/icml, year/2020, status/read, type/paper]"
    (record,) = parse(Source("a.md", f"---\n{front}\n---\n\nThey fold.\n"), LEXICON).records
    assert (record.topics, record.venue, record.year, record.status) == (("cranes",), "ICML", 2020, "read")


@pytest.mark.parametrize(
    "heading", ["My review posts", "Our paper notes", "Papers", "其他论文", "Sonstiges", "Artículos"]
)
def test_a_catch_all_heading_is_no_topic(heading: str) -> None:
    items = "".join(f"- [{title}](https://arxiv.org/abs/2101.0000{n}) (ICML 2020)\n" for n, title in
                    enumerate(("Folding Paper Cranes at Home", "Rowing Paper Boats on Ponds"), 1))  # fmt: skip
    records = parse(Source("a.md", f"# Reading\n\n## {heading}\n\n{items}"), LEXICON).records
    assert [record.topics for record in records] == [(), ()]
