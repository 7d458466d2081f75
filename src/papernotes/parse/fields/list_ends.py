"""Where a list of names ends before what is no name any more: a number, which no name has, and what leads up to it."""

from __future__ import annotations

import re

from papernotes.parse.fields.persons import is_person

_DIGIT = re.compile(r"\d")
_ENDED = re.compile(
    r"[\s,，;；]*+(?:and |& )?(?P<name>[^\d,，;；]{2,60}?)(?:(?<=[^\W\d_]{2})\s?\.(?=\s)|(?=\s(?:arxiv|doi)\b))"
    r"\.?\s+(?P<id>(?:arxiv|doi)\b)?",
    re.IGNORECASE,
)


def end_of_names(names: str) -> int:
    """Return where the part of a list begins in which the first number stands, a name that opens it left out."""
    number = _DIGIT.search(names)
    if number is None:
        return len(names)
    start = max(0, *(names.rfind(sign, 0, number.start()) for sign in ",，;；"))
    return _last_name(names, start) or start


def _last_name(names: str, start: int) -> int:
    """Return where a name ends that opens the part of a list in which a number stands; 0 where none does.

    A full stop or an identifier ends it: "…, Cy Lake. ICML 2021", "…, Cy Lake arXiv:2101.00001". One surname is such
    beside other surnames alone.
    """
    found = _ENDED.match(names, start)
    if found is None or not is_person(found["name"]):
        return 0
    before = names[:start].strip(" ,;")
    one_word = " " not in found["name"].strip()
    surnames = one_word and all(" " not in part.strip() for part in re.split("[,;]", before))
    certain = found["id"] or before
    return found.end("name") if certain and (surnames or not one_word) else 0
