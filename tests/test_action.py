"""The GitHub Action: its steps in a shell, with the variables and files that GitHub's runner gives to them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from tests.conftest import Site

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
TELLING = ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")
"""Files that steps write to."""

pytestmark = pytest.mark.slow


@dataclass
class Runner:
    """Runs the steps that have a ``run``, as the runner does; those that use other actions are noted."""

    workspace: Path
    temp: Path
    inputs: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    used: list[str] = field(default_factory=list)
    said: str = ""

    def run(self) -> int:
        """Run the steps until one fails; return its exit code, or 0."""
        self.inputs = {name: given["default"] for name, given in ACTION["inputs"].items()} | self.inputs
        for name in TELLING:
            (self.temp / name).touch()
        for step in STEPS:
            if "if" in step and not self.holds(step["if"]):
                continue
            if "uses" in step:
                self.used.append(step["uses"].partition("@")[0])
            elif code := self.shell(step):
                return code
        return 0

    def shell(self, step: dict[str, Any]) -> int:
        """Run one step; return its exit code."""
        (self.temp / "GITHUB_OUTPUT").write_text("")
        script = self.temp / "step.sh"
        script.write_text(step["run"])
        paths = (self.temp / "GITHUB_PATH").read_text().split()
        given = {name: self.filled(value) for name, value in step.get("env", {}).items()}
        environment = {
            "HOME": str(self.temp), "LANG": "C.UTF-8", "PAPERNOTES_CACHE": "", "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(self.workspace), "RUNNER_TEMP": str(self.temp),
            "PATH": os.pathsep.join((*paths, str(Path(sys.executable).parent), os.environ["PATH"])),
        }  # fmt: skip
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=self.workspace, text=True,
            env={**environment, **{name: str(self.temp / name) for name in TELLING}, **given},
            capture_output=True, check=False,
        )  # fmt: skip
        self.said += done.stdout + done.stderr
        told = (self.temp / "GITHUB_OUTPUT").read_text().splitlines()
        self.outputs[step["id"]] = dict(line.split("=", 1) for line in told)
        return done.returncode

    def filled(self, text: str) -> str:
        """Return a text with its expressions' values."""
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda found: self.value(found[1]), text)

    def value(self, name: str) -> str:
        """Return what an expression of one name stands for."""
        first, *more = name.split(".")
        if first == "steps":
            return self.outputs.get(more[0], {}).get(more[2], "")
        return str(self.temp) if (first, more) == ("runner", ["temp"]) else self.inputs[more[0]]

    def holds(self, condition: str) -> bool:
        """Return whether a condition holds, which compares a name with a word."""
        name, word = condition.split(" == ")
        return self.value(name) == word.strip("'")


@pytest.fixture
def runner(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Runner:
    temp = tmp_path_factory.mktemp("runner temp")  # with a blank, as a folder of one's own may have
    return Runner(site.root, temp)


NOTE = "# Folding Paper Cranes (CVPR 2021)\n\nPaper: https://arxiv.org/abs/2101.00001\n\n## Problem\n\nIt is hard.\n"
PUBLISHING = ["actions/upload-pages-artifact", "actions/deploy-pages"]


def test_a_repository_of_notes_becomes_a_site_and_is_published(site: Site, runner: Runner) -> None:
    site.write("cranes.md", NOTE)
    assert runner.run() == 0, runner.said
    built = Path(runner.outputs["build"]["site"])
    assert "Folding Paper Cranes" in (built / "papers" / "folding-paper-cranes.html").read_text("utf-8")
    assert runner.used == ["actions/checkout", "actions/setup-python", *PUBLISHING]
    told = (runner.temp / "GITHUB_STEP_SUMMARY").read_text("utf-8")
    assert "1 paper" in told
    assert "file:" not in told
    assert [line for line in told.splitlines() if not line.endswith("  ")] == []  # each is a line of its own
    assert sorted(path.name for path in site.root.iterdir()) == ["cranes.md"]  # nothing lies beside the notes


def test_what_is_checked_out_already_is_left_as_it_is(site: Site, runner: Runner) -> None:
    site.write("cranes.md", NOTE).write(".git/HEAD", "ref: refs/heads/main\n")
    assert runner.run() == 0, runner.said
    assert runner.used == ["actions/setup-python", *PUBLISHING]


def test_a_project_may_be_a_folder_of_any_name(site: Site, runner: Runner) -> None:
    site.write("my $(notes)/cranes.md", NOTE).write("other/birds.md", "# Birds\n\nNot of the project.\n")
    runner.inputs = {"path": "my $(notes)"}
    assert runner.run() == 0, runner.said
    papers = sorted(path.stem for path in Path(runner.outputs["build"]["site"]).glob("papers/*.html"))
    assert papers == ["folding-paper-cranes", "index"]


BROKEN = NOTE.replace("https://arxiv.org/abs/2101.00001", "<url>") + "\n![a figure](gone.png)\n"


def test_findings_are_told_at_their_lines_and_stop_nothing(site: Site, runner: Runner) -> None:
    site.write("cranes.md", BROKEN)
    assert runner.run() == 0, runner.said
    assert re.search(r"^::(warning|error) file=cranes\.md,line=\d+", runner.said, re.MULTILINE)


def test_strict_stops_before_anything_is_published(site: Site, runner: Runner) -> None:
    site.write("cranes.md", BROKEN)
    runner.inputs = {"strict": "true"}
    assert runner.run() == 1
    assert not set(runner.used) & set(PUBLISHING)


def test_what_is_no_project_stops_with_the_reason(site: Site, runner: Runner) -> None:
    site.write("cranes.md", NOTE)
    runner.inputs = {"path": "gone"}
    assert runner.run()
    assert "gone: no such folder" in runner.said


def test_a_pull_request_is_built_and_not_published(site: Site, runner: Runner) -> None:
    site.write("cranes.md", NOTE)
    runner.inputs = {"publish": "false"}
    assert runner.run() == 0
    assert not set(runner.used) & set(PUBLISHING)


def test_the_workflow_links_to_where_the_site_was_published() -> None:
    ids = {step["id"] for step in STEPS if "id" in step}
    assert {re.findall(r"steps\.(\w+)\.outputs", given["value"])[0] for given in ACTION["outputs"].values()} <= ids
    starter = ROOT / "src" / "papernotes" / "author" / "starter" / "pages.yml"
    job = yaml.safe_load(starter.read_text("utf-8"))["jobs"]["site"]
    (step,) = job["steps"]
    (name,) = re.findall(rf"steps\.{step['id']}\.outputs\.(\w+)", job["environment"]["url"])
    assert ACTION["outputs"][name]["value"].endswith("outputs.page_url }}")


def test_nothing_that_somebody_chose_becomes_part_of_a_script() -> None:
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_what_others_wrote_is_named_by_its_commit() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert [name for name in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", name)] == []
