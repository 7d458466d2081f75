"""What the notes say of themselves, and what the first page makes of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from papernotes.config import Config
from papernotes.files.theme_folder import read_theme
from papernotes.site.own_words import front_of, settled

from .samples import bodies, entry, library, record, section, shelf

if TYPE_CHECKING:
    from tests.conftest import Site

WORDS = "These are notes on how paper is folded into cranes, boats and hats."


def test_a_readme_gives_title_and_introduction_and_is_no_note_among_others() -> None:
    readme = entry(record("On Folding", 1, file="README.md", kind="note", sections=(section("", WORDS),)))
    lib = library([readme, entry(record("Cranes"))])
    front = front_of(lib, bodies(lib))
    assert (front.title, front.introduction) == ("On Folding", WORDS)
    assert front.entries == {readme.slug}


@pytest.mark.parametrize(
    ("files", "title"),
    [
        (["research-notes.md"], "Research notes"),
        (["notes.md"], ""),
        (["a.md", "b.md"], ""),
        (["sub/README.md", "b.md"], ""),
        (["README.md", "index.md"], "Index of README.md"),
        (["index.md", "b.md"], "Index of index.md"),
    ],
)
def test_the_title_is_that_of_the_first_file_that_speaks_of_all(files: list[str], title: str) -> None:
    made = [entry(record(f"Index of {file}", 1, file=file, kind="note"), status=None) for file in files]
    lib = library(made)
    assert front_of(lib, bodies(lib)).title == title


def test_a_heading_that_says_nothing_is_no_title() -> None:
    about = entry(record("About", 1, file="README.md", kind="note", sections=(section("", WORDS),)))
    lib = library([about])
    front = front_of(lib, bodies(lib))
    assert (front.title, front.introduction) == ("", WORDS)


@pytest.mark.parametrize(
    ("texts", "language"),
    [
        (["Folding is hard.", "So is wetting."], "en"),
        (["折纸很难，需要很多耐心。", "湿法更难。", "Wet."], "zh"),
        (["折り紙は難しい。", "紙を濡らすのは難しい。"], "ja"),
        (["종이접기는 어렵다.", "젖은 종이는 더 어렵다."], "ko"),
        (["折纸很难。", "Folding is hard."], "en"),
    ],
)
def test_the_interface_speaks_as_most_notes_do(texts: list[str], language: str) -> None:
    made = [entry(record(f"Crane {at}", 9 * at + 1, sections=(section("", text),))) for at, text in enumerate(texts)]
    lib = library(made)
    front = front_of(lib, bodies(lib))
    assert front.language == language
    assert settled(Config(), front, str).language == language
    assert settled(Config(language="ko"), front, str).language == "ko"


def test_what_is_set_stays_whatever_the_notes_say() -> None:
    readme = entry(record("On Folding", 1, file="README.md", kind="note", sections=(section("", WORDS),)))
    lib = library([readme])
    config = settled(Config(title="Mine", description="My own."), front_of(lib, bodies(lib)), str)
    assert (config.title, config.description) == ("Mine", "My own.")


NOTE = "# Wet Folding of {0}\n\nPaper: <https://arxiv.org/abs/2101.{1:05}>\n\n{2}\n"


def test_a_few_papers_stand_at_a_glance_by_what_they_solve_and_how(site: Site) -> None:
    for number in range(4):
        problem, method = f"Sheet {number} tears when it is folded.", f"It is wetted $x_{number}$ times first."
        text = f"## Problem\n\n{problem}\n\n## Method\n\n{method}"
        site.note(NOTE.format(f"Crane {number}", number, text), f"{number}.md")
    site.note(NOTE.format("Boat", 5, "## Results\n\nThe boat floats for a whole day."), "5.md")
    site.note(NOTE.format("Hat", 6, ""), "6.md")
    home = site.build().read("index.html")
    assert home.count('<tr><th scope="row" class="who"') == 5
    assert "<p>Sheet 1 tears when it is folded.</p>" in home
    assert "<msub><mi>x</mi><mn>1</mn></msub></math> times first.</p>" in home
    assert 'data-role="result" href="papers/wet-folding-of-boat.html#results">Results</a> The boat floats' in home
    assert "Wet Folding of Hat" in home.partition("</table>")[2]


def test_the_list_of_all_papers_leads_to_labs_and_other_plain_headings(site: Site) -> None:
    paper = "### {0}\n\nPaper: <https://arxiv.org/abs/2101.0000{1}>\n\n**Problem** It is hard.\n\n"
    labs = "# Stability-AI\n\n" + paper.format("Wet Cranes", 1) + paper.format("Dry Cranes", 2)
    site.note(
        labs + "# Google AI\n\n" + paper.format("Wet Boats", 3) + "# CVPR 2021\n\n" + paper.format("Dry Boats", 4)
    )
    listed = site.build().read("papers/index.html").partition("Headings of the notes")[2]
    found = re.findall(r'<a href="([^"]+)">([^<]+)</a><svg.*?<span>(\d+)</span>', listed)
    assert found == [
        ("../search.html#q=%22Stability-AI%22", "Stability-AI", "2"),
        ("../search.html#q=%22Google%20AI%22", "Google AI", "1"),
    ]
    assert '"../search.html#q=%22Stability-AI%22">Stability-AI</a>' in site.read("papers/wet-cranes.html")


def test_a_sentence_that_says_itself_what_it_tells_stands_in_for_a_section(site: Site) -> None:
    for number in range(3):
        text = f"## Problem\n\nSheet {number} tears when folded.\n\n## Method\n\nIt is wetted {number} times."
        site.note(NOTE.format(f"Crane {number}", number, text), f"{number}.md")
    said = "Paper has been folded for long. Big cranes still suffer from two flaws. We propose to fold them wet."
    site.note(NOTE.format("Swan", 5, f"## Folding\n\n{said}"), "5.md")
    cells = re.findall(r"<td[^>]*>(.*?)</td>", site.build().read("index.html").partition("Wet Folding of Swan")[2])[:2]
    assert cells == ["<p>Big cranes still suffer from two flaws.</p>", "<p>We propose to fold them wet.</p>"]


def test_no_count_at_a_glance_gainsays_the_rows_beneath_it(site: Site) -> None:
    """A topic's number stands there only with the word that all of its papers are elsewhere."""
    for number in range(4):
        text = (
            f"Tags: #cranes\n\n## Problem\n\nSheet {number} tears when folded.\n\n## Method\n\nWet it {number} times."
        )
        site.note(NOTE.format(f"Crane {number}", number, text), f"{number}.md")
    assert "<small>" not in re.search(r'<tr class="topic">.*?</tr>', site.build().read("index.html"))[0]  # type: ignore[index]  # it is there
    site.note(NOTE.format("Swan", 5, "Tags: #cranes"), "5.md")
    assert ">All 5 papers</a>" in re.search(r'<tr class="topic">.*?</tr>', site.build().read("index.html"))[0]  # type: ignore[index]  # it is there


