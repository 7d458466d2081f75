"""One text that may hold a whole record: a list item, a paragraph's line, a table's title cell.

`split` parts it into its title and the rest, `weigh` says what speaks for a paper.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.citation_line import read_citation
from papernotes.parse.fields.citation_parts import names_set_off
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.plain import TASK, plain_line
from papernotes.parse.records import line_words as words
from papernotes.parse.records.cited import cited_in
from papernotes.parse.records.leading import Linked, behind_names, is_chip, lead, linked_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.parse.fields.citation_line import CitationLine
    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.records.view import View

_KEYED = re.compile(r"(?:\*\*|__)?\[([^\[\]\n]{1,600})\]\[([^\[\]\n]{0,200})\](?:\*\*|__)?")
"""A link whose address stands elsewhere: ``[Title][key]``, ``[Title][]``."""
_LONGEST_CITATION = 1500
_LONG_LABEL = 60
"""Characters of a link's label that may be a whole citation."""
_NAME = re.compile(
    r"(\*\*|__)\s{0,9}[\[【]([^\[\]【】*_]{1,40})[\]】]\s{0,9}:?\s{0,9}\1\s{0,9}[:：]?\s{0,9}(?=\S)(?![\[(<])"
)
_LETTER = re.compile(r"[^\W\d_]")
_GAP = re.compile(r"[ \t](?<=\S[ \t])[ \t]+(?=\S)")
_COLON = re.compile(r"\s*[:：]\s*(?=\S)")
_NAME_FIRST = re.compile(
    r"(?:\*\*|__)?([^\[\]()（）:：|.,;*]{1,40}?)(?:\*\*|__)?\s{0,9}(?:[:：]|\s[-–—]+)\s{0,9}(?:\*\*|__)?\s{0,9}(?=\[)"
)
_NAME_WORDS = 3
"""Words of a paper's short name."""
_PEOPLE = re.compile(
    r"[A-ZÀ-Þ][\w'’-]{1,30}(?: [A-ZÀ-Þ][\w'’-]{1,30})?(?:,? et\.? al\b\.?|"
    r"(?:,? (?:and|&) [A-ZÀ-Þ][\w'’-]{1,30})?(?=\W{1,3}\d{4}))(?:[.,]? ?[(\[]?(?:19|20)\d\d[a-z]?[)\]]?)?[.,:]?"
)
"""Who wrote a work, as a link's label: "Moss et al.", "Moss and Reed (2018)"."""
_BOX = re.compile(rf"\s*{TASK}\s+")
_NAMES = re.compile(
    r"[,.]\s+(?:by\s+)?(?:[A-Z][\w.'’-]*\s+){0,3}[A-Z][\w'’-]+,?\s+et al\b|"
    r"\s(?<!\s\s)\s*+[-–—(\[]\s*[A-Z][\w'’-]+,?\s+et al\b"
)
_VENUE_FIRST = re.compile(
    r"\W{0,3}((?:(?:19|20)\d\d|\d\d(?=[-_]))[-_/ ][A-Za-z&]{3,12}|"
    r"[A-Za-z]{3,12}[-_/' ]?(?:(?:19|20)\d\d|\d\d))[-_:：|]\s*(?=\S)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_FIRST = re.compile(r"^(\d\d)[-_]([A-Za-z&]+)$")
_SENTENCE_ENDS = "。", "！", "？"
"""How a sentence ends that mentions a title in marks: "注意不要和《…》混淆！"."""
_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,400}?)\1")
_ITALIC = re.compile(r"([*_])(?=[^\s*_])((?:(?!\1).){8,400}?)\1(?!\1)")
_MARKED = re.compile(r"《([^《》]{3,400})》|「([^「」]{3,400})」|『([^『』]{3,400})』|[\"“]([^\"“”]{8,400})[\"”]")
_MARK = re.compile('[《「『"“]')
"""What each of these begins with."""
_BOLDS = ("**", "__")
_CUT = re.compile(
    r"(?:!?\[\[|!?\[(?:[^\[\]]{1,60})\]\(|\[(?:[^\[\]]{1,40})\]\s*$|<kbd>|<a\s|<br|https?://|<https?:|\s\|\s|[,，]\s*[*_](?=\S)|\s[*_]{1,2}[\[(]|"
    r"\s[-–—]\s+(?=[*_\[(]|\d{4}\b|(?:https?:)|\[))"
)
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,300})\]\]")
_DASHED = (" - ", " – ", " — ")
"""What parts a short title in italics from who wrote it: ``*Folding Boats* - Moss, Reed - VLDB 2021``."""
_EDGES = " \t:：,，;；|·-–—*_~"
_AROUND = _EDGES + "()（）[]【】."
_PLAIN_EDGES = _EDGES.replace("*", "").replace("_", "")


