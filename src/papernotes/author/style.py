"""How a note is written: as its neighbour is, else in a plain form.

A style turns a draft into lines. Those of a neighbour keep its level, its marks around titles, venues and addresses,
its keys and what stands at the ends of its lines; what they make is read back before it is written, so a bad guess
costs nothing but a try.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from papernotes.author.field_names import called, kept, venue_in_full
from papernotes.author.passages import passages, quoted
from papernotes.parse.bibliography.words_to_markdown import escaped
from papernotes.parse.fields.metadata import read_key
from papernotes.parse.fields.venue_marks import read_venue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.author.draft import Draft
    from papernotes.lexicon import Lexicon

_HEADING = re.compile(r"(?P<lead>#{1,6}[ \t]+)(?P<rest>.*?)(?P<close>[ \t]+#+)?[ \t]*")
_ITEM = re.compile(r"(?P<lead>[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)(?P<rest>.*)")
_LINKED = re.compile(r"(?:\*\*)?\[(?P<title>.+?)\]\((?P<url>https?://[^\s()]+)\)(?:\*\*)?")
_MARK = re.compile(r"(?P<gap>[ \t]{0,40})(?P<open>[(\[（【])(?P<inside>[^()\[\]（）【】]{2,60})(?P<close>[)\]）】])")
_ADDRESS = re.compile(
    r"<?\[[^\[\]]*\]\(https?://[^\s()]+\)>?|<\(https?://[^\s<>()]+\)>|<https?://[^\s<>]+>|https?://[^\s<>*)\]]+"
)
_YEAR = re.compile(r"(?:(?:19|20)\d\d|(?<=['’])\d\d|(?<![\d.])\d\d$)")
_QUOTES = (("《", "》"), ("「", "」"), ("『", "』"), ("“", "”"), ('"', '"'), ("**", "**"), ("*", "*"))
_DRESSES = (("《", "》"), ("**", "**"), ("“", "”"))
"""Marks that say that a title stands between them."""
_CLOSING = re.compile(r"[*_)\]}>]*")
_REACH = 12
"""Lines beneath a title that are looked at for how links and keys are written."""
_EAST = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Form:
    """How the title's line is written."""

    lead: str
    """What stands before the title: ``## ``, ``- ``."""
    opening: str = ""
    closing: str = ""
    linked: bool = False
    """Whether the title is the link to the paper."""
    mark: str = ""
    """Venue and year behind the title, as the neighbour has them: `` (CVPR2023)``; empty without."""

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list, whose metadata stand on the same line."""
        return not self.lead.startswith("#")


@dataclass(frozen=True, slots=True)
class Style:
    """How a note is written."""

    form: Form
    beneath: tuple[str, ...] = ()
    """The neighbour's lines beneath the title that hold its metadata; blank lines are kept."""
    apart: str = ", "
    """What stands between two authors."""


def style_of(lines: Sequence[str], lexicon: Lexicon) -> Style | None:
    """Return how the lines of a note are written; None when its title's line is of no form known."""
    first = lines[0] if lines else ""
    found = _HEADING.fullmatch(first) or _ITEM.fullmatch(first)
    if not found:
        return None
    rest = found["rest"]
    linked = bool(_LINKED.match(rest))
    quotes = (pair for pair in _QUOTES if not linked and rest.startswith(pair[0]) and pair[1] in rest[1:])
    opening, closing = next(quotes, ("", ""))
    form = Form(found["lead"], opening, closing, linked, _mark_in(rest, lexicon))
    beneath = () if form.is_item else tuple(_metadata(lines[1 : _REACH + 1], lexicon))
    return Style(form, beneath)


def plain_style(lead: str) -> Style:
    """Return the plain form: a heading, and beneath it a line a field."""
    return Style(Form(lead), ("", "Authors: Ada Lovelace", "Paper: <https://example.org>"))


def _mark_in(rest: str, lexicon: Lexicon) -> str:
    """Return the brackets behind a title that hold its venue."""
    for mark in reversed(list(_MARK.finditer(rest))):
        venue = read_venue(mark["inside"], lexicon)
        if venue and venue.whole and (venue.venue or venue.year):
            return mark[0]
    return ""


