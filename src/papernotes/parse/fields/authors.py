"""Author lists: names in the order written, when the list is whole and in reading order."""

from __future__ import annotations

import re

from papernotes.parse.plain import plain_line

_ET_AL = re.compile(
    r"\bet\.?\s*al\b|\bund andere\b|\band (?:others|\d+ (?:more|others)|many (?:more|others))|\bothers\b|\.\.\.|…|"
    r"(?<=[\s,，、])等(?:人)?(?=\W*$|[，,。])|(?<=\w)等(?:人)?\W*$|ら\W*$|외\s?\d*\s?(?:명|인)",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}|\{[^{}]*\}@[\w.-]+|https?://\S+|"
    r"(?:orcid:?\s*)?\d{4}-\d{4}-\d{4}-\d{3}[\dXx]",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(（\[【{][^()（）\[\]【】{}]{0,200}[)）\]】}]")
_FOOTNOTE = re.compile(
    r"<sup>[^<>]*</sup>|\$?\^(?:\{[^{}]*\}|[\d*†‡§¶∗](?:,[\d*†‡§¶∗])*)\$?|\[\^[^\]]*\]|[*†‡§¶∗⋆✉📧#¹²³⁴-⁹⁰]+|"
    r"(?<=[a-zà-ÿ.)])\d(?:\s?,\s?\d)*(?=\W|$)|(?<=(?-i:[\u4e00-\u9fff]))\d",
    re.IGNORECASE,
)
_ABBREVIATED = re.compile(r"\b[^\W\d_]\.$|\b(?:Jr|Sr)\.$")
_SENTENCE_END = re.compile(r"[a-z]{3}\.\s")
_FOOTNOTE_NUMBER = re.compile(r"\s\d{1,2}\Z")
_BLANKS = re.compile(r"\s+")
_SPLIT = re.compile(
    r"(?:[,，、;；]|\s[&＆]\s|\s\+\s|·(?=\s)|\s\|\s|\s/\s|\band\b|\bund\b|\bet\b(?!\s*al)|"
    r"(?<=[\u4e00-\u9fff\uac00-\ud7a3])\s?(?:和|与|및|と)\s?(?=[\u4e00-\u9fff\uac00-\ud7a3]))\s*|(?<=\s)&\s*|"
    r"&(?=\s)"
)
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ben|ter|ten|zu|zur|dal|af|mac|st\.?)"
_NAME_WORD = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽȘȚḀ-ỿΑ-ΩА-Я](?:[^\W\d_]|['’`.-](?=[^\W\d_]))*|[a-z]['’][A-Z][^\W\d_]+|"
    r"(?:[A-ZÀ-ÞĀ-Ž]\.-?){1,4}[A-Z]?)\.?$"
)
_SMALL_WORD = re.compile(rf"{_PARTICLE}$|(?:Jr|Sr)\.?$|[\"“(][A-Z][a-z]+[\"”)]$", re.IGNORECASE)
_CJK_NAME = re.compile(
    r"^[\u3400-\u9fff々]{2,5}$|^[\u3400-\u9fff々]{1,4}[\s·・][\u3400-\u9fff々]{1,4}$|^[\uac00-\ud7a3]{2,5}$|"
    r"^[\u30a0-\u30ff・＝=\s]{3,20}$"
)
_INITIALS = re.compile(r"^(?:[A-ZÀ-ÞĀ-Ž]\.?[\s-]?){1,4}$")
_SURNAME = re.compile(rf"^(?:{_PARTICLE}\s)*[A-ZÀ-ÞĀ-Ž][^\W\d_]+(?:[-'’][^\W\d_]+)*$")
_INITIAL_NAME = re.compile(
    rf"^(?:{_PARTICLE}\s)*[A-ZÀ-ÞĀ-Ž][^\W\d_]+(?:[\s-][A-ZÀ-ÞĀ-Ž][^\W\d_]+)?\s(?:[A-Z]\.?[\s-]?){{1,4}}$|"
    rf"^[A-Z][\w'’-]+\s[A-Z]{{1,3}}$"
)
_PROSE = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "for",
        "to",
        "with",
        "from",
        "and",
        "or",
        "is",
        "are",
        "this",
        "that",
        "these",
        "we",
        "our",
        "it",
        "neural",
        "network",
        "networks",
        "deep",
        "learning",
        "machine",
        "computer",
        "vision",
        "model",
        "models",
        "data",
        "language",
        "processing",
        "natural",
        "attention",
        "image",
        "images",
        "detection",
        "segmentation",
        "training",
        "method",
        "methods",
        "results",
        "analysis",
        "system",
        "systems",
        "graph",
        "reinforcement",
        "transfer",
        "representation",
        "generation",
        "recognition",
        "using",
        "university",
        "institute",
        "research",
        "google",
        "microsoft",
        "facebook",
        "openai",
        "deepmind",
        "nvidia",
        "paper",
        "code",
        "project",
        "page",
        "abstract",
        "notes",
    ]
)
_DEGREE = re.compile(r"^(?:ph\.?\s?d|m\.?d|[mb]\.?sc|m\.?a)\.?$", re.IGNORECASE)
_INITIALS_BEHIND = re.compile(r"^[A-ZÀ-ÞĀ-Ž][^\W\d_]+(?:[- ][A-ZÀ-ÞĀ-Ž][^\W\d_]+)?\s[A-Z]{1,3}$")
_LAST_FIRST = re.compile(r"[^\W\d_][^,;]{0,40},\s*[^\W\d_][^,;]{0,40}$")
"""One author of a list that semicolons part: "Lovelace, Ada"."""
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:team|group|ai|collaboration|consortium|project|inc|university|institute|research|lab|labs|"
    r"laboratory|college|school|department|google|microsoft|meta|openai|deepmind|nvidia|facebook|mit|stanford|"
    r"berkeley|cmu)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\s*(?:by|authors?|作者|著者|저자)\s*[:：]?\s+", re.IGNORECASE)


