"""What settings keep private is never lost in silence: a command stops, or a pattern that fits nothing is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papernotes.files.project_reader import read_project

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Site

OPEN, MINE = "# Folding Boats (CVPR 2021)\n\nWords.\n", "# Mine Alone (CVPR 2021)\n\nWords.\n"
LOST = (
    pytest.param("exlude: [mine/]\n", "papernotes.yml:1:1", "did you mean `exclude`?", id="misspelt"),
    pytest.param("title: A\nExclude: [mine/]\n", "papernotes.yml:2:1", "did you mean `exclude`?", id="capital"),
    pytest.param("ignore:\n- mine/\n", "papernotes.yml:1:1", "did you mean `gitignore`?", id="another-word"),
    pytest.param("private: [mine/]\n", "papernotes.yml:1:1", "did you mean `exclude`?", id="private"),
    pytest.param("drafts: false\n", "papernotes.yml:1:1", "did you mean `exclude`?", id="drafts"),
    pytest.param("排除: [mine/]\n", "papernotes.yml:1:1", "did you mean `exclude`?", id="another-language"),
    pytest.param("exclude: {mine: true}\n", "papernotes.yml:1:10", "[drafts/]", id="wrong-type"),
    pytest.param("exclude: [mine/, 3]\n", "papernotes.yml:1:10", "[drafts/]", id="wrong-item"),
    pytest.param("gitignore: maybe\n", "papernotes.yml:1:12", "false", id="no-flag"),
    pytest.param("site:\n  exclude: [mine/]\n", "papernotes.yml:2:3", "a key of its own", id="in-another-key"),
    pytest.param("topics:\n  A: [b]\n  exclude: [mine/]\n", "papernotes.yml:3:3", "a key of its own", id="indented"),
    pytest.param("exclude: [mine/]\nexclude: [other/]\n", "papernotes.yml:2:1", "holds all", id="twice"),
    pytest.param('read: {"mine/*": [nothing, 3]}\n', "papernotes.yml:1:7", "for example", id="nothing-is-read"),
    pytest.param("title: A\nexclude: [mine/\n", "papernotes.yml:3:1", "nothing in the file was used", id="no-yaml"),
    pytest.param("exclude: *.md\n", "papernotes.yml:1", "nothing in the file was used", id="an-alias"),
    pytest.param("- exclude\n", "papernotes.yml:1:1", "check", id="no-table"),
)


@pytest.mark.parametrize(("text", "place", "help_"), LOST)
def test_a_command_stops_where_settings_may_keep_something_private(
    site: Site, text: str, place: str, help_: str
) -> None:
    site.note(OPEN).note(MINE, "mine/a.md").write("papernotes.yml", text)
    for command in ("build", "list", "export", "serve"):
        ran = site.run(command)
        assert ran.exit_code == 2, ran.output
        assert "Mine Alone" not in ran.output
    assert f"{place}" in ran.output
    assert help_ in ran.output
    assert not (site.root / "site").exists()
    assert site.run("check").exit_code == 1


def test_publish_stops_too(site: Site) -> None:
    import subprocess

    site.note(OPEN).write("papernotes.yml", "exlude: [mine/]\n")
    subprocess.run(["git", "init", "-q"], cwd=site.root, check=True)
    subprocess.run(["git", "remote", "add", "origin", str(site.root / "none")], cwd=site.root, check=True)
    ran = site.run("publish")
    assert (ran.exit_code, "did you mean `exclude`?" in ran.output) == (2, True)


def test_a_site_that_stands_stays_as_it_was(site: Site) -> None:
    site.note(OPEN).note(MINE, "mine/a.md").write("papernotes.yml", "exclude: [mine/]\n").build()
    before = site.files()
    site.write("papernotes.yml", "exclud: [mine/]\n")
    assert site.run("build").exit_code == 2
    assert site.files() == before


@pytest.mark.parametrize("name", ["papernotes.yaml", ".papernotes.yml", "papernote.yml", "notes/papernotes.yml"])
def test_a_file_that_may_be_meant_as_the_settings_stops_also_a_build_without_changes(site: Site, name: str) -> None:
    site.note(OPEN).build()
    ran = site.write(name, "exclude: [mine/]\n").run("build")
    assert (ran.exit_code, f"{name}: this is not read" in ran.output) == (2, True)
    site.write("papernotes.yml", "").build()


@pytest.mark.parametrize("text", ["titel: A\n", "zzz: 1\n", "publisher: Moss\n", "publications: [a]\n", "exclude:\n"])
def test_other_unknown_keys_are_told_and_stop_nothing(site: Site, text: str) -> None:
    ran = site.note(OPEN).write("papernotes.yml", text).run("build")
    assert ran.exit_code == 0
    assert ("PN001" in ran.output) is (text != "exclude:\n")


FORMS = (
    "mine/", "mine", "/mine/", "/mine/*", "mine/*", "mine/**", "**/mine/**", "**/mine", "notes/mine/", "notes/mine",
    "notes/mine/*", "/notes/mine/", "notes/mine/**", "./mine", "./notes/mine/", "mine\\", "notes\\mine\\*", "m?ne/",
    "m*", " mine/ ", "mine/*.md", "**/a.md",
)  # fmt: skip


def read(root: Path) -> tuple[list[str], list[str]]:
    project = read_project(root, root / "site")
    return [source.path for source in project.sources], [found.code for found in project.diagnostics]


@pytest.mark.parametrize("form", FORMS)
def test_a_folder_is_left_out_as_gitignore_and_a_shell_have_it(site: Site, form: str) -> None:
    quoted = form.replace("'", "''")
    site.note(OPEN).note(MINE, "mine/a.md").write("papernotes.yml", f"exclude: ['{quoted}']\n")
    assert read(site.root) == (["notes.md"], [])


@pytest.mark.parametrize("form", [form for form in FORMS if "notes" not in form])
def test_so_it_is_without_a_folder_of_notes(site: Site, form: str) -> None:
    site.write("open.md", OPEN).write("mine/a.md", MINE).write("papernotes.yml", f"exclude: ['{form}']\n")
    assert read(site.root) == (["open.md"], [])


@pytest.mark.parametrize(
    ("patterns", "paths"),
    [
        (["mine/*", "!mine/b.md"], ["mine/b.md", "notes.md"]),
        (["*.md", "!notes.md"], ["notes.md"]),
        (["/a.md"], ["mine/a.md", "mine/b.md", "mine/für/a.md", "notes.md"]),
        (["mine/fu\u0308r/"], ["mine/a.md", "mine/b.md", "notes.md"]),
    ],
)
def test_patterns_are_weighed_as_git_does(site: Site, patterns: list[str], paths: list[str]) -> None:
    site.note(OPEN)
    for path in ("mine/a.md", "mine/b.md", "mine/für/a.md"):
        site.note(MINE, path)
    site.write("papernotes.yml", f"exclude: {patterns!r}\n")
    assert [path for path in read(site.root)[0] if path in paths or "für" not in path] == paths


@pytest.mark.parametrize(
    ("pattern", "near"),
    [("Mine/", "did you mean `mine`?"), ("notes/mien/*", "did you mean `mine`?"), ("zzz", ""), ("x,y", "")],
)
def test_a_pattern_that_fits_no_file_is_told(site: Site, pattern: str, near: str) -> None:
    site.note(OPEN).note(MINE, "mine/a.md").write("papernotes.yml", f"title: A\nexclude: ['{pattern}']\n")
    (finding,) = read_project(site.root, site.root / "site").diagnostics
    assert (finding.code, finding.help) == ("PN007", near)
    assert pattern in finding.message
    assert "PN007" in site.run("check").output


@pytest.mark.parametrize("pattern", ["logseq/", ".obsidian/", "drafts/"])
def test_a_pattern_of_what_is_there_and_not_read_anyway_is_not_told(site: Site, pattern: str) -> None:
    site.note(OPEN).note(MINE, "logseq/bak/a.md").note(MINE, ".obsidian/a.md")
    (site.root / "notes" / "drafts").mkdir()
    site.write("papernotes.yml", f"exclude: ['{pattern}']\n")
    assert read(site.root)[1] == []
