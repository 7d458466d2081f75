"""A new project: settings, a first note, what git leaves out, the workflow that publishes. Nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from papernotes.author.schema import SCHEMA_FILE, schema_text
from papernotes.config import CONFIG_FILE, SETTINGS
from papernotes.endings import is_markdown
from papernotes.errors import PapernotesError
from papernotes.files.walk import NOTES, belongs_to_project, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.config import Setting

WORKFLOW = ".github/workflows/pages.yml"
NOWHERE = "<owner>/papernotes@main"
"""Stands for where GitHub finds papernotes. No repository can have this name, so it fails until somebody says it."""

IGNORED = ("site/",)
"""What git is to leave out: the site, which is made anew."""

Outcome = Literal["wrote", "kept", "left out"]

_STARTER = Path(__file__).parent / "starter"


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one file, and what to know about it."""

    outcome: Outcome
    path: str
    remark: str = ""


def start(root: Path, *, url: str = "", repo: str = "", action: str = "") -> tuple[Step, ...]:
    """Make a folder, which need not exist, a project; return what was written, kept and left out.

    ``url`` and ``repo`` are settings that are known already, ``action`` is where GitHub finds papernotes. A folder with
    notes of its own and no ``notes/`` gets no such folder, which would hide them. Raises PapernotesError when a file
    cannot be written.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
        steps = [
            _write(root, CONFIG_FILE, settings(url=url, repo=repo), "settings, each with an example"),
            _write(root, SCHEMA_FILE, schema_text(), f"lets an editor check {CONFIG_FILE}"),
            _first_note(root),
            _ignore(root),
            _workflow(root, action),
        ]
    except OSError as error:
        where = error.filename or root
        raise PapernotesError(
            f"{where}: cannot be written: {error.strerror or error}", help="check the folder's name and permissions"
        ) from error
    return tuple(steps)


def settings(*, url: str = "", repo: str = "") -> str:
    """Return the text of a ``papernotes.yml`` that explains each setting; only those that are given are set."""
    known = {"url": url, "repo": repo}
    lines = [
        f"# yaml-language-server: $schema={SCHEMA_FILE}",
        "# The settings of papernotes, which needs none of them. Take the mark away from a line to set it.",
    ]
    for setting in SETTINGS:
        value = known.get(setting.key)
        lines += ["", f"# {setting.what}", f"{setting.key}: {value}" if value else f"# {setting.key}: {_yaml(setting)}"]
    return "\n".join((*lines, ""))


def _yaml(setting: Setting) -> str:
    return f'"{setting.example}"' if setting.example.startswith("#") else setting.example


def _write(root: Path, path: str, text: str, remark: str) -> Step:
    """Write a file where there is none, and only there."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return Step("kept", path)
    return Step("wrote", path, remark)


def _first_note(root: Path) -> Step:
    folder = root / NOTES
    if folder.is_dir():
        held = next((name for _, name in _texts(folder, root)), None)
        if held:
            return Step("kept", f"{NOTES}/", f"your notes, such as {held}")
    elif own := [name for _, name in _texts(root, root) if not belongs_to_project(name)]:
        more = f" and {len(own) - 1} more" if len(own) > 1 else ""
        return Step("left out", f"{NOTES}/", f"your notes are the files of the folder itself: {own[0]}{more}")
    return _write(root, f"{NOTES}/reading.md", _starter("reading.md"), "a first note; write yours over it")


def _texts(folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    return ((path, name) for path, name in walk(folder, root / "site") if is_markdown(name))


def _ignore(root: Path) -> Step:
    step = _write(root, ".gitignore", "".join(f"{line}\n" for line in IGNORED), "leaves out what is made anew")
    if step.outcome == "wrote":
        return step
    lines = {line.strip().strip("/") for line in (root / ".gitignore").read_text("utf-8", "replace").splitlines()}
    missing = [line for line in IGNORED if line.strip("/") not in lines]
    return Step("kept", ".gitignore", f"add to it: {' '.join(missing)}" if missing else "")


def _workflow(root: Path, action: str) -> Step:
    here = root.resolve()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    if top != here:
        return Step("left out", WORKFLOW, f"GitHub reads workflows at the top of a repository only, which is {top}")
    remark = "builds and publishes the site at each push"
    if not action:
        remark = f"{remark}; say in it where papernotes is on GitHub"
    return _write(root, WORKFLOW, _starter("pages.yml").replace("ACTION", action or NOWHERE), remark)


def _starter(name: str) -> str:
    return (_STARTER / name).read_text("utf-8")
