"""BibTeX, as a real reader of BibTeX understands it."""

from __future__ import annotations

import re
from dataclasses import replace

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from hypothesis import given
from hypothesis import strategies as st
from tests.site.exports.laws import RECORDS, TEXTS, VENUES, cited
from tests.site.samples import entry, library, link, record

from papernotes.formulas import in_words
from papernotes.site.exports import bibtex, citations, export_artifacts
from papernotes.site.exports.citation_keys import keys
from papernotes.site.exports.plain_text import line

_CHARACTERS = {
    r"\textbackslash{}": "\\", r"\textbraceleft{}": "\x01", r"\textbraceright{}": "\x02", r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^", r"\&": "&", r"\%": "%", r"\$": "$", r"\#": "#", r"\_": "_",
}  # fmt: skip
_COMMAND = re.compile("|".join(re.escape(command) for command in _CHARACTERS))


def read(text: str) -> dict[str, str]:
    """Return the one entry's fields as the reader gives them."""
    parsed = bibtexparser.parse_string(text)
    assert not parsed.failed_blocks
    (found,) = parsed.entries
    return {"type": found.entry_type, "key": found.key, **{field.key: field.value for field in found.fields}}


def said(value: str) -> str:
    """Return a field's text without LaTeX: commands as their characters, grouping braces gone."""
    plain = _COMMAND.sub(lambda match: _CHARACTERS[match[0]], value)
    return plain.replace("{", "").replace("}", "").replace("\x01", "{").replace("\x02", "}")


@pytest.mark.parametrize(
    ("venue", "kind", "field", "name"),
    [
        pytest.param("CVPR", "inproceedings", "booktitle", VENUES.get("CVPR").title, id="conference"),
        pytest.param("TPAMI", "article", "journal", VENUES.get("TPAMI").title, id="journal"),
        pytest.param("Journal of Cranes", "article", "journal", "Journal of Cranes", id="unknown journal"),
        pytest.param("Crane Days", "inproceedings", "booktitle", "Crane Days", id="unknown conference"),
        pytest.param("bioRxiv", "misc", "howpublished", "bioRxiv", id="preprint server"),
    ],
)
def test_a_venues_kind_gives_the_entry_type_and_its_full_title(venue: str, kind: str, field: str, name: str) -> None:
    found = read(bibtex(cited(venue=venue, year=2021)))
    assert (found["type"], found[field], found["year"]) == (kind, name, "2021")


def test_a_preprint_has_its_arxiv_id_and_its_year() -> None:
    found = read(bibtex(cited(venue="arXiv", arxiv="2103.00020")))
    assert found["type"] == "misc"
    assert (found["eprint"], found["archiveprefix"], found["year"]) == ("2103.00020", "arXiv", "2021")
    assert found["url"] == "https://arxiv.org/abs/2103.00020"


def test_a_published_paper_keeps_its_arxiv_id() -> None:
    found = read(bibtex(cited(venue="CVPR", year=2022, arxiv="2103.00020", doi="10.1000/a_b")))
    assert (found["eprint"], found["doi"], found["year"]) == ("2103.00020", "10.1000/a_b", "2022")


