"""Links in lines of text: where each ends, and whose it is."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.source import Source

LEXICON = lexicon.load()
HEAD = "# Alpha Birds Fold Sheets of Paper\n\n- Venue: ICML 2020\n"


def _links(text: str) -> list[tuple[str, str]]:
    (record,) = parse(Source("a.md", text), LEXICON).records
    assert record.authors == ()
    return [(link.kind, link.url) for link in record.links]


def test_two_keys_in_a_line_parted_by_a_full_width_comma_are_two_links() -> None:
    line = "- 代码：https://github.com/foo/bar，数据：https://a.org/data\n"
    assert _links(HEAD + line) == [("code", "https://github.com/foo/bar"), ("data", "https://a.org/data")]


def test_a_quoted_address_is_no_title_and_the_words_before_it_no_authors() -> None:
    assert (
        _links(f"{HEAD}\n项目主页见 https://a.org/d。「https://a.org/a」を見る。see “https://a.org/y” and more 2020\n")
        == []
    )


@pytest.mark.parametrize(
    ("line", "link"),
    [
        ("- https://github.com/foo/bar", ("code", "https://github.com/foo/bar")),
        ("<https://www.youtube.com/watch?v=ab>", ("video", "https://www.youtube.com/watch?v=ab")),
    ],
)
def test_an_address_alone_on_a_line_of_the_text_is_the_papers_own(line: str, link: tuple[str, str]) -> None:
    assert _links(f"{HEAD}\n## Notes\n\nThey fold.\n\n{line}\n") == [link]


@pytest.mark.parametrize("line", ["- https://arxiv.org/abs/2101.00001", "We run https://github.com/foo/bar on it."])
def test_the_address_of_another_paper_and_one_in_a_sentence_are_not(line: str) -> None:
    assert _links(f"{HEAD}\n## Notes\n\nThey fold.\n\n{line}\n") == []


def test_an_address_under_a_list_of_references_is_not() -> None:
    assert _links(f"{HEAD}\n## References\n\n- https://github.com/foo/bar\n") == []
