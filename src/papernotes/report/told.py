"""Findings as they are told: nothing of them, nor of the texts that they are about, shows a secret."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from papernotes.diagnostics import Edit
from papernotes.masking import Mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from papernotes.diagnostics import Diagnostic, Fix
    from papernotes.source import Source


class Told(NamedTuple):
    """A finding and its text, every secret covered; reports end in logs that many read, so all are made from these."""

    finding: Diagnostic
    source: Source | None
    """The text, character for character at its place; None when it is not at hand."""
    whole: bool
    """Whether the repair is as it would be made; else a part of it is covered, and no program is to make it."""


def told(findings: Iterable[Diagnostic], sources: Mapping[str, Source]) -> list[Told]:
    """Return findings as they are told. ``sources`` maps their paths to texts."""
    findings = list(findings)
    texts = {path: sources[path] for path in dict.fromkeys(f.path for f in findings) if path in sources}
    mask = Mask(source.text for source in texts.values())
    shown = {path: mask.source(source) for path, source in texts.items()}
    return [_told(finding, shown.get(finding.path), mask) for finding in findings]


def _told(finding: Diagnostic, source: Source | None, mask: Mask) -> Told:
    fix = _covered(finding.fix, mask) if finding.fix else None
    message, advice = mask.text(finding.message), mask.text(finding.help)
    return Told(replace(finding, message=message, help=advice, words="", fix=fix), source, fix == finding.fix)


def _covered(fix: Fix, mask: Mask) -> Fix:
    edits = tuple(Edit(edit.span, mask.text(edit.text)) for edit in fix.edits)
    return replace(fix, title=mask.text(fix.title), edits=edits)
