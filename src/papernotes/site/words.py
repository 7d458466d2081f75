"""The interface's words in the project's language, from the theme's ``words/<language>.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic
from papernotes.site.theme import Theme, ThemeError, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """Every visible word that papernotes itself writes, by key."""

    language: str
    """The language that the words are in: ``en`` when there is no file for the configured one."""
    plain: Mapping[str, str]
    counted: Mapping[str, tuple[str, str]]
    """The forms for one and for any other number; ``{n}`` stands for the number."""

    def __getitem__(self, key: str) -> str:
        """Return a plain word. Raises KeyError."""
        return self.plain[key]

    def count(self, key: str, number: int) -> str:
        """Return a number with its noun, ``12 papers``. Raises KeyError."""
        return self.counted[key][number != 1].replace("{n}", f"{number:,}")

    def fill(self, key: str, **values: object) -> str:
        """Return a plain word with its ``{name}`` marks filled in. Raises KeyError."""
        text = self.plain[key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def namespace(self) -> SimpleNamespace:
        """Return the plain words as attributes, which is how templates read them."""
        return SimpleNamespace(**self.plain)


def words_of(theme: Theme, language: str) -> Words:
    """Return the words for a language tag: its own file, its primary language's, or the English one.

    Keys that a user's file leaves out are taken from the default theme's file, then from English.
    """
    primary = language.replace("_", "-").split("-")[0].lower()
    chosen = next((tag for tag in (language.lower(), primary) if f"words/{tag}.yml" in theme.templates), _FALLBACK)
    plain: dict[str, str] = {}
    counted: dict[str, tuple[str, str]] = {}
    for name in (f"words/{_FALLBACK}.yml", f"default/words/{chosen}.yml", f"words/{chosen}.yml"):
        if name in theme.templates:
            _read(theme, name, plain, counted)
    return Words(chosen, plain, counted)


def _read(theme: Theme, name: str, plain: dict[str, str], counted: dict[str, tuple[str, str]]) -> None:
    table = read_yaml(theme, name)
    if not isinstance(table, dict):
        raise ThemeError(Diagnostic("PN401", "not a table of words, `key: word` a line", theme.templates[name].path))
    for key, value in table.items():
        if not isinstance(key, str):
            message = f"the key {key!r} is no text: put it in quotes"  # YAML reads `no:` as false
            raise ThemeError(Diagnostic("PN401", message, theme.templates[name].path))
        if isinstance(value, dict) and "other" in value:
            other = str(value["other"])
            counted[key] = str(value.get("one", other)), other
        elif key in counted or isinstance(value, list | dict):
            wanted = "a table of `one` and `other`" if key in counted else "a word"
            raise ThemeError(Diagnostic("PN401", f"`{key}` must be {wanted}", theme.templates[name].path))
        else:
            plain[key] = str(value)
