"""Pages drawn before the build that an edit needs: what they show is what the build makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papernotes.builder.pipeline import build
from papernotes.early_pages import ahead
from papernotes.files.project_reader import read_project

if TYPE_CHECKING:
    from tests.conftest import Site

    from papernotes.builder.pipeline import Site as Pages
    from papernotes.source import Source

NOTE = """# CVPR-2023

### 《Folding Cranes》

**Problem** Paper is flat.

### 《Unfolding Boats》

Code: https://github.com/example/boats

**Problem** Boats are wet. See [the site](https://example.org).

**Method** Drying.
"""


def pages(site: Site) -> Pages:
    return build(read_project(site.root, site.root / "site"))


def drawn(site: Site, text: str) -> dict[str, bytes]:
    """Return what is drawn ahead when the note becomes another text."""
    before, old = pages(site), note_of(site)
    return {page.path: page.content for page in ahead(before, old, note_of(site.note(text)))}


def note_of(site: Site) -> Source:
    (source,) = read_project(site.root, site.root / "site").sources
    return source


@pytest.mark.parametrize(
    ("old", "new", "paths"),
    [
        ("flat", "very flat", ["papers/folding-cranes.html"]),
        ("flat.", "flat.\n\nAnd thin.", ["papers/folding-cranes.html"]),
        ("Drying.", "Drying.\n\n**Results** Dry boats.", ["papers/unfolding-boats.html"]),
        ("Boats are", "Boats, unlike Folding Cranes, are", ["papers/unfolding-boats.html"]),
    ],
)
def test_the_page_that_was_edited_is_drawn_as_the_build_will(site: Site, old: str, new: str, paths: list[str]) -> None:
    found = drawn(site.note(NOTE), NOTE.replace(old, new))
    after = {artifact.path: artifact.content for piece in pages(site).pieces for artifact in piece.make()}
    assert list(found) == paths
    if "unlike" not in new:  # what it mentions, the build finds
        assert found == {path: after[path] for path in paths}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("### 《Unfolding Boats》", "### 《Sinking Ships》\n\nDeep.\n\n### 《Unfolding Boats》"),
        ("flat", "flat"),
        (NOTE, ""),
    ],
)
def test_what_is_not_certain_is_left_to_the_build(site: Site, old: str, new: str) -> None:
    assert drawn(site.note(NOTE), NOTE.replace(old, new)) == {}
