"""Findings for other programs: JSON, GitHub's workflow commands, SARIF."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.diagnostics import Diagnostic, Edit, Fix
from papernotes.report.findings import fairly, text
from papernotes.report.formats import FORMATS
from papernotes.rules import RULES
from papernotes.source import Source, Span
from papernotes.version import __version__

DATA = Path(__file__).parents[1] / "data"
SARIF = jsonschema.Draft4Validator(json.loads((DATA / "sarif-schema-2.1.0.json").read_text("utf-8")))
"""The standard's own schema (OASIS; this copy under Apache-2.0)."""

SOURCE = Source("a b/漢.md", "# A\r\nPaper: <[url](https://a.example.net/x)>\r\n😀 B\r\n")
LINK = Span(12, 44)
FIXED = Diagnostic(
    "PN202", "wrapped", SOURCE.path, LINK, fix=Fix("Write the address", (Edit(LINK, "<https://a.example.net/x>"),))
)
FINDINGS = [
    FIXED,
    Diagnostic("PN001", "unknown key `a`", "papernotes.yml", Span(0, 1), "did you mean `b`?"),
    Diagnostic("PN103", "not UTF-8", SOURCE.path),
    Diagnostic("PN301", "the same paper", SOURCE.path, line=3),
    Diagnostic("PN401", "syntax error", "/elsewhere/templates/home.html", line=7),
    Diagnostic("PN603", "a key", SOURCE.path, Span(2, 3)),
    Diagnostic("PN201", "gone", "gone.md", Span(5, 9)),
]
SOURCES = {SOURCE.path: SOURCE, "papernotes.yml": Source("papernotes.yml", "a: 1\n")}


def where(path: str) -> str:
    return f"notes/{path}" if path == SOURCE.path else path


def written(form: str, findings: list[Diagnostic] = FINDINGS) -> str:
    return FORMATS[form](findings, SOURCES, where)


def test_json_holds_every_finding_with_its_place_and_repair() -> None:
    data = json.loads(written("json"))
    assert (data["schema"], data["version"], len(data["findings"])) == (1, __version__, len(FINDINGS))
    assert data["counts"] == {finding.code: 1 for finding in sorted(FINDINGS, key=lambda finding: finding.code)}
    place = {"line": 2, "column": 8, "end_line": 2, "end_column": 40}
    assert data["findings"][0] == {
        "code": "PN202",
        "name": "mangled-link",
        "severity": "info",
        "message": "wrapped",
        "help": RULES["PN202"].help,
        "file": "notes/a b/漢.md",
        **place,
        "fix": {"title": "Write the address", "edits": [{**place, "text": "<https://a.example.net/x>"}]},
    }
    nowhere = {"line": None, "column": None, "end_line": None, "end_column": None}
    assert data["findings"][2].items() >= nowhere.items()
    assert data["findings"][3].items() >= {"line": 3, "column": 1, "end_line": 3, "end_column": None}.items()


def test_the_docs_name_every_key_of_json() -> None:
    page = (Path(__file__).parents[2] / "docs" / "check.md").read_text("utf-8")
    data = json.loads(written("json"))
    assert not [key for key in (*data, *data["findings"][0], *data["findings"][0]["fix"]) if f"`{key}`" not in page]


def test_github_gets_a_command_a_finding() -> None:
    link, unknown, encoding, twice, template, key, gone = written("github").split("\n")
    file = "file=notes/a b/漢.md"
    assert link == (
        f"::notice {file},line=2,endLine=2,col=8,endColumn=40,title=PN202 mangled-link"
        "::wrapped%0AWrite the repaired address."
    )
    assert unknown == (
        "::warning file=papernotes.yml,line=1,endLine=1,col=1,endColumn=2,title=PN001 unknown-key"
        "::unknown key `a`%0Adid you mean `b`?"
    )
    assert encoding == f"::warning {file},title=PN103 undecodable-file::not UTF-8%0ASave the file as UTF-8."
    assert twice.startswith(f"::notice {file},line=3,endLine=3,title=PN301 same-paper-twice::the same paper%0A")
    assert template.startswith(
        "::error file=/elsewhere/templates/home.html,line=7,endLine=7,title=PN401 template-error::"
    )
    assert key.startswith(f"::error {file},line=1,endLine=1,col=3,endColumn=4,title=PN603 secret::a key%0A")
    assert gone.startswith("::notice file=gone.md,title=PN201 placeholder-link::gone%0A")


