"""Every number that pages tell is right, also where a list takes several pages: recomputed from papers.json."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.corpus import write_notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from tests.conftest import Site

COUNT = 500
"""Papers: a venue has some fifty; a topic and the year of those that wait take more than a page."""
NOUNS = {"papers": "paper", "paper": "paper", "notes": "note", "note": "note"}
VOID = {"br", "img", "input", "link", "meta", "hr", "source", "wbr", "col"}
Wanted = tuple[str, str]


class Element:
    """An element with its attributes, its children and the text in all of it."""

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element | str] = []

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, tag: str, kind: str = "") -> Iterator[Element]:
        """Yield the elements inside of a tag and a class."""
        for child in self.children:
            if isinstance(child, Element):
                if child.tag == tag and (not kind or kind in child.attributes.get("class", "").split()):
                    yield child
                yield from child.all(tag, kind)

    def first(self, tag: str, kind: str = "") -> Element:
        return next(self.all(tag, kind))


class Tree(HTMLParser):
    """A page as elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.top = Element("", {})
        self.open = [self.top]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in [element.tag for element in self.open]:
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


class Library:
    """The built site as a reader and as a program sees it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.files = [path for path in site.files() if path.endswith(".html")]
        self.records = site.papers
        self.papers = [record for record in self.records if record["kind"] == "paper"]
        self.pages: dict[str, Element] = {}
        self.by_url = {record["url"]: record for record in self.records}

    def page(self, path: str) -> Element:
        found = self.pages.get(path)
        if found is None:
            found = self.pages[path] = Tree(self.site.read(path)).top
        return found

    def lists(self, folder: str) -> dict[str, list[Element]]:
        """Return the pages of each list in a folder, in order, by the path of the first."""
        found: dict[str, list[Element]] = {}
        names = sorted(name for name in self.files if re.fullmatch(rf"{folder}/[^/]+\.html", name))
        for name in names:
            rest = [n for n in self.files if n.startswith(f"{name.removesuffix('.html')}/")]
            found[name] = [self.page(n) for n in (name, *rest)]
        return found


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, project: Callable[[Path], Site]) -> Library:
    root = tmp_path_factory.mktemp("counted")
    write_notes(root, COUNT, 7)
    site = project(root)
    code = "".join(f"```{'python' if n % 3 else 'bash'}\nrun_{n}()\n```\n\n" for n in range(150))
    site.note(f"# How to run things\n\nThere are many ways.\n\n{code}", "running.md")
    waiting = (
        f"- [ ] [Papers of Harbour {n} and Its Boats](https://arxiv.org/abs/2301.{n:05d}) (ICLR 2023)"
        for n in range(1, 91)
    )
    site.note("\n".join(["# Harbours", "", "## Small ones", "", *waiting, ""]), "waiting.md")
    tides = (f"# A Study of the Tides of Bay {n}\n\n- Venue: ICML 2020\n- Tags: Tides, bay-{n % 2}\n" for n in range(9))
    site.note("\n".join(tides), "tides.md")
    return Library(site.build())


def number(text: str) -> int:
    return int(re.search(r"\d[\d,]*", text)[0].replace(",", ""))


def rows(pages: Iterable[Element]) -> list[str]:
    """Return the addresses of the entries that lists show."""
    return [
        link.attributes["href"].removeprefix("../").removeprefix("../")
        for page in pages
        for row in page.all("li", "entry")
        for link in row.first("h3").all("a")
    ]


def facts(page: Element) -> dict[str, int]:
    lists = page.first("dl", "facts")
    return {box.first("dt").text: number(box.first("dd").text) for box in lists.all("div")}


def held(records: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return what the figures of these records must be."""
    records = list(records)
    papers = [record for record in records if record["kind"] == "paper"]
    unnoted = [p for p in papers if not p["status"] and not p["snippets"] and not any(
        section["heading"] or section["text"].strip() for section in p["sections"])]  # fmt: skip
    return {
        "paper": len(papers),
        "note": len(records) - len(papers),
        "to read": sum(paper["status"] == "to-read" for paper in papers),
        "without notes yet": len(unnoted),
        "with code": sum(any(link["kind"] == "code" for link in record["links"]) for record in records),
    }


def test_the_library_is_larger_than_a_page(library: Library) -> None:
    assert max(len(pages) for pages in library.lists("papers").values()) > 5
    assert any(len(pages) > 1 for pages in library.lists("years").values())
    assert any(len(pages) > 1 for pages in library.lists("topics").values())
    assert f"{len(library.papers):,} papers" in library.site.run("build", "--clean").output


def test_a_list_shows_each_entry_once_and_says_how_many(library: Library) -> None:
    for folder, field in (("venues", "venue"), ("years", "year")):
        for path, pages in library.lists(folder).items():
            if path.endswith("index.html"):
                continue
            name = pages[0].first("h1").text
            own = [record["url"] for record in library.records if str(record[field]) == name]
            assert sorted(rows(pages)) == sorted(own)
    assert sorted(rows(library.lists("papers")["papers/index.html"])) == sorted(library.by_url)


@pytest.mark.parametrize("folder", ["papers", "venues", "years", "topics"])
def test_figures_and_descriptions_count_the_whole_list(library: Library, folder: str) -> None:
    for path, pages in library.lists(folder).items():
        if folder == "papers" and path != "papers/index.html":
            continue
        own = [library.by_url[url] for url in rows(pages)]
        if not own:
            continue
        wanted = held(own)
        for page in pages:
            told = facts(page)
            assert told
            for noun, count in told.items():
                assert count == wanted[NOUNS.get(noun, noun)], (path, noun)
            said = next(m.attributes["content"] for m in page.all("meta") if m.attributes.get("name") == "description")
            assert f"{len(own):,} entr" in said


