"""Addresses that lead nowhere but on the machine of who wrote them: files, and notes in other programs.

With them go those of files in private folders, whose names may tell what they are.
Their words stay: ``[the paper](zotero://select/…)`` is "the paper", ``file:///home/…/he.pdf`` is "he.pdf".
"""

from __future__ import annotations

import html
import re
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import unquote

from papernotes.parse.code_spans import code_spans
from papernotes.parse.fields.urls import repair_url
from papernotes.parse.withheld.bare_paths import bare_paths, entry_files, may_hold_paths
from papernotes.parse.withheld.code_lines import CodeLines
from papernotes.parse.withheld.private_folders import file_name, in_private_folder, may_name_private_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    _Kind = Callable[[str], Literal["address", "file", ""]]


class Cut(NamedTuple):
    """Characters of a text to leave out, and what they are."""

    start: int
    end: int
    what: Literal["address", "file", "mark"] = "address"
    """An address of a machine, that of a file in a private folder, or a mark that parts one from its words."""


_WEB = frozenset({"http", "https", "mailto", "doi", "arxiv", "ftp", "ftps", "tel", "sms", "data", "javascript",
                  "vbscript", "view-source", "urn", "isbn", "pmid", "git", "ssh", "magnet", "xmpp", "irc", "news",
                  "ipfs", "hf", "s3", "gs", "bibcode", "hdl", "info", "openalex"})  # fmt: skip
"""Schemes that lead, or led, to something that others have too; a browser does not follow each of them."""
_PROGRAMS = (
    "file", "zotero", "obsidian", "logseq", "evernote", "notion", "joplin", "bear", "things", "roam", "craftdocs",
    "onenote", "devonthink", "x-devonthink-item", "marginnote", "marginnoteapp", "marginnote3app", "marginnote4app",
    "bookends", "papers", "papers2", "papers3", "mendeley", "readcube", "skim", "hook", "vscode", "cursor", "tana",
    "heptabase", "drafts", "ulysses", "omnifocus", "ms-word", "ms-excel", "ms-powerpoint",
)  # fmt: skip
"""Schemes of programs, which are known for such where they stand as text, too."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,30}):(?!\d+(?:/|$))")
_ROOTS = r"home\d?|[Uu]sers|root|[Vv]olumes|mnt|nfs|scratch"
_PATH = re.compile(rf"/(?:{_ROOTS})/|~/|[A-Za-z]:[\\/]|\\\\[^\\\s]|//[\w-]+/")
_BEHIND = rf"[ \t]*[\"'<]?(?:{_PATH.pattern}|(?!https?:|mailto:)[a-z][\w+.-]{{1,30}}:|[^\s)]{{0,40}}(?:&#|%3a|%5c|%2f))"
_OPENINGS = tuple(
    (mark, re.compile(re.escape(mark) + _BEHIND)) for mark in ("](", "]:", "href=", "src=", "href =", "src =")
)
"""What stands before a destination, and with what of one may be such an address."""
_DESTINATION = re.compile(r"\]\([ \t]*+(<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+)([^()\n]*+)\)")
_WINDOWS = re.compile(r"\]\([ \t]*+((?:[A-Za-z]:|\\)\\[^()<>\"\n]*+(?:\([^()\n]*\)[^()<>\"\n]*+)?)\)")
_BARE = re.compile(rf"<?(?<![\w.+-])(?:{'|'.join(_PROGRAMS)}):(?://|\\)[^\s<>\"'`|\])}}]*>?", re.IGNORECASE)
_WIKI = re.compile(r"(!?\[\[)([^\[\]\n|]++)(\|)?+([^\[\]\n]*+)(\]\])")
_NAMED = re.compile(r"\.\w{2,5}(?:#|[ \t]*$)")
"""How a link ends that names a file."""
_ATTRIBUTE = re.compile(r"[ \t](?:href|src)[ \t]*=[ \t]*(\"[^\"\n]*\"|'[^'\n]*'|[^\s<>\"']+)", re.IGNORECASE)
_DEFINITION = re.compile(r" {0,3}\[(?!\^)([^\[\]\n]{1,200})\]:[ \t]*(<[^<>\n]*>|\S+)[^\n]*$")
_CALL = re.compile(r"!?\[((?:[^\[\]\n]|\[[^\[\]\n]*\])+)\](?:\[([^\[\]\n]*)\])?(?![(:])")
_SIZE = re.compile(r"[\d x]*")
"""What stands for the words of a picture and says how large it is."""
_PLACE = re.compile(r"[?#|]")
_LINKED = re.compile(r"\]\(|\[\[|\]:|(?:href|src)[ \t]*=")
"""What stands before a link's destination."""
_LABEL = 1_000
"""Characters before a destination that its label is looked for in."""


def _kind(address: str, *, drafts: bool, files: frozenset[str]) -> Literal["address", "file", ""]:
    """Return what a link's destination is that leads nowhere but on one machine, or to a file in a private folder.

    With ``drafts`` such a file is shown; ``files`` are the names of some.
    """
    address = html.unescape(address.strip().strip("<>\"'")).strip()
    for text in (address, unquote(address)):
        scheme = _SCHEME.match(text)
        if _PATH.match(text) or (scheme and scheme[1].casefold() not in _WEB and repair_url(text) is None):
            return "address"
        if drafts or scheme:
            continue
        if ("/" in text and in_private_folder(_PLACE.split(text, maxsplit=1)[0])) or (
            files and file_name(text) in files
        ):
            return "file"
    return ""


