"""The block of keys at the top of a file: YAML between ``---`` (Jekyll, Hugo, Obsidian), TOML between ``+++``, JSON.

JSON stands in braces (Hugo) or between ``;;;``, and ``---toml`` or ``---json`` may say what is meant. Without any mark,
two lines of keys or more are front matter up to the first blank one, if the first is the title (Pelican). YAML that
does not parse is read line by line, so that one wrong quote costs one value and not all.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from papernotes.aliases import bounded
from papernotes.diagnostics import Diagnostic
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.front_people import FrontPerson, people_of
from papernotes.parse.toml import as_json, begins_toml, by_line, places
from papernotes.parse.yaml_keys import LOADER, is_mapping, pairs
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.source import Source

_LONGEST = 300
"""Lines; a longer block between two rules is text, not keys."""
_KEY = re.compile(r"^([^\W\d_][\w .-]{0,40}?|\d?[^\W\d_][\w-]*)\s*([:=])(?:\s+(.*)|\s*)$")
OPENING_KEY = re.compile(r"title:\s+\S", re.IGNORECASE)
"""The key that opens front matter without a mark."""
_KEYS = 2
"""Lines of keys that open a file, at least, to be its properties without a mark around them, a title the first."""
_ITEM = re.compile(r"^\s*-\s+(.*)$")
_ALIAS = re.compile(r"[\[ ]*+\*[\w-]{1,80}[\] ]*+")
"""What stands in YAML for another value, and says nothing by itself."""
_DEEPEST = 3
_CLOSINGS = {
    "---": ("---", "..."), "---yaml": ("---",), "---json": ("---",), "---toml": ("---",), "+++": ("+++",),
    ";;;": (";;;",),
}  # fmt: skip
"""What ends front matter, by what begins it."""
RULE = r"-{3,40}"
"""Three dashes, or what somebody meant who wrote more of them, above or below."""
_RULE = re.compile(RULE)
_BRACED = frozenset({";;;", "---json"})
"""Between these marks stands JSON, with its braces."""
_JSON = json.JSONDecoder()
_TOML = frozenset({"+++", "---toml"})


@dataclass(frozen=True, slots=True)
class Property:
    """A key of the front matter with its values, a list's items or one scalar, and the line it stands on."""

    key: str
    values: tuple[str, ...]
    line: int
    people: tuple[FrontPerson, ...] = ()
    """The authors that they are, where one at least has parts of its own."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The properties at the top of a file, its lines from the first mark to the last, and what is wrong with it."""

    line: int
    end_line: int
    properties: tuple[Property, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    marked: bool = True
    """Whether marks part it from the text, and not a blank line."""


def read_front_matter(source: Source) -> FrontMatter | None:
    """Return the front matter of a source, or None; blank lines and a byte order mark may stand before it."""
    lines = source.lines
    begin = next((number for number, line in enumerate(lines) if line.strip("\ufeff \t")), None)
    if begin is None:
        return None
    mark = lines[begin].strip("\ufeff").rstrip()
    if mark[:1] == "{":
        return _read_json(source, begin)
    closings = _CLOSINGS.get(_shortened(mark))
    if closings is None:
        return _read_unmarked(lines, begin) if OPENING_KEY.match(mark) else None
    ends = range(begin + 1, min(len(lines), begin + _LONGEST))
    end = next((n for n in ends if _shortened(lines[n].rstrip()) in closings), None)
    if end is None:
        return None
    body = lines[begin + 1 : end]
    first = begin + 2
    if mark in _TOML:
        return FrontMatter(begin + 1, end + 1, _of_toml(body, first)) if begins_toml(_first(body)) else None
    if not (mark in _BRACED or _KEY.match(_first(body).strip("\"'")) or is_mapping("\n".join(body))):
        return None
    if mark in _BRACED:
        body = tuple(line.replace("\t", " ") for line in body)
    try:
        text = "\n".join(body) + "\n"
        node = yaml.compose(text, Loader=LOADER)
        bounded(text, node)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        finding = _finding(source, first, len(body), error)
        return FrontMatter(begin + 1, end + 1, tuple(_by_line(body, first)), (finding,))
    return FrontMatter(begin + 1, end + 1, tuple(_properties(node, first)))


def _shortened(mark: str) -> str:
    """Return a line of dashes as three of them, and any other as it is."""
    return "---" if mark[:3] == "---" and _RULE.fullmatch(mark) else mark


def _read_unmarked(lines: Sequence[str], begin: int) -> FrontMatter | None:
    """Return the keys that stand above the first blank line, none of them marked; None where a text may begin so.

    A file of several such blocks is a list of papers.
    """
    end = next((n for n in range(begin, min(len(lines), begin + _LONGEST)) if not lines[n].strip()), begin)
    body = lines[begin:end]
    if len(body) < _KEYS or not all(_KEY.match(line) or line[:1] in (" ", "\t") for line in body):
        return None
    if any(OPENING_KEY.match(line) for line in lines[begin + 1 :]):
        return None
    return FrontMatter(begin, end + 1, tuple(_by_line(body, begin + 1, listing=True)), marked=False)


def _read_json(source: Source, begin: int) -> FrontMatter | None:
    """Return front matter in braces, which end a line; None when it is no JSON."""
    start = source.line_span(begin + 1).start
    start = source.text.index("{", start)
    try:
        values, end = _JSON.raw_decode(source.text, start)
    except (ValueError, RecursionError):
        return None
    last = source.position(end)[0]
    if not isinstance(values, dict) or not values or source.text[end : source.line_span(last).end].strip():
        return None
    text = source.text[start:end].replace("\t", " ")  # which JSON has between its words only, and YAML not at all
    try:
        node = yaml.compose(text, Loader=LOADER)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return FrontMatter(begin + 1, last, tuple(_properties(node, begin + 1)))


def _first(body: Sequence[str]) -> str:
    """Return the first line that is neither blank nor a comment, empty when there is none."""
    return next((line for line in body if line.strip() and not line.lstrip().startswith("#")), "")


def _of_toml(body: Sequence[str], first: int) -> tuple[Property, ...]:
    """Return the keys of TOML; of what is none, those that its lines begin with."""
    held = as_json(body)
    try:
        node = yaml.compose(held, Loader=LOADER) if held else None
    except (yaml.YAMLError, RecursionError, ValueError):  # signs that YAML does not have, keys that are too long
        node = None
    if node is None:
        return tuple(Property(key, values, first + line) for key, values, line in by_line(body))
    lines = places(body)
    found = _properties(node, 0)
    return tuple(replace(one, line=first + lines.get(one.key.rpartition(".")[2], 0)) for one in found)


def _properties(node: yaml.Node | None, first: int, prefix: str = "") -> Iterator[Property]:
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in pairs(node):
        name = prefix + key.value.strip()
        if key_of(name) == "authors" and (people := tuple(people_of(value, _scalars))):
            stated = people if any(one.stated for one in people) else ()
            yield Property(name, tuple(one.full for one in people), first + key.start_mark.line, stated)
        elif isinstance(value, yaml.MappingNode):
            if prefix.count(".") < _DEEPEST:
                yield from _properties(value, first, f"{name}.")
        else:
            yield Property(name, tuple(_scalars(value)), first + key.start_mark.line)


def _scalars(node: yaml.Node, depth: int = 0) -> Iterator[str]:
    """Yield a value's texts as written: one scalar, or a list's items (of an item that is a mapping, its values)."""
    if isinstance(node, yaml.ScalarNode):
        text = node.value.strip()
        if text and not (node.tag.endswith(":null") and text in ("~", "null", "Null", "NULL")):
            yield text
    elif isinstance(node, yaml.SequenceNode) and depth < _DEEPEST:
        for item in node.value:
            yield from _scalars(item, depth + 1)
    elif isinstance(node, yaml.MappingNode) and depth < _DEEPEST:
        for _, value in node.value:
            yield from _scalars(value, depth + 1)


_LISTS = frozenset({"authors", "tags"})
"""Fields of several values."""
_SEVERAL = re.compile(r"[,;&、，；]|\band\b")
"""What a line of several values holds, which may go on in the next."""


def _by_line(body: Sequence[str], first: int, *, listing: bool = False) -> Iterator[Property]:
    """Read ``key: value`` and ``- item`` lines one by one; with ``listing`` each line of a list's key is a value.

    That is how Python-Markdown reads them, and so do MkDocs and Pelican: ``authors:``, ``tags:``.
    """
    key, line, values = "", first, list[str]()
    for number, text in enumerate(body, first):
        item = _ITEM.match(text)
        found = None if item else _KEY.match(text)
        if found:
            if key:
                yield Property(key, tuple(values), line)
            key, line, values = found[1].strip(), number, _listed(found[3] or "")
        elif item and key:
            values.extend(_listed(item[1]))
        elif text[:1] in (" ", "\t") and text.strip() and key:
            if listing and key_of(key) in _LISTS and not (values and _SEVERAL.search(values[-1])):
                values.extend(_listed(text))
                continue
            values[-1:] = [f"{values[-1]} {text.strip()}".strip()] if values else [text.strip()]
    if key:
        yield Property(key, tuple(values), line)


def _listed(value: str) -> list[str]:
    """Return the items of ``[a, 'b', "c"]``, or the one value, quotes and block marks gone."""
    value = value.strip()
    if value in (">", "|", ">-", "|-", ">+", "|+"):
        return []
    parts = value.strip("[]").split(",") if value[:1] == "[" else [value]
    return [text for part in parts if (text := part.strip().strip("\"'").strip()) and not _ALIAS.fullmatch(text)]


def _finding(source: Source, first: int, count: int, error: Exception) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = first + min(mark.line if mark else 0, max(count - 1, 0))
    span = source.line_span(line)
    if mark:
        span = Span(min(span.start + mark.column, span.end), span.end)
    problem = getattr(error, "problem", None) or "too deeply nested"
    return Diagnostic("PN102", f"The front matter is not valid YAML: {problem}.", source.path, span)
