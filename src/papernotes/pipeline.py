"""The pipeline: from a project's texts to every file of its site. Read this first.

Everything here takes values and returns values; the disk is read before and written after, in ``files``.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING

from papernotes import lexicon as _lexicon
from papernotes.config import CONFIG_FILE, key_span
from papernotes.diagnostics import Diagnostic, in_order
from papernotes.errors import PapernotesError
from papernotes.library import assemble
from papernotes.parse import explain, parse
from papernotes.render.connections import Connections, copies_of
from papernotes.render.exports import FORMATS, citations, export_artifacts
from papernotes.render.feeds import feed_artifacts
from papernotes.render.markup import render_bodies
from papernotes.render.page import Artifact
from papernotes.render.pages import render_pages
from papernotes.render.plan import plan
from papernotes.render.records import records_artifact
from papernotes.render.theme import asset_artifacts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.lexicon import Lexicon
    from papernotes.library.model import Library
    from papernotes.model import Document
    from papernotes.project import Project
    from papernotes.render.page import Page


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
    """Return the site of a project. Raises ThemeError, while the artifacts are asked for, for a broken template."""
    config, theme = project.config, project.theme
    documents, library, lexicon = _read(project)
    bodies = {
        (record.place.file, record.place.line): body
        for document in documents
        for record, body in zip(document.records, render_bodies(document), strict=True)
    }
    connections = Connections(library, project.pictures, project.active)
    cited = citations(library, lexicon.venues)
    pages = plan(library, config)
    artifacts = chain(
        asset_artifacts(theme, config),
        render_pages(pages, library, config, theme, bodies, connections, cited),
        export_artifacts(cited),
        feed_artifacts(pages, library, config, project.sources),
        [records_artifact(library, config), Artifact(".nojekyll", b"")],
    )
    findings = (*project.diagnostics, *_vocabulary(project, lexicon), *library.diagnostics, *connections.check(bodies))
    return Site(
        library,
        pages,
        artifacts,
        copies_of(bodies.values(), project.pictures),
        in_order(findings, project.by_path),
    )


def _vocabulary(project: Project, lexicon: Lexicon) -> list[Diagnostic]:
    """Return what is wrong with the vocabulary that papernotes.yml adds, at its keys."""
    source = project.by_path.get(CONFIG_FILE)
    return [
        Diagnostic(found.code, found.message, CONFIG_FILE, key_span(source, found.key) if source else None)
        for found in lexicon.findings
    ]


def understand(project: Project) -> Library:
    """Return a project's library alone, without a site: what the notes hold."""
    return _read(project)[1]


def export(project: Project, form: str) -> str:
    """Return a project's papers in a format that `papernotes.render.exports.FORMATS` names."""
    _, library, lexicon = _read(project)
    return FORMATS[form](library, citations(library, lexicon.venues))


def explain_line(project: Project, file: str, line: int) -> tuple[str, ...]:
    """Return in sentences how a line of a notes file was read, and why.

    ``file`` is relative to the notes folder. Raises PapernotesError when there is no such file or line.
    """
    source = next((source for source in project.sources if source.path == file), None)
    if source is None:
        near = get_close_matches(file, [source.path for source in project.sources], 1)
        hint = f"did you mean {near[0]}?" if near else "name a file as papers.json does, relative to the notes folder"
        raise PapernotesError(f"{file}: no such notes file", help=hint)
    if not 1 <= line <= len(source.lines):
        raise PapernotesError(f"{file}:{line}: the file has {len(source.lines)} lines", help="name one of them")
    return tuple(explain(source, _vocabularies(project), line).sentences())


def _read(project: Project) -> tuple[list[Document], Library, Lexicon]:
    """Return what the notes hold, document by document and all together, and the words they were read with."""
    lexicon = _vocabularies(project)
    documents = [parse(source, lexicon) for source in project.sources]
    return documents, assemble(documents, lexicon, project.past, project.history), lexicon


def _vocabularies(project: Project) -> Lexicon:
    config = project.config
    return _lexicon.load(venues=config.venues, topics=config.topics, roles=config.roles)
