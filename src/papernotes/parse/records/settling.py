"""A paper's title is settled among all that claim to be it; what stands beside it is taken, and what is left shown."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from papernotes.model import Evidence
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.bylines import full_names, read_byline, read_people
from papernotes.parse.fields.hosts import host_kind
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.persons import is_one_surname
from papernotes.parse.fields.reader_marks import reader_marks
from papernotes.parse.fields.short_names import looks_like_name
from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.fields.title_surroundings import TitleSurroundings
from papernotes.parse.plain import plain_line
from papernotes.parse.records import items
from papernotes.parse.records.appearing import take_mark
from papernotes.parse.records.facts import MARK, PATH, Stated
from papernotes.parse.records.file_names import name_title, says_nothing
from papernotes.parse.records.title_line import item_text, leftover, named_so, read_rest, take_byline
from papernotes.parse.records.titling import title_line
from papernotes.parse.records.whole_file import asked
from papernotes.parse.titles.atom_kinds import STATED, kind_of
from papernotes.parse.titles.choose import choose
from papernotes.parse.titles.claims import TitleContext, plainly
from papernotes.parse.titles.sides import NO_SIDES, Sides, sides_in
from papernotes.parse.titles.title_tokens import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.parse.reading.folder import Profile
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.parts import LayoutPart
    from papernotes.parse.records.view import View
    from papernotes.parse.titles.claims import Claim

_BENEATH, _REACH = 4, 14
"""Filled lines beneath a record's own in which its title may stand, and lines in which they are looked for."""
_OF_OTHERS = frozenset(
    {"authors", "first_author", "venue", "year", "published_on", "read_on", "dated", "catalogued", "noted_on", "tags",
     "status", "rating", "key", "affiliation", "type", "speaker", "reviewer",
     "offered"}
)  # fmt: skip
"""What a key line beneath a title tells that is none."""
_TITLED = ("paper", "other", "project")
"""What the hosts of links may hold whose labels are titles; a repository is labelled with what it holds."""
_DATED = re.compile(r"(?P<who>[^\d()]{3,80}?)[,\s]{1,3}\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?(?P<rest>(?:\s.{0,200})?)")
"""Who and when, and a remark: "Moss, Reed 2006 (book chapter)"."""
_AROUND = " -–—:：,;|/\\()[]"
_CALLED = re.compile(
    r"[A-ZÀ-Þ][\w'’-]{1,30}(?:,? (?:et\.? al\.?|(?:and|&) [A-ZÀ-Þ][\w'’-]{1,30}))?,?[ _-]?\(?(?:19|20)\d\d[a-z]?\)?"
)
"""A note that is called as its paper is cited: "Moss 2004", "Moss et al. (2004)"."""
_DESCRIBED = frozenset(("description", "subtitle", "summary", "desc", "full title", "fulltitle"))
_BRACKET = re.compile(r"[^\w\[]{0,8}\[(?P<in>[^\[\]\n]{1,40})\](?![(\[])")
_WHO = re.compile(r"(?P<who>[^\W\d_][^\d\n:：–—]{1,80}?)\s[-–—]\s(?P<title>\S.{7,400})")
_NAMED_FIRST = re.compile(r"(?P<who>[^\W\d_][^.:,;\d]{2,40}(?: [A-Z]\. ?[^.:,;\d]{2,30})?)\. (?P<title>[^\W_].{8,300})")
_SEVERAL = re.compile(r"\s(?:and|&)\s|\set\.? al\b")


class _Around(NamedTuple):
    """What stands around the titles of a source's records, and of its folder's files."""

    others: Sides = NO_SIDES
    files: Sides = NO_SIDES
    tags: frozenset[str] = frozenset()
    """What stands in brackets before several titles."""
    people: bool = False
    """Whether people stand before titles."""


def note_sides(parts: Iterable[LayoutPart], view: View, folder: Profile) -> None:
    """Keep what stands beside the titles of a source's records, and of its folder's files."""
    parts = [part for part in parts if part.candidate and part.candidate.form != "file"]
    lines = [_line(part) for part in parts if part.kind == "paper"]
    tags = frozenset(tag for tag, times in Counter(map(_bracketed, lines)).items() if tag and times > 1)
    people = _open_with_people([plain_line(_line(part)) for part in parts], view)
    view.keep(_Around(sides_in(lines), Sides(2**folder.files - 1, dict(folder.sides)), tags, people))


def _around(view: View) -> _Around:
    return view.kept(_Around) or _Around()


def _bracketed(line: str) -> str:
    """Return what stands in the brackets before a title, "" where none do."""
    found = _BRACKET.match(line)
    return plain_line(found["in"]).strip() if found else ""


