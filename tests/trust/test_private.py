"""What is private is nowhere in what is built (law 8): every byte of the site is looked through, decoded."""

from __future__ import annotations

import base64
import gzip
import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papernotes.builder import pipeline
from papernotes.files.manifest import Manifest
from papernotes.files.project_reader import read_project
from papernotes.parse.withheld import withhold
from papernotes.parse.withheld.in_doubt import lines_in_doubt
from papernotes.parse.withheld.tellings import doubtful
from papernotes.source import Source

from .leaks import leaks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.conftest import Site

OPEN = "# Folding Paper Cranes by Machine (CVPR 2021)\n\nPaper: https://arxiv.org/abs/2101.00001\n\n"
W = "qwyzzelphant"
"""A word that stands in nothing that papernotes writes by itself."""
FLAGS = (
    "draft: true",
    "draft: True",
    'draft: "true"',
    "draft: yes",
    "draft: 1",
    "draft: on",
    "Draft: TRUE",
    "is_draft: true",
    "published: false",
    "published: no",
    "publish: false",
    "Publish: 'no'",
    "dg-publish: false",
    "dg_publish: off",
    "dgPublish: false",
    "DG Publish: 0",
    "private: true",
    "Private: y",
    "is-private: yes",
    "public: false",
    "unlisted: true",
    "hidden: true",
    "status: draft",
    "visibility: private",
    "draft: true # until Monday",
    "draft: [true]",
    "draft:\n  - true",
    "params:\n  draft: true",
    "build:\n  render: never",
    "draft: false\nprivate: true",
    "draft: true\ndraft: false",
    'broken: "x\ndraft: true',
    "\tdraft: true",
    "params:\n\t'draft': true",
    "private: true\npublish: true",
    "confidential: true",
    "Entwurf: ja",
    "veröffentlicht: nein",
    "草稿: true",
    "공개: false",
    "tags: [cranes, private]",
    "tags: cranes, no-publish",
    "tags:\n  - '#Private'",
    "draft: true (under review)",
    "private: yes, do not share",
    "published: False.",
    "draft: true until the talk",
    'publish: "no" - the venue asks for it',
    "草稿: 是（审稿中）",
    "status: draft, second round",
    "tags: [cranes, private/work]",
    "tags: '#work/private, cranes'",
    "标签: 私密",
    "? draft\n: true",
    "? 'draft'\n:\n  true",
    "'draft': true",
    "<<: {draft: true}",
    "base: &base\n  draft: true\n<<: [*base]",
    "&key draft: true",
    "!!str draft: !!bool true",
    'broken: "x\n? draft\n: true',
    'broken: "x\n{draft: true}',
    '"dra\\x66t": true',
    '"\\u0070rivate": yes',
    'draft: "tr\\x75e"',
    'broken: "x\n"dra\\u0066t": true',
    "x: &yes true\ndraft: *yes",
    "private: until the talk",
    "classification: confidential",
    "type: private",
    "share: false",
    "headless: true",
    "cssclasses: [private]",
    "tags: '#private-notes'",
    "k: v\n" * 350 + "draft: true",
)


def built(site: Site) -> list[tuple[str, bytes]]:
    return list(site.build("--clean", "--jobs", "1").files().items())


def told(site: Site) -> list[tuple[str, str, int, int]]:
    """Return what papers.json says was left out as private."""
    private = [part for part in site.data["skipped"] if part["reason"] == "private"]
    return [(part["reason"], part["file"], part["line"], part["end_line"]) for part in private]


def made_of(root: Path, notes: Mapping[str, str]) -> list[tuple[str, bytes]]:
    """Return the files of a site of some notes, the manifest among them, without writing them."""
    for old in root.rglob("*.md"):
        old.unlink()
    for path, text in notes.items():
        target = root / "notes" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="")
    site = pipeline.build(read_project(root, root / "site"))
    files = [(artifact.path, artifact.content) for piece in site.pieces for artifact in piece.make()]
    manifest = Manifest(tuple(path for path, _ in files), site.library.addresses).text().encode()
    return [*files, ("manifest", manifest)]


def test_the_search_for_leaks_reads_through_what_hides_words() -> None:
    hidden = {
        "plain": W, "upper": W.upper(), "entity": "".join(f"&#{ord(c)};" for c in W), "js": f'"\\u0071{W[1:]}"',
        "url": f"%71{W[1:]}", "nested": json.dumps("".join(f"&#x{ord(c):x};" for c in W)), "tag": f"q<b>{W[1:]}</b>",
        "base64": base64.b64encode(f"the word {W} here".encode()).decode(),
    }  # fmt: skip
    files = [*((name, text.encode()) for name, text in hidden.items()), ("gzip", gzip.compress(W.encode())), (W, b"")]
    assert [path for path, _ in leaks(files, [W])] == [*hidden, "gzip", W]
    assert leaks([("none", b"qwyzz elphant")], [W]) == []


@pytest.mark.parametrize(
    "front", [*(flag for flag in FLAGS if flag[0] in "?'<&!"), "{draft: true}", "# a\n\n? draft\n: true\n? title\n: A"]
)
def test_a_private_note_is_nowhere_whatever_dress_its_first_key_wears(tmp_path: Path, front: str) -> None:
    assert leaks(made_of(tmp_path, {"a.md": OPEN, "b.md": f"---\n{front}\n---\n\n# {W}\n\n{W} words.\n"}), [W]) == []


@pytest.mark.parametrize("flags", FLAGS)
def test_a_private_note_is_nowhere(tmp_path: Path, flags: str) -> None:
    note = f"---\ntitle: The {W} Title\naliases: [{W}s]\nvenue: ICML 2020\n{flags}\n---\n\n## {W}\n{W} words.\n"
    files = made_of(tmp_path, {"a.md": OPEN + "See [[a]] and [[b]], [this note](b.md).\n", "b.md": note})
    assert leaks(files, [W]) == []
    data = json.loads(dict(files)["papers.json"])
    assert [paper["title"] for paper in data["papers"]] == ["Folding Paper Cranes by Machine"]
    last = note.count("\n")
    assert data["skipped"] == [{"reason": "private", "file": "b.md", "line": 1, "end_line": last}]


