"""References in the formats of other tools: BibTeX, CSL-JSON, RIS, and the marks in a page.

In: an entry, as a `Citation`.
Out: the text of a format, or the marks in a page's head.

Read: ``citation`` (what all are made from), ``citation_keys``, ``plain_text`` and ``name_parts``, then a format each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.site.exports.bibtex_writer import bibliography, bibtex
from papernotes.site.exports.citation import Citation, citations, cited_in, filings_of
from papernotes.site.exports.coins import coins
from papernotes.site.exports.styles import Styled, styled
from papernotes.site.page import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papernotes.slug import Slug

__all__ = ["Citation", "Styled", "bibtex", "citations", "cited_in", "coins", "export_artifacts", "filings_of", "styled"]


def export_artifacts(cited: Mapping[Slug, Citation]) -> Iterator[Artifact]:
    """Yield the files of references: ``papers.bib``. ``cited`` is what `citations` returns."""
    yield Artifact("papers.bib", bibliography(cited.values()).encode())
