"""``papernotes fill``: what services know of papers reaches a bibliography, and nothing else changes."""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.author.world import Work, World, serving

from papernotes.author.fill.bib_entries import HEAD
from papernotes.author.fill.fill_run import FillResult, Options, fill, save
from papernotes.author.services.arxiv import ARXIV, fetch_arxiv
from papernotes.author.services.crossref import CROSSREF
from papernotes.author.services.dblp import DBLP
from papernotes.author.services.openalex import OPENALEX
from papernotes.author.services.service import abstract as service_abstract
from papernotes.author.web.answers import Answer, NoAnswer
from papernotes.author.web.manners import Manners, Turns
from papernotes.author.web.service_asker import Asker, ServiceError
from papernotes.errors import PapernotesError
from papernotes.parse.bibliography import read_bibliography
from papernotes.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

    from papernotes.author.services.service import Service
    from papernotes.parse.bibliography import Reference

CRANES = Work(
    "Learning to Fold Paper Cranes", ("Ada Lovelace", "Hans van der Berg"), 2023,
    "2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)", "CVPR",
    doi="10.1109/CVPR52729.2023.00001", arxiv="2208.00001", pages="12–21",
    abstract="We fold cranes & 50% of all swans, at $O(n^2)$ cost.",
)  # fmt: skip
SWANS = Work(
    "A Theory of Swans Made of Paper", ("Grace Hopper",), 2021, "Journal of Folded Matter", "J. Fold. Matter",
    "journal-article", doi="10.1000/swans", volume="7", issue="2", pages="1–9", pmid="123456",
)  # fmt: skip
HERONS = Work("Herons in Two Dimensions", ("Alan M. Turing",), 2019, arxiv="1901.00002")
NOTES = (
    "# CVPR 2023\n\n## Learning to Fold Paper Cranes\n\nhttps://arxiv.org/abs/2208.00001\n\n"
    "# Others\n\n## A Theory of Swans Made of Paper\n\nhttps://doi.org/10.1000/swans\n\n"
    "## Herons in Two Dimensions\n\nhttps://arxiv.org/abs/1901.00002\n"
)


@dataclass
class Clock:
    """A clock that moves when somebody waits."""

    time: float = 0.0
    waits: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def rest(self, seconds: float) -> bool:
        self.time += seconds
        self.waits.append(seconds)
        return False


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERNOTES_CACHE", str(tmp_path / "cache"))
    for name in ("ARXIV", "CROSSREF", "OPENALEX", "DBLP", "MAILTO"):
        monkeypatch.delenv(f"PAPERNOTES_{name}", raising=False)


def asker(world: World, clock: Clock | None = None, **manners: Any) -> Asker:
    clock = clock or Clock()
    return Asker(Manners(tries=3, patience=60.0, **manners), Turns(0.0, clock.now, clock.rest), world.ask)


def filled(site: Site, world: World, clock: Clock | None = None, **options: Any) -> FillResult:
    """Run ``fill`` and write what it found."""
    done = fill(site.root, Options(**options), asker(world, clock))
    if done.changes:
        save(done)
    return done


def references(site: Site, name: str = "references.bib") -> dict[str, Reference]:
    """Return what stands in the bibliography by title; nothing in it may be wrong."""
    found, findings = read_bibliography(Source(name, (site.root / name).read_text("utf-8")))
    assert not findings
    return {reference.title: reference for reference in found}


def test_each_kind_of_paper_is_completed(site: Site) -> None:
    filled(site.note(NOTES), World([CRANES, SWANS, HERONS]))
    found = references(site)
    cranes = found[CRANES.title]
    assert cranes.authors == CRANES.authors
    assert (cranes.year, cranes.doi, cranes.arxiv) == (2023, CRANES.doi, "2208.00001")
    assert cranes.publication._replace(title="", venue="") == cranes.publication._replace(
        title="", venue="", form="inproceedings", pages="12–21", publisher="Crane Press", subject="cs.CV",
        pdf="https://arxiv.org/pdf/2208.00001",
    )  # fmt: skip
    assert cranes.abstract == CRANES.abstract
    swans = found[SWANS.title]
    assert (swans.publication.form, swans.venue) == ("article", SWANS.venue)
    assert (swans.publication.volume, swans.publication.number, swans.publication.pages) == ("7", "2", "1–9")
    herons = found[HERONS.title]
    assert (herons.publication.form, herons.arxiv, herons.year) == ("misc", "1901.00002", 2019)


