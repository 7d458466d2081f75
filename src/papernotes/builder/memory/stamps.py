"""How a build left the files of a site, so that the next one need not make what it would make again."""

from __future__ import annotations

import marshal
import os
from hashlib import blake2b
from typing import TYPE_CHECKING

from papernotes.builder.memory.sealed import read, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from papernotes.files.stage import Stamp


def read_stamps(cache: Path, site: Path, salt: bytes) -> Mapping[str, Stamp]:
    """Return the stamps of a site by path; none when another program kept them, told by ``salt``, or nobody did."""
    kept = read(_path(cache, site))
    if kept is None:
        return {}
    stamps: Mapping[str, Stamp]
    known, stamps = marshal.loads(kept)
    return stamps if known == salt else {}


def write_stamps(cache: Path, site: Path, salt: bytes, stamps: Mapping[str, Stamp]) -> None:
    """Keep the stamps of a site."""
    write(_path(cache, site), marshal.dumps((salt, dict(stamps))))


def _path(cache: Path, site: Path) -> Path:
    name = blake2b(os.fsencode(site.resolve()), digest_size=8).hexdigest()
    return cache / f"{name}.stamps"
