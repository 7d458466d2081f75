"""Whether what services say is about a paper of the notes: by an id, or by title, year and author; else proposed.

What is found by an id must not bear quite another title. What is found by title alone is taken when its title is the
same in letters and digits, and an author and the year agree; of notes that name no author, when the year is the same
within one and no other work bears the title. Whatever falls short is proposed, never taken: a wrong citation is worse
than none.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.library.identity import alike, title_key, unlabelled
from papernotes.library.reference_matching import is_name
from papernotes.parse.fields.parting import parted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.author.fill.papers import Paper
    from papernotes.author.services.service import Service
    from papernotes.parse.bibliography import Reference

_NEAR = 1
"""Years between a preprint and its publication, or print and online."""
_FAR = 4
"""The same where authors and the whole title agree, and an id tells one of the two."""


_TELLING = 6
"""Words of a title without the word before its colon that tell a paper where no author is known."""


class FoundWork(NamedTuple):
    """What a service says, and when it was asked."""

    service: Service
    work: Reference
    day: str

    @property
    def published(self) -> bool:
        """Whether it says where the work was published."""
        form = self.work.publication.form
        return form not in {"", "misc"} and bool(self.work.venue or form in {"book", "phdthesis"})


class Proposal(NamedTuple):
    """A work that may be a paper's, and why it is not taken."""

    found: FoundWork
    why: str


