"""What ``build --check`` tells: which files of a site are not as a build would leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.report.printable import printable
from papernotes.report.receipt import count

if TYPE_CHECKING:
    from papernotes.files.sync import Stale

_MOST = 40
"""Files that are named; the rest is counted."""


def stale_text(stale: Stale, site: str, *, most: int = _MOST) -> str:
    """Return a line for each file that is not as it should be, of ``most`` at most, and how many there are."""
    groups = ((stale.changed, "differs"), (stale.missing, "is missing"), (stale.unwanted, "would be removed"))
    lines = [f"{path}: {what}" for paths, what in groups for path in paths]
    if not lines:
        return printable(f"{site} is up to date: {count(stale.fine, 'file')}")
    more = [f"… and {len(lines) - most} more"] if len(lines) > most else []
    total = f"{site} is stale: {count(len(lines), 'file')} of {len(lines) + stale.fine}"
    return printable("\n".join((*lines[:most], *more, total)))
