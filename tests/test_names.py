"""One word a thing: no two public classes, and no two modules, bear one name."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

import papernotes

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