@pytest.mark.parametrize("folder", ["papers", "venues", "years", "topics"])
def test_a_group_is_counted_over_all_pages(library: Library, folder: str) -> None:
    for path, pages in library.lists(folder).items():
        sizes: Counter[str] = Counter()
        told: defaultdict[str, set[int]] = defaultdict(set)
        for page in pages:
            for group in page.all("section", "group"):
                name = group.attributes["id"]
                sizes[name] += sum(1 for _ in group.all("li", "entry"))
                told[name].add(number(group.first("h2").first("small").text))
        assert {name: {size} for name, size in sizes.items()} == dict(told), path


def test_the_first_page_counts_groups_that_it_does_not_show_whole(library: Library) -> None:
    home = library.page("index.html")
    for group in home.all("section", "group"):
        title = "".join(child if isinstance(child, str) else child.text for child in group.first("h2").children[:1])
        years = [p for p in library.papers if str(p["year"]) == title or f"{p['venue']} {p['year']}" == title]
        if years:
            assert number(group.first("h2").first("small").text) == len(years)
            for more in group.all("p", "more"):
                assert number(more.text) == len(years)
    more = [p for p in home.all("p", "more") if p.first("a").attributes["href"] == "papers/index.html"]
    (whole,) = more
    assert number(whole.text) == len(library.records)
    wanted = held(library.records)
    go = [link for link in home.all("a", "go") if "#status=" in link.attributes["href"]]
    assert {link.attributes["href"].partition("#status=")[2]: number(link.text) for link in go} == {
        "to-read": wanted["to read"],
        "unnoted": wanted["without notes yet"],
    }


@pytest.mark.parametrize("folder", ["venues", "years"])
def test_an_index_counts_the_entries_that_have_a_term(library: Library, folder: str) -> None:
    field = folder.removesuffix("s")
    having = Counter(str(record[field]) for record in library.records if record[field])
    pages = library.lists(folder)[f"{folder}/index.html"]
    terms = {li.first("h2").text: number(li.first("span", "count").text) for page in pages for li in page.all("li") if [
        *li.all("span", "count")]}  # fmt: skip
    assert terms == having
    assert sum(having.values()) < len(library.records)
    note = [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", pages[0].first("header", "lede").first("p").text)]
    assert note == ([len(having)] if folder == "venues" else []) + [sum(having.values())]


def test_a_margin_counts_what_its_list_has(library: Library) -> None:
    checked = 0
    for folder in ("topics", "years"):
        for path, pages in library.lists(folder).items():
            own = [library.by_url[url] for url in rows(pages)]
            venues = Counter(record["venue"] for record in own if record["venue"])
            for bars in pages[0].all("ul", "bars") if own else ():
                for item in bars.all("li"):
                    if "venues/" in item.first("a").attributes["href"]:
                        assert number(item.first("span").text) == venues[item.first("a").text], path
                        checked += 1
    assert checked > 5


def test_what_pictures_tell_is_what_the_records_hold(library: Library) -> None:
    def charts(path: str, start: str) -> list[str]:
        pictures = library.page(path).all("svg", "chart")
        labels = [picture.attributes.get("aria-label", "") for picture in pictures]
        return [label.removeprefix(start) for label in labels if start in label]

    years = Counter(paper["year"] for paper in library.papers if paper["year"])
    for path in ("index.html", "papers/index.html", "papers/index/2.html"):
        told = dict(map(int, pair.split(": ")) for pair in charts(path, "Papers by year: ")[0].split(", "))
        assert told == years
    venues = charts("venues/index.html", "Papers by venue and year: ")[0]
    for row in venues.split("; "):
        name, _, counts = row.partition(": ")
        own = Counter(str(paper["year"]) for paper in library.papers if paper["venue"] == name and paper["year"])
        assert {year: int(count) for year, count in map(str.split, counts.split(", "))} == own


def test_code_is_counted_by_language_over_all_pages(library: Library) -> None:
    languages = Counter(snippet["language"] for record in library.records for snippet in record["snippets"])
    pages = [library.page("snippets.html"), *(library.page(p) for p in library.files if p.startswith("snippets/"))]
    assert len(pages) > 2
    for page in pages:
        assert number(page.first("header", "lede").first("p").text) == sum(languages.values())
        jumps = {
            a.text: number(li.first("span").text) for li in page.first("ul", "jump").all("li") for a in li.all("a")
        }
        for group in page.all("section", "group"):
            language = group.attributes["id"].removeprefix("lang-")
            title = group.first("h2").children[0]
            assert number(group.first("h2").first("small").text) == languages[language]
            assert jumps[str(title).strip()] == languages[language]


def test_boards_count_the_entries_that_they_compare(library: Library) -> None:
    for item in library.page("compare.html").all("li"):
        for note in item.all("small"):
            path = item.first("a").attributes["href"]
            boards = [p for p in library.files if p == path or p.startswith(f"{path.removesuffix('.html')}/")]
            pages = [library.page(board) for board in boards]
            shown = sum(1 for page in pages for _ in page.first("tbody").all("tr"))
            assert {number(note.text)} == {number(page.first("header", "lede").first("p").text) for page in pages}
            assert number(note.text) == shown
