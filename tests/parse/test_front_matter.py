"""Front matter: which lines at the top of a file are its properties."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.parse.bibliography import read_bibliography
from papernotes.parse.fields.parting import parted
from papernotes.parse.frontmatter import read_front_matter
from papernotes.site.exports.name_parts import stated_in
from papernotes.source import Source

if TYPE_CHECKING:
    from tests.conftest import Site

LEXICON = load()


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
        pytest.param("---\n? title\n: Boats\n---\n", ["title"], 4, id="a key behind a question mark"),
        pytest.param("---\n'title': Boats\n&k year: 2021\n---\n", ["title", "year"], 4, id="quotes and anchors"),
        pytest.param(
            "---\n<<: {title: Boats, year: 2021}\nyear: 2022\n---\n", ["title", "year"], 4, id="keys that are merged"
        ),
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
        pytest.param('---\n"Boats float": they said so.\nI wonder.\n---\n', id="words in quotes between rules"),
        pytest.param("---\n> Boats: they float.\n---\n", id="a quotation between rules"),
        pytest.param("---\n! [a](b.png): boats\n---\n", id="a sign between rules"),
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


TEXTS = {
    "abstract": "Orange marmalade.", "summary": "Orange *marmalade*.", "tldr": "orange marmalade", "notes": "Marmalade",
    "description": "Marmalade.", "subtitle": "On Marmalade", "comment": "marmalade", "摘要": "marmalade 很好",
    "method": "marmalade", "Main_Findings": "|\n  Of oranges.\n\n  Marmalade is made.", "remarks": "[a, marmalade]",
    "one-liner": "marmalade & <b>oranges</b>", "mine": "what I think of marmalade is long to tell",
    '"odd [key]*"': "what I think of marmalade is long to tell", "TL;DR": "'marmalade: all in one'",
}  # fmt: skip


@pytest.mark.parametrize("body", ["", "# Mask R-CNN\n\nPlain text.\n", "## Method\n\nPlain text.\n", "Plain text.\n"])
@pytest.mark.parametrize("stated", ["venue: ICCV\nyear: 2017\n", ""])
def test_texts_of_front_matter_stand_on_the_page(site: Site, stated: str, body: str) -> None:
    for number, (key, text) in enumerate(TEXTS.items()):
        site.note(f"---\ntitle: Mask R-CNN on Lake {number}\n{stated}{key}: {text}\n---\n{body}", f"{number}.md")
    papers = site.build().papers
    assert len(papers) == len(TEXTS)
    assert not site.data["skipped"]
    for paper in papers:
        main = site.read(paper["url"]).partition("<main")[2]
        assert "marmalade" in main.casefold(), paper["title"]
        assert ("Plain text" in main) == ("Plain" in body)
        assert "marmalade" in site.read(paper["url"].replace(".html", ".md")).casefold()


PEOPLE = (
    "authors: [{name: Ann Lee, affiliation: University of Sloe}]",
    "authors: [{name: Ann Lee}, {name: Bo Reed, orcid: Sloe}]",
    "authors: {name: Ann Lee, affiliation: Sloe}",
    "authors:\n  - name: Ann Lee\n    affiliation: Sloe",
    "authors:\n  - {name: Ann Lee, affiliation: Sloe}",
    "author: [{given: Ann, family: Lee, note: Sloe}]",
)


@pytest.mark.parametrize("people", PEOPLE)
def test_what_front_matter_says_of_people_beside_their_names_is_listed(people: str) -> None:
    source = Source("a.md", f"---\ntitle: Fast R-CNN\nvenue: ICCV\nyear: 2015\n{people}\n---\n\nWords.\n")
    document = parse(source, LEXICON)
    assert "Ann Lee" in document.records[0].authors
    listed = [line for part in document.skipped for line in source.lines[part.line - 1 : part.end_line]]
    assert "Sloe" in " ".join(listed)


@pytest.mark.parametrize("people", ["authors: [{name: Ann Lee}, {name: Bo Reed}]", "author: {given: Ann, family: Lee}"])
def test_people_of_whom_only_the_names_are_told_are_held(people: str) -> None:
    source = Source("a.md", f"---\ntitle: Fast R-CNN\nvenue: ICCV\nyear: 2015\n{people}\n---\n\nWords.\n")
    assert parse(source, LEXICON).skipped == ()


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        ("tags: féminisme\n      anarchisme", ("féminisme", "anarchisme")),
        ("authors: Ann Lee\n    Bo Reed", ("Ann Lee", "Bo Reed")),
        ("tags:\n    paper\n    cranes", ("paper", "cranes")),
        ("tags: paper, cranes,\n    boats", ("paper, cranes, boats",)),
        ("summary: It folds\n    slowly", ("It folds slowly",)),
    ],
)
def test_each_line_of_a_list_without_marks_is_a_value(lines: str, values: tuple[str, ...]) -> None:
    front = read_front_matter(Source("a.md", f"Title: Cranes\n{lines}\n\nWords.\n"))
    assert front is not None
    assert front.properties[1].values == values


PEOPLE = """authors:
  - {family: García Márquez, given: Gabriel}
  - {given: Hans, prefix: van der, family: Berg}
  - {literal: "Department of Health, Education and Welfare"}
  - {given: Martin Luther, family: King, suffix: Jr.}
  - {non-dropping-particle: van, family: Beek, given: Jan}
  - {name: Ada Lovelace}
  - "Hopper, Grace"
  - {family: 王, given: 小明}"""
"""As Pandoc, CITATION.cff and CSL have authors."""


def test_the_parts_of_names_that_front_matter_states_are_those_of_every_export(site: Site) -> None:
    site.write(
        "notes/a.md", f"---\ntitle: Reeds in the Wind of Ponds\n{PEOPLE}\nvenue: Nature\nyear: 2014\n---\n\nOh.\n"
    )
    parts = [
        {"family": "García Márquez", "given": "Gabriel"}, {"family": "van der Berg", "given": "Hans"},
        {"literal": "Department of Health, Education and Welfare"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."}, {"family": "van Beek", "given": "Jan"},
        {"family": "Lovelace", "given": "Ada"}, {"family": "Hopper", "given": "Grace"},
        {"family": "王", "given": "小明"},
    ]  # fmt: skip
    (item,) = json.loads(site.run("export", "--format", "csl-json").output)
    assert item["author"] == parts
    for form, suffix in (("bibtex", "bib"), ("ris", "ris")):
        (read,), _ = read_bibliography(Source(f"a.{suffix}", site.run("export", "--format", form).output))
        stated = stated_in(read.publication)
        names = [stated.get(name) or parted(name) for name in read.authors]
        assert [one.family for one in names] == [part.get("family", part.get("literal")) for part in parts]


@pytest.mark.parametrize("stated", ["venue: Journal of Ponds", "doi: 10.1234/fold.0", "year: 2019"])
def test_the_title_beside_who_and_where_is_the_papers(stated: str) -> None:
    """What the note is headed with beneath it is the note's own name for it."""
    title = "Experimental assessment of delays in the folding of boats"
    text = (
        f"---\ntitle: {title}\nauthors: Ada Moss, Bo Reed\n{stated}\n---\n\n# Field Evidence on Slow Boats\n\nText.\n"
    )
    (record,) = parse(Source("a.md", text), load()).records
    assert record.title == title
