"""Text → tokens; the browser is held to the same cases in tests/browser/test_search_engine.py."""

from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.site.search.tokens import LONGEST, fold, tokens

CASES = json.loads((Path(__file__).parents[2] / "cases" / "search" / "tokens.json").read_text("utf-8"))
TYPICAL = st.text(st.sampled_from("aZ09 -._'’–#+éßŁΣς図像生ーカ한국어\u0301\u200b\n"), max_size=40)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_text_gives_its_tokens(case: dict[str, Any]) -> None:
    assert sorted(tokens(case["text"])) == case["tokens"]


@given(TYPICAL | st.text())
def test_a_folded_text_gives_the_same_tokens(text: str) -> None:
    assert tokens(fold(text)) == tokens(text)


@given(TYPICAL | st.text())
def test_composed_and_decomposed_texts_give_the_same_tokens(text: str) -> None:
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(unicodedata.normalize("NFC", text))


@given(TYPICAL | st.text(), TYPICAL)
def test_a_token_stays_when_other_words_stand_beside_it(one: str, other: str) -> None:
    assert tokens(one) | tokens(other) == tokens(f"{one}\n{other}")


@given(TYPICAL | st.text())
def test_tokens_are_short_and_never_empty(text: str) -> None:
    assert all(0 < len(token) <= LONGEST and not token.isspace() for token in tokens(text))


@pytest.mark.parametrize("piece", ["a-", "a.b_", "+", "#", "'", "图", "-\u2010", "é", "a++"])
def test_no_text_takes_long(piece: str) -> None:
    started = time.process_time()
    tokens(piece * 200_000)
    assert time.process_time() - started < 5
