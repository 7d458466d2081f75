"""What stands before a title: a word for the notes, a date, a venue, a name, who wrote it and when, a citation key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.bylines import full_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from papernotes.parse.fields.title_surroundings import TitleSurroundings

# A word for the note before the title: [论文解读], 论文笔记：, Paper review:, [論文紹介]
_LEAD = re.compile(
    r"^[\[【(（「]?\s*+(?:(?:(?:paper|article|research)\s*+)?(?:title|notes?|review|summary|reading(?: notes?)?)|paper|"
    r"(?:(?:论文|論文|논문|文献)\s*+)?(?:笔记|阅读(?:笔记)?|解读|精读|分享|标题|题目|紹介|メモ|要約|読み|解説|리뷰|"
    r"정리|읽기|요약|제목)|论文|論文|논문|cr[ií]tica|rese[ñn]ha?|reseña|resumen|resumo|lectura|leitura|r[ée]sum[ée]|"
    r"compte[- ]rendu|zusammenfassung|rezension|riassunto|recensione)"
    r"\s*(?:[\]】)）」]\s*[:：|｜]?|[:：|｜]|(?<=[^\x00-\x7f])\s(?=[A-Z]))\s*",
    re.IGNORECASE,
)
_GROUP_START = re.compile(r"^[(（\[【](?P<in>[^()（）\[\]【】]{1,80})[)）\]】]\s?[:：\-–—|]?\s?(?=\S)")
_HEAD = re.compile(r"^(?P<in>[^:：|｜《「『\"“]{3,40}?)\s?(?:[|｜:：]|\s[-–—]+\s|(?=[《『「“\"]))\s?(?=\S)")
_HEAD_MARKS = ':|"-'
"""One of them stands behind all that `_HEAD` takes, in a text of ASCII."""
_DATE = re.compile(r"^(?P<date>(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2})[\s:：_|-]+(?=\S)")
_MONTH = re.compile(
    r"^(?:(?P<year>(?:19|20)\d\d)[-./](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/(?P<last>(?:19|20)\d\d))(?:[:：_|]|\s[-–—:]?)\s*(?=\D)"
)
"""A month before a title, in numbers: no day on which it was read, but when it appeared."""
_YEAR = re.compile(r"^(?P<year>(?:19|20)\d\d)(?:\s*[-–—:：.、|]\s*|\s*(?=[《『「【\"“])|\s+(?=[a-z]*[A-Z]\w*[\s:]))")
_DIGIT = re.compile(r"\d")
_TIMES = r"(?:1[6-9]|20)\d\d"
_DASH = r"\s[-–—]{1,3}\s"
_WHO = r"(?P<who>[^\W\d_][^\d\n:：_]{1,80}?)"
# Who and when, as reference managers and their owners call files.
_DATED_WHO = (
    re.compile(rf"^{_WHO}{_DASH}(?P<year>{_TIMES}){_DASH}(?=\S)"),  # Lovelace et al. - 2021 - Folding Boats
    re.compile(rf"^(?P<year>{_TIMES}){_DASH}{_WHO}{_DASH}(?=\S)"),  # 2021 - Lovelace - Folding Boats
    re.compile(
        rf"^{_WHO},?\s[(\[](?P<year>{_TIMES})[a-z]?[)\]][.,:：]?\s(?:[-–—]\s)?(?=\S)"
    ),  # Lovelace (2021) Folding
    re.compile(rf"^{_WHO},?\s(?P<year>{_TIMES})[a-z]?(?:[.,:：]\s|{_DASH})(?=\S)"),  # Lovelace 2021 - Folding Boats
    re.compile(rf"^(?P<who>[^\W\d_][^\d\n]{{1,80}}?\bet\.?\s?al\.?),?\s(?P<year>{_TIMES})[a-z]?\s(?=\S)"),
)
_WHO_AND_MORE = re.compile(r"^(?P<who>[^\W\d_][^\d\n]{1,80}?\bet\.?\s?al\b\.?)(?:[.,:：]|\s[-–—])?\s(?=[^\W\d_])")
"""The first author before a title: ``Lovelace et al. Folding Boats``."""
_WHO_PLUS = re.compile(r"^(?P<who>[A-ZÀ-Þ][^\W\d_]{0,30}(?:[-'’][^\W\d_]{1,30})?)\+\s(?=[A-ZÀ-Þ])")
"""The same as some write it, where something else says when it appeared: ``Lovelace+ Folding Boats (ACL, 2023)``."""
_SEVERAL_WHO = re.compile(
    r"^(?P<who>[^\W\d_][^\d\n:：_]{0,100}?(?:, |\sand\s|\s&\s)[^\d\n:：]{1,60}?)(?P<mark>\s[-–—]|\s?[:：])\s(?=\S)"
)
"""Several authors before a title, where something else says when it appeared: ``Gray & Reuter - Transactions``.

