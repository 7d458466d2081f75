"""What a rule is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for."""

    code: str
    name: str
    severity: Severity
    """An ``error`` fails every check, a ``warning`` a ``--strict`` one; an ``info`` is only told."""
    what: str
    why: str
    help: str
    bad: str = ""
    """Lines that the rule finds fault with; empty where no text can show it."""
    good: str = ""
    """The same lines mended."""
    file: str = "notes/notes.md"
    """The file that the lines stand in."""
    fixable: bool = False
    """Whether ``check --fix`` mends it, where the repair is certain."""


_UNSEEN = re.compile(r"[^\S \n]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> str:
    """Return a text in which each character that nobody sees is named, such as ``<U+200B>``."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
