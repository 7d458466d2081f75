"""What several services say of a paper, made one: each field of whoever knows it best, with who told it.

Where it was published is taken whole from one of them, so that no volume of one edition gets the pages of another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.library.bibliography_join import venue_of
from papernotes.parse.bibliography.reference import Reference, ServiceWord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from papernotes.author.fill.cases import FillCase, FoundWork
    from papernotes.lexicon import Lexicon

_INITIAL = re.compile(r"[^\W\d_]\.?(?:-?[^\W\d_]\.)*")
_DETAILS = ("volume", "number", "pages", "publisher", "series", "editors", "address", "month", "isbn", "issn")


class Settled(NamedTuple):
    """What is known of a paper."""

    work: Reference
    told: tuple[ServiceWord, ...]
    """Who told which fields, as BibTeX calls them, in the order of the services."""


def settle(case: FillCase, lexicon: Lexicon) -> Settled | None:
    """Return what is known of a paper, None when nothing was taken for it."""
    if not case.taken:
        return None
    return _Merge(case, lexicon).settled()


class _Merge:
    """The work of one paper: what was taken, and from whom each field comes."""

    def __init__(self, case: FillCase, lexicon: Lexicon) -> None:
        self.case = case
        self.lexicon = lexicon
        self.taken: list[FoundWork] = case.taken
        self.fields: dict[tuple[str, str], list[str]] = {(f.service.key, f.day): [] for f in self.taken}
        self.main = _published(case, lexicon)

    def settled(self) -> Settled:
        first = self.main or self.taken[0]
        title = self._of("title", lambda f: f.work.title)
        authors = max((f for f in self.taken if f.work.authors), key=_wholeness, default=None)
        arxiv, doi = self._arxiv(), self._doi()
        details = {name: self._detail(name) for name in _DETAILS}
        if authors:
            self._note(authors, "author")
        dated = next((f for f in (first, *self.taken) if f.work.year), None)
        if dated:
            self._note(dated, "year")
        venue = self._venue()
        subject = self._of("primaryclass", lambda f: f.work.publication.subject)
        pdf = self._of("pdf", lambda f: f.work.publication.pdf)
        abstract = self._of("abstract", lambda f: f.work.abstract)
        url = "" if doi or arxiv else self._of("url", lambda f: f.work.url)
        notice = next(filter(None, (f.work.publication.notice for f in self.taken)), "")
        bodies, families = (
            "; ".join(dict.fromkeys(filter(None, (getattr(f.work.publication, name) for f in self.taken))))
            for name in ("bodies", "families")
        )
        work = Reference(
            key="",
            title=title,
            authors=authors.work.authors if authors else (),
            venue=venue,
            year=dated.work.year if dated else None,
            doi=doi,
            arxiv=arxiv,
            url=url,
            abstract=abstract,
            publication=first.work.publication._replace(
                title=title,
                venue=venue,
                subject=subject,
                pdf=pdf,
                bodies=bodies,
                families=families,
                notice=notice,
                **details,
            ),
        )
        told = tuple(ServiceWord(name, day, tuple(fields)) for (name, day), fields in self.fields.items() if fields)
        return Settled(work, told)

    def _note(self, found: FoundWork, field: str) -> None:
        fields = self.fields[found.service.key, found.day]
        if field not in fields:
            fields.append(field)

    def _of(self, field: str, value: Callable[[FoundWork], str]) -> str:
        """Return the first value that a service tells."""
        found = next((f for f in self.taken if value(f)), None)
        if found is None:
            return ""
        self._note(found, field)
        return value(found)

    def _venue(self) -> str:
        """Return where it was published, by a name that tells where another one has it."""
        if self.main is None:
            return ""
        same = [f for f in self.taken if f.published and f.work.venue and _same_publication(f, self.main)]
        found = next((f for f in (self.main, *same) if names_venue(f.work, self.lexicon)), self.main)
        if found.work.venue:
            self._note(found, _venue_field(self.main))
        return found.work.venue

    def _detail(self, name: str) -> str:
        """Return what is told of the publication, by others than the main one where they speak of the same."""
        if self.main is None:
            return ""
        main = self.main
        same = (f for f in self.taken if f is not main and f.published and _same_publication(f, main))
        for found in (main, *same):
            if value := str(getattr(found.work.publication, name)):
                self._note(found, "editor" if name == "editors" else name)
                return value
        return ""

    def _arxiv(self) -> str | None:
        if found := next((f for f in self.taken if f.work.arxiv), None):
            self._note(found, "eprint")
        return self.case.arxiv

    def _doi(self) -> str | None:
        """Return the DOI of the notes, of where it was published, else any but arXiv's own."""
        ours = self.case.doi if self.case.doi == self.case.paper.doi else None
        ranked = [*([self.main] if self.main else []), *self.taken]
        found = next((f for f in ranked if f.work.doi and (not ours or f.work.doi.lower() == ours.lower())), None)
        if found:
            self._note(found, "doi")
            return ours or found.work.doi
        return ours


def _published(case: FillCase, lexicon: Lexicon) -> FoundWork | None:
    """Return who tells best where a paper was published: who agrees with the notes' DOI or venue, else the first."""
    told = [found for found in case.taken if found.published]
    venue, doi = case.paper.record.venue, (case.paper.doi or "").lower()

    def rank(found: FoundWork) -> tuple[bool, bool]:
        return (
            not (doi and (found.work.doi or "").lower() == doi),
            not (venue and venue_of(found.work, lexicon)[0] == venue),
        )

    return min(told, key=rank, default=None)  # the first of equals, in the order of the services


def names_venue(work: Reference, lexicon: Lexicon) -> bool:
    """Tell whether a work's venue is one that the lexicon knows."""
    name, preprint = venue_of(work, lexicon)
    return name is not None and not preprint and lexicon.venues.get(name) is not None


def _same_publication(one: FoundWork, two: FoundWork) -> bool:
    if one.work.doi and two.work.doi:
        return one.work.doi.lower() == two.work.doi.lower()
    return one.work.year == two.work.year and one.work.publication.form == two.work.publication.form


def _venue_field(found: FoundWork) -> str:
    names = {"article": "journal", "phdthesis": "school", "techreport": "institution"}
    return names.get(found.work.publication.form, "booktitle")


def _wholeness(found: FoundWork) -> tuple[int, int]:
    """Return how whole a list of authors is: how many it names, and how few of them by initials alone."""
    names = found.work.authors
    return len(names), -sum(1 for name in names if _is_initials(name))


def _is_initials(name: str) -> bool:
    given = name.split()[:-1]
    return bool(given) and all(_INITIAL.fullmatch(part) for part in given)


def in_order(cases: Sequence[FillCase], order: Sequence[str]) -> Iterator[FillCase]:
    """Yield cases with what was taken in the order of the services, so that it counts the same whenever it came."""
    for case in cases:
        case.taken.sort(key=lambda found: order.index(found.service.key))
        yield case
