"""Setting up depends neither on the pip that a Python brings nor on what an index holds besides the locked versions."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev

ROOT = Path(__file__).parents[1]
NEWER = "9999.1"
ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?P<marker>[^\n\\]*)\\\n(?:.*\\\n)*.*\n", re.MULTILINE)
"""A package of a lock file, with its hashes."""


def of_installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:  # one that is locked for other platforms
        return None


def metadata(name: str, version: str, found: Distribution | None) -> str:
    """Return what a package says of itself: what it asks for is asked for by its newer version, too."""
    asked = found.requires if found else None
    extras = found.metadata.get_all("Provides-Extra") if found else None
    lines = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}"]
    lines += [f"Requires-Dist: {requirement}" for requirement in asked or ()]
    lines += [f"Provides-Extra: {extra}" for extra in extras or ()]
    return "\n".join(lines) + "\n"


def pips_own_files(name: str, version: str) -> dict[str, bytes]:
    """Return the modules of the pip that is here; none for another package, which need not run."""
    found = of_installed(name) if name == "pip" and version != NEWER else None
    paths = [path for path in (found.files or () if found else ()) if path.parts[0] == "pip" and path.suffix != ".pyc"]
    return {path.as_posix(): path.read_binary() for path in paths}


def write_wheel(folder: Path, name: str, version: str) -> str:
    """Write a package to be installed, and return its hash."""
    found = of_installed(name)
    info = f"{name.replace('-', '_')}-{version}.dist-info"
    files = {
        **pips_own_files(name, version),
        f"{info}/METADATA": metadata(name, version, found).encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [f"{path},sha256={digest(content)},{len(content)}\n" for path, content in files.items()]
    path = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for inside, content in {**files, f"{info}/RECORD": "".join((*rows, f"{info}/RECORD,,\n")).encode()}.items():
            archive.writestr(inside, content)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A checkout of the same locks, and an index of a folder that has a newer version of everything in them.

    Its packages are empty but for their metadata, so the locks have other hashes. Gives the versions for this machine.
    """
    folder = tmp_path / "index"
    folder.mkdir()
    wanted: dict[str, str] = {}
    for lock in ("pip", "test"):
        text = ""
        for entry in ENTRY.finditer((ROOT / dev.LOCKS[lock]).read_text("utf-8")):
            name, marker = canonicalize_name(entry["name"]), entry["marker"].strip()
            version = distribution("pip").version if name == "pip" else entry["version"]
            write_wheel(folder, name, NEWER)
            text += f"{name}=={version} {marker} --hash=sha256:{write_wheel(folder, name, version)}\n"
            asked = Requirement(f"{name}=={version} {marker}").marker
            wanted |= {name: version} if asked is None or asked.evaluate() else {}
        (tmp_path / dev.LOCKS[lock]).write_text(text, "utf-8")
    for variable in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(variable)
    for variable, value in {"CONFIG_FILE": os.devnull, "NO_INDEX": "1", "FIND_LINKS": str(folder)}.items():
        monkeypatch.setenv(f"PIP_{variable}", value)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    return wanted


def installed(python: Path) -> dict[str, str]:
    command = [python, "-m", "pip", "--disable-pip-version-check", "list", "--format", "json"]
    listed = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return {canonicalize_name(package["name"]): package["version"] for package in listed}


@pytest.mark.slow
def test_a_fresh_machine_gets_the_locked_versions_whatever_newer_ones_there_are(
    index: dict[str, str], tmp_path: Path
) -> None:
    python = dev.set_up_pip(tmp_path / ".venv")
    dev.install_locked(python, "test")
    found = installed(python)
    assert {name: found.get(name) for name in index} == index
    assert found.keys() - index.keys() <= {"setuptools"}  # which Pythons before 3.12 put into each environment


@pytest.mark.slow
def test_the_pip_that_a_python_brings_takes_a_lock_as_well(index: dict[str, str], tmp_path: Path) -> None:
    """So a locked pip that cannot be had, or that a new Python refuses, is all that can stand in the way."""
    folder = tmp_path / ".venv"
    dev.make_venv(folder)
    python = folder / dev.PYTHON.relative_to(dev.VENV)
    brought = installed(python)["pip"]
    dev.install_locked(python, "test")
    assert installed(python).items() >= {**index, "pip": brought}.items()


def test_the_locks_name_all_that_their_packages_ask_for() -> None:
    """Nothing is resolved while installing, so what a lock left out would be missing."""
    text = (ROOT / dev.LOCKS["test"]).read_text("utf-8")
    versions = {canonicalize_name(entry["name"]): entry["version"] for entry in ENTRY.finditer(text)}
    found = [of_installed(name) for name in versions]
    locked = [each for each in found if each and versions[canonicalize_name(each.name)] == each.version]
    asked = [Requirement(needed) for each in locked for needed in each.requires or ()]
    here = [needed for needed in asked if needed.marker is None or needed.marker.evaluate({"extra": ""})]
    assert {canonicalize_name(needed.name) for needed in here} <= versions.keys()


@pytest.mark.slow
def test_an_environment_whose_setting_up_was_cut_short_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    venv.create(tmp_path / ".venv", with_pip=False)
    (tmp_path / ".venv" / "half").touch()
    steps: list[str] = []
    monkeypatch.setattr(dev, "install_locked", lambda python, lock: steps.append(lock))
    python = dev.set_up_pip(tmp_path / ".venv")
    assert dev.has_pip(python)
    assert not (tmp_path / ".venv" / "half").exists()
    assert steps == ["pip"]


def test_an_environment_that_works_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "install_locked", lambda python, lock: None)
    monkeypatch.setattr(dev, "make_venv", lambda folder: pytest.fail("it was made anew"))
    assert dev.set_up_pip(Path(sys.prefix)) == Path(sys.prefix) / dev.PYTHON.relative_to(dev.VENV)


@pytest.mark.parametrize("command", dev.COMMANDS)
def test_a_command_says_in_one_line_what_it_does(command: str) -> None:
    said = dev.what_it_does(command)
    assert "\n" not in said
    assert said.startswith(f"dev.py {command}: ")
    assert len(said) > len(f"dev.py {command}: ") + 20
