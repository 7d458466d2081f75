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


IDS = ("arXiv:2203.05568", "arXiv: 2203.05568v1", "arxiv 2203.05568", "doi:10.1126/science.abk1781",
       "DOI: 10.1126/science.abk1781", "https://doi.org/10.1126/science.abk1781", "https://arxiv.org/abs/2203.05568",
       "**arXiv**: [2203.05568](https://arxiv.org/abs/2203.05568)", "- arXiv: 2203.05568", "Paper: arXiv:2203.05568",
       "Link: https://arxiv.org/abs/2203.05568")  # fmt: skip


@pytest.mark.parametrize("remark", ["looked at the abstract. not for us", "remark", "(the journal version differs)",
                                    "-- use v1, v2 has a typo", "— 期刊版不同", ", to be read by Ada"])  # fmt: skip
@pytest.mark.parametrize("line", IDS)
def test_a_remark_behind_an_id_stays(line: str, remark: str) -> None:
    (record,) = parse(Source("a.md", f"## Learning to Fold Boats\n\n{line} {remark}\n"), LEXICON).records
    assert record.arxiv or record.doi or line.startswith("https")  # an address amid words may be another paper's
    said = remark.strip("(-—, )")
    assert said in " ".join(section.text for section in record.sections)


@pytest.mark.parametrize("behind", ["", "v2", " [cs.CV]", " (2022)", " [cs.CV], 10 Mar 2022", " (version 2)", "."])
@pytest.mark.parametrize("line", IDS[:5])
def test_what_says_no_more_than_an_id_goes_with_it(line: str, behind: str) -> None:
    behind = "" if behind == "v2" and ("v1" in line or "science" in line) else behind
    (record,) = parse(Source("a.md", f"## Learning to Fold Boats\n\n{line}{behind}\n"), LEXICON).records
    assert record.arxiv or record.doi
    assert record.sections == ()


@pytest.mark.parametrize("line", ["✅ read", "☑ read", "✔ Read", "✅ 已读", "📖 reading", "❌ read", "read", "🎉 done"])
def test_a_line_of_a_status_is_one_or_stays(line: str) -> None:
    (record,) = parse(
        Source("a.md", f"## Learning to Fold Boats (ICML 2020)\n{line}\nhttps://arxiv.org/abs/2203.05568\n"), LEXICON
    ).records
    assert record.status or line.rsplit(maxsplit=1)[-1] in " ".join(section.text for section in record.sections)
    assert line[0] not in "✅☑✔" or record.status == "read"
