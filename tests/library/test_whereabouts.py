"""Which paper an address is of."""

from __future__ import annotations

import pytest

from papernotes.library.entry_model import Entry
from papernotes.library.mentions import find_mentions, gather_aliases
from papernotes.library.whereabouts import gather_places, paper_key
from papernotes.model import Link, Place, Record, Section
from papernotes.slug import slugify

from .samples import record


@pytest.mark.parametrize(
    "addresses",
    [
        pytest.param(
            ["http://arxiv.org/abs/2103.00020", "https://www.arxiv.org/pdf/2103.00020v3.pdf",
             "https://arxiv.org/html/2103.00020v1#S2", "https://ar5iv.org/abs/2103.00020",
             "https://huggingface.co/papers/2103.00020", "https://doi.org/10.48550/arXiv.2103.00020"],
            id="arxiv",
        ),
        pytest.param(["https://arxiv.org/abs/cs/0101001", "http://arxiv.org/pdf/cs/0101001v2"], id="old-arxiv"),
        pytest.param(
            ["https://doi.org/10.1145/123.456", "http://dx.doi.org/10.1145/123.456",
             "https://dl.acm.org/doi/pdf/10.1145/123.456"],
            id="doi",
        ),
        pytest.param(
            ["https://openreview.net/forum?id=aB-1", "https://openreview.net/pdf?id=aB-1",
             "https://openreview.net/forum?noteId=x&id=aB-1"],
            id="openreview",
        ),
        pytest.param(
            ["https://aclanthology.org/P19-1001/", "https://aclanthology.org/P19-1001.pdf",
             "https://www.aclweb.org/anthology/P19-1001", "https://aclweb.org/anthology/papers/P/P19/P19-1001/"],
            id="acl",
        ),
        pytest.param(
            ["https://aclanthology.org/2022.acl-long.1/", "https://aclanthology.org/2022.acl-long.1.pdf"], id="new-acl"
        ),
        pytest.param(
            ["https://openaccess.thecvf.com/content/CVPR2023/html/Tao_GALIP_CVPR_2023_paper.html",
             "http://openaccess.thecvf.com/content/CVPR2023/papers/Tao_GALIP_CVPR_2023_paper.pdf"],
            id="cvf",
        ),
        pytest.param(
            ["https://proceedings.mlr.press/v139/crane21a.html", "http://proceedings.mlr.press/v139/crane21a/crane21a.pdf"],
            id="pmlr",
        ),
        pytest.param(
            ["https://proceedings.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd053c1c4a845aa-Abstract.html",
             "https://papers.nips.cc/paper_files/paper/2017/file/3f5ee243547dee91fbd053c1c4a845aa-Paper.pdf"],
            id="neurips",
        ),
        pytest.param(
            ["https://github.com/Ada/Cranes", "https://github.com/ada/cranes.git", "http://www.github.com/ada/cranes/#readme",
             "https://github.com/ada/cranes/tree/main"],
            id="repository",
        ),
        pytest.param(
            ["https://cranes.github.io", "http://cranes.github.io/index.html", "https://cranes.github.io/#a"], id="page"
        ),
    ],
)  # fmt: skip
def test_all_addresses_of_a_paper_have_one_key(addresses: list[str]) -> None:
    assert len({paper_key(address) for address in addresses}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("https://aclanthology.org/2022.acl-long.1", "https://aclanthology.org/2022.acl-long.11", id="acl"),
        pytest.param("https://github.com/ada/cranes", "https://github.com/ada/cranes/tree/main/boats", id="folder"),
        pytest.param("https://github.com/ada/cranes", "https://github.com/ada", id="owner"),
        pytest.param("https://a.org/?id=1", "https://a.org/?id=2", id="query"),
        pytest.param("https://openreview.net/forum?id=a", "https://openreview.net/forum?id=b", id="openreview"),
    ],
)
def test_addresses_of_different_things_have_different_keys(one: str, other: str) -> None:
    assert paper_key(one) != paper_key(other)


def _link(kind: str, url: str) -> Link:
    return Link(kind, url, "", url, 1)


def _entry(read: Record) -> Entry:
    return Entry(slugify(read.title), read, (read,), ())


def test_an_address_that_two_papers_have_is_of_neither_but_an_id_is_its_owners() -> None:
    shared = _link("code", "https://github.com/ada/both")
    cited = _link("paper", "https://arxiv.org/abs/2101.00001")
    talk = _link("video", "https://youtu.be/x")
    one = _entry(record("One", 1, arxiv="2101.00001", links=(shared, cited, talk)))
    two = _entry(
        record("Two", 9, arxiv="2101.00002", links=(shared, cited, _link("project", "https://two.github.io/")))
    )
    assert gather_places([(each.slug, each.record) for each in (one, two)]) == {
        "arxiv:2101.00001": "one", "arxiv:2101.00002": "two", "two.github.io": "two",
    }  # fmt: skip


PDF = "https://arxiv.org/pdf/2101.00001"


def _mentioned(section: Section) -> list[tuple[str, str, str]]:
    cited = _entry(record("Cranes", 1, name="CLIP", arxiv="2101.00001"))
    citing = _entry(Record("paper", "Gulls", Place("notes.md", 9, 12), sections=(section,)))
    entries = [cited, citing]
    found = find_mentions(entries, gather_aliases(entries, lambda _: False))
    return [(mention.words, mention.sentence, mention.place) for mention in found]


@pytest.mark.parametrize(
    ("label", "text", "mention"),
    [
        pytest.param("them", "As othem said. See them. End.", ("them", "See them."), id="a-label"),
        pytest.param("CLIP", "Like CLIP it is. End.", ("CLIP", "Like CLIP it is."), id="a-label-that-is-the-name"),
        pytest.param("", f"See {PDF} now.", ("2101.00001", f"See {PDF} now."), id="bare"),
        pytest.param("an image", "Nothing of it.", ("an image", "an image"), id="a-label-that-is-no-text"),
    ],
)  # fmt: skip
def test_a_link_to_a_noted_paper_is_a_mention(label: str, text: str, mention: tuple[str, str]) -> None:
    link = Link("paper", PDF, label, PDF, 10)
    assert _mentioned(Section("", "other", 0, 10, 12, text, (link,))) == [(*mention, "arxiv:2101.00001")]


def test_a_name_elsewhere_in_a_section_is_a_mention_by_name() -> None:
    link = Link("paper", "https://arxiv.org/abs/2101.00001", "them", "https://arxiv.org/abs/2101.00001", 10)
    assert _mentioned(Section("", "other", 0, 10, 12, "CLIP is by them.", (link,))) == [
        ("CLIP", "CLIP is by them.", "")
    ]


@pytest.mark.parametrize("month", ["0701", "1501", "2312", "2913"])
def test_a_plain_address_has_the_key_that_a_longer_look_finds(month: str) -> None:
    for number in ("00001", "99999"):
        plain, longer = f"https://arxiv.org/abs/{month}.{number}", f"https://arxiv.org/abs/{month}.{number}/"
        assert paper_key(plain) == paper_key(longer)
