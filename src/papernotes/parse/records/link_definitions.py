"""Lines of a source that tell where a link leads which stands elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEFINITION = re.compile(r" {0,3}\[(?!\^)(?P<label>[^\[\]\n]{1,200})\]:")
_LABEL = re.compile(r"\[([^\[\]\n]{1,200})\](?!:|\()")
"""What asks for a definition: ``[words][label]``, ``[label][]``, ``[label]``."""


def asked_definitions(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that define a label which the text asks for.

    They show nothing, and such a link is the record's in which it stands. A label that nobody asks for is written as a
    link (``[Paper]: https://…``).
    """
    defined = {
        number: made["label"].casefold()
        for number, raw in enumerate(lines, 1)
        if "]:" in raw and (made := _DEFINITION.match(raw))
    }
    if not defined:
        return frozenset()
    asked = {
        label.casefold()
        for number, raw in enumerate(lines, 1)
        if number not in defined and "]" in raw
        for label in _LABEL.findall(raw)
    }
    return frozenset(number for number, label in defined.items() if label in asked)
