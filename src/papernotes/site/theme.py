"""A theme: templates, interface words and assets, as values; and the Jinja environment over them.

The default theme and a user's folder are laid over each other file by file. A user's template still reaches the
one it replaces as ``default/<name>``. Reading the two folders is the files room's work.
"""

from __future__ import annotations

import hashlib
import re
import traceback
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import jinja2
import yaml

from papernotes.diagnostics import Diagnostic
from papernotes.errors import PapernotesError
from papernotes.site.jinja import Environment
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ASSETS = "assets/"
_DEFAULT = "default/"
_UNKNOWN = re.compile(r"has no attribute '([^']*)'|'([^']*)' is undefined|\A'[\w-]+'\Z")
"""How Jinja, and Python for a word that is counted, tell of a name that is not there."""
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_LIKE = 0.7


class ThemeError(PapernotesError):
    """A template that cannot be read, compiled or drawn. ``diagnostic`` names the file and the line.

    It is an exception, not a finding among others, since it breaks every page and should be told once.
    """

    def __init__(self, diagnostic: Diagnostic) -> None:
        where = f"{diagnostic.path}:{diagnostic.line}" if diagnostic.line else diagnostic.path
        super().__init__(f"{where}: {diagnostic.code} {diagnostic.message}", help=diagnostic.help)
        self.diagnostic = diagnostic


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A template's text and the path that messages name."""

    text: str
    path: str


@dataclass(frozen=True)
class Theme:
    """Everything that gives the site its look."""

    templates: Mapping[str, ThemeFile]
    """By name: templates (``paper.html``) and words (``words/en.yml``). A default file that the user replaced is
    still there as ``default/<name>``."""
    assets: Mapping[str, bytes]
    """By path below the site's ``assets/``."""
    digest: str
    """The BLAKE2 digest of all names and contents."""
    own: frozenset[str] = frozenset()
    """The names of the templates and words that the user brought."""

    @cached_property
    def environment(self) -> Environment:
        """The Jinja environment: autoescape on, undefined names are errors, templates only from this theme."""
        return Environment(self._load, direct=True)

    @cached_property
    def thorough(self) -> Environment:
        """The same for templates that ask for what may not be there, or for items with a dot."""
        return Environment(self._load)

    def __getstate__(self) -> dict[str, Any]:
        """Leave the environment behind when the theme goes to another process; it is made again there."""
        return {"templates": self.templates, "assets": self.assets, "digest": self.digest, "own": self.own}

    def _load(self, name: str) -> tuple[str, str, None] | None:
        file = self.templates.get(name) or self.templates.get(name.removeprefix(_DEFAULT))
        return (file.text, file.path, None) if file else None


def compose(default: Mapping[str, bytes], user: Mapping[str, bytes], *, default_path: str, user_path: str) -> Theme:
    """Return the theme of two folders, the user's files winning one by one.

    The keys are paths below each folder with forward slashes; ``*_path`` is put before them in messages. Files
    under ``assets/`` become assets, all others are texts. Raises ThemeError for a text that is not UTF-8.
    """
    templates: dict[str, ThemeFile] = {}
    assets: dict[str, bytes] = {}
    for folder, files in ((default_path, default), (user_path, user)):
        for name, content in sorted(files.items()):
            if name.startswith(ASSETS):
                assets[name.removeprefix(ASSETS)] = content
                continue
            if name in templates:
                templates[_DEFAULT + name] = templates[name]
            templates[name] = ThemeFile(_decode(content, f"{folder}/{name}"), f"{folder}/{name}")
    digest = hashlib.blake2b(digest_size=16)
    for kind, name, content in sorted(
        [("t", name, file.text.encode()) for name, file in templates.items()]
        + [("a", name, content) for name, content in assets.items()]
    ):
        digest.update(f"{kind}\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return Theme(templates, assets, digest.hexdigest(), frozenset(name for name in user if not name.startswith(ASSETS)))


def draw(theme: Theme, template: str, context: Mapping[str, object]) -> str:
    """Return a template drawn with a context. Raises ThemeError, with the place, for whatever goes wrong in it."""
    try:
        if "thorough" not in vars(theme):
            with suppress(AttributeError):
                return theme.environment.get_template(template).render(context)
        return theme.thorough.get_template(template).render(context)
    except Exception as error:
        raise theme_error(theme, template, error) from error


def broken_templates(theme: Theme, names: Iterable[str]) -> Iterator[tuple[str, Exception]]:
    """Compile the pages' templates among these, and yield those that are none, with the error of each."""
    for name in names:
        if name.endswith(".html"):
            try:
                theme.environment.get_template(name)
            except (jinja2.TemplateError, RecursionError) as error:
                yield name, error


@lru_cache(maxsize=16)
def _loaded(text: str) -> object:
    """Return what YAML holds: a preview and a script make a site with the same words again and again."""
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe


def read_yaml(theme: Theme, name: str) -> object:
    """Return what a YAML file of the theme holds, which nobody may change. Raises ThemeError for bad YAML."""
    file = theme.templates[name]
    try:
        return _loaded(file.text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ThemeError(_diagnostic(file, line, f"not valid YAML: {getattr(error, 'problem', error)}")) from error


def theme_error(theme: Theme, template: str, error: Exception) -> ThemeError:
    """Return the error of a template as data: the innermost line of a theme file that the error passed through."""
    if isinstance(error, ThemeError):
        return error
    by_path = {file.path: file for file in theme.templates.values()}
    if isinstance(error, jinja2.TemplateSyntaxError):
        file = by_path.get(error.filename or "")
        return ThemeError(_diagnostic(file, error.lineno, error.message or "syntax error"))
    message = str(error) or type(error).__name__
    if isinstance(error, jinja2.TemplateNotFound):
        message = f"there is no template named {message}{_meant(message, theme.templates)}"
    elif unknown := _UNKNOWN.search(message):
        message += _meant(unknown[1] or unknown[2] or message.strip("'"), _names(theme))
    elif not isinstance(error, jinja2.TemplateError):
        message = f"{type(error).__name__}: {message}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in by_path:
            return ThemeError(_diagnostic(by_path[frame.filename], frame.lineno or 1, message))
    return ThemeError(_diagnostic(theme.templates.get(template), 1, message, path=template))


def _names(theme: Theme) -> set[str]:
    """Return all that the default templates and their words name."""
    texts = (file.text for name, file in theme.templates.items() if name not in theme.own)
    return {name for text in texts for name in _NAME.findall(text)}


def _meant(name: str, names: Iterable[str]) -> str:
    near = get_close_matches(name, sorted({*names} - {name}), 1, _LIKE)  # it is known, but not here
    return f"; did you mean {near[0]}?" if near else ""


def _diagnostic(file: ThemeFile | None, line: int, message: str, path: str = "") -> Diagnostic:
    span = None
    if file:
        source = Source(file.path, file.text)
        span = source.line_span(min(max(line, 1), len(source.lines)))
    help_ = "The names a template may use are listed in docs/templates.md."
    return Diagnostic("PN401", message, file.path if file else path, span, help_, line=line)


def _decode(content: bytes, path: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise ThemeError(Diagnostic("PN401", "not UTF-8", path, line=line)) from error
