"""A bibliography's file → its references: BibTeX as Zotero and JabRef write it, CSL-JSON and RIS.

The parser of BibTeX is imported with the first ``.bib`` file only.

In: a bibliography's file, as a source.
Out: its references, with what was wrong in it.

Read: ``reference`` (what all of them become), ``entries``, ``mending`` and ``bibtex``, ``csl``, ``ris``,
``notion_table`` (a form each), ``author_names`` and ``words_to_markdown`` (values), ``filled`` (what ``papernotes
fill`` wrote).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.bibliography.csl import read_csl
from papernotes.parse.bibliography.reference import Reference
from papernotes.parse.bibliography.ris import BEGINS, read_ris

if TYPE_CHECKING:
    from papernotes.diagnostics import Diagnostic
    from papernotes.source import Source

__all__ = ["Reference", "is_bibliography", "read_bibliography"]

_JSON, _RIS = ".json", ".ris"
_KINDS = (".bib", ".bibtex", _JSON, _RIS)
_ENTRY = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]", re.MULTILINE)


def is_bibliography(source: Source) -> bool:
    """Return whether a file is of a kind that is read: by its name, or since an entry of one stands in it."""
    named = source.path.lower().endswith(_KINDS)
    return named or any(begins.search(source.text) is not None for begins in (_ENTRY, BEGINS))


def read_bibliography(source: Source) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    """Return the references of a file, in its order, and what is wrong with it.

    A file whose name ends in ``.json`` is CSL-JSON, one in ``.ris`` or that begins as one RIS, any other BibTeX.
    Nothing raises, whatever the text.
    """
    references, findings = _read(source)
    return tuple(reference.with_notice() for reference in references), findings


def _read(source: Source) -> tuple[tuple[Reference, ...], tuple[Diagnostic, ...]]:
    name = source.path.lower()
    if name.endswith(_JSON):
        return read_csl(source)
    if name.endswith(_RIS) or (BEGINS.search(source.text) and not _ENTRY.search(source.text)):
        return read_ris(source)
    from papernotes.parse.bibliography.bibtex import read_bib

    return read_bib(source)