def test_of_many_papers_those_with_notes_come_first_and_links_are_a_number(site: Site) -> None:
    for number in range(70):
        text = f"It says how sheet {number} is folded by hand." if number % 3 == 0 else ""
        site.note(NOTE.format(f"Crane {number}", number, text), f"{number}.md")
    home = site.build().read("index.html")
    assert "24 with notes" in home
    assert home.count('<li class="entry">') == 12
    assert "status unnoted" not in home
    assert "status unnoted" in site.read("papers/index.html")


def test_a_list_of_links_does_not_say_of_each_that_it_has_no_notes(site: Site) -> None:
    links = [f"- [Wet Folding of Crane {n}](https://arxiv.org/abs/2101.0000{n})" for n in range(5)]
    site.note("# Cranes\n\n" + "\n".join(links))
    site.build()
    assert "status unnoted" not in site.read("index.html") + site.read("papers/index.html")


@pytest.mark.parametrize(
    ("config", "title"),
    [
        pytest.param(Config(), "zh title", id="a word of the language"),
        pytest.param(Config(repo="https://github.com/ada/paper-folding/"), "Paper folding", id="the repository's name"),
        pytest.param(Config(repo="https://github.com/ada/notes/"), "zh title", id="a name that says nothing"),
        pytest.param(Config(title="Mine"), "Mine", id="a setting"),
    ],
)
def test_notes_without_a_title_are_called_by_their_repository_or_by_a_word(config: Config, title: str) -> None:
    lib = library(
        [entry(record(name, file=f"{name}.md", sections=(section("", "折纸很难，需要很多耐心。"),))) for name in "ab"]
    )
    assert settled(config, front_of(lib, bodies(lib)), lambda language: f"{language} title").title == title


def test_the_beginning_of_a_sentence_is_no_title() -> None:
    readme = entry(
        record(
            "This repository holds all that was folded by…",
            1,
            file="README.md",
            kind="note",
            sections=(section("", WORDS),),
        )
    )
    lib = library([readme, entry(record("Cranes"))])
    front = front_of(lib, bodies(lib))
    assert (front.title, front.introduction, front.entries) == ("", WORDS, {readme.slug})


@pytest.mark.parametrize(
    ("heading", "text", "told"),
    [
        pytest.param("", "Ada Moss", False, id="a name that is left of a line"),
        pytest.param("", "It folds a sheet of paper by hand, twice.", True, id="a sentence"),
        pytest.param("Problem", "Hard.", True, id="a part of its own"),
    ],
)
def test_a_name_or_a_date_beside_a_link_is_no_note(heading: str, text: str, told: bool) -> None:
    noted = [entry(record(f"Crane {n}", n + 1, sections=(section(heading, text),))) for n in range(6)]
    bare = [entry(record(f"Swan {n}", n + 20)) for n in range(6)]
    assert shelf(library([*noted, *bare]), Config(), read_theme(Path("/nowhere"))).tells_unnoted is told
