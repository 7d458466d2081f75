"""Links in the text of a record that are its paper's own: those whose label, or the few words before them, say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.link_kinds import word_kind
from papernotes.parse.fields.metadata import LINK_FIELDS, key_of
from papernotes.parse.records import line_words as words
from papernotes.parse.sections import BOLD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.model import LinkKind
    from papernotes.parse.fields.line_links import FoundLink
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.parts import LayoutPart
    from papernotes.parse.records.view import Line, View
    from papernotes.parse.sections import Opening

_OWN = re.compile(
    r"(?:link to |read |see |get |download )?(?:the |this |our |its |official |original |full |project )*(?:[\w-]+ )?"
    r"(?:paper|pdf|preprint|article|code|codebase|source code|github|github repo(?:sitory)?|repo(?:sitory)?|"
    r"implementation|website|project page|homepage|project website|video|demo video|slides|dataset|blog ?post|blog)|"
    r"click here to read",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"(?:[\w']+ ){0,4}(paper|website|web ?page|project page|code|video|slides|pdf) (?:is |are |can be )?"
    r"(?:available |found |now )?here",
    re.IGNORECASE,
)
_AT = re.compile(r"\s(?:at|from|@)\s[A-Z][\w '’.-]{1,30}$")
"""Where something was shown, behind what it is: "Presentation slides at VLDB '21"."""
_ROW = re.compile(r"[ \t][·•|][ \t]")
_HERE_IT_STOOD = "\x1a"
_PIECE = 3
"""Words of what stands beside an address in a row."""
_LINK_TO = re.compile(r"links? to ", re.IGNORECASE)
_TO_PAPER = re.compile(r"(?:link to (?:the )?|the |this )[\w ]{0,12}paper|click here to read", re.IGNORECASE)
_SEE = re.compile(
    r"\W*(?:see also|see|blog|video|also|read|view|get|download|watch|详见|参见|参照)\W+(?:\w+ ){0,6}\w*\W*",
    re.IGNORECASE,
)
_IN_PROSE = re.compile(
    r"link to|see (?:the )?(?:video|code|website)|.{0,40}\bhere$|this|official|the official|codebase|github repo|"
    r"project (?:page|website)|click here to read",
    re.IGNORECASE,
)
"""Labels that mean this paper even in the middle of a sentence."""


def read_own_links(part: LayoutPart, found: Sequence[Opening], view: View, facts: Facts) -> None:
    """Take the links of a record's text that are its own; lists of other papers are passed over."""
    quiet = at = 0  # quiet: the rank of the heading of a list of other papers that we stand under
    for number in view.linked(part.line, part.end_line):
        while at < len(found) and found[at].line <= number:
            opening = found[at]
            quiet = 0 if quiet and opening.rank <= quiet else quiet
            if not quiet and opening.rank <= BOLD and opens_others(opening.heading):
                quiet = opening.rank
            at += 1
        if quiet or number in facts.shown or number in view.verbatim:
            continue
        facts.links.extend(_own(view.line(number), view, prose=part.kind == "paper"))


def opens_others(heading: str) -> bool:
    """Tell whether a heading opens a list of other papers."""
    return words.is_references(heading) and heading.casefold() != "see also"


def _own(line: Line, view: View, *, prose: bool) -> Iterator[FoundLink]:
    for link in line.links:
        label = view.label(link).strip(" .!:")
        if line.key and line.key.field in LINK_FIELDS and line.bare:
            yield link
        elif label and (key_of(label) in (*LINK_FIELDS, "doi", "arxiv") or _names_its_own(label)):
            if line.bare or line.key or (prose and (_IN_PROSE.match(label) or _leads_to(line, link))):
                yield link._replace(kind=_kind(link, label))
        elif (
            not label and len(line.links) == 1 and (_leads_to(line, link) or _alone(line, link) or _in_row(line, link))
        ):
            yield link


def _kind(link: FoundLink, label: str) -> LinkKind:
    """Return what a link leads to: what its label says, where its host says nothing better."""
    here = _HERE.fullmatch(label)
    said = word_kind(here[1] if here else label)
    if _TO_PAPER.match(label) or (said == "paper" and link.kind in ("other", "project", "discussion")):
        return "paper"
    return said if said and link.kind == "other" else link.kind


def _names_its_own(label: str) -> bool:
    """Tell whether a label says that it leads to something of this paper: "Link to the code", "the website is here"."""
    if _OWN.fullmatch(_AT.sub("", label)) or _HERE.fullmatch(label):
        return True
    return _LINK_TO.match(label) is not None and word_kind(label) is not None


def _alone(line: Line, link: FoundLink) -> bool:
    """Tell whether a line is an address and no word, and not that of another paper."""
    return (
        link.kind in ("code", "video", "slides", "blog")
        and not line.key
        and line.text[link.start : link.end] == line.text
    )


def _in_row(line: Line, link: FoundLink) -> bool:
    """Tell whether a line is a row of short pieces beside a paper's address: "2023-01-27 · https://… · `cs.RO`"."""
    if link.kind != "paper" or line.key:
        return False
    row = f"{line.text[: link.start]}{_HERE_IT_STOOD}{line.text[link.end :]}"
    pieces = [piece.strip(" *_`<>") for piece in _ROW.split(row)]
    others = [piece for piece in pieces if piece != _HERE_IT_STOOD]
    return 0 < len(others) < len(pieces) and all(len(piece.split()) <= _PIECE for piece in others)


def _leads_to(line: Line, link: FoundLink) -> bool:
    """Tell whether a line is a few words such as "See also the blog:" and an address."""
    value = line.key.value if line.key else line.text
    return bool(_SEE.fullmatch(value[: link.start])) and not re.search(r"\w", value[link.end :])
