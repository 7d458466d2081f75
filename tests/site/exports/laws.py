"""Texts and records that nobody expects, for the laws of what programs read."""

from __future__ import annotations

from hypothesis import strategies as st
from tests.site.samples import entry, library, record

from papernotes.lexicon import load
from papernotes.model import Link
from papernotes.site.exports import Citation, citations

HOSTILE = (
    "]]>", "--", "<!--", "</script>", "&amp;", "&", "<", '"', "'", "\\", "{", "}", "{{", "$", "$x_1$", "%", "#", "_",
    "^", "~", "@article{x,", ",", " and ", "others", "et al.", "+", "=", ";", "\n", "\r\n", "\t", "\x00", "\x0b",
    "\x1b", "\x85", "\ud800", "\ufffe", "\uffff", "\u2028", "\u202e", "\u200f", "שלום", "注意力", "é", "e\u0301", "😀",
    "ı", "İ", "GAN", "of ", "Learning ", "3D",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=6), max_size=6).map("".join)
URLS = st.builds(
    lambda tail: f"https://papers.example/{tail}",
    st.text(st.characters(exclude_categories=["Z", "C"]), max_size=20),
)
RECORDS = st.builds(
    record,
    TEXTS,
    name=st.none() | TEXTS,
    venue=st.none() | st.sampled_from(["CVPR", "TPAMI", "arXiv", "Journal of Cranes"]) | TEXTS.filter(str.strip),
    year=st.none() | st.integers(0, 3000),
    authors=st.lists(TEXTS, max_size=3).map(tuple),
    arxiv=st.none() | st.sampled_from(["2103.00020", "cs.CV/0112017", "9913.1"]),
    doi=st.none() | st.builds("10.1000/{}".format, st.text(st.characters(exclude_categories=["Z", "C"]), max_size=9)),
    read_on=st.none() | st.sampled_from(["2018-11-19", "2018-02", "2018-02-31", "soon"]),
    links=st.lists(st.builds(lambda url: Link("paper", url, "", url, 1), URLS), max_size=2).map(tuple),
)
VENUES = load().venues


def cited(title: str = "On Cranes", **fields: object) -> Citation:
    """Return the citation of one paper."""
    return next(iter(citations(library([entry(record(title, **fields))]), VENUES).values()))
