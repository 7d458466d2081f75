"""The page on how the notes were read: what it says of each file, and that it follows what is written."""

from __future__ import annotations

import json
import re
import threading
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from papernotes.builder.memory.place import place
from papernotes.builder.memory.runner import Runner
from papernotes.builder.whole_build import Build, build
from papernotes.config import read_config
from papernotes.serve.how import HOW, HowRead
from papernotes.serve.live import Live
from papernotes.serve.readings import how_view, in_doubt
from papernotes.serve.server import Server
from papernotes.source import Source

if TYPE_CHECKING:
    from tests.conftest import Site

BOATS = """# Papers on boats

## RowNet: Rowing in Deep Networks

Paper: https://arxiv.org/abs/2101.00001

It rows.

## Sailing Home with Less Wind

Paper: https://arxiv.org/abs/2101.00002

It sails.
"""
RIVER = "# DriftNet: Drifting in Deep Rivers\n\nPaper: https://arxiv.org/abs/2102.0000{}\n\n## Problem\nIt drifts.\n"
SOUP = "# Soup\n\nWash the leeks, and leave them in water.\n"


def built(site: Site) -> Build:
    return build(site.root, site.root / "site", Runner(place(site.root)))


def doubtful(made: Build, **second: str) -> Build:
    """Return a build that is unsure of a file, or of several: what each may as well be read as."""
    told = {name.replace("_", "/") + ".md": reading for name, reading in second.items()}
    readings = [
        read._replace(confidence=0.4, second=told[read.file]) if read.file in told else read._replace(confidence=0.97)
        for read in made.site.library.readings
    ]
    return made._replace(site=replace(made.site, library=replace(made.site.library, readings=tuple(readings))))


def shown(made: Build) -> str:
    how = HowRead()
    how.follow(made)
    content = how.page()
    assert content is not None
    return content.decode()


def test_a_file_in_doubt_comes_first_with_both_readings_and_the_line_that_settles_each(site: Site) -> None:
    site.note(BOATS, "ml/boats.md").note(SOUP, "soup.md")
    view = how_view(doubtful(built(site), ml_boats="file"))
    (case,) = view.cases
    assert (case.file, case.sure.word, case.sure.number) == ("ml/boats.md", "unsure", "0.40")
    now, other = case.ways
    assert (now.name, now.papers, now.line) == ("headings 2", "2 papers", '"ml/boats.md": headings 2')
    assert [link.title for link in now.first] == ["RowNet: Rowing in Deep Networks", "Sailing Home with Less Wind"]
    assert all((site.root / "site" / link.url).is_file() for link in now.first)
    assert (other.name, other.papers, other.line) == ("one paper", "1 paper", '"ml/boats.md": file')
    assert case.why == f"papernotes explain --project {site.root} ml/boats.md:3"
    assert [row.name for folder in view.folders for row in folder.rows] == ["soup.md"]


@pytest.mark.parametrize("second", ["file", "notes", "headings 2 + paragraphs"])
@pytest.mark.parametrize("name", ["boats.md", 'odd "[1]" *.md', "书: 一.md", "a/b'c #d.md"])
def test_the_line_that_is_shown_has_the_file_read_as_is_shown(site: Site, name: str, second: str) -> None:
    site.note(BOATS, name)
    made = built(site)
    readings = tuple(read._replace(confidence=0.1, second=second) for read in made.site.library.readings)
    made = made._replace(site=replace(made.site, library=replace(made.site.library, readings=readings)))
    (case,) = how_view(made).cases
    for way in case.ways:
        text = f"read:\n  {way.line}\n"
        assert not read_config(Source("papernotes.yml", text))[1]
        settled = built(site.write("papernotes.yml", text))
        assert not [found for found in settled.site.diagnostics if found.code.startswith(("PN00", "PN22"))]
        papers = [entry for entry in settled.site.library.entries if entry.record.kind == "paper"]
        assert way.papers.split()[0] in (str(len(papers)), "no" * (not papers))
        assert not in_doubt(settled)


def test_every_file_is_listed_by_folder_with_the_pages_of_its_records(site: Site) -> None:
    site.note(BOATS, "ml/boats.md").note(SOUP, "soup.md")
    for number in range(8):
        site.note(RIVER.format(number).replace("Deep", f"{number} Deep"), f"rivers/{number}.md")
    view = how_view(doubtful(built(site)))
    assert not view.cases
    assert [(folder.name, [row.name for row in folder.rows]) for folder in view.folders] == [
        ("the top folder", ["soup.md"]),
        ("ml/", ["boats.md"]),
        ("rivers/", ["8 files, one paper each"]),
    ]
    links = [link for folder in view.folders for row in folder.rows for link in row.links]
    assert len(links) == 1 + 2 + 8
    assert all((site.root / "site" / link.url).is_file() for link in links)


