"""The library of the Zotero that runs on this machine: as Better BibTeX exports it, else as Zotero itself does.

Better BibTeX answers at an address of its own (https://retorque.re/zotero-better-bibtex/exporting/pull/) and gives
keys, notes and files; Zotero's local interface gives what its BibTeX export holds
(https://www.zotero.org/support/dev/web_api/v3/local_api). Nothing leaves the machine.
"""

from __future__ import annotations

import os
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from papernotes.errors import PapernotesError
from papernotes.source import Source

if TYPE_CHECKING:
    from http.client import HTTPResponse

_VARIABLE = "PAPERNOTES_ZOTERO"
_HOME = "http://127.0.0.1:23119"
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_EXPORTS = (
    "/better-bibtex/export/library?/1/library.biblatex&exportNotes=true",
    "/better-bibtex/library?/1/library.biblatex&exportNotes=true",
    "/api/users/0/items/top?format=biblatex",
)
"""Where a library is asked for, the fullest answer first; the second is how older versions had it."""
_PATIENCE = 120.0
"""Seconds without a word, as an export of a large library takes its time."""
_LARGEST = 256 * 1024 * 1024
_BY_HAND = "export the library as Better BibTeX or BibTeX, and import that file"


def zotero_library() -> Source:
    """Return what the Zotero on this machine exports as BibLaTeX. Raises PapernotesError when it gives nothing.

    The environment variable PAPERNOTES_ZOTERO names another address of this machine.
    """
    home = os.environ.get(_VARIABLE, _HOME).rstrip("/")
    parts = urlsplit(home)
    if parts.scheme != "http" or parts.hostname not in _LOCAL:
        raise PapernotesError(f"{home}: not an address of this machine", help=f"correct {_VARIABLE}")
    forbidden = False
    for export in _EXPORTS:
        try:
            with build_opener(ProxyHandler({})).open(home + export, timeout=_PATIENCE) as answer:
                return Source("zotero.bib", _text(answer))
        except HTTPError as error:
            with error:
                forbidden = forbidden or error.code == 403
        except (OSError, HTTPException) as error:
            said = getattr(error, "reason", None) or error
            raise PapernotesError(
                f"Zotero does not answer at {home}: {getattr(said, 'strerror', None) or said}",
                help=f"start Zotero, or {_BY_HAND}",
            ) from error
    if forbidden:
        allow = "in Zotero, Settings › Advanced, allow other applications on this computer to communicate with it"
        raise PapernotesError("Zotero keeps its library to itself", help=f"{allow}, or {_BY_HAND}")
    raise PapernotesError("Zotero gives no library", help=f"install Better BibTeX in Zotero, or {_BY_HAND}")


def _text(answer: HTTPResponse) -> str:
    held = answer.read(_LARGEST + 1)
    if len(held) > _LARGEST:
        raise PapernotesError("Zotero sends more than a library can hold", help=_BY_HAND)
    return held.decode("utf-8", errors="replace")