@pytest.mark.parametrize(
    "note",
    [
        pytest.param('+++\ntitle = "{w}"\ndraft = true # soon\n+++\n{w}\n', id="toml"),
        pytest.param('---\n{{"tags":["x"],"dg-publish":false,"title":"{w}"}}\n---\n{w}\n', id="JSON between rules"),
        pytest.param('---\n{{"tags":["x"],,"dg-publish": false\n---\n{w}\n', id="broken JSON between rules"),
        pytest.param('+++\ntitle = "{w}"\n[params]\nprivate = true\n+++\n{w}\n', id="toml-table"),
        pytest.param("+++\n[taxonomies]\ntags = ['a', 'private']\n+++\n{w}\n", id="toml-begins-with-a-table"),
        pytest.param("+++\n[extra]\n  draft = true\n+++\n{w}\n", id="toml-indented"),
        pytest.param('+++\ntitle="{w}"\ndraft=false\n[extra]\ndraft=true\n+++\n{w}\n', id="toml-told-twice"),
        pytest.param("+++\nextra = {{ a = 1, draft = true }}\n+++\n{w}\n", id="toml-table-in-a-line"),
        pytest.param('+++\ntitle = "{w}\ntags = [\n"private"\n]\n+++\n{w}\n', id="broken-toml"),
        pytest.param("Title: {w}\nTags: a, private\n\n{w}\n", id="two-keys-without-marks"),
        pytest.param("Title: {w}\nStatus: draft\n\n{w}\n", id="a-title-and-a-status-without-marks"),
        pytest.param('{{\n\t"title": "{w}",\n\t"draft": true\n}}\n\n{w}\n', id="json"),
        pytest.param('{{"draft": "true", "title": "{w}"}}\n{w}\n', id="json-in-a-line"),
        pytest.param(';;;\n{{"title": "{w}", "publish": false}}\n;;;\n{w}\n', id="json-between-marks"),
        pytest.param("---toml\ndraft = true\n---\n{w}\n", id="toml-named"),
        pytest.param("\ufeff\n---\r\ndraft: true\r\n---\r\n{w}\r\n", id="line-ends"),
        pytest.param("<!-- {w} -->\n---\ndraft: true\n---\n{w}\n", id="comment-above"),
        pytest.param("---\na: 5%%\ndraft: true\nb: 6%%\n---\n{w}\n", id="signs-around"),
        pytest.param("---\ndraft: true\n\n{w} and no end\n", id="never-closed"),
        pytest.param("title:: {w}\npublic:: false\n\n- {w}\n", id="logseq"),
        pytest.param("- title:: {w}\n  public:: false\n- {w}\n", id="logseq-bullet"),
        pytest.param("Title: {w}\nStatus: seen\nPrivate: true\n\n{w}\n", id="keys-without-marks"),
        pytest.param("-----\ntitle: {w}\ndraft: true\n-----\n\n{w}\n", id="longer-rules"),
        pytest.param("---\ntitle: {w}\ntags: [a, private]\n--------\n\n{w}\n", id="a-longer-rule-beneath"),
        pytest.param("Title: {w}\nDate: 2021-03-04\nTags: a, private\n\n{w}\n", id="a-tag-without-marks"),
        pytest.param("# {w}\n\nprivate: true\n\n## Method\n\n{w}\n", id="under-its-title"),
        pytest.param("# {w}\n\n- Venue: ICML 2020\n- **Draft**: true\n\n{w}\n", id="key-in-bold"),
        pytest.param("{w}\n===\n\n| Key | Value |\n|---|---|\n| Private | true |\n\n{w}\n", id="key-in-a-table"),
    ],
)
def test_a_note_is_private_in_any_dress(tmp_path: Path, note: str) -> None:
    files = made_of(tmp_path, {"a.md": OPEN, "b.md": note.replace("{{", "{").replace("}}", "}").replace("{w}", W)})
    assert leaks(files, [W]) == []
    assert [part["file"] for part in json.loads(dict(files)["papers.json"])["skipped"]] == ["b.md"]


@pytest.mark.parametrize(
    "line",
    [
        "draft: true (under review)", "- **Private**: yes, do not share this with anybody outside of the group",
        "Published: False.", "草稿: 是", "私密：true。", "Entwurf: ja", "下書き: はい",
        "Tags: #private", "Tags: a, private/work", "- **Tags**: #to-do #private", "标签：#私密", "#private #to-do",
        "Keywords: #private", "<!-- draft: true -->", "%% private: yes %%", "[//]: # (draft: true)",
        "<!--\ntitle: none\npublish: false\n-->", ":draft: true", "#+draft: t",
        "> Draft = yes - until May", "| Private | true |", "Venue: X | Private: yes",
        "**Authors:** A **Private:** yes", "- Venue: X; Draft: true", "\nDraft\n: true", "\n**Private**\n\nyes",
        "\n### Draft\n\nyes\n\n### Method", "- Draft\n  - true", "<b>Draft:</b> true",
        "<dl><dt>Draft</dt><dd>true</dd></dl>", "Read. [draft:: true]", "Private:\xa0yes", "Privé\xa0: oui",
        "私密：\u3000是", "Private\u200b: yes", "🔒 Private: yes", "==Private: yes==", "`Private`: `yes`",
        "\n- [x] Private", "\n> [!warning] Private: yes", "\n| Venue | Private |\n|--|--|\n| ICML 2020 | yes |",
        "\n| Private |\n|--|\n| yes |", "\n<aside>\n🔒 Private: yes\n</aside>",
        "<table><tr><td>Private</td><td>yes</td></tr></table>",
        "<table>\n<tr>\n<td>Private</td>\n<td>yes</td>\n</tr>\n</table>",
    ],
)  # fmt: skip
def test_a_line_beneath_a_title_hides_whatever_remark_stands_behind_its_word(tmp_path: Path, line: str) -> None:
    note = f"# {W} Cranes (ICML 2020)\n\nVenue: ICML 2020\n{line}\n\n{W}\n"
    assert leaks(made_of(tmp_path, {"a.md": OPEN, "b.md": note}), [W]) == []


