"""``llms.txt`` (https://llmstxt.org): the site for language models, each paper linked as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.site.feeds.markdown_text import escaped
from papernotes.site.feeds.places import seen_from
from papernotes.site.order import by_venue_and_year, grouped
from papernotes.site.page import Artifact
from papernotes.site.texts import cut
from papernotes.site.title_text import named, titled

if TYPE_CHECKING:
    from papernotes.config import Config
    from papernotes.library.entry_model import Entry, Library

_ABOUT = 200
LONGEST = 1000
"""Entries that are linked, those with notes first: some 200 KB, as much as a language model reads at once."""
_FILES = (
    ("papers.json", "every record with its sections, links and lines in the notes"),
    ("papers.bib", "the papers as BibTeX"),
)


def llms_text(library: Library, config: Config) -> Artifact:
    """Return ``llms.txt``: title, description, then a list of links for each venue and year, newest first."""
    parts = [f"# {escaped(config.title)}"]
    if config.description:
        parts.append(f"> {escaped(config.description)}")
    papers = sum(entry.record.kind == "paper" for entry in library.entries)
    told = f"Notes on {papers} paper{'s' * (papers != 1)}, one Markdown file for each."
    chosen = sorted(library.entries, key=lambda entry: not entry.noted)[:LONGEST]
    left = len(library.entries) - len(chosen)
    parts.append(f"{told} {left} more are in papers.json alone." if left else told)
    for key, entries in grouped(chosen if left else library.entries, by_venue_and_year):
        title = "Other notes" if key.note else f"{key.venue or 'No venue'} {key.year or ''}"
        rows = "\n".join(_row(entry, config) for entry in entries)
        parts.append(f"## {escaped(title)}\n\n{rows}")
    files = "\n".join(f"- [{name}]({seen_from(config, name, 'llms.txt')}): {what}" for name, what in _FILES)
    parts.append(f"## Optional\n\n{files}")
    return Artifact("llms.txt", ("\n\n".join(parts) + "\n").encode())


def _row(entry: Entry, config: Config) -> str:
    record = entry.record
    url = seen_from(config, f"papers/{entry.slug}.md", "llms.txt")
    title, name = titled(record), named(record)
    name = "" if name.casefold() in title.casefold() else name
    about = cut(", ".join(part for part in (name, *(topic.name for topic in entry.topics)) if part), _ABOUT)
    return f"- [{escaped(title) or entry.slug}]({url})" + (f": {escaped(about)}" if about else "")
