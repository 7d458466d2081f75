"""Drafts → stubs one beneath the other in a file, each in the words that are read back as what it says."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from papernotes.author.addition import ESSENTIAL, unsaid
from papernotes.author.style import wordings
from papernotes.parse import parse
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.author.draft import Draft
    from papernotes.author.style import Style
    from papernotes.lexicon import Lexicon

_BESIDE = 6
"""Stubs that are done among which others are read, since a note among few of its kind is read in another way."""
_LONGEST_HEAD = 20_000
"""Characters of what is in the file already that are read with them."""
_ROUNDS = 3
"""How often the whole file is looked at again."""

Lines = tuple[str, ...]


class _Told(NamedTuple):
    """A stub, and how much of its draft is not read back."""

    unsaid: int
    lines: Lines


def told(drafts: Sequence[Draft], head: str, style: Style, lexicon: Lexicon) -> list[Lines]:
    """Return each draft's lines, in the words of which least is lost when they are read behind a head."""
    ways = [tuple(wordings(draft, style, marks=True)) for draft in drafts]
    head = head if len(head) <= _LONGEST_HEAD else ""
    best: dict[int, _Told] = {}
    waiting = list(range(len(drafts)))
    for at in range(max(map(len, ways))):
        done = [n for n in best if not best[n].unsaid][:_BESIDE]
        trying = [n for n in waiting if at < len(ways[n])]
        if not trying:
            break
        order = sorted({*done, *trying})
        blocks = [ways[n][at] if n in trying else best[n].lines for n in order]
        for n, lines, lost in zip(order, blocks, _lost([drafts[n] for n in order], blocks, head, lexicon), strict=True):
            if n not in best or (n in trying and lost < best[n].unsaid):
                best[n] = _Told(lost, lines)
        waiting = [n for n in trying if best[n].unsaid]
    return _together(drafts, ways, [best[n].lines for n in range(len(drafts))], head, lexicon)


def _together(
    drafts: Sequence[Draft], ways: Sequence[Sequence[Lines]], blocks: list[Lines], head: str, lexicon: Lexicon
) -> list[Lines]:
    """Return the lines of all drafts, those put in other words that are read otherwise among all."""
    lost = _lost(drafts, blocks, head, lexicon)
    for turn in range(_ROUNDS):
        wanting = [n for n, much in enumerate(lost) if much]
        tried = list(blocks)
        for n in wanting:
            tried[n] = ways[n][(ways[n].index(blocks[n]) + 1 + turn) % len(ways[n])]
        then = _lost(drafts, tried, head, lexicon) if wanting else lost
        if sum(then) < sum(lost):
            blocks, lost = tried, then
    return blocks


def _lost(drafts: Sequence[Draft], blocks: Sequence[Lines], head: str, lexicon: Lexicon) -> list[int]:
    """Return how much of each draft its block does not say, read with all others; a second record costs as much."""
    lines = head.split("\n")[:-1]
    starts: list[int] = []
    for block in blocks:
        starts.append(len(lines) + 1)
        lines += (*block, "")
    starts.append(len(lines) + 1)
    records = parse(Source("imported.md", "\n".join(lines)), lexicon).records
    found = {record.place.line: record for record in records}
    return [
        unsaid(found.get(start), draft) + ESSENTIAL * sum(start < line < end for line in found)
        for draft, (start, end) in zip(drafts, pairwise(starts), strict=True)
    ]