@pytest.mark.parametrize(
    ("note", "hidden"),
    [
        pytest.param("# List\n\n## 《Open Cranes》(CVPR 2021)\n\nopen1\n\n"
                     "## 《{w} Cranes》(CVPR 2022)\n\nprivate: true\n\n### Method\n\n{w}\n\n"
"## 《Third Cranes》(ICML 2020)\n\nopen2\n", [(7, 13)], id="section"),
        pytest.param("# List\n\n## 《Open Cranes》(CVPR 2021)\n\nopen1\n\n"
                     "## 《{w} Cranes》(CVPR 2022) <!-- draft: true -->\n\n{w}\n\n"
                     "## 《Third Cranes》(ICML 2020)\n\nopen2\n", [(7, 9)], id="comment-in-a-heading"),
        pytest.param("- [Open Cranes](https://a.example.net/1) (CVPR 2021)\n- **{w} Cranes** (CVPR 2022) "
                     "<!-- private: true -->\n  - {w}\n- [Third Cranes](https://a.example.net/3) (ICML 2020)\n",
                     [(2, 3)], id="comment-in-an-item"),
        pytest.param("| Title | Year | Draft? |\n|---|:-:|---|\n| [Open Cranes](https://a.example.net/1) | 2021 | |\n"
                     "| {w} Cranes | 2021 | yes |\n| {w} Boats | 2021 | ✓ |\n"
                     "| [Third Cranes](https://a.example.net/3) | 2020 | no |\n", [(4, 4), (5, 5)], id="column"),
        pytest.param("Title | Publish | Year\n--- | --- | ---\n[Open Cranes](https://a.example.net/1) | yes | 2021\n"
                     "{w} Cranes | no (ask Ada) | 2021\n"
                     "[Third Cranes](https://a.example.net/3) | | 2020\n", [(4, 4)], id="column-of-no"),
        pytest.param("- [Open Cranes](https://a.example.net/1) (CVPR 2021)\n- **{w} Cranes** (CVPR 2022)\n"
                     "  - {w}\n  - draft: yes\n- [Third Cranes](https://a.example.net/3) (ICML 2020)\n",
                     [(2, 4)], id="item-with-key-below"),
        pytest.param("- [Open Cranes](https://a.example.net/1) (CVPR 2021)\n- **{w}: Cranes** (CVPR 2022)\n"
                     "  private:: true\n  {w}\n\n  {w}\n- [Third Cranes](https://a.example.net/3) (ICML 2020)\n",
                     [(2, 6)], id="item-with-property"),
        pytest.param("- [Open Cranes](https://a.example.net/1) (CVPR 2021)\n"
                     "- **{w} Cranes** (CVPR 2022) [private:: true]\n  - {w}\n"
                     "- [Third Cranes](https://a.example.net/3) (ICML 2020)\n", [(2, 3)], id="field-in-an-item"),
        pytest.param("- [Open Cranes](https://a.example.net/1) (CVPR 2021)\n- **{w} Cranes** (CVPR 2022) (draft: yes)\n"
                     "- **{w} Boats** (CVPR 2022) | Private: yes\n"
                     "- [Third Cranes](https://a.example.net/3) (ICML 2020)\n", [(2, 2), (3, 3)],
                     id="key-behind-an-item"),
        pytest.param("# List\n\n## [Open Cranes](https://a.example.net/1)\n\nopen\n\n"
                     "## {w} Cranes (ICML 2020) [draft:: true]\n\n{w}\n\n"
                     "## [Third Cranes](https://a.example.net/3)\n\nopen\n", [(7, 9)], id="field-in-a-heading"),
        pytest.param("# [Open Cranes](https://a.example.net/1)\n\nopen\n\n> - {w} [draft:: true]\n> - Third Cranes\n",
                     [(5, 5)], id="field-in-a-quoted-item"),
        pytest.param("# [Open Cranes](https://a.example.net/1)\n\nThird Cranes[^1]\n\n[^1]: {w} [private:: true]\n",
                     [(5, 5)], id="field-in-a-footnote"),
        pytest.param("- [Open Cranes](https://a.example.net/1) (CVPR 2021)\n- **{w} Cranes** (CVPR 2022) #private\n"
                     "- [Third Cranes](https://a.example.net/3) (ICML 2020)\n", [(2, 2)], id="tag-in-an-item"),
        pytest.param("| Title | 🔒 Private |\n|---|---|\n| [Open Cranes](https://a.example.net/1) | |\n"
                     "| {w} Cranes | ✅ |\n| [Third Cranes](https://a.example.net/3) | |\n", [(4, 4)],
                     id="column-with-a-sign"),
        pytest.param("| Title | Tags |\n|---|---|\n| [Open Cranes](https://a.example.net/1) | a |\n"
                     "| {w} Cranes | #private |\n"
                     "| [Third Cranes](https://a.example.net/3) | b, c |\n", [(4, 4)], id="column-of-tags"),
        pytest.param("# Cranes\n\n<table>\n<tr><th>Title</th><th>Private</th></tr>\n<tr><td>Open Cranes</td></tr>\n"
                     "<tr>\n<td>{w} Cranes</td>\n<td>yes</td>\n</tr>\n<tr><td>Third Cranes<td>no\n</table>\n",
                     [(6, 9)], id="row-of-HTML"),
        pytest.param("# Open Cranes and Third Cranes\n\nWords.\n\n"
                     "<table><tr><th>Title<th>Private<tr><td>{w}<td>yes</table>\n", [(5, 5)], id="table-in-a-line"),
        pytest.param("# Cranes\n\n<table>\n<tr><td>Open Cranes</td></tr>\n<tr><td>{w} #private</td></tr>\n"
                     "<tr><td>Third Cranes</td></tr>\n</table>\n", [(5, 5)], id="tag-in-a-row-of-HTML"),
        pytest.param("# Cranes\n\n```{list-table}\n:header-rows: 1\n\n* - Title\n  - Private\n"
                     "* - Open Cranes\n  - no\n* - {w}\n  Cranes\n  - yes\n* - Third Cranes\n  - no\n```\n",
                     [(10, 12)], id="list-table"),
        pytest.param("# Cranes\n\n:::{csv-table}\n:header: Title, Draft\n\nOpen Cranes, no\n"
                     '"{w},\n{w}", yes\nThird Cranes, no\n:::\n', [(7, 8)], id="csv-table"),
        pytest.param("# Cranes\n\n```{csv-table}\n:delim: ;\n\nTitle; Publish\nOpen Cranes; yes\n{w}; no\n"
                     "Third Cranes;\n```\n", [(8, 8)], id="csv-table-with-semicolons"),
        pytest.param("# Cranes\n\n+------------+-------+\n| Title      | Draft |\n+============+=======+\n"
                     "| Open Cranes|       |\n+------------+-------+\n| {w} | x |\n| {w} |  |\n"
                     "+------------+-------+\n|Third Cranes|       |\n+------------+-------+\n", [(8, 10)], id="grid"),
    ],
)  # fmt: skip
def test_a_part_of_a_file_can_be_private(site: Site, note: str, hidden: list[tuple[int, int]]) -> None:
    site.note(note.replace("{w}", W))
    files = built(site)
    assert leaks(files, [W]) == []
    assert [part[2:] for part in told(site)] == hidden
    assert leaks(files, ["Open Cranes"])
    assert leaks(files, ["Third Cranes"])


CALLED = (
    "## Private\n\n{w}\n\n### Method\n\n{w}\n", "## 3. My private notes\n\n{w}\n", "Private\n-------\n\n{w}\n",
    "## [[Private]] {#p}\n\n{w}\n", "## Notes (private)\n\n{w}\n", "## 私人笔记\n\n{w}\n",
    "<h2>Vertraulich</h2>\n\n{w}\n",
    "> [!private]- {w}\n> {w}\n{w}\n", "> [!note] Private\n> {w}\n>\n> {w}\n", "> > [!confidential]\n> > {w}\n> {w}\n",
    "**Private**\n\n{w}\n\n{w}\n", "**🔒 Private:**\n{w}\n", "- Private\n  - {w}\n\n    {w}\n",
    "- [[private]]\n\t- {w}\n",
    "Private:\n{w}\n{w}\n", "Private:\n\n- {w}\n- {w}\n", "Private\n: {w}\n  {w}\n",
    "<details>\n<summary><b>Private</b></summary>\n\n{w}\n\n</details>\n", "<aside>\n🔒 Private\n\n{w}\n</aside>\n",
    "!!! private\n    {w}\n\n    {w}\n", '??? note "Private"\n    {w}\n', '=== "Private"\n\n    {w}\n',
    '::: {.callout-note title="Private"}\n{w}\n:::\n', "<Callout type='info' title='Private'>\n{w}\n</Callout>\n",
    "```{admonition} Private\n{w}\n```\n", ":::note[Private]\n{w}\n:::\n", "```{note}\n:class: private\n{w}\n```\n",
)  # fmt: skip
"""Parts whose own name says that they are private."""
IN_NO_PROGRAM = (
    "::: private\n{w}\n:::\n", ":::private {w}\n{w}\n:::\n", "::: {.private}\n{w}\n:::\n", "```ad-private\n{w}\n```\n",
    "~~~private\n{w}\n~~~\n", "```{private}\n{w}\n```\n", '<div class="note private">\n{w}\n</div>\n',
    "<private>{w}</private>\n", "{{% private %}}\n{w}\n{{% /private %}}\n", "[{w}]{.private}\n",
    "#+begin_private\n{w}\n#+end_private\n", "## {w} :private:\n\n{w}\n", "## {w} (confidential)\n\n{w}\n",
    "- {w} #[[private]]\n", "## {w} {.private}\n\n{w}\n",
)  # fmt: skip
"""Marks that no program reads, and whose words are plain all the same."""


@pytest.mark.parametrize("part", [*CALLED, *IN_NO_PROGRAM])
def test_what_calls_itself_private_is_nowhere(tmp_path: Path, part: str) -> None:
    files = made_of(tmp_path, {"a.md": f"{OPEN}openabove\n\n" + part.replace("{w}", W) + "\n# Openbelow\n\nWords.\n"})
    assert leaks(files, [W]) == []
    assert leaks(files, ["openabove"])
    assert leaks(files, ["openbelow"])


