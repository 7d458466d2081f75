"""Slugs and permalinks: how a name becomes a part of an address that never leaves the site."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

Slug = NewType("Slug", str)
"""Lower-case letters (of any script) and digits joined by single hyphens; never empty, at most 60 bytes of UTF-8."""

Permalink = NewType("Permalink", str)
"""A page's path below the site's root, with forward slashes and its suffix, such as ``papers/clip.html``."""

LONGEST = 60
"""Bytes of UTF-8 of a slug."""
_NUMBER = 8
"""Bytes that a hyphen and a number take, be there ten million names alike."""
_BETWEEN = re.compile(r"[\W_]+")
_RESERVED = frozenset({"con", "prn", "aux", "nul", "index", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})


@lru_cache(maxsize=8192)
def slugify(text: str, *, fallback: str = "untitled") -> Slug:
    """Return the slug of a name.

    Latin letters lose their accents, other scripts stay (browsers and file systems take them), everything else
    parts words. A text without letters or digits gives ``fallback`` and a digest of the text, so that two such
    texts differ. Names that Windows reserves, and ``index``, get a trailing hyphenated digest too. Two long names may
    share a slug; `Given` and `slug_apart` tell them apart.
    """
    slug = _shorten(_hyphened(text), LONGEST)
    if not slug:
        return Slug(f"{fallback}-{_digest(text)}")
    return Slug(f"{slug}-{_digest(text)}" if slug in _RESERVED else slug)


@lru_cache(maxsize=8192)
def slug_apart(text: str) -> Slug:
    """Return the slug of a name that is told from others by its words alone: one that is cut ends in their digest."""
    whole = _hyphened(text)
    if len(whole.encode("utf-8", "replace")) <= LONGEST:
        return slugify(text)
    return Slug(f"{_shorten(whole, LONGEST - 9)}-{_digest(whole)}")


def is_slug(text: str) -> bool:
    """Whether a text may stand in an address as a slug does: a damaged file may hold anything in the place of one."""
    return (
        re.fullmatch(r"[^\W_]+(?:-[^\W_]+)*", text) is not None and len(text.encode("utf-8", "replace")) <= 2 * LONGEST
    )


def _hyphened(text: str) -> str:
    """Return a name's words in one case and one Unicode form, joined by hyphens."""
    plain = fold(text.replace("'", "").replace("’", ""))
    if not plain.isascii():
        plain = "".join(c for c in plain if not (unicodedata.combining(c) and c < "\u3000"))
        plain = unicodedata.normalize("NFKC", plain)
    return _BETWEEN.sub("-", plain).strip("-")


def fold(text: str) -> str:
    """Return what two texts share that are one to somebody: in any letter case and any of Unicode's four forms.

    It is compatibility caseless matching (Unicode 15, definition D146). File systems differ in what they take for one
    name: those of macOS and Windows fold case, macOS composes as well.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFD", text).casefold())
    return unicodedata.normalize("NFKD", text.casefold())


class Given:
    """Addresses given out so far, no two of them one to any file system, browser or reader of BibTeX."""

    def __init__(self, names: Iterable[str] = (), *, longest: int = LONGEST) -> None:
        """``names`` are given out already; ``longest`` is how many bytes of UTF-8 one with a number may have."""
        self._folded = set(map(fold, names))
        self._room = longest - _NUMBER
        self._numbers: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        """Whether an address is given out, in any letter case and Unicode form."""
        return fold(name) in self._folded

    def give(self, wanted: Iterable[str], stem: str, end: str = "", mine: Container[str] = ()) -> str:
        """Give out the first of some addresses that is free, else ``stem`` with a number from 2 on, and ``end``.

        The stem is cut where the number would not fit behind it. So each number makes another address, and of as many
        as are given out already, and one more, one is free. ``mine`` are those, folded, that are kept for this one.
        """
        for name in wanted:
            if self._take(name, mine):
                return name
        stem = _shorten(stem, self._room - len(end.encode("utf-8", "surrogatepass")))
        known = fold(stem + "/" + end)
        number = self._numbers.get(known, 1) + 1
        while not self._take(name := f"{stem}-{number}{end}", mine):
            number += 1
        self._numbers[known] = number
        return name

    def _take(self, name: str, mine: Container[str]) -> bool:
        folded = fold(name)
        free = folded in mine or folded not in self._folded
        self._folded.add(folded)
        return free


def _shorten(slug: str, longest: int) -> str:
    """Cut at a hyphen so that the UTF-8 form fits; mid-word when there is no hyphen."""
    if len(slug.encode("utf-8", "replace")) <= longest:
        return slug
    cut = slug.encode("utf-8", "replace")[: longest + 1].decode("utf-8", "ignore")
    head, hyphen, _ = cut.rpartition("-")
    if hyphen and len(head) >= len(cut) // 2:
        return head
    return cut.encode("utf-8")[:longest].decode("utf-8", "ignore").strip("-")


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
