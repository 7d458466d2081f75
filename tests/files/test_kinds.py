"""Which kinds of files are read as notes, what is said of others, and single files as projects."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from papernotes.cli import main
from papernotes.errors import PapernotesError
from papernotes.files.project_reader import read_project
from papernotes.files.walk import site_of, strays

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result
    from tests.conftest import Site

PAPER = "# Folding Paper Herons by Wind (CVPR 2021)\n\nHerons fold {}.\n"


def command(name: str, *arguments: str) -> Result:
    return CliRunner().invoke(main, [name, *arguments], catch_exceptions=False)


def sources(root: Path) -> list[str]:
    return [source.path for source in read_project(root, root / "site").sources]


@pytest.mark.parametrize("end", ["md", "markdown", "mdown", "mkd", "mdx", "qmd", "Rmd", "rmd", "MD", "MARKDOWN"])
def test_markdown_is_read_under_each_of_its_names_and_can_be_linked(site: Site, end: str) -> None:
    site.note(PAPER.format("slowly"), f"deep/heron.{end}")
    site.note(f"# Folding Maps of Marshes (ICML 2020)\n\nSee [[heron]] and [it](deep/heron.{end}).\n", "a.md")
    site.build("--clean")
    assert {record["source"]["file"] for record in site.papers} == {"a.md", f"deep/heron.{end}"}
    page = site.read("papers/folding-maps-of-marshes.html")
    assert page.count('href="folding-paper-herons-by-wind.html"') >= 2


def test_what_is_no_markdown_is_counted_with_what_to_do(site: Site) -> None:
    site.note(PAPER.format("slowly"))
    for name in ("a.org", "b c.docx", "d.org", "old/e.txt", "f.enex", "g.ipynb", "data.csv", "code.py", "h.rst"):
        site.write(f"notes/{name}", "words")
    told = site.run("build").output
    assert "no Markdown, not read: 2 .org, 1 .docx, 1 .enex, 1 .ipynb, 1 .rst, 1 .txt;" in told
    assert '`pandoc -t gfm "a.org" -o "a.md"`' in told
    assert "`include: ['*.txt']`" in told
    assert "export .enex" in told


def test_a_folder_of_other_kinds_alone_says_how_they_become_notes(tmp_path: Path) -> None:
    for name in ("x.org", "y.txt"):
        (tmp_path / name).write_text("words")
    with pytest.raises(PapernotesError, match="no notes found") as raised:
        sources(tmp_path)
    assert "pandoc -t gfm" in str(raised.value.help)
    assert "include" in str(raised.value.help)


def test_texts_are_read_where_the_settings_include_them(site: Site) -> None:
    site.note(PAPER.format("slowly"), "a.md").note("# Herons at Night (ICML 2019)\n\nDark, see [[a]].\n", "old/b.txt")
    site.note("# Herons by Day (ICML 2018)\n\nBright.\n", "new/c.txt").note("words", "d.org")
    site.write("papernotes.yml", "include: old/*.txt\n")
    told = site.run("build").output
    assert {record["source"]["file"] for record in site.papers} == {"a.md", "old/b.txt"}
    assert "no Markdown, not read: 1 .org, 1 .txt;" in told
    site.write("papernotes.yml", "include: ['*.txt']\nexclude: new/*\n")
    assert site.run("build").exit_code == 0
    assert {record["source"]["file"] for record in site.papers} == {"a.md", "old/b.txt"}


def test_a_change_to_an_included_text_is_seen(site: Site) -> None:
    site.note("# Herons at Night (ICML 2019)\n\nDark.\n", "b.txt").write("papernotes.yml", "include: '*.txt'\n")
    site.run("build")
    site.note("# Herons at Dawn (ICML 2019)\n\nPale.\n", "b.txt").run("build")
    assert [record["title"] for record in site.papers] == ["Herons at Dawn"]


def test_notes_beside_the_notes_folder_are_told(site: Site) -> None:
    site.note(PAPER.format("slowly"))
    for name in ("README.md", "CONTRIBUTING.md", "license.md", ".hidden.md", "x.txt"):
        site.write(name, "# About\n")
    assert "beside notes/" not in site.run("build").output
    site.write("todo.md", "# Later\n").write("ideas.qmd", "# Now\n")
    assert "beside notes/, not read: ideas.qmd, todo.md\n" in site.run("build").output
    assert strays(site.root / "notes") == []


def test_a_single_file_is_built_beside_what_it_shows(site: Site) -> None:
    site.write("desk/mine.md", f"{PAPER.format('slowly')}\n![A heron](figs/heron.png)\n\n![[marsh.png]]\n")
    site.write("desk/other.md", "# Herons Elsewhere (ICML 2020)\n\nWords.\n").write("desk/more/other.md", "# X\n\ny\n")
    for picture in ("figs/heron.png", "marsh.png", "unnamed/cat.png"):
        site.write(f"desk/{picture}", b"\x89PNG\r\n\x1a\n")
    done = command("build", str(site.root / "desk/mine.md"))
    assert done.exit_code == 0, done.output
    pages = site.root / "desk/site"
    assert "1 paper, 0 notes" in done.output
    assert (pages / "papers/folding-paper-herons-by-wind.html").exists()
    assert len(list(pages.rglob("*.png"))) == 2
    assert command("build", str(site.root / "desk/mine.md")).output.count("1 paper") == 1


def test_a_single_file_of_a_project_is_read_with_its_settings(site: Site) -> None:
    site.note(PAPER.format("slowly"), "a.md").note("# Herons Elsewhere (ICML 2020)\n\nWords.\n", "b.md")
    site.write("papernotes.yml", "title: Herons only\nexclude: a.md\n")
    done = command("build", str(site.root / "notes/a.md"))
    assert "1 paper, 0 notes" in done.output
    assert "<title>Herons only" in (site.root / "site/index.html").read_text()


@pytest.mark.parametrize("name", ["check", "list", "export"])
def test_other_commands_take_a_single_file_too(site: Site, name: str) -> None:
    site.note(PAPER.format("slowly"), "a.md").note("# Herons Elsewhere (ICML 2020)\n\nWords.\n", "b.md")
    done = command(name, str(site.root / "notes/a.md"))
    assert done.exit_code == 0
    assert "Elsewhere" not in done.output


def test_a_text_is_built_as_a_single_file_and_other_kinds_say_what_makes_notes_of_them(tmp_path: Path) -> None:
    for name in ("a.txt", "b.org", "c.zip"):
        (tmp_path / name).write_text("# Words\n\nMore.\n")
    assert site_of(tmp_path / "a.txt") == tmp_path / "site"
    assert [source.path for source in read_project(tmp_path / "a.txt", tmp_path / "site").sources] == ["a.txt"]
    with pytest.raises(PapernotesError, match="no Markdown") as raised:
        site_of(tmp_path / "b.org")
    assert "pandoc -t gfm" in str(raised.value.help)
    with pytest.raises(PapernotesError, match="no Markdown"):
        site_of(tmp_path / "c.zip")
    with pytest.raises(PapernotesError, match="no such file"):
        site_of(tmp_path / "d.md")
    with pytest.raises(PapernotesError, match="no such folder"):
        site_of(tmp_path / "d")


def test_a_single_file_is_found_by_its_name_from_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "my notes é%.md").write_text(PAPER.format("slowly"))
    command = [sys.executable, "-m", "papernotes", "list", "my notes é%.md"]
    listed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Folding Paper Herons by Wind" in listed.stdout


def test_of_a_component_only_the_words_inside_are_shown(site: Site) -> None:
    site.note(
        """import { Chart } from '../chart.js'
import Wide from "./wide"

export const meta = {
  title: 'x'
}

# Folding Paper Herons by Wind (CVPR 2021)

<Wide left={3}>

Herons <Note kind="warm">fold</Note> in wind; `<Note>` is code and 1 < 2 and B > A.

</Wide>

<Chart data={[1]} />

```jsx
import x from "y"
<Kept/>
```

Exporting herons is hard, import duties too.
""",
        "a.mdx",
    )
    site.build("--clean")
    page = site.read("papers/folding-paper-herons-by-wind.html")
    for gone in ("chart.js", "const meta", "Wide", "Chart", "kind="):
        assert gone not in page
    for kept in (
        "Herons fold in wind",
        "&lt;Note&gt;",
        "1 &lt; 2",
        "B &gt; A",
        "Kept",
        "Exporting herons",
        "import duties",
    ):
        assert kept in page
    assert {skipped["reason"] for skipped in site.data["skipped"]} == {"program"}
