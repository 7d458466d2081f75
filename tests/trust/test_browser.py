"""Hostile notes in a real browser: nothing runs, nobody is asked, nothing needs the policy's help."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from .hostile import BREAK_OUTS, CASES, IMG, MARK, RUN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from tests.conftest import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHOWN = (
    "script-in-every-field-1",
    "break-out",
    "raw-html",
    "raw-html-inline",
    "raw-html-in-cells",
    "addresses",
    "math",
)
DO_HARM = f"typeof harm !== 'undefined' || document.documentElement.outerHTML.includes('<script>{MARK}')"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def address(site: Site) -> Iterator[str]:
    for name in SHOWN:
        for path, content in CASES[name].files.items():
            site.write(path.replace("notes/", f"notes/{name}-"), content)
    site.build()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site.root / "site"))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_nothing_of_hostile_notes_runs_in_a_browser(site: Site, browser: Browser, address: str) -> None:
    found: list[str] = []
    context = browser.new_context()
    tab = context.new_page()
    tab.on("dialog", lambda dialog: (found.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    tab.on("pageerror", lambda error: found.append(f"{tab.url}: {error}"))
    tab.on("console", lambda said: found.append(f"{tab.url}: {said.text}") if said.type == "error" else None)
    context.on("request", lambda asked: None if asked.url.startswith(address) else found.append(f"asks {asked.url}"))
    pages = sorted(path.relative_to(site.root / "site").as_posix() for path in (site.root / "site").rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        tab.goto(address + page)
        assert urlsplit(tab.url).path == f"/{page}" or "redirect" in tab.content()
        if tab.evaluate(DO_HARM):
            found.append(f"{page}: ran")
    for words in (RUN, IMG, *BREAK_OUTS[4:8]):
        tab.goto(f"{address}search.html")
        tab.fill("main input[type=search]", words)
        tab.wait_for_timeout(200)
        if tab.evaluate("typeof harm !== 'undefined'"):
            found.append(f"search for {words}: ran")
    context.close()
    assert found == []


def test_a_policy_stops_what_a_template_of_ones_own_lets_through(site: Site, browser: Browser) -> None:
    """The second line of defence, by itself: the page asks for the script, the policy refuses it."""
    site.note("# Folding Paper Cranes (CVPR 2020)\n")
    hole = f"{{% extends 'default/paper.html' %}}{{% block main %}}{{{{ super() }}}}{RUN}{IMG}{{% endblock %}}"
    site.write("templates/paper.html", hole).build()
    tab = browser.new_page()
    tab.goto((site.root / "site" / site.papers[0]["url"]).as_uri())
    assert RUN in tab.content()
    assert not tab.evaluate("typeof harm !== 'undefined'")
    tab.close()
