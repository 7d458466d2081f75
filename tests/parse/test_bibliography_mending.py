"""An entry that lacks a brace, a quote or a comma anywhere is read as it was meant, told, and costs no other entry."""

from __future__ import annotations

import pytest

from papernotes.parse.bibliography import Reference, read_bibliography
from papernotes.source import Source

LINES = """@inproceedings{moss2019,
  title = {Folding {DNA} of Cranes},
  author = {Moss, Di and van der Berg, Jan},
  booktitle = "Days of Cranes",
  pages = {1--9},
  year = 2019
}
"""
ROW = (
    "@inproceedings{moss2019, title = {Folding {DNA} of Cranes}, author = {Moss, Di and van der Berg, Jan}, "
    'booktitle = "Days of Cranes", pages = {1--9}, year = {2019}}\n'
)
AFTER = "\n@article{vo2020, title = {Swans by Night}, author = {Vo, Ida}, journal = {Nature}, year = 2020}\n"


def read(text: str) -> tuple[dict[str, Reference], list[str]]:
    found, findings = read_bibliography(Source("refs.bib", text))
    return {one.key: one for one in found}, [finding.message for finding in findings]


def said(one: Reference) -> tuple[object, ...]:
    return one.title, one.authors, one.venue, one.year, one.publication.pages


@pytest.mark.parametrize("entry", [LINES, ROW], ids=["a line each", "in a row"])
@pytest.mark.parametrize("sign", ["}", '"', ","])
def test_whichever_sign_is_missing_every_field_is_read(entry: str, sign: str) -> None:
    whole, none = read(entry + AFTER)
    assert none == []
    for at in (at for at, letter in enumerate(entry) if letter == sign):
        behind = entry[:at].rpartition("\n")[2] if sign == "," else ""
        if (behind.startswith("@") and "=" not in behind) or "Moss" in behind[-8:] or "Berg" in behind[-5:]:
            continue  # the comma behind the key, and those within names
        found, findings = read(entry[:at] + entry[at + 1 :] + AFTER)
        assert said(found["moss2019"]) == said(whole["moss2019"]), entry[:at]
        assert said(found["vo2020"]) == said(whole["vo2020"])
        assert len(findings) == 1, entry[:at]


@pytest.mark.parametrize("entry", [LINES, ROW], ids=["a line each", "in a row"])
def test_a_brace_too_many_behind_any_field_costs_none(entry: str) -> None:
    whole, _ = read(entry + AFTER)
    for at in (at for at, letter in enumerate(entry) if letter == "}" and entry[at + 1 : at + 2] in {",", ""}):
        found, findings = read(entry[:at] + "}" + entry[at:] + AFTER)
        assert said(found["moss2019"]) == said(whole["moss2019"]), entry[:at]
        assert said(found["vo2020"]) == said(whole["vo2020"])
        assert len(findings) == 1


def test_the_field_that_does_not_end_is_named_with_the_entrys_line() -> None:
    text = "% mine\n\n@misc{a,\n  author = {Un Closed,\n  title = {Swans},\n}\n@comment{jabref-meta: x;}\n"
    (reference,), (finding,) = read_bibliography(Source("refs.bib", text))
    assert (reference.title, reference.authors, reference.line) == ("Swans", ("Un Closed",), 3)
    assert (finding.line, "`author` does not end" in finding.message) == (3, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("@misc{a, title {Swans}, year = {2019}}", id="no sign between name and value"),
        pytest.param("@misc{a", id="nothing but a key"),
        pytest.param("@misc", id="nothing"),
    ],
)
def test_where_nothing_can_be_told_the_entry_is_told_as_unread(text: str) -> None:
    found, _ = read(text + AFTER)
    assert said(found["vo2020"])[0] == "Swans by Night"


def test_a_file_that_ends_within_an_entry_gives_what_is_there() -> None:
    found, findings = read(AFTER + "@misc{end, title = {Cut Off}, year = 2019, author = {Vo, I")
    assert (found["end"].title, found["end"].year, found["end"].authors) == ("Cut Off", 2019, ("I Vo",))
    assert len(findings) == 1