def test_what_is_not_known_is_left_out() -> None:
    assert bibtex(cited("On Cranes")) == "@misc{Cranes,\n  title         = {On Cranes},\n}\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("Learning to Fold Cranes", "Learning to Fold Cranes", id="title case"),
        pytest.param(
            "CraneNet: GAN-based Folding in 3D", "{CraneNet}: {GAN}-based Folding in {3D}", id="inner capitals"
        ),
        pytest.param(
            "CraneNet: Folding using Paper Without Glue", "{CraneNet}: Folding using Paper Without Glue", id="small"
        ),
        pytest.param(
            "How I Fold ConvNeXt V2 and A* in C++: A Don't of X-Ray",
            "How {I} Fold {ConvNeXt} {V2} and {A*} in {C++}: A Don't of {X}-Ray",
            id="a letter with a sign, and alone",
        ),
        pytest.param("Deep folding of Japanese cranes", "Deep folding of {Japanese} cranes", id="sentence case"),
        pytest.param("ON THE FOLDING OF CRANES", "ON THE FOLDING OF CRANES", id="upper case"),
        pytest.param("Folding in $O(n^2)$ for $5 & $6", r"Folding in {$O(n^2)$} for \$5 \& \$6", id="math and money"),
        pytest.param("100% of {cranes} #1 ~x_y^z\\", None, id="characters of LaTeX"),
        pytest.param("Über 注意力 und Ångström", "Über 注意力 und Ångström", id="letters of all scripts"),
        pytest.param("Cranes of $a}$ and $b{$", None, id="braces that do not pair in math"),
    ],
)
def test_titles_keep_their_capitals_and_characters(title: str, expected: str | None) -> None:
    value = read(bibtex(cited(title)))["title"]
    assert said(value) == title
    if expected is not None:
        assert value == expected


@pytest.mark.parametrize(
    ("author", "written", "first", "von", "last"),
    [
        pytest.param("Ada Lovelace", "Ada Lovelace", ["Ada"], [], ["Lovelace"], id="first last"),
        pytest.param("Lovelace, Ada", "Ada Lovelace", ["Ada"], [], ["Lovelace"], id="last, first"),
        pytest.param("Lovelace A.", "A. Lovelace", ["A."], [], ["Lovelace"], id="initials behind"),
        pytest.param("Ludwig van der Crane", "van der Crane, Ludwig", ["Ludwig"], ["van", "der"], ["Crane"], id="von"),
        pytest.param("山田 折子", "山田, 折子", ["折子"], [], ["山田"], id="family name first"),
        pytest.param("张三", "张三", [], [], ["张三"], id="no space"),
        pytest.param("OpenAI", "OpenAI", [], [], ["OpenAI"], id="one word"),
        pytest.param("Google Research", "{Google Research}", [], [], ["{Google Research}"], id="laboratory"),
        pytest.param("The Crane Team", "{The Crane Team}", [], [], ["{The Crane Team}"], id="group"),
        pytest.param("Fold and Sons Inc", "{Fold and Sons Inc}", [], [], ["{Fold and Sons Inc}"], id="and in a name"),
        pytest.param("Crane, Jr., Martin", "{Crane, Jr., Martin}", [], [], ["{Crane, Jr., Martin}"], id="two commas"),
    ],
)
def test_names_are_parted_as_bibtex_parts_them(
    author: str, written: str, first: list[str], von: list[str], last: list[str]
) -> None:
    text = bibtex(cited(authors=(author,)))
    assert read(text)["author"] == written
    parsed = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    (name,) = parsed.entries[0].fields_dict["author"].value
    assert (name.first, name.von, name.last) == (first, von, last)


def test_left_out_authors_are_others() -> None:
    assert read(bibtex(cited(authors=("Ada Lovelace", "et al."))))["author"] == "Ada Lovelace and others"
    assert read(bibtex(cited(authors=("Ada Lovelace et al",))))["author"] == "Ada Lovelace and others"
    assert "author" not in read(bibtex(cited(authors=("et al.",))))


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        pytest.param({"authors": ("Alec Ärger",), "year": 2021}, "argerFoldingCranesPaper2021", id="author title year"),
        pytest.param({"authors": ("Jan van der Øberg",)}, "vanderobergFoldingCranesPaper", id="particles"),
        pytest.param({"year": 2021, "name": "CLIP"}, "FoldingCranesPaper2021", id="no author"),
    ],
)
def test_keys_are_those_of_better_bibtex(fields: dict[str, object], key: str) -> None:
    assert cited("Folding the Cranes of Paper", **fields).key == key