CHAPTER = Work(
    "Wings of Folded Paper in Wind", ("Grace Hopper",), 2011, "Handbook of Cranes", type="book-chapter",
    doi="10.1000/978-1-111-11111-1_7", pages="12–34", series="Notes on Folding", editors=("Emmy Noether",),
    isbn="9781111111111", place="Basel", body="World Swan Organization", known=frozenset({"crossref"}),
)  # fmt: skip
BOOK = replace(
    CHAPTER, title="A Whole Book of Cranes", venue="", type="book", doi="10.1000/978-1-222-22222-2", pages=""
)


def test_books_and_chapters_get_series_editors_town_and_number(site: Site) -> None:
    notes = "".join(f"## {work.title}\n\nPaper: https://doi.org/{work.doi}\n\n" for work in (CHAPTER, BOOK))
    filled(site.note(notes), World([CHAPTER, BOOK]))
    for work, form in ((CHAPTER, "incollection"), (BOOK, "book")):
        found = references(site)[work.title]
        assert found.authors == ("Grace Hopper", "World Swan Organization")
        assert found.venue == work.venue
        told = found.publication
        assert (told.form, told.series, told.editors) == (form, "Notes on Folding", "Emmy Noether")
        assert (told.address, told.isbn, told.month, told.bodies) == (
            "Basel",
            work.isbn,
            "6",
            "World Swan Organization",
        )
        assert told.publisher == "Crane Press"
    assert "@book{hopperWholeBookCranes2011," in (site.root / "references.bib").read_text("utf-8")


def test_keys_are_those_of_better_bibtex_and_stay(site: Site) -> None:
    world = World([CRANES, SWANS, HERONS])
    filled(site.note(NOTES), world)
    keys = {reference.key for reference in references(site).values()}
    assert keys == {"vanderbergx"} ^ {"vanderbergx"} | {
        "lovelaceLearningFoldPaper2023", "hopperTheorySwansMade2021", "turingHeronsTwoDimensions2019",
    }  # fmt: skip
    world.works[0] = replace(CRANES, year=2024)
    filled(site, world, update=True)
    assert references(site)[CRANES.title].key == "lovelaceLearningFoldPaper2023"
    assert references(site)[CRANES.title].year == 2024


def test_a_second_run_asks_nothing_and_changes_nothing(site: Site) -> None:
    world = World([CRANES, SWANS, HERONS])
    filled(site.note(NOTES), world)
    before = (site.root / "references.bib").read_bytes()
    world.asked.clear()
    done = filled(site, world)
    assert not world.asked
    assert not done.changes
    assert (site.root / "references.bib").read_bytes() == before


def test_on_another_machine_what_is_filled_is_not_asked_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World([CRANES, SWANS, HERONS])
    filled(site.note(NOTES), world)
    world.asked.clear()
    monkeypatch.setenv("PAPERNOTES_CACHE", "")
    assert not filled(site, world).changes
    assert not world.asked


def test_notes_and_own_entries_stay_byte_for_byte(site: Site) -> None:
    own = (
        "\ufeff% mine\r\n@Article{ Hopper:21 ,\r\n  title={A Theory of   Swans Made of Paper},year = 1999 }\r\n"
        "@comment{jabref-meta: x}\r\n@broken{\r\n"
    )
    site.note(NOTES).write("references.bib", own).write("papernotes.yml", "bibliography: references.bib\n")
    notes = (site.root / "notes/notes.md").read_bytes()
    world = World([CRANES, SWANS, HERONS])
    done = filled(site, world)
    text = (site.root / "references.bib").read_bytes()
    assert text.startswith(own.encode())
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert {change.paper.title for change in done.changes} == {CRANES.title, HERONS.title}
    assert (site.root / "notes/notes.md").read_bytes() == notes
    filled(site, world, update=True)
    assert (site.root / "references.bib").read_bytes() == text


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(("Ada Lovelace", "Augusta Ada King"), id="a value"),
        pytest.param(
            ("  year          = {2023},", "  year          = {2023},\n  keywords      = {mine},"), id="a field"
        ),
        pytest.param(("@inproceedings{lovelace", "@article{lovelace"), id="the type"),
    ],
)
def test_an_entry_that_somebody_changed_is_theirs(site: Site, edit: tuple[str, str]) -> None:
    world = World([CRANES])
    filled(site.note(NOTES), world)
    path = site.root / "references.bib"
    path.write_text(path.read_text("utf-8").replace(*edit), "utf-8")
    before = path.read_bytes()
    world.works[0] = replace(CRANES, pages="99–100", year=2022)
    done = filled(site, world, update=True)
    assert path.read_bytes() == before
    assert done.kept == 1


def test_entries_that_another_program_wrote_with_other_line_ends_are_still_kept_up(site: Site) -> None:
    world = World([CRANES])
    filled(site.note(NOTES), world)
    path = site.root / "references.bib"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    world.works[0] = replace(CRANES, pages="99–100")
    filled(site, world, update=True)
    assert b"99--100" in path.read_bytes()
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


