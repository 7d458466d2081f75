"""Nothing that a person wrote disappears: words have a page, front matter a field or a mention, titles their signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from benchmarks.coverage import lost
from hypothesis import given, settings
from hypothesis import strategies as st

from papernotes.body import render_bodies
from papernotes.lexicon import load
from papernotes.library.identity import title_key
from papernotes.parse import parse
from papernotes.parse.withheld import withhold
from papernotes.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

    from papernotes.model import Document

LEXICON = load()


def read(text: str, path: str = "notes.md") -> Document:
    return parse(Source(path, text), LEXICON)


@pytest.mark.parametrize(
    "text",
    [
        "## Definition\n\nEach stroke looks at all others, as in [[@lovelace2017]] and [[@hopper2019]].\n",
        "# Boats MOC\n\n- [[@lovelace2017]]\n- [[@hopper2019]]\n- [[Rowing]]\n",
        "# Rowing\n\n[[Boats]] [[Rivers]]\n\n![[stroke.png]]\n",
        "# 2023-04-01\n\n- Read [[@lovelace2017]], liked it\n- [ ] buy milk\n",
        "# 概念\n\n[[河流]] 是会流动的水，见 [[船]]。\n",
        "# Topics\n\n- [Rivers](rivers.md)\n- [Boats](boats.md), which we read in the spring\n",
    ],
)
def test_what_holds_words_of_its_own_has_a_page(text: str) -> None:
    assert read(text).records


@pytest.mark.parametrize(
    "text",
    ["# Contents\n\n- [Rivers](#rivers)\n- [Boats](#boats)\n", "- [Rivers](rivers.md)\n- [Boats](boats.md)\n"],
)
def test_what_is_nothing_but_links_to_other_places_of_the_notes_is_skipped(text: str) -> None:
    document = read(text)
    assert (document.records, len(document.skipped)) == ((), 1)


@pytest.mark.parametrize("heading", ["🚀", "Later"])
def test_a_heading_above_nothing_is_listed_as_skipped(heading: str) -> None:
    record = "## 《Rowing by Night》(CVPR2023)\n\nPaper: <https://arxiv.org/abs/2301.00001>\n"
    other = record.replace("Night", "Day").replace("00001", "00002")
    for text in (f"## {heading}\n\n{record}", f"{record}\n## {heading}\n\n{other}"):
        assert [part.reason for part in read(text).skipped] == ["empty"]


@pytest.mark.parametrize("heading", ["Details", "Links", "Metadata", "Tags", "Authors", "Method", "Reference"])
def test_a_heading_above_another_alone_has_a_section(heading: str) -> None:
    text = f"## 《Rowing by Night》(CVPR2023)\n\nwords\n\n### {heading}\n\n#### Training\n\nwords\n"
    assert [section.heading for section in read(text).records[0].sections][1:] == [heading, "Training"]


@pytest.mark.parametrize("mark", ["- ", "> ", "1. ", "* "])
def test_words_in_blocks_within_one_another_stay(mark: str) -> None:
    deep = "".join(f"{'   ' * depth}{mark}Words of {depth}\n" for depth in range(25)) if mark != "> " else ""
    text = f"# Boats\n\nWords.\n\n{deep}\n{mark * 40}deepest words\n\nThe last words.\n"
    told = "\n".join(section.text for section in read(text).records[0].sections)
    assert all(words in told for words in ("deepest words", "The last words"))
    assert not deep or "Words of 24" in told


@pytest.mark.parametrize("key", ["code", "slides", "paper", "authors", "tags", "year", "done"])
def test_a_task_that_is_called_as_a_key_is_a_task(site: Site, key: str) -> None:
    site.note(f"# Boats\n\nWords of mine.\n\n- [ ] {key}\n\n## Tasks\n\n- [ ] write the introduction\n\nProse stays.\n")
    (record,) = site.build().papers
    page = site.read(record["url"])
    assert f"> {key}</label>" in page or record["status"]
    assert "> write the introduction</label>" in page
    assert (record["topics"], "Prose stays." in page) == ([], True)


def test_front_matter_that_no_field_holds_is_listed_as_skipped() -> None:
    text = "---\ntitle: Deep Rivers\nowner: me\nvenue: ICML 2020\nlayout: post\nweight: 3\n---\n\n"
    text += "https://arxiv.org/abs/2001.00001\n"
    assert [(part.reason, part.line, part.end_line) for part in read(text).skipped] == [
        ("front matter", 3, 3),
        ("front matter", 5, 6),
    ]


def test_a_title_in_front_matter_that_says_more_than_the_heading_is_listed() -> None:
    text = "---\ntitle: Rowing by Night and in Fog on Rivers\n---\n\n# Rowing by Night\n\nBoats drift.\n"
    document = read(text)
    assert document.skipped or "Fog" in document.records[0].title


def test_a_venue_and_a_year_that_a_note_states_are_printed() -> None:
    record = read("- tags:: rowing\n  year:: 2019\n  venue:: NAACL\n- Masked strokes. Cites [[@Rivers]].\n").records[0]
    printed = {number for number in range(1, 5) if dict(record.shown).get(number, "") is not None}
    assert record.kind == "paper" or {2, 3} <= printed


@pytest.mark.parametrize("words", ["`<!-- words -->`", "\\<!-- words -->", "`<!--` and words", "`%% words %%`"])
def test_words_beside_the_marks_of_comments_that_are_none_stay(words: str) -> None:
    source = withhold(Source("notes.md", f"## Folding Paper Boats with {words}\n\n## {words}\n\nOn {words}.\n"))
    records = parse(source, LEXICON).records
    assert "words" in records[0].title
    assert any("words" in section.text for record in records for section in record.sections)


@pytest.mark.parametrize("heading", ["🚀", "<T>", "#boats", "![boat](boat.png)", "C#", "A*", "x² → y"])
def test_a_section_is_headed_by_what_stands_in_its_heading(heading: str) -> None:
    text = f"# Folding Paper Boats with Little Supervision\n\n- Venue: ICML 2020\n\n## {heading}\n\nBoats.\n"
    wanted = "boat" if heading.startswith("![") else heading
    assert [section.heading for section in read(text).records[0].sections] == [wanted]


SIGNED = [
    "Learning C# and F# from Little Data",
    "Optional<T> in Modern Type Systems",
    "Vec<Vec<u8>> Layouts for Fast Inference",
    "On x² and y₃ in Deep Networks",
    "Serving Learned Models with node.js.",
    "Learning A* Search with Networks",
    "Sim→Real Transfer for Small Boats",
    "C++ Considered Harmful by Language Models",
    "The $5 Model: Cheap Learning at Scale",
    ".NET as a Platform for Learning Research",
]


@pytest.mark.parametrize("title", SIGNED)
@pytest.mark.parametrize(
    "dress", ["## {}\n\nPaper: https://arxiv.org/abs/2101.00001\n", "# {}\n\n- Year: 2021\n\nBoats.\n"]
)
def test_a_title_keeps_its_signs(title: str, dress: str) -> None:
    assert read(dress.format(title)).records[0].title == title


def test_a_title_shows_what_its_marks_mean() -> None:
    dress = "## {}\n\nPaper: https://arxiv.org/abs/2101.00001\n"
    assert read(dress.format("H~2~O Simulation with Neural Networks")).records[0].title == (
        "H₂O Simulation with Neural Networks"
    )
    assert read(dress.format("Learning at 10^9^ Steps of ==Boats== {#steps}")).records[0].title == (
        "Learning at 10⁹ Steps of Boats"
    )


SIGNS = "#+%&@=²³₂½×÷→←♯°µπ±∞€"


@given(
    st.sampled_from(SIGNS),
    st.sampled_from(["Folding{} Boats of Paper by Night", "Folding Boats{} by Day and by Night"]),
)
def test_a_sign_behind_a_word_of_a_title_is_kept_and_tells_it_from_others(sign: str, form: str) -> None:
    title, bare = form.format(sign), form.format("")
    text = "".join(
        f"## {each}\n\nPaper: https://arxiv.org/abs/2101.0000{n}\n\n" for n, each in enumerate((title, bare))
    )
    assert [record.title for record in read(text).records] == [title, bare]
    assert title_key(title) != title_key(bare)


@pytest.mark.parametrize(
    ("one", "other"), [("Deep Rivers", "deep  rivers."), ("Deep-Rivers", "Deep Rivers"), ("ＲＮＮ", "RNN")]
)
def test_case_width_and_punctuation_tell_no_titles_apart(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


LINES = st.sampled_from(
    [
        "Boats drift where nobody rows them.", "- [ ] buy oars", "- [[Rowing]] with Bob", "## 🚀", "## <T>",
        "### Method", "![[stroke.png]]", "[[Rivers]] and [[Boats]]", "owner: me",
        "| Oar | Speed |\n|---|---|\n| long | 12 |",
        "> quoted", "```\nrow(3)\n```", "**Effect** The effect is small.", "# TODO", "## Paper title",
        "Paper: <url>",
        "## 《Swimming with Six Neurons》(CVPR2023)\nPaper: <https://arxiv.org/abs/2301.00001>", "1. x² → y",
        "![stars](https://img.shields.io/github/stars/ada/b)", "- Affiliation: River Lab",
    ]
)  # fmt: skip
FRONT = st.sampled_from(["", "---\ntitle: Deep Rivers\nowner: me\n---\n", "---\ntags: [water]\ncssclass: wide\n---\n"])


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(FRONT, st.lists(LINES, min_size=1, max_size=8))
def test_every_word_and_sign_is_on_a_page_a_field_or_skipped(
    tmp_path_factory: pytest.TempPathFactory, front: str, lines: list[str]
) -> None:
    root: Path = tmp_path_factory.mktemp("notes")
    (root / "notes.md").write_text(front + "\n\n".join([*lines, "We read this in spring."]) + "\n", "utf-8")
    assert lost(root)[0] == []


@pytest.mark.parametrize(
    "shown",
    ["![](boat.png)", "![[Rowing]]", "```python\nrow()\n```", "$$v = s / t$$", '<img src="boat.png">', "$v = s / t$"],
)
def test_what_has_no_words_has_a_section_above_the_first_heading_too(shown: str) -> None:
    title = "## 《Rowing by Night》(CVPR2023)"
    (record,) = read(f"{title}\n\n{shown}\n\n### Sails\n\nThey are white.\n").records
    assert [section.heading for section in record.sections] == ["", "Sails"]
    (record,) = read(f"{title}\n\nVenue: CVPR 2023\n\n### Sails\n\nThey are white.\n").records
    assert [section.heading for section in record.sections] == ["Sails"]


@pytest.mark.parametrize(
    ("headings", "shown"),
    [
        (["20 Sep 18", "27 Sep 18"], ["20 Sep 18", "27 Sep 18"]),
        (["7 tips", "Method"], ["7 tips", "Method"]),
        (["7 Tips for Rowers"], ["7 Tips for Rowers"]),
        (["1.58 bits"], ["1.58 bits"]),
        (["100 days", "200 days"], ["100 days", "200 days"]),
        (["007 boats", "2 Method"], ["007 boats", "2 Method"]),
        (["1 Introduction", "2 Method", "2.1 Data"], ["Introduction", "Method", "Data"]),
        (["3. Results", "4) More"], ["Results", "More"]),
    ],
)
def test_a_number_is_a_word_of_its_heading_unless_it_counts_headings(headings: list[str], shown: list[str]) -> None:
    body = "\n\n".join(f"## {heading}\n\nWords." for heading in headings)
    (record,) = read(
        f"# 《Rowing by Night》 (CVPR 2021)\n\nPaper: https://arxiv.org/abs/2101.00001\n\n{body}\n"
    ).records
    assert [section.heading for section in record.sections if section.heading] == shown


@pytest.mark.parametrize(
    "lines",
    [
        "- **Venue**: CVPR 2020\n- **Year**: 2019",
        "Year: 2019\n\nVenue: ICML 2020",
        "Venue: arXiv 2018\n\nConference: ICML 2019\n\nYear: 2020",
    ],
)
def test_a_line_that_says_another_venue_or_year_than_the_field_is_printed(tmp_path: Path, lines: str) -> None:
    (tmp_path / "a.md").write_text(f"# Rowing by Night with Lanterns\n\n{lines}\n\nIt rows.\n")
    assert lost(tmp_path)[0] == []


@pytest.mark.parametrize(
    "again",
    [
        "## Hopper & Lovelace (2020): Rowing by Night with Lanterns",
        "## Rowing by Night with Lanterns [ICML 2020]",
        "## RowNet: Rowing by Night with Lanterns (ICLR 2019)",
        "## Rowing by Night with Lanterns\n\nAuthors: Ada Hopper, Grace Lovelace",
        "## Rowing by Night with Lanterns\n\nVenue: ICLR 2019\n\nAuthors: Alan Kay",
    ],
)
def test_what_one_of_two_places_says_of_a_paper_is_on_its_page(tmp_path: Path, again: str) -> None:
    link = "\n\nPaper: https://arxiv.org/abs/2101.00001\n\n"
    first = f"## Rowing by Night with Lanterns (CVPR 2021){link}Authors: Alan Turing\n\nIt rows.\n\n"
    for number, text in enumerate((f"{first}{again}{link}More.\n", f"{again}{link}More.\n\n{first}")):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "a.md").write_text(text)
        assert lost(folder)[0] == []


def test_a_file_of_front_matter_alone_is_skipped_as_such() -> None:
    assert [part.reason for part in read("---\nowner: me\nnote: buy milk\n---\n\n").skipped] == ["front matter"]


@pytest.mark.parametrize("line", ["- ??? unsure why it rows", "??? pending both answers", "!!! buy more oars"])
def test_signs_before_words_are_no_box(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.md").write_text(f"# Boats\n\nThey row.\n\n{line}\n\nThey drift.\n")
    assert lost(tmp_path)[0] == []


@pytest.mark.parametrize(
    "lines",
    ["By Grace Hopper and Alan Kay", "Authors: Alan Kay", "- Author: Alan Kay\n- Year: 2020", "Authors: A. Kay et al."],
)
def test_names_that_are_none_of_the_authors_are_printed(tmp_path: Path, lines: str) -> None:
    (tmp_path / "a.md").write_text(f"# Rowing by Night with Lanterns\n\nAuthors: Ada Lovelace\n\nIt rows.\n\n{lines}\n")
    assert lost(tmp_path)[0] == []


def test_what_front_matter_says_of_an_author_beside_the_name_is_listed() -> None:
    authors = "authors:\n  - name: Ada Oars\n    affiliation: University of Boats\n    orcid: 0000-0001\n  - Bo Keel\n"
    document = read(f"---\ntitle: Rowing by Night and in Fog\n{authors}venue: ICML\nyear: 2020\n---\n\nBoats drift.\n")
    assert document.records[0].authors == ("Ada Oars", "Bo Keel")
    assert [(part.reason, part.line, part.end_line) for part in document.skipped] == [("front matter", 5, 6)]


@pytest.mark.parametrize("heading", ["# TODO", "# Later thoughts", "# Notes", "## Notes of a day"])
def test_a_heading_that_is_not_the_title_heads_its_section_or_is_listed(heading: str) -> None:
    front = "---\ntitle: Deep Rivers\n---\n"
    record = read(f"{front}Boats drift where nobody rows them.\n\n{heading}\n\nWe read this in spring.\n").records[0]
    assert (record.title, record.sections[-1].heading) == ("Deep Rivers", heading.lstrip("# "))
    beneath = read(f"{front}\n# Notes\n\nWe read this in spring.\n")
    assert [(part.reason, part.line) for part in beneath.skipped] == [("heading", 5)]


@pytest.mark.parametrize("deep", [25, 49, 51, 101])
@pytest.mark.parametrize(
    ("line", "between"),
    [("{space}- word{n}x", "\n"), ("{space}1. word{n}x", "\n"), ("{marks} word{n}x", "\n\n"),
     ("{marks} - word{n}x", "\n"), ("{marks} [!note] word{n}x", "\n")],
)  # fmt: skip
def test_notes_within_notes_are_shown_however_deep_they_are(line: str, between: str, deep: int) -> None:
    lines = [line.format(n=n, space="   " * n, marks="> " * (n + 1)) for n in range(deep)]
    for text in (between.join(lines), f"{'- ' * deep}word0x", f"{'>' * deep}word0x"):
        notes = f"# Folding Boats (CVPR 2021)\n\nWords.\n\n{text}\n\nwordbehindx\n\n## Result\n\nwordlastx\n"
        document = read(notes)
        told = "".join(section.html for body in render_bodies(document) for section in body.sections)
        assert [word for word in re.findall(r"word\w+x", notes) if word not in told] == []


@pytest.mark.parametrize(
    "heading",
    ["17.3", "Week 3", "Papers", "Group A", "2022-03-16", "CVPR 2020", "Rivers", "To read", "Moss Lab", "🚀", "第三周"],
)
def test_a_heading_above_papers_is_a_field_of_theirs_or_listed(site: Site, heading: str) -> None:
    paper = "### {} (ICML 2021)\n\nPaper: https://arxiv.org/abs/2101.0000{}\n"
    site.note(
        f"# Physics\n\n## {heading}\n\n{paper.format('Muons in Boats', 1)}\n{paper.format('Axions in Rivers', 2)}"
    )
    papers = site.build().papers
    told = {told["line"] for paper in papers for told in paper["provenance"].values()}
    skipped = {line for part in site.data["skipped"] for line in range(part["line"], part["end_line"] + 1)}
    page = site.read(papers[0]["url"]).partition("<main")[2]
    assert 3 in told | skipped or heading in page


@pytest.mark.parametrize(
    "task", ["slides", "code", "- slides", "* Paper", "1. venue", "- 발표 자료", "- 代码", "- buy milk"]
)
@pytest.mark.parametrize("heading", ["## Todo", "## TODO", "### To do", "## 할 일", "## 待办", "# Todo"])
def test_what_is_to_be_done_is_no_template(heading: str, task: str) -> None:
    for text in (
        "# Rowing Boats\n\nPaper: https://arxiv.org/abs/2001.00001\n\nGood.\n\n{}\n",
        "{}\n\n# Boats\n\nWords.\n",
    ):
        document = read(text.format(f"{heading}\n\n{task}"))
        told = " ".join(section.text for record in document.records for section in record.sections)
        assert task.lstrip("-*1. ") in told or "template" not in {part.reason for part in document.skipped}


LABELS = ["Discussion", "News", "code", "Paper", "slides", "authors", "Tags", "status", "year", "**Video**", "Rating"]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("above", ["# Our club\n\n", "# Counting Snails\n\nhttps://arxiv.org/abs/2101.00001\n\n"])
@pytest.mark.parametrize("mark", ["- ", "3. ", "  - ", ""])
def test_a_word_that_may_be_a_key_is_an_item_among_items(label: str, above: str, mark: str) -> None:
    apart = "" if mark else "\n"
    lines = f"{mark}Tea for all\n{apart}{mark}{label}\n{apart}{mark}Cake for the others\n"
    text = f"{above}Things:\n\n{'- These' if mark[:1] == ' ' else ''}\n{lines}"
    records = read(text).records
    number = text[: text.index(f"{mark}{label}\n", len(above))].count("\n") + 1
    assert [dict(record.shown).get(number, "") for record in records] == [""]


@pytest.mark.parametrize("text", ["- Authors\n  - Ada Moss\n  - Ben Reed\n", "Authors\n\n- Ada Moss\n- Ben Reed\n"])
def test_a_key_above_its_values_is_no_item(text: str) -> None:
    (record,) = read(
        f"# Counting Snails\n\n{text}- https://arxiv.org/abs/2101.00001\n".replace("\n- h", "\n\nh")
    ).records
    assert record.authors == ("Ada Moss", "Ben Reed")


@pytest.mark.parametrize("key", ["title", "Title", "**Paper title**", "Paper Title"])
@pytest.mark.parametrize("below", ["", "# Authors: Ada Moss, Ben Reed\n\n", "## Authors: Ada Moss, Ben Reed\n\n"])
def test_a_heading_that_is_the_title_with_its_key_heads_no_section(key: str, below: str) -> None:
    text = f"# {key}: Counting Snails in Winter\n\n{below}Words of mine on it.\n\n## Method\n\nWe count them.\n"
    (record,) = read(text).records
    assert record.title == "Counting Snails in Winter"
    assert [section.heading for section in record.sections] == ["", "Method"]
