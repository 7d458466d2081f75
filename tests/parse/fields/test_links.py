"""Links in every way that notes write them."""

from __future__ import annotations

import pytest

from papernotes.parse.fields.line_links import find_links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        pytest.param("*<https://a.org/x>*", [("other", "https://a.org/x")], id="emphasised autolink"),
        pytest.param(
            "Paper: *<[url](https://a.org/x)>*", [("paper", "https://a.org/x")], id="a link inside angle brackets"
        ),
        pytest.param("Code: <(https://a.org/x)>", [("code", "https://a.org/x")], id="round inside angle brackets"),
        pytest.param(
            "[[paper](https://a.org/x)] [[code](https://b.org)]",
            [("paper", "https://a.org/x"), ("code", "https://b.org")],
            id="double brackets",
        ),
        pytest.param("[[pdf]](https://a.org/x)", [("paper", "https://a.org/x")], id="brackets in the label"),
        pytest.param(
            "[10.1234/ab](https://doi.org/10.1234/ab)]",
            [("paper", "https://doi.org/10.1234/ab")],
            id="a bracket too many",
        ),
        pytest.param("[Gard](https://a.org/b_(c)) x", [("other", "https://a.org/b_(c)")], id="brackets in the address"),
        pytest.param(
            '[Gard](<https://a.org/b c.pdf> "T")', [("paper", "https://a.org/b%20c.pdf")], id="blank in the address"
        ),
        pytest.param("[Gard](https://github.com/a/b", [("code", "https://github.com/a/b")], id="never closed"),
        pytest.param(
            "见https://github.com/a/b，谢谢（https://a.org/d）。",
            [("code", "https://github.com/a/b"), ("other", "https://a.org/d")],
            id="CJK around",
        ),
        pytest.param(
            "see https://a.org/b. And (https://a.org/c).",
            [("other", "https://a.org/b"), ("other", "https://a.org/c")],
            id="sentence",
        ),
        pytest.param(
            "www.a.org/b and github.com/a/b",
            [("other", "https://www.a.org/b"), ("code", "https://github.com/a/b")],
            id="no scheme",
        ),
        pytest.param("arXiv:1803.03067v2 ", [("paper", "https://arxiv.org/abs/1803.03067")], id="arXiv id"),
        pytest.param("doi: 10.1145/1015706.1015800.", [("paper", "https://doi.org/10.1145/1015706.1015800")], id="DOI"),
        pytest.param(
            "[arXiv 1803.03067](https://arxiv.org/abs/1803.03067)",
            [("paper", "https://arxiv.org/abs/1803.03067")],
            id="an id inside a label",
        ),
        pytest.param('<a href="https://a.org/x">Project page</a>', [("project", "https://a.org/x")], id="HTML"),
        pytest.param(
            "[![badge](https://img.org/a.svg)](https://github.com/a/b)",
            [("code", "https://github.com/a/b")],
            id="badge",
        ),
        pytest.param(
            "extension://ab/index.html?file=https%3A%2F%2Fa.org%2Fx.pdf",
            [("paper", "https://a.org/x.pdf")],
            id="extension",
        ),
        pytest.param("[see [x](https://a.org/x)](n.md)", [("other", "https://a.org/x")], id="a link inside a label"),
        pytest.param("[https://a.org/x](n.md)", [("other", "https://a.org/x")], id="an address as the label of a file"),
        pytest.param(
            r"[talk](https://www.youtube.com/watch?v=a\_b\&list=PL\_x) https://a.org/\~me/",
            [("video", "https://www.youtube.com/watch?v=a_b&list=PL_x"), ("other", "https://a.org/~me/")],
            id="marks with a backslash before them",
        ),
        pytest.param(
            "DOI: 10.1002/(SICI)1234-5679(19990301)12:3<45::AID-XYZ6>3.0.CO;2-7.",
            [("paper", "https://doi.org/10.1002/(SICI)1234-5679(19990301)12:3%3C45::AID-XYZ6%3E3.0.CO;2-7")],
            id="a DOI with angle brackets",
        ),
        pytest.param(
            "https://doi.org/10.1577/1234-5679(2001)012<0034:fotpob>2.0.co;2, and",
            [("paper", "https://doi.org/10.1577/1234-5679(2001)012%3C0034:fotpob%3E2.0.co;2")],
            id="an address of a DOI with angle brackets",
        ),
        pytest.param(
            "10.1234/ab<br>10.1234/cd;10.1234/ef",
            [("paper", f"https://doi.org/10.1234/{end}") for end in ("ab", "cd")],
            id="DOIs joined",
        ),
        *(
            pytest.param(f"see {before}https://a.org/x{after}", [("other", "https://a.org/x")], id=f"{before}-{after}")
            for before, after in (
                *(
                    ("", "。再"),
                    ("", "，再"),
                    ("", "、再"),
                    ("（", "）再"),
                    ("“", "” and"),
                    ("「", "」を見る"),
                    ("", "…"),
                ),
                *(
                    ("", "："),
                    ("", ": it"),
                    ("", "; it"),
                    ("‘", "’ it"),
                    ("《", "》"),
                    ("【", "】"),
                    ("", "！"),
                    ("", "？"),
                ),
            )
        ),
        pytest.param("![figure](https://a.org/x.png)", [], id="an image is no link"),
        pytest.param("[Gard](../a.pdf) [x](#y) [m](mailto:a@b.org)", [], id="local, fragment, mail"),
        pytest.param("[Open](zotero://select/x) obsidian://open?x", [], id="other programs"),
        pytest.param("Code: *<url>* TODO [code]()", [], id="placeholders"),
        pytest.param("version 2103.00020 of 1.2", [], id="a number is no id"),
        pytest.param("[1] (see below)", [], id="prose in brackets"),
    ],
)
def test_links_are_found_and_repaired(text: str, links: list[tuple[str, str]]) -> None:
    assert [(link.kind, link.url) for link in find_links(text)] == links


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        pytest.param("https://gard.github.io/x", "Code", "code", id="key before host"),
        pytest.param("[项目主页](https://gard.github.io)", "代码", "project", id="label before key"),
        pytest.param(
            "[GitHub](https://github.com/a/gard)", "Dataset", "data", id="key before a label that names the host"
        ),
        pytest.param("[有](https://gard.github.io)", "代码", "code", id="a label that says nothing"),
        pytest.param("https://arxiv.org/abs/1803.03067", "Link", "paper", id="a key that names no kind"),
        pytest.param("Official code: https://a.org/x", None, "code", id="words before the address"),
        pytest.param("[video] https://a.org/x", None, "video", id="brackets before the address"),
        pytest.param("[Tweet](https://a.org/x)", None, "discussion", id="label"),
        pytest.param("https://gard.github.io", None, "project", id="host"),
        pytest.param("https://openaccess.thecvf.com/x.html", None, "paper", id="publisher"),
        pytest.param("https://github.com/a/b/issues/3", None, "discussion", id="path"),
        pytest.param("https://huggingface.co/datasets/a/b", None, "data", id="path at a host"),
        pytest.param("https://blog.a.org/x", None, "blog", id="host name"),
        pytest.param("https://a.org/talk/slides.pptx", None, "slides", id="file"),
    ],
)
def test_the_kind_of_a_link_follows_label_then_key_then_host(text: str, key: str | None, kind: str) -> None:
    (link,) = find_links(text, key=key)
    assert link.kind == kind


