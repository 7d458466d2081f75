"""A note that is to be written, and whether it says what it should."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.author.passages import WORDS
from papernotes.library.identity import alike
from papernotes.model import UNPUBLISHED

if TYPE_CHECKING:
    from papernotes.author.draft import Draft
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


_WHOLE = 0.8
"""Letters of an abstract that stand beneath its heading; marks and formulas may count otherwise."""
ESSENTIAL = 10
"""What counts more than all else together: a paper's title, as far as it is the same, venue, year, ids and address."""
_ANOTHER = 1000
"""What a record that tells of no such paper leaves out."""


def unsaid(record: Record | None, draft: Draft) -> int:
    """Return how much of a draft a record does not say: 0 when it says all, less than ESSENTIAL when what counts."""
    if record is None or not alike(record.title, draft.title):
        return _ANOTHER
    preprint = record.venue == "arXiv" and draft.arxiv is not None
    doi, told_doi = (draft.doi or "").lower(), (record.doi or "").lower()
    essential = (
        record.kind == "paper",
        record.venue == draft.venue or (draft.venue is None and preprint),
        record.year == draft.year or (draft.year is None and draft.arxiv is not None),
        record.arxiv == draft.arxiv and told_doi in ({"", doi} if draft.arxiv else {doi}),
        not draft.url or any(link.url == draft.url and link.kind == "paper" for link in record.links),
    )
    names = tuple(name for name in draft.authors if name != "et al.")
    rating, told = record.rating, record.publication or UNPUBLISHED
    others = (
        record.title == draft.title,
        record.authors == names,
        record.others == (len(names) < len(draft.authors)) or not names,
        draft.parts == (told.families, told.bodies) or not any(draft.parts),
        not draft.both or told_doi == doi,
        not draft.form or told.form == draft.form,
        not draft.where or told.venue == draft.where,
        not draft.state or told.state == draft.state,
        not draft.cite or record.key == draft.cite,
        *(_is_whole(record, text) for what, text in draft.passages if what == "abstract"),
        not draft.topics or {word.casefold() for word in draft.topics} <= {word.casefold() for word in record.topics},
        not draft.status or record.status == draft.status,
        not draft.rating or (rating is not None and f"{rating.value:g}" == draft.rating.partition("/")[0]),
    )
    return ESSENTIAL * essential.count(False) + others.count(False)


def _is_whole(record: Record, abstract: str) -> bool:
    """Tell whether an abstract stands beneath its heading: "Background: …" within it may be read as a heading itself.

    What its owner wrote may well have parts.
    """
    found = (section.text for section in record.sections if section.heading in WORDS["abstract"])
    return _letters(next(found, "")) >= _letters(abstract) * _WHOLE


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
