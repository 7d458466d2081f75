"""A paper as lists of references have it: what APA, IEEE and Vancouver say of each type of work, and what breaks none.

What is expected here is what the styles of the CSL project have citeproc-py say of the same works, but for what a
processor cannot know, such as which of a journal's names is the short one.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.exports.laws import RECORDS, VENUES, cited
from tests.site.exports.test_complete import KINDS, Kind, complete
from tests.site.samples import entry, library

from papernotes.config import STYLES
from papernotes.model import Publication
from papernotes.site.exports import Citation, citations, styled
from papernotes.site.exports.style_parts import edition_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Site

CVPR = "Conference on Computer Vision and Pattern Recognition"
DOI = "10.1000/a_b"


def texts(citation: Citation, styles: Sequence[str] = ()) -> dict[str, str]:
    """Return a citation in each style as one reads it, ``*`` around what is in italics."""
    found = {one.style: re.sub(r"</?i>", "*", str(one.html)) for one in styled(citation, styles)}
    return {style: read(text) for style, text in found.items()}


def read(html: str) -> str:
    told: list[str] = []
    parser = HTMLParser()
    parser.handle_data = told.append  # type: ignore[method-assign]  # the parser tells what it sees
    parser.feed(html)
    parser.close()
    return "".join(told)


EXPECTED = {
    "conference": (
        f"In *{CVPR}* (Vol. 12, pp. 40–52). Crane Press.",
        f"“On DNA of Cranes,” in *{CVPR}*, Crane Press, 2021, pp. 40–52, ",
        f"In: {CVPR}. Crane Press; 2021. p. 40–52.",
    ),
    "unknown journal": (
        "On DNA of Cranes. *ACS Catalysis*, *12*(3), 40–52.",
        "“On DNA of Cranes,” *ACS Catalysis*, vol. 12, no. 3, pp. 40–52, 2021, ",
        "ACS Catalysis. 2021;12(3):40–52.",
    ),
    "chapter": (
        "In *Handbook of Cranes* (Vol. 12, pp. 40–52). Crane Press.",
        "in *Handbook of Cranes*, vol. 12, Crane Press, 2021, pp. 40–52, ",
        "In: Handbook of Cranes. Crane Press; 2021. p. 40–52.",
    ),
    "book": ("*On DNA of Cranes*. Crane Press.", "*On DNA of Cranes*. Crane Press, 2021, ", "Crane Press; 2021."),
    "thesis": (
        "*On DNA of Cranes* [PhD thesis, University of Swans].",
        "“On DNA of Cranes,” PhD thesis, University of Swans, 2021, ",
        "On DNA of Cranes [PhD thesis]. University of Swans; 2021.",
    ),
    "report": ("*On DNA of Cranes*. Swan Labs.", "“On DNA of Cranes,” Swan Labs, 2021, ", "Swan Labs; 2021."),
    "preprint": (
        "*On DNA of Cranes* (arXiv:2103.00020). arXiv.",
        "“On DNA of Cranes,” 2021, *arXiv*: arXiv:2103.00020, ",
        "On DNA of Cranes. arXiv:2103.00020 [Preprint]. 2021.",
    ),
}
TOLD = [pytest.param(kind.values[0], EXPECTED[str(kind.id)], id=kind.id) for kind in KINDS if kind.id in EXPECTED]


@pytest.mark.parametrize(("kind", "expected"), TOLD)
def test_each_type_of_work_is_cited_as_its_style_wants(kind: Kind, expected: tuple[str, str, str]) -> None:
    found = texts(complete(kind.form, kind.venue, arxiv="2103.00020" if kind.form == "misc" else None))
    apa, ieee, vancouver = expected
    assert found["apa"].startswith("Lovelace, A., & van der Berg, H. (2021). ")
    assert found["apa"].endswith(f"{apa} https://doi.org/{DOI}")
    assert found["ieee"].startswith("A. Lovelace and H. van der Berg, ")
    assert found["ieee"].endswith(f"{ieee}doi: {DOI}.")
    assert found["vancouver"].startswith("Lovelace A, van der Berg H. On DNA of Cranes")
    assert found["vancouver"].endswith(f"{vancouver} doi:{DOI}")


EDITED = {
    "book": (
        "*On DNA of Cranes* (2nd ed.). Crane Press.", "*On DNA of Cranes*, 2nd ed. Basel: Crane Press, 2021, ",
        "On DNA of Cranes. 2nd ed. Basel: Crane Press; 2021.",
    ),
    "chapter": (
        "In E. Noether & J. van der Berg (Eds.), *Handbook of Cranes* (2nd ed., Vol. 12, pp. 40–52). Crane Press.",
        "in *Handbook of Cranes*, 2nd ed., vol. 12, E. Noether and J. van der Berg, Eds., Basel: Crane Press, 2021, ",
        "In: Noether E, van der Berg J, editors. Handbook of Cranes. 2nd ed. Basel: Crane Press; 2021.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", EDITED)
def test_editors_edition_and_town_are_told_as_each_style_wants(kind: str) -> None:
    form, venue = ("book", None) if kind == "book" else ("incollection", "Handbook of Cranes")
    details = complete(form, venue).details._replace(
        edition="2", address="Basel", editors="Emmy Noether; Jan van der Berg"
    )
    found = texts(complete(form, venue, publication=details))
    assert all(part in text for part, text in zip(EDITED[kind], found.values(), strict=True)), found


@pytest.mark.parametrize(
    ("edition", "told"),
    [("2", "2nd ed."), ("3", "3rd ed."), ("11", "11th ed."), ("21", "21st ed."), ("Second", "Second ed."),
     ("4th ed.", "4th ed."), ("2nd Ed", "2nd Ed"), ("Revised edition", "Revised edition"), ("", "")],
)  # fmt: skip
def test_an_edition_is_told_however_it_is_counted(edition: str, told: str) -> None:
    assert edition_told(edition) == told


@pytest.mark.parametrize(
    ("authors", "apa", "ieee", "vancouver"),
    [
        pytest.param(("Ada-Mei Lee",), "Lee, A.-M. (", "A.-M. Lee, “", "Lee AM. ", id="one"),
        pytest.param(("Ada Lovelace", "Bo Xu", "Ida de Vos"), "Lovelace, A., Xu, B., & de Vos, I. (",
                     "A. Lovelace, B. Xu, and I. de Vos, “", "Lovelace A, Xu B, de Vos I. ", id="three"),
        pytest.param(("Crane Group",), "Crane Group. (", "Crane Group, “", "Crane Group. ", id="a-body"),
        pytest.param(("山田 折子",), "山田 折子. (", "山田 折子, “", "山田 折子. ", id="family-name-first"),
        pytest.param(("Ada Lee", "et al."), "Lee, A., et al. (", "A. Lee *et al.*, “", "Lee A, et al. ", id="others"),
        pytest.param(tuple(f"A. {x}u" for x in "BCDFGHJ"), "Bu, A., Cu, A., Du, A., Fu, A., Gu, A., Hu, A., & Ju, A. (",
                     "A. Bu *et al.*, “", "Bu A, Cu A, Du A, Fu A, Gu A, Hu A, et al. ", id="seven"),
    ],
)  # fmt: skip
def test_names_are_as_each_style_wants_them(authors: tuple[str, ...], apa: str, ieee: str, vancouver: str) -> None:
    found = texts(cited(authors=authors, venue="CVPR", year=2021))
    assert [found[style].startswith(start) for style, start in zip(found, (apa, ieee, vancouver), strict=True)] == [
        True, True, True,
    ], found  # fmt: skip


def test_of_more_than_twenty_the_last_stands_behind_dots() -> None:
    names = tuple(f"A. {chr(65 + n)}{chr(97 + n)}swan" for n in range(22))
    assert ", A., … Vvswan, A. (2021)" in texts(cited(authors=names, year=2021))["apa"]


@pytest.mark.parametrize("title", ["Do Cranes Fold?", "They Fold.", "They fold!"])
def test_a_title_ends_once(title: str) -> None:
    found = texts(cited(title, authors=("Ada Lovelace",), venue="Journal of Cranes", year=2021))
    end = title.rstrip(".")
    stop = "" if end.endswith(("?", "!")) else "."
    assert f"(2021). {end}{stop} *Journal of Cranes*" in found["apa"]
    assert f"“{end}{',' if stop else ''}” *Journal" in found["ieee"]
    assert f"{end}{stop} Journal of Cranes. 2021" in found["vancouver"]


@given(
    kind=st.sampled_from([kind.values[0] for kind in KINDS]),
    year=st.none() | st.just(2021), doi=st.none() | st.just(DOI), arxiv=st.none() | st.just("2103.00020"),
    parts=st.lists(st.booleans(), min_size=4, max_size=4),
)  # fmt: skip
def test_what_is_not_known_leaves_no_gap(
    kind: Kind, year: int | None, doi: str | None, arxiv: str | None, parts: list[bool]
) -> None:
    volume, number, pages, publisher = (value * is_known for value, is_known in zip(
        ("12", "3", "40–52", "Crane Press"), parts, strict=True,
    ))  # fmt: skip
    details = Publication(kind.form, "", kind.venue or "", volume, number, pages, publisher)
    found = texts(cited(
        authors=("Ada Lovelace", "Bo Xu"), venue=kind.venue, year=year, doi=doi, arxiv=arxiv, publication=details
    ), STYLES)  # fmt: skip
    gaps = (", ,", "..", "()", "  ", " ,", "None", ": .", "; .", ",.", "**", "[]", ". ,", "(,", ";:", ": ,", ".;")
    for text in found.values():
        assert not [gap for gap in gaps if gap in text], text
        assert "On Cranes" in text
        assert not year or "2021" in text
        assert not doi or text.endswith((DOI, f"{DOI}."))


@given(RECORDS)
def test_no_record_breaks_the_page_or_the_law_of_its_words(made: object) -> None:
    citation = next(iter(citations(library([entry(made)]), VENUES).values()))
    assert [one.style for one in styled(citation)] == (["apa", "ieee", "vancouver"] if citation.authors else [])
    for one in styled(citation, STYLES):
        tags = {
            tag.split()[0] for tag in re.findall(r"<(/?[a-z][^<>]*)>", re.sub(r"<math.*?</math>", "", str(one.html)))
        }
        assert tags <= {"i", "/i", "a", "/a"}


def test_the_settings_choose_styles_and_their_order() -> None:
    citation = complete("article", "TPAMI")
    assert [one.called for one in styled(citation, ("vancouver", "apa"))] == ["Vancouver", "APA"]


@pytest.mark.parametrize(
    ("settings", "styles"),
    [
        pytest.param("", ["APA", "IEEE", "Vancouver"], id="all"),
        pytest.param("cite: ieee", ["IEEE"], id="one"),
        pytest.param("cite: [ieee, apa]", ["IEEE", "APA"], id="several"),
        pytest.param("cite: turabian", ["APA", "IEEE", "Vancouver"], id="one-that-is-none"),
    ],
)
def test_a_papers_page_cites_it(site: Site, settings: str, styles: list[str]) -> None:
    site.write("papernotes.yml", f"{settings}\n")
    site.note(
        "# CVPR 2021\n\n## 《On <i>Cranes</i>》\n\nAuthors: Ada Lovelace\n\nPaper: https://arxiv.org/abs/2103.00020\n"
    )
    site.note("# CVPR 2021\n\n## 《On Kites》\n\nPaper: https://arxiv.org/abs/2103.00021\n", "b.md")
    papers = site.build().papers
    pages = {paper["title"]: site.read(paper["url"]) for paper in papers}
    page = next(page for title, page in pages.items() if "Cranes" in title)
    assert re.findall(r'<figure class="citation"><figcaption>(\w+) ', page) == styles
    assert 'class="citation"' not in pages["On Kites"]


WHO = {
    "chicago": "Lovelace, Ada, and Hans van der Berg. 2021. ", "mla": "Lovelace, Ada, and Hans van der Berg. ",
    "harvard": "Lovelace, A. and van der Berg, H. (2021) ", "gbt7714": "LOVELACE A, VAN DER BERG H. On DNA of Cranes[",
}  # fmt: skip
HANDBOOK = "*Handbook of Cranes*, edited by Emmy Noether, 2nd ed., vol. 12"
MORE = {
    "conference": (
        f"“On DNA of Cranes.” In *{CVPR}*, 40–52. Crane Press. ",
        f"“On DNA of Cranes.” *{CVPR}*, Crane Press, 2021, pp. 40–52, ",
        f"‘On DNA of Cranes’, in *{CVPR}*. Crane Press, pp. 40–52. ", f"[C]//{CVPR}. Crane Press, 2021: 40-52. ",
    ),
    "unknown journal": (
        "“On DNA of Cranes.” *ACS Catalysis* 12 (3): 40–52. ",
        "“On DNA of Cranes.” *ACS Catalysis*, vol. 12, no. 3, 2021, pp. 40–52, ",
        "‘On DNA of Cranes’, *ACS Catalysis*, 12(3), pp. 40–52. ", "[J]. ACS Catalysis, 2021, 12(3): 40-52. ",
    ),
    "chapter": (
        f"“On DNA of Cranes.” In {HANDBOOK}, 40–52. Basel: Crane Press. ",
        f"“On DNA of Cranes.” {HANDBOOK}, Crane Press, 2021, pp. 40–52, ",
        "‘On DNA of Cranes’, in E. Noether (ed.) *Handbook of Cranes*. 2nd edn. Basel: Crane Press, pp. 40–52. ",
        "[M]//NOETHER E. Handbook of Cranes. 2nd ed. Basel: Crane Press, 2021: 40-52. ",
    ),
    "book": (
        "*On DNA of Cranes*. 2nd ed. Basel: Crane Press. ", "*On DNA of Cranes*. 2nd ed., Crane Press, 2021, ",
        "*On DNA of Cranes*. 2nd edn. Basel: Crane Press. ", "[M]. 2nd ed. Basel: Crane Press, 2021. ",
    ),
    "thesis": (
        "“On DNA of Cranes.” PhD thesis, University of Swans. ",
        "*On DNA of Cranes*. 2021. University of Swans, PhD thesis, ",
        "*On DNA of Cranes*. PhD thesis. University of Swans. ", "[D]. Basel: University of Swans, 2021. ",
    ),
    "report": (
        "*On DNA of Cranes*. Swan Labs. ", "*On DNA of Cranes*. Swan Labs, 2021, ", "*On DNA of Cranes*. Swan Labs. ",
        "[R]. Swan Labs, 2021. ",
    ),
    "preprint": (
        "“On DNA of Cranes.” arXiv. arXiv:2103.00020. ", "“On DNA of Cranes.” *arXiv*, 2021, arXiv:2103.00020, ",
        "‘On DNA of Cranes’. arXiv. arXiv:2103.00020. ", "[EB/OL]. arXiv:2103.00020, 2021. ",
    ),
}  # fmt: skip
NAMED = [pytest.param(kind.values[0], MORE[str(kind.id)], id=kind.id) for kind in KINDS if kind.id in MORE]


@pytest.mark.parametrize(("kind", "expected"), NAMED)
def test_the_styles_that_are_shown_when_named(kind: Kind, expected: tuple[str, ...]) -> None:
    whole = kind.form in {"book", "incollection"}
    details = complete(kind.form, kind.venue).details._replace(
        edition="2" if whole else "", address="Basel" if whole or kind.form == "phdthesis" else "",
        editors="Emmy Noether" if kind.form == "incollection" else "",
    )  # fmt: skip
    made = complete(kind.form, kind.venue, publication=details, arxiv="2103.00020" if kind.form == "misc" else None)
    told = dict(zip(WHO, expected, strict=True))
    address = {"mla": f"https://doi.org/{DOI}.", "gbt7714": f"DOI:{DOI}.", "chicago": f"https://doi.org/{DOI}",
               "harvard": f"Available at: https://doi.org/{DOI}"}  # fmt: skip
    for one in styled(made, [*WHO]):
        text = read(re.sub(r"</?i>", "*", str(one.html)))
        who = WHO[one.style]
        opening = who.removesuffix("On DNA of Cranes[") if one.style == "gbt7714" else who
        title = "On DNA of Cranes" if one.style == "gbt7714" else ""
        assert text == f"{opening}{title}{told[one.style]}{address[one.style]}"


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (("Ada Lee",), ("Lee, Ada. 2021.", "Lee, Ada. “", "Lee, A. (2021)", "LEE A. ")),
        (("Ada Lee", "Bo Xu", "Ida de Vos"), (
            "Lee, Ada, Bo Xu, and Ida de Vos. 2021.", "Lee, Ada, et al. “", "Lee, A., Xu, B. and de Vos, I. (2021)",
            "LEE A, XU B, DE VOS I. ",
        )),
        (("Ada Lee", "Bo Xu", "Ida de Vos", "Al Moss"), (
            "Lee, Ada, Bo Xu, Ida de Vos, and Al Moss. 2021.", "Lee, Ada, et al. “", "Lee, A. *et al.* (2021)",
            "LEE A, XU B, DE VOS I, et al. ",
        )),
        (("张三", "et al."), ("张三, et al. 2021.", "张三, et al. “", "张三 *et al.* (2021)", "张三, 等. ")),
        (("Crane Group",), ("Crane Group. 2021.", "Crane Group. “", "Crane Group (2021)", "CRANE GROUP. ")),
    ],
)  # fmt: skip
def test_names_are_as_those_styles_want_them(authors: tuple[str, ...], expected: tuple[str, ...]) -> None:
    found = styled(cited("Folds", venue="TPAMI", year=2021, authors=authors), [*WHO])
    texts = [read(re.sub(r"</?i>", "*", str(one.html))) for one in found]
    assert all(map(str.startswith, texts, expected)), texts
