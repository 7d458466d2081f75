"""Where in its line a title starts and ends: title marks, the title's link, bold words; what stands around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.authors import only_names
from papernotes.parse.fields.short_names import looks_like_name
from papernotes.parse.fields.title_heads import behind_people, trim_head
from papernotes.parse.fields.venue_marks import read_venue

if TYPE_CHECKING:
    from papernotes.parse.fields.title_surroundings import TitleSurroundings

OPEN, CLOSE = "\ue000", "\ue001"
"""Edges of the title's link or bold words while the line around them is read; private characters, taken out before."""
NO_EDGES = {ord(OPEN): None, ord(CLOSE): None}

_QUOTES = re.compile(
    r"《(?P<a>[^《》\n]+(?:《[^《》\n]*》[^《》\n]*)*)》|『(?P<b>[^『』\n]+)』|「(?P<c>[^「」\n]{8,})」|"
    r"〈(?P<d>[^〈〉\n]{8,})〉|<<(?P<e>[^<>\n]{4,})>>"
)
_WHOLE_QUOTE = re.compile(
    r"^(?:[\"“”](?P<a>[^\"“”\n]{4,})[\"“”]|'(?P<b>[^'\n]{4,})'|‘(?P<c>[^‘’\n]{4,})’|【(?P<d>[^【】\n]{12,})】|"
    r"\[(?P<e>[^\[\]\n]{20,})\])[.,;:]?$"
)
_NUMBER = re.compile(
    r"^(?:\(\d{1,3}\)|（\d{1,3}）|\[\d{1,3}\](?!\()|【\d{1,3}】|#\d{1,4}(?=[\s:.])[:.]?|"
    r"(?:no|nr|paper|article|art[ií]culo|artigo|aufsatz|(?:候補|候选)?(?:論文|论文)|논문|day|week)\.?\s?#?\d{1,4}\s?[:：.)\-–]|第\s?[\d一二三四五六七八九十]+\s?[篇章]\s?[:：]?|[①-⑳]|"
    r"\d{1,3}\s?[.)、．）:：](?=\s|[^\W\d_]|[《「『【\[*\"“])|\d{1,2}(?:\.\d{1,2}){1,3}[.)、]?(?=\s)|"
    r"(?=[IVXL])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})[.)、](?=\s|[《「『【\[*])|[A-Z][.)](?=\s+\S{2})(?!\s(?-i:[A-Z][a-z]{0,8}\.\s))|"
    r"(?-i:[A-Z]{1,2}0\d{1,3}|[A-Z]{1,2}\d{3})(?:\s?[-–—:_]|\.\s)\s?(?=\S{3}))\s*",
    re.IGNORECASE,
)
# A word for the note after the title: "… 论文阅读笔记", "… 논문 리뷰", "… (paper notes)"; "review" alone is a title's.
_NOTES = re.compile(
    r"[\s:：|·_–—-]{0,9}[\[【(（]?\s?(?:(?:论文|論文|文献)?\s?(?:阅读|学习|读书|閱讀|学習)?\s?(?:笔记|筆記|メモ|ノート|まとめ)|"
    r"(?:论文|論文)\s?(?:逐段|原文)?(?:阅读|閱讀|精读|解读|分享|解析|详解|总结|紹介|解説|要約|読み)|(?:逐段)?(?:精读|解读)|"
    r"(?:논문\s?)?(?:리뷰|정리|요약|읽기)|(?:paper|reading|study) (?:notes?|reading)|"
    r"(?:paper|article) (?:review|summary)|"
    r"(?<=\s[-–—|]\s)(?:(?:my |reading )?notes?|(?:a )?summary|resum[eo]n?|résumé|fichamento|zusammenfassung))"
    r"\s?[\]】)）]?\s?$",
    re.IGNORECASE,
)
_TWO_CAPITALS = re.compile(r"[A-Z]{2}")
_NOTE_WORDS = ("note", "reading", "review", "summary", "resum", "fichamento", "zusammenfassung")
"""One of them stands in all that `_NOTES` takes, when it is in English."""
_GROUP_END = re.compile(
    r"\s?[(（\[【](?P<in>[^()（）\[\]【】]{1,100}(?:\([^()]{0,40}\)[^()（）\[\]【】]{0,60})?)[)）\]】]\s?[.,;:]?$"
)
_CLOSING = (")", "）", "]", "】")
_YEAR_TAIL = re.compile(r"\s?(?:[,，|｜]|\s[-–—])\s?(?P<year>(?:19|20)\d\d)\s?\.?$")
_WHO_TAIL = re.compile(
    r"\s[-–—]\s(?P<who>[^\W\d_][^\d\n–—]{1,80}?)(?:\s[-–—]\s|,\s|\s(?=\())\(?(?P<year>(?:19|20)\d\d)\)?$"
)
_KEY_TAIL = re.compile(r"\s[(\[]?@(?P<key>[^\W\d_][\w:.+/-]{0,60}\d{2,4}[\w-]{0,40})[)\]]?$")
"""A citation key behind a title: ``Folding Boats @lovelace2021``."""
_YEAR_ENDS = re.compile(r"\d{4}\)?$")
_MARK_AND_REMARK = re.compile(
    r"^(?P<title>[^()（）\[\]]{8,300}?)\s?[(（\[](?P<in>[^()（）\[\]]{4,60})[)）\]](?P<rest>(?:\s[-–—]|\s?[:：,，])\s.{2,200})$"
)
"""A venue with its year between a title and a remark: ``Folding Boats (VLDB 2021) - read twice``."""
_WHO_REACH = 100
"""Who and when behind a title: ``Folding Boats - Lovelace - 2021``, and how far from the end they stand at most."""
_TAIL = re.compile(r"\s?[,，;|｜@·•]|\s[-–—/](?=\s)|\.(?=\s)|\s(?=\S)")
_TAIL_HINT = re.compile(r"\d\d|[,，;|｜@·•]|\s[-–—/]\s|\.\s")
"""What every mark behind a title holds: a year or a separator."""
_OPEN_QUOTES = tuple('"“')
_QUOTED_TITLE = re.compile(r"^[\"“](?P<title>[^\"“”]{4,})[\"”](?P<rest>.*)$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_BLANKS = re.compile(r"\s+")
_FULL_STOP = re.compile(r"\s?(?<!\.)[.。．]$")
_WORD_OR_END = re.compile(r"\w|[?!？！)\]]$")
_LEAST = 8
"""Characters that must be left of a title when words before it are taken off."""
_SHORTEST = 3
"""Characters of a title before what stands behind it."""
_GLOSSED = 3
"""Words of a title before a remark in another script."""
_REACH = 60
"""Characters from the end within which a mark behind a title starts."""
_ROUNDS = 8
_AROUND = " :：-–—|,."
_BRACKETS = "()[]（）【】"


def without_number(text: str) -> tuple[str, bool]:
    """Return the line without the number before it, and whether there was one."""
    match = _NUMBER.match(text)
    return (text[match.end() :].strip(), True) if match and match.end() < len(text) else (text, False)


def within_quotes(text: str, beside: TitleSurroundings) -> tuple[str, bool, str]:
    """Return the words inside title marks, whether there were any, and what stood outside of them."""
    match = _QUOTES.search(text)
    if match and len(match[0]) * 2 >= len(text) - 30:
        outside = []
        for place, part in enumerate((text[: match.start()], text[match.end() :])):
            words = part.strip(" \t，。" + _AROUND)
            if words and not beside.take(words) and not (place == 0 and beside.take_name(words)):
                outside.append(words)
        return _inside(match), True, " ".join(outside)
    whole = _WHOLE_QUOTE.match(text)
    return (_inside(whole), True, "") if whole else (text, False, "")


def _inside(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group).strip()


def within_edges(text: str, beside: TitleSurroundings) -> tuple[str, str]:
    """Return the words of the title's link or bold words as the title and what stands around them as the rest.

    A link in the middle of a title, and a bold name with its title behind it, leave the line whole.
    """
    start, end = text.find(OPEN), text.find(CLOSE)
    if start < 0 or end < start:
        return text, ""
    before, inside, after = (part.translate(NO_EDGES).strip() for part in (text[:start], text[start:end], text[end:]))
    short = len(inside.split()) < 3 and not _CJK.search(inside)
    lone = (
        not before.strip(_AROUND + "*_") or beside.take(before.strip(_AROUND + _BRACKETS)) or beside.take_name(before)
    )
    joined = re.match(r"\w|[-'’](?=\w)", after) is not None and not text[end + 1 : end + 2].isspace()
    if joined or (short and not lone):
        return text, ""
    following = after.lstrip(_AROUND)
    if short and lone and following and beside.take(inside.strip(_AROUND + _BRACKETS)):
        return following, ""
    if short and (behind := behind_people(after, beside)):
        beside.take_name(inside)
        return behind, ""
    if short and following.startswith(_OPEN_QUOTES):
        quoted = _QUOTED_TITLE.match(following)
        if quoted and beside.take_name(inside):
            left = " ".join(part for part in re.split(r"[()]", quoted["rest"]) if not beside.take(part.strip(_AROUND)))
            return quoted["title"], left.strip(_AROUND)
    if following and after[:1] not in ":：" and beside.take_byline(following):
        return inside, ""
    if short and after[:1] not in ",，;；" and _reads_as_title(following):
        return _name_and_title(text, inside, after, beside), ""
    left = trim_tail(following, beside) if following else ""
    left = "" if beside.take(left.strip(" " + _BRACKETS + _AROUND)) else left.strip()
    return inside, " ".join(part for part in ("" if lone else before, left) if part)


def _name_and_title(text: str, inside: str, after: str, beside: TitleSurroundings) -> str:
    """Return the title of a line that opens with a bold or linked name: ``Name: Title`` whole, else what follows it."""
    colon = after[:1] in ":：" or inside[-1:] in ":："
    bracketed = inside[:1] in _BRACKETS
    if looks_like_name(inside.strip(" :：" + _BRACKETS)) and (bracketed or not colon):
        beside.take_name(inside)
        return after.lstrip(_AROUND)
    return f"{inside.rstrip(' :：')}: {after.lstrip(' :：')}" if colon else text


def _reads_as_title(text: str) -> bool:
    """Return whether words are written like a title: three and more, most of the long ones with a capital."""
    words = [word for word in re.split(r"[\s\-]+", re.split(r"[(\[]", text)[0]) if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    people = re.split(r"\s[-–—|]\s", text, maxsplit=1)[0]
    if re.search(r"[,，;；&]|\band\b", people) and only_names(people):
        return False
    return len(text.split()) >= 3 and capitals * 2 > len(words) and not re.search(r"\.\s+[A-Z]\w+\s+\w+", text)


def without_notes(text: str) -> str:
    """Return a title without the words behind it that call the text notes of it; as it is when little is left."""
    end = text[-_REACH // 2 :]
    if end.isascii() and not any(map(end.lower().__contains__, _NOTE_WORDS)):
        return text
    match = _NOTES.search(text, max(0, len(text) - _REACH // 2))
    left = text[: match.start()] if match else ""
    return left if len(left) >= _LEAST // 2 or _TWO_CAPITALS.search(left) else text


def trim(text: str, beside: TitleSurroundings) -> str:
    """Return the title without the marks before and behind it, and without its full stop."""
    for _ in range(_ROUNDS):
        before = text
        text = trim_tail(trim_head(without_notes(text), beside), beside)
        title, comma, last = text.rpartition(", ")
        text = title if comma and len(title) >= _LEAST and beside.take_name_before(last) else text
        whole = _WHOLE_QUOTE.match(text)
        text = _inside(whole) if whole else text
        if text == before:
            break
    return _without_full_stop(text)


def _without_key(text: str, beside: TitleSurroundings) -> str:
    """Return a title without the citation key behind it."""
    key = _KEY_TAIL.search(text, max(_LEAST, len(text) - _WHO_REACH)) if "@" in text[-_WHO_REACH:] else None
    if key is None:
        return text
    beside.key = beside.key or key["key"]
    return text[: key.start()]


def trim_tail(text: str, beside: TitleSurroundings) -> str:
    """Return a title without one mark behind it, in brackets or after a separator."""
    text = _without_key(text, beside).rstrip(" \t,，;；:：|｜·•*_`-–—")
    bare = text.rstrip().rstrip(".,;:").rstrip()
    who = _WHO_TAIL.search(text, max(4, len(text) - _WHO_REACH)) if _YEAR_ENDS.search(bare[-6:]) else None
    if who and beside.take_people(who["who"].strip(" ,"), int(who["year"])):
        return text[: who.start()]
    group = _GROUP_END.search(text, max(0, len(text) - 220)) if bare.endswith(_CLOSING) else None
    if group and group.start() > 3 and _stands_beside(text[: group.start()], group["in"], beside):
        return text[: group.start()]
    year = _YEAR_TAIL.search(text, max(0, len(text) - 20)) if bare[-1:].isdigit() else None
    for tail in _TAIL.finditer(text, max(4, len(text) - _REACH)) if year else ():
        behind = text[tail.end() :]
        if not tail[0].isspace() and (beside.take_journal(behind) or beside.take_byline(behind)):
            return text[: tail.start()]
    if year and year.start() > 3:
        beside.take(year["year"])
        return text[: year.start()]
    if not _TAIL_HINT.search(text, max(_SHORTEST, len(text) - _REACH)):
        return text
    for tail in _TAIL.finditer(text, max(_SHORTEST, len(text) - _REACH)):
        if _is_open(text, tail.start()):
            continue
        if beside.take_tail(text[: tail.start()], text[tail.start() :]):
            return text[: tail.start()].rstrip(" \t,，;|｜@·•/-–—")
    return text


def _stands_beside(title: str, words: str, beside: TitleSurroundings) -> bool:
    """Take what brackets behind a title hold; tell whether it is no part of the title."""
    return beside.take(words) or beside.take_short_venue(words, title) or _is_gloss(title, words)


def _is_gloss(title: str, remark: str) -> bool:
    """Return whether brackets behind a title of Latin words hold a remark in Chinese, Japanese or Korean."""
    return _CJK.search(remark) is not None and _CJK.search(title) is None and len(title.split()) >= _GLOSSED


def without_remark(text: str, beside: TitleSurroundings) -> tuple[str, str]:
    """Return a title, and the remark that stands behind the venue and the year behind it; "" where none does."""
    marked = _MARK_AND_REMARK.match(text) if text[-1:] not in _CLOSING else None
    said = read_venue(marked["in"], beside.lexicon) if marked else None
    if marked is None or said is None or not (said.whole and said.venue and said.year) or not beside.take(marked["in"]):
        return text, ""
    return marked["title"], marked["rest"].strip(_AROUND)


def _is_open(text: str, at: int) -> bool:
    """Return whether a place of a text lies inside of brackets."""
    return any(text.count(sign, 0, at) > text.count(close, 0, at) for sign, close in ("()", "[]", "（）"))


def _without_full_stop(text: str) -> str:
    """Return a title without its full stop; question and exclamation marks and an ellipsis stay."""
    text = _BLANKS.sub(" ", text).strip(" \t,，;；|｜")
    stripped = _FULL_STOP.sub("", text) if text.endswith((".", "。", "．")) else text
    return stripped if _WORD_OR_END.search(stripped) else text
