"""What services answer that is rare and right: groups, missing names, formulas, subtitles, preprints, namesakes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from papernotes.author.services.arxiv import ARXIV
from papernotes.author.services.crossref import CROSSREF
from papernotes.author.services.dblp import DBLP
from papernotes.author.services.openalex import OPENALEX
from papernotes.lexicon import load
from papernotes.parse.fields.venue_marks import read_venue

if TYPE_CHECKING:
    from papernotes.parse.bibliography import Reference

MATHML = "<mml:math><mml:msup><mml:mi>α</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>"
ALTERNATIVES = "<jats:alternatives><jats:tex-math>{}</jats:tex-math>" + MATHML + "</jats:alternatives>"
SPRINGER = r"\documentclass[12pt]{minimal}\begin{document}$$\alpha ^2$$\end{document}"


def crossref(**told: Any) -> Reference:
    work = {"DOI": "10.1000/a", "title": ["Folding Swans"], "type": "journal-article", **told}
    (reference,) = CROSSREF.read(json.dumps({"message": {"items": [work]}}).encode())
    return reference


def openalex(**told: Any) -> Reference:
    (reference,) = OPENALEX.read(
        json.dumps({"results": [{"title": "Folding Swans", "type": "article", **told}]}).encode()
    )
    return reference


def dblp(**told: Any) -> Reference:
    info = {"title": "Folding Swans.", "type": "Conference and Workshop Papers", "venue": "CVPR", **told}
    (reference,) = DBLP.read(json.dumps({"result": {"hits": {"hit": [{"info": info}]}}}).encode())
    return reference


def arxiv(title: str, summary: str, *names: str) -> Reference:
    authors = "".join(f"<author><name>{name}</name></author>" for name in names)
    entry = f"<id>http://arxiv.org/abs/2001.00001v1</id><title>{title}</title><summary>{summary}</summary>{authors}"
    (reference,) = ARXIV.read(f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{entry}</entry></feed>'.encode())
    return reference


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Effects at p<0.05 and r>0.3", "Effects at p<0.05 and r>0.3"),
        ("If a<b and c>d then fold", "If a<b and c>d then fold"),
        ("<i>In vivo</i> CO<sub>2</sub> &amp; &lt;b&gt;ice&lt;/b&gt;", "In vivo CO2 & ice"),
        (f"Order {MATHML} sheets", "Order α2 sheets"),
        (
            f'A <mml:math altimg="s" xmlns:xs="http://w3.org/2001/{"x" * 250}"><mml:mi>k</mml:mi></mml:math>-fold',
            "A k-fold",
        ),
        (f"Order {ALTERNATIVES.format('$$α^2$$')} sheets", "Order $α^2$ sheets"),
        (f"Order {ALTERNATIVES.format(SPRINGER)} sheets", r"Order $\alpha ^2$ sheets"),
        (f"Order {ALTERNATIVES.format('$$x &lt; 5$$')}", "Order $x < 5$"),
    ],
)
def test_a_marked_up_title_reads_as_it_shows(title: str, read: str) -> None:
    assert crossref(title=[title]).title == read


def test_a_subtitle_goes_with_its_title_once() -> None:
    assert crossref(subtitle=["A Survey"]).title == "Folding Swans: A Survey"
    assert crossref(title=["Folding: A Survey"], subtitle=["A Survey"]).title == "Folding: A Survey"


def test_groups_are_authors_whole() -> None:
    people = [{"name": "The Fold Group"}, {"given": "Ada", "family": "Moss"}, {"family": "WHO Fold Team"},
              {"given": "on behalf of the", "family": "Fold Consortium"}, {"ORCID": "0"}]  # fmt: skip
    told = crossref(author=people)
    assert told.authors == ("The Fold Group", "Ada Moss", "WHO Fold Team", "Fold Consortium")
    assert told.publication.bodies == "The Fold Group; WHO Fold Team; Fold Consortium"


@pytest.mark.parametrize("author", [None, [], "Moss", [None], [{}]])
def test_no_authors_are_none(author: object) -> None:
    assert crossref(author=author).authors == ()


def test_a_preprint_is_of_its_server_and_day() -> None:
    told = crossref(type="posted-content", institution=[{"name": "bioRxiv"}], posted={"date-parts": [[2021, 3, 4]]},
                    issued={"date-parts": [[None]]})  # fmt: skip
    assert (told.venue, told.year, told.publication.form) == ("bioRxiv", 2021, "misc")


@pytest.mark.parametrize(
    ("index", "read"),
    [
        ({"We": [0, 3], "fold": [1], "swans.": [2], "rest.": [4]}, "We fold swans. We rest."),
        ({"Abstract": [0], "We": [1], "fold.": [2]}, "We fold."),
        ({"p": [0], "<": [1], "0.05": [2]}, "p < 0.05"),
        ({"We": "0", "fold": [1.5, -1, 99999999], "x": [0]}, "x"),
        ("no", ""),
        (None, ""),
    ],
)
def test_an_inverted_abstract_is_put_in_order(index: object, read: str) -> None:
    assert openalex(abstract_inverted_index=index).abstract == read


def test_an_author_without_a_name_shown_has_the_one_that_was_written() -> None:
    shown = [{"author": {"display_name": name}} for name in ("Bo Reed", "Reed, Jr.")]
    written = [{"author": {"display_name": None}, "raw_author_name": "Moss, Ada"}, *shown, {"author": None}]
    assert openalex(authorships=written).authors == ("Ada Moss", "Bo Reed", "Reed, Jr.")


def test_namesakes_lose_their_numbers_and_theses_are_told_by_their_key() -> None:
    people = {"author": [{"text": "Wei Wang 0001"}, {"text": "Yang Yu 0023"}, "Xin Li 0004"]}
    assert dblp(authors=people).authors == ("Wei Wang", "Yang Yu", "Xin Li")
    assert dblp(authors={"author": {"text": "Wei Wang 0001"}}).authors == ("Wei Wang",)
    assert dblp(type="Books and Theses", key="phd/dnb/Moss20", venue=None).publication.form == "phdthesis"


def test_what_authors_write_in_tex_reads_as_it_shows() -> None:
    told = arxiv(r"Folding $x&lt;5$ \emph{Swans} in H$_2$O", r"We \textit{fold} 5\% of them.", r"Ruta Pavlovi\'c")
    assert told.title == "Folding $x<5$ Swans in H$_2$O"
    assert (told.authors, told.abstract) == (("Ruta Pavlović",), "We fold 5% of them.")


@pytest.mark.parametrize(
    ("comment", "venue"),
    [
        ("Accepted at CVPR 2023 (oral), 12 pages, code at https://a.example", "CVPR 2023"),
        ("15 pages, 5 figures. To appear in ICML 2022", "ICML 2022"),
        ("Published as a conference paper at ICLR 2021", "ICLR 2021"),
        ("Code is inspired by NeurIPS 2019 best paper", ""),
        ("Submitted to CVPR 2024; extended version of our ICCV 2021 paper", ""),
        ("Under review at NeurIPS 2023", ""),
        ("Rejected from ICLR 2023", ""),
        ("12 pages. This paper builds on the one at ECCV 2020", ""),
    ],
)
def test_a_remark_tells_where_its_own_paper_appeared_and_nothing_of_others(comment: str, venue: str) -> None:
    entry = (
        "<id>http://arxiv.org/abs/2001.00001v1</id><title>Swans</title>"
        f'<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">{comment}</arxiv:comment>'
    )
    (found,) = ARXIV.read(f'<feed xmlns="http://www.w3.org/2005/Atom"><entry>{entry}</entry></feed>'.encode())
    told = read_venue(found.venue, load()) if found.venue else None
    assert (f"{told.venue} {told.year or ''}".strip() if told and told.venue else "") == venue


def test_a_thesis_was_written_at_who_publishes_it() -> None:
    told = crossref(type="dissertation", publisher="MIT")
    assert (told.publication.form, told.publication.venue) == ("phdthesis", "MIT")
