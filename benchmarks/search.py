"""Measure search in a real browser, on disk and over localhost, with synthetic papers.

    python benchmarks/search.py [--papers 10000] [--rounds 5] [--keep FOLDER] [--against minisearch.js]

Makes a library of papers (40,000 words, as common as words are: the n-th appears about 1/n as often as the first),
writes its index, and prints what it took. Then, with Chromium:

* cold: a fresh browser context, from the first key typed to the first results drawn, everything loaded in between;
* warm: the same for each further key of several queries, everything that the first key needs being loaded;
* longest: the longest task of the page's main thread while all of these are typed, and 19 letters without a pause:
  while one runs, a key waits. In processor time, which hardly depends on what else the machine does, and in time;
* bytes: what was loaded from opening the page to the results of the query with their quoted texts, each file gzipped.

``--against`` names MiniSearch's ``dist/umd/index.js`` (``npm pack minisearch@7``) and compares what both take for the
catalogue, and MiniSearch alone for the texts as well. ``docs/decisions/0014-search-index.md`` has the outcome.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import random
import re
import statistics
import sys
import tempfile
import threading
import time
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

import dev
from papernotes.config import Config
from papernotes.files.theme_folder import read_theme
from papernotes.library.entry_model import Entry, EntryTopic, Library
from papernotes.model import Link, Place, Record, Role, Section, Snippet
from papernotes.site.asset_files import asset_artifacts
from papernotes.site.page import Page
from papernotes.site.pages import Press
from papernotes.site.search import Index
from papernotes.site.shelf import Shelf
from papernotes.site.words import words_of
from papernotes.slug import Permalink, Slug, slugify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

VENUES = [
    "CVPR",
    "ICCV",
    "ECCV",
    "NeurIPS",
    "ICML",
    "ICLR",
    "ACL",
    "EMNLP",
    "AAAI",
    "KDD",
    "SIGGRAPH",
    "TPAMI",
    "arXiv",
]
TOPICS = ["Diffusion models", "Language models", "Text-to-image", "Vision-language models", "Object detection",
          "Segmentation", "Reinforcement learning", "Graph neural networks", "Speech", "Robotics"]  # fmt: skip
HEADINGS: tuple[tuple[str, Role], ...] = (
    ("Problem", "problem"), ("Method", "method"), ("Results", "result"), ("Limitations", "limitation"),
    ("Setup", "setup"), ("My questions", "question"),
)  # fmt: skip
KNOWN = re.findall(
    r"\S+",
    """the of a and to in is we for that with on as are by this model image training data learning network method
    diffusion attention transformer language vision text generation detection segmentation representation
    self-supervised contrastive pre-training fine-tuning zero-shot large efficient robust video scene depth 3d gan
    bert clip""",
)
QUERIES = (
    "diffusion models",
    "contrastive pre-training",
    "attention",
    "robust video segmentation",
    "transfomer scene",
    "a",
)
CODE = "python train.py --config configs/base.yaml --batch-size 64\nmodel = load(checkpoint).eval()\n"


def words(count: int, seed: random.Random) -> list[str]:
    """Return different words, the commonest first; those beyond the known ones are made of syllables."""
    starts = (*"bcdfghjklmnprstvwxzaiou", "qu")
    ends = (*"aeiou", "al", "en", "in", "or", "us")
    syllables = [start + end for start in starts for end in ends]
    found = dict.fromkeys(KNOWN)
    while len(found) < count:
        found["".join(seed.choices(syllables, k=seed.choice((2, 3, 3, 4))))] = None
    return list(found)


def entries(count: int) -> Iterator[Entry]:
    """Yield papers with some 2.2 KB of notes each, the same at every run."""
    seed = random.Random(7)
    vocabulary = words(40_000, seed)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    names = [" ".join(word.capitalize() for word in seed.sample(vocabulary[2000:9000], 2)) for _ in range(count)]

    def some(number: int) -> list[str]:
        return seed.choices(vocabulary, cum_weights=weights, k=number)

    taken: set[str] = set()
    for number in range(count):
        name = seed.choice(vocabulary[500:]).capitalize() + seed.choice(("", "Net", "-2", " v2"))
        title = f"{name}: {' '.join(word.capitalize() for word in some(8))}"
        slug = Slug(f"{slugify(name)}-{number}" if slugify(name) in taken else slugify(name))
        taken.add(slug)
        chosen = seed.sample(HEADINGS, seed.randint(3, 6))
        sections = tuple(
            Section(heading, role, 1, at * 10, at * 10 + 9, f"{' '.join(some(75)).capitalize()}.")
            for at, (heading, role) in enumerate(chosen, 1)
        )
        record = Record(
            "paper", title, Place(f"notes/{number // 100}.md", 1, 99), name, seed.choice(VENUES),
            seed.randint(2012, 2025), tuple(seed.choices(names, k=3)), f"{2100 + number // 1000}.{number % 100_000:05}",
            links=(Link("code", "https://github.com/a/b", "code", "https://github.com/a/b", 2),) * (number % 2),
            sections=sections, snippets=(Snippet("bash", CODE, chosen[0][0], 12),) * (number % 3 == 0),
        )  # fmt: skip
        topics = tuple(EntryTopic(topic, slugify(topic), stated=False, evidence=()) for topic in seed.sample(TOPICS, 2))
        yield Entry(slug, record, (record,), topics, "read")


def write(count: int, folder: Path) -> None:
    """Write the pages that search needs, their assets, and the index of so many papers; print what the index took."""
    library = Library(tuple(entries(count)), {}, (), {}, (), (), (), ())
    theme = read_theme(folder / "templates")
    config = Config(title="Benchmark")
    shelf = Shelf(library, config, theme, words_of(theme, config.language), {}, {})
    press = Press(shelf)
    started = time.process_time()
    made = list(Index(library, shelf.anchors, press.words).artifacts())
    took = time.process_time() - started
    pages = (Page("search", Permalink("search.html"), "search.html", (), "search"),
             Page("not-found", Permalink("404.html"), "404.html", None, "not_found"))  # fmt: skip
    files: dict[str, bytes] = {page.permalink: press.page(page).encode() for page in pages}
    files |= {artifact.path: artifact.content for artifact in (*asset_artifacts(theme, config, press.words), *made)}
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    sizes = sorted(len(artifact.content) for artifact in made)
    print(f"index of {count:,} papers: {took:.2f} s CPU, {len(made)} files, {sum(sizes) / 1e6:.1f} MB, "
          f"median {statistics.median(sizes) / 1e3:.0f} KB, largest {sizes[-1] / 1e3:.0f} KB")  # fmt: skip


WATCH = """
addEventListener('keydown', (event) => {
  const started = event.timeStamp;
  window.first = window.first || started;
  const watcher = new MutationObserver(() => {
    if (!document.querySelector('.search-panel [role=option]')) return;
    watcher.disconnect();
    requestAnimationFrame(() => setTimeout(() => {
      window.drawn = window.drawn || performance.now() - window.first;
      (window.waits = window.waits || []).push(performance.now() - started);
    }));
  });
  watcher.observe(document.body, { subtree: true, childList: true });
}, true);
"""
"""Notes for each key when it was pressed and when results were next drawn: after the frame that shows them."""


def wait_until(page: Tab, condition: str) -> None:
    """Ask a page again and again until a condition holds; its policy forbids Playwright's own way."""
    for _ in range(600):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise TimeoutError(condition)


