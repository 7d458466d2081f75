"""What is handed out: an sdist and a wheel that hold everything, and a wheel that works far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from email import message_from_bytes
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and with the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (path,) = built.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of an environment that holds the wheel, what its metadata asks for, and nothing else."""
    home = tmp_path_factory.mktemp("empty")
    venv.create(home, with_pip=False)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=home)
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    for name in required(wheel_requirements(wheel)):
        copy_distribution(name, packages)
    return scripts


def wheel_requirements(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(archive.read(name)).get_all("Requires-Dist") or []


def required(requirements: Iterable[str]) -> set[str]:
    """Return the names of the distributions that are asked for, directly or by one another."""
    found: set[str] = set()
    waiting = list(requirements)
    while waiting:
        requirement = Requirement(waiting.pop())
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if applies and requirement.name not in found:
            found.add(requirement.name)
            waiting += distribution(requirement.name).requires or []
    return found


def copy_distribution(name: str, packages: Path) -> None:
    """Copy an installed distribution's files, its scripts apart, to another environment's packages."""
    for file in distribution(name).files or []:
        if ".." not in file.parts and file.suffix != ".pyc":
            target = packages / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), target)


def test_the_wheel_holds_templates_vocabularies_and_the_typing_mark(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    templates = {f"papernotes/{p.relative_to(ROOT).as_posix()}" for p in files_below(ROOT / "templates")}
    package = {p.relative_to(ROOT / "src").as_posix() for p in files_below(ROOT / "src" / "papernotes")}
    assert "papernotes/py.typed" in package
    assert any(name.endswith(".yml") for name in package)
    assert templates
    assert templates | package <= held
    assert not {name for name in held if name.split("/")[0] != "papernotes" and ".dist-info/" not in name}


def test_the_sdist_holds_what_its_tests_need(built: Path) -> None:
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        held = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {"dev.py", "requirements.lock", "notes/research-notes.md", "site/index.html", "tests/conftest.py"} <= held
    assert {"README.md", "CHANGELOG.md", "LICENSE", "docs/papers.schema.json"} <= held


def test_an_installed_wheel_builds_the_example_byte_for_byte_anywhere(installed: Path, tmp_path: Path) -> None:
    for folder in ("installed", "checkout"):
        shutil.copytree(ROOT / "notes", tmp_path / folder / "notes")
    run(installed / "papernotes", "build", "installed", cwd=tmp_path)
    run(sys.executable, "-m", "papernotes", "build", "checkout", cwd=tmp_path)
    assert contents(tmp_path / "installed" / "site") == contents(tmp_path / "checkout" / "site")


def test_an_installed_wheel_runs_as_a_module_too(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(
        "# A Paper about Wheels (ICML 2020)\n\nPaper: https://arxiv.org/abs/2001.00001\n", "utf-8"
    )
    run(installed / "python", "-m", "papernotes", "build", cwd=tmp_path)
    assert "A Paper about Wheels" in (tmp_path / "site" / "index.html").read_text("utf-8")


def files_below(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files_below(folder)}
