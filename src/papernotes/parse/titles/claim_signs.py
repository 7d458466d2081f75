"""What is seen of a stretch of a line that may be a title: what it is like, what stands around it, what sets it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.parse.records import line_words as words
from papernotes.parse.titles.atom_kinds import NAMES, STATED, kind_of, unstated
from papernotes.parse.titles.title_tokens import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.lexicon import Lexicon
    from papernotes.parse.titles.title_tokens import Token, TokenSpan

_SET_OFF = (("link", "link end", "a label"), ("bold", "bold", "bold"), ("italics", "italics", "in italics"),
            ("quote", "quote", "quoted"))  # fmt: skip
_BRACKETS = ("()", "[]", "（）", "【】")
_LENGTHS = (1, 2, 3, 5, 12, 20, 30)
_MOST = 3


def around(
    tokens: tuple[Token, ...], span: TokenSpan
) -> tuple[tuple[tuple[str, ...], str], tuple[tuple[str, ...], str]]:
    """Return what parts a stretch from the atoms beside it, nearest first, and these atoms; "" at the line's ends."""
    return _toward(tokens, range(span.start - 1, -1, -1)), _toward(tokens, range(span.end + 1, len(tokens)))


def _toward(tokens: tuple[Token, ...], places: range) -> tuple[tuple[str, ...], str]:
    parted: list[str] = []
    for at in places:
        if tokens[at].kind == "atom":
            return tuple(parted), tokens[at].text
        parted.append(tokens[at].kind)
    return tuple(parted), ""


def of_span(tokens: tuple[Token, ...], span: TokenSpan, lexicon: Lexicon) -> set[str]:
    """Return what is seen of a stretch of a line."""
    before, behind = around(tokens, span)
    seen = {*_beside("left", before, lexicon), *_beside("right", behind, lexicon)}
    for opening, closing, name in _SET_OFF:
        opens, closes = opening in before[0], closing in behind[0]
        if opens and closes:
            seen.add(name)
        elif opens or closes:
            seen.add(f"half {name}")
    seen.update(_inside(tokens[span.start : span.end + 1], lexicon))
    seen.update(_left_out("left", tokens[: span.start], lexicon))
    seen.update(_left_out("right", tokens[span.end + 1 :], lexicon))
    if not before[1] and not behind[1]:
        seen.add("all of the line")
    seen.update(_people_at_ends(tokens[span.start : span.end + 1], lexicon))
    seen.update(of_words(span.text))
    return seen


def of_words(text: str, where: str = "") -> Iterator[str]:
    """Yield how long a text is and how much it reads like a title; ``where`` is said with it."""
    like = min(max(round(words.titlelike(text)), -2), 2)
    yield f"like a title {like}"
    yield f"words {_length(len(text.split()))}"
    if where:
        yield f"like a title {like} in {where}"
    if text[:1].islower():
        yield "begins small"
    if text[-1:] in ".。":
        yield "ends with a stop"
    if text[-1:] in "?!？！":
        yield "ends with a question"
    if any(text.count(pair[0]) != text.count(pair[1]) for pair in _BRACKETS):
        yield "a bracket is open"


def _length(count: int) -> int:
    return next((most for most in _LENGTHS if count <= most), 99)


def _beside(side: str, beside: tuple[tuple[str, ...], str], lexicon: Lexicon) -> Iterator[str]:
    parted, atom = beside
    kind = kind_of(atom, lexicon) if atom else "end"
    mark = next((name for name in parted if name not in MARKS), "nothing")
    yield f"{side} {kind}"
    yield f"{side} {mark}"
    yield f"{side} {kind} {mark}"


def _inside(tokens: tuple[Token, ...], lexicon: Lexicon) -> Iterator[str]:
    kinds = [kind_of(token.text, lexicon) for token in tokens if token.kind == "atom"]
    if len(kinds) == 1:
        yield f"is {kinds[0]}"
    else:
        yield from (f"holds {kind}" for kind in set(kinds))
        yield f"first {kinds[0]}"
        yield f"last {kinds[-1]}"
    yield from {f"parted by {token.kind}" for token in tokens if token.kind != "atom"}


def _people_at_ends(tokens: tuple[Token, ...], lexicon: Lexicon) -> Iterator[str]:
    """Yield whether a stretch opens or ends with several people, and with what parts them from the rest."""
    for end, ordered in (("opens", tokens), ("ends", tokens[::-1])):
        people = 0
        for token in ordered:
            if token.kind == "atom":
                kind = kind_of(token.text, lexicon)
                people += 2 if kind == "names" else kind in NAMES
                if kind not in NAMES:
                    break
            elif token.kind not in MARKS and token.kind != "comma":
                if people > 1:
                    yield f"{end} with people, {token.kind}"
                break


def _left_out(side: str, tokens: tuple[Token, ...], lexicon: Lexicon) -> Iterator[str]:
    """Yield how much of a line is left out on a side that is but words."""
    atoms = [(token.text, kind_of(token.text, lexicon)) for token in tokens if token.kind == "atom"]
    count = unstated(kind for _, kind in atoms)
    yield f"{side} atoms {min(count, _MOST)}"
    said = sum(len(text.split()) for text, kind in atoms if kind not in STATED)
    yield f"{side} words {_length(said) if said else 0}"
    if atoms and not count:
        yield f"{side} all stated"
