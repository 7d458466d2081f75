r"""BibTeX: a paper's entry and ``papers.bib``.

Letters of all scripts stay as they are (biber, biblatex and today's LaTeX read UTF-8); what LaTeX gives a meaning is
written as the command for the character. ``\{`` and ``\}`` are not used, since BibTeX counts braces without looking
at backslashes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.formulas import dollared
from papernotes.site.title_text import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.parse.fields.parting import Name
    from papernotes.site.exports.citation import Citation, CitedAs

_TYPE: dict[CitedAs, str] = {
    "conference": "inproceedings", "journal": "article", "preprint": "misc", "book": "incollection",
    "whole book": "book", "thesis": "phdthesis", "report": "techreport", "patent": "patent", "dataset": "dataset",
    "software": "software", "standard": "misc", "web page": "online", "manuscript": "unpublished", "other": "misc",
}  # fmt: skip
_OWN_TYPES: frozenset[tuple[CitedAs, str]] = frozenset({
    ("thesis", "mastersthesis"), ("whole book", "manual"), ("whole book", "booklet"),
})  # fmt: skip
"""What is cited as another type is, and has one of its own."""
_VENUE_FIELD: dict[CitedAs, str] = {
    "conference": "booktitle", "journal": "journal", "book": "booktitle", "thesis": "school", "report": "institution",
    "whole book": "",
}  # fmt: skip
"""Where a work of a type appeared; of all others, how it was published."""
_OWN_PUBLISHER = frozenset({"thesis", "report"})
"""What is cited without its publisher."""
_PUBLISHERS = {"patent": "holder", "manual": "organization"}
"""By types of entries: who publishes them, where that is no publisher."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMMANDS = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
})  # fmt: skip
_NOTE = "Unpublished"
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", '"': "%22"})
_BREAKING = re.compile(r"[{}\\ \"]")
_PIECE = re.compile(r"(?P<math>\$(?=\S)[^$]*[^$\s\\]\$(?!\d))|[^\s\-–—/:,;()\[\]“”\"$]+|\$")
"""A formula, or what keeps or loses its capitals as a whole: ``GAN`` in ``GAN-based``. Nothing between is special."""
_TELLING = frozenset("0123456789+#&*@²³")
"""Signs behind a capital that make a name of both."""
_JOINING = frozenset({"and", "others"})
_SMALL = frozenset((
    "about", "across", "after", "against", "among", "before", "between", "beyond", "under", "through", "toward",
    "towards", "using", "where", "while", "within", "without",
))  # fmt: skip
_GERMAN = frozenset((
    "am", "auf", "aus", "bei", "das", "dem", "den", "der", "des", "die", "durch", "ein", "eine", "einer", "eines",
    "für", "im", "mit", "nach", "ohne", "über", "und", "vom", "von", "zu", "zum", "zur",
))  # fmt: skip
"""Small words of the one language that writes all nouns with a capital: two of them tell it."""
_LONG_WORD = 5
"""Letters from which on a title in title case writes every word but the small ones with a capital."""


def bibtex(citation: Citation, more: Iterable[tuple[str, str]] = ()) -> str:
    """Return a paper's BibTeX entry, ending in a line break; ``more`` are fields with values in TeX."""
    fields = "".join([_field(name, value) for name, value in (*_fields(citation), *more) if name and value])
    own = (citation.cited_as, citation.details.form) in _OWN_TYPES
    return f"@{citation.details.form if own else _TYPE[citation.cited_as]}{{{citation.key},\n{fields}}}\n"


def _field(name: str, value: str) -> str:
    """Return a field's line; a month is the macro that styles and languages write out in their way."""
    return f"  {name:<13} = {_MONTHS[int(value) - 1] if name == 'month' else f'{{{value}}}'},\n"


