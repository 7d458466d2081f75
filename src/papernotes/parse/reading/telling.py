"""What is seen of a line, in words for whoever wrote it; the fitted tables name it in those of the code."""

from __future__ import annotations

import re

from papernotes.parse.reading.weigh import BASE_NAME

_WHOLE = {
    BASE_NAME: "most lines of notes start no paper",
    "alone": "nothing of its kind stands beside it",
    "siblings": "how many lines stand beside it",
    "siblings of its shape": "how many lines beside it look like it",
    "of its shape in the file": "how many lines of the file look like it",
    "its level of its shape": "how many lines of its level look like it",
    "as many in the file": "how many lines of the file are of its kind",
    "lines beneath": "how many lines stand beneath it",
    "words beneath": "how many words stand beneath it",
    "words on its line": "how many words its line has",
    "links on its line": "how many links its line has",
    "columns filled": "how many columns of its row are filled",
    "words of a title": "how much its words are like a title's",
    "words in its title": "how many words would be its title",
    "siblings: words of a title": "how much the lines beside it are like titles",
    "its shape: words of a title": "how much the lines that look like it are like titles",
    "below: words of a title": "how much the lines beneath it are like titles",
    "a few words above nothing": "a few words with nothing beneath",
    "points: own": "how much the line by itself is like a paper's",
    "points: of the file": "how much the whole file is like one paper's note",
    "points: of what is above": "how much the heading above it is like a paper's title",
    "points: best sibling": "the line beside it that is most like a paper's title",
    "points: worst sibling": "the line beside it that is least like a paper's title",
    "points: most below": "the line beneath it that is most like a paper's title",
    "points: mean below": "how much the lines beneath it are like papers' titles",
    "points: most in the file": "the line of the file that is most like a paper's title",
    "points: papers among siblings": "how many of the lines beside it look like papers",
    "points: papers below": "how many of the lines beneath it look like papers",
    "points: papers in the file": "how many lines of the file look like papers",
}
_WHOSE = {
    "above": "above it",
    "below": "beneath it",
    "siblings": "beside it",
    "its shape": "of the lines that look like it",
    "file": "of its file",
    "in a file": "of its file",
    "elsewhere": "elsewhere in the file",
}
_KINDS = frozenset({"heading", "bullet", "row", "bold", "paragraph", "file"})
_PLAIN = (
    (re.compile(r"\bunits\b"), "lines"),
    (re.compile(r"\bin all of it\b"), "in it or beneath it"),
    (re.compile(r"\Aunder a\b"), "it stands under a"),
    (re.compile(r"\bcapitalised words\b"), "words with capitals"),
)


def in_words(name: str) -> str:
    """Return what an observation is called, for people: "the lines beside it: a year in it" for "siblings: …"."""
    if said := _WHOLE.get(name):
        return said
    if name in _KINDS:
        return f"it is a {name}" if name != "bold" else "it is a bold line"
    whose, parted, what = name.partition(": ")
    if parted and whose in _WHOSE:
        return f"{_WHOSE[whose]}: {in_words(what)}"
    for pattern, plain in _PLAIN:
        name = pattern.sub(plain, name)
    return name
