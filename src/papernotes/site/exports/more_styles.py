"""Styles that the humanities and other countries ask for: Chicago (author and date), MLA, Harvard and GB/T 7714.

Chicago's 17th edition, MLA's ninth, Harvard as "Cite Them Right" has it, and GB/T 7714—2015 with numbers in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from papernotes.parse.fields.parting import is_east
from papernotes.site.exports.style_parts import (
    addressed,
    bare,
    behind,
    called,
    doi_address,
    dotted,
    edited_by,
    edition_told,
    ended,
    in_order,
    issued_by,
    joined,
    listed,
    numbered,
    pages_told,
    published_by,
    sentences,
    slanted,
    title_of,
    turned,
)

if TYPE_CHECKING:
    from papernotes.site.exports.citation import Citation, CitedAs

_CHICAGO_AUTHORS, _CHICAGO_SHOWN, _MLA_AUTHORS, _HARVARD_AUTHORS, _GB_AUTHORS = 10, 7, 2, 3, 3
"""Authors up to which a style names them all; of more, Chicago names seven and others but the first."""
_STANDING_ALONE = frozenset({"whole book", "report", "dataset", "software", "standard"})
"""What has a title in italics."""
_GB_MARKS: dict[CitedAs, str] = {
    "journal": "J", "conference": "C", "book": "M", "whole book": "M", "thesis": "D", "report": "R",
    "preprint": "EB/OL", "patent": "P", "standard": "S", "dataset": "DS/OL", "software": "CP/OL", "web page": "EB/OL",
}  # fmt: skip


def chicago(citation: Citation) -> tuple[str, Markup]:
    """Return a paper as Chicago's author-date system has it."""
    details, form = citation.details, citation.cited_as
    names = _first_turned(citation)
    many = len(names) > _CHICAGO_AUTHORS
    shown = names[:_CHICAGO_SHOWN] if many else names
    more = many or citation.more_authors
    who = ", ".join([*shown, "et al."]) if more else _joined_turned(shown)
    title = title_of(citation)
    told = slanted(title) if form in _STANDING_ALONE else Markup("“{}”").format(ended(title))
    where = Markup()
    if form == "journal":
        number = " ".join(filter(None, [details.volume, f"({details.number})" if details.number else ""]))
        pages = f"{': ' if number else ', '}{details.pages}" if details.pages else ""
        where = Markup("{}{}{}").format(slanted(citation.venue), behind(" ", number), pages)
    elif form in {"conference", "book"}:
        edited = edited_by(citation, "and", "edited by {}")
        volume = behind("vol. ", details.volume) if form == "book" else ""
        parts = [slanted(citation.venue), edited, edition_told(details.edition), volume, details.pages]
        where = Markup("In {}").format(listed(", ", parts))
    elif form != "whole book":
        kind = citation.degree or numbered(citation) or called(citation)
        where = listed(", ", [kind, issued_by(citation) if form != "preprint" else citation.venue])
    edition = edition_told(details.edition) if form == "whole book" else ""
    publisher = published_by(citation) if form in {"conference", "book", "whole book"} else ""
    number = f"arXiv:{citation.arxiv}" if form == "preprint" and citation.arxiv else ""
    said = sentences([who, (citation.dated or "n.d."), told, edition, where, publisher, number])
    return "Chicago", addressed(said, doi_address(citation) or citation.url)


def mla(citation: Citation) -> tuple[str, Markup]:
    """Return a paper as MLA has it: the container with all its numbers in one sentence."""
    details, form, year = citation.details, citation.cited_as, citation.dated
    names = _first_turned(citation)
    more = len(names) > _MLA_AUTHORS or citation.more_authors
    who = f"{names[0]}, et al." if more else _joined_turned(names)
    title = title_of(citation)
    alone = form in _STANDING_ALONE or form == "thesis"
    told = slanted(title) if alone else Markup("“{}”").format(ended(title))
    volume, number, pages = behind("vol. ", details.volume), behind("no. ", details.number), pages_told(details.pages)
    place: list[str] = [year]
    if form == "journal":
        place = [slanted(citation.venue), volume, number, year, pages]
    elif form in {"conference", "book"}:
        edited, edition = edited_by(citation, "and", "edited by {}"), edition_told(details.edition)
        place = [slanted(citation.venue), edited, edition, volume if form == "book" else "", details.publisher]
        place += [year, pages]
    elif form == "whole book":
        place = [edition_told(details.edition), details.publisher, year]
    elif form != "thesis":
        kind = numbered(citation) or called(citation)
        place = [kind, slanted(citation.venue) if form == "preprint" else issued_by(citation), year]
        place += [f"arXiv:{citation.arxiv}"] if form == "preprint" and citation.arxiv else []
    address = addressed(Markup(), doi_address(citation) or citation.url).strip()
    if form == "thesis":
        return "MLA", sentences([who, told, year, listed(", ", [citation.venue, citation.degree, address])])
    return "MLA", sentences([who, told, listed(", ", [*place, address])])


