"""``papers/<slug>.md``: an entry's notes as one clean Markdown file, for people and programs that read text.

The body is the notes' own lines, in plain Markdown. Lines that became fields are left out and told in a short head in
their stead, in words that papernotes itself reads.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from textwrap import dedent
from typing import TYPE_CHECKING
from urllib.parse import quote

from papernotes.parse.dialects import shown_lines
from papernotes.parse.expansion import allowance
from papernotes.site.exports.plain_text import line, lines
from papernotes.site.feeds.markdown_text import escaped, escaped_words
from papernotes.site.feeds.twin_links import TwinLinks
from papernotes.site.feeds.untooled import untooled
from papernotes.site.page import Artifact
from papernotes.site.provenance import differing_words
from papernotes.site.texts import scored
from papernotes.site.title_text import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from papernotes.body import RecordBody
    from papernotes.library.entry_model import Entry
    from papernotes.model import LinkKind, Place, Record, Section
    from papernotes.site.connected import Connected
    from papernotes.source import Source

_HEADING = re.compile(r" {0,3}#{1,6}(?=[ \t])")
_DEFINITION = re.compile(r" {0,3}\[(\^?[^\[\]]{1,200})\]:[ \t]*\S")
_CALL = re.compile(r"\[(\^?[^\[\]\n]{1,200})\]")
_INDENT = frozenset({"", " ", "\t"})
_LABELS: dict[LinkKind, str] = {
    "paper": "Paper", "code": "Code", "project": "Project", "data": "Data", "video": "Video", "slides": "Slides",
    "blog": "Blog", "discussion": "Discussion", "other": "Link",
}  # fmt: skip


class Twins:
    """The Markdown files of entries. What it remembers follows from the sources alone."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.path: source for source in sources}
        self._defined: dict[str, Mapping[str, tuple[int, str]]] = {}
        self._plain: dict[str, tuple[str, ...]] = {}

    def path(self, entry: Entry) -> str:
        """Return where an entry's Markdown file stands."""
        return f"papers/{entry.slug}.md"

    def artifact(self, entry: Entry, bodies: Iterable[RecordBody] = (), connected: Connected | None = None) -> Artifact:
        """Return an entry's Markdown file; ``bodies`` are those of its parts, ``connected`` is where they lead."""
        parts = [f"# {escaped_words(entry.record.title) or entry.slug}", "\n".join(_head(entry))]
        led = connected.led(bodies) if connected else [{} for _ in entry.parts]
        texts = [
            lines(self._body(record, TwinLinks(record.place.file, f"{quote(entry.slug)}.html", addresses)))
            for record, addresses in zip(entry.parts, led, strict=True)
        ]
        several = sum(map(bool, texts)) > 1
        writers = entry.writers or ("",) * len(texts)
        for record, body, otherwise, writer in zip(entry.parts, texts, differing_words(entry), writers, strict=True):
            said = " · ".join(map(escaped_words, otherwise))
            first = record is entry.parts[0]
            if said or writer or (body and (several or not first)):
                word = "Noted" if first and (several or writer) else "Also noted"
                by = f" by {escaped_words(writer)}" if writer else ""
                parts.append(f"*{word}{by} in {_told(record.place)}:*{' ' * bool(said)}{said}")
            parts.append(body)
        text = "\n\n".join(part for part in parts if part)
        return Artifact(self.path(entry), f"{text}\n".encode())

    def _body(self, record: Record, links: TwinLinks) -> str:
        """Return a record's lines without those that became fields, its headings one level below the title."""
        source = self._sources.get(record.place.file)
        if source is None:
            return ""
        place = record.place
        shown = dict(record.shown)
        raw = self._lines(source)[place.line - 1 : place.end_line]
        headed = {section.line: section for section in record.sections if section.heading}
        told = shown.keys() | headed.keys()
        kept: list[str] = []
        dropped = False
        for number, text in enumerate(_undented(raw, shown, place.line), place.line):
            if number not in told:
                if text and not text.isspace():
                    kept.append(text)
                    dropped = False
                elif not dropped or (kept and kept[-1].strip()):  # one empty line is enough around what is left out
                    kept.append("")
                continue
            said = shown.get(number, text)
            if number in headed and (heading := _heading(headed[number], raw[number - place.line], number in shown)):
                kept += ["", heading] if kept and kept[-1].strip() else [heading]
                said = shown.get(number)
            if said and not said.isspace():
                kept.append(said)
                dropped = False
            else:
                dropped = True
        definitions = list(self._definitions("\n".join(kept), source, place))
        body = links.linked([*kept, "", *definitions] if definitions else kept)
        return "\n".join(untooled(body)).strip("\n")

    def _lines(self, source: Source) -> tuple[str, ...]:
        """Return a source's lines in plain Markdown, those of the latest source remembered."""
        if source.path not in self._plain:
            self._plain = {source.path: shown_lines(source)}
        return self._plain[source.path]

    def _definitions(self, body: str, source: Source, place: Place) -> Iterator[str]:
        """Yield the definitions of links and footnotes that stand elsewhere in the source and are called here."""
        if "]" not in body:
            return
        if source.path not in self._defined:
            self._defined[source.path] = definitions(source)
        defined = self._defined[source.path]
        for label in dict.fromkeys(match[1].casefold() for match in _CALL.finditer(body)):
            number, text = defined.get(label, (place.line, ""))
            if not place.line <= number <= place.end_line:
                yield text


