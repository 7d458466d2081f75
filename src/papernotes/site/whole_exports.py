"""The whole library in the formats of other tools: references, CSV for spreadsheets, JSON Lines for programs."""

from __future__ import annotations

import csv
import json
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from papernotes.site.exports.bibtex_writer import bibliography
from papernotes.site.exports.csl_writer import csl_json
from papernotes.site.exports.plain_text import line
from papernotes.site.exports.ris_writer import ris
from papernotes.site.papers_json import entry_records
from papernotes.site.texts import scored
from papernotes.site.title_text import named, titled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from papernotes.library.entry_model import Entry, Library
    from papernotes.model import LinkKind
    from papernotes.site.exports.citation import Citation
    from papernotes.slug import Slug

    Write = Callable[[Library, Mapping[Slug, Citation]], str]

COLUMNS = ("id", "kind", "title", "name", "authors", "venue", "year", "status", "rating", "read_on", "topics", "arxiv",
           "doi", "paper", "code", "project", "key", "file", "line")  # fmt: skip
_RUNS = re.compile(r"[=+\-@\t\r]")
"""What a spreadsheet takes for the start of a formula."""
_ENDS_LINES = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def comma_separated(library: Library, cited: Mapping[Slug, Citation]) -> str:
    """Return a row an entry under a row of column names (RFC 4180), several values in a cell parted by ``; ``.

    A text that a spreadsheet would run as a formula stands behind an apostrophe.
    """
    made: list[str] = []
    writer = csv.writer(SimpleNamespace(write=made.append), lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in library.entries:
        cells = _cells(entry, cited.get(entry.slug))
        writer.writerow([_harmless(line(str(cells[name]))) for name in COLUMNS])
    return "".join(made)


def json_lines(library: Library) -> str:
    """Return the records of ``papers.json``, one a line."""
    return "".join(f"{_one_line(row)}\n" for row in entry_records(library))


def _cells(entry: Entry, citation: Citation | None) -> Mapping[str, Any]:
    record = entry.record
    addresses: dict[LinkKind, str] = {link.kind: link.url for link in reversed(record.links)}
    return {
        "id": entry.slug,
        "kind": record.kind,
        "title": titled(record),
        "name": named(record),
        "authors": "; ".join(record.authors),
        "venue": record.venue or "",
        "year": record.year or "",
        "status": entry.status or "",
        "rating": "" if record.rating is None else scored(record.rating),
        "read_on": entry.read,
        "topics": "; ".join(topic.name for topic in entry.topics),
        "arxiv": record.arxiv or "",
        "doi": record.doi or "",
        "paper": addresses.get("paper", ""),
        "code": addresses.get("code", ""),
        "project": addresses.get("project", ""),
        "key": citation.key if citation else "",
        "file": record.place.file,
        "line": record.place.line,
    }


def _harmless(text: str) -> str:
    return f"'{text}" if _RUNS.match(text) else text


def _one_line(value: object) -> str:
    """Return JSON without characters that some readers of lines take for line ends, and without lone surrogates."""
    text = json.dumps(value, ensure_ascii=False)
    return _ENDS_LINES.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


FORMATS: Mapping[str, Write] = {
    "bibtex": lambda _, cited: bibliography(cited.values()),
    "csl-json": lambda _, cited: csl_json(cited.values()),
    "ris": lambda _, cited: ris(cited.values()),
    "csv": comma_separated,
    "jsonl": lambda library, _: json_lines(library),
}
"""By name: what writes a library and its citations in that format."""