def _open_with_people(lines: Iterable[str], view: View) -> bool:
    """Tell whether half of what stands before a dash in a file, and two of it, are people: "Moss & Reed - Folding"."""
    before = [found["who"] for line in lines if (found := _WHO.fullmatch(line))]
    several = sum(read_people(who, view.lexicon, dated=False) is not None for who in before)
    return several > 1 and several * 2 >= len(before)


def as_others(part: LayoutPart, view: View, facts: Facts) -> None:
    """Read a title as those of its file: one tag before several is a topic, a name before a dash an author as there."""
    tag = _bracketed(_line(part))
    if tag and facts.name == tag and tag in _around(view).tags:
        facts.topics.append((tag, Evidence(title_line(part, view) or part.line, _line(part).strip()[:300])))
        facts.name = read_title(facts.title, view.lexicon).name
    one = _WHO.fullmatch(plain_line(_line(part))) if not facts.authors and _around(view).people else None
    beside = TitleSurroundings(view.lexicon)
    if one and is_one_surname(one["who"]) and beside.take_people(one["who"], 0):
        facts.take_authors(beside.authors, facts.title_from or Evidence(part.line, one[0][:300]))
        facts.title = facts.title.removeprefix(one["who"]).lstrip(_AROUND)
        if facts.shown.get(part.line) == one["who"]:
            facts.shown[part.line] = None


def told_of(part: LayoutPart, stated: str, view: View, facts: Facts) -> TitleContext:
    """Return what a record says of its title; ``stated`` is what a key for titles has said."""
    is_file = part.candidate is not None and part.candidate.form == "file"
    path = PurePosixPath(view.source.path)
    folder = path.parent.name if says_nothing(path.stem) else ""
    names = (("name", name_title(view.source.path)), ("folder", folder)) if is_file else ()
    return TitleContext(
        _line(part), facts.title, stated, facts.cited, tuple(_front(view)) if is_file else (),
        tuple((which, name) for which, name in names if name), tuple(_beneath(part, view)),
        _around(view).files if is_file else _around(view).others,
        labelled=any(link.kind == "paper" and link.text == _line(part) for link in view.line(part.line).links),
    )  # fmt: skip


def settle_title(part: LayoutPart, stated: str, view: View, facts: Facts) -> None:
    """Let all that may be a paper's title compete with what the rules say, and take the winner."""
    claim = choose(told_of(part, stated, view, facts), view.lexicon)
    if claim is not None and not _is_who(claim.text, facts):
        _take_claim(claim, part, view, facts)
    _called_by_people(part, view, facts)
    _last_of_people(view, facts)


def _is_who(text: str, facts: Facts) -> bool:
    """Tell whether a claim names the people who wrote the paper, behind a short title: "**Fold** *Ada Moss*"."""
    found = find_authors(text) if len(facts.authors) > 1 else None
    return found is not None and found.whole and set(found.names) == set(facts.authors)


def _last_of_people(view: View, facts: Facts) -> None:
    """Take the last of several names from a title that it was cut with: "Ada L. Moss, Bo Reed. Folding Boats"."""
    found = _NAMED_FIRST.fullmatch(facts.title) if facts.authors and facts.authors_from else None
    who = full_names(found["who"], view.lexicon) if found else None
    if found and who and facts.authors_from and facts.title_from and f", {found['who']}." in facts.title_from.text:
        facts.authors = (*facts.authors, *(name for name in who.names if name not in facts.authors))
        facts.title = found["title"]


def _called_by_people(part: LayoutPart, view: View, facts: Facts) -> None:
    """Take who and when from a title that says nothing else, since the notes call the paper so: "Moss et al. 2019"."""
    dated = _DATED.fullmatch(facts.title)
    beside = TitleSurroundings(view.lexicon)
    if dated and not dated["rest"].strip(" .") and beside.take_people(dated["who"], int(dated["year"])):
        evidence = facts.title_from or Evidence(part.line, facts.title)
        facts.take_authors(beside.authors, evidence, others=beside.others)
        facts.stated.append(Stated(PATH, evidence, None, int(dated["year"])))


