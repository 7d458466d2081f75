"""What connects an entry's body to the rest of the library, as a part of its view, and putting it in its places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from papernotes.body import connect
from papernotes.body.placed_links import as_read
from papernotes.site.atlas import scope_of
from papernotes.site.citing import ANCHOR, cited_work
from papernotes.site.mentioning import link_mentions
from papernotes.site.own_style import held
from papernotes.slug import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from papernotes.body import Address, NotesReference, RecordBody
    from papernotes.library.entry_model import Mention
    from papernotes.parse.bibliography import Reference as Work
    from papernotes.site.own_style import StyledItem

_LISTED = re.compile(f'href="#{re.escape(ANCHOR)}([^"]+)"')


class SpokenOf(NamedTuple):
    """What a section says of another entry."""

    mention: Mention
    url: str
    title: str
    name: str
    """What a link beside the words is called."""


class Connected(NamedTuple):
    """Where what an entry's body refers to leads."""

    addresses: tuple[tuple[Address | None, ...], ...]
    """For each of its parts, of the pictures and then of the links that the part's body wants."""
    mentions: tuple[SpokenOf, ...]
    works: tuple[Work, ...]
    """The works without pages that it may cite."""
    shown: tuple[str, ...] | None = None
    """The HTML of its sections where parts of other notes stand in it, else None."""
    items: tuple[StyledItem, ...] | None = None
    """What it cites, where the project has a style of its own, else None."""

    def led(self, bodies: Iterable[RecordBody]) -> Iterator[dict[NotesReference, Address | None]]:
        """Yield where what the body of each part refers to leads."""
        for body, addresses in zip(bodies, self.addresses, strict=True):
            yield dict(zip((wanted.reference for wanted in (*body.images, *body.links)), addresses, strict=True))


def sections_of(bodies: Iterable[RecordBody], connected: Connected, say: Callable[[str], str]) -> Iterator[str]:
    """Yield the HTML of an entry's sections, over the bodies of all its parts, as its own page shows them.

    References and mentions are links in it; what is cited in the project's own style waits to be written, as `held`
    leaves it. ``say`` puts the words of the interface in.
    """
    if connected.shown is not None:
        yield from connected.shown
        return
    targets = {spoken.mention: (spoken.url, spoken.title, spoken.name) for spoken in connected.mentions}
    mentions: dict[int, list[Mention]] = {}
    for spoken in connected.mentions:
        mentions.setdefault(spoken.mention.section, []).append(spoken.mention)
    number = 0
    bodies = list(bodies)
    cite = as_read if connected.items is None else held
    for part, (body, led) in enumerate(zip(bodies, connected.led(bodies), strict=True)):
        resolve = led.get
        for section in body.sections:
            html = say(connect(section.html, resolve, scope_of(part), cite=cite))
            if number in mentions:
                html = link_mentions(html, mentions[number], targets.__getitem__)
            yield html
            number += 1


def works_in(sections: Iterable[str], works: Iterable[Work]) -> tuple[Work, ...]:
    """Return those of some works that the HTML of sections cites, in the order of their authors and years."""
    keys = {fold(unquote(key)) for html in sections for key in _LISTED.findall(html)}
    found = [work for work in works if fold(work.key) in keys]
    return tuple(sorted(found, key=lambda work: (*cited_work(work)[:2], work.key)))