def test_it_writes_to_the_bibliography_that_the_settings_name(site: Site) -> None:
    site.note(NOTES).write("papernotes.yml", "bibliography: [zotero.json, mine.bib]\n").write("zotero.json", "[]")
    assert filled(site, World([CRANES])).path == site.root / "mine.bib"
    assert CRANES.title in references(site, "mine.bib")
    assert not (site.root / "references.bib").exists()


def test_a_file_that_a_manager_exports_is_left_to_it(site: Site) -> None:
    settings = "bibliography: [zotero.bib, references.bib]\n"
    site.note(NOTES).write("papernotes.yml", settings).write("zotero.bib", "@misc{a, title={Z}}\n")
    assert filled(site, World([CRANES])).path == site.root / "references.bib"


def test_a_work_gets_no_second_entry_whatever_entry_or_note_calls_it_otherwise(site: Site) -> None:
    own = f"@misc{{mine, title={{Cranes, folded}}, doi={{{CRANES.doi}}}}}\n"
    site.note(
        TITLES + "\n## CraneNet\n\nPaper: https://arxiv.org/abs/1901.00002\n\n## Herons in Two Dimensions\n\n(2019)\n"
    )
    site.write("mine.bib", own).write("papernotes.yml", "bibliography: [mine.bib, references.bib]\n")
    filled(site, World([CRANES, HERONS]))
    assert list(references(site)) == [HERONS.title]


def test_what_nothing_is_called_is_told(site: Site) -> None:
    with pytest.raises(PapernotesError, match="no paper is called geese"):
        filled(site.note(NOTES), World([]), only=("geese",))


def test_a_project_whose_bibliographies_are_of_another_kind_is_told_what_to_do(site: Site) -> None:
    site.note(NOTES).write("papernotes.yml", "bibliography: zotero.json\n").write("zotero.json", "[]")
    with pytest.raises(PapernotesError, match=r"names no \.bib file: zotero\.json"):
        filled(site, World([CRANES]))


TITLES = "# CVPR 2023\n\n## 《Learning to Fold Paper Cranes》\n\nCode: https://github.com/ada/cranes\n"


def test_a_title_is_enough_where_year_and_title_agree_and_nothing_competes(site: Site) -> None:
    filled(site.note(TITLES), World([CRANES, SWANS]))
    assert references(site)[CRANES.title].doi == CRANES.doi


@pytest.mark.parametrize(
    ("work", "notes", "why"),
    [
        pytest.param(replace(CRANES, year=2017), TITLES, "the year differs", id="another year"),
        pytest.param(CRANES, TITLES.replace("CVPR 2023", "Papers"), "the notes tell no year", id="no year"),
        pytest.param(
            CRANES, TITLES.replace("Code:", "Authors: Grace Hopper\n\nCode:"), "no author agrees", id="other people"
        ),
        pytest.param(
            replace(CRANES, title="Learning to Fold Paper Cranes Twice"), TITLES, "the title differs", id="a word more"
        ),
        pytest.param(replace(CRANES, authors=()), TITLES, "it names no author", id="nobody's"),
    ],
)
def test_what_does_not_agree_is_proposed_and_not_taken(site: Site, work: Work, notes: str, why: str) -> None:
    done = filled(site.note(notes), World([replace(work, known=frozenset({"crossref"}))]))
    assert not done.changes
    ((_, proposals),) = done.proposals
    assert [proposal.why for proposal in proposals] == [why]


LABELLED = "# CVPR 2023\n\n## LDM: {}\n\nCode: https://github.com/ada/cranes\n"


@pytest.mark.parametrize("known", ["arxiv", "crossref", "openalex", "dblp"])
def test_a_label_before_the_title_hides_no_work(site: Site, known: str) -> None:
    work = replace(CRANES, title="Learning to Fold Paper Cranes at Night", known=frozenset({known}))
    filled(site.note(LABELLED.format(work.title)), World([work]))
    assert references(site)[work.title].authors == work.authors
    (paper,) = site.build().papers
    assert "title         = {Learning to Fold Paper Cranes at Night}" in site.read("papers.bib")
    assert paper["authors"] == list(work.authors)


def test_behind_a_label_a_short_title_wants_an_author_who_agrees(site: Site) -> None:
    work = replace(CRANES, title="Latent Cranes Allocation", known=frozenset({"dblp"}))
    done = filled(site.note(LABELLED.format(work.title)), World([work]))
    assert not done.changes
    assert [p.why for p in done.proposals[0][1]] == ["the title differs by the word before the colon"]
    filled(site.note(LABELLED.format(work.title).replace("Code:", "Authors: Ada Lovelace\n\nCode:")), World([work]))
    assert work.title in references(site)


