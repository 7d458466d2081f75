"""Findings as text: the place, the words, the help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from textwrap import indent
from typing import TYPE_CHECKING

from papernotes.report.printable import columns, printable
from papernotes.report.told import told
from papernotes.rules import RULES, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from papernotes.diagnostics import Diagnostic
    from papernotes.report.told import Told
    from papernotes.rules import Rule
    from papernotes.source import Source

MOST = 20
"""Findings told in full; the rest is counted by rule."""

Where = Callable[[str], str]
"""How a finding's path is shown."""

_WIDEST = 160
"""A source line longer than this is cut around the finding."""


def fails(findings: Iterable[Diagnostic]) -> bool:
    """Whether a strict run fails: any finding whose rule is a warning or an error."""
    return any(map(is_problem, findings))


def text(findings: Sequence[Diagnostic], sources: Mapping[str, Source], *, most: int = MOST, where: Where = str) -> str:
    """Return the findings with their source frames, then a count a rule of those beyond ``most``.

    ``sources`` maps the diagnostics' paths to texts; a finding whose text is not there has no frame. ``where`` returns
    how a path is shown.
    """
    parts = [_finding(each, where) for each in told(findings[:most], sources)]
    rest = Counter(finding.code for finding in findings[most:])
    parts += [f"… and {count} more {code} ({RULES[code].name})" for code, count in sorted(rest.items())]
    return printable("\n".join(parts))


def fairly(findings: Sequence[Diagnostic], most: int) -> list[Diagnostic]:
    """Return the findings, those first that are told when only ``most`` are: of each rule about as many."""
    if len(findings) <= most:
        return list(findings)
    each = max(3, most // len({finding.code for finding in findings}))
    seen: Counter[str] = Counter()
    first: list[Diagnostic] = []
    rest: list[Diagnostic] = []
    for finding in findings:
        (first if seen[finding.code] < each else rest).append(finding)
        seen[finding.code] += 1
    return first[:most] + rest + first[most:]


def _finding(told: Told, shown: Where) -> str:
    finding, source, _ = told
    where = finding.position(source)
    head = ":".join([shown(finding.path), *(str(number) for number in where or ())])
    star = " [*]" if finding.fix else ""
    lines = [f"{head}: {finding.code}{star} {finding.message}"]
    if where and source is not None and where[0] <= len(source.lines):
        lines += _frame(finding, source, *where)
    lines.append(f"   = help: {finding.help or RULES[finding.code].help}")
    return "\n".join(lines)


def _frame(finding: Diagnostic, source: Source, line: int, column: int) -> list[str]:
    full = source.line(line)
    start = max(0, column - 1 - _WIDEST // 2) if len(full) > _WIDEST else 0
    shown = full[start : start + _WIDEST].replace("\t", " ")
    margin = " " * len(str(line))
    lines = [f"{margin} |", f"{line} | {shown}"]
    if finding.span:
        first = column - 1 - start
        marked = shown[first : first + finding.span.end - finding.span.start]
        lines.append(f"{margin} | {' ' * columns(shown[:first])}{'^' * max(1, columns(marked))}")
    return lines


def summary(findings: Sequence[Diagnostic]) -> str:
    """Return one line that counts the findings by rule, most first; empty without findings."""
    counts = Counter(finding.code for finding in findings)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count} {RULES[code].name} ({code})" for code, count in ranked)


def is_problem(finding: Diagnostic) -> bool:
    """Whether a finding is told without ``--verbose``: warnings and errors are, remarks are only counted."""
    return RULES[finding.code].severity != "info"


def rule_text(rule: Rule) -> str:
    """Return what a rule's code means: its name, what is found, why it matters, what to do, and an example."""
    parts = [f"{rule.code} {rule.name} ({rule.severity})", f"{rule.what}\n{rule.why}", f"What to do: {rule.help}"]
    if rule.fixable:
        parts.append("Where the repair is certain, `papernotes check --fix` makes it.")
    if rule.bad:
        bad, good = (indent(visible(lines).rstrip("\n"), "    ") for lines in (rule.bad, rule.good))
        parts.append(f"In {rule.file}, not\n\n{bad}\n\nbut\n\n{good}")
    return "\n\n".join(parts)
