"""Which addresses may be followed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.common.normalize_url import normalizeLink

from papernotes.body.addresses import classify, normalize
from papernotes.body.paths import anywhere, joined

from .samples import shown


@pytest.mark.parametrize(
    ("address", "kind", "target"),
    [
        pytest.param("https://example.org/a?b=c#d", "external", "https://example.org/a?b=c#d", id="https"),
        pytest.param("HTTP://EXAMPLE.org", "external", "http://EXAMPLE.org", id="upper case"),
        pytest.param("//example.org/a", "external", "https://example.org/a", id="no scheme"),
        pytest.param("mailto:me@example.org", "external", "mailto:me@example.org", id="mail"),
        pytest.param(
            "https://例え.jp/文 字", "external", "https://xn--r8jz45g.jp/%E6%96%87%E5%AD%97", id="other scripts"
        ),
        pytest.param("javascript:alert(1)", "unsafe", "", id="script"),
        pytest.param(" JaVaScRiPt:alert(1)", "unsafe", "", id="script, mixed case"),
        pytest.param("java\tscr\nipt:alert(1)", "unsafe", "", id="script, with a tab and a line end"),
        pytest.param("\x01javascript:alert(1)", "unsafe", "", id="script, after a control character"),
        pytest.param("java\u200bscript:alert(1)", "unsafe", "", id="script, with a character of no width"),
        pytest.param("vbscript:x", "unsafe", "", id="vbscript"),
        pytest.param("data:text/html,x", "unsafe", "", id="data"),
        pytest.param("file:///etc/passwd", "unsafe", "", id="file"),
        pytest.param("C:\\papers\\a.pdf", "unsafe", "", id="a drive"),
        pytest.param("\\\\host\\share", "unsafe", "", id="a share"),
        pytest.param("/\\host", "unsafe", "", id="a host in disguise"),
        pytest.param("http:", "unsafe", "", id="no host"),
        pytest.param("", "unsafe", "", id="nothing"),
        pytest.param("a/b.md#c", "internal", "a/b.md#c", id="a file"),
        pytest.param("#c", "internal", "#c", id="a fragment"),
    ],
)
def test_what_an_address_is(address: str, kind: str, target: str) -> None:
    found, where = classify(address)
    assert found == kind
    assert where.lower() == target.lower()


_URLS = st.text("aB9./:?#@!$&'()*+,;=-_~%2[] é\\", max_size=20)


@given(st.sampled_from(["http://", "https://", "http://a.b/", "https://a.b?", "http://a.b#"]), _URLS)
def test_the_short_way_gives_the_normal_form(start: str, rest: str) -> None:
    assert normalize(start + rest) == normalizeLink(start + rest)


@pytest.mark.parametrize(
    ("source", "target", "path"),
    [
        pytest.param("a.md", "b.md", "b.md", id="beside"),
        pytest.param("x/a.md", "b.md#c", "x/b.md#c", id="beside, in a folder"),
        pytest.param("x/a.md", "../b.md", "b.md", id="above"),
        pytest.param("x/a.md", "/b.md", "b.md", id="from the notes folder"),
        pytest.param("x/a.md", "./y/../b.md", "x/b.md", id="round about"),
        pytest.param("x/a.md", "#c", "#c", id="the same file"),
        pytest.param("x/a.md", "./#c", "#c", id="the same folder's page"),
        pytest.param("a.md", "../b.md", "../b.md", id="out of the folder"),
        pytest.param("x/a.md", "../../../n/b.md#c", "../../n/b.md#c", id="far out of the folder"),
        pytest.param("x/a.md", "/../b.md", None, id="out of the folder from its top"),
        pytest.param("x/a.md", "../..", None, id="a folder above"),
        pytest.param("a.md", "..\\b.md", None, id="backslashes"),
        pytest.param("a.md", "C:/b.md", None, id="a drive"),
        pytest.param("a.md", "b\x00.md", None, id="a zero byte"),
        pytest.param("a.md", ".", None, id="the folder itself"),
    ],
)
def test_a_path_stays_below_the_notes_folder(source: str, target: str, path: str | None) -> None:
    assert joined(source, target) == path


@given(st.text("ab./\\#:", max_size=20), st.sampled_from(["a.md", "x/a.md", "x/y/a.md"]))
def test_a_path_that_leaves_the_notes_folder_says_so_at_its_start(target: str, source: str) -> None:
    path = joined(source, target)
    if path is not None:
        below = path.partition("#")[0]
        while below.startswith("../"):
            below = below[3:]
        assert ".." not in below.split("/")
        assert not path.startswith("/")
        assert "\\" not in path


@given(st.text("ab./\\#:?", max_size=20))
def test_what_says_where_it_begins_stands_nowhere_else(target: str) -> None:
    assert not anywhere(target).startswith(("/", "./", "../", "#", "?"))


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("见 ", "。源码在此"), ("（", "）已开源"), ("「", "」を見る"), ("see “", "” and"), ("", "，数据"),
        ("在", "、和"), ("", "… more"), ("代码：", "；数据"), ("", ": more"), ("‘", "’ too"), ("【", "】"),
        ("《", "》"), ("(", ") and"),
    ],
)  # fmt: skip
def test_a_bare_address_ends_before_the_punctuation_of_any_script(before: str, behind: str) -> None:
    for address in ("https://example.org/a", "https://example.org/a/b_(c)?d=e&f=1", "https://github.com/ada/cranes"):
        html = shown(f"{before}{address}{behind} words")
        assert f'href="{address.replace("&", "&amp;")}"' in html


def test_an_address_keeps_the_letters_of_its_script() -> None:
    assert 'href="https://zh.wikipedia.org/wiki/%E6%8A%98%E7%BA%B8"' in shown(
        "见 https://zh.wikipedia.org/wiki/折纸 吧"
    )
