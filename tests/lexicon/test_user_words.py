"""What a user's papernotes.yml adds to the lexicon, renames in it and removes from it."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papernotes.lexicon import load


def test_without_additions_the_parts_are_built_once() -> None:
    assert load().venues is load(venues={}, topics=None).venues


@pytest.mark.parametrize("added", [["Quilting Symposium"], {"aliases": ["Quilting Symposium"], "kind": "journal"}])
def test_a_venue_is_added_with_its_aliases(added: object) -> None:
    venues = load(venues={"QuiltConf": added}).venues
    assert [m.venue.name for m in venues.find("Quilting Symposium 2020; quiltconf 2021; CVPR 2020")] == [
        "QuiltConf",
        "QuiltConf",
        "CVPR",
    ]


def test_a_known_venue_gets_further_aliases_and_keeps_what_is_known() -> None:
    venue = load(venues={"CVPR": ["Vision Party"]}).venues.exact("Vision Party")
    assert venue
    assert (venue.name, venue.family, venue.kind) == ("CVPR", "vision", "conference")


def test_a_venue_is_renamed_and_its_old_name_still_found() -> None:
    venues = load(venues={"NeurIPS": "NIPS"}).venues
    assert [m.venue.name for m in venues.find("NeurIPS 2020, NIPS 2016")] == ["NIPS", "NIPS"]


def test_a_renamed_venue_keeps_the_care_its_name_needs() -> None:
    venues = load(venues={"SC": "Supercomputing Conference"}).venues
    assert [m.ambiguous for m in venues.find("SC 2020")] == [True]
    assert not venues.find("sc 2020")


def test_a_venue_that_is_renamed_to_a_known_one_becomes_that_one() -> None:
    venues = load(venues={"IV": "ITSC"}).venues
    assert [m.venue.name for m in venues.find("Intelligent Vehicles Symposium 2019, ITSC 2020")] == ["ITSC", "ITSC"]


def test_the_users_venue_wins_where_a_name_has_two() -> None:
    venues = load(venues={"Quilting": ["CVPR", "=QU"]}).venues
    assert [m.venue.name for m in venues.find("CVPR 2020, QU 2020, qu 2020")] == ["Quilting", "Quilting"]


def test_a_venue_is_removed() -> None:
    assert not load(venues={"CVPR": False}).venues.find("CVPR 2020")


@pytest.mark.parametrize(
    "added", [["patchwork", "piecing"], {"phrases": ["patchwork"], "names": ["piecing"], "parent": "Crafts"}]
)
def test_a_topic_is_added_with_its_phrases(added: object) -> None:
    topics = load(topics={"Quilting": added}).topics
    assert [m.name for m in topics.find("Patchwork and Piecing")] == ["Quilting"]


def test_a_topics_parent_and_label_are_kept() -> None:
    topic = load(topics={"Quilting": {"parent": "Crafts", "label": "Quilts"}}).topics.get("Quilting")
    assert topic
    assert (topic.parent, topic.label) == ("Crafts", "Quilts")


def test_guards_hold_a_topic_back() -> None:
    topics = load(topics={"Quilting": {"phrases": ["patch"], "any-of": ["cloth"], "not": ["software"]}}).topics
    assert [m.name for m in topics.find("Patch")] == []
    assert [m.name for m in topics.find("Patch and Cloth")] == ["Quilting"]
    assert [m.name for m in topics.find("Software Patch and Cloth")] == []


def test_a_topic_is_renamed_and_its_old_name_is_one_of_its_names() -> None:
    topics = load(topics={"Diffusion models": "Denoising"}).topics
    assert [m.name for m in topics.find("Diffusion Models")] == ["Denoising"]
    assert topics.canonical("diffusion models") == "Denoising"


def test_a_topic_that_is_renamed_to_a_known_one_becomes_that_one() -> None:
    topics = load(topics={"Diffusion models": "Language models"}).topics
    assert [m.name for m in topics.find("Diffusion Models")] == ["Language models"]
    assert [m.name for m in topics.find("Language Models")] == ["Language models"]


def test_a_topic_that_is_renamed_to_itself_stays() -> None:
    topics = load(topics={"Diffusion models": "Diffusion models"}).topics
    assert [m.name for m in topics.find("Diffusion Models")] == ["Diffusion models"]


def test_a_topic_is_removed() -> None:
    assert load(topics={"Diffusion models": False}).topics.find("Diffusion Models") == ()


def test_role_words_are_added_changed_and_removed() -> None:
    roles = load(roles={"method": ["recipe"], "oven": "setup", "conclusion": False}).roles
    assert [roles.role(h) for h in ("Recipe", "Oven", "Conclusion", "Method")] == ["method", "setup", "other", "method"]


@pytest.mark.parametrize(
    ("mappings", "key"),
    [
        pytest.param({"venues": {"Nowhere": False}}, "venues.Nowhere", id="removes-what-is-not-there"),
        pytest.param({"venues": {"Nowhere": "Somewhere"}}, "venues.Nowhere", id="renames-what-is-not-there"),
        pytest.param({"venues": {"X": 3}}, "venues.X", id="venue-of-a-wrong-type"),
        pytest.param({"venues": {"X": {"kind": "party"}}}, "venues.X", id="unknown-kind"),
        pytest.param({"venues": {"X": {"alias": []}}}, "venues.X", id="unknown-venue-key"),
        pytest.param({"venues": {"!?": ["x"]}}, "venues.!?", id="a-venue-without-a-letter"),
        pytest.param({"topics": {"": ["x"]}}, "topics.", id="a-topic-without-a-letter"),
        pytest.param({"topics": {"Nothing": False}}, "topics.Nothing", id="topic-not-there"),
        pytest.param({"topics": {"X": {"phrases": "one"}}}, "topics.X", id="phrases-are-no-list"),
        pytest.param({"topics": {"X": {"label": 3}}}, "topics.X", id="label-is-no-text"),
        pytest.param({"topics": {"X": {"weight": 3}}}, "topics.X", id="unknown-topic-key"),
        pytest.param({"roles": {"recipe": "cooking"}}, "roles.recipe", id="unknown-role"),
        pytest.param({"roles": {"method": 3}}, "roles.method", id="words-are-no-list"),
    ],
)
def test_what_cannot_be_used_is_told_and_the_rest_is_used(mappings: dict[str, Any], key: str) -> None:
    lexicon = load(**mappings)
    (finding,) = lexicon.findings
    assert (finding.code, finding.key) == ("PN002", key)
    assert finding.message
    assert lexicon.venues.find("CVPR 2020")


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
KEYS = (
    st.sampled_from(["CVPR", "Diffusion models", "method", "aliases", "phrases", ""])
    | st.text(max_size=5)
    | st.integers()
)


@pytest.mark.slow
@settings(max_examples=15)  # each builds the vocabularies anew
@given(st.dictionaries(KEYS, JUNK, max_size=3))
def test_no_settings_make_it_fail(mapping: dict[Any, Any]) -> None:
    lexicon = load(venues=mapping, topics=mapping, roles=mapping)
    lexicon.venues.find("CVPR 2020, Nature 2021")
    lexicon.venues.nearest("CVRP")
    lexicon.topics.find("Diffusion models", ["x"], "y")
    lexicon.topics.canonical("x")
    lexicon.roles.role("Method")
    assert all(finding.key.split(".")[0] in {"venues", "topics", "roles"} for finding in lexicon.findings)


@pytest.mark.slow
def test_nothing_depends_on_the_hash_seed() -> None:
    script = (
        "import json\nfrom papernotes.lexicon import load\nx = load(topics={'A': ['word'], 'B': ['word']})\n"
        "print(json.dumps([[m.name for m in x.topics.find('Word: GANs, diffusion models and transformers')],"
        "[m.venue.name for m in x.venues.find('CVPR and NeurIPS 2020')], x.venues.nearest('ICLM').name]))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1
    assert json.loads(outputs.pop())[0][:2]
