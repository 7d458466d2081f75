"""The interface's words that scripts show, in a script of their own: no page has to carry what only scripts say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papernotes.site.words import Words

_PLAIN = (
    "theme", "theme_auto", "theme_light", "theme_dark", "keys_help", "keys_next", "keys_previous", "keys_search",
    "keys_this", "close", "search_results", "search_loading", "search_failed", "compare", "compare_add",
    "compare_clear",
)  # fmt: skip
MOST_PICKED = 5
"""Entries that are compared at once."""


def script_words(words: Words) -> str:
    """Return the script ``assets/words.js``."""
    held: dict[str, object] = {key: words[key] for key in _PLAIN}
    held["compare_go"] = [words.count("compare_go", number) for number in range(1, MOST_PICKED + 1)]
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    # Two separators end a line in older readers of JavaScript; in JSON they may stand in a text.
    return f"self.papernotesWords={text};\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
