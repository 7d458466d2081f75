"""Where values come from, over all places of a paper."""

from __future__ import annotations

from papernotes.library.entry_model import EntryTopic
from papernotes.model import Evidence
from papernotes.site.provenance import Provenance, differing_words, provenance_of
from papernotes.slug import slugify

from .samples import entry, record


def test_a_field_that_another_place_fills_names_that_place() -> None:
    here = record("A study of things", 3, file="a.md", venue="ICML", provenance=(
        ("title", Evidence(3, "## A study of things")), ("venue", Evidence(4, "arXiv"))))  # fmt: skip
    there = record("A study of things", 9, file="b.md", venue="ICML", provenance=(("venue", Evidence(9, "ICML2021")),))
    told = list(provenance_of(entry(here, there)))
    assert told[0] == Provenance("title", "", "a.md", 3, "## A study of things")
    assert [one.file for one in told if one.field == "venue"] == ["a.md"]
    other = record("A study of things", 3, file="a.md", venue="arXiv", provenance=(("venue", Evidence(4, "arXiv")),))
    merged = entry(other, there)
    filled = type(merged)(merged.slug, here, merged.parts, ())
    assert [(one.file, one.line) for one in provenance_of(filled)] == [("b.md", 9)]


def test_each_wording_of_a_topic_has_its_own_words() -> None:
    evidence = (Evidence(4, "Tags: RL"), Evidence(2, "# Reinforcement Learning", "b.md"))
    one = entry(record("A study of things", 3, file="a.md"))
    topic = EntryTopic("RL", slugify("RL"), stated=True, evidence=evidence, wordings=("RL", "Reinforcement Learning"))
    told = list(provenance_of(type(one)(one.slug, one.record, one.parts, (topic,))))
    assert [(p.topic, p.file, p.line) for p in told] == [("RL", "a.md", 4), ("Reinforcement Learning", "b.md", 2)]


def test_words_of_another_place_are_told_without_their_marks() -> None:
    here = record("A study of things", 3, file="a.md", venue="ICML", provenance=(("venue", Evidence(4, "ICML")),))
    said = "8.\t**[Things](https://a.example)** in *CVPR*"
    there = record("A study of things", 9, file="b.md", venue="CVPR", provenance=(("venue", Evidence(9, said)),))
    assert differing_words(entry(here, there)) == ((), ("Things in CVPR",))