def harvard(citation: Citation) -> tuple[str, Markup]:
    """Return a paper as Harvard's system has it in "Cite Them Right"."""
    details, form = citation.details, citation.cited_as
    names = [turned(name, dotted(name.given), ", ") for name in citation.authors]
    more = len(names) > _HARVARD_AUTHORS or citation.more_authors
    shown = names[:1] if len(names) > _HARVARD_AUTHORS else names
    who = Markup("{} <i>et al.</i>").format(", ".join(shown)) if more else Markup("{}").format(_harvard_names(names))
    opening = Markup("{} ({})").format(who, citation.dated or "no date")
    title = title_of(citation)
    alone = form in _STANDING_ALONE or form == "thesis"
    told = slanted(title) if alone else Markup("‘{}’").format(title)
    edition = edition_told(details.edition).replace("ed.", "edn")
    if form == "journal":
        volume = f"{details.volume}{f'({details.number})' if details.number else ''}"
        body = listed(", ", [told, slanted(citation.venue), volume, pages_told(details.pages)])
        said = sentences([Markup("{} {}").format(opening, body)])
    elif form in {"conference", "book"}:
        edited = edited_by(citation, "and", "({}) ", ("ed.", "eds"))
        body = Markup("{} {}, in {}{}").format(opening, told, edited, slanted(citation.venue))
        said = sentences([body, edition, listed(", ", [published_by(citation), pages_told(details.pages)])])
    else:
        number = f"arXiv:{citation.arxiv}" if form == "preprint" and citation.arxiv else ""
        published = published_by(citation) if form == "whole book" else issued_by(citation)
        kind = edition if form == "whole book" else citation.degree or numbered(citation) or called(citation)
        said = sentences([Markup("{} {}").format(opening, told), kind, published, number])
    address = doi_address(citation) or citation.url
    return "Harvard", addressed(Markup("{} Available at:").format(said), address) if address else said


def gbt7714(citation: Citation) -> tuple[str, Markup]:
    """Return a paper as the Chinese standard has it, family names in capitals."""
    details, form, year = citation.details, citation.cited_as, citation.dated
    names = [turned(name, bare(name.given), " ").upper() for name in citation.authors[:_GB_AUTHORS]]
    if len(citation.authors) > _GB_AUTHORS or citation.more_authors:
        names.append("等" if is_east(citation.authors[0].family) else "et al")
    title = Markup("{}[{}]").format(title_of(citation), _GB_MARKS.get(form, "Z"))
    pages = details.pages.replace("–", "-")
    dated = f"{year}{behind(': ', pages)}"
    where: list[str] = [year]
    if form == "journal":
        volume = f"{details.volume}{f'({details.number})' if details.number else ''}"
        where = [f"{listed(', ', [citation.venue, year, volume])}{behind(': ', pages)}"]
    elif form in {"conference", "book"}:
        editors = ", ".join(turned(name, bare(name.given), " ").upper() for name in citation.editors[:_GB_AUTHORS])
        title = Markup("{}//{}{}").format(title, behind("", f"{editors}. " if editors else ""), citation.venue)
        where = [edition_told(details.edition), listed(", ", [published_by(citation), dated])]
    elif form in {"thesis", "report", "whole book"}:
        own = published_by(citation) if form == "whole book" else citation.venue
        town = f"{details.address}: {own}" if form == "thesis" and details.address else own
        where = [edition_told(details.edition) if form == "whole book" else "", listed(", ", [town, year])]
    elif form == "preprint":
        number = f"arXiv:{citation.arxiv}" if citation.arxiv else citation.venue
        where = [listed(", ", [number, year])]
    else:
        where = [listed(", ", [numbered(citation), issued_by(citation), year])]
    said = sentences([", ".join(names), title, *where])
    if citation.doi:
        return "GB/T 7714", Markup("{} DOI:{}.").format(said, citation.doi)
    return "GB/T 7714", addressed(said, citation.url)


def _first_turned(citation: Citation) -> list[str]:
    """Return names written out, the first family name first, as lists by authors' names have them."""
    return [
        turned(name, name.given, ", ") if number == 0 else in_order(name, name.given)
        for number, name in enumerate(citation.authors)
    ]


def _joined_turned(names: list[str]) -> str:
    """Return names with an "and" before the last, and a comma before it also of two: the first is turned round."""
    return f"{', '.join(names[:-1])}, and {names[-1]}" if len(names) > 1 else "".join(names)


def _harvard_names(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 2 else joined(names, "and")
