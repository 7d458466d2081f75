"""Settings that keep something private: they are never lost in silence, whatever is wrong with ``papernotes.yml``.

One that cannot be used, and a key that may be meant as one, stop every command that shows or writes what notes hold.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import yaml

from papernotes.diagnostics import Diagnostic
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.source import Source

CODE = "PN006"
PROTECTING = ("exclude", "gitignore")
"""Settings that keep files out of a site."""
_STEMS = (
    "exclu", "ignor", "privat", "privé", "draft", "publish", "public", "hidden", "hide", "secret", "confiden", "omit",
    "skip", "leave", "without", "unlisted", "visib", "blacklist", "denylist", "blocklist", "ausschl", "entwurf", "排除",
    "忽略", "私", "草稿", "除外", "非公開", "제외", "비공개",
)  # fmt: skip
"""One of these stands in a key, unknown to papernotes, by which somebody may want to keep something private."""
_OTHERS = ("publisher", "publication")
"""What such a key is not, in spite of what stands in it."""
_NEAR = 0.7
_DEEPEST = 5


def may_protect(key: str) -> bool:
    """Tell whether a key that papernotes does not know may be meant to keep something private."""
    folded = key.casefold()
    stem = any(stem in folded for stem in _STEMS) and not any(other in folded for other in _OTHERS)
    return stem or _near(folded) != ""


def _near(folded: str) -> str:
    return next(iter(difflib.get_close_matches(folded, PROTECTING, n=1, cutoff=_NEAR)), "")


def lost(source: Source, key: str, span: Span) -> Diagnostic:
    """Return the finding of an unknown key that may be meant to keep something private."""
    near = _near(key.casefold().replace("_", "").replace("-", "")) or PROTECTING[0]
    own = f"write `{key}` at the begin of a line, as a key of its own"
    help_ = own if key in PROTECTING else f"did you mean `{near}`?"
    message = f"unknown key `{key}`, which may be meant to keep something private"
    return Diagnostic(CODE, message, source.path, span, help_)


def inside(node: yaml.Node, *, exactly: bool, depth: int = 0) -> Iterator[tuple[str, Span]]:
    """Yield the keys within a key's value that may be meant so, with their places; ``exactly`` those that are so."""
    if not isinstance(node, yaml.MappingNode) or depth > _DEEPEST:
        return
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name in PROTECTING if exactly else may_protect(name):
            yield name, Span(key.start_mark.index, key.end_mark.index)
        else:
            yield from inside(value, exactly=exactly, depth=depth + 1)


def twice(source: Source, root: yaml.MappingNode) -> Iterator[Diagnostic]:
    """Yield a finding for a setting that keeps files out and is there more than once: only the last would count."""
    seen: set[str] = set()
    for key, _ in root.value:
        if key.value in PROTECTING and key.value in seen:
            span = Span(key.start_mark.index, key.end_mark.index)
            message = f"`{key.value}` is there twice, and only one can count"
            yield Diagnostic(CODE, message, source.path, span, f"write one `{key.value}` that holds all")
        seen.add(key.value if isinstance(key.value, str) else "")


def stopping(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings on settings that stop a command: none can be read, or one that keeps something is lost."""
    return [one for one in findings if one.code in {"PN003", "PN004", CODE}]
