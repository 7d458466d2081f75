"""Papers by year: columns for a page's margin, and a spark for a row of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from papernotes.charts.svg import svg

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH, _HEIGHT = 300, 72
"""Drawing units of the columns' field; a unit is a CSS pixel where the chart is 300 pixels wide."""
_MOST = 24
"""Years a chart shows; what lies before is one column."""
_WIDEST = 36
_LABEL = 34
"""The least distance between two year labels."""


def years_chart(counts: Mapping[int, int], label: str) -> Markup:
    """Return columns of counts by year, years without any included; empty for fewer than two years.

    ``label`` is read in the picture's place and should hold the numbers.
    """
    columns = _columns(counts)
    if len(columns) < 2:
        return Markup("")
    step = _WIDTH / len(columns)
    width = min(step * 0.62, _WIDEST)
    top = max(count for _, count in columns)
    labelled = _labelled(columns, step)
    parts = [
        f'<svg class="chart years" viewBox="0 -16 {_WIDTH} {_HEIGHT + 40}" role="img" aria-label="{escape(label)}">',
        f'<line x1="0" y1="{_HEIGHT}" x2="{_WIDTH}" y2="{_HEIGHT}"/>',
    ]
    for index, (year, count) in enumerate(columns):
        middle = step * (index + 0.5)
        high = max(_HEIGHT * count / top, 2) if count else 0
        if count:
            kind = ' class="most"' if count == top else ""
            parts.append(
                f'<rect{kind} x="{_n(middle - width / 2)}" y="{_n(_HEIGHT - high)}" width="{_n(width)}" '
                f'height="{_n(high)}" rx="1.5"/>'
            )
            if step >= 18 or count == top:
                parts.append(f'<text x="{_n(middle)}" y="{_n(_HEIGHT - high - 5)}">{count}</text>')
        if index in labelled:
            parts.append(f'<text x="{_n(middle)}" y="{_HEIGHT + 16}">{escape(year)}</text>')
    return svg(parts)


def spark(counts: Mapping[int, int], first: int, last: int) -> Markup:
    """Return a row of tiny columns over the years from first to last, for sighted readers only."""
    if len(counts) < 2 or last - first < 2:
        return Markup("")
    first = max(first, last - _MOST + 1)
    top = max(counts.values())
    bars = "".join(
        f'<rect x="{(year - first) * 4}" y="{_n(16 - high)}" width="3" height="{_n(high)}"/>'
        for year in range(first, last + 1)
        if (high := max(16 * counts.get(year, 0) / top, 1.5) if counts.get(year) else 0)
    )
    width = (last - first + 1) * 4 - 1
    size = f'viewBox="0 0 {width} 17" width="{width}" height="17"'
    line = f'<line x1="0" y1="16.5" x2="{width}" y2="16.5"/>'
    return svg([f'<svg class="spark" {size} aria-hidden="true">', line, bars])


def _columns(counts: Mapping[int, int]) -> list[tuple[str, int]]:
    if not counts:
        return []
    last = max(counts)
    first = max(min(counts), last - _MOST + 1)
    columns = [(str(year), counts.get(year, 0)) for year in range(first, last + 1)]
    earlier = sum(count for year, count in counts.items() if year < first)
    if earlier:
        columns[0] = (f"≤{first}", columns[0][1] + earlier)
    return columns


def _labelled(columns: list[tuple[str, int]], step: float) -> set[int]:
    """Return which columns name their year: the last, every so many before it, and the one that holds earlier years."""
    every = max(1, -(-_LABEL // int(step)))
    labelled = set(range(len(columns) - 1, -1, -every))
    if columns[0][0].isdigit():
        return labelled
    return {0, *(index for index in labelled if index >= every)}


def _n(number: float) -> str:
    """Return a number with at most one decimal, so that drawings stay small."""
    return f"{number:.1f}".removesuffix(".0")
