"""Papers that are hard to tell apart: by their short name, by the address they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic
from papernotes.library.identity import alike

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.library.entry_model import Entry, Library


def ambiguous(library: Library) -> Iterator[Diagnostic]:
    """Yield a finding for each paper whose short name an earlier paper has too."""
    holders: dict[str, Entry] = {}
    for entry in library.entries:
        record = entry.record
        if record.kind != "paper" or not record.name:
            continue
        first = holders.setdefault(record.name.casefold(), entry)
        if first is not entry:
            there = first.record.place
            message = (
                f"`{record.name}` is also the name of the paper at {there.file}:{there.line}: {first.record.title}"
            )
            yield Diagnostic("PN303", message, record.place.file, line=record.place.line, words=record.name)


def shared(library: Library) -> Iterator[Diagnostic]:
    """Yield a finding for each paper that gives an address as its own which an earlier paper gives too."""
    holders: dict[str, Entry] = {}
    for entry in library.entries:
        if entry.record.kind != "paper":
            continue
        for part in entry.parts:
            for link in part.links:
                if link.kind not in ("paper", "project"):
                    continue
                key = f"arxiv:{part.arxiv}" if part.arxiv and part.arxiv in link.url else _plain(link.url)
                first = holders.setdefault(key, entry)
                same = alike(first.record.title, entry.record.title)  # who says that it is another paper's
                if first is not entry and not same and (key.startswith("arxiv:") or "/" in key):
                    there = first.record.place
                    message = f"The paper at {there.file}:{there.line} gives this address too: {first.record.title}"
                    yield Diagnostic("PN304", message, part.place.file, line=link.line, words=link.source_url)


def _plain(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/")
