"""The sections of an entry's page as it shows them, and the list of what they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from markupsafe import Markup

from papernotes.body.interface_words import worded
from papernotes.site.citing import ANCHOR, listed
from papernotes.site.connected import sections_of, works_in
from papernotes.site.context import WorkView
from papernotes.site.own_style import listed_html, restyled

if TYPE_CHECKING:
    from papernotes.site.desk import Desk
    from papernotes.site.entry_contents import Sheet
    from papernotes.site.own_style import OwnStyle


def shown_of(sheet: Sheet, desk: Desk) -> tuple[tuple[str, ...], tuple[WorkView, ...]]:
    """Return the HTML of an entry's sections, and the works in the list beneath them. Raises StyleError."""
    bodies = [leaf.body for leaf in sheet.whole.value.leaves]
    shown = tuple(sections_of(bodies, sheet.connected, lambda html: worded(html, desk.words.plain)))
    if desk.style and sheet.connected.items is not None:
        return _in_style(shown, sheet, desk.style)
    return shown, _references(shown, sheet)


def _in_style(shown: tuple[str, ...], sheet: Sheet, style: OwnStyle) -> tuple[tuple[str, ...], tuple[WorkView, ...]]:
    """Return sections, and the list of all that they cite, in the project's own style."""
    items = {item.url: item for item in sheet.connected.items or ()}
    shown, works = restyled(shown, items, style)
    if not all(work.html for work in works):
        return shown, _references(shown, sheet)
    return shown, tuple([WorkView(_place(work.url), Markup(listed_html(work))) for work in works])


def _references(shown: tuple[str, ...], sheet: Sheet) -> tuple[WorkView, ...]:
    return tuple([WorkView(f"{ANCHOR}{work.key}", listed(work)) for work in works_in(shown, sheet.connected.works)])


def _place(url: str) -> str:
    """Return the id of a work in the list: where its citations lead, or one that no key has."""
    return unquote(url[1:]) if url.startswith("#") else f"{ANCHOR}/{unquote(url)}"
