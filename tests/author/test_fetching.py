"""What arXiv and Crossref say becomes a note; what they do wrong becomes a sentence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.author.services import Answers, serving

from papernotes.author.services import service
from papernotes.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result
    from tests.conftest import Site

NOTES = "# CVPR 2023\n\n## Scaling Planes of Paper\n\nPaper: https://arxiv.org/abs/2301.00009\n"


@pytest.fixture(scope="module")
def services() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.fixture(autouse=True)
def asked(services: str, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the services are asked for, with the name of who asks; this machine's are asked, and quickly."""
    monkeypatch.setenv("PAPERNOTES_ARXIV", f"{services}/api/query")
    monkeypatch.setenv("PAPERNOTES_CROSSREF", f"{services}/works")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(service, "SERVICES", replace(service.SERVICES, timeout=0.5, deadline=1.0))
    Answers.asked.clear()
    return Answers.asked


def new(site: Site, name: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["new", name, "--project", str(site.root), *options], catch_exceptions=False)


CRANES = "A New Way: To Fold Paper Cranes & Swans"
FOLDERS = ["Ada Lovelace", "Alan M. Turing"]


@pytest.mark.parametrize(
    ("name", "told", "url"),
    [
        pytest.param(
            "https://arxiv.org/abs/2304.00001v2", (CRANES, "CVPR", 2023, FOLDERS), "https://arxiv.org/abs/2304.00001",
            id="arxiv-remark-tells-venue",
        ),
        pytest.param(
            "arXiv:2304.00002", (CRANES, "Nature", 2022, FOLDERS), "https://arxiv.org/abs/2304.00002",
            id="arxiv-journal",
        ),
        pytest.param(
            "2304.00003", (CRANES, "arXiv", 2023, FOLDERS), "https://arxiv.org/abs/2304.00003", id="arxiv-preprint"
        ),
        pytest.param(
            "https://doi.org/10.1038/s41586-021-00001-2",
            ("Highly accurate folding of cranes & swans", "Nature", 2021, ["Grace Hopper", "Katherine Johnson"]),
            "https://doi.org/10.1038/s41586-021-00001-2", id="doi",
        ),
    ],
)  # fmt: skip
def test_what_is_known_of_an_id_is_what_a_build_then_reads(
    site: Site, name: str, told: tuple[str, str, int, list[str]], url: str
) -> None:
    result = new(site.note(NOTES), name)
    assert result.exit_code == 0, result.output
    made = next(record for record in site.build().papers if record["title"] == told[0])
    assert (made["title"], made["venue"], made["year"], made["authors"]) == told
    assert [link["url"] for link in made["links"]] == [url]


def test_who_asks_says_so_and_asks_once(site: Site, asked: list[tuple[str, str]]) -> None:
    assert new(site.note(NOTES), "2304.00001").exit_code == 0
    ((path, agent),) = asked
    assert path == "/api/query?id_list=2304.00001&max_results=1"
    assert agent.startswith("papernotes/")


@pytest.mark.parametrize("name", ["2301.00009", "Scaling Planes of Paper", "@key"])
def test_nobody_is_asked_for_what_is_there_or_only_named(site: Site, asked: list[tuple[str, str]], name: str) -> None:
    new(site.note(NOTES), name)
    assert not asked


def test_offline_nobody_is_asked(site: Site, asked: list[tuple[str, str]]) -> None:
    assert new(site.note(NOTES), "2304.00001", "--offline").exit_code == 0
    assert not asked


def test_a_paper_that_is_there_under_its_title_is_not_added_again(site: Site) -> None:
    site.note(NOTES + "\n## A New Way: To Fold Paper Cranes & Swans\n\nCode: https://github.com/ada/cranes\n")
    result = new(site, "2304.00001")
    assert result.exit_code == 2
    assert "the notes have this paper already: notes.md:7" in result.output


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("2304.00099", "arXiv knows no paper 2304.00099", id="no-such-paper"),
        pytest.param("2304.00004", "arXiv knows no paper 2304.00004", id="error-in-the-place-of-an-entry"),
        pytest.param("2304.00005", "arXiv's answer cannot be read", id="entity-bomb"),
        pytest.param("2304.00006", "arXiv's answer cannot be read", id="cut-short"),
        pytest.param("2304.00007", "arXiv's answer cannot be read", id="another-format"),
        pytest.param("2304.00010", "fails with 500 Internal Server Error", id="failing"),
        pytest.param("2304.00011", "is busy and asks to be left alone\n  = help: try again in 30 seconds", id="busy"),
        pytest.param("2304.00012", "does not answer in time", id="slow"),
        pytest.param("2304.00013", "does not answer in time", id="dripping"),
        pytest.param("2304.00014", "sends more than an answer can hold", id="endless"),
        pytest.param("2304.00015", "arXiv's answer cannot be read", id="hanging-up"),
        pytest.param("2304.00016", "fails with 302", id="leading-to-a-file"),
        pytest.param("10.1000/nothing", "Crossref knows no DOI 10.1000/nothing", id="no-such-doi"),
        pytest.param("10.1000/bad", "Crossref's answer cannot be read", id="bad-json"),
        pytest.param("10.1000/list", "Crossref's answer cannot be read", id="json-of-another-form"),
    ],
)
def test_what_goes_wrong_is_told_and_nothing_is_written(site: Site, name: str, says: str) -> None:
    result = new(site.note(NOTES), name)
    assert result.exit_code == 2
    assert says in result.output
    assert "--offline" in result.output
    assert (site.root / "notes/notes.md").read_text("utf-8") == NOTES


def test_without_a_network_it_says_what_to_do(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERNOTES_ARXIV", "http://127.0.0.1:9/api/query")
    result = new(site.note(NOTES), "2304.00001")
    assert result.exit_code == 2
    assert "127.0.0.1:9 cannot be reached: it refuses connections" in result.output
    assert "go on without it: --offline" in result.output


@pytest.mark.parametrize("year", [10**400, -5, 0, 99999, True, 2020.5, "2020", None])
def test_a_year_that_is_none_is_left_out_and_commands_to_a_terminal_never_reach_it(
    site: Site, monkeypatch: pytest.MonkeyPatch, year: object
) -> None:
    work = {
        "title": ["Cranes \x1b[31m\x07 of\u202e Paper"], "author": [{"family": "Hop\x1bper"}],
        "published": {"date-parts": [[year]]},
    }  # fmt: skip
    answer = json.dumps({"message": work}).encode()
    monkeypatch.setattr("papernotes.author.web.service_asker.Asker.get", lambda *_: answer)
    result = new(site.note(NOTES), "10.1038/s41586-021-00001-2")
    assert result.exit_code == 0, result.output
    written = result.output + "".join(path.read_text("utf-8") for path in site.root.rglob("*.md"))
    assert not {"\x1b", "\x07", "\u202e"} & set(written)
    assert "00000" not in written.replace("2301.00009", "").replace("00001", "")
