"""Sitemap, robots.txt, OpenSearch and llms.txt."""

from __future__ import annotations

from dataclasses import replace
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.site.exports.laws import RECORDS, TEXTS
from tests.site.samples import entry, library, record, section

from papernotes.config import Config
from papernotes.site.feeds import feed_artifacts
from papernotes.site.feeds.llms import LONGEST, llms_text
from papernotes.site.feeds.opensearch import opensearch
from papernotes.site.feeds.sitemap import sitemaps
from papernotes.site.plan import plan

HOME = "https://ada.example/notes/"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
CRANES = library([entry(record("On Cranes", year=2021)), entry(record("折り鶴について", 20), former=("old-crane",))])
CONFIG = Config(title="Cranes", description="All that folds.", url=HOME)


def locations(content: bytes) -> list[str | None]:
    return [found.text for found in ET.fromstring(content).iter(f"{MAP}loc")]


def test_the_sitemap_lists_every_page_but_redirects_and_404() -> None:
    pages = plan(CRANES, CONFIG)
    found = {artifact.path: artifact.content for artifact in sitemaps(pages, CONFIG)}
    assert sorted(found) == ["robots.txt", "sitemap.xml"]
    listed = locations(found["sitemap.xml"])
    assert f"{HOME}papers/on-cranes.html" in listed
    assert f"{HOME}papers/%E6%8A%98%E3%82%8A%E9%B6%B4%E3%81%AB%E3%81%A4%E3%81%84%E3%81%A6.html" in listed
    assert (
        len(listed) == len(set(listed)) == sum(page.kind not in ("redirect", "not-found", "search") for page in pages)
    )


def test_a_large_site_has_an_index_of_sitemaps() -> None:
    pages = plan(CRANES, CONFIG)
    found = {artifact.path: artifact.content for artifact in sitemaps(pages, CONFIG, most=3)}
    parts = locations(found["sitemap.xml"])
    assert parts[:2] == [f"{HOME}sitemap-1.xml", f"{HOME}sitemap-2.xml"]
    listed = [url for part in parts for url in locations(found[str(part).removeprefix(HOME)])]
    (whole,) = (a.content for a in sitemaps(pages, CONFIG) if a.path == "sitemap.xml")
    assert listed == locations(whole)


def test_robots_may_read_everything_and_learn_of_the_sitemap() -> None:
    (text,) = (a.content.decode() for a in sitemaps((), CONFIG) if a.path == "robots.txt")
    robots = RobotFileParser()
    robots.parse(text.splitlines())
    assert robots.can_fetch("crane", f"{HOME}papers/on-cranes.html")
    assert robots.site_maps() == [f"{HOME}sitemap.xml"]


def test_without_an_address_there_is_neither_sitemap_nor_opensearch() -> None:
    config = Config()
    paths = {artifact.path for artifact in feed_artifacts(plan(CRANES, config), CRANES, config, str)}
    assert paths.isdisjoint({"sitemap.xml", "robots.txt", "opensearch.xml"})
    assert {"feed.xml", "llms.txt"} <= paths


def test_a_language_model_is_given_so_many_links_at_most_those_with_notes_first() -> None:
    noted = record("The Crane With Notes", 3, sections=(section("", "It folds."),))
    papers = [entry(record(f"Bare Crane {number}", 20 * number + 20)) for number in range(LONGEST)]
    text = llms_text(library([*papers, entry(noted)]), CONFIG).content.decode()
    assert text.count("- [Bare Crane") == LONGEST - 1
    assert "The Crane With Notes" in text
    assert "1 more are in papers.json alone." in text
    assert "more are in" not in llms_text(CRANES, CONFIG).content.decode()


def test_feeds_can_be_switched_off() -> None:
    config = Config(feeds=False)
    paths = {artifact.path for artifact in feed_artifacts(plan(CRANES, config), CRANES, config, str)}
    assert paths == {"llms.txt"}


def test_the_description_of_the_search_names_its_address() -> None:
    (artifact,) = opensearch(replace(CONFIG, title="A title much too long for a browser"))
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = ET.fromstring(artifact.content)
    assert len(root.findtext(f"{space}ShortName", "")) <= 16
    assert root.find(f"{space}Url").get("template") == f"{HOME}search.html#q={{searchTerms}}"
    assert not list(opensearch(replace(CONFIG, search=False)))


def test_llms_txt_is_markdown_of_the_form_that_its_specification_names() -> None:
    tokens = MarkdownIt().parse(llms_text(CRANES, CONFIG).content.decode())
    assert [(t.tag, tokens[i + 1].content) for i, t in enumerate(tokens) if t.type == "heading_open"] == [
        ("h1", "Cranes"), ("h2", "No venue 2021"), ("h2", "No venue"), ("h2", "Optional"),
    ]  # fmt: skip
    assert tokens[3].type == "blockquote_open"
    links = [child.attrs["href"] for t in tokens for child in t.children or () if child.type == "link_open"]
    assert links[0] == f"{HOME}papers/on-cranes.md"


@given(st.lists(RECORDS, max_size=3), TEXTS)
def test_llms_txt_has_a_link_for_each_entry_whatever_its_title(records: list[object], text: str) -> None:
    entries = [replace(entry(part), slug=f"s-{i}") for i, part in enumerate(records)]
    content = llms_text(library(entries), Config(title=text, description=text)).content.decode()
    tokens = MarkdownIt().parse(content)
    links = [child.attrs["href"] for t in tokens for child in t.children or () if child.type == "link_open"]
    assert sorted(url for url in links if url.startswith("papers/s-")) == [
        f"papers/s-{i}.md" for i in range(len(entries))
    ]


@given(TEXTS)
def test_any_settings_give_well_formed_xml(text: str) -> None:
    config = Config(title=text, description=text, url=HOME)
    for artifact in [*opensearch(config), *sitemaps(plan(CRANES, config), config)]:
        if artifact.path.endswith(".xml"):
            ET.fromstring(artifact.content)
