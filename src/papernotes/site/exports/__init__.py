"""References in the formats of other tools: BibTeX, CSL-JSON, RIS, rows, and the marks in a page.

In: an entry, as a `Citation`.
Out: the text of a format, or the marks in a page's head.

Read: ``citation`` (what all are made from), ``citation_keys``, ``plain_text`` and ``name_parts``, then a format each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.site.exports.bibtex_writer import bibliography, bibtex
from papernotes.site.exports.citation import Citation, citations
from papernotes.site.exports.coins import coins
from papernotes.site.exports.csl_writer import csl_json
from papernotes.site.exports.ris_writer import ris
from papernotes.site.exports.rows import comma_separated, json_lines
from papernotes.site.exports.styles import Styled, styled
from papernotes.site.page import Artifact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from papernotes.library.entry_model import Library
    from papernotes.slug import Slug

    Write = Callable[[Library, Mapping[Slug, Citation]], str]

__all__ = ["FORMATS", "Citation", "Styled", "bibtex", "citations", "coins", "export_artifacts", "styled"]

FORMATS: dict[str, Write] = {
    "bibtex": lambda _, cited: bibliography(cited.values()),
    "csl-json": lambda _, cited: csl_json(cited.values()),
    "ris": lambda _, cited: ris(cited.values()),
    "csv": comma_separated,
    "jsonl": lambda library, _: json_lines(library),
}
"""By name: what writes a library and its citations in that format."""


def export_artifacts(cited: Mapping[Slug, Citation]) -> Iterator[Artifact]:
    """Yield the files of references: ``papers.bib``. ``cited`` is what `citations` returns."""
    yield Artifact("papers.bib", bibliography(cited.values()).encode())
