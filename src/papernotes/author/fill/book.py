"""The bibliography that ``fill`` writes: which of its entries it may write, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.author.fill.bib_entries import added, authors_in, entries_in, entry_of, exchanged
from papernotes.author.fill.cases import families
from papernotes.author.fill.rounds import is_known
from papernotes.author.fill.settle import settle
from papernotes.errors import PapernotesError
from papernotes.library.reference_matching import ReferenceIndex, names_of
from papernotes.parse.bibliography import read_bibliography
from papernotes.site.exports.citation import LONGEST_KEY, is_key
from papernotes.site.exports.citation_keys import keys
from papernotes.site.exports.name_parts import names, stated_in
from papernotes.slug import Given
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from papernotes.author.fill.bib_entries import BibEntry
    from papernotes.author.fill.cases import FillCase
    from papernotes.author.fill.papers import Paper
    from papernotes.author.fill.questions import Asking
    from papernotes.lexicon import Lexicon
    from papernotes.parse.bibliography import Reference
    from papernotes.parse.bibliography.reference import ServiceWord


class Change(NamedTuple):
    """An entry that is new or otherwise than before."""

    paper: Paper
    key: str
    text: str
    before: str
    """The entry in whose place it stands; empty for a new one."""
    notice: str = ""
    """What its publisher says against it: "retracted"."""


class CutEntry(NamedTuple):
    """An entry of the user's that leaves authors out, and all of them as BibTeX has them."""

    entry: Reference
    authors: str


class Book:
    """The bibliography that is written, and what stands in it and in the others of the project."""

    def __init__(self, path: Path, references: Sequence[Reference], lexicon: Lexicon, *, named: str) -> None:
        """``named`` is the file as settings name it, empty where a build does not read it.

        Then it is somebody's own ``references.bib``, which becomes one.
        """
        self.text = _text(path)
        self._name = named or path.name
        self._lexicon = lexicon
        own = () if named else read_bibliography(Source(path.name, self.text or ""))[0]
        references = (*references, *own)
        self._references = references
        self._index = ReferenceIndex(references)
        self._held = {held.key: held for held in entries_in(self.text or "")}
        self._known = {name for reference in references for name in _names(reference)}

    def entry(self, paper: Paper) -> tuple[Reference | None, BibEntry | None]:
        """Return the entry of a paper as it is understood, and as it stands where ``fill`` may write it.

        A paper may have one of its user's, which leaves authors out, and beside it one that ``fill`` made.
        """
        record = paper.record
        at, _ = self._index.of(record, record.key or "")
        if at is None:
            return None, None
        for reference in (self._references[twin] for twin in self._index.twins(at)):
            held = self._held.get(reference.key)
            if held and held.ours and reference.told:
                return reference, held
        return self._references[at], None

    def is_open(self, paper: Paper) -> bool:
        """Tell whether a paper's entry may be written: there is none, or ``fill`` made it and nobody changed it.

        So it may beside one that leaves authors out.
        """
        reference, held = self.entry(paper)
        return reference is None or held is not None or reference.more_authors

    def lacks(self, paper: Paper, asking: Asking) -> bool:
        """Tell whether a paper lacks an entry, or has one that an earlier run here may not have finished."""
        reference, held = self.entry(paper)
        cut = reference is not None and held is None and reference.more_authors
        return reference is None or cut or is_known(paper, asking, self._lexicon)

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
            if held is None and reference is not None:
                if not self._completes(settled.work, reference):
                    continue
            elif held is None and not self._known.isdisjoint(_names(settled.work)):
                continue  # an entry calls it otherwise than the notes do
            self._known.update(_names(settled.work))
            key = held.key if held else _key(settled.work, case.paper.record.key or "", given)
            text = entry_of(settled, key, self._lexicon)
            if held is None or text.strip() != held.text.strip():
                before = held.text if held else ""
                found.append(Change(case.paper, key, text, before, settled.work.publication.notice))
        return found

    def _completes(self, work: Reference, own: Reference) -> bool:
        """Tell whether a work names the authors that an entry of the user's in another file leaves out."""
        return self._is_longer(work, own) and own.file != self._name

    def _is_longer(self, work: Reference, own: Reference) -> bool:
        same = bool(families(own.authors[:1]) & families(work.authors[:1]))
        return same and own.more_authors and len(work.authors) > len(own.authors)

    def cut(self, cases: Sequence[FillCase]) -> Iterator[CutEntry]:
        """Yield the user's entries that leave out authors whom somebody names, where none may stand beside them."""
        for case in cases:
            reference, held = self.entry(case.paper)
            settled = settle(case, self._lexicon) if reference and held is None else None
            if reference and settled and self._is_longer(settled.work, reference) and reference.file == self._name:
                yield CutEntry(reference, authors_in(entry_of(settled, reference.key, self._lexicon)))

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
