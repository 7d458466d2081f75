"""Zotero's export of what was marked in a PDF: sentences between quotes, each with who wrote it and on which page.

https://www.zotero.org/support/pdf_reader: the note is called "Annotations", and the links, which lead into the program,
are words alone by now.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADING = re.compile(
    r"(?P<mark>#{1,3}[ \t]+)?(?P<word>Annotations|Anmerkungen|Annotationen|Anotaciones|Annotazioni|Anotações|"
    r"Aantekeningen|Аннотации|注释|注釋|注釈|주석)(?P<end>[ \t]*)$",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"[ \t]*(?:>[ \t]*)?(?P<words>[“\"„«‘「].+?[”\"“»’」])[ \t]*[(（][ \t]*"
    r"(?P<who>[^()（）\n]{2,80}?,[ \t]*\d{4}[a-z]?),[ \t]*(?P<page>\w{1,3}\.[ \t]*[\w–-]{1,12})[ \t]*[)）]"
    r"(?:[ \t]*[(（][ \t]*pdf[ \t]*[)）])?(?P<said>[^\n]*)$"
)
_MOSTLY = 2
"""Lines of which one in so many is a marked sentence, at least, in such an export."""


def marked(_: str, lines: Sequence[str]) -> list[str] | None:
    """Return the lines of such an export with its sentences as quotations, titled after its work; None for others."""
    first = next((number for number, line in enumerate(lines) if line.strip()), -1)
    heading = _HEADING.match(lines[first].strip()) if first >= 0 else None
    if heading is None:
        return None
    found = {number: told for number, line in enumerate(lines) if (told := _MARKED.match(line))}
    said = sum(1 for line in lines if line.strip())
    if not found or len(found) * _MOSTLY < said - _MOSTLY:
        return None
    out = list(lines)
    for number, told in found.items():
        remark = told["said"].strip()
        out[number] = f"> {told['words']} ({told['who']}, {told['page']})" + (f" — {remark}" if remark else "")
    work = Counter(told["who"] for told in found.values()).most_common(1)[0][0]
    out[first] = f"{heading['mark'] or '# '}{heading['word']}: {work}{heading['end']}"
    return out
