"""Where a cited work appeared: the words of a citation behind its title that name a journal or a meeting."""

from __future__ import annotations

import re

from papernotes.parse.fields.journals import MEETINGS, is_cut_short

OPEN, CLOSE = "\ue002", "\ue003"
"""Where italics begin and end, while the text around them is read."""
NO_MARKS = {ord(OPEN): None, ord(CLOSE): None}
SLANTED = re.compile(rf"{OPEN}(?P<title>[^{OPEN}{CLOSE}]{{4,400}}){CLOSE}")
SIGN = re.compile(r"\[(?:[JCDMRSPNAZ]|EB|DB|CP)(?:/OL|//OL)?\]|(?<!:)//(?!www\.|\w+\.\w+/)")
ISSUE = re.compile(
    r"(?:^|[\s,.])(?:vol\.?|bd\.|v\.)?\s?\d{1,4}\s?(?:\(\d{1,4}\)|[,:.]\s?(?:no\.?|nr\.|n\.|pp?\.?|s\.)?\s?\d|\s\((?:1[6-9]|20)\d\d\))",
    re.IGNORECASE,
)
_NO_NAMES = frozenset(("in", "et al"))
_OPENING = re.compile(
    r"^(?:pp?\.?\s?[\d–-]+\s)?(?:to appear (?:in|at)|accepted (?:at|to|by|in)|in|at|en|dans)\b:?\s*"
    r"(?:[^()]{2,120}\((?:eds?|hrsg|coords?)\.?\)[.,:]?\s*)?",
    re.IGNORECASE,
)
PROCEEDINGS = re.compile(
    r"^(?:\d{4}\s+|the\s+)?(?:proceedings|proc\.)\s+of\s+(?:the\s+)?(?:\d+\w\w\s+)?", re.IGNORECASE
)
_HELD = re.compile(
    rf"^(?:[Tt]he\s++)?(?:(?:1[6-9]|20)\d\d\s++)?(?P<body>(?:[A-Z][A-Z/]{{1,11}}\s++)?)(?:\d{{1,3}}(?:st|nd|rd|th)\s++)?"
    rf"(?=[^()]*\b(?:{MEETINGS}|Workshop|Meeting)\b)"
)
"""What stands before a meeting's name: the year, who holds it, and how often it had been held."""
PUBLISHER = re.compile(r"出版|\bPress\b|\bPubli(?:sh|cations)|\bVerlag\b|\b[ÉE]ditions\b|\bBooks\b")
"""What names of publishers hold."""
_MEETING = re.compile(
    rf"[^();]{{0,160}}?\b(?:{MEETINGS}|Conf\.|Symp\.|Workshops?|Meeting|Forum)"
    r"(?=[\s(])[^();]{0,120}"
    r"\((?P<short>[A-Z][A-Za-z]*[A-Z][\w&-]{0,12})(?:\s?['’]?\d\d(?:\d\d)?)?\)"
)
"""A meeting's long name with the short one in brackets."""
_THEN_YEAR = re.compile(r"\.?,?\s(?:1[6-9]|20)\d\d[;,:(]")
_LAST_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?=\.?$)")
_LONGEST_WORD = 60
_CUT_SHORT, _SLANTED_REACH = 6, 200
"""Letters of a word that is cut short with a full stop; characters behind a title in which italics name a venue."""
_NAME_END = re.compile(r"[,，;；]\s|\s(?i:vol|volume|no|issue|pp?)\b|\.\s|\s\d|\s\(|:\s*\d|[.]?$")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def venue_in(rest: str) -> tuple[str, bool]:
    """Return the words that name where a work appeared, of those behind its title, and whether marks say so.

    They stand in italics, or end at a sign; a volume or an issue behind them says as much as italics do.
    """
    for found in SLANTED.finditer(rest, 0, _SLANTED_REACH):
        name = _OPENING.sub("", found["title"].strip(" .,;:"), count=1)
        if _LETTERS.search(name) and name.lower() not in _NO_NAMES:
            return name, True
    plain = _OPENING.sub("", SIGN.sub("", rest.translate(NO_MARKS)).strip(" .,;:"), count=1)
    if meeting := _MEETING.match(plain):
        return meeting["short"], True
    numbered = PROCEEDINGS.match(plain) or _HELD.match(plain)
    at = numbered.end() if numbered else 0
    for cut in _NAME_END.finditer(plain, at):
        word = _LAST_WORD.search(plain, max(at, cut.start() - _LONGEST_WORD), cut.start())
        short = word is not None and (len(word[0]) <= _CUT_SHORT or is_cut_short(word[0]))
        if cut[0][:1] == "." and short and plain[cut.end() : cut.end() + 1].isupper():
            continue
        marked = bool(ISSUE.match(plain, cut.start()) or _THEN_YEAR.match(plain, cut.start()))
        stop = cut.start() + (1 if short and plain[cut.start() :][:1] == "." else 0)
        return plain[:stop].strip(" ,;:"), marked
    return plain, False


def proper(name: str) -> str:
    """Return a venue's name without the words for its proceedings: "Proceedings of the 5th Conference on Ponds".

    Nor with when a meeting was held and how often it had been: "2013 IEEE 5th Conference on Ponds", "The 7th …".
    """
    return _HELD.sub(r"\g<body>", PROCEEDINGS.sub("", name)).strip(" .,;:")