@given(st.text(max_size=60), st.text(alphabet="a,:%\n\r\x1b/é\u2028", min_size=1, max_size=20))
def test_nothing_in_the_notes_can_write_a_command(message: str, path: str) -> None:
    out = FORMATS["github"]([Diagnostic("PN201", message, path, line=1)], {}, str)
    assert "\n" not in out
    assert "\r" not in out
    assert "\x1b" not in out
    properties = re.fullmatch(
        r"::notice file=([^,:]*),line=1,endLine=1,title=PN201 placeholder-link::(.*)", out, re.DOTALL
    )
    assert properties
    plain = path.replace("\x1b", "\ufffd")
    assert (
        properties[1]
        .replace("%0A", "\n")
        .replace("%0D", "\r")
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%25", "%")
        == plain
    )


def test_sarif_is_valid_and_complete() -> None:
    log = json.loads(written("sarif"))
    assert list(SARIF.iter_errors(log)) == []
    (run,) = log["runs"]
    results = run["results"]
    assert [result["ruleId"] for result in results] == [finding.code for finding in FINDINGS]
    assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in results)
    assert {r["level"] for r in results} == {"error", "warning", "note"}
    first = results[0]["locations"][0]["physicalLocation"]
    region = {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 40}
    assert first == {
        "artifactLocation": {"uri": "notes/a%20b/%E6%BC%A2.md", "uriBaseId": "%SRCROOT%"},
        "region": region,
    }
    (change,) = results[0]["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": region, "insertedContent": {"text": "<https://a.example.net/x>"}}
    ]
    elsewhere = results[4]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert elsewhere == {"uri": "file:///elsewhere/templates/home.html"}
    assert "region" not in results[2]["locations"][0]["physicalLocation"]


def test_sarif_without_findings_is_valid() -> None:
    log = json.loads(written("sarif", []))
    assert list(SARIF.iter_errors(log)) == []
    assert log["runs"][0]["results"] == []


def test_every_rule_can_stand_in_sarif() -> None:
    log = json.loads(written("sarif", [Diagnostic(code, "m", SOURCE.path, line=1) for code in RULES]))
    assert list(SARIF.iter_errors(log)) == []


def fingerprints(source: Source, *findings: Diagnostic) -> list[str]:
    log = json.loads(FORMATS["sarif"](findings, {source.path: source}, str))
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in log["runs"][0]["results"]]


def test_a_finding_that_only_moved_keeps_its_fingerprint() -> None:
    before = Source("a.md", "x <url>\n")
    after = Source("a.md", "new\n\nx <url>\nx <url>\n")
    (old,) = fingerprints(before, Diagnostic("PN201", "m", "a.md", Span(2, 7)))
    moved, again, other = fingerprints(
        after,
        Diagnostic("PN201", "m", "a.md", Span(7, 12)),
        Diagnostic("PN201", "m", "a.md", Span(15, 20)),
        Diagnostic("PN202", "m", "a.md", Span(15, 20)),
    )
    assert old == moved
    assert len({moved, again, other}) == 3


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_stands_in_the_notes_the_formats_are_valid(content: str, message: str) -> None:
    source = Source("a.md", content)
    span = Span(0, len(content))
    finding = Diagnostic("PN202", message, "a.md", span, fix=Fix("t", (Edit(span, message),)))
    sources = {"a.md": source}
    assert json.loads(FORMATS["json"]([finding], sources, str))["findings"][0]["message"] == message
    assert list(SARIF.iter_errors(json.loads(FORMATS["sarif"]([finding], sources, str)))) == []


@pytest.mark.parametrize("form", FORMATS)
def test_lone_surrogates_are_written_as_ascii_or_replaced(form: str) -> None:
    FORMATS[form]([Diagnostic("PN201", "\udc80", "a\udc80.md", line=1)], {}, str).encode("utf-8")


def test_thousands_of_findings_are_all_there_and_in_text_some_of_each_rule() -> None:
    findings = [Diagnostic("PN201", str(i), "a.md") for i in range(3000)] + [Diagnostic("PN202", "m", "a.md")] * 2
    assert len(json.loads(written("json", findings))["findings"]) == 3002
    assert len(written("github", findings).split("\n")) == 3002
    told = text(fairly(findings, 20), {}, most=20)
    heads: list[Any] = [line.split()[1] for line in told.split("\n") if line.startswith("a.md: ")]
    assert heads.count("PN202") == 2
    assert 3 <= heads.count("PN201") <= 20
    assert "more PN201 (placeholder-link)" in told
    assert sorted(fairly(findings, 20), key=id) == sorted(findings, key=id)
