"""Pages drawn from a library made by hand: addresses, heads, what stands where, what a user's theme changes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from papernotes import lexicon
from papernotes.config import Config
from papernotes.files.theme_folder import default_theme, read_theme
from papernotes.library.entry_model import Mention
from papernotes.site.anchors import TAKEN_IDS
from papernotes.site.compare import passages
from papernotes.site.entries_script import entries_artifacts
from papernotes.site.exports import citations
from papernotes.site.pages import Press
from papernotes.site.plan import ENTRIES_A_PAGE, plan
from papernotes.site.search import Index
from papernotes.site.theme import compose

from .samples import entry, library, record, sample, section, shelf, viewed

if TYPE_CHECKING:
    from tests.conftest import Site

    from papernotes.library.entry_model import Library
    from papernotes.site.theme import Theme

DEFAULT = read_theme(Path("no such folder"))
VENUES = lexicon.load().venues
DOCS = Path(__file__).parents[2] / "docs" / "templates.md"


def drawn(lib: Library, config: Config | None = None, theme: Theme = DEFAULT) -> dict[str, str]:
    """Return every page's text by its permalink."""
    config = config or Config()
    pages = plan(lib, config)
    found = shelf(lib, config, theme, citations(lib, VENUES))
    press, views = Press(found), viewed(found)
    read_by_scripts = Index(lib, found.anchors, press.words).artifacts() if config.search else ()
    parts = [part.artifact(press.desk) for part in passages(lib.entries, found)]
    made = (*parts, *read_by_scripts, *entries_artifacts(found.faced.value.library(), press.desk))
    texts = {page.permalink: press.page(views.of(page)) for page in pages}
    return texts | {artifact.path: artifact.content.decode() for artifact in made}


def with_files(**files: str) -> Theme:
    default = {
        p.relative_to(default_theme()).as_posix(): p.read_bytes() for p in default_theme().rglob("*") if p.is_file()
    }
    own = {name: text.encode() for name, text in files.items()}
    return compose(default, own, default_path="default", user_path="mine")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return drawn(sample(), Config(title="Systems notes", repo="https://github.com/me/notes"))


def test_every_page_says_which_page_it_is(pages: dict[str, str]) -> None:
    html = [text for path, text in pages.items() if path.endswith(".html")]
    titles = [re.search(r"<title>(.*?)</title>", text) for text in html]
    assert all(titles)
    assert "<title>Raft" not in pages["papers/raft.html"]
    assert (
        "<title>In Search of an Understandable Consensus Algorithm · Systems notes</title>" in pages["papers/raft.html"]
    )


def test_no_page_has_a_style_or_an_inline_script(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        if path.endswith(".html"):
            assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*(?:\ssrc=|ld\+json))", text), path


def test_a_page_below_the_root_finds_it(pages: dict[str, str]) -> None:
    assert 'href="../assets/style.css' in pages["papers/raft.html"]
    assert 'href="assets/style.css' in pages["index.html"]


def test_the_name_stands_above_a_title_that_does_not_begin_with_it(pages: dict[str, str]) -> None:
    assert '<p class="handle">Raft</p>' in pages["papers/raft.html"]
    assert "handle" not in pages["papers/spanner.html"]


def test_a_role_is_named_unless_the_heading_says_it(pages: dict[str, str]) -> None:
    text = pages["papers/raft.html"]
    roles = re.findall(r'<p class="role">(.*?)</p>', text)
    assert roles == ["Summary", "Method", "Limitation"]
    assert re.search(r'class="part l2 hued" data-role="problem"', text)


def test_sections_of_every_place_are_shown_with_their_place(pages: dict[str, str]) -> None:
    text = pages["papers/raft.html"]
    assert "Joint quorums." in text
    assert "2024/raft.md, lines 3–11" in text
    assert 'href="https://github.com/me/notes/blob/HEAD/notes/2024/raft.md?plain=1#L3-L11"' in text


def test_code_outside_of_any_section_is_shown(pages: dict[str, str]) -> None:
    assert "make up &lt;&amp;<" in pages["papers/how-to-run-the-cluster.html"]


