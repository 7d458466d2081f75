"""The people behind the names of authors: variants of one name are one person, two people are never one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes import lexicon
from papernotes.library import assemble
from papernotes.library.people import people_of
from papernotes.model import Document

from .samples import record

if TYPE_CHECKING:
    import random

LEXICON = lexicon.load()


def persons(*lists: str) -> list[set[str]]:
    """Return the names that are one person's, person by person, given one list of names a paper."""
    records = [record(f"A study of things {n}", n, authors=tuple(names.split("; "))) for n, names in enumerate(lists)]
    found: dict[str, set[str]] = {}
    for paper, people in zip(records, people_of(records), strict=True):
        for name, person in zip(paper.authors, people, strict=True):
            found.setdefault(person.slug, set()).add(name)
    return sorted(found.values(), key=sorted)


ONE = {
    "letter case": ("Ada Lovelace", "ADA LOVELACE", "ada lovelace"),
    "accents": ("Jiří Kovář", "Jiri Kovar"),
    "accents in two forms of Unicode": ("Zoe\u0308 Brandt", "Zo\u00eb Brandt"),
    "dots and hyphens": ("J.-P. Moreau", "J. P. Moreau", "J.P. Moreau"),
    "initials without dots": ("JP Moreau", "J. P. Moreau"),
    "an initial": ("Grace Hollis", "G. Hollis"),
    "an initial of two given names": ("Grace Brewster Hollis", "G. B. Hollis", "G. Hollis"),
    "an initial in the middle": ("Grace B. Hollis", "Grace Hollis", "G. B. Hollis"),
    "particles": ("Jan van der Berg", "J. van der Berg"),
    "an accent and an initial": ("Éva Szabó", "E. Szabo"),
    "a blank between Chinese names": ("王 小明", "王小明"),
    "initials behind the name": ("Moreau JP", "J. P. Moreau"),
}
APART = {
    "another given name": ("Grace Hollis", "Gwen Hollis"),
    "an initial that two have": ("Grace Hollis", "Gwen Hollis", "G. Hollis"),
    "another middle name": ("Grace B. Hollis", "Grace C. Hollis"),
    "a middle name in full": ("Juan Ortega", "Juan Carlos Ortega"),
    "father and son": ("Carl Brandt", "Carl Brandt Jr."),
    "another family name": ("G. Hollis", "G. Hollister"),
    "a surname alone": ("Hollis", "Grace Hollis"),
    "other Chinese names": ("王小明", "王小红"),
    "a lab": ("Paper Lab", "P. Lab Group"),
    "an initial at another place": ("B. Hollis", "Grace B. Hollis"),
    "a given name in capitals": ("ADA Brandt", "Adam Brandt"),
    "hyphen and none": ("Jean-Paul Moreau", "Jean Moreau"),
}


@pytest.mark.parametrize("names", ONE.values(), ids=ONE)
def test_variants_of_a_name_are_one_person(names: tuple[str, ...]) -> None:
    assert persons(*names) == [set(names)]


@pytest.mark.parametrize("names", APART.values(), ids=APART)
def test_names_that_may_be_of_two_are_two_people(names: tuple[str, ...]) -> None:
    assert persons(*names) == sorted(({name} for name in names), key=sorted)


def test_two_names_of_one_list_are_two_people_wherever_else_they_stand() -> None:
    assert persons("G. Hollis; Grace Hollis", "Grace Hollis", "G. Hollis") == [{"G. Hollis"}, {"Grace Hollis"}]


def test_a_name_that_could_be_either_of_two_is_neither() -> None:
    assert {"Grace B. Hollis", "Grace Hollis"} in persons("Grace B. Hollis", "Grace Hollis", "Gwen Hollis", "G. Hollis")


def test_with_very_many_of_a_family_name_an_initial_says_nothing() -> None:
    given_names = [f"{a}{b}ra" for a in "BCDFHJKLMN" for b in "aeiou"] + [f"{a}{b}lo" for a in "BCDF" for b in "aeiou"]
    assert {"Grace Wang"} in persons("Grace Wang", "G. Wang", *(f"{name} Wang" for name in given_names))


