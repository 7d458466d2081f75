"""Which service is asked for what, and in which order: arXiv, Crossref, OpenAlex, DBLP; ids before titles.

What one service tells, such as a DOI, is asked for at the others in a second round, by ids alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from papernotes.author.fill.cases import FillCase, FoundWork
from papernotes.author.fill.questions import QuestionKind
from papernotes.author.fill.settle import names_venue
from papernotes.author.services import arxiv, crossref, dblp, openalex
from papernotes.library.identity import SHORT_TITLE, alike, title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from papernotes.author.fill.papers import Paper
    from papernotes.author.fill.questions import Asking
    from papernotes.author.services.service import Service
    from papernotes.lexicon import Lexicon
    from papernotes.parse.bibliography import Reference

    _Address = Callable[[Sequence[str]], str]
    _Belongs = Callable[[Reference, str], bool]

SERVICES = (arxiv.ARXIV, crossref.CROSSREF, openalex.OPENALEX, dblp.DBLP)
"""The services, in the order in which they are asked."""
_TITLES = 10
"""Titles that one question to arXiv may hold."""
_ARXIV_DOI = "10.48550/arxiv."
_PARTING = (",", "|")
"""Signs that part ids in a question."""


class _Step(NamedTuple):
    """A kind of question, and of which papers it is asked with which value; None for those that need it not."""

    kind: QuestionKind
    value: Callable[[FillCase], str | None]
    by_id: bool


def ask_all(cases: Sequence[FillCase], asking: Asking, lexicon: Lexicon, mail: str) -> Iterator[None]:
    """Ask for what is known of papers, and put it into their cases; each step is a question."""
    steps = _steps(lexicon, mail)
    for step in (*steps, *(step for step in steps if step.by_id)):
        wanted = [(case, value) for case in cases if (value := step.value(case))]
        yield from asking.look_up(step.kind, [value for _, value in wanted])
        _hand_out(step, wanted, asking)


def is_known(paper: Paper, asking: Asking, lexicon: Lexicon) -> bool:
    """Tell whether anything was asked for a paper before, so that what is left can be gone on with."""
    return any(asking.recall(kind, value) for kind, value in _questions(FillCase(paper), lexicon))


def is_done(case: FillCase, asking: Asking, lexicon: Lexicon) -> bool:
    """Tell whether nothing is left to be asked for a paper."""
    return all(asking.is_settled(kind, value) for kind, value in _questions(case, lexicon))


def _questions(case: FillCase, lexicon: Lexicon) -> Iterator[tuple[QuestionKind, str]]:
    return ((step.kind, value) for step in _steps(lexicon, "") if (value := step.value(case)))


def _hand_out(step: _Step, wanted: Sequence[tuple[FillCase, str]], asking: Asking) -> None:
    results = asking.results(step.kind, [value for _, value in wanted])
    for case, value in wanted:
        if value not in results:
            continue
        works, day = results[value]
        found = [FoundWork(step.kind.service, work, day) for work in works]
        if step.by_id:
            for one in found:
                case.take_by_id(one)
        else:
            case.consider(found)


def _steps(lexicon: Lexicon, mail: str) -> list[_Step]:
    """Return the questions of a round, in their order."""

    def ids(service: Service, name: str, address: _Address, belongs: _Belongs) -> QuestionKind:
        return QuestionKind(service, name, service.batch, service.pause(mail), address, belongs)

    def titles(service: Service, address: Callable[[str], str]) -> QuestionKind:
        return QuestionKind(service, "title", 1, service.pause(mail), lambda told: address(told[0]), _any)

    the_arxiv, the_crossref, the_openalex, the_dblp = SERVICES
    by_titles = QuestionKind(the_arxiv, "title", _TITLES, the_arxiv.pause(mail), arxiv.by_titles, _is_like)
    dois = partial(openalex.by_dois, mail=mail)
    pmids = partial(openalex.by_pmids, mail=mail)
    return [
        _Step(ids(the_arxiv, "id", arxiv.by_ids, _has_arxiv), lambda case: case.arxiv, by_id=True),
        _Step(by_titles, _unless(lambda case: case.arxiv), by_id=False),
        _Step(ids(the_crossref, "doi", partial(crossref.by_dois, mail=mail), _has_doi), _doi, by_id=True),
        _Step(
            titles(the_crossref, partial(crossref.by_title, mail=mail)),
            _unless(lambda case: case.published), by_id=False,
        ),
        _Step(ids(the_openalex, "doi", dois, _has_either_doi), _if_wanting(_either_doi), by_id=True),
        _Step(ids(the_openalex, "pmid", pmids, _has_pmid), _if_wanting(lambda case: case.paper.pubmed), by_id=True),
        _Step(
            titles(the_openalex, partial(openalex.by_title, mail=mail)), _unless(lambda case: case.taken), by_id=False
        ),
        _Step(titles(the_dblp, dblp.by_title), _unless(lambda case: _is_named(case, lexicon)), by_id=False),
    ]  # fmt: skip


def _if_wanting(value: Callable[[FillCase], str | None]) -> Callable[[FillCase], str | None]:
    return lambda case: value(case) if case.wanting else None


def _unless(known: Callable[[FillCase], object]) -> Callable[[FillCase], str | None]:
    """Return what gives the title of a paper of which something is not known, where it can be searched by."""

    def title(case: FillCase) -> str | None:
        return case.searched if not known(case) and len(title_key(case.searched)) >= SHORT_TITLE else None

    return title


def _is_named(case: FillCase, lexicon: Lexicon) -> bool:
    """Tell whether it is known where a paper was published, by a name that tells; DBLP knows conferences by theirs."""
    told = [found.work for found in case.taken if found.published]
    proceedings = any(work.publication.form in {"inproceedings", "incollection"} for work in told)
    return bool(told) and not (proceedings and not any(names_venue(work, lexicon) for work in told))


def _doi(case: FillCase) -> str | None:
    """Return the DOI that Crossref may know: not arXiv's own, which are registered elsewhere."""
    doi = case.doi
    fit = doi and not doi.lower().startswith(_ARXIV_DOI) and not any(sign in doi for sign in _PARTING)
    return doi if fit else None


def _either_doi(case: FillCase) -> str | None:
    return _doi(case) or (f"{_ARXIV_DOI}{case.arxiv}" if case.arxiv else None)


def _has_arxiv(work: Reference, value: str) -> bool:
    return (work.arxiv or "").casefold() == value.casefold()


def _has_doi(work: Reference, value: str) -> bool:
    return (work.doi or "").casefold() == value.casefold()


def _has_either_doi(work: Reference, value: str) -> bool:
    doi = value.casefold()
    return _has_doi(work, value) or (doi.startswith(_ARXIV_DOI) and _has_arxiv(work, doi.removeprefix(_ARXIV_DOI)))


def _has_pmid(work: Reference, value: str) -> bool:
    return f"pmid:{value}" in work.keywords


def _is_like(work: Reference, value: str) -> bool:
    return alike(work.title, value)


def _any(work: Reference, _title: str) -> bool:
    return bool(work.title)
