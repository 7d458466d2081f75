"""What nobody sees is in no title, name, address or line of a terminal; what a script needs is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.parse.unseen import seen
from papernotes.report.printable import printable

if TYPE_CHECKING:
    from tests.conftest import Site

UNSEEN = [
    chr(code)
    for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200B, 0x2060, 0xFEFF, 0x61C, 0x200E, 0x200F, 0xAD)
] + ["\u180e", "\ufff9", "\U000e0041", "\U000e007f"]
TURNING = re.compile("[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]")


@given(st.text(st.sampled_from(["a", "B", " ", "é", "漢", *UNSEEN])))
def test_a_title_holds_nothing_that_nobody_sees(text: str) -> None:
    assert not set(seen(text)).intersection(UNSEEN)
    assert seen(seen(text)) == seen(text)
    assert "".join(seen(text).split()) == "".join(char for char in text if char not in UNSEEN and not char.isspace())
    assert not TURNING.search(printable(text))


@pytest.mark.parametrize(
    "text", ["می\u200cخواهم", "ภาษา\u200bไทย", "👩\u200d🔬 at work",
     "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
             "אב\u200e(a)", "क्\u200dष"]
)  # fmt: skip
def test_what_a_script_needs_stays(text: str) -> None:
    assert seen(text) == text


def test_no_title_of_a_site_and_no_line_of_a_terminal_holds_it(site: Site) -> None:
    hidden = "".join(UNSEEN[:12])
    site.note(f"# Fold{hidden}ing {hidden}Boats (CVPR 2021)\n\nAuthors: Ada{hidden} Moss\n\nTags: ri{hidden}ver\n\nx\n")
    site.note(f"---\ntitle: Row{hidden}ing Far{hidden}\n---\nwords\n", "row.md").note(
        "words only\n", f"na{hidden[:4]}me.md"
    )
    ran = site.run("build", "-v")
    assert ran.exit_code == 0
    listed = site.run("list").output + site.run("check", "-v").output
    assert not TURNING.search(ran.output + listed)
    assert {"Folding Boats", "Rowing Far"} < {paper["title"] for paper in site.papers}
    for path, content in site.files().items():
        assert not TURNING.search(path)
        if path.endswith(".html"):
            text = content.decode()
            assert not TURNING.search("".join(re.findall(r"<(?:title|h1)[^>]*>.*?</(?:title|h1)>", text, re.DOTALL)))


def test_a_title_whose_aliases_have_no_end_is_told_and_short(site: Site) -> None:
    lines = "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 20))
    site.note(f"---\na0: &a0 [x, y]\n{lines}title: *a19\n---\n\nWords.\n")
    wide = f"---\na: &a [{'x, ' * 300}x]\nb: &b [{'*a, ' * 300}*a]\ntitle: [{'*b, ' * 300}*b]\n---\n\nWords.\n"
    site.note(wide, "wide.md")
    ran = site.run("build", "-v")
    assert ran.exit_code == 0
    assert ran.output.count("PN102 ") == 2
    assert max(len(paper["title"]) for paper in site.papers) < 300
