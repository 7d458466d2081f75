"""Texts that every export format can hold: one line, no character that XML or a parser of text refuses."""

from __future__ import annotations

import re

# What XML 1.0 leaves out (https://www.w3.org/TR/xml/#charsets): most controls, surrogates, U+FFFE and U+FFFF. The C1
# controls and DEL are allowed there, but nobody means them; U+2028 and U+2029 end lines in some readers.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_REFUSED_ASCII = bytes(code for code in range(128) if _REFUSED.match(chr(code)))


def line(text: str) -> str:
    """Return a text on one line: runs of white space become a space, characters that formats refuse are left out."""
    if text.isprintable() and "  " not in text and not text.startswith(" ") and not text.endswith(" "):
        return text  # nearly all texts, and quickly told
    return " ".join(_REFUSED.sub("", text).split())


def lines(text: str) -> str:
    r"""Return a text whose lines end in ``\n``, without the characters that formats refuse."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if _is_clean(text) else _REFUSED.sub("", text)


def _is_clean(text: str) -> bool:
    """Tell whether formats refuse none of a text's characters; bytes are looked through in a tenth of the time."""
    try:
        encoded = text.encode()
    except UnicodeEncodeError:  # a surrogate
        return False
    if len(encoded.translate(None, _REFUSED_ASCII)) != len(encoded):
        return False
    if text.isascii():
        return True
    # All others that are refused are one of these two, or begin with this byte.
    return not (b"\xc2" in encoded or "\ufffe" in text or "\uffff" in text) or not _REFUSED.search(text)
