"""What only a check looks for: characters, blocks, addresses, fields, names. A finding names the words at its place."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.projects import HEAD, PAPER, codes, findings, project, told

from papernotes.check.all_checks import check
from papernotes.check.spelling import Spelling, one_off
from papernotes.config import Config
from papernotes.lexicon import load
from papernotes.source import Source


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("see \u202egnp.exe\u202c", [("PN106", "\u202e")], id="override"),
        pytest.param("see \u2066x\u2069", [("PN106", "\u2066")], id="isolate-among-latin"),
        pytest.param("שלום \u2066x\u2069 \u200f", [], id="isolate-in-hebrew"),
        pytest.param("שלום \u202ex", [("PN106", "\u202e")], id="override-in-hebrew"),
        pytest.param("a resi\u200bdual block", [("PN107", "\u200b")], id="zero-width-blank"),
        pytest.param("atten\u00adtion", [("PN107", "\u00ad")], id="soft-hyphen"),
        pytest.param("a\ufeffb", [("PN107", "\ufeff")], id="byte-order-mark-inside"),
        pytest.param("ab\u200dcd", [("PN107", "\u200d")], id="joiner-between-letters"),
        pytest.param("\U0001f468\u200d\U0001f4bb می\u200cخواهم", [], id="joiners-with-a-meaning"),
        pytest.param("ภาษา\u200bไทย", [], id="thai-parts-words-with-it"),
        pytest.param("x\U000e0041\U000e0042", [("PN107", "\U000e0041\U000e0042")], id="hidden-letters"),
        pytest.param("ef\x0eective", [("PN108", "\x0e")], id="control"),
        pytest.param("nul\x00", [("PN108", "\x00")], id="nul"),
        pytest.param("caf\ufffd", [("PN108", "\ufffd")], id="lost"),
        pytest.param("on \u0421IFAR-10", [("PN110", "\u0421IFAR")], id="cyrillic-capital"),
        pytest.param("\u0391UC of 0.9", [("PN110", "\u0391UC")], id="greek-capital"),
        pytest.param(
            "GPT\u0448\u043a\u0430, \u0440\u0430\u0441\u0445\u043e\u0434, β-VAE, μm, Δx, ναΐ",
            [],
            id="words-of-their-own",
        ),
        pytest.param("漢字 한국어 ｆｕｌｌ … “quotes” — é", [], id="nothing-wrong"),
    ],
)
def test_characters(line: str, expected: list[tuple[str, str]]) -> None:
    assert told(f"{HEAD}{PAPER}{line}\n") == expected


def test_characters_of_one_line_are_one_finding_a_rule() -> None:
    (finding,) = findings(f"{HEAD}{PAPER}a\u200bb c\u200bd e\u2060f\n")
    assert finding.message == "The character U+200B, U+2060 is invisible, at 3 places of the line."
    assert finding.fix
    assert len(finding.fix.edits) == 3


def test_characters_in_code_are_told_and_left_to_a_person() -> None:
    (finding,) = findings(f"{HEAD}{PAPER}```\na\u200bb\n```\n")
    assert finding.code == "PN107"
    assert finding.fix is None


@pytest.mark.parametrize(
    ("text", "count"), [("a\nb\r\nc\n", 1), ("a\r\nb\r\n", 0), ("a\rb\n", 1), ("a\nb\n", 0), ("a\rb\r", 0), ("", 0)]
)
def test_mixed_line_ends(text: str, count: int) -> None:
    assert [code for code, _ in told(text)].count("PN109") == count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("```sh\nls\n", ["```"], id="fence"),
        pytest.param("- a\n\n  ```sh\n  ls\n\nText.\n", ["```"], id="fence-in-an-item"),
        pytest.param("~~~\n```\n", ["~~~"], id="closed-by-another"),
        pytest.param("````\n```\n", ["````"], id="closed-too-short"),
        pytest.param("> ```\n> ls\n\nText.\n", ["```"], id="fence-in-a-quote"),
        pytest.param("```", ["```"], id="nothing-follows"),
        pytest.param("<!-- a\n\nb\n", ["<!--"], id="comment"),
        pytest.param("$$\nx = 1\n\nText.\n", ["$$"], id="formula"),
        pytest.param(
            "```sh\nls\n```\n\n~~~~\n```\n~~~~~\n\n<!-- a\nb -->\n\n$$\nx = 1\n$$\n\n> ```\n> a\n> ```\n",
            [],
            id="closed",
        ),
        pytest.param("- a\n  ```\n  b\n  ```\n\n1. c\n   ~~~\n   d\n   ~~~\n", [], id="closed-in-items"),
    ],
)
def test_unclosed_blocks(text: str, words: list[str]) -> None:
    assert [found for code, found in told(HEAD + PAPER + text) if code == "PN105"] == words


def test_an_unclosed_block_says_how_far_it_reaches() -> None:
    (finding,) = findings(f"{HEAD}{PAPER}```sh\nls\n\n## Results\n\nBetter.\n\n")
    assert finding.message == "The code block that begins here is never closed: the lines to 10 are a part of it."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("---\ntitle: A\nyear: 2017\n\n# A\n", 1, id="never-closed"),
        pytest.param("---\ntitle: A\ntitle: B\n---\n", 1, id="key-twice"),
        pytest.param("---\ntitle: 'A\n---\n", 1, id="bad-yaml"),
        pytest.param("---\ntitle: A\nyear: 2017\n---\n\n# A\n", 0, id="fine"),
        pytest.param("---\n\nText: here.\n", 0, id="a-rule"),
        pytest.param("---\nNote: one\n\nText.\n", 0, id="one-line-is-text"),
    ],
)
def test_front_matter(text: str, count: int) -> None:
    assert [code for code, _ in told(text)].count("PN102") == count


@pytest.mark.parametrize(
    ("line", "code", "mended"),
    [
        ("Paper: <[url](https://a.example.net/x)>", "PN202", "Paper: <https://a.example.net/x>"),
        ("Paper: *<[url](https://a.example.net/x)>*  ", "PN202", "Paper: *<https://a.example.net/x>*  "),
        ("Paper: <(https://a.example.net/x_(y))>", "PN202", "Paper: <https://a.example.net/x_(y)>"),
        ("See <[the slides](https://a.example.net/x)>.", "PN202", "See [the slides](https://a.example.net/x)."),
        ("Code: htp://a.example.net/x", "PN202", "Code: http://a.example.net/x"),
        ("Code: https:/a.example.net/x", "PN202", "Code: https://a.example.net/x"),
        ("Code: https://https://a.example.net/x", "PN202", "Code: https://a.example.net/x"),
        ("[PDF] (https://a.example.net/x.pdf)", "PN202", "[PDF](https://a.example.net/x.pdf)"),
        ("(PDF)[https://a.example.net/x.pdf]", "PN202", "[PDF](https://a.example.net/x.pdf)"),
        ("[x](https://www.google.com/url?q=https://a.example.net/y&sa=D)", "PN202", "[x](https://a.example.net/y)"),
        (
            "<extension://abc/viewer.html?file=https%3A%2F%2Fa.example.net%2Fx.pdf>",
            "PN202",
            "<https://a.example.net/x.pdf>",
        ),
        ("[x](https://a.example.net/y?utm_source=z&b=1)", "PN210", "[x](https://a.example.net/y?b=1)"),
        ("https://a.example.net/y?b=1&fbclid=z#part", "PN210", "https://a.example.net/y?b=1#part"),
    ],
)
def test_addresses_are_mended(line: str, code: str, mended: str) -> None:
    text = f"{HEAD}{line}\n"
    (finding,) = [finding for finding in findings(text) if finding.code in ("PN202", "PN210")]
    assert finding.code == code
    assert finding.fix
    (edit,) = finding.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == f"{HEAD}{mended}\n"


@pytest.mark.parametrize(
    "line",
    [
        'See <https://a.example.net/x>, [y](https://a.example.net/y "Title") and https://a.example.net/z.',
        "arXiv:1512.03385, doi:10.1109/5.771073, www.example.net, github.com/ada/notes",
        "`<[url](https://a.example.net/x)>` and `https://a.example.net/?utm_source=x`",
        "[1] (see below), a <b> (c)",
        "https://web.archive.org/web/2020/https://a.example.net/x",
        "![x](https://a.example.net/x.png?utm_source=y)",
        "https://a.example.net/a_%20b?c=d&amp;e=f",
    ],
)  # fmt: skip
def test_addresses_that_are_as_they_should_be(line: str) -> None:
    assert {"PN202", "PN210"}.isdisjoint(codes(f"{HEAD}{PAPER}{line}\n"))


def test_addresses_in_code_are_left_alone() -> None:
    assert codes(f"{HEAD}{PAPER}```\n<[url](https://a.example.net/x)>\n```\n") == set()


def test_the_same_address_on_two_lines_of_a_record() -> None:
    link = "https://a.example.net/x"
    assert told(f"{HEAD}Paper: {link}\n\nCode: {link}/\n") == [("PN209", f"{link}/")]
    assert told(f"{HEAD}Paper: {link}\n\nWords on {link} here.\n") == []
    assert told(f"{HEAD}- [Ada, On cranes, 2016]({link})\n- [Bob, On gulls, 2017]({link})\n") == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [("CVRP", "CVPR"), ("NeurlPS", "NeurIPS"), ("EMNPL", "EMNLP")],
)
def test_a_venue_with_one_slip_is_mended(written: str, meant: str) -> None:
    for text in (
        f"## 《Deep Residual Learning for Image Recognition》\n\nVenue: {written}\n\nYear: 2016\n",
        f"## 《Deep Residual Learning for Image Recognition》({written} 2016)\n",
        f"# {written}-2016\n\n## 《Deep Residual Learning for Image Recognition》\n",
    ):
        (finding,) = [finding for finding in findings(text) if finding.code == "PN203"]
        assert finding.help == f"Did you mean {meant}?"
        assert finding.fix
        assert [edit.text for edit in finding.fix.edits] == [meant]


@pytest.mark.parametrize("written", ["ICLM", "Cranes", "WACVV2", "Table", "ICPX"])
def test_a_name_that_may_be_another_is_left_to_a_person(written: str) -> None:
    text = f"## 《Deep Residual Learning for Image Recognition》\n\nVenue: {written}\n\nYear: 2016\n"
    assert all(finding.fix is None for finding in findings(text) if finding.code == "PN203")


def test_words_with_a_year_are_no_venue() -> None:
    text = HEAD + PAPER + "See (Table 2016), *Figure 12*, (Lovelace 2016) and ImageNet-2012, COCO-2017.\n"
    assert "PN203" not in codes(text)


def test_a_venue_of_the_users_own_is_known() -> None:
    text = "## 《Deep Residual Learning for Image Recognition》(CVRP 2016)\n"
    assert "PN203" not in codes(text, config=Config(venues={"CVRP": ["Crane and Vulture Research Proceedings"]}))


@pytest.mark.parametrize(
    ("value", "goes"),
    [
        ("<url>", True),
        ("*<url>*  ", True),
        ("{{link}}", True),
        ("TODO", False),
        ("none", False),
        ("无", False),
        ("url", True),
    ],
)
def test_only_a_templates_slot_goes_with_its_line(value: str, *, goes: bool) -> None:
    (finding,) = [finding for finding in findings(f"{HEAD}{PAPER}Code: {value}\n\nWords.\n") if finding.code == "PN201"]
    assert bool(finding.fix) is goes


def test_papers_that_lack_something() -> None:
    assert codes("## 《Deep Residual Learning for Image Recognition》\n\nCode: https://github.com/ada/resnet\n") == {
        "PN212",
        "PN213",
    }
    assert codes("# A tool\n\n```sh\nls\n```\n") == set(), "a note lacks nothing"


def test_names_and_addresses_that_two_papers_share() -> None:
    first = "## CLIP: Learning Transferable Visual Models (ICML 2021)\n\nPaper: https://a.example.net/x\n\n"
    assert ("PN303", "CLIP") in told(first + "## CLIP: Class-Incremental Pruning (ICLR 2022)\n")
    assert ("PN304", "https://a.example.net/x") in told(
        first + "## Wide Networks (BMVC 2016)\n\nPaper: https://a.example.net/x\n"
    )
    assert told(first + first) == [("PN301", "the same paper as n0.md:1: CLIP: Learning Transferable Visual Models")]


def test_formulas_are_told_at_the_place_inside() -> None:
    inline = "Some words,\nthen $a + \\foo b$.\n\n"
    display = "$$\nx = 1 \\\\\n  y = \\frac{1}{2 \\bar\n$$\n\n> $$\n> a\n> \\oops\n> $$\n"
    text = HEAD + PAPER + inline + display
    assert [words for code, words in told(text) if code == "PN208"] == ["\\foo", "r", "\\oops"]


def test_links_to_nothing_have_a_likely_other() -> None:
    text = f"{HEAD}{PAPER}See [[Deep Residual Learning for Image Recognitoin]], [a](gulls/hihgway.md), [[Nothing]].\n"
    found = findings(text, ("gulls/highway.md", "# Highway Networks (ICML 2015)\n"))
    assert [f.help for f in found if f.code == "PN206"] == [
        "Did you mean `Deep Residual Learning for Image Recognition`?", "Did you mean `gulls/highway.md`?", "",
    ]  # fmt: skip


def test_a_link_to_a_heading_of_the_same_file_leads_somewhere() -> None:
    text = f"{HEAD}{PAPER}[a](#3-method) [b](#gone) [c](#Results)\n\n### 3. Method\n\nOne.\n\n### Results\n\nTwo.\n"
    assert [words for code, words in told(text) if code == "PN206"] == ["#gone"]


def test_a_picture_in_other_capitals_is_mended() -> None:
    text = f"{HEAD}{PAPER}![a](fig/A.PNG) ![b](fig/gone.png)\n"
    found = [f for f in findings(text, pictures=frozenset({"fig/A.png"})) if f.code == "PN204"]
    assert [f.help for f in found] == ["Did you mean `fig/A.png`?", ""]
    assert found[0].fix
    assert [edit.text for edit in found[0].fix.edits] == ["A.png"]
    assert found[1].fix is None


def test_what_a_project_allows_is_not_told() -> None:
    text = "## 《Deep Residual Learning for Image Recognition》\n\nCode: https://github.com/ada/resnet\n"
    assert codes(text, config=Config(allow=("missing-year",))) == {"PN212"}
    assert codes(text, config=Config(allow=("PN21?:n0.md",))) == set()


def test_a_template_that_is_none_is_told(tmp_path: object) -> None:
    from dataclasses import replace

    from papernotes.files.theme_folder import default_theme
    from papernotes.site.theme import compose

    default = {"home.html": b"<p>"}
    theme = compose(default, {"home.html": b"{{ a }"}, default_path=str(default_theme()), user_path="templates")
    found = check(replace(project(HEAD + PAPER), theme=theme)).findings
    assert [(f.code, f.path, f.line) for f in found] == [("PN401", "templates/home.html", 1)]


SCRAPS = st.sampled_from(
    [HEAD, PAPER, "Code: <url>\n", "<[url](https://a.example.net/x)>", "```\n", "$$\n", "$\\x$", "\u200b", "\u202e",
     "С1F", "---\n", "[[x]]", "![a](b.png)", "- ", "> ", "(CVRP 2016)", "\r\n", "\r", "a: b\n", "<!--", "htp://x.y/",
     "| a | b |\n", " ", "\n", "é"]
)  # fmt: skip


@given(st.lists(SCRAPS, max_size=25).map("".join))
def test_any_notes_are_checked_and_every_place_lies_in_them(text: str) -> None:
    source = Source("n0.md", text)
    for finding in findings(text):
        assert finding.path == "n0.md"
        assert finding.span is None or 0 <= finding.span.start <= finding.span.end <= len(text)
        place = finding.position(source)
        assert place is None or 1 <= place[0] <= len(source.lines)
        for edit in finding.fix.edits if finding.fix else ():
            assert 0 <= edit.span.start <= edit.span.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["<[", "[a](", "](<(", "(CV", "`a", "\u200b", "Сa", "$$\n", "https://", "<(http://a", "- [a](b) "]
)
def test_hostile_notes_take_no_longer_than_their_length(piece: str, untraced: None) -> None:
    text = HEAD + "\n".join([piece * (2000 // len(piece))] * 10)
    started = time.process_time()
    findings(text)
    assert time.process_time() - started < 10


def test_a_bibliography_is_joined_as_in_a_build() -> None:
    bib = "@article{he, title={Deep Residual Learning for Image Recognition}, year={2016}}\n@article{\n"
    text = "## 《Deep Residual Learning for Image Recognition》\n\nCode: https://github.com/ada/resnet\n"
    found = findings(text, bibliography=(Source("refs.bib", bib),))
    assert "PN213" not in {finding.code for finding in found}
    assert "PN501" in {finding.code for finding in found}
    assert not [finding for finding in found if finding.path == "refs.bib" and finding.code.startswith("PN2")]


def test_a_vocabulary_that_cannot_be_used_is_told_at_its_key() -> None:
    settings = Source("papernotes.yml", "venues:\n  Gone: false\n")
    (finding,) = findings(HEAD + PAPER, config=Config(venues={"Gone": False}), texts=(settings,))
    assert (finding.code, finding.position(settings)) == ("PN002", (2, 3))


def test_a_title_that_only_the_files_name_gives() -> None:
    note = "Authors: Kaiming He\n\nPaper: https://arxiv.org/abs/1512.03385\n"
    assert "PN211" in codes(("resnet-notes.md", note))
    assert "PN211" not in codes(("tools.md", "Some words about tools.\n"))


@pytest.mark.parametrize(
    ("title", "told"),
    [
        pytest.param("Untitled 2301.00001", True, id="an-id-behind"),
        pytest.param("New page 3", True, id="a-number-behind"),
        pytest.param("无标题", True, id="chinese"),
        pytest.param("No Title", True, id="a-managers"),
        pytest.param("Untitled Songs of the Reef and Other Poems", False, id="a-title"),
        pytest.param("New papers on reefs", False, id="a-heading"),
    ],
)
def test_what_a_program_calls_a_note_is_no_title_yet(title: str, *, told: bool) -> None:
    assert ("PN211" in codes(("notes.md", f"# {title}\n\nPaper: https://arxiv.org/abs/2301.00001\n\nGood.\n"))) == told


def test_two_marks_at_one_place_are_told_once() -> None:
    """A build finds the wrapped address of a metadata line, a check finds it again; one of them has the repair."""
    text = f"{HEAD}Paper: <extension://abc/viewer.html?file=https%3A%2F%2Fa.example.net%2Fx.pdf>\n"
    (finding,) = [finding for finding in findings(text) if finding.code == "PN202"]
    assert finding.fix


def test_names_of_venues_one_slip_apart() -> None:
    assert one_off("cvrp", "CVPR")
    assert one_off("ICM", "ICML")
    assert one_off("ICMLL", "ICML")
    assert not one_off("ICML", "icml")
    assert not one_off("ICML", "ICMLXY")
    assert not one_off("abcd", "badc")
    spelling = Spelling(load().venues)
    assert spelling.certain("ab") is None
    assert spelling.certain("x" * 80) is None
    assert "CVPR" in spelling.near("CVRP").values()


def test_a_link_to_a_note_that_has_no_page_says_so() -> None:
    text = f"{HEAD}{PAPER}The tail keeps kites straight, see [[idx]].\n"
    found = findings(text, ("idx.md", "# Index\n\n- [One](a.md)\n- [Two](b.md)\n"))
    told_of = [f.message for f in found if f.code == "PN206"]
    assert len(told_of) == 1
    assert told_of[0].startswith("idx.md:1-")  # the place that the receipt of a build names
    assert told_of[0].endswith(" is left out (contents), so no page is called `idx`")
