"""What stands before and behind a title, in its cell, or in the file's name."""

from __future__ import annotations

import pytest

from papernotes.lexicon import load
from papernotes.parse import glance, parse, profile
from papernotes.parse.fields.citation_line import read_citation
from papernotes.parse.fields.title_parts import read_title
from papernotes.source import Source

LEXICON = load()
NOTES = "# cryoBoat: Algorithms for Rapid Rowing\n\nPaper: https://openreview.net/forum?id=boats\n\n## Method\n\nRow.\n"


@pytest.mark.parametrize("month", ["2016-09 ", "2016.09 ", "2016/09: ", "09/2016 ", "2016-09 - "])
def test_a_month_before_a_title_says_its_year(month: str) -> None:
    parts = read_title(f"## {month}Real-Time Rowing on Wide Rivers", LEXICON)
    assert (parts.title, parts.year) == ("Real-Time Rowing on Wide Rivers", 2016)


@pytest.mark.parametrize("word", ["Crítica", "Reseña", "Resumen", "Résumé", "Zusammenfassung", "Review", "论文笔记"])
def test_a_word_for_the_note_before_a_title_is_no_part_of_it(word: str) -> None:
    assert read_title(f"# {word}: Rowing by Night: A Survey", LEXICON).title == "Rowing by Night: A Survey"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("2017 cryoBoat Algorithms for Rowing", "cryoBoat Algorithms for Rowing"),
        ("2022 roadmap on rowing and engineering", "2022 roadmap on rowing and engineering"),
    ],
)
def test_a_year_before_a_capital_is_no_part_of_a_title(written: str, title: str) -> None:
    assert read_title(f"# {written}", LEXICON).title == title


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("Rivers/2017 cryoBoat Algorithms for Rapid Rowing.md", 2017),
        ("cryoBoat-Algorithms for rapid rowing (2017).md", 2017),
        ("2017-03-04 cryoBoat rowing.md", None),
        ("2016 notes.md", None),
    ],
)
def test_a_year_beside_the_title_in_a_files_name_is_the_papers(name: str, year: int | None) -> None:
    source = Source(name, NOTES)
    (record,) = parse(source, LEXICON, profile([glance(source)])).records
    assert record.year == year


def test_a_citation_in_a_cell_gives_all_that_it_states() -> None:
    cited = (
        "Lovelace, A., Hopper\u2010Ridge, G., & Noether, E. (2017). Sparse analysis of river data in high dimensions. "
        "[Bioinformatics, 33(20), 3228-3234.](https://doi.org/10.1093/bioinformatics/btx374)"
    )
    rows = "".join(f"| {n} May 2023 | {cited.replace('river', word)} |\n" for n, word in enumerate(("lake", "sea"), 1))
    source = Source("club.md", f"# Journal club\n\n| Date | Paper |\n|---|---|\n{rows}")
    first, second = parse(source, LEXICON, profile([glance(source)])).records
    assert first.title == "Sparse analysis of lake data in high dimensions"
    assert (first.venue, first.year, first.doi) == ("Bioinformatics", 2017, "10.1093/bioinformatics/btx374")
    assert first.authors == second.authors == ("A. Lovelace", "G. Hopper-Ridge", "E. Noether")


@pytest.mark.parametrize("tag", ["[seg]", "[`seg`]", "`seg`"])
def test_a_tag_before_an_items_title_is_no_part_of_it(tag: str) -> None:
    item = f"- {tag} MPPBoat: Rowing with Proxy Points [pdf](https://arxiv.org/abs/2207.04674)\n"
    source = Source("list.md", f"# Rowing papers\n\n{item}{item.replace('Proxy', 'Many').replace('4674', '4675')}")
    records = parse(source, LEXICON, profile([glance(source)])).records
    assert [record.title for record in records] == [
        "MPPBoat: Rowing with Proxy Points",
        "MPPBoat: Rowing with Many Points",
    ]


@pytest.mark.parametrize("end", ["?", "!", ""])
def test_a_citation_with_its_year_before_the_quoted_title_is_read(end: str) -> None:
    cited = read_citation(
        f'Hopper, Grace, and Ada Lovelace. 2010. "Is Rowing in U.S. Rivers Essential{end}" '
        "*American Journal of Political Science* 54:248-266.",
        LEXICON,
    )
    assert cited
    assert (cited.title, cited.year) == (f"Is Rowing in U.S. Rivers Essential{end}", 2010)
    assert (cited.authors, cited.venue) == (("Grace Hopper", "Ada Lovelace"), "American Journal of Political Science")


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Lovelace et al., ACL 2020, Institute of Rivers.", ("ACL", 2020, ("Lovelace",))),
        ("Hopper et al., 6 Dec 2017, Google, NIPS 2017", ("NeurIPS", 2017, ("Hopper",))),
        ("Hopper et al. show that rowing, as in ICML 2019, is hard.", (None, None, ())),
    ],
)
def test_a_line_of_names_may_say_where_they_work(
    line: str, where: tuple[str | None, int | None, tuple[str, ...]]
) -> None:
    title = "# [Early Exiting for Rowing in Rivers](https://www.aclweb.org/anthology/2020.acl-main.204/)"
    source = Source("a.md", f"{title}\n{line}\n\nIt rows.\n\n## Key points\n\n- Boats\n")
    (record,) = parse(source, LEXICON, profile([glance(source)])).records
    assert (record.venue, record.year, record.authors) == where


