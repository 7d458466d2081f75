"""Links, pictures and embeds as the tools have them in which notes are written: each leads right, or is told."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

import pytest
from tests.conftest import Site

if TYPE_CHECKING:
    from collections.abc import Mapping

PNG = b"\x89PNG\r\n\x1a\n"
LEAD = "Words stand before it, for a note that is but one link has no page of its own. They say nothing else."
UUID = "64c1d2e3-aaaa-4bbb-8ccc-0123456789ab"
FOLDER = {
    "papernotes.yml": "bibliography: {files: refs.bib, to_read: true}\nfiles: copy\nfeeds: false\n",
    "refs.bib": "@article{crane2019fold, title={Cranes That Fold Themselves at Night}, year={2019}}\n",
    "notes/Papers/@heron2020.md": (
        '---\ntitle: "Herons Fold Maps of the Marsh"\naliases: [Marsh, "Heron et al. 2020"]\nvenue: ICML 2020\n---\n'
        "# Herons Fold Maps of the Marsh\n\nBefore all.\n\n## Main results\n\nThey fold well. ^best\n\n"
        "### 2. Cost of folding!\n\nLittle.\n\n## Setup {#rig}\n\none\n\n## Setup\n\ntwo\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n^numbers\n\n- first\n- second point ^second\n\n"
        '<a name="legacy"></a>\n\n## Снимок *модели* & `code`\n\nlast\n\n'
        "> quoted words\n\n^quoted\n"
    ),
    "notes/Papers/twins.md": (
        "# Gulls Dive for Paper Boats\n\n- Venue: CVPR 2021\n\n## Method\n\nDive.\n\n"
        "# Terns Carry Paper Boats\n\n- Venue: CVPR 2022\n\n## Method\n\nCarry.\n"
    ),
    "notes/Ideas/202304011021 Marsh gas.md": "---\nid: swamp-1\n---\n# Marsh gas\n\nIt glows.\n",
    "notes/Ideas/note.md": "# Note of ideas\n\nIdeas.\n",
    "notes/Log/note.md": "# Note of the log\n\nLog.\n",
    "notes/Log/README.md": "# The log\n\nDays.\n",
    "notes/Log/C# and F#.md": "# Sharp notes\n\nSharp.\n",
    "notes/Log/pages.md": (
        f"alias:: tide table, ebb\n\n- The tide turns twice.\n  id:: {UUID}\n\t- a child\n- Another block.\n"
    ),
    "notes/space___reeds___Rush.md": "# Rush\n\nGreen.\n",
    "notes/secret.md": "---\nprivate: true\n---\n# Hidden Nests of the Reserve\n\n## Place\n\nBehind the reeds.\n",
    "notes/Attachments/fig one.png": PNG,
    "notes/Attachments/deep/other.png": PNG,
    "notes/Log/same.png": PNG,
    "notes/Ideas/same.png": PNG,
    "notes/Files/scan.pdf": b"%PDF-1.4\n%%EOF",
    "notes/Files/call.mp3": b"ID3",
    "notes/Files/dive.mp4": b"\0\0",
    "notes/Files/page.html": b"<script>1</script>",
}
HERON = "herons-fold-maps-of-the-marsh.html"
MODEL = f"{HERON}#снимок-модели-code"
TIDE = "pages.html"


class Case(NamedTuple):
    """A construct, and the addresses it leads to; where one is told, its code."""

    words: str
    leads: tuple[str, ...]
    code: str = ""


def to(words: str, *leads: str, code: str = "") -> Case:
    return Case(words, leads, code)


LINKS: Mapping[str, Case] = {
    # to headings
    "heading here": to("[x](#part-two)\n\n## Part two\n\ny", "#part-two"),
    "wikilink to a heading here": to("[[#Part two]]\n\n## Part two\n\ny", "#part-two"),
    "a table of contents": to(
        "- [One](#one)\n  - [Two!](#two-)\n- [One](#one-1)\n\n## One\n\na\n\n### Two !\n\nb\n\n## One\n\nc",
        "#one", "#two", "#one-2",
    ),
    "numbers in front": to("[x](#2-more-setup)\n\n## 2. More setup\n\ny", "#more-setup"),
    "an explicit id": to("[x](../Papers/@heron2020.md#rig)", f"{HERON}#rig"),
    "the second of two": to("[x](../Papers/@heron2020.md#setup-1)", f"{HERON}#setup"),
    "another note's heading": to("[x](../Papers/@heron2020.md#main-results)", f"{HERON}#main-results"),
    "GitHub's anchor of signs": to("[x](../Papers/@heron2020.md#2-cost-of-folding)", f"{HERON}#cost-of-folding"),
    "Obsidian's own words": to("[[@heron2020#2. Cost of folding!]]", f"{HERON}#cost-of-folding"),
    "a path of headings": to("[[@heron2020#Main results#2. Cost of folding!]]", f"{HERON}#cost-of-folding"),
    "an anchor in another script": to("[x](../Papers/@heron2020.md#снимок-модели--code)", MODEL),
    "an anchor in percent signs": to(f"[x](../Papers/@heron2020.md#{quote('снимок-модели--code')})", MODEL),
    "an HTML anchor": to("[x](../Papers/@heron2020.md#legacy)", MODEL),
    "a line on GitHub": to("[x](../Papers/@heron2020.md?plain=1#L14)", f"{HERON}#cost-of-folding"),
    "a heading in capitals": to("[x](../Papers/@heron2020.md#Main-Results)", f"{HERON}#main-results"),
    "the method of the second record": to("[[Terns Carry Paper Boats#Method]]", "terns-carry-paper-boats.html#method"),
    "a record by its heading": to("[x](../Papers/twins.md#terns-carry-paper-boats)", "terns-carry-paper-boats.html"),
    "a heading that is nowhere": to("[x](../Papers/@heron2020.md#gone)", HERON),
    "a heading that is nowhere here": to("[x](#gone)", code="PN206"),
    # to blocks
    "a block": to("[[@heron2020#^best]]", f"{HERON}#at.best"),
    "a block by a Markdown link": to("[x](../Papers/@heron2020.md#^best)", f"{HERON}#at.best"),
    "an item": to("[[@heron2020#^second]]", f"{HERON}#at.second"),
    "a table": to("[[@heron2020#^numbers|the numbers]]", f"{HERON}#at.numbers"),
    "a block here": to("[[#^mine]]\n\nwords ^mine", "#at.mine"),
    "a block of Logseq": to(f"(({UUID}))", f"{TIDE}#at.{UUID}"),
    "a block of Logseq with words": to(f"[words]((({UUID})))", f"{TIDE}#at.{UUID}"),
    "a block that is nowhere": to("((00000000-0000-4000-8000-000000000000))", code="PN206"),
    # by name
    "an alias": to("[[Marsh]]", HERON),
    "an alias in any case": to("[[heron ET AL. 2020|x]]", HERON),
    "an alias of Logseq": to("[[ebb]]", TIDE),
    "an alias as a path": to("[x](Marsh)", HERON),
    "a slip box's id": to("[[202304011021]]", "marsh-gas.html"),
    "a slip box's id with words": to("[[202304011021 Marsh gas|x]]", "marsh-gas.html"),
    "an id in the front matter": to("[[swamp-1]]", "marsh-gas.html"),
    "a namespace": to("[[space/reeds/Rush]]", "rush.html"),
    "a name in other letters": to("[[MARSH GAS]]", "marsh-gas.html"),
    "a path in the vault": to("[[Log/note]]", "note-of-the-log.html"),
    "a name with an end": to("[[Log/note.md|x]]", "note-of-the-log.html"),
    "one of two, told": to("[[note]]", "note-of-ideas.html", code="PN303"),
    "nobody": to("[[Nobody at all]]", code="PN206"),
    # by citation key
    "a key in a wikilink": to("[[@heron2020]]", HERON),
    "a key in brackets": to("[@heron2020, p. 4]", HERON),
    "two keys": to("[see @heron2020; @crane2019fold]", HERON, "cranes-that-fold-themselves-at-night.html"),
    "a bare key": to("As @crane2019fold says, it folds.", "cranes-that-fold-themselves-at-night.html"),
    "a key of LaTeX": to(r"\cite{heron2020} and \citep[p. 3]{crane2019fold,heron2020}",
                         HERON, "cranes-that-fold-themselves-at-night.html", HERON),
    "a key in a title's place": to("[-@crane2019fold]", "cranes-that-fold-themselves-at-night.html"),
    "a key that nobody has": to("[@nobody1999]", code="PN206"),
    "a handle": to("Thanks to @somebody and me@example.org."),
    # by path
    "without an end": to("[x](../Papers/@heron2020)", HERON),
    "from the vault's root": to("[x](Papers/@heron2020.md)", HERON),
    "from the repository's root": to("[x](/notes/Papers/@heron2020.md)", HERON),
    "from the notes' root": to("[x](/Papers/@heron2020.md)", HERON),
    "round by the repository": to("[x](../../notes/Papers/@heron2020.md)", HERON),
    "GitHub's plain view": to("[x](../Papers/@heron2020.md?plain=1)", HERON),
    "a blank in percent": to("[x](../Ideas/202304011021%20Marsh%20gas.md)", "marsh-gas.html"),
    "a blank in brackets": to("[x](<../Ideas/202304011021 Marsh gas.md>)", "marsh-gas.html"),
    "a bare blank": to("[x](../Ideas/202304011021 Marsh gas.md)", code="PN205"),
    "a mark in percent": to("[x](../Log/C%23%20and%20F%23.md)", "sharp-notes.html"),
    "a folder": to("[x](../Log/)", "the-log.html"),
    "a path in other letters": to("[x](../papers/@HERON2020.md)", HERON),
    "a name alone": to("[x](202304011021%20Marsh%20gas.md)", "marsh-gas.html"),
    "out of the repository": to("[x](../../../other/a.md)", code="PN205"),
    # to what is private
    "a private note": to("[[secret]]", code="PN610"),
    "a private note's heading": to("[x](../secret.md#place)", code="PN610"),
    "a private title": to("[[Hidden Nests of the Reserve]]", code="PN610"),
    # to files
    "a document": to("[x](../Files/scan.pdf)", "../files/Files/scan.pdf"),
    "a page of a document": to("[[scan.pdf#page=3|x]]", "../files/Files/scan.pdf#page=3"),
    "a document shown": to("![[scan.pdf]]", "../files/Files/scan.pdf"),
    "a link to a picture": to("[x](../Attachments/fig%20one.png)", "../files/Attachments/fig one.png"),
    "a file that runs": to("[x](../Files/page.html)", code="PN206"),
}  # fmt: skip
SHOWN: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "by name": ("![[fig one.png]]", ('<img src="../files/Attachments/fig%20one.png"',), ""),
    "with a width": ("![[fig one.png|300]]", ('alt="" width="300"',), ""),
    "with both sizes": ("![[fig one.png|300x200]]", ('width="300" height="200"',), ""),
    "with a caption": ("![[fig one.png|a marsh|120]]", ('alt="a marsh" width="120"',), ""),
    "with a caption alone": ("![[fig one.png|2 herons]]", ('alt="2 herons"',), ""),
    "by a part of its path": ("![[deep/other.png]]", ('src="../files/Attachments/deep/other.png"',), ""),
    "from the vault's root": ("![x](Attachments/deep/other.png)", ('src="../files/Attachments/deep/other.png"',), ""),
    "by its name in Markdown": ("![x](other.png)", ('src="../files/Attachments/deep/other.png"',), ""),
    "relative": ("![x|200](../Attachments/fig%20one.png)", ('alt="x" width="200"',), ""),
    "from the repository's root": ("![x](/notes/Attachments/fig%20one.png)", ('src="../files/',), ""),
    "as Logseq sizes it": (
        "![x](../Attachments/fig%20one.png){:height 200, :width 300}", ('width="300" height="200"',), "",
    ),
    "as Pandoc sizes it": (
        "![x](../Attachments/fig%20one.png){#fig:x .wide width=300px}", ('alt="x" width="300"',), "",
    ),
    "in a tag": ('<img src="../Attachments/fig%20one.png" width="90">', ('width="90"',), ""),
    "the one beside": ("![[same.png]]", ('src="../files/Ideas/same.png"',), "PN303"),
    "nowhere": ("![[gone.png]]", (), "PN204"),
    "a sound": ("![[call.mp3]]", ('<audio controls preload="none" src="../files/Files/call.mp3">',), ""),
    "a film": ("![x](../Files/dive.mp4)", ('<video controls preload="none" src="../files/Files/dive.mp4">',), ""),
    "a heading in place": ("![[@heron2020#Main results]]", ('class="embed"', "They fold well.", "Little."), ""),
    "a block in place": ("![[@heron2020#^second]]", ('class="embed"', "second point"), ""),
    "a note in place": ("![[Marsh]]", ("Before all.", "They fold well.", f'href="{HERON}"'), ""),
    "amid a paragraph": ("At ![[@heron2020#^best]] they do.", ("<p>See At</p>", "fold well.", "<p>they"), ""),
    "Logseq's page": ("{{embed [[ebb]]}}", ("The tide turns twice.", f'href="{TIDE}"'), ""),
    "Logseq's block": (f"- {{{{embed (({UUID}))}}}}\n- x", ("The tide turns twice.", "a child"), ""),
    "Logseq's words": (f"What of (({UUID}))?", (">The tide turns twice.</a>?",), ""),
    "a private note in place": ("![[secret]]", (), "PN610"),
}  # fmt: skip


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, str]:
    """A vault with a note for each construct, built, and what was told."""
    site = Site(tmp_path_factory.mktemp("vault"))
    for path, content in FOLDER.items():
        site.write(path, content)
    words = [case.words for case in LINKS.values()] + [shown for shown, _, _ in SHOWN.values()]
    for number, text in enumerate(words):
        site.write(f"notes/Ideas/case-{number}.md", f"# Construct number {number}\n\n{LEAD}\n\n{led(text)}\n")
    told = site.run("build", "-v", "--jobs", "1")
    assert told.exit_code == 0
    return site, told.output


def led(text: str) -> str:
    """Return a construct in a sentence, so that it is no title."""
    return text if text.startswith(("-", "![", "{{", "<")) else f"See {text}"


def codes(told: str, number: int) -> set[str]:
    """Return the codes of what was told of a construct's links."""
    found = re.findall(rf"^Ideas/case-{number}\.md:\d+:\d+: (PN\d+)", told, re.MULTILINE)
    return set(found) & {"PN204", "PN205", "PN206", "PN207", "PN303", "PN610"}


