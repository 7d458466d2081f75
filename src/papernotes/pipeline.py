"""The pipeline: from a project's texts to every file of its site. Read this first.

Everything here takes values and returns values; the disk is read before and written after, in ``files``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING

from papernotes.diagnostics import in_order
from papernotes.errors import PapernotesError
from papernotes.gathering import folder_of, gather, material_of, vocabularies
from papernotes.library.model import Entry
from papernotes.masking import Mask
from papernotes.parse import explain
from papernotes.parse.withheld.told import private_parts
from papernotes.recall import Recall, Run, batches, digest, in_turn
from papernotes.render.compare import passages
from papernotes.render.connections import Connections
from papernotes.render.entries import entries_artifacts
from papernotes.render.exports import FORMATS, citations, export_artifacts
from papernotes.render.feeds import Twins, feed_artifacts
from papernotes.render.front import front_of, settled
from papernotes.render.ingredients import Ingredients, Leaf
from papernotes.render.page import Artifact, Piece
from papernotes.render.pages import Press
from papernotes.render.plan import plan
from papernotes.render.records import Rows, records_artifact
from papernotes.render.search import Index
from papernotes.render.theme import asset_artifacts
from papernotes.settings import settings_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from papernotes.diagnostics import Diagnostic
    from papernotes.lexicon import Lexicon
    from papernotes.library.model import Library
    from papernotes.parse.reading.folder import Profile
    from papernotes.project import Project, Unread
    from papernotes.render.page import Page


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
    press: Press
    leaves: Mapping[tuple[str, int], Leaf]
    """By the file and first line of a record."""
    lexicon: Lexicon
    unread: Unread
    """What lies among the notes and was not read."""
    folder: Profile
    """What the notes showed together, by which each was read."""


def build(project: Project, recall: Recall = in_turn, run: Run = map) -> Site:
    """Return the site of a project; ``run`` spreads the work on a single large file.

    Raises ThemeError, then or when a piece is asked for, for a broken template.
    """
    leaves, library, lexicon, folder, references, unread, _ = gather(project, recall, run)
    bodies = {place: leaf.body for place, leaf in leaves.items()}
    config = settled(project.config, front_of(library, bodies))
    connections = Connections(library, bodies, material_of(project, references))
    library = replace(library, mentions=connections.with_links(library))
    pages = plan(library, config)
    press = Press(library, config, project.theme, bodies, connections, citations(library, lexicon.venues))
    base = config, project.theme.digest, press.site, sorted(project.pictures)
    ingredients = Ingredients(press.shelf, connections, leaves, base)
    pieces = (
        *_search(press, recall, ingredients),
        *_files(press, pages, recall, ingredients),
        *_passages(press, ingredients),
        *_pages(press, pages, Twins(project.sources), ingredients),
    )
    findings = *project.diagnostics, *settings_findings(project, lexicon), *library.diagnostics, *connections.check()
    told = in_order(findings, project.by_path)
    return Site(library, pages, pieces, connections.copies(), told, press, leaves, lexicon, unread, folder)


def _search(press: Press, recall: Recall, ingredients: Ingredients) -> Iterator[Piece]:
    """Yield the pieces of the search index, those that take long first."""
    if not press.config.search:
        return
    index = Index(press.shelf.library, press.shelf.anchors, press.words, ingredients.said)
    digests = [index.digest(bucket) for bucket in index.buckets]
    pieces = tuple(recall(index.pieces, index.buckets, lambda bucket: digests[bucket.number]))
    names = [lot.name for lot in index.lots]
    yield Piece(lambda: [index.catalogue()], digest=lambda: ingredients.of_all("catalogue", ingredients.outline))
    yield Piece(lambda: index.body(pieces), digest=lambda: digest("words", digests, names, index.stamp))
    for lot in index.lots:
        yield Piece(partial(_made_by, partial(index.text, lot)), (lot.path,), partial(digest, "text", lot.name))


def _files(press: Press, pages: tuple[Page, ...], recall: Recall, ingredients: Ingredients) -> Iterator[Piece]:
    """Yield the files that are neither pages nor the search's, those that take long first: the others fill the gaps."""
    library, config, shelf = press.shelf.library, press.config, press.shelf
    of_all, face = ingredients.of_all, ingredients.face
    rows = Rows(library)
    lots = batches(library.entries, lambda entry: entry.slug)
    told = [
        digest("rows", config, [(ingredients.whole(entry), *rows.connected(entry)) for entry in lot]) for lot in lots
    ]
    packed = tuple(recall(lambda lot: rows.packed(lots[lot]), range(len(lots)), told.__getitem__))
    beside = [tuple(one) for one in (*library.skipped, *library.readings)]
    records = partial(of_all, "records", face, told, beside, library.groups)
    yield Piece(lambda: [records_artifact(library, config, packed)], digest=records)
    yield Piece(lambda: export_artifacts(shelf.cited), digest=lambda: of_all("exports", face))
    feeds = partial(of_all, "feeds", face, [page.permalink for page in pages])
    yield Piece(lambda: feed_artifacts(pages, library, config, shelf.summary), digest=feeds)
    yield Piece(lambda: entries_artifacts(shelf), digest=lambda: of_all("entries", face))
    yield Piece(lambda: asset_artifacts(press.theme, config))
    yield Piece(lambda: [Artifact(".nojekyll", b"")])


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


def understand(project: Project, recall: Recall = in_turn) -> Library:
    """Return a project's library alone, without a site: what the notes hold."""
    return gather(project, recall).library


def export(project: Project, form: str) -> str:
    """Return a project's papers in a format that `papernotes.render.exports.FORMATS` names."""
    read = gather(project)
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
    if any(part.line <= line <= part.end_line and not part.inside for part in private_parts(source)):
        return ("The line belongs to a private note, which is on no page.",)
    explanation = explain(source, vocabularies(project.config, project.latest), line, folder_of(project))
    return tuple(map(Mask([source.text]).text, explanation.sentences()))
