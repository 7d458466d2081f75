"""Slugs and relative addresses."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.slug import LONGEST, Given, fold, relative, slug_apart, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        pytest.param("CLIP", "clip", id="name"),
        pytest.param("DALL·E 2: Hierarchical", "dall-e-2-hierarchical", id="punctuation"),
        pytest.param("Don't Walk", "dont-walk", id="apostrophe"),
        pytest.param("Schrödinger’s naïve", "schrodingers-naive", id="accents"),
        pytest.param("注意力机制 GAN", "注意力机制-gan", id="chinese"),
        pytest.param("プログラム", "プログラム", id="japanese-voiced-marks-stay"),
        pytest.param("그래프 신경망", "그래프-신경망", id="korean"),
        pytest.param("../../etc/passwd", "etc-passwd", id="path"),
    ],
)
def test_a_name_becomes_a_readable_slug(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize("text", ["", "!!!", "🎉", "index", "CON", "nul", "lpt1"])
def test_empty_and_reserved_names_get_a_digest(text: str) -> None:
    assert re.fullmatch(r"[\w-]+-[0-9a-f]{8}", slugify(text))


def test_texts_without_letters_get_different_slugs() -> None:
    assert slugify("🎉") != slugify("🎈")


@given(st.text())
def test_a_slug_is_short_safe_and_stable(text: str) -> None:
    slug = slugify(text)
    assert slug
    assert len(slug.encode()) <= 70
    assert not re.search(r"[\s/\\.:*?\"<>|%#&]", slug)
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert slugify(slug) == slug or slug.rpartition("-")[0] in {"index", "con", "nul", "untitled"}


@pytest.mark.parametrize(
    ("target", "page", "url"),
    [
        pytest.param("papers/a.html", "index.html", "papers/a.html", id="down"),
        pytest.param("index.html", "papers/a.html", "../index.html", id="up"),
        pytest.param("papers/b.html#method", "papers/a.html", "b.html#method", id="sibling-with-fragment"),
        pytest.param("venues/cvpr.html", "papers/index/2.html", "../../venues/cvpr.html", id="two-up"),
    ],
)
def test_links_are_relative_and_explicit(target: str, page: str, url: str) -> None:
    assert relative(target, page) == url


_PATHS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map("/".join)


@given(_PATHS, _PATHS)
def test_a_relative_link_leads_to_its_target(target: str, page: str) -> None:
    there = posixpath.normpath(posixpath.join(posixpath.dirname(page), relative(target, page)))
    assert there == target


_ALIKE = "aAäÄa\u0308ßSsſK\u212aİiıﬁfi①1²2Σσς가\u1100\u1161ｱア《》语義- #"
_TITLES = st.one_of(
    st.text(max_size=80),
    st.text(st.sampled_from(_ALIKE), max_size=6),
    st.sampled_from(
        [
            "con",
            "Index",
            "图" * 40,
            "图" * 39 + "甲",
            "图" * 40 + "乙",
            "word " * 30,
            "word " * 29 + "end",
            "a-2",
            "a-3",
        ]
    ),
    st.builds(lambda end: "基于多尺度注意力机制的遥感图像语义分割方法研究" + end, st.text(max_size=2)),
)
_FORMS = ("NFC", "NFD", "NFKC", "NFKD")


@given(st.lists(_TITLES, max_size=30), st.lists(_TITLES, max_size=5))
def test_any_titles_get_as_many_addresses_in_any_case_and_unicode_form(titles: list[str], past: list[str]) -> None:
    taken = [slugify(title) for title in past]
    given_out = Given(taken)
    slugs = [given_out.give((slugify(title),), slugify(title)) for title in titles]
    assert all(len(slug.encode()) <= LONGEST for slug in slugs)
    assert not {"con", "index", "nul"} & set(slugs)
    for form, other in product(_FORMS, _FORMS):
        alike = {
            unicodedata.normalize(other, unicodedata.normalize(form, slug).casefold()) for slug in {*slugs, *taken}
        }
        assert len(alike) == len({*slugs, *taken})
    assert len({*slugs, *taken}) == len(slugs) + len(set(taken))


def test_a_thousand_names_alike_take_a_thousand_steps() -> None:
    class Counting(Given):
        steps = 0

        def _take(self, name: str, mine: object = ()) -> bool:
            self.steps += 1
            return super()._take(name, mine)

    counting = Counting()
    names = [counting.give(("图" * 20,), "图" * 20) for _ in range(1000)]
    assert len(set(names)) == 1000
    assert all(len(name.encode()) <= LONGEST for name in names)
    assert counting.steps <= 3000


@given(st.text(min_size=1), st.text(min_size=1))
def test_names_that_differ_in_their_words_are_terms_of_their_own(one: str, two: str) -> None:
    stem = "a topic with a very long name that many others begin with as well "
    same = slug_apart(stem + one) == slug_apart(stem + two)
    words = [re.sub(r"[\W_]+", "-", fold(text.replace("'", "").replace("’", ""))).strip("-") for text in (one, two)]
    assert same or words[0] != words[1]
    assert len(slug_apart(stem + one).encode()) <= LONGEST


@given(st.text())
def test_what_is_one_to_a_file_system_has_one_slug(text: str) -> None:
    for form in _FORMS:
        assert slugify(unicodedata.normalize(form, f"a{text}")) == slugify(f"a{text}")
