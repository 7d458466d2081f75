"""Phrases found in texts, word by word: what venues, topics and roles share.

A text becomes words (runs of letters, runs of digits, each CJK character for itself), and a tree of words answers which
phrases start at a word. So a text of n words costs about n look-ups, however many phrases there are; no regular
expression grows with the vocabulary.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

T = TypeVar("T")

WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ʯͰ-ӿ]+|[0-9]+|[々\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
"""One word of a text. Letters and digits part from each other, so ``ICML2021`` is two words."""

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_HIRAGANA = re.compile(r"[\u3040-\u309f]")

_PARTED = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
"""The characters of ASCII with a blank for each that is in no word, for ``str.translate``."""
_LONGEST_SKIP = 8
"""Words that may be passed over at one point; a limit keeps hostile texts linear."""


def lowered_words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    if not text.isascii():  # lowering all at once is quicker, but in some scripts it changes where words part
        return [word.lower() for word in WORD.findall(text)]
    parted = text.lower().translate(_PARTED)
    return parted.split() if parted.replace(" ", "").isalpha() else WORD.findall(parted)


class Phrases(Generic[T]):
    """Phrases, each a sequence of words in lower case, and the values that each stands for."""

    __slots__ = ("_unsorted", "root")

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        """By word, the node of what may follow; under the empty word, the values of the phrase that ends here.
        The node of a first word is None until it is asked for: most of a vocabulary never is."""
        self._unsorted: dict[str, list[tuple[Sequence[str], T]]] = {}

    def add(self, words: Sequence[str], value: T) -> None:
        """Add a value under a phrase of at least one word; a phrase may hold several."""
        first = words[0]
        if first in self._unsorted:
            self._unsorted[first].append((words, value))
        else:
            self._unsorted[first] = [(words, value)]
            self.root[first] = None

    def _sorted(self, first: str) -> dict[str, Any]:
        """Return the node of a first word, from now on ready."""
        top: dict[str, Any] = {}
        for words, value in self._unsorted[first]:
            node = top
            for word in words[1:]:
                node = node.setdefault(word, {})
            node.setdefault("", []).append(value)
        self.root[first] = top
        return top

    def places(self, words: Sequence[str]) -> list[int]:
        """Return where phrases may start: at a word that begins one and, when no phrase is that word alone, goes on."""
        root = self.root
        found = []
        for at in [at for at, word in enumerate(words) if word in root]:
            node = root[words[at]]
            if node and "" not in node:
                following = words[at + 1] if at + 1 < len(words) else ""
                if following not in node and (following[-1:] != "s" or following[:-1] not in node):
                    continue
            found.append(at)
        return found

    def longest(self, words: Sequence[str], at: int, skip: AbstractSet[str] = frozenset()) -> list[tuple[int, list[T]]]:
        """Return the phrases that start at the word ``at``, the longest first, each as (word after it, values).

        Past the first word a plural s makes no difference to a phrase in the singular. Words in ``skip``, and numbers
        when there is such a set, are passed over inside a phrase.
        """
        found: list[tuple[int, list[T]]] = []
        if words[at] not in self.root:
            return found
        node, skipped, index = self.root[words[at]] or self._sorted(words[at]), 0, at + 1
        count = len(words)
        while True:
            if "" in node:
                if not skipped:
                    found.append((index, node[""]))
                if len(node) == 1:  # nothing longer begins like this
                    break
            if index == count:
                break
            word = words[index]
            step = node.get(word) or (node.get(word[:-1] or word) if word[-1] == "s" else None)
            if step is not None:
                node, skipped = step, 0
            elif skip and skipped < _LONGEST_SKIP and (word in skip or word.isdigit()):
                skipped += 1
            else:
                break
            index += 1
        found.reverse()
        return found


def foreign(text: str, known: Phrases[Any]) -> int:
    """Return how much a text with Chinese, Japanese or Korean holds besides phrases; 0 for one without.

    A Chinese character or one of katakana counts 1, a Korean or Latin word 2; hiragana joins words and counts nothing,
    nor does what follows a phrase within a Korean word: a particle.
    """
    if not _CJK.search(text):
        return 0
    places = list(WORD.finditer(text))
    words = [place[0].lower() for place in places]
    at = count = 0
    while at < len(words):
        found = known.longest(words, at)
        end = found[0][0] if found else at + 1
        korean = bool(_HANGUL.match(words[end - 1]))
        if not found and not words[at].isdigit() and not _HIRAGANA.match(words[at]):
            count += 2 if korean or words[at].isascii() else 1
        while (
            korean and end < len(words) and places[end - 1].end() == places[end].start() and _HANGUL.match(words[end])
        ):
            end += 1  # the rest of a Korean word
        at = end
    return count
