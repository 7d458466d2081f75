"""A line that cites the paper that a note is about, wherever it stands, states where and when it appeared."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.source import Source

LEXICON = lexicon.load()
TITLE = "Early Folding of Paper Cranes: A Trial With Ponds"
URL = "https://a.org/cranes"
NOTE = f"# {TITLE}\n\n- Status: read\n\n## Summary\n\nThey fold.\n\n## {{heading}}\n\n{{line}}\n"


@pytest.mark.parametrize("heading", ["Bibliography", "References", "Notes", "Reference", "文献"])
@pytest.mark.parametrize(
    ("line", "authors", "venue", "year"),
    [
        pytest.param(f"Crane, A., & Kite, B. (2019). {TITLE}. *Journal of Folding*, 22(2). {URL}",
                     ("A. Crane", "B. Kite"), "Journal of Folding", 2019, id="APA"),
        pytest.param(f"**Bo Boat** reviewing Crane A, Kite B, et al. {TITLE.lower()}. _Lancet_ **2009**;3;18. {URL}",
                     ("A Crane", "B Kite"), "The Lancet", 2009, id="reviewed by somebody, in other letters"),
        pytest.param(f'Ada Crane and Bo Kite, "{TITLE}", in ICML, 2020, {URL}', ("Ada Crane", "Bo Kite"), "ICML", 2020,
                     id="in quotes"),
        pytest.param(f"- Ada Crane, Bo Kite: [{TITLE}]({URL}). ICML 2020", ("Ada Crane", "Bo Kite"), "ICML", 2020,
                     id="DBLP, the title linked"),
        pytest.param(f"> {TITLE}. Ada Crane, Bo Kite. ICML 2020. {URL}", (), "ICML", 2020, id="the title first"),
    ],
)  # fmt: skip
def test_a_line_that_cites_the_notes_own_paper_is_read(
    heading: str, line: str, authors: tuple[str, ...], venue: str, year: int
) -> None:
    (record,) = parse(Source("cranes.md", NOTE.format(heading=heading, line=line)), LEXICON).records
    assert (record.venue, record.year) == (venue, year)
    assert record.authors == authors or not authors
    assert [(link.kind, link.url) for link in record.links] == [("paper", URL)]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"Kite, B. (2021). {TITLE} and Boats. Nature. {URL}", id="a longer title"),
        pytest.param(f"Kite, B. (2021). Beyond {TITLE}. Nature. {URL}", id="a title that ends like it"),
        pytest.param(f"Kite, B. (2021). Folding Boats. Nature. {URL}", id="another title"),
        pytest.param(f"They call it {TITLE} (Nature 2021), see {URL}", id="prose"),
    ],
)
def test_a_line_that_cites_another_paper_is_not_the_notes_own(line: str) -> None:
    (record,) = parse(Source("cranes.md", NOTE.format(heading="References", line=line)), LEXICON).records
    assert (record.venue, record.year, record.links) == (None, None, ())


def test_a_link_whose_label_is_the_title_leads_to_the_paper() -> None:
    note = NOTE.format(heading="Notes", line=f"More of it: [{TITLE}]({URL}) and [boats](https://b.org/boats)")
    (record,) = parse(Source("cranes.md", note), LEXICON).records
    assert [(link.kind, link.url) for link in record.links] == [("paper", URL)]


def test_keys_behind_keys_that_no_field_is_known_for_are_read() -> None:
    keys = "**Autorx(s):** Ada Crane\n\n**Año:** 2018\n\n**Carpeta:** Tesis / lago\n\n**Región del texto:** el lago\n\n"
    more = "**Clasificación Propia:** #GRULLAS #LAGO\n\n**Url:** https://a.org/cranes\n\n## Resumen\n\nVuelan.\n"
    text = f"# La incidencia del viento en las grullas de papel\n\n{keys}**Lugar:** cerca\n\n{more}"
    (record,) = parse(Source("a.md", text), LEXICON).records
    assert (record.authors, record.year, record.topics) == (("Ada Crane",), 2018, ("GRULLAS", "LAGO"))
    assert [link.url for link in record.links] == [URL]


ENTRY = """\
@inproceedings{crane2020,
  title={Early Folding of Paper Cranes: A Trial with Ponds},
  author={Crane, Ada},
  booktitle={ICML},
  year={2020}
}"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"```bibtex\n{ENTRY}\n```", id="a fence"),
        pytest.param("\n".join(f"> {line}" for line in f"```\n{ENTRY}\n```".split("\n")), id="a fence in a quotation"),
        pytest.param("\n".join(f"> {line}" for line in ENTRY.split("\n")), id="a quotation"),
        pytest.param("1. item\n\n" + "\n".join(f"   {line}" for line in f"```\n{ENTRY}\n```".split("\n")), id="a list"),
        pytest.param("\n".join(f"    {line}" for line in ENTRY.split("\n")), id="indented code"),
        pytest.param(f"<details>\n\n{ENTRY}\n\n</details>", id="details"),
        pytest.param(ENTRY.replace("\n", " "), id="one line"),
        pytest.param(ENTRY, id="the text"),
    ],
)
def test_a_bibtex_entry_of_the_notes_own_paper_is_read_wherever_it_stands(text: str) -> None:
    (record,) = parse(Source("cranes.md", NOTE.format(heading="How to cite", line=text)), LEXICON).records
    assert (record.key, record.venue, record.year, record.authors) == ("crane2020", "ICML", 2020, ("Ada Crane",))


