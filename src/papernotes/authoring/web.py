"""Asking a public service over HTTP: politely, with a limit on time and size, and failing in a sentence."""

from __future__ import annotations

import time
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from papernotes import __version__
from papernotes.errors import PapernotesError

if TYPE_CHECKING:
    from http.client import HTTPResponse

_AGENT = f"papernotes/{__version__} (a static site generator for paper notes)"
_PATIENCE = 10.0
"""Seconds without an answer, and twice as many for all of it."""
_LARGEST = 4 * 1024 * 1024
_CHUNK = 64 * 1024


def get(address: str, *, patience: float | None = None) -> bytes | None:
    """Return what stands at an address; None when the service says that there is nothing.

    Raises PapernotesError when it cannot be reached, takes longer than twice ``patience`` (seconds), fails, or sends
    more than any answer holds.
    """
    host, patience = urlsplit(address).netloc, patience or _PATIENCE
    request = Request(address, headers={"User-Agent": _AGENT, "Accept": "*/*"})  # noqa: S310 - a service's own address
    if not address.startswith(("https://", "http://")):
        raise PapernotesError(f"{address}: not an http(s) address", help="correct the environment variable")
    try:
        with urlopen(request, timeout=patience) as answer:  # noqa: S310 - looked at above
            return _whole(answer, host, time.monotonic() + 2 * patience)
    except HTTPError as error:
        with error:
            if error.code in {404, 410}:
                return None
            raise _refused(error, host) from error
    except TimeoutError as error:
        raise _slow(host) from error
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        if isinstance(reason, TimeoutError):
            raise _slow(host) from error
        said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        raise PapernotesError(f"{host} cannot be reached: {said}", help=_ADVICE) from error


_ADVICE = "check the network, or go on without it: --offline adds a note that holds the id alone"


def _whole(answer: HTTPResponse, host: str, until: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := answer.read1(_CHUNK):
        parts.append(part)
        size += len(part)
        if time.monotonic() > until:
            raise _slow(host)
        if size > _LARGEST:
            raise PapernotesError(f"{host} sends more than an answer can hold", help=_ADVICE)
    return b"".join(parts)


def _slow(host: str) -> PapernotesError:
    return PapernotesError(f"{host} does not answer in time", help=_ADVICE)


def _refused(error: HTTPError, host: str) -> PapernotesError:
    if error.code in {429, 503}:
        wait = error.headers.get("Retry-After", "")
        when = f"in {wait} seconds" if wait.isdecimal() else "later"
        return PapernotesError(f"{host} is busy and asks to be left alone", help=f"try again {when}, or use --offline")
    return PapernotesError(f"{host} fails with {error.code} {error.reason}", help="try again later, or use --offline")