def body(site: Site, number: int) -> str:
    page = site.read(f"papers/construct-number-{number}.html")
    return unescape(page[page.index('class="part') : page.index('<details class="provenance')])


@pytest.mark.parametrize("name", LINKS)
def test_a_link_leads_where_its_tool_leads_or_is_told(vault: tuple[Site, str], name: str) -> None:
    (site, told), case, number = vault, LINKS[name], list(LINKS).index(name)
    links = re.findall(r'<a class="(?:internal|file)" href="([^"]*)"', body(site, number))
    assert (tuple(map(unquote, links)), codes(told, number)) == (case.leads, {case.code} - {""})


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_to_be_shown_is_shown_in_place_or_is_told(vault: tuple[Site, str], name: str) -> None:
    (site, told), (_, wanted, code) = vault, SHOWN[name]
    number = len(LINKS) + list(SHOWN).index(name)
    html = body(site, number)
    assert [part for part in wanted if part not in html] == []
    assert codes(told, number) == {code} - {""}
    assert not re.search(r"\(\(|\{\{|\[\[|\^[a-z]+\b|\{[:#]|<x-embed", html)


def test_every_link_of_the_vault_leads_to_something_that_is_there(vault: tuple[Site, str]) -> None:
    site, _ = vault
    ids: dict[str, set[str]] = {}
    for path in site.files():
        if path.startswith("papers/") and path.endswith(".html"):
            page = site.read(path)
            ids[path] = set(re.findall(r'\bid="([^"]*)"', page))
            assert len(ids[path]) == len(re.findall(r'\bid="', page)), path
    for path in ids:
        for link in re.findall(r'<a class="internal" href="([^"]*)"', site.read(path)):
            page, _, anchor = link.partition("#")
            there = f"papers/{page}" if page else path
            assert there in ids
            assert not anchor or unquote(anchor) in ids[there], f"{path}: {link}"


