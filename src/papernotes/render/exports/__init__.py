"""References in the formats of other tools: BibTeX, CSL-JSON, RIS, tables, and the marks in a page's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.render.exports.bibtex import bibliography, bibtex
from papernotes.render.exports.citation import Citation, citations
from papernotes.render.exports.coins import coins
from papernotes.render.page import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from papernotes.slug import Slug

__all__ = ["Citation", "bibtex", "citations", "coins", "export_artifacts"]


def export_artifacts(cited: Mapping[Slug, Citation]) -> Iterator[Artifact]:
    """Yield the files of references: ``papers.bib``. ``cited`` is what `citations` returns."""
    yield Artifact("papers.bib", bibliography(cited.values()).encode())
