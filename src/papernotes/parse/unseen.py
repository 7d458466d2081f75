"""Characters that nobody sees, taken out of titles and names: they hide words, or turn the order of those around them.

In a text they may stay. What a script needs stays anywhere: joiners, blanks without width in scripts that write none,
marks of direction in those that are written from right to left, and the tags of a flag.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U0001d173-\U0001d17a]"
    "|(?<![\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff])\u200b"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
    "|(?<![^\x00-\x7f])[\u200c\u200d]+(?![^\x00-\x7f])"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MARKS = frozenset("\u061c\u200e\u200f")


def seen(text: str) -> str:
    """Return a title or a name without what nobody sees of it."""
    if text.isascii() or not _UNSEEN.search(text):
        return text
    kept = _MARKS if _RIGHT_TO_LEFT.search(text) else frozenset[str]()
    return " ".join(_UNSEEN.sub(lambda found: found[0] if found[0] in kept else "", text).split())
