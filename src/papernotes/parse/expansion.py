"""How much a source's references write out: bounded, so that a short file never makes a large site.

An address stands once and is written out by each link that uses it; a footnote is, below each record that calls it.
As in cmark, all uses together may write out only as much as the file is long (and a little more, so that no ordinary
file comes near); behind that, they are text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown_it.common.utils import normalizeReference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_FREE = 100_000
"""Characters that the references of a file may write out beyond its own length; cmark has the same number."""
_USE = re.compile(r"\[([^\[\]]+)\](?!:)")


class Expansion(NamedTuple):
    """What is left to be written out at each line of a source whose references would write out too much."""

    lines: tuple[int, ...]
    """The lines that use references, from 1."""
    left: tuple[int, ...]
    """The characters left before each of them."""
    sizes: Mapping[str, int]
    """What one use of a label writes out."""
    environment: Mapping[str, Any]
    total: int
    """Characters that all uses together would write out."""
    end: int
    """The first line with a use that finds nothing left."""

    def known(self, line: int) -> dict[str, Any]:
        """Return markdown-it's environment for a text that begins at a line: its references, until nothing is left."""
        spending = _Spending(self.sizes, self._at(line))
        footnotes = self.environment.get("footnotes", {})
        return {
            "references": _Known(self.environment.get("references", {}), spending),
            "footnotes": {"refs": _Known(footnotes.get("refs", {}), spending)},
        }

    def addresses(self, addresses: Mapping[str, str], line: int) -> Mapping[str, str]:
        """Return the addresses (label in lower case → address) that a text of a line may still use."""
        return _Short(addresses, self._at(line))

    def _at(self, line: int) -> int:
        at = bisect_left(self.lines, line)
        return self.left[at] if at < len(self.left) else 0


class _Spending:
    """What the references of one text may still write out."""

    def __init__(self, sizes: Mapping[str, int], left: int) -> None:
        self.sizes = sizes
        self.left = left

    def affords(self, label: str) -> bool:
        """Take what a use of a label writes out from what is left; False when that is not enough."""
        size = self.sizes.get(f"^{label[1:]}" if label.startswith(":") else label, 0)
        if size > self.left:
            return False
        self.left -= size
        return True


class _Known:
    """References or footnotes, by markdown-it's labels, for as long as their uses can be afforded."""

    def __init__(self, known: Mapping[str, Any], spending: _Spending) -> None:
        self.known = known
        self.spending = spending

    def get(self, label: str, default: object = None) -> object:
        """Return what a label stands for."""
        return self.known[label] if label in self else default

    def __contains__(self, label: str) -> bool:
        return label in self.known and self.spending.affords(label)


class _Short(Mapping[str, str]):
    """The addresses that are not longer than what is left."""

    def __init__(self, addresses: Mapping[str, str], left: int) -> None:
        self.addresses = addresses
        self.left = left

    def __getitem__(self, label: str) -> str:
        address = self.addresses[label]
        if len(address) > self.left:
            raise KeyError(label)
        return address

    def __iter__(self) -> Iterator[str]:
        return iter(self.addresses)

    def __len__(self) -> int:
        return len(self.addresses)


def expansion(text: str, tokens: Sequence[Token], environment: Mapping[str, Any]) -> Expansion | None:
    """Return what is left at each line of a source, from its block tokens; None where all references fit, as they do.

    An address with its title counts, and a footnote's text with all that it uses, once for each use.
    """
    references = environment.get("references", {})
    sizes = {label: len(entry["href"]) + len(entry["title"]) for label, entry in references.items()}
    sizes.update(_footnotes(tokens, sizes))
    allowed = allowance(text)
    if not sizes or max(sizes.values()) * text.count("[") <= allowed:
        return None
    lines: list[int] = []
    left: list[int] = []
    total = end = 0
    for line, size, shared in _uses(tokens, sizes):
        # the cells of a row are written one by one: all of them, or none
        rest = allowed - total
        if not lines or lines[-1] != line:
            lines.append(line)
            left.append(max(rest, 0) if not shared or size <= rest else 0)
        total += size
        if total > allowed and not end:
            end = line
    return Expansion(tuple(lines), tuple(left), sizes, environment, total, end) if end else None


def allowance(text: str) -> int:
    """Return how many characters the references of a source may write out together."""
    return len(text) + _FREE


def _uses(tokens: Sequence[Token], sizes: Mapping[str, int]) -> Iterator[tuple[int, int, bool]]:
    """Yield each line that uses references, what its uses write out, and whether it is a row of cells."""
    row = [0, 0]
    for token in tokens:
        if token.type == "tr_open" and token.map:
            row = [token.map[0] + 1, 0]
        elif token.type == "tr_close" and row[1]:
            yield row[0], row[1], True
        if token.type != "inline" or not token.map:
            continue
        if token.level >= 4 and row[0] == token.map[0] + 1:
            row[1] += sum(size for _, size in _in_lines(token.content, 0, sizes))
            continue
        for line, size in _in_lines(token.content, token.map[0] + 1, sizes):
            yield line, size, False


def _in_lines(content: str, line: int, sizes: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text that use references, the first with a number, and what their uses write out."""
    behind = 0
    for match in _USE.finditer(content):
        line += content.count("\n", behind, match.end())
        behind = match.end()
        if size := sizes.get(_key(match[1]), 0):
            yield line, size


def _key(label: str) -> str:
    return label if label.startswith("^") else normalizeReference(label)


def _footnotes(tokens: Sequence[Token], sizes: Mapping[str, int]) -> dict[str, int]:
    """Return what a call of each footnote writes out; of one that calls others, as much as all of them."""
    own: dict[str, int] = {}
    calling: set[str] = set()
    label = ""
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = f"^{token.meta['label']}"
            own[label] = 0
        elif token.type == "footnote_reference_close":
            label = ""
        elif label:
            own[label] += len(token.content) + sum(size for _, size in _in_lines(token.content, 0, sizes))
            if "[^" in token.content:
                calling.add(label)
    return {name: sum(own.values()) if name in calling else size for name, size in own.items()} if calling else own
