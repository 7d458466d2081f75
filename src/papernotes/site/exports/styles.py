"""A paper as a list of references has it, in the styles that most journals ask for: APA, IEEE and Vancouver.

They say what the CSL project's ``apa``, ``ieee`` and ``vancouver`` have a citation processor say of the same paper,
of what a bibliography and the notes can tell; see docs/decisions/0035 on why none runs here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from papernotes.parse.fields.parting import is_east
from papernotes.site.said import typeset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papernotes.parse.fields.parting import Name
    from papernotes.site.exports.citation import Citation

_APA_AUTHORS, _IEEE_AUTHORS, _VANCOUVER_AUTHORS = 20, 6, 6
"""Authors up to which a style names them all."""
_CALLED_SO = re.compile(r"\bed(?:ition|n)?\b", re.IGNORECASE)
_ENDS = (".", "?", "!", "…", "。", "？", "！")


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
    return tuple(Styled(name, *_STYLES[name](citation)) for name in styles or _STYLES)


def _apa(citation: Citation) -> tuple[str, Markup]:
    details, form = citation.details, citation.cited_as
    authors = [_turned(name, _dotted(name.given), ", ") for name in citation.authors]
    if len(authors) > _APA_AUTHORS:
        who = f"{', '.join(authors[: _APA_AUTHORS - 1])}, … {authors[-1]}"
    else:
        who = ", & ".join([", ".join(authors[:-1]), authors[-1]] if len(authors) > 1 else authors)
    if citation.more_authors:
        who = f"{', '.join(authors[:_APA_AUTHORS])}, et al."
    title = _title(citation)
    whole = {"whole book", "thesis", "report", "preprint"}
    title = _slanted(title) if form in whole else title
    number = f" (arXiv:{citation.arxiv})" if form == "preprint" and citation.arxiv else ""
    school = f" [{citation.degree}{_behind(', ', citation.venue)}]" if form == "thesis" else ""
    where = Markup()
    if form == "journal":
        volume = _slanted(details.volume) if details.volume else Markup()
        issue = f"({details.number})" if details.number else ""
        where = _listed(", ", [_slanted(citation.venue), volume + issue, details.pages])
    elif form in {"conference", "book"}:
        edited = _edited(citation, "&", "({}), ", ("Ed.", "Eds."))
        parts = [_edition(details.edition), _behind("Vol. ", details.volume), _behind("pp. ", details.pages)]
        inside = _listed(", ", parts)
        where = Markup("In {}{}{}").format(edited, _slanted(citation.venue), f" ({inside})" if inside else "")
    elif form in {"preprint", "report"}:
        where = Markup("{}").format(citation.venue)
    publisher = details.publisher if form in {"conference", "book", "whole book"} else ""
    year = f"({citation.year or 'n.d.'})"
    if form == "whole book" and details.edition:
        number = f" ({_edition(details.edition)})"
    told = _sentences([_ended(who) + f" {year}", title + number + school, where, publisher])
    return "APA", _addressed(told, _doi(citation) or citation.url)


def _ieee(citation: Citation) -> tuple[str, Markup]:
    details, form = citation.details, citation.cited_as
    names = [_said(name, _dotted(name.given)) for name in citation.authors]
    if citation.more_authors or len(names) > _IEEE_AUTHORS:
        who = Markup("{} <i>et al.</i>").format(names[0] if len(names) > _IEEE_AUTHORS else ", ".join(names))
    else:
        who = Markup("{}").format(_and(names, "and"))
    title = _title(citation)
    own, year = form == "whole book", str(citation.year or "")
    edition = _edition(details.edition)
    whole = _slanted(title) + (f", {edition}" if edition else "")
    quoted = _ended(whole) if own else Markup("“{}”").format(title if _is_ended(title) else title + ",")
    place: list[str] = []
    if form == "journal":
        place = [_slanted(citation.venue), _behind("vol. ", details.volume), _behind("no. ", details.number)]
        place += [_pages(details.pages), year]
    elif form in {"conference", "book"}:
        volume = _behind("vol. ", details.volume) if form == "book" else ""
        edited = _edited(citation, "and", "{}", ("Ed.", "Eds."), apart=", ")
        place = [Markup("in {}").format(_slanted(citation.venue)), _edition(details.edition), volume, edited]
        place += [_published(citation), year, _pages(details.pages)]
    elif form == "preprint":
        number = f": arXiv:{citation.arxiv}" if citation.arxiv else ""
        place = [year, _slanted(citation.venue) + number]
    else:
        kind = citation.degree if form == "thesis" else ""
        place = [kind, citation.venue if not own else _published(citation), year]
    address = f"doi: {citation.doi}" if citation.doi else ""
    told = Markup("{}, {} {}").format(who, quoted, _listed(", ", [*place, address]))
    told = _ended(told.rstrip(" ,"))
    return "IEEE", told if citation.doi or not citation.url else _addressed(
        told + " [Online]. Available:", citation.url
    )


def _vancouver(citation: Citation) -> tuple[str, Markup]:
    details, form = citation.details, citation.cited_as
    names = [_turned(name, _bare(name.given), " ") for name in citation.authors[:_VANCOUVER_AUTHORS]]
    more = citation.more_authors or len(citation.authors) > _VANCOUVER_AUTHORS
    who = ", ".join([*names, *(["et al"] if more else [])])
    year = str(citation.year or "")
    title = _title(citation)
    if form == "journal":
        volume = f"{details.volume}{f'({details.number})' if details.number else ''}"
        dated = f"{year}{_behind(';', volume)}{_behind(':', details.pages)}"
        where = _sentences([citation.venue, dated])
    elif form in {"conference", "book"}:
        published = _listed("; ", [_published(citation), year])
        editors = [_turned(name, _bare(name.given), " ") for name in citation.editors[:_VANCOUVER_AUTHORS]]
        edited = f"{', '.join(editors)}, editor{'s' if len(editors) > 1 else ''}. " if editors else ""
        book = [f"In: {edited}{citation.venue}", _edition(details.edition), published]
        where = _sentences([*book, _behind("p. ", details.pages)])
    elif form == "preprint":
        number = f"arXiv:{citation.arxiv}" if citation.arxiv else citation.venue
        where = _sentences([f"{number} [Preprint]", year])
    else:
        kind = f" [{citation.degree}]" if form == "thesis" else ""
        title += kind
        publisher = _published(citation) if form == "whole book" else citation.venue
        where = _listed("; ", [publisher, year])
    edition = _edition(details.edition) if form == "whole book" else ""
    told = _sentences([who, title, edition, where])
    if citation.doi:
        return "Vancouver", Markup("{} doi:{}").format(told, citation.doi)
    return "Vancouver", _addressed(told + " Available from:", citation.url) if citation.url else told


_STYLES: dict[str, Callable[[Citation], tuple[str, Markup]]] = {"apa": _apa, "ieee": _ieee, "vancouver": _vancouver}


def _title(citation: Citation) -> Markup:
    """Return the title without the stop at its end, which the styles set themselves."""
    shown = typeset(citation.title)
    return Markup(shown[:-1]) if shown.endswith(".") and not shown.endswith("..") else shown  # noqa: S704 - typeset


def _edited(citation: Citation, word: str, form: str, titles: tuple[str, str], *, apart: str = " ") -> str:
    """Return the editors of a volume with what they are called behind them; empty where none is known."""
    names = [_said(name, _dotted(name.given)) for name in citation.editors]
    return f"{_and(names, word)}{apart}{form.format(titles[len(names) > 1])}" if names else ""


def _edition(edition: str) -> str:
    """Return which edition it is: ``2nd ed.``, whatever way a bibliography counts them."""
    if not edition or _CALLED_SO.search(edition):
        return edition
    if not edition.isascii() or not edition.isdigit():
        return f"{edition} ed."
    last = "th" if edition[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition}{last} ed."


def _published(citation: Citation) -> str:
    """Return who published it and where: ``New York: Crane Press``."""
    details = citation.details
    return ": ".join(filter(None, [details.address, details.publisher])) if details.publisher else ""


def _doi(citation: Citation) -> str:
    return f"https://doi.org/{citation.doi}" if citation.doi else ""


def _addressed(told: Markup, url: str) -> Markup:
    return (
        Markup('{} <a class="external" href="{}" rel="external noopener">{}</a>').format(told, url, url)
        if url
        else told
    )


def _dotted(given: str) -> str:
    """Return the initials of given names, ``A.-M. R.``."""
    parts = given.split()
    return " ".join("-".join(f"{part[0]}." for part in word.replace(".", "-").split("-") if part) for word in parts)


def _bare(given: str) -> str:
    """Return the initials of given names, ``AMR``."""
    return "".join(character for character in _dotted(given) if character not in ".- ")


def _turned(name: Name, initials: str, gap: str) -> str:
    """Return a name with the family name before the initials; in scripts without initials, and of bodies, whole."""
    if not name.given or is_east(name.family):
        return name.full
    return f"{name.family}{gap}{initials}" if initials else name.family


def _said(name: Name, initials: str) -> str:
    if not name.given or is_east(name.family):
        return name.full
    return f"{initials} {name.family}".strip()


def _and(names: Sequence[str], word: str) -> str:
    if len(names) <= 2:
        return f" {word} ".join(names)
    return f"{', '.join(names[:-1])}, {word} {names[-1]}"


def _pages(pages: str) -> str:
    return f"{'pp.' if '–' in pages or ',' in pages else 'p.'} {pages}" if pages else ""


def _behind(before: str, text: str) -> str:
    return f"{before}{text}" if text else ""


def _slanted(text: str) -> Markup:
    return Markup("<i>{}</i>").format(text) if text else Markup()


def _listed(apart: str, parts: Sequence[str]) -> Markup:
    return Markup(apart).join(part for part in parts if part)  # noqa: S704 - only punctuation


def _is_ended(text: str) -> bool:
    return re.sub(r"</\w+>", "", text[-40:]).endswith(_ENDS) if isinstance(text, Markup) else text.endswith(_ENDS)


def _ended(text: str) -> Markup:
    """Return a text that ends in a stop, or in what stands for one."""
    made = Markup("{}").format(text)
    return made if not made or _is_ended(made) else made + "."


def _sentences(parts: Sequence[str]) -> Markup:
    return Markup(" ").join(_ended(part) for part in parts if part)
