"""Every page the site will have, and where it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from papernotes.config import Config
from papernotes.model import Snippet
from papernotes.site.plan import CODE_A_PAGE, ENTRIES_A_PAGE, SNIPPETS_A_PAGE, Part, listed, numbered, plan, tag_url
from papernotes.slug import Permalink, Slug

from .samples import entry, library, record, sample

if TYPE_CHECKING:
    from papernotes.library.entry_model import Entry


def permalinks(*args: object) -> list[str]:
    return [page.permalink for page in plan(*args)]


def test_the_sample_gets_every_kind_of_page() -> None:
    found = permalinks(sample(), Config())
    assert {
        "index.html", "404.html", "snippets.html", "papers/index.html", "papers/raft.html", "venues/index.html",
        "venues/osdi.html", "topics/consensus.html", "years/2014.html", "papers/raft-draft.html",
    } <= set(found)  # fmt: skip


def test_no_permalink_is_given_twice_whatever_its_case() -> None:
    assert max(Counter(permalink.casefold() for permalink in permalinks(sample(), Config())).values()) == 1


def test_two_entries_with_one_slug_are_refused() -> None:
    two = library([entry(record("A", 1), status="read"), entry(record("a", 20), status="read")])
    with pytest.raises(ValueError, match=r"papers/a\.html"):
        plan(two, Config())


def test_a_former_address_leads_on_unless_a_page_stands_there() -> None:
    entries = [entry(record("New", 1), former=(Slug("old"), Slug("other"))), entry(record("Other", 20))]
    pages = {page.permalink: page.kind for page in plan(library(entries), Config())}
    assert pages["papers/old.html"] == "redirect"
    assert pages["papers/other.html"] == "entry"


def test_an_empty_library_still_has_its_lists() -> None:
    assert {"index.html", "papers/index.html", "venues/index.html", "snippets.html"} <= set(
        permalinks(library([]), Config())
    )


@pytest.mark.parametrize(
    ("first", "number", "expected"),
    [
        pytest.param("papers/index.html", 1, "papers/index.html", id="the first page is the list itself"),
        pytest.param("papers/index.html", 2, "papers/index/2.html", id="an index goes on below index"),
        pytest.param("venues/cvpr.html", 3, "venues/cvpr/3.html", id="a term goes on below its slug"),
        pytest.param("snippets.html", 2, "snippets/2.html", id="snippets go on below snippets"),
    ],
)
def test_a_list_goes_on_below_its_first_page(first: str, number: int, expected: str) -> None:
    assert numbered(Permalink(first), number) == expected


def many(number: int) -> list[Entry]:
    return [entry(record(f"Paper {n}", n * 10, venue="VLDB", year=2000 + n % 20)) for n in range(1, number + 1)]


def test_a_long_list_is_cut_and_holds_every_entry_once() -> None:
    entries = many(2 * ENTRIES_A_PAGE + 1)
    parts = [page.subject for page in plan(library(entries), Config()) if page.kind == "entries"]
    assert [len(part.items) for part in parts if isinstance(part, Part)] == [ENTRIES_A_PAGE, ENTRIES_A_PAGE, 1]
    listed = Counter(item.slug for part in parts if isinstance(part, Part) for item in part.items)
    assert listed == Counter(item.slug for item in entries)


@pytest.mark.parametrize(
    ("number", "length"),
    [
        pytest.param(SNIPPETS_A_PAGE * 2 + 5, 10, id="many short ones"),
        pytest.param(9, CODE_A_PAGE // 2, id="a few long ones"),
    ],
)
def test_snippets_are_cut_by_number_and_by_size(number: int, length: int) -> None:
    snippets = tuple(Snippet("python", "x" * length, None, n) for n in range(number))
    pages = [p for p in plan(library([entry(record("A", snippets=snippets))]), Config()) if p.kind == "snippets"]
    sizes = [[len(found.snippet.code) for found in page.subject.items] for page in pages]
    assert sum(map(len, sizes)) == number
    assert all(len(size) <= SNIPPETS_A_PAGE and (len(size) == 1 or sum(size) <= CODE_A_PAGE) for size in sizes)


def test_newest_first_and_notes_last() -> None:
    entries = [
        entry(record("Old", 1, venue="A", year=2001)),
        entry(record("Tool", 10, kind="note")),
        entry(record("Undated", 20)),
        entry(record("New", 30, venue="B", year=2020)),
    ]
    (page,) = [p for p in plan(library(entries), Config()) if p.kind == "entries"]
    assert [item.record.title for item in page.subject.items] == ["New", "Old", "Undated", "Tool"]


def test_a_word_of_few_papers_has_no_page_and_no_board_and_is_searched_for() -> None:
    papers = [entry(record(f"Crane {number}", 9 * number + 1), topics=['Rare ("x")']) for number in range(2)]
    whole = library(papers)
    topics = whole.taxonomies["topics"]
    rare = replace(topics, terms=tuple(replace(term, paged=False) for term in topics.terms))
    found = permalinks(replace(whole, taxonomies={**whole.taxonomies, "topics": rare}), Config())
    assert [path for path in found if path.startswith(("topics/", "compare/topics"))] == ["topics/index.html"]
    assert listed(rare) == ()
    assert tag_url('Rare ("x")') == "search.html#q=topic:%22Rare%20%28x%29%22"
    assert (
        tag_url("稀有 é") == "search.html#q=topic:%22稀有%20é%22"
    )  # letters stay: encoded, each is three times as long
