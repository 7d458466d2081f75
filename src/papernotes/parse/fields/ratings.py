"""How a paper was liked, on the scale that its words state, if they state one."""

from __future__ import annotations

import re

from papernotes.model import Rating

_STARS = re.compile(r"[★⭐🌟✨]\ufe0f?")
_EMPTY_STARS = re.compile(r"[☆✩]\ufe0f?")
_SIGNS = re.compile(r"(?:[★⭐🌟✨☆✩]\ufe0f?[ \t]?)+½?")
_TIMES = re.compile(
    r"[★⭐🌟]\ufe0f?\s*[x×*]\s*(?P<n>[1-9](?:\.5)?)(?!\d)|"
    r"(?<!\d)(?P<m>[1-9](?:\.5)?)\s*+(?:[x×*]\s*+)?[★⭐🌟](?!\ufe0f?\s*[★⭐🌟☆])"
)
_TOPS = {
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "twenty": 20, "hundred": 100, "a hundred": 100,
}  # fmt: skip
_VALUES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_OUT_OF = re.compile(
    rf"(?<![\w.,/-])(?P<n>{_NUMBER}|{'|'.join(_VALUES)})\s*(?:stars?\s*|points?\s*|[分点점]\s*)?"
    rf"(?:/|／|out of|of|von|sur|de|su|из)\s*(?:满分\s*)?(?P<of>\d{{1,3}}|{'|'.join(_TOPS)})(?:\.0)?(?![\d/]|[.,]\d)",
    re.IGNORECASE,
)
_UNSTATED = re.compile(r"[/／]|[\W_]*(?:not|no|nicht|pas|non|nunca|não|未|没有?)\b", re.IGNORECASE)
"""What a rating begins with that was left out ("/5") or is denied ("not yet 5/5")."""
_OPEN = re.compile(r"\d\s*(?:or|to|oder|bis|ou|à|o|a|或|到|[-–~])\s+\Z")
_PERCENT = re.compile(r"^\W*(?P<n>\d{1,3}(?:\.\d+)?)\s?%\W*$")
_ALONE = re.compile(rf"^[^\w-]*(?P<n>{_NUMBER})\s*+(?:stars?|points?|分|点|점|星)?\W*$", re.IGNORECASE)
_RANK = re.compile(r"^\W*rank(?P<n>[1-5])\W*$", re.IGNORECASE)
_SCALE = re.compile(r"(?:/|／|\bof|\bvon|\bsur|\d\s?[-–~])\s?(?P<of>[3-7]|10|20|100)\s?[)）\]】]?$")
_LETTERS = re.compile(r"[^\W\d_]")
_SHORTCODE = re.compile(r":star2?:")
_MOST_STARS = 10
_FEW = 2
"""Empty stars alone that are no rating yet."""
_RANKS = 5
"""JabRef's field `ranking` goes from rank1 to rank5 (https://docs.jabref.org/finding-sorting-and-cleaning-entries/specialfields)."""


def read_rating(value: str) -> Rating | None:
    """Return the rating that the value of a rating field states, or None; its text is what of the value states it.

    ``4/10``, ``8 of ten`` and ``★★★☆`` state their scale; ``4.5``, ``★★★`` and ``⭐️x4`` do not.
    """
    value = value.strip().removeprefix("[[").removesuffix("]]")  # Logseq's and Obsidian's values are often links
    if _UNSTATED.match(value):
        return None
    text = _SHORTCODE.sub("⭐", value[:200])
    times = _TIMES.search(text)
    if times:
        return Rating(float(times["n"] or times["m"]), None, times[0].strip(), stars=True)
    signs = _SIGNS.search(text)
    stars = _in_stars(signs[0].strip()) if signs else None
    out_of = _OUT_OF.search(text)
    if out_of and _OPEN.search(text, 0, out_of.start()):  # "3 or 4 / 5" is neither
        return None
    points = _within(_number(out_of["n"]), _number(out_of["of"]), out_of[0].strip()) if out_of else None
    if stars and not (points and stars.value in (1, points.value)):  # "⭐ 4/5", "★★★★ (4/5)"
        return stars
    if out_of:
        return points
    percent = _PERCENT.match(text)
    if percent:
        return _within(float(percent["n"]), 100, value.strip())
    rank = _RANK.match(text)
    if rank:
        return Rating(float(rank["n"]), _RANKS, value.strip())
    alone = _ALONE.match(text)
    return Rating(_number(alone["n"]), None, value.strip()) if alone else None


def is_rating(text: str) -> bool:
    """Tell whether a text is stars or points of a scale and nothing else; neither one star nor a number alone is."""
    rating = read_rating(text)
    if rating is None or _LETTERS.search(text.replace(rating.text, "")):
        return False
    return rating.of is not None or (rating.stars and (rating.value > 1 or len(rating.text) > _FEW))


def on_scale(rating: Rating, key: str) -> Rating:
    """Return a rating on the scale that its key states, if it has none of its own: ``Score /5``, ``Rating (1-10)``."""
    scale = _SCALE.search(key) if rating.of is None else None
    top = float(scale["of"]) if scale else 0.0
    return rating._replace(of=top) if 1 < top >= rating.value else rating


def _in_stars(signs: str) -> Rating | None:
    """Return the rating that a run of stars is; empty ones say how many there could be."""
    filled, empty = len(_STARS.findall(signs)), len(_EMPTY_STARS.findall(signs))
    if filled + empty > _MOST_STARS or not (filled or empty > _FEW):
        return None
    return Rating(filled + 0.5 * signs.endswith("½"), float(filled + empty) if empty else None, signs, stars=True)


def _number(word: str) -> float:
    named = {**_VALUES, **_TOPS}.get(word.lower())
    return float(word.replace(",", ".")) if named is None else float(named)


def _within(value: float, top: float, written: str) -> Rating | None:
    return Rating(value, top, written) if value <= top and top > 1 else None
