"""What an address in the notes may become: an external link, a reference inside the library, or nothing."""

from __future__ import annotations

import re
from typing import Literal

from markdown_it.common.normalize_url import normalizeLink

Kind = Literal["external", "internal", "unsafe"]

_BLANK = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff\ufffd]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://[^/?#\\]|mailto:[^/])", re.IGNORECASE)
_TIDY = re.compile(
    r"https?://[a-z0-9][a-z0-9\-]*(?:\.[a-z0-9][a-z0-9\-]*)+(?:/(?:[A-Za-z0-9/:@&=+$,\-_.!~*'();]|%[0-9A-Fa-f]{2})*)?"
    r"(?:\?(?:[A-Za-z0-9/?:@&=+$,\-_.!~*'();]|%[0-9A-Fa-f]{2})*)?(?:#[A-Za-z0-9\-_.]*)?\Z"
)


def normalize(address: str) -> str:
    """Return markdown-it's normal form of an address: percent-encoded, its host in punycode.

    An address that is plainly in that form already is returned as it is, which is most of them and ten times faster.
    """
    if _TIDY.match(address):
        return address
    try:
        return normalizeLink(address)
    except ValueError:  # a host or port that cannot be read, such as http://[
        return ""


def classify(address: str) -> tuple[Kind, str]:
    """Return what an address is, and its form for an ``href`` (external) or for looking up (internal).

    Only ``http``, ``https`` and ``mailto`` leave the site; every other scheme, however it is spelt (browsers drop tabs
    and line ends inside of one, and blanks before it), is unsafe. ``//host`` counts as https. What has no scheme is
    internal and never becomes an ``href`` by itself.
    """
    bare = address.strip()
    squeezed = _BLANK.sub("", bare)
    if squeezed.startswith("//"):
        bare = squeezed = f"https:{squeezed}"
    if _SCHEME.match(squeezed):
        return ("external", normalize(squeezed)) if _WEB.match(squeezed) else ("unsafe", "")
    if not squeezed or squeezed.startswith(("\\", "/\\")):
        return "unsafe", ""
    return "internal", bare
