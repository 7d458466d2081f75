r"""Which parts of a text are formulas: ``$…$``, ``$$…$$``, ``$`…`$``, ``\(…\)``, ``\\(…\\)``, ``\[…\]``, environments.

What stands between single dollars must not begin or end with a blank (as in Pandoc) unless it cannot be anything but
TeX, and is no math when it reads like two prices. ``\(`` and ``\[`` are also Markdown's way of writing plain brackets,
so there, too, the inside must look like TeX.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Find = Callable[[str, int], int]
    """Returns where a mark next stands from a place on, or -1."""

_SIGNS = re.compile(r"\\[a-zA-Z]+|[\^_=<>+]|^\s*-?[A-Za-z]'*\s*\Z|^\s*[A-Za-z]\([^()]*\)\s*\Z|\d\s*\*\s*\d")
_COMMAND = re.compile(r"\\[a-zA-Z]")
_PRICE = re.compile(r"\d[\d.,]*\s?(?:[kKmMbB]|bn|[a-z]{3,})?(?:\s|[,;/–-]\s?$|$)(?![\s]*[=<>+^_\\])")
_TEX = re.compile(r"[\\^_=+]")
_AMOUNT = re.compile(r"\d[\d.,]*\s?[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
"""A number with a word of a script without blanks at once behind it, which formulas do not have."""
_SEEN = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""A character that somebody sees; what nobody sees counts as a blank, for whoever exports a title takes it for one."""
_ATTACHED = re.compile(r"[\\^_]|[A-Za-z](?:[_^]\{?\w+\}?)?\Z")
"""What a formula is like at once behind a letter or digit, where a dollar is a currency's: ``m$^3$``."""
_SYMBOL = 20
"""Characters, dollars included, that a symbol has at most; a formula has more."""
_NEAR = 200
"""Characters on either side in which the words of its sentence are looked for."""
_LINKED = re.compile(r"\]\((?:https?:|<|\.{0,2}/|#)")
"""A link, whose address may look like TeX."""
_PAIRS = {"(": r"\)", "[": r"\]"}
_ENVIRONMENT = re.compile(
    r"\\begin\{((?:equation|align|aligned|gather|gathered|multline|eqnarray|cases|split)\*?)\}", re.ASCII
)
_STEP = re.compile(r"(`+)|\\(?!\\[(\[])[^\w\s(\[]|[$\\]")


class MarkPlaces:
    """Where marks stand in a text up to ``stop``, asked for from places that only go on: no stretch is searched twice.

    The mark that comes next after some place is the next after any place before it, too, and one that does not come any
    more comes after no later place.
    """

    def __init__(self, text: str, stop: int | None = None) -> None:
        self._text = text
        self._stop = len(text) if stop is None else stop
        self._next: dict[str, tuple[int, int]] = {}

    def find(self, mark: str, start: int) -> int:
        """Return the offset at which a mark next stands from a place on, or -1."""
        since, found = self._next.get(mark, (start + 1, -1))
        if not since <= start <= (found if found >= 0 else start):
            found = self._text.find(mark, start, self._stop)
            self._next[mark] = start, found
        return found


class Formula(NamedTuple):
    """A formula in a text."""

    start: int
    end: int
    tex: str
    display: bool


def looks_like_tex(text: str) -> bool:
    """Tell whether a text holds a sign that prose between brackets does not: a command, an index, a relation."""
    return bool(_SIGNS.search(text))


def price(text: str) -> bool:
    """Tell whether what stands between two dollars reads like prose after a price: ``$5 and 10$``, ``$20k to $``."""
    if _TEX.search(text):
        return False
    return bool(_AMOUNT.match(text)) or (bool(_PRICE.match(text)) and " " in text.strip())


def has_formulas(text: str) -> bool:
    """Tell at low cost whether a text may hold a formula."""
    return "$" in text or "\\" in text


def formulas(text: str) -> Iterator[Formula]:
    """Yield the formulas of a text, in order; none in code between backticks. Takes time that grows with the text."""
    find = MarkPlaces(text).find
    at = 0
    while step := _STEP.search(text, at) if has_formulas(text) else None:
        at = step.end()
        if step[1]:
            closing = find(step[1], at)
            at = closing + len(step[1]) if closing >= 0 else at
        elif len(step[0]) == 1 and (found := read_formula(text, step.start(), len(text), find)):
            yield found
            at = found.end


