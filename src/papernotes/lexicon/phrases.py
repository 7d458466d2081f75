"""Phrases found in texts, word by word: the matcher that venues, topics and roles share.

A text becomes words (runs of letters, runs of digits, each CJK character for itself), and a trie of words answers
which phrase starts at a word. A text of n words costs n look-ups, whatever the number of phrases; no regular
expression grows with the vocabulary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ʯͰ-ӿ]+|[0-9]+|[々\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
"""One word of a text. Letters and digits part from each other, so ``ICML2021`` is two words."""

_LONGEST_SKIP = 8
"""Words that may be passed over at one point; a limit keeps hostile texts linear."""


class Trie:
    """Phrases, each a sequence of words, and the value that each stands for."""

    __slots__ = ("root",)

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}

    def add(self, words: Sequence[str], value: object) -> None:
        """Add a value under a phrase; a phrase may hold several."""
        node = self.root
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault("", []).append(value)

    def longest(
        self, words: Sequence[str], at: int, skip: AbstractSet[str] = frozenset()
    ) -> list[tuple[int, list[Any]]]:
        """Return the phrases that start at the word ``at``, the longest first, each as (end, values).

        Words in ``skip``, and numbers when there is such a set, are passed over inside a phrase.
        """
        found: list[tuple[int, list[Any]]] = []
        node, skipped = self.root, 0
        for index in range(at, len(words)):
            step = node.get(words[index])
            if step is None:
                skipped += 1
                if not found and node is self.root:
                    break
                if not skip or skipped > _LONGEST_SKIP or not (words[index] in skip or words[index].isdigit()):
                    break
                continue
            node, skipped = step, 0
            if "" in node:
                found.append((index + 1, node[""]))
        found.reverse()
        return found
