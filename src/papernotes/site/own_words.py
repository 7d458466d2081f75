"""What the notes say of themselves: the title and the introduction of their README, and their language.

A site is called so where no setting says otherwise. The note that holds these words keeps its page.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from papernotes.body.excerpts import excerpt
from papernotes.body.prose import width
from papernotes.config import Config
from papernotes.site.texts import tongue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from papernotes.library.entry_model import Entry, Library
    from papernotes.model import Record
    from papernotes.site.page import Body
    from papernotes.slug import Slug

_FRONTS = ("readme", "index", "_index", "home")
"""Names of the file that speaks of all notes, without the end; the first that there is counts."""
_NAMELESS = frozenset({*_FRONTS, "notes", "note", "papers", "paper", "main", "all", "list", "reading", "about",
                       "readings", "introduction", "overview", "summary"})  # fmt: skip
"""Names of files, and titles, that say nothing of what stands beneath."""
_INTRODUCTION = 320
"""The width of the introduction: three lines."""
_SAYS = 40
"""The width from which a text introduces something."""
_NEAR = 60
"""Lines from the top of the file within which an introduction stands."""
_LONGEST_TITLE = 80
_SAMPLE = 200
"""Characters of an entry's text by which its language is told."""
_SPOKEN = frozenset({"zh", "ja", "ko"})
"""The languages that have words for the interface, besides English."""


class Front(NamedTuple):
    """What the notes say of themselves; empty where they do not."""

    title: str
    introduction: str
    entries: frozenset[Slug]
    """The notes that say no more than this."""
    language: str
    """Of most of what is written in them."""


def settled(config: Config, front: Front, untitled: Callable[[str], str]) -> Config:
    """Return the settings with what the notes say in the places of what nobody set.

    Notes without a title are called as their repository is, else by a word that ``untitled`` has in a language.
    """
    language = config.language or front.language
    title = config.title
    if title == Config().title:
        title = front.title or _worded(config.repo.rstrip("/").rpartition("/")[2]) or untitled(language)
    return replace(config, title=title, description=config.description or str(front.introduction), language=language)


def front_of(library: Library, bodies: Mapping[tuple[str, int], Body]) -> Front:
    """Return what the notes of a library say of themselves; ``bodies`` holds a body for each record."""
    language = _language(library.entries)
    files = sorted({*library.names, *(part.place.file for entry in library.entries for part in entry.parts)})
    tops = {_stem(file): file for file in reversed(files) if "/" not in file}
    file = next((tops[name] for name in _FRONTS if name in tops), "")
    if not file:
        stem = files[0].rpartition("/")[2].rpartition(".")[0] if len(files) == 1 else ""
        return Front(_worded(stem), "", frozenset(), language)
    parts = sorted(
        ((part, entry) for entry in library.entries for part in entry.parts if part.place.file == file),
        key=lambda pair: pair[0].place.line,
    )
    title = _title(file, parts, library)
    own = list(_own(title, parts))
    near = (part for part, _ in parts[:1] if part.kind == "note" and part.place.line <= _NEAR)
    said = (told for part in (*(part for part, _ in own), *near) if (told := _introduction(part, title, bodies)))
    # One that is cut is the beginning of a sentence: the file has no heading.
    named = "" if title.casefold() in _NAMELESS or title.endswith("…") else title
    return Front(named, next(said, ""), frozenset(entry.slug for _, entry in own), language)


def _stem(file: str) -> str:
    return file.rpartition(".")[0].lower()


def _worded(stem: str) -> str:
    """Return a file's name as a title, empty for one that says nothing: ``research-notes`` is "Research notes"."""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    said = words and words.lower() not in _NAMELESS and any(map(str.isalpha, words))
    return words[0].upper() + words[1:] if said else ""


def _title(file: str, parts: Sequence[tuple[Record, Entry]], library: Library) -> str:
    """Return the heading that a file opens with, unless it is a paper's, a year's or a venue's."""
    first = parts[0][0] if parts else None
    group = next((group for path, group in library.groups if path == file), None)
    if group and (first is None or group.line < first.place.line):
        known = {term.name.casefold() for name in ("venues", "years") for term in library.taxonomies[name].terms}
        title = "" if group.title.casefold() in known else group.title
    else:
        title = first.title if first and first.kind == "note" and first.place.line <= _NEAR else ""
    return title if len(title) <= _LONGEST_TITLE and any(map(str.isalpha, title)) else ""


def _own(title: str, parts: Sequence[tuple[Record, Entry]]) -> Iterator[tuple[Record, Entry]]:
    """Yield the notes at a file's top that bear its title and stand nowhere else."""
    for part, entry in parts:
        if part.kind != "note" or part.title.casefold() != title.casefold() or len(entry.parts) > 1:
            return
        yield part, entry


def _introduction(part: Record, title: str, bodies: Mapping[tuple[str, int], Body]) -> str:
    """Return the first words of a note that introduce something."""
    body = bodies.get(part.place.start)
    said = (excerpt(section.html, _INTRODUCTION, title) for section in (body.sections if body else ()))
    return next((told for told in said if width(told) >= _SAYS), "")


def _language(entries: Sequence[Entry]) -> str:
    """Return the language of most entries' texts, of their titles where they have none: ``en`` unless another is."""
    counts = Counter(tongue(_sample(entry), "en") for entry in entries if entry.noted)
    counts = counts or Counter(tongue(entry.record.title, "en") for entry in entries)
    language, count = counts.most_common(1)[0] if counts else ("", 0)
    return language if language in _SPOKEN and count * 2 > counts.total() else "en"


def _sample(entry: Entry) -> str:
    text = next((section.text for part in entry.parts for section in part.sections if section.text.strip()), "")
    return text[:_SAMPLE] or entry.record.title
