"""Links as they are written: wrapped, slipped, followed, given twice. A repair must be read as the same links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.diagnostics import Diagnostic, Edit, Fix
from papernotes.parse.fields.line_links import find_links
from papernotes.parse.fields.urls import repair_url
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.check.checked_text import Text
    from papernotes.model import Record
    from papernotes.parse.fields.line_links import FoundLink

_HINTS = ("://", ":/", ":%3A", "ttp", "www.", "extension:", ":\\")
_TARGET = r"[^()\s<>]{1,2000}(?:\([^()\s<>]{0,200}\)[^()\s<>]{0,200}){0,4}"
_WRAPPED = re.compile(
    rf"<[ \t]?(?:\[(?P<label>[^\[\]\n]{{0,500}})\][ \t]?\((?P<target>{_TARGET})\)|\((?P<alone>{_TARGET})\))[ \t]?>"
)
"""``<[label](address)>`` and ``<(address)>``: what an editor makes of an address pasted over a placeholder."""
_APART = re.compile(rf"(?<!!)\[(?P<label>[^\[\]\n]{{1,500}})\][ \t]\((?P<target>https?://{_TARGET})\)")
_REVERSED = re.compile(rf"(?<![\w\]])\((?P<label>[^()\[\]\n]{{1,200}})\)\[(?P<target>https?://{_TARGET})\](?!\()")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]+\1(?!`)")
_SLIP = re.compile(r"^(?!https?://[^/\\])|^https?://https?:", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:h{1,2}t{1,3}p|ttp|htp)", re.IGNORECASE)
_LONGEST = 4000
_KEY = re.compile(r"^[\s>*_\-+#|]*[^\W\d_][\w /-]{0,30}[*_]{0,2}\s?[:：]")


class _Flaw(NamedTuple):
    """A place of a line, what should stand there, and what is wrong."""

    start: int
    end: int
    text: str
    code: str
    message: str


def addresses(text: Text) -> Iterator[Diagnostic]:
    """Yield what is wrong with the addresses of a source's prose, each with its repair where that is certain."""
    for number, line in text.prose():
        if len(line) > _LONGEST or not any(hint in line for hint in _HINTS):
            continue
        start = text.source.line_span(number).start
        for flaw in _flaws(line, number):
            span = Span(start + flaw.start, start + flaw.end)
            mended = line[: flaw.start] + flaw.text + line[flaw.end :]
            sure = _read(mended) == _read(line)
            fix = Fix("Write the address itself", (Edit(span, flaw.text),)) if sure else None
            yield Diagnostic(flaw.code, flaw.message, text.source.path, span, fix=fix)


def _read(line: str) -> list[str]:
    return [link.url for link in find_links(line)]


def _flaws(line: str, number: int) -> Iterator[_Flaw]:
    taken = [found.span() for found in _CODE.finditer(line)] if "`" in line else []

    def free(start: int, end: int) -> bool:
        return not any(a < end and start < b for a, b in taken)

    for flaw in (*_wrapped(line), *_misplaced(line)):
        if free(flaw.start, flaw.end):
            taken.append((flaw.start, flaw.end))
            yield flaw
    for link in find_links(line, number):
        at = line.find(link.source_url, link.start, link.end)
        if at >= 0 and link.source_url != link.url and free(link.start, link.end):
            found = _altered(link, at)
            if found:
                yield found


def _wrapped(line: str) -> Iterator[_Flaw]:
    if "<[" not in line and "<(" not in line and "< " not in line:
        return
    for match in _WRAPPED.finditer(line):
        url = repair_url(match["target"] or match["alone"])
        if not url:
            continue
        label = (match["label"] or "").strip()
        (link, *_) = find_links(f"[{label}]({url})") or (None,)
        text = f"[{label}]({url})" if link and link.text else f"<{url}>"
        yield _Flaw(*match.span(), text, "PN202", "The address is wrapped in brackets that are no part of it.")


def _misplaced(line: str) -> Iterator[_Flaw]:
    """Yield links whose two brackets stand apart or have changed places: Markdown makes no link of them."""
    for pattern, message in (
        (_APART, "A blank stands between the words and the address, so they make no link elsewhere."),
        (_REVERSED, "The words and the address are in each other's brackets."),
    ):
        for match in pattern.finditer(line) if "://" in line else ():
            url = repair_url(match["target"])
            if url:
                yield _Flaw(*match.span(), f"[{match['label']}]({url})", "PN202", message)


def _altered(link: FoundLink, at: int) -> _Flaw | None:
    """Return what is wrong with an address that is read as another; None for what is merely written short."""
    raw, url = link.source_url, link.url
    end = at + len(raw)
    base = raw.partition("#")[0].partition("?")[0]
    if base == url.partition("#")[0].partition("?")[0]:
        shorter = len(url) < len(raw.replace("&amp;", "&"))  # else it is only written in another way
        return _Flaw(at, end, url, "PN210", "The address tells where its reader came from.") if shorter else None
    if re.match(r"[a-z-]{0,20}extension:|view-source:", raw, re.IGNORECASE):
        return _Flaw(at, end, url, "PN202", "The address is wrapped in that of a browser's extension.")
    if _SCHEME.match(raw) and _SLIP.match(raw):
        return _Flaw(at, end, url, "PN202", "The address does not begin with `https://` or `http://`.")
    if "http" in raw[8:].lower() and url.partition("://")[2][:20] not in base:
        return _Flaw(at, end, url, "PN202", "The address is wrapped in that of a service which only passes it on.")
    return None


def duplicates(text: Text, record: Record) -> Iterator[Diagnostic]:
    """Yield a finding for each line of a record that is a link, and the same link as an earlier such line."""
    place = record.place
    seen: dict[str, int] = {}
    for number in range(place.line, min(place.end_line, len(text.source.lines)) + 1):
        line = text.source.line(number)
        if number in text.verbatim or len(line) > _LONGEST or not any(hint in line for hint in _HINTS):
            continue
        links = find_links(line, number)
        if len(links) != 1 or not _is_only(line, links[0]):
            continue
        (link,) = links
        first = seen.setdefault(link.url.partition("://")[2].removeprefix("www.").rstrip("/"), number)
        if first != number:
            span = text.source.find(link.source_url, number)
            message = f"The same address stands on line {first} already."
            yield Diagnostic("PN209", message, text.source.path, span)


def _is_only(line: str, link: FoundLink) -> bool:
    """Tell whether a line says nothing but a link, a key before it aside; a link with words of its own says more."""
    before, after = _KEY.sub("", line[: link.start]), line[link.end :]
    return not re.search(r"\w", before + after) and (not link.text or before != line[: link.start])
