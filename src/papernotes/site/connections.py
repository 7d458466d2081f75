"""What links a body to the rest of the library: references to notes and images, and mentions of other entries.

Bodies are rendered without the library (see ``markup``); here their placeholders get addresses, when a page is drawn.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from papernotes.body import Address, NotesReference, RecordBody, connect
from papernotes.body.placed_links import as_read
from papernotes.diagnostics import Diagnostic
from papernotes.library.mentions import squash
from papernotes.site.atlas import Atlas, scope_of
from papernotes.site.backlinks import with_links
from papernotes.site.citing import Cited, address_of, cited_entry, cited_work
from papernotes.site.connected import Connected, SpokenOf, works_in
from papernotes.site.copies import Copied, Copies, sized
from papernotes.site.embeds import Embeds
from papernotes.site.material import Material
from papernotes.site.mentioning import link_mentions
from papernotes.site.own_style import held
from papernotes.site.own_style.restyling import cited_urls
from papernotes.site.pictures import form_of
from papernotes.site.texts import cut
from papernotes.site.title_text import named, titled
from papernotes.slug import Slug, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from papernotes.library.entry_model import Entry, Library, Mention
    from papernotes.model import Skipped
    from papernotes.parse.bibliography import Reference as Work
    from papernotes.site.embeds import Place
    from papernotes.site.own_style import StyledItem, StyledItems

_WORDS = 80
"""Characters of the notes that a finding repeats; formulas can be long."""
_WORDLESS = "Write some words of its own in that note to give it a page, or name another."
"""What helps where the note that a link names is there and has no page."""
_SHORT = 32
"""Characters of a title that stand behind a link to the paper's address, where the paper has no name."""
_TITLE = 200
"""Characters of a title that a link tells."""
_COPY = "`files: copy` in papernotes.yml copies the documents, sounds and films that pages lead to."


_NOTHING = Material()


