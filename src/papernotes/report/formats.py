"""Findings for other programs: JSON, GitHub's workflow commands, SARIF. All findings, in the order given."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from papernotes.report.printable import printable
from papernotes.report.sarif import sarif
from papernotes.report.told import told
from papernotes.rules import RULES
from papernotes.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from papernotes.diagnostics import Diagnostic, Fix
    from papernotes.report.findings import Where
    from papernotes.report.told import Told
    from papernotes.source import Source, Span

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def as_json(findings: Sequence[Diagnostic], sources: Mapping[str, Source], where: Where) -> str:
    """Return the findings as JSON; docs/check.md says what it holds. Lines and columns count from 1, in characters."""
    told_of = [_json(each, where) for each in told(findings, sources)]
    counts = Counter(finding.code for finding in findings)
    data = {"schema": 1, "version": __version__, "counts": dict(sorted(counts.items())), "findings": told_of}
    return json.dumps(data, ensure_ascii=True, indent=1)


def _json(told: Told, where: Where) -> dict[str, Any]:
    finding, source, whole = told
    rule = RULES[finding.code]
    return {
        "code": finding.code,
        "name": rule.name,
        "severity": rule.severity,
        "message": finding.message,
        "help": finding.help or rule.help,
        "file": where(finding.path),
        **_place(finding, source),
        "fix": _fix(finding.fix, source) if finding.fix and source and whole else None,
    }


def _place(finding: Diagnostic, source: Source | None) -> dict[str, int | None]:
    if finding.span and source:
        return _range(finding.span, source)
    line, column = finding.position(source) or (None, None)
    return {"line": line, "column": column, "end_line": line, "end_column": None}


def _range(span: Span, source: Source) -> dict[str, int | None]:
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


def _fix(fix: Fix, source: Source) -> dict[str, Any]:
    edits = [{**_range(edit.span, source), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "edits": edits}


def as_github(findings: Sequence[Diagnostic], sources: Mapping[str, Source], where: Where) -> str:
    """Return a workflow command a finding, which GitHub shows as an annotation at its line."""
    return "\n".join(_command(each, where) for each in told(findings, sources))


def _command(told: Told, where: Where) -> str:
    finding, source, _ = told
    rule = RULES[finding.code]
    place = _place(finding, source)
    properties: dict[str, object] = {"file": where(finding.path)}
    if place["line"]:
        properties |= {"line": place["line"], "endLine": place["end_line"]}
    if place["end_column"] and place["line"] == place["end_line"]:  # GitHub takes columns for one line only
        properties |= {"col": place["column"], "endColumn": place["end_column"]}
    properties["title"] = f"{finding.code} {rule.name}"
    listed = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in properties.items())
    message = f"{finding.message}\n{finding.help or rule.help}"
    return f"::{_COMMANDS[rule.severity]} {listed}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    """Return a text as a workflow command takes it: what would end it, and a property's marks, by their numbers."""
    text = printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))
    for mark in more:
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text


def as_sarif(findings: Sequence[Diagnostic], sources: Mapping[str, Source], where: Where) -> str:
    """Return the findings as a SARIF 2.1.0 log, which code scanning takes."""
    return json.dumps(sarif(findings, sources, where), ensure_ascii=True, indent=1)


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], Mapping[str, Source], Where], str]] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""What writes findings for other programs, by the format's name."""
