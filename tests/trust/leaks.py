"""Whether words stand anywhere in what was built, however it is written there."""

from __future__ import annotations

import base64
import binascii
import html
import re
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ESCAPE = re.compile(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|\\(.)")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_DEEPEST = 3


def leaks(files: Iterable[tuple[str, bytes]], words: Iterable[str]) -> list[tuple[str, str]]:
    """Return the files, and the words found in the name or in any reading of the bytes of each, in any case."""
    wanted = [word.casefold() for word in words]
    found = []
    for path, content in files:
        readings = [text.casefold() for text in (path, *_readings(content, 0))]
        found += [(path, word) for word in wanted if any(word in text for text in readings)]
    return found


def _readings(content: bytes, depth: int) -> Iterator[str]:
    """Yield a file's text, and what its escapes, entities, percent signs, base64 and compressed parts stand for."""
    text = content.decode("utf-8", "replace")
    yield text
    yield content.decode("utf-16-le", "replace")
    seen = {text}
    for _ in range(_DEEPEST):  # one may hold another: HTML in JSON in a script
        texts = {way(one) for one in seen for way in (html.unescape, unquote, _unescaped, _bare)} - seen
        yield from sorted(texts)
        seen |= texts
    if depth == _DEEPEST:
        return
    for packed in _packed(content):
        yield from _readings(packed, depth + 1)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16) % 0x110000) if m[1] or m[2] else m[3], text)


def _bare(text: str) -> str:
    """Return a text without tags, as one reads a word of which a part is marked."""
    return re.sub(r"<[^<>]*>", "", text)


def _packed(content: bytes) -> Iterator[bytes]:
    for at in (m.start() for m in re.finditer(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]", content)):
        try:
            yield zlib.decompressobj(wbits=47).decompress(content[at:])
        except zlib.error:
            continue
    for run in _BASE64.findall(content):
        try:
            yield base64.urlsafe_b64decode(run.translate(bytes.maketrans(b"+/", b"-_")).rstrip(b"=") + b"==")
        except (binascii.Error, ValueError):
            continue
