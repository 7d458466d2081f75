"""The sections of a page with what they cite written in the project's own style."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from papernotes.body.placed_links import opening
from papernotes.body.text import escape
from papernotes.site.own_style.locators import read_behind
from papernotes.site.own_style.style_marks import RAISED, linked
from papernotes.site.own_style.style_processor import Processor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papernotes.body.placed_links import CitationPlace
    from papernotes.site.own_style.loading import OwnStyle
    from papernotes.site.own_style.styled_items import StyledItem

_HELD = re.compile(r'<x-cite data="([^"]*+)">')
_LISTED = re.compile(r'href="(#ref\.[^"]+)"')
_ADDRESS = re.compile(r"<[^<>]*+>|https?://[^\s<>\"']*(?<![.,;:)])")
"""A tag, or an address in the text around tags."""


class ListedWork(NamedTuple):
    """A work in the list of a page."""

    url: str
    """As in its item."""
    html: str
    """Empty where the style makes no lists."""


def listed_html(work: ListedWork) -> str:
    """Return a work in the list as HTML, in which all text is escaped."""
    return work.html


class _Work(NamedTuple):
    url: str
    opened: str
    """The tag that opens a link to it."""
    label: str
    key: str
    before: str
    behind: str
    bare: bool


def held(place: CitationPlace) -> str:
    """Return a tag that stands for a citation until the whole page is known. Notes cannot write it."""
    works = [
        (one.address.url if one.address else "", opening(one.address), one.address.words if one.address else "",
         one.key, unescape(one.before), unescape(one.behind), one.bare)
        for one in place.works
    ]  # fmt: skip
    return f'<x-cite data="{escape(json.dumps([place.markup, place.html, works], ensure_ascii=False))}">'


def cited_urls(sections: Iterable[str]) -> tuple[str, ...]:
    """Return where the citations of sections lead, and their links to the list, each once, in their order."""
    urls: dict[str, None] = {}
    for html in sections:
        for found in re.finditer(f"{_HELD.pattern}|{_LISTED.pattern}", html):
            if found[1] is None:
                urls.setdefault(unescape(found[2]))
            else:
                urls.update(dict.fromkeys(work.url for work in _read(found[1])[2] if work.url))
    return tuple(urls)


def restyled(
    sections: Sequence[str], items: Mapping[str, StyledItem], style: OwnStyle
) -> tuple[tuple[str, ...], tuple[ListedWork, ...]]:
    """Return the HTML of sections with their citations in a style, and the list of what they cite.

    ``items`` are the works, by where their citations lead. Raises StyleError.
    """
    cited = [items[url] for url in cited_urls(sections) if url in items]
    if not cited:
        return tuple(_HELD.sub(lambda found: _read(found[1])[1], html) for html in sections), ()
    page = _Page(Processor(style, cited), {item.url: at for at, item in enumerate(cited)})
    shown = tuple(_HELD.sub(page.put, html) for html in sections)
    return shown, tuple(page.listed(cited[at], at) for at in page.processor.order)


def _read(data: str) -> tuple[str, str, list[_Work]]:
    markup, html, works = json.loads(unescape(data))
    return markup, html, [_Work(*work) for work in works]


class _Page:
    """Puts the citations of a page in their places, in their order."""

    def __init__(self, processor: Processor, places: Mapping[str, int]) -> None:
        self.processor = processor
        self._places = places

    def put(self, found: re.Match[str]) -> str:
        """Return what becomes of a citation."""
        markup, html, works = _read(found[1])
        if any(work.url and work.url not in self._places for work in works):
            return html  # what is no work, such as a place in the notes
        if markup == "[":
            return self._together(works)
        return ", ".join(self._in_text(work) if work.url else f"@{escape(work.key)}" for work in works)

    def listed(self, item: StyledItem, at: int) -> ListedWork:
        """Return a work in the list, as a link to its page, or with one to its address."""
        text = self.processor.listed(at)
        if not text:
            return ListedWork(item.url, "")
        if not item.url.startswith("#"):
            return ListedWork(item.url, self.processor.html(linked(text), [f'<a class="internal" href="{item.url}">']))
        html = _ADDRESS.sub(
            lambda found: _outward(found[0], found[0]) if found[0][0] != "<" else found[0], self.processor.html(text)
        )
        if item.address.startswith(("https://", "http://")) and item.address not in unescape(html):
            address = escape(item.address)
            html = f"{html} {_outward(address, address.partition('://')[2])}"
        return ListedWork(item.url, html)

    def _together(self, works: Sequence[_Work]) -> str:
        """Return the works of a citation in brackets; what nothing has the key of stands last, as it is written."""
        by_place: dict[int, list[_Work]] = {}
        for work in works:
            if work.url:
                by_place.setdefault(self._places[work.url], []).append(work)
        cites, links = [], []
        for at in self.processor.sorted([*by_place]):
            for work in by_place[at]:
                text = self.processor.cited(at, read_behind(work.behind), bare=work.bare) or work.label or work.key
                cites.append(f"{work.before} {linked(text)}" if work.before else linked(text))
                links.append(work.opened)
        cites += [_as_written(work) for work in works if not work.url]
        return self.processor.html(self.processor.around(cites), links)

    def _in_text(self, work: _Work) -> str:
        """Return a work whose authors are part of the sentence."""
        at = self._places[work.url]
        label = linked(self.processor.names(at) or work.label or work.key)
        text = self.processor.cited(at, read_behind(work.behind), bare=True)
        text = self.processor.around([text]) if text else ""
        before = f"{work.before} " if work.before else ""
        gap = "" if not text or text.startswith(RAISED) else " "
        return self.processor.html(f"{before}{label}{gap}{text}", [work.opened])


def _as_written(work: _Work) -> str:
    around = read_behind(work.behind).whole
    return f"{work.before} @{work.key}{around}".strip()


def _outward(address: str, words: str) -> str:
    return f'<a class="external" href="{address}" rel="external noopener">{words}</a>'
