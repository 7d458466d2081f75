"""Which claim is the title: the one whose observations have most points.

The points are fitted by `benchmarks/reading/titles.py`, from labelled notes and from titles set in many dresses.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from papernotes.lexicon.data import points
from papernotes.parse.titles.claims import claims_of, plainly

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.parse.titles.claims import Claim, TitleContext


MARGIN = 1.0
"""How many points more than the rules' title a claim must have: to lose a title that was right is worse than to keep
one that is not. Of the titles changed so in corpora left out, 66 of 84 became right, and 8 had been right before."""


def choose(told: TitleContext, lexicon: Lexicon) -> Claim | None:
    """Return the claim that is a record's title; None when it is what the rules say."""
    found = {plain: (points_of(claim), claim) for plain, claim in claims_of(told, lexicon).items()}
    plain, (most, claim) = max(found.items(), key=lambda named: named[1][0], default=("", (0.0, None)))
    ruled = found.get(plainly(told.title))
    return None if plain == plainly(told.title) or (ruled and most - ruled[0] < MARGIN) else claim


def points_of(claim: Claim) -> float:
    """Return what a claim counts; beside others of its record, the logarithm of its odds."""
    table = _table()
    return sum(table.get(one, 0.0) for one in sorted(claim.seen))


@cache
def _table() -> dict[str, float]:
    return {name: float(count) for name, count in points("claims")}
