"""docs/templates.md lists every name that a template may use, with what the code says of it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "templates.md"
CONTEXT = ROOT / "src" / "papernotes" / "site"
HOLDERS = [*sorted((CONTEXT / "context").glob("*.py")), CONTEXT / "head.py"]
OPEN, CLOSE = "<!-- views, made by tests/site/test_context.py -->\n", "<!-- end -->"


def views() -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
    """Yield each view's name, what it is, and its fields with their types and what they are."""
    for path in HOLDERS:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                yield node.name, ast.get_docstring(node) or "", list(fields(node))


def fields(view: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    for at, node in enumerate(view.body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            after = view.body[at + 1] if at + 1 < len(view.body) else None
            said = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
            yield node.target.id, ast.unparse(node.annotation), " ".join(str(said).split())


def made() -> str:
    parts = []
    for name, what, members in views():
        parts.append(f"### {name}\n\n{' '.join(what.split())}\n")
        parts += [f"- `{field}`: `{kind}`" + (f" · {said}" if said else "") for field, kind, said in members]
        parts.append("")
    return "\n".join(parts)


def test_the_page_on_templates_lists_every_name_there_is(golden: Callable[[Path, str], None]) -> None:
    text = PAGE.read_text("utf-8")
    head, found, rest = text.partition(OPEN)
    assert found
    golden(PAGE, f"{head}{OPEN}\n{made()}\n{CLOSE}{rest.partition(CLOSE)[2]}")


def test_the_page_names_every_template() -> None:
    text = PAGE.read_text("utf-8")
    assert not [path.name for path in (ROOT / "templates").glob("*.html") if f"`{path.name}`" not in text]
