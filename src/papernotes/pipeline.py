"""The pipeline: from a project's texts to every file of its site. Read this first.

Everything here takes values and returns values; the disk is read before and written after, in ``files``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from papernotes import lexicon as _lexicon
from papernotes.config import CONFIG_FILE, key_span
from papernotes.diagnostics import Diagnostic, in_order
from papernotes.errors import PapernotesError
from papernotes.library import Known, assemble
from papernotes.library.bibliography import References
from papernotes.library.model import Entry
from papernotes.parse import explain, parse
from papernotes.parse.bibliography import read_bibliography
from papernotes.recall import Recall, digest, in_turn
from papernotes.render.compare import passages
from papernotes.render.connections import Connections, copies_of
from papernotes.render.entries import entries_artifacts
from papernotes.render.exports import FORMATS, citations, export_artifacts
from papernotes.render.feeds import Twins, feed_artifacts
from papernotes.render.ingredients import Ingredients
from papernotes.render.markup import Body, render_bodies
from papernotes.render.page import Artifact, Piece
from papernotes.render.pages import Press
from papernotes.render.plan import plan
from papernotes.render.records import records_artifact
from papernotes.render.search import Index
from papernotes.render.theme import asset_artifacts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from papernotes.config import Config
    from papernotes.lexicon import Lexicon
    from papernotes.library.model import Library
    from papernotes.model import Document
    from papernotes.project import Project
    from papernotes.render.page import Page
    from papernotes.source import Source


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


def build(project: Project, recall: Recall = in_turn) -> Site:
    """Return the site of a project. Raises ThemeError, then or when a piece is asked for, for a broken template."""
    config = project.config
    made, library, lexicon = _read(project, recall)
    bodies = {place: body for place, (body, _) in made.items()}
    connections = Connections(library, project.pictures, project.active)
    cited = citations(library, lexicon.venues)
    pages = plan(library, config)
    press = Press(library, config, project.theme, bodies, connections, cited)
    base = config, project.theme.digest, press.site, sorted(project.pictures)
    ingredients = Ingredients(press.shelf, connections, made, base)
    pieces = (
        *(Piece(make) for make in _files(project, press, pages, recall, ingredients.whole)),
        *_passages(press, ingredients),
        *_pages(press, pages, Twins(project.sources), ingredients),
    )
    findings = (
        *project.diagnostics,
        *vocabulary_findings(project, lexicon),
        *library.diagnostics,
        *connections.check(bodies),
    )
    copies = copies_of(bodies.values(), project.pictures)
    return Site(library, pages, pieces, copies, in_order(findings, project.by_path))


def _files(
    project: Project, press: Press, pages: tuple[Page, ...], recall: Recall, whole: Callable[[Entry], bytes]
) -> Iterator[Callable[[], Iterable[Artifact]]]:
    """Yield what makes the files that are no pages, those that take long first: the others fill the gaps."""
    library, config, shelf = press.shelf.library, project.config, press.shelf
    if config.search:
        index = Index(library, shelf.anchors, press.words)
        pieces = tuple(recall(index.pieces, index.buckets, lambda bucket: index.digest(bucket, whole)))
        yield lambda: index.artifacts(pieces)
    yield lambda: feed_artifacts(pages, library, config)
    yield lambda: [records_artifact(library, config)]
    yield lambda: asset_artifacts(project.theme, config)
    yield lambda: entries_artifacts(library)
    yield lambda: export_artifacts(shelf.cited)
    yield lambda: [Artifact(".nojekyll", b"")]


def _passages(press: Press, ingredients: Ingredients) -> Iterator[Piece]:
    for part in passages(press.shelf.library.entries):
        draw, digest = partial(part.artifact, press.shelf), partial(ingredients.passages, part)
        yield Piece(partial(_made_by, draw), (part.path,), digest)


def _pages(press: Press, pages: tuple[Page, ...], twins: Twins, ingredients: Ingredients) -> Iterator[Piece]:
    """Yield the pages, an entry's with its Markdown, lists first, which take longer."""
    for page in sorted(pages, key=lambda page: page.kind == "entry"):
        draw, digest = partial(press.artifact, page), partial(ingredients.page, page)
        if isinstance(entry := page.subject, Entry) and page.kind == "entry":
            twin = partial(twins.artifact, entry)
            yield Piece(partial(_made_by, draw, twin), (page.permalink, twins.path(entry)), digest)
        else:
            yield Piece(partial(_made_by, draw), (page.permalink,), digest)