def test_a_note_tells_of_whatever_links_to_it_cites_it_or_shows_a_part_of_it(vault: tuple[Site, str]) -> None:
    site, _ = vault
    mentions = {paper["id"]: set(paper["mentions"]) for paper in site.data["papers"]}
    for number in range(len(LINKS) + len(SHOWN)):
        links = re.findall(r'<a class="internal" href="([^"#]+)\.html[^"]*"', body(site, number))
        assert mentions[f"construct-number-{number}"] == {unquote(link) for link in links}


SAID = {
    "a heading": ("See [[Rowing#Oars]] first.", "See", "Rowing", "› Oars first."),  # said by its name
    "a heading with words": ("See [[Rowing#Oars|the oars]] first.", "See", "the oars", "first."),
    "a block": ("See [[Rowing#^long]] first.", "See", "Rowing", "first."),
    "a block in Markdown": ("See [this one](rowing.md#^long) first.", "See", "this one", "first."),
    "a block of Logseq": (f"What of (({UUID}))?", "What of", "Tides turn twice.", "?"),
    "a heading shown": ("Words.\n\n![[Rowing#Oars]]", "", "Oars", ""),
    "a block shown": ("Words.\n\n![[Rowing#^long]]", "", "Long ones are best.", ""),
    "a note shown": ("Words.\n\n![[Rowing]]", "", "Rowing", ""),
    "a block of Logseq shown": (f"Words.\n\n- {{{{embed (({UUID}))}}}}", "", "Tides turn twice.", ""),
    "an item": ("- one\n- two, see [[Rowing#^long|it]]", "two, see", "it", ""),
    "a cell": ("| a | b |\n|---|---|\n| x | [[Rowing#Oars\\|it]] *now* |", "", "it", "now"),
    "a sentence amid others": ("One. Two of [[Rowing#Oars|it]] $x^2$. Three.", "Two of", "it", "x²."),
    "a citation": ("See [@rowing2020, p. 4] first.", "See", "(rowing2020, p. 4)", "first."),
}
"""How notes speak of a part of another one, and what its page quotes."""


