"""What contradicts is told and not taken, what the user's own entries leave out is told or stands beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.author.test_filling import CRANES as FOLDED
from tests.author.test_filling import HERONS, SWANS, filled, own_cache, references
from tests.author.world import World, serving

if TYPE_CHECKING:
    import pytest
    from tests.conftest import Site

__all__ = ["own_cache"]

CRANES = replace(FOLDED, authors=("Ada Lovelace", "Hans Berg"))
OWN = (
    "% mine\n@inproceedings{lovelace23,\n  author = {Lovelace, Ada and others},\n  title = {Learning to Fold Paper "
    "Cranes},\n  year = 2023,\n  eprint = {2208.00001},\n  mynote = {do not touch}\n}\n"
)
WRONG = "## A Theory of Swans Made of Paper\n\nAuthors: Grace Hopper\nYear: 2021\n\nhttps://arxiv.org/abs/2208.00001\n"
NOTED = "## Learning to Fold Paper Cranes\n\nhttps://arxiv.org/abs/2208.00001\n"


def test_a_wrong_id_that_an_own_entry_has_is_told_with_what_contradicts(site: Site) -> None:
    site.note(NOTED + "\n" + WRONG).write("mine.bib", OWN.replace(" and others", " and Hans Berg"))
    site.write("papernotes.yml", "bibliography: [mine.bib, references.bib]\n")
    done = filled(site, World([CRANES, SWANS]))
    assert (len(done.changes), done.kept) == (0, 1)
    ((paper, found),) = done.proposals
    assert paper.title == SWANS.title
    assert {(one.found.work.title, one.why) for one in found} == {
        (SWANS.title, f"the notes’ arXiv id is that of “{CRANES.title}”"),
        (CRANES.title, "the id leads to another title"),
    }


def test_a_wrong_id_never_stands_in_an_entry(site: Site) -> None:
    both = replace(SWANS, arxiv="2101.00009")
    done = filled(site.note(WRONG + "\nhttps://doi.org/10.1000/swans\n"), World([CRANES, both]))
    assert references(site)[SWANS.title].arxiv != "2208.00001"
    assert [one.why for _, found in done.proposals for one in found] == ["the id leads to another title"]


def test_an_entry_that_leaves_authors_out_gets_one_beside_it_in_another_file(site: Site) -> None:
    site.note(NOTED).write("mine.bib", OWN).write("papernotes.yml", "bibliography: [mine.bib, references.bib]\n")
    world = World([CRANES])
    done = filled(site, world)
    assert (site.root / "mine.bib").read_text("utf-8") == OWN
    assert [change.paper.title for change in done.changes] == [CRANES.title]
    asked = len(world.asked)
    assert not filled(site, world).changes
    assert len(world.asked) == asked
    (paper,) = site.build().papers
    assert (paper["authors"], paper["others"], paper["key"]) == (list(CRANES.authors), False, "lovelace23")
    assert "author        = {Ada Lovelace and Hans Berg}" in site.read("papers.bib")


def test_an_entry_that_leaves_authors_out_in_the_same_file_is_told_of(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.note(NOTED).write("mine.bib", OWN).write("papernotes.yml", "bibliography: mine.bib\n")
    with serving(World([CRANES])) as address:
        for name, path in (("ARXIV", "/api/query"), ("CROSSREF", "/crossref"), ("OPENALEX", "/openalex")):
            monkeypatch.setenv(f"PAPERNOTES_{name}", f"{address}{path}")
        monkeypatch.setenv("PAPERNOTES_DBLP", f"{address}/search/publ/api")
        told = site.run("fill").output
    assert (site.root / "mine.bib").read_text("utf-8") == OWN
    assert "Your entry `lovelace23` (mine.bib:2) leaves authors out" in told
    assert "  author = {Ada Lovelace and Hans Berg}" in told


def test_a_notice_is_no_part_of_title_and_key(site: Site) -> None:
    site.note("## A Theory of Swans Made of Paper\n\nhttps://doi.org/10.1000/swans\n")
    done = filled(site, World([replace(SWANS, title=f"RETRACTED ARTICLE: {SWANS.title}")]))
    (change,) = done.changes
    assert (change.notice, change.key) == ("retracted", "hopperTheorySwansMade2021")
    assert references(site)[SWANS.title].publication.notice == "retracted"
    told = site.run("build").output
    assert "PN506 references.bib:4 says of the paper: retracted" in told
    assert "<strong>Retracted</strong>" in site.read("papers/a-theory-of-swans-made-of-paper.html")
    assert "note          = {Retracted}" in site.read("papers.bib")


def test_an_abstract_is_said_to_be_whose_it_is(site: Site) -> None:
    known = frozenset({"arxiv"})
    site.note(
        "## Herons in Two Dimensions\n\nhttps://arxiv.org/abs/1901.00002\n\n"
        "## A Theory of Swans Made of Paper\n\nhttps://doi.org/10.1000/swans\n"
    )
    filled(site, World([replace(HERONS, known=known), replace(SWANS, known=frozenset({"crossref"}))]))
    site.build()
    assert "the abstract at arXiv, from arXiv" in site.read("papers/herons-in-two-dimensions.html")
    assert "the publisher’s words, from Crossref" in site.read("papers/a-theory-of-swans-made-of-paper.html")
