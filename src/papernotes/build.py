"""The pipeline: from a project's texts to every file of its site. Read this first.

Everything here takes values and returns values; the disk is read before and written after, in ``files``.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from papernotes import lexicon as _lexicon
from papernotes.library import assemble
from papernotes.parse import parse
from papernotes.render import render_site
from papernotes.render.markup import render_body
from papernotes.render.plan import plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.config import Config
    from papernotes.diagnostics import Diagnostic
    from papernotes.library.addresses import Address
    from papernotes.library.model import Library
    from papernotes.render.page import Artifact, Page
    from papernotes.render.theme import Theme
    from papernotes.source import Source


@dataclass(frozen=True)
class Project:
    """All that a build depends on."""

    config: Config
    sources: tuple[Source, ...]
    """The notes, in the order of their paths."""
    theme: Theme
    files: frozenset[str] = frozenset()
    """The paths below the notes folder of everything that is no notes file: images, mostly."""
    past: tuple[Address, ...] = ()
    """The addresses that the last build gave out."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What reading the project found."""


@dataclass(frozen=True)
class Site:
    """What a build gives: the library, the plan of pages, and the files to write, made as they are asked for."""

    library: Library
    pages: tuple[Page, ...]
    artifacts: Iterator[Artifact]
    copies: tuple[tuple[str, str], ...]
    """Files to copy as they are: path below the notes folder, path below the site."""
    diagnostics: tuple[Diagnostic, ...]
    """All findings, in the order of their places."""


def build(project: Project) -> Site:
    """Return the site of a project."""
    config = project.config
    lexicon = _lexicon.load(config.venues, config.topics, config.roles)
    documents = [parse(source, lexicon) for source in project.sources]
    bodies = {
        (record.place.file, record.place.line): render_body(document, record)
        for document in documents
        for record in document.records
    }
    library = assemble(documents, lexicon, project.past)
    pages = plan(library, config)
    return render_site(pages, library, config, project.theme, bodies)