def test_a_work_that_bears_the_whole_title_goes_before_one_without_its_name(site: Site) -> None:
    title = "Learning to Fold Paper Cranes at Night"
    named = replace(CRANES, title=f"LDM: {title}", arxiv="", doi="10.1000/named", known=frozenset({"crossref"}))
    other = replace(CRANES, title=title, authors=("Emmy Noether",), arxiv="", known=frozenset({"crossref"}))
    filled(site.note(LABELLED.format(title)), World([other, named]))
    assert [found.doi for found in references(site).values()] == ["10.1000/named"]


@pytest.mark.parametrize(
    ("told", "abstract"),
    [
        ("<jats:title>Abstract</jats:title><jats:p>We fold.</jats:p>", "We fold."),
        ("<jats:p>We fold.</jats:p><jats:p>Twice.</jats:p>", "We fold. Twice."),
        ("<p>Abstract</p><p>We &lt;i&gt;fold&lt;/i&gt; x</p>", "We fold x"),
        ("&lt;p&gt;Abstract&lt;/p&gt; We H<sub>2</sub>O", "We H2O"),
        ("<jats:sec><jats:title>Aim</jats:title><jats:p>We fold.</jats:p></jats:sec>", "Aim We fold."),
        ("Abstract We fold paper.", "We fold paper."),
        ("ABSTRACT: We fold.", "We fold."),
        ("Abstract art is folded.", "Abstract art is folded."),
        (None, ""),
    ],
)
def test_an_abstract_is_words_without_the_heading_above_them(told: object, abstract: str) -> None:
    assert service_abstract(told) == abstract


def test_of_two_works_of_one_title_none_is_taken_where_the_notes_name_nobody(site: Site) -> None:
    known = frozenset({"crossref"})
    other = replace(CRANES, authors=("Emmy Noether",), doi="10.1000/other", arxiv="", known=known)
    world = World([replace(CRANES, known=known), other])
    done = filled(site.note(TITLES), world)
    assert not done.changes
    assert {p.why for p in done.proposals[0][1]} == {"another work bears the same title"}
    site.note(TITLES.replace("Code:", "Authors: Emmy Noether\n\nCode:"))
    filled(site, world)
    assert references(site)[CRANES.title].doi == "10.1000/other"


def test_a_preprint_gets_the_venue_where_it_was_published(site: Site) -> None:
    preprint = replace(CRANES, venue="", short="", doi="", year=2021, known=frozenset({"arxiv"}))
    published = replace(CRANES, arxiv="", known=frozenset({"dblp"}))
    notes = "## Learning to Fold Paper Cranes\n\nhttps://arxiv.org/abs/2208.00001\n"
    filled(site.note(notes), World([preprint, published]))
    found = references(site)[CRANES.title]
    assert (found.arxiv, found.year, found.publication.form) == ("2208.00001", 2023, "inproceedings")
    page = site.build().read("papers/learning-to-fold-paper-cranes.html")
    assert "Published as CVPR 2023, preprint arXiv 2208.00001" in page


def test_an_id_that_leads_to_another_title_is_doubted(site: Site) -> None:
    notes = "## Quite Another Question of Origami Entirely\n\nhttps://arxiv.org/abs/2208.00001\n"
    done = filled(site.note(notes), World([CRANES]))
    assert not done.changes
    assert [p.why for p in done.proposals[0][1]] == ["the id leads to another title"]


def test_a_name_with_an_id_is_enough(site: Site) -> None:
    filled(site.note("## CraneNet\n\nhttps://arxiv.org/abs/2208.00001\n"), World([CRANES]))
    record = site.build().papers[0]
    assert record["authors"] == list(CRANES.authors)
    assert record["doi"] == CRANES.doi
    assert "Learning to" in site.read("papers.bib")


def test_a_note_without_a_title_gets_it_where_an_id_is_there(site: Site) -> None:
    filled(site.note("## Untitled 2208.00001\n\nPaper: https://arxiv.org/abs/2208.00001\n\nGood.\n"), World([CRANES]))
    record = site.build().papers[0]
    assert record["title"] == CRANES.title
    assert record["provenance"]["title"]["service"]
    assert "PN211" not in site.run("check").output


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("https://pubmed.ncbi.nlm.nih.gov/123456/", id="pubmed"),
        pytest.param("https://doi.org/10.1000/swans", id="doi"),
    ],
)
def test_ids_of_all_kinds_are_asked_for(site: Site, link: str) -> None:
    filled(site.note(f"## SwanNet of Paper\n\nPaper: {link}\n"), World([SWANS]))
    assert references(site)[SWANS.title].authors == SWANS.authors


