"""Built sites in a real browser: from disk, and over http below a path as on GitHub Pages."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Request
    from playwright.sync_api import Page as Tab
    from tests.conftest import Site

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
SUB_PATH = "any/repo"
WIDTHS = (320, 390, 768, 1360)
PATIENCE = 60_000
"""Milliseconds that a page may take to answer. No figure to measure: a busy machine is to fail no test."""
expect.set_options(timeout=PATIENCE)
PAINTED = "performance.getEntriesByName('first-contentful-paint').length"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", params=["example", "everything"])
def folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]
) -> Path:
    """The folder of a built site, which stands at ``any/repo`` below another."""
    root = tmp_path_factory.mktemp(request.param)
    site = project(root)
    if request.param == "example":
        site.note((ROOT / "notes" / "research-notes.md").read_text("utf-8"))
        site.write("papernotes.yml", "title: Research notes\ndescription: What I read, and why.\n")
    else:
        site.note((DATA / "everything.md").read_text("utf-8"))
        site.write("notes/figures/crane.svg", (DATA / "figures" / "crane.svg").read_bytes())
    built = root / "served" / SUB_PATH
    built.parent.mkdir(parents=True)
    site.build("--out", str(built))
    return built


class _Server(ThreadingHTTPServer):
    request_queue_size = 64
    """More than a browser opens at once: a connection that finds the queue full is tried again a second later."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where the site is served, with a slash at its end."""
    handler = partial(_Quiet, directory=str(folder.parents[1]))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{SUB_PATH}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session", params=["disk", "http"])
def base(request: pytest.FixtureRequest, folder: Path) -> str:
    """Where the site is opened: from disk and over http in turn, with a slash at its end."""
    return f"{folder.as_uri()}/" if request.param == "disk" else request.getfixturevalue("address")


@pytest.fixture(scope="session")
def pages(folder: Path) -> tuple[str, ...]:
    """The permalinks of all pages but the redirects, which leave at once."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return tuple(p for p in found if 'http-equiv="refresh"' not in (folder / p).read_text("utf-8"))


@pytest.fixture(scope="session")
def kinds(folder: Path, pages: tuple[str, ...]) -> tuple[str, ...]:
    """One page of each kind, the longest of its kind."""
    longest: dict[str, str] = {}
    for permalink in sorted(pages, key=lambda p: (folder / p).stat().st_size):
        text = (folder / permalink).read_text("utf-8")
        longest[text.partition('<body class="is-')[2].partition('"')[0] + permalink.split("/")[0]] = permalink
    return tuple(sorted(set(longest.values())))


@dataclass
class Visit:
    """What was noticed while a page was open."""

    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """As the browser reads them, in full."""
    ids: set[str] = field(default_factory=set)
    headings: list[int] = field(default_factory=list)
    """The levels of all headings, in order."""
    too_wide: dict[int, str] = field(default_factory=dict)
    """At which widths the page is wider than the window, and what sticks out."""


LOOK = """() => ({
  links: [...document.querySelectorAll('a[href], form[action]')].map(a => a.href || a.action),
  ids: [...document.querySelectorAll('[id]')].map(e => e.id),
  headings: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => +h.tagName[1]),
})"""
TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth - edge;
  if (wide <= 0) return '';
  const over = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > edge + 1);
  return wide + ' px: ' + over.slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ');
}"""


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """Return a context with patience, and without motion unless asked: nothing is looked at half-way."""
    context = browser.new_context(**({"reduced_motion": "reduce"} | options))
    context.set_default_timeout(PATIENCE)
    return context


def visit(tab: Tab, address: str) -> None:
    """Open a page and wait until it has been drawn: Chromium drops the keys that are pressed before."""
    tab.goto(address)
    settles(tab, f"{PAINTED} > 0", wanted=True)


def settles(tab: Tab, expression: str, wanted: object) -> None:
    """Wait until an expression has a value in the page; fail with the value that it had last."""
    end = time.monotonic() + PATIENCE / 1000
    while (found := tab.evaluate(expression)) != wanted and time.monotonic() < end:
        tab.wait_for_timeout(20)
    assert found == wanted


def failed(request: Request, visit: Visit) -> None:
    """Note a request that failed, unless it was only given up for the next page, as for an icon."""
    if request.failure != "net::ERR_ABORTED":
        visit.messages.append(f"failed: {request.url}: {request.failure}")


@pytest.fixture(scope="session")
def visits(browser: Browser, base: str, pages: tuple[str, ...]) -> dict[str, Visit]:
    """Every page opened once, and what was noticed."""
    found: dict[str, Visit] = {}
    context = new_context(browser)
    tab = context.new_page()
    current = Visit()
    tab.on("request", lambda request: current.requests.append(request.url))
    tab.on("requestfailed", lambda request: failed(request, current))
    tab.on("console", lambda message: current.messages.append(f"{message.type}: {message.text}"))
    tab.on("pageerror", lambda error: current.messages.append(f"error: {error}"))
    for permalink in pages:
        current = found[permalink] = Visit()
        tab.goto(base + permalink)
        seen = tab.evaluate(LOOK)
        current.links, current.ids, current.headings = seen["links"], set(seen["ids"]), seen["headings"]
        for width in WIDTHS if base.startswith("file:") else ():
            tab.set_viewport_size({"width": width, "height": 800})
            if told := tab.evaluate(TOO_WIDE):
                current.too_wide[width] = told
    context.close()
    return found


@pytest.fixture
def new_tab(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Opens tabs with a storage of their own; what it is called with are Playwright's options of a context."""
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> Tab:
        contexts.append(new_context(browser, **options))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def tab(new_tab: Callable[..., Tab]) -> Tab:
    """A tab with a clean storage."""
    return new_tab(viewport={"width": 1360, "height": 900}, color_scheme="light")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]) -> Path:
    """The folder of one built site with every kind of markup, for what need not be tried on several."""
    root = tmp_path_factory.mktemp("sample")
    project(root).note((DATA / "everything.md").read_text("utf-8")).build()
    return root / "site"
