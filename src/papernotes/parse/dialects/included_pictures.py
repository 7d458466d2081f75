"""Cells of R that show a picture of the notes, ``knitr::include_graphics("a.png")``, as the picture.

https://bookdown.org/yihui/rmarkdown-cookbook/figure-size.html; what else cells show is not in the notes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

_CELL = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})[ \t]*\{r\b(?P<given>[^{}\n]*)\}[ \t]*$")
_SHOWS = re.compile(
    r"[ \t]*(?:knitr::)?include_graphics\([ \t]*(?:path[ \t]*=[ \t]*)?[\"'](?P<there>[^\"'\n]+)[\"'][^()\n]*\)"
)
_ID = re.compile(r"#(?P<id>[\w:.-]+)")
_CAPTION = re.compile(r"(?:\bcaption|fig\.cap)[ \t]{0,9}=[ \t]{0,9}\"(?P<said>[^\"]*)\"")
_LONGEST = 20
"""Lines of such a cell."""


def included(text: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of a text with such cells as pictures; None where there are none."""
    if "include_graphics(" not in text:
        return None
    out, code = list(lines), CodeLines()
    for number, line in enumerate(lines):
        cell = None if code.fenced else _CELL.match(line)
        code.is_code(line)
        end = _end(lines, number, cell["fence"]) if cell else 0
        said = [one for one in lines[number + 1 : end] if one.strip(f" \t{HIDDEN}")]
        shows = _SHOWS.fullmatch(said[0].rstrip()) if len(said) == 1 else None
        if cell and shows:
            named, caption = _ID.search(cell["given"]), _CAPTION.search(cell["given"])
            given = f"{{#{named['id']}}}" if named else ""
            words = caption["said"].replace("[", "(").replace("]", ")") if caption else ""
            out[number : end + 1] = [f"![{words}](<{shows['there']}>){given}", *[""] * (end - number)]
    return None if out == list(lines) else out


def _end(lines: Sequence[str], start: int, fence: str) -> int:
    """Return the line that closes a cell, 0 where none does."""
    for number in range(start + 1, min(len(lines), start + _LONGEST)):
        if lines[number].strip().startswith(fence):
            return number
    return 0
