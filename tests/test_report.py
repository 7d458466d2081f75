"""Findings, the receipt, the table of records and progress, as a user sees them."""

from __future__ import annotations

import io
from typing import Any

import pytest

from papernotes import report
from papernotes.diagnostics import Diagnostic, Edit, Fix, in_order
from papernotes.lexicon import load
from papernotes.library import assemble
from papernotes.model import Document, Place, Record
from papernotes.source import Source, Span

SOURCE = Source("cvpr.md", "# A\n\tCode: *<url>*\n" + "x" * 300 + "!\n")


def test_a_finding_shows_its_place_its_line_and_help() -> None:
    finding = Diagnostic("PN201", "still the placeholder", "cvpr.md", Span(11, 18), "give the address")
    assert report.text([finding], {"cvpr.md": SOURCE}).split("\n") == [
        "cvpr.md:2:8: PN201 still the placeholder",
        "  |",
        "2 |  Code: *<url>*",
        "  |        ^^^^^^^",
        "   = help: give the address",
    ]


def test_a_finding_that_can_be_fixed_is_starred_and_has_the_rules_help() -> None:
    span = Span(0, 3)
    finding = Diagnostic("PN202", "wrapped", "cvpr.md", span, fix=Fix("unwrap", (Edit(span, ""),)))
    first, *_, last = report.text([finding], {"cvpr.md": SOURCE}).split("\n")
    assert first == "cvpr.md:1:1: PN202 [*] wrapped"
    assert last == "   = help: Write the repaired address."


def test_the_mark_stands_beneath_wide_letters() -> None:
    source = Source("a.md", "# 深度残差 <url>\n")
    lines = report.text([Diagnostic("PN201", "m", "a.md", Span(7, 12))], {"a.md": source}).split("\n")
    assert lines[2:4] == ["1 | # 深度残差 <url>", "  |            ^^^^^"]


def test_a_long_line_is_cut_around_the_finding() -> None:
    end = len(SOURCE.text) - 2
    shown = report.text([Diagnostic("PN201", "m", "cvpr.md", Span(end, end + 1))], {"cvpr.md": SOURCE})
    line, marks = shown.split("\n")[2:4]
    assert len(line) < 180
    assert line[marks.index("^")] == "!"


@pytest.mark.parametrize(
    ("finding", "head"),
    [
        pytest.param(Diagnostic("PN103", "not UTF-8", "a.md"), "a.md: PN103 not UTF-8", id="whole-file"),
        pytest.param(Diagnostic("PN301", "twice", "a.md", line=7), "a.md:7:1: PN301 twice", id="line-without-text"),
        pytest.param(Diagnostic("PN201", "m", "gone.md", Span(1, 2)), "gone.md: PN201 m", id="text-not-at-hand"),
    ],
)
def test_a_finding_without_a_text_has_no_frame(finding: Diagnostic, head: str) -> None:
    lines = report.text([finding], {"cvpr.md": SOURCE}).split("\n")
    assert lines[0] == head
    assert len(lines) == 2


def test_a_finding_about_a_line_shows_it_without_a_mark() -> None:
    lines = report.text([Diagnostic("PN204", "no picture", "cvpr.md", line=1)], {"cvpr.md": SOURCE}).split("\n")
    assert lines[:3] == ["cvpr.md:1:1: PN204 no picture", "  |", "1 | # A"]
    assert len(lines) == 4


def test_thousands_of_findings_are_capped_and_counted() -> None:
    findings = [Diagnostic("PN201", str(i), "a.md") for i in range(1000)] + [Diagnostic("PN202", "m", "a.md")]
    lines = report.text(findings, {}, most=3).split("\n")
    assert len(lines) == 8
    assert lines[-2:] == ["… and 997 more PN201 (placeholder-link)", "… and 1 more PN202 (mangled-link)"]
    assert report.summary(findings) == "1000 placeholder-link (PN201), 1 mangled-link (PN202)"


@pytest.mark.parametrize(("code", "fails"), [("PN201", False), ("PN001", True), ("PN002", True)])
def test_warnings_and_errors_fail_a_strict_run(code: str, *, fails: bool) -> None:
    finding = Diagnostic(code, "m", "a.md")
    assert report.fails([finding]) is fails
    assert report.is_problem(finding) is fails


def test_findings_stand_in_the_order_of_their_places() -> None:
    last, first = Diagnostic("PN201", "m", "cvpr.md", Span(11, 18)), Diagnostic("PN301", "m", "cvpr.md", line=1)
    whole, other = Diagnostic("PN103", "m", "cvpr.md"), Diagnostic("PN103", "m", "a.md", line=9)
    assert in_order([last, first, whole, other], {"cvpr.md": SOURCE}) == (other, whole, first, last)


def test_nothing_in_the_notes_is_a_command_to_the_terminal() -> None:
    title = "A\x1b]0;title\x07 \x9b31m\u202e\udc80"
    finding = Diagnostic("PN201", title, "a.md", Span(0, 1))
    told = report.text([finding], {"a.md": Source("a.md", title)})
    told += report.table(_library(Record("paper", title, Place("a.md", 1, 1))))
    assert not set("\x1b\x07\x9b\u202e\udc80") & set(told)


def _library(*records: Record) -> Any:
    return assemble([Document("a.md", records, (), (), ())], load())


def test_the_table_of_records_is_as_wide_as_the_terminal() -> None:
    paper = Record("paper", "注意力" * 30, Place("a.md", 3, 9), venue="CVPR", year=2023)
    tool = Record("note", "stable-webui", Place("a.md", 20, 24))
    lines = report.table(_library(paper, tool), width=60).split("\n")
    assert lines[0].split() == ["place", "venue", "year", "links", "title"]
    assert "a.md:3" in lines[1]
    assert "CVPR" in lines[1]
    assert lines[1].endswith("…")
    assert sum(2 if c > "\u2fff" else 1 for c in lines[1]) <= 60
    assert "(stable-webui)" in lines[2]
    assert lines[-1] == "1 paper, 1 note"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_told_on_a_terminal_when_it_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(100))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    monkeypatch.setattr("sys.stderr", _Terminal())
    with report.Progress() as progress:
        assert list(progress.count("abc", 3)) == ["a", "b", "c"]
    told = _told()
    assert "3 of 3 pages" in told
    assert told.endswith("\x1b[K")


@pytest.mark.parametrize("quiet", [True, False])
def test_progress_is_silent_in_a_pipe_or_when_asked(monkeypatch: pytest.MonkeyPatch, *, quiet: bool) -> None:
    monkeypatch.setattr("sys.stderr", _Terminal() if quiet else io.StringIO())
    clock = iter(range(100))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    with report.Progress(quiet=quiet) as progress:
        list(progress.count("abc", 3))
    assert _told() == ""


def _told() -> str:
    import sys

    return sys.stderr.getvalue()
