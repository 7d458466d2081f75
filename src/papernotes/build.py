"""The pipeline: from a project's texts to every file of its site. Read this first.

Everything here takes values and returns values; the disk is read before and written after, in ``files``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes import lexicon as _lexicon
from papernotes.library import assemble
from papernotes.parse import parse
from papernotes.render import render_site
from papernotes.render.markup import render_body
from papernotes.render.plan import plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.diagnostics import Diagnostic
    from papernotes.library.model import Library
    from papernotes.project import Project
    from papernotes.render.page import Artifact, Page


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
