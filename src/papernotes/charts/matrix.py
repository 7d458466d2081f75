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
    dots = _dots(rows, shown, most, label)
    names = [_opening("names", _NAMES, len(rows), 'aria-hidden="true"')]
    names += [f"<g>{_called(row.name, _middle(number))}</g>" for number, row in enumerate(rows)]
    # The dots come first: set from the right, a chart that is too wide is seen from its newest year, beside the names.
    return Markup('<div class="years-and-names">{}{}</div>').format(dots, svg(names))


def _dots(rows: Sequence[VenueRow], shown: range, most: int, label: str) -> Markup:
    width = _STEP * len(shown)
    parts = [_opening("matrix", width, len(rows), f'role="img" aria-label="{escape(label)}"')]
    places = {year: _STEP * at + _STEP // 2 for at, year in enumerate(shown)}
    for number, (_, counts, family) in enumerate(rows):
        middle = _middle(number)
        parts.append(f'<g data-family="{escape(family)}">' if family else "<g>")
        parts.append(f'<line x1="0" y1="{middle}" x2="{width}" y2="{middle}"/>')
        parts += [_dot(x, middle, counts.get(year, 0), most) for year, x in places.items() if counts.get(year)]
        parts.append("</g>")
    foot = _ROW * (len(rows) + 1) - 6
    return svg([*parts, *[f'<text x="{x}" y="{foot}">{year}</text>' for year, x in places.items()]])


def _opening(kind: str, width: int, rows: int, told: str) -> str:
    height = _ROW * (rows + 1)
    return f'<svg class="chart {kind}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" {told}>'


def _middle(row: int) -> int:
    return _ROW * row + _ROW // 2


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
