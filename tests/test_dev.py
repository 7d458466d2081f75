"""The checkout's own commands and lock files."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = [*SETTINGS["project"]["dependencies"], *SETTINGS["dependency-groups"]["checkout"]]
TEST = [*RUN, *SETTINGS["project"]["optional-dependencies"]["test"]]
CSL = SETTINGS["project"]["optional-dependencies"]["csl"]
TRAINING = SETTINGS["project"]["optional-dependencies"]["training"]


def locked(name: str) -> dict[str, str]:
    """Return the packages of a lock file and their versions."""
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize(("lock", "wanted"), [("requirements-run.lock", RUN), ("requirements.lock", TEST)])
def test_a_lock_holds_a_fitting_version_of_all_that_pyproject_asks_for(lock: str, wanted: list[str]) -> None:
    versions = locked(lock)
    for requirement in map(Requirement, wanted):
        version = versions.get(canonicalize_name(requirement.name))
        fits = version is not None and requirement.specifier.contains(version)
        assert fits, f"{requirement} is not met by {version}; run `python3 dev.py lock`"


def imported(*folders: str) -> set[str]:
    """Return the distributions whose modules the Python files of folders import, standard library and own apart."""
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    trees = [ast.parse(path.read_text("utf-8")) for path in files]
    names = {alias.name for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    names |= {str(n.module) for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and not n.level}
    modules = {name.split(".")[0] for name in names} - sys.stdlib_module_names
    modules -= {"papernotes", "dev", "docs", "benchmarks", "tests"}
    modules -= {path.stem for path in (ROOT / "benchmarks").rglob("*.py")}  # a script's siblings
    owners = packages_distributions()
    return {canonicalize_name(owners[module][0]) if module in owners else module for module in modules}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folders", "wanted"),
    [(("src",), RUN + CSL), (("tests", "docs", "benchmarks"), TEST + TRAINING)],
    ids=["package", "tests"],
)
def test_pyproject_asks_for_all_that_is_imported(folders: tuple[str, ...], wanted: list[str]) -> None:
    named = {canonicalize_name(Requirement(requirement).name) for requirement in wanted}
    assert imported(*folders) - named == set()


def test_the_lock_to_run_is_a_part_of_the_lock_to_test() -> None:
    assert locked("requirements-run.lock").items() <= locked("requirements.lock").items()


@pytest.mark.parametrize("lock", dev.LOCKS.values())
def test_a_lock_names_hashes_and_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    pinned = re.findall(r"^[\w.-]+==.*(?:\\\n.*)+", text, re.MULTILINE)
    assert len(pinned) == len(locked(lock))
    assert all("--hash=sha256:" in entry for entry in pinned)
    assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links|(^|\s)/", text)


def test_dev_tells_its_commands_when_it_gets_none() -> None:
    done = subprocess.run([sys.executable, ROOT / "dev.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert all(f"dev.py {name}" in done.stderr for name in dev.COMMANDS)


def test_a_browser_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / ("browser.exe" if sys.platform == "win32" else "browser")
    program.write_bytes(b"")
    program.chmod(0o755)
    monkeypatch.setenv("PAPERNOTES_BROWSER", str(program))
    assert dev.find_browser() == str(program)


def test_a_step_that_fails_is_named_after_all_have_run(capfd: pytest.CaptureFixture[str]) -> None:
    steps = {"first": (sys.executable, "-c", "raise SystemExit(3)"), "second": (sys.executable, "-c", "print('ran')")}
    with pytest.raises(SystemExit, match="failed: first"):
        dev.check(steps)
    assert "ran" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("file", "test"),
    [
        ("src/papernotes/parse/fields/venue_marks.py", "tests/parse/fields/test_venues.py"),
        ("src/papernotes/files/lock.py", "tests/files/test_lock.py"),
        ("tests/golden/records/bullets.md", "tests/parse/test_records.py"),
        ("tests/library/test_topics.py", "tests/library/test_topics.py"),
        ("README.md", "tests/test_architecture.py"),
    ],
)
def test_the_fast_loop_runs_the_tests_that_name_what_has_changed(file: str, test: str) -> None:
    assert test in dev.tests_of([file])
    assert "tests/browser/test_search.py" not in dev.tests_of([file])
