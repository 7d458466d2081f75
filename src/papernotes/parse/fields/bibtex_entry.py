"""A BibTeX entry that stands in the notes → its fields, plain."""

from __future__ import annotations

import re

from papernotes.parse.fields.authors import OTHERS, Authors
from papernotes.parse.fields.persons import lowered, turned
from papernotes.parse.tex import plain, verbatim

_ENTRY = re.compile(r"@\s*+(?P<type>[A-Za-z]++)\s*+[{(]\s*+(?P<key>[^,\s{}()]*+)\s*+,")
_FIELD = re.compile(
    r"(?P<name>[A-Za-z](?<![\w-].)[\w-]*+)\s*+=\s*+(?:\{(?P<braced>(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}|"
    r"\"(?P<quoted>(?:[^\"{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\"|(?P<bare>[\w.-]+))"
)
_IDS = frozenset({"doi", "url", "eprint"})
"""Fields that hold no words."""
_NO_ENTRY = frozenset({"comment", "preamble", "string"})


def read_bibtex(text: str) -> dict[str, str] | None:
    """Return the fields of the first BibTeX entry of a text, names in lower case, or None when it holds none.

    The entry's type is the field ``entrytype``, its key ``entrykey``. A ``comment`` or ``string`` is no entry.
    """
    entry = _ENTRY.search(text[:20_000])
    if not entry or entry["type"].lower() in _NO_ENTRY:
        return None
    fields = {"entrytype": entry["type"].lower(), "entrykey": entry["key"]}
    for match in _FIELD.finditer(text[:20_000], entry.end()):
        value = next(match[form] for form in ("braced", "quoted", "bare") if match[form] is not None)
        name = match["name"].lower()
        fields.setdefault(name, " ".join((verbatim if name in _IDS else plain)(value).split()))
    return fields if len(fields) > 2 else None


def bibtex_authors(field: str) -> Authors:
    """Return the people of a BibTeX entry's ``author`` field, as read by `read_bibtex`."""
    names = [name.strip(" ,") for name in " ".join(field.split()).split(" and ")]
    people = [name for name in names if name and not OTHERS.fullmatch(name)]
    parted = [[part.strip() for part in name.split(",")] for name in people]
    told = (turned(" ".join((parts[0], *parts[1:-1])), parts[-1]) if len(parts) > 1 else parts[0] for parts in parted)
    return Authors(lowered(tuple(told)), any(map(OTHERS.fullmatch, filter(None, names))))
