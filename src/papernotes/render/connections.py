"""What links a body to the rest of the library: references to notes and images, and mentions of other entries.

Bodies are rendered without the library (see ``markup``); here their placeholders get addresses, when a page is drawn.
"""

from __future__ import annotations

import html as _html
import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from papernotes.diagnostics import Diagnostic
from papernotes.library.mentions import squash, stands_alone
from papernotes.library.whereabouts import paper_key
from papernotes.render.markup import Address, Body, Reference, connect
from papernotes.render.texts import cut
from papernotes.slug import Given, slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from papernotes.library.model import Entry, Library, Mention
    from papernotes.model import Skipped
    from papernotes.slug import Slug

IMAGES = "files"
"""The folder of the site for what is copied from the notes."""

_NOWHERE = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f]|[. ]+(?=/)')
"""What Windows, or what uploads sites to GitHub Pages, takes in no name."""
_STEM, _LONGEST = 60, 8000
"""Characters of a file's name before a number, so that a system takes it; bytes of a path, of which none is cut."""
_WORDS = 80
"""Characters of the notes that a finding repeats; formulas can be long."""
_WORDLESS = "Write some words of its own in that note to give it a page, or name another."
"""What helps where the note that a link names is there and has no page."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*+)[^>]*>", re.IGNORECASE)
_HREF = re.compile(r'\shref="([^"]*)"')
_SHORT = 32
"""Characters of a title that stand behind a link to the paper's address, where the paper has no name."""
_NEVER_INSIDE = frozenset({"a", "code", "pre", "math", "kbd", "samp", "button", "figcaption", "summary"})