@pytest.mark.parametrize("words", ["", "::: tip\nMore.\n:::\n"])
def test_a_private_section_ends_with_the_box_that_it_stands_in(words: str) -> None:
    text = f"::: {{.callout-note}}\n## Private\n\n{W}\n\n{words}:::\n\nOpen words.\n"
    shown = withhold(Source("a.md", text)).text
    assert W not in shown
    assert shown.endswith(":::\n\nOpen words.\n")


@pytest.mark.parametrize(
    "line",
    ["## Private Information Retrieval", "- Draft horses: how", "The sector grows (privately).",
     "Private and public data", "## Private keys", "# Private aggregation: a survey",
     "[Private](https://a.b/c) is a film."],
)  # fmt: skip
def test_what_is_called_so_for_its_subject_is_in_no_doubt(line: str) -> None:
    assert list(lines_in_doubt(line, [line], [False], 0)) == []


@pytest.mark.parametrize("part", CALLED)
def test_what_is_left_out_for_its_name_is_told(tmp_path: Path, part: str) -> None:
    source = withhold(Source("a.md", f"{OPEN}\n" + part.replace("{w}", W)))
    assert [finding.code for finding in doubtful(source)] == ["PN611"]


@pytest.mark.parametrize(
    "words",
    [
        "Private: the reviewer is {w}", "- **Private**: {w} wrote it", "| Private | {w} words |\n|-|-|\n| a | b |",
        "| Title | Private |\n|-|-|\n| One | no |\n| Two | ask {w} first |", "Confidential: {w}", "*Private*\n\n{w}",
        "> private\n\n{w}", "> **Private**\n> {w}", "**PRIVATE - DO NOT SHARE**\n\n{w}", "## Private: of {w}\n\nWords.",
        "## Private (do not share {w})\n\nWords.", "- A remark of {w} (private)", "- Private notes: {w}",
        "## [Private] {w}",
    ],
)  # fmt: skip
def test_words_where_a_yes_or_a_no_would_hide_are_told_and_stop_publishing(
    site: Site, repository: Callable[..., str], words: str
) -> None:
    site.note(OPEN + "Words.\n\n" + words.replace("{w}", W) + "\n")
    assert "PN612" in site.run("build", "-v").output
    repository("add", "notes")
    repository("commit", "-qm", "notes")
    refused = site.run("publish")
    assert (refused.exit_code, "PN612" in refused.output) == (1, True)
    site.write("papernotes.yml", "allow: [PN612]\n")
    assert site.run("publish").exit_code == 0


@pytest.mark.parametrize(
    "reference",
    [
        "![[{w}.png]]", "![](img/../{w}.png)", "![[{w}.png|300x200]]", "[[{w} two.pdf]]", "![words]({w}.png)",
        "[words]({w}%20two.pdf#page=2)", '<img src="{w}.png" alt="words">', "[words][a]\n\n[a]: {w}.png",
        "![[X/{w}.png]]", "[[{w}.png|words]]",
    ],
)  # fmt: skip
def test_the_name_of_a_file_in_a_private_folder_is_nowhere(site: Site, reference: str) -> None:
    site.write(f"notes/Private/X/{W}.png", b"\x89PNG\r\n\x1a\n").write(f"notes/Private/{W} two.pdf", b"%PDF-1.4")
    site.write("notes/Private/open.png", b"\x89PNG\r\n\x1a\n").write("notes/img/open.png", b"\x89PNG\r\n\x1a\n")
    site.note(f"{OPEN}![[open.png]] Seen {reference.replace('{w}', W)}\n")
    assert leaks(built(site), [W]) == []
    assert [path for path in site.files() if path.startswith("files/")] == ["files/img/open.png"]
    page = site.read(f"papers/{site.papers[0]['id']}.html")
    assert len(re.findall(r"Seen\s+(?:<[^<>]*>)*words\s*<", page)) == ("words" in reference)


@pytest.mark.parametrize(
    "table",
    [
        "| Title | Private |\n|---|---|\n| One | |\n| {w} | yes |\n| Two | |\n",
        "<table>\n<tr><td>Title<td>Private\n<tr><td>One\n<tr><td>{w}<td>yes\n    <tr><td>Two\n</table>\n",
        "```{list-table}\n* - Title\n  - Private\n* - One\n  - no\n* - {w}\n  - yes\n* - Two\n  - no\n```\n",
        "```{csv-table}\nTitle, Private\nOne, no\n{w}, yes\nTwo, no\n```\n",
        pytest.param(
            "+-----+-----+\n|Title|Draft|\n+=====+=====+\n|One  |     |\n+-----+-----+\n|{w}|y|\n+-----+-----+\n"
            "|Two  |     |\n+-----+-----+\n",
            id="grid",
        ),
    ],
)
def test_a_table_goes_on_behind_a_row_that_is_private(site: Site, table: str) -> None:
    site.note(OPEN + "Words.\n\n" + table.replace("{w}", W) + "\nbehind\n").build()
    (paper,) = site.papers
    page = site.read(f"papers/{paper['id']}.html")
    shown = page[page.index("<table") : page.index("</table>")]
    assert [words for words in re.findall(r">\s*([A-Z]\w+)\s*<", shown) if words not in ("Private", "Draft")] == [
        "Title",
        "One",
        "Two",
    ]
    assert shown.count("<tr>") == 3
    assert "<p>behind</p>" in page


@pytest.mark.parametrize(
    ("flag", "hides"), [("Private", "Yes"), ("Published", "No"), ("Draft", "x"), ("Tags", "#private")]
)
def test_a_private_row_of_a_database_says_nothing_of_its_page(site: Site, flag: str, hides: str) -> None:
    mark = "0123456789abcdef0123456789abcdef"
    shown = "" if hides != "No" else "Yes"
    site.write(f"notes/Papers {mark}.csv", f'Name,Venue,Tags,{flag}\nOpen Cranes,ICML,"a,\nb",{shown}\n'
                                           f'Third Cranes,"{W},\n{W}",{W},{hides}\n')  # fmt: skip
    for number, title in enumerate(("Open Cranes", "Third Cranes")):
        site.note(f"# {title}\n\nPaper: https://a.example.net/{number}\n\nWords.\n", f"Papers {mark}/{title} {mark}.md")
    assert leaks(built(site), [W]) == []
    assert {paper["title"]: paper["venue"] for paper in site.papers} == {"Open Cranes": "ICML", "Third Cranes": None}
    site.build("--drafts")
    assert leaks(site.files().items(), [W])