_NO_PROSE = frozenset(
    [
        "af", "al", "and", "andere", "author", "authors", "ben", "bin", "bsc", "by", "da", "dal", "de",
        "del", "della", "den", "der", "di", "dos", "du", "el", "et", "ibn", "ii", "iii", "iv", "jr", "la",
        "le", "ma", "mac", "many", "md", "more", "msc", "orcid", "others", "phd", "sr", "st", "ten", "ter",
        "und", "van", "von", "zu", "zur",
    ]
)  # fmt: skip
"""Words in small letters that stand in lists of names: all others tell at once that a text is none."""
_OPENER = re.compile(r"[(\[{<（【]")
_TEAMS = 240
"""Characters that a list with a team among its "authors" has at most: three of them."""


def read_authors(text: str, *, strict: bool = False) -> tuple[str, ...] | None:
    """Return the names of a full author list as "First Last", or None when the text gives none.

    None for a list cut short ("et al.", 等), for one in "Last, First" order, and for what is no list of names;
    `name_list` tells what there is. Affiliations, footnote marks, ORCIDs and mail addresses are dropped.
    ``strict`` is for a line without a key: it must hold two names and more, each with a given name.
    """
    if len(text) > 20_000 or (_has_prose(text) and (strict or not _may_hold_team(text))) or _ET_AL.search(text):
        return None
    if strict and _mostly_small(text):
        return None
    pairs = [part.strip() for part in text.split(";")]
    if len(pairs) > 1 and all(_LAST_FIRST.match(pair) for pair in pairs):
        return None
    parts = _parts(text)
    if not parts or _last_first(parts) or all(_INITIALS_BEHIND.match(part) for part in parts):
        return None
    if strict:
        whole = len(parts) >= 2 and all(is_person(part) and (" " in part or _CJK_NAME.match(part)) for part in parts)
        return tuple(parts) if whole and not reads_as_prose(" ".join(parts)) and len(text) <= 60 * len(parts) else None
    if not all(is_person(part) or _is_team(part, len(parts)) for part in parts):
        return None
    return tuple(parts)


def reads_as_prose(text: str) -> bool:
    """Return whether a text holds a word that titles and sentences have and names have not."""
    return any(word.lower() in _PROSE for word in text.split())


def _has_prose(text: str) -> bool:
    """Return at low cost whether one of the first words, outside of brackets, is in small letters and in no name."""
    opener = _OPENER.search(text, 0, _TEAMS)
    end = opener.start() if opener else _TEAMS
    words = text[:end].split()
    return any(
        word.islower() and word.isascii() and word.isalpha() and word not in _NO_PROSE
        for word in (words if len(text) <= end else words[:-1])
    )


def _may_hold_team(text: str) -> bool:
    return (len(text) <= _TEAMS or "@" in text or "://" in text) and _GROUP.search(text) is not None


