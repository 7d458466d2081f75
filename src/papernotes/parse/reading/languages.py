"""Whether a title is in another language than the words beneath it: it is quoted, so somebody else's.

Who writes in Chinese or in Spanish calls an own text so, too; what stands in English above it is a work's title.
Some words of a language in half of the first lines tell enough, and no more is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.reading.line_facts import CJK

if TYPE_CHECKING:
    from papernotes.parse.reading.line_facts import Lines
    from papernotes.parse.reading.units import Unit

FOREIGN = "file: its title is of another language than its text"
_FIRST, _LEAST = 8, 2
"""Lines beneath that are looked at; those that must be of another language."""
_LONGEST = 400
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset((
    "of", "the", "for", "and", "with", "in", "on", "using", "via", "from", "by", "to", "a", "an", "as", "is", "are",
    "towards", "based", "through", "without", "under",
))  # fmt: skip
_OTHERS = frozenset((
    "de", "que", "para", "uma", "não", "dos", "em", "los", "las", "el", "con", "una", "por", "del", "est", "les",
    "des", "dans", "une", "pour", "und", "der", "die", "das", "nicht", "mit", "della", "che", "gli", "och", "att",
    "het", "een", "van", "và", "của", "bir", "ve", "и", "в", "на", "что",
))  # fmt: skip
"""Small words of other languages."""
_WORDS = 4
"""Words of a title at least."""


def observe_language(root: Unit, lines: Lines) -> None:
    """Add to a file whether its text is in another language than its title."""
    if is_english(root.title) and _is_foreign(root, lines):
        root.seen[FOREIGN] = 1.0


def is_english(title: str) -> bool:
    """Tell whether some words are English ones, and none of another script."""
    words = _WORD.findall(title[:_LONGEST].casefold())
    return len(words) >= _WORDS and not _ENGLISH.isdisjoint(words) and not is_of_another(title, 1)


def is_of_another(line: str, least: int = 2) -> bool:
    """Tell whether a line is in another language than English: by its script, or by small words of it."""
    if not line.isascii() and CJK.search(line):
        return True
    return sum(word in _OTHERS for word in line.casefold().split()) >= least


def _is_foreign(unit: Unit, lines: Lines) -> bool:
    at = lines.filled[min(unit.stop, unit.end_line)]
    first = [n for n in lines.numbers[at : at + _FIRST] if n <= unit.end_line and n not in lines.headings]
    foreign = sum(is_of_another(lines.raw[number - 1][:_LONGEST]) for number in first)
    return foreign >= _LEAST and foreign * 2 >= len(first)
