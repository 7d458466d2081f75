"""``import --from-zotero`` takes the library of the Zotero on this machine, and says what to do where there is none."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from papernotes.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result
    from tests.conftest import Site

LIBRARY = """@article{voSwans2019, title = {Folding {{Swans}} by Night}, author = {Vo, Ida}, journaltitle = {Nature},
  date = {2019-03}, keywords = {swans}, note = {<p>They <b>fold</b>.</p>}}
"""
BETTER = "/better-bibtex/export/library?/1/library.biblatex&exportNotes=true"
OLDER = "/better-bibtex/library?/1/library.biblatex&exportNotes=true"
LOCAL = "/api/users/0/items/top?format=biblatex"


@contextmanager
def zotero(answers: dict[str, tuple[int, str]]) -> Iterator[str]:
    """Stand in for a Zotero that answers so, and 404 to all else; give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            code, text = answers.get(self.path, (404, "No endpoint found"))
            self.send_response(code)
            self.end_headers()
            self.wfile.write(text.encode("utf-8"))

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def take(site: Site, address: str) -> Result:
    arguments = ["import", "--from-zotero", "--project", str(site.root)]
    return CliRunner(env={"PAPERNOTES_ZOTERO": address, "http_proxy": "http://127.0.0.1:9"}).invoke(main, arguments)


@pytest.mark.parametrize("where", [BETTER, OLDER, LOCAL])
def test_the_library_of_this_machine_becomes_notes(site: Site, where: str) -> None:
    with zotero({where: (200, LIBRARY)}) as address:
        result = take(site, address)
    assert result.exit_code == 0, result.output
    assert "1 note added, 0 left out" in result.output
    (paper,) = site.build().papers
    assert (paper["title"], paper["venue"], paper["year"]) == ("Folding Swans by Night", "Nature", 2019)
    assert (paper["key"], paper["topics"]) == ("voSwans2019", ["swans"])
    assert "They **fold**." in (site.root / "notes/imported.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        pytest.param({LOCAL: (403, "Local API is not enabled")}, "allow other applications", id="forbidden"),
        pytest.param({}, "install Better BibTeX", id="nothing-to-ask"),
        pytest.param({BETTER: (200, "")}, "0 notes added", id="empty"),
    ],
)
def test_a_zotero_that_gives_nothing_is_told_with_what_to_do(
    site: Site, answers: dict[str, tuple[int, str]], says: str
) -> None:
    with zotero(answers) as address:
        result = take(site, address)
    assert says in result.output
    assert result.exit_code == (0 if BETTER in answers else 2)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        pytest.param("http://127.0.0.1:1", "Zotero does not answer at http://127.0.0.1:1: ", id="not-running"),
        pytest.param("http://zotero.example", "not an address of this machine", id="another-machine"),
        pytest.param("file:///etc/passwd", "not an address of this machine", id="no-machine"),
    ],
)
def test_nothing_but_this_machine_is_asked(site: Site, address: str, says: str) -> None:
    result = take(site, address)
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.parametrize("arguments", [[], ["refs.bib", "--from-zotero"]])
def test_one_place_to_import_from_is_named(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, ["import", *arguments])
    assert result.exit_code == 2
    assert "name a file, or take --from-zotero" in result.output


def test_what_a_note_has_no_line_for_is_told_where_it_can_be_had(site: Site) -> None:
    site.note("## Folding Kites of Paper in Wind (CVPR 2019)\n\nGood.\n")
    site.write("refs.bib", "@article{a, title = {Swans}, author = {Vo, Ida}, journal = {Nature}, pages = {1--9}}\n")
    arguments = ["import", str(site.root / "refs.bib"), "--project", str(site.root)]
    assert "name it under `bibliography:`" in CliRunner().invoke(main, arguments).output
    site.write("papernotes.yml", "bibliography: refs.bib\n")
    (site.root / "notes/imported.md").unlink()
    assert "name it under" not in CliRunner().invoke(main, arguments).output
    site.build()
    assert "pages         = {1--9}" in site.read("papers.bib")