Before a colon they are named in full, since ``Rivers and Ponds: A Survey`` is a title.
"""
_PERSON = r"[A-ZÀ-Þ][\w'’-]{1,30}(?:\s[A-ZÀ-Þ][\w'’.-]{0,30}){1,3}"
_PLACED = r"\s?[(（][^()（）]{2,40}[)）]"
_PLACED_WHO = re.compile(
    rf"^[,，\s]*+(?:{_PLACED}[,，]\s*+)?(?P<who>(?:{_PERSON}(?:{_PLACED})?[,，]\s?){{0,4}}{_PERSON}{_PLACED})"
    rf"(?:[,，]{_PLACED}){{0,3}}[,，]\s*+(?=\S)"
)
"""Who wrote a paper and where they work, between its name and its title: ``Ada Lovelace (Ponds AI), Folding Boats``."""
_OWN_KEY = rf"[A-Za-z]?[a-z]{{2,30}}(?:[_-][a-z]{{2,30}}){{0,6}}[_-]?{_TIMES}[A-Za-z]{{0,30}}"
_LONE_KEY = re.compile(rf"@?{_OWN_KEY}")
_KEY = re.compile(
    rf"^(?:@(?P<marked>[^\W\d_][\w:.+/-]{{0,80}}?\d{{2,4}}[\w-]{{0,60}}?)[:：,]?(?:\s[-–—]+)?\s|"
    rf"(?P<key>{_OWN_KEY})(?:[:：]\s|\s[-–—]+\s))(?=\S)"
)
"""A citation key before a title: ``@lovelace2021 Folding Boats``, ``Lovelace2021 — Folding Boats``."""
_DASHES = "-–—"
_ISSUE = re.compile(r"^[\w.-]{1,40}/[\w.-]{1,80}#\d{1,6}[:：]?\s+(?=\S)")
"""An issue of a repository before the title that it is on: ``ponds/papers#3 Folding Boats``."""
_LEAST = 8
"""Characters that must be left of a title when words before it are taken off."""


def trim_head(text: str, beside: TitleSurroundings) -> str:
    """Return a title without the marks before it."""
    for head in _HEADS:
        text = head(text, beside)
    return text


def behind_people(text: str, beside: TitleSurroundings) -> str:
    """Return the title behind people with their places of work, "" where none stand before it."""
    placed = _PLACED_WHO.match(text)
    if placed is None or len(text) - placed.end() < _LEAST or not beside.take_people(placed["who"], 0):
        return ""
    return text[placed.end() :]


def _lead(text: str, _beside: TitleSurroundings) -> str:
    lead = _LEAD.match(text)
    return text[lead.end() :] if lead and len(text) - lead.end() >= _LEAST else text


def _issue(text: str, _beside: TitleSurroundings) -> str:
    issue = _ISSUE.match(text)
    return text[issue.end() :] if issue and len(text) - issue.end() >= _LEAST else text


def _key(text: str, beside: TitleSurroundings) -> str:
    """Take a citation key; a venue and a year are none, though they are written like one."""
    key = _KEY.match(text)
    if key is None or len(text) - key.end() < _LEAST:
        return text
    said = key["marked"] or key["key"]
    if not key["marked"] and beside.take(said):
        return text[key.end() :]
    beside.key = beside.key or said
    return text[key.end() :]


def _people(text: str, beside: TitleSurroundings) -> str:
    """Take who wrote the paper, and when."""
    for form in _DATED_WHO:
        named = form.match(text)
        if named is None or len(text) - named.end() < _LEAST:
            continue
        who, behind = named["who"].strip(" ,"), text[named.end() :]
        if not behind.startswith(who) and beside.take_people(who, int(named["year"])):
            return behind
    more = _WHO_AND_MORE.match(text)
    if more and len(text) - more.end() >= _LEAST and beside.take_people(more["who"], None):
        return text[more.end() :]
    known = beside.year or (beside.venue and beside.venue.year)
    plus = _WHO_PLUS.match(text) if known else None
    if plus and len(text) - plus.end() >= _LEAST and not beside.authors and beside.take_people(plus["who"], known):
        beside.others = True
        return text[plus.end() :]
    several = _SEVERAL_WHO.match(text)
    if several is None or not known or len(text) - several.end() < _LEAST:
        return text
    if several["mark"].strip() not in _DASHES and full_names(several["who"], beside.lexicon) is None:
        return text
    return text[several.end() :] if beside.take_people(several["who"], known) else text


def _dates(text: str, beside: TitleSurroundings) -> str:
    date = _DATE.match(text)
    if date and beside.take(date["date"]):
        text = text[date.end() :]
    month = _MONTH.match(text)
    if month and len(text) - month.end() >= _LEAST:
        beside.take(month["year"] or month["last"])
        text = text[month.end() :]
    year = _YEAR.match(text)
    if year and len(text) - year.end() >= _LEAST // 2:
        beside.take(year["year"])
        text = text[year.end() :]
    return text


def _mark(text: str, beside: TitleSurroundings) -> str:
    """Take a venue, a year or a name in brackets or before a separator."""
    group = _GROUP_START.match(text)
    if group and _LONE_KEY.fullmatch(group["in"]) and not beside.take(group["in"]):
        beside.key = beside.key or group["in"].lstrip("@")
        return text[group.end() :]
    if group and (beside.take(group["in"]) or beside.take_name(group["in"])):
        return text[group.end() :]
    head = _HEAD.match(text) if not text.isascii() or any(map(text.__contains__, _HEAD_MARKS)) else None
    # an acronym without a year and a colon is the paper's name ("TIE: …"), not the venue that is called so too
    dated = head and (_DIGIT.search(head["in"]) or text[head.end("in") : head.end()].strip()[:1] not in (":", "："))
    if head and dated and len(text) - head.end() >= _LEAST and beside.take(head["in"]):
        return text[head.end() :].lstrip(" -–—|:：")
    return text


_HEADS: tuple[Callable[[str, TitleSurroundings], str], ...] = (_issue, _lead, _key, _people, _dates, _mark)
"""In the order in which they come off; a title with several is asked again."""
