"""The digest of a whole record changes with whatever the record, its body and its lines hold."""

from __future__ import annotations

import pytest

from papernotes.body import NotesReference, NotShown, RecordBody, SectionHtml, WantedReference
from papernotes.model import UNPUBLISHED, Evidence, Link, Place, Rating, Record, Section, Snippet
from papernotes.site.record_digests import leaf_of

LINK = Link("paper", "https://example.org/a", "a", "example.org/a", 3)
SECTION = Section("Method", "method", 1, 4, 6, "words", (LINK,))
SNIPPET = Snippet("python", "x = 1", "Method", 5)
RECORD = Record(
    "paper", "A title", Place("notes.md", 1, 9), "Row", "ICML", 2021, ("Ada Lovelace",), "2101.00001", "10.1/a",
    (LINK,), ("graphs",), ("Papers",), "read", Rating(4.0, 5.0, "4/5"), "2021-02-03", "2021-02", "lovelace",
    (SECTION,), (SNIPPET,),
    (("title", Evidence(1, "A title")),), ((1, None),),
)  # fmt: skip
WANTED = WantedReference(NotesReference("image", "a.png"), 5)
BODY = RecordBody((SectionHtml("<p>words</p>"),), (WANTED,), (WANTED,), (NotShown(5, "x", "y"),), ((0, 0, 3),))
LINES = ("# A title", "words")
DEFINED = "[a]: b"
WHOLE = leaf_of(RECORD, BODY, LINES, DEFINED).whole

OTHER = {
    "kind": "note", "title": "B", "place": Place("notes.md", 2, 9), "name": None, "venue": None, "year": 2020,
    "authors": ("Ada", "Lovelace"), "arxiv": None, "doi": None, "links": (LINK._replace(line=4),), "topics": (),
    "group": (), "status": None, "rating": Rating(4.0, None, "4"), "read_on": None, "dated": None,
    "key": None, "snippets": (), "provenance": (), "others": True, "publication": UNPUBLISHED,
    "shown": ((1, "A"),), "sections": (SECTION._replace(links=()),), "draft": True,
}  # fmt: skip


@pytest.mark.parametrize("field", Record._fields)
def test_a_field_changes_the_digest(field: str) -> None:
    record = RECORD._replace(**{field: OTHER[field]})
    assert leaf_of(record, BODY, LINES, DEFINED).whole != WHOLE


@pytest.mark.parametrize("field", RecordBody._fields)
def test_a_part_of_the_body_changes_the_digest(field: str) -> None:
    assert leaf_of(RECORD, BODY._replace(**{field: ()}), LINES, DEFINED).whole != WHOLE


@pytest.mark.parametrize(
    ("section", "html", "lines"),
    [
        pytest.param("word", "<p>words</p>s", LINES, id="from one kind of text to another"),
        pytest.param("words", "<p>words</p>", ("# A titlew", "ords"), id="from one line to the next"),
        pytest.param("words", "<p>words</p>", ("# A title", "words", ""), id="one line more"),
    ],
)
def test_a_word_that_moves_changes_the_digest(section: str, html: str, lines: tuple[str, ...]) -> None:
    record = RECORD._replace(sections=(SECTION._replace(text=section),))
    body = BODY._replace(sections=(SectionHtml(html),))
    assert leaf_of(record, body, lines, DEFINED).whole != WHOLE


def test_what_the_file_defines_changes_the_digest() -> None:
    assert leaf_of(RECORD, BODY, LINES, "[a]: c").whole != WHOLE


def test_the_digest_is_the_same_for_the_same() -> None:
    assert leaf_of(RECORD, BODY, LINES, DEFINED).whole == WHOLE
