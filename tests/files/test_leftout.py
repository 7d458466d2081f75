"""Which folders and files among notes are nobody's notes."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Site

OPEN = "# Folding Paper Cranes by Machine (CVPR 2021)\n\nA sentence.\n"
OTHER = "# Nobody Wrote This Note (CVPR 2020)\n\nA sentence.\n"


def read(site: Site) -> list[str]:
    """Return the notes files that a build reads."""
    site.build("--clean")
    return sorted({place["file"] for paper in site.papers for place in paper["sources"]})


@pytest.mark.parametrize(
    "files",
    [
        ["logseq/bak/x.md"], ["logseq/config.edn", "logseq/a.md"], ["logseq/.recycle/x.md", "logseq/a.md"],
        [".trash/x.md"], [".git/x.md"], [".obsidian/plugins/x.md"], ["node_modules/p/README.md"], [".venv/x.md"],
        ["venv/lib/x.md"], ["env/pyvenv.cfg", "env/x.md"], ["__pycache__/x.md"], ["_site/papers/x.md"],
        ["public/index.html", "public/x.md"], ["site/index.html", "site/x/index.md"],
        ["_book/index.html", "_book/x.md"],
        ["docs/_build/html/x.md"], ["docs/_build/doctrees/a.pickle", "docs/_build/x.md"], ["__MACOSX/x.md"],
        ["deep/er/node_modules/x.md"],
    ],
)  # fmt: skip
def test_folders_of_other_programs_are_not_read(site: Site, files: list[str]) -> None:
    site.note(OPEN, "a.md")
    for file in files:
        site.write(f"notes/{file}", OTHER)
    assert read(site) == ["a.md"]


@pytest.mark.parametrize(
    "file", ["logseq/how-to.md", "public/x.md", "site/x.md", "build/x.md", "book/x.md", "trash/x.md", "venvs/x.md"]
)
def test_folders_of_ones_own_are_read_whatever_they_are_called(site: Site, file: str) -> None:
    site.note(OPEN, "a.md").note(OTHER, file)
    assert read(site) == sorted(["a.md", file])


def test_what_is_not_read_is_told(site: Site) -> None:
    site.note(OPEN, "a.md").note(OTHER, "logseq/bak/x.md").note(OTHER, "later/x.md").note(OTHER, "b.md")
    site.write("notes/.gitignore", "later/\nb.md\n*.pdf\n").write("notes/c.pdf", b"")
    assert "not read: logseq/, b.md, later/; 2 by .gitignore\n" in site.run("build").output


FILES = (
    "a.md", "b.md", "inner/x.md", "sub/inner/x.md", "sketches/y.md", "sub/sketches/y.md", "x/old/z.md", "sub/one.md",
    "#x.md", "foo1.md", "sub/c/deep.md", "sub/deep.md", "trailing.md", "sub/keep.md", "sub/c/keep.md",
)  # fmt: skip


@pytest.mark.parametrize(
    "rules",
    [
        {"": "*.md\n!a.md\n"}, {"": "/inner/\nsketches\n"}, {"": "**/old/*.md\nsub/*.md\n!keep.md\n"},
        {"": "sub/\n!sub/keep.md\n"}, {"": "sub/*\n!sub/keep.md\n"},
        {"": "# x\n\\#x.md\nfoo?.md\n[ab].md\ntrailing.md \n"},
        {"": "keep.md\n", "notes/sub": "!keep.md\none.md\n"}, {"notes": "/b.md\n", "notes/sub": "/deep.md\n/c/\n"},
        {"": "sub/**/deep.md\n", ".git/info": "sketches/\n"}, {"": "!\n/notes/b.md\n"}, {"": "notes/sub/c\r\n"},
    ],
)  # fmt: skip
def test_what_git_ignores_is_not_read(site: Site, rules: dict[str, str]) -> None:
    subprocess.run(["git", "init", "-q", str(site.root)], check=True)
    for number, file in enumerate(FILES):
        site.note(OPEN.replace("Machine", f"Machine Number {number * 7919}"), file)
    for folder, text in rules.items():
        name = "exclude" if folder.endswith("info") else ".gitignore"
        site.write(f"{folder}/{name}".lstrip("/"), text)
    listed = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "-z", "--others", "--exclude-standard", "notes"],
        cwd=site.root, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    wanted = sorted(path.removeprefix("notes/") for path in listed.split("\0") if path.endswith(".md"))
    assert read(site) == wanted


def test_ignored_notes_are_read_when_the_settings_say_so(site: Site) -> None:
    site.note(OPEN, "a.md").note(OTHER, "b.md").write(".gitignore", "b.md\n").write("notes/.gitignore", "b.md\n")
    assert read(site) == ["a.md"]
    site.write("papernotes.yml", "gitignore: false\n")
    assert read(site) == ["a.md", "b.md"]


def test_the_projects_rules_count_where_there_is_no_repository_yet(site: Site) -> None:
    site.note(OPEN, "a.md").note(OTHER, "sub/b.md")
    for rules, wanted in {"notes/sub/b.md\n": ["a.md"], "notes/\n": ["a.md", "sub/b.md"], "b.md\n": ["a.md"]}.items():
        assert read(site.write(".gitignore", rules)) == wanted


def test_notes_that_the_repository_ignores_as_a_whole_are_read(site: Site) -> None:
    subprocess.run(["git", "init", "-q", str(site.root)], check=True)
    site.note(OPEN, "a.md").note(OTHER, "b.md").write(".gitignore", "notes/\n").write("notes/.gitignore", "b.md\n")
    assert read(site) == ["a.md"]


def test_a_change_of_what_is_ignored_changes_the_site(site: Site) -> None:
    site.note(OPEN, "a.md").note(OTHER, "sub/b.md").write("notes/.gitignore", "b.md\n").build()
    assert len(site.papers) == 1
    site.build().write("notes/.gitignore", "c.md\n").build()
    assert len(site.papers) == 2
    site.build().write("notes/sub/.gitignore", "b.md\n").build()
    assert len(site.papers) == 1
