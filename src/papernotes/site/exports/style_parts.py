"""What citations in all styles are put together from: names, editions, places, and stops that stand once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from papernotes.parse.fields.identifiers import doi_address as address_of
from papernotes.parse.fields.parting import is_east
from papernotes.site.title_text import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.parse.fields.parting import Name
    from papernotes.site.exports.citation import Citation, CitedAs

_CALLED_SO = re.compile(r"\bed(?:ition|n)?\b", re.IGNORECASE)
_MEDIA: dict[CitedAs, str] = {"dataset": "Data set", "software": "Computer software", "manuscript": "Manuscript"}
_NUMBERED: dict[CitedAs, str] = {"patent": "Patent", "standard": "Standard"}
_ENDS = (".", "?", "!", "…", "。", "？", "！")


def title_of(citation: Citation) -> Markup:
    """Return the title without the stop at its end, which the styles set themselves."""
    shown = typeset(citation.title)
    return Markup(shown[:-1]) if shown.endswith(".") and not shown.endswith("..") else shown  # noqa: S704 - typeset


def edited_by(citation: Citation, word: str, form: str, titles: tuple[str, str] = ("", "")) -> str:
    """Return the editors of a volume; empty where none is known.

    ``form`` holds them, or, where it has ``titles`` for one and several, what they are called, behind their names.
    """
    told = joined([in_order(name, dotted(name.given) if titles[0] else name.given) for name in citation.editors], word)
    title = titles[len(citation.editors) > 1]
    return (f"{told} {form.format(title)}" if title else form.format(told)) if told else ""


def edition_told(edition: str) -> str:
    """Return which edition it is: ``2nd ed.``, whatever way a bibliography counts them."""
    if not edition or _CALLED_SO.search(edition):
        return edition
    if not edition.isascii() or not edition.isdigit():
        return f"{edition} ed."
    last = "th" if edition[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition}{last} ed."


def published_by(citation: Citation) -> str:
    """Return who published it and where: ``New York: Crane Press``."""
    details = citation.details
    return ": ".join(filter(None, [details.address, details.publisher])) if details.publisher else ""


def called(citation: Citation) -> str:
    """Return what styles say of a work in brackets, since neither its title nor its place tells it."""
    return _MEDIA.get(citation.cited_as, "")


def numbered(citation: Citation) -> str:
    """Return the number that tells a patent or a standard, else which version it is; empty for all others."""
    details = citation.details
    if citation.cited_as in _NUMBERED and details.number:
        return f"{details.genre or _NUMBERED[citation.cited_as]} No. {details.number}"
    return f"Version {details.version}" if details.version else ""


def issued_by(citation: Citation) -> str:
    """Return where a work that is in nothing appeared, else who published it."""
    return citation.venue or published_by(citation)


def doi_address(citation: Citation) -> str:
    """Return the address of a paper's DOI; empty without one."""
    return address_of(citation.doi) if citation.doi else ""


def addressed(told: Markup, url: str) -> Markup:
    """Return a citation with an address behind it, where there is one."""
    return (
        Markup('{} <a class="external" href="{}" rel="external noopener">{}</a>').format(told, url, url)
        if url
        else told
    )


def dotted(given: str) -> str:
    """Return the initials of given names, ``A.-M. R.``; a particle behind them stays a word."""
    return " ".join(
        word if _is_particle(word, given) else "-".join(f"{part[0]}." for part in _pieces(word))
        for word in given.split()
    )


def bare(given: str) -> str:
    """Return the initials of given names, ``AMR``; a particle behind them stays a word."""
    words = given.split()
    initials = "".join(part[0] for word in words if not _is_particle(word, given) for part in _pieces(word))
    return " ".join(filter(None, (initials, *(word for word in words if _is_particle(word, given)))))


def _pieces(word: str) -> list[str]:
    return [part for part in word.replace(".", "-").split("-") if part]


def _is_particle(word: str, given: str) -> bool:
    """Tell whether a word of given names belongs to the family name: "Ida de", of Vos."""
    return word.islower() and word.isalpha() and len(word) > 1 and given[:1].isupper()


def turned(name: Name, initials: str, gap: str) -> str:
    """Return a name with the family name before the initials; in scripts without initials, and of bodies, whole."""
    if not name.given or is_east(name.family):
        return name.full
    return gap.join(filter(None, (name.family, initials, name.suffix)))


def in_order(name: Name, initials: str) -> str:
    """Return a name as one says it, with initials or given names before the family name."""
    if not name.given or is_east(name.family):
        return name.full
    return f"{initials} {name.last}".strip()


def joined(names: Sequence[str], word: str) -> str:
    """Return names with a word before the last, and of three a comma before that."""
    if len(names) <= 2:
        return f" {word} ".join(names)
    return f"{', '.join(names[:-1])}, {word} {names[-1]}"


def pages_told(pages: str) -> str:
    """Return pages with what they are called: ``pp. 40–52``."""
    return f"{'pp.' if '–' in pages or ',' in pages else 'p.'} {pages}" if pages else ""


def behind(before: str, text: str) -> str:
    """Return a text with another before it; empty where there is none."""
    return f"{before}{text}" if text else ""


def slanted(text: str) -> Markup:
    """Return a text in italics."""
    return Markup("<i>{}</i>").format(text) if text else Markup()


def listed(apart: str, parts: Sequence[str]) -> Markup:
    """Return the parts that say something, with a sign between them."""
    return Markup(apart).join(part for part in parts if part)  # noqa: S704 - only punctuation


def is_ended(text: str) -> bool:
    """Tell whether a text ends in a stop, or in what stands for one, also within what closes behind it."""
    shown = re.sub(r"</\w+>", "", text[-40:]) if isinstance(text, Markup) else text
    return shown.rstrip("”’").endswith(_ENDS)


def ended(text: str) -> Markup:
    """Return a text that ends in a stop, or in what stands for one."""
    made = Markup("{}").format(text)
    return made if not made or is_ended(made) else made + "."


def sentences(parts: Sequence[str]) -> Markup:
    """Return the parts that say something, each ended once."""
    return Markup(" ").join(ended(part) for part in parts if part)
