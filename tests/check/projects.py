"""Projects for tests of checks, made in memory: nothing is read from a disk but the default theme."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from papernotes.check.all_checks import check
from papernotes.check.repair import rewritten
from papernotes.config import Config
from papernotes.files.theme_folder import default_theme, read_theme
from papernotes.project import Project
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.diagnostics import Diagnostic

HEAD = "## 《Deep Residual Learning for Image Recognition》(CVPR 2016)\n\n"
PAPER = "Paper: https://arxiv.org/abs/1512.03385\n\n"


@cache
def _empty() -> Project:
    return Project(Config(), (), read_theme(default_theme()))


def project(*notes: str | tuple[str, str], config: Config | None = None, **fields: Any) -> Project:
    """Return a project of some notes, each a text or a path and a text, as `read_project` gives it."""
    sources = [Source(*note) if isinstance(note, tuple) else Source(f"n{i}.md", note) for i, note in enumerate(notes)]
    made = replace(_empty(), config=config or Config(), sources=tuple(sources), **fields)
    return rewritten(made, {source.path: source.text for source in sources})


def told(*notes: str | tuple[str, str], **fields: Any) -> list[tuple[str, str]]:
    """Return the code and the words at the place of each finding; for one without a place, its message."""
    return [(finding.code, words(finding, *notes)) for finding in findings(*notes, **fields)]


def findings(*notes: str | tuple[str, str], **fields: Any) -> tuple[Diagnostic, ...]:
    """Return all findings of a project of some notes."""
    return check(project(*notes, **fields)).findings


def words(finding: Diagnostic, *notes: str | tuple[str, str]) -> str:
    """Return the words at a finding's place, as they stand in the file."""
    source = next(source for source in project(*notes).as_written() if source.path == finding.path)
    return source.text[finding.span.start : finding.span.end] if finding.span else finding.message


def codes(*notes: str | tuple[str, str], **fields: Any) -> set[str]:
    """Return the codes of all findings."""
    return {finding.code for finding in findings(*notes, **fields)}
