"""The Jinja environment: autoescape on, undefined names are errors, and no detour for what is escaped.

A page prints hundreds of values. Jinja wraps each in a ``Markup`` of its own, asks a method for each attribute, and
hands each piece of a block up through every template that the page extends. Templates are compiled here to do
without: the pages are the same to the byte and take half the time.
"""

from __future__ import annotations

from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from papernotes.site.texts import directed
from papernotes.site.title_text import typeset, unbroken

try:
    from markupsafe._speedups import _escape_inner as plain
except ImportError:  # MarkupSafe before 3, or without its compiled part

    def plain(text: str, /) -> str:
        """Return a text with HTML's five special characters as entities."""
        return str(escape(text))


if TYPE_CHECKING:
    from collections.abc import Callable, MutableMapping
    from types import CodeType

    from jinja2.bccache import Bucket
    from jinja2.compiler import Frame
    from jinja2.nodes import Expr, Getattr, Node

    _Finalize = CodeGenerator._FinalizeInfo  # noqa: SLF001 - the type of what Jinja hands its own methods
    Load = Callable[[str], tuple[str, str, None] | None]


def escaped(value: object) -> str:
    """Return what a template prints of a value: Markup as it is, else its text with ``& < > ' "`` as entities."""
    if type(value) is str:
        return plain(value)
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(value)


class _Generator(CodeGenerator):
    """Writes the same Python as Jinja's own generator but for the ways that a page takes hundreds of times."""

    def writeline(self, x: str, node: Node | None = None, extra: int = 0) -> None:
        """Write a line; what a block or a parent yields is joined there rather than handed up piece by piece."""
        if x.startswith("yield from "):
            x = f"yield concat({x.removeprefix('yield from ')})"
        super().writeline(x, node, extra)
        if x.startswith("from jinja2.runtime import "):
            super().writeline(f"from {__name__} import Markup as _Markup, escaped as _escaped, plain as _plain")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:
        """Write the look-up of an attribute; where it may not be there, it is looked for, and told, as Jinja does."""
        direct = isinstance(self.environment, Environment) and self.environment.direct
        if direct and not iskeyword(node.attr):
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")
            return
        self.write("(_a if (_a := getattr(_of := ")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing else environment.getattr(_of, {node.attr!r}))")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: _Finalize) -> None:
        if _usual(frame, finalize):
            self.write("(_plain(_t) if (_type := type(_t := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: _Finalize) -> None:
        if _usual(frame, finalize):
            self.write(")) is str else _t if _type is _Markup else _escaped(_t))")
        else:
            super()._output_child_post(node, frame, finalize)


def _usual(frame: Frame, finalize: _Finalize) -> bool:
    return bool(frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None)


_COMPILED: dict[tuple[str, bool], tuple[str, CodeType | None]] = {}
"""By a template's name, path and environment: the digest of its text and what that was compiled to."""


class Compiled(jinja2.BytecodeCache):
    """What templates were compiled to, at hand while the process lives: each theme of a preview or script has the same.

    Compiling them takes many times as long as drawing the pages of a small site.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what the same text was compiled to, when it was."""
        digest, code = _COMPILED.get(_key(bucket), ("", None))
        bucket.code = code if digest == bucket.checksum else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja compiled."""
        _COMPILED[_key(bucket)] = bucket.checksum, bucket.code


def _key(bucket: Bucket) -> tuple[str, bool]:
    return bucket.key, isinstance(bucket.environment, Environment) and bucket.environment.direct


class Environment(jinja2.Environment):
    """Templates of one theme, and nothing that could reach beyond it."""

    code_generator_class = _Generator

    def __init__(self, load: Load, *, direct: bool = False) -> None:
        """``load`` returns a template's text and the path that messages name, None for a name it does not know.

        In a ``direct`` one whatever stands behind a dot is an attribute, looked up in half the time; drawing raises
        AttributeError where it is not.
        """
        super().__init__(
            loader=jinja2.FunctionLoader(load),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=Compiled(),
        )
        self.globals.clear()  # templates see what their contexts hold
        self.globals["namespace"] = jinja2.utils.Namespace
        self.filters["directed"] = directed
        self.filters["typeset"] = typeset
        self.filters["unbroken"] = unbroken
        self.direct = direct
        self._found: dict[str | jinja2.Template, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> jinja2.Template:
        """Return a template, which never changes; pages ask for it again and again."""
        if globals is not None:
            return super().get_template(name, parent, globals)
        if name not in self._found:
            self._found[name] = super().get_template(name, parent)
        return self._found[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template sees in every context, as a plain dict, which is copied for each page and row."""
        return {**self.globals, **(d or {})}
