"""What a build starts from, as one value. It imports nothing that takes time to load."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from papernotes.config import Config
    from papernotes.diagnostics import Diagnostic
    from papernotes.library.entry_dates import Dates
    from papernotes.library.slugs import Assigned
    from papernotes.library.writers import Writers
    from papernotes.model import Record
    from papernotes.site.theme import Theme


class Unread(NamedTuple):
    """What lies in the notes folder and is nobody's notes."""

    folders: tuple[str, ...] = ()
    """Folders that other programs keep or made, by their paths."""
    ignored: tuple[str, ...] = ()
    """Notes files, pictures and folders that ``.gitignore`` names; a folder's path ends with a slash."""
    tables: tuple[str, ...] = ()
    """Tables that Notion exports beside the pages of a database, of none of whose pages they tell."""
    foreign: tuple[str, ...] = ()
    """Files that hold text in another form than Markdown."""
    outside: tuple[str, ...] = ()
    """Notes files that lie beside the folder ``notes/``."""


@dataclass(frozen=True)
class Project:
    """All that a build depends on."""

    config: Config
    sources: tuple[Source, ...]
    """The notes, in the order of their paths, without what is private in them."""
    theme: Theme
    texts: tuple[Source, ...] = ()
    """Other texts that findings speak of: ``papernotes.yml``."""
    pictures: frozenset[str] = frozenset()
    """The paths below the notes folder of the pictures that may be copied."""
    active: frozenset[str] = frozenset()
    """Those of the SVG pictures that do more than draw, which may not."""
    others: Mapping[str, int] = field(default_factory=dict)
    """The documents, sounds and films below the notes folder, with their sizes in bytes."""
    withheld: frozenset[str] = frozenset()
    """The files that are neither copied nor read, since they lie in a private folder; for findings alone."""
    private_files: frozenset[str] = frozenset()
    """By what names links may call these, and no other files."""
    home: str = ""
    """The path of the notes folder from the root of its repository, or else from the project."""
    history: Mapping[str, Dates] = field(default_factory=dict)
    """The dates of the lines of each source, by its path, as far as they are known."""
    writers: Mapping[str, Writers] = field(default_factory=dict)
    """Who changed each source's lines last, by its path, where the settings ask git for it."""
    latest: int = 2099
    """The latest year in which a paper can have appeared: the next one."""
    past: tuple[Assigned, ...] = ()
    """The addresses that the last build gave out."""
    bibliography: tuple[Source, ...] = ()
    """The files of references that are joined with the notes."""
    csl: Source | None = None
    """The style of citing that the settings name, in CSL."""
    tables: tuple[Source, ...] = ()
    """The tables that Notion exports beside the pages of its databases."""
    other_inputs: tuple[str, ...] = ()
    """The files and folders that were read beside the notes folder, whether they are there or not."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What reading the project found."""
    written: Mapping[str, str] = field(default_factory=dict)
    """The texts as they stand in their files, by path, of the sources that differ from them. Only what repairs the
    notes or warns of what they hold looks at these."""
    private: frozenset[str] = frozenset()
    """What private notes are called, for findings about links to them."""
    drafts: bool = False
    """Whether private notes are among the sources."""
    unread: Unread = field(default_factory=Unread)
    """What was left out of the notes folder."""

    @property
    def writer(self) -> Callable[[Record], str] | None:
        """What tells who wrote what a place says, None where nobody asks."""
        if not self.config.writers:
            return None
        from papernotes.library.writers import writer_of

        return partial(writer_of, told_by=self.config.writers, committed=self.writers)

    @property
    def dated(self) -> bool:
        """Whether the site depends on what git knows of the notes."""
        return bool(self.config.repo) or self.config.writers == "git"

    @property
    def by_path(self) -> Mapping[str, Source]:
        """Every text that a finding can speak of, by its path."""
        return {source.path: source for source in (*self.texts, *self.bibliography, *self.tables, *self.sources)}

    def as_written(self) -> tuple[Source, ...]:
        """Return the notes as they stand in their files, with all that is private in them."""
        return tuple(
            Source(source.path, self.written[source.path]) if source.path in self.written else source
            for source in self.sources
        )
