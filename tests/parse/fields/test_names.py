"""Short names: what looks like one."""

from __future__ import annotations

import pytest

from papernotes.parse.fields.short_names import looks_like_name, name_before_colon


@pytest.mark.parametrize(
    "text", ["CLIP", "DreamGarden", "word2vec", "V2X-ViT", "GardNeXt V2", "DeiT III", "Adam", "D^2NeRF", "GPT-4"]
)
def test_a_word_with_a_shape_of_its_own_is_a_name(text: str) -> None:
    assert looks_like_name(text)


@pytest.mark.parametrize(
    "text",
    ["Survey", "attention", "Towards", "2019", "3.5", "", "a b c d", "Deep Learning", "the CLIP of all", "paper"],
)
def test_common_words_numbers_and_phrases_are_no_names(text: str) -> None:
    assert not looks_like_name(text)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("Depth Hints: A Study", "Depth Hints", id="two words"),
        pytest.param("monogard: a study", "monogard", id="lower case"),
        pytest.param("Dream 7B: A Study", "Dream 7B", id="a size"),
        pytest.param("Attention: A Study", None, id="a common word"),
        pytest.param("Deep Learning: A Study", None, id="two common words"),
        pytest.param("How to Grow: A Study", None, id="three words"),
        pytest.param("At 10:30: A Study", None, id="a time of day"),
        pytest.param("Gardens", None, id="no colon"),
        pytest.param("Gardens:", None, id="nothing behind the colon"),
    ],
)
def test_a_name_stands_before_the_first_colon(title: str, name: str | None) -> None:
    assert name_before_colon(title) == name