@dataclass
class FillCase:
    """A paper and what is found for it, as far as services were asked."""

    paper: Paper
    taken: list[FoundWork] = field(default_factory=list)
    pool: list[FoundWork] = field(default_factory=list)
    """Works that a title found and that were not taken."""
    doubted: list[Proposal] = field(default_factory=list)
    """Works that an id found and that bear another title."""

    @property
    def published(self) -> bool:
        """Whether it is known where it was published."""
        return any(found.published for found in self.taken)

    @property
    def wanting(self) -> bool:
        """Whether a citation still lacks something that a service may know."""
        works = [found.work for found in self.taken]
        told = ((work.authors for work in works), (work.abstract for work in works), (work.doi for work in works))
        return not self.published or not all(map(any, told))

    @property
    def arxiv(self) -> str | None:
        """Its arXiv id, from the notes or from what was taken; one that leads to another paper is not its own."""
        ours = None if self._leads_elsewhere("arxiv") else self.paper.arxiv
        return ours or next((found.work.arxiv for found in self.taken if found.work.arxiv), None)

    @property
    def doi(self) -> str | None:
        """Its DOI, from the notes or from what was taken; one that leads to another paper is not its own."""
        ours = None if self._leads_elsewhere("doi") else self.paper.doi
        return ours or next((found.work.doi for found in self.taken if found.work.doi), None)

    def _leads_elsewhere(self, name: Literal["arxiv", "doi"]) -> str:
        """Return the title that the notes' id leads to, where that is another paper's and nobody knows it for ours."""
        ours = (getattr(self.paper, name) or "").lower()
        if not ours or any((getattr(one.work, name) or "").lower() == ours for one in self.taken):
            return ""
        other = (one.found.work for one in self.doubted)
        return next((work.title for work in other if (getattr(work, name) or "").lower() == ours), "")

    @property
    def title(self) -> str:
        """The title that it is known by: the notes' own, or, where that is but a name, the one that was found."""
        taken = next((found.work.title for found in self.taken), "")
        return taken if taken and is_name(self.paper.title) else self.paper.title

    @property
    def searched(self) -> str:
        """The title that it is searched by: without the word before a colon, which may be the notes' own label."""
        return unlabelled(self.title) or self.title

    def take_by_id(self, found: FoundWork) -> None:
        """Take what a service says of an id, unless it speaks of another work; what was seen before changes nothing."""
        seen = (*self.taken, *(proposal.found for proposal in self.doubted))
        if any((found.service, found.work) == (one.service, one.work) for one in seen):
            return
        titles = [self.paper.title, *(one.work.title for one in self.taken)]
        if not found.work.title:
            return
        if is_name(self.paper.title) or any(alike(title, found.work.title) for title in titles):
            self.taken.append(found)
            self.advance()
        else:
            self.doubted.append(Proposal(found, "the id leads to another title"))

    def consider(self, founds: Iterable[FoundWork]) -> None:
        """Take of the works that a title found those that are the paper's."""
        self.pool += founds
        self.advance()

    def advance(self) -> None:
        """Take from the pool what agrees with what is known by now, until nothing more does."""
        while agreeing := next((found for found in self.pool if not self._against(found)), None):
            self.pool.remove(agreeing)
            self.taken.append(agreeing)

    def proposals(self) -> tuple[Proposal, ...]:
        """Return the works that may be the paper's, when none was taken."""
        if self.taken:
            return tuple(self.doubted)  # of two ids one is wrong
        near = [Proposal(found, self._against(found)) for found in self.pool if self._resembles(found.work)]
        each = {_work_told(proposal.found.work): proposal for proposal in reversed((*near, *self.doubted))}
        return tuple(reversed(each.values()))

    def _resembles(self, work: Reference) -> bool:
        return title_key(work.title) in {title_key(self.title), title_key(self.searched)} or (
            alike(work.title, self.title) and alike(self.title, work.title) and _overlap(work.title, self.title) >= 0.75
        )

    def _against(self, found: FoundWork) -> str:
        """Return what speaks against a work that the title found, empty when nothing does."""
        work = found.work
        titles = {title_key(title) for title in (self.title, *(one.work.title for one in self.taken))}
        if title_key(work.title) not in titles and (why := self._against_label(work)):
            return why
        for called, other in (("arXiv id", self._leads_elsewhere("arxiv")), ("DOI", self._leads_elsewhere("doi"))):
            if other and not self.taken:
                return f"the notes’ {called} is that of “{other}”"
        if self.paper.arxiv and work.arxiv and self.paper.arxiv != work.arxiv:
            return "the arXiv id differs"
        if self.paper.doi and work.doi and self.paper.doi.lower() != work.doi.lower() and found.published:
            return "the DOI differs"
        if self.paper.openreview and f"id={self.paper.openreview}" in work.url:
            return ""
        return self._people_or_rivals(found) or self._year_against(work)

    def _against_label(self, work: Reference) -> str:
        """Return what speaks against a work that bears the title but for the word before its colon.

        That may be a label of the notes' own or what the authors call their method, so an author has to agree, or the
        rest to be long.
        """
        rest = unlabelled(self.title)
        if not rest or title_key(rest) != title_key(work.title):
            return "the title differs"
        if any(title_key(one.work.title) == title_key(self.title) for one in self.pool):
            return "another work bears the whole title"
        told = families(self.paper.authors) & families(work.authors) or len(rest.split()) >= _TELLING
        return "" if told else "the title differs by the word before the colon"

    def _people_or_rivals(self, found: FoundWork) -> str:
        ours = families(self.paper.authors)
        if ours:
            return "" if ours & families(found.work.authors) else "no author agrees"
        known = [families(one.work.authors) for one in self.taken if one.work.authors]
        if known:
            return "" if any(_same_people(families(found.work.authors), one) for one in known) else "no author agrees"
        if not found.work.authors:
            return "it names no author"
        return "another work bears the same title" if self._rivals(found) else ""

    def _rivals(self, found: FoundWork) -> bool:
        """Tell whether a work of other people bears the same title."""
        here = families(found.work.authors)
        same = (one for one in self.pool if title_key(one.work.title) == title_key(found.work.title))
        return any(one.work.authors and not here & families(one.work.authors) for one in same)

    def _year_against(self, work: Reference) -> str:
        years = [year for year in (self.paper.year, *(one.work.year for one in self.taken)) if year]
        if not years:
            return "the notes tell no year"
        reach = _FAR if self.taken else _NEAR
        if work.year is None:
            return "it tells no year"
        return "" if any(abs(work.year - year) <= reach for year in years) else "the year differs"


def _work_told(work: Reference) -> str:
    """Return what tells a work, so that it is proposed once, whoever knows it."""
    return (work.doi or work.arxiv or f"{title_key(work.title)} {work.year} {sorted(families(work.authors))}").lower()


def families(authors: Iterable[str]) -> set[str]:
    """Return the family names of authors without accents and capitals."""
    return {_plain(parted(author).family) for author in authors} - {""}


def _same_people(one: set[str], two: set[str]) -> bool:
    """Tell whether most of the shorter of two lists of authors stand in the other."""
    return 2 * len(one & two) >= max(1, min(len(one), len(two)))


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def _overlap(one: str, two: str) -> float:
    x, y = set(one.casefold().split()), set(two.casefold().split())
    return len(x & y) / max(1, len(x | y))
