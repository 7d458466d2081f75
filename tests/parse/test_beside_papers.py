"""What stands beside the papers of a file and belongs to none: one note, called by what it is, or no note at all."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.source import Source

LEXICON = lexicon.load()
PAPERS = (
    "- [Counting Snails in Deep Winter](https://arxiv.org/abs/2101.00001)\n"
    "- [Weighing Slugs for Fun and Science](https://arxiv.org/abs/2101.00002)\n"
)


def notes(text: str, path: str = "notes.md") -> list[tuple[str, str]]:
    found = [record for record in parse(Source(path, text), LEXICON).records if record.kind == "note"]
    return [(record.title, " ".join(section.text for section in record.sections)) for record in found]


@pytest.mark.parametrize("apart", ["\n\n", "\n\n> ", "\n\n- ", "\n\n![a snail](snail.png)\n\n"])
def test_text_above_a_list_of_papers_is_one_note(apart: str) -> None:
    text = f"# Our club\n\nWe meet on Mondays.{apart}Bring a cake for us.{apart}Write to me first.\n\nThen come.\n\n"
    ((title, said),) = notes(text + PAPERS)
    assert title == "Our club"
    assert all(words in said for words in ("on Mondays", "a cake", "me first", "Then come"))


@pytest.mark.parametrize("label", ["List of candidate papers:", "**Discussed papers:**", "Papers：", "*To read*:"])
@pytest.mark.parametrize("above", ["", "# Our club\n\n", "# Club\n\n### 2025-01-21: Ann\n\n"])
def test_a_line_that_names_what_stands_beneath_it_is_no_note(label: str, above: str) -> None:
    text = f"{above}{label}\n\n{PAPERS}\nPresented paper:\n\n{PAPERS.replace('00', '11').replace('Snails', 'Frogs')}"
    document = parse(Source("notes.md", text), LEXICON)
    assert {record.kind for record in document.records} == {"paper"}
    held = [group.title for group in document.groups] + [part.reason for part in document.skipped]
    assert "label" in held


def test_a_sentence_before_a_colon_says_something() -> None:
    said = "What we have read since spring, and liked for its many fine figures and its jokes:"
    assert [words for _, words in notes(f"# Our club\n\n{said}\n\n{PAPERS}")] == [said]


@pytest.mark.parametrize("path", ["README.md", "paper-list.md", "index.md"])
@pytest.mark.parametrize("front", ["", "---\nlayout: post\n---\n\n"])
def test_a_note_without_a_heading_is_not_called_by_its_path(path: str, front: str) -> None:
    text = f"{front}What I want to read one day, when all the snails are counted and the slugs are weighed as well.\n\n"
    ((title, _),) = notes(text + PAPERS, path)
    assert title == "What I want to read one day, when all the snails are counted and the slugs are…"


@pytest.mark.parametrize("path", ["counting-snails-with-networks.md", "snails.md"])
@pytest.mark.parametrize("asked", ["What problem does this paper address?", "**What is it about?**", "何が新しい？"])
def test_a_template_s_first_question_is_no_title(path: str, asked: str) -> None:
    text = f"### {asked}\n\nSnails hide, as https://arxiv.org/abs/2101.00001 tells.\n\n"
    (record,) = parse(Source(path, f"{text}### What are the main results?\n\nThey count well.\n"), LEXICON).records
    assert record.title == path.removesuffix(".md").replace("-", " ")
    assert len(record.sections) == 2


def test_a_question_alone_is_a_title() -> None:
    text = "# Do Snails See Like Frogs?\n\nhttps://arxiv.org/abs/2101.00001\n\n## Method\n\nThey look.\n"
    assert [record.title for record in parse(Source("snails.md", text), LEXICON).records] == [
        "Do Snails See Like Frogs?"
    ]


PAPER = "## [Review] Counting Snails with Networks (2015), Miller et al.\n\nAuthors: Ada Miller, Ben Reed\n\n"
BODY = "### Method\n\nWe count them, see https://arxiv.org/abs/1501.00001 for more.\n"


@pytest.mark.parametrize(
    "above", ["### Result\n\nThey count well.\n\n", "### Summary\n\n- Short.\n\n### Results\n\nOk.\n\n"]
)
def test_sections_above_the_only_paper_of_a_file_are_its_own(above: str) -> None:
    (record,) = parse(Source("notes.md", above + PAPER + BODY), LEXICON).records
    assert (record.title, record.year) == ("Counting Snails with Networks", 2015)
    assert record.authors == ("Ada Miller", "Ben Reed")
    headings = [line.lstrip("# ") for line in above.splitlines() if line.startswith("#")]
    assert [section.heading for section in record.sections] == [*headings, "Method"]


def test_a_section_above_several_papers_is_a_note() -> None:
    other = PAPER.replace("Snails", "Slugs") + BODY.replace("00001", "00002")
    text = f"### Result\n\nThey count well.\n\n{PAPER}{BODY}\n{other}"
    assert notes(text) == [("Result", "They count well.")]