@pytest.mark.parametrize(
    "text",
    [
        "```yaml\ndraft: true\n```", "In Hugo `draft: true` hides a page.", "Private: 3 of 5 users", "Published: 2017",
        "Published: no", "Published: No. 5, 2019", "Private: 1, 2 and 4", "Draft: on paper", "公开: 2019 年",
        "Tags: private learning, graphs", "Keywords: private, graphs", "`<!-- draft: true -->`",
        "- Public: no", "draft: false", "Draft: https://example.org/draft.pdf", "publish: true",
        "Two kinds (private: yes, public: no) differ.", "In Hugo `[draft:: true]`.", "- we wrote `(draft: true)`",
        "One more, draft: yes", "- Privacy (private: the learner, public: none)", "## Draft\n\nDraft models are small.",
        "## Private networks\n\nwords", "- Private\n- Public", "## Private\n\nno", "**Private networks**\n\nwords",
        "> [!note] Private networks\n> words", "## Words {#draft .hidden-layers}", "`{# words #}`", "## B {#id}",
        '::: {.content-hidden when-format="pdf"}\nwords\n:::', '<aside aria-hidden="true">words</aside>',
        '::: {.content-visible when-format="html"}\nwords\n:::', "$$\na = 50\\% x\n$$", "```{r}\nx <- 1\n```",
        "```{python}\n#| label: echo\nkept: int = 1\n```", "A hidden <b>layer</b>",
        '> "Draft: true" was what he wrote', "| Title | Status |\n|-|-|\n| words | draft |",
        "a {# of b} vs {# of c} in C#}", "\\[ a \\% words \\]",
        "The map f:\\words\\b is $x$, \\\\words\\x", "$D:\\words\\b$ and/or /home", "GET /users/words",
        "https://words.example.org/home/ada/a.pdf", "`/home/words/x.py`", "[[Private/Public words]]",
        "It costs $5 per user,\nabout 10% of words (US$) now", "\\[note: 50 % of words\nusers\\]",
        "It is private: true friends know.",
        "    draft: true", "`draft: true`", "tags:: privacy, draft", "Words of\n% of all",
        "```{code-cell}\n%words inline\nx = 1\n```", "```{python}\n% words\n```", "{cite}`a`\n\n```tex\n% words\n```",
    ],
)  # fmt: skip
def test_what_only_speaks_of_drafts_is_published(site: Site, text: str) -> None:
    site.note(f"{OPEN}Words.\n\n{text}\n\nwordsbelow\n").build()
    assert told(site) == []
    assert "wordsbelow" in site.read("papers.json")


PLACES = (
    "# Cranes %%{w}%% by Machine (CVPR 2021)\n",
    "# Cranes by Machine <!-- {w} --> (CVPR 2021)\n",
    "## %%{w}%%\n",
    "Text %%{w}%% here.\n",
    "Text <!-- {w} --> here.\n",
    "%%\n{w}\n\n```\n{w}\n```\n%%\n",
    "<!--\n{w}\n\n## {w}\n-->\n",
    "- %%{w}%% item\n- other <!-- {w}\n  {w} --> item\n",
    "> quoted %%{w}%%\n> <!-- {w}\n> {w} -->\n",
    "- %%{w}%%\n",
    "| a | b |\n|---|---|\n| %%{w}%% | c <!-- {w} --> |\n",
    "**bold %%{w}%%** and *%%{w}%%*\n",
    "[words %%{w}%%](https://a.b)\n",
    "Paper: https://arxiv.org/abs/2101.00002 <!-- {w} -->\n",
    "Venue: CVPR <!-- {w} --> 2021\n",
    "Keywords: a, %%{w}%%, b\n",
    "[^1]: note %%{w}%%\n\nCalled[^1].\n",
    "[//]: # ({w})\n",
    '[comment]: <> "{w}"\n',
    "[_]: <> ({w}\n  {w})\n",
    "{/* {w} */}\n",
    "{% comment %} {w} {% endcomment %}\n",
    "{::comment}{w}{:/comment}\n",
    "{{/* {w} */}}\n",
    "![alt %%{w}%%](x.png)\n",
    "text %%{w}\nstill {w}%% end\n",
    "`code` %%{w}%% `code`\n",
    "$x$ %%{w}%% $y$\n",
    "100%% %%{w}%%\n",
    "https://a.b/c%20d%%20e %%{w}%%\n",
    "<p>html <!-- {w} --></p>\n",
    "<details>\n<!-- {w} -->\n</details>\n",
    "> [!note]- Folded %%{w}%%\n> <!-- {w} -->\n",
    "#topic %%#{w}%%\n",
    "<!-- {w} has no end\n",
    "word%%{w}%%word\n",
    "1. %%{w}%% one\n\n     %%{w}%%\n",
    "- a\n\n    %%{w}%% in the item\n",
    "[the paper](zotero://select/{w})\n",
    "[the paper][z]\n\n[z]: obsidian://open?vault={w}\n",
    "<file:///home/{w}/he.pdf>\n",
    "![scan](<C:\\Users\\{w}\\a b.png>)\n",
    "[x](\\\\{w}\\share\\a.pdf)\n",
    "PDF: file:///home/{w}/he.pdf\n",
    "[[zotero://{w}|he]]\n",
    '<a href="file:///{w}">he</a> <img src="/home/{w}/a.png">\n',
    "[x](/home/{w}/a.md) [y](~/{w}.md) [z](file:%2F%2F%2F{w})\n",
    "logseq://graph/{w} evernote:///view/{w}\n",
    "{{< comment >}} {w} {{< /comment >}}\n",
    "{{% comment %}}\n{w}\n\n{w}\n{{% /comment %}}\n",
    "{# {w} #}\n",
    "{#- {w}\n{w} -#}\n",
    "\\begin{comment}\n{w}\n\\end{comment}\n",
    "\\iffalse\n{w}\n\\fi\n",
    "- item\n  #+BEGIN_COMMENT\n  {w}\n  #+END_COMMENT\n",
    "::: {.content-hidden}\n{w}\n\n::: {.note}\n{w}\n:::\n{w}\n:::\n",
    '::: {.content-hidden when-format="html"}\n{w}\n:::\n',
    '::: {.content-hidden unless-format="pdf"}\n{w}\n:::\n',
    '::: {.content-visible when-format="pdf"}\n{w}\n:::\n',
    '::: {.content-visible unless-format="html"}\n{w}\n:::\n',
    "Text [{w}]{.content-hidden} here.\n",
    "::: {.hidden}\n{w}\n:::\n",
    '<div style="display: none">\n\n{w} <div>x</div> {w}\n</div>\n',
    "Text <span hidden>{w}</span> here.\n",
    "<p hidden>{w}\n\nText.\n",
    "```{code-cell} ipython3\n:tags: [remove-cell]\n{w}\n```\n",
    "```{python}\n#| include: false\n{w}\n```\n",
    "```{r, include=FALSE}\n{w}\n```\n",
    "$$\na = b % {w}\n% {w}\n$$\n",
    "$$\na = b <!-- {w} -->\n$$\n",
    "$a <!-- {w} --> b$\n",
    "\\begin{align}\na % {w}\nb\n\\end{align}\n",
    "$$\\begin{aligned}\na \\\\ % {w}\nc\n\\end{aligned}$$\n",
    "$$\na \\\\% {w}\nb\n$$\n",
    "\\[\na % {w}\n+b\n\\]\n",
    "\\[see <!-- {w} --> 3\\]\n",
    "\\[todo\n\nmore %%{w}%% words\n\nend\\]\n",
    "\\begin{cases}\na <!-- {w} -->\n\\end{cases}\n",
    "```math\na % {w}\nb\n```\n",
    "{#\n{w}\n#}\n",
    *(
        f"% {{w}} todo\n%{{w}}\n\nWords.\n  % {{w}}\n\n> % {{w}}\n\n- a\n  % {{w}}\n- % {{w}}\n\n{sign}\n"
        for sign in (
            "```{code-cell} ipython3\nx = 1\n```",
            "```{note}\na\n```",
            "{cite}`a`",
            "(a)=\n# B",
            "~~~{figure} a.png\n~~~",
            "```{code-block} python\nx = 1\n```",
            ":::{tip}\na\n:::",
            "> ```{code-cell}\n> x = 1\n> ```",
        )
    ),
    "% {w}\n\n```{glossary}\nA\n: b\n```\n",
    *(
        f"```{{{name}}} T\na\n\n% {{w}}\n%{{w}}\n```\n"
        for name in (
            "note",
            "admonition",
            "figure",
            "table",
            "glossary",
            "card",
            "tab-item",
            "dropdown",
            "prf:proof",
            "nobody-has-it",
        )
    ),
    "````{note}\n```{tip}\n% {w}\n```\n% {w}\n```python\nx\n```\n% {w}\n````\n% {w}\n",
    "- a\n\n  ```{note}\n  % {w}\n  ```\n\n> ```{note}\n> % {w}\n> ```\n",
    "```{note}\n% {w}\n",
    "```{list-table}\n* - a\n  - b\n% {w}\n* - c\n  - d\n```\n",
    "::: {.content-hidden}\n~~~\n:::\n~~~\n{w}\n:::\n",
    "<div hidden>\n\n~~~\n</div>\n~~~\n\n{w}\n</div>\n",
    "<p style=display:none>{w}</p>\n",
    "<span hidden=until-found>{w}</span>\n",
    '<p class="hidden">{w}</p>\n',
    '<div class="x d-none">\n{w}\n</div>\n',
    "~~~ {.python .hidden}\n{w}\n~~~\n",
    "::: hidden\n{w}\n:::\n",
    "{{- /* {w} */ -}}\n",
    "```{comment}\n{w}\n```\n",
    "## {w} {.hidden}\n\n{w}\n\n## Other\n",
    "{% raw %}\n%%\n{w}\n%%\n<!-- {w} --> [a](file:///{w})\n{% endraw %}\n",
    '# Excalidraw Data\n\nkept ^a\n\n%%\n## Drawing\n```json\n{"text": "50%% {w}", "more": "%%20{w}"}\n```\n%%\n',
    "Kept at C:\\Users\\{w}\\My Papers\\a b.pdf, C:/Users/{w}/a.pdf and D:\\{w} Notes\\x\\a.pdf here\n",
    "It is \\\\{w}\\papers\\a.pdf, E:\\{w}\\b\\c\n",
    "In /home/{w}/papers/a.pdf (/Users/{w}), /mnt/{w}/b.\n",
    "- PDF: /home/{w}/a.pdf\n",
    "```bibtex\n@misc{a,\n  title = {A},\n  file = {Full:/home/{w}/{a}.pdf:application/pdf;\n   C\\:{w}},\n}\n```\n",
    '@misc{a,\n title = {A},\n file = ":{w}.pdf:PDF", bdsk-file-1 = {{w}}\n}\n',
    "![](private/{w}.png) ![](../Private%20notes/{w}.png) ![[drafts/{w}.png]] ![words](<secret/{w} plan.png>)\n",
    "[words](private/{w}.pdf#page=2) [[private/{w}.pdf|words]] [[private/{w}.pdf]] [b][p]\n\n[p]: private/{w}.pdf\n",
    '<img src="private/{w}.png" alt="words"> <a href="%E7%A7%81%E4%BA%BA/{w}.pdf">words</a>\n',
)
"""Kinds of places in which what is not for the public may stand."""


