"""Whatever entry a bibliography holds, each format says of it what it says: nothing is lost and nothing is made up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import bibtexparser
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.author.test_import_types import HELD

from papernotes.lexicon import load
from papernotes.library import assemble
from papernotes.library.bibliography_join import References
from papernotes.parse.bibliography import read_bibliography
from papernotes.parse.fields.parting import parted
from papernotes.site.exports import citations
from papernotes.site.exports.name_parts import stated_in
from papernotes.site.whole_exports import FORMATS
from papernotes.source import Source

Entry = tuple[str, str, list[str], bool, str, dict[str, str]]
"""Its type, title, authors, whether these are all, where it appeared, and its other fields."""

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.parse.bibliography import Reference
    from papernotes.parse.fields.parting import Name

PEOPLE = st.lists(
    st.sampled_from([
        "Lovelace, Ada", "van der Berg, Hans", r"Garc{\'\i}a M{\'a}rquez, Gabriel", "King, Jr., Martin Luther",
        "{World Swan Organization}", "{Health, Education and Welfare}", "王, 小明", "Nguyễn, Văn An", "Plato",
        "الخوارزمي, محمد بن موسى", r"O'Neill, S{\'e}an", r"M{\"u}ller-L{\"u}denscheidt, J.-P.",
        r"de la Cruz, Mar{\'\i}a", "family=Beek, given=Jan, prefix=van, useprefix=true", "Di Carlo, Dino",
        r"Erd{\H o}s, P{\'a}l",
    ]),
    min_size=1, max_size=4, unique=True,
)  # fmt: skip
TITLES = st.sampled_from([
    "Folding Matter in the Wind", "{DNA} of Swans: A Study", r"Das Falten von Fl{\"u}geln und Schw{\"a}nen",
    "基于深度学习的折纸研究", r"At 50\% of {\TeX} \& C\#", "مقدمة في الطي", "RETRACTED: Folds at Rest", "x_1 and y^2",
])  # fmt: skip
VENUES = st.sampled_from(["The Pond Review", "Handbook of Wings", r"Zeitschrift f{\"u}r Falten", "折纸学报"])
FIELDS = {
    "volume": st.sampled_from(["12", "A3"]), "number": st.sampled_from(["3", "US 1,234 B2"]),
    "pages": st.sampled_from(["1--9", "e12", "S1--S4"]), "series": st.just("Notes on Folds"),
    "address": st.sampled_from([r"M{\"u}nster", "Cambridge, MA"]), "language": st.just("german"),
    "doi": st.sampled_from(["10.1000/x_1(2)", "10.1000/SICI<1>3.0;2-#"]), "editor": PEOPLE.map(" and ".join),
    "pubstate": st.just("forthcoming"),
}  # fmt: skip
DATES = st.sampled_from(
    [{}, {"year": "in press"}, {"year": "n.d."}, {"year": "2021"}, {"year": "1876", "month": "mar"}]
)
PAGES = st.sampled_from([{}, {"url": "https://fold.example/a_b", "urldate": "2020-01-02"}])
ENTRIES = st.tuples(
    st.sampled_from(list(HELD)), TITLES, PEOPLE, st.booleans(), VENUES,
    st.builds(lambda *parts: {k: v for part in parts for k, v in part.items()},
              st.fixed_dictionaries({}, optional=FIELDS), DATES, PAGES),
)  # fmt: skip
COMPARED = (
    "venue", "volume", "number", "pages", "series", "editors", "address", "month", "state", "url", "accessed",
    "language", "notice", "bodies", "families",
)  # fmt: skip
"""What a work may have whatever it is; what belongs to single kinds is told by the other tests."""


@cache
def lexicon() -> Lexicon:
    return load()


def written(entry: Entry) -> str:
    form, title, people, more, venue, fields = entry
    told = {
        "title": title, "author": " and ".join([*people, *(["others"] if more else [])]),
        **({HELD[form]: venue} if HELD[form] else {}), **fields,
    }  # fmt: skip
    return f"@{form}{{key1,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in told.items()) + "}\n"


def read(text: str, suffix: str) -> dict[str, Reference]:
    found, findings = read_bibliography(Source(f"refs.{suffix}", text))
    assert not findings
    return {one.key: one for one in found}


def names(work: Reference) -> list[Name]:
    stated = stated_in(work.publication)
    return [stated.get(name) or parted(name) for name in work.authors]


@pytest.mark.parametrize(("form", "suffix"), [("bibtex", "bib"), ("csl-json", "json"), ("ris", "ris")])
@given(entry=ENTRIES)
@settings(max_examples=80)
def test_any_entry_comes_back(form: str, suffix: str, entry: Entry) -> None:
    before = read(written(entry), "bib")
    found = assemble([], lexicon(), references=References(tuple(before.values()), to_read=True))
    text = FORMATS[form](found, citations(found, lexicon().venues))
    after = read(text, suffix)
    assert before.keys() == after.keys()
    for key, one in before.items():
        two = after[key]
        assert (two.title, two.year, two.doi, two.arxiv, two.more_authors) == (
            one.title, one.year, one.doi, one.arxiv, one.more_authors,
        )  # fmt: skip
        assert names(two) == names(one)
        assert one.url in {"", two.url}
        told, again = ([getattr(work.publication, name) for name in COMPARED] for work in (one, two))
        assert again == told
    assert len(bibtexparser.parse_string(text).entries if form == "bibtex" else after) == len(before)
    if form == "ris":
        assert [one["id"] for one in rispy.loads(text)] == list(before)