@pytest.mark.parametrize(
    "before",
    [
        "![Star](https://img.shields.io/a.svg) <br> ",
        "[![Code](https://img.shields.io/a.svg)](https://github.com/a/b) ",
        "",
    ],
)
@pytest.mark.parametrize(
    "title",
    [
        "[**OmniBoat: Rowing at Scale**]({0})",
        '<a href="{0}"> OmniBoat: Rowing at Scale </a>',
        "**[OmniBoat: Rowing at Scale]({0})**",
    ],
)
def test_a_title_in_a_cell_is_found_behind_badges_and_in_html(before: str, title: str) -> None:
    rows = "".join(f"| {before}{title.format(f'https://arxiv.org/abs/2606.1470{n}')} <br> | CVPR |\n" for n in (1, 2))
    source = Source("a.md", f"# Rowing papers\n\n| Title | Venue |\n|---|---|\n{rows.replace('Scale', 'Sea', 1)}")
    records = parse(source, LEXICON, profile([glance(source)])).records
    assert {record.title for record in records} == {"OmniBoat: Rowing at Sea", "OmniBoat: Rowing at Scale"}
    assert {record.arxiv for record in records} == {"2606.14701", "2606.14702"}


@pytest.mark.parametrize(("key", "year"), [("issn", 2022), ("Item Type", 2022), ("dateAdded", 2022), ("color", None)])
def test_a_date_beside_what_reference_managers_add_is_when_the_paper_appeared(key: str, year: int | None) -> None:
    source = Source(
        "a.md", f"title:: Rowing in Neuromorphic Rivers\ndoi:: 10.1088/2634-4386/ac4a83\n{key}:: x-1\ndate:: 2022-05\n"
    )
    (record,) = parse(source, LEXICON, profile([glance(source)])).records
    assert record.year == year


@pytest.mark.parametrize(("day", "year"), [("20th August, 2021", 2015), ("20th August, 2016", 2016)])
def test_a_day_long_after_the_preprint_is_none_of_publication(day: str, year: int) -> None:
    rows = "".join(
        f"| {day} | [Rowing {what} Rivers at Once](https://arxiv.org/abs/1506.0264{n}) |\n"
        for n, what in enumerate(("Wide", "Deep"))
    )
    source = Source("club.md", f"# Papers\n\n| Date | Paper |\n|---|---|\n{rows}")
    records = parse(source, LEXICON, profile([glance(source)])).records
    assert [record.year for record in records] == [year, year]


@pytest.mark.parametrize(
    "lead", ["[[CVPR 2022](https://a.b/c)] [`flow`] ", "[CVPR 2022](https://a.b/c) - ", "[CVPR 2022] "]
)
def test_a_venue_before_an_items_title_may_be_a_link(lead: str) -> None:
    item = f"- {lead}RowNet: Dynamic Rowing via Deep Embeddings (已下载)\n"
    source = Source("list.md", f"# Rowing papers\n\n{item}{item.replace('RowNet', 'SeaNet')}")
    records = parse(source, LEXICON, profile([glance(source)])).records
    assert [record.title for record in records] == [
        "RowNet: Dynamic Rowing via Deep Embeddings",
        "SeaNet: Dynamic Rowing via Deep Embeddings",
    ]
    assert {(record.venue, record.year) for record in records} == {("CVPR", 2022)}


@pytest.mark.parametrize(
    "key", ["Venue", "**Conference**", "Authors", "Year", "DOI", "Tags", "会议", "作者", "Journal"]
)
@pytest.mark.parametrize(
    "value", ["Machine Learning, 1960, vol. 1, no. 1", "Rowing in Deep Learning: A Survey (CVPR 2020)"]
)
def test_no_record_starts_at_a_key_of_what_is_no_title(key: str, value: str) -> None:
    source = Source("a.md", f"# Reading\n\n## Folding Paper Cranes at Home\n\n- Venue: ICML 2020\n- {key}: {value}\n")
    records = parse(source, LEXICON, profile([glance(source)])).records
    assert [record.title for record in records] == ["Folding Paper Cranes at Home"]


@pytest.mark.parametrize(
    "picture",
    [
        "![](https://img.shields.io/badge/citations-500-blue)",
        "![]( a.png )",
        "![x](a.png)",
        "![[a.png]]",
        "[![](https://example.org/a.svg)](https://example.org)",
    ],
)
@pytest.mark.parametrize("line", ["- [Folding Boats](https://arxiv.org/abs/2001.00001), **ICCV 2017**. {}",
                                  "- **Folding Boats with Networks** (ICCV 2017) {}", "## Folding Boats (ICCV 2017) {}",
                                  "| [Folding Boats](https://arxiv.org/abs/2001.00001) {} | ICCV 2017 |"])  # fmt: skip
def test_a_picture_behind_a_title_is_a_picture_or_nothing(line: str, picture: str) -> None:
    head = "| Paper | Venue |\n|---|---|\n" if line.startswith("|") else ""
    other = line.replace("Boats", "Swans").replace("00001", "00002").format("")
    source = Source("a.md", f"{head}{line.format(picture)}\n{other}\n")
    record = next(one for one in parse(source, LEXICON).records if "Boats" in one.title)
    printed = " ".join(text or "" for _, text in record.shown)
    assert "!" not in printed or picture in printed
