"""Ids that the notes give to headings and blocks at their ends: Pandoc's attributes, Obsidian's ``^id``."""

from __future__ import annotations

import re

from papernotes.parse.inline_marks import BLOCK_ID as _BLOCK_ID

BLOCK_ID = re.compile(rf"{_BLOCK_ID}[ \t]*\Z")
"""Obsidian's id of a block, at its end."""
_ATTRIBUTES = re.compile(r"\{:?[ \t]*(?=[#.][^\s{}#.]|-[ \t]*\})([^{}\n]{1,200})\}[ \t#]*\Z")
"""An id and classes that a heading is given: Pandoc's, kramdown's, MyST's."""
_ID = re.compile(r"#([^\s{}#.]+)")


def without_ids(heading: str) -> tuple[str, tuple[str, ...]]:
    """Return a heading's text without the ids and classes at its end, and the ids."""
    ids: tuple[str, ...] = ()
    if "{" in heading and (told := _ATTRIBUTES.search(heading)):
        ids, heading = tuple(_ID.findall(told[1])), heading[: told.start()]
    if "^" in heading and (told := BLOCK_ID.search(heading)):
        ids, heading = (*ids, told[1]), heading[: told.start()]
    return heading.rstrip(), ids
