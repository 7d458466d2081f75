"""Papers by venue and year: a row a venue, a column a year, a dot whose area is the number of papers."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from papernotes.charts.svg import svg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROW, _STEP, _NAMES = 24, 36, 96
"""Drawing units: the height of a row, the width of a column, the width of the names."""
_LARGEST = 10
"""The radius of the largest dot."""
_YEARS = 16
_NAME = 13
"""Characters of a name; the chart's label has the whole."""


class VenueRow(NamedTuple):
    """A venue with its papers by year, and the field it belongs to, which gives the hue; empty when unknown."""

    name: str
    counts: Mapping[int, int]
    family: str = ""


def matrix(rows: Sequence[VenueRow], label: str) -> Markup:
    """Return the dots of each row's counts by year; empty where there are fewer than two rows or two years.

    The latest years are shown. ``label`` is read in the picture's place and should hold the numbers.
    """
    years = sorted({year for row in rows for year in row.counts})
    if len(rows) < 2 or len(years) < 2:
        return Markup("")
    shown = range(max(years[0], years[-1] - _YEARS + 1), years[-1] + 1)
    most = max((row.counts.get(year, 0) for row in rows for year in shown), default=1) or 1
    width, height = _NAMES + _STEP * len(shown), _ROW * (len(rows) + 1)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [f'<svg class="chart matrix" {size} role="img" aria-label="{escape(label)}">']
    for number, (name, counts, family) in enumerate(rows):
        middle = _ROW * number + _ROW // 2
        parts.append(f'<g data-family="{escape(family)}">' if family else "<g>")
        short = name if len(name) <= _NAME else name[: _NAME - 1] + "…"
        parts.append(f'<text class="name" x="0" y="{middle + 4}">{escape(short)}</text>')
        parts.append(f'<line x1="{_NAMES}" y1="{middle}" x2="{width}" y2="{middle}"/>')
        parts += [_dot(_NAMES + _STEP * (year - shown[0]) + _STEP // 2, middle, counts.get(year, 0), most)
                  for year in shown if counts.get(year)]  # fmt: skip
        parts.append("</g>")
    parts += [
        f'<text x="{_NAMES + _STEP * (year - shown[0]) + _STEP // 2}" y="{height - 6}">{year}</text>' for year in shown
    ]
    return svg(parts)


def _dot(x: int, y: int, count: int, most: int) -> str:
    radius = max(_LARGEST * sqrt(count / most), 3)
    fits = radius >= 8 and count < 1000
    inside = f'<text class="in{" three" if count > 99 else ""}" x="{x}" y="{y + 4}">{count}</text>' if fits else ""
    return f'<circle cx="{x}" cy="{y}" r="{radius:.1f}"/>{inside}'