def replaced(text: str, put: Callable[[Formula], str], other: Callable[[str], str] = str) -> str:
    """Return a text with something else for each formula, and what ``other`` makes of what stands between them."""
    if not has_formulas(text):
        return other(text)
    pieces: list[str] = []
    past = 0
    for found in formulas(text):
        pieces += other(text[past : found.start]), put(found)
        past = found.end
    return "".join((*pieces, other(text[past:])))


def dollared(text: str) -> str:
    """Return a text with each formula between single dollars, as LaTeX has it within a line."""

    def single(found: Formula) -> str:
        as_it_is = f"${found.tex}$"
        return as_it_is if text[found.start : found.end] == as_it_is else f"${found.tex.strip()}$"

    return replaced(text, single)


def read_formula(source: str, start: int, stop: int, find: Find) -> Formula | None:
    """Return the formula that a dollar or a backslash opens before ``stop``, None where it opens none."""
    return _dollars(source, start, stop, find) if source[start] == "$" else _backslash(source, start, find)


def _dollars(source: str, start: int, stop: int, find: Find) -> Formula | None:
    if source.startswith("$$", start):
        end = find("$$", start + 2)
        tex = source[start + 2 : end].strip() if end > 0 else ""
        if "$" in tex or not (tex or "\n" in source[start : max(end, start)]):  # on lines of their own: one left empty
            return None
        return Formula(start, end + 2, tex, not _in_sentence(source, start, end + 2))
    if source.startswith("$`", start):
        end = find("`$", start + 2)
        return Formula(start, end + 2, source[start + 2 : end], display=False) if end > start + 2 else None
    end = start
    while (end := find("$", end + 1)) > 0:
        if source[end - 1] != "\\":
            break
    tex = source[start + 1 : end] if end > 0 else ""
    if not _SEEN.search(tex) or price(tex) or tex.count("`") % 2:  # one end of code stands in it, and one behind
        return None
    if end + 1 < stop and source[end + 1].isdigit() and not _COMMAND.search(tex):  # the next amount's dollar
        return None
    if not (_SEEN.match(tex[0]) and _SEEN.match(tex[-1])) and not looks_like_tex(tex):
        return None
    if start and source[start - 1].isascii() and source[start - 1].isalnum() and not _ATTACHED.match(tex):
        return None
    return Formula(start, end + 1, tex, display=False)


def _in_sentence(source: str, start: int, end: int) -> bool:
    """Tell whether ``$$…$$`` stands among words of its line, or is a mere symbol beside some.

    Kramdown writes all math with two dollars and tells by the place which is display math; so do notes made for it.
    """
    if "\n" in source[start:end]:
        return False
    before = any(map(str.isalnum, source[max(0, start - _NEAR) : start].rpartition("\n")[2]))
    after = any(map(str.isalnum, source[end : end + _NEAR].partition("\n")[0]))
    return (before and after) or ((before or after) and end - start <= _SYMBOL)


def _backslash(source: str, start: int, find: Find) -> Formula | None:
    escaped = source.startswith(r"\\", start)  # as Jekyll and Hugo want it, whose Markdown takes one off
    inside = start + 2 + escaped
    mark = source[inside - 1 : inside]
    if mark in _PAIRS:
        closing = "\\" * escaped + _PAIRS[mark]
        end = find(closing, inside)
        if end < 0 or source.find("\\" + mark, inside, end) >= 0 or _LINKED.search(source, inside, end):
            return None
        tex = source[inside:end]
        meant = looks_like_tex(tex) or (escaped and tex.isalnum())
        return Formula(start, end + len(closing), tex.strip(), mark == "[") if meant else None
    if mark == "b" and (begin := _ENVIRONMENT.match(source, start)):
        closing = rf"\end{{{begin[1]}}}"
        end = find(closing, begin.end())
        last = end + len(closing)
        return Formula(start, last, source[start:last], display=True) if end > 0 else None
    return None
