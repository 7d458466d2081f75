"""The Jinja environment: autoescape on, undefined names are errors, and no detour for what is escaped.

Jinja's ``escape`` wraps each text in a ``Markup`` of its own, a page has hundreds of them, and all are joined at once.
So templates are compiled to call `escaped` instead, which gives the same text a tenth as dear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

try:
    from markupsafe._speedups import _escape_inner as _plain
except ImportError:  # MarkupSafe before 3, or without its compiled part

    def _plain(text: str, /) -> str:
        return str(escape(text))


if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping

    from jinja2.compiler import Frame
    from jinja2.nodes import Expr

    Load = Callable[[str], tuple[str, str, None] | None]


def escaped(value: Any) -> str:  # noqa: ANN401  whatever a template prints
    """Return what a template prints of a value: Markup as it is, else its text with ``& < > ' "`` as entities."""
    if type(value) is str:
        return _plain(value)
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(value)


class _Generator(CodeGenerator):
    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401  a private type
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class Environment(jinja2.Environment):
    """Templates of one theme, and nothing that could reach beyond it."""

    code_generator_class = _Generator
    escaped = staticmethod(escaped)

    def __init__(self, load: Load) -> None:
        """``load`` returns a template's text and the path that messages name, None for a name it does not know."""
        super().__init__(
            loader=jinja2.FunctionLoader(load),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.globals.clear()  # templates see what their contexts hold
        self.globals["namespace"] = jinja2.utils.Namespace

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template sees in every context, as a plain dict, which is copied for each page and row."""
        return {**self.globals, **(d or {})}