class Connections:
    """Resolves what bodies refer to. Made once for a run of pages; its answers follow from the library alone."""

    def __init__(self, library: Library, pictures: Iterable[str], active: Iterable[str] = (),
                 private: Iterable[str] = ()) -> None:  # fmt: skip
        """``pictures`` are the paths of those that may be shown, ``active`` of those that do more than draw.

        ``private`` is what notes are called that are not in the library, for findings alone.
        """
        self._by_slug: dict[Slug, Entry] = {entry.slug: entry for entry in library.entries}
        self._pictures = _places(pictures)
        self._active = frozenset(active)
        self._private = frozenset(private) | {_key(name) for name in private} - {""}
        self._names = _names(library.entries)
        self._skipped = library.skipped
        self._by_file: dict[str, list[Entry]] = {}
        for entry in library.entries:
            for file in dict.fromkeys(part.place.file for part in entry.parts):
                self._by_file.setdefault(file, []).append(entry)
        self._anchors: dict[str, Mapping[str, Entry]] = {}
        self._mentions: dict[tuple[Slug, int], list[Mention]] = {}
        for mention in library.mentions:
            self._mentions.setdefault((mention.source, mention.section), []).append(mention)

    def section(self, entry: Entry, number: int, html: str, *, scope: str) -> str:
        """Return a section's HTML with its references and mentions as links, as the entry's own page writes them.

        ``number`` counts the sections over all parts of the entry; ``scope`` sets the part's ids apart.
        """
        connected = connect(html, lambda reference: self.resolve(reference, entry), scope)
        mentions = self._mentions.get((entry.slug, number))
        return link_mentions(connected, mentions, self._target) if mentions else connected

    def mentions_of(self, entry: Entry) -> Iterator[Mention]:
        """Yield what an entry's sections mention."""
        for number in range(sum(len(part.sections) for part in entry.parts)):
            yield from self._mentions.get((entry.slug, number), ())

    def resolve(self, reference: Reference, entry: Entry) -> Address | None:
        """Return where a reference in an entry's notes leads, None when the library does not have it."""
        if reference.sort == "image":
            place = self._pictures.get(reference.target)
            return Address(f"../{quote(place)}") if place else None
        target = self._entry(reference, entry)
        return Address(f"{quote(target.slug)}.html", target.record.title) if target else None

    def _entry(self, reference: Reference, entry: Entry) -> Entry | None:
        named = reference.sort == "name"
        return self._named(reference.target) if named else self._filed(reference.target, entry)

    def check(self, bodies: Mapping[tuple[str, int], Body]) -> tuple[Diagnostic, ...]:
        """Return a finding for each picture that is not there, each link to nothing, and what could not be shown.

        ``bodies`` holds a record's body by the file and first line of the record.
        """
        entries = {part.place.start: entry for entry in self._by_slug.values() for part in entry.parts}
        found: list[Diagnostic] = []
        for (file, line), body in bodies.items():
            found += [
                Diagnostic(
                    f.rule,
                    f"{f.message.removesuffix('.')}: {cut(f.words, _WORDS)}",
                    file,
                    line=f.line,
                    words=f.words,
                    at=f.at,
                )
                for f in body.findings
            ]
            for wanted in (*body.images, *body.links):
                target = wanted.reference.target
                if missing := self._missing(wanted.reference, entries[file, line]):
                    code, what, aid = missing
                    message = f"{what} `{target}`"
                    found.append(Diagnostic(code, message, file, line=wanted.line, words=target, help=aid))
        return tuple(found)

    def _missing(self, reference: Reference, entry: Entry) -> tuple[str, str, str] | None:
        """Return the rule, the words and the advice for a reference that leads nowhere, or to what is not published."""
        if reference.sort != "image":
            target = self._entry(reference, entry)
            if target and (entry.record.draft or not target.record.draft):
                return None
            if target or not self._private.isdisjoint(_called(reference.target)):
                return "PN610", "a private note is called", ""
            if left := self._left_out.keys() & _called(reference.target.partition("#")[0]):
                return "PN206", f"{self._left_out[min(left)]}, so no page is called", _WORDLESS
            return "PN206", "nothing in the notes is called", ""
        if reference.target in self._pictures:
            return None
        if reference.target in self._active:
            return "PN207", "this picture does more than draw:", ""
        return "PN204", "no picture", ""

    @cached_property
    def _left_out(self) -> Mapping[str, str]:
        """What is said of each file that has no page since its lines are skipped, by what a link may call it."""
        longest: dict[str, Skipped] = {}
        for part in sorted(self._skipped, key=lambda part: part.end_line - part.line):
            if part.file not in self._by_file:
                longest[part.file] = part
        words = {
            file: f"{file}:{part.line}-{part.end_line} is left out ({part.reason})" for file, part in longest.items()
        }
        return {name: words[file] for file in sorted(words, reverse=True) for name in (_key(file), file)}

    def _named(self, words: str) -> Entry | None:
        """Return the entry that a wikilink names: by name, title or file, a heading behind ``#`` the more exact."""
        page, _, heading = words.partition("#")
        return (self._names.get(_key(heading)) if heading else None) or self._names.get(_key(page))

    def _filed(self, target: str, entry: Entry) -> Entry | None:
        """Return the entry that a link to a notes file means: the one its fragment names, else the file's first."""
        path, fragment = target, ""
        if target not in self._by_file:  # a file may have the mark in its name
            path, _, fragment = target.rpartition("#") if "#" in target else (target, "", "")
            if path not in self._by_file:
                path, _, fragment = target.partition("#")
        file = path or entry.record.place.file
        entries = self._by_file.get(file, [])
        named = self._anchored(file).get(slugify(fragment)) if fragment else None
        return named or (entries[0] if entries and path else None)

    def _anchored(self, file: str) -> Mapping[str, Entry]:
        """Return the entries of a file by what a fragment may call them, gathered once: many links may lead there."""
        if file not in self._anchors:
            entries = reversed(self._by_file.get(file, []))  # of two with one name the first is meant
            self._anchors[file] = {key: e for e in entries for key in (slugify(e.record.title), e.slug)}
        return self._anchors[file]

    def _target(self, mention: Mention) -> tuple[str, str, str]:
        entry = self._by_slug[mention.target]
        return f"{quote(entry.slug)}.html", entry.record.title, entry.record.name or cut(entry.record.title, _SHORT)


