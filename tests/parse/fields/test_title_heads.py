"""Who, when and by which key: what stands before a title, or behind it, in headings and in names of files."""

from __future__ import annotations

import pytest

from papernotes.lexicon import load
from papernotes.parse.fields.title_parts import read_title

LEXICON = load()
TITLE = "Folding Paper Boats on Quiet Ponds"


@pytest.mark.parametrize(
    ("who", "names", "others"),
    [
        ("Li", ("Li",), False),
        ("Moss", ("Moss",), False),
        ("Wu et al.", ("Wu",), True),
        ("Moss et al", ("Moss",), True),
        ("Moss and Ba", ("Moss", "Ba"), False),
        ("Moss & Reed", ("Moss", "Reed"), False),
        ("Moss, Ba", ("Moss", "Ba"), False),
        ("Moss, Reed, Wu", ("Moss", "Reed", "Wu"), False),
        ("van der Berg", ("van der Berg",), False),
        ("Le and Ng", ("Le", "Ng"), False),
        ("O'Hara", ("O'Hara",), False),
        ("Smith-Jones et al.", ("Smith-Jones",), True),
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        "{who} - 2016 - {title}",
        "2016 - {who} - {title}",
        "{who} (2016) {title}",
        "{who}, (2016). {title}",
        "{who} 2016 - {title}",
        "{who} 2016: {title}",
        "{who} – 2016 – {title}",
        "{title} - {who} - 2016",
        "{title} - {who} (2016)",
        "{title} ({who}, 2016)",
        "{title} ({who} 2016)",
    ],
)
def test_who_and_when_come_off_a_title_and_are_its_authors_and_year(
    line: str, who: str, names: tuple[str, ...], others: bool
) -> None:
    parts = read_title(line.format(who=who, title=TITLE), LEXICON)
    assert (parts.title, parts.authors, parts.others, parts.year) == (TITLE, names, others, 2016)


@pytest.mark.parametrize(
    ("line", "names", "venue", "year"),
    [
        (f"Moss et al., {TITLE}, NeurIPS 2022", ("Moss",), "NeurIPS", 2022),
        (f"Moss & Reed - {TITLE}, VLDB 1997", ("Moss", "Reed"), "VLDB", 1997),
        (f"{TITLE}, Moss 2012", ("Moss",), None, 2012),
        (f"{TITLE}, Moss and Reed 2012", ("Moss", "Reed"), None, 2012),
        (f"{TITLE}, Moss, Wu & Reed 1999", ("Moss", "Wu", "Reed"), None, 1999),
        (f"{TITLE} [Moss+, CVPR2019]", ("Moss",), "CVPR", 2019),
        (f"ICAC'11 - {TITLE}", (), "ICAC", 2011),
        (f"PoNDs'19 - {TITLE}", (), "PoNDs", 2019),
    ],
)
def test_names_and_venues_around_a_title_come_off_in_any_order(
    line: str, names: tuple[str, ...], venue: str | None, year: int
) -> None:
    parts = read_title(line, LEXICON)
    found = parts.venue.venue if parts.venue else None
    assert (parts.title, parts.authors, found, parts.year) == (TITLE, names, venue, year)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("@moss2019 {}", "moss2019"),
        ("@mossFolding2019: {}", "mossFolding2019"),
        ("Moss2019 — {}", "Moss2019"),
        ("moss_folding_2019: {}", "moss_folding_2019"),
        ("Moss2019Folding - {}", "Moss2019Folding"),
        ("[Moss2019] {}", "Moss2019"),
        ("[@moss2019a] {}", "moss2019a"),
    ],
)
def test_a_citation_key_before_a_title_is_the_papers_key(line: str, key: str) -> None:
    parts = read_title(line.format(TITLE), LEXICON)
    assert (parts.title, parts.key) == (TITLE, key)


@pytest.mark.parametrize(
    "line",
    [
        "Elections in Europe, Spring 2012",
        "Notes on Networks, Berlin 2019",
        "Measuring ImageNet 2012 - Results",
        "Deep Learning - 2016 - Results",
        "Rivers & Ponds - a comparison",
        "Tse, Gold, Kidner 2006",
        "Interactive Surfaces and Spaces in 2017",
        "Boats: Moss and stone",
        "The C++ Programming Language",
    ],
)
def test_words_that_only_look_like_names_name_nobody(line: str) -> None:
    assert not read_title(line, LEXICON).authors


@pytest.mark.parametrize("remark", ["- a classic", ": read twice", "– best of the year"])
def test_a_remark_behind_the_venue_is_no_part_of_a_title_and_is_kept(remark: str) -> None:
    parts = read_title(f"{TITLE} (SOSP 2003) {remark}".replace(" :", ":"), LEXICON)
    assert parts.venue is not None
    assert (parts.title, parts.venue.venue, parts.year) == (TITLE, "SOSP", 2003)
    assert parts.rest == remark.strip(":-– ")


def test_tags_behind_a_title_are_its_tags() -> None:
    parts = read_title(f"## {TITLE} #ponds #boats/paper", LEXICON)
    assert (parts.title, parts.tags) == (TITLE, ("ponds", "boats/paper"))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("**BoatNet** Ada Moss (Ponds AI), {}", ("Ada Moss",)),
        ("**BoatNet** Ada Moss (池塘大学), (lab), {}", ("Ada Moss",)),
        ("**BoatNet**, (boats), Ada Moss (Ponds AI), {}", ("Ada Moss",)),
        ("**BoatNet** Ada Moss, Bo Reed (Ponds AI), {}", ("Ada Moss", "Bo Reed")),
        ("**BoatNet** Ada Moss (Ponds AI), Bo Reed (Rivers)，{}", ("Ada Moss", "Bo Reed")),
    ],
)
def test_people_and_where_they_work_stand_between_a_name_and_its_title(line: str, names: tuple[str, ...]) -> None:
    parts = read_title(line.format(TITLE), LEXICON)
    assert (parts.title, parts.name, parts.authors) == (TITLE, "BoatNet", names)


@pytest.mark.parametrize("remark", [" (点云压缩-简单了解)", ". (自监督；表达学习)", "（要約）", " (정리)"])
def test_a_remark_in_another_script_is_no_part_of_a_title(remark: str) -> None:
    assert read_title(TITLE + remark, LEXICON).title == TITLE