@pytest.mark.parametrize("name", SAID)
def test_a_backlink_is_told_in_its_sentence_and_leads_to_its_section(site: Site, name: str) -> None:
    text, *said = SAID[name]
    oars = f"## Oars\n\nLong ones are best. ^long\n\n- Tides turn twice.\n  id:: {UUID}\n"
    site.note(f"# Rowing\n\ncitekey:: rowing2020\n\nBefore.\n\n{oars}", "rowing.md")
    site.note(f"# Others\n\nThey float.\n\n## Further\n\n{text}\n", "others.md").build()
    page = site.read("papers/rowing.html")
    told = page[page.index('<aside class="rail">') :]
    assert 'href="../papers/others.html#further"' in told
    quote = re.findall(r"<blockquote[^>]*>([^<]*)<mark>([^<]*)</mark>([^<]*)</blockquote>", told)
    assert [[unescape(part).strip() for part in parts] for parts in quote] == [said]


def test_notes_that_only_speak_of_themselves_or_of_nothing_tell_of_nobody(site: Site) -> None:
    site.note("# Rowing\n\nSee [[#Oars]], [[Rowing]], ![[#^a]] and [[gone]].\n\n## Oars\n\nLong. ^a\n", "rowing.md")
    site.note("# Boats\n\nThey float.\n", "boats.md").build()
    assert [paper["mentions"] for paper in site.data["papers"]] == [[], []]


