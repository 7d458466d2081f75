"""Authors where notes name them, as the records have them."""

from __future__ import annotations

import pytest
from benchmarks.names import STYLES, cases

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.source import Source

LEXICON = lexicon.load()
ADA_AND_BO = ("Ada Crane", "Bo Kite")


@pytest.mark.parametrize("style", STYLES)
def test_lists_of_names_of_many_cultures_are_read_in_every_style(style: str) -> None:
    for case in cases(400, 7):
        if case.style == style:
            text = f"# Reading\n\n## Folding Paper Cranes at Home\n\n- Authors: {case.text}\n- Venue: ICML 2020\n"
            (record,) = parse(Source("a.md", text), LEXICON).records
            assert (record.authors, record.others) == (case.names, case.others), case.text


@pytest.mark.parametrize(
    "front",
    [
        pytest.param('author: ["Crane, Ada", "Kite, Bo"]', id="last names first"),
        pytest.param("author: Crane, Ada; Kite, Bo", id="one text"),
        pytest.param("authors: Crane, Ada and Kite, Bo", id="BibTeX"),
        pytest.param("authors:\n  - name: Ada Crane\n    orcid: 0000-0001-2345-6789\n  - Bo Kite", id="an object"),
        pytest.param("author:\n  - family: Crane\n    given: Ada\n  - literal: Bo Kite", id="CSL"),
        pytest.param("author:\n  - name: {given: Ada, family: Crane}\n    url: a.org\n  - last: Kite\n    first: Bo",
                     id="nested"),
        pytest.param('authors:\n  - "[[Ada Crane]]"\n  - "[[people/Bo Kite]]"', id="wiki links"),
        pytest.param("authors: [[Ada Crane]], [[Bo Kite]]", id="wiki links without quotes"),
    ],
)  # fmt: skip
def test_front_matter_names_authors_in_any_form(front: str) -> None:
    text = f"---\ntitle: Folding Paper Cranes at Home\n{front}\nvenue: ICML 2020\n---\n\nThey fold.\n"
    (record,) = parse(Source("a.md", text), LEXICON).records
    assert (record.authors, record.others) == (ADA_AND_BO, False)


def test_one_author_as_an_object_with_a_particle_and_a_suffix() -> None:
    front = "author:\n  given: Ada\n  non-dropping-particle: van der\n  family: Crane\n  suffix: Jr."
    text = f"---\ntitle: Folding Paper Cranes at Home\n{front}\nvenue: ICML 2020\n---\n\nThey fold.\n"
    assert parse(Source("a.md", text), LEXICON).records[0].authors == ("Ada van der Crane Jr.",)


def test_a_line_of_authors_date_and_venue_gives_all_of_them_and_is_still_shown() -> None:
    line = "Authors: Ada Crane et al., 6 Dec 2017 version, Paper Lab, NIPS 2017"
    text = f"# Reading\n\n## Folding Paper Cranes at Home\n\n- {line}\n- Code: <https://github.com/a/b>\n"
    (record,) = parse(Source("a.md", text), LEXICON).records
    assert (record.authors, record.others, record.venue, record.year) == (("Ada Crane",), True, "NeurIPS", 2017)
    assert 5 not in dict(record.shown)


def test_words_in_capitals_without_a_key_are_no_names() -> None:
    text = "# Reading\n\n## Folding Paper Cranes at Home\n\nDocker, Compose, Spring Boot, Google Cloud\n"
    assert parse(Source("a.md", text), LEXICON).records[0].authors == ()
