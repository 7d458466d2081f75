"""Sections cut from a source, and what a body tells of itself."""

from __future__ import annotations

import pytest

from papernotes.body import Address, NotesReference, connect, figure, render_bodies, render_body
from papernotes.model import Document, Place, Record, Section, Snippet
from papernotes.parse.markdown import block_tokens

from .samples import body_of, shown


def part(heading: str, line: int, end: int, level: int = 1) -> Section:
    return Section(heading, "other", level if heading else 0, line, end, "")


CUTS = """\
intro
**Problem**
one
two

- a
- b
  more
  - c

| x | y |
|---|---|
| 1 | 2 |
| 3 | 4 |

```
code
```
"""


@pytest.mark.parametrize(
    ("first", "last", "html"),
    [
        pytest.param(1, 1, "<p>intro</p>", id="the first line of a paragraph"),
        pytest.param(3, 4, "<p>one<br>\ntwo</p>", id="the last lines of a paragraph"),
        pytest.param(7, 8, "<p>b<br>\nmore</p>", id="one item of a list, which is no list then"),
        pytest.param(7, 9, "<p>b<br>\nmore</p>\n<ul>\n<li>c</li>\n</ul>", id="one item with a list inside"),
        pytest.param(9, 9, "<p>c</p>", id="an item inside an item"),
        pytest.param(6, 8, "<ul>\n<li>a</li>\n<li>b<br>\nmore</li>\n</ul>", id="two items of a list"),
        pytest.param(16, 18, "<pre", id="a fence"),
        pytest.param(14, 14, "<tr><td>3</td><td>4</td></tr>\n</tbody>", id="a row, with the header"),
        pytest.param(5, 5, "", id="nothing"),
    ],
)
def test_a_section_prints_its_lines_only(first: int, last: int, html: str) -> None:
    given = shown(CUTS, sections=(part("", first, last),))
    assert html in given
    if not html.endswith(("<pre", "</tbody>")):
        assert given == html
    if "<tr>" in html:
        assert "<th>x</th>" in given
        assert "<td>1</td>" not in given


def test_lines_that_became_fields_are_dropped_or_replaced() -> None:
    html = shown(CUTS, shown=((1, None), (2, "put *in*"), (6, None), (7, "new"), (13, None), (16, None), (17, None)))
    assert "intro" not in html
    assert "<p>put <em>in</em><br>\none" in html
    assert "<ul>\n<li>new<br>\nmore" in html
    assert "<td>1</td>" not in html
    assert "figure" not in html


def test_what_is_left_of_a_table_row_is_a_paragraph() -> None:
    table = "| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"
    assert shown(table, sections=(part("", 3, 3),), shown=((3, "left *over*"),)) == "<p>left <em>over</em></p>"
    assert shown(table, sections=(part("", 3, 4),), shown=((3, "left"),)).endswith("</div>\n<p>left</p>")


def test_an_ordered_list_that_is_cut_keeps_its_numbers() -> None:
    assert shown("1. a\n2. b\n3. c", sections=(part("", 2, 3),)) == '<ol start="2">\n<li>b</li>\n<li>c</li>\n</ol>'


def test_the_heading_of_a_section_is_left_to_the_page_and_those_inside_go_below_it() -> None:
    text = "## One\n\n#### Deep\n\na\n\n### Two\n\n##### Deeper\n\n###### Deepest"
    html = body_of(text, sections=(part("One", 1, 6), part("Two", 7, 11, level=2))).sections
    assert [section.html for section in html] == ["<h3>Deep</h3>\n<p>a</p>", "<h4>Deeper</h4>\n<h5>Deepest</h5>"]


def test_a_block_across_two_sections_shows_in_both_each_with_its_lines() -> None:
    first, second = body_of("a\nb\nc", sections=(part("", 1, 1), part("", 2, 3))).sections
    assert (first.html, second.html) == ("<p>a</p>", "<p>b<br>\nc</p>")


def test_code_takes_the_language_that_the_parser_guessed() -> None:
    snippet = Snippet("bash", "cd x", None, 1)
    assert "<span>bash</span>" in shown("```\ncd x\n```", snippets=(snippet,))
    assert "<span>python</span>" in shown("```python\ncd\n```", snippets=(snippet,))


def test_a_body_tells_its_pictures_links_and_findings_with_their_lines() -> None:
    text = "![a](img/a.png)\n\n[[CLIP]] and [b](../b.md)\n\n<div>\n<img src='c.png'>\n</div>\n\n$\\no$ ![x](/../x.png)"
    body = body_of(text, path="vision/notes.md")
    assert [(w.reference.target, w.line) for w in body.images] == [("vision/img/a.png", 1), ("vision/c.png", 6)]
    assert [(w.reference, w.line) for w in body.links] == [
        (NotesReference("name", "CLIP"), 3),
        (NotesReference("file", "b.md"), 3),
    ]
    assert [(f.line, f.words) for f in body.findings] == [(9, "\\no"), (9, "/../x.png")]


def test_all_bodies_of_a_document_are_those_of_its_records() -> None:
    text = "# a\n\nx\n\n# b\n\ny[^1]\n\n[^1]: note"
    tokens, references = block_tokens(text)
    records = tuple(
        Record("paper", "", Place("a.md", line, end), sections=(part("", line + 1, end),))
        for line, end in ((1, 4), (5, 9))
    )
    document = Document("a.md", records, (), (), (), tokens, references)
    bodies = render_bodies(document)
    assert bodies == tuple(render_body(document, record) for record in records)
    assert "note" in bodies[1].sections[0].html


def test_a_footnote_is_printed_by_the_section_that_calls_it_wherever_it_is_defined() -> None:
    text = "[^a]: note a\n\nfirst\n\nsecond[^a]\n\n[^b]: note b"
    first, second = body_of(text, sections=(part("", 1, 3), part("", 4, 7))).sections
    assert first.html == "<p>first</p>"
    assert second.html.count("note a") == 1
    assert "<li><p>note b</p></li>" in second.html


def test_two_bodies_on_a_page_have_different_ids() -> None:
    html = body_of("x[^1]\n\n[^1]: y").sections[0].html
    one, two = (connect(html, lambda _: None, scope) for scope in ("", "p1-"))
    assert 'id="fn-1"' in one
    assert 'id="fn-p1-1"' in two
    assert 'href="#fn-p1-1"' in two


def test_a_picture_takes_its_size_from_the_file_or_from_the_notes() -> None:
    def sized(reference):
        return Address("a.png", width=640, height=480)

    assert 'width="640" height="480"' in connect(body_of("![a](a.png)").sections[0].html, sized)
    assert 'width="300" loading' in connect(body_of("![a|300](a.png)").sections[0].html, sized)


def test_a_resolver_is_asked_with_the_words_of_the_notes() -> None:
    words = "A & B <c> \"d\" 'e' &amp;"
    asked: list[NotesReference] = []

    def resolve(reference: NotesReference) -> Address | None:
        asked.append(reference)
        return None

    connect(body_of(f"[[{words}]]").sections[0].html, resolve)
    assert asked == [NotesReference("name", words)]


def test_a_body_tells_where_it_shows_a_snippet_to_the_letter() -> None:
    snippets = (Snippet("python", "x = 1", None, 1), Snippet("go", "other words", None, 5))
    body = body_of("```py\nx = 1\n```\n\n```\ny\n```\n", snippets=snippets)
    assert [body.figure(0), body.figure(1), body.figure(9)] == ["", "", ""]
    body = body_of("```python\nx = 1\n```\n", snippets=snippets)
    assert body.figure(0) == figure("x = 1", "python")
