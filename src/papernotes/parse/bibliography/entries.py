"""A ``.bib`` file's text → its entries as they stand, mended where it is plain how, and what is wrong with them.

Parts of a value follow each other behind a ``#``, and values behind a comma. Where a field follows without one, the
parser takes both for one value; here the fields are parted.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from bibtexparser import splitter
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)

from papernotes.diagnostics import Diagnostic
from papernotes.parse.bibliography.mending import mended
from papernotes.parse.bibliography.reference import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bibtexparser.model import Block

    from papernotes.source import Source

splitter.logger.disabled = True
"""The parser logs what it cannot read, which is told as findings."""

_BRACE = re.compile(r"[{}]")
_QUOTE = re.compile(r'["{}]')
_WORD = re.compile(r"[^\s,#{}\"=]+")
_GAP = re.compile(r"\s*")
_NEXT = re.compile(r"(?P<name>[A-Za-z][\w:-]{0,40})\s*=\s*(?=[{\"\w])")
_BEHIND = re.compile(r"\s*+(?:,|[A-Za-z][\w:-]{0,40}\s*+=\s*+[{\"])")
"""What of an entry stands behind its end."""
_NO_WORKS = frozenset({"proceedings", "mvproceedings", "periodical", "xdata", "set", "control"})
"""Types of entries that others refer to, and that are no works one reads."""
_HANDED_DOWN = (
    "booktitle", "journal", "journaltitle", "eventtitle", "year", "date", "month", "publisher", "series", "editor",
    "volume", "number", "address", "location", "isbn", "issn",
)  # fmt: skip
"""What a volume says of all that it holds (BibLaTeX manual, appendix B)."""


class Bib(NamedTuple):
    """An entry of a ``.bib`` file."""

    key: str
    line: int
    """Where it begins."""
    fields: Mapping[str, str]
    """By their names in lower case; TeX as it stands, without braces or quotes around."""
    form: str = ""
    """What it is called: ``inproceedings``, in small letters."""


def entries_of(source: Source) -> tuple[tuple[Bib, ...], tuple[Diagnostic, ...]]:
    """Return the entries that are works, with what volumes hand down to them, and what is wrong, at its lines."""
    entries: list[Entry] = []
    strings: dict[str, str] = {}
    findings: list[Diagnostic] = []
    blocks = splitter.Splitter(source.text).split().blocks
    for block, following in zip_longest(blocks, blocks[1:]):
        if entries and isinstance(block, ImplicitComment) and _BEHIND.match(block.comment):
            message = f"words behind the entry `{entries[-1].key}` that belong to none; is there a brace too many?"
            findings.append(Diagnostic("PN501", message, source.path, line=(block.start_line or 0) + 1))
            whole, _ = _meant(f"{entries[-1].raw}{block.comment}", (entries[-1].start_line or 0) + 1)
            entries[-1] = whole or entries[-1]
        entry, found = _entry(block, following, source)
        findings += found
        if entry is not None:
            findings += _parted(entry, source)
            entries.append(entry)
        elif isinstance(block, String):
            strings.setdefault(block.key.lower(), _joined(str(block.value), strings))
    read = [_read(entry, strings) for entry in entries]
    volumes: dict[str, Bib] = {}
    for bib in read:
        if bib.key:
            volumes.setdefault(bib.key.casefold(), bib)
    findings += _odd_keys(read, source)
    works = [bib for bib, entry in zip(read, entries, strict=True) if entry.entry_type.lower() not in _NO_WORKS]
    return tuple(_with_volume(bib, volumes) for bib in _each_once(works)), tuple(findings)


def _odd_keys(bibs: Sequence[Bib], source: Source) -> Iterator[Diagnostic]:
    """Yield the entries that no citation can name, and those that some readers take for one with another."""
    first: dict[str, Bib] = {}
    for bib in bibs:
        same = first.setdefault(bib.key.casefold(), bib)
        if not bib.key:
            yield Diagnostic("PN501", "an entry without a key, which nothing can cite", source.path, line=bib.line)
        elif any(map(str.isspace, bib.key)):
            message = f"the key `{bib.key}` holds a blank, so that nothing can cite it"
            yield Diagnostic("PN501", message, source.path, line=bib.line)
        elif same.key != bib.key:
            message = f"the key `{bib.key}` is `{same.key}` of line {same.line} but for its capitals: one to BibTeX"
            yield Diagnostic("PN502", message, source.path, line=bib.line)


def _entry(block: Block, following: Block | None, source: Source) -> tuple[Entry | None, list[Diagnostic]]:
    """Return the entry that a block is, also one that is not quite right, and what is wrong with it."""
    if isinstance(block, Entry):
        return block, []
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        told = Diagnostic("PN502", f"an entry says `{names}` twice; the first counts", source.path, line=line)
        return _ignored(block), [told]
    if isinstance(block, DuplicateBlockKeyBlock):
        if isinstance(block.previous_block, String):
            return None, []
        first = (block.previous_block.start_line or 0) + 1
        message = f"the key `{block.key}` has stood at line {first}; that one counts"
        return _ignored(block), [Diagnostic("PN502", message, source.path, line=line)]
    if isinstance(block, ParsingFailedBlock):
        entry, message = _mended(block, following, line)
        return entry, [Diagnostic("PN501", message, source.path, line=line)]
    return None, []


def _mended(block: ParsingFailedBlock, following: Block | None, line: int) -> tuple[Entry | None, str]:
    """Return the entry that one which does not parse was meant to be, and what is wrong with it."""
    raw = str(block.raw or "")
    entry, field = _meant(raw, line)
    if entry is not None:
        where = f": `{field}` does not end" if field else ""
        return entry, f"the entry `{entry.key}` is not closed{where}; its fields are read as far as they can be told"
    if isinstance(following, ImplicitComment):  # the parser gave up at the first field
        entry, _ = _meant(f"{raw} {following.comment}", line)
    if entry is not None:
        return entry, f"a comma is missing behind the key `{entry.key}`"
    said = one_line(str(getattr(block.error, "abort_reason", "") or block.error)).rstrip(". ")
    return None, f"an entry that cannot be read{f': {said}' if said else ''}"


def _meant(text: str, line: int) -> tuple[Entry | None, str]:
    """Return the entry that a text was meant to be, at its line, and the field that is at fault."""
    found = mended(text)
    blocks = splitter.Splitter(found.text).split().blocks if found else ()
    block = next(iter(blocks), None)
    entry = block if isinstance(block, Entry) else _ignored(block) if isinstance(block, ParsingFailedBlock) else None
    if entry is None or found is None:
        return None, ""
    return Entry(entry.entry_type, entry.key, entry.fields, start_line=line - 1, raw=text), found.field


def _ignored(block: ParsingFailedBlock) -> Entry | None:
    entry = block.ignore_error_block
    return entry if isinstance(entry, Entry) else None


def _parted(entry: Entry, source: Source) -> Iterator[Diagnostic]:
    """Part the fields of an entry between which a comma is missing; yield where."""
    fields: list[Field] = []
    for field in entry.fields:
        start, value, name = field.start_line or 0, str(field.value), field.key
        for at, end, following in _joints(value):
            fields.append(Field(name, value[at:end].strip(), start))
            if following:
                line = start + 1 + value.count("\n", 0, end)
                message = f"a comma is missing before `{following}` in the entry `{entry.key}`"
                yield Diagnostic("PN501", message, source.path, line=line)
                name = following
    entry.fields = fields


def _joints(value: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start and the end of each value in a value, and the name of the field that follows it, if any does."""
    start = at = 0
    while at < len(value):
        end = _part_end(value, at)
        at = _behind_blanks(value, end)
        following = _NEXT.match(value, at)
        if following:
            yield start, end, following["name"]
            start = at = following.end()
        elif value.startswith("#", at):
            at = _behind_blanks(value, at + 1)
        else:
            break
    yield start, len(value), ""