class Connections:
    """Resolves what bodies refer to. Made once for a run of pages; its answers follow from the library alone."""

    def __init__(
        self,
        library: Library,
        bodies: Mapping[tuple[str, int], RecordBody],
        material: Material = _NOTHING,
        styled: StyledItems | None = None,
    ) -> None:
        """``bodies`` holds a record's body by the file and first line of the record.

        ``styled`` makes items of what is cited, where the project has a style of its own.
        """
        self._styled = styled
        self._by_slug: dict[Slug, Entry] = {entry.slug: entry for entry in library.entries}
        self._bodies = bodies
        self._atlas = Atlas(library, bodies, material.home)
        self._copies = Copies(material.pictures, material.others if material.copied else (), material.home)
        self._kept = Copies((), () if material.copied else material.others, material.home)
        self._sizes = material.others
        self._active = Copies(material.active, (), material.home)
        self._withheld = Copies((), tuple(material.withheld), material.home)
        self._private = frozenset(material.private) | {_key(name) for name in material.private} - {""}
        self._works = {fold(work.key): work for work in material.works if work.key not in self._private}
        self._skipped = library.skipped
        self._mentions: dict[tuple[Slug, int], list[Mention]] = {}
        for mention in library.mentions:
            self._mentions.setdefault((mention.source, mention.section), []).append(mention)

    def connected(self, entry: Entry, bodies: Sequence[RecordBody], say: Callable[[str], str] = str) -> Connected:
        """Return where what an entry's page refers to leads, and where it embeds others, its sections with them.

        ``bodies`` are those of its parts, ``say`` puts the words of the interface in.
        """
        addresses = []
        works: dict[str, Work] = {}
        urls: dict[str, None] = {}
        embeds = False
        for record, body in zip(entry.parts, bodies, strict=True):
            found = []
            for reference, _ in (*body.images, *body.links):
                address = self.resolve(reference, record.place.file, entry)
                found.append(address)
                embeds = embeds or reference.sort == "shown"
                if address and (work := self._work(reference)):
                    works[work.key] = work
                if address and (reference.sort in {"key", "handle"} or address.url.startswith(address_of(""))):
                    urls[address.url] = None
            addresses.append(tuple(found))
        mentions = [SpokenOf(mention, *self._target(mention)) for mention in self._mentions_of(entry)]
        shown = tuple(self._with_embeds(entry, bodies, say)) if embeds else None
        cited = tuple(works.values()) if shown is None else works_in(shown, self._works.values())
        told = map(self._item, urls if shown is None else cited_urls(shown))
        items = tuple(filter(None, told)) if self._styled else None
        return Connected(tuple(addresses), tuple(mentions), cited, shown, items)

    def _item(self, url: str) -> StyledItem | None:
        entry = self._by_slug.get(Slug(unquote(url.removesuffix(".html")))) if url.endswith(".html") else None
        if self._styled and entry:
            return self._styled.of_record(url, entry.record)
        work = self._works.get(fold(unquote(url.removeprefix(address_of(""))))) if url.startswith("#") else None
        return self._styled.of_work(url, work) if self._styled and work else None

    def _with_embeds(self, entry: Entry, bodies: Sequence[RecordBody], say: Callable[[str], str]) -> Iterator[str]:
        """Yield the HTML of an entry's sections, what is embedded in its place."""
        own = sum(len(section.html) for body in bodies for section in body.sections)
        cite = as_read if self._styled is None else held
        embeds = Embeds(self._atlas, lambda reference, file: self.resolve(reference, file, entry), own, cite)
        number = 0
        for part, (record, body) in enumerate(zip(entry.parts, bodies, strict=True)):
            resolve = partial(self.resolve, file=record.place.file, page=entry)
            for at, section in enumerate(body.sections):
                around: tuple[Place, ...] = ((entry.slug, part, -1, ""), (entry.slug, part, at, ""))
                embed = partial(embeds.stub, file=record.place.file, around=around)
                html = say(connect(section.html, resolve, scope_of(part), embed, cite))
                mentions = self._mentions.get((entry.slug, number))
                html = link_mentions(html, mentions, self._target) if mentions else html
                yield say(embeds.put_in(html))
                number += 1

    def with_links(self, library: Library) -> tuple[Mention, ...]:
        """Return what a library's entries mention, what they link to, cite or show in place among it."""
        return with_links(library.mentions, library.entries, self._bodies, self._atlas)

    def _mentions_of(self, entry: Entry) -> Iterator[Mention]:
        """Yield what an entry's sections mention."""
        for number in range(sum(len(part.sections) for part in entry.parts)):
            yield from self._mentions.get((entry.slug, number), ())

    def resolve(self, reference: NotesReference, file: str, page: Entry) -> Address | None:
        """Return where a reference in a file leads from an entry's page, None when the library does not have it."""
        if copied := self._copied(reference, file, self._copies):
            fragment = f"#{quote(copied.fragment, safe='=&')}" if copied.fragment else ""
            address = f"../{quote(self._copies.places[copied.path])}{fragment}"
            return Address(address, form=form_of(copied.path), words=copied.path.rpartition("/")[2])
        target = self._atlas.find(reference, file) if reference.sort != "image" else None
        if target is None:
            return self._listed(reference)
        if reference.sort in {"key", "handle"} and target.section < 0:
            said = cited_entry(target.entry)
            return Address(
                f"{quote(target.entry.slug)}.html", cut(said.whole, _TITLE), words=said.authors, year=said.year
            )
        anchor = self._atlas.anchor(target)
        there = "" if target.entry.slug == page.slug and anchor else f"{quote(target.entry.slug)}.html"
        title = cut(titled(target.entry.record), _TITLE)
        return Address(f"{there}#{quote(anchor)}" if anchor else there, title, words=target.words or title)

    def _listed(self, reference: NotesReference) -> Address | None:
        """Return where a work of the bibliography that has no page stands: in a list on the page that cites it."""
        work = self._work(reference)
        return _cited(address_of(work.key), cited_work(work)) if work else None

    def _work(self, reference: NotesReference) -> Work | None:
        """Return the work of the bibliography that a reference cites; a wikilink does with ``@`` before the key."""
        cites = reference.sort in {"key", "handle"} or (reference.sort == "name" and reference.target.startswith("@"))
        return self._works.get(fold(reference.target.removeprefix("@"))) if cites else None

    def _copied(self, reference: NotesReference, file: str, copies: Copies) -> Copied | None:
        """Return the file beside the notes that a reference means, if it means one rather than notes."""
        if reference.sort in {"block", "key", "handle"} or not form_of(_path(reference.target)):
            return None
        return copies.find(reference, file)

    def copies(self) -> tuple[tuple[str, str], ...]:
        """Return what to copy: the path below the notes folder and below the site of each file that bodies mean."""
        found = (
            self._copied(wanted.reference, file, self._copies)
            for (file, _), body in self._bodies.items()
            for wanted in (*body.images, *body.links)
        )
        wanted = {copied.path for copied in found if copied}
        return tuple((path, place) for path, place in self._copies.places.items() if path in wanted)

    def check(self) -> tuple[Diagnostic, ...]:
        """Return a finding for each picture that is not there, each link to nothing, and what could not be shown."""
        entries = {part.place.start: entry for entry in self._by_slug.values() for part in entry.parts}
        found: list[Diagnostic] = []
        for (file, line), body in self._bodies.items():
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
                reference = wanted.reference
                if told := self._told(reference, file, entries[file, line]):
                    code, message, aid = told
                    words = reference.target
                    found.append(Diagnostic(code, message, file, line=wanted.line, words=words, help=aid))
        return tuple(found)

    def _told(self, reference: NotesReference, file: str, entry: Entry) -> tuple[str, str, str] | None:
        """Return the rule, the message and the advice for a reference that leads nowhere, or to one of several."""
        if copied := self._copied(reference, file, self._copies):
            return _ambiguous(reference.target, [copied.path, *copied.others]) if copied.others else None
        if self._copied(reference, file, self._withheld):
            return "PN610", f"this file lies in a private folder: `{reference.target}`", ""
        if kept := self._copied(reference, file, self._kept):
            size = sized(self._sizes[kept.path])
            message = f"this file ({size}) is not copied, so its words stand without a link: {kept.path}"
            return "PN205", message, _COPY
        if reference.sort == "image":
            return self._no_picture(reference, file)
        target = self._atlas.find(reference, file)
        if target and (entry.record.draft or not target.entry.record.draft):
            files = dict.fromkeys(one.record.place.file for one in (target.entry, *target.others))
            return _ambiguous(reference.target, files) if target.others else None
        known = reference.sort == "handle" or self._listed(reference) is not None
        return None if known else self._nowhere(reference, file, private=target is not None)

    def _nowhere(self, reference: NotesReference, file: str, *, private: bool) -> tuple[str, str, str]:
        """Return what is told of a reference that leads to no page."""
        words = reference.target
        if private or not self._private.isdisjoint(_called(words)):
            return "PN610", f"a private note is called `{words}`", ""
        if left := self._left_out.keys() & _called(words.partition("#")[0]):
            return "PN206", f"{self._left_out[min(left)]}, so no page is called `{words}`", _WORDLESS
        if form_of(_path(words)) == "picture":
            return self._no_picture(reference, file)
        if words.startswith("../"):
            return "PN205", f"The address cannot be followed from a web page: {words}", ""
        what = "no paper has the key" if reference.sort == "key" else "nothing in the notes is called"
        return "PN206", f"{what} `{words}`", ""

    def _no_picture(self, reference: NotesReference, file: str) -> tuple[str, str, str]:
        words = reference.target
        if self._active.find(reference, file):
            return "PN207", f"this picture does more than draw: `{words}`", ""
        if words.startswith("../"):
            return "PN205", f"The picture is not below the notes folder: {words}", ""
        return "PN204", f"no picture `{words}`", ""

    @cached_property
    def _left_out(self) -> Mapping[str, str]:
        """What is said of each file that has no page since its lines are skipped, by what a link may call it."""
        longest: dict[str, Skipped] = {}
        for part in sorted(self._skipped, key=lambda part: part.end_line - part.line):
            if part.file not in self._atlas.by_file:
                longest[part.file] = part
        words = {
            file: f"{file}:{part.line}-{part.end_line} is left out ({part.reason})" for file, part in longest.items()
        }
        return {name: words[file] for file in sorted(words, reverse=True) for name in (_key(file), file)}

    def _target(self, mention: Mention) -> tuple[str, str, str]:
        entry = self._by_slug[mention.target]
        return (
            f"{quote(entry.slug)}.html",
            titled(entry.record),
            named(entry.record) or cut(titled(entry.record), _SHORT),
        )


def _cited(url: str, said: Cited) -> Address:
    return Address(url, cut(said.whole, _TITLE), words=said.authors, year=said.year)


def _ambiguous(words: str, files: Iterable[str]) -> tuple[str, str, str]:
    """Return what is told of a link that may lead to several files."""
    named = ", ".join(files)
    advice = "Write the path of the one that is meant, from the folder of the notes."
    return "PN303", f"`{words}` may mean {named}: it leads to the first", advice


def _path(target: str) -> str:
    """Return a target without the fragment of a document, which leads to a page of it."""
    return target if form_of(target) else target.partition("#")[0]


def _called(target: str) -> set[str]:
    """Return what a reference may name: a path as it is, and the keys of its page and its heading."""
    page, _, heading = target.partition("#")
    return {page, _key(page), _key(heading)} - {""}


def _key(name: str) -> str:
    return squash(name.rpartition("/")[2].removesuffix(".md")).casefold()
