"""The vocabularies' YAML files, and the shape in which a user's additions are read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

import yaml

from papernotes.lexicon.phrases import WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

R = TypeVar("R")
"""A row of a vocabulary."""

# libyaml's loader is ten times faster; a PyYAML built without it still has the other.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Finding(NamedTuple):
    """What is wrong with one key of a user's mapping; the settings turn it into a diagnostic."""

    code: str
    message: str
    key: str
    """The key's path in papernotes.yml, such as ``venues.NIPS``."""


@cache
def points(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a fitted table of the package, such as ``weights`` for ``weights.tsv``: a name, then numbers.

    Lines that open with ``# `` are remarks.
    """
    text = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.split("\n") if line and not line.startswith("# "))


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return what the vocabulary file of this name holds, such as ``venues`` for ``venues.yml``.

    The value is shared: never change it.
    """
    text = Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    return loaded


def strings(value: object) -> tuple[str, ...] | None:
    """Return a list of texts (numbers count as texts) as a tuple; None when it is anything else."""
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, (str, int, float)) for item in value):
        return None
    return tuple(str(item).strip() for item in value if str(item).strip())


@dataclass(frozen=True, slots=True)
class VocabularyKind(Generic[R]):
    """How one vocabulary takes what a user's mapping says of its rows."""

    noun: str
    rename: Callable[[dict[str, R], R, str], None]
    """Gives a row a new name, in its place among the rows."""
    described: Callable[[str, object, R | None], R | None]
    """Returns the row that a value describes, over what is known of it; None when it describes none."""
    expected: str


def extend(rows: dict[str, R], user: Mapping[str, Any], kind: VocabularyKind[R]) -> Iterator[Finding]:
    """Apply a user's mapping to the rows of a vocabulary; yield what cannot be applied."""
    for key, value in user.items():
        name, path = str(key), f"{kind.noun}s.{key}"
        known = rows.get(name)
        if not WORD.search(name):
            yield Finding("PN002", f"a {kind.noun}'s name needs a letter or digit", path)
        elif value is False or isinstance(value, str):
            if known is None:
                wish = "rename" if value else "remove"
                yield Finding("PN002", f"there is no {kind.noun} {name!r} to {wish}", path)
            elif isinstance(value, str) and value.strip():
                kind.rename(rows, known, value.strip())
            else:
                del rows[name]
        elif (row := kind.described(name, value, known)) is None:
            yield Finding("PN002", kind.expected, path)
        else:
            rows[name] = row
