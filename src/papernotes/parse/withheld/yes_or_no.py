"""What a value answers, whether a tag or a name says that something is private, without the dress of their lines."""

from __future__ import annotations

import re

from papernotes.parse.withheld.flag_words import COMPANIONS, HIDING_TAGS, NO, NOTHING, SURE, TICKED, YES
from papernotes.parse.withheld.line_dress import undressed

LONGEST_NAME = 120
"""Characters of a line that holds such a name with its marks."""
_COMMAS = re.compile(r"[,;，；、]")
_ANSWER = re.compile(r"[^\W_]{1,20}+")
_BEHIND = re.compile(
    r"[.!?…]{1,5}+$|[,;:.!?](?=[ \t](?![ \t]*\d))|[ \t]*+[(\[{（［【，。；：！、#\"'`*]|[ \t]++[,;:!–—/-]"
)
"""A remark or punctuation behind a word that answers: "true (under review)", "yes, not yet", "False."."""
_GLUE = re.compile(r"[\s_.-]+")
_BREAK = re.compile(r"(?:\\|<br ?/?>)[ \t]*$")
"""How a line is broken within a paragraph."""
MARKS = " \t\r\"'`*_,;|()[]"
"""What stands around a value."""


HASHTAG = re.compile(r"(?<![\w&/#])#(?:[^\W\d][\w/-]{1,80}|\[\[[^\[\]\n]{1,80}\]\])")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"^[\W\d_]+|[\W_]+$")
_NAME_MARKS = re.compile(r"[*_`=\[\]#]+|<[^<>]{1,40}>")


def tag_hides(value: str, *, alone: bool) -> bool:
    """Tell whether a tag, or one of several in a text, is `private` or nested in it: `#private/work`, `a, private`.

    Blanks part tags only where these have a mark or nothing else parts them, in a text that is ``alone``.
    """
    for part in _COMMAS.split(value):
        words = part.split() if "#" in part or (alone and not _COMMAS.search(value)) else (part,)
        for word in words:
            pieces = (piece.strip("#[]").replace("-", " ") for piece in bare_value(word).split("/"))
            if any(folded(piece) in HIDING_TAGS or is_called_private(piece) for piece in pieces):
                return True
    return False


def folded(key: str) -> str:
    """Return a key as keys are compared."""
    return _GLUE.sub("", key).casefold()


def bare_value(value: str) -> str:
    """Return a value without marks around it, in small letters."""
    return _BREAK.sub("", value).strip().strip(MARKS).casefold()


def answer_of(value: str, *, front: bool) -> str:
    """Return the word that a value answers with, all of it when that is more than one word with a remark behind it.

    In ``front`` matter, which is no prose, others may stand behind a word that cannot mean anything else.
    """
    bare = bare_value(value)
    if bare in TICKED:
        return "yes"
    word = _ANSWER.match(bare)
    if word is None or word.end() == len(bare):
        return bare
    sure = front and word[0] in SURE and bare[word.end()].isspace()
    return word[0] if sure or _BEHIND.match(bare, word.end()) else bare


def are_words(value: str) -> bool:
    """Tell whether a value is neither a yes nor a no nor nothing nor numbers alone."""
    answer = answer_of(undressed(value), front=False)
    return answer not in YES | NO | NOTHING and re.search(r"[^\W\d_]", answer) is not None


def is_called_private(words: str) -> bool:
    """Tell whether a name says that what it stands for is private, and nothing of what it is: "My private notes"."""
    if len(words) > LONGEST_NAME:
        return False
    plain = _SIGNS.sub("", _NAME_MARKS.sub(" ", undressed(words))).casefold()
    if folded(plain) in HIDING_TAGS:
        return True
    found = _WORD.findall(plain)
    if len(found) == 1:  # what has no blanks between its words
        return any(found[0].startswith(word) and found[0][len(word) :] in COMPANIONS for word in HIDING_TAGS)
    return not HIDING_TAGS.isdisjoint(found) and HIDING_TAGS.union(COMPANIONS).issuperset(found)
