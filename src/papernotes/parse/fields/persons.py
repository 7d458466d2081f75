"""How one author's name is written: a person in any script, a surname alone, initials, a team."""

from __future__ import annotations

import re

_PARTICLES = frozenset((
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "los", "las",
    "el", "al", "bin", "bint", "ibn", "ben", "ter", "ten", "te", "zu", "zur", "zum", "dal", "af", "av", "mac", "st",
    "st.", "'t", "’t", "y", "e", "san", "ap", "op",
))  # fmt: skip
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_DEGREE = re.compile(r"(?:[Pp][Hh]\.?\s?[Dd]|M\.?D|[MBmb]\.?[Ss]c|M\.A|MA)\.?")
_NICKNAME = re.compile(r"[\"“(（‘'][^\W\d_]+[\"”)）’']")
_INITIAL = r"[^\W\d_]\.(?:-?[^\W\d_]\.){0,3}"
_INITIALS = re.compile(rf"{_INITIAL}(?: {_INITIAL}){{0,3}}(?: [^\W\d_])?|[^\W\d_](?:[ -]?[^\W\d_]){{0,3}}\.?")
_INNER = re.compile(r"['’ʼ`.‘-]")
_EAST = "\u3400-\u9fff々\uac00-\ud7a3\u30a0-\u30ff"
_EASTERN = re.compile(
    r"[\u3400-\u9fff々]{2,5}|[\u3400-\u9fff々]{1,4}[\s·・][\u3400-\u9fff々]{1,4}|[\uac00-\ud7a3]{2,5}|"
    r"[\uac00-\ud7a3]{1,2} [\uac00-\ud7a3]{1,3}|[\u30a0-\u30ff・＝=\s]{3,20}|[\u3400-\u9fff々]{1,3}[\u3040-\u30ff]{1,4}"
)
_LONE_EAST = re.compile(r"[\u3400-\u9fff々]{2,4}|[\uac00-\ud7a3]{3}")
_FROM_EAST = re.compile(f"[{_EAST}]")
_SENTENCE_END = re.compile(r"[^\W\d_]{3}\.\s")
_TEAM = re.compile(
    r"\b(?:team|group|ai|collaboration|consortium|project|inc|university|institute|research|lab|labs|"
    r"laboratory|college|school|department|google|microsoft|meta|openai|deepmind|nvidia|facebook|mit|stanford|"
    r"berkeley|cmu)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:team|group|collaborations?|consortium|project|initiative|network|committee|authors|community)\b",
    re.IGNORECASE,
)
"""Words of bodies that sign papers beside persons; universities and companies are where persons work."""
_FROM = re.compile(r"(?<=\w),?\s(?:all\s)?(?:from|at|of)\s(?:the\s)?(?=[A-ZÀ-Þ])")
"""What stands between the names and where all of them work: "Ada Moss and Bo Reed from the University of Ponds"."""
_LONGEST = 60
_MOST_WORDS = 7
_VOWEL = re.compile(r"[AEIOUYÀ-Þ]")


def is_person(text: str) -> bool:
    """Return whether a text is written like one person's name, in any script."""
    text = text.strip()
    if not 1 < len(text) <= _LONGEST or _SENTENCE_END.search(text):
        return False
    if is_eastern(text):
        return True
    words = text.split()
    if len(words) > _MOST_WORDS or not all(map(_is_word, words)):
        return False
    if not any(len(word) > 1 and not word[0].islower() for word in map(_bare, words)):
        return False
    return len(words) > 1 or not text[1:].isupper() or "." in text


def is_eastern(text: str) -> bool:
    """Return whether a text is a name in Chinese, Japanese or Korean letters."""
    return _FROM_EAST.match(text) is not None and _EASTERN.fullmatch(text) is not None


def eastern_names(text: str) -> tuple[str, ...]:
    """Return the names in a text that parts three and more of them by blanks only: ``张三 李四 王五``."""
    words = text.split()
    if len(words) > 2 and all(_LONE_EAST.fullmatch(word) for word in words):
        return tuple(words)
    return (text,)


def is_team(text: str) -> bool:
    """Return whether an "author" is called like a team, a laboratory or a company."""
    return len(text) <= _LONGEST and not text[:1].islower() and _TEAM.search(text) is not None


def is_workplace(text: str) -> bool:
    """Return whether a text is called like a laboratory, a university or a company, and not like a body of authors."""
    return is_team(text) and not _BODY.search(text)


def without_workplace(names: str) -> str:
    """Return a list of names without the place where all of them work: "Ada Moss and Bo Reed from the University"."""
    work = _FROM.search(names)
    where = names[work.end() :].partition(",")[0].strip(" .") if work else ""
    return names[: work.start()] if work and is_workplace(where) else names


