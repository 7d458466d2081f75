"""A DOI is read whole, whatever signs it holds and wherever it stands: in notes, links, bibliographies, exports."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.exports.laws import VENUES
from tests.site.samples import entry, library

from papernotes.author.services.crossref import CROSSREF
from papernotes.lexicon import load
from papernotes.model import Place, Record
from papernotes.parse import parse
from papernotes.parse.bibliography import read_bibliography
from papernotes.parse.fields.identifiers import doi_address, dois, find_dois
from papernotes.parse.fields.urls import repair_url
from papernotes.site.exports import citations
from papernotes.site.whole_exports import FORMATS
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = "Folding Cranes of Paper by Night"
WORDS = st.sampled_from(("abc", "S0140", "jmbi", "1995", "a1", "9", "X", "toc", "AID-ABC1", "x_y", "nature12"))
SICI = st.builds(
    "({}){}:{}<{}>3.0.CO;{}-{}".format,
    st.sampled_from(("SICI", "19980815/30", "ISSN")), st.sampled_from(("1097-0258(1998)17", "020", "1")),
    st.sampled_from(("15/16", "4")),
    st.sampled_from(("1", "1661::AID-SIM968", "0130:DNF", "iii::AID-PI1", "S1:P_L", "0001", ":NOF", "201::aid-b2")),
    st.sampled_from("012"), st.sampled_from(("2", "R", "#", "X")),
)  # fmt: skip
PIECES = st.one_of(
    WORDS, SICI, st.just("<1>"), st.builds("({})".format, WORDS), st.builds("[{}]".format, WORDS),
    st.builds("{0}&{0}".format, WORDS), st.builds("{0}+{0}".format, WORDS), st.builds("{0},{0}".format, WORDS),
)  # fmt: skip
DOIS = st.builds(
    "10.{}{}/{}{}".format,
    st.integers(1000, 9999999).filter(lambda number: number not in {5555, 48550, 1101, 26434, 21203}),
    st.sampled_from(("", ".3")),
    WORDS, st.lists(st.builds("{}{}".format, st.sampled_from("-.;:/"), PIECES), max_size=3).map("".join),
)  # fmt: skip


def encoded(doi: str) -> str:
    return f"https://doi.org/{quote(doi, safe='/:;()')}"


def tex(doi: str, less: str = r"\textless{}", greater: str = r"\textgreater{}") -> str:
    told = doi.replace("_", r"\_").replace("&", r"\&").replace("#", r"\#")
    return told.replace("<", less).replace(">", greater)


def bib(field: str, value: str) -> Source:
    return Source(
        "refs.bib", f"@article{{k,\n  title = {{{TITLE}}},\n  author = {{Moss, Ada}},\n  {field} = {{{value}}},\n}}\n"
    )


def csl(**fields: str) -> Source:
    return Source("refs.json", json.dumps([{"id": "k", "type": "article-journal", "title": TITLE, **fields}]))


def ris(line: str) -> Source:
    return Source("refs.ris", f"TY  - JOUR\nTI  - {TITLE}\n{line}\nER  - \n")


BIBLIOGRAPHIES: dict[str, Callable[[str], Source]] = {
    "as it stands": lambda doi: bib("doi", doi),
    "commands": lambda doi: bib("doi", tex(doi)),
    "commands in braces": lambda doi: bib("doi", tex(doi, r"{\textless}", r"{\textgreater}")),
    "commands and a blank": lambda doi: bib("doi", tex(doi, r"\textless ", r"\textgreater ")),
    "formulas": lambda doi: bib("doi", tex(doi, "$<$", "$>$")),
    "brackets as formulas": lambda doi: bib("doi", tex(doi, r"$\langle$", r"$\rangle$")),
    "entities": lambda doi: bib("doi", doi.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
    "an address for a DOI": lambda doi: bib("doi", encoded(doi)),
    "encoded": lambda doi: bib("doi", quote(doi, safe="/")),
    "an address": lambda doi: bib("url", encoded(doi)),
    "an address in TeX": lambda doi: bib("url", rf"\url{{{encoded(doi)}}}".replace("%", r"\%")),
    "an address as it stands": lambda doi: bib("url", f"https://doi.org/{doi}"),
    "a publisher's address": lambda doi: bib("url", f"https://onlinelibrary.wiley.com/doi/abs/{quote(doi, safe='')}"),
    "CSL": lambda doi: csl(DOI=doi), "CSL's address": lambda doi: csl(URL=encoded(doi)),
    "RIS": lambda doi: ris(f"DO  - {doi}"), "RIS with a word": lambda doi: ris(f"DO  - doi:{doi}"),
    "RIS's address": lambda doi: ris(f"UR  - {encoded(doi)}"),
}  # fmt: skip


def note(line: str) -> str:
    return f"# {TITLE}\n\nAuthors: Ada Moss, Bo Reed\n{line}\nYear: 1998\n\nThey fold.\n"


def front(value: str) -> str:
    return f'---\ntitle: {TITLE}\nauthors: [Ada Moss]\ndoi: "{value}"\nyear: 1998\n---\n\nThey fold.\n'


def escaped(doi: str) -> str:
    for sign in "<>_[]&":
        doi = doi.replace(sign, f"\\{sign}")
    return doi


NOTES: dict[str, Callable[[str], str]] = {
    "key": lambda doi: note(f"DOI: {doi}"), "key in bold": lambda doi: note(f"- **DOI:** {doi}"),
    "code": lambda doi: note(f"DOI: `{doi}`"), "text": lambda doi: note(f"doi:{doi}."),
    "escaped": lambda doi: note(f"DOI: {escaped(doi)}"),
    "entities": lambda doi: note("DOI: " + doi.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
    "row": lambda doi: note(f"\n| DOI | {doi} |\n| --- | --- |\n| Pages | 1 |\n"),
    "address": lambda doi: note(f"Paper: {encoded(doi)}"), "autolink": lambda doi: note(f"Paper: <{encoded(doi)}>"),
    "link": lambda doi: note(f"[Paper]({encoded(doi)})"),
    "our address": lambda doi: note(f"[Paper](<{doi_address(doi)}>)"),
    "raw address": lambda doi: note(f"Paper: https://doi.org/{doi}"),
    "link around all": lambda doi: note(f"[Paper](<https://doi.org/{doi}>)"),
    "front matter": front, "its address": lambda doi: front(encoded(doi)),
    "BibTeX": lambda doi: note(f"\n```bibtex\n{bib('doi', tex(doi)).text}```\n"),
}  # fmt: skip


@pytest.mark.parametrize("place", BIBLIOGRAPHIES)
@given(doi=DOIS)
def test_a_bibliography_tells_it_whole(place: str, doi: str) -> None:
    (reference,), findings = read_bibliography(BIBLIOGRAPHIES[place](doi))
    assert (reference.doi, findings) == (doi, ())
    assert dois(reference.address) == (doi,)


@pytest.mark.parametrize("place", NOTES)
@given(doi=DOIS)
def test_notes_tell_it_whole(place: str, doi: str) -> None:
    (record,) = parse(Source("notes.md", NOTES[place](doi)), load()).records
    assert record.doi == doi
    assert [dois(link.url) for link in record.links] == [(doi,)]


@given(doi=DOIS)
def test_its_address_is_one_and_tells_it(doi: str) -> None:
    address = doi_address(doi)
    assert repair_url(doi) == repair_url(address) == address
    assert dois(address) == (doi,)
    (found,) = find_dois(f"See {encoded(doi)} there")
    assert (found.id, found.start, found.end) == (doi, 4 + len("https://doi.org/"), 4 + len(encoded(doi)))


@pytest.mark.parametrize(("form", "suffix"), [("bibtex", "bib"), ("csl-json", "json"), ("ris", "ris")])
@given(doi=DOIS)
def test_what_is_exported_tells_it_whole(form: str, suffix: str, doi: str) -> None:
    record = Record("paper", TITLE, Place("notes.md", 1, 3), authors=("Ada Moss",), doi=doi)
    found = library([entry(record)])
    told = FORMATS[form](found, citations(found, VENUES))
    (reference,), _ = read_bibliography(Source(f"refs.{suffix}", told))
    assert reference.doi == doi
    assert dois(reference.url) == (doi,)


@given(doi=DOIS)
def test_an_answer_of_a_service_tells_it_whole(doi: str) -> None:
    work = {"DOI": doi, "title": [TITLE], "type": "journal-article"}
    (reference,) = CROSSREF.read(json.dumps({"message": {"items": [work]}}).encode())
    assert reference.doi == doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1000/abc<br>next", "10.1000/abc"),
        ("<td>10.1000/abc</td>", "10.1000/abc"),
        ("<h1>10.1000/abc<h2>", "10.1000/abc"),
        ("<https://doi.org/10.1000/abc>", "10.1000/abc"),
        ("https://doi.org/10.1000/abc#page=3", "10.1000/abc"),
        ("https://doi.org/10.1000/abc&utm_source=x", "10.1000/abc"),
        ("10.1000/abc<jats:p>1", "10.1000/abc"),
        ("[10.1000/abc](https://doi.org/10.1000/abc)", "10.1000/abc"),
    ],
)
def test_what_stands_around_it_is_none_of_it(text: str, doi: str) -> None:
    assert dois(text) == (doi,)