def _metadata(lines: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield the lines that hold metadata, up to the first that holds text, and the blank lines between."""
    waiting: list[str] = []
    for line in lines:
        if not line.strip():
            waiting.append("")
        elif _is_metadata(line, lexicon):
            yield from waiting
            waiting = []
            yield line
        else:
            return


def _is_metadata(line: str, lexicon: Lexicon) -> bool:
    if line.lstrip().startswith(("#", "```", "|")):
        return False
    key = read_key(line)
    if key and key.field != "other":
        return True
    if _ADDRESS.search(line) and not _ADDRESS.sub("", line).strip(" *_-+·|,;/()[]"):
        return True
    mark = read_venue(line.strip(" *_[]()"), lexicon)
    return bool(mark and mark.whole and mark.venue)


def written(draft: Draft, style: Style, *, marked: bool = False, keyed: bool = False) -> tuple[str, ...]:
    """Return the lines of a note in a style.

    ``marked`` puts venue and year behind the title also where the neighbour has none, ``keyed`` on lines of their own.
    """
    form = style.form
    mark = "" if keyed else _marked(form.mark or (" (CVPR 2023)" if marked else ""), draft)
    if form.is_item:
        return (_item(draft, style, mark),)
    linked = form.linked and bool(draft.url)
    title = f"[{draft.title}]({draft.url})" if linked else f"{form.opening}{draft.title}{form.closing}"
    return (
        f"{form.lead}{title}{mark}",
        *_beneath(draft, style, keyed=keyed, linked=linked),
        *passages(draft, form.lead, east=any(map(_EAST.search, style.beneath))),
    )


def wordings(draft: Draft, style: Style, *, marks: bool = False) -> Iterator[tuple[str, ...]]:
    """Yield the ways to tell a draft in a style, the closest to it first; ``marks`` puts some around titles, too."""
    plain = escaped(draft.title)
    ways = [
        (title, style, {"marked": marked, "keyed": keyed})
        for title in (draft.title, plain)
        for marked, keyed in ((False, False), (True, False), (False, True))
    ]
    ways += [(plain, replace(style, form=form), {"keyed": True}) for form in _plainer(style.form, draft) if marks]
    ways += [
        (t, replace(dress, apart=apart), told) for apart in ("; ", " and ") for t, dress, told in ways if draft.authors
    ]
    seen = set()
    # What notes have no name for, such as a talk, may be read as a venue: then it is left to the bibliography.
    places = (draft.where, "") if draft.where and not draft.venue else (draft.where,)
    for where, marked in product(places, ((), ("abstract",), ("abstract", "notes"))):
        held = tuple((what, quoted(text) if what in marked else text) for what, text in draft.passages)
        told = replace(draft, passages=held, where=where)
        for title, dress, options in ways:
            lines = written(replace(told, title=title), dress, **options)
            if lines not in seen:
                seen.add(lines)
                yield lines


def _plainer(form: Form, draft: Draft) -> Iterator[Form]:
    """Yield forms in which a title is told as one by marks around it, for those that do not look like titles."""
    if not form.is_item:
        yield from (replace(form, opening=opening, closing=closing, linked=False) for opening, closing in _DRESSES)
        if draft.url:
            yield replace(form, linked=True)


def _marked(mark: str, draft: Draft) -> str:
    """Return a neighbour's venue mark with a draft's venue and year; empty when the draft has no venue."""
    found = _MARK.fullmatch(mark)
    if not found or not draft.venue:
        return ""
    year = _YEAR.search(found["inside"])
    old = found["inside"][: year.start()] if year else ""
    gap = re.search(r"[\s\-_'’,./]{0,9}$", old)
    digits = str(draft.year)[-len(year[0]) :] if year and draft.year else ""
    told = f"{draft.venue}{gap[0] if gap else ' '}{digits}" if digits else draft.venue
    if not year and draft.year:
        told = f"{draft.venue} {draft.year}"
    return f"{found['gap']}{found['open']}{told}{found['close']}"


def _item(draft: Draft, style: Style, mark: str) -> str:
    form = style.form
    title = f"[{draft.title}]({draft.url})" if draft.url else f"{form.opening}{draft.title}{form.closing}"
    authors = f", {style.apart.join(draft.authors)}" if draft.authors else ""
    return f"{form.lead}{title}{authors}{mark}"


def _beneath(draft: Draft, style: Style, *, keyed: bool, linked: bool) -> Iterator[str]:
    """Yield the lines beneath the title: the neighbour's with this draft's values, then what they do not hold."""
    told: set[str] = {"paper"} if linked or not draft.url else set()
    lines: list[str] = []
    model = ""
    for line in style.beneath:
        model = model or (line if line and read_key(line) else "")
        field, made = _substituted(line, draft, style.apart)
        if field == "" or field not in told:
            told.add(field)
            lines += [made] if made is not None else []
    values = {"authors": draft.people(style.apart), "paper": draft.url}
    if keyed:
        values |= {"venue": venue_in_full(draft), "year": draft.dated}
    values |= kept(draft, east=_EAST.search(model) is not None)
    awaited = _awaited(draft, keyed=keyed)
    for field, value in values.items():
        if (value and field not in told) or field in awaited:
            lines.insert(_place(lines, field), _line(field, value, model, draft))
    while lines and not lines[-1]:
        lines.pop()
    yield from lines


def _awaited(draft: Draft, *, keyed: bool) -> set[str]:
    """Return the fields whose keys stand without values: they say that it is a paper, and that no link is its own."""
    if draft.url:
        return set()
    told = not draft.authors or any("://" in text for _, text in draft.passages)
    awaited = {"authors", "paper"} if not draft.authors else {"paper"} if told else set()
    return awaited | ({"year"} if keyed and draft.cite and not draft.year and not draft.venue else set())


def _place(lines: Sequence[str], field: str) -> int:
    """Return where a line of a field goes: authors on top, all else at the end."""
    return next((at for at, line in enumerate(lines) if line), len(lines)) if field == "authors" else len(lines)


def _substituted(line: str, draft: Draft, apart: str) -> tuple[str, str | None]:
    """Return the field that a neighbour's line tells, and the line with the draft's value; None to leave it out."""
    if not line:
        return "", ""
    key = read_key(line)
    values = {
        **kept(draft), "authors": draft.people(apart), "paper": draft.url, "links": draft.url, "key": draft.key,
        "year": draft.dated, "venue": venue_in_full(draft), "arxiv": draft.arxiv or "",
        "doi": draft.doi or "",
    }  # fmt: skip
    if key is None:
        address = _ADDRESS.search(line)
        return ("paper", _addressed(line, draft.url)) if address and draft.url else ("other", None)
    value = values.get(key.field, "")
    field = "paper" if key.field in {"links", "arxiv", "doi"} else key.field
    if not value:
        return key.field, None
    if _ADDRESS.search(line):
        return field, _addressed(line, draft.url)
    if field == "venue" and draft.year and _YEAR.search(key.value):
        value = f"{value} {draft.year}"
    end = line[len(line.rstrip()) :] if line.endswith("  ") else ""
    return field, f"{line[: key.start]}{value}{end}"


def _addressed(line: str, url: str) -> str | None:
    """Return a line whose first address is another one, in the same dress; a mangled dress is mended."""
    if not url:
        return None
    found = _ADDRESS.search(line)
    if not found:
        return line
    dress = found[0]
    label = re.match(r"\[([^\]]*)\]\(", dress)
    if label and not label[1].startswith("http"):
        made = f"[{label[1]}]({url})"
    else:
        made = f"<{url}>" if dress.startswith("<") else url
    rest = line[found.end() :]
    if _ADDRESS.search(rest):  # more links beside it, which this paper does not have
        closing = _CLOSING.match(rest)
        rest = closing[0] if closing else ""
    return f"{line[: found.start()]}{made}{rest}"


def _line(field: str, value: str, model: str, draft: Draft) -> str:
    """Return a line that tells a field, with its key in the dress of a neighbour's."""
    name = called(field, draft, east=_EAST.search(model) is not None)
    key = read_key(model) if model else None
    shown = f"<{value}>" if field == "paper" and value else value
    if key is None:
        return f"{name}: {shown}".rstrip()
    end = "  " if model.endswith("  ") else ""
    lead = model[: key.start].replace(key.key, name, 1)
    return f"{lead}{shown}{end}" if shown else lead.rstrip()