@pytest.mark.parametrize("place", PLACES)
def test_comments_and_addresses_of_a_machine_are_nowhere(tmp_path: Path, place: str) -> None:
    titled = "" if place.startswith("# ") else OPEN
    note = f"{titled}{place.replace('{w}', W)}\n"
    assert leaks(made_of(tmp_path, {"a.md": note}), [W]) == []


@pytest.mark.parametrize(
    "front",
    [
        'title: "Cranes %%{w}%% Fold"',
        "title: Cranes <!-- {w} --> Fold",
        "tags: [a, '%%{w}%%']",
        "note: x %%{w}%%",
        "zotero: zotero://select/{w}",
        "pdf: file:///home/{w}/a.pdf",
        "links: ['[a](file:///{w})']",
        "abstract: |\n  a <!-- {w}\n  {w} -->",
    ],
)
def test_front_matter_keeps_no_comments_either(tmp_path: Path, front: str) -> None:
    note = f"---\nvenue: CVPR 2021\n{front.replace('{w}', W)}\n---\n\nWords stay.\n"
    files = made_of(tmp_path, {"a.md": note})
    assert leaks(files, [W]) == []
    assert leaks(files, ["words stay"])


@pytest.mark.parametrize(
    "front", ["kernelspec:\n  name: python3", "jupytext:\n  text_representation: {format_name: myst}"]
)
def test_a_notebook_of_myst_is_known_by_its_front_matter(tmp_path: Path, front: str) -> None:
    files = made_of(tmp_path, {"a.md": f"---\ntitle: Cranes\n{front}\n---\n\n% {W}\n\nWords stay.\n"})
    assert leaks(files, [W]) == []
    assert leaks(files, ["words stay"])


@pytest.mark.parametrize(
    "folder",
    [
        "drafts",
        "_Drafts",
        "a/Private",
        "PRIVATE/a",
        "私人",
        "Entwu\u0308rfe",
        "_drafts/b/c",
        "my drafts",
        "Private Notes",
        "02_secret",
        "notes (private)",
        "do not publish - drafts",
        "top-secret",
    ],
)
def test_what_lies_in_a_folder_of_drafts_is_nowhere(tmp_path: Path, folder: str) -> None:
    files = made_of(tmp_path, {"a.md": OPEN, f"{folder}/b.md": f"# {W} Cranes (ICML 2020)\n\n{W}\n"})
    assert leaks(files, [W]) == []


@pytest.mark.parametrize(
    "path",
    [
        "private matters/b.md",
        "drafts.md",
        "a/private.md",
        "private learning/b.md",
        "secret-sharing/b.md",
        "draft models/b.md",
    ],
)
def test_other_folders_and_files_are_public(tmp_path: Path, path: str) -> None:
    assert leaks(made_of(tmp_path, {path: f"# {W} Cranes\n\nWords.\n"}), [W])


_PUBLIC_NOTES = {
    "README.md": "# Notes on papers\n\n- [[cranes]], [boats](boats.md), [[secret]] and [[s1]]\n- [Kites](kites.md)\n",
    "cranes.md": "# Cranes that Fold Themselves\n\nVenue: CVPR 2021\n\nThey fold, see [[s2]].\n",
    "boats.md": "# Reading list\n\n## Boats of Paper in Rough Water\n\nThey sink.\n\n## Kites and Tails\n\nFly.\n",
    "kites.md": "## Kites\n\n- Kites without Tails, ICML 2020\n- Tails without Kites\n",
}
_PRIVATE_NOTES = (
    "# {w}\n\nPaper: https://arxiv.org/abs/2101.00001\n\nAuthors: Ada Moss\nVenue: {w}\n\nSee [[cranes]].\n",
    "- **{w} Cranes** (CVPR 2022)\n- **{w} Boats** (CVPR 2022)\n",
    "# Cranes that Fold Themselves\n\nVenue: ICML 2022\n\nTopic: {w}\n",
)


@pytest.mark.parametrize("count", [1, 3, 20])
@pytest.mark.parametrize("note", _PRIVATE_NOTES)
def test_public_notes_are_read_as_if_there_were_no_private_ones(tmp_path: Path, note: str, count: int) -> None:
    flagged = {f"s{n}.md": f"---\nprivate: true\n---\n{note.replace('{w}', W)}" for n in range(count)}
    flagged["_drafts/secret.md"] = note.replace("{w}", W)
    alone, beside = (
        json.loads(dict(made_of(tmp_path, notes))["papers.json"]) for notes in (_PUBLIC_NOTES, _PUBLIC_NOTES | flagged)
    )
    assert beside["papers"] == alone["papers"]
    assert [part for part in beside["skipped"] if part["reason"] != "private"] == alone["skipped"]
    assert [one for one in beside["readings"] if one["file"] in _PUBLIC_NOTES] == alone["readings"]


