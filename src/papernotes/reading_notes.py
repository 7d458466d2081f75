"""What a project's notes hold: each file read, joined with its bibliographies and tables into one library."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from papernotes import lexicon as _lexicon
from papernotes.body import RecordBody, render_bodies
from papernotes.library import Known, assemble
from papernotes.library.bibliography_join import References
from papernotes.library.summaries import Summaries, Summary
from papernotes.library.tables import fill_from_tables
from papernotes.library.writers import of_writers
from papernotes.parse import glance, parse, profile
from papernotes.parse.bibliography import read_bibliography
from papernotes.parse.bibliography.notion_table import read_table
from papernotes.parse.dialects import shown_lines
from papernotes.remembering import Recall, Run, digest, in_turn
from papernotes.site.citing import often_cited
from papernotes.site.feeds import definitions
from papernotes.site.material import Material
from papernotes.site.record_digests import Leaf, leaf_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papernotes.config import Config
    from papernotes.lexicon import Lexicon
    from papernotes.library.entry_model import Library
    from papernotes.model import Document
    from papernotes.parse.reading.folder import Glance, Profile
    from papernotes.project import Project, Unread
    from papernotes.source import Source

    _Held = tuple[Document, tuple[Leaf, ...]]
    _One = Callable[[Run, Source], _Held]
    _Key = Callable[[Source], bytes]

_LARGE = 1_000_000
"""Characters of a notes file whose records are worth a worker each: some 400 papers."""
_FEW = 16
"""Notes files of which a template in one would count among what they show together; to leave it out takes time."""


class Gathered(NamedTuple):
    """What the notes hold."""

    leaves: dict[tuple[str, int], Leaf]
    """By the file and first line of a record."""
    library: Library
    lexicon: Lexicon
    folder: Profile
    references: References | None
    unread: Unread
    summaries: Summaries
    """Of the records of all entries, in their order."""
    documents: tuple[Document, ...]
    """What each source holds by itself, in their order; with its tokens where these were asked for."""


def gather(project: Project, recall: Recall = in_turn, run: Run = map, *, tokens: bool = False) -> Gathered:
    """Return what the notes hold and the words they were read with.

    With ``tokens`` documents keep theirs, for checks of the text; ``recall`` must not keep these.
    """
    config = project.config
    lexicon = vocabularies(project.config, project.latest)
    folder = folder_of(project, recall)
    told = config.venues, config.topics, config.roles, config.writers
    salt = digest(*told, project.latest, folder._replace(absent=()))

    def key(source: Source) -> bytes:
        return digest(salt, source.digest, sorted(folder.absent_of(source.path)))

    read = _documents(project.sources, partial(_one, lexicon, folder, config.writers, tokens), key, recall, run)
    leaves = {leaf.record.place.start: leaf for _, found in read for leaf in found}
    references = references_of(project, recall)
    if references and (many := config.bibliography.cited):
        references = references._replace(cited=often_cited((leaf.body for leaf in leaves.values()), many))
    wholes = {place: leaf.whole for place, leaf in leaves.items()}
    summed = {place: (leaf.record, Summary(*leaf.faced)) for place, leaf in leaves.items()}
    known = Known(recall, salt, wholes, summed)
    rows = [
        row
        for rows in recall(read_table, project.tables, lambda source: b"table" + source.digest.encode())
        for row in rows
    ]
    documents, used = fill_from_tables([document for document, _ in read], rows, lexicon)
    library = assemble(documents, lexicon, project.past, project.history, references, known, project.writer)
    for part in (part for entry in library.entries for part in entry.parts) if references or used else ():
        place = part.place.start
        old = leaves.get(place)
        # A bibliography or a table has added to it, or it is a bibliography's own.
        if old is None or old.record is not part:
            body, lines = (old.body, (old.whole.hex(),)) if old else (RecordBody((), (), (), ()), ())
            leaves[place] = leaf_of(part, body, lines, "")
    unused = tuple(path for path in project.unread.tables if path not in used)
    unread = project.unread._replace(tables=unused)
    summaries = known.summaries([entry.record for entry in library.entries])
    found = tuple(document for document, _ in read)
    return Gathered(leaves, library, lexicon, folder, references, unread, summaries, found)


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
    """Return what a project's notes show together, but those that are private or blank, and what its settings say."""
    look = _look(project)
    salt = b"glance" + digest(project.config.roles, look is glance)
    return profile(recall(look, _shown(project), lambda one: salt + one.digest.encode()), _told(project))


class EditedFolder:
    """What a project's notes show together, as they are or with another text of one of them."""

    def __init__(self, project: Project, shown: Profile) -> None:
        self._project, self._shown = project, shown

    @cached_property
    def _glances(self) -> dict[str, Glance]:
        look = _look(self._project)
        return {source.path: look(source) for source in _shown(self._project)}

    def with_text(self, source: Source) -> Profile:
        """Return what the notes show together once one of them has the text of this source."""
        seen = _look(self._project)(source)
        if seen == self._glances.get(source.path):
            return self._shown
        return profile({**self._glances, source.path: seen}.values(), _told(self._project))


def _shown(project: Project) -> list[Source]:
    return [source for source in project.sources if source.text.strip()]


def _look(project: Project) -> Callable[[Source], Glance]:
    few = len(_shown(project)) <= _FEW
    return partial(glance, lexicon=vocabularies(project.config, project.latest)) if few else glance


def _told(project: Project) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(sorted(project.config.read, key=lambda told: told[0] not in project.by_path))


def _one(lexicon: Lexicon, folder: Profile, writers: str, tokens: bool, run: Run, source: Source) -> _Held:
    """Return what a source holds, and each of its records with its body.

    Tokens stay behind, unless they are asked for: they are large, and of no more use.
    """
    document = of_writers(parse(source, lexicon, folder, run), writers)
    defined = digest([(label, text) for label, (_, text) in definitions(source).items()]).hex()
    leaves, plain = [], shown_lines(source)
    for record, body in zip(document.records, render_bodies(document, run), strict=True):
        lines = plain[record.place.line - 1 : record.place.end_line]
        leaves.append(leaf_of(record, body, lines, defined))
    return document if tokens else replace(document, tokens=(), references=None), tuple(leaves)


def vocabularies(config: Config, latest: int = _lexicon.LATEST) -> Lexicon:
    """Return the words that notes are read with, those of the settings among them, and the latest year."""
    return _lexicon.load(venues=config.venues, topics=config.topics, roles=config.roles, latest=latest)


def material_of(project: Project, references: References | None) -> Material:
    """Return what lies among a project's notes beside them."""
    return Material(
        project.pictures,
        project.active,
        project.others,
        copied=project.config.files == "copy",
        private=project.private,
        withheld=project.withheld,
        home=project.home,
        works=references.all if references else (),
    )
