"""An entry of BibTeX that does not close, or closes too early → the entry that was meant, and which field is at fault.

Where braces do not tell where a value ends, the next field does: a name and ``=`` behind a comma or at a line's start.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_HEAD = re.compile(
    r"\s*+@\s*+(?P<type>[A-Za-z]{1,40})\s*+[{(]\s*+(?P<key>[^\s,{}()=\"]{0,200}+)(?:[ \t\r]*+(?=\n)|\s*+(?=,))"
)
_FIELD = re.compile(
    r"(?:,|\n)[ \t]*+(?P<name>[A-Za-z][\w:-]{0,40}+)[ \t]*+=[ \t]*+"
    r"(?=[{\"]|[A-Za-z0-9]{1,40}+[ \t]*+(?:[,\n}]|\Z)|[A-Za-z0-9][^\n{}\"=,]{0,400}+[\"}])"
)
"""A field's name: before a value in braces or quotes, one word or number, or what lacks the sign that opens it."""
_CLOSING = "{}\"', \t\r\n)"
"""What stands around a value and behind the last one."""


class MendedEntry(NamedTuple):
    """An entry as it was meant."""

    text: str
    field: str
    """The first field that was not closed, or behind which something closed too early; empty where none is found."""


def mended(text: str) -> MendedEntry | None:
    """Return an entry with braces around each of its values, None where no field of it is found."""
    head = _HEAD.match(text)
    starts = list(_FIELD.finditer(text, head.end())) if head else []
    if head is None or not starts:
        return None
    ends = [*(found.start() for found in starts[1:]), len(text)]
    fields: list[str] = []
    fault = ""
    for number, (found, end) in enumerate(zip(starts, ends, strict=True)):
        value = text[found.end() : end].strip().rstrip(",").rstrip()
        last = number == len(starts) - 1
        if not fault and not _is_closed(value.rstrip("}").rstrip() + "}" if last and value[:1] == "{" else value):
            fault = found["name"]
        fields.append(f"  {found['name']} = {{{_balanced(value)}}},\n")
    return MendedEntry(f"@{head['type']}{{{head['key']},\n{''.join(fields)}}}\n", fault)


def _is_closed(value: str) -> bool:
    """Tell whether a value ends where what opens it is closed."""
    if value[:1] == '"':
        return len(value) > 1 and value.endswith('"')
    return value.count("{") == value.count("}")


def _balanced(value: str) -> str:
    """Return a value without what stands around it, and with as many closing braces as open ones, none too early."""
    inner = value.strip(_CLOSING) if value[:1] in '{"' else value.rstrip('}") \r\n\t')
    told: list[str] = []
    depth = 0
    for letter in inner:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            depth = 0
        else:
            told.append(letter)
    return "".join(told) + "}" * depth
