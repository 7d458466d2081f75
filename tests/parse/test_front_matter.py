"""Front matter: which lines at the top of a file are its properties."""

from __future__ import annotations

import pytest

from papernotes.parse.frontmatter import read_front_matter
from papernotes.source import Source


@pytest.mark.parametrize(
    ("text", "keys", "end"),
    [
        pytest.param("---\ntitle: Boats\n---\n\nThey float.\n", ["title"], 3, id="dashes"),
        pytest.param("\n\n---\ntitle: Boats\n---\n", ["title"], 5, id="blank lines before"),
        pytest.param("---\ntitle: Boats\n---------------\n\nText\n", ["title"], 3, id="a longer rule beneath"),
        pytest.param("-----\ntitle: Boats\n-----\n\nText\n", ["title"], 3, id="longer rules"),
        pytest.param(
            "Title: Boats\nDate: 2021-03-04\nSlug: boats\n\nText\n", ["Title", "Date", "Slug"], 4, id="no mark"
        ),
        pytest.param("Title: Boats\nDraft: false\n\nText\n", ["Title", "Draft"], 3, id="two keys without a mark"),
        pytest.param('+++\n# a\ntitle="Boats"\n+++\n', ["title"], 4, id="TOML without blanks"),
        pytest.param("+++\n[extra]\n  year = 2021\n+++\n", ["year"], 4, id="TOML that begins with a table"),
        pytest.param(
            "+++\n[taxonomies]\ntags = [\n'a',\n]\n[[authors]]\nname = 'Ada Moss'\n[extra]\na.b = {c = true}\n+++\n",
            ["authors", "tags", "a.b.c"],
            10,
            id="tables of TOML",
        ),
        pytest.param("+++\ntitle = Boats\n[extra\n+++\n", ["title"], 4, id="what is no TOML"),
        pytest.param(
            "Title: Boats\nAuthors: Ada Moss\n    and Bo Reed\nYear: 2021\n\nText\n",
            ["Title", "Authors", "Year"],
            5,
            id="a value on two lines",
        ),
    ],
)
def test_properties_are_read_with_and_without_their_marks(text: str, keys: list[str], end: int) -> None:
    front = read_front_matter(Source("a.md", text))
    assert front is not None
    assert [entry.key for entry in front.properties] == keys
    assert front.end_line == end


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\n\nSome words.\n\n---\n", id="text between rules"),
        pytest.param("Title: Boats\n\nThey float.\n", id="one key"),
        pytest.param("Title: Boats\nThey float\nand sink.\n\nText\n", id="a sentence among the keys"),
        pytest.param("Venue: ICML\nYear: 2021\nTitle: Boats\n\nText\n", id="the title is not the first"),
        pytest.param(
            "Title: Boats\nYear: 2021\nVenue: ICML\n\nTitle: Rivers\nYear: 2022\nVenue: ICML\n\n", id="a list of papers"
        ),
    ],
)
def test_other_lines_are_text(text: str) -> None:
    assert read_front_matter(Source("a.md", text)) is None


def test_values_of_toml_are_as_written_and_stand_on_their_lines() -> None:
    text = '+++\n[extra]\narxiv = 2101.00010\ndate = 2021-03-04\n[taxonomies]\ntags = ["a, b", "c"]\n+++\n'
    front = read_front_matter(Source("a.md", text))
    assert front is not None
    held = {entry.key: (entry.values, entry.line) for entry in front.properties}
    assert held == {"arxiv": (("2101.00010",), 3), "date": (("2021-03-04",), 4), "tags": (("a, b", "c"), 6)}
