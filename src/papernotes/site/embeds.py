"""Parts of other notes shown in place: bounded, and never one within itself."""

from __future__ import annotations

import re
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Protocol

from papernotes.body import connect
from papernotes.body.placed_links import as_read
from papernotes.site.texts import cut
from papernotes.site.title_text import called, readable, typeset

if TYPE_CHECKING:
    from collections.abc import Callable

    from papernotes.body import Address, NotesReference
    from papernotes.body.placed_links import CitationPlace
    from papernotes.site.atlas import Atlas, Target
    from papernotes.slug import Slug

    Place = tuple[Slug, int, int, str]

    class Resolve(Protocol):
        """Resolves a reference in a file for one page."""

        def __call__(self, reference: NotesReference, file: str) -> Address | None:
            """Return where it leads, None for nowhere."""


_DEEPEST = 4
"""How many parts may stand within each other."""
_AT_LEAST, _TIMES = 30_000, 2
"""Characters of HTML that a page may take from other notes: so many, and twice what it has itself."""
_FRAME = 200
"""Characters that a part costs at least, with its frame and its headings."""
_WORDS = 100
"""Characters of a title, and of a heading, that say where something shown in place stands."""
_CALL = re.compile(r'<sup class="footnote">[^\n]{0,400}?</sup>')
_STUB = re.compile(r"<x-embed (\d+)>")


class Embeds:
    """What one page shows of other notes. Its HTML is put in where `stub` left a tag for it."""

    def __init__(
        self, atlas: Atlas, resolve: Resolve, own: int, cite: Callable[[CitationPlace], str] = as_read
    ) -> None:
        """``resolve`` takes a reference and the file it stands in; ``own`` is the length of the page's own HTML."""
        self._atlas = atlas
        self._resolve = resolve
        self._cite = cite
        self._left = _AT_LEAST + _TIMES * own
        self._made: list[str] = []
        self._number = 0

    def stub(self, reference: NotesReference, file: str, around: tuple[Place, ...]) -> str:
        """Return a tag in the place of what a reference shows, empty where only a link is to stand there.

        ``around`` is what the reference stands within, from the page itself on.
        """
        address = self._resolve(reference, file)
        target = self._atlas.find(reference, file) if address and not address.form else None
        if address is None or target is None or len(around) > _DEEPEST or _would_hold(around, target):
            return ""
        record = target.entry.parts[target.part]
        taken = list[tuple[int, int, int]]()
        size = _FRAME
        for piece in self._atlas.pieces(target):
            size += piece[2] - piece[1] + _FRAME
            if size > self._left:
                return ""
            taken.append(piece)
        body = self._atlas.body(record)
        if body is None or size <= _FRAME * (len(taken) + 1):
            return ""
        self._left -= size
        self._number += 1
        scope, within = f"e{self._number}-", (*around, place_of(target))
        there = record.place.file
        shown: list[str] = []
        for number, start, end in taken:
            heading = record.sections[number].heading
            if heading and number != target.section:
                shown.append(f'<p class="heading">{typeset(readable(heading))}</p>')
            html = body.sections[number].html[start:end]
            html = _CALL.sub("", html) if target.block else html
            embed = partial(self.stub, file=there, around=within)
            shown.append(connect(html, partial(self._resolve, file=there), scope, embed, self._cite))
        self._made.append(_framed(address, target, "\n".join(shown)))
        return f"<x-embed {len(self._made) - 1}>"

    def put_in(self, html: str) -> str:
        """Return HTML with what the tags in it stand for."""
        while "<x-embed " in html:
            html = _STUB.sub(lambda stub: self._made[int(stub[1])], html)
        return html


def place_of(target: Target) -> Place:
    """Return what tells a target from others."""
    return target.entry.slug, target.part, target.section, target.block


def _would_hold(around: tuple[Place, ...], target: Target) -> bool:
    """Tell whether what is to be shown holds what it is to be shown in."""
    place = place_of(target)
    return place in around or (target.section < 0 and any(held[0] == place[0] for held in around))


def _framed(address: Address, target: Target, html: str) -> str:
    """Return what is shown, with a link to where it stands."""
    record = target.entry.record
    words = cut(called(record), _WORDS)
    if target.section >= 0 and (heading := target.entry.parts[target.part].sections[target.section].heading):
        words = f"{words} › {cut(readable(heading), _WORDS)}"
    source = f'<p class="from-note"><a class="internal" href="{escape(address.url)}">{escape(words)}</a></p>'
    return f'<div class="embed">\n{source}\n{html}\n</div>'