@pytest.mark.parametrize(
    ("heading", "authors", "others", "venue", "year"),
    [
        pytest.param("Moss et al. (2017). Folding Boats by Night. *NeurIPS*.", ("Moss",), True, "NeurIPS", 2017,
                     id="APA, cut short"),
        pytest.param("Moss, D., & Zorn, B. (2019). Folding Boats by Night. *Nature*, 12(3), 4-9.",
                     ("D. Moss", "B. Zorn"), False, "Nature", 2019, id="APA"),
        pytest.param("Moss D, Zorn B (2011) Folding Boats by Night. PLoS ONE 12(3): 44-51.", ("D Moss", "B Zorn"),
                     False, "PLOS ONE", 2011, id="the year in brackets without a stop"),
        pytest.param('Di Moss, Bo Zorn. "Folding Boats by Night." CVPR 2019.', ("Di Moss", "Bo Zorn"), False, "CVPR",
                     2019, id="in quotes"),
        pytest.param("Moss D, Zorn B. Folding Boats by Night. Nature. 2019;3:18.", ("D Moss", "B Zorn"), False,
                     "Nature", 2019, id="Vancouver"),
    ],
)  # fmt: skip
def test_a_heading_that_is_a_citation_gives_its_fields(
    heading: str,
    authors: tuple[str, ...],
    others: bool,
    venue: str,
    year: int,
) -> None:
    note = (
        f"# Reading\n\n## {heading}\n\nPaper: {URL}\n\n**Problem** Boats sink.\n\n## Paper Kites (ICML 2020)\n\nFly.\n"
    )
    record = parse(Source("reading.md", note), LEXICON).records[0]
    assert (record.title, record.authors, record.others) == ("Folding Boats by Night", authors, others)
    assert (record.venue, record.year) == (venue, year)


FRONT = '---\ntitle: "{}"\nyear: 2021\nvenue: CVPR\n---\n\nWe row.\n\n'


@pytest.mark.parametrize(
    ("title", "dress"),
    [
        (title, dress)
        for title in ("Rowing by Night", TITLE, "夜间划船方法研究")
        for dress in (
            "# {} (CVPR 2021)\n\nWe row.\n\n",
            "# {} (CVPR 2021)\n\nPaper: https://arxiv.org/abs/2101.00001\n\n- See also:\n\n",
            *((FRONT,) if title.isascii() else ()),  # of another language it may be the title itself
        )
    ],
)
@pytest.mark.parametrize("line", ["{}", "- {}", "> {}", "[{}](https://a.org/other)"])
def test_a_citation_of_another_paper_says_nothing_of_the_one_that_states_its_year(
    title: str, dress: str, line: str
) -> None:
    other = line.format("Moss, A. and Reed, B. (2019). Learning to steer rafts. NeurIPS.")
    (record,) = parse(Source("a.md", dress.format(title) + other + "\n"), LEXICON).records
    assert (record.title, record.venue, record.year, record.authors) == (title, "CVPR", 2021, ())
    assert "a.org" not in str(record.links)


def test_a_preprint_that_a_citation_names_is_not_where_a_paper_appeared_that_says_where() -> None:
    text = "# RowNet (CVPR 2021)\n\nMoss, A. and Reed, B. (2020). RowNet: Learning to row. arXiv.\n"
    (record,) = parse(Source("a.md", text), LEXICON).records
    assert (record.title, record.venue, record.year) == ("RowNet: Learning to row", "CVPR", 2021)
    assert record.authors == ("A. Moss", "B. Reed")