class ItemParts(NamedTuple):
    """A text parted into what may be its title and what surrounds it."""

    title: str
    """As written, emphasis and brackets included; what `titles.read_title` takes."""
    start: int
    end: int
    """Where the title stands in the text."""
    target: str
    """The address that the title links to, as written; empty when it is none."""
    links: tuple[FoundLink, ...]
    """All links of the text, the title's included."""
    chips: tuple[str, ...] = ()
    """Short words in brackets or marks before the title: a venue, a year, a kind, tags."""
    marked: bool = False
    """True when the title wears marks: a link, bold, italics, 《》 or quotes."""
    name: str = ""
    """The name that stands in bold brackets before the title."""
    named: bool = False
    """True when only the name is linked, and the title goes on behind it."""
    cited: CitationLine | None = None
    """The citation that the text is: its title is the title."""


def split(text: str, number: int, view: View) -> ItemParts:
    """Part a text that may hold a whole record."""
    return view.worked_out(("item", number, text), lambda: _split(text, number, view))


def _split(text: str, number: int, view: View) -> ItemParts:
    links = view.links(text, number)
    box = _BOX.match(text)
    first = box.end() if box else 0
    at, chips = lead(text, first, view)
    if chips and _names_authors(chips[0], text, first, view):
        at, chips = first, ()
    joined = _VENUE_FIRST.match(text, at)
    mark = _YEAR_FIRST.sub(r"\2 '\1", joined[1]) if joined else ""
    if joined and (venue := read_venue(mark, view.lexicon)) and venue.whole:
        at, chips = joined.end(), (*chips, mark)
    named = _NAME.match(text, at) if text.startswith(_BOLDS, at) else None
    if named:
        at, more = lead(text, named.end(), view)
        chips = (*chips, *more)
    item = _titled(text, at, links, view)
    label = linked_at(text, first) if at > first and not _says_more(item.title, view) else None
    if label and len(label.label.split()) >= _NAME_WORDS and words.titlelike(label.label) > 0:
        return ItemParts(label.label, label.start, label.end, label.target, links, marked=True)
    return item._replace(chips=(*chips, *item.chips), name=_lettered(named[2]) if named else item.name)


def _says_more(title: str, view: View) -> bool:
    """Tell whether what may be a title says more than where and when a work appeared: "(ICML 2020)"."""
    plain = plain_line(title).strip(_AROUND)
    venue = read_venue(plain, view.lexicon) if plain else None
    return bool(plain) and not (venue and venue.whole) and words.only_year(plain) is None


def _names_authors(chip: str, text: str, at: int, view: View) -> bool:
    """Tell whether what seems a mark before a title is who wrote the work that the text cites, in bold."""
    cited = _citation(text, at, view) if _YEAR.search(chip) else None
    return cited is not None and any(name.rpartition(" ")[2] in chip for name in cited.authors)


def _lettered(name: str) -> str:
    """Return a name in brackets, plain; a number in them is none."""
    plain = plain_line(name)
    return plain if _LETTER.search(plain) else ""