def test_the_acls_numbers_are_dois(site: Site) -> None:
    work = replace(SWANS, doi="10.18653/v1/2020.acl-main.1", pmid="")
    filled(site.note("## SwanNet of Paper\n\nPaper: https://aclanthology.org/2020.acl-main.1/\n"), World([work]))
    assert references(site)[SWANS.title].doi == work.doi


def test_openreviews_numbers_tell_a_work_that_its_title_found(site: Site) -> None:
    ee = "https://openreview.net/forum?id=abcDEF123"
    work = replace(HERONS, arxiv="", short="ICLR", ee=ee, known=frozenset({"dblp"}))
    filled(site.note(f"## Herons in Two Dimensions\n\n{ee}\n"), World([work]))
    assert references(site)[HERONS.title].authors == HERONS.authors


def test_private_notes_are_asked_about_nobody(site: Site) -> None:
    world = World([CRANES])
    site.note(NOTES.replace("# CVPR", "---\nprivate: true\n---\n# CVPR")).note("## Swans\n\nx\n", "b.md")
    filled(site, world)
    assert not [address for address in world.asked if "Cranes" in address or "2208.00001" in address]


def test_only_what_is_named_is_asked_for(site: Site) -> None:
    done = filled(site.note(NOTES), World([CRANES, SWANS, HERONS]), only=("1901.00002", "swans"))
    assert {change.paper.title for change in done.changes} == {HERONS.title, SWANS.title}


def test_ids_are_asked_for_in_lists(site: Site) -> None:
    works = [Work(f"A Paper of Cranes Number {n} of Many", arxiv=f"2301.{n:05}") for n in range(1, 121)]
    site.note("".join(f"## {work.title}\n\nhttps://arxiv.org/abs/{work.arxiv}\n\n" for work in works))
    world = World(works)
    done = filled(site, world, limit=3)
    assert [len(re.findall(r"2301", address)) for address in world.questions("arxiv")] == [50, 50, 20]
    assert len(done.changes) == 120


def test_a_run_that_reaches_its_limit_is_gone_on_with(site: Site) -> None:
    world = World([CRANES, SWANS, HERONS])
    site.note(NOTES)
    for _ in range(20):
        done = filled(site, world, limit=1)
        assert done.asked <= 1
        if not done.left:
            break
    whole = (site.root / "references.bib").read_text("utf-8")
    asked = len(world.asked)
    assert asked == len(set(world.asked))
    (site.root / "references.bib").unlink()
    filled(site, World(world.works), update=True)

    def entries(text: str) -> set[str]:
        return {entry.strip() for entry in text.removeprefix(HEAD).split("\n\n")}

    assert entries(whole) == entries((site.root / "references.bib").read_text("utf-8"))


@pytest.mark.parametrize("cache", ["cache", ""])
def test_an_update_in_which_a_service_fails_takes_nothing_away(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cache: str
) -> None:
    world = World([CRANES, SWANS])
    filled(site.note(NOTES), world)
    before = (site.root / "references.bib").read_bytes()
    monkeypatch.setenv("PAPERNOTES_CACHE", cache and str(tmp_path / cache))
    world.wrong["crossref"] = lambda _: Answer(500, {})
    assert filled(site, world, update=True).troubles
    assert (site.root / "references.bib").read_bytes() == before


def test_offline_nobody_is_asked_and_what_was_answered_is_used(site: Site) -> None:
    world = World([CRANES, SWANS, HERONS])
    fill(site.note(NOTES).root, Options(), asker(world))
    asked = len(world.asked)
    done = filled(site, world, offline=True)
    assert len(world.asked) == asked
    assert len(done.changes) == 3


def test_without_a_network_it_says_so_and_writes_nothing(site: Site) -> None:
    def nowhere(address: str, method: str, manners: Manners) -> Answer:
        raise NoAnswer("unknown", "is no host that exists")

    with pytest.raises(
        PapernotesError, match="the network cannot be reached: none of arXiv, Crossref, OpenAlex, DBLP"
    ) as caught:
        fill(site.note(NOTES).root, Options(), Asker(ask=nowhere))
    assert "--offline" in caught.value.help
    assert not (site.root / "references.bib").exists()


