"""The pipeline: from a project's texts to every file of its site. Read this first.

Everything here takes values and returns values; the disk is read before and written after, in ``files``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from papernotes import lexicon as _lexicon
from papernotes.diagnostics import in_order
from papernotes.errors import PapernotesError
from papernotes.library import Known, assemble
from papernotes.library.bibliography import References
from papernotes.library.tables import fill_from_tables
from papernotes.masking import Mask
from papernotes.parse import explain, glance, parse, profile
from papernotes.parse.bibliography import read_bibliography
from papernotes.parse.bibliography.table import read_table
from papernotes.parse.dialects import shown_lines
from papernotes.parse.withheld.told import private_parts
from papernotes.recall import Recall, Run, digest, in_turn
from papernotes.render.citing import often_cited
from papernotes.render.connections import Connections, Material
from papernotes.render.exports import FORMATS, citations
from papernotes.render.feeds import Twins, definitions
from papernotes.render.front import front_of, settled
from papernotes.render.leaf import Leaf, leaf_of
from papernotes.render.markup import Body, render_bodies
from papernotes.render.pages import Press
from papernotes.render.pieces import pieces_of
from papernotes.render.plan import plan
from papernotes.render.shelf import Shelf
from papernotes.render.views import Views
from papernotes.render.words import words_of
from papernotes.settings import settings_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papernotes.config import Config
    from papernotes.diagnostics import Diagnostic
    from papernotes.lexicon import Lexicon
    from papernotes.library.model import Library
    from papernotes.model import Document
    from papernotes.parse.reading.folder import Profile
    from papernotes.project import Project, Unread
    from papernotes.render.leaf import Leaves
    from papernotes.render.page import Page, Piece
    from papernotes.source import Source

    _Held = tuple[Document, tuple[Leaf, ...]]
    _One = Callable[[Run, Source], _Held]
    _Key = Callable[[Source], bytes]

_LARGE = 1_000_000
"""Characters of a notes file whose records are worth a worker each: some 400 papers."""
_FEW = 16
"""Notes files of which a template in one would count among what they show together; to leave it out takes time."""


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
    views: Views
    press: Press
    leaves: Leaves
    lexicon: Lexicon
    unread: Unread
    """What lies among the notes and was not read."""
    folder: Profile
    """What the notes showed together, by which each was read."""


def build(project: Project, recall: Recall = in_turn, run: Run = map) -> Site:
    """Return the site of a project; ``run`` spreads the work on a single large file.

    Raises ThemeError, then or when a piece is asked for, for a broken template.
    """
    leaves, library, lexicon, folder, references, unread = _read(project, recall, run)
    bodies = {place: leaf.body for place, leaf in leaves.items()}
    config = settled(project.config, front_of(library, bodies))
    connections = Connections(library, bodies, material_of(project, references))
    library = replace(library, mentions=connections.with_links(library))
    pages = plan(library, config)
    words = words_of(project.theme, config.language)
    shelf = Shelf(library, config, project.theme, words, citations(library, lexicon.venues), leaves)
    press = Press(shelf)
    views = Views(shelf, connections)
    pieces = tuple(pieces_of(views, press, pages, Twins(project.sources), recall))
    findings = *project.diagnostics, *settings_findings(project, lexicon), *library.diagnostics, *connections.check()
    told = in_order(findings, project.by_path)
    copies = connections.copies()
    return Site(library, pages, pieces, copies, told, views, press, leaves, lexicon, unread, folder)


def material_of(project: Project, references: References | None) -> Material:
    """Return what lies among a project's notes beside them."""
    return Material(
        project.pictures,
        project.active,
        project.others,
        copied=project.config.files == "copy",
        private=project.private,
        home=project.home,
        works=references.all if references else (),
    )


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
    if any(part.line <= line <= part.end_line and not part.inside for part in private_parts(source)):
        return ("The line belongs to a private note, which is on no page.",)
    mask = Mask([source.text])
    explanation = explain(source, vocabularies(project.config, project.latest), line, folder_of(project))
    return tuple(mask.text(said) for said in explanation.sentences())


class _Read(NamedTuple):
    """What the notes hold."""

    leaves: dict[tuple[str, int], Leaf]
    """By the file and first line of a record."""
    library: Library
    lexicon: Lexicon
    folder: Profile
    references: References | None
    unread: Unread


