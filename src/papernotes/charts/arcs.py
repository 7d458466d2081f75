"""The topic map: topics in a column, joined by an arc where papers have both, the wider the more papers.

The order puts topics that belong together beside each other, so that arcs stay short. It is found step by step from
the most frequent topic on, by counts and then names, so it is the same on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from papernotes.charts.svg import svg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Pair = tuple[str, str]

_ROW, _NAMES, _WIDTH = 22, 190, 300
_NAME = 30
_THICKEST = 7.0


def topic_map(topics: Mapping[str, int], together: Mapping[Pair, int], label: str) -> Markup:
    """Return the map of topics with their counts; ``together`` holds pairs of names, each once, in either order.

    Empty when no two topics stand together. ``label`` is read in the picture's place.
    """
    pairs = {(a, b): count for (a, b), count in together.items() if a in topics and b in topics and a != b}
    if not pairs:
        return Markup("")
    order = _ordered(topics, pairs)
    place = {name: _ROW * number + _ROW / 2 for number, name in enumerate(order)}
    most, largest = max(pairs.values()), max(topics.values())
    height = _ROW * len(order)
    parts = [f'<svg class="chart arcs" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(label)}">']
    for (a, b), count in sorted(pairs.items(), key=lambda pair: (pair[1], pair[0])):
        high, low = sorted((place[a], place[b]))
        bend = min((low - high) * 0.62 + 6, _WIDTH - _NAMES - 8)
        parts.append(
            f'<path d="M{_NAMES} {high:g}C{_NAMES + bend:.1f} {high:g} {_NAMES + bend:.1f} {low:g} {_NAMES} {low:g}" '
            f'stroke-width="{max(_THICKEST * count / most, 1):.1f}"/>'
        )
    for name in order:
        radius = 2 + 3 * topics[name] / largest
        short = name if len(name) <= _NAME else name[: _NAME - 1] + "…"
        parts.append(f'<circle cx="{_NAMES}" cy="{place[name]:g}" r="{radius:.1f}"/>')
        parts.append(f'<text class="name" x="{_NAMES - 10}" y="{place[name] + 4:g}">{escape(short)}</text>')
    return svg(parts)


def _ordered(topics: Mapping[str, int], pairs: Mapping[Pair, int]) -> Sequence[str]:
    """Return the joined topics, each followed by the one that most papers have with those just placed."""
    ties: dict[str, dict[str, int]] = {}
    for (a, b), count in pairs.items():
        ties.setdefault(a, {})[b] = ties.setdefault(b, {})[a] = count
    left = sorted(ties, key=lambda name: (-topics[name], name))
    order: list[str] = []
    while left:
        near = order[-3:]
        following = min(left, key=lambda name: (-sum(ties[name].get(other, 0) for other in near), -topics[name], name))
        order.append(following)
        left.remove(following)
    return order
