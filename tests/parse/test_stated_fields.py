"""Fields wherever notes state them: in a file's name, beneath any heading, in the first line beneath a short name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.parse.records.file_names import name_title
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.model import Record

LEXICON = load()
TITLE = "Folding Paper Boats on Quiet Ponds"
TEXT = (
    "Paper: https://arxiv.org/abs/2101.00001\n\nSome text of mine on how boats are folded.\n\n## Method\n\nThey fold.\n"
)
PEOPLE = ("Ada Moss", "Bo Reed")


def read(text: str, path: str = "papers/boats.md") -> Record:
    """Return the one record of a source."""
    (record,) = parse(Source(path, text), LEXICON).records
    return record


@pytest.mark.parametrize(
    ("name", "authors", "year", "key"),
    [
        ("Li - 2016 - {}", ("Li",), 2016, None),
        ("Ba, Li - 2016 - {}", ("Ba", "Li"), 2016, None),
        ("Moss (2016) {}", ("Moss",), 2016, None),
        ("Moss et al. 2016 - {}", ("Moss",), 2016, None),
        ("2016 - Moss - {}", ("Moss",), 2016, None),
        ("2016_Moss_{}", ("Moss",), 2016, None),
        ("Moss et al_2016_{}", ("Moss",), 2016, None),
        ("{}.pdf", (), 2021, None),
        ("{} - Moss - 2016", ("Moss",), 2016, None),
        ("@moss2016 {}", (), 2021, "moss2016"),
        ("Moss2016 - {}", (), 2021, "Moss2016"),
        ("1706.00001v2_{}", (), 2021, None),
        ("2016 {}", (), 2016, None),
        ("[2016] {}", (), 2016, None),
    ],
)
def test_a_files_name_says_who_when_and_what(name: str, authors: tuple[str, ...], year: int, key: str | None) -> None:
    record = read(TEXT, f"papers/{name.format(TITLE)}.md")
    assert (record.title, record.authors, record.year, record.key) == (TITLE, authors, year, key)


@pytest.mark.parametrize(
    ("name", "authors", "year"),
    [
        ("2016_Moss_{}", ("Moss",), 2016),
        ("Moss_2016_{}", ("Moss",), 2016),
        ("1706.00001v2_{}", (), 2021),
        ("{}.pdf", (), 2021),
    ],
)
def test_a_files_name_without_blanks_says_the_same(name: str, authors: tuple[str, ...], year: int) -> None:
    record = read(TEXT, f"papers/{name.format(TITLE.replace(' ', '_'))}.md")
    assert (record.title, record.authors, record.year) == (TITLE, authors, year)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("2016_Folding_Paper_Boats.md", "2016 Folding Paper Boats"),
        ("boats_and_ponds.md", "boats and ponds"),
        ("folding-paper-boats.md", "folding paper boats"),
        ("2016-05-03-folding-boats.md", "folding boats"),
        ("Boats_ A Survey.md", "Boats:  A Survey"),
        ("2016_05_03.md", "2016-05-03"),
        ("@Folding Boats.md", "Folding Boats"),
    ],
)
def test_names_without_an_author_stay_the_words_of_a_title(path: str, title: str) -> None:
    assert name_title(path) == title


DRESSES = {
    "bullets": "- Title: {t}\n- Authors: Ada Moss, Bo Reed\n- Venue: CVPR 2019\n"
    "- [arXiv](https://arxiv.org/abs/1906.00001)",
    "rows": "| Field | Value |\n|---|---|\n| Title | {t} |\n| Authors | Ada Moss, Bo Reed |\n"
    "| Venue | CVPR 2019 |\n| URL | https://arxiv.org/abs/1906.00001 |",
    "plain": "**Title**: {t}\n**Authors**: Ada Moss, Bo Reed\n**Venue**: CVPR, 2019\n"
    "**Link**: https://arxiv.org/abs/1906.00001",
}


@pytest.mark.parametrize(
    "heading",
    [
        "Paper",
        "Bibliography",
        "Reference",
        "Info",
        "Metadata",
        "Source",
        "文献信息",
        "论文",
        "書誌情報",
        "About the paper",
        "Referencia",
    ],
)
@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("whole", [True, False])
def test_metadata_is_read_beneath_any_heading(heading: str, dress: str, whole: bool) -> None:
    block = f"## {heading}\n\n{DRESSES[dress].format(t=TITLE)}\n\n"
    text = f"# {TITLE if whole else 'BoatNet'}\n\n{block}## Summary\n\nThey fold boats, and the boats float.\n"
    record = read(text)
    assert (record.title, record.authors, record.venue, record.year) == (TITLE, PEOPLE, "CVPR", 2019)
    assert [link.url for link in record.links] == ["https://arxiv.org/abs/1906.00001"]


@pytest.mark.parametrize(
    "heading", ["Reference", "References", "Bibliography", "Source", "Citation", "Info", "文献信息"]
)
@pytest.mark.parametrize("title", [TITLE, "BoatNet"])
def test_the_one_citation_beneath_a_heading_for_it_is_the_papers(heading: str, title: str) -> None:
    cited = f'Moss, Ada, and Bo Reed. "{TITLE}." CVPR. 2019. https://arxiv.org/abs/1906.00001'
    record = read(f"# {title}\n\n## {heading}\n\n{cited}\n\n## Summary\n\nThey fold boats, and the boats float.\n")
    assert (record.title, record.authors, record.venue, record.year) == (TITLE, PEOPLE, "CVPR", 2019)
    assert [link.url for link in record.links] == ["https://arxiv.org/abs/1906.00001"]


def test_keys_beneath_another_papers_title_are_not_the_records() -> None:
    other = "## Similar\n\n- Title: Counting Fish in Deep Rivers\n- Authors: Cy Wells\n- Year: 2003\n"
    record = read(f"# {TITLE}\n\n- Authors: Ada Moss, Bo Reed\n- Year: 2019\n\n## Summary\n\nThey fold.\n\n{other}")
    assert (record.title, record.authors, record.year) == (TITLE, PEOPLE, 2019)


@pytest.mark.parametrize(
    "line",
    [TITLE, f"- {TITLE}", f"[{TITLE}](https://arxiv.org/abs/2101.00001)", f"> {TITLE}"],
)
def test_the_line_beneath_a_short_name_has_the_title(line: str) -> None:
    record = read(
        f"# BoatNet\n\n{line}\n\nhttps://arxiv.org/abs/2101.00001\n\n- Authors: Ada Moss, Bo Reed\n\nThey fold.\n"
    )
    assert (record.title, record.name) == (TITLE, "BoatNet")


@pytest.mark.parametrize(
    "line",
    [
        "Ada Moss, Bo Reed",
        "They fold boats, and the boats float on ponds.",
        "CVPR 2019",
        "| Boats | Ponds | Rivers | Seas |",
        "[moss/BoatNet: Folding Paper Boats on Ponds](https://github.com/moss/boatnet)",
    ],
)
def test_what_is_no_title_beneath_a_short_name_is_none(line: str) -> None:
    record = read(f"# BoatNet\n\n{line}\n\nPaper: https://arxiv.org/abs/2101.00001\n\nThey fold.\n")
    assert record.title == "BoatNet"


@pytest.mark.parametrize(
    ("line", "authors", "venue", "year"),
    [
        ("Ada Moss and Bo Reed, 4 Nov 2018, EMNLP 2018, University of Ponds", PEOPLE, "EMNLP", 2018),
        ("Ada Moss, Bo Reed. ICLR 2020, Ponds AI.", PEOPLE, "ICLR", 2020),
        ("Ada Moss, submitted on 29 Nov 2016", ("Ada Moss",), None, 2016),
        ("Ada Moss (pseudonym), 2008", ("Ada Moss",), None, 2008),
        ("Ada Moss, Bo Reed et al., 2017, Journal of Pond Science", PEOPLE, "Journal of Pond Science", 2017),
        ("**Source:** ACM CCS 2017 | Ada Moss, Bo Reed", PEOPLE, "CCS", 2017),
        ("Ada Moss, Bo Reed · ICML 2020", PEOPLE, "ICML", 2020),
        ("*Ada Moss* \\\nICML 2020", ("Ada Moss",), "ICML", 2020),
    ],
)
def test_a_line_of_names_says_where_and_when_too(
    line: str, authors: tuple[str, ...], venue: str | None, year: int
) -> None:
    record = read(f"# {TITLE}\n\n{line}\n\nThey fold boats, and the boats float.\n\n## Method\n\nBy hand.\n")
    assert (record.authors, record.venue, record.year) == (authors, venue, year)


@pytest.mark.parametrize(
    "lines",
    [
        "Authors:\n- Ada Moss\n- Bo Reed",
        "## Authors\n\n- Ada Moss 1\n- Bo Reed 2",
        "Authors:\n- Moss, Ada\n- Reed, Bo",
        "## Authors and Institutions\n\nAda Moss, Bo Reed\n\nPonds Inc.",
        "Authors: Ada Moss, Bo Reed, Google Research",
        "Authors: Ada Moss, Bo Reed. University of Ponds",
        "Authors: Ada Moss; Reed, Bo",
        "Authors: Ada Moss, ..., Bo Reed",
        "Written by Ada Moss, Bo Reed",
        "Authors: Ada Moss\u200b, Bo\x03 Reed",
    ],
)
def test_authors_are_all_that_the_notes_name_and_nobody_else(lines: str) -> None:
    record = read(f"# {TITLE}\n\n{lines}\n\n## Summary\n\nThey fold boats, and the boats float.\n\nYear: 2019\n")
    assert record.authors == PEOPLE


@pytest.mark.parametrize("key", ["layout: post", "draft: false", "lastmod: 2020-01-02"])
def test_who_wrote_a_post_is_not_who_wrote_the_paper(key: str) -> None:
    text = (
        f"---\ntitle: {TITLE}\nauthor: Cy Wells\n{key}\n---\n\nPaper: https://arxiv.org/abs/2101.00001\n\nThey fold.\n"
    )
    assert read(text).authors == ()
    stated = text.replace("author:", "year: 2020\nauthor:")
    assert read(stated).authors == ("Cy Wells",)


@pytest.mark.parametrize("sign", [" -> ", " → ", " => ", " = ", "="])
def test_an_arrow_parts_a_key_and_its_address(sign: str) -> None:
    lines = f"Code{sign}https://github.com/moss/boats\nPaper{sign}https://arxiv.org/abs/2101.00001"
    record = read(f"# {TITLE}\n\n{lines}\n\nThey fold boats.\n")
    assert sorted((link.kind, link.url) for link in record.links) == [
        ("code", "https://github.com/moss/boats"),
        ("paper", "https://arxiv.org/abs/2101.00001"),
    ]


@pytest.mark.parametrize("label", ["A Blog I Like", "The Video"])
@pytest.mark.parametrize("rest", ["", " on how boats float."])
def test_a_note_in_a_list_is_called_as_its_link_says(label: str, rest: str) -> None:
    papers = "".join(f"- [{TITLE} {n}](https://arxiv.org/abs/2101.0000{n}) (CVPR 2019)\n" for n in range(1, 5))
    text = f"# Boats\n\n## Papers\n\n{papers}\n## Blogs\n\n- [{label}](https://medium.com/@moss/boats){rest}\n"
    notes = [record for record in parse(Source("boats.md", text), LEXICON).records if record.kind == "note"]
    assert [record.title for record in notes] == [label]


def test_a_title_that_is_not_the_records_says_less_than_a_key() -> None:
    record = read(f"---\ntitle: 2004_Moss\n---\n\n# {TITLE}\n\n**Authors:** Ada Moss\n**Year:** 2006\n\nThey fold.\n")
    assert (record.title, record.year) == (TITLE, 2006)


@pytest.mark.parametrize("venue", ["arXiv", "CVPR"])
@pytest.mark.parametrize("address", ["", "https://www.ponds.org/boats"])
def test_a_link_before_a_title_says_where_it_appeared_wherever_it_leads(venue: str, address: str) -> None:
    items = "".join(f"- [[{venue} 2021]({address})] [`boats`] {TITLE} {n}\n" for n in ("One", "Two", "Three"))
    records = parse(Source("list.md", f"# Papers\n\n{items}"), LEXICON).records
    assert [(record.venue, record.year) for record in records] == [(venue, 2021)] * 3


@pytest.mark.parametrize(
    ("label", "venue"),
    [
        ("*Science*, *349*(6251)", "Science"),
        ("Oikos, 177-192.", "Oikos"),
        ("Ink and Paper, 36(6), 1411-1429.", "Ink and Paper"),
        ("Lecture 3 (2)", None),
        ("Figure 12, 13", None),
        ("Slides", None),
    ],
)
def test_a_link_in_a_table_says_the_journal(label: str, venue: str | None) -> None:
    rows = "".join(
        f"| {TITLE} {n} | Ada Moss | 2015 | [{label}](https://www.ponds.org/{n}) |\n" for n in ("One", "Two", "Three")
    )
    text = f"# Reading\n\n| Title | Authors | Year | Link |\n|---|---|---|---|\n{rows}"
    records = [record for record in parse(Source("list.md", text), LEXICON).records if record.kind == "paper"]
    assert {record.venue for record in records} == {venue}


def test_what_follows_a_list_of_values_is_no_value() -> None:
    lines = "- Authors: Ada Moss\n- Institute:\n    - University of Ponds\n- Published at VLDB'21 (Vol. 14, No. 8)\n"
    record = read(f"# {TITLE}\n\n{lines}\n## Method\n\nThey fold.\n")
    assert (record.venue, record.year) == ("VLDB", 2021)


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("論文について (掲載誌など)", "Ada Moss, Bo Reed"),
        ("論文情報・リンク", "Ada Moss, Bo Reed, Folding Boats Slowly，2021"),
        ("About the paper", 'Ada Moss, Bo Reed，"Folding Boats Slowly，" 27-28，2021'),
        ("Paper info", "Ada Moss and Bo Reed. Folding boats slowly"),
    ],
)
def test_a_label_beneath_a_heading_of_metadata_names_the_authors_of_its_link(heading: str, label: str) -> None:
    record = read(
        f"# Folding Boats Slowly\n\nThey fold.\n\n## {heading}\n- [{label}](https://arxiv.org/abs/2101.00001)\n"
    )
    assert record.authors == ("Ada Moss", "Bo Reed")
    assert (record.year, record.venue, record.arxiv) == (2021, "arXiv", "2101.00001")


def test_keys_beneath_a_first_heading_are_the_papers_whatever_the_front_matter_calls_the_file() -> None:
    front = "---\nlayout: default\ntitle: 2005_Moss\nparent: Readings\n---\n\nBegun: in spring\n\n"
    record = read(
        f"{front}# {TITLE}\n\n**Author(s):** Ada Moss\n\n**Year:** 2005\n\n**Url:**\n\n## Summary\n\nIt folds.\n"
    )
    assert (record.title, record.authors, record.year) == (TITLE, ("Ada Moss",), 2005)
