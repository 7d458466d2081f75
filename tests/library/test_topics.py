"""The topics of an entry, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papernotes.lexicon import load
from papernotes.library import assemble
from papernotes.library.entry_topics import topics_of
from papernotes.model import Document, Evidence, Place, Record, Section

from .samples import record

if TYPE_CHECKING:
    from papernotes.library.entry_model import Taxonomy

LEXICON = load()


def _record(title: str, *sections: Section, file: str = "a.md", line: int = 1) -> Record:
    said = (("title", Evidence(line, title)),)
    return Record("paper", title, Place(file, line, line + 9), sections=sections, provenance=said)


def _section(heading: str, text: str, line: int) -> Section:
    return Section(heading, "other", 1, line, line + 2, text)


TWICE = "Diffusion models fold. These diffusion models unfold."


@pytest.mark.parametrize(
    ("parts", "evidence"),
    [
        pytest.param([_record("Diffusion Models for Cranes", line=4)], Evidence(4, "Diffusion Models"), id="title"),
        pytest.param(
            [_record("Folding Cranes", _section("Birds", "Paper.", 2), _section("Diffusion models", TWICE, 5))],
            Evidence(5, "Diffusion models"),
            id="heading",
        ),
        pytest.param(
            [_record("Folding Cranes", _section("", "Paper, folded.", 2), _section("", TWICE, 6))],
            Evidence(6, "Diffusion models"),
            id="text",
        ),
        pytest.param(
            [_record("Folding Cranes"), _record("Folding Cranes", _section("", TWICE, 8), file="b.md")],
            Evidence(8, "Diffusion models", "b.md"),
            id="another-file",
        ),
    ],
)
def test_a_found_topic_names_the_line_of_its_words(parts: list[Record], evidence: Evidence) -> None:
    (topic,) = topics_of(parts[0], parts, LEXICON)
    assert (topic.name, topic.slug, topic.stated) == ("Diffusion models", "diffusion-models", False)
    assert topic.evidence == (evidence,)


def _topics_of(*stated: tuple[str, ...]) -> Taxonomy:
    records = tuple(
        Record("paper", f"Paper {number} on Cranes", Place("a.md", 9 * number + 1, 9 * number + 9), topics=topics)
        for number, topics in enumerate(stated)
    )
    return assemble([Document("a.md", records, (), (), ())], LEXICON).taxonomies["topics"]


def test_each_of_three_hundred_has_a_page_and_of_more_those_of_three_papers() -> None:
    words = [f"{a}{b}{c}{d}" for a in "bdf" for b in "aeiou" for c in "kltvz" for d in "aeio"]
    assert len(words) == 300
    few = _topics_of(tuple(words[:150]), tuple(words[150:]))
    assert all(term.paged for term in few.terms)
    many = _topics_of((*words[:150], "Swans"), (*words[150:], "Swans", "Boats"), ("Swans", "boats"))
    assert len(many.terms) == 302
    assert [term.name for term in many.terms if term.paged] == ["Swans"]


def test_what_gathers_all_or_what_fits_nowhere_is_completed_from_the_lexicon() -> None:
    titles = [f"Diffusion models for pond {number}" for number in range(14)]
    ponds = [record(title, 1 + at, topics=("Ponds",)) for at, title in enumerate(titles)]
    misc = [record("Graph neural networks for boats", 40, topics=("Misc",))]
    few = [record("Graph neural networks for swans", 50, topics=("Swans",))]
    library = assemble([Document("notes.md", (*ponds, *misc, *few), (), (), ())], LEXICON)
    told = {entry.record.title: [(topic.name, topic.stated) for topic in entry.topics] for entry in library.entries}
    assert told[titles[0]] == [("Ponds", True), ("Diffusion models", False)]
    assert told["Graph neural networks for boats"] == [("Misc", True), ("Graph neural networks", False)]
    assert told["Graph neural networks for swans"] == [("Swans", True)]
    assert all(topic.evidence for entry in library.entries for topic in entry.topics if not topic.stated)