PLACES = ("devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel")
LETTERS = "self-supervised lea"
"""What is typed without a pause."""


def longest_task(trace: bytes) -> tuple[float, float]:
    """Return the longest task of a page's main thread in a trace: ms of processor time, and ms."""
    events = json.loads(trace)["traceEvents"]
    mains = {(e["pid"], e["tid"]) for e in events if e.get("args", {}).get("name") == "CrRendererMain"}
    tasks = [e for e in events if e["name"].endswith("RunTask") and (e["pid"], e["tid"]) in mains]
    return max(e.get("tdur", 0) for e in tasks) / 1000, max(e.get("dur", 0) for e in tasks) / 1000


def watch_tasks(browser: Browser, address: str) -> tuple[float, float]:
    """Type all queries, and some letters without a pause; return `longest_task` of that."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/404.html", wait_until="networkidle")
    page.wait_for_timeout(500)
    browser.start_tracing(page=page, categories=list(PLACES))
    page.keyboard.press("/")
    page.keyboard.type(LETTERS)
    page.wait_for_timeout(3000)
    for query in QUERIES:
        page.keyboard.press("Control+a")
        page.keyboard.type(query, delay=120)
        page.wait_for_timeout(500)
    trace = browser.stop_tracing()
    context.close()
    return longest_task(trace)


def type_queries(browser: Browser, address: str, folder: Path) -> tuple[float, list[float], int, float, float]:
    """Return ms from the first key to the first results, ms for each further key, the first query's gzipped bytes.

    Then what the page's main thread computed for the first key and for each further one, in ms: that hardly depends
    on what else the machine does.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(unquote(urlsplit(request.url).path)))
    page.add_init_script(WATCH)
    page.goto(f"{address}/404.html", wait_until="networkidle")
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def computed() -> float:
        metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
        return float(metrics["ThreadTime"]) * 1000

    start = computed()
    loaded.clear()  # what every page loads anyhow is not search's
    page.keyboard.press("/")
    first, *others = QUERIES
    page.keyboard.type(first[:2])
    wait_until(page, "window.drawn > 0")
    computed_cold = computed() - start
    page.keyboard.type(first[2:])
    wait_until(page, "document.querySelectorAll('.search-quote').length > 0")
    page.wait_for_timeout(300)
    prefix = urlsplit(address).path
    moved = sum(
        len(gzip.compress((folder / path.removeprefix(prefix).lstrip("/")).read_bytes())) for path in set(loaded)
    )
    page.evaluate("window.waits = []")
    start = computed()
    for query in others:
        page.keyboard.press("Control+a")
        page.keyboard.type(query, delay=120)
        page.wait_for_timeout(300)
    cold, waits = page.evaluate("[window.drawn, window.waits]")
    computed_warm = (computed() - start) / len(waits)
    context.close()
    return cold, waits, moved, computed_cold, computed_warm


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


