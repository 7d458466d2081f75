"""All checks of a project, put together: what a build finds, and what only a check looks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papernotes.check.allowing import allowed
from papernotes.check.characters import characters
from papernotes.check.checked_text import Text
from papernotes.check.clashing_names import ambiguous, shared
from papernotes.check.keeping import harmful
from papernotes.check.link_repairs import addresses, duplicates
from papernotes.check.record_fields import missing, misspelt, with_removal, with_spelling
from papernotes.check.spelling import Spelling
from papernotes.check.targets import Targets
from papernotes.check.theming import theming
from papernotes.check.unclosed_blocks import blocks
from papernotes.diagnostics import Diagnostic, in_order, located
from papernotes.reading_notes import EditedFolder, gather, material_of
from papernotes.settings import settings_findings
from papernotes.site.connections import Connections
from papernotes.site.own_style import checked_style

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from papernotes.library.entry_model import Library
    from papernotes.project import Project
    from papernotes.reading_notes import Gathered
    from papernotes.source import Source


@dataclass(frozen=True)
class Checked:
    """What a check gives."""

    library: Library
    findings: tuple[Diagnostic, ...]
    """All that is not allowed, in the order of the places."""


def check(project: Project) -> Checked:
    """Return all that is wrong with a project's notes, settings and templates, as far as its texts tell.

    Raises StyleError, as a build does.
    """
    config = project.config
    checked_style(project.csl, config.language)
    gathered = gather(project, tokens=True)  # as a build does, so that both tell the same of the same notes
    library, lexicon, folder = gathered.library, gathered.lexicon, EditedFolder(project, gathered.folder)
    texts = [
        Text(source, document, lexicon, folder)
        for source, document in zip(project.sources, gathered.documents, strict=True)
    ]
    spelling = Spelling(lexicon.venues)
    found = [
        *project.diagnostics,
        *settings_findings(project, lexicon),
        *theming(project),
        *library.diagnostics,
        *_shown(gathered, project),
        *(finding for text in texts for finding in _of_text(text, spelling)),
        *missing(library),
        *ambiguous(library),
        *shared(library),
    ]
    by_path = project.by_path
    placed = [_placed(finding, by_path.get(finding.path), spelling) for finding in found]
    is_allowed = allowed(config.allow, by_path)
    kept = [finding for finding in _once(placed) if not is_allowed(finding)]
    guessed = {finding.path for finding in project.diagnostics if finding.code == "PN103"}
    kept = [_mendable(finding, by_path.get(finding.path), project.written) for finding in kept]
    return Checked(library, in_order(_certain(kept, texts, guessed), by_path))


def _mendable(finding: Diagnostic, source: Source | None, written: Mapping[str, str]) -> Diagnostic:
    """Return a finding without its fix where its line in the file is not the one read: a comment stands before it."""
    if source is None or finding.fix is None or finding.path not in written:
        return finding
    for edit in finding.fix.edits:
        start = source.line_span(source.position(edit.span.start)[0]).start
        if source.text[start : edit.span.end] != written[finding.path][start : edit.span.end]:
            return replace(finding, fix=None)
    return finding


def _certain(findings: Sequence[Diagnostic], texts: Sequence[Text], guessed: Container[str]) -> Iterator[Diagnostic]:
    """Yield the findings, without fixes that would cost a record something; ``guessed`` are texts that get none."""
    by_path: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    refused = {id(bad) for text in texts for bad in harmful(text, by_path.get(text.source.path, ()))}
    for finding in findings:
        sure = finding.fix and id(finding) not in refused and finding.path not in guessed
        yield finding if sure or not finding.fix else replace(finding, fix=None)


def _of_text(text: Text, spelling: Spelling) -> Iterator[Diagnostic]:
    yield from characters(text)
    yield from blocks(text)
    yield from addresses(text)
    yield from misspelt(text, spelling)
    for record in text.document.records:
        yield from duplicates(text, record)


def _shown(gathered: Gathered, project: Project) -> Iterator[Diagnostic]:
    """Yield what the pages cannot show as it is written, with what was most likely meant."""
    bodies = {place: leaf.body for place, leaf in gathered.leaves.items()}
    targets = Targets(gathered.library, project.pictures)
    by_path = project.by_path
    for finding in Connections(gathered.library, bodies, material_of(project, gathered.references)).check():
        yield targets.suggest(finding, by_path[finding.path])


def _placed(finding: Diagnostic, source: Source | None, spelling: Spelling) -> Diagnostic:
    """Return a finding with its place in the text, and with its fix where that follows from the text there."""
    if source is None:
        return finding
    finding = located(finding, source)
    if finding.span is None and "/" in finding.words:
        finding = located(replace(finding, words=finding.words.rpartition("/")[2]), source)
    if finding.code == "PN201":
        return with_removal(finding, source)
    if finding.code == "PN203":
        return with_spelling(finding, source, spelling)
    return finding


def _once(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings, of two with one code that overlap only the one with a fix, else the one that reaches further.

    A build finds some of what a check finds again, more exactly.
    """
    spans: dict[tuple[str, str], list[Diagnostic]] = {}
    for finding in findings:
        if finding.span is None:
            yield finding
        else:
            spans.setdefault((finding.path, finding.code), []).append(finding)
    for group in spans.values():
        kept: Diagnostic | None = None
        for finding in sorted(group, key=_by_start):
            if kept is None or _start(finding) >= _end(kept):
                if kept:
                    yield kept
                kept = finding
            elif (finding.fix is not None, _end(finding) - _start(finding)) > (
                kept.fix is not None,
                _end(kept) - _start(kept),
            ):
                kept = finding
        if kept:
            yield kept


def _by_start(finding: Diagnostic) -> tuple[int, int, str]:
    return _start(finding), -_end(finding), finding.message


def _start(finding: Diagnostic) -> int:
    return finding.span.start if finding.span else 0


def _end(finding: Diagnostic) -> int:
    return max(finding.span.end, finding.span.start + 1) if finding.span else 0
