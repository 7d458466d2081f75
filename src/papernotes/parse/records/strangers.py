"""Other papers between a record's lines: a paper's link, a citation or a title that is not its own.

They may be what the notes cite, or records that were taken for a part of the one above; a finding lets a person see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic
from papernotes.parse.fields.citation_line import read_citation
from papernotes.parse.fields.identifiers import arxiv_ids, dois
from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.records import line_words as words
from papernotes.parse.records.own_links import opens_others
from papernotes.parse.sections import BOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.model import Record
    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.records.view import Line, View
    from papernotes.parse.sections import Opening

_TITLE = 1.0
"""How much words must read like a title (`words.titlelike`) to be told as one."""
_LONGEST = 400
"""Characters of a line that may be a citation."""
_SHORTEST = 12
_NAME = 120
"""Characters before a link that may be its paper's name with a year."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMED = re.compile(r"\W*+(?=[A-Za-z\d-]*[A-Z])\S++(?:\s\S++){0,5}?\s[(\[][^()\[\]]{0,40}(?:19|20)\d\d[)\]]\W*$")
"""A name with a year in brackets that opens a paragraph: "RiverNet (Lovelace 2023)", before its link."""
_LETTERS = re.compile(r"[\W_]+")


def strangers(record: Record, titled: int, found: Sequence[Opening], view: View) -> Iterator[Diagnostic]:
    """Yield one finding where lines of a record look like papers of their own.

    ``titled`` is the line of its title, which is passed over, and so are sections that list what is cited.
    """
    lines = [number for number in _lines(record, found, view) if number != titled]
    has_own = any(link.kind == "paper" for link in record.links)
    if not lines or (not has_own and len(lines) == 1 and view.line(lines[0]).bare):  # that may well be its own
        return
    first, *others = lines
    more = f", and {len(others)} more of its lines do" if others else ""
    span = view.source.line_span(first)
    yield Diagnostic("PN214", f"This line of “{record.title}” looks like another paper{more}.", view.source.path, span)


def _lines(record: Record, found: Sequence[Opening], view: View) -> Iterator[int]:
    own = _own(record)
    shown = dict(record.shown)
    quiet = at = 0
    for number in range(record.place.line, record.place.end_line + 1):
        opening = found[at] if at < len(found) and found[at].line == number else None
        if opening:
            at += 1
            quiet = 0 if quiet and opening.rank <= quiet else quiet
            quiet = opening.rank if not quiet and opening.rank <= BOLD and opens_others(opening.heading) else quiet
        hidden = shown.get(number, "") is None and opening is None and not _second(number, record, own)
        if quiet or hidden or number in view.verbatim or not view.lines[number - 1].strip():
            continue
        line = view.line(number)
        if any(_is_other(link, line, own, view) for link in line.links) or _cites(line, record, view):
            yield number


def _own(record: Record) -> set[str]:
    """Return what a record's links to its paper name; of several arXiv ids the first, for a paper has one."""
    papers = [link.url for link in record.links if link.kind == "paper"]
    posted = [url for url in papers if arxiv_ids(url)]
    return {_known(url) for url in papers if url not in posted} | {_known(url) for url in posted[:1]}


def _second(number: int, record: Record, own: set[str]) -> bool:
    """Tell whether a line that was taken for the record's links holds another paper's."""
    return any(link.line == number and link.kind == "paper" and _known(link.url) not in own for link in record.links)


def _known(url: str) -> str:
    identifiers = (*arxiv_ids(url), *dois(url))
    return identifiers[0].casefold() if identifiers else url.split("://", 1)[-1].rstrip("/").casefold()


def _is_other(link: FoundLink, line: Line, own: set[str], view: View) -> bool:
    """Tell whether a link leads to another paper, and its line is about that paper alone."""
    if link.kind != "paper" or _known(link.url) in own:
        return False
    label = view.label(link)
    if line.key and line.key.field != "other":
        return False
    opens = not re.search(r"\w", line.text[: line.text.find(label)] if label else line.text[: link.start])
    named = line.number in view.texts and link.start <= _NAME and _NAMED.match(line.text[: link.start]) is not None
    return named or (line.bare and not label) or (opens and words.titlelike(label) >= _TITLE)


def _cites(line: Line, record: Record, view: View) -> bool:
    """Tell whether a line is a citation of another paper, or a title with its venue."""
    if not _SHORTEST <= len(line.text) <= _LONGEST or not (_YEAR.search(line.text) or "《" in line.text):
        return False
    if line.text.startswith("《") or line.number in view.headings:
        title = read_title(line.text, view.lexicon)
        marked = title.venue is not None or title.marked
        return marked and words.titlelike(title.title) >= _TITLE and not _same(title.title, record)
    cited = read_citation(line.text, view.lexicon)
    if cited is None or not (cited.title and cited.authors and (cited.year or cited.venue)):
        return False
    return words.titlelike(cited.title) >= _TITLE and not _same(cited.title, record)


def _same(title: str, record: Record) -> bool:
    mine, other = (_LETTERS.sub("", text).casefold() for text in (record.title, title))
    return mine in other or other in mine
