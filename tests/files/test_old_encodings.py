"""Old encodings: sentences in many languages, short and long, in each encoding that they were saved in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from papernotes.files.decode import decode

CASES = Path(__file__).parents[1] / "cases"

SENTENCES: dict[str, tuple[str, str, list[str]]] = json.loads((CASES / "encodings.json").read_bytes())
"""A title, a sentence and Python's names of the encodings."""


def _cases() -> list[object]:
    return [
        pytest.param(text, encoding, id=f"{name}-{encoding}-{length}")
        for name, (short, long, encodings) in SENTENCES.items()
        for encoding in encodings
        for length, text in {
            "title": short,
            "sentence": long,
            "notes": f"# {short}\n\n- Venue: ICML 2020\n\n{long}\n",
            "file": f"# {short}\n\n"
            + f"{long}\n\nIt is shown in [the paper](https://arxiv.org/abs/2101.00001).\n" * 30,
        }.items()
        if not text.isascii()
    ]


@pytest.mark.parametrize(("text", "encoding"), _cases())
def test_a_text_is_read_as_it_was_written(text: str, encoding: str) -> None:
    source, findings = decode("a.md", text.encode(encoding))
    assert source.text == text
    assert [finding.code for finding in findings] == ["PN103"]


@pytest.mark.parametrize(
    "text", ["Folds of 5 µm ± 2 °C in § 3", "µ", "10µm", "a 3 µs, 4 µA", "Nº 3, 1ª ±", "½ ÷ ¼ × µ · ¶"]
)
def test_signs_alone_are_western(text: str) -> None:
    assert (
        decode("a.md", f"# Cranes\n\n{text}, as shown.\n".encode("cp1252"))[0].text
        == f"# Cranes\n\n{text}, as shown.\n"
    )


def test_a_broken_byte_costs_a_letter_and_not_all_others() -> None:
    text = "Müller naïve café – “façade”\n学习折纸 Обучение\n"
    source, findings = decode("a.md", text.encode() + b"\xe9nd\n")
    assert source.text == f"{text}\ufffdnd\n"
    assert [finding.message for finding in findings] == ["not all of it is UTF-8: what is not shows as \ufffd"]


def test_an_encoding_is_told_by_all_lines_and_not_by_the_first() -> None:
    text = "Plain words of English.\n" * 5000 + "Nous montrons que la méthode mène à ça, voilà où.\n"
    assert decode("a.md", text.encode("cp1252"))[0].text == text
