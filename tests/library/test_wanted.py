"""What the notes mention in several places and have no record of, and what only looks like that."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.library import assemble
from papernotes.model import Document

from .samples import record

LEXICON = lexicon.load()


def _wanted(*texts: str) -> list[str]:
    """Return what is wanted where each text is the notes of a paper."""
    records = tuple(record(f"Study {chr(65 + at)} of pond life", 1 + 9 * at, text) for at, text in enumerate(texts))
    return [wanted.name for wanted in assemble([Document("notes.md", records, (), (), ())], LEXICON).wanted]


def test_what_two_entries_mention_and_none_notes_is_wanted() -> None:
    library = assemble(
        [
            Document(
                "notes.md",
                (
                    record("A first study of things", 1, "Unlike DALL-E and GLIDE-2, our GPU needs no GAN at CVPR."),
                    record("A second study of things", 9, "DALL-E again; GPU; a GAN; CVPR; and FasterNet."),
                    record("FasterNet", 20, "GLIDE only here."),
                ),
                (),
                (),
                (),
            )
        ],
        LEXICON,
    )
    assert [(wanted.name, wanted.entries) for wanted in library.wanted] == [
        ("DALL-E", ("a-first-study-of-things", "a-second-study-of-things"))
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Mean time to detect (MTTD) matters.", "We lower MTTD.", id="short for words that are said"),
        pytest.param("平均检测时间（MTTD）很重要。", "我们降低 MTTD。", id="short for words of another language"),
        pytest.param("Many MTTLs of a pond.", "An MTTL by the sea.", id="of which there are many"),
        pytest.param("A FROND is a frond.", "Its FROND, a frond.", id="a word that is also written small"),
        pytest.param("SLOW-WINGED, of slow winged birds.", "SLOW-WINGED, slow and winged.", id="several such words"),
        pytest.param("THE LIFE OF PONDS", "ON PONDS AND LAKES", id="in a row of capitals"),
        pytest.param("TLDR: ponds.", "TLDR: lakes.", id="a word for a section"),
        pytest.param("We ask ChatGPT.", "ChatGPT says no.", id="a product"),
    ],
)
def test_what_a_text_shows_to_be_no_papers_name_is_no_wish(first: str, second: str) -> None:
    assert _wanted(first, second) == []


def test_a_size_behind_a_name_is_the_names() -> None:
    assert _wanted("With PondNet-50.", "With PondNet-101, not PondNet-2.") == ["PondNet"]


def test_a_name_beside_other_capitals_is_still_wanted() -> None:
    assert _wanted("Unlike TROUT, ours swims.", "TROUT is faster on a GPU.") == ["TROUT"]