def test_what_the_settings_say_is_no_doubt(site: Site) -> None:
    site.note(BOATS).write("papernotes.yml", "read:\n  notes.md: file\n")
    made = doubtful(built(site), notes="notes")
    assert not in_doubt(made)
    ((row,),) = (folder.rows for folder in how_view(made).folders)
    assert (row.reading, row.sure.word) == ("one paper", "as told")


def test_what_was_not_read_is_named_with_the_reason(site: Site) -> None:
    site.note(BOATS).note(SOUP, "soup.md").note("soup.md\n", ".gitignore")
    page = shown(built(site))
    assert "soup.md" in page
    assert ".gitignore names it" in page


def test_no_words_of_the_notes_become_marks_of_the_page(site: Site) -> None:
    text = BOATS.replace("RowNet", "<script>boom()</script><img src=x onerror=boom()>RowNet")
    site.note(text, "a <b> & 'c'.md").note(text.replace("Row", "Tow"), "x.md").write("papernotes.yml", "title: <i>\n")
    made = built(site)
    readings = tuple(read._replace(confidence=0.1, second="file") for read in made.site.library.readings)
    page = shown(made._replace(site=replace(made.site, library=replace(made.site.library, readings=readings))))
    main = page.partition("<main")[2].partition("</main>")[0]
    assert not re.search(r"<(script|img|i)\b|<b> &", main)
    assert "a <b> & 'c'.md" in unescape(main)


def test_private_notes_are_not_on_the_page_in_any_reading(site: Site) -> None:
    site.note("---\nprivate: true\n---\n" + BOATS.replace("RowNet", "Hush"), "hush.md")
    site.note(
        BOATS + "\n## Murmur on the Water\n\nprivate: true\n\nmurmured\n\n## Reeds\n\n<!-- hush -->\n", "boats.md"
    )
    page = shown(doubtful(built(site), boats="file", hush="headings 2"))
    assert "boats.md" in page
    assert not re.search("hush|murmur", page, re.IGNORECASE)


def test_the_page_is_in_no_site(site: Site) -> None:
    site.note(BOATS)
    shown(built(site))
    files = site.build().files()
    assert HOW not in files
    assert not [path for path, content in files.items() if b"how-read" in content or b"notes were read" in content]


def test_the_page_follows_each_build_and_says_when_it_looks_otherwise(site: Site) -> None:
    how = HowRead()
    assert how.page() is None
    assert not how.follow(built(site.note(BOATS))), "nobody has seen it"
    before = how.page()
    assert not how.follow(built(site.note(BOATS.replace("It rows.", "It rows well."))))
    assert how.page() == before
    assert how.follow(built(site.note(SOUP, "soup.md")))
    assert b"soup.md" in (how.page() or b"")


def test_a_template_that_does_not_serve_for_the_page_is_told_on_it(site: Site) -> None:
    base = "{% block main %}{% endblock %}{% if page.kind == 'preview' %}{{ nothing['<b>'] }}{% endif %}"
    page = shown(built(site.note(BOATS).write("templates/base.html", base)))
    assert "base.html:1: PN401" in page
    assert "</head>" in page, "so that it follows edits"
    assert "<b>" not in page


def test_it_is_served_with_its_style_and_with_what_has_it_follow_edits(site: Site) -> None:
    how, live = HowRead(), Live()
    how.follow(built(site.note(BOATS)))
    with Server(0, site.root / "site", live, how.page) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        page = urlopen(server.url + HOW).read().decode()
        style = urlopen(server.url + "how-read.css").read().decode()
        live.tell(frozenset({HOW}), "", unsure=3)
        news = urlopen(f"{server.url}{server.own}wait.js?since=0&page={HOW}").read().decode()
        live.close()
        server.shutdown()
        thread.join()
    assert "How these notes were read" in page
    assert "live.js" in page
    assert ".case" in style
    told = json.loads(news.removeprefix("papernotesLive(").rstrip(";\n)"))
    assert (told["reload"], told["unsure"]) == (True, 3)
