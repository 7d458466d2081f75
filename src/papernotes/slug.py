"""Slugs and permalinks: how a name becomes a part of an address that never leaves the site."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import NewType

Slug = NewType("Slug", str)
"""Lower-case letters (of any script) and digits joined by single hyphens; never empty, at most 60 bytes of UTF-8."""

Permalink = NewType("Permalink", str)
"""A page's path below the site's root, with forward slashes and its suffix, such as ``papers/clip.html``."""

_LONGEST = 60
_RESERVED = frozenset({"con", "prn", "aux", "nul", "index", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})


@lru_cache(maxsize=8192)
def slugify(text: str, *, fallback: str = "untitled") -> Slug:
    """Return the slug of a name.

    Latin letters lose their accents, other scripts stay (browsers and file systems take them), everything else
    parts words. A text without letters or digits gives ``fallback`` and a digest of the text, so that two such
    texts differ. Names that Windows reserves, and ``index``, get a trailing hyphenated digest too.
    """
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", ""))
    plain = "".join(c for c in plain if not (unicodedata.combining(c) and c < "\u3000"))
    plain = unicodedata.normalize("NFKC", plain).casefold()
    slug = _shorten(re.sub(r"[\W_]+", "-", plain).strip("-"))
    if not slug:
        return Slug(f"{fallback}-{_digest(text)}")
    return Slug(f"{slug}-{_digest(text)}" if slug in _RESERVED else slug)


def _shorten(slug: str) -> str:
    """Cut at a hyphen so that the UTF-8 form fits; mid-word when there is no hyphen."""
    if len(slug.encode("utf-8", "replace")) <= _LONGEST:
        return slug
    cut = slug.encode("utf-8", "replace")[: _LONGEST + 1].decode("utf-8", "ignore")
    head, hyphen, _ = cut.rpartition("-")
    if hyphen and len(head) >= len(cut) // 2:
        return head
    return cut.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip("-")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def relative(target: str, page: str) -> str:
    """Return the relative URL from one permalink to another, fragment kept: explicit, so that it works on disk too."""
    path, mark, fragment = target.partition("#")
    here, there = page.split("/")[:-1], path.split("/")
    common = 0
    while common < min(len(here), len(there) - 1) and here[common] == there[common]:
        common += 1
    url = "/".join([".."] * (len(here) - common) + there[common:])
    return f"{url}{mark}{fragment}"