def test_nothing_private_and_nothing_that_runs_is_in_the_site(vault: tuple[Site, str]) -> None:
    site, _ = vault
    copied = [path for path in site.files() if path.startswith("files/")]
    assert not [path for path in copied if path.endswith((".html", ".md"))]
    for path in site.files():
        if path.endswith((".html", ".md", ".json", ".js", ".txt")):
            assert "Behind the reeds" not in site.read(path)


def test_a_work_of_the_bibliography_without_a_page_is_cited_without_a_finding(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    site = Site(tmp_path_factory.mktemp("cited"))
    site.write("papernotes.yml", "bibliography: refs.bib\n").write("refs.bib", FOLDER["refs.bib"])
    site.note("# Boats at Night\n\nVenue: CVPR 2020\n\nThey fold, see [@crane2019fold] and [@nobody1999].\n")
    told = site.run("build", "-v").output
    assert "no paper has the key `nobody1999`" in told
    assert "no paper has the key `crane2019fold`" not in told


def test_without_the_setting_a_document_is_told_with_its_size_and_not_copied(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    site = Site(tmp_path_factory.mktemp("kept"))
    site.write("notes/scan.pdf", b"%PDF" * 300_000)
    site.note("# Boats at Night\n\nVenue: CVPR 2020\n\nSee [my scan](scan.pdf) and ![[scan.pdf]].\n")
    told = site.run("build", "-v").output
    assert told.count("this file (1.2 MB) is not copied, so its words stand without a link: scan.pdf") == 2
    assert not [path for path in site.files() if path.startswith("files/")]


def test_what_is_shown_in_place_ends_whatever_notes_show_of_each_other(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    site = Site(tmp_path_factory.mktemp("circle"))
    for n in range(12):
        both = f"![[Boat {(n + 1) % 12}]]\n\n![[Boat {(n + 5) % 12}]]\n\n![[Boat {n}]]\n\n![[#Sails]]"
        site.note(f"# Boat {n}\n\nVenue: CVPR 2020\n\n{both}\n\n## Sails\n\nSail {n}. ![[#Sails]]\n", f"Boat {n}.md")
    site.build()
    for n in range(12):
        page = site.read(f"papers/boat-{n}.html")
        assert f"Sail {(n + 1) % 12}." in page
        assert "<x-embed" not in page
        assert len(page) < 150_000


def test_names_that_nearly_fit_mean_nothing_else(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = Site(tmp_path_factory.mktemp("near"))
    site.write("papernotes.yml", "files: copy\n").write("notes/A.pdf", b"%PDF A").write("notes/a.pdf", b"%PDF a")
    site.note("# Keel\n\nKeels are long.\n", "keel.md")
    site.note(
        "# Boats\n\n> [!note] Hulls\n> Of wood. ^hull\n\nA [[#^hull]], [[gone#^keel]], [[a.pdf]], [[A.pdf]].\n", "n.md"
    )
    told = site.run("build", "-v").output
    page = site.read("papers/boats.html")
    assert 'href="#at.hull"' in page
    assert 'id="at.hull"' in page
    assert "nothing in the notes is called `gone#^keel`" in told
    copied = {path: site.read(path) for path in site.files() if path.startswith("files/")}
    assert [copied[f"files/{name}"] for name in re.findall(r'href="\.\./files/([^"]*)"', page)] == ["%PDF a", "%PDF A"]


def test_a_path_that_is_not_there_is_not_the_page_that_it_stands_on(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = Site(tmp_path_factory.mktemp("own"))
    site.note("# Keel\n\n![[reading/papers/Keel]] and [[papers/Keel|this]]\n\nKeels are long.\n", "boats/Keel.md")
    site.note("# Hull\n\nSee [[reading/papers/Keel]].\n", "Hull.md")
    told = site.run("build", "-v").output
    page = site.read("papers/keel.html").partition("<article")[2].partition('<details class="provenance')[0]
    assert 'href="keel.html' not in page
    assert "nothing in the notes is called `reading/papers/Keel`" in told
    assert "nothing in the notes is called `papers/Keel`" in told
    assert 'href="keel.html"' in site.read("papers/hull.html")
