"""Templates and words of a project's own: those that cannot be drawn, and those that nothing asks for."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import jinja2
from jinja2 import meta

from papernotes.builder import pipeline
from papernotes.diagnostics import Diagnostic
from papernotes.site.theme import ThemeError, broken_templates, read_yaml, theme_error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from papernotes.project import Project
    from papernotes.site.theme import Theme

_WORDS = "words/"
_ENGLISH = "words/en.yml"
_LIKE = 0.6
_BESIDE = frozenset({"readme.md", "license", "license.md", "readme"})


def theming(project: Project) -> Iterator[Diagnostic]:
    """Yield what is wrong with the templates and words of a project's own; what a build would stop at comes first."""
    theme = project.theme
    if not theme.own:
        return
    used = _used(theme)
    drawn = sorted(theme.own & used)
    stopping = [theme_error(theme, name, error).diagnostic for name, error in broken_templates(theme, drawn)]
    stopping = stopping or _stopped(project)
    yield from stopping
    yield from _unused_templates(theme, used)
    if not stopping:
        yield from _unused_words(theme)


def _stopped(project: Project) -> list[Diagnostic]:
    """Return what stops a build, found as a build does: every page is drawn."""
    try:
        site = pipeline.build(project)
        for page in site.pages:
            site.press.page(site.views.of(page))
    except ThemeError as error:
        return [error.diagnostic]
    return []


def _used(theme: Theme) -> set[str]:
    """Return the templates that stand in the place of a default one, or that another template names."""
    asked = {name for file in theme.templates.values() for name in _asked_for(theme, file.text)}
    return asked | {name for name in theme.templates if f"default/{name}" in theme.templates}


def _unused_templates(theme: Theme, used: set[str]) -> Iterator[Diagnostic]:
    known = theme.templates.keys() - theme.own
    for name in sorted(theme.own - used):
        if not name.startswith(_WORDS) and name.lower() not in _BESIDE:
            yield _unknown(theme, name, f"no page is drawn with `{name}`", name, known)


def _asked_for(theme: Theme, text: str) -> set[str]:
    try:
        return {name for name in meta.find_referenced_templates(theme.environment.parse(text)) if name}
    except (jinja2.TemplateSyntaxError, RecursionError):  # a file that is no template
        return set()


def _unused_words(theme: Theme) -> Iterator[Diagnostic]:
    known = _table(theme, f"default/{_ENGLISH}" if _ENGLISH in theme.own else _ENGLISH).keys()
    own = "\n".join(theme.templates[name].text for name in sorted(theme.own) if name.endswith(".html"))
    used = set(re.findall(r"[\w-]+", own))
    for name in sorted(name for name in theme.own if name.startswith(_WORDS) and name.endswith(".yml")):
        for key in _table(theme, name):
            if key not in known and key not in used:
                yield _unknown(theme, name, f"nothing uses the word `{key}`", key, known)


def _table(theme: Theme, name: str) -> Mapping[str, object]:
    table = read_yaml(theme, name)
    return {key: value for key, value in table.items() if isinstance(key, str)} if isinstance(table, dict) else {}


def _unknown(theme: Theme, name: str, message: str, what: str, known: Iterable[str]) -> Diagnostic:
    near = get_close_matches(what, sorted(known), 1, _LIKE)
    return Diagnostic("PN005", message, theme.templates[name].path, help=f"did you mean `{near[0]}`?" if near else "")
