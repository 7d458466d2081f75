"""Findings as SARIF 2.1.0, the OASIS standard's JSON for the results of checks."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from papernotes.masking import masked
from papernotes.report.printable import printable
from papernotes.report.told import told
from papernotes.rules import RULES, visible
from papernotes.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from papernotes.diagnostics import Diagnostic, Fix
    from papernotes.report.findings import Where
    from papernotes.report.told import Told
    from papernotes.rules import Rule, Severity
    from papernotes.source import Source, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_ROOT = "%SRCROOT%"
"""What SARIF's readers take paths to be relative to: the checkout."""


def sarif(findings: Sequence[Diagnostic], sources: Mapping[str, Source], where: Where) -> dict[str, Any]:
    """Return a SARIF log of one run; columns count characters. ``where`` returns how a path is shown.

    Each result has a fingerprint of its rule, file and line's text, so that one that only moved is known again.
    """
    codes = sorted({finding.code for finding in findings})
    seen: Counter[str] = Counter()
    results = []
    for each in told(findings, sources):
        mark = _fingerprint(each.finding, each.source)
        seen[mark] += 1
        results.append(_result(each, where, codes.index(each.finding.code), f"{mark}:{seen[mark]}"))
    driver = {"name": "papernotes", "version": __version__, "rules": [_rule(RULES[code]) for code in codes]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    text = f"{rule.what} {rule.why} {rule.help}"
    bad, good = masked(visible(rule.bad)), visible(rule.good)
    shown = f"\n\nNot\n\n```\n{bad}```\n\nbut\n\n```\n{good}```\n" if bad else ""
    return {
        "id": rule.code,
        "name": "".join(map(str.capitalize, rule.name.split("-"))),
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": text, "markdown": text + (shown if "```" not in rule.bad else "")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(told: Told, where: Where, index: int, fingerprint: str) -> dict[str, Any]:
    finding, source, whole = told
    location: dict[str, Any] = {"artifactLocation": _artifact(where(finding.path))}
    if region := _region(finding, source):
        location["region"] = region
    rule = RULES[finding.code]
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[rule.severity],
        "message": {"text": printable(f"{finding.message} {finding.help or rule.help}")},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},  # by this name code scanning knows it
    }
    if finding.fix and source and whole:
        result["fixes"] = [_fix(finding.fix, source, where(finding.path))]
    return result


def _artifact(path: str) -> dict[str, str]:
    """Return where a file is: below the checkout, or an absolute address."""
    uri = quote(path.replace("\\", "/"), errors="replace")
    if re.match(r"/|[A-Za-z]:/", path.replace("\\", "/")):
        return {"uri": f"file:///{uri.lstrip('/')}"}
    return {"uri": uri, "uriBaseId": _ROOT}


def _region(finding: Diagnostic, source: Source | None) -> dict[str, int] | None:
    if finding.span and source:
        return _of_span(finding.span, source)
    return {"startLine": finding.line} if finding.line else None


def _of_span(span: Span, source: Source) -> dict[str, int]:
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(fix: Fix, source: Source, path: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _of_span(edit.span, source), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    changes = [{"artifactLocation": _artifact(path), "replacements": replacements}]
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _fingerprint(finding: Diagnostic, source: Source | None) -> str:
    place = finding.position(source)
    line = source.line(place[0]).strip() if place and source and place[0] <= len(source.lines) else ""
    told = f"{finding.code}\0{finding.path}\0{line}"
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
