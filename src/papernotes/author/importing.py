"""A bibliography → notes: one for each paper that the notes do not have, with all that its entry holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papernotes.author.addition import Addition
from papernotes.author.draft import whole_draft_of
from papernotes.author.own_file import own_file
from papernotes.author.stubs import told
from papernotes.author.style import plain_style
from papernotes.author.zotero import zotero_library
from papernotes.errors import PapernotesError
from papernotes.files.decode import decode
from papernotes.parse.bibliography import is_bibliography, read_bibliography
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from papernotes.author.draft import Draft
    from papernotes.author.new import Notes
    from papernotes.author.spots import Shelves
    from papernotes.author.style import Style
    from papernotes.diagnostics import Diagnostic
    from papernotes.model import Place
    from papernotes.parse.bibliography import Reference

_ANY = "export it as BibTeX (.bib), CSL-JSON (.json) or RIS (.ris)"
_INSTEAD = {
    ".rdf": "in Zotero, export the library as Better BibTeX (with its notes), BibTeX or RIS",
    ".enl": "in EndNote, export the library with the output style RIS or BibTeX",
    ".enw": "in EndNote, export the library with the output style RIS or BibTeX",
    ".xml": "in EndNote, export the library with the output style RIS or BibTeX",
    ".nbib": "at PubMed, save the citations through a reference manager, and export them there as RIS or BibTeX",
}
"""What to do with a file of another kind, by how its name ends."""
IMPORTED = "imported.md"
"""The file that stubs go to, where papers have no files of their own."""


@dataclass(frozen=True, slots=True)
class Import:
    """What an import adds, and what it leaves out."""

    additions: tuple[Addition, ...]
    """The files to write; one, unless each paper has its own."""
    added: tuple[str, ...]
    """The titles of the papers that are added."""
    there: tuple[tuple[str, str], ...]
    """The titles of those that are not, and why: the place that they stand in."""


def read_file(path: Path) -> tuple[Source, tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """Return a bibliography's text and references, and what is wrong with it. Raises PapernotesError."""
    try:
        source, findings = decode(path.name, path.read_bytes())
    except OSError as error:
        raise PapernotesError(
            f"{path}: cannot be read: {error.strerror or error}", help="name a .bib file, or one of CSL-JSON or RIS"
        ) from error
    if not is_bibliography(source):
        raise PapernotesError(
            f"{path}: is neither BibTeX, CSL-JSON nor RIS", help=_INSTEAD.get(path.suffix.lower(), _ANY)
        )
    references, found = read_bibliography(source)
    if not references:
        why = f": {found[0].message}" if found else ""
        raise PapernotesError(f"{path}: holds no entry that can be read{why}", help=_ANY)
    return source, references, (*findings, *found)


def read_library() -> tuple[Source, tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """Return the library of the Zotero on this machine, as `read_file` returns a file. Raises PapernotesError."""
    source = zotero_library()
    return source, *read_bibliography(source)


def import_references(references: Sequence[Reference], notes: Notes) -> Import:
    """Return the notes on the papers of a bibliography that the notes do not have yet, in its order."""
    drafts: list[Draft] = []
    there: list[tuple[str, str]] = []
    names: dict[str, str] = {}
    for reference in references:
        draft = whole_draft_of(reference, notes.lexicon)
        place = notes.place_of(draft)
        twin = next((names[name] for name in draft.names() if name in names), "")
        if not draft.title:
            there.append((reference.key or f"{reference.file}:{reference.line}", "the entry has no title"))
        elif place:
            there.append((draft.title, _told(place)))
        elif twin:
            there.append((draft.title, f"the same paper as {twin}"))
        else:
            drafts.append(draft)
            names.update(dict.fromkeys(draft.names(), reference.key or f"line {reference.line}"))
    additions = _own_files(drafts, notes.shelves) if notes.shelves.singles() else _one_file(drafts, notes.shelves)
    return Import(tuple(additions), tuple(draft.title for draft in drafts), tuple(there))


def _told(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _own_files(drafts: Sequence[Draft], shelves: Shelves) -> list[Addition]:
    made: list[Addition] = []
    for draft in drafts:
        made.append(own_file(draft, shelves.singles(), shelves))
        sources = {**shelves.sources, made[-1].path: Source(made[-1].path, made[-1].text)}
        shelves = replace(shelves, sources=sources)
    return made


def _one_file(drafts: Sequence[Draft], shelves: Shelves) -> list[Addition]:
    """Return the file of stubs with those of the drafts at its end, in the words that are read back as they say."""
    if not drafts:
        return []
    held = shelves.sources.get(IMPORTED)
    before = held.text if held else ""
    head = before + ("" if not before else "\n" if before.endswith("\n") else "\n\n")
    blocks = told(drafts, head, _style(shelves), shelves.lexicon)
    start = head.count("\n") + 1
    lines = tuple(line for block in blocks for line in (*block, ""))[:-1]
    return [Addition(IMPORTED, start, lines, head + "\n".join((*lines, "")), fresh=held is None)]


def _style(shelves: Shelves) -> Style:
    """Return how the notes' papers are written: as headings, also where they are items of lists."""
    own = shelves.style(shelves.model())
    return own if own and not own.form.is_item else plain_style("## ")
