"""A run of ``fill``: which papers lack what, what services know of them, and the bibliography with it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from papernotes import reading_notes
from papernotes.author.fill.answer_store import AnswerStore
from papernotes.author.fill.bib_entries import added, entries_in, entry_of, exchanged
from papernotes.author.fill.cases import FillCase
from papernotes.author.fill.papers import papers_of
from papernotes.author.fill.questions import Asking
from papernotes.author.fill.rounds import SERVICES, ask_all, is_done, is_known
from papernotes.author.fill.settle import in_order, settle
from papernotes.author.services.service import asker_for
from papernotes.author.web.manners import Turns
from papernotes.author.web.service_asker import SERVICES as MANNERS
from papernotes.author.web.service_asker import Asker
from papernotes.author.writing import put
from papernotes.builder import pipeline
from papernotes.builder.memory.place import place
from papernotes.builder.memory.runner import Runner
from papernotes.errors import PapernotesError
from papernotes.files.project_reader import read_project
from papernotes.files.walk import FILLED, project_folder
from papernotes.library.reference_matching import ReferenceIndex, names_of
from papernotes.parse.bibliography import read_bibliography
from papernotes.report.progress import Progress
from papernotes.site.exports.citation import LONGEST_KEY, is_key
from papernotes.site.exports.citation_keys import keys
from papernotes.site.exports.name_parts import names, stated_in
from papernotes.slug import Given
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from papernotes.author.fill.bib_entries import BibEntry
    from papernotes.author.fill.cases import Proposal
    from papernotes.author.fill.papers import Paper
    from papernotes.lexicon import Lexicon
    from papernotes.parse.bibliography import Reference
    from papernotes.parse.bibliography.reference import ServiceWord
    from papernotes.project import Project

_PATIENT = replace(MANNERS, tries=3, patience=60.0)
"""How services are asked when many questions are: twice more when they are busy for less than a minute."""


@dataclass(frozen=True)
class Options:
    """What the user wants of a run."""

    only: tuple[str, ...] = ()
    """Words, ids or files of the papers; all when empty."""
    limit: int = 2000
    """The most questions."""
    update: bool = False
    """Whether what was answered is asked anew."""
    offline: bool = False
    """Whether nobody is asked."""
    mail: str = ""
    """An address that services may write to; given to Crossref and OpenAlex alone."""


class Change(NamedTuple):
    """An entry that is new or otherwise than before."""

    paper: Paper
    key: str
    text: str
    before: str
    """The entry in whose place it stands; empty for a new one."""


@dataclass(frozen=True)
class FillResult:
    """What a run found."""

    path: Path
    """The bibliography."""
    before: str | None
    """Its text; None where there is none yet."""
    after: str
    changes: tuple[Change, ...]
    kept: int
    """Papers whose entries stay as they are: as found, or because they are the user's."""
    proposals: tuple[tuple[Paper, tuple[Proposal, ...]], ...]
    unknown: tuple[Paper, ...]
    """Papers of which nothing was found."""
    asked: int
    left: int
    """Papers for which something is left to be asked."""
    troubles: tuple[PapernotesError, ...]


def fill(root: Path, options: Options, asker: Asker | None = None) -> FillResult:
    """Return what services know of a project's papers, and its bibliography with it; nothing is written.

    ``asker`` stands in for who asks. Raises PapernotesError when the notes or the bibliography cannot be read, and
    when no service can be reached.
    """
    project = read_project(root, root / "site")
    folder = place(root)
    recall = Runner(folder).recall
    lexicon = reading_notes.vocabularies(project.config, project.latest)
    references = reading_notes.references_of(project, recall)
    library = pipeline.understand(replace(project, bibliography=()), recall)
    target = _target(project, project_folder(root))
    papers = [paper for paper in papers_of(library) if _wanted(paper, options.only)]
    if options.only and not papers:
        raise PapernotesError(
            f"no paper is called {', '.join(options.only)}", help="see what there is: papernotes list"
        )
    book = _Book(target, references.all if references else (), lexicon, is_read=bool(project.config.bibliography.files))
    memory = AnswerStore(folder)
    asker = None if options.offline else asker_for(SERVICES, asker or Asker(_PATIENT, Turns(0.0)))
    asking = Asking(asker, memory, options.limit, time.strftime("%Y-%m-%d", time.gmtime()), fresh=options.update)
    open_ = [paper for paper in papers if book.is_open(paper) and (options.update or book.lacks(paper, asking))]
    try:
        cases = _ask(open_, asking, lexicon, options.mail)
    finally:
        memory.save()
    _need_answers(asking)
    left = {case.paper.slug for case in cases if not is_done(case, asking, lexicon)}
    changes = tuple(book.changes(cases, left))
    settled = {change.paper.slug for change in changes}
    return FillResult(
        path=target,
        before=book.text,
        after=book.with_changes(changes),
        changes=changes,
        kept=len(papers) - len(open_) + sum(1 for case in cases if case.taken and case.paper.slug not in settled),
        proposals=tuple((case.paper, found) for case in cases if (found := case.proposals())),
        unknown=tuple(c.paper for c in cases if not c.taken and not c.proposals() and c.paper.slug not in left),
        asked=asking.asked,
        left=len(left),
        troubles=tuple(asking.troubles.values()),
    )


def _need_answers(asking: Asking) -> None:
    """Raise PapernotesError when services were asked and none answered."""
    if asking.answered or not asking.troubles:
        return
    names = ", ".join(asking.troubles)
    unreached = all(error.kind == "offline" for error in asking.troubles.values())
    told = "; ".join(str(error) for error in asking.troubles.values())
    raise PapernotesError(
        f"the network cannot be reached: none of {names} answers" if unreached else f"no service answered: {told}",
        help="check the connection and try again; --offline uses what was answered before, and asks nobody",
    )


