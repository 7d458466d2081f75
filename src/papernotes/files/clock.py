"""The one thing that a build asks a clock: which year it is."""

from __future__ import annotations

import time


def latest_year() -> int:
    """Return the latest year in which a paper can have appeared, the next one; the year is that of UTC."""
    return time.gmtime().tm_year + 1
