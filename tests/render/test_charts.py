"""Charts: labelled, without style attributes, the same each time."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.render.charts.years import spark, years_chart

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
