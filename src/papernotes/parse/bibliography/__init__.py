"""A bibliography's file → its references: BibTeX as Zotero and JabRef write it, and CSL-JSON.

The parser of BibTeX is imported with the first ``.bib`` file only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.parse.bibliography.csl import read_csl
from papernotes.parse.bibliography.reference import Reference

if TYPE_CHECKING:
    from papernotes.diagnostics import Diagnostic
    from papernotes.source import Source

__all__ = ["Reference", "read_bibliography"]


def read_bibliography(source: Source) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """Return the references of a file, in its order, and what is wrong with it.

    A file whose name ends in ``.json`` is CSL-JSON, any other BibTeX. Nothing raises, whatever the text.
    """
    if source.path.lower().endswith(".json"):
        return read_csl(source)
    from papernotes.parse.bibliography.bibtex import read_bib  # noqa: PLC0415 - its parser takes long to load

    return read_bib(source)
