"""``check``: what is wrong with the notes, and its repair."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papernotes.cli.arguments import NOTES, VERBOSE, examples, read
from papernotes.cli.say import give, say
from papernotes.files.walk import site_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from papernotes.check.repair import Repaired
    from papernotes.diagnostics import Diagnostic
    from papernotes.project import Project

FORMATS = ("text", "json", "github", "sarif")
_MOST = 60
"""Findings that are told one by one without ``--verbose``."""


@click.command(
    name="check",
    short_help="Tell what is wrong with the notes, and mend it.",
    epilog=examples(
        "papernotes check",
        "papernotes check --diff",
        "papernotes check --fix",
        "papernotes check --format github --strict",
    ),
)
@NOTES
@click.option("--fix", is_flag=True, help="Repair in the notes what is certain; everything else stays byte for byte.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--public", is_flag=True, help="Also look for what should not be published: home paths, mail, keys.")
@click.option("--links", is_flag=True, help="Also ask whether the addresses on the web still lead somewhere.")
@click.option("--fresh", is_flag=True, help="With --links, ask anew for what was asked for lately.")
@click.option("--drafts", is_flag=True, help="Check private notes as well, as a build with --drafts shows them.")
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(FORMATS), help="The format.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too; without, only errors fail.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but findings that make the command fail.")
@VERBOSE
def command(
    directory: Path,
    *,
    fix: bool,
    diff: bool,
    public: bool,
    links: bool,
    fresh: bool,
    drafts: bool,
    form: str,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Tell what is wrong with the notes in DIRECTORY (default: here), each with its place and what to do.

    Nothing is written but by --fix. `papernotes explain CODE` says more about a finding.
    """
    from papernotes.check.all_checks import check
    from papernotes.check.repair import repair
    from papernotes.diagnostics import in_order

    project = read(directory, site_of(directory), drafts=drafts, lenient=True)
    where = _shown(directory, project)
    if fix or diff:
        repaired = repair(project)
        if diff:
            _show_diff(project, repaired, where)
            return
        project = _write(project, repaired, directory, where)
        findings = check(project).findings if project is not repaired.project else repaired.checked.findings
    else:
        findings = check(project).findings
    asked = _asked_for(project, directory, public=public, links=links, fresh=fresh, quiet=quiet)
    findings = in_order((*findings, *asked), project.by_path)
    failing = [finding for finding in findings if _fails(finding, strict=strict)]
    _tell(failing if quiet else findings, project, where, form, most=sys.maxsize if verbose else _MOST, quiet=quiet)
    if failing:
        sys.exit(1)


def _fails(finding: Diagnostic, *, strict: bool) -> bool:
    from papernotes.rules import RULES

    return RULES[finding.code].severity in (("error", "warning") if strict else ("error",))


def _asked_for(
    project: Project, directory: Path, *, public: bool, links: bool, fresh: bool, quiet: bool
) -> Sequence[Diagnostic]:
    """Return what is only looked for when a user asks for it."""
    found: list[Diagnostic] = []
    if public:
        from papernotes.check import public as look
        from papernotes.check.kept_off_pages import withheld

        found += look(project.as_written(), project.config.allow)
        found += withheld(project.sources, project.config.allow)
    if links:
        from papernotes.author.links import check_links
        from papernotes.builder.memory.place import place

        found += check_links(project, place(directory), fresh=fresh, quiet=quiet)
    return found


def _tell(
    findings: Sequence[Diagnostic],
    project: Project,
    where: Callable[[str], str],
    form: str,
    *,
    most: int,
    quiet: bool,
) -> None:
    from papernotes.report import formats
    from papernotes.report.findings import fairly, summary, text
    from papernotes.report.receipt import count

    if form != "text":
        written = formats.FORMATS[form](findings, project.by_path, where)
        give(f"{written}\n" if written else "")
        return
    if findings:
        say(text(fairly(findings, most), project.by_path, most=most, where=where))
    if quiet:
        return
    if not findings:
        say(f"no findings in {count(len(project.sources), 'file')}")
        return
    files = len({finding.path for finding in findings})
    say(f"\n{count(len(findings), 'finding')} in {count(files, 'file')}: {summary(findings)}")
    if fixable := sum(1 for finding in findings if finding.fix):
        say(f"{fixable} marked [*] can be repaired: look with --diff, repair with --fix")


def _show_diff(project: Project, repaired: Repaired, where: Callable[[str], str]) -> None:
    from papernotes.author.fix import diff
    from papernotes.report.receipt import count

    # As bytes: a diff of lines that end in CR LF must not get other ends on its way.
    shown = diff(project, repaired.project, where)
    give(shown.text)
    say(f"{count(len(repaired.fixed), 'repair')} to make; nothing was changed", err=True)
    if not shown.whole:
        say("secrets are covered here, so this is no patch; --fix makes the repairs", err=True)


def _write(project: Project, repaired: Repaired, directory: Path, where: Callable[[str], str]) -> Project:
    """Write what was repaired and return the project as it now is."""
    from papernotes.author.fix import write_changes
    from papernotes.check.repair import rewritten
    from papernotes.files.walk import notes_folder
    from papernotes.report.findings import summary
    from papernotes.report.receipt import count

    changes = write_changes(project, repaired.project, notes_folder(directory))
    made = [finding for finding in repaired.fixed if finding.path in changes.written]
    if made:
        files = count(len(changes.written), "file")
        say(f"repaired {count(len(made), 'finding')} in {files}: {summary(made)}", err=True)
    for path, why in changes.refused:
        say(f"{where(path)}: left as it is: {why}", err=True, colour="yellow")
    if not changes.refused:
        return repaired.project
    texts = {source.path: source.text for source in repaired.project.as_written()}
    return rewritten(project, {path: texts[path] for path in changes.written})


def _shown(directory: Path, project: Project) -> Callable[[str], str]:
    """Return what shows a finding's path as one opens it from here: from the current folder where it lies below."""
    from papernotes.files.walk import notes_folder, project_folder

    notes = {source.path for source in project.sources}
    folder, here = notes_folder(directory), os.path.realpath(Path.cwd())

    def where(path: str) -> str:
        full = os.path.realpath(folder) if path in notes else os.path.realpath(project_folder(directory))
        full = str(Path(full, path))  # an absolute path, a template's, stays as it is
        inside = os.path.relpath(full, here) if full.startswith(here + os.sep) else full
        return inside.replace(os.sep, "/")

    return where
