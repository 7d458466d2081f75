"""Where a paper was but offered: a venue that has it under review, or said no, is none of its."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon

_SAID = (
    r"(?:re)?submitted|(?:re)?submitting|submission|(?:plan(?:s|ned)?|want|going) to submit|under (?:review|submission|"
    r"consideration)|in (?:review|submission)|(?:desk[- ])?rejected|withdrawn|turned down|(?:revise|reject) (?:and|&) "
    r"resubmit|r\s?&\s?r|eingereicht|abgelehnt|soumis|rejeté|refusé|enviado|rechazado|submetido|rejeitado|inviato|подан[ао]?|"
    r"отклонен[ао]?"
)
_BEFORE = re.compile(
    rf"(?<!\w)(?:(?:{_SAID})[,:;]?(?:\s(?:as an? (?:[a-z-]{{2,20}} )?(?:paper|article|submission|poster)))?"
    r"[,:;]?(?:\s(?:to|at|by|from|for|in|with|bei|von|zu|à|par|a|por|al|в|на))?(?:\s(?:the|der|die|das|la|le))?|"
    r"投稿[至到给給]|拟投|在投|被拒[于於]?|投稿予定)[:：\s(（\[*_]{0,4}$",
    re.IGNORECASE,
)
_YEAR = r"(?:\s?[-–—'’]?(?:(?:19|20)?\d\d))?"
_BEHIND = re.compile(
    rf"{_YEAR}[\s,，;:：(（\[*_–—-]{{0,5}}(?:(?:conference|workshop|journal)\s)?(?:"
    rf"(?:{_SAID})(?!\w|\s?(?:and|&|,)?\s?accepted)|に?(?:投稿中|投稿予定|査読中|不採択)|在投|审稿中|審稿中|在审|被拒|拒稿|심사\s?중|투고\s?중|제출)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"[\W_]*+(?:first |originally |previously )?(?:{_SAID})(?:\s(?:to|at|by|from|in|bei|von|à|a|в)|:)\s", re.IGNORECASE
)
_REACH = 80
"""Characters before and behind a venue in which it may say what it is to the paper."""


def is_offered(text: str, start: int, end: int) -> bool:
    """Tell whether a text says of the venue that stands in a place only that the paper was offered to it.

    "Submitted to NeurIPS 2022", "under review as a conference paper at ICLR 2018", "CVPR 2024 (rejected)".
    """
    before = text[max(0, start - _REACH) : start]
    return _BEFORE.search(before) is not None or _BEHIND.match(text, end, end + _REACH) is not None


def is_offer(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a short text says where a paper was offered, and of no place that it appeared there."""
    named = lexicon.venues.find(text)
    if not named:
        return _OPENS.match(text) is not None
    return all(is_offered(text, match.start, match.end) for match in named)
