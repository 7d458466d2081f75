"""Citations and the list of works of one page, as citeproc-py makes them in a style."""

from __future__ import annotations

import json
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from papernotes.body.text import clean, escape
from papernotes.formulas import MathError, has_formulas, mathml, replaced, worded
from papernotes.site.own_style.loading import Loaded, OwnStyle, StyleError, Untyped, loaded, unusable
from papernotes.site.own_style.style_marks import FORMULA, FORMULA_END, MARKS, MORE, as_html, with_others

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.formulas import Formula
    from papernotes.site.own_style.locators import Behind
    from papernotes.site.own_style.styled_items import StyledItem

_CSL = "{http://purl.org/net/xbiblio/csl}"


class Processor:
    """Writes what one page cites. Works are named by their places among those that it was made with."""

    def __init__(self, style: OwnStyle, works: Sequence[StyledItem]) -> None:
        """``works`` stand in the order in which the page cites them."""
        from citeproc import Citation, CitationItem, CitationStylesBibliography
        from citeproc.source.json import CiteProcJSON

        self._style = style
        self._loaded: Loaded = loaded(style)
        self._formulas: dict[int, str] = {}
        with _told(style):
            source = CiteProcJSON([self._item(at, work) for at, work in enumerate(works)])
            self._made = CitationStylesBibliography(self._loaded.style, source, MARKS)
            for at in range(len(works)):
                self._made.register(Citation([CitationItem(_id(at))]))
            if self._loaded.listing is not None:
                self._made.sort()
            self._loaded.citation.cites = []
            self._tell_apart()

    @property
    def order(self) -> tuple[int, ...]:
        """The works in the order of the list."""
        return tuple(int(key[1:]) for key in self._made.keys)

    def sorted(self, works: Sequence[int]) -> list[int]:
        """Return the works of one citation in the style's order: as written, where it has none of its own."""
        sort = self._loaded.citation.find(f"{_CSL}sort")
        if sort is None:
            return [*works]
        with _told(self._style):
            items = [self._cite(at) for at in works]
            found = sort.sort(items, self._loaded.layout)
            return [works[items.index(item)] for item in found]

    def cited(self, at: int, behind: Behind, *, bare: bool = False) -> str:
        """Return a work as it is cited, with the place in it; ``bare``, without its authors."""
        with _told(self._style):
            item = self._cite(at, behind)
            reference = item.reference
            names = reference.get("author")
            if bare:
                reference["author"] = []
            try:
                text = self._rendered(item)
            finally:
                if bare and names is None:
                    del reference["author"]
                elif bare:
                    reference["author"] = names
            self._loaded.citation.cites.append(item)
            placed = not behind.number or text != self._plain(at, bare=bare)
            return text + (behind.rest if placed else behind.whole)

    def names(self, at: int) -> str:
        """Return the authors of a work as citations have them; empty where these name none."""
        with _told(self._style):
            item = self._cite(at)
            for element, context in _naming(self._loaded.layout, None):
                self._loaded.layout.repressed = {}
                if text := element.render(item, context=context):
                    return self._others(str(text))
            return ""

    def around(self, cites: Sequence[str]) -> str:
        """Return citations with what the style puts between and around them."""
        layout = self._loaded.layout
        with _told(self._style):
            return str(layout.format(layout.wrap(layout.join([*cites]))) or "")

    def listed(self, at: int) -> str:
        """Return a work as it stands in the list; empty where the style has no list."""
        layout = self._loaded.listing
        if layout is None:
            return ""
        with _told(self._style):
            item = next(item for item in self._made.items if item.key == _id(at))
            layout.repressed = {}
            parts = [str(part) for part in (_drawn(child, item) for child in layout) if part]
            if self._loaded.bibliography.get("second-field-align") and len(parts) > 1:
                parts[0] = f"{parts[0].rstrip()} "
            return self._others(str(layout.format(layout.wrap("".join(parts))) or ""))

    def html(self, text: str, links: Sequence[str] = ()) -> str:
        """Return what the style wrote as HTML, with the tags that open its links."""
        return as_html(text, links, self._formulas)

    def _others(self, text: str) -> str:
        return with_others(text, self._loaded.both, self._loaded.others)

    def _cite(self, at: int, behind: Behind | None = None) -> Untyped:
        from citeproc import Citation, CitationItem, Locator

        place = {"locator": Locator(behind.label, behind.number)} if behind and behind.number else {}
        item = CitationItem(_id(at), **place)
        Citation([item]).bibliography = self._made
        item.citation.bibliography = self._made
        return item

    def _plain(self, at: int, *, bare: bool) -> str:
        from papernotes.site.own_style.locators import Behind

        kept = [*self._loaded.citation.cites]
        text = self.cited(at, Behind(), bare=bare)
        self._loaded.citation.cites[:] = kept
        return text

    def _rendered(self, item: Untyped) -> str:
        layout = self._loaded.layout
        layout.repressed = {}
        return self._others(str(layout.render_children(item) or ""))

    def _tell_apart(self) -> None:
        """Give letters to works that would be cited alike, where the style has them told apart so: 2019a, 2019b."""
        if self._loaded.citation.get("disambiguate-add-year-suffix") != "true":
            return
        alike: dict[str, list[Untyped]] = {}
        for at in self.order:
            item = self._cite(at)
            alike.setdefault(self._rendered(item), []).append(item.reference)
        spelt = self._loaded.root.find(f".//{_CSL}text[@variable='year-suffix']") is not None
        for references in alike.values():
            for number, reference in enumerate(references if len(references) > 1 else ()):
                letter = _letters(number)
                if spelt:
                    reference["year_suffix"] = letter
                elif "issued" in reference and "year" in reference["issued"]:
                    reference["issued"]["year"] = _Year(reference["issued"]["year"], letter)

    def _item(self, at: int, work: StyledItem) -> dict[str, Any]:
        item = _cleaned(json.loads(work.json))
        item["id"] = _id(at)
        item["title"] = self._kept(item.get("title", ""))
        if work.more:
            item["author"] = [*item.get("author", ()), {"literal": MORE}]
        return {name: value for name, value in item.items() if value}

    def _kept(self, title: str) -> str:
        """Return a title with a number for each formula, so that no style changes its letters."""

        def keep(found: Formula) -> str:
            number = len(self._formulas)
            try:
                self._formulas[number] = mathml(found.tex.strip(), display=False)
            except MathError:
                self._formulas[number] = escape(worded(found.tex))
            return f"{FORMULA}{number}{FORMULA_END}"

        return replaced(title, keep) if has_formulas(title) else title