def copies_of(bodies: Iterable[Body], pictures: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Return what to copy: the path below the notes folder and below the site of each picture that bodies show."""
    shown = {wanted.reference.target for body in bodies for wanted in body.images}
    return tuple((path, place) for path, place in _places(pictures).items() if path in shown)


def _places(pictures: Iterable[str]) -> dict[str, str]:
    """Return where below the site each picture is copied to: under its own name, where every system can have it.

    Two names that some system takes for one are told apart by a number.
    """
    given = Given(longest=_LONGEST)
    places = {}
    for path in sorted(pictures, key=lambda path: (_NOWHERE.search(path) is not None, path)):
        place = f"{IMAGES}/{_NOWHERE.sub('-', path)}"
        stem, dot, end = place.rpartition(".")
        folder, slash, name = stem.rpartition("/")
        places[path] = given.give((place,), f"{folder}{slash}{name[:_STEM]}", dot + end)
    return dict(sorted(places.items()))


def _names(entries: Sequence[Entry]) -> Mapping[str, Entry]:
    """Return entries by what a wikilink may call them; the first entry keeps a name that several bear."""
    names: dict[str, Entry] = {}
    for of in (_by_name, _by_title, _by_file_name):
        for entry in entries:
            key = _key(of(entry))
            if key:
                names.setdefault(key, entry)
    return names


def _called(target: str) -> set[str]:
    """Return what a reference may name: a path as it is, and the keys of its page and its heading."""
    page, _, heading = target.partition("#")
    return {page, _key(page), _key(heading)} - {""}


def _by_name(entry: Entry) -> str:
    return entry.record.name or ""


def _by_title(entry: Entry) -> str:
    return entry.record.title


def _by_file_name(entry: Entry) -> str:
    return entry.record.place.file.rpartition("/")[2].rpartition(".")[0]


def _key(name: str) -> str:
    return squash(name.rpartition("/")[2].removesuffix(".md")).casefold()


def link_mentions(html: str, mentions: Sequence[Mention], target: Callable[[Mention], tuple[str, str, str]]) -> str:
    """Return HTML in which the first place of each mention's words is a link; never in code, math or another link.

    A mention by a link leaves the link as it is, which leads out, and puts one to the noted paper behind it.
    ``target`` returns the address, the title and the short name of what a mention names.
    """
    waiting = {_html.escape(mention.words): mention for mention in mentions if not mention.place}
    linked = {mention.place: mention for mention in mentions if mention.place}
    parts: list[str] = []
    depth = past = 0
    beside = ""
    for tag in (*_TAG.finditer(html), None):
        if not (waiting or linked or beside):
            parts.append(html[past:])
            break
        text = html[past : tag.start() if tag else len(html)]
        while text and not depth and waiting and (found := _first(text, waiting)):
            start, words = found
            address, title, _ = target(waiting.pop(words))
            parts += [text[:start], _anchor("mention", address, title, words)]
            text = text[start + len(words) :]
        parts.append(text)
        if tag:
            parts.append(tag[0])
            past = tag.end()
            if linked and (mention := linked.pop(_place_of(tag), None)):
                address, title, name = target(mention)
                beside = _anchor("mention noted", address, title, _html.escape(name))
            elif beside and tag[1] and tag[2].lower() == "a":
                parts.append(beside)
                beside = ""
            if tag[2].lower() in _NEVER_INSIDE and not tag[0].endswith("/>"):
                depth += -1 if tag[1] else 1
    return "".join(parts)


def _anchor(kind: str, address: str, title: str, words: str) -> str:
    return f'<a class="{kind}" href="{_html.escape(address)}" title="{_html.escape(title)}">{words}</a>'


def _place_of(tag: re.Match[str]) -> str:
    """Return the key of the address that a tag opens a link to, empty for any other tag."""
    href = None if tag[1] or tag[2].lower() != "a" else _HREF.search(tag[0])
    return paper_key(_html.unescape(href[1])) if href else ""


def _first(text: str, wanted: Iterable[str]) -> tuple[int, str] | None:
    """Return which of some words stands first in a text by itself, and where; of two at one place the longer."""
    places = ((_place(text, words), -len(words), words) for words in wanted if words in text)
    start, _, words = min((place for place in places if place[0] >= 0), default=(-1, 0, ""))
    return (start, words) if words else None


def _place(text: str, words: str) -> int:
    start = text.find(words)
    while start >= 0 and not stands_alone(text, start, start + len(words)):
        start = text.find(words, start + 1)
    return start
