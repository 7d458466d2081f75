"""Which findings a project allows: the patterns under ``allow:`` in papernotes.yml."""

from __future__ import annotations

import re
from fnmatch import translate
from typing import TYPE_CHECKING

from papernotes.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from papernotes.diagnostics import Diagnostic
    from papernotes.source import Source


def allowed(patterns: Iterable[str], sources: Mapping[str, Source]) -> Callable[[Diagnostic], bool]:
    """Return what tells whether a finding is allowed.

    A pattern, as in a shell, is compared with the words found (``*@example.org``), with the rule's code or name
    (``PN212``, ``missing-venue``), and with the code and the file (``PN602:drafts/*``); ``sources`` maps paths to
    texts.
    """
    # An e-mail address and a host are the same in any case, and so are codes.
    found = [re.compile(translate(pattern), re.IGNORECASE) for pattern in patterns]

    def is_allowed(finding: Diagnostic) -> bool:
        return any(pattern.match(text) for pattern in found for text in _told_as(finding, sources))

    return is_allowed


def _told_as(finding: Diagnostic, sources: Mapping[str, Source]) -> Iterable[str]:
    yield finding.code
    yield RULES[finding.code].name
    yield f"{finding.code}:{finding.path}"
    source = sources.get(finding.path)
    if finding.span and source:
        yield source.text[finding.span.start : finding.span.end]
