"""Where one entry's notes speak of another."""

from __future__ import annotations

import pytest

from papernotes.library.entry_model import Entry, Mention
from papernotes.library.mentions import find_mentions, gather_aliases, sentence
from papernotes.slug import slugify

from .samples import record

NAMED = [
    ("CLIP: Learning Models From Text", "CLIP"),
    ("DALL-E 2: Hierarchical Image Generation", "DALL-E 2"),
    ("Imagic: Editing Real Images With Text", "Imagic"),
    ("Adapt: Changing Nets On The Fly", "Adapt"),
    ("SAM: Segment Anything In Images", "SAM"),
    ("SAM: Sharpness Aware Minimization", "SAM"),
    ("FoldNet: Looking At Things Once More", "FoldNet"),
    ("TwistNet: Looking At Things Once More", "TwistNet"),
    ("深网: Digging Deeper Than Before", "深网"),
]


def _entries(*texts: str) -> list[Entry]:
    records = [record(title, i, name=name, arxiv=f"2103.0000{i}") for i, (title, name) in enumerate(NAMED)]
    records += [record(f"Note {i}", 50 + i, text, kind="note") for i, text in enumerate(texts)]
    return [Entry(slugify(f"{r.name or r.title} {r.place.line}"), r, (r,), ()) for r in records]


def _mentions(text: str, *common: str) -> tuple[Mention, ...]:
    entries = _entries(text)
    return find_mentions(entries, gather_aliases(entries, lambda name: name in common))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Unlike CLIP, it is small.", ["CLIP"], id="name"),
        pytest.param("DALLE2 and DALL-E 2 differ from GANs.", ["DALLE2"], id="spelling-of-a-name"),
        pytest.param("We use Imagic-like edits.", ["Imagic"], id="capitalised-name"),
        pytest.param("clip the gradient", [], id="a-common-word-in-small-letters"),
        pytest.param("They adapt. Adapt is good.", [], id="a-name-that-the-notes-use-as-a-word"),
        pytest.param("SAM masks", [], id="two-papers-of-one-name"),
        pytest.param("CLIPS and ECLIP", [], id="within-a-word"),
        pytest.param("See learning models from text.", ["learning models from text"], id="title-without-its-name"),
        pytest.param("as in CLIP: Learning models from text!", ["CLIP: Learning models from text"], id="title"),
        pytest.param("on looking at things once more", [], id="two-titles-of-one-wording"),
        pytest.param("FoldNet: looking at things once more", ["FoldNet: looking at things once more"], id="full"),
        pytest.param("(arXiv 2103.00001)", ["2103.00001"], id="arxiv-id"),
        pytest.param("CLIP, then Imagic, then CLIP", ["CLIP", "Imagic"], id="each-once"),
        pytest.param("与CLIP相比", ["CLIP"], id="no-blank-beside-chinese"),
        pytest.param("深网 and 深网CLIP", ["CLIP"], id="a-name-in-chinese-is-none"),
    ],
)
def test_names_titles_and_ids_are_found(text: str, words: list[str]) -> None:
    mentions = _mentions(text)
    assert [mention.words for mention in mentions] == words


def test_the_sentence_of_a_mention_is_told() -> None:
    (mention,) = _mentions("First things. Unlike CLIP,\nit is small! Last.")
    assert mention.sentence == "Unlike CLIP,"
    assert (mention.source, mention.target) == ("note-0-50", "clip-0")


def test_words_of_the_field_name_no_paper() -> None:
    assert _mentions("Unlike CLIP.", "CLIP") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It flies. Lind et al. fold X in Fig. 3, e.g. of kites. It lands.",
         "Lind et al. fold X in Fig. 3, e.g. of kites."),
        ("See pp. 3 of it, vs. X (p. 4), cf. Eq. 2. It lands.", "See pp. 3 of it, vs. X (p. 4), cf. Eq. 2."),
        ("Is it? X is! No.", "X is!"),
    ],
)  # fmt: skip
def test_a_word_cut_short_ends_no_sentence(text: str, told: str) -> None:
    start = text.index("X")
    assert sentence(text, start, start + 1) == told