BOMB = b'<!DOCTYPE feed [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><feed><entry><title>&b;</title></entry></feed>'
WRONG = [
    pytest.param(lambda _: Answer(500, {}, b"sorry"), id="failing"),
    pytest.param(lambda _: Answer(429, {"retry-after": "86400"}, b""), id="busy for a day"),
    pytest.param(lambda _: Answer(200, {}, b"<html><body>Down for maintenance</body></html>"), id="a page"),
    pytest.param(lambda _: Answer(200, {}, BOMB), id="entities"),
    pytest.param(lambda right: right._replace(body=right.body[:-30]), id="cut short"),
    pytest.param(lambda _: Answer(200, {}, b"[1, 2]"), id="another form"),
    pytest.param(lambda _: Answer(200, {}, b"[" * 100_000), id="deeply nested"),
    pytest.param(lambda _: Answer(200, {}, b""), id="nothing"),
    pytest.param(lambda _: Answer(200, {}, b"\xff\xfe\x00"), id="no text"),
    pytest.param(lambda _: Answer(404, {}, b""), id="not found"),
    pytest.param(lambda _: Answer(302, {"location": "file:///etc/passwd"}, b""), id="leading to a file"),
]


def never(kind: str) -> Any:
    def raise_(_: Answer) -> Answer:
        raise NoAnswer(kind, "does something else")

    return raise_


WRONG += [pytest.param(never(kind), id=kind) for kind in ("late", "large", "failed", "private", "closed")]


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", ["arxiv", "crossref", "openalex", "dblp"])
def test_one_service_that_fails_keeps_no_other_from_answering(site: Site, name: str, wrong: Any) -> None:
    world = World([CRANES, SWANS, HERONS], {name: wrong})
    done = filled(site.note(NOTES), world)
    assert len(done.troubles) == 1  # no answer of another form counts as "nothing is known"
    found = references(site)
    assert (SWANS.title in found) or name == "crossref"
    assert not {"sorry", "maintenance", "root:"} & set(re.findall(r"\w+:?", (site.root / "references.bib").read_text()))


UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e]")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=9,
)


@st.composite
def answers(draw: st.DrawFn, right: bytes) -> bytes:
    """Return a right answer in which any value may be another."""

    def spoil(value: Any) -> Any:
        if draw(st.integers(0, 14)) == 0:
            return draw(JSON)
        if isinstance(value, dict):
            return {name: spoil(inner) for name, inner in value.items()}
        return [spoil(inner) for inner in value] if isinstance(value, list) else value

    return json.dumps(spoil(json.loads(right))).encode()


@pytest.mark.parametrize("service", [CROSSREF, OPENALEX, DBLP], ids=lambda service: service.name)
@given(data=st.data())
def test_whatever_a_service_sends_becomes_works_or_a_sentence(service: Service, data: st.DataObject) -> None:
    world = World([CRANES, SWANS, HERONS])
    right = {
        "Crossref": world._crossref({"query.bibliographic": "of paper", "rows": "3"}),
        "OpenAlex": world._openalex({"filter": "title.search:of paper", "per-page": "3"}),
        "DBLP": world._dblp({"q": ""}),
    }[service.name]
    sent = data.draw(answers(right))
    with contextlib.suppress(ServiceError):
        for work in service.read(sent):
            told = (work.title, work.venue, work.abstract, work.url, *work.authors, *work.publication)
            assert not UNSEEN.search("".join(told).encode("utf-8").decode())
            assert work.year is None or 1000 <= work.year <= 2099
            assert all(name.strip() == name and name for name in work.authors)
            assert work.url == "" or work.url.startswith(("https://", "http://"))


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_arxiv_sends_becomes_works_or_a_sentence(body: bytes) -> None:
    with contextlib.suppress(ServiceError):
        assert isinstance(ARXIV.read(body), list)


def test_a_service_that_is_busy_is_waited_for_as_long_as_it_says(site: Site) -> None:
    clock, turns = Clock(), iter([Answer(429, {"retry-after": "17"}), Answer(503, {})])
    world = World([HERONS], {"arxiv": lambda right: next(turns, right)})
    done = filled(site.note(NOTES), world, clock)
    assert not done.troubles
    assert any(17 <= wait <= 17 + 3 for wait in clock.waits)
    assert HERONS.title in references(site)


def test_one_that_asks_for_an_hour_is_left_alone_and_the_rest_is_told(site: Site) -> None:
    world = World([CRANES], {"crossref": lambda _: Answer(429, {"retry-after": "3600"})})
    done = filled(site.note(NOTES), world)
    assert len(world.questions("crossref")) == 1
    assert [str(trouble) for trouble in done.troubles] == ["api.crossref.org is busy and asks to be left alone"]
    assert done.left


def test_a_list_that_is_refused_is_asked_for_in_halves(site: Site) -> None:
    def picky(right: Answer) -> Answer:
        return Answer(400, {}) if "%2C" in world.asked[-1].split("&")[0] else right

    world = World([CRANES, HERONS], {"arxiv": picky})
    filled(site.note(NOTES), world)
    assert references(site).keys() == {CRANES.title, HERONS.title}


