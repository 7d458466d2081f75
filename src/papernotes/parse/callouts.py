"""Callouts: which of thirteen kinds a name means, and the one form that all their dresses are brought into.

The form is Obsidian's, which holds GitHub's: a quotation whose first line is ``[!name]``, ``-`` when it is closed,
``+`` when it can be closed, and a title. The kinds and most of the other names are Obsidian's
(https://help.obsidian.md/callouts); GitHub has ``important`` and ``caution``, MyST, Quarto and Docusaurus the rest.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Fold = Literal["", "-", "+"]

KINDS: dict[str, tuple[str, ...]] = {
    "note": (
        "admonition", "secondary", "memo", "remark", "theorem", "lemma", "corollary", "proposition", "conjecture",
        "definition", "axiom", "assumption", "claim", "observation", "property", "proof", "algorithm", "exercise",
        "solution", "margin", "sidebar", "topic", "aside",
    ),
    "abstract": ("summary", "tldr"),
    "info": ("seealso", "information"),
    "todo": (),
    "tip": ("hint", "important", "pinned"),
    "success": ("check", "done"),
    "question": ("help", "faq"),
    "warning": ("caution", "attention"),
    "failure": ("fail", "missing"),
    "danger": ("error",),
    "bug": (),
    "example": (),
    "quote": ("cite", "epigraph", "pull-quote", "pullquote"),
}  # fmt: skip
"""The thirteen kinds, each with the other names that tools know it by."""
_KIND_OF = {name: kind for kind, others in KINDS.items() for name in (kind, *others)}
_PLAIN = frozenset({"info", "information", "abstract", "summary", "admonition"})
"""Names of what holds any text, so that they are no news where it has a title."""
MARK = r"\[!(?P<name>[\w-]{1,60})(?:\|[^\[\]\n]{0,60})?\](?P<fold>[-+]?)(?=[ \t]|$)"
"""What the first line of a callout begins with, within its quotation."""
_OPENING = re.compile(rf"{MARK}[ \t]*(?P<title>[^\n]*)", re.MULTILINE)


class Callout(NamedTuple):
    """The first line of a callout."""

    kind: str
    """One of the thirteen; a name that is none of theirs is a note's."""
    word: str
    """The name in the notes' own letters where it is no kind's: ``Important``, ``Theorem``; else empty."""
    fold: Fold
    title: str
    end: int
    """Where the line ends in the text."""
    name: str = ""
    """The name as written."""

    @property
    def titled(self) -> bool:
        """Whether its own title is all that it is called: its kind says no more of it, or is somebody's own name."""
        known = is_kind(self.name) or self.name.lower() in _WORDS
        return bool(self.title) and (self.name.lower() in _PLAIN or not known)


def is_kind(name: str) -> bool:
    """Tell whether a name is one that tools have for callouts."""
    return name.lower() in _KIND_OF


def read_callout(text: str) -> Callout | None:
    """Return the callout that the first line of a quotation's text opens, None when it opens none."""
    found = _OPENING.match(text)
    if not found:
        return None
    name = found["name"].lower()
    kind = _KIND_OF.get(name, "note")
    word = "" if name == kind else _WORDS.get(name) or found["name"].replace("-", " ").strip().capitalize()
    fold: Fold = "-" if found["fold"] == "-" else "+" if found["fold"] else ""
    return Callout(kind, word, fold, found["title"].strip(), found.end(), found["name"])


_WORDS = {"tldr": "TL;DR", "faq": "FAQ", "seealso": "See also", "versionadded": "New in version",
          "versionchanged": "Changed in version", "deprecated": "Deprecated since version"}  # fmt: skip


def written(name: str, fold: Fold = "", title: str = "") -> str:
    """Return the first line of a callout, without its quotation's mark."""
    return f"[!{name}]{fold} {title}".rstrip()
