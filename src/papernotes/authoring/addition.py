"""A note that is to be written, and whether it says what it should."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.library.identity import alike

if TYPE_CHECKING:
    from papernotes.authoring.draft import Draft
    from papernotes.model import Record


@dataclass(frozen=True, slots=True)
class Addition:
    """A note to write."""

    path: str
    line: int
    """Where it begins."""
    lines: tuple[str, ...]
    text: str
    """The whole file with it."""
    fresh: bool
    """Whether the file is new."""


def is_said(record: Record, draft: Draft, *, strict: bool) -> bool:
    """Tell whether a record says what a draft does; without ``strict`` authors and words of the title may differ."""
    title = record.title == draft.title if strict else alike(record.title, draft.title)
    preprint = record.venue == "arXiv" and draft.arxiv is not None
    venue = record.venue == draft.venue or (draft.venue is None and preprint)
    year = record.year == draft.year or (draft.year is None and preprint)
    ids = record.arxiv == draft.arxiv and (record.doi or "").lower() == (
        "" if draft.arxiv else (draft.doi or "").lower()
    )
    url = not draft.url or any(link.url == draft.url and link.kind == "paper" for link in record.links)
    names = tuple(name for name in draft.authors if name != "et al.")
    authors = not strict or record.authors == names or len(names) != len(draft.authors)
    return title and record.kind == "paper" and venue and year and ids and url and authors
