"""Which repairs may be made: those after which the notes give the same records, or better ones."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from papernotes.check.characters import LOOKS
from papernotes.check.fixes import mend
from papernotes.library.identity import title_key
from papernotes.parse import parse
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.check.checked_text import Text
    from papernotes.diagnostics import Diagnostic
    from papernotes.model import Document, Record

_UNSEEN = ("%E2%80%8B", "%EF%BB%BF", "%C2%AD", "%E2%81%A0")
"""How characters that nobody sees stand in the addresses of records."""
_STATED = ("year", "arxiv", "doi", "status", "rating", "read_on", "authors")
"""Fields that a repair may fill, and not change."""


def harmful(text: Text, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the findings of a source whose fixes would cost one of its records something.

    What the notes show together may change with them, and with that how the text is read.
    """

    def harmless(some: Sequence[Diagnostic]) -> bool:
        mended = Source(text.source.path, mend(text.source.text, some).text)
        return keeps(text.document, parse(mended, text.lexicon, text.folder.with_text(mended)))

    fixable = [finding for finding in findings if finding.fix]
    if not fixable or harmless(fixable):
        return []
    # One of them does harm: halve until the harmless ones are found, which are nearly all.
    good: list[Diagnostic] = []
    bad: list[Diagnostic] = []
    waiting = [fixable]
    while waiting:
        some = waiting.pop()
        if harmless([*good, *some]):
            good += some
        elif len(some) > 1:
            middle = len(some) // 2
            waiting += [some[middle:], some[:middle]]
        else:
            bad += some
    return bad


def keeps(before: Document, after: Document) -> bool:
    """Tell whether a document still has all records that it had before, with all that they stated."""
    return len(before.records) == len(after.records) and all(
        _as_good(old, new) for old, new in zip(before.records, after.records, strict=True)
    )


def _as_good(old: Record, new: Record) -> bool:
    return (
        old.kind == new.kind
        and _folded(old.title) == _folded(new.title)
        and (old.name is None or _folded(old.name) == _folded(new.name or ""))
        and (old.venue is None or new.venue is not None)
        and all(getattr(old, field) in (None, (), getattr(new, field)) for field in _STATED)
        and len(old.group) <= len(new.group)
        and set(old.topics) - set(old.group) <= set(new.topics)  # what was no topic but a misspelt venue may go
        and not Counter(_urls(old)) - Counter(_urls(new))
        and not Counter(_headings(old)) - Counter(_headings(new))
        and len(old.snippets) <= len(new.snippets)
    )


def _folded(title: str) -> str:
    return title_key(title.translate(LOOKS))


def _headings(record: Record) -> list[tuple[str, str]]:
    return [(_folded(section.heading), section.role) for section in record.sections if section.heading]


def _urls(record: Record) -> list[str]:
    urls = []
    for link in record.links:
        url = link.url
        for unseen in _UNSEEN:
            url = url.replace(unseen, "")
        urls.append(url)
    return urls
