"""Addresses as notes hold them, and what stands in their place."""

from __future__ import annotations

import pytest

from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.urls import repair_url


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        pytest.param("arxiv.org/abs/2103.00020", "https://arxiv.org/abs/2103.00020", id="no scheme"),
        pytest.param("www.a.museum/x", "https://www.a.museum/x", id="www"),
        pytest.param("2103.00020", "https://arxiv.org/abs/2103.00020", id="arXiv id"),
        pytest.param("arXiv:cs/0112017v2", "https://arxiv.org/abs/cs/0112017", id="old arXiv id"),
        pytest.param("10.1109/ab.2019.1", "https://doi.org/10.1109/ab.2019.1", id="DOI"),
        pytest.param("chrome-extension://ef/https://a.org/x.pdf", "https://a.org/x.pdf", id="extension"),
        pytest.param("chrome-extension://ef/viewer.html?file=https://a.org/x.pdf", "https://a.org/x.pdf", id="viewer"),
        pytest.param("https://www.google.com/url?q=https://a.org/x%3Fy%3D1&sa=D", "https://a.org/x?y=1", id="redirect"),
        pytest.param("https://link.zhihu.com/?target=https%3A//a.org/x", "https://a.org/x", id="redirect of a forum"),
        pytest.param("https://a.org/x?utm_source=n&id=3&fbclid=z#part", "https://a.org/x?id=3#part", id="tracking"),
        pytest.param(
            "https://www.youtube.com/watch?v=ab&feature=share",
            "https://www.youtube.com/watch?v=ab",
            id="tracking at one host",
        ),
        pytest.param(
            "https://openreview.net/forum?id=ab&noteId=c",
            "https://openreview.net/forum?id=ab&noteId=c",
            id="a query that means something",
        ),
        pytest.param("https://a.org/x&amp;y", "https://a.org/x&y", id="entity"),
        pytest.param("http:/a.org/x", "http://a.org/x", id="one slash"),
        pytest.param("https//a.org/x", "https://a.org/x", id="no colon"),
        pytest.param("hhttps://a.org", "https://a.org", id="a letter too many"),
        pytest.param("ttps://a.org", "https://a.org", id="a letter too few"),
        pytest.param("http://https://a.org/x", "https://a.org/x", id="two schemes"),
        pytest.param("https://arxiv.org/abd/2512.01", "https://arxiv.org/abd/2512.01", id="a wrong path is left"),
        pytest.param("<https://a.org/x y>", "https://a.org/x%20y", id="blank"),
    ],
)
def test_an_address_is_repaired_once_and_for_all(raw: str, url: str) -> None:
    assert repair_url(raw) == url
    assert repair_url(url) == url


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "#part",
        "../a.pdf",
        "notes/a.md",
        "README.md",
        "a.pdf",
        "mailto:a@b.org",
        "zotero://select/x",
        "javascript:alert(1)",
        "https://",
        "https://[x",
        "http://localhost:3000/x",
        "http://",
        "link_to_paper",
        "https://github.com/user/repo",
        "https://arxiv.org/abs/",
        "https://arxiv.org/abs/xxxx.xxxxx",
        "data:text/html,x",
        "file:///etc/x",
        "word",
        "a b",
    ],
)
def test_what_leads_nowhere_on_the_web_is_no_address(raw: str) -> None:
    assert repair_url(raw) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "url",
        "<url>",
        "`TODO`",
        "None",
        "N/A",
        "暂无",
        "无公开代码（未提供链接）",
        "なし",
        "없음",
        "coming soon",
        "Comming Soon",
        "{{title}}",
        "link_to_paper",
        "()",
        "-",
        "https://example.com/x",
        "尚未开源",
        "not released yet",
    ],
)
def test_a_placeholder_says_nothing(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["https://a.org", "GardNet", "no weeds at all", "无监督学习", "linked", "x" * 300])
def test_a_value_that_says_something_is_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("raw", "url"),
    [
        ("https://ieeexplore.ieee.org/document/123/authors#authors", "https://ieeexplore.ieee.org/document/123"),
        ("https://ieeexplore.ieee.org/document/123/citations?tabFilter=papers", "https://ieeexplore.ieee.org/document/123"),
        ("https://ieeexplore.ieee.org/abstract/document/123/", "https://ieeexplore.ieee.org/abstract/document/123"),
        ("https://openreview.net/forum?id=abc&referrer=%5Bx%5D", "https://openreview.net/forum?id=abc"),
        ("https://www.nature.com/articles/s41586-021-1/figures/2", "https://www.nature.com/articles/s41586-021-1"),
        ("https://www.sciencedirect.com/science/article/pii/S0?via%3Dihub", "https://www.sciencedirect.com/science/article/pii/S0"),
        ("https://ieeexplore-ieee-org.ezproxy.lib.a.edu/document/99", "https://ieeexplore.ieee.org/document/99"),
        ("https://doi-org.proxy.lib.a.edu/10.1234/ab", "https://doi.org/10.1234/ab"),
        ("https://link.springer.com.ezproxy.a.edu/article/10.1234/ab", "https://link.springer.com/article/10.1234/ab"),
        ("https://login.ezproxy.a.edu/login?url=https://www.nature.com/articles/x1", "https://www.nature.com/articles/x1"),
        ("https://myproxy.a.org/x", "https://myproxy.a.org/x"),
        ("https://github.com/a/proxy-b/login", "https://github.com/a/proxy-b/login"),
        ("https://github.com/a/b/issues/3", "https://github.com/a/b/issues/3"),
    ],
)  # fmt: skip
def test_a_page_of_a_papers_page_and_a_proxy_lead_to_the_papers_own(raw: str, url: str) -> None:
    assert repair_url(raw) == url
    assert repair_url(url) == url
