"""What readers note around a title: how far they have read the paper, and how they liked it.

``[reading] Title``, ``Title (skimmed)``, ``Title - TO READ``, ``DONE Title``, ``Title (VLDB 2021) ★★★``, ``Title 4/5``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.ratings import read_rating
from papernotes.parse.fields.status import read_phrase

if TYPE_CHECKING:
    from papernotes.model import Rating, Status


class ReaderMarks(NamedTuple):
    """A line of a title without the marks of who read it, and what these say."""

    text: str
    status: Status | None = None
    rating: Rating | None = None
    mark: str = ""
    """The mark that states the status, as written."""
    liked: str = ""
    """The mark that states the rating, as written."""


_OPEN, _CLOSE = r"[(（\[【［]", r"[)）\]】］]"
_GROUP = re.compile(
    rf"(?<![\]\[!^(])[ \t]?{_OPEN}(?P<in>[^()（）\[\]【】［］\n]{{2,60}}){_CLOSE}(?![:：]|(?<=\])[(\[])"
)
_SIGN = "[\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff]\ufe0f?"
_IN_CAPITALS = r"(?:TO[ -]?DO|DONE|WIP|DOING|TBR|TO[ -]READ|UNREAD|SKIMMED|FINISHED|IN[ -]PROGRESS)"
_BEFORE = re.compile(
    r"(?P<place>\s*+(?:(?:#{1,6}|[-*+>]|\d{1,3}[.)])[ \t]++)*+(?:\[(?:[xX]|[^\w\[\]\n])\][ \t]++)?)(?P<sign>"
    + _SIGN
    + rf"[ \t]*)?(?P<said>{_IN_CAPITALS}(?:[ \t]*[:：|][ \t]*|[ \t]+[-–—][ \t]+|[ \t]+)|"
    r"(?(sign)[^\W\d][^:：|–—\n\-\[(]{1,30}(?:[:：|][ \t]*|[ \t]+[-–—][ \t]+)|(?!)))(?=\S)"
)
"""A word for how far it was read before a title: one that is no title's, in capitals, or any behind a sign."""
_BEHIND = re.compile(
    rf"(?<=\S)[ \t]*(?:[ \t][-–—][ \t]+(?P<loud>[A-Z][A-Z -]{{2,20}})|"
    rf"{_SIGN}[ \t]*(?P<signed>[^\W\d][^()（）\[\]【】\n:.]{{1,24}})|"
    rf"[ \t](?P<capitals>{_IN_CAPITALS})[ \t]*{_SIGN})[ \t]*$"
)
_STARS = re.compile(
    r"(?<![ \t])[ \t]*+(?:[-–—|,:：][ \t]*+)?(?P<all>[★⭐🌟][️ \t]*(?:[x×][ \t]*[2-5]|(?:[★⭐🌟☆✩][️ \t]?)++½?)|"
    r"(?::star2?:[ \t]?){2,10}|(?<![\d.])[1-5](?:\.5)?[ \t]?[x×]?[ \t]?[★⭐🌟]️?(?![ \t]*[★⭐🌟☆])|☆{2,5}★{1,5}(?!☆))"
)
"""Two stars and more, full or empty, or a number of them; one alone is often but a mark."""
_OUT_OF = re.compile(
    r"(?P<all>[(（\[【]?(?<![\w.,/-])(?:10|\d(?:[.,]\d{1,2})?)[ \t]?[/／][ \t]?(?:5|10)(?![\d/.,]\d|\d|/)[)）\]】]?)"
)
_COUNTED = re.compile(
    r"\b(?:part|pt|day|week|lecture|lec|chapter|ch|vol|volume|no|episode|session|section|issue|teil|parte|partie|page|pages|"
    r"stage|step|date|on|round|version|v)\.?[ \t]*[(（\[]?$",
    re.IGNORECASE,
)
"""Words before two numbers that count something: "Part 1/5"."""
_IDLE = re.compile(
    rf"(?:\[[^\[\]\n]{{0,200}}\]\([^()\n]{{0,500}}\)|\]\([^()\n]{{0,500}}\)|{_OPEN}[^()（）\[\]【】［］\n]{{0,100}}{_CLOSE}|"
    r"<[^<>\n]{1,300}>|https?://\S{1,500}|#[\w/-]{1,60}|:[a-z0-9_+-]{1,30}:|\^[\w-]{2,20}|\d{1,3}[.)][ \t]|[\W_])*+"
)
"""What stands around a title's words and is none of them."""
_TITLE_ENDS = re.compile(r"(?:\]\([^()\n]{0,500}\)[*_]{0,3}|\*\*|__|[》」』”\"])\s*$")
_PARTS = re.compile(r"(?<!\s)\s*+[,，;；|、·]\s*+")
_LOWER = re.compile(r"[^\W\d_](?<![A-Z])")
_HINT = re.compile(
    rf"[(（\[【［★⭐🌟☆]|:star|/\s?(?:5|10)\b|／|{_SIGN}|\b{_IN_CAPITALS}\b|\s[-–—]\s[A-Z][A-Z -]{{1,30}}$"
)
_SIGNS = re.compile("[(（\\[【［★⭐🌟☆／\U0001f300-\U0001faff\u2600-\u27bf\u2b00-\u2bff]")
_LOUD = re.compile(r"[A-Z][A-Z]")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST = 600
_SHORT_NAME = re.compile(r"(?!WIP|TBR|DNF)[A-Z][A-Za-z]{1,2}\W{0,3}\d{0,4}")
"""What may be a name: "(Lu)", "(LU 2012)"."""
_LEAST = 3
"""Characters that are left of a title."""


