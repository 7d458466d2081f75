"""Whether a style can be written in: works of all kinds are, before a page is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from papernotes.site.own_style.loading import OwnStyle, loaded
from papernotes.site.own_style.style_processor import Processor
from papernotes.site.own_style.styled_items import StyledItem

if TYPE_CHECKING:
    from papernotes.source import Source


def checked_style(source: Source | None, language: str) -> OwnStyle | None:
    """Return the style that a CSL file holds, tried out, None without a file. Raises StyleError."""
    if source is None:
        return None
    style = OwnStyle(source.path, source.text, language)
    tried(style)
    return style


def tried(style: OwnStyle) -> None:
    """Have a style write works of all kinds. Raises StyleError where it cannot."""
    from papernotes.site.own_style.locators import Behind

    loaded(style)
    trials = Processor(style, _TRIALS)
    for at in range(len(_TRIALS)):
        trials.around([trials.cited(at, Behind("page", "4-5")), trials.cited(at, Behind(), bare=True)])
        trials.names(at)
        trials.listed(at)
    trials.sorted([*range(len(_TRIALS))])


_KNOWN = {
    "title": "A Title", "container-title": "Where", "publisher": "Who", "volume": "1", "issue": "2", "page": "3-4",
    "issued": {"date-parts": [[2020, 5]]}, "DOI": "10.1000/1", "URL": "https://a.example/", "edition": "2",
    "editor": [{"family": "Low", "given": "Lo"}],
}  # fmt: skip
_TYPES = ("paper-conference", "article-journal", "article", "chapter", "book", "thesis", "report", "document")
_TRIALS = (
    *(
        StyledItem(
            f"#{kind}",
            json.dumps({"type": kind, "author": [{"family": "Fold", "given": "Ada B."}], **_KNOWN}),
            more=True,
        )
        for kind in _TYPES
    ),
    StyledItem("#none", json.dumps({"type": "document"}), more=False),
)
"""A work of each kind, and one of which nothing is known."""
