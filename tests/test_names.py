"""One word a thing: no two public classes, and no two modules, bear one name, and none a word that says nothing."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import papernotes

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(papernotes.__file__).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
OWN_WORDS = ("cli", "rules")
"""A command's file is called as the command, a family of rules as what its rules tell of."""


def named_twice(places: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: found for name, found in places.items() if len(found) > 1}


def test_no_two_modules_have_one_name() -> None:
    places = defaultdict(list)
    for path in SOURCES:
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = parts[-2] if parts[-1] == "__init__" and len(parts) > 1 else parts[-1]
        if len(parts) == 1 or parts[0] not in OWN_WORDS or parts[1] == "__init__":
            places[name].append("/".join(parts))
    assert not named_twice(places)


def test_no_two_public_classes_have_one_name() -> None:
    places = defaultdict(list)
    for path in SOURCES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path.relative_to(PACKAGE).as_posix())
    assert not named_twice(places)


def names_in(module: ast.Module) -> Iterator[str]:
    """Yield what others may call: classes, functions, methods, fields, attributes and what stands at a module's top."""
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        if isinstance(node, ast.Module | ast.ClassDef):
            assigned = [child for child in node.body if isinstance(child, ast.Assign | ast.AnnAssign)]
            targets = [t for child in assigned for t in getattr(child, "targets", [getattr(child, "target", None)])]
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def words_of(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


def test_no_public_name_bears_a_word_that_the_glossary_puts_aside() -> None:
    glossary = (
        (PACKAGE.parents[1] / "docs" / "architecture.md").read_text("utf-8").partition("\n| instead of | say |\n")[2]
    )
    aside = set(re.findall(r"^\| (\w+) \|", glossary, re.MULTILINE))
    assert aside >= {"said", "beside", "under", "knows"}
    found = [
        f"{path.relative_to(PACKAGE).as_posix()}: {name}"
        for path in SOURCES
        for name in (path.stem, *names_in(ast.parse(path.read_text("utf-8"))))
        if not name.startswith("_") and aside & words_of(name)
    ]
    assert not found
