"""The styles in which citations are written: which stretch of one has the authors, which the title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.parse.fields.authors import only_names

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Parts:
    """The three stretches of a citation, and the year where its place is fixed."""

    authors: str
    title: str
    rest: str
    year: int | None = None


_INITIAL_END = re.compile(r"(?:^|[\s.-])[^\W\d_]\.$")
YEAR_BEHIND = re.compile(r"[\s,(]{1,3}((?:19|20)\d\d)[a-z]?[).,:\s]{0,4}$")
_QUOTED = re.compile(
    r"^(?P<a>[^\"“”]*)[\"“](?P<t>.{8,400}?)(?:[.,]?[\"”](?=[\s,.;(\[]|$))(?P<r>(?:(?![\"”](?:[\s,.;]|$)).)*)$"
)
# The styles read a text whose words are parted by single blanks.
_ACM = re.compile(
    r"^(?P<a>.{4,1500}?)[.,] \(?(?P<y>(?:19|"
    r"20)\d\d)\)?[a-z]?[.:] (?P<t>[^.?!]{6,300}(?:[.?!](?=\S)[^.?!]{0,200})*[.?!]) (?P<r>.+)$"
)
_APA = re.compile(
    r"^(?P<a>.{4,1500}?) ?[.,]? ?\((?P<y>(?:19|"
    r"20)\d\d)[a-z]?(?:, ?[A-Z][a-z]+(?:\s\d+)?)?\)[.,:]? "
    r"(?P<t>[^.?!]{6,300}(?:[.?!](?=\S)[^.?!]{0,200})*[.?!]) ?(?P<r>.*)$"
)
_GBT = re.compile(
    r"^(?=.{6,999}\[(?:[JCDMRSPNAZ]|EB|DB|CP))(?P<a>.{2,600}?)[.．。] ?(?P<t>[^\[\]]{4,300}?) ?"
    r"\[(?:[JCDMRSPNAZ]|EB|DB|CP)(?:/OL|//OL)?\] ?[.．,，/]*+ ?(?P<r>.*)$"
)
_DBLP = re.compile(r"^(?P<a>[^:]{6,600}): (?P<t>[^.?!]{6,300}(?:[.?!](?=\S)[^.?!]{0,200})*[.?!]) (?P<r>.+)$")
_SURNAME_INITIALS = r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2} [A-Z]{1,4}"
_VANCOUVER = re.compile(
    rf"^(?P<a>(?:{_SURNAME_INITIALS}, ?){{0,200}}{_SURNAME_INITIALS})\. "
    r"(?P<t>[^.?!]{6,300}(?:[.?!](?=\S)[^.?!]{0,200})*[.?!]) (?P<r>.+)$"
)
_GOST_INITIALS = r"[^\W\d_]\.(?: ?-?[^\W\d_]\.){0,2}"
_GOST_SURNAME = r"[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){0,2}"
_GOST_NAME = rf"(?:{_GOST_SURNAME},? {_GOST_INITIALS}|{_GOST_INITIALS} ?{_GOST_SURNAME})"
_GOST = re.compile(
    rf"^(?P<a>{_GOST_NAME}(?:, ?{_GOST_NAME}){{0,60}}(?:,? ?(?:et al\.?|и др\.?))?)[.:,]? ?"
    r"(?P<t>[^/]{6,300}?) // (?P<r>\S.*)$"
)
_INITIALS_FIRST = rf"{_GOST_INITIALS} ?(?:[a-z]{{2,4}} ){{0,2}}{_GOST_SURNAME}"
_COMMAS = re.compile(
    rf"^(?P<a>{_INITIALS_FIRST}(?:,? (?:and |& )?{_INITIALS_FIRST}){{0,60}}(?:,? et al\.?)?), "
    r"(?P<t>[^\d\W].{6,300}?), "
    r"(?P<r>(?:[Ii]n:? |[A-Z][^,]{1,80}(?:, [A-Z][^,\d]{2,40})? (?:vol\.? ?)?\d{1,4} ?\((?:19|20)\d\d\)|"
    r"[A-Z][^,]{1,80}, (?:vol|Vol|no)\.? ?\d).*)$"
)
"""Elsevier, and IEEE without quotes: commas part the authors, the title and where it appeared."""
_SET_OFF = re.compile(
    r"^[^\w*]{0,4}(?:\*\*)?(?P<a>[^\W\d_][^*_()\d]{1,300}?)(?:,? ?\((?P<y>(?:1[6-9]|20)\d\d)[a-z]?\)|"
    r"[.,] (?P<z>(?:1[6-9]|20)\d\d)[a-z]?)(?:\*\*)?[,.:]? "
    r"(?P<m>[*_]{1,2})(?P<t>[^*_]{6,300})(?P=m)[,.]?(?= |$)(?P<r>.*)$"
)
"""Names and a year, the title in italics: ``**Moss & Reed (2017)**, *Folding Boats*, QJE 132(1)``, as Chicago has it:
``Moss, Ada, and Bo Reed. 2017. *Folding Boats.* Ponds: Lake Press``."""
_SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bet)(?<!\bal)(?<!\bJr)(?<!\bSr)(?<!\bvs)(?<!\bvol)(?<!\bno)(?<!\bpp)(?<!\bProc)\.\s+(?=\S)|"
    r"(?<=[?!])\s+(?=[A-Z])|(?<=al)\.\s+"
)


def names_in(text: str) -> str:
    """Return the opening of a citation without the signs behind it; an initial keeps its full stop."""
    text = text.strip(" ,:(")
    return text if _INITIAL_END.search(text) else text.rstrip(" ,.．。")


def set_off(text: str) -> Parts | None:
    """Return the stretches of a citation as written in Markdown whose title is in italics, None for any other."""
    match = _SET_OFF.match(text)
    if match is None:
        return None
    return Parts(names_in(match["a"]), match["t"], match["r"].strip(" ,.*_"), int(match["y"] or match["z"]))


def _quoted(text: str) -> Parts | None:
    """MLA, IEEE and Chicago: the title stands in quotes, the authors before it, or behind it."""
    match = _QUOTED.match(text)
    if not match:
        return None
    before, rest = match["a"], match["r"].strip(" ,.;")
    year = YEAR_BEHIND.search(before)
    if authors := names_in(before[: year.start()] if year else before):
        return Parts(authors, match["t"], rest, int(year[1]) if year else None)
    pieces = re.split(r",\s+", rest)
    names = 0
    while names < len(pieces) and only_names(", ".join(pieces[: names + 1])):
        names += 1
    return Parts(", ".join(pieces[:names]), match["t"], ", ".join(pieces[names:]))


def _pattern(pattern: re.Pattern[str]) -> Callable[[str], Parts | None]:
    def style(text: str) -> Parts | None:
        match = pattern.match(text)
        if not match:
            return None
        year = int(match["y"]) if "y" in match.re.groupindex else None
        return Parts(names_in(text[: match.end("a") + 1]), match["t"], match["r"].strip(), year)

    return style


def _sentences(text: str) -> Parts | None:
    """Plain style: names, full stop, title, full stop, the rest."""
    parts = [part for part in _SENTENCE.split(text, maxsplit=3) if part]
    if len(parts) < 3:
        return None
    return Parts(parts[0], parts[1], ". ".join(parts[2:]))


STYLES: tuple[Callable[[str], Parts | None], ...] = (
    _quoted, _pattern(_COMMAS), _pattern(_GOST), _pattern(_GBT), _pattern(_APA), _pattern(_ACM), _pattern(_VANCOUVER),
    _pattern(_DBLP), _sentences,
)  # fmt: skip
