"""The commands of a checkout. They need Python 3.11 or newer and nothing else; each sets up what it uses.

python3 dev.py setup        set up what a build needs, and no more: what action.yml runs
python3 dev.py build        set up, build the site of notes/ into site/; its last line says where to open it
python3 dev.py test         set up, browser included, and run every check
python3 dev.py fast         the checks that take seconds: ruff, the architecture, and the tests of what you have changed
python3 dev.py most         ruff, and all tests without browser and slow ones
python3 dev.py lint         ruff and mypy alone, as the commit hook runs them
python3 dev.py docs         rewrite the pages of docs/ that are made from the code's tables
python3 dev.py screenshots  take the README's pictures again
python3 dev.py lowest       the tests of `most` with the lowest versions that pyproject.toml allows, beside .venv
python3 dev.py lock         refresh the lock files from pyproject.toml
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):
    sys.exit("papernotes needs Python 3.11 or newer; this is " + sys.version.split()[0] + " (" + sys.executable + ")")

import hashlib
import os
import re
import shutil
import subprocess
import time
import tomllib
import venv
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {
    "pip": "requirements-pip.lock",
    "run": "requirements-run.lock",
    "test": "requirements.lock",
    "uv": "requirements-uv.lock",
}
"""The pip that installs, what a build needs, what everything needs (that of a build included), the uv that resolves."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
"""Where systems keep a browser that is not on the PATH."""

Steps = dict[str, tuple[str | Path, ...]]
STYLE: Steps = {
    "format": (PYTHON, "-m", "ruff", "format", "--check", "."),
    "ruff": (PYTHON, "-m", "ruff", "check", "."),
}
TYPES: Steps = {"mypy": (PYTHON, "-m", "mypy")}
PYTEST = (PYTHON, "-m", "pytest", "-n", "2")
TESTS: Steps = {
    "tests": (*PYTEST, "-m", "not alone", "--cov"),
    "tests of time and memory": (*PYTEST, "-m", "alone"),
}
"""All tests. Those that measure time or memory come last, on processor time, and nothing counts what they cover."""


def run(*command: str | Path) -> bool:
    """Run a command in the checkout, its output on ours; return whether it succeeded."""
    print("$", *(Path(part).name if part == PYTHON else part for part in command), flush=True)
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode == 0


def need(ok: bool, otherwise: str) -> None:
    """Stop with a message unless ``ok``."""
    if not ok:
        sys.exit(f"dev.py: {otherwise}")


def install_package(name: str) -> bool:
    """Install a system package where that needs no question; return whether it worked."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        return run("apt-get", "update", "-q") and run("apt-get", "install", "-qy", name)
    return False


def set_up(wanted: str) -> None:
    """Make ``.venv`` hold the locked packages and the checkout itself; does nothing when it already does."""
    stamp = VENV / "papernotes-ready"
    digest = hashlib.sha256()
    for name in (*LOCKS.values(), "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    ready = stamp.read_text("utf-8").split() if PYTHON.exists() and stamp.exists() else []
    if ready[:1] == [digest.hexdigest()] and wanted in ready:
        return
    set_up_pip(VENV)
    install_locked(PYTHON, wanted)
    editable = install(PYTHON, "--no-deps", "--no-build-isolation", "--editable", ".")
    need(editable, "the checkout could not be installed; pip's message is above")
    done = ("run", "test") if wanted == "test" else ("run",)
    stamp.write_text(" ".join((digest.hexdigest(), *done)), "utf-8")


def set_up_pip(folder: Path) -> Path:
    """Make a folder a virtual environment with the locked pip, whichever the Python brings; return its Python.

    One that is there is kept, unless its pip does not run: then setting it up was cut short.
    """
    python = folder / PYTHON.relative_to(VENV)
    if not (python.exists() and has_pip(python)):
        make_venv(folder)
    install_locked(python, "pip")
    return python


def has_pip(python: Path) -> bool:
    """Return whether a Python's pip runs."""
    probe = (str(python), "-m", "pip", "--version")
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def make_venv(folder: Path) -> None:
    """Create a virtual environment; Debian and its kin keep the module for it in a package of their own."""
    if find_spec("ensurepip") is None:
        hint = "this Python cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv"
        need(install_package("python3-venv"), hint)
    print(f"Setting up {folder.name} with Python {sys.version.split()[0]}; a minute or so, once", flush=True)
    venv.create(folder, clear=True, with_pip=True)