@pytest.mark.parametrize(
    ("family", "title", "year", "key"),
    [
        ("Devlin", "BERT: Pre-training of Deep Bidirectional Transformers", 2019, "devlinBERTPretrainingDeep2019"),
        ("Rombach", "High-Resolution Image Synthesis with Latent", 2022, "rombachHighResolutionImageSynthesis2022"),
        ("Ramesh", "Zero-Shot Text-to-Image Generation", 2021, "rameshZeroShotTexttoImageGeneration2021"),
        ("van der Maaten", "Visualizing Data using t-SNE", 2008, "vandermaatenVisualizingDataUsing2008"),
        ("Chen", "Run, Don’t Walk: Chasing Higher FLOPS", 2023, "chenRunDontWalk2023"),
        ("Müller", "Über $O(n)$ und Straßen", 2015, "mullerUberUndStrassen2015"),
        ("", "3D-Fold", None, "p3DFold"),
        ("李", "A 3D Survey", 2021, "p3DSurvey2021"),
    ],
)
def test_keys_are_made_as_better_bibtex_makes_them(family: str, title: str, year: int | None, key: str) -> None:
    assert next(keys(family, title, year)) == key


def test_keys_of_titles_without_latin_letters_are_from_the_arxiv_id_or_a_digest() -> None:
    assert cited("注意力", arxiv="1706.03762").key == "arxiv170603762"
    assert re.fullmatch(r"paper[0-9a-f]{6}", cited("注意力").key)


def test_keys_are_unique_and_papers_bib_holds_every_paper_and_no_note() -> None:
    twins = [record("On Cranes", line) for line in (1, 20, 40)]
    notes = record("A tool", 60, kind="note")
    entries = [entry(part, former=()) for part in [*twins, notes]]
    entries = [replace(e, slug=f"{e.slug}-{i}") for i, e in enumerate(entries)]
    found = citations(library(entries), VENUES)
    (artifact,) = export_artifacts(found)
    parsed = bibtexparser.parse_string(artifact.content.decode())
    assert artifact.path == "papers.bib"
    assert [e.key for e in parsed.entries] == ["Cranes", "Cranesa", "Cranesb"]


def test_a_pdf_is_the_address_only_where_there_is_no_page() -> None:
    pdf, page = "https://a.example/x.pdf", "https://a.example/x"
    assert cited(links=(link("paper", pdf), link("paper", page))).url == page
    assert cited(links=(link("paper", pdf),)).url == pdf
    assert cited(links=(link("code", page),)).url == ""
    assert cited(doi="10.1000/1").url == "https://doi.org/10.1000/1"


@given(RECORDS)
def test_any_record_gives_an_entry_that_a_reader_takes_and_says_the_same(made: object) -> None:
    found = next(iter(citations(library([entry(made)]), VENUES).values()))
    text = bibtex(found)
    fields = read(text)
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", fields["key"])
    assert in_words(said(fields["title"])) == found.title == (in_words(line(made.title)) or found.title)
    text.encode()
    if found.authors:
        parsed = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
        assert not parsed.failed_blocks
        assert len(parsed.entries[0].fields_dict["author"].value) == len(found.authors) + found.more_authors


@given(st.lists(RECORDS, max_size=4))
def test_papers_bib_is_read_whole_whatever_the_papers_are(made: list[object]) -> None:
    entries = [replace(entry(part), slug=f"s-{i}") for i, part in enumerate(made)]
    (artifact,) = export_artifacts(citations(library(entries), VENUES))
    parsed = bibtexparser.parse_string(artifact.content.decode())
    assert not parsed.failed_blocks
    assert len({found.key for found in parsed.entries}) == len(made)


# The decoder knows no \textbraceleft; runs of hyphens and quotes are dashes and quotation marks in LaTeX, as meant.
@given(TEXTS.filter(lambda text: not set("{}$^-'`") & set(text)))
def test_latex_that_a_reader_decodes_is_the_title_again(title: str) -> None:
    found = cited(title)
    parsed = bibtexparser.parse_string(bibtex(found), append_middleware=[LatexDecodingMiddleware()])
    decoded = parsed.entries[0].fields_dict["title"].value
    assert decoded.split() == found.title.split()
