"""The manifest: which files of a site folder are papernotes' own, and the addresses given out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papernotes.files.walk import MANIFEST
from papernotes.library.slugs import Assigned
from papernotes.slug import Slug, is_slug

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = 1
_encoded = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True)
class Manifest:
    """What the last build, finished or not, left in a site folder."""

    files: tuple[str, ...] = ()
    """Paths below the site folder. Only these are ever removed."""
    addresses: tuple[Assigned, ...] = ()
    known: bool = field(default=False)
    """Whether there was a manifest: without one the folder is not papernotes' own."""
    whole: bool = field(default=False)
    """Whether it could be read: else nobody knows which files are papernotes' own."""

    @classmethod
    def read(cls, site: Path) -> Manifest:
        """Return the manifest of a site folder; an empty one when there is none or it is damaged."""
        try:
            return cls.parse((site / MANIFEST).read_text("utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError):
            return cls(known=True)

    @classmethod
    def parse(cls, text: str) -> Manifest:
        """Return the manifest that a text holds; an empty one when it is damaged."""
        try:
            data = json.loads(text)
            if data["version"] != _VERSION:
                return cls(known=True)
            addresses = tuple(
                Assigned(
                    Slug(a["slug"]),
                    tuple(a["keys"]),
                    a["file"],
                    a["title"],
                    tuple(Slug(s) for s in a["former"]),
                    bool(a.get("draft")),
                )
                for a in data["addresses"]
                if all(map(is_slug, (a["slug"], *a["former"])))
            )
            return cls(tuple(str(path) for path in data["files"]), addresses, known=True, whole=True)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls(known=True)

    def text(self) -> str:
        """Return the manifest as JSON, a line an address, so that it reads well in a diff."""
        addresses = [
            {"slug": a.slug, "keys": a.keys, "file": a.file, "title": a.title, "former": a.former}
            | ({"draft": True} if a.draft else {})
            for a in self.addresses
        ]
        rows = ",\n  ".join(_encoded(address) for address in addresses)
        files = ",\n  ".join(_encoded(path) for path in sorted(self.files))
        return f'{{"version": {_VERSION},\n "files": [\n  {files}],\n "addresses": [\n  {rows}]}}\n'
