"""The vocabularies' YAML files, and the shape in which a user's additions are read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

# libyaml's loader is ten times faster; a PyYAML built without it still has the other.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Finding(NamedTuple):
    """What is wrong with one key of a user's mapping; the settings turn it into a diagnostic."""

    code: str
    message: str
    key: str
    """The key's path in papernotes.yml, such as ``venues.NIPS``."""


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return what the vocabulary file of this name holds, such as ``venues`` for ``venues.yml``.

    The value is shared: never change it.
    """
    text = Path(__file__).with_name(f"{name}.yml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 -- a safe loader, in C where there is one
    return loaded


def strings(value: object) -> tuple[str, ...] | None:
    """Return a list of texts (numbers count as texts) as a tuple; None when it is anything else."""
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, (str, int, float)) for item in value):
        return None
    return tuple(str(item).strip() for item in value if str(item).strip())
