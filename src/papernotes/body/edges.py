"""The edges of a section, where rules that parted it from its neighbours part nothing any more."""

from __future__ import annotations

RULE = "<hr>"


def without_outer_rules(blocks: list[str]) -> list[str]:
    """Return the blocks of a section without the rules at its edges."""
    first, last = 0, len(blocks)
    while first < last and blocks[first] == RULE:
        first += 1
    while last > first and blocks[last - 1] == RULE:
        last -= 1
    return blocks[first:last]
