"""A whole build, from a project's folder to its site's, with all that earlier builds left to use."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from papernotes.builder import pipeline
from papernotes.files.lock import held
from papernotes.files.project_reader import read_project
from papernotes.files.sync import compare, sync
from papernotes.files.walk import notes_folder, on_disk
from papernotes.site.theme import broken_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from papernotes.builder.memory.runner import Runner
    from papernotes.builder.pipeline import Site
    from papernotes.files.sync import Stale, Written
    from papernotes.project import Project
    from papernotes.remembering import R, Run, T
    from papernotes.site.theme import Theme

    Watch = Callable[[Iterable[R], int], Iterable[R]]


_WORTH_WORKERS = 60_000
"""Characters of notes; fewer are read sooner than a process is begun."""
_MANY = 200
"""Pieces that are drawn with most of the templates."""


class Build(NamedTuple):
    """What a build read, made and wrote."""

    project: Project
    site: Site
    written: Written
    root: Path
    """The project's folder, or its one file."""


def build(
    root: Path,
    folder: Path,
    runner: Runner,
    *,
    adopt: bool = False,
    drafts: bool = False,
    watch: Watch[Any] = lambda done, _: done,
) -> Build:
    """Write the site of the project at ``root`` into ``folder``, one build at a time. Raises PapernotesError.

    With ``drafts`` the site shows private notes, marked. ``runner`` says how the work is done; ``watch`` is handed what
    gets done and how much it will be, and gives it on.
    """
    with held(folder):
        project, site, copies = _make(root, folder, runner, drafts=drafts)
        past = runner.past(folder)
        run = _watched(runner, watch, project.theme)
        written = sync(site.pieces, copies, folder, site.library.addresses, run, adopt=adopt, past=past)
        runner.leave(folder, written.stamps)
    return Build(project, site, written, root)


def check(root: Path, folder: Path, runner: Runner, *, drafts: bool = False,
          watch: Watch[Any] = lambda done, _: done) -> Stale:  # fmt: skip
    """Return how the site in ``folder`` differs from what `build` would write there; writes nothing."""
    project, site, copies = _make(root, folder, runner, drafts=drafts)
    return compare(site.pieces, copies, folder, site.library.addresses, _watched(runner, watch, project.theme))


def _make(
    root: Path, folder: Path, runner: Runner, *, drafts: bool = False
) -> tuple[Project, Site, list[tuple[Path, str]]]:
    """Return a project, what makes its site, and the files to copy there."""
    project = read_project(root, folder, drafts=drafts, recall=runner.recall_here)
    project = replace(project, theme=runner.ready(project.theme))
    if sum(len(source.text) for source in project.sources) < _WORTH_WORKERS:
        runner.alone()
    site = pipeline.build(project, runner.recall, runner.map)
    runner.save()
    return project, site, [(on_disk(notes_folder(root), name), path) for name, path in site.copies]


def _watched(runner: Runner, watch: Watch[Any], theme: Theme) -> Run:
    def run(work: Callable[[T], R], pieces: Sequence[T]) -> Iterable[R]:
        if len(pieces) >= _MANY:
            for _ in broken_templates(theme, theme.templates):  # compiled here once, and not in each worker
                pass  # whoever draws it says what is wrong
        return watch(runner.map(work, pieces), len(pieces))

    return run
