"""What every page has, and the small parts that many share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class SiteView(NamedTuple):
    """What is the same on every page."""

    title: str
    description: str
    author: str
    language: str
    """The tag of ``language:``, for ``<html lang>``."""
    facts: tuple[Fact, ...]
    """How much there is, the most telling figures first; figures of nothing are left out."""
    search: bool
    """True when the site has a search page."""
    version: str
    """Eight digits that change when the theme does; put after an asset's address."""
    extra_style: bool
    """True when the theme has an ``assets/custom.css``."""
    accent: bool
    """True when an ``assets/accent.css`` is made from ``accent:``."""
    shards: int
    """Over how many files the passages that scripts show are spread."""
    drafts: str
    """How many private notes the site shows, in a sentence; empty for a site that may be published."""


class Fact(NamedTuple):
    """A figure and its noun, with the page that lists what is counted."""

    number: int
    noun: str
    url: str


class NavItem(NamedTuple):
    """A link of the main menu."""

    label: str
    url: str
    current: str
    """``page`` on the page itself, ``true`` on the pages below it, else empty: the value of ``aria-current``."""


class PageView(NamedTuple):
    """The page being drawn."""

    kind: str
    title: str
    """For ``<title>``, without the site's name."""
    description: str
    """One or two plain sentences, at most 200 characters."""
    permalink: str
    canonical: str
    """The absolute address, empty without ``url:`` in the settings."""


@dataclass(frozen=True, slots=True)
class Pager:
    """The pages of a list that takes several."""

    number: int
    count: int
    pages: tuple[PagerItem, ...]
    """Every page, or the first, the last and the near ones; a gap has no address."""
    previous: str
    next: str


class PagerItem(NamedTuple):
    """A page number; ``url`` is empty for the page itself and for a gap (number 0)."""

    number: int
    url: str
    current: bool


class TermLink(NamedTuple):
    """A term to link to."""

    name: str
    url: str
    """Empty for an author without a page of their own; see TermView."""
    family: str = ""
    """The field that a venue belongs to, which gives the hue; see FamilyView."""


class FamilyView(NamedTuple):
    """The field that venues belong to, such as vision, systems or databases."""

    key: str
    """As in the venue lexicon; what ``data-family`` holds."""
    word: str
    """In the interface's language."""


class LinkView(NamedTuple):
    """A link that leaves the site."""

    kind: str
    word: str
    """The kind in the interface's language."""
    detail: str
    """The repository (``openai/CLIP``) or the host, at most 40 characters; before it, on the page of its paper alone,
    what the notes call it, where nothing else there tells it."""
    url: str


class AskView(NamedTuple):
    """An example of what may be asked in search."""

    query: str
    finds: str
    """What such a query finds, in words."""
