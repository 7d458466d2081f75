"""What is stated of a paper beside and beneath its title: claimed where the notes say it, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.model import Record

LEXICON = lexicon.load()
TITLE = "Fast Folding of Wet Paper"
NOTES = "\n\nPaper: https://a.io/fold.pdf\n\nThey fold paper and count what it costs.\n"


def papers(text: str) -> list[Record]:
    return [record for record in parse(Source("folding.md", text), LEXICON).records if record.kind == "paper"]


def stated(text: str, **wanted: Any) -> dict[str, Any]:
    """Return the fields of the first paper of some notes that a case is about."""
    return {field: getattr(papers(text)[0], field) for field in wanted}


def has(text: str, **wanted: Any) -> None:
    assert stated(text, **wanted) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "Submitted to NeurIPS 2022 first.",
        "under review at NeurIPS 2022",
        "Under review as a conference paper at ICLR 2022",
        "Rejected from NeurIPS 2022, twice",
        "Withdrawn from ICLR 2022",
        "NeurIPS 2022 (rejected)",
        "ICLR 2022 Submission",
        "CVPR 2022 在投",
        "投稿至 CVPR 2022",
        "Eingereicht bei der CVPR 2022",
        "- submitted to: CVPR 2022 (rejected)",
        "- **Under review at**: CVPR 2022",
        "Venue: submitted to CVPR 2022",
    ],
)
def test_a_venue_that_a_paper_was_but_offered_to_is_none_of_it(said: str) -> None:
    has(f"## {TITLE}\n\n{said}{NOTES}", title=TITLE, venue=None)
    has(f"## {TITLE}\n\n{said}\n\n- Venue: ICCV 2023{NOTES}", venue="ICCV", year=2023)
    has(f"## {TITLE}\n\n- Venue: ICCV 2023\n\n{said}{NOTES}", venue="ICCV", year=2023)


@pytest.mark.parametrize("said", ["submitted to CVPR 2022", "under review at ICLR 2022", "ICML 2022, rejected"])
def test_an_offer_beside_a_title_is_neither_its_venue_nor_a_part_of_it(said: str) -> None:
    has(f"## {TITLE} ({said}){NOTES}", title=TITLE, venue=None, year=None)
    has(f"- [{TITLE}](https://a.io/fold.pdf), {said}\n- [Folding at Noon](https://a.io/b.pdf)", venue=None, year=None)


def test_where_a_paper_was_taken_after_another_place_declined_is_its_venue() -> None:
    has(f"## {TITLE}\n\nSubmitted to ICLR 2022, accepted at NeurIPS 2022{NOTES}", venue="NeurIPS", year=2022)


def test_a_key_outweighs_a_line_in_words() -> None:
    has(f"## {TITLE}\n\nIn CVPR 2022\n\nVenue: ICCV 2023{NOTES}", venue="ICCV", year=2023)


@pytest.mark.parametrize(
    ("dressed", "status"),
    [
        ("[reading] {}", "reading"),
        ("[WIP] {}", "reading"),
        ("【精读】{}", "read"),
        ("DONE {}", "read"),
        ("TODO: {}", "to-read"),
        ("✅ {} (DONE)", "read"),
        ("{} [gelesen]", "read"),
        ("{} (skimmed)", "skimmed"),
        ("{} (to read)", "to-read"),
        ("{} （待读）", "to-read"),
        ("{} (読了)", "read"),
        ("{} (reproduced)", "reproduced"),
        ("{} - TO READ", "to-read"),
        ("{} — DONE", "read"),
        ("{} 📖 reading", "reading"),
        ("{} DONE ✅", "read"),
        ("✅ Read: {}", "read"),
        ("{} (skimmed) [[code](https://b.io/code)]", "skimmed"),
    ],
)
def test_a_word_beside_a_title_says_how_far_the_paper_was_read(dressed: str, status: str) -> None:
    linked = dressed.format(f"[{TITLE}](https://a.io/f.pdf)")
    for text in (f"## {dressed.format(TITLE)}{NOTES}", f"- {linked}\n- [Folding at Noon](https://a.io/b.pdf)"):
        has(text, title=TITLE, status=status, authors=())


@pytest.mark.parametrize(
    "title",
    [
        "Learning to Read",
        "Machine Reading of Wet Paper",
        "Reading Paper to Answer Open Questions",
        "Fast Folding: What Is Done",
        "A Survey (to read) of Things in Paper",
        "Fast Folding of Paper (Lu)",
        "DONE: A DATASET OF FOLDED PAPER",
    ],
)
def test_a_title_keeps_the_words_that_are_its_own(title: str) -> None:
    found = parse(Source("folding.md", f"# {title}\n\n[pdf](https://a.io/f.pdf){NOTES}"), LEXICON).records[0]
    assert found.status is None
    assert found.title == title


def test_a_status_beside_a_venue_is_nobodys_name() -> None:
    wanted = {"title": TITLE, "venue": "NeurIPS", "year": 2020, "status": "reading", "authors": ()}
    has(f"## [NeurIPS 2020, 읽는 중] {TITLE}{NOTES}", **wanted)
    has(f"## {TITLE} (NeurIPS 2020; reading){NOTES}", **wanted)


def test_a_key_outweighs_the_words_beside_a_title_and_those_a_box() -> None:
    has(f"## {TITLE} (to read)\n\nStatus: read{NOTES}", status="read")
    has(f"- [x] [{TITLE}](https://a.io/f.pdf) (skimmed)\n- [x] [Folding](https://a.io/b.pdf)", status="skimmed")


@pytest.mark.parametrize(
    ("said", "value", "of"),
    [
        ("★★★★", 4, None), ("⭐⭐⭐", 3, None), ("⭐️⭐️", 2, None), ("★★★☆", 3, 4), ("⭐x4", 4, None),
        (":star::star::star:", 3, None), ("4/5", 4, 5), ("(8.5/10)", 8.5, 10), ("⭐ 4/5", 4, 5),
        ("(rating: 4/5)", 4, 5),
    ],
)  # fmt: skip
def test_a_rating_beside_a_title_is_read(said: str, value: float, of: float | None) -> None:
    for text in (
        f"## {TITLE} (CVPR 2016) {said}{NOTES}",
        f"## {TITLE} {said}{NOTES}",
        f"- [{TITLE}](https://a.io/f.pdf) {said}\n- [Folding at Noon](https://a.io/b.pdf)",
    ):
        record = papers(text)[0]
        assert record.title == TITLE
        assert record.rating
        assert (record.rating.value, record.rating.of) == (value, of)


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("## {}\n\n⭐ 5/5", 5, 5),
        ("## {}\n\n★★★★☆", 4, 5),
        ("## {}\n\n3.5/5", 3.5, 5),
        ("## {}\n\nScore /5: ⭐️⭐️⭐️⭐️", 4, 5),
        ("## {}\n\nRating (1-10): 8", 8, 10),
        ("## {}\n\nThey fold paper.\n\n### Rating\n3.5/5", 3.5, 5),
    ],
)
def test_a_rating_beneath_a_title_is_read(text: str, value: float, of: float) -> None:
    rating = papers(text.format(TITLE) + "\n\n### Links" + NOTES)[0].rating
    assert rating
    assert (rating.value, rating.of) == (value, of)


@pytest.mark.parametrize("title", [f"{TITLE}, Part 1/5", f"⭐ {TITLE}", f"{TITLE} ⭐", f"{TITLE} (2/3)"])
def test_what_counts_or_marks_something_else_is_no_rating(title: str) -> None:
    assert papers(f"## {title}{NOTES}")[0].rating is None


@pytest.mark.parametrize(
    ("heading", "venue", "year"),
    [
        ("# NeurIPS'22 Spotlight", "NeurIPS", 2022),
        ("# [ICML'21 Oral]", "ICML", 2021),
        ("# ICLR 2021 (Spotlight)", "ICLR", 2021),
        ("# CVPR 2022 | Oral", "CVPR", 2022),
        ("# NeurIPS 2021 Datasets and Benchmarks Track", "NeurIPS", 2021),
        ("# ICLR 2021\n\n# ICLR 2021 Oral Papers", "ICLR", 2021),
        ("# 🚀 (ICLR 2021)", "ICLR", 2021),
    ],
)
def test_a_heading_of_a_venue_and_its_track_speaks_for_the_papers_beneath(heading: str, venue: str, year: int) -> None:
    found = papers(f"{heading}\n\n## {TITLE}{NOTES}\n## Slow Folding of Dry Paper{NOTES}")
    assert [(record.venue, record.year, record.topics) for record in found] == [(venue, year, ())] * 2


def test_a_track_beneath_its_venue_is_no_topic() -> None:
    found = papers(f"# ICLR 2021\n\n## Oral\n\n### {TITLE}{NOTES}\n### Slow Folding of Dry Paper{NOTES}")
    assert [(record.venue, record.topics) for record in found] == [("ICLR", ())] * 2


@pytest.mark.parametrize(
    ("said", "venue", "year"),
    [
        ("(AER 1994)", "American Economic Review", 1994),
        ("(QJE 2003)", "Quarterly Journal of Economics", 2003),
        ("(JEP, 2001)", "Journal of Economic Perspectives", 2001),
        ("(ReStud 2010)", "Review of Economic Studies", 2010),
        ("(AJS 1985)", "American Journal of Sociology", 1985),
        ("(PRL 2011)", "Physical Review Letters", 2011),
        ("(A&A 2012)", "Astronomy & Astrophysics", 2012),
        ("(JHEP 2012)", "JHEP", 2012),
        ("(JPE 1990, 98(5))", "Journal of Political Economy", 1990),
        ("(JWXQ 2005)", "JWXQ", 2005),
    ],
)
def test_a_journals_short_name_and_its_year_say_where_and_when(said: str, venue: str, year: int) -> None:
    has(f"## {TITLE} {said}{NOTES}", title=TITLE, venue=venue, year=year)
    listed = f"- [{TITLE}](https://a.io/f.pdf) {said}\n- [Folding at Noon](https://a.io/b.pdf) (CVPR 2019)"
    has(listed, title=TITLE, venue=venue, year=year)


@pytest.mark.parametrize(
    "said", ["(USA 1994)", "(MIT 2017)", "(MAY 2017)", "(DRAFT 2012)", "(BERT 2018)", "(FFWP 2018)", "(LSTM 1997)"]
)
def test_capitals_before_a_year_that_are_something_else_are_no_venue(said: str) -> None:
    has(f"## {TITLE} {said}{NOTES}", venue=None)


@pytest.mark.parametrize("tag", ["AER", "JDE", "JEM"])
def test_a_short_name_without_a_year_may_be_about_something_else(tag: str) -> None:
    has(f"# {tag}\n\n## {TITLE}{NOTES}\n## Slow Folding{NOTES}", venue=None, topics=(tag,))


@pytest.mark.parametrize(
    ("said", "venue", "year", "authors"),
    [
        ("JPE 1990, 98(5). Paul M. Moss.", "Journal of Political Economy", 1990, ("Paul M. Moss",)),
        ("Journal of Economic Literature, 48(2), June 2010", "Journal of Economic Literature", 2010, ()),
        ("AER, 1994", "American Economic Review", 1994, ()),
        ("Venue: QJE", "Quarterly Journal of Economics", None, ()),
    ],
)
def test_a_journal_stands_beneath_a_title(said: str, venue: str, year: int | None, authors: tuple[str, ...]) -> None:
    has(f"## {TITLE}\n\n{said}{NOTES}", venue=venue, year=year, authors=authors)


@pytest.mark.parametrize("bullet", ["", "- "])
@pytest.mark.parametrize(("opening", "closing"), ["（）", "()", "【】"])
def test_a_word_before_an_address_in_brackets_says_what_it_is(bullet: str, opening: str, closing: str) -> None:
    lines = (f"{bullet}{word}{opening}{url}{closing}" for word, url in (
        ("论文", "https://arxiv.org/abs/2005.12872"), ("代码", "https://b.io/fold"), ("项目主页", "https://c.io/fold"),
    ))  # fmt: skip
    record = papers(f"## {TITLE}\n\n" + "\n\n".join(lines) + "\n\nThey fold paper and count what it costs.\n")[0]
    assert [link.kind for link in record.links] == ["paper", "code", "project"]


@pytest.mark.parametrize("mark", ["*{}*", "_{}_"])
def test_names_in_italics_behind_a_short_title_are_its_authors(mark: str) -> None:
    lines = [
        f"- `[WWW 2023]` **CVTFOLD** {mark.format('Ada Moss, Ben Reed')} [[Paper](https://arxiv.org/abs/2308.11832)]",
        f"- `[KDD 2023]` **FOLDNET** {mark.format('Cy Dune, Dee Fox')} [[Paper](https://arxiv.org/abs/2308.11833)]",
    ]
    found = [(record.title, record.authors, record.venue) for record in papers("\n".join(lines))]
    assert found == [
        ("CVTFOLD", ("Ada Moss", "Ben Reed"), "WWW"), ("FOLDNET", ("Cy Dune", "Dee Fox"), "KDD"),
    ]  # fmt: skip


@pytest.mark.parametrize("dash", ["-", "–"])
def test_a_short_title_in_italics_ends_with_them(dash: str) -> None:
    text = f"- *Wet Folding* {dash} Salimans, Kingma {dash} NIPS 2016 {dash} https://arxiv.org/abs/1602.07868\n"
    text += f"- *Folding by Halves* {dash} Ba, Kiros {dash} ICML 2017 {dash} https://arxiv.org/abs/1607.06450"
    has(text, title="Wet Folding", authors=("Salimans", "Kingma"), venue="NeurIPS", year=2016)


@pytest.mark.parametrize("publisher", ["Paris: Minuit", "New York: Harper & Row", "Cambridge, MA: MIT Press"])
def test_who_published_a_book_is_no_venue(publisher: str) -> None:
    has(f"## {TITLE}\n\nMoss, Ada. 1979. {TITLE}. {publisher}.{NOTES}", venue=None, year=1979, authors=("Ada Moss",))
    has(f"## {TITLE}\n\n{publisher}, 1988{NOTES}", venue=None)
    has(f"- Moss, A. (1979). *{TITLE}*. {publisher}.\n- Reed, B. (1990). *Folds*. {publisher}.", venue=None, year=1979)


def test_an_old_arxiv_id_in_brackets_is_the_papers() -> None:
    has(f"## {TITLE} [hep-ph/9905221]\n\nThey fold paper.{NOTES}", title=TITLE, arxiv="hep-ph/9905221", year=1999)


def test_a_data_set_at_kaggle_is_data() -> None:
    record = papers(f"## {TITLE}\n\nhttps://www.kaggle.com/moss/folds\n\nhttps://www.kaggle.com/code/moss/fold{NOTES}")[
        0
    ]
    assert [link.kind for link in record.links] == ["data", "code", "paper"]


@pytest.mark.parametrize("heading", ["Tasks", "To do", "Goals"])
def test_what_is_still_to_do_has_no_role(heading: str) -> None:
    record = papers(f"## {TITLE}{NOTES}\n### {heading}\n\n- [ ] fold it again\n- [ ] ask Bo\n")[0]
    assert [section.role for section in record.sections][1:] == ["other"]


def test_who_and_where_stand_in_brackets_before_a_remark() -> None:
    text = "- **Group Folding** (Wu & He, ECCV 2018): groups of sheets. [pdf](https://arxiv.org/abs/1803.08494)\n"
    text += "- **Batch Folding** (Ioffe & Szegedy, ICML 2015): a batch. [pdf](https://arxiv.org/abs/1502.03167)"
    has(text, title="Group Folding", authors=("Wu", "He"), venue="ECCV", year=2018)


def test_three_surnames_before_a_dash_are_authors() -> None:
    wanted = {"title": "The Crease Problem and New Dimensions", "authors": ("Arkani-Hamed", "Dimopoulos", "Dvali")}
    has(f"## Arkani-Hamed, Dimopoulos, Dvali - The Crease Problem and New Dimensions{NOTES}", **wanted)
    has(f"## Boats, Ponds, Sheets: The Crease Problem and New Dimensions{NOTES}", authors=())


def test_the_page_of_what_is_no_paper_is_no_paper() -> None:
    text = f"- [{TITLE}](https://arxiv.org/abs/2104.00001)\n- [Slow Folding](https://arxiv.org/abs/2104.00002)\n"
    text += "- [DGL](https://www.dgl.ai/) - a library"
    note = next(r for r in parse(Source("folding.md", f"# Papers\n\n{text}"), LEXICON).records if r.kind == "note")
    assert [link.kind for link in note.links] == ["other"]
