"""JSON-LD: the note and the paper that it is about, in schema.org's words."""

from __future__ import annotations

from json.encoder import encode_basestring as _text  # a string, its letters as they are
from typing import TYPE_CHECKING

from markupsafe import Markup

from papernotes.render.exports.plain import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.config import Config
    from papernotes.render.context import PageView
    from papernotes.render.exports.citation import Citation
    from papernotes.render.exports.names import Name

_ESCAPES = (("<", r"\u003c"), (">", r"\u003e"), ("&", r"\u0026"), ("\u2028", r"\u2028"), ("\u2029", r"\u2029"))
_WEBSITE = "@type", '"WebSite"'
_NOTHING = frozenset({"", '""', "[]"})
_HEADLINE = 110
"""Characters of a headline that search engines take."""


def linked_data(view: PageView, config: Config, citation: Citation | None) -> Markup:
    """Return the text of ``<script type="application/ld+json">`` for an entry's page.

    It holds none of ``<``, ``>`` and ``&``, so nothing in it can end the element.
    """
    text = _object(
        ("@context", '"https://schema.org"'),
        ("@type", '"Article"'),
        ("headline", _text(line(view.title)[:_HEADLINE])),
        ("url", _text(view.canonical)),
        ("author", _thing("Person", line(config.author)) if config.author else ""),
        ("isPartOf", _object(_WEBSITE, ("name", _text(line(config.title))), ("url", _text(config.url)))),
        ("about", _paper(citation) if citation else ""),
    )
    for character, escape in _ESCAPES:
        if character in text:
            text = text.replace(character, escape)
    return Markup(text)  # noqa: S704  escaped above


def _paper(citation: Citation) -> str:
    periodical = "Periodical" if citation.cited_as == "journal" else "PublicationVolume"
    return _object(
        ("@type", '"ScholarlyArticle"'),
        ("name", _text(citation.title)),
        ("alternateName", _text(citation.name)),
        ("author", _list(map(_author, citation.authors))),
        ("datePublished", _text(str(citation.year or ""))),
        ("isPartOf", _thing(periodical, citation.venue) if citation.venue else ""),
        ("identifier", _list(_identifiers(citation))),
        ("keywords", _list(map(_text, citation.topics))),
        ("sameAs", _text(citation.url)),
    )


def _author(name: Name) -> str:
    return _thing("Organization" if not name.given and " " in name.family else "Person", name.full)


def _identifiers(citation: Citation) -> Iterator[str]:
    for kind, value in (("doi", citation.doi), ("arXiv", citation.arxiv)):
        if value:
            yield f'{{"@type":"PropertyValue","propertyID":"{kind}","value":{_text(value)}}}'


def _thing(kind: str, name: str) -> str:
    return f'{{"@type":"{kind}","name":{_text(name)}}}'


def _object(*pairs: tuple[str, str]) -> str:
    """Return an object of keys and values that are JSON already, those without anything left out."""
    return "{" + ",".join([f'"{key}":{value}' for key, value in pairs if value not in _NOTHING]) + "}"


def _list(values: Iterable[str]) -> str:
    return f"[{','.join(values)}]"
