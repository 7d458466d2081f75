"""Every stretch of text that may be a record's title: of its line, those beneath, fields, and its file's name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.short_names import is_glossed
from papernotes.parse.plain import plain_line
from papernotes.parse.records import line_words as words
from papernotes.parse.titles.atom_kinds import STATED, kind_of
from papernotes.parse.titles.claim_signs import around, of_span, of_words
from papernotes.parse.titles.sides import left_of, right_of
from papernotes.parse.titles.title_tokens import spans_of, tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.lexicon import Lexicon
    from papernotes.parse.titles.sides import Sides
    from papernotes.parse.titles.title_tokens import Token, TokenSpan

_EDGES = " \t\"'“”‘’「」『』《》〈〉【】[]()<>*_`:：.,;"
_WORDED = frozenset(("kind", "part", "sign"))
"""Kinds that begin a name for the notes themselves may have, too: "Papers on boats"."""
_REMARK = 2
"""Words of a remark beside who wrote a paper and when: "Moss, Reed 2006 (book chapter)"."""
_DASHES = re.compile(r"[‐-―−]")
_DOCUMENT = re.compile(r"\w\.(?:pdf|docx?|epub|djvu|pptx?)[\]\s]{0,4}$", re.IGNORECASE)
"""How the name of a file ends, which is no title."""
_LEAST = 6
"""Characters of a word that may be a title where only a word stands."""


class TitleContext(NamedTuple):
    """What a record says of its title."""

    line: str
    """Its own line as written, or the part of it that may hold the title."""
    title: str
    """The title as the rules of lines and fields have it."""
    key: str
    """The value of a key for titles."""
    cited: str
    """The title of a citation of the paper."""
    front: tuple[str, ...]
    """Values of its file's front matter that may be titles."""
    names: tuple[tuple[str, str], ...]
    """The words of its file's name and of its folder's: ``name`` or ``folder``, and the words."""
    beneath: tuple[tuple[int, str], ...]
    """The first lines beneath its own, with their numbers."""
    sides: Sides
    """What stands beside the titles of the records around it."""
    labelled: bool = False
    """Whether its own line is the label of a link to the paper."""


class Claim(NamedTuple):
    """A stretch that may be the title."""

    text: str
    place: str
    """Where it stands: ``line``, ``beneath``, ``front``, ``name``, ``folder``, ``key``, ``cited``, ``rules``."""
    number: int
    """The number of its line, where it stands beneath; else 0."""
    tokens: tuple[Token, ...]
    span: TokenSpan | None
    """Where it stands in the tokens; None when it is all of them."""
    seen: frozenset[str]


def plainly(text: str) -> str:
    """Return a title without case, marks at its ends and odd signs, for comparing."""
    folded = unicodedata.normalize("NFKC", text).casefold() if not text.isascii() else text.lower()
    return " ".join(_DASHES.sub("-", folded).replace("’", "'").replace("‘", "'").split()).strip(_EDGES)


def claims_of(told: TitleContext, lexicon: Lexicon) -> dict[str, Claim]:
    """Return the claims of a record by their plain words, each with all that is seen of these wherever they stand."""
    found: dict[str, Claim] = {}
    state = state_of(told.line, lexicon)
    by_rules = plainly(told.title)
    agreeing = {
        "cited": {plainly(told.cited)}, "key": {plainly(told.key)}, "front": {plainly(value) for value in told.front},
        "name": {plainly(name) for which, name in told.names if which == "name"},
    }  # fmt: skip
    for claim in _all(told, state, by_rules, lexicon):
        plain = plainly(claim.text)
        if not plain:
            continue
        where = f"beneath {claim.place[-1]}" if claim.number else claim.place
        seen = {f"in {where}", f"in {where}, {state}"}
        if plain == by_rules:
            seen |= {"by the rules", f"by the rules, {state}"}
        seen |= {
            f"agrees with {source}" for source, said in agreeing.items() if source != claim.place and plain in said
        }
        before = found.get(plain)
        if before:
            seen |= {"twice", *before.seen}
        found[plain] = (before or claim)._replace(seen=claim.seen | seen)
    return found


def state_of(line: str, lexicon: Lexicon) -> str:
    """Return how a record's own line reads: ``generic``, ``stated``, ``short``, ``some`` or ``long``."""
    plain = plain_line(line)
    if words.is_generic(plain):
        return "generic"
    atoms = [(kind_of(token.text, lexicon), token.text) for token in tokens_of(line) if token.kind == "atom"]
    others = sum(len(text.split()) for kind, text in atoms if kind not in STATED)
    if others <= _REMARK and any(kind in STATED - _WORDED for kind, _ in atoms[:1]):
        return "stated"
    if is_glossed(plain):
        return "short"
    count, cjk = len(plain.split()), words.CJK.search(plain)
    if count <= 2 and not (cjk and len(plain) > 8):
        return "short"
    return "some" if count <= 4 and not cjk else "long"


