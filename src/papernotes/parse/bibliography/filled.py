"""How an entry that ``papernotes fill`` made says who told what, and that it is still as it was made.

A field holds both: ``arxiv 2026-11-28: title author eprint; crossref 2026-11-28: doi pages; seal 0f5a…``. The seal is a
digest of the entry without its own words; an entry that somebody changed no longer fits it, and is that person's.
"""

from __future__ import annotations

import re
from datetime import date
from hashlib import blake2b

from papernotes.parse.bibliography.reference import ServiceWord

TOLD = "papernotes-source"
"""The field's name."""
_PART = re.compile(r"(?P<service>[a-z]{2,20}) (?P<day>\d{4}-\d\d-\d\d): (?P<fields>[a-z -]{1,400})")
_SEAL = re.compile(r"(?<=; seal )[0-9a-f]{16}(?=\})")
_BLANK = "0" * 16


def read_told(text: str) -> tuple[ServiceWord, ...]:
    """Return who told what; what is of another form is left out."""
    found = (_PART.fullmatch(part.strip()) for part in text.split(";"))
    return tuple(
        ServiceWord(part["service"], part["day"], tuple(part["fields"].split()))
        for part in found
        if part and _is_day(part["day"])
    )


def write_told(told: tuple[ServiceWord, ...]) -> str:
    """Return the field's text, with a blank in the place of the seal."""
    parts = [f"{one.service} {one.day}: {' '.join(one.fields)}" for one in told]
    return "; ".join([*parts, f"seal {_BLANK}"])


def sealed(entry: str) -> str:
    """Return an entry with its seal."""
    return _SEAL.sub(_digest(entry), entry, count=1)


def is_sealed(entry: str) -> bool:
    """Tell whether an entry is as it was made. Ends of lines do not count: other programs write them in their way."""
    found = _SEAL.search(entry)
    return found is not None and found[0] == _digest(entry)


def _digest(entry: str) -> str:
    text = _SEAL.sub(_BLANK, entry, count=1).replace("\r\n", "\n").strip()
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
