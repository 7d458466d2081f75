"""What stands once is not written out without end: addresses, footnotes, headings, aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Site

LONG = "x" * 30_000
RECORDS = "".join(f"## 《Folding Crane {number}》 (CVPR 2020)\n\nSee % here.\n\n" for number in range(40))


@pytest.mark.parametrize(
    ("use", "definition"),
    [
        pytest.param("[it][a]", f"[a]: https://a.example/{LONG}", id="address"),
        pytest.param("[a]", f"[a]: https://a.example/ '{LONG}'", id="title"),
        pytest.param("![it][a]", f"[a]: https://a.example/{LONG}.png", id="picture"),
        pytest.param("[it][a\nb]", f"[a b]: https://a.example/{LONG}", id="label-of-two-lines"),
        pytest.param("words[^a]", f"[^a]: {LONG}", id="footnote"),
        pytest.param("words[^a]", f"[^a]: b[^b]\n\n[^b]: {LONG}", id="footnote-of-a-footnote"),
    ],
)
def test_what_references_write_out_is_bounded_and_told(site: Site, use: str, definition: str) -> None:
    site.note(f"# Papers\n\n{RECORDS.replace('%', use)}{definition}\n").build()
    shown = sum(LONG in content.decode() for path, content in site.files().items() if path.startswith("papers/folding"))
    assert 0 < shown < 20
    assert "PN111" in site.run("check").output


def test_references_of_ordinary_notes_are_all_links(site: Site) -> None:
    text = (
        RECORDS.replace("%", "[it][a] and words[^b]") + f"[a]: https://a.example/{LONG[:200]}\n\n[^b]: {LONG[:400]}\n"
    )
    site.note(f"# Papers\n\n{text}").build()
    pages = [content for path, content in site.files().items() if path.startswith("papers/folding")]
    assert all(LONG[:200].encode() in page for page in pages)
    assert "PN111" not in site.run("check").output


def test_a_heading_as_long_as_a_text_stands_with_its_records_in_part_and_is_told(site: Site) -> None:
    site.note(f"# Papers\n\n## {'On folding. ' * 200}\n\n{RECORDS.replace('## ', '### ')}").build()
    groups = [title for paper in site.papers for title in paper["group"] if title.startswith("On folding")]
    assert len(groups) == 40
    assert max(map(len, groups)) < 600
    assert "PN112" in site.run("check").output


@pytest.mark.parametrize("last", ["title: *a30", "a: &a [*a]", "venues: {A: *a30}"])
def test_settings_whose_aliases_have_no_end_are_told(site: Site, last: str) -> None:
    lines = "a0: &a0 [x, y]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 31))
    site.note("# Papers\n\nWords.\n").write("papernotes.yml", (lines if "30" in last else "") + last + "\n")
    assert "PN003" in site.run("check").output


def test_front_matter_whose_aliases_have_no_end_is_told(site: Site) -> None:
    wide = f"a: &a [{'x, ' * 300}x]\nb: &b [{'*a, ' * 300}*a]\ntitle: [{'*b, ' * 300}*b]\n"
    site.note(f"---\n{wide}---\n\nWords.\n")
    assert "PN102" in site.run("check").output
