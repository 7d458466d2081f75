"""``papers.json``: the records contract, for other programs. Its schema is ``docs/papers.schema.json``."""

from __future__ import annotations

import json
import zlib
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from papernotes.model import UNPUBLISHED, Skipped
from papernotes.parse.fields.dates import read_date
from papernotes.site.crumbs import heading_above
from papernotes.site.page import Artifact
from papernotes.site.provenance import provenance_of, wordings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from papernotes.config import Config
    from papernotes.library.entry_model import Entry, Library, Relation
    from papernotes.model import Link, Place, ReadAs, Record, Section, Snippet
    from papernotes.site.digested import Digested
    from papernotes.site.record_digests import Whole
    from papernotes.slug import Slug

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
SCHEMA = 2
"""Grows when a program that reads the old form would misread the new one."""


class Row(NamedTuple):
    """All that an entry's line is made from."""

    whole: Digested[Whole]
    targets: tuple[Slug, ...]
    """What its notes mention."""
    related: tuple[Relation, ...]


class Rows:
    """The lines of ``papers.json``, any run of entries by itself."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._targets: dict[Slug, list[Slug]] = {}
        for mention in library.mentions:
            self._targets.setdefault(mention.source, []).append(mention.target)

    def row(self, entry: Entry, whole: Digested[Whole]) -> Row:
        """Return all that an entry's line is made from."""
        return Row(whole, tuple(self._targets.get(entry.slug, ())), self._library.related.get(entry.slug, ()))

    def values(self, entry: Entry) -> dict[str, Any]:
        """Return what papers.json holds of an entry, as plain values."""
        return _entry(entry, self._targets.get(entry.slug, ()), self._library.related.get(entry.slug, ()))


def packed(rows: Sequence[Row]) -> bytes:
    """Return the lines of some entries, compressed: they are all of the notes and more."""
    return _packed(_entry(row.whole.value.entry, row.targets, row.related) for row in rows)


def _packed(values: Iterable[dict[str, Any]]) -> bytes:
    return zlib.compress(_encoded(_rows(values)), 1)


class Rest(NamedTuple):
    """What papers.json holds beside the entries."""

    title: str
    skipped: tuple[Skipped, ...]
    readings: tuple[ReadAs, ...]


def rest_of(library: Library, title: str) -> Rest:
    """Return what papers.json holds beside a library's entries; ``title`` is the site's."""
    return Rest(title, (*library.skipped, *_unsaid(library, title)), library.readings)


def records_artifact(library: Library, config: Config) -> Artifact:
    """Return ``papers.json``: a line a record, so that a change of one record is a change of one line."""
    rows = Rows(library)
    return put_together([_packed(map(rows.values, library.entries))], rest_of(library, config.title))


def put_together(batches: Iterable[bytes], rest: Rest) -> Artifact:
    """Return ``papers.json`` from its entries, as `packed` returns them, and the rest."""
    skipped = _rows(
        {"reason": part.reason, "file": part.file, "line": part.line, "end_line": part.end_line}
        for part in rest.skipped
    )
    readings = _rows(
        {"file": told.file, "reading": told.reading, "records": told.records, "confidence": told.confidence}
        for told in rest.readings
    )
    head = f'{{"schema": {SCHEMA}, "title": {_json(rest.title)}, "papers": ['
    papers = b",".join(filter(None, map(zlib.decompress, batches)))
    return Artifact(
        "papers.json",
        b"".join((_encoded(head), papers, _encoded(f'],\n"skipped": [{skipped}],\n"readings": [{readings}]}}\n'))),
    )


