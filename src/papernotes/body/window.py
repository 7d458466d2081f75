"""Which lines of a source a section prints, and what of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Window(NamedTuple):
    """The lines of a section, and those of them that do not stand as written."""

    first: int
    last: int
    shown: Mapping[int, str | None]
    """Line → what stands in its place, None for nothing."""

    def whole(self, start: int, end: int) -> bool:
        """Tell whether all lines of a block are printed as written."""
        if not self.first <= start <= end <= self.last:
            return False
        shown = self.shown
        return not shown or (start not in shown if start == end else shown.keys().isdisjoint(range(start, end + 1)))

    def has(self, line: int) -> bool:
        """Tell whether anything of a line is printed."""
        return self.first <= line <= self.last and self.shown.get(line, "") is not None

    def cut(self, content: str, start: int) -> str:
        """Return what is printed of a text whose lines are the source's from ``start`` on."""
        if self.whole(start, start + content.count("\n")):
            return content
        lines = content.split("\n")
        # A long paragraph may be cut into thousands of sections: each looks at its own lines alone.
        first = max(start, self.first)
        return "\n".join(
            self.shown.get(number) or line
            for number, line in enumerate(lines[first - start : self.last - start + 1], first)
            if self.has(number)
        )
