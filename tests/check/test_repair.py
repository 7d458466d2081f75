"""Repairs: what is certain is made, everything else stays, records are as good as before, twice is once."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.check.projects import HEAD, PAPER, project

from papernotes.check.fixes import mend
from papernotes.check.keeping import keeps
from papernotes.check.repair import repair
from papernotes.diagnostics import Diagnostic, Edit, Fix
from papernotes.lexicon import load
from papernotes.library.identity import title_key
from papernotes.parse import parse
from papernotes.source import Source, Span

if TYPE_CHECKING:
    from tests.conftest import Site

SEED = Path(__file__).parents[2] / "notes" / "research-notes.md"


def repaired(text: str) -> str:
    return repair(project(text)).project.sources[0].text


def finding(*edits: tuple[int, int, str], code: str = "PN202") -> Diagnostic:
    fix = Fix("mend", tuple(Edit(Span(start, end), text) for start, end, text in edits))
    return Diagnostic(code, "m", "a.md", Span(*edits[0][:2]), fix=fix)


@pytest.mark.parametrize(
    ("findings", "text", "fixed"),
    [
        pytest.param([], "abcdef", 0, id="nothing"),
        pytest.param([finding((1, 2, "X"))], "aXcdef", 1, id="one"),
        pytest.param([finding((4, 5, "")), finding((0, 1, "AA"))], "AAbcdf", 2, id="apart"),
        pytest.param([finding((2, 4, "Y")), finding((1, 3, "X"))], "aXdef", 1, id="the-one-that-begins-first"),
        pytest.param([finding((1, 2, "Y")), finding((1, 3, "X"))], "aXdef", 1, id="the-one-that-reaches-further"),
        pytest.param([finding((1, 2, "Y")), finding((1, 2, "X"), code="PN201")], "aXcdef", 1, id="the-smaller-code"),
        pytest.param([finding((1, 3, "X")), finding((3, 4, "Y"))], "aXYef", 2, id="side-by-side"),
        pytest.param([finding((0, 1, "A"), (5, 6, "F")), finding((5, 6, "G"))], "AbcdeF", 1, id="whole-or-not-at-all"),
        pytest.param([finding((5, 6, "G")), finding((4, 5, ""), (5, 6, "F"))], "abcdF", 1, id="the-first-edit-counts"),
        pytest.param([finding((2, 2, "X"), code="PN201"), finding((2, 2, "Y"))], "abXcdef", 1, id="two-at-one-place"),
        pytest.param([finding((5, 9, "X"))], "abcdef", 0, id="outside-of-the-text"),
    ],
)  # fmt: skip
def test_fixes_are_put_in_in_one_way(findings: list[Diagnostic], text: str, fixed: int) -> None:
    for order in range(5):
        shuffled = Random(order).sample(findings, len(findings))
        mended = mend("abcdef", shuffled)
        assert mended.text == text
        assert len(mended.fixed) == fixed


@given(
    st.text(alphabet="abc\r\n漢", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(0, 9), st.text(alphabet="XY", max_size=3)), max_size=12),
)
def test_the_text_outside_of_edits_is_the_same(text: str, wanted: list[tuple[int, int, str]]) -> None:
    findings = [finding((start, start + length, new)) for start, length, new in wanted if start + length <= len(text)]
    mended = mend(text, findings)
    edits = sorted((e for f in mended.fixed if f.fix for e in f.fix.edits), key=lambda edit: edit.span)
    old, new = 0, 0
    for edit in edits:
        length = edit.span.start - old
        assert mended.text[new : new + length] == text[old : edit.span.start]
        assert mended.text[new + length : new + length + len(edit.text)] == edit.text
        old, new = edit.span.end, new + length + len(edit.text)
    assert mended.text[new:] == text[old:]


def test_thousands_of_fixes_take_no_time() -> None:
    text = "x" * 40_000
    mended = mend(text, [finding((i, i + 1, "y")) for i in range(0, 40_000, 2)])
    assert mended.text.count("y") == 20_000


def test_the_seed_keeps_only_what_a_person_must_decide() -> None:
    seed = SEED.read_bytes().decode("utf-8")
    before = project(seed)
    after = repair(before)
    assert sorted(f.code for f in after.fixed) == ["PN201"] * 3 + ["PN202"] * 7
    left = [(f.code, f.fix) for f in after.checked.findings]
    # Two templates, which may be wanted; a placeholder without which the line beneath it would open no section.
    assert left == [("PN101", None), ("PN101", None), ("PN201", None)]
    old, new = seed.split("\n"), after.project.sources[0].text.split("\n")
    assert [line for line in new if line not in old] == [
        "Paper: *<https://ieeexplore.ieee.org/document/10205294>*  ",
        "Paper: *<https://ieeexplore.ieee.org/document/10203581>*  ",
        "Paper: *<https://ieeexplore.ieee.org/document/10203358>*  ",
        "Code: *<https://github.com/tobran/GALIP>*  ",
        "Paper: *<https://ieeexplore.ieee.org/document/10203593>*  ",
        "*<https://arxiv.org/pdf/2206.00169.pdf>*  ",
        "Paper: *<https://ar5iv.labs.arxiv.org/html/2204.06125>*  ",
    ]
    assert len(old) - len(new) == 3


def test_the_seeds_records_are_the_same_when_built(site: Site) -> None:
    site.write("notes/research-notes.md", SEED.read_bytes())
    before = site.build().papers
    assert site.run("check", "--fix").exit_code == 0
    after = site.build().papers
    for old, new in zip(before, after, strict=True):
        for record in (old, new):  # lines move up; an address is now written as it was meant
            for key in ("source", "sources", "provenance"):
                del record[key]
            for part in (*record["sections"], *record["snippets"]):
                del part["line"]
            for link in record["links"]:
                del link["source_url"]
        assert new == old


SCRAPS = st.sampled_from(
    [HEAD, PAPER, "Code: <url>\n", "Code: *<url>*  \n", "Paper: <[url](https://a.example.net/x)>\n", "```\n",
     "<(https://a.example.net/y?utm_source=z)> ", "wo\u200brd ", "С1FАR ", "- [a](htp://b.example.net/c)\n", "\r\n",
     "## A Paper on Cranes (NeurlPS 2020)\n", "[b] (https://c.example.net/d)", "> ", "| a | b |\n|---|---|\n", "\n\n",
     "extension://x?file=http%3A%2F%2Fa.b%2Fc ", "Venue: CVRP\n", "Label: words\n", "**Lead** words\n", "### Part\n",
     "Code: <url>\r\n", "\ufeff", "https://a.example.net/\u200bx\n", "<", ">", ")", "]("]
)  # fmt: skip
NOTES = st.lists(SCRAPS, max_size=14).map("".join)


@given(NOTES)
def test_repairing_twice_is_repairing_once(text: str) -> None:
    once = repair(project(text))
    twice = repair(once.project)
    assert twice.fixed == ()
    assert twice.project.sources == once.project.sources


@given(NOTES)
@example("](Paper: <[url](https://a.example.net/x)>\n\ufeffPaper: <[url](https://a.example.net/x)>\n")
def test_records_are_as_good_as_before(text: str) -> None:
    lexicon = load()
    before, after = parse(Source("n0.md", text), lexicon), parse(Source("n0.md", repaired(text)), lexicon)
    assert [record.kind for record in before.records] == [record.kind for record in after.records]
    assert len([r for r in before.records if r.venue]) <= len([r for r in after.records if r.venue])
    for old, new in zip(before.records, after.records, strict=True):
        assert len(title_key(old.title)) == len(title_key(new.title))
        assert len(old.links) <= len(new.links)


@given(NOTES)
def test_lines_that_no_repair_is_about_are_the_same(text: str) -> None:
    done = repair(project(text))
    if not done.fixed:
        assert done.project.sources[0].text == text
    for end in ("\r\n", "\r"):
        assert done.project.sources[0].text.count(end) <= text.count(end)


def test_a_repair_that_would_cost_a_record_something_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    from papernotes.check import keeping as room

    real = room.keeps

    def picky(before: object, after: object) -> bool:
        return real(before, after) and not any(
            link.url.endswith("/b") and link.source_url == link.url for r in after.records for link in r.links
        )

    monkeypatch.setattr(room, "keeps", picky)
    text = HEAD + "".join(f"[{x}](htp://a.example.net/{x})\n\n" for x in "abc")
    done = repair(project(text))
    assert done.project.sources[0].text == text.replace("htp://a.example.net/a", "http://a.example.net/a").replace(
        "htp://a.example.net/c", "http://a.example.net/c"
    )
    assert [f.code for f in done.fixed] == ["PN202", "PN202"]
    assert [f.code for f in done.checked.findings] == ["PN202"]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (HEAD + PAPER, HEAD + PAPER + "Code: https://github.com/ada/x\n", True),
        (HEAD + PAPER, HEAD, False),
        (HEAD, "", False),
        (HEAD, HEAD.replace("2016", "2017"), False),
        (HEAD, HEAD.replace("Residual", "Recurrent"), False),
        (HEAD + PAPER + "### Method\n\nOne.\n", HEAD + PAPER + "One.\n", False),
    ],
)
def test_what_is_as_good_as_before(before: str, after: str, *, kept: bool) -> None:
    lexicon = load()
    assert keeps(parse(Source("a.md", before), lexicon), parse(Source("a.md", after), lexicon)) is kept


def test_files_of_windows_keep_their_line_ends() -> None:
    text = (HEAD + "Code: <url>\nPaper: <[url](https://a.example.net/x)>  \n").replace("\n", "\r\n")
    assert repaired(text) == (HEAD + "Paper: <https://a.example.net/x>  \n").replace("\n", "\r\n")


def test_each_source_is_mended_for_itself() -> None:
    before = project(("a.md", HEAD + "Code: <url>\n"), ("b.md", HEAD.replace("Residual", "Recurrent")))
    after = repair(before)
    assert after.project.sources[1] == before.sources[1]
    assert after.project == replace(before, sources=(Source("a.md", HEAD), before.sources[1]))
    assert json.dumps([f.path for f in after.fixed]) == '["a.md"]'


@pytest.mark.parametrize(
    "line",
    [
        "ภาษา\u200bไทย", "ไทย **\u200b**ไทย", "ไทย\u200b, ไทย", "ภาษา \u200b", "ខ្មែរ\u200bភាសា", "ខ្មែរ\u200bAI",
        "မြန်မာ\u200bဘာသာ", "ລາວ\u200b\u200bລາວ", "a `co\u200bde` b", "a ``x\u200b`y`` b", "<kbd>k\u200bb</kbd>",
        "```\nfen\u200bced\n```",
        "    in\u200bdented", "<pre>\np\u200br\n</pre>",
    ],
)  # fmt: skip
def test_what_parts_words_where_there_are_no_blanks_and_what_stands_in_code_is_kept(site: Site, line: str) -> None:
    text = f"# 《Deep Nets for Folding》(CVPR 2020)\n\n{line}\n\nA resi\u200bdual word.\n"
    site.note(text).run("check", "--fix")
    assert (site.root / "notes" / "notes.md").read_text("utf-8") == text.replace("resi\u200bdual", "residual")
