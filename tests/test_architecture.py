"""The layers of the package, its pure middle, and the size of its parts (docs/architecture.md says why)."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from docs.rooms import (
    LAYER_OF,
    LAYERS,
    MODULES,
    PACKAGE,
    SOURCES,
    imports,
    module_of,
    room_of,
    rooms_imported,
    tree,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

CORE = {room for rooms in LAYERS[: LAYER_OF["early_pages"] + 1] for room in rooms}
READS_PACKAGE_DATA = {"lexicon/data.py"}
"""The vocabularies come with the package, so reading them is no more than importing a module."""

IMPURE_MODULES = {
    "io",
    "locale",
    "logging",
    "os",
    "platform",
    "random",
    "secrets",
    "shutil",
    "socket",
    "subprocess",
    "sys",
}
IMPURE_MODULES |= {"tempfile", "threading", "time", "uuid"}
IMPURE_NAMES = {"open", "print", "input", "Path"}
IMPURE_METHODS = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "now", "today", "utcnow"}

LONGEST_FILE = 300
LONGEST_FUNCTION = 50


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_every_room_has_its_layer() -> None:
    assert {room_of(path) for path in SOURCES} <= LAYER_OF.keys()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_imports_go_down_or_stay_in_the_room(path: Path) -> None:
    here = room_of(path)
    upward = [
        f"line {line}: {here} (layer {LAYER_OF[here]}) imports {room} (layer {LAYER_OF.get(room, 'none')})"
        for room, line in rooms_imported(path)
        if room != here and LAYER_OF.get(room, len(LAYERS)) >= LAYER_OF[here]
    ]
    assert not upward


def modules_imported(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports, and the faces of the packages that are run to get there."""
    here = module_of(path)
    for name, _ in imports(path):
        parts = name.split(".")
        reached = next((size for size in range(len(parts), 0, -1) if ".".join(parts[:size]) in MODULES), 0)
        for size in range(1, reached + 1):
            module = ".".join(parts[:size])
            if size == reached or not here.startswith(f"{module}."):
                yield module


def test_no_module_imports_itself_through_others() -> None:
    graph = {module_of(path): {*modules_imported(path)} - {module_of(path)} for path in SOURCES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" <- ".join(error.args[1]))


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if room_of(p) in CORE and name_of(p) not in READS_PACKAGE_DATA], ids=name_of
)
def test_the_core_touches_neither_disk_nor_clock_nor_environment(path: Path) -> None:
    modules = [f"line {line}: {module}" for module, line in imports(path) if module.split(".")[0] in IMPURE_MODULES]
    names = [
        f"line {n.lineno}: {n.id}" for n in ast.walk(tree(path)) if isinstance(n, ast.Name) and n.id in IMPURE_NAMES
    ]
    methods = [
        f"line {node.lineno}: .{node.attr}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in IMPURE_METHODS
    ]
    assert not modules + names + methods


def test_files_stay_small() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FILE}


def test_every_package_has_a_face() -> None:
    """Its docstring says what comes in, what goes out, and in which order its files are read; they are there."""
    for folder in {path.parent for path in SOURCES} - {PACKAGE}:
        said = ast.get_docstring(tree(folder / "__init__.py")) or ""
        reading = said.partition("\nRead:")[2]
        assert reading, folder
        assert "\nIn:" in said, folder
        assert "\nOut:" in said, folder
        there = {path.stem for path in folder.iterdir()}
        assert not [name for name in re.findall(r"``(\w+)``", reading) if name not in there], folder


def test_functions_stay_small() -> None:
    lengths = {
        f"{name_of(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}


SUPPRESSED = re.compile(
    r"# (?:no" r"qa|type: " r"ignore|pragma)\b(?P<what>:? ?(?:\[[\w, -]+\]|[A-Z]+\d+(?:, [A-Z]+\d+)*)?)(?P<reason>.*)"
)
MOST_SUPPRESSED = 29


def test_what_ruff_or_mypy_is_told_to_overlook_is_little_and_has_its_reason() -> None:
    """What does not suit the project at all is decided once, in pyproject.toml, with the reason beside it."""
    root = Path(__file__).parents[1]
    files = [
        root / "dev.py",
        *(path for name in ("src", "tests", "benchmarks", "docs") for path in (root / name).rglob("*.py")),
    ]
    found = [
        (f"{path.relative_to(root).as_posix()}:{number}", match)
        for path in files
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for match in SUPPRESSED.finditer(line)
    ]
    assert not [place for place, match in found if not re.match(r" [-#] \w|  # \w", match["reason"])]
    assert len(found) <= MOST_SUPPRESSED


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc", "tools"}
    assert not [name_of(path) for path in SOURCES if path.stem in drawers or path.parent.name in drawers]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_what_is_kept_by_name_has_a_type(path: Path) -> None:
    """A drawer for anything is opened at one typed place, such as `View.worked_out`, and holds objects."""
    assert "[Hashable, Any]" not in path.read_text("utf-8")


def test_every_public_name_says_what_it_is() -> None:
    silent = [
        f"{name_of(path)}:{getattr(node, 'lineno', 1)} {getattr(node, 'name', 'module')}"
        for path in SOURCES
        for node in public(tree(path))
        if not ast.get_docstring(node)
    ]
    assert not silent


def public(module: ast.Module) -> Iterator[ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the module, its public functions and classes, and the classes' public methods."""
    yield module
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            members = node.body if isinstance(node, ast.ClassDef) else []
            yield from (m for m in members if isinstance(m, ast.FunctionDef) and not m.name.startswith("_"))


def test_commands_print_through_one_place_alone() -> None:
    spoken = re.compile(r"\bclick\.s?echo\(|(?<![.\w])print\(")
    found = [path for path in (PACKAGE / "cli").rglob("*.py") if spoken.search(path.read_text("utf-8"))]
    assert [path.name for path in found] == ["say.py"]
