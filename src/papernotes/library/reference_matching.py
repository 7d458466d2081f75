"""Which reference of a bibliography is a paper's: by the key that notes give, by its ids, by its title."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from papernotes.diagnostics import Diagnostic
from papernotes.library.identity import SHORT_TITLE, alike, title_key, unlabelled
from papernotes.parse.fields.notices import told_in
from papernotes.parse.fields.placeholders import is_untitled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.model import Record
    from papernotes.parse.bibliography import Reference

KEY = re.compile(r"^\[?@(?=[^\s\]]*\d|[a-z]+[A-Z]|[^\s\[\]]+\]?(?:\s*$|:))(?P<key>[^\s@,;{}\[\]()]+)\]?(?:[:\s]+|$)")
"""A citation key as notes give it: ``@vaswani2017attention``, with a title behind it or alone.

Before a title it has a digit or capitals inside: "@Embodied Cranes" is a title behind a mark.
"""
_KEY_BEHIND = re.compile(
    r"\s\[@(?P<key>[^\s@,;{}\[\]()]+)\]$|\s\{@(?P<braced>[^\s@,;{}\[\]()]+)\}$|\s@(?P<bare>[a-z](?=\w*\d{4})\w++)$"
)
"""The same behind a title."""
_NAME, _LONGEST_NAME = 3, 40
_KEYLIKE = re.compile(r"[^\W\d_][\w:./+-]{0,80}?\d{2}[\w:./+-]{0,40}")
"""A key as managers make them: a word with a year in it, ``lovelace2023folding``, ``LH23``."""
_BEHIND = re.compile(
    r"(?P<title>[^\[({]++(?:[\[({][^\])}]*+[\])}][^\[({]++)*+)[\[({](?P<words>[^\[\](){}]{2,120})[\])}]"
)
_BEFORE = re.compile(r"[\[({](?P<words>[^\[\](){}]{2,120})[\])}](?P<title>.+)")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_WORDS = re.compile(r"[^\W\d_]+")
_MOST_ALIKE = 100
"""References of one family name and about one year that are looked at."""
_MARK = re.compile(r"@(?=\w)")


def citation_key(record: Record, *, alone: bool) -> str:
    """Return the citation key that notes give a paper, empty without one.

    It stands in a line of its own (``Citekey: …``), at the start of the title or of the text, or, when the record is
    ``alone`` in its file, in the file's name (``@vaswani2017attention.md``).
    """
    if record.key:
        return record.key
    opening = next((section.text for section in record.sections if section.level == 0), "").partition("\n")[0]
    name = record.place.file.rpartition("/")[2].rpartition(".")[0] if alone else ""
    for text, whole in ((record.title, False), (opening.strip(), True), (name, False)):
        found = KEY.match(text) if text.startswith(("@", "[@")) else None
        if found and (not whole or found.end() == len(text)):
            return found["key"].rstrip(".:")
    behind = _KEY_BEHIND.search(record.title)
    return next((key for key in behind.groups() if key), "") if behind else ""


def without_key(title: str) -> str:
    """Return a title without a citation key before or behind it, and without the mark of one; a key alone stays."""
    rest = _KEY_BEHIND.sub("", KEY.sub("", title, count=1) if KEY.match(title) else title)
    return _MARK.sub("", rest, count=1) if _MARK.match(rest) else rest or title


def single_files(records: Sequence[Record]) -> set[str]:
    """Return the files that hold one record."""
    counts: dict[str, int] = {}
    for record in records:
        counts[record.place.file] = counts.get(record.place.file, 0) + 1
    return {file for file, count in counts.items() if count == 1}


class Bracket(NamedTuple):
    """What stands in brackets before or behind a title, where citations do."""

    title: str
    """The title without it."""
    words: str

    @property
    def plain(self) -> str:
        """The words without the mark of a citation."""
        return self.words.removeprefix("@")

    def names(self, reference: Reference) -> bool:
        """Return whether the words name the first author of a reference, as a key or a citation does."""
        return bool(reference.authors) and _family(reference) in _WORDS.findall(self.words.casefold())


def _family(reference: Reference) -> str:
    return reference.authors[0].casefold().split()[-1]


def bracket(title: str) -> Bracket | None:
    """Return the bracket before or behind a title, None without one or without a title."""
    found = _BEHIND.fullmatch(title) or _BEFORE.fullmatch(title)
    rest = found["title"].strip(" -–—:") if found else ""
    return Bracket(rest, found["words"].strip()) if found and rest else None


class ReferenceIndex:
    """References by all that names them."""

    def __init__(self, references: Sequence[Reference]) -> None:
        self._all = references
        self._by: dict[str, list[int]] = {}
        self._dated: dict[tuple[int, str], list[int]] = {}
        """By their years and the family names of their first authors."""
        self._keys: dict[str, list[str]] = {}
        """Their keys, by how these begin."""
        for at, reference in enumerate(references):
            for name in self._names(at):
                self._by.setdefault(name, []).append(at)
            if reference.key:
                self._by.setdefault(f"key:{reference.key}", []).append(at)
                self._keys.setdefault(_opening(reference.key), []).append(reference.key)
            if reference.year and reference.authors:
                self._dated.setdefault((reference.year, _family(reference)), []).append(at)

    def _names(self, at: int) -> Iterator[str]:
        reference = self._all[at]
        yield from names_of(reference.doi, reference.arxiv, reference.title)

    def of(self, record: Record, key: str) -> tuple[int | None, list[Diagnostic]]:
        """Return which reference is a record's, None when none is, and what is wrong with how they name each other."""
        findings: list[Diagnostic] = []
        cited = bracket(record.title)
        known = cited is not None and f"key:{cited.plain}" in self._by
        wanted = key or (cited.plain if cited and (known or _KEYLIKE.fullmatch(cited.plain)) else "")
        if wanted:
            found = self._by.get(f"key:{wanted}")
            if found:
                return found[0], []
            near = get_close_matches(wanted, self._keys.get(_opening(wanted), ()), 1)
            if key or near:  # words in brackets may be anything
                findings.append(
                    Diagnostic(
                        "PN504",
                        f"the bibliography has no key `{wanted}`",
                        record.place.file,
                        help=f"did you mean `{near[0]}`?" if near else "",
                        line=record.place.line,
                    )
                )
        # What is no paper as far as the notes tell is one when it is called like one.
        ids = (record.doi, record.arxiv) if record.kind == "paper" else (None, None)
        for name in (*names_of(*ids, told_in(record.title)[0]), *(names_of(None, None, cited.title) if cited else ())):
            for at in self._by.get(name, ()):
                reference = self._all[at]
                untold = not reference.title or is_untitled(record.title)
                if name.startswith("title:") or untold or alike(reference.title, record.title):
                    return at, findings
                if reference.told and is_name(record.title):  # a service was asked for this very id
                    return at, findings
                told = f"{reference.file}:{reference.line} gives the same id to another title: {reference.title}"
                findings.append(Diagnostic("PN503", told, record.place.file, line=record.place.line))
        return (self._cited(cited) if cited else self._labelled(record)), findings

    def _cited(self, cited: Bracket) -> int | None:
        """Return the one reference whose first author and year stand in a bracket, beside words of its title or a name.

        A title of many words that has none of the reference's is that of another paper by the same people.
        """
        year = _YEAR.search(cited.words)
        near = range(int(year[0]) - 1, int(year[0]) + 2) if year else ()  # a preprint appears in another year
        said = dict.fromkeys(_WORDS.findall(cited.words.casefold()))
        held = [at for told in near for word in said for at in self._dated.get((told, word), ())][:_MOST_ALIKE]
        found = [at for at in held if alike(cited.title, self._all[at].title)]
        if not found and year:
            exact = (at for at in held if self._all[at].year == int(year[0]))
            found = [at for at in exact if self._may_be_called(at, cited.title)]
        return found[0] if len(found) == 1 else None

    def _may_be_called(self, at: int, title: str) -> bool:
        ours, theirs = (set(_WORDS.findall(text.casefold())) for text in (title, self._all[at].title))
        return is_name(title) or any(len(word) > _NAME for word in ours & theirs)

    def _labelled(self, record: Record) -> int | None:
        """Return the reference whose title a paper bears behind a label, when the years agree or a service told it."""
        rest = unlabelled(record.title) if record.kind == "paper" else ""
        for name in names_of(None, None, rest) if rest else ():
            for at in self._by.get(name, ()):
                year = self._all[at].year
                if self._all[at].told or (year and record.year and abs(year - record.year) <= 1):
                    return at
        return None

    def clashes(self) -> Iterator[Diagnostic]:
        """Yield the keys under which files hold works that are not the same; what one file holds is told of itself."""
        for name, places in self._by.items():
            first = self._all[places[0]]
            for other in (self._all[at] for at in places[1:] if name.startswith("key:")):
                same = alike(other.title, first.title) and not contradict(first, other)
                if other.file != first.file and not same:
                    where = f"{first.file}:{first.line}"
                    message = f"the key `{other.key}` has stood at {where}, of another work; that one counts"
                    yield Diagnostic("PN502", message, other.file, line=other.line)

    def twins(self, at: int) -> Sequence[int]:
        """Return the references that name the same paper as this one, in their order behind it, which comes first.

        Works of one title by others, or of long before, are not the same.
        """
        reference = self._all[at]
        held = (other for name in self._names(at) for other in self._by.get(name, ()))
        same = (other for other in held if not contradict(reference, self._all[other]))
        keyed = (
            other
            for other in self._by.get(f"key:{reference.key}", ())
            if alike(self._all[other].title, reference.title) and not contradict(reference, self._all[other])
        )
        return tuple(dict.fromkeys((at, *sorted({*same, *keyed}))))


def contradict(one: Reference, two: Reference) -> bool:
    """Tell whether two entries cannot be of one work: with no id in common, no author is, and the year is another."""
    if (one.doi and one.doi == two.doi) or (one.arxiv and one.arxiv == two.arxiv):
        return False
    people = [{name.casefold().split()[-1] for name in work.authors} for work in (one, two)]
    apart = all(people) and people[0].isdisjoint(people[1])
    return apart and one.year is not None and two.year is not None and abs(one.year - two.year) > 1


def _opening(key: str) -> str:
    """Return the letters with which a key begins, by which those like it are found."""
    return key[:3].casefold()


def is_name(title: str) -> bool:
    """Tell whether a title may be but a name, such as "ResNet"; Chinese and Japanese part no words."""
    return len(title.split()) <= _NAME and not (title.isascii() and len(title) > _LONGEST_NAME)


def names_of(doi: str | None, arxiv: str | None, title: str) -> Iterator[str]:
    """Yield what tells a paper again: its ids, and its title unless that is short."""
    if doi:
        yield f"doi:{doi.lower()}"
    if arxiv:
        yield f"arxiv:{arxiv.lower()}"
    key = title_key(title)
    if len(key) >= SHORT_TITLE:
        yield f"title:{key}"
