"""Slugs that are unique, stable, and never lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from papernotes.library.slugs import assign

from .samples import paper_link, record


def test_the_name_gives_the_slug_else_the_title() -> None:
    addresses = assign([record("CLIP: Learning Models", name="CLIP"), record("Deep Residual Learning")])
    assert [address.slug for address in addresses] == ["clip", "deep-residual-learning"]


def test_one_name_twice_gives_the_year_then_the_title_then_a_number() -> None:
    same = [record("GAN: a net", name="GAN", year=2014), record("GAN: again", name="GAN", year=2015)]
    assert [address.slug for address in assign(same)] == ["gan", "gan-2015"]
    twins = [record("Notes", line) for line in (1, 1, 1)]
    assert [address.slug for address in assign(twins)] == ["notes", "notes-2", "notes-3"]


def test_what_is_added_above_a_paper_does_not_take_its_address() -> None:
    paper, note = record("GAN: a net", 9, name="GAN"), record("GAN", 1, kind="note")
    assert [address.slug for address in assign([note, paper])] == ["gan-2", "gan"]
    worded = record("GAN", 5, "Words.", kind="note")
    assert [address.slug for address in assign([note, worded])] == ["gan-2", "gan"]


def test_a_changed_title_moves_the_page_and_keeps_the_old_address() -> None:
    past = assign([record("Imagic: Editing", name="Imagic", arxiv="2210.09276")])
    (now,) = assign([record("Imagick: Real Editing", name="Imagick", arxiv="2210.09276")], past)
    assert (now.slug, now.former) == ("imagick", ("imagic",))
    (later,) = assign([record("Imagic: Editing", name="Imagic", arxiv="2210.09276")], (now,))
    assert (later.slug, later.former) == ("imagic", ("imagick",))


def test_a_paper_without_ids_is_known_again_by_its_link_or_a_like_title() -> None:
    past = assign([record("Old words", links=(paper_link("https://a.b/1"),)), record("Scaling up GANs for images")])
    now = assign(
        [record("New name", links=(paper_link("https://a.b/1"),)), record("Scaling up GANs for pictures")], past
    )
    assert [address.former for address in now] == [("old-words",), ("scaling-up-gans-for-images",)]


def test_a_new_paper_of_the_same_name_does_not_take_the_address() -> None:
    old = record("SAM: Segment Anything", 50, name="SAM", arxiv="2304.02643")
    past = assign([old])
    new = record("SAM: Sharpness-Aware Minimization", 1, name="SAM", year=2021)
    assert [address.slug for address in assign([new, old], past)] == ["sam-2021", "sam"]


_RECORDS = st.lists(
    st.builds(
        record,
        st.sampled_from(["Notes", "notes!", "GAN", "A study of things", "🎉", ""]),
        st.integers(1, 3),
        name=st.sampled_from([None, "GAN", "SAM"]),
        year=st.sampled_from([None, 2014]),
        arxiv=st.sampled_from([None, "1406.2661"]),
    ),
    max_size=8,
)


@given(_RECORDS, _RECORDS)
def test_no_address_is_given_twice_and_none_is_forgotten(before: list, after: list) -> None:
    past = assign(before)
    now = assign(after, past)
    slugs = [slug for address in now for slug in (address.slug, *address.former)]
    assert len(slugs) == len(set(slugs))
    assert assign(after, now) == now
