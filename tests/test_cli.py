"""The commands, as a user runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from papernotes.cli import main
from papernotes.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

NOTE = "# CVPR-2023\n## 《Scaling up GANs for Text-to-Image Synthesis》\nCode: *<url>*\n"


def test_a_build_ends_with_a_receipt_and_says_where_to_look(site: Site) -> None:
    result = site.note(NOTE).run("build")
    assert result.exit_code == 0
    *_, found, seconds, opened = result.output.strip().split("\n")
    assert result.output.startswith("1 paper, 0 notes, ")
    assert found == "findings: 1 placeholder-link (PN201)"
    assert seconds.endswith(" s")
    assert opened == f"Open {(site.root / 'site/index.html').resolve().as_uri()}"


def test_quiet_says_nothing_and_verbose_tells_every_finding(site: Site) -> None:
    site.note(NOTE)
    assert site.run("build", "-q").output == ""
    assert "notes.md:3:" in site.run("build", "-v").output
    assert "notes.md:3:" not in site.run("build").output


def test_strict_fails_on_warnings_but_builds(site: Site) -> None:
    site.note(NOTE).write("papernotes.yml", "titel: Mine\n")
    result = site.run("build", "--strict")
    assert result.exit_code == 1
    assert "papernotes.yml:1:1: PN001 unknown key `titel`" in result.output
    assert "did you mean `title`?" in result.output
    assert (site.root / "site/index.html").exists()
    assert site.run("build").exit_code == 0


def test_a_quiet_build_that_fails_says_why(site: Site) -> None:
    site.note(NOTE).write("papernotes.yml", "titel: Mine\n")
    result = site.run("build", "--strict", "-q")
    assert result.exit_code == 1
    assert result.output.startswith("papernotes.yml:1:1: PN001 unknown key `titel`")
    assert "1 paper" not in result.output
    assert site.run("build", "-q").output == ""


def test_remarks_do_not_fail_a_strict_build(site: Site) -> None:
    assert site.note(NOTE).run("build", "--strict").exit_code == 0


def test_the_site_can_stand_elsewhere(site: Site, tmp_path: Path) -> None:
    site.note(NOTE).build("--out", str(tmp_path / "public/deep"))
    assert (tmp_path / "public/deep/papers.json").exists()
    assert not (tmp_path / "site").exists()


def test_no_notes_is_told_without_a_traceback(site: Site) -> None:
    result = site.run("build")
    assert result.exit_code == 2
    assert (
        f"no notes found: no file ending in .markdown, .md, .mdown, .mdx, .mkd, .qmd, .rmd in {site.root}"
        in result.output
    )
    assert "help: put your notes there" in result.output


def test_a_folder_of_others_is_refused_and_can_be_adopted(site: Site) -> None:
    site.note(NOTE).write("site/mine.txt", "mine")
    assert site.run("build").exit_code == 2
    assert site.run("build", "--adopt").exit_code == 0
    assert site.read("mine.txt") == "mine"


def test_a_broken_template_is_told_with_its_file_and_line(site: Site) -> None:
    site.note(NOTE).write("templates/home.html", "<p>\n{{ nothing.here }}\n")
    result = site.run("build")
    assert result.exit_code == 2
    assert f"{site.root / 'templates'}/home.html:2: PN401" in result.output
    assert not (site.root / "site").exists()


def test_verbose_shows_the_traceback(site: Site) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "papernotes", "build", "-v", str(site.root)], capture_output=True, text=True, check=False
    )
    assert run.returncode != 0
    assert "Traceback" in run.stderr


def test_list_shows_the_records_and_writes_nothing(site: Site) -> None:
    site.note(NOTE)
    result = site.run("list")
    assert "Scaling up GANs for Text-to-Image Synthesis" in result.output
    assert "CVPR" in result.output
    assert not (site.root / "site").exists()


def test_list_gives_what_papers_json_holds(site: Site) -> None:
    listed = json.loads(site.note(NOTE).run("list", "--json").output)
    assert listed == site.build().data


@pytest.mark.parametrize("command", [["--version"], ["--help"], ["build", "--help"], ["list", "--help"]])
def test_help_and_version_are_there(command: list[str]) -> None:
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0
    assert __version__ in result.output or "Usage:" in result.output


def test_a_wrong_option_is_a_usage_error(site: Site) -> None:
    assert site.run("build", "--nothing").exit_code == 2


def test_help_does_not_load_the_markdown_and_template_parts() -> None:
    slow = ("jinja2", "markdown_it", "pygments", "yaml")
    code = f"import sys, papernotes.cli; print([m for m in {slow} if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_explain_says_how_a_line_was_read_and_why(site: Site) -> None:
    result = site.note(NOTE).explain("notes.md:2")
    assert result.exit_code == 0
    assert "a paper, “Scaling up GANs for Text-to-Image Synthesis”" in result.output
    assert "Whether a paper's record starts there" in result.output
    assert "It stands under CVPR-2023." in result.output


def test_explain_says_what_a_code_means(site: Site) -> None:
    assert site.explain("pn201").output.startswith("PN201 placeholder-link (info)\n")


@pytest.mark.parametrize(
    ("what", "says"),
    [
        pytest.param("note.md:2", "did you mean notes.md?", id="misspelt-file"),
        pytest.param("notes.md:99", "the file has 4 lines", id="no-such-line"),
        pytest.param("PN999", "codes like it are PN", id="no-such-code"),
    ],
)
def test_explain_tells_what_it_cannot_find(site: Site, what: str, says: str) -> None:
    result = site.note(NOTE).explain(what)
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.parametrize(
    ("form", "start"),
    [("bibtex", "@"), ("csl-json", "["), ("ris", "TY  - "), ("csv", "id,kind,title"), ("jsonl", "{")],
)
def test_papers_are_exported_for_other_programs(site: Site, form: str, start: str) -> None:
    result = site.note(NOTE).run("export", "--format", form)
    assert result.exit_code == 0
    assert result.output.lstrip("\ufeff").startswith(start)
    assert "Scaling up GANs" in result.output.replace("{", "").replace("}", "")
    assert not (site.root / "site").exists()


def test_the_formats_offered_are_those_there_are() -> None:
    from papernotes.cli.export import FORMATS as OFFERED
    from papernotes.site.whole_exports import FORMATS

    assert tuple(FORMATS) == OFFERED