def _take_claim(claim: Claim, part: LayoutPart, view: View, facts: Facts) -> None:
    """Take a title from where it stands, and what stands beside it there."""
    before = facts.title
    own = title_line(part, view)
    line = claim.number or own
    left = _beside(claim, line or part.line, view, facts)
    if claim.place == "line":
        _show(left, own, facts)
    elif own and claim.number == own:
        facts.shown[own] = " ".join(filter(None, (_read_own(part, own, view, facts), left))) or None
    elif own and plainly(before) not in plainly(claim.text):
        _show(_read_own(part, own, view, facts), own, facts)
    if claim.number and claim.number != own and not left:
        facts.shown[claim.number] = None
    if claim.number and claim.number != own:
        facts.links.extend(link for link in view.line(claim.number).links if link not in facts.links)
    plain = plainly(claim.text)
    if plain in map(plainly, facts.authors):  # a title that was read as a name
        facts.authors, facts.authors_from = (), None
    facts.links = [named_so(link) if plainly(link.text) == plain else link for link in facts.links]
    facts.title = claim.text
    facts.title_from = Evidence(line, (view.lines[line - 1] if line else claim.text).strip()[:300])
    if not facts.name:
        name = read_title(claim.text, view.lexicon).name
        called = looks_like_name(before) and kind_of(before, view.lexicon) not in STATED
        facts.name = name or (before if called and claim.place != "line" else None)


def _line(part: LayoutPart) -> str:
    return part.candidate.title if part.candidate else part.title


def _front(view: View) -> Iterator[str]:
    """Yield what the front matter may say the title is; beneath one that says who and when, what describes the note."""
    called = False
    if view.front:
        for entry in view.front.properties:
            if key_of(entry.key) == "title" or entry.key.casefold() == "name":
                called = called or any(map(_CALLED.fullmatch, entry.values))
                yield from entry.values
            elif called and entry.key.casefold() in _DESCRIBED:
                yield from entry.values


def _beneath(part: LayoutPart, view: View) -> Iterator[tuple[int, str]]:
    form = part.candidate.form if part.candidate else ""
    if form == "row":
        return
    if form in ("bullet", "bold", "paragraph"):
        text = reader_marks(item_text(part, view)[0]).text
        yield part.line, text[items.split(text, part.line, view).end :]
    own = title_line(part, view) or (view.front.end_line if view.front and part.line == 1 else 0)
    first = max(own + 1, part.line) if own else part.line
    filled = 0
    for number in range(first, min(first + _REACH, part.end_line + 1)):
        raw = view.lines[number - 1]
        if raw.strip() and number not in view.coded and raw.strip() != "---" and number not in asked(view):
            filled += 1
            if filled > _BENEATH:
                return
            line = view.line(number)
            if line.key and line.key.field in _OF_OTHERS:
                continue
            if all(host_kind(link.url) in _TITLED for link in line.links):
                yield number, raw


def _beside(claim: Claim, line: int, view: View, facts: Facts) -> str:
    """Take what stands around a title in its line; return what of it no field holds."""
    if claim.span is None:
        return ""
    sides = [
        shown(side).strip(_AROUND) for side in (claim.tokens[: claim.span.start], claim.tokens[claim.span.end + 1 :])
    ]
    byline = read_byline(", ".join(filter(None, sides)), view.lexicon) if all(sides) else None
    if byline:  # "Ada Moss, Folding Boats, SOSP 1999": the year says what the name before the title is
        take_byline(byline, line, ", ".join(sides), view, facts)
        return ""
    return " ".join(filter(None, (_side(side, line, view, facts, before=not at) for at, side in enumerate(sides))))


def _read_own(part: LayoutPart, line: int, view: View, facts: Facts) -> str:
    return _side(plain_line(_line(part)), line, view, facts)


def _side(text: str, line: int, view: View, facts: Facts, *, before: bool = False) -> str:
    """Take what a text beside a title says; return what of it no field holds.

    Two names stand ``before`` a title: "Moss & Reed - Folding Boats"; behind one they may be its last words.
    """
    if not text:
        return ""
    beside = TitleSurroundings(view.lexicon)
    dated = _DATED.fullmatch(text)
    if dated and beside.take_people(dated["who"], int(dated["year"])):
        facts.take_authors(beside.authors, Evidence(line, text[:200]), others=beside.others)
        facts.take_year(int(dated["year"]), Evidence(line, text[:200]))
        return dated["rest"].strip(" ()")
    listed = text.count(",") > 1 or (before and _SEVERAL.search(text))  # "Moss, Reed, Dune - Folding Boats"
    several = listed and beside.take_people(text, 0)
    if several or beside.take(text) or beside.take_byline(text):
        facts.take_authors(beside.authors, Evidence(line, text[:200]), others=beside.others)
        take_mark(beside.venue, MARK, view.line(line), facts)
        if beside.year and not beside.venue:
            facts.take_year(beside.year, Evidence(line, text[:200]))
        facts.dated = facts.dated or beside.date
        return ""
    read_rest(text, line, view, facts)
    return leftover(text, view.lexicon, facts)


def _show(text: str, line: int, facts: Facts) -> None:
    if text and line:
        facts.shown[line] = " ".join(filter(None, (text, facts.shown.get(line))))