def install(python: Path, *what: str | Path) -> bool:
    """Install into a virtual environment; return whether it worked. A person's own settings for pip hold."""
    return run(python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", *what)


def install_locked(python: Path, lock: str) -> None:
    """Install what a lock file names, by its hashes.

    A lock names all there is to install, so nothing is resolved: what else an index holds does not matter.
    """
    done = install(python, "--no-deps", "--require-hashes", "-r", LOCKS[lock])
    need(done, f"the packages of {LOCKS[lock]} could not be installed; pip's message is above")


def find_browser() -> str | None:
    """Return the path of an installed Chromium or Chrome, or None."""
    named = os.environ.get("PAPERNOTES_BROWSER")
    found = (shutil.which(name) for name in ((named,) if named else BROWSERS))
    return next((path for path in found if path), None) or next((p for p in PLACES if Path(p).exists()), None)


def set_up_browser() -> None:
    """Make sure that there is a browser for the browser tests: the system's, else Playwright's own."""
    if find_browser() or (install_package("chromium") and find_browser()):
        return
    fetched = run(PYTHON, "-m", "playwright", "install", "chromium")
    need(fetched, "no Chromium: install Chromium or Chrome, or name one in PAPERNOTES_BROWSER, and run this again")


def check(steps: Steps) -> None:
    """Run every step, also after one failed, and end with the names of those that failed."""
    began = time.monotonic()
    failed = [name for name, command in steps.items() if not run(*command)]
    seconds = time.monotonic() - began
    need(not failed, f"failed: {', '.join(failed)} ({seconds:.0f} s)")
    print(f"dev.py: {', '.join(steps)}: all fine ({seconds:.0f} s)")


def setup() -> None:
    """Set up what a build needs."""
    set_up("run")


def build() -> None:
    """Build the example site; papernotes itself says where to open it."""
    set_up("run")
    need(run(PYTHON, "-m", "papernotes", "build"), "the site could not be built")


def test() -> None:
    """Run every check."""
    set_up("test")
    set_up_browser()
    check(STYLE | TYPES | TESTS)


def changed() -> list[str]:
    """Return the files that differ from the last commit, new ones too; where none does, those of that commit."""
    asked = ("ls-files", "--modified", "--others", "--exclude-standard"), ("diff", "--name-only", "--cached")
    last = (("diff-tree", "-r", "--no-commit-id", "--name-only", "--root", "HEAD"),)
    return listed(*asked) or listed(*last)


def listed(*asked: tuple[str, ...]) -> list[str]:
    """Return the lines that git answers some questions with."""
    answers = (
        subprocess.run(("git", *words), cwd=ROOT, capture_output=True, text=True, check=False) for words in asked
    )
    return sorted({line for answer in answers for line in answer.stdout.splitlines()})


def tests_of(files: list[str]) -> list[str]:
    """Return the tests to run for files: those themselves, those that import them, those of a folder of goldens."""
    names = {file for file in files if Path(file).match("tests/**/test_*.py") or Path(file).match("tests/test_*.py")}
    modules = [file.removeprefix("src/").removesuffix(".py").replace("/", ".") for file in files if file[-3:] == ".py"]
    wanted = {module.removesuffix(".__init__") for module in modules if module.startswith("papernotes.")}
    cases = {Path(file).parent.relative_to("tests/golden").as_posix() for file in files if file[:13] == "tests/golden/"}
    told = [rf"{re.escape(module)}\b(?!\.)" for module in wanted] + [rf'goldens\("{re.escape(case)}/' for case in cases]
    told += [
        rf"from {re.escape(package)} import .*\b{name}\b" for package, _, name in (m.rpartition(".") for m in wanted)
    ]
    asks = re.compile("|".join(told)) if told else None
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        if asks and asks.search(path.read_text("utf-8")):
            names.add(path.relative_to(ROOT).as_posix())
    return sorted(
        {"tests/test_architecture.py", "tests/test_names.py"} | {name for name in names if (ROOT / name).is_file()}
    )


QUICK = "not browser and not slow and not alone"


def fast() -> None:
    """Run the checks that take seconds."""
    set_up("test")
    tests = tests_of(changed())
    check(STYLE | {"pytest": (PYTHON, "-m", "pytest", "-q", "-m", QUICK, "--hypothesis-profile", "fast", *tests)})


def most() -> None:
    """Run what needs no browser and is not slow."""
    set_up("test")
    check(STYLE | {"pytest": (*PYTEST, "-q", "-m", QUICK, "--hypothesis-profile", "fast")})


def lint() -> None:
    """Run the checks that run nothing."""
    set_up("test")
    check(STYLE | TYPES)


def docs() -> None:
    """Rewrite the generated pages of docs/."""
    set_up("test")
    need(run(PYTHON, "-m", "docs.generate"), "docs/ could not be written")


def screenshots() -> None:
    """Take the README's pictures."""
    set_up("test")
    set_up_browser()
    need(run(PYTHON, "-m", "docs.screenshots"), "the pictures could not be taken")


def lowest_versions() -> list[str]:
    """Return the lowest version of each part that a build needs, as pip's constraints."""
    parts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return [part.replace(">=", "==") for part in parts]


def lowest() -> None:
    """Run these tests with the lowest versions of the parts that a build needs."""
    folder = VENV.with_name(".venv-lowest")
    make_venv(folder)
    python = set_up_pip(folder)
    constraints = folder / "lowest.txt"
    constraints.write_text("\n".join(lowest_versions()), "utf-8")
    together = install(python, "-c", constraints, "--editable", ".[test]")
    need(together, "the lowest versions could not be installed together")
    check({"pytest": (python, "-m", "pytest", "-n", "2", "-q", "-m", QUICK)})


def lock() -> None:
    """Resolve the newest versions for every supported Python and platform and write them with their hashes."""
    install_locked(set_up_pip(VENV), "uv")
    uv = (PYTHON, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--generate-hashes")
    scope = ("--universal", "--python-version", "3.11", "--custom-compile-command", "python3 dev.py lock")
    checkout = ("pyproject.toml", "--group", "checkout")
    wanted = {
        "test": (*checkout, "--extra", "test"),
        "run": (*checkout, "-c", LOCKS["test"]),
        "pip": ("--group", "pip"),
        "uv": ("--group", "uv"),
    }
    resolved = all(run(*uv, *scope, *what, "-o", LOCKS[name]) for name, what in wanted.items())
    need(resolved, "the versions could not be resolved")


COMMANDS = {
    "setup": setup,
    "build": build,
    "test": test,
    "fast": fast,
    "most": most,
    "lint": lint,
    "docs": docs,
    "screenshots": screenshots,
    "lowest": lowest,
    "lock": lock,
}


def what_it_does(command: str) -> str:
    """Return the line of this file's help that is a command's."""
    name = f"dev.py {command} "
    line = next(line for line in (__doc__ or "").splitlines() if name in line)
    return f"dev.py {command}: {line.partition(name)[2].strip()}"


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    print(what_it_does(sys.argv[1]), flush=True)
    COMMANDS[sys.argv[1]]()