def _titled(text: str, at: int, links: tuple[FoundLink, ...], view: View) -> ItemParts:
    """Return the title that a text holds from a place on: linked, cited, in bold, in marks, in italics, or plain."""
    linked = linked_at(text, at)
    if linked is None and text[at : at + 2] in ("**", "__"):
        linked = linked_at(text, at + 2)
    if linked and (found := _linked(linked, text, links, view)):
        return found
    if behind := _named(text, at, links):
        return behind
    if label := behind_names(text, at):
        cited = read_citation(text[at:], view.lexicon)
        return ItemParts(_beyond(label.label), label.start, label.end, label.target, links, marked=True, cited=cited)
    keyed = _KEYED.match(text, at) if view.references else None
    target = view.references.get((keyed[2] or keyed[1]).casefold()) if keyed else None
    if keyed and target and not is_chip(keyed[1]):
        return ItemParts(keyed[1], keyed.start(), keyed.end(), target, links, marked=True)
    if cited := _citation(text, at, view):
        start = text.find(cited.title, at)
        target = next((link[2].strip() for link in words.LINK.finditer(text, at) if cited.title in link[1]), "")
        return ItemParts(cited.title, start, start + len(cited.title), target, links, marked=True, cited=cited)
    bold = _BOLD.match(text, at)
    if bold and _is_whole(bold[2], text[bold.end() :]):
        return ItemParts(bold[0], at, bold.end(), "", links, marked=True)
    marked = _MARKED.search(text, at, at + 300) if _MARK.search(text, at) else None
    mentioned = marked and marked.start() > at and text.rstrip().endswith(_SENTENCE_ENDS)
    if marked and not mentioned and _precedes(text[at : marked.start()]):
        return ItemParts(text[at : marked.end()], at, marked.end(), "", links, marked=True)
    italic = _ITALIC.match(text, at)
    if italic and (words.titlelike(italic[2]) > 0 or text[italic.end() : italic.end() + 3] in _DASHED):
        return ItemParts(italic[0], at, italic.end(), "", links, marked=True)
    end = _plain_end(text, at, links)
    title = text[at:end].strip(_PLAIN_EDGES)
    return ItemParts(title if _BOLD.match(title) else title.strip(_EDGES), at, end, "", links)


def _linked(linked: Linked, text: str, links: tuple[FoundLink, ...], view: View) -> ItemParts | None:
    """Return the title that a link holds or stands before; None for one that names what it leads to."""
    if behind := _behind_people(linked, text, links):
        return behind
    if is_chip(linked.label):
        return None
    end = linked.end + (2 if text[linked.end : linked.end + 2] in ("**", "__") else 0)
    cited = _citation(linked.label, 0, view) if len(linked.label) > _LONG_LABEL else None
    title = cited.title if cited else _beyond(linked.label)
    rest = _behind_name(linked.label, text, end, links)
    if rest:
        title, end = f"{plain_line(linked.label).rstrip(' :：')}: {text[rest[0] : rest[1]]}", rest[1]
    named = rest is not None
    return ItemParts(title, linked.start, end, linked.target, links, marked=True, named=named, cited=cited)


def _behind_name(label: str, text: str, at: int, links: Sequence[FoundLink]) -> tuple[int, int] | None:
    """Return where the title goes on behind a link that is only its name: ``[Orca](url): A Serving System``.

    What is written as a sentence is a remark: ``[Paxos](url): a classic, and hard to read.``
    """
    plain = plain_line(label)
    colon = _COLON.match(text, at)
    if len(plain.rstrip(" :：").split()) > _NAME_WORDS or not (colon or plain.endswith((":", "：")) or at < 0):
        return None
    start = colon.end() if colon else at + len(text[at:]) - len(text[at:].lstrip())
    end = _plain_end(text, start, links)
    while end > start and text[end - 1] in _EDGES + " ":
        end -= 1
    behind = text[start:end]
    tokens = words.WORD.findall(behind)
    titled = words.titlelike(behind) >= 1.5 or (len(tokens) >= 3 and text[end:].lstrip().startswith("|"))
    return (start, end) if titled and len(tokens) >= 3 else None


