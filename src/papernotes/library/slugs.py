"""Addresses that last: a unique slug for each paper, and redirects from the slugs it had before.

What earlier builds gave out is an input like any other (``Assigned`` values, kept beside the site), so the same
notes with the same past give the same slugs.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from papernotes.library.identity import title_key
from papernotes.slug import Given, Slug, fold, slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papernotes.model import Record

_STEM = 48
"""Letters of a slug before a year or a number."""
_SAME_TITLE = 0.6
"""Likeness (``difflib`` ratio) above which a changed title in the same file is taken for the same paper."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a build gave out: a slug, what tells its paper again, and the slugs the paper had before."""

    slug: Slug
    keys: tuple[str, ...]
    """``arxiv:…``, ``doi:…``, ``link:…`` and ``title:…``, the strongest first."""
    file: str
    title: str
    former: tuple[Slug, ...] = ()
    draft: bool = False
    """Whether it is a private note's, which only its writer's own preview has a page of."""


class Outline(NamedTuple):
    """What an address follows from beside a record's summary."""

    file: str
    worded: bool
    """Whether it has a text."""


def assign(
    records: Sequence[Record], past: Sequence[Assigned] = (), outlines: Sequence[Outline] | None = None
) -> tuple[Assigned, ...]:
    """Return the address of each record, in their order; no slug is given twice, former ones included.

    A record takes the first free slug of: name, name and year, title, title and year, title and a number. Papers choose
    before notes, and notes without words or links last, so that code that is added above a paper does not take its
    address. What an earlier build gave to a record, or to one that it has become, is free for it alone. ``outlines``
    tell what the summaries of records do not, when these are given in their place.
    """
    outlines = outlines or list(map(outline_of, records))
    keys = [tuple(_keys(record)) for record in records]
    known = _recognise(records, keys, past, outlines)
    before = {i: (past[j].slug, *past[j].former) for i, j in known.items()}
    kept = {fold(slug): i for i, slugs in before.items() for slug in slugs}
    given = Given(kept)
    slugs: dict[int, Slug] = {}
    for i in sorted(range(len(records)), key=lambda i: _precedence(records[i], outlines[i])):
        record = records[i]
        own = [slug for slug in before.get(i, ()) if kept[fold(slug)] == i]
        stem = slugify(record.title)[:_STEM].rstrip("-")
        numbered = sorted(slug for slug in own if slug.startswith(f"{stem}-") and slug[len(stem) + 1 :].isdecimal())
        wanted = chain(_candidates(record), numbered)  # mostly the first is free, and no other one is made
        slugs[i] = Slug(given.give(wanted, stem, mine=frozenset(map(fold, own))))
    used = Given(slugs.values())
    addresses = []
    for i, (record, own_keys) in enumerate(zip(records, keys, strict=True)):
        former = tuple(s for s in dict.fromkeys(before.get(i, ())) if s not in used)
        addresses.append(Assigned(slugs[i], own_keys, outlines[i].file, record.title, former, record.draft))
    return tuple(addresses)


def outline_of(record: Record) -> Outline:
    """Return what addresses ask of a record beside its summary."""
    return Outline(record.place.file, any(section.text for section in record.sections))


def _precedence(record: Record, outline: Outline) -> tuple[bool, bool]:
    """Return what tells which records choose first; those alike do in their order."""
    return record.kind != "paper", not (record.links or outline.worded)


def _candidates(record: Record) -> Iterator[Slug]:
    """Yield the slugs a record may have without a number, the best first."""
    year = record.year or record.venue
    for base in dict.fromkeys((record.name or record.title, record.title)):
        slug = slugify(base)
        yield slug
        if year:
            yield slugify(f"{slug[:_STEM]} {year}")


def _keys(record: Record) -> Iterator[str]:
    if record.arxiv:
        yield f"arxiv:{record.arxiv.lower()}"
    if record.doi:
        yield f"doi:{record.doi.lower()}"
    paper = next((link.url for link in record.links if link.kind == "paper"), None)
    if paper:
        yield f"link:{paper}"
    yield f"title:{title_key(record.title)}"


def _recognise(
    records: Sequence[Record], keys: Sequence[tuple[str, ...]], past: Sequence[Assigned], outlines: Sequence[Outline]
) -> Mapping[int, int]:
    """Return, by record, which past address is its own: by the strongest shared key, else by a like title."""
    if not past:
        return {}
    holders: dict[str, list[int]] = {}
    for j, address in enumerate(past):
        for key in address.keys:
            holders.setdefault(key, []).append(j)
    found: dict[int, int] = {}
    used: set[int] = set()
    for rank in ("arxiv:", "doi:", "title:", "link:"):
        for i, own in enumerate(keys):
            if i in found:
                continue
            key = next((key for key in own if key.startswith(rank)), "")
            free = [j for j in holders.get(key, ()) if j not in used]
            if free:
                found[i] = free[0]
                used.add(free[0])
    _recognise_titles(records, past, outlines, found, used)
    return found


def _recognise_titles(
    records: Sequence[Record],
    past: Sequence[Assigned],
    outlines: Sequence[Outline],
    found: dict[int, int],
    used: set[int],
) -> None:
    """Pair what is left on both sides, in one file, by the likeness of titles; few are left after an edit."""
    free: dict[str, list[int]] = {}
    for j, address in enumerate(past):
        if j not in used:
            free.setdefault(address.file, []).append(j)
    for i, record in enumerate(records):
        if i in found or not (candidates := free.get(outlines[i].file, [])[:_MOST_COMPARED]):
            continue
        best = max(candidates, key=lambda j: (_likeness(past[j].title, record.title), -j))
        if _likeness(past[best].title, record.title) >= _SAME_TITLE:
            found[i] = best
            free[outlines[i].file].remove(best)


_MOST_COMPARED = 50
"""After an edit few titles are left unpaired; a file rewritten wholesale must not cost the square of its size."""


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a.casefold(), b.casefold(), autojunk=False).ratio()
