"""The reading calendar: a row a year, a square a month, the darker the more papers were read in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from papernotes.charts.svg import svg

if TYPE_CHECKING:
    from collections.abc import Iterable

_CELL, _YEAR = 20, 40
_YEARS = 8
_SHADES = 4


def calendar(dates: Iterable[str], label: str) -> Markup:
    """Return the calendar of ISO 8601 dates (``2018-11-19`` or ``2018-11``); empty for fewer than two months.

    The latest years with any reading are shown. ``label`` is read in the picture's place.
    """
    months = Counter(date[:7] for date in dates if len(date) >= 7 and date[:4].isdigit() and date[5:7].isdigit())
    months = Counter({month: count for month, count in months.items() if 1 <= int(month[5:7]) <= 12})
    if len(months) < 2:
        return Markup("")
    years = sorted({month[:4] for month in months}, reverse=True)[:_YEARS]
    most = max(count for month, count in months.items() if month[:4] in years)
    width, height = _YEAR + 12 * _CELL, len(years) * _CELL + 16
    parts = [f'<svg class="chart calendar" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(label)}">']
    for row, year in enumerate(years):
        parts.append(f'<text class="name" x="0" y="{row * _CELL + 14}">{year}</text>')
        for month in range(1, 13):
            count = months.get(f"{year}-{month:02}", 0)
            shade = -(-_SHADES * count // most)
            parts.append(
                f'<rect class="s{shade}" x="{_YEAR + (month - 1) * _CELL}" y="{row * _CELL}" width="{_CELL - 3}" '
                f'height="{_CELL - 3}" rx="2"/>'
            )
    parts += [f'<text x="{_YEAR + (m - 1) * _CELL + 8.5:g}" y="{height - 4}">{m}</text>' for m in (1, 4, 7, 10)]
    return svg(parts)
