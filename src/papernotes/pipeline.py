"""The pipeline: from a project's texts to every file of its site. Read this first.

Everything here takes values and returns values; the disk is read before and written after, in ``files``.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from papernotes import lexicon as _lexicon
from papernotes.config import CONFIG_FILE, key_span
from papernotes.diagnostics import Diagnostic, in_order
from papernotes.errors import PapernotesError
from papernotes.library import assemble
from papernotes.library.bibliography import References
from papernotes.parse import explain, parse
from papernotes.parse.bibliography import read_bibliography
from papernotes.render.compare import passages_artifacts
from papernotes.render.connections import Connections, copies_of
from papernotes.render.entries import entries_artifacts
from papernotes.render.exports import FORMATS, citations, export_artifacts
from papernotes.render.feeds import feed_artifacts
from papernotes.render.markup import Body, render_bodies
from papernotes.render.page import Artifact
from papernotes.render.pages import Press
from papernotes.render.plan import plan
from papernotes.render.records import records_artifact
from papernotes.render.search import search_artifacts
from papernotes.render.theme import asset_artifacts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.library.model import Library
    from papernotes.model import Document
    from papernotes.project import Project
    from papernotes.render.page import Page, Piece
    from papernotes.source import Source

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Site:
    """What a build gives: the library, the plan of pages, and what makes the files to write."""

    library: Library
    pages: tuple[Page, ...]
    pieces: tuple[Piece, ...]
    """All of the site's files, each in one piece; those that take long to make come first."""
    copies: tuple[tuple[str, str], ...]
    """Files to copy as they are: path below the notes folder, path below the site."""
    diagnostics: tuple[Diagnostic, ...]
    """All findings, in the order of their places."""


class Runner(Protocol):
    """How work on many things is done: in turn, in other processes, or not again."""

    def recall(self, work: Callable[[T], R], items: Sequence[T], key: Callable[[T], bytes]) -> Iterable[R]:
        """Return the results of the work on each item, which is only done where it was not done for its key before."""


class InTurn:
    """One thing after another, nothing remembered."""

    def recall(self, work: Callable[[T], R], items: Sequence[T], key: Callable[[T], bytes]) -> Iterable[R]:  # noqa: ARG002
        """Return the results of the work on each item."""
        return map(work, items)


def build(project: Project, runner: Runner | None = None) -> Site:
    """Return the site of a project. Raises ThemeError, then or when a piece is asked for, for a broken template."""
    config, theme = project.config, project.theme
    bodies, library, lexicon = _read(project, runner or InTurn())
    connections = Connections(library, project.pictures, project.active)
    cited = citations(library, lexicon.venues)
    pages = plan(library, config)
    press = Press(library, config, theme, bodies, connections, cited)
    pieces: tuple[Piece, ...] = (
        *([lambda: search_artifacts(library, press.shelf.anchors, press.words)] if config.search else ()),
        lambda: feed_artifacts(pages, library, config, project.sources),
        lambda: [records_artifact(library, config)],
        lambda: passages_artifacts(press.shelf),
        *(partial(press.artifacts, page) for page in pages if page.kind != "entry"),
        *(partial(press.artifacts, page) for page in pages if page.kind == "entry"),
        lambda: asset_artifacts(theme, config),
        lambda: entries_artifacts(library),
        lambda: export_artifacts(cited),
        lambda: [Artifact(".nojekyll", b"")],
    )
    findings = (*project.diagnostics, *_vocabulary(project, lexicon), *library.diagnostics, *connections.check(bodies))
    copies = copies_of(bodies.values(), project.pictures)
    return Site(library, pages, pieces, copies, in_order(findings, project.by_path))


def _vocabulary(project: Project, lexicon: Lexicon) -> list[Diagnostic]:
    """Return what is wrong with the vocabulary that papernotes.yml adds, at its keys."""
    source = project.by_path.get(CONFIG_FILE)
    return [
        Diagnostic(found.code, found.message, CONFIG_FILE, key_span(source, found.key) if source else None)
        for found in lexicon.findings
    ]


def understand(project: Project, runner: Runner | None = None) -> Library:
    """Return a project's library alone, without a site: what the notes hold."""
    return _read(project, runner or InTurn()).library


def export(project: Project, form: str) -> str:
    """Return a project's papers in a format that `papernotes.render.exports.FORMATS` names."""
    read = _read(project, InTurn())
    return FORMATS[form](read.library, citations(read.library, read.lexicon.venues))


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


class _Read(NamedTuple):
    """What the notes hold."""

    bodies: dict[tuple[str, int], Body]
    """By the file and first line of their records."""
    library: Library
    lexicon: Lexicon


def _read(project: Project, runner: Runner) -> _Read:
    """Return what the notes hold and the words they were read with."""
    config = project.config
    lexicon = _vocabularies(project)
    words = repr((config.venues, config.topics, config.roles)).encode("utf-8", "surrogatepass")
    salt = hashlib.blake2b(words, digest_size=16).digest()
    read = list(runner.recall(partial(_one, lexicon), project.sources, lambda source: salt + source.digest.encode()))
    documents = [document for document, _ in read]
    bodies = {
        (record.place.file, record.place.line): body
        for document, found in read
        for record, body in zip(document.records, found, strict=True)
    }
    references = _references(project, runner)
    library = assemble(documents, lexicon, project.past, project.history, references)
    unnoted = {(record.place.file, record.place.line) for entry in library.entries for record in entry.parts}
    bodies.update(dict.fromkeys(unnoted - bodies.keys(), Body((), (), (), ())) if references else {})
    return _Read(bodies, library, lexicon)


def _references(project: Project, runner: Runner) -> References | None:
    """Return what the project's bibliographies hold, None without any."""
    if not project.bibliography:
        return None
    read = list(runner.recall(read_bibliography, project.bibliography, lambda source: b"bib" + source.digest.encode()))
    references = tuple(reference for found, _ in read for reference in found)
    findings = tuple(finding for _, found in read for finding in found)
    return References(references, project.config.bibliography.to_read, findings)


def _one(lexicon: Lexicon, source: Source) -> tuple[Document, tuple[Body, ...]]:
    """Return what a source holds, and its records as HTML. Tokens stay behind: they are large, and of no more use."""
    document = parse(source, lexicon)
    return replace(document, tokens=(), references=None), render_bodies(document)


def _vocabularies(project: Project) -> Lexicon:
    config = project.config
    return _lexicon.load(venues=config.venues, topics=config.topics, roles=config.roles)