def test_a_mention_links_to_the_section_that_speaks_of_the_paper(pages: dict[str, str]) -> None:
    assert '<a href="../papers/spanner.html#clock">Spanner</a>' in pages["papers/raft.html"]
    assert "unlike <mark>Raft</mark>." in pages["papers/raft.html"]


def test_a_text_in_another_language_says_so(pages: dict[str, str]) -> None:
    assert re.search(r'<h1 lang="zh">面向', pages["papers/面向大规模图数据的增量计算方法研究.html"])


def test_a_former_address_leads_on(pages: dict[str, str]) -> None:
    assert 'content="0; url=../papers/raft.html"' in pages["papers/raft-draft.html"]


def test_a_paper_without_notes_says_so(pages: dict[str, str]) -> None:
    assert "Only the links so far" in pages["papers/a-paper-with-nothing-but-a-title.html"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://me.example/notes/", 'href="/notes/assets/style.css', id="below a path"),
        pytest.param("https://me.example", 'href="/assets/style.css', id="at a root"),
        pytest.param("", 'href="assets/style.css', id="without an address it is at home at the root alone"),
    ],
)
def test_the_missing_page_finds_the_root_from_any_depth(url: str, expected: str) -> None:
    assert expected in drawn(sample(), Config(url=url))["404.html"]


def test_an_address_gives_canonical_links() -> None:
    text = drawn(sample(), Config(url="https://me.example/notes/"))["papers/raft.html"]
    assert '<link rel="canonical" href="https://me.example/notes/papers/raft.html">' in text


@pytest.mark.parametrize("language", ["zh", "ja", "ko"])
def test_the_interface_speaks_the_projects_language(language: str) -> None:
    text = drawn(sample(), Config(language=language))["index.html"]
    assert f'<html lang="{language}">' in text
    assert "Papers" not in text


def test_an_empty_library_says_what_to_do() -> None:
    assert "No papers yet" in drawn(library([]))["index.html"]


@pytest.mark.parametrize(
    ("group", "fields", "topics", "crumbs"),
    [
        (("CVPR-2023",), {"venue": "CVPR", "year": 2023}, (), ["Venues", "CVPR", "2023"]),
        (("Crane Lab",), {}, (), ["Papers", "Crane Lab"]),
        (("Crane Lab",), {"venue": "CVPR"}, (), ["Venues", "CVPR", "Crane Lab"]),
        (("Crane Lab", "2023"), {"year": 2023}, (), ["Years", "2023", "Crane Lab"]),
        (("Papers", "Origami"), {}, ("Origami",), ["Papers"]),
        (("CVPR papers",), {"venue": "CVPR"}, (), ["Venues", "CVPR"]),
        (("图论",), {}, (), ["Papers", "图论"]),
    ],
)
def test_a_heading_that_says_more_than_venue_year_and_topics_is_on_the_way_to_a_paper(
    group: tuple[str, ...], fields: dict[str, Any], topics: tuple[str, ...], crumbs: list[str]
) -> None:
    made = drawn(library([entry(record("A", group=group, **fields), topics=topics)]))["papers/a.html"]
    way = made.partition('<p class="crumbs">')[2].partition("</p>")[0]
    assert re.findall(r">([^<>›]+)</a>", way) == crumbs
    assert all(url.startswith(("../search.html#q=", "../")) for url in re.findall(r'href="([^"]+)"', way))


def test_the_menu_leads_to_no_empty_page() -> None:
    bare = drawn(library([entry(record("A"))]))["index.html"]
    assert 'href="snippets.html"' not in bare
    assert 'href="papers/index.html"' in bare


def test_the_days_on_which_an_entry_was_written_stand_beside_its_source() -> None:
    made = replace(entry(record("A")), added="2024-01-02", changed="2024-05-06")
    once = replace(made, changed="2024-01-02")
    shown = [drawn(library([one]))["papers/a.html"].partition('<p class="dates">')[2] for one in (made, once)]
    assert [re.findall(r"(\w+) <time", text.partition("</p>")[0]) for text in shown] == [
        ["Added", "changed"],
        ["Added"],
    ]


def test_a_sentence_that_says_it_is_the_summary_is_set_as_one() -> None:
    sections = section("", "tl;dr: Fold it wet."), section("Remarks", "It holds.", line=2)
    text = drawn(library([entry(record("A", sections=sections))]))["papers/a.html"]
    assert re.search(r'<div id="[^"]+" class="part[^"]*" data-role="summary"', text)
    assert '<p class="role"' not in text  # its own words say so