def _unsaid(library: Library, title: str) -> Iterator[Skipped]:
    """Yield the headings above papers that are on no page: no field comes from them, and no paper stands beneath them.

    Such are headings that say but that papers follow, "Reading list", or numbers alone: "17.3".
    """
    shown = {title, *map(heading_above, library.entries)}
    told = {
        (evidence.file or part.place.file, evidence.line)
        for entry in library.entries
        for part in entry.parts
        for _, evidence in part.provenance
    }
    days = {day for entry in library.entries for part in entry.parts for day in (part.dated, part.read_on) if day}
    for file, group in library.groups:
        held = group.title in shown or read_date(group.title) in days
        if not held and not any((file, number) in told for number in range(group.line, group.end_line + 1)):
            yield Skipped("heading", file, group.line, group.end_line)


def entry_records(library: Library) -> Iterator[dict[str, Any]]:
    """Yield what papers.json holds of each entry, as plain values."""
    return map(Rows(library).values, library.entries)


def _entry(entry: Entry, mentioned: Iterable[Slug], related: Sequence[Relation]) -> dict[str, Any]:
    record = entry.record
    main = record.place.file
    details = {name: told for name, told in (record.publication or UNPUBLISHED)._asdict().items() if told}
    more = {"publication": details} if details else {}
    return {
        "id": entry.slug,
        "kind": record.kind,
        "url": f"papers/{entry.slug}.html",
        "title": record.title,
        "name": record.name,
        "venue": record.venue,
        "year": record.year,
        "authors": record.authors,
        "others": record.others,
        "key": record.key,
        "arxiv": record.arxiv,
        "doi": record.doi,
        "links": [_link(link) for link in record.links],
        "topics": [words for topic in entry.topics for words in wordings(topic)],
        "group": record.group,
        "status": entry.status,
        "rating": record.rating.value if record.rating else None,
        "rating_of": record.rating.of if record.rating else None,
        "read_on": entry.read or None,
        "dated": entry.given or None,
        "added": entry.added,
        "changed": entry.changed,
        "sections": [_section(section, part, main) for part in entry.parts for section in part.sections],
        "snippets": [_snippet(snippet, part, main) for part in entry.parts for snippet in part.snippets],
        "mentions": list(dict.fromkeys(mentioned)),
        "related": [{"id": relation.target, "because": relation.because} for relation in related],
        "provenance": _provenance(entry),
        "source": _place(record.place),
        "sources": [
            _place(part.place) | ({"writer": writer} if writer else {})
            for part, writer in zip_longest(entry.parts, entry.writers)
        ],
        **more,
    }


def _link(link: Link) -> dict[str, Any]:
    return {"kind": link.kind, "url": link.url, "label": link.label, "source_url": link.source_url}


def _section(section: Section, part: Record, main: str) -> dict[str, Any]:
    place = _at(part.place.file, section.line, main)
    return {
        "heading": section.heading, "role": section.role, "level": section.level, **place, "text": section.text,
    }  # fmt: skip


def _snippet(snippet: Snippet, part: Record, main: str) -> dict[str, Any]:
    place = _at(part.place.file, snippet.line, main)
    return {"language": snippet.language, "code": snippet.code, "section": snippet.section, **place}


def _provenance(entry: Entry) -> Mapping[str, Any]:
    """Return each field's line and words: of topics the first one's, and those of any that other words say apart."""
    found: dict[str, Any] = {}
    main = entry.record.place.file
    for source in provenance_of(entry):
        told = {**_at(source.file, source.line, main), "text": source.text}
        if source.service:
            told |= {"service": source.service, "day": source.day}
        found.setdefault(source.field, told)
        if source.topic and told != found[source.field]:
            found[f"{source.field}.{source.topic}"] = told
    return found


def _at(file: str, line: int, main: str) -> dict[str, Any]:
    """Return a line, with its file when that is not the one of the main place."""
    return {"line": line} if file == main else {"file": file, "line": line}


def _place(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line, "end_line": place.end_line}


def _rows(values: Iterable[object]) -> str:
    rows = ",\n ".join(_json(value) for value in values)
    return f"\n {rows}" if rows else ""


def _json(value: object) -> str:
    return _ENCODER.encode(value)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")