_WORDS = st.sampled_from(
    ["cranes", "fold", "**bold**", "`code`", "$x_1$", "[a](https://a.b)", "- item", "> said", "漢字"]
)
_PUBLIC = st.lists(_WORDS, min_size=1, max_size=6).map(lambda words: " ".join(words) + "\n")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_private_words_at_any_places_are_nowhere(tmp_path: Path, data: st.DataObject) -> None:
    ended = [place for place in PLACES if "no end" not in place]
    parts = data.draw(st.lists(st.one_of(_PUBLIC, st.sampled_from(ended)), min_size=2, max_size=8))
    blank = data.draw(st.sampled_from(["", "\n"]))
    flag = data.draw(st.sampled_from(FLAGS))
    notes = {
        "a.md": (OPEN + blank.join(parts)).replace("{w}", W),
        "b.md": f"---\ntitle: {W}\n{flag}\n---\n" + blank.join(parts).replace("{w}", W),
        f"_drafts/{data.draw(st.sampled_from(['c', 'd']))}.md": f"# {W}\n",
    }
    files = made_of(tmp_path, notes)
    # In code and in what only looks like a comment's mark the word is its writer's text.
    assert leaks(files, [W]) == [] or "`" in "".join(parts)


@pytest.mark.parametrize("text", ["```html\n<!-- kept1 -->\n%%kept2%%\n```", "    <!-- kept1 --> %%kept2%%",
                                  "`<!-- kept1 -->` and `%%kept2%%`", "- a\n  ```\n  %%kept2%% <!-- kept1 -->\n  ```",
                                  "> ~~~\n> <!-- kept1 --> %%kept2%%\n> ~~~"])  # fmt: skip
def test_code_keeps_its_comments(site: Site, text: str) -> None:
    site.note(f"{OPEN}Words:\n\n{text}\n").build()
    page = site.read(f"papers/{site.papers[0]['id']}.html")
    assert "kept1" in page
    assert "kept2" in page


def test_words_around_what_was_cut_stay_in_their_places(site: Site) -> None:
    site.note(
        f"{OPEN}A ==claim== stays, %%{W}%% goes.\n%%{W}%% Begins a line.\nEnds one. %%{W}%%\nNext.\n\n"
        f"- <!-- {W} --> an item\n- [the paper](zotero://{W}) and <file:///home/{W}/he.pdf>\n"
    ).build()
    (slug,) = (paper["id"] for paper in site.papers)
    page = " ".join(site.read(f"papers/{slug}.html").split())
    assert "stays, goes. Begins a line. Ends one. Next." in page
    assert "<li>an item</li>" in page
    assert "the paper and he.pdf" in page


def test_links_to_private_notes_are_their_writers_words(site: Site) -> None:
    site.note(
        OPEN + "See [[secret]], [[secret|my words]], [other words](secret.md#method) and [[Nobody Knows]].\n", "a.md"
    )
    site.note(f"---\ntitle: {W}\naliases: [secret]\nprivate: true\n---\n![](x.png)\n", "secret.md")
    site.write("notes/x.png", b"\x89PNG\r\n\x1a\n")
    ran = site.run("build", "-v")
    assert leaks(site.files().items(), [W]) == []
    assert ran.output.count("PN610") == 3 + 1  # each, and their count in the receipt
    assert ran.output.count("PN206") == 1 + 1
    assert W not in ran.output
    (paper,) = site.papers
    page = site.read(f"papers/{paper['id']}.html")
    assert all(f'<span class="unresolved">{words}</span>' in page for words in ("secret", "my words", "other words"))
    assert not (site.root / "site" / "files").exists()


def test_a_bibliography_does_not_list_what_a_private_note_tells_of(site: Site) -> None:
    site.write(
        "refs.bib",
        f"@article{{crane2020, title={{{W} of Cranes}}, year=2020}}\n"
        "@misc{crane2021, title={Another Paper on Birds}}",
    )
    site.write("papernotes.yml", "bibliography: {files: refs.bib, to_read: true}\n")
    site.note(OPEN, "a.md").note("---\ncitekey: crane2020\nprivate: true\n---\nWords.\n", "b.md")
    assert leaks(built(site), [W, "crane2020"]) == []
    assert "Another Paper on Birds" in {paper["title"] for paper in site.papers}


def test_the_receipt_counts_private_notes(site: Site) -> None:
    site.note(OPEN + "Words %%unsaid%%.\n", "a.md")
    for name, flag in (("b", "draft: true"), ("c", "publish: false"), ("d", "private: true")):
        site.note(f"---\n{flag}\n---\n{W}\n", f"{name}.md")
    assert "3 private" in site.run("build").output


def test_drafts_are_shown_when_asked_for_and_gone_afterwards(site: Site) -> None:
    site.note(OPEN + "See [[b]].\n", "a.md").note(
        f"---\ntitle: The {W} Note\ndraft: true\n---\n{W} %%unsaid%%\n", "b.md"
    )
    site.note(f"# {W} two\n\nA sentence.\n", "_drafts/c.md")
    site.build()
    assert leaks(site.files().items(), [W, "unsaid"]) == []
    site.build("--drafts")
    pages = {path: content.decode() for path, content in site.files().items() if path.endswith(".html")}
    assert all("2 drafts are shown" in page for path, page in pages.items() if "redirect" not in page)
    entry = next(page for path, page in pages.items() if path.startswith("papers/") and f"<h1>The {W} Note" in page)
    assert '<span class="draft">Draft</span>' in entry
    assert pages["papers/index.html"].count('<span class="draft">') == 2
    assert leaks(site.files().items(), ["unsaid"]) == []
    assert site.run("build", "--check").exit_code == 1
    assert site.run("build", "--check", "--drafts").exit_code == 0
    site.build()
    assert leaks(site.files().items(), [W]) == []


def test_what_was_public_and_is_private_now_is_gone(site: Site) -> None:
    site.note(OPEN, "a.md").note(f"# {W} Cranes (CVPR 2020)\n\nWords.\n", "b.md").build()
    assert leaks(site.files().items(), [W])
    site.note(f"---\nprivate: true\n---\n# {W} Cranes (CVPR 2020)\n\nWords.\n", "b.md").build()
    assert leaks(site.files().items(), [W]) == []
    site.note("# Flying Cranes (CVPR 2020)\n\nWords.\n", "b.md").build()
    assert leaks(site.files().items(), [W]) == []


def test_the_address_of_a_draft_is_no_former_address(site: Site) -> None:
    site.note(f"---\ndraft: true\n---\n# {W} Cranes that Fold Themselves\n\nWords.\n", "b.md").build("--drafts")
    site.note("# Cranes that Fold Themselves\n\nWords.\n", "b.md").build()
    assert leaks(site.files().items(), [W]) == []


