"""A run of ``fill``: which papers lack what, what services know of them, and the bibliography with it."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from papernotes import reading_notes
from papernotes.author.fill.answer_store import AnswerStore
from papernotes.author.fill.book import Book
from papernotes.author.fill.cases import FillCase
from papernotes.author.fill.papers import papers_of
from papernotes.author.fill.questions import Asking
from papernotes.author.fill.rounds import SERVICES, ask_all, is_done
from papernotes.author.fill.settle import in_order
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
from papernotes.report.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.author.fill.book import Change, CutEntry
    from papernotes.author.fill.cases import Proposal
    from papernotes.author.fill.papers import Paper
    from papernotes.lexicon import Lexicon
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
    cut: tuple[CutEntry, ...]
    """Entries of the user's in the same file that leave authors out."""
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
    book = Book(target, references.all if references else (), lexicon, named=_named(project))
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
        cut=tuple(book.cut(cases)),
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
    named, found = project.config.bibliography.files, _named(project)
    if named and not found:
        raise PapernotesError(
            f"`bibliography:` names no .bib file: {', '.join(named)}",
            help=f"add one that papernotes may write, which need not be there: [{named[0]}, {FILLED}]",
        )
    return home / Path(found or FILLED).expanduser()


def _named(project: Project) -> str:
    """Return the file that is written as settings name it: ``references.bib``, else the first; empty without one."""
    files = project.config.bibliography.files
    ours = (name for name in files if Path(name).name == FILLED)
    return next(ours, None) or next((name for name in files if name.lower().endswith((".bib", ".bibtex"))), "")


def save(filled: FillResult) -> None:
    """Write the bibliography: whole or not at all, and not over what somebody changed meanwhile.

    Raises PapernotesError.
    """
    put(filled.path, filled.before, filled.after)
