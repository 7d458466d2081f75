"""What stands in the notes' files and on no page: comments, and addresses of their writer's machine.

A site does not hold it, but whoever has the files does: a public repository, say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.check.allowing import allowed
from papernotes.diagnostics import Diagnostic
from papernotes.parse.withheld.tellings import doubtful
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.source import Source

_TOLD = {
    "comment": ("PN608", "A comment stands here: it is on no page, but whoever has this file reads it."),
    "address": ("PN609", "This address leads nowhere but on one machine: pages show its words alone."),
}


def withheld(sources: Iterable[Source], allow: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Return a finding for each comment and each such address in some notes; ``allow`` as in `public`.

    Neither messages nor frames repeat the words, for sources hold blanks in their places.
    """
    texts = {source.path: source for source in sources}
    skip = allowed(tuple(allow), texts)
    found = [
        Diagnostic(*_TOLD[one.what], source.path, Span(one.start, one.end))
        for source in texts.values()
        for one in source.withheld
        if one.what in _TOLD and one.start < one.end
    ]
    return tuple(finding for finding in found if not skip(finding))


def partnerless(sources: Iterable[Source], allow: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Return a finding for each mark of a comment without a partner: what it was to hide would be published.

    And for words that may be private, and are published as well.
    """
    texts = {source.path: source for source in sources}
    skip = allowed(tuple(allow), texts)
    found = [
        finding
        for source in texts.values()
        if any(one.start == one.end or one.what == "published" for one in source.withheld)
        for finding in doubtful(source)
        if finding.code in ("PN105", "PN612")
    ]
    return tuple(finding for finding in found if not skip(finding))
