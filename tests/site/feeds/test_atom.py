"""Atom feeds, as a real reader of feeds and a parser of XML take them."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.exports.laws import RECORDS, TEXTS
from tests.site.samples import bodies, entry, library, link, record, section

from papernotes.config import Config
from papernotes.site.feeds.atom import LONGEST_FEED, feeds, time_of

ATOM = "{http://www.w3.org/2005/Atom}"
HOME = "https://ada.example/notes/"


def made(entries: list[object], **settings: object) -> dict[str, bytes]:
    """Return the feeds of entries by path."""
    lib = library(entries)
    told = bodies(lib)
    made = feeds(lib, Config(**settings), lambda entry: told[entry.record.place.start].about)
    return {found.path: found.content for found in made}


def read(content: bytes) -> feedparser.FeedParserDict:
    found = feedparser.parse(content, response_headers={"content-type": "application/atom+xml; charset=utf-8"})
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


CRANES = entry(
    record(
        "On Cranes & <Folding>",
        name="CraneNet",
        venue="CVPR",
        year=2021,
        read_on="2022-03-04",
        links=(link("paper", "https://a.example/?x=1&y=2"),),
        sections=(section("", "They fold."),),
    ),
    topics=["Folding"],
)


FIVE = [CRANES, *(replace(CRANES, slug=f"crane-{number}") for number in range(4))]


def test_there_is_a_feed_for_the_site_each_venue_and_each_topic_of_five_papers() -> None:
    assert sorted(made(FIVE)) == ["feed.xml", "topics/folding.xml", "venues/cvpr.xml"]
    assert sorted(made(FIVE[1:])) == ["feed.xml", "venues/cvpr.xml"]


def test_a_reader_sees_title_summary_address_date_and_topics() -> None:
    found = read(made([CRANES], title="Cranes", author="Ada", url=HOME, description="All <folded>")["feed.xml"])
    assert (found.feed.title, found.feed.subtitle, found.feed.author) == ("Cranes", "All <folded>", "Ada")
    assert found.feed.id == f"{HOME}feed.xml"
    (one,) = found.entries
    assert one.title == "On Cranes & <Folding>"
    assert one.id == one.link == f"{HOME}papers/cranenet.html"
    assert one.summary == "They fold."
    assert one.updated == found.feed.updated == "2022-03-04T00:00:00Z"
    assert [(tag.term, tag.label) for tag in one.tags] == [("folding", "Folding")]
    assert [item.href for item in one.links if item.rel == "related"] == ["https://a.example/?x=1&y=2"]


def test_with_an_address_links_are_absolute_and_name_the_feed_itself() -> None:
    root = ET.fromstring(made(FIVE, url=HOME)["topics/folding.xml"])
    links = {element.get("rel"): element.get("href") for element in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{HOME}topics/folding.xml", "alternate": f"{HOME}topics/folding.html"}


def test_without_an_address_ids_are_absolute_and_links_relative() -> None:
    root = ET.fromstring(made(FIVE)["topics/folding.xml"])
    assert root.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
    one, *_ = root.findall(f"{ATOM}entry")
    assert one.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
    assert one.find(f"{ATOM}link").get("href") == "../papers/cranenet.html"
    assert root.find(f"{ATOM}link").get("href") == "folding.html"


def test_an_entry_has_the_same_id_in_every_feed_and_keeps_it_when_its_address_changes() -> None:
    renamed = replace(CRANES, slug="folding-net", former=("cranenet",))
    for settings in ({}, {"url": HOME}):
        ids = {
            ET.fromstring(content).find(f"{ATOM}entry/{ATOM}id").text
            for entries in ([CRANES], [renamed])
            for content in made(entries, **settings).values()
        }
        assert len(ids) == 1


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        pytest.param({"read_on": "2018-11-19", "year": 2017}, "2018-11-19", id="the day of reading"),
        pytest.param({"read_on": "2018-11", "year": 2017}, "2018-11-01", id="the month of reading"),
        pytest.param({"read_on": "2018-02-31", "year": 2017}, "2017-01-01", id="no such day"),
        pytest.param({"read_on": "2018-13", "arxiv": "1706.03762"}, "2017-06-01", id="no such month"),
        pytest.param({"arxiv": "1706.03762", "year": 2018}, "2017-06-01", id="the month of its arXiv id"),
        pytest.param({"arxiv": "hep-th/9711200"}, "1997-11-01", id="an arXiv id of the nineties"),
        pytest.param({"year": 2017}, "2017-01-01", id="the year"),
        pytest.param({"year": 99999}, "1970-01-01", id="no such year"),
        pytest.param({}, "1970-01-01", id="nothing known"),
    ],
)
def test_an_entrys_time_follows_from_the_notes_alone(fields: dict[str, object], day: str) -> None:
    assert time_of(entry(record("On Cranes", **fields))).isoformat() == day


def test_a_feed_holds_the_newest_entries_newest_first() -> None:
    entries = [replace(entry(record(f"Crane {n}", year=1900 + n)), slug=f"crane-{n}") for n in range(60)]
    found = read(made(entries)["feed.xml"])
    assert len(found.entries) == LONGEST_FEED
    assert [one.title for one in found.entries[:2]] == ["Crane 59", "Crane 58"]


def test_an_empty_site_has_a_valid_feed() -> None:
    found = read(made([])["feed.xml"])
    assert found.feed.updated == "1970-01-01T00:00:00Z"
    assert not found.entries


@given(st.lists(RECORDS, max_size=3), TEXTS, st.sampled_from(["", HOME]))
def test_any_notes_give_well_formed_feeds(records: list[object], text: str, url: str) -> None:
    entries = [replace(entry(part), slug=f"s-{i}") for i, part in enumerate(records)]
    for content in made(entries, title=text, description=text, author=text, url=url).values():
        root = ET.fromstring(content)
        assert all(root.findtext(f"{ATOM}{name}") for name in ("id", "updated", "author/" + ATOM + "name"))
        assert len(read(content).entries) == len(root.findall(f"{ATOM}entry"))