class _Year(int):
    """A year with the letter that tells works of one year apart."""

    letter: str

    def __new__(cls, year: int, letter: str) -> Self:
        made = super().__new__(cls, year)
        made.letter = letter
        return made

    def __abs__(self) -> Self:
        return self

    def __str__(self) -> str:
        return f"{int(self)}{self.letter}"


@contextmanager
def _told(style: OwnStyle) -> Iterator[None]:
    """Say which style citeproc-py fails on, and nothing of what it warns of."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except StyleError:
        raise
    except Exception as error:
        raise unusable(style, error) from error


def _naming(element: Untyped, context: Untyped) -> Iterator[tuple[Untyped, Untyped]]:
    """Yield the elements that name authors, each with the one in the layout from which it is reached."""
    for child in element.iterchildren(f"{_CSL}*"):
        if child.tag == f"{_CSL}names":
            yield child, context
        elif child.tag == f"{_CSL}text" and child.get("macro"):
            yield from _naming(child.get_macro(child.get("macro")), child if context is None else context)
        else:
            yield from _naming(child, context)


def _drawn(child: Untyped, item: Untyped) -> object:
    from citeproc.source import VariableError

    try:
        return child.render(item)
    except VariableError:
        return None


def _cleaned(value: Untyped) -> Untyped:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(each) for each in value]
    return {name: _cleaned(each) for name, each in value.items()} if isinstance(value, dict) else value


def _id(at: int) -> str:
    return f"w{at}"


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("a") + last) + letters
    return letters