@pytest.mark.parametrize("heading", ["TL;DR", "In a nutshell", "一句话总结"])
def test_a_heading_that_promises_a_sentence_needs_no_label(heading: str) -> None:
    text = drawn(library([entry(record("A", sections=(section(heading, "Fold it wet.", "summary"),)))]))[
        "papers/a.html"
    ]
    assert '<p class="role"' not in text


def test_a_title_keeps_its_short_words_with_hyphens_on_one_line() -> None:
    title = "Fold <it> Graph-based in a never-before-folded-by-anyone way"
    (text,) = [page for path, page in drawn(library([entry(record(title))])).items() if path.startswith("papers/fold")]
    shown = re.search(r"<h1[^>]*>(.*)</h1>", text)
    assert shown
    assert shown[1] == ('Fold &lt;it&gt; <span class="keep">Graph-based</span> in a never-before-folded-by-anyone way')


def test_a_row_of_a_topic_names_the_other_topics_alone() -> None:
    papers = [entry(record(f"A study of {n}", n), topics=["Cranes", "Boats"]) for n in (1, 11)]
    found = drawn(library(papers))
    row, elsewhere = (
        re.findall(r'<a class="topic"[^>]*>(\w+)</a>', found[page])
        for page in ("topics/cranes.html", "papers/index.html")
    )
    assert row == ["Boats"] * 2
    assert elsewhere == ["Cranes", "Boats"] * 2


def test_headings_never_skip_a_level() -> None:
    sections = tuple(section(f"S{level}", "x", "other", level, line=level) for level in (1, 5, 2, 6))
    text = drawn(library([entry(record("A", sections=sections))]))["papers/a.html"]
    assert [int(level) for level in re.findall(r"<h(\d)>S\d", text)] == [2, 3, 3, 4]


def test_no_section_takes_an_id_of_the_page() -> None:
    used = {
        found
        for path in [*default_theme().glob("*.html"), *default_theme().glob("assets/*.js")]
        for found in re.findall(r"""\bid="([\w-]+)"|\.id = '([\w-]+)'""", path.read_text("utf-8"))
    }
    ids = {first or second for first, second in used if not (first or second).endswith("-")}
    assert ids == TAKEN_IDS
    sections = tuple(section(name, "x", line=line) for line, name in enumerate(sorted(ids)))
    found = re.findall(r'\sid="([^"]*)"', drawn(library([entry(record("A", sections=sections))]))["papers/a.html"])
    assert len(found) == len(set(found))


def test_notes_are_text_not_markup() -> None:
    title = "<script>alert(1)</script> & {{ 7 * 7 }}"
    made = drawn(library([entry(record(title, topics=(title,)), topics=(title,))]))
    text = "".join(text for path, text in made.items() if path.endswith(".html"))
    assert "<script>alert" not in text
    assert "{{ 7 * 7 }}" in text


def test_no_page_of_a_large_library_is_large() -> None:
    papers = [
        entry(
            record(
                f"在第{n}次实验中研究大规模图数据的增量计算方法" * 3, n * 10,
                venue="VLDB", year=2000 + n % 25, name=f"Name{n}",
                sections=(section("问题", "图在不断变化，而重新计算一遍太慢。" * 20, "problem", line=n * 10 + 1),),
            ),
            topics=("图计算", "数据库", "存储", "分布式系统"),
        )
        for n in range(1, 3 * ENTRIES_A_PAGE)
    ]  # fmt: skip
    made = drawn(library(papers))
    assert max(len(text.encode()) for path, text in made.items() if path.endswith(".html")) < 300_000
    assert "papernotesEntries" in made["assets/entries.js"]


def test_pages_are_the_same_each_time() -> None:
    assert drawn(sample()) == drawn(sample())


