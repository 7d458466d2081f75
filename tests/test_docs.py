"""The docs say what is so: commands exist, examples run, and generated pages are fresh."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import jsonschema
import pytest
import yaml

import dev
from docs import generate
from papernotes.cli import COMMANDS, main
from papernotes.config import SETTINGS
from papernotes.rules import RULES

if TYPE_CHECKING:
    from tests.conftest import Site

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<code>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(text: str) -> list[tuple[str, str]]:
    """Return the fenced blocks of a page: what follows the fence, and the code."""
    return [(match["info"], match["code"]) for match in FENCE.finditer(text)]


def examples(page: str) -> list[Any]:
    """Return a page's examples: notes, and the records that follow as YAML."""
    shown = blocks((ROOT / page).read_text("utf-8"))
    pairs = [(*first, second) for first, (info, second) in pairwise(shown) if info == "yaml"]
    return [
        pytest.param(info.partition(" ")[2] or "notes/notes.md", notes, yaml.safe_load(records), id=f"{page}-{number}")
        for number, (info, notes, records) in enumerate(pairs, 1)
        if info.startswith("markdown")
    ]


def told(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record of papers.json in the short form that the docs show."""
    links: dict[str, str] = {}
    for link in record["links"]:
        links.setdefault(link["kind"], link["url"])
    sections = [section for section in record["sections"] if section["heading"]]
    return {
        **record,
        "links": links,
        "sections": [section["heading"] for section in sections],
        "roles": [section["role"] for section in sections],
        "sources": [f"{place['line']}-{place['end_line']}" for place in record["sources"]],
        "snippets": [snippet["language"] for snippet in record["snippets"]],
    }


@pytest.mark.parametrize(("path", "notes", "records"), [*examples("README.md"), *examples("docs/notes.md")])
def test_the_examples_of_the_docs_give_the_records_that_they_show(
    site: Site, path: str, notes: str, records: list[dict[str, Any]]
) -> None:
    found = [told(record) for record in site.write(path, notes).build().papers]
    shown = [{key: record[key] for key in wanted} for record, wanted in zip(found, records, strict=False)]
    assert shown == records
    assert [record["title"] for record in found] == [record["title"] for record in records]


def test_the_docs_have_examples() -> None:
    assert len(examples("README.md")) == 1
    assert len(examples("docs/notes.md")) >= 9


def test_the_readme_stays_short() -> None:
    assert len(README.splitlines()) < 250


@pytest.mark.parametrize("page", ["README.md", "docs/configuration.md"])
def test_settings_that_are_shown_are_taken_without_a_finding(site: Site, page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    (settings,) = [code for info, code in blocks(text) if info == "yaml papernotes.yml"]
    site.note("# A Paper (ICML 2020)\n\nPaper: https://arxiv.org/abs/2001.00001\n").write("papernotes.yml", settings)
    result = site.run("build", "--strict")
    assert result.exit_code == 0, result.output


def test_the_readmes_first_commands_are_those_of_dev() -> None:
    first = next(code for info, code in blocks(README) if info == "sh")
    commands = [line.split("#")[0].split() for line in first.splitlines()]
    assert commands == [["python3", "dev.py", "build"], ["python3", "dev.py", "test"]]


def test_ci_runs_the_readmes_test_command() -> None:
    assert "exec python3 dev.py test" in (ROOT / ".ci" / "run").read_text("utf-8")


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_commands_that_the_docs_name_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(re.findall(r"python3 dev\.py (\w+)", text)) <= dev.COMMANDS.keys()
    shown = "\n".join(code for info, code in blocks(text) if info == "sh") + "\n".join(re.findall(r"`([^`\n]+)`", text))
    assert set(re.findall(r"(?:^|\n)papernotes (\w+)", shown)) <= COMMANDS.keys()


def test_every_command_and_option_is_documented() -> None:
    told_of = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        assert f"`papernotes {name}" in README, name
        assert f"`papernotes {name}" in told_of, name
        options = [option for option in command.params if isinstance(option, click.Option)]
        missing = [option.name for option in options if not any(f"`{opt}`" in told_of for opt in option.opts)]
        assert not missing, name


def test_every_command_of_dev_says_what_it_does() -> None:
    told_in_help = set(re.findall(r"^python3 dev\.py (\w+)", dev.__doc__ or "", re.MULTILINE))
    assert told_in_help == dev.COMMANDS.keys()


@pytest.mark.parametrize(("path", "text"), generate.pages().items(), ids=lambda value: getattr(value, "name", ""))
def test_generated_pages_are_fresh(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "`python3 dev.py docs` writes it anew"


def test_every_rule_and_setting_has_its_place() -> None:
    rules = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert {code for code in RULES if f"### {code} " in rules} == RULES.keys()
    settings = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert all(f"| `{setting.key}` |" in settings for setting in SETTINGS)


def anchors(path: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them of their words."""
    headings = re.findall(r"^#+ (.*)$", FENCE.sub("", path.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_between_the_docs_lead_somewhere(path: Path) -> None:
    text = FENCE.sub("", path.read_text("utf-8"))
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'(?:src|srcset)="([^"]+)"', text)
    inside = [target.partition("#") for target in targets if "://" not in target]
    assert not [target for target, _, _ in inside if target and not (path.parent / target).exists()]
    named = [(path.parent / target if target else path, anchor) for target, _, anchor in inside if anchor]
    assert not [anchor for page, anchor in named if page.suffix == ".md" and anchor not in anchors(page)]


def test_the_decisions_are_all_listed() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    assert sorted(re.findall(r"\((\d{4}-[\w-]+\.md)\)", index)) == sorted(
        path.name for path in (ROOT / "docs" / "decisions").glob("0*.md")
    )


def test_a_decision_is_called_by_the_number_of_its_page() -> None:
    told = re.compile(r"\[decision\s+(\d+)\]\([^)]*?(\d{4})-")
    named = [(name_of(path), *found) for path in PAGES for found in told.findall(path.read_text("utf-8"))]
    assert len(named) > 10
    assert not [each for each in named if int(each[1]) != int(each[2])]


def test_the_files_that_the_architecture_and_the_decisions_name_are_there() -> None:
    package = ROOT / "src" / "papernotes"
    rooms = "|".join(sorted(face.parent.name for face in package.glob("*/__init__.py")))
    named = re.compile(rf"`((?:src|tests|docs|benchmarks|{rooms})/[\w./-]+)`")
    pages = [ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md", *(ROOT / "docs" / "decisions").glob("*.md")]
    asked = [(name_of(page), name) for page in pages for name in named.findall(page.read_text("utf-8"))]
    assert len(asked) > 30
    places = [(where, end) for where in (ROOT, package, ROOT / "tests") for end in ("", ".py")]
    assert not [each for each in asked if not any((where / (each[1] + end)).exists() for where, end in places)]


def test_the_glossary_names_what_is_there() -> None:
    glossary = (ROOT / "docs" / "architecture.md").read_text("utf-8").partition("## Glossary")[2]
    named = re.findall(r"`papernotes\.([\w.]+)`", glossary)
    assert len(named) > 20
    for name in named:
        module, _, last = f"papernotes.{name}".rpartition(".")
        assert find_spec(f"papernotes.{name}") if last.islower() else hasattr(importlib.import_module(module), last), (
            name
        )


def changes() -> list[Any]:
    """Return the changes that the tour shows: the file, and the lines as a diff or as a file that is new."""
    shown = [(info.split(), code) for info, code in blocks((ROOT / "docs" / "tour.md").read_text("utf-8"))]
    return [pytest.param(*info, code, id=info[1]) for info, code in shown if len(info) == 2]


@pytest.mark.parametrize(("kind", "path", "code"), changes())
def test_the_tours_changes_fit_the_code(kind: str, path: str, code: str) -> None:
    if kind == "diff":
        stands = "".join(line[1:] for line in code.splitlines(keepends=True) if line[0] in " -")
        assert stands in (ROOT / path).read_text("utf-8")
    else:
        assert (ROOT / path).parent.is_dir()
        assert not (ROOT / path).exists()
        assert not (path.endswith(".py") and list((ROOT / "src").rglob(Path(path).name)))
        names = re.findall(r"from (papernotes[.\w]*) import (\w+)", code)
        planned = re.findall(r"^\+class (\w+)", (ROOT / "docs" / "tour.md").read_text("utf-8"), re.MULTILINE)
        assert all(hasattr(importlib.import_module(module), name) for module, name in names if name not in planned)


def changed_by_the_tour(root: Path) -> None:
    """Make the tour's changes in a copy of the checkout."""
    for name in ("src", "templates", "notes"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    tour = (ROOT / "docs" / "tour.md").read_text("utf-8")
    for kind, path, code in (change.values for change in changes()):
        file = root / path
        if kind == "diff" and file.exists():
            lines = code.splitlines(keepends=True)
            before, after = ("".join(line[1:] for line in lines if line[0] in keep) for keep in (" -", " +"))
            assert file.read_text("utf-8").count(before) == 1, path
            file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")
        elif kind != "diff" and file.parent.exists():
            file.write_text(code, "utf-8")
    views = root / "src" / "papernotes" / "site" / "views.py"
    above = "from papernotes.site.page import Page\n"
    imported = f"from papernotes.site.open_questions import questions_of\n{above}"
    views.write_text(views.read_text("utf-8").replace(above, imported), "utf-8")
    for word, language in re.findall(r"`(questions: \S+)` in\s`(\w\w)\.yml`", tour):
        words = root / "templates" / "words" / f"{language}.yml"
        words.write_text(words.read_text("utf-8").rstrip() + f"\n{word}\n", "utf-8")


@pytest.mark.slow
def test_the_tours_changes_make_what_it_says(tmp_path: Path) -> None:
    changed_by_the_tour(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src"), "PAPERNOTES_CACHE": ""}
    (tmp_path / "notes" / "more.md").write_text("## Folded (KDD 2020, lightning-talk)\n\n### Question\n\nWhy fold?\n")
    settings = str(ROOT / "pyproject.toml")
    for command in (["papernotes", "build"], ["ruff", "check", "--config", settings, "src"]):
        start = [sys.executable, "-m", *command]
        done = subprocess.run(start, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "Why fold?" in (tmp_path / "site" / "questions.html").read_text("utf-8")
    assert 'href="questions.html"' in (tmp_path / "site" / "index.html").read_text("utf-8")


def test_the_architecture_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rooms = {
        p.stem for p in (ROOT / "src" / "papernotes").iterdir() if not p.name.startswith("_") and p.suffix != ".typed"
    }
    assert not {room for room in rooms if f"`{room}`" not in page}


@pytest.mark.parametrize("notes", ["notes/research-notes.md", "tests/data/everything.md"])
def test_papers_json_follows_its_schema(site: Site, notes: str) -> None:
    schema = json.loads((ROOT / "docs" / "papers.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = site.note((ROOT / notes).read_text("utf-8")).build().data
    errors = jsonschema.Draft202012Validator(schema).iter_errors(data)
    assert not [f"{error.json_path}: {error.message}" for error in errors]
