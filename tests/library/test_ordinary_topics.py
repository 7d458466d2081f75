"""A word that other fields use says nothing of computing where the paper is about something else."""

from __future__ import annotations

import pytest

from papernotes.lexicon import load
from papernotes.library.entry_topics import topics_of
from papernotes.parse import parse
from papernotes.source import Source


def topics(heading: str, body: str = "We liked it.") -> list[str]:
    text = f"# 《{heading}》\n\nAuthors: Ada Lovelace, Grace Hopper\n\n{body}\n"
    (record,) = parse(Source("a.md", text), load()).records
    return [topic.name for topic in topics_of(record, [record], load())]


@pytest.mark.parametrize(
    "title",
    [
        "Attention in Children Who Row at Night",
        "The Diffusion of Innovations among River Farmers",
        "Power Transformer Oil and Its Moisture",
        "Capsule Endoscopy of the Small Intestine",
        "Pruning of Old Apple Trees",
        "Distillation of Lavender on Small Farms",
        "Navigation by Birds over Open Water",
        "Explaining Voter Turnout in Small Towns",
        "Consensus and Conflict in Village Councils",
        "Hallucinations after Loss of Sight",
        "Dialogue and Silence in Greek Tragedy",
        "Dropout from Rural Schools",
        "Monads before Leibniz",
        "Federated States and Their Rivers",
        "Web Atmospherics and Shoppers",
        "Recommendations for Safe Rowing",
    ],
)
def test_papers_of_other_fields_have_no_topic_of_computing(title: str) -> None:
    assert topics(title, "Venue: Journal of Rural Studies 2010\n\nRivers, birds and farmers.") == []


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Attention in Deep Networks that Row", "Attention"),
        ("Pruning Filters of Convolutional Boats", "Network pruning"),
        ("Navigation of Robots over Open Water", "Navigation"),
        ("A Dialogue Dataset of Rowers", "Dialogue systems"),
    ],
)
def test_a_word_of_computing_beside_it_is_enough(title: str, topic: str) -> None:
    assert topic in topics(title)


@pytest.mark.parametrize(
    "body", ["Venue: NeurIPS 2020", "Paper: https://arxiv.org/abs/2001.00001", "It trains an LSTM."]
)
def test_a_venue_an_id_or_the_notes_may_say_so_as_well(body: str) -> None:
    assert "Attention" in topics("Attention That Rows at Night", f"{body}\n\nFine.")