def bibliography(citations: Iterable[Citation]) -> str:
    """Return all papers' entries, an empty line between two."""
    return "\n".join(bibtex(citation) for citation in citations)


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "title", _title(dollared(written(citation.title)))
    yield "author", " and ".join(_authors(citation))
    yield "editor", " and ".join(map(_author, citation.editors))
    details = citation.details
    # There is a type for standards in BibLaTeX alone, and not all readers take one that they do not know for "misc".
    yield "type", "Standard" if citation.cited_as == "standard" else plain(details.genre)
    if not (citation.cited_as == "preprint" and citation.arxiv):
        yield _VENUE_FIELD.get(citation.cited_as, "howpublished"), plain(citation.venue)
    yield "year", plain(citation.dated)
    yield "pubstate", plain(details.state) if citation.year else ""
    yield "month", citation.month
    if citation.cited_as != "preprint":
        yield "volume", plain(details.volume)
        yield "number", plain(details.number)
        yield "pages", plain(details.pages).replace("–", "--")
        publisher = _PUBLISHERS.get(details.form, "publisher")
        yield publisher, plain(details.publisher) if citation.cited_as not in _OWN_PUBLISHER else ""
        for name in ("series", "address", "edition", "chapter", "version", "isbn", "issn"):
            yield name, plain(getattr(details, name))
    # BibTeX's styles demand a note of what is not published.
    yield "note", details.notice.capitalize() or (_NOTE if citation.cited_as == "manuscript" else "")
    if citation.arxiv:
        yield "eprint", _address(citation.arxiv)
        yield "archiveprefix", "arXiv"
        yield "primaryclass", plain(details.subject)
    yield "doi", _address(citation.doi)
    yield "url", _address(citation.url)
    yield "urldate", details.accessed if citation.url else ""
    yield "language", plain(details.language)
    # A comma parts keywords.
    yield "keywords", ", ".join(plain(topic.replace(",", " ")) for topic in citation.topics)


def _authors(citation: Citation) -> Iterator[str]:
    for name in citation.authors:
        yield _author(name)
    if citation.more_authors and citation.authors:
        yield "others"


def _author(name: Name) -> str:
    """Return a name as BibTeX parts it the same way: ``First Last``, ``Last, First``, or one whole in braces."""
    full, given = plain(name.full), name.given
    # A command in a name is no letter of a person's; some readers lose count at one.
    if "\\" in full or "," in full or not _JOINING.isdisjoint(full.casefold().split()) or (not given and " " in full):
        return f"{{{full}}}"
    simple = not name.suffix and " " not in name.family and name.family[:1].isupper()
    if not given or (simple and not any(word[:1].islower() for word in given.split())):
        return full
    return ", ".join(filter(None, (name.family, name.suffix, given)))


def _title(title: str) -> str:
    """Return a title in LaTeX; words whose capitals carry meaning stand in braces, so that no style lowers them.

    Those are names that `_is_name` tells; all with a capital but the first in a title that is written like a sentence
    or in German; none in a title of capitals only.
    """
    special = bool(_SPECIAL.search(title))
    words = title.split()
    upper = title.isupper() and len(words) > 3
    sentence = len(_GERMAN.intersection(words)) > 1 or any(
        len(w) >= _LONG_WORD and w.islower() and w.isalpha() and w not in _SMALL for w in words
    )
    start = _PIECE.search(title)
    first = start.start() if start else 0

    def piece(match: re.Match[str]) -> str:
        text = match[0]
        if text[0] == "$" and match["math"] and _balanced(text):
            return f"{{{text}}}"
        named = _is_name(text, title[match.end() : match.end() + 1])
        kept = not upper and (named or (sentence and match.start() != first and text[0].isupper()))
        text = plain(text) if special else text
        return f"{{{text}}}" if kept else text

    return _PIECE.sub(piece, title)


def _is_name(word: str, behind: str) -> bool:
    """Tell whether a word's capitals carry meaning anywhere: ``GAN``, ``V2``, ``C++``, ``I``, the X of ``X-ray``."""
    inner = word[1:].removesuffix(".")
    alone = not inner and word.isupper() and (word != "A" or behind in ("-", "–"))
    return alone or inner != inner.lower() or (word[0].isupper() and not _TELLING.isdisjoint(inner))


def _balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0 or character == "%":
            return False
    return depth == 0


def _address(text: str) -> str:
    return text.translate(_IN_ADDRESS) if _BREAKING.search(text) else text


def plain(text: str) -> str:
    """Return a text as LaTeX reads it again."""
    return text.translate(_COMMANDS) if _SPECIAL.search(text) else text
