"""Front matter in TOML (Hugo, Zola): its keys with their values, those of tables among them."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_KEY = re.compile(r"[ \t]{0,40}+[\"']?([^\W_][\w-]{0,40}+(?:[\"']?\.[\"']?[\w-]{1,40}+){0,3})[\"']?[ \t]{0,40}+=(.*)$")
_TABLE = re.compile(r"[ \t]{0,40}+\[{1,2}+([^\[\]\n]{1,100}+)\]{1,2}+[ \t]{0,40}+(?:#.*)?$")
_REMARK = re.compile(r"^([^\"'#]*+(?:\"[^\"]*\"|'[^']*')?+[^\"'#]*+)(?<=[ \t])#.*$")
"""What TOML has for a comment at the end of a line."""
_EDGES = " \t\r[]{},\"'"


class Pair(NamedTuple):
    """A key with its values and its line, from 0."""

    key: str
    values: tuple[str, ...]
    line: int


def begins_toml(line: str) -> bool:
    """Tell whether a line is one that TOML begins with: a key or the name of a table."""
    return _KEY.match(line) is not None or _TABLE.match(line) is not None


def as_json(lines: Sequence[str]) -> str | None:
    """Return some lines of TOML as JSON, numbers with a point as they are written; None when they are no TOML.

    The keys of a table (``[extra]``) are among the others, where none of these is called so.
    """
    try:
        values = tomllib.loads("\n".join(lines) + "\n", parse_float=str)
        own = {key: value for key, value in values.items() if not isinstance(value, dict)}
        for name, table in values.items():
            for key, value in table.items() if isinstance(table, dict) else ():
                own[f"{name}.{key}" if key in own else key] = value
        return json.dumps(own, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        return None


def places(lines: Sequence[str]) -> Mapping[str, int]:
    """Return the first line of each key of some TOML, from 0, by the last part of its name."""
    found: dict[str, int] = {}
    for number, line in enumerate(lines):
        if key := _KEY.match(line) or _TABLE.match(line):
            found.setdefault(key[1].rpartition(".")[2].strip(_EDGES), number)
    return found


def by_line(lines: Sequence[str]) -> Iterator[Pair]:
    """Yield the keys of what is no TOML, a key's value going on up to the next key or table."""
    key, begun, values = "", 0, list[str]()
    for number, raw in enumerate(lines):
        line = _REMARK.sub(r"\1", raw)
        found = _KEY.match(line)
        if found or _TABLE.match(line):
            if key:
                yield Pair(key, tuple(values), begun)
            key, begun, values = (found[1], number, []) if found else ("", number, [])
            line = found[2] if found else ""
        values += (text for part in line.split(",") if (text := part.strip(_EDGES)))
    if key:
        yield Pair(key, tuple(values), begun)
