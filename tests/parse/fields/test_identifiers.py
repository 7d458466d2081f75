"""arXiv ids and DOIs in any spelling."""

from __future__ import annotations

import pytest

from papernotes.parse.fields.identifiers import arxiv_ids, arxiv_year, dois


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("https://arxiv.org/abs/1803.03067v3", ("1803.03067",), id="address with version"),
        pytest.param("https://arxiv.org/pdf/0704.0001.pdf", ("0704.0001",), id="four digits"),
        pytest.param("https://ar5iv.labs.arxiv.org/html/1803.03067", ("1803.03067",), id="ar5iv"),
        pytest.param("https://huggingface.co/papers/2401.00001", ("2401.00001",), id="Hugging Face"),
        pytest.param("https://doi.org/10.48550/ARXIV.2602.02951", ("2602.02951",), id="DOI of arXiv"),
        pytest.param("arXiv preprint arXiv:2004.05150 (2020)", ("2004.05150",), id="citation"),
        pytest.param("CoRR, abs/1512.05193, 2015", ("1512.05193",), id="CoRR"),
        pytest.param("arXiv:cs/0112017", ("cs/0112017",), id="old id"),
        pytest.param("arXiv:math.gt/0309136v1", ("math.GT/0309136",), id="old id with subject"),
        pytest.param("arXiv: 1803.03067, 1809.01124", ("1803.03067", "1809.01124"), id="two"),
        pytest.param("1803.03067", ("1803.03067",), id="the whole text"),
        pytest.param("`1803.03067`", ("1803.03067",), id="the whole text, marked"),
        pytest.param("we got 1803.03067 points", (), id="a number in prose"),
        pytest.param("https://arxiv.org/abs/1899.03067", (), id="month 99"),
        pytest.param("doi 10.1234/1803.03067", (), id="inside another DOI"),
    ],
)
def test_arxiv_ids_are_known_by_the_words_around_them(text: str, ids: tuple[str, ...]) -> None:
    assert arxiv_ids(text) == ids


@pytest.mark.parametrize(
    "host", ["arxiv.org", "export.arxiv.org", "ar5iv.labs.arxiv.org", "me@arxiv.org", "arxiv.org:443"]
)
@pytest.mark.parametrize("before", ["", "https://", "see [it](https://", "https://web.archive.org/web/2020/http://"])
def test_a_host_of_arxivs_is_one_wherever_it_stands(host: str, before: str) -> None:
    assert arxiv_ids(f"{before}{host}/abs/1803.03067") == ("1803.03067",)


@pytest.mark.parametrize(
    "host",
    ["arxiv.org.example.com", "notarxiv.org", "arxiv.example", "arxiv.org@example.com", "x-arxiv.org", "corr.info"],
)
@pytest.mark.parametrize("before", ["", "https://", "see [it](https://"])
@pytest.mark.parametrize("path", ["abs", "pdf"])
def test_a_host_that_is_called_like_arxivs_is_none(host: str, before: str, path: str) -> None:
    assert arxiv_ids(f"Read {before}{host}/{path}/1803.03067") == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("https://doi.org/10.1145/1015706.1015800", ("10.1145/1015706.1015800",), id="address"),
        pytest.param(
            "https://dl.acm.org/doi/pdf/10.1145/275487.275492?x=1",
            ("10.1145/275487.275492",),
            id="library with a query",
        ),
        pytest.param(
            "https://www.biorxiv.org/content/10.1101/2023.10.10.561808v1.full.pdf",
            ("10.1101/2023.10.10.561808",),
            id="preprint version",
        ),
        pytest.param("(doi:10.1002/(SICI)1-2.)", ("10.1002/(SICI)1-2",), id="brackets inside"),
        pytest.param("doi: 10.1109/TCAD.2017.2706562.", ("10.1109/TCAD.2017.2706562",), id="full stop"),
        pytest.param("[10.1016/j.x.1](https://doi.org/10.1016/j.x.1)", ("10.1016/j.x.1",), id="twice in a link"),
        pytest.param("https://x.org/10.1007%2F978-3-031", ("10.1007/978-3-031",), id="percent-encoded"),
        pytest.param("https://dl.acm.org/doi/10.5555/1251254.1251261", (), id="the library's own number is none"),
        pytest.param("10.5 / 3 and 10.12", (), id="numbers"),
    ],
)
def test_dois_come_without_what_follows_them(text: str, found: tuple[str, ...]) -> None:
    assert dois(text) == found


@pytest.mark.parametrize(
    ("identifier", "year"), [("1803.03067", 2018), ("0704.0001", 2007), ("cs/0112017", 2001), ("hep-th/9901001", 1999)]
)
def test_an_arxiv_id_tells_its_year(identifier: str, year: int) -> None:
    assert arxiv_year(identifier) == year
