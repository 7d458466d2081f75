"""What a button of a link says besides its kind: what the notes call it, where nothing else tells it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from papernotes.parse.fields.hosts import host_name
from papernotes.parse.fields.link_kinds import is_host_word, word_kind

if TYPE_CHECKING:
    from papernotes.model import Link, Record

_WORD = re.compile(r"[^\W_]+")
_IDLE = _WORD.findall("""
a an the of in on at to for and or here this link links official officially available read view open see click
download full text version original paper papers pdf arxiv preprint doi abs abstract html article code codes source
github gitlab repo repository implementation project page homepage website site web home demo data dataset datasets
video videos talk youtube slides slide poster blog post tutorial colab notebook model models openreview proceedings
springer ieee acm nature science huggingface supplementary supp material
""")
"""Words that say no more of a link than its kind and its address do."""


def telling_label(link: Link, record: Record) -> str:
    """Return a link's label where it says more than the button, the record's fields and its text; else nothing."""
    words = _telling(link.label) if link.label != host_name(link.url) else None
    if not words:
        return ""
    fields = (record.title, record.name, record.venue, record.year, *record.authors, link.url)
    if words <= {word.casefold() for field in fields for word in _WORD.findall(str(field or ""))}:
        return ""
    return "" if any(link.label in section.text for section in record.sections) else link.label


@lru_cache(maxsize=4096)
def _telling(label: str) -> frozenset[str]:
    if is_host_word(label) or (not label.isascii() and word_kind(label)):
        return frozenset()
    return frozenset(word.casefold() for word in _WORD.findall(label)) - frozenset(_IDLE)