def local_addresses(
    text: str, front: Callable[[], int] = int, *, drafts: bool = False, files: frozenset[str] = frozenset()
) -> tuple[Cut, ...]:
    """Return what to leave out of a text so that its links of this kind are their words; code is left alone.

    ``front`` returns where its front matter ends; with ``drafts`` links to files in private folders stay. ``files`` are
    names of such, as `names_of_private` tells them.
    """
    fields = [Cut(*place) for place in entry_files(text)]
    private = not drafts and (may_name_private_folder(text) or (bool(files) and _LINKED.search(text) is not None))
    if not (private or _may_be_local(text)):
        return tuple(fields)
    kind = partial(_kind, drafts=drafts, files=files)
    places = list(_prose(text, front()))
    definitions = (found for _, line in places if (found := _DEFINITION.match(line)))
    defined = frozenset(_folded(found[1]) for found in definitions if kind(found[2]))
    asked = (
        (at, line) for at, line in places
        if _may_be_local(line) or (defined and "[" in line)
        or (private and (may_name_private_folder(line) or (files and _LINKED.search(line))))
    )  # fmt: skip
    cuts = [cut for at, line in asked for cut in _of_line(at, line, defined, kind)]
    return tuple(_apart([*fields, *cuts]) if fields else cuts)


def _apart(cuts: list[Cut]) -> Iterator[Cut]:
    """Yield cuts in order, of those that overlap the first alone."""
    past = 0
    for cut in sorted(cuts):
        if cut.start >= past:
            past = cut.end
            yield cut


def _may_be_local(text: str) -> bool:
    lower = text.lower()
    before, *_ = lower.rpartition(":")  # what ends at a colon is a twentieth of what a scheme might be looked for in
    return (
        any(part.endswith(_PROGRAMS) for part in before.split(":"))
        or any(mark in lower and opening.search(lower) for mark, opening in _OPENINGS)
        or may_hold_paths(text)
    )


def _prose(text: str, front: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no code, each with where it begins."""
    code, at = CodeLines(), 0
    for line in text.split("\n"):
        if at < front or not code.is_code(line.rstrip("\r")):
            yield at, line
        at += len(line) + 1


def _of_line(at: int, line: str, defined: frozenset[str], kind: _Kind) -> Iterator[Cut]:
    taken = list(code_spans(line)) if "`" in line else []
    past = 0
    for cut in sorted(_cuts(line, defined, kind)):
        if cut.start >= past and not any(start <= cut.start < end for start, end in taken):
            past = cut.end
            yield Cut(at + cut.start, at + cut.end, cut.what)


def _cuts(line: str, defined: frozenset[str], kind: _Kind) -> Iterator[Cut]:
    """Yield what to leave out of a line, in no order; of cuts that overlap the first is meant."""
    definition = _DEFINITION.match(line)
    if definition and (what := kind(definition[2])):
        yield Cut(0, len(line.rstrip("\r")), what)
        return
    yield from _links(line, kind)
    for found in _ATTRIBUTE.finditer(line):
        if what := kind(found[1]):
            yield Cut(*found.span(), what)
    for found in _BARE.finditer(line):
        yield from _bare(found, kind)
    yield from (Cut(*path) for path in bare_paths(line))
    for found in _CALL.finditer(line) if defined else ():
        if _folded(found[2] or found[1]) in defined:
            yield Cut(found.start(), found.start(1), "mark")
            yield Cut(found.end(1), found.end(), "mark")


def _links(line: str, kind: _Kind) -> Iterator[Cut]:
    for found in (*_DESTINATION.finditer(line), *_WINDOWS.finditer(line)):
        if (what := kind(found[1])) and (begin := _label(line, found.start())) >= 0:
            yield Cut(begin - (line[begin - 1 : begin] == "!"), begin + 1, "mark")
            yield Cut(*found.span(), what)
    for found in _WIKI.finditer(line):
        what = kind(found[2])
        if what == "file" and not _NAMED.search(found[2]):
            continue  # the name of notes is the word of who wrote it
        if what and (found[3] or what == "file" or "//" in found[2]):
            worded = found[3] and not (found[1][0] == "!" and _SIZE.fullmatch(found[4]))
            yield Cut(found.start(), found.start(4) if worded else found.end(), what)
            if worded:
                yield Cut(*found.span(5), "mark")


def _bare(found: re.Match[str], kind: _Kind) -> Iterator[Cut]:
    """Yield an address that stands for itself; of a file's the name stays, unless it lies in a private folder."""
    address, start, end = found[0].rstrip(".,;:!?*_>"), found.start(), found.end()
    stop = end if found[0].endswith(">") else start + len(address)
    name = max(address.rfind("/"), address.rfind("\\")) + 1
    is_file = address.lstrip("<")[:5].casefold() == "file:"
    if is_file and kind(address[name:] or address.partition(":")[2]) == "file":
        yield Cut(start, stop, "file")
    elif is_file and address[name:]:
        yield Cut(start, start + name)
        if stop > start + len(address):
            yield Cut(start + len(address), stop, "mark")
    else:
        yield Cut(start, stop)


def _label(line: str, end: int) -> int:
    """Return where the label begins that ends with a bracket, -1 when nothing opens it."""
    depth = 0
    for at in range(end, max(-1, end - _LABEL), -1):
        depth += {"]": 1, "[": -1}.get(line[at], 0)
        if not depth:
            return at
    return -1


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()