def definitions(source: Source) -> Mapping[str, tuple[int, str]]:
    """Return a source's definitions: label → line and text; those that its calls would write out too often left out."""
    found = {
        match[1].casefold(): (number, text)
        for number, text in reversed([line for line in enumerate(source.lines, 1) if "]:" in line[1]])
        if (match := _DEFINITION.match(text))
    }
    if max((len(text) for _, text in found.values()), default=0) * source.text.count("[") <= allowance(source.text):
        return found
    calls = Counter(match[1].casefold() for match in _CALL.finditer(source.text))
    written = sorted((calls[label] * len(text), label) for label, (_, text) in found.items())
    within = accumulate(size for size, _ in written)
    return {
        label: found[label]
        for (_, label), total in zip(written, within, strict=True)
        if total <= allowance(source.text)
    }


def _head(entry: Entry) -> Iterator[str]:
    """Yield the lines that tell an entry's fields."""
    record = entry.record
    venue = " ".join([part for part in (line(record.venue or ""), str(record.year or "")) if part])
    links = [(_LABELS[link.kind], f"<{line(link.url).replace(' ', '%20')}>") for link in record.links]
    for label, value in (
        ("Name", escaped(named(record))),
        ("Authors", escaped(", ".join(record.authors) + (" et al." if record.others else ""))),
        ("Venue" if record.venue else "Year", escaped(venue)),
        ("arXiv", line(record.arxiv or "")),
        ("DOI", line(record.doi or "")),
        ("Topics", escaped(", ".join([topic.name for topic in entry.topics]))),
        ("Status", entry.status or ""),
        ("Rating", line(scored(record.rating)) if record.rating else ""),
        ("Read on", line(record.read_on or "")),
        ("Dated", line(record.dated or "")),
        *links,
        ("Source", "; ".join([_told(part.place) for part in entry.parts])),
    ):
        if value:
            yield f"- {label}: {value}"


def _heading(section: Section, raw: str, used_up: bool) -> str:
    """Return the heading of a section, one level below the title: as written where it is one in the source.

    A bold line or a label is one where the record says that its line is used up; else it stays in the text.
    """
    marks = "#" * min(section.level + 1, 6)
    if _HEADING.match(raw):
        return _HEADING.sub(marks, raw, count=1)
    return f"{marks} {escaped_words(section.heading)}" if used_up else ""


def _told(place: Place) -> str:
    last = f"–{place.end_line}" if place.end_line != place.line else ""
    return f"`{line(place.file).replace('`', '')}`, line{'s' if last else ''} {place.line}{last}"


def _undented(raw: Iterable[str], shown: Mapping[int, str | None], first: int) -> list[str]:
    """Return lines without the indentation that those still to be shown have in common, as beneath a bullet."""
    texts = list(raw)
    for number in shown:
        if 0 <= number - first < len(texts):
            texts[number - first] = ""
    if any(text[:1] not in _INDENT for text in texts):  # a line that is not indented: nothing to take off
        return texts
    return dedent("\n".join(texts)).split("\n")