@pytest.mark.parametrize(
    ("text", "key", "kinds"),
    [
        pytest.param("2304.00001  /  code: github.com/a/cranes", "arxiv", ["paper", "code"], id="a bare id first"),
        pytest.param("2304.00001v2, project: https://a.org/x", "arXiv", ["paper", "project"], id="with a version"),
        pytest.param("https://a.org/x | code https://a.org/y", "Paper", ["paper", "code"], id="a word between"),
        pytest.param("https://a.org/x，代码：https://a.org/y", "论文", ["paper", "code"], id="in Chinese"),
        pytest.param("[x](https://a.org/x), https://a.org/y", "Code", ["code", "code"], id="the key for all"),
        pytest.param("https://a.org/x (video: https://a.org/y)", "Slides", ["slides", "video"], id="in brackets"),
        pytest.param("10.1000/abc / code: https://a.org/y", "DOI", ["paper", "code"], id="a DOI first"),
    ],
)
def test_a_link_with_words_of_its_own_is_what_they_say(text: str, key: str, kinds: list[str]) -> None:
    assert [link.kind for link in find_links(text, key=key)] == kinds


def test_a_link_spans_what_wraps_it_and_keeps_what_the_notes_hold() -> None:
    text = "Paper: *<[url](https://a.org/x?utm_source=b)>* end"
    (link,) = find_links(text, line=7)
    assert text[link.start : link.end] == "*<[url](https://a.org/x?utm_source=b)>*"
    assert (link.url, link.source_url, link.line) == ("https://a.org/x", "https://a.org/x?utm_source=b", 7)
    assert link.link().source_url == link.source_url


def test_a_label_that_says_nothing_gives_way_to_the_hosts_name() -> None:
    labels = [
        find_links(text)[0].label
        for text in ("[here](https://arxiv.org/abs/1803.03067)", "https://a.org/x", "[PDF](https://a.org)")
    ]
    assert labels == ["arXiv", "a.org", "PDF"]


def test_reference_links_are_looked_up() -> None:
    found = find_links("[Gard][g] and [g]", references={"g": "https://a.org/x"})
    assert [link.url for link in found] == ["https://a.org/x"] * 2