def examples() -> list[str]:
    return re.findall(r"```html\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)


def test_the_examples_of_the_page_on_templates_work() -> None:
    footer, home = examples()
    made = drawn(sample(), theme=with_files(**{"footer.html": footer, "home.html": home}))
    assert "Thursdays at four" in made["papers/raft.html"]
    assert "10 papers, read aloud" in made["index.html"]
    assert '<footer class="end">' in made["index.html"]


def test_a_style_sheet_of_the_users_own_is_loaded_last() -> None:
    text = drawn(sample(), Config(accent="#7a1f4e"), with_files(**{"assets/custom.css": ""}))
    sheets = re.findall(r'href="assets/(\w+)\.css', text["index.html"])
    assert sheets[:3] == ["style", "accent", "custom"]


def test_charts_are_well_formed(pages: dict[str, str]) -> None:
    drawn = [chart for text in pages.values() for chart in re.findall(r'<svg class="chart.*?</svg>', text)]
    charts = [ET.fromstring(chart) for chart in drawn]
    assert charts
    # Each says what it shows; a chart's names, which stay in sight beside it, are told with it.
    told = [chart for chart in charts if "names" not in chart.get("class", "").split()]
    assert all(chart.get("aria-label") for chart in told)
    assert all(chart.get("aria-hidden") == "true" for chart in charts if chart not in told)


def test_many_mentions_are_folded_and_those_left_out_are_counted() -> None:
    named = entry(record("Raft, a Consensus Algorithm", 1, name="Raft"))
    others = [entry(record(f"Paper {n} on Consensus", 10 * n, sections=(section("", "Raft."),))) for n in range(1, 116)]
    mentions = tuple(Mention(other.slug, named.slug, 0, "Raft", f"See {n}: Raft.") for n, other in enumerate(others))
    few, many = (drawn(library([named, *others], mentions=mentions[:n]))["papers/raft.html"] for n in (12, 115))
    assert few.count("<blockquote>") == 12
    assert "<details><summary>" not in few
    assert many.count("<blockquote>") == 112
    assert "<details><summary>103 more</summary>" in many
    assert "<p>… 3 more</p>" in many


def test_a_heading_over_nothing_is_a_line_and_leads_nowhere_in_the_contents(site: Site) -> None:
    text = "# Cranes\n\nPaper: https://arxiv.org/abs/2101.00001\n\n## Sheets\n\n## Folds\n\n### Wet\n\nThey hold.\n\n"
    text += "## Dry\n\nNo."
    page = site.note(text).build().read("papers/cranes.html")
    assert re.findall(r'<section id="([^"]*)" class="part l\d bare"', page) == ["sheets"]
    contents = page.partition('class="toc"')[2].partition("</nav>")[0]
    assert re.findall(r'href="#([^"]*)"', contents) == ["folds", "wet", "dry"]


@pytest.mark.parametrize(
    ("repo", "opened"),
    [
        ("https://github.com/me/notes/blob/main/notes", "https://github.com/me/notes/edit/main/notes/notes.md"),
        ("https://gitlab.com/me/notes/-/blob/main/notes", "https://gitlab.com/me/notes/-/edit/main/notes/notes.md"),
        ("me/notes", "https://github.com/me/notes/blob/HEAD/notes/notes.md?plain=1#L1"),
    ],
)
def test_edit_opens_the_editor_where_the_branch_is_known(site: Site, repo: str, opened: str) -> None:
    page = (
        site.write("papernotes.yml", f"repo: {repo}\n")
        .note("# Cranes\n\nPaper: https://arxiv.org/abs/2101.00001\n")
        .build()
    )
    assert f'<a class="go" href="{opened}' in page.read("papers/cranes.html")


def test_of_many_links_the_first_stand_open_and_none_is_lost(site: Site) -> None:
    def links(count: int) -> str:
        return "\n".join(f"- [Code](https://github.com/ada/part-{number})" for number in range(count))

    site.note(f"# Folding\n\nhttps://arxiv.org/abs/2101.00001\n\n{links(20)}\n", "many.md")
    site.note(f"# Wetting\n\nhttps://arxiv.org/abs/2101.00002\n\n{links(6)}\n", "few.md")
    site.build()
    many, few = site.read("papers/folding.html"), site.read("papers/wetting.html")
    head, _, folded = many.partition('<details class="more-links">')
    assert head.count('<a href="https://github.com/ada/part-') == 7
    assert folded.partition("</details>")[0].count('<a href="https://github.com/ada/part-') == 13
    assert "more-links" not in few
