"""Bytes of a notes file → its text, in whatever encoding it was saved."""

from __future__ import annotations

import codecs

from papernotes.diagnostics import Diagnostic
from papernotes.files.guess import guess
from papernotes.source import Source

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ENOUGH = 64 * 1024
"""Bytes that are looked at to guess an encoding; more takes long and tells nothing new."""

_WHOLE = 2
"""Letters beyond ASCII to each broken one, from which on a text is damaged UTF-8."""


def decode(path: str, data: bytes) -> tuple[Source, list[Diagnostic]]:
    """Return a file's text as a source, without byte order mark, and a finding when it is not UTF-8.

    What no encoding explains becomes U+FFFD, so nothing raises.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Source(path, text), [] if encoding == "utf-8" and "\ufffd" not in text else [
                _finding(path, encoding)
            ]
    try:
        return Source(path, data.decode("utf-8")), []
    except UnicodeDecodeError:
        encoding = _guess(data)
        return Source(path, data.decode(encoding, "replace")), [_finding(path, encoding)]


def _guess(data: bytes) -> str:
    if _is_damaged(data):
        return "utf-8"
    found = guess(data)
    if found:
        return found
    # Imported here: only rare encodings need it, and it takes longer to load than to read the notes.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_ENOUGH]).best()
    return best.encoding if best else "utf-8"


def _is_damaged(data: bytes) -> bool:
    """Tell whether a text is UTF-8 but for a few bytes: no other encoding makes whole letters of it by chance."""
    text = data[:_ENOUGH].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(1 for letter in text if letter > "\x7f") - broken > _WHOLE * broken


def _finding(path: str, encoding: str) -> Diagnostic:
    read = "not all of it is UTF-8: what is not shows as �" if encoding == "utf-8" else f"not UTF-8: read as {encoding}"
    return Diagnostic("PN103", read, path)