def _mostly_small(text: str) -> bool:
    """Return whether many words begin with a small letter, as in prose; told without taking the text apart."""
    words = text.split()
    return sum(word[0].islower() for word in words) * 3 > len(words)


def only_names(text: str) -> bool:
    """Return whether a text holds nothing but names, in any order, initials and "et al." included."""
    if not text.strip() or len(text) > 3000 or _has_prose(text):
        return False
    parts = _parts(_ET_AL.sub(" ", text))
    return bool(parts) and all(
        is_person(part) or _INITIALS.match(part) or _SURNAME.match(part) or _INITIAL_NAME.match(part) for part in parts
    )


def name_list(text: str) -> tuple[str, ...]:
    """Return the names that a text gives, of a list cut short too; "Last, First" pairs are turned round."""
    if len(text) > 20_000:
        return ()
    parts = _parts(_ET_AL.sub(" ", text))
    if _last_first(parts):
        if len(parts) > 2 and all(" " in part and not _INITIALS.match(part) for part in parts[2:]):
            parts = [f"{parts[1]} {parts[0]}", *parts[2:]]  # MLA turns round the first name only
            return tuple(part for part in parts if is_person(part))
        pairs = [parts[index : index + 2] for index in range(0, len(parts), 2)]
        parts = [f"{pair[1]} {pair[0]}" if len(pair) == 2 else pair[0] for pair in pairs]
    return tuple(part for part in parts if is_person(part))


def is_person(text: str) -> bool:
    """Return whether a text is written like one person's name, in Latin, Cyrillic, Greek or CJK letters."""
    text = text.strip()
    if not 1 < len(text) <= 60 or _SENTENCE_END.search(text):
        return False
    if _CJK_NAME.match(text):
        return True
    words = text.split()
    if len(words) > 7 or not all(_NAME_WORD.match(word) or _SMALL_WORD.match(word) for word in words):
        return False
    if not any(len(word) > 1 and word[0].isupper() for word in words):
        return False
    return len(words) > 1 or (len(text) > 2 and text[1:].islower()) or "." in text


def _parts(text: str) -> list[str]:
    """Return what commas and "and" part, without all that is no name."""
    text = _MAIL.sub(" ", plain_line(_FOOTNOTE.sub(" ", text))).replace("< >", " ")
    text = _BRACKETS.sub(lambda match: match[0] if _nickname(text, match) else " ", _LEAD.sub("", text))
    joined: list[str] = []
    for part in _SPLIT.split(_BLANKS.sub(" ", text)):
        name = _trim(part)
        if joined and _SUFFIX.match(name):
            joined[-1] += f" {name}"
        elif name and not name.isdigit() and not _DEGREE.match(name):
            joined.append(name)
    return joined


def _trim(part: str) -> str:
    """Return one part of a list without marks and a footnote's number around it; an initial keeps its full stop."""
    part = part.strip(" \t;:：*_")
    part = part if _ABBREVIATED.search(part) else part.strip(" .")
    return _FOOTNOTE_NUMBER.sub("", part) if part[-1:].isdigit() else part


def _nickname(text: str, match: re.Match[str]) -> bool:
    """Return whether brackets hold a middle name ("Wei (David) Chen") and no affiliation."""
    if not re.fullmatch(r"[(（][A-Z]\w+[)）]", match[0]):
        return False
    after = text[match.end() : match.end() + 3].lstrip(" ")
    before = text[max(0, match.start() - 3) : match.start()].rstrip()
    return after[:1].isupper() and before[-1:].isalpha()


def _last_first(parts: list[str]) -> bool:
    """Return whether a list is in "Last, First" order: surname, initials or given names, and so on."""
    if len(parts) < 2:
        return False
    pairs = [parts[index : index + 2] for index in range(0, len(parts) - 1, 2)]
    initials = sum(_INITIALS.match(pair[1]) is not None for pair in pairs)
    if initials and initials * 2 >= len(pairs):
        return True
    if not _SURNAME.match(parts[0]):
        return False
    return len(parts) == 2 or (len(parts[1].split()) <= 2 and all(" " in part for part in parts[2:]))


def _is_team(part: str, count: int) -> bool:
    """Return whether an "author" is a team, which a list may end with or consist of."""
    return len(part) <= 60 and _GROUP.search(part) is not None and part[:1].isupper() and count <= 3