def reader_marks(text: str) -> ReaderMarks:
    """Return a title's line without what says how far the paper was read and how it was liked, and what that is.

    A word counts in brackets, in capitals before the title or behind a dash, and beside a sign; one that a title ends
    in is its own ("Machine Reading"). A rating is two stars and more, or points of five or ten.
    """
    return _read(text) if len(text) <= _LONGEST and _may_say(text) and _HINT.search(text) else ReaderMarks(text)


def _may_say(text: str) -> bool:
    """Tell whether a text holds what each of the hints begins or ends with: most lines hold none of it."""
    return (
        "/" in text
        or ":star" in text
        or text[-1:].isupper()
        or text.endswith((" ", "-", "\n"))
        or _SIGNS.search(text) is not None
        or _LOUD.search(text) is not None
    )


@lru_cache(maxsize=4096)
def _read(text: str) -> ReaderMarks:
    found = ReaderMarks(text)
    for step in (_grouped, _before, _behind, _starred, _scored):
        changed = step(found)
        if _LETTERS.search(changed.text) and len(changed.text.strip()) >= _LEAST:
            found = changed
    return found if found.status or found.rating else ReaderMarks(text)


def _grouped(found: ReaderMarks) -> ReaderMarks:
    """Take the words in brackets that stand before or behind the title."""
    text = found.text
    for group in reversed(list(_GROUP.finditer(text))):
        before, behind = text[: group.start()], text[group.end() :]
        if not (_IDLE.fullmatch(behind) or _IDLE.fullmatch(before) or _TITLE_ENDS.search(before)):
            continue
        status, left = _of_group(group["in"])
        if status is None:
            continue
        kept = f"{group[0][: group.start('in') - group.start()]}{left}{group[0][-1]}" if left else " "
        text = f"{before.rstrip() if not left else before}{kept}{behind.lstrip() if not left else behind}"
        found = found._replace(text=text.strip() if not left else text, status=status, mark=group[0].strip())
    return found


def _of_group(inside: str) -> tuple[Status | None, str]:
    """Return the status that words in brackets state, and what else they say: a venue, a year, a rating."""
    status = _status(inside)
    if status:
        return status, ""
    parts = _PARTS.split(inside.strip())
    said = [(part, _status(part)) for part in parts]
    stated = {status for _, status in said if status}
    left = [part for part, status in said if not status]
    if len(stated) != 1 or not all(re.search(r"\d|[A-Z]{2}|[★⭐☆]", part) for part in left):
        return None, ""
    return stated.pop(), ", ".join(left)


def _status(words: str) -> Status | None:
    plain = words.strip(" \t*_`")
    return None if _SHORT_NAME.fullmatch(plain) or not _LETTERS.search(plain) else read_phrase(plain)


def _before(found: ReaderMarks) -> ReaderMarks:
    match = _BEFORE.match(found.text)
    rest = found.text[match.end() :] if match else ""
    status = _status(match["said"].strip(" \t:：|-–—")) if match and _LOWER.search(rest) else None
    if match is None or status is None:
        return found
    return found._replace(text=match["place"] + rest, status=found.status or status, mark=found.mark or match["said"])


def _behind(found: ReaderMarks) -> ReaderMarks:
    match = _BEHIND.search(found.text, max(0, len(found.text) - 60))
    rest = found.text[: match.start()] if match else ""
    said = (match["loud"] or match["signed"] or match["capitals"]) if match else ""
    status = _status(said) if said and _LOWER.search(rest) else None
    return found._replace(text=rest, status=found.status or status, mark=found.mark or said) if status else found


def _starred(found: ReaderMarks) -> ReaderMarks:
    """Take the stars before or behind the title."""
    for match in _STARS.finditer(found.text):
        before, behind = found.text[: match.start()], found.text[match.end() :]
        if _IDLE.fullmatch(behind) or _IDLE.fullmatch(before) or _TITLE_ENDS.search(before):
            return _liked(found, match["all"], before, behind)
    return found


def _scored(found: ReaderMarks) -> ReaderMarks:
    """Take points of five or ten behind the title."""
    if found.rating:
        return found
    for group in _GROUP.finditer(found.text):  # "(rating: 4/5)"
        key, colon, value = group["in"].replace("：", ":").partition(":")
        if colon and key_of(key, loose=False) == "rating" and _IDLE.fullmatch(found.text, group.end()):
            return _liked(found, value, found.text[: group.start()], found.text[group.end() :])
    for match in _OUT_OF.finditer(found.text):
        before, behind = found.text[: match.start()], found.text[match.end() :]
        if _IDLE.fullmatch(behind) and _LETTERS.search(before) and not _COUNTED.search(before):
            return _liked(found, match["all"].strip("()（）[]【】"), before, behind)
    return found


def _liked(found: ReaderMarks, said: str, before: str, behind: str) -> ReaderMarks:
    rating = read_rating(said)
    if rating is None:
        return found
    text = f"{before.rstrip()} {behind.lstrip()}".strip()
    return found._replace(text=text, rating=rating, liked=said.strip())
