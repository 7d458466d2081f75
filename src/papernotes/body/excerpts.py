"""Excerpts: the first whole sentences of what the notes say, for lists, boards, feeds, cards and descriptions.

They are taken from a section's HTML and never from its Markdown: what is no mark on the page is none here.
"""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from papernotes.body.prose import Bit, lines_of, width, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from papernotes.body.prose import Line
    from papernotes.model import Role, Section

ABOUT = 200
"""The width of what a list says of an entry: two lines."""
_TELLING: tuple[Role, ...] = ("summary", "problem", "method")
_SHORTEST = re.compile(r"tl\W{0,2}dr\b|in short|in a nutshell|one.sentence|一句话|一言|한 ?줄", re.IGNORECASE)
"""What a heading begins with that promises the whole in a sentence."""
_TOO_SHORT = 24
"""The width of what says something; less (a single name, often) stands in a list only if there is no other."""
_WORTH = 32
"""The width from which the beginning of a further sentence is worth its dots."""
_SENTENCE = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]{0,3}\s++|(?<![。！？])[。！？]++[”’」』）)]{0,3}\s*+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|al|cf|vs|etc|fig|figs|eq|eqs|sec|no|vol|pp|ref|refs|resp|approx|w\.r\.t|dr|prof|st|ca|bzw)"
    r"|(?<![^\W\d_])[^\W\d_])\.\s\Z",
    re.IGNORECASE,
)
_ABBREVIATION = 8
"""Characters of the longest of them with its blank."""
_ENDED = re.compile(r"[.!?…。！？:：;；,，、][\"'”’」』）)\]]{0,3}\Z")
_LEFT_OPEN = " ,;:，、；：([（「『“—–-·"
_BETWEEN = " · "
"""What parts two lines of which the first has no end of its own: it is no sign of the notes."""
_BRACKETED = re.compile(r"\[[^\[\]]*\]|【[^【】]*】")
_DISPLAYED = 'display="block"'
_TLDR = re.compile(r"\W*tl\W{0,2}dr\b\W*", re.IGNORECASE)


class Excerpt(str):
    """A text with its formulas in Unicode, which knows itself as HTML, where they are set."""

    html: Markup

    __slots__ = ("html",)

    def __repr__(self) -> str:
        """Tell its HTML as well."""
        return f"Excerpt({super().__repr__()}, {self.html!r})"


def about(title: str, sections: Sequence[Section], bodies: Sequence[str], authors: Sequence[str] = ()) -> str:
    """Return what a list says of a record: the first words of its most telling section, else of its first.

    ``bodies`` holds the HTML of each section. A section that promises a sentence comes first, then summaries, problems
    and methods; one on how to set things up never tells what an entry is about, nor does a line that names its authors.
    """
    told = zip(sections, bodies, strict=False)
    order = sorted((_rank(section), at) for at, (section, html) in enumerate(told) if html and section.role != "setup")
    short = ""
    for _, at in order:
        said = excerpt(bodies[at], ABOUT, title)
        if _is_byline(said, authors):
            continue
        if width(said) >= _TOO_SHORT:
            return said
        short = short or said
    return short


def _is_byline(text: str, authors: Sequence[str]) -> bool:
    """Tell whether a text is mostly names of the authors, who stand above it already."""
    rest = text
    for author in authors:
        rest = rest.replace(author, "")
    return len(rest) * 2 < len(text)


def in_short(section: Section) -> bool:
    """Return whether a section promises a sentence: by its heading, or, without one, by how it begins."""
    return bool(_SHORTEST.match(section.heading) if section.heading else _TLDR.match(section.text))


def _rank(section: Section) -> int:
    if in_short(section):
        return 0
    return 1 + (_TELLING.index(section.role) if section.role in _TELLING else len(_TELLING))


def excerpt(html: str, most: int, title: str = "", whole: int = 0) -> str:
    """Return the first sentences of safe HTML that fit into a width, as `Excerpt` where there are formulas.

    The first of them may be as wide as ``whole``, where that is more.

    A first sentence that does not fit is cut between its words (between characters in scripts without blanks) and ends
    with ``…``, and so does one of which a good part fits behind a lead-in. A line that only repeats ``title`` is passed
    over.
    """
    return _fitting(_sentences(html, title), most, whole)


def quoted(html: str, most: int, begins: Callable[[str], bool], ends: Callable[[str], bool]) -> str:
    """Return the sentences from the first for which ``begins`` holds, as `excerpt` does, before one that ``ends``."""
    told = dropwhile(lambda one: not begins(words_of(one[0])), _sentences(html, ""))
    return _fitting(takewhile(lambda one: not ends(words_of(one[0])), told), most)


