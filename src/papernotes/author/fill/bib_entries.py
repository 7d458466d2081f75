"""The entries of a bibliography: those that are there stay byte for byte, those that ``fill`` made are kept up."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bibtexparser import splitter
from bibtexparser.model import Entry, ParsingFailedBlock

from papernotes.formulas import MathError, mathml, replaced
from papernotes.library.bibliography_join import venue_of
from papernotes.library.publishing import publication_of
from papernotes.model import Place, Record
from papernotes.parse.bibliography.filled import TOLD, is_sealed, sealed, write_told
from papernotes.site.exports.bibtex_writer import bibtex, plain
from papernotes.site.exports.citation import cite

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.author.fill.settle import Settled
    from papernotes.lexicon import Lexicon

HEAD = (
    "% Made by `papernotes fill`: what arXiv, Crossref, OpenAlex and DBLP say of the papers in the notes.\n"
    "% An entry that you change is yours and is left as it is; `papernotes fill --update` asks for the others anew.\n"
)


_FIELD = re.compile(r"^  ([a-z]+) *= ", re.MULTILINE)
_AUTHOR = re.compile(r"^  author *= \{(.*)\},$", re.MULTILINE)
_UNSAFE = frozenset('{}\\"% ')
"""Signs that an address in a field must not hold as they are."""


class BibEntry(NamedTuple):
    """An entry of a file."""

    key: str
    text: str
    ours: bool
    """Whether ``fill`` made it and nobody changed it since."""


def entries_in(text: str) -> tuple[BibEntry, ...]:
    """Return the entries of a bibliography's text, also those that cannot be read."""
    found: list[BibEntry] = []
    for block in splitter.Splitter(text.replace("\r\n", "\n")).split().blocks:
        inner = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else block
        if isinstance(inner, Entry):
            raw = inner.raw or ""
            found.append(BibEntry(inner.key, raw, is_sealed(raw)))
    return tuple(found)


def entry_of(settled: Settled, key: str, lexicon: Lexicon) -> str:
    """Return the entry of a paper, ending in a line break; whatever the services say stands in it as text."""
    work = settled.work
    title = harmless(work.title)
    venue, _ = venue_of(work, lexicon)
    known = lexicon.venues.get(venue) if venue else None
    details = publication_of(work, venue, lexicon)._replace(title=title)
    if known:  # services cut names short and put years before them
        details = details._replace(venue=known.title)
    record = Record(
        kind="paper", title=title, place=Place("", 1, 1), venue=venue, year=work.year,
        authors=work.authors, arxiv=work.arxiv, doi=work.doi, publication=details,
    )  # fmt: skip
    citation = replace(cite(record, lexicon.venues), key=key, url=work.url)
    pdf = work.publication.pdf
    more = [
        ("pdf", pdf if _UNSAFE.isdisjoint(pdf) else ""),
        ("abstract", plain(work.abstract)),
    ]
    held = {found[1] for found in _FIELD.finditer(bibtex(citation, more))}
    words = (one._replace(fields=tuple(name for name in one.fields if name in held)) for one in settled.told)
    told = tuple(one for one in words if one.fields)  # of what is in the entry alone: an article has no publisher there
    return sealed(bibtex(citation, [*more, (TOLD, write_told(told))]))


def authors_in(entry: str) -> str:
    """Return the authors of an entry as `entry_of` makes it, in BibTeX."""
    found = _AUTHOR.search(entry)
    return found[1] if found else ""


def harmless(title: str) -> str:
    """Return a title whose formulas are formulas: TeX that is no mathematics becomes text."""
    if "\\" not in title:
        return title
    try:
        outside = replaced(title, lambda found: mathml(found.tex.strip(), display=False)[:0])
    except MathError:
        outside = "\\"
    return title.replace("$", "") if "\\" in outside or "$" in outside else title


def added(text: str, entries: Iterable[str]) -> str:
    """Return a bibliography's text with entries behind it, in its own kind of line ends."""
    end = "\r\n" if "\r\n" in text else "\n"
    more = "\n".join(entries)
    if not more:
        return text
    start = text or HEAD.replace("\n", end)
    gap = end * 2 if not start.endswith("\n") else "" if start.endswith(end * 2) else end
    return f"{start}{gap}{more.replace(chr(10), end)}"


def exchanged(text: str, entries: Iterable[tuple[str, str]]) -> str:
    """Return a bibliography's text with entries in the place of others, in the order in which these stand in it.

    Both are given with plain line ends; what cannot be found stays.
    """
    pieces: list[str] = []
    past = 0
    for before, after in entries:
        for end in ("\n", "\r\n"):
            old = before.strip().replace("\n", end)
            if (at := text.find(old, past)) >= 0:
                pieces += text[past:at], after.strip().replace("\n", end)
                past = at + len(old)
                break
    return "".join((*pieces, text[past:]))
