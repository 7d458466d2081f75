"""What an answer, or none, says about an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from papernotes.author.web.answers import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["alive", "moved", "dead", "nowhere", "blocked", "unanswered", "private", "offline"]
"""``nowhere``: there is no such host; ``offline``: it could not be asked from here."""

RULE_OF: Mapping[Kind, str] = {
    "dead": "PN701", "nowhere": "PN701",
    "blocked": "PN702", "unanswered": "PN703", "private": "PN704", "moved": "PN705",
}  # fmt: skip
"""The rule that a verdict is told under; the others are not told."""

_GONE = frozenset({404, 410, 451})
_REFUSED = frozenset({401, 402, 403, 405, 406, 407, 418, 421, 429, 430, 999})
"""What hosts answer programs that they do not like; 999 is LinkedIn's own."""
_WALLS = ("cloudflare", "akamai", "ddos-guard", "imperva", "sucuri", "incapsula", "datadome", "perimeterx")


class Verdict(NamedTuple):
    """What is known of an address."""

    kind: Kind
    told: str = ""
    """Why, as the end of a sentence about the address's host."""
    to: str = ""
    """Where a page that has moved for good is now."""


def judge(status: int, headers: Mapping[str, str]) -> Verdict:
    """Return the verdict of an answer that is no redirect; ``headers`` have names in lower case."""
    answered = f"answered {status}{phrase(status)}"
    if status < 400:
        return Verdict("alive")
    if status in _GONE:
        return Verdict("dead", answered)
    if status in _REFUSED or (status in (503, 520, 521, 523, 525) and _is_walled(headers)):
        return Verdict("blocked", answered)
    return Verdict("unanswered", answered)


def _is_walled(headers: Mapping[str, str]) -> bool:
    """Tell whether a wall against programs answered in the place of the host."""
    told = " ".join((headers.get("server", ""), headers.get("via", ""), *headers)).lower()
    return any(wall in told for wall in _WALLS) or "cf-mitigated" in headers or "cf-ray" in headers