def names_team(text: str) -> bool:
    """Return whether a text holds a word of teams, laboratories or companies."""
    return _TEAM.search(text) is not None


def is_suffix(text: str) -> bool:
    """Return whether a text is what stands behind a name: "Jr.", "III"."""
    return _SUFFIX.fullmatch(text) is not None


def is_degree(text: str) -> bool:
    """Return whether a text is a degree: "Ph.D."."""
    return _DEGREE.fullmatch(text) is not None


def is_initials(text: str) -> bool:
    """Return whether a text is the initials of given names: "G.", "E. A.", "J.-P.", "JPA"."""
    text, _ = without_suffix(text)
    return text[:1].isupper() and text.upper() == text and _INITIALS.fullmatch(text) is not None


def is_surname(text: str) -> bool:
    """Return whether a text may be a surname alone: one word, with particles, or two words."""
    words = _without_particles(text)
    return 1 <= len(words) <= 2 and all(_is_word(word) and not is_initials(word) for word in words)


def is_one_surname(text: str) -> bool:
    """Return whether a text is a surname of one word, particles in front of it and "Jr." behind it aside."""
    text, _ = without_suffix(text)
    return is_surname(text) and len(_without_particles(text)) == 1


def _without_particles(text: str) -> list[str]:
    """Return the words of a surname without particles; "Le" and "Do" alone, with a capital, are surnames."""
    words = text.split()
    return [word for word in words if word.lower() not in _PARTICLES or (len(words) == 1 and word[0].isupper())]


def initials_behind(text: str) -> tuple[str, str] | None:
    """Return surname and initials of ``Lovelace A. K.``, ``van der Waals JD``; None for a name in another order."""
    words = text.split()
    at = len(words)
    while at > 1 and is_initials(words[at - 1]):
        at -= 1
    family = " ".join(words[:at])
    if not 0 < at < len(words) or not is_surname(family) or not any(map(str.islower, family)):
        return None
    return family, " ".join(words[at:])


def without_suffix(text: str) -> tuple[str, str]:
    """Return a name without the "Jr." behind it, and that."""
    head, blank, last = text.rpartition(" ")
    return (head, f" {last}") if blank and is_suffix(last) and len(last) > 1 else (text, "")


def turned(family: str, given: str) -> str:
    """Return a name that was written ``Last, First``, first name first; "Jr." goes to the end."""
    family, behind_family = without_suffix(family)
    given, behind_given = without_suffix(given)
    return f"{given} {family}{behind_family or behind_given}"


def lowered(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of a list that writes them in capitals as others write them: ``ADA LOVELACE``, ``Ada LOVELACE``.

    Unless each name has a word in capitals, and one of them a long one, nothing changes: "NVIDIA" is no style.
    """
    capitals = [
        [word for word in name.split() if len(word) > 1 and word.isalpha() and word.isupper()] for name in names
    ]
    if not all(len(name.split()) > 1 for name in names) or not all(capitals):
        return names
    if not any(len(word) > 3 for words in capitals for word in words) or any(map(names_team, names)):
        return names
    names = tuple(map(_surname_last, names)) if all(map(_surname_first, names)) else names
    return tuple(" ".join(_lower(word, first=not at) for at, word in enumerate(name.split())) for name in names)


def _surname_first(name: str) -> bool:
    """Return whether a surname in capitals stands before given names that are not: "LOVELACE Ada"."""
    words = name.split()
    return len(words[0]) > 1 and words[0].isupper() and "." not in words[0] and not words[-1].isupper()


def _surname_last(name: str) -> str:
    words = name.split()
    at = next(at for at, word in enumerate(words) if not word.isupper())
    return " ".join((*words[at:], *words[:at]))


def _lower(word: str, *, first: bool) -> str:
    if not word.isupper() or len(word) < 2 or "." in word or is_suffix(word) or not _VOWEL.search(word):
        return word
    if not first and word.lower() in _PARTICLES:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)


def _bare(word: str) -> str:
    """Return a word without the article of Arabic names before it: "al-Fihri"."""
    head, hyphen, rest = word.partition("-")
    return rest if hyphen and head in _PARTICLES else word


def _is_word(word: str) -> bool:
    if word.lower() in _PARTICLES or is_suffix(word) or _NICKNAME.fullmatch(word):
        return True
    pieces = [piece for piece in _INNER.split(_bare(word).rstrip(".")) if piece]
    if not pieces or not all(map(str.isalpha, map(_letters, pieces))) or _FROM_EAST.search(word):
        return False
    return not pieces[0][0].islower() or (len(pieces) > 1 and len(pieces[0]) == 1 and not pieces[1][0].islower())


def _letters(piece: str) -> str:
    """Return a piece without the marks that letters of some scripts carry."""
    return piece if piece.isascii() else re.sub(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff]", "a", piece)