def _fitting(sentences: Iterable[tuple[Line, bool]], most: int, whole: int = 0) -> str:
    """Return the first sentences that fit into a width."""
    taken: list[Line] = []
    left = most
    for sentence, begins in sentences:
        joint = _joint(taken[-1], sentence) if begins and taken else ""
        room = left - len(joint)
        size = sum([width(bit.text) for bit in sentence])
        if size <= room or (not taken and size <= whole):
            taken.append([Bit(joint), *sentence] if joint else sentence)
            left = room - size
            continue
        if not taken or (_leads_in(taken[-1]) and room >= _WORTH):
            taken.append([Bit(joint), *_cut(sentence, room)])
        elif joint == _BETWEEN or (joint and not _ENDED.search(words_of(taken[-1]).rstrip())):
            taken.append([Bit(" …")])  # it goes on, or with a formula would
        break
    if taken and _leads_in(taken[-1]):  # to what is no prose, or did not fit
        taken[-1:] = [] if len(taken) > 1 else [[*taken[-1], Bit(" …")]]
    return _joined([bit for sentence in taken for bit in sentence])


def _joint(before: Line, behind: Line) -> str:
    """Return what parts two lines: one that is a formula of its own goes on with the sentence before it."""
    alone = _DISPLAYED in before[-1].math or _DISPLAYED in behind[0].math
    return " " if alone or _ENDED.search(before[-1].text.rstrip()) else _BETWEEN


def _leads_in(sentence: Line) -> bool:
    """Tell whether a sentence promises what comes behind it."""
    return sentence[-1].text.rstrip().endswith((":", "："))


def _sentences(html: str, title: str) -> Iterator[tuple[Line, bool]]:
    """Yield the sentences of a section, and of each whether it begins a line."""
    for number, line in enumerate(lines_of(html)):
        if number < 2 and title and words_of(line).casefold().rstrip(".:") == title.casefold():
            continue
        if number == 0 and not line[0].math and (label := _TLDR.match(line[0].text)):
            line[0] = line[0]._replace(text=line[0].text[label.end() :])
        _unbracket(line)
        begins = True
        sentence: Line = []
        for bit in line:
            past = 0
            for end in () if bit.math else _SENTENCE.finditer(bit.text):
                stop = end.end()
                if _ABBREVIATED.search(bit.text[max(0, stop - _ABBREVIATION) : stop]):
                    continue
                yield [*sentence, bit._replace(text=bit.text[past:stop])], begins
                sentence, past, begins = [], stop, False
            if past < len(bit.text):
                sentence.append(bit._replace(text=bit.text[past:]) if past else bit)
        if sentence:
            yield sentence, begins


def _unbracket(line: Line) -> None:
    """Take the brackets off a line that stands in them from end to end: beside a title they told it apart."""
    if not line or line[0].math or line[-1].math:
        return
    found = _BRACKETED.fullmatch("".join("." if bit.math else bit.text for bit in line).strip())
    if found:
        line[0] = line[0]._replace(text=line[0].text.lstrip()[1:])
        line[-1] = line[-1]._replace(text=line[-1].text.rstrip()[:-1])


def _cut(sentence: Line, most: int) -> Line:
    """Return the beginning of a sentence that is too wide, with ``…`` behind its last whole word."""
    taken: Line = []
    for bit in sentence:
        size = width(bit.text)
        if size <= most:
            taken.append(bit)
            most -= size
            continue
        if not bit.math and most > 0:
            at = len(bit.text)
            while at and width(bit.text[:at]) > most:
                at = at - 1 - max(0, (width(bit.text[:at]) - most) // 2 - 1)
            space = bit.text.rfind(" ", 0, at + 1)
            taken.append(bit._replace(text=bit.text[: space if space > at * 0.6 else at]))
        break
    if taken and not taken[-1].math:
        taken[-1] = taken[-1]._replace(text=taken[-1].text.rstrip(_LEFT_OPEN))
    return [*taken, Bit("…")] if taken else []


def _joined(taken: Line) -> str:
    text = words_of(taken).rstrip() if taken else ""
    if not any(bit.math for bit in taken):
        return text
    found = Excerpt(text)
    found.html = Markup("").join([Markup(bit.math) if bit.math else escape(bit.text) for bit in taken])  # noqa: S704 - set by us
    return found
