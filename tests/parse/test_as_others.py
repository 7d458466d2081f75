"""What stands before titles is told by the other titles of a file: tags of several, and people before a dash."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.source import Source

LEXICON = lexicon.load()
FOLDS = ("Folding Boats over Wet Leaves", "Folding Cranes in the Dark", "Folding Paper with Two Hands")


@pytest.mark.parametrize("form", ["# [{}] {}", "## [{}] {}", "**[{}] {}**"])
def test_a_bracket_before_several_titles_is_a_tag_and_before_one_a_name(form: str) -> None:
    def read(tags: tuple[str, ...]) -> list[tuple[str, str | None, tuple[str, ...]]]:
        pairs = enumerate(zip(tags, FOLDS, strict=True))
        text = "".join(
            f"{form.format(tag, title)}\n\nhttps://arxiv.org/abs/1701.0000{at}\n\n" for at, (tag, title) in pairs
        )
        records = parse(Source("boats.md", text), LEXICON).records
        return [(record.title, record.name, record.topics) for record in records]

    assert read(("AB", "AB", "AB")) == [(title, None, ("AB",)) for title in FOLDS]
    names = ("BoatNet", "CraneNet", "HandNet")
    assert read(names) == [(title, name, ()) for title, name in zip(FOLDS, names, strict=True)]


@pytest.mark.parametrize(
    ("who", "authors"),
    [("Moss & Reed", ("Moss", "Reed")), ("Moss, Reed & Zorn", ("Moss", "Reed", "Zorn")), ("Moss et al.", ("Moss",)),
     ("Moss and Reed", ("Moss", "Reed"))],
)  # fmt: skip
@pytest.mark.parametrize("form", ["{} - {}", "[{} - {}](https://arxiv.org/abs/1701.00001)", "**{} - {}**"])
def test_authors_before_a_dash_come_off_the_title_and_are_kept(form: str, who: str, authors: tuple[str, ...]) -> None:
    lines = [form.format(who, FOLDS[0]), f"Lake & Hill - {FOLDS[1]}", f"Ash & Fern - {FOLDS[2]}"]
    text = "# Papers\n\n" + "".join(f"{number}. {line}\n" for number, line in enumerate(lines, 1))
    first, *_ = parse(Source("boats.md", text), LEXICON).records
    assert (first.title, first.authors, first.others) == (FOLDS[0], authors, "et al" in who)


@pytest.mark.parametrize(("who", "taken"), [("Zorn", True), ("BoatNet", False), ("Survey", False)])
@pytest.mark.parametrize("others", [("Lake & Hill", "Ash & Fern"), ("PondNet", "LakeNet")])
def test_one_name_before_a_dash_is_an_author_where_others_are(who: str, taken: bool, others: tuple[str, ...]) -> None:
    more = (f"{before} - {title}" for before, title in zip(others, FOLDS[1:], strict=True))
    lines = (f"[{who} - {FOLDS[0]}](https://example.org/a.pdf)", *more)
    text = "# Papers\n\n" + "\n".join(f"1. {line}" for line in lines)
    first, *_ = parse(Source("boats.md", text), LEXICON).records
    assert first.authors == ((who,) if taken and "&" in others[0] else ())