def _ask(papers: Sequence[Paper], asking: Asking, lexicon: Lexicon, mail: str) -> list[FillCase]:
    cases = [FillCase(paper) for paper in papers]
    with Progress() as progress:
        for _ in ask_all(cases, asking, lexicon, mail):
            progress.tell(f"{asking.asked} questions asked")
    return list(in_order(cases, [service.key for service in SERVICES]))


def _wanted(paper: Paper, only: Sequence[str]) -> bool:
    return not only or any(paper.says(words) for words in only)


def _target(project: Project, home: Path) -> Path:
    """Return the file to write: ``references.bib``, or what ``bibliography:`` names in its place."""
    named = project.config.bibliography.files
    ours = (name for name in named if Path(name).name == FILLED)
    found = next(ours, None) or next((name for name in named if name.lower().endswith((".bib", ".bibtex"))), None)
    if named and found is None:
        raise PapernotesError(
            f"`bibliography:` names no .bib file: {', '.join(named)}",
            help=f"add one that papernotes may write, which need not be there: [{named[0]}, {FILLED}]",
        )
    return home / Path(found or FILLED).expanduser()


class _Book:
    """The bibliography that is written, and what stands in it and in the others of the project."""

    def __init__(self, path: Path, references: Sequence[Reference], lexicon: Lexicon, *, is_read: bool) -> None:
        """``is_read`` tells whether the file is one that a build reads, so that its entries are among the references.

        Else it is somebody's own ``references.bib``, which becomes one.
        """
        self.text = _text(path)
        self._lexicon = lexicon
        own = () if is_read else read_bibliography(Source(path.name, self.text or ""))[0]
        references = (*references, *own)
        self._references = references
        self._index = ReferenceIndex(references)
        self._held = {held.key: held for held in entries_in(self.text or "")}
        self._known = {name for reference in references for name in _names(reference)}

    def entry(self, paper: Paper) -> tuple[Reference | None, BibEntry | None]:
        """Return the entry of a paper as it is understood, and as it stands where ``fill`` may write it."""
        record = paper.record
        at, _ = self._index.of(record, record.key or "")
        if at is None:
            return None, None
        reference = self._references[at]
        held = self._held.get(reference.key)
        return reference, held if held and held.ours and reference.told else None

    def is_open(self, paper: Paper) -> bool:
        """Tell whether a paper's entry may be written: there is none, or ``fill`` made it and nobody changed it."""
        reference, held = self.entry(paper)
        return reference is None or held is not None

    def lacks(self, paper: Paper, asking: Asking) -> bool:
        """Tell whether a paper has no entry, or one that an earlier run on this machine may not have finished."""
        return self.entry(paper)[0] is None or is_known(paper, asking, self._lexicon)

    def changes(self, cases: Sequence[FillCase], left: AbstractSet[str]) -> list[Change]:
        """Return the entries that are new or otherwise than before, in the order of the notes.

        Of papers for which something is ``left`` to be asked, by slug, no entry loses what a service told before.
        """
        given = Given((*(reference.key for reference in self._references), *self._held), longest=LONGEST_KEY)
        found: list[Change] = []
        for case in cases:
            settled = settle(case, self._lexicon)
            if settled is None:
                continue
            reference, held = self.entry(case.paper)
            if reference and case.paper.slug in left and not _services(reference.told) <= _services(settled.told):
                continue
            if held is None and not self._known.isdisjoint(_names(settled.work)):
                continue  # an entry calls it otherwise than the notes do
            self._known.update(_names(settled.work))
            key = held.key if held else _key(settled.work, case.paper.record.key or "", given)
            text = entry_of(settled, key, self._lexicon)
            if held is None or text.strip() != held.text.strip():
                found.append(Change(case.paper, key, text, held.text if held else ""))
        return found

    def with_changes(self, changes: Sequence[Change]) -> str:
        """Return the bibliography's text with changes; all else in it stays byte for byte."""
        after = {one.key: one.text for one in changes if one.before}
        text = exchanged(self.text or "", [(h.text, after[h.key]) for h in self._held.values() if h.key in after])
        return added(text, [one.text for one in changes if not one.before])


def _key(work: Reference, wish: str, given: Given) -> str:
    """Return a key that no entry has: the one that the notes give, else one of the author, the title and the year."""
    first, _ = names(work.authors[:1], lambda _: False, stated_in(work.publication))
    family = first[0].family if first else ""
    wanted = [*filter(is_key, [wish]), *keys(family, work.title, work.year, work.arxiv or "")]
    return given.give(wanted, wanted[0])


def _services(told: Sequence[ServiceWord]) -> set[str]:
    return {one.service for one in told}


def _names(work: Reference) -> Iterator[str]:
    """Yield what tells a work again."""
    return names_of(work.doi, work.arxiv, work.title)


def _text(path: Path) -> str | None:
    """Return a bibliography's text, None where there is none. Raises PapernotesError when it cannot be read."""
    try:
        data = path.read_bytes() if path.exists() else None
        return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8") if data is not None else None
    except UnicodeDecodeError as error:
        raise PapernotesError(f"{path}: it is not UTF-8", help="save it as UTF-8 first") from error
    except OSError as error:
        raise PapernotesError(
            f"{path}: cannot be read: {error.strerror or error}", help="check the permissions"
        ) from error


def save(filled: FillResult) -> None:
    """Write the bibliography: whole or not at all, and not over what somebody changed meanwhile.

    Raises PapernotesError.
    """
    put(filled.path, filled.before, filled.after)