def _part_end(value: str, at: int) -> int:
    """Return where a part of a value ends that begins at a place: in braces, in quotes, or a word."""
    if value[at] not in '{"':
        word = _WORD.match(value, at)
        return word.end() if word else len(value)
    depth = 0
    for mark in (_BRACE if value[at] == "{" else _QUOTE).finditer(value, at + (value[at] == '"')):
        depth += {"{": 1, "}": -1, '"': 0}[mark[0]]
        if depth == 0 and mark[0] != "{":
            if mark[0] == "}" and value[at] == '"':
                continue
            return mark.end()
    return len(value)


def _read(entry: Entry, strings: Mapping[str, str]) -> Bib:
    """Return an entry with abbreviations written out, without braces or quotes around values; of two the first."""
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.key.lower(), _joined(str(field.value), strings))
    return Bib(entry.key, (entry.start_line or 0) + 1, fields, entry.entry_type.lower())


def _joined(value: str, strings: Mapping[str, str]) -> str:
    """Return a value's parts as one text; what is no value stays as it stands."""
    told: list[str] = []
    at = 0
    while at < len(value):
        end = _part_end(value, at)
        part = value[at:end]
        told.append(part[1:-1] if part[0] in '{"' else strings.get(part.lower(), part))
        at = _behind_blanks(value, end)
        if at < len(value) and value[at] != "#":
            return value
        at = _behind_blanks(value, at + 1)
    return "".join(told)


def _behind_blanks(value: str, at: int) -> int:
    gap = _GAP.match(value, at)
    return gap.end() if gap else at


def _each_once(bibs: Sequence[Bib]) -> Iterator[Bib]:
    """Yield entries without those that have another's key and title."""
    seen: set[tuple[str, str]] = set()
    for bib in bibs:
        told = bib.key, one_line(bib.fields.get("title", "")).casefold()
        if told not in seen:
            seen.add(told)
            yield bib


def _with_volume(bib: Bib, volumes: Mapping[str, Bib]) -> Bib:
    """Return an entry with what the volume that it refers to says, and the data that it takes in whole."""
    fields = dict(bib.fields)
    for key in fields.get("xdata", "").split(","):
        if data := volumes.get(key.strip().casefold()):
            fields = {**data.fields, **fields}
    volume = volumes.get(fields.get("crossref", "").strip().casefold())
    if volume and volume.key != bib.key:
        handed = {name: volume.fields[name] for name in _HANDED_DOWN if volume.fields.get(name)}
        title = volume.fields.get("title")
        if title and not handed.keys() & {"booktitle", "journal", "journaltitle"}:
            handed["booktitle"] = title
        if fields.keys() & {"year", "date"}:
            handed = {name: value for name, value in handed.items() if name not in {"year", "date"}}
        fields = {**handed, **fields}
    return bib._replace(fields=fields)
