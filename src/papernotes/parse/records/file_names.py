"""What a file's name says: the words of a title, with the blanks that names of files write otherwise."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import PurePosixPath
from urllib.parse import unquote

from papernotes.parse.records import line_words as words

_NO_NOTE = re.compile(
    r"^(?:readme|index|summary|todo|contributing|license|changelog|about|_?sidebar|home|template|_?template|tags|categories|toc|news)$",
    re.IGNORECASE,
)
_KINDS = frozenset(("paper", "note", "notes", "review", "main"))
_DAY = re.compile(r"((?:19|20)\d\d)_(\d\d)_(\d\d)")
"""How Logseq names a day's file."""
_POST_DATE = re.compile(r"^(?:19|20)\d\d-\d{1,2}-\d{1,2}-(?=\S)")
_NUMBERED = re.compile(
    r"^(?:(?:19|20)\d{6}(?:[ _-]?\d{4,6})?[ _-]+|[A-Z]{1,2}\d{3,4}[ _]?[-–_][ _]?)(?=[^\W\d]|[【\[(《])"
)
"""The moment or the number that slip boxes put before a note's name: ``202605292055 Folding``, ``P009-Folding``."""
_ESCAPED = re.compile(r"%[0-9A-F]{2}")
_DOCUMENT = re.compile(r"(?<=\w)\.(?:pdf|md|markdown|html?|docx?|epub|tex|txt)$", re.IGNORECASE)
"""How the document ends that a file of notes is named after: ``Folding Boats.pdf.md``."""
_YEAR = r"(?:1[6-9]|20)\d\d"
_PARTED = re.compile(
    rf"(?P<one>[^\W\d_][^\n_]{{1,80}}|\d{{4}}\.\d{{4,5}}(?:v\d)?)_(?:(?P<year>{_YEAR})_)?(?P<title>\S.*)|"
    rf"(?P<first>{_YEAR})_(?P<who>[A-ZÀ-Þ][^\n_]{{1,60}})_(?P<rest>\S.*)"
)
"""Authors, year and title, or an identifier and the title, parted by low lines."""
_SURNAME = re.compile(r"(?P<who>[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?)_(?=\S.* )")
_KEY = re.compile(rf"[A-Za-z][a-z]{{1,30}}{_YEAR}[a-z]{{0,20}}")
TITLE_WORD = re.compile(r"(?:ing|ed|[ts]ion|ment|ive|ic|al|ly|ity|ism|ous|able|ness|ance|ence)$")
"""Ends of words with which titles open, and most surnames do not end."""
_JOINT = re.compile(r"_+|(?<=\w)-(?=\w)")


def is_key(name: str) -> bool:
    """Tell whether a file's name is a citation key: ``lovelace2021``, ``@Lovelace2021folding``."""
    return _KEY.fullmatch(name.lstrip("@")) is not None


def says_nothing(name: str) -> bool:
    """Tell whether a file's name, without its ending, says nothing of what it holds: ``README``, ``notes``."""
    plain = _spaced(_POST_DATE.sub("", name))
    return words.is_generic(plain) or _NO_NOTE.match(name) is not None or plain.casefold() in _KINDS


def name_title(path: str) -> str:
    """Return the words of a file's name, or of its folder's where the file's says nothing."""
    pure = PurePosixPath(path)
    stem = _DOCUMENT.sub("", _unescaped(pure.stem))
    if day := _DAY.fullmatch(stem):
        return "-".join(day.groups())
    for name in (_own_name(stem), pure.parent.name):
        if not says_nothing(name):
            return _spaced(_POST_DATE.sub("", name)).strip()
    return _own_name(stem)


def _unescaped(stem: str) -> str:
    """Return a name with the signs that no name of a file may have, for which Logseq writes ``%3A``."""
    if not _ESCAPED.search(stem):
        return stem
    with suppress(UnicodeDecodeError):
        plain = unquote(stem, errors="strict")
        return plain if plain.isprintable() else stem
    return stem


def _own_name(stem: str) -> str:
    """Return a name without the namespaces before it, and without the mark of a note on literature before words."""
    own = _NUMBERED.sub("", stem.rpartition("___")[2] or stem)
    marked = own.startswith("@") and any(map(str.isdigit, own.partition(" ")[0]))
    return own if marked or " " not in own else own.removeprefix("@")


def _spaced(name: str) -> str:
    """Return a name with blanks between its words, and dashes between authors, year and title."""
    parted = _PARTED.fullmatch(name)
    if parted and (parts := _parts(parted, blanks=" " in name)):
        return " - ".join((*parts[:-1], parts[-1] if " " in parts[-1] else _JOINT.sub(" ", parts[-1])))
    if " " not in name:
        return _JOINT.sub(" ", name)
    return name.replace("_", ": ", 1)


def _parts(parted: re.Match[str], *, blanks: bool) -> tuple[str, ...] | None:
    """Return authors, year and title; None for a title that but opens with a year or has a low line in it."""
    if parted["first"]:
        sure = blanks or not TITLE_WORD.search(parted["who"])
        people, rest = [parted["who"]], parted["rest"]
        while blanks and (more := _SURNAME.match(rest)):  # "2017_Moss_Reed_Paper boats"
            people.append(more["who"])
            rest = rest[more.end() :]
        return (parted["first"], ", ".join(people), rest) if sure else None
    if parted["year"]:
        return parted["one"], parted["year"], parted["title"]
    identifier = parted["one"][0].isdigit() or _KEY.fullmatch(parted["one"])
    return (parted["one"], parted["title"]) if identifier else None
