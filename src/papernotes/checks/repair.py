"""Fixes for a whole project, round after round until nothing certain is left; none that costs a record anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papernotes import lexicon as _lexicon
from papernotes.checks.characters import LOOKS
from papernotes.checks.fixes import mend
from papernotes.checks.run import Checked, check
from papernotes.library.identity import title_key
from papernotes.parse import parse
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.diagnostics import Diagnostic
    from papernotes.lexicon import Lexicon
    from papernotes.model import Document, Record
    from papernotes.project import Project

_MOST_ROUNDS = 8
"""A fix can bring out another beneath it; each round makes at least one, and no text needs this many."""
_UNSEEN = ("%E2%80%8B", "%EF%BB%BF", "%C2%AD", "%E2%81%A0")
"""How characters that nobody sees stand in the addresses of records."""


@dataclass(frozen=True)
class Repaired:
    """What repairing gives: nothing is written."""

    project: Project
    """The project with its sources mended."""
    fixed: tuple[Diagnostic, ...]
    """The findings that are no more, as they were found; those of later rounds have places in texts mended before."""
    checked: Checked
    """What is left."""


def repair(project: Project) -> Repaired:
    """Return a project with all that is certain repaired. Repairing it again changes nothing."""
    config = project.config
    lexicon = _lexicon.load(venues=config.venues, topics=config.topics, roles=config.roles)
    refused: set[tuple[str, str, str]] = set()
    fixed: list[Diagnostic] = []
    checked = check(project)
    for _ in range(_MOST_ROUNDS):
        sources: list[Source] = []
        for source in project.sources:
            wanted = [f for f in checked.findings if f.path == source.path and f.fix and _key(f, source) not in refused]
            mended, made = _mend(source, wanted, lexicon) if wanted else (source, ())
            refused |= {_key(finding, source) for finding in wanted if finding not in made} if not made else set()
            fixed += made
            sources.append(mended)
        if tuple(sources) == project.sources:
            break
        project = replace(project, sources=tuple(sources))
        checked = check(project)
    return Repaired(project, tuple(fixed), checked)


def _key(finding: Diagnostic, source: Source) -> tuple[str, str, str]:
    span = finding.span
    return finding.code, finding.path, source.text[span.start : span.end] if span else finding.message


def _mend(source: Source, findings: Sequence[Diagnostic], lexicon: Lexicon) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return a source with as many of the fixes as leave its records as good as they were, and their findings."""
    before = parse(source, lexicon)

    def attempt(some: Sequence[Diagnostic]) -> tuple[Source, tuple[Diagnostic, ...]] | None:
        text, made, _ = mend(source.text, some)
        mended = Source(source.path, text)
        return (mended, made) if keeps(before, parse(mended, lexicon)) else None

    if done := attempt(findings):
        return done
    # One of them costs a record something: halve until the harmless ones are found, which are nearly all.
    good: list[Diagnostic] = []
    waiting = [list(findings)]
    while waiting:
        some = waiting.pop()
        if attempt([*good, *some]):
            good += some
        elif len(some) > 1:
            middle = len(some) // 2
            waiting += [some[middle:], some[:middle]]
    return attempt(good) or (source, ())


def keeps(before: Document, after: Document) -> bool:
    """Tell whether a document still has all records, with title, venue, year and links, that it had before."""
    return len(before.records) == len(after.records) and all(
        _as_good(old, new) for old, new in zip(before.records, after.records, strict=True)
    )


def _as_good(old: Record, new: Record) -> bool:
    return (
        old.kind == new.kind
        and title_key(old.title.translate(LOOKS)) == title_key(new.title.translate(LOOKS))
        and (old.venue is None or new.venue is not None)
        and (old.year is None or old.year == new.year)
        and not Counter(_urls(old)) - Counter(_urls(new))
        and len(old.sections) <= len(new.sections)
        and len(old.snippets) <= len(new.snippets)
    )


def _urls(record: Record) -> list[str]:
    urls = []
    for link in record.links:
        url = link.url
        for unseen in _UNSEEN:
            url = url.replace(unseen, "")
        urls.append(url)
    return urls