def test_an_answer_about_another_work_than_was_asked_for_is_not_taken(site: Site) -> None:
    lie = Work(HERONS.title, ("Mallory",), 2019, arxiv="9912.00001", known=frozenset({"arxiv"}))
    world = World([lie])
    world.wrong["arxiv"] = lambda _: Answer(
        200, {}, World([lie])._arxiv({"id_list": "9912.00001", "max_results": "5"}).encode()
    )
    notes = "## Herons in Two Dimensions\n\nhttps://arxiv.org/abs/1901.00002\n"
    assert not filled(site.note(notes), world).changes


HOSTILE = (
    "Cranes \x1b[31m\x07of\u202e} , url={javascript:alert(1)} <script>alert(1)</script> \\input{/etc/passwd} "
    "$\\write18{rm}$ % @string{x=1} # ~ ^ & _ \ud800"
)


def test_what_services_say_stays_text_everywhere(site: Site) -> None:
    work = Work(
        HOSTILE, ("Mal\x1blory {Braces}", "Bobby \\Tables", "O and Others"), 2023, HOSTILE, doi="10.1000/swans",
        type="journal-article", volume=HOSTILE, issue=HOSTILE, pages=HOSTILE, abstract=HOSTILE,
        known=frozenset({"crossref"}),
    )  # fmt: skip
    done = filled(site.note("## SwanNet of Paper\n\nPaper: https://doi.org/10.1000/swans\n"), World([work]))
    assert done.changes
    text = (site.root / "references.bib").read_text("utf-8")
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert not re.search(r"(?<!\\textbackslash\{\})\\(?:input|write)", text)
    ((_, reference),) = references(site).items()
    assert reference.url != "javascript:alert(1)"
    assert len(reference.authors) == 3
    page = site.build().read("papers/swannet-of-paper.html")
    assert "<script>alert" not in page
    assert 'javascript:alert(1)"' not in page


@given(st.text(max_size=80), st.text(max_size=40), st.text(max_size=200))
def test_any_words_make_one_entry_that_reads_as_they_were(title: str, name: str, abstract: str) -> None:
    from papernotes.author.fill.bib_entries import entry_of
    from papernotes.author.fill.settle import Settled
    from papernotes.author.services.service import people, text
    from papernotes.lexicon import load
    from papernotes.model import Publication
    from papernotes.parse.bibliography.filled import is_sealed
    from papernotes.parse.bibliography.reference import Reference, ServiceWord

    title = text(title) or "x"
    work = Reference("", title, people([name]), publication=Publication(form="misc"), abstract=text(abstract))
    entry = entry_of(Settled(work, (ServiceWord("arxiv", "2026-11-28", ("title",)),)), "key1", load())
    found, findings = read_bibliography(Source("a.bib", entry))
    assert not findings
    assert len(found) == 1
    assert found[0].key == "key1"
    assert found[0].told == (ServiceWord("arxiv", "2026-11-28", ("title",)),)
    assert is_sealed(entry)


def test_a_bibliography_that_it_made_needs_no_setting_and_one_of_your_own_does(site: Site) -> None:
    own = "@misc{a, title={Learning to Fold Paper Cranes}, author={Grace Hopper}}\n"
    site.note(NOTES).write("references.bib", own)
    assert site.build().papers[0]["authors"] == []
    filled(site, World([SWANS, CRANES]))
    assert (site.root / "references.bib").read_text("utf-8").startswith(own)
    assert list(references(site)) == [CRANES.title, SWANS.title]
    papers = {paper["title"]: paper for paper in site.build().papers}
    assert papers[SWANS.title]["authors"] == ["Grace Hopper"]
    assert papers[CRANES.title]["authors"] == ["Grace Hopper"]


def test_a_page_says_who_told_what_and_when(site: Site) -> None:
    filled(site.note(NOTES), World([CRANES]))
    path = site.root / "references.bib"
    days = re.sub(r"20\d\d-\d\d-\d\d", "2026-11-28", path.read_text("utf-8"))
    path.write_text(days, "utf-8")
    page = site.build().read("papers/learning-to-fold-paper-cranes.html")
    assert "from Crossref, 28 Nov 2026" in page
    assert '<details class="abstract">' in page
    assert "the abstract at arXiv, from arXiv, 28 Nov 2026" in page
    assert 'name="citation_firstpage" content="12"' in page
    assert 'name="citation_abstract"' in page
    record = site.papers[0]
    assert record["provenance"]["authors"]["service"] == "arxiv"
    assert record["provenance"]["doi"]["day"] == "2026-11-28"
    assert record["publication"]["pages"] == "12–21"


def test_what_a_service_told_leads_to_its_line_in_the_repository(site: Site) -> None:
    filled(site.note(NOTES).write("papernotes.yml", "repo: ada/reading\n"), World([CRANES]))
    page = site.build().read("papers/learning-to-fold-paper-cranes.html")
    assert 'href="https://github.com/ada/reading/blob/HEAD/references.bib?plain=1#L4"' in page


