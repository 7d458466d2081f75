"""The places of a file that links can lead to, and what the file is called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.parse.frontmatter import read_front_matter
from papernotes.parse.ids import without_ids
from papernotes.parse.link_targets import anchors_in
from papernotes.parse.markdown import block_tokens
from papernotes.parse.naming import names_of
from papernotes.site.fragments import github
from papernotes.source import Source

UUID = "64c1d2e3-aaaa-4bbb-8ccc-0123456789ab"


def found(text: str) -> list[tuple[int, str, tuple[str, ...], str]]:
    tokens, _ = block_tokens(text)
    return [(a.line, a.block.removesuffix("_open"), a.ids, a.text) for a in anchors_in(tokens, text.split("\n"))]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        pytest.param("## *Two* words {#id .c}", (1, "heading", ("id",), "Two words"), id="a heading with an id"),
        pytest.param("## Two ^id", (1, "heading", ("id",), "Two"), id="a heading with a block's id"),
        pytest.param("Two\n---", (1, "heading", (), "Two"), id="an underlined heading"),
        pytest.param("x\n\nTwo\nlines ^id", (3, "paragraph", ("id",), "Two lines"), id="a paragraph"),
        pytest.param("- a\n- b ^id\n  - c", (2, "list_item", ("id",), "b"), id="an item"),
        pytest.param("- a\n\n  b ^id", (3, "paragraph", ("id",), "b"), id="a paragraph of an item"),
        pytest.param("- a\n- b\n\n^id", (1, "bullet_list", ("id",), ""), id="a list"),
        pytest.param("> a\n\n^id", (1, "blockquote", ("id",), ""), id="a quotation"),
        pytest.param("```\na\n```\n\n^id", (1, "fence", ("id",), ""), id="code"),
        pytest.param("| a |\n|---|\n| b |\n\n^id", (1, "table", ("id",), ""), id="a table"),
        pytest.param(f"- a\n  b\n  id:: {UUID}", (1, "list_item", (UUID,), "a b"), id="a block of Logseq"),
        pytest.param(f"- a\n  k:: v\n  id:: {UUID}\n\t- c", (1, "list_item", (UUID,), "a"), id="with properties"),
        pytest.param('<a name="x"></a>\n\n## Two', (3, "heading", ("x",), "Two"), id="a tag before a heading"),
        pytest.param('## <a id="x"></a>Two', (1, "heading", ("x",), "Two"), id="a tag in a heading"),
        pytest.param('<h2 id="x">Two</h2>', (1, "html_block", ("x",), "Two"), id="a heading in HTML"),
        pytest.param('words <a name="x"></a>', (1, "paragraph", ("x",), "words"), id="a tag in a paragraph"),
    ],
)
def test_a_place_is_found_with_its_line_and_its_ids(text: str, anchor: object) -> None:
    assert found(text) == [anchor]


@pytest.mark.parametrize("text", ["an area of 3 m ^2", "a^b", "`x ^id`y", "^", "a\n\n    b ^id"])
def test_what_is_no_id_names_nothing(text: str) -> None:
    assert found(text) == []


@given(st.text(st.sampled_from("a#-{}^ \n<>=\"'id:1|`"), max_size=60))
def test_no_two_places_of_a_file_have_one_name_on_its_pages(text: str) -> None:
    tokens, _ = block_tokens(text)
    names = [anchor.name for anchor in anchors_in(tokens, text.split("\n"))]
    assert len(set(names)) == len(names)


@given(st.text(st.sampled_from("a#.-{}^ x"), max_size=30))
def test_ids_are_taken_off_the_end_of_a_heading_and_nothing_else_is(text: str) -> None:
    left, ids = without_ids(text)
    assert text.startswith(left)
    assert ids or not text[len(left) :].strip() or "{" in text


def test_github_numbers_the_headings_that_come_again() -> None:
    titles = ["Setup", "2. Setup", "Setup", "Setup 1", "Setup", "A  b!", "Straße & Ü"]
    assert github(titles) == ["setup", "2-setup", "setup-1", "setup-1-1", "setup-2", "a--b", "straße--ü"]


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        pytest.param("a.md", "---\naliases: [Two words, '@key']\n---\n", ("Two words", "@key"), id="a list"),
        pytest.param("a.md", "---\naliases: one, two\n---\n", ("one, two", "one", "two"), id="between commas"),
        pytest.param("a.md", "alias:: [[one]], two\n\n- x", ("[[one]], two", "one", "two"), id="Logseq's"),
        pytest.param("x/202304011021 Marsh.md", "words", ("202304011021",), id="an id in the name"),
        pytest.param("2023-04-01.md", "words", (), id="a day is no id"),
        pytest.param("a___b.md", "words", ("a/b",), id="a namespace"),
    ],
)
def test_a_file_says_what_it_is_called(path: str, text: str, names: tuple[str, ...]) -> None:
    source = Source(path, text)
    assert names_of(source, read_front_matter(source)) == names