@pytest.fixture
def repository(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    bare = tmp_path_factory.mktemp("bare")

    def git(*arguments: str) -> str:
        names = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        done = subprocess.run(
            ["git", *names, *arguments], cwd=site.root, capture_output=True, text=True, check=True, errors="replace"
        )
        return done.stdout

    subprocess.run(["git", "init", "-q", "--bare", str(bare)], check=True)
    git("init", "-q", "-b", "main")
    git("remote", "add", "origin", str(bare))
    return git


def test_publish_refuses_a_site_with_drafts(site: Site, repository: Callable[..., str]) -> None:
    site.note(OPEN, "a.md").note(f"---\ndraft: true\n---\n# {W}\n\nA sentence of its own.\n", "b.md")
    repository("add", "notes")
    repository("commit", "-qm", "notes")
    site.build("--drafts")
    for arguments in ((), ("--yes",)):
        refused = site.run("publish", *arguments)
        assert refused.exit_code == 2
        assert "shows 1 private note" in refused.output
    assert not repository("ls-remote", "origin")
    site.build()
    assert site.run("publish").exit_code == 0
    assert W not in repository("log", "--all", "-p", "--text", "--", ".", ":!notes")


def test_publish_tells_nothing_of_private_words(site: Site, repository: Callable[..., str]) -> None:
    site.note(f"{OPEN}Write to me@{W}.edu. %%{W}%% <!-- {W} -->\n").build()
    site.note(f"{OPEN}Mail ada@lovelace.edu %%{W}%% <!-- {W} -->\n")
    repository("add", "notes")
    repository("commit", "-qm", "notes")
    refused = site.run("publish")
    assert refused.exit_code == 1
    assert "ada@lovelace.edu" in refused.output
    assert W not in refused.output


def test_publish_stops_at_a_mark_without_a_partner(site: Site, repository: Callable[..., str]) -> None:
    site.note(f"{OPEN}Fold. %%mine and not closed\n").build()
    repository("add", "notes")
    repository("commit", "-qm", "notes")
    refused = site.run("publish")
    assert (refused.exit_code, "PN105" in refused.output) == (1, True)
    site.note(f"{OPEN}Fold 5 \\%% of it.\n")
    assert site.run("publish").exit_code == 0


def test_check_tells_of_comments_and_addresses_of_a_machine(site: Site) -> None:
    site.note(f"{OPEN}A %%{W}%% and [the scan](file:///scans/{W}.pdf) of it.\n<!-- {W} -->\n")
    asked = site.run("check", "--public")
    assert (asked.output.count("PN608 "), asked.output.count("PN609 ")) == (2, 1)
    assert W not in asked.output
    assert "PN60" not in site.run("check").output


def test_check_still_finds_secrets_in_comments_and_drafts(site: Site) -> None:
    site.note(f"{OPEN}%%write to ada@lovelace.edu%%\n", "a.md").note(
        "---\ndraft: true\n---\nada@lovelace.org\n", "b.md"
    )
    assert site.run("check", "--public").output.count("PN602 ") == 2


def test_a_repair_keeps_comments_and_private_notes(site: Site) -> None:
    text = f"{OPEN}See htp://a.example.net/x [a](htp://a.example.net/a) %%{W}%%\n%%{W}%% [b](htp://a.example.net/b)\n"
    site.note(text, "a.md").note(
        f"---\ndraft: true\n---\n# {W} Cranes (CVPR 2020)\n\nPaper: htp://a.example.net/c\n",
        "b.md",
    )
    assert site.run("check", "--fix").exit_code == 0
    assert "Paper: htp://a.example.net/c" in (site.root / "notes" / "b.md").read_text("utf-8")
    assert site.run("check", "--fix", "--drafts").exit_code == 0
    mended = (site.root / "notes" / "a.md").read_text("utf-8")
    assert mended.count(f"%%{W}%%") == 2
    assert "(http://a.example.net/a)" in mended
    assert "(htp://a.example.net/b)" in mended  # behind a comment that its line begins with places are not certain
    assert "Paper: http://a.example.net/c" in (site.root / "notes" / "b.md").read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('!!! note "A"\n    shown\n\n    %%\n\n    {}\n\n    %%\n', id="a comment in an indented box"),
        pytest.param("```{{note}} T %%{}%%\nshown\n```\n", id="a comment in a directive's title"),
        pytest.param("```{{note}}\nshown <!-- {} --> %%{}%%\n```\n", id="comments in a directive"),
        pytest.param("shown[^1]\n\n[^1]: first\n\n    %%\n\n    {}\n\n    %%\n", id="a comment in a footnote"),
        pytest.param("shown\n: first\n\n    %%\n\n    {}\n\n    %%\n", id="a comment in a definition"),
        pytest.param("---\n{{title: Q, private: true}}\n---\nshown {}\n", id="front matter with its keys in braces"),
    ],
)
def test_what_is_private_in_other_tools_marks_is_nowhere(site: Site, text: str) -> None:
    site.note("# Boats\n\nWords.\n", "boats.md").note(text.format(W, W), "notes.md")
    assert leaks(built(site), [W]) == []


PICTURE = b"\x89PNG\r\n\x1a\n" + W.encode()
REFERENCES = (
    "![](Private/{file})", "![words](../notes/Private/{file})", "![[{file}]]", "![[Private/{file}]]", "[words]({file})",
    "[words](/notes/Private/{file}#page=2)", "[[{file}|words]]", '<img src="Private/{file}" alt="words">',
    '<a href="Private/{file}">words</a>', "![words][a]\n\n[a]: Private/{file}", "![](link-{file})", "[[link-{file}]]",
)  # fmt: skip


@pytest.mark.parametrize("file", ["one.png", "one.svg", "one.pdf", "one.mp4"])
def test_no_file_of_a_private_folder_is_copied_or_linked(site: Site, file: str) -> None:
    still = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{W}</title></svg>'.encode()
    site.write("papernotes.yml", "files: copy\n")
    site.write(f"notes/Private/{file}", still if file.endswith("svg") else PICTURE)
    (site.root / f"notes/link-{file}").symlink_to(f"Private/{file}")
    site.note(OPEN + "".join(f"Seen {one.format(file=file)}\n\n" for one in REFERENCES))
    ran = site.run("build", "-v")
    assert ran.exit_code == 0
    assert ran.output.count("PN610") == len(REFERENCES) + 1  # each, and their count in the receipt
    assert not (site.root / "site" / "files").exists()
    assert leaks(site.files().items(), [W]) == []
    page = site.read(f"papers/{site.papers[0]['id']}.html")
    assert not re.search(r'(?:src|href|data|poster)="[^"]*(?:Private|files/|one\.|link-)', page)
    assert len(re.findall(r"Seen\s+(?:<[^<>]*>)*words\s*<", page)) == sum("words" in one for one in REFERENCES)


@pytest.mark.parametrize("kept", ["Private/", "drafts/", "out/", "ignored/"])
def test_links_among_the_notes_lead_to_nothing_that_is_kept_out(site: Site, kept: str) -> None:
    site.write("papernotes.yml", "exclude: [out/]\n").write(".gitignore", "ignored/\n")
    site.write(f"notes/{kept}one.png", PICTURE).note(f"# {W} of Boats\n\nWords.\n", f"{kept}one.md")
    for end in ("md", "png"):
        (site.root / f"notes/two.{end}").symlink_to(f"{kept}one.{end}")
    site.note(f"{OPEN}Seen ![](two.png) beside [[two]].\n")
    assert leaks(built(site), [W]) == []
    assert not (site.root / "site" / "files").exists()


def test_private_files_are_with_private_notes_that_are_shown(site: Site) -> None:
    site.write("notes/Private/one.png", PICTURE).note(f"{OPEN}Seen ![](one.png).\n", "Private/one.md")
    site.note("# Other Words\n\nWords.\n").build("--drafts")
    assert [path for path in site.files() if path.startswith("files/")] == ["files/Private/one.png"]
