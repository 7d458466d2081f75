"""Slugs and relative addresses."""

from __future__ import annotations

import posixpath
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.slug import relative, slugify


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