QUIET = ["--no-first-run", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def measure(folder: Path, rounds: int) -> None:
    """Print the figures, on disk and over localhost."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    places = {"disk": folder.as_uri(), "localhost": f"http://127.0.0.1:{server.server_port}"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=dev.find_browser(), args=["--no-first-run", "--disable-gpu"]
        )
        for place, address in places.items():
            runs = [type_queries(browser, address, folder) for _ in range(rounds)]
            colds, warm, sizes, first, further = zip(*runs, strict=True)
            waits = sorted(wait for some in warm for wait in some)
            print(f"{place}: cold {statistics.median(colds):.0f} ms (worst {max(colds):.0f}), "
                  f"warm median {statistics.median(waits):.0f} ms, 95 % within {waits[len(waits) * 95 // 100]:.0f} ms, "
                  f"{len(waits)} keys, first query {sizes[0] / 1e6:.2f} MB gzipped")  # fmt: skip
            tasks = [watch_tasks(browser, address) for _ in range(rounds)]
            computing, lasting = zip(*tasks, strict=True)
            print(f"  longest task {statistics.median(computing):.0f} ms of processor time "
                  f"(worst {max(computing):.0f}), {statistics.median(lasting):.0f} ms")  # fmt: skip
            print(f"  computed {statistics.median(first):.0f} ms for the first key, "
                  f"{statistics.median(further):.0f} ms for each further one")  # fmt: skip
        browser.close()
    server.shutdown()


COMPARE = """async (queries) => {
  const space = papernotesSearch;
  const index = await space.openOnce();
  const timed = (what) => {  // the median of five
    const once = () => { const from = performance.now(); what(); return performance.now() - from; };
    return Array.from({length: 5}, once).sort((a, b) => a - b)[2];
  };
  const drained = (work) => { for (;;) { const { done, value } = work.next(); if (done) return value; } };
  const zipped = async (text) => (await new Response(
    new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()).byteLength;
  const heads = Array.from(index.titles, (title, id) => {
    const all = (name) => space.valuesOf(index.column[name], id).join(' ');
    return {id, title, name: index.names[id], slug: index.slugs[id], authors: all('authors'), topics: all('topics'),
      facts: all('venues') + ' ' + all('years'), headings: all('headings')};
  });
  const texts = await space.loadTexts(index, heads.map((head) => head.id));
  const whole = heads.map((head) => ({...head, text: texts.get(head.id).map(([, text]) => text).join(' ')}));
  const report = async (name, documents, fields) => {
    const options = {fields, storeFields: ['title', 'name', 'slug', 'facts'], processTerm: (term) => term,
      tokenize: (text) => [...space.tokens(text)], searchOptions: {combineWith: 'AND', prefix: true,
      fuzzy: space.typosAllowed, boost: {name: 4, title: 3}}};
    const made = new MiniSearch(options);
    made.addAll(documents);
    const json = JSON.stringify(made);
    const opening = timed(() => MiniSearch.loadJSON(json, options));
    const opened = MiniSearch.loadJSON(json, options);
    const told = queries.map((query) => timed(() => opened.search(query)));
    return [name, json.length, await zipped(json), opening, told];
  };
  const fields = ['title', 'name', 'authors', 'topics', 'facts', 'headings'];
  const told = queries.map((query) => {
    const answer = () => { index.memo = null; return drained(new space.Search(index, space.parse(query)).run()); };
    return timed(answer);
  });
  const open = () => drained(space.opening(JSON.parse(kept.index), JSON.parse(kept.parts)));
  return [['own, the catalogue', kept.index.length, await zipped(kept.index), timed(open), told],
    await report('MiniSearch, the same fields', heads, fields),
    await report('MiniSearch, with the texts', whole, [...fields, 'text'])];
}"""


KEEP = """const kept = {}, take = papernotesSearch.data;
papernotesSearch.data = (name, ...told) => { kept[name] = told[0]; take(name, ...told); };"""


def compare(folder: Path, minisearch: Path) -> None:
    """Print what the catalogue and MiniSearch's own form of it take: size, gzipped, opening, and each query."""
    queries = ["d", *QUERIES[:2], QUERIES[3]]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=dev.find_browser(), args=QUIET)
        page = browser.new_context(bypass_csp=True).new_page()
        page.goto((folder / "404.html").as_uri())
        page.add_script_tag(content=KEEP)
        page.add_script_tag(path=minisearch)
        page.keyboard.press("/")
        wait_until(page, "typeof papernotesSearch.openOnce === 'function'")
        for name, size, zipped, opening, told in page.evaluate(COMPARE, queries):
            each = ", ".join(f"{query!r} {ms:.0f} ms" for query, ms in zip(queries, told, strict=True))
            print(f"{name}: {size / 1e6:.1f} MB, {zipped / 1e6:.2f} MB gzipped, opened in {opening:.0f} ms; {each}")
        browser.close()


def main() -> None:
    """Read the arguments, write a site, measure it."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--papers", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--keep", type=Path, help="write the site here, and leave it")
    options.add_argument("--against", type=Path, help="MiniSearch's dist/umd/index.js, to compare with")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = (chosen.keep or Path(made)).resolve()
        write(chosen.papers, folder)
        measure(folder, chosen.rounds)
        if chosen.against:
            compare(folder, chosen.against)


if __name__ == "__main__":
    main()
