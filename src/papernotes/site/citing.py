"""What stands for a citation in a text, and for a work in a list: authors, year, title, where it appeared.

The form is one that most fields read: (Lind & Ito, 2021, p. 4) in the text, and in the list authors, year in brackets,
title, venue, address. See docs/decisions/0030 on why no style language is read.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from papernotes.site.exports.name_parts import names, stated_in
from papernotes.site.exports.plain_text import line
from papernotes.site.texts import cut
from papernotes.site.title_text import called, readable, titled, typeset
from papernotes.slug import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papernotes.body import RecordBody
    from papernotes.library.entry_model import Entry
    from papernotes.parse.bibliography import Reference as Work
    from papernotes.parse.fields.parting import Name

ANCHOR = "ref."
"""What the ids of works in a page's list begin with: no slug, and so no section's id, holds a full stop."""
_LISTED = 10
"""Authors whom a list names."""
_SHORT = 40
"""Characters of a title that stand for a work without authors."""


class Cited(NamedTuple):
    """What is said of a work where it is cited."""

    authors: str
    """Their family names, else the work's name or title."""
    year: str
    whole: str
    """All that is known of it, in a sentence."""


def cited_entry(entry: Entry) -> Cited:
    """Return what is said of an entry where it is cited."""
    record = entry.record
    year = str(record.year or "")
    short = _families(record.authors, stated_in(record.publication), more=record.others) or cut(called(record), _SHORT)
    told = _sentence(record.authors, year, titled(record), line(record.venue or ""), more=record.others)
    return Cited(short, year, told)


def cited_work(work: Work) -> Cited:
    """Return what is said of a work of the bibliography where it is cited."""
    year = str(work.year or "")
    title = readable(work.title)
    short = (
        _families(work.authors, stated_in(work.publication), more=work.more_authors) or cut(title, _SHORT) or work.key
    )
    return Cited(short, year, _sentence(work.authors, year, title, line(work.venue), more=work.more_authors))


def often_cited(bodies: Iterable[RecordBody], enough: int) -> frozenset[str]:
    """Return the keys, folded, that as many bodies cite."""
    cited = (
        {fold(wanted.reference.target) for wanted in body.links if wanted.reference.sort in {"key", "handle"}}
        for body in bodies
    )
    counts = Counter(key for keys in cited for key in keys)
    return frozenset(key for key, count in counts.items() if count >= enough)


def address_of(key: str) -> str:
    """Return the link to a work in the list of the page that cites it."""
    return f"#{ANCHOR}{quote(key)}"


def listed(work: Work) -> Markup:
    """Return a work as it stands in a list."""
    authors = _all(work.authors, more=work.more_authors)
    year = f" ({work.year})" if work.year else ""
    parts = [Markup("{}{}").format(authors, year) if authors or year else Markup(), typeset(readable(work.title))]
    parts.append(Markup("<cite>{}</cite>").format(line(work.venue)) if work.venue else Markup())
    if work.address.startswith(("https://", "http://")):
        link = Markup('<a class="external" href="{}" rel="external noopener">{}</a>')
        parts.append(link.format(work.address, work.address.partition("://")[2]))
    return Markup(". ").join(part for part in parts if part.strip())


def _families(authors: Sequence[str], stated: Mapping[str, Name], *, more: bool) -> str:
    found, left_out = names(authors, lambda _: False, stated)
    families = [name.family for name in found]
    if not families:
        return ""
    if len(families) > 2 or more or left_out:
        return f"{families[0]} et al."
    return " & ".join(families)


def _all(authors: Sequence[str], *, more: bool) -> str:
    found, left_out = names(authors, lambda _: False, {})
    shown = ", ".join(name.full for name in found[:_LISTED])
    return f"{shown} et al." if shown and (more or left_out or len(found) > _LISTED) else shown


def _sentence(authors: Sequence[str], year: str, title: str, venue: str, *, more: bool) -> str:
    who = _all(authors, more=more)
    when = f"({year})" if year else ""
    return ". ".join(part for part in (f"{who} {when}".strip(), title, venue) if part)