def test_the_same_notes_and_bibliography_give_the_same_site(site: Site, tmp_path: Path) -> None:
    filled(site.note(NOTES), World([CRANES, SWANS, HERONS]))
    first = {path: path.read_bytes() for path in (site.build().root / "site").rglob("*") if path.is_file()}
    site.build("--clean")
    assert {path: path.read_bytes() for path in (site.root / "site").rglob("*") if path.is_file()} == first


def test_the_command_tells_what_it_did(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World([CRANES, SWANS])
    with serving(world) as address:
        for name, path in (
            ("ARXIV", "api/query"),
            ("CROSSREF", "works"),
            ("OPENALEX", "oa"),
            ("DBLP", "search/publ/api"),
        ):
            monkeypatch.setenv(f"PAPERNOTES_{name}", f"{address}/{path}")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        dry = site.note(NOTES).run("fill", "--dry-run")
        assert dry.exit_code == 0, dry.output
        assert "@inproceedings{lovelaceLearningFoldPaper2023," in dry.output
        assert not (site.root / "references.bib").exists()
        asked = len(world.asked)
        done = site.run("fill")
        assert len(world.asked) == asked
    assert "2 entries written" in done.output
    assert "Nothing is known of 1 paper:\n  Herons in Two Dimensions (notes.md:13)" in done.output
    assert "0 questions asked" in done.output


@pytest.mark.parametrize("target", ["http://127.0.0.1:9/latest", "http://169.254.169.254/latest", "http://printer/"])
def test_no_service_leads_into_a_private_network(site: Site, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    world = World([CRANES], {"arxiv": lambda _: Answer(302, {"location": target})})
    with serving(world) as address:
        monkeypatch.setenv("PAPERNOTES_ARXIV", f"{address}/api/query")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        with pytest.raises(PapernotesError, match="it is in a private network"):
            fetch_arxiv("2208.00001")


def test_an_address_for_mail_goes_to_those_who_ask_for_one_alone(site: Site) -> None:
    world = World([CRANES])
    filled(site.note(NOTES), world, mail="ada@example.org")
    assert all("mailto=ada" in address for address in world.questions("crossref"))
    assert not any("mailto" in address for address in world.questions("arxiv") + world.questions("dblp"))
    kept = json.dumps([str(path) for path in site.root.rglob("*")])
    assert "ada@" not in kept


def test_a_thousand_papers_take_an_hour_at_most_at_the_services_pace(site: Site) -> None:
    works = [
        Work(
            f"On Folding Number {n} of a Long Row of Cranes", year=2020, arxiv=f"2001.{n:05}" if n % 3 else "",
            doi=f"10.1000/{n}" if n % 3 != 1 else "", venue="Journal of Folded Matter" if n % 3 != 1 else "",
            type="journal-article", known=frozenset({"arxiv", "crossref", "openalex", "dblp"}),
        )
        for n in range(1, 1001)
    ]  # fmt: skip
    lines = (
        f"## {work.title}\n\n"
        + (f"https://arxiv.org/abs/{work.arxiv}" if work.arxiv else f"https://doi.org/{work.doi}")
        for work in works
    )
    site.note("\n\n".join(lines))
    world, clock = World(works), Clock()
    done = filled(site, world, clock, limit=5000)
    assert len(done.changes) == 1000
    assert len(world.asked) < 2 * 334 + 200
    assert clock.time < 3600
    world.asked.clear()
    assert not filled(site, world, clock, limit=5000).changes
    assert not world.asked


def test_family_names_stay_as_a_service_states_them(site: Site) -> None:
    people = [
        {"given": "Gabriel", "family": "García Márquez"}, {"given": "小明", "family": "王"},
        {"given": "Lu", "family": "Van der Aa", "suffix": "III"},
    ]  # fmt: skip

    def named(answer: Answer) -> Answer:
        told = json.loads(answer.body)
        for item in told["message"]["items"]:
            item["author"] = people
        return Answer(200, {}, json.dumps(told).encode())

    world = World([replace(SWANS, known=frozenset({"crossref"}))], wrong={"crossref": named})
    filled(site.note(NOTES), world)
    names = "García Márquez, Gabriel and 王, 小明 and Van der Aa, III, Lu"
    assert f"author        = {{{names}}}" in (site.root / "references.bib").read_text("utf-8")
    site.build()
    assert f"author        = {{{names}}}" in site.read("papers.bib")
    (swans,) = (paper for paper in site.papers if paper["title"] == SWANS.title)
    assert swans["authors"] == ["Gabriel García Márquez", "王 小明", "Lu Van der Aa III"]