def _behind_people(linked: Linked, text: str, links: tuple[FoundLink, ...]) -> ItemParts | None:
    """Return the title behind a link that says who wrote it: ``[Moss et al.](url) Folding by Night``."""
    if not _PEOPLE.fullmatch(plain_line(linked.label)):
        return None
    start = linked.end + len(text[linked.end :]) - len(text[linked.end :].lstrip(_EDGES))
    end = _plain_end(text, start, links)
    title = text[start:end].strip(_EDGES)
    if len(words.WORD.findall(title)) < _NAME_WORDS or words.titlelike(title) <= 0:
        return None
    return ItemParts(title, start, end, linked.target, links, (plain_line(linked.label),), marked=True)


def _named(text: str, at: int, links: tuple[FoundLink, ...]) -> ItemParts | None:
    """Return the linked title behind a name: ``RowNet - [Rowing in Networks](url)``."""
    name = _NAME_FIRST.match(text, at) if "[" in text else None
    linked = words.LINK.match(text, name.end()) if name else None
    if name is None or linked is None or is_chip(linked[1]) or words.titlelike(linked[1]) < -1:
        return None
    plain = plain_line(name[1])
    if len(plain.split()) > _NAME_WORDS + 1 or words.has_date(plain) or words.only_year(plain) or key_of(plain):
        return None
    return ItemParts(
        _beyond(linked[1]), linked.start(), linked.end(), linked[2].strip(), links, marked=True, name=plain
    )


def _citation(text: str, at: int, view: View) -> CitationLine | None:
    """Return the citation that a text is from a place on, when its title stands there as it is read."""
    marked = text[at : at + 1] in "*_[《" and not names_set_off(text[at:])
    if len(text) - at > _LONGEST_CITATION or marked:
        return None
    plain = words.LINK.sub(_said, text[at:]) if "](" in text else text[at:]
    plain = _WIKILINK.sub(r"\1", plain) if "[[" in plain else plain
    cited = cited_in(plain.strip(), view.lexicon)
    return cited if cited and text.find(cited.title, at) >= at else None


def _said(link: re.Match[str]) -> str:
    """Return what a link says within a citation: the title, or where it appeared; what names a link says nothing."""
    return " " if is_chip(link[1]) else link[1]


def _beyond(label: str) -> str:
    return label[1:-1] if label.startswith("[") and label.endswith("]") and "](" not in label else label


def _is_whole(bold: str, rest: str) -> bool:
    """Tell whether bold words are a whole title, and not the name or the chip before one."""
    if bold.strip().startswith("[") and bold.strip().endswith("]"):
        return False
    like = words.titlelike(bold)
    follows = rest.lstrip()
    if len(bold.split()) >= 4 or (words.CJK.search(bold) and len(bold) >= 8):
        return True
    # a short name: the title goes on behind it, unless only links, brackets or nothing follow
    if bold.rstrip().endswith((".", ",", "。")):
        return True
    return like > 0 or not follows or follows[0] in "[(（<|*_" or follows.startswith(("http", "- [", "– [", ". "))


def _precedes(before: str) -> bool:
    """Tell whether the words before 《…》 are a name, a year or a venue: few."""
    return len(before) <= 40 and "." not in before and "," not in before and len(before.split()) <= 4


def _plain_end(text: str, at: int, links: Sequence[FoundLink]) -> int:
    """Return where a title without marks ends: before the first link, chip, dash with a remark, or two blanks."""
    end = len(text)
    found = _CUT.search(text, at + 3)
    if found:
        end = max(at + 3, len(text[: found.start()].rstrip()))
    gap = _GAP.search(text, at, end)
    if gap and end - gap.end() > 80:  # a short label, two blanks, and a text about it
        end = gap.start()
    names = _NAMES.search(text, at + 10, end) if "et al" in text else None
    if names:
        end = names.start()
    first = min([link.start for link in links if link.start > at], default=end)
    return min(end, first) if first > at else end
