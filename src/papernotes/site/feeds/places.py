"""Where a page stands as other programs see it: absolute with ``url:`` in the settings, relative without."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING
from urllib.parse import quote

from papernotes.slug import relative

if TYPE_CHECKING:
    from papernotes.config import Config


def absolute(config: Config, path: str) -> str:
    """Return the address of a path below the site, empty without ``url:``."""
    return f"{config.url.rstrip('/')}/{quote(path)}" if config.url else ""


def seen_from(config: Config, path: str, here: str) -> str:
    """Return the address of a path below the site, as a file of the site writes it: absolute where that is known."""
    return absolute(config, path) or quote(relative(path, here))


def lasting_id(config: Config, path: str) -> str:
    """Return an IRI that names what stands at a path: its address, else a UUID made from the site's title and the path.

    RFC 4287 asks for an absolute IRI that never changes. The ids of a site without an address change once when it
    gets one, and readers then show its newest entries once more. The UUID is of version 8 (RFC 9562).
    """
    if config.url:
        return absolute(config, path)
    digest = bytearray(blake2b(f"{config.title}\0{path}".encode("utf-8", "replace"), digest_size=16).digest())
    digest[6] = digest[6] & 0x0F | 0x80
    digest[8] = digest[8] & 0x3F | 0x80
    h = digest.hex()
    return f"urn:uuid:{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"
