"""Charts: labelled, without style attributes, the same each time."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.charts.arcs import topic_map
from papernotes.charts.calendar import calendar
from papernotes.charts.matrix import VenueRow, matrix
from papernotes.charts.years_chart import spark, years_chart

COUNTS = st.dictionaries(st.integers(1900, 2100), st.integers(1, 5000), max_size=60)


@given(COUNTS)
def test_columns_are_well_formed_and_inside_the_picture(counts: dict[int, int]) -> None:
    chart = years_chart(counts, 'all "told" <here>')
    if not chart:
        assert len(range(min(counts, default=0), max(counts, default=0) + 1)) <= 1 or not counts
        return
    root = ET.fromstring(chart)
    assert root.get("aria-label") == 'all "told" <here>'
    left, top, width, height = map(float, root.get("viewBox", "").split())
    for shape in root.iter("rect"):
        x, y, w, h = (float(shape.get(name, "")) for name in ("x", "y", "width", "height"))
        assert left - 0.1 <= x <= left + width + 0.1 - w
        assert top <= y <= top + height - h
        assert h > 0
    assert "style=" not in chart


def test_years_without_papers_keep_their_place() -> None:
    assert years_chart({2019: 1, 2021: 2}, "x").count("<rect") == 2
    assert ">2020<" in years_chart({2019: 1, 2021: 2}, "x")


def test_long_ago_is_one_column() -> None:
    chart = years_chart({1950: 3, 1960: 4, 2024: 1}, "x")
    assert "≤2001" in chart
    assert ">7<" in chart


@pytest.mark.parametrize("counts", [{}, {2020: 4}], ids=["nothing", "one year"])
def test_too_little_makes_no_chart(counts: dict[int, int]) -> None:
    assert years_chart(counts, "x") == ""
    assert spark(counts, 2000, 2024) == ""


@given(COUNTS)
def test_sparks_are_well_formed(counts: dict[int, int]) -> None:
    made = spark(counts, min(counts, default=0), max(counts, default=0))
    assert not made or ET.fromstring(made).get("aria-hidden") == "true"


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=40)


@given(st.lists(st.builds(VenueRow, NAMES, COUNTS, st.sampled_from(["", "vision", 'a "b" & <c>'])), max_size=8))
def test_matrices_are_well_formed_and_have_a_dot_for_each_count(rows: list[VenueRow]) -> None:
    chart = matrix(rows, "x")
    years = {year for row in rows for year in row.counts}
    if len(rows) < 2 or len(years) < 2:
        assert not chart
        return
    shown = [year for row in rows for year in row.counts if year > max(years) - 16]
    assert len(list(ET.fromstring(chart).iter("circle"))) == len(shown)


def test_the_names_of_journals_that_begin_alike_are_told_apart() -> None:
    names = ["Current Opinion in Structural Biology", "Current Opinion in Chemical Biology", "CVPR"]
    root = ET.fromstring(matrix([VenueRow(name, {2020: 231, 2021: 1}) for name in names], "x"))
    dots, called = root.iter("svg")
    rows = ["|".join(text.text or "" for text in group.iter("text")) for group in called.iter("g")]
    assert len(list(dots.iter("g"))) == len(rows)
    assert rows == ["Current Opinion in|Structural Biology", "Current Opinion in|Chemical Biology", "CVPR"]


@given(st.dictionaries(NAMES, st.integers(1, 50), max_size=12), st.data())
def test_topic_maps_join_what_stands_together(topics: dict[str, int], data: st.DataObject) -> None:
    names = sorted(topics)
    pairs = [(a, b) for number, a in enumerate(names) for b in names[number + 1 :]]
    together = data.draw(st.dictionaries(st.sampled_from(pairs), st.integers(1, 9)) if pairs else st.just({}))
    chart = topic_map(topics, together, "x")
    assert bool(chart) == bool(together)
    if chart:
        assert len(list(ET.fromstring(chart).iter("path"))) == len(together)
        assert chart == topic_map(dict(reversed(topics.items())), dict(reversed(together.items())), "x")


def test_a_calendar_shades_the_months_that_were_read_in() -> None:
    chart = calendar(["2023-01-05", "2023-01-09", "2024-12", "2024-12-31", "2024-12-01", "not a date", "2024-13"], "x")
    shades = [rect.get("class") for rect in ET.fromstring(chart).iter("rect")]
    assert len(shades) == 24
    assert sorted(set(shades)) == ["s0", "s3", "s4"]
    assert shades[11] == "s4"
    assert calendar(["2024-01-01"], "x") == ""
