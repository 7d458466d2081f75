"""A new note: what the user names, what is known of it, where it goes, and whether it is there already."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from papernotes import lexicon as _lexicon
from papernotes import reading_notes
from papernotes.author.adding import add
from papernotes.author.draft import dated, draft_of, keyed, read_name, stub_of
from papernotes.author.services.arxiv import fetch_arxiv
from papernotes.author.services.crossref import fetch_crossref
from papernotes.author.services.paper_pages import fetch_page
from papernotes.author.spots import Shelves
from papernotes.builder import pipeline
from papernotes.builder.memory.place import place
from papernotes.builder.memory.runner import Runner
from papernotes.endings import is_markdown
from papernotes.errors import PapernotesError
from papernotes.files.project_reader import read_project
from papernotes.files.walk import notes_folder, walk
from papernotes.library import assemble
from papernotes.library.identity import alike, title_key
from papernotes.library.reference_matching import names_of
from papernotes.library.whereabouts import paper_key
from papernotes.parse import parse
from papernotes.parse.withheld import withhold
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from papernotes.author.addition import Addition
    from papernotes.author.draft import Draft, Named
    from papernotes.lexicon import Lexicon
    from papernotes.model import Place
    from papernotes.parse.bibliography import Reference


@dataclass(frozen=True)
class Notes:
    """A project's notes as something that papers are added to."""

    shelves: Shelves
    references: tuple[Reference, ...]
    """What its bibliographies hold."""

    @property
    def lexicon(self) -> Lexicon:
        """The vocabularies that the notes are read with."""
        return self.shelves.lexicon

    def place_of(self, draft: Draft) -> Place | None:
        """Return where the notes tell of a paper: one with its arXiv id or DOI, of its title, or with its address."""
        named = (self._places[name] for name in draft.names() if name in self._places)
        return next(named, None) or (self._linked.get(paper_key(draft.url)) if draft.url else None)

    @cached_property
    def _linked(self) -> Mapping[str, Place]:
        parts = [part for entry in self.shelves.library.entries for part in entry.parts if part.kind == "paper"]
        return {
            paper_key(link.url): part.place for part in reversed(parts) for link in part.links if link.kind == "paper"
        }

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        parts = [part for entry in self.shelves.library.entries for part in entry.parts]
        return {
            name: part.place
            for part in reversed(parts)
            if part.place.file in self.shelves.sources
            for name in (
                *names_of(part.doi, part.arxiv, part.title),
                *keyed(part.key, part.title),
                *dated(part.title, part.authors, part.year),
            )
        }

    def reference(self, named: Named) -> Reference | None:
        """Return the entry of the bibliographies that the user names, by key, id or title."""
        for reference in self.references:
            if named.kind == "key" and reference.key == named.value:
                return reference
            if (named.kind, named.value) in {("arxiv", reference.arxiv), ("doi", reference.doi)}:
                return reference
            if named.kind == "title" and reference.title and title_key(reference.title) == title_key(named.value):
                return reference
        return None


def read_notes(root: Path) -> Notes:
    """Return the notes of a project, which may hold none yet. Raises PapernotesError when one cannot be read."""
    if not root.is_dir():
        raise PapernotesError(f"{root}: no such folder", help="make it a project: papernotes init")
    folder, site = notes_folder(root), root / "site"
    if not any(is_markdown(name) for _, name in walk(folder, site)):
        lexicon = _lexicon.load()
        return Notes(Shelves(assemble([], lexicon), {}, lexicon), ())
    project = read_project(root, site, drafts=True)  # a private note of a paper is one, too
    config = project.config
    lexicon = reading_notes.vocabularies(config)
    recall = Runner(place(root)).recall
    library = pipeline.understand(project, recall)
    sources = {source.path: source for source in project.as_written()}
    held = reading_notes.references_of(project, recall)
    return Notes(Shelves(library, sources, lexicon), held.all if held else ())


def new(name: str, notes: Notes, *, offline: bool = False) -> Addition:
    """Return the note for a paper that the user names by title, arXiv id, DOI, citation key or the address of a page.

    An id is looked up, first in the bibliographies, then, unless ``offline``, at arXiv or Crossref; a page says of
    which paper it is. Raises PapernotesError when the paper is there already, is not known, or nobody can be asked.
    """
    named = read_name(name)
    if not named.value:
        raise PapernotesError(
            "a paper without a name", help='name it: papernotes new "Its title", an arXiv id or a DOI'
        )
    if named.kind == "address":
        raise PapernotesError(
            f"{named.value}: no address of a page of the web",
            help="name the paper by its title, its arXiv id, its DOI or an address that begins with https://",
        )
    _refuse(stub_of(named), notes)
    draft = _draft(named, notes, offline=offline)
    _refuse(draft, notes)
    addition = add(draft, notes.shelves)
    if not _is_shown(addition, draft, notes):
        raise PapernotesError(
            f"{draft.title}: a note so called would be taken for a template or a comment, and stand on no page",
            help="name the paper by its title, its arXiv id, its DOI or the address of its page",
        )
    return addition


def _is_shown(addition: Addition, draft: Draft, notes: Notes) -> bool:
    """Tell whether a note is on a page under its title: no part of it hidden, and nothing that nobody filled in."""
    read = withhold(Source(addition.path, addition.text), drafts=True)
    start = addition.line - 1
    if tuple(read.lines[start : start + len(addition.lines)]) != addition.lines:
        return False
    records = parse(read, notes.lexicon).records
    made = [record for record in records if addition.fresh or record.place.line == addition.line]
    return any(record.title == draft.title or alike(record.title, draft.title) for record in made)


def _refuse(draft: Draft, notes: Notes) -> None:
    found = notes.place_of(draft)
    if found:
        raise PapernotesError(
            f"the notes have this paper already: {found.file}:{found.line}", help="add to the note that is there"
        )


def _draft(named: Named, notes: Notes, *, offline: bool) -> Draft:
    if known := notes.reference(named):
        return draft_of(known, notes.lexicon)
    if named.kind == "key":
        raise PapernotesError(
            f"no bibliography has the key {named.value}", help="name its file under `bibliography:` in papernotes.yml"
        )
    if offline or named.kind == "title":
        return stub_of(named)
    fetch, nothing = _SERVICES[named.kind]
    found = fetch(named.value)
    if found is None or not found.title:
        says = nothing.format(named.value) if found is None else f"what is known of {named.value} has no title"
        raise PapernotesError(says, help="check it, or add a note that holds it and no more: --offline")
    return draft_of(_with_authors(found), notes.lexicon)


def _with_authors(found: Reference) -> Reference:
    """Return what a page says; of one that names its DOI and no author, what Crossref says of that."""
    if found.authors or not found.doi or found.arxiv:
        return found
    try:
        registered = fetch_crossref(found.doi)
    except PapernotesError:
        return found
    return registered if registered and alike(registered.title, found.title) else found


_SERVICES: Mapping[str, tuple[Callable[[str], Reference | None], str]] = {
    "arxiv": (fetch_arxiv, "arXiv knows no paper {}"),
    "doi": (fetch_crossref, "Crossref knows no DOI {}"),
    "page": (fetch_page, "{} does not say which paper it is of"),
}
"""Who is asked of what the user names, and what is told when nothing is known."""