def _made_by(*makers: Callable[[], Artifact]) -> Iterator[Artifact]:
    yield from (make() for make in makers)


def vocabulary_findings(project: Project, lexicon: Lexicon) -> list[Diagnostic]:
    """Return what is wrong with the vocabulary that papernotes.yml adds, at its keys."""
    source = project.by_path.get(CONFIG_FILE)
    return [
        Diagnostic(found.code, found.message, CONFIG_FILE, key_span(source, found.key) if source else None)
        for found in lexicon.findings
    ]


def understand(project: Project, recall: Recall = in_turn) -> Library:
    """Return a project's library alone, without a site: what the notes hold."""
    return _read(project, recall).library


def export(project: Project, form: str) -> str:
    """Return a project's papers in a format that `papernotes.render.exports.FORMATS` names."""
    read = _read(project, in_turn)
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
    return tuple(explain(source, vocabularies(project.config), line).sentences())


class _Read(NamedTuple):
    """What the notes hold."""

    made: dict[tuple[str, int], tuple[Body, bytes]]
    """By the file and first line of a record: its body, and what changes with all that was read there."""
    library: Library
    lexicon: Lexicon


def _read(project: Project, recall: Recall) -> _Read:
    """Return what the notes hold and the words they were read with."""
    config = project.config
    lexicon = vocabularies(project.config)
    salt = digest(config.venues, config.topics, config.roles)
    read = list(recall(partial(_one, lexicon), project.sources, lambda source: salt + source.digest.encode()))
    documents = [document for document, _ in read]
    made = {
        (record.place.file, record.place.line): found
        for document, all_found in read
        for record, found in zip(document.records, all_found, strict=True)
    }
    references = references_of(project, recall)
    known = Known(recall, salt, {place: digest for place, (_, digest) in made.items()})
    library = assemble(documents, lexicon, project.past, project.history, references, known)
    unnoted = {(record.place.file, record.place.line) for entry in library.entries for record in entry.parts}
    made.update(dict.fromkeys(unnoted - made.keys(), (Body((), (), (), ()), b"")) if references else {})
    return _Read(made, library, lexicon)


def references_of(project: Project, recall: Recall = in_turn) -> References | None:
    """Return what the project's bibliographies hold, None without any."""
    if not project.bibliography:
        return None
    read = list(recall(read_bibliography, project.bibliography, lambda source: b"bib" + source.digest.encode()))
    held = tuple(reference for found, _ in read for reference in found)
    findings = tuple(finding for _, found in read for finding in found)
    return References(held, project.config.bibliography.to_read, findings)


def _one(lexicon: Lexicon, source: Source) -> tuple[Document, tuple[tuple[Body, bytes], ...]]:
    """Return what a source holds, and each record as HTML with a digest of all that it is made of.

    Tokens stay behind: they are large, and of no more use.
    """
    document = parse(source, lexicon)
    defined = "\n".join(line for line in source.lines if "]:" in line)  # anywhere in the file, for any record
    made = []
    for record, body in zip(document.records, render_bodies(document), strict=True):
        lines = "\n".join(source.lines[record.place.line - 1 : record.place.end_line])
        made.append((body, digest(record, body, lines, defined)))
    return replace(document, tokens=(), references=None), tuple(made)


def vocabularies(config: Config) -> Lexicon:
    """Return the words that notes are read with, those of the settings among them."""
    return _lexicon.load(venues=config.venues, topics=config.topics, roles=config.roles)