def test_a_person_is_called_by_the_name_in_full_though_it_is_rare() -> None:
    papers = [record("A study", 1, authors=("G. Hollis",)), record("Two studies", 9, authors=("G. HOLLIS",)),
              record("Three studies", 20, authors=("Grace Hollis",))]  # fmt: skip
    assert {person.name for people in people_of(papers) for person in people} == {"Grace Hollis"}


GIVEN = st.sampled_from(("Ada", "A.", "Adam", "A. B.", "Ada B.", "ADA", "B.", "Bo", "Àda"))
NAMES = st.builds("{} {}".format, GIVEN, st.sampled_from(("Lovelace", "Byron", "von Byron")))
LISTS = st.lists(st.lists(NAMES, min_size=1, max_size=4, unique=True), min_size=1, max_size=8)


@given(LISTS, st.randoms(use_true_random=False))
def test_who_is_who_depends_on_no_order(lists: list[list[str]], shuffling: random.Random) -> None:
    shuffled = [shuffling.sample(names, len(names)) for names in lists]
    shuffling.shuffle(shuffled)
    assert persons(*map("; ".join, lists)) == persons(*map("; ".join, shuffled))


@given(LISTS)
def test_no_person_has_two_given_names(lists: list[list[str]]) -> None:
    for names in persons(*map("; ".join, lists)):
        words = {name.split()[0].casefold().replace("à", "a") for name in names}
        assert len({name.partition(" ")[2].split("B. ")[-1] for name in names}) == 1
        assert not {"ada", "adam"} <= words
        assert not {"ada", "bo"} <= words


def library_of(*lists: tuple[str, ...]):
    papers = [record(f"A study of things {n}", 10 * n + 1, authors=names) for n, names in enumerate(lists)]
    return assemble([Document("notes.md", tuple(papers), (), (), ())], LEXICON)


def test_authors_are_told_by_papers_then_by_family_name_with_other_spellings() -> None:
    terms = library_of(("Bo Zorn", "Ada Lovelace"), ("A. Lovelace", "Cy Abel")).taxonomies["authors"].terms
    assert [(term.name, len(term.entries), term.spellings) for term in terms] == [
        ("Ada Lovelace", 2, ("A. Lovelace",)), ("Cy Abel", 1, ()), ("Bo Zorn", 1, ()),
    ]  # fmt: skip


def test_notes_that_name_nobody_have_no_index_of_authors() -> None:
    assert "authors" not in library_of((), ()).taxonomies


def test_each_of_three_hundred_has_a_page_and_of_more_those_of_two_papers() -> None:
    names = tuple(f"{a}{b}{c}a Smithson" for a in "BCDFGHJKLM" for b in "aeiou" for c in "bcdfgl")
    assert len(names) == 300
    few = library_of(names[:150], names[150:]).taxonomies["authors"]
    assert all(term.paged for term in few.terms)
    many = library_of(names[:150], names[150:], ("One More", *names[:2])).taxonomies["authors"]
    assert [term.name for term in many.terms if term.paged] == sorted(names[:2])
    assert len(many.terms) == 301


def test_an_author_named_twice_in_a_paper_has_one_paper() -> None:
    (term,) = library_of(("Ada Lovelace", "ADA LOVELACE")).taxonomies["authors"].terms
    assert len(term.entries) == 1


def test_papers_of_one_person_are_related_however_the_name_is_written() -> None:
    library = library_of(("Ada Lovelace", "Bo Zorn"), ("A. Lovelace", "Cy Abel"))
    first, second = library.entries
    assert [(relation.target, relation.because[0]) for relation in library.related[first.slug]] == [
        (second.slug, "Ada Lovelace")
    ]


def test_every_author_of_every_entry_is_a_person_of_the_index() -> None:
    library = library_of(("Bo Zorn", "Ada Lovelace"), ("A. Lovelace",), ())
    known = {term.slug for term in library.taxonomies["authors"].terms}
    assert {author.slug for author in chain.from_iterable(entry.authors for entry in library.entries)} == known
