r"""TeX that stands in a text without its dollars, as pasted abstracts and old notes have it: ``\sqrt{n}``, ``d_\pi``.

No page can set it, for nobody says where it ends. In words it reads as what is meant; what TeX does not know (``\d+``,
a path) is left as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.formulas.mathml import MathError, mathml
from papernotes.formulas.wording import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

_GROUP = r"\{(?:[^{}\n]|\{(?:[^{}\n]|\{[^{}\n]*\})*+\})*+\}"
_NAME = r"\\[A-Za-z]{2,20}(?![A-Za-z])"
_STRETCH = re.compile(
    rf"(?:(?<![A-Za-z:\\/.~]){_NAME}|(?<![A-Za-z0-9\\])[A-Za-z](?=\\?[_^]))"
    rf"(?:{_GROUP}|{_NAME}|\\?[_^](?:{_GROUP}|{_NAME}|[A-Za-z0-9]))*+"
)
"""A command, or a letter with what is set low or high behind it, and all that hangs on it."""
_ANY = re.compile(_NAME)


def undelimited_in_words(text: str, put: Callable[[str], str] = str) -> str:
    """Return a text, its formulas set aside, with what ``put`` makes of the words of each command that is left."""
    if "\\" not in text or not _ANY.search(text):
        return text

    def spelled(found: re.Match[str]) -> str:
        words = _words(found[0].replace("\\_", "_"))
        return put(words) if words else found[0]

    return _STRETCH.sub(spelled, text)


def _words(tex: str) -> str:
    try:
        return spoken(mathml(tex, display=False))
    except MathError:
        return ""
