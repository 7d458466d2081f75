"""Pages are drawn from their views alone, and the digest of a view changes with whatever it holds."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from papernotes.body.excerpts import Excerpt, about
from papernotes.builder.pipeline import build
from papernotes.files.project_reader import read_project
from papernotes.model import Section
from papernotes.site.digested import Digested, digest_of, together, told
from papernotes.site.list_values import Face, Tag
from papernotes.site.record_digests import Leaf, Whole
from papernotes.site.title_text import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Site

NOTES = """# CVPR-2021

## 《Folding Paper Cranes》

- Authors: Jo Fold, Ann Crane
- Topics: origami
- Status: read

Paper: https://arxiv.org/abs/2101.00001

**Problem** Folding is hard, unlike Paper Planes that Land, as [[Paper Planes that Land]] says. $x^2$

**Method** Fold twice.

```python
fold(2)
```

## 《Paper Planes that Land》

- Topics: origami

**Problem** They fall.

![[Folding Paper Cranes]]

![a picture](pictures/crane.png)
"""
DEEP = (Digested, Leaf, Whole)
"""What is told by a digest."""


@pytest.fixture
def project(site: Site) -> Site:
    return site.note(NOTES).note("# A list\n\n- Folding *boats* (ICML 2020)\n- Folding hats (ICML 2019)\n", "list.md")


def test_another_process_draws_the_same_from_a_view_alone(project: Site) -> None:
    site = build(read_project(project.root, project.root / "site"))
    kinds = {page.kind for page in site.pages}
    assert {"home", "entry", "entries", "taxonomy", "term", "snippets", "compare", "board"} <= kinds
    for piece in site.pieces:
        view = piece.view()
        made = [(artifact.path, artifact.content) for artifact in piece.draw(view)]
        again = pickle.loads(pickle.dumps(view))
        assert [(artifact.path, artifact.content) for artifact in piece.draw(again)] == made
        assert digest_of(again) == digest_of(view)


def test_no_text_of_a_view_knows_what_its_repr_does_not_tell(project: Site) -> None:
    site = build(read_project(project.root, project.root / "site"))
    for piece in site.pieces:
        for value in held(piece.view()):
            kind = type(value)
            assert not isinstance(value, set | frozenset), f"{kind} has another order in each process"
            if isinstance(value, str) and kind is not str:
                assert kind.__repr__ is not str.__repr__, f"{kind} may hold more than its words"
            assert kind.__repr__ is not object.__repr__, f"{kind} is told by its address"


def held(value: object) -> Iterator[object]:
    """Yield a value and all that it holds."""
    yield value
    if isinstance(value, Digested):
        yield from held(value.value)
    elif isinstance(value, dict):
        yield from held(tuple(value.items()))
    elif isinstance(value, list | tuple) and not isinstance(value, Leaf):
        for part in value:
            yield from held(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from held(getattr(value, name))


def test_a_text_with_formulas_is_told_with_how_it_is_written() -> None:
    one, other = readable("$x^2$ folds"), readable("$x^{2}$ folds")
    assert one == other
    assert digest_of(one) != digest_of(other)
    text = "A long enough sentence of $x^2$ folds."
    excerpts = [about("A", [Section("", "summary", 0, 1, 1, text)], [html]) for html in (f"<p>{text}</p>", "<p>A</p>")]
    assert not [excerpt for excerpt in excerpts if isinstance(excerpt, Excerpt) and "Markup" not in repr(excerpt)]


def test_what_is_together_is_told_by_the_digests_of_its_parts() -> None:
    one, other = told(("a", "b")), told(("c",))
    both = together([one, other])
    assert both.value == (("a", "b"), ("c",))
    assert repr(both) == both.digest.hex()
    assert len({both.digest, together([other, one]).digest, together([one]).digest}) == 3


@pytest.mark.parametrize("field", Tag._fields)
def test_a_field_of_a_term_changes_its_digest(field: str) -> None:
    tag = Tag("CVPR", "cvpr", "A conference", "vision", (), paged=True)  # type: ignore[arg-type]  # a field stands for it
    assert digest_of(tag) != digest_of(tag._replace(**{field: "other"}))


def test_no_field_of_a_face_is_left_out(project: Site) -> None:
    site = build(read_project(project.root, project.root / "site"))
    face = site.views.shelf.face(site.library.entries[0])
    for field in Face._fields:
        assert digest_of(face) != digest_of(face._replace(**{field: "other"})), field
