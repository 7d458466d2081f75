"""Where texts are cut, which language they are in, how links and colours come out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.model import Rating
from papernotes.site.accent import accent_css, contrast
from papernotes.site.texts import cut, link_detail, scored, tongue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("short", "short", id="what fits stays"),
        pytest.param("a  b\n c", "a b c", id="on one line"),
        pytest.param("a\x08b", "a b", id="without control characters"),
        pytest.param("one two three four", "one two…", id="between words"),
        pytest.param("one two, three four", "one two…", id="without the comma"),
        pytest.param("一二三四五六七八九十一二", "一二三四五六七八九十…", id="between characters"),
    ],
)
def test_a_text_is_cut(text: str, expected: str) -> None:
    assert cut(text, 10) == expected


@given(st.text(), st.integers(5, 50))
def test_what_is_cut_is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(cut(text, length)) <= length + 1


@pytest.mark.parametrize(
    ("text", "site", "expected"),
    [
        pytest.param("Attention is all you need", "en", "", id="Latin letters tell nothing"),
        pytest.param("图神经网络综述", "en", "zh", id="Han"),
        pytest.param("グラフの計算", "en", "ja", id="Han with kana"),
        pytest.param("그래프 계산", "en", "ko", id="Hangul"),
        pytest.param("Attention is all you need", "ja", "en", id="plain letters in a Japanese site"),
        pytest.param("2021", "ja", "", id="a number is no language"),
        pytest.param("图神经网络综述", "zh-CN", "", id="the site's own language"),
        pytest.param("A paper by 王 on the theory of everything and more", "en", "", id="one character is no text"),
    ],
)
def test_a_text_has_a_language(text: str, site: str, expected: str) -> None:
    assert tongue(text, site) == expected


@pytest.mark.parametrize(
    ("kind", "url", "expected"),
    [
        pytest.param("code", "https://github.com/openai/CLIP/tree/main", "openai/CLIP", id="a repository"),
        pytest.param("code", "https://gitlab.com/a/b.git", "a/b", id="without .git"),
        pytest.param("paper", "https://www.example.org/x.pdf", "example.org", id="a host"),
        pytest.param("paper", "https://github.com/a/b/paper.pdf", "github.com", id="a paper in a repository"),
        pytest.param("code", "https://github.com/", "github.com", id="a code host alone"),
        pytest.param("other", "https://" + "long." * 12 + "org", ("long." * 12)[:39] + "…", id="a long host"),
    ],
)
def test_a_link_says_where_it_leads(kind: str, url: str, expected: str) -> None:
    assert link_detail(kind, url) == expected


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        (Rating(4, 10, "4 of ten"), "4/10"),
        (Rating(4.5, 5, "4.5"), "4.5/5"),
        (Rating(8, None, "8 points"), "8 points"),
        (Rating(3, 4, "★★★☆", stars=True), "★★★☆"),
    ],
)
def test_a_rating_is_shown_on_its_own_scale(rating: Rating, expected: str) -> None:
    assert scored(rating) == expected


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_any_accent_is_readable_on_both_papers(colour: tuple[int, int, int]) -> None:
    css = accent_css("#{:02x}{:02x}{:02x}".format(*colour))
    light, dark = (css.split("light-dark(")[1].split(")")[0]).split(", ")
    for made, paper in ((light, (0xFB, 0xFA, 0xF7)), (dark, (0x14, 0x16, 0x1A))):
        assert contrast(tuple(bytes.fromhex(made[1:])), paper) >= 4.5


@pytest.mark.parametrize("text", ["", "red", "#12", "#12345g", "url(x)", "#123; } body { display: none"])
def test_what_is_no_colour_makes_no_stylesheet(text: str) -> None:
    assert accent_css(text) == ""


def test_short_colours_are_read() -> None:
    assert accent_css("#036") == accent_css("#003366")
