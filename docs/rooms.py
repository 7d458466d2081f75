"""The rooms of the package, their layers, and which imports which: what a test holds and a page draws."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import papernotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = Path(papernotes.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    ("source", "slug", "rules", "remembering", "aliases", "endings", "formulas", "version"),
    ("masking",),
    ("errors",),
    ("diagnostics",),
    ("model",),
    ("protecting",),
    ("config", "lexicon"),
    ("parse",),
    ("library",),
    ("body", "charts"),
    ("site",),
    ("project",),
    ("settings",),
    ("reading_notes",),
    ("builder.pipeline",),
    ("check", "edits"),
    ("early_pages",),
    ("builder.workers",),
    ("files",),
    ("builder.memory",),
    ("builder", "builder.whole_build", "report"),
    ("serve", "publish", "author", "api"),
    ("cli",),
    ("__main__", "__init__"),
)
"""The rooms, lowest first. A room imports rooms of the layers below its own and itself, nothing else."""

LAYER_OF = {room: number for number, rooms in enumerate(LAYERS) for room in rooms}


def module_of(path: Path) -> str:
    """Return the full name of a file's module."""
    return ".".join(("papernotes", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


MODULES = {module_of(path) for path in SOURCES}


def room_of(path: Path) -> str:
    """Return the room that a file lies in; a part of a room with a layer of its own is a room: ``builder.pipeline``."""
    return room_named(".".join(path.relative_to(PACKAGE).with_suffix("").parts))


def room_named(module: str) -> str:
    """Return the room of a module that is named without the package."""
    parts = module.split(".")
    return next((room for size in range(len(parts), 0, -1) if (room := ".".join(parts[:size])) in LAYER_OF), parts[0])


@cache
def tree(path: Path) -> ast.Module:
    """Return a file as Python reads it."""
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every module that a file imports, for types only and inside functions too, with its line.

    What is imported from a package is named with it, whether it is a module of the package or a name of its face.
    """
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = (*PACKAGE.parts[-1:], *path.relative_to(PACKAGE).parts[:-1])
            module = ".".join((*package[: len(package) - node.level + 1], *filter(None, [node.module])))
            module = module if node.level else str(node.module)
            if module.split(".")[0] == "papernotes":
                yield from ((f"{module}.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield module, node.lineno


def rooms_imported(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the rooms that a file imports something of, its own too, with the lines."""
    for module, line in imports(path):
        if module.split(".")[0] == "papernotes":
            yield room_named(module.partition(".")[2] or "__init__"), line


def rooms_beneath() -> dict[str, frozenset[str]]:
    """Return, for each room, the rooms that it imports, lowest layers first."""
    found: dict[str, set[str]] = {room: set() for rooms in LAYERS for room in rooms}
    for path in SOURCES:
        here = room_of(path)
        found[here] |= {room for room, _ in rooms_imported(path) if room != here}
    return {room: frozenset(beneath) for room, beneath in found.items()}


def nearest(beneath: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    """Leave out what a room also reaches through another that it imports: what is left says as much."""
    reached: dict[str, frozenset[str]] = {}
    for room in sorted(beneath, key=LAYER_OF.__getitem__):
        reached[room] = beneath[room].union(*(reached[other] for other in beneath[room]))
    return {
        room: sorted(others - frozenset[str]().union(*(reached[other] for other in others)))
        for room, others in beneath.items()
    }


def drawn() -> str:
    """Return the imports of all rooms as a Mermaid flowchart, highest layer first."""
    arrows = nearest(rooms_beneath())
    lines = ["```mermaid", "flowchart TD"]
    for rooms in reversed(LAYERS):
        for room in rooms:
            mark = room.strip("_").replace(".", "_")
            lines.append(f'  {mark}["{room}"]')
            lines += [f"  {mark} --> {other.strip('_').replace('.', '_')}" for other in arrows[room]]
    return "\n".join((*lines, "```"))