def _all(told: TitleContext, state: str, by_rules: str, lexicon: Lexicon) -> Iterator[Claim]:
    yield from _of_line(told, by_rules, lexicon)
    for place, text in (("rules", told.title), ("key", told.key), ("cited", told.cited)):
        if text:
            yield Claim(text, place, 0, (), None, frozenset())
    if state != "long":
        yield from _beneath(told.beneath, state, lexicon)
    for value in told.front:
        yield Claim(value, "front", 0, (), None, frozenset(of_words(value, "front")))
    for which, name in told.names:
        yield from _named(which, name, lexicon)


def _of_line(told: TitleContext, by_rules: str, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield the stretches of a record's own line."""
    tokens = tokens_of(told.line)
    for span in spans_of(tokens):
        if _cuts_label(tokens, span, lexicon, labelled=told.labelled):
            continue
        plain = plainly(span.text)
        seen = of_span(tokens, span, lexicon)
        if left := left_of(tokens, span):
            seen.add(f"others have its left {told.sides.share(left)}")
        if right := right_of(tokens, span):
            seen.add(f"others have its right {told.sides.share(right)}")
        if plain != by_rules:
            held = "in" if plain in by_rules else "around" if by_rules in plain else "beside"
            seen.add(f"{held} what the rules say")
        yield Claim(span.text, "line", 0, tokens, span, frozenset(seen))


def _cuts_label(tokens: tuple[Token, ...], span: TokenSpan, lexicon: Lexicon, *, labelled: bool) -> bool:
    """Tell whether a stretch leaves out words of the one link that a line is: its label is a title as it stands.

    What says who, when or where may go.
    """
    kinds = [token.kind for token in tokens]
    if not labelled and (kinds[:1] != ["link"] or kinds[-1:] != ["link end"] or kinds.count("link") > 1):
        return False
    left = (token.text for token in (*tokens[: span.start], *tokens[span.end + 1 :]) if token.kind == "atom")
    return any(kind_of(text, lexicon) not in STATED for text in left)


def _beneath(lines: Iterable[tuple[int, str]], state: str, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield what the lines beneath set off: all of a line, a label, bold words, what names and years stand beside."""
    for rank, (number, raw) in enumerate(lines, 1):
        tokens = tokens_of(raw)
        form = _form(raw)
        if form == "heading" and state == "some":
            continue  # a heading of its own beneath another
        for span in spans_of(tokens):
            worded = (" " in span.text or len(span.text) >= _LEAST) and not _DOCUMENT.search(span.text)
            if worded and words.titlelike(span.text) > 0:
                before, behind = around(tokens, span)
                if _set_off(before, behind, lexicon):
                    seen = of_span(tokens, span, lexicon)
                    seen |= {f"beneath: {one}" for one in seen if one.startswith(_WEIGHED)}
                    seen |= {f"beneath, {form}", f"beneath, {state}", f"beneath, {form}, {state}"}
                    yield Claim(span.text, f"beneath {min(rank, 3)}", number, tokens, span, frozenset(seen))


_WEIGHED = ("all of", "words ", "like a title ", "a label", "bold", "quoted", "left words", "right words")
"""What counts otherwise where it stands beneath a record's line."""


def _form(raw: str) -> str:
    bare = raw.lstrip()
    return (
        "heading"
        if bare.startswith("#")
        else "item"
        if bare[:2] in ("- ", "* ", "+ ")
        else "quote"
        if bare[:1] == ">"
        else "text"
    )


def _set_off(before: tuple[tuple[str, ...], str], behind: tuple[tuple[str, ...], str], lexicon: Lexicon) -> bool:
    for opening, closing in (("link", "link end"), ("bold", "bold"), ("italics", "italics"), ("quote", "quote")):
        if opening in before[0] and closing in behind[0]:
            return True
    return all(not atom or kind_of(atom, lexicon) in STATED for _, atom in (before, behind))


def _named(which: str, name: str, lexicon: Lexicon) -> Iterator[Claim]:
    whole = frozenset(of_words(name, which))
    yield Claim(name, which, 0, (), None, whole)
    tokens = tokens_of(name)
    for span in spans_of(tokens):
        yield Claim(span.text, which, 0, tokens, span, frozenset(of_span(tokens, span, lexicon)) | whole)
