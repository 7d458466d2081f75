"""A bibliography's file → its references: BibTeX as Zotero and JabRef write it, and CSL-JSON.

The parser of BibTeX is imported with the first ``.bib`` file only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.bibliography.csl import read_csl
from papernotes.parse.bibliography.reference import Reference

if TYPE_CHECKING:
    from papernotes.diagnostics import Diagnostic
    from papernotes.source import Source

__all__ = ["Reference", "is_bibliography", "read_bibliography"]

_KINDS = (".bib", ".bibtex", ".json")
_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)


def is_bibliography(source: Source) -> bool:
    """Return whether a file is of a kind that is read: by its name, or since an entry of BibTeX stands in it."""
    return source.path.lower().endswith(_KINDS) or _ENTRY.search(source.text) is not None


def read_bibliography(source: Source) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """Return the references of a file, in its order, and what is wrong with it.

    A file whose name ends in ``.json`` is CSL-JSON, any other BibTeX. Nothing raises, whatever the text.
    """
    if source.path.lower().endswith(".json"):
        return read_csl(source)
    from papernotes.parse.bibliography.bibtex import read_bib  # noqa: PLC0415 - its parser takes long to load

    return read_bib(source)
