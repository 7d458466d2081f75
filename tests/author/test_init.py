"""``papernotes init``: a project in a folder that is empty, or that is anything but."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

from papernotes.author import init
from papernotes.author.schema import schema, schema_text
from papernotes.config import SETTINGS, read_config
from papernotes.publish.address import repository_of
from papernotes.source import Source

if TYPE_CHECKING:
    from tests.conftest import Site

ALL = {"papernotes.yml", ".papernotes.schema.json", "notes/reading.md", ".gitignore", ".github/workflows/pages.yml"}


def files(root: Path) -> dict[str, bytes]:
    held = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.relative_to(root).parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in held}


def test_an_empty_folder_becomes_a_project_that_builds_without_a_finding(site: Site) -> None:
    result = site.run("init")
    assert result.exit_code == 0
    assert set(files(site.root)) == ALL
    assert all(f"wrote     {path}" in result.output for path in ALL)
    assert site.run("build", "--strict").exit_code == 0
    (paper,) = site.papers
    assert (paper["title"], paper["venue"], paper["year"]) == ("Attention Is All You Need", "NeurIPS", 2017)
    assert [link["kind"] for link in paper["links"]] == ["paper", "code"]
    assert [section["role"] for section in paper["sections"]] == ["problem", "method", "question"]


def test_a_folder_that_is_not_there_yet_is_made(site: Site) -> None:
    inner = type(site)(site.root / "new" / "project")
    assert inner.run("init").exit_code == 0
    assert set(files(inner.root)) == ALL


def test_a_second_time_everything_is_kept(site: Site) -> None:
    site.run("init")
    before = files(site.root)
    result = site.run("init")
    assert files(site.root) == before
    assert result.output.count("kept") == len(ALL)


def test_what_is_there_is_never_overwritten(site: Site) -> None:
    for path in ALL:
        site.write(path, f"mine: {path}\n")
    before = files(site.root)
    result = site.run("init")
    assert files(site.root) == before
    assert "kept      .gitignore  (add to it: site/)" in result.output


def test_a_link_to_nowhere_is_not_written_through(site: Site, tmp_path: Path) -> None:
    project = type(site)(tmp_path / "project")
    project.root.mkdir()
    (project.root / "papernotes.yml").symlink_to(tmp_path / "elsewhere.yml")
    assert project.run("init").exit_code == 0
    assert not (tmp_path / "elsewhere.yml").exists()


@pytest.mark.parametrize("path", ["mine.md", "deep/er/mine.md", "README.md"])
def test_a_folder_of_notes_gets_no_notes_folder_that_would_hide_them(site: Site, path: str) -> None:
    site.write(path, "# CVPR 2023\n\n## My Note on Folding Things\n\nPaper: https://arxiv.org/abs/2301.00001\n")
    result = site.run("init")
    assert f"left out  notes/  (your notes are the files of the folder itself: {path})" in result.output
    assert [paper["title"] for paper in site.build().papers] == ["My Note on Folding Things"]


def test_what_is_about_the_repository_is_no_note(site: Site) -> None:
    site.write("LICENSE.md", "MIT\n").run("init")
    assert (site.root / "notes/reading.md").exists()


def test_notes_that_are_there_are_kept(site: Site) -> None:
    result = site.note("# Mine\n\nA line.\n", "a/mine.md").run("init")
    assert "kept      notes/  (your notes, such as a/mine.md)" in result.output
    assert not (site.root / "notes/reading.md").exists()


def test_a_gitignore_that_leaves_the_site_out_lacks_nothing(site: Site) -> None:
    result = site.write(".gitignore", "*.pyc\n/site\n").run("init")
    assert "kept      .gitignore\n" in result.output


def test_a_file_in_the_place_of_the_folder_is_told(site: Site) -> None:
    site.write("file", "")
    result = type(site)(site.root / "file" / "deep").run("init")
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("path", "repo"),
    [
        pytest.param("notes/a.md", "ada/reading", id="notes-folder"),
        pytest.param("a.md", "https://github.com/ada/reading/blob/HEAD", id="the-folder-itself"),
        pytest.param("", "ada/reading", id="no-notes-yet"),
    ],
)
def test_a_repository_on_github_tells_its_addresses(site: Site, path: str, repo: str) -> None:
    if path:
        site.write(path, "# Mine\n\nA line.\n")
    git(site.root, "init", "--quiet")
    git(site.root, "remote", "add", "origin", "git@github.com:ada/reading.git")
    site.run("init")
    settings = yaml.safe_load((site.root / "papernotes.yml").read_text("utf-8"))
    assert settings == {"url": "https://ada.github.io/reading/", "repo": repo}


def test_inside_of_a_repository_the_workflow_is_left_out_and_told(site: Site) -> None:
    git(site.root, "init", "--quiet")
    inner = type(site)(site.root / "reading")
    result = inner.run("init")
    assert "left out  .github/workflows/pages.yml" in result.output
    assert not (inner.root / ".github").exists()


def test_the_workflow_is_six_lines_that_call_the_action(tmp_path: Path) -> None:
    init.start(tmp_path, action="ada/papernotes@abc123")
    text = (tmp_path / init.WORKFLOW).read_text("utf-8")
    assert len([line for line in text.splitlines() if not line.startswith("#")]) == 6
    workflow = yaml.load(text, yaml.BaseLoader)  # which reads `on` as a word
    (job,) = workflow["jobs"].values()
    assert job["steps"] == [{"id": "site", "uses": "ada/papernotes@abc123"}]
    assert job["environment"]["name"] == "github-pages"
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert set(workflow["on"]) == {"push", "workflow_dispatch"}
    shown = (Path(__file__).parents[2] / "docs" / "publishing.md").read_text("utf-8")
    shown = shown.partition("```yaml\n  name: pages\n")[2]
    assert yaml.load("name: pages\n" + dedent(shown.partition("```")[0]), yaml.BaseLoader) == {
        **workflow, "jobs": {"site": {**job, "steps": [{"id": "site", "uses": "owner/papernotes@main"}]}},
    }  # fmt: skip


def test_where_the_action_is_not_known_the_workflow_says_so_and_names_nobodys_repository(tmp_path: Path) -> None:
    (step,) = (step for step in init.start(tmp_path) if step.path == init.WORKFLOW)
    assert "say in it where papernotes is on GitHub" in step.remark
    (used,) = re.findall(r'uses: "(.*?)"', (tmp_path / init.WORKFLOW).read_text("utf-8"))
    assert not repository_of(f"https://github.com/{used.partition('@')[0]}")


def test_each_setting_is_explained_and_its_example_is_taken() -> None:
    text = init.settings()
    assert read_config(Source("papernotes.yml", text))[1] == ()
    assert yaml.safe_load(text) is None
    for setting in SETTINGS:
        assert f"\n# {setting.what}\n# {setting.key}: " in text
    uncommented = "\n".join(
        line.removeprefix("# ") if line.startswith(tuple(f"# {s.key}: " for s in SETTINGS)) else line
        for line in text.splitlines()
    )
    assert read_config(Source("papernotes.yml", uncommented))[1] == ()
    assert set(yaml.safe_load(uncommented)) == {setting.key for setting in SETTINGS}
    jsonschema.Draft202012Validator(schema()).validate(yaml.safe_load(uncommented))


def test_the_first_line_names_the_schema_that_lies_beside_it(site: Site) -> None:
    site.run("init")
    first = (site.root / "papernotes.yml").read_text("utf-8").split("\n")[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert json.loads((site.root / named).read_text("utf-8")) == schema()
    assert (Path(__file__).parents[2] / "docs" / "papernotes.schema.json").read_text("utf-8") == schema_text()


CASES = [
    ("title: Mine", True), ("title: 3", True), ("titel: Mine", False), ("search: yes please", False),
    ("search: false", True), ("exclude: [a, b]", True), ("exclude: a", True), ("exclude: [3]", False),
    ("repo: ada/notes", True), ("repo: ada", False), ("url: example.org", False), ("accent: '#abc'", True),
    ("accent: red", False), ("bibliography: a.bib", True), ("bibliography: {files: [a], to_read: true}", True),
    ("bibliography: {to_read: true}", False), ("bibliography: {files: a, read: 1}", False), ("title:", True),
    ("topics: {Fish: [a, b], Birds: false, Cats: {names: [c]}}", True), ("venues: [a]", False), ("", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right"), CASES)
def test_the_schema_takes_what_a_build_takes(text: str, right: bool) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert jsonschema.Draft202012Validator(schema()).is_valid(yaml.safe_load(text)) == right
    assert (read_config(Source("papernotes.yml", text))[1] == ()) == right
