"""What links may call an entry: its files, their aliases, its own names and keys; and which file a path means."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from papernotes.endings import MARKDOWN, PLAIN, end_of
from papernotes.library.mentions import squash
from papernotes.slug import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from papernotes.library.entry_model import Entry, Library
    from papernotes.slug import Slug

_ENDS = (*MARKDOWN, PLAIN)
_MADE = (".html", ".htm")
"""How the pages end that a site's program makes of notes."""
_FRONT_PAGES = ("README.md", "readme.md", "index.md")
"""What a folder shows, where it is a page of its own."""

_FEW = 8
"""How many namesakes are told."""


class NamedEntry(NamedTuple):
    """An entry that a name stands for."""

    entry: Entry
    file: str
    """The file that has the name; empty where it is the record's own."""


class Names:
    """Looks up entries by name, as Obsidian, Logseq and Zettlr do: files first, then aliases, then records."""

    def __init__(self, library: Library, by_file: Mapping[str, Sequence[Entry]]) -> None:
        files, aliases, own = (_Table(), _Table(), _Table())
        self._tables = files, aliases, own
        self._keys: dict[str, Entry] = {}
        for file, entries in sorted(by_file.items(), key=lambda item: item[0].count("/")):
            called = NamedEntry(entries[0], file)
            stem = stem_of(file)
            parts = bare_name(file).split("/")
            for first in range(len(parts)):
                files.add("/".join(parts[first:]), called)
            for alias in library.names.get(file, ()):
                aliases.add(alias, called)
            if stem.startswith("@"):
                self._keys.setdefault(fold(stem[1:]), entries[0])
        for of in (_by_name, _by_title, _by_key):
            for entry in library.entries:
                for name in of(entry):
                    own.add(name, NamedEntry(entry, ""))
        for entry in library.entries:
            for key in _by_key(entry):
                self._keys.setdefault(fold(key), entry)

    def cited(self, key: str) -> Entry | None:
        """Return the paper that a citation key is of."""
        return self._keys.get(fold(key))

    def find(self, name: str, near: str) -> tuple[NamedEntry, ...]:
        """Return what a name stands for, a few where it is ambiguous, the likeliest first.

        ``near`` is the file that holds the link: a namesake in its folder is meant before one in another, and one
        further up before one further down. A path stands for the file that ends with it, or else for one of its last
        name; not for the file that holds the link, which stands elsewhere than the path says.
        """
        bare = _day(name) or bare_name(name)
        folder = near.rpartition("/")[0]
        for words in dict.fromkeys((bare, bare.rpartition("/")[2])):
            own = near if words != bare and _loose(words) == _loose(stem_of(near)) else ""
            for key in (fold(words), _loose(words)):
                for table in self._tables:
                    if found := tuple(one for one in table.find(key, folder) if not (own and one.file in {own, ""})):
                        return found
        return ()


class _Table:
    """What each of some names stands for, as it is written and by its letters and digits alone."""

    def __init__(self) -> None:
        self._called: dict[str, dict[Slug, NamedEntry]] = {}
        self._in_folder: dict[tuple[str, str], NamedEntry] = {}

    def add(self, name: str, called: NamedEntry) -> None:
        for key in dict.fromkeys((fold(name.strip()), _loose(name))):
            if key:
                self._called.setdefault(key, {}).setdefault(called.entry.slug, called)
                self._in_folder.setdefault((key, called.file.rpartition("/")[0]), called)

    def find(self, key: str, folder: str) -> tuple[NamedEntry, ...]:
        """Return what a key stands for, what stands in a folder first, at most a few."""
        few = tuple(islice(self._called.get(key, {}).values(), _FEW))
        near = self._in_folder.get((key, folder))
        return few if near is None else (near, *(one for one in few if one.entry is not near.entry))


def stem_of(path: str) -> str:
    """Return a file's name without its folder and its end."""
    return path.rpartition("/")[2].rpartition(".")[0]


class Files:
    """Finds the notes file that a path means."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files = frozenset(files)
        self._folded = {fold(file): file for file in sorted(self._files, reverse=True)}

    def find(self, path: str) -> str | None:
        """Return the file that a path means: as it is, without a query, with an end, a folder's front page.

        Only where there is no such file, one in other letter case is meant.
        """
        bare = (path if "#" in path else path.partition("?")[0]).rstrip("/")
        made = bare[: -len(end)] if (end := end_of(bare)) in _MADE else bare
        forms = [path, bare, *(f"{bare}{end}" for end in _ENDS), *(f"{bare}/{page}" for page in _FRONT_PAGES)]
        forms += [f"{made}{end}" for end in _ENDS] if made != bare else []
        for form in forms:
            if form in self._files:
                return form
        return next((self._folded[fold(form)] for form in forms if fold(form) in self._folded), None)


def candidates(target: str, name: str, home: str) -> Iterator[str]:
    """Yield the paths below the notes folder that a path may mean, the likeliest first.

    ``target`` is the path from the notes folder, ``name`` the path as written where it may begin anywhere, ``home``
    the path of the notes folder from the root of its repository: addresses on GitHub begin there.
    """
    above = target.count("../")
    parts = home.split("/") if home else []
    if above:
        if above <= len(parts) and target.startswith("../" * above):
            path = "/".join([*parts[: len(parts) - above], target[3 * above :]])
            if path.startswith(f"{home}/"):
                yield path[len(home) + 1 :]
        return
    yield target
    for first in range(len(parts)):
        tail = "/".join(parts[first:]) + "/"
        if target.startswith(tail):
            yield target[len(tail) :]
    if name and name != target:
        yield name


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(r"(?:\w+, )?([A-Z][a-z]{2})[a-z]{0,6} (\d{1,2})(?:st|nd|rd|th)?, (\d{4})")


def _day(name: str) -> str:
    """Return what the journal of a day is called where a name is that day as Logseq writes it: ``Apr 1st, 2023``."""
    found = _DAY.fullmatch(name.strip())
    if not found or found[1].lower() not in _MONTHS:
        return ""
    return f"{found[3]}_{_MONTHS.index(found[1].lower()) + 1:02}_{int(found[2]):02}"


def _loose(name: str) -> str:
    return fold(squash(name))


def bare_name(name: str) -> str:
    """Return what a link calls a file, without the marks of a path and the end of a notes file."""
    name = name.strip().removeprefix("./").strip("/")
    end = end_of(name)
    return name[: -len(end)] if end in _ENDS else name


def _by_name(entry: Entry) -> Iterator[str]:
    yield from [entry.record.name] if entry.record.name else []


def _by_title(entry: Entry) -> Iterator[str]:
    yield from (part.title for part in entry.parts)


def _by_key(entry: Entry) -> Iterator[str]:
    yield from dict.fromkeys(record.key for record in (entry.record, *entry.parts) if record.key)
