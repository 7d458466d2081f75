"""Papers by venue and year: a row a venue, a column a year, a dot whose area is the number of papers."""

from __future__ import annotations

from math import sqrt
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from papernotes.charts.svg import svg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ROW, _STEP, _NAMES = 24, 32, 112
"""Drawing units: the height of a row, the width of a column, the width of the names."""
_LARGEST = 11
"""The radius of the largest dot, which holds three digits."""
_YEARS = 16
_NAME, _LINE = 15, 20
"""Characters of a name, and of each of the two small lines of a longer one; the chart's label has the whole."""


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
        parts.append(_called(name, middle))
        parts.append(f'<line x1="{_NAMES}" y1="{middle}" x2="{width}" y2="{middle}"/>')
        parts += [_dot(_NAMES + _STEP * (year - shown[0]) + _STEP // 2, middle, counts.get(year, 0), most)
                  for year in shown if counts.get(year)]  # fmt: skip
        parts.append("</g>")
    parts += [
        f'<text x="{_NAMES + _STEP * (year - shown[0]) + _STEP // 2}" y="{height - 6}">{year}</text>' for year in shown
    ]
    return svg(parts)


def _called(name: str, middle: int) -> str:
    """Return a name on one line or two: journals differ in their last words, so that these are not to be cut first."""
    if len(name) <= _NAME:
        return f'<text class="name" x="0" y="{middle + 4}">{escape(name)}</text>'
    first, *rest = wrap(name, _LINE, break_long_words=True)
    second = shorten(" ".join(rest), _LINE, placeholder="…") if rest else ""
    lines = ((first, middle - 1), (second, middle + 9)) if second else ((first, middle + 3),)
    return "".join(f'<text class="name long" x="0" y="{y}">{escape(line)}</text>' for line, y in lines)


def _dot(x: int, y: int, count: int, most: int) -> str:
    radius = max(_LARGEST * sqrt(count / most), 3)
    fits = radius >= 8 and count < 1000
    inside = f'<text class="in{" three" if count > 99 else ""}" x="{x}" y="{y + 4}">{count}</text>' if fits else ""
    return f'<circle cx="{x}" cy="{y}" r="{radius:.1f}"/>{inside}'
