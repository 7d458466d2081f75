"""A paper as a list of references has it, in the styles that most journals ask for: APA, IEEE and Vancouver.

They say what the CSL project's ``apa``, ``ieee`` and ``vancouver`` have a citation processor say of the same paper,
of what a bibliography and the notes can tell; see docs/decisions/0035 on why none runs here. What others ask for is in
``more_styles``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from papernotes.site.exports.more_styles import chicago, gbt7714, harvard, mla
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
    is_ended,
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
    from collections.abc import Callable, Sequence

    from papernotes.site.exports.citation import Citation

_APA_AUTHORS, _IEEE_AUTHORS, _VANCOUVER_AUTHORS = 20, 6, 6
"""Authors up to which a style names them all."""


class Styled(NamedTuple):
    """A citation in one style."""

    style: str
    """``apa``."""
    called: str
    """What people call the style; a name, and so the same in all languages."""
    html: Markup


def styled(citation: Citation, styles: Sequence[str] = ()) -> tuple[Styled, ...]:
    """Return a paper in each style, those of ``styles`` in their order where it names some.

    A paper without authors has none: what its notes say is too little to be cited by.
    """
    if not citation.authors:
        return ()
    return tuple(Styled(name, *_STYLES[name](citation)) for name in styles or _USUAL)


def _apa(citation: Citation) -> tuple[str, Markup]:
    details, form = citation.details, citation.cited_as
    authors = [turned(name, dotted(name.given), ", ") for name in citation.authors]
    if len(authors) > _APA_AUTHORS:
        who = f"{', '.join(authors[: _APA_AUTHORS - 1])}, … {authors[-1]}"
    else:
        who = ", & ".join([", ".join(authors[:-1]), authors[-1]] if len(authors) > 1 else authors)
    if citation.more_authors:
        who = f"{', '.join(authors[:_APA_AUTHORS])}, et al."
    title = title_of(citation)
    held = form in {"journal", "conference", "book"}
    title = title if held else slanted(title)
    number = f" (arXiv:{citation.arxiv})" if form == "preprint" and citation.arxiv else ""
    number = f" ({numbered(citation)})" if numbered(citation) else number
    school = f" [{citation.degree}{behind(', ', citation.venue)}]" if form == "thesis" else ""
    school = f" [{called(citation)}]" if called(citation) else school
    where = Markup()
    if form == "journal":
        volume = slanted(details.volume) if details.volume else Markup()
        issue = f"({details.number})" if details.number else ""
        where = listed(", ", [slanted(citation.venue), volume + issue, details.pages])
    elif form in {"conference", "book"}:
        edited = edited_by(citation, "&", "({}), ", ("Ed.", "Eds."))
        parts = [edition_told(details.edition), behind("Vol. ", details.volume), behind("pp. ", details.pages)]
        inside = listed(", ", parts)
        where = Markup("In {}{}{}").format(edited, slanted(citation.venue), f" ({inside})" if inside else "")
    elif form != "thesis":
        where = Markup("{}").format(citation.venue)
    publisher = (
        ""
        if form in {"journal", "thesis", "preprint", "report"} or (citation.venue and not held)
        else details.publisher
    )
    year = f"({citation.dated or 'n.d.'})"
    if form == "whole book" and details.edition:
        number = f" ({edition_told(details.edition)})"
    told = sentences([ended(who) + f" {year}", title + number + school, where, publisher])
    return "APA", addressed(told, doi_address(citation) or citation.url)


def _ieee(citation: Citation) -> tuple[str, Markup]:
    details, form = citation.details, citation.cited_as
    names = [in_order(name, dotted(name.given)) for name in citation.authors]
    if citation.more_authors or len(names) > _IEEE_AUTHORS:
        who = Markup("{} <i>et al.</i>").format(names[0] if len(names) > _IEEE_AUTHORS else ", ".join(names))
    else:
        who = Markup("{}").format(joined(names, "and"))
    title = title_of(citation)
    own, year = form == "whole book", citation.dated
    edition = edition_told(details.edition)
    whole = slanted(title) + (f", {edition}" if edition else "")
    quoted = ended(whole) if own else Markup("“{}”").format(title if is_ended(title) else title + ",")
    place: list[str] = []
    if form == "journal":
        place = [slanted(citation.venue), behind("vol. ", details.volume), behind("no. ", details.number)]
        place += [pages_told(details.pages), year]
    elif form in {"conference", "book"}:
        volume = behind("vol. ", details.volume) if form == "book" else ""
        edited = edited_by(citation, "and", "{}", ("Ed.", "Eds.")).replace(" Ed", ", Ed")
        place = [Markup("in {}").format(slanted(citation.venue)), edition_told(details.edition), volume, edited]
        place += [published_by(citation), year, pages_told(details.pages)]
    elif form == "preprint":
        number = f": arXiv:{citation.arxiv}" if citation.arxiv else ""
        place = [year, slanted(citation.venue) + number]
    else:
        kind = citation.degree or numbered(citation) or called(citation)
        place = [kind, published_by(citation) if own else issued_by(citation), year]
    address = f"doi: {citation.doi}" if citation.doi else ""
    told = Markup("{}, {} {}").format(who, quoted, listed(", ", [*place, address]))
    told = ended(told.rstrip(" ,"))
    return "IEEE", told if citation.doi or not citation.url else addressed(told + " [Online]. Available:", citation.url)


def _vancouver(citation: Citation) -> tuple[str, Markup]:
    details, form = citation.details, citation.cited_as
    names = [turned(name, bare(name.given), " ") for name in citation.authors[:_VANCOUVER_AUTHORS]]
    more = citation.more_authors or len(citation.authors) > _VANCOUVER_AUTHORS
    who = ", ".join([*names, *(["et al"] if more else [])])
    year = citation.dated
    title = title_of(citation)
    if form == "journal":
        volume = f"{details.volume}{f'({details.number})' if details.number else ''}"
        dated = f"{year}{behind(';', volume)}{behind(':', details.pages)}"
        where = sentences([citation.venue, dated])
    elif form in {"conference", "book"}:
        published = listed("; ", [published_by(citation), year])
        editors = [turned(name, bare(name.given), " ") for name in citation.editors[:_VANCOUVER_AUTHORS]]
        edited = f"{', '.join(editors)}, editor{'s' if len(editors) > 1 else ''}. " if editors else ""
        book = [f"In: {edited}{citation.venue}", edition_told(details.edition), published]
        where = sentences([*book, behind("p. ", details.pages)])
    elif form == "preprint":
        number = f"arXiv:{citation.arxiv}" if citation.arxiv else citation.venue
        where = sentences([f"{number} [Preprint]", year])
    else:
        kind = citation.degree or numbered(citation) or called(citation)
        title += f" [{kind}]" if kind else ""
        publisher = published_by(citation) if form == "whole book" else issued_by(citation)
        where = listed("; ", [publisher, year])
    edition = edition_told(details.edition) if form == "whole book" else ""
    told = sentences([who, title, edition, where])
    if citation.doi:
        return "Vancouver", Markup("{} doi:{}").format(told, citation.doi)
    return "Vancouver", addressed(told + " Available from:", citation.url) if citation.url else told


_STYLES: dict[str, Callable[[Citation], tuple[str, Markup]]] = {
    "apa": _apa, "ieee": _ieee, "vancouver": _vancouver, "chicago": chicago, "mla": mla, "harvard": harvard,
    "gbt7714": gbt7714,
}  # fmt: skip
_USUAL = ("apa", "ieee", "vancouver")
"""What a page shows where the settings name none."""
