"""Fixes for a whole project, round after round until nothing certain is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from papernotes.check.all_checks import Checked, check
from papernotes.check.fixes import mend
from papernotes.parse.withheld import withhold
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papernotes.diagnostics import Diagnostic
    from papernotes.project import Project

_MOST_ROUNDS = 8
"""A fix can bring out another beneath it; each round makes at least one, and no text needs this many."""


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
    fixed: list[Diagnostic] = []
    checked = check(project)
    for _ in range(_MOST_ROUNDS):
        texts: dict[str, str] = {}
        for source in project.as_written():
            mended = mend(source.text, [finding for finding in checked.findings if finding.path == source.path])
            fixed += mended.fixed
            if mended.text != source.text:
                texts[source.path] = mended.text
        if not texts:
            break
        project = rewritten(project, texts)
        checked = check(project)
    return Repaired(project, tuple(fixed), checked)


def rewritten(project: Project, texts: Mapping[str, str]) -> Project:
    """Return a project as it is with other texts in some of its notes files, by their paths."""
    drafts, files = project.drafts, project.private_files
    read = {path: withhold(Source(path, text), drafts=drafts, files=files) for path, text in texts.items()}
    sources = tuple(read.get(source.path, source) for source in project.sources)
    written = {**project.written, **texts}
    return replace(
        project,
        sources=sources,
        written={s.path: written[s.path] for s in sources if written.get(s.path, s.text) != s.text},
    )
