"""Bytes of a notes file → its text, in whatever encoding it was saved."""

from __future__ import annotations

import codecs
import unicodedata

from papernotes.diagnostics import Diagnostic
from papernotes.files.guess import guess
from papernotes.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),  # before what their first half is
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_FEWEST, _MANY = 0.02, 0.2
"""How many characters of a text of wide ones are of ASCII at least, blanks and line ends among them: many where
the bytes are UTF-8 as well."""
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
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = _unmarked(data, _FEWEST) or _guess(data)
        return Source(path, data.decode(encoding, "replace")), [_finding(path, encoding)]
    wide = _unmarked(data, _MANY)
    return Source(path, data.decode(wide, "replace") if wide else text), [_finding(path, wide)] if wide else []


def _unmarked(data: bytes, fewest: float) -> str:
    """Return the encoding of a text whose characters are two or four bytes each and that has no mark, else nothing."""
    if b"\0" not in data[:_ENOUGH]:
        return ""
    found = []
    for encoding in _WIDE:
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(data[:_ENOUGH])  # its end may be half a character
        except UnicodeDecodeError:
            continue
        plain = sum(1 for letter in text if " " <= letter < "\x7f" or letter in "\t\r\n")
        if plain >= max(1, fewest * len(text)) and not any(unicodedata.category(one) == "Cn" for one in text):
            found.append((plain - text.count("\0") * len(text), encoding))
    best = max(found, default=(0, ""))
    return best[1] if best[0] > 0 else ""


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
