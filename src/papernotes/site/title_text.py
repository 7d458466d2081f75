"""Titles, names and headings on their way to a page: in Unicode wherever they stand, and set where HTML may."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from markupsafe import Markup, escape

from papernotes.body.excerpts import Excerpt
from papernotes.body.text import clean
from papernotes.formulas import MathError, has_formulas, in_words, mathml, replaced, worded

if TYPE_CHECKING:
    from papernotes.formulas import Formula

_HYPHENED = re.compile(r"(?<![^\W_])([^\W_]++(?:-[^\W_]++)++)")
_KEPT = Markup('<span class="keep">{}</span>')
_LONGEST_KEPT = 20
"""Letters of a word with hyphens that fits into a line of a title on any phone."""


class Titled(Protocol):
    """What has a title, and a name perhaps: a record, or what stands for it in a view."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def name(self) -> str | None:
        """What it is called in short, None for nothing."""


class ReadableText(str):
    """A text whose formulas are in Unicode, which knows how it is written. What is cut out of it is but its words."""

    written: str

    __slots__ = ("written",)

    def __repr__(self) -> str:
        """Tell how it is written as well."""
        return f"ReadableText({super().__repr__()}, {self.written!r})"


def readable(text: str) -> str:
    """Return a text with its formulas in Unicode, as `ReadableText` where there are any."""
    if not has_formulas(text):
        return text
    words = in_words(text)
    if words == text:
        return text
    shown = ReadableText(words)
    shown.written = text
    return shown


def written(text: str) -> str:
    """Return a text as its writer wrote it, formulas in TeX."""
    return text.written if isinstance(text, ReadableText) else text


def typeset(text: str) -> Markup:
    """Return a text as HTML, its formulas as MathML; one that cannot be typeset in words."""
    if isinstance(text, Excerpt):
        return text.html
    if not isinstance(text, ReadableText):
        return escape(text)
    return Markup(replaced(text.written, _set, lambda words: str(escape(words))))  # noqa: S704 - all of it escaped


def unbroken(text: str) -> Markup:
    """Return a text as `typeset` does, its short words with hyphens in marks that keep them on one line."""
    if "-" not in text or isinstance(text, ReadableText | Excerpt):
        return typeset(text)
    parts = enumerate(_HYPHENED.split(text))
    return Markup("").join(
        [_KEPT.format(part) if at % 2 and len(part) <= _LONGEST_KEPT else part for at, part in parts]
    )


def _set(found: Formula) -> str:
    try:
        return mathml(clean(found.tex.strip()), display=False)  # math-core escapes what it does not set
    except MathError:
        return str(escape(worded(found.tex)))


def titled(record: Titled, most: int = 0) -> str:
    """Return a record's title as it is said, cut behind ``most`` characters where there are more."""
    title = readable(record.title)
    return title[:most] if most and len(title) > most else title


def named(record: Titled) -> str:
    """Return a record's name as it is said, empty where it has none."""
    return readable(record.name or "")


def handle(record: Titled) -> str:
    """Return a record's name where its title does not begin with it, else nothing."""
    name = named(record)
    return "" if titled(record).casefold().startswith(name.casefold()) else name


def called(record: Titled) -> str:
    """Return what a record is called in few words: its name, else its title."""
    return readable(record.name or record.title)