def _read(project: Project, recall: Recall, run: Run = map) -> _Read:
    """Return what the notes hold and the words they were read with."""
    config = project.config
    lexicon = vocabularies(project.config, project.latest)
    folder = folder_of(project, recall)
    salt = digest(config.venues, config.topics, config.roles, project.latest, folder._replace(absent=()))

    def key(source: Source) -> bytes:
        return digest(salt, source.digest, sorted(folder.absent_of(source.path)))

    read = _documents(project.sources, partial(_one, lexicon, folder), key, recall, run)
    leaves = {leaf.record.place.start: leaf for _, found in read for leaf in found}
    references = references_of(project, recall)
    if references and (many := config.bibliography.cited):
        references = references._replace(cited=often_cited((leaf.body for leaf in leaves.values()), many))
    known = Known(recall, salt, {place: leaf.whole for place, leaf in leaves.items()})
    rows = [
        row
        for rows in recall(read_table, project.tables, lambda source: b"table" + source.digest.encode())
        for row in rows
    ]
    documents, used = fill_from_tables([document for document, _ in read], rows, lexicon)
    library = assemble(documents, lexicon, project.past, project.history, references, known)
    for part in (part for entry in library.entries for part in entry.parts) if references or used else ():
        place = part.place.start
        old = leaves.get(place)
        # A bibliography or a table has added to it, or it is a bibliography's own.
        if old is None or old.record is not part:
            body, lines = (old.body, (old.whole.hex(),)) if old else (Body((), (), (), ()), ())
            leaves[place] = leaf_of(part, body, lines, "")
    unused = tuple(path for path in project.unread.tables if path not in used)
    return _Read(leaves, library, lexicon, folder, references, project.unread._replace(tables=unused))


def references_of(project: Project, recall: Recall = in_turn) -> References | None:
    """Return what the project's bibliographies hold, None without any."""
    if not project.bibliography:
        return None
    read = list(recall(read_bibliography, project.bibliography, lambda source: b"bib" + source.digest.encode()))
    held = tuple(reference.until(project.latest) for found, _ in read for reference in found)
    findings = tuple(finding for _, found in read for finding in found)
    return References(held, project.config.bibliography.to_read, findings, project.private)


def _documents(sources: Sequence[Source], one: _One, key: _Key, recall: Recall, run: Run) -> list[_Held]:
    """Return what each source holds: small files are spread over workers, the records of a large one."""
    large = {source.path: source for source in sources if len(source.text) >= _LARGE}
    found = {path: list(recall(partial(one, run), [source], key)) for path, source in large.items()}
    small = iter(recall(partial(one, map), [source for source in sources if source.path not in large], key))
    return [found[source.path][0] if source.path in large else next(small) for source in sources]


def folder_of(project: Project, recall: Recall = in_turn) -> Profile:
    """Return what a project's notes show together and its settings say, of one file rather than of a pattern."""
    lexicon = vocabularies(project.config, project.latest) if len(project.sources) <= _FEW else None
    salt = b"glance" + digest(project.config.roles, lexicon is None)
    glances = recall(partial(glance, lexicon=lexicon), project.sources, lambda source: salt + source.digest.encode())
    return profile(glances, tuple(sorted(project.config.read, key=lambda told: told[0] not in project.by_path)))


def _one(lexicon: Lexicon, folder: Profile, run: Run, source: Source) -> _Held:
    """Return what a source holds, and each of its records with its body.

    Tokens stay behind: they are large, and of no more use.
    """
    document = parse(source, lexicon, folder, run)
    defined = digest([(label, text) for label, (_, text) in definitions(source).items()]).hex()
    leaves, plain = [], shown_lines(source)
    for record, body in zip(document.records, render_bodies(document, run), strict=True):
        lines = plain[record.place.line - 1 : record.place.end_line]
        leaves.append(leaf_of(record, body, lines, defined))
    return replace(document, tokens=(), references=None), tuple(leaves)


def vocabularies(config: Config, latest: int = _lexicon.LATEST) -> Lexicon:
    """Return the words that notes are read with, those of the settings among them, and the latest year."""
    return _lexicon.load(venues=config.venues, topics=config.topics, roles=config.roles, latest=latest)
