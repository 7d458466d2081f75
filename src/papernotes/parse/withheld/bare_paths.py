r"""Paths of a machine that stand as text: ``/home/ada/a.pdf``, ``C:\Users\ada\a.pdf``, the files of a BibTeX entry.

They name the person whose machine it is, and lead nowhere else. The file's own name stays, as that of ``file:///…``
does. Code is left alone, but an entry of BibTeX: nobody reads its field ``file`` but the program that wrote it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class BarePath(NamedTuple):
    """A path's place in a text, up to the file's name, which is empty where no file is named."""

    start: int
    name: int


_ROOTS = ("/home", "/Users/", "/root/", "/Volumes/", "/mnt/", "/nfs/", "/scratch/")
_HINTS = (*_ROOTS, ":\\", ":/Users", ":/users")
"""One of these stands in every line with such a path."""
_SHARE = re.compile(r"\\\\[\w.-]{2,60}\\")
_UNIX = re.compile(
    r"(?<![\w/.~%\\-])/(?:(?:home\d?|Users|Volumes)/(?P<owner>[^\s/\\<>\"'`|()\[\]{},;:]+)|root|mnt|nfs|scratch)"
    r"(?P<rest>(?:/(?:\\ |[^\s/\\<>\"'`|()\[\]{},;:])*)*)"
)
_KNOWN = r"\.(?i:pdf|epub|djvu|docx?|odt|txt|md|tex|bib|png|jpe?g|html?|xlsx?|pptx?|csv|zip|mp[34])\b"
_PART = r"[^\\/<>\"|?*:\n\[\]{}$^]{1,80}"
_WORD = r"[^\\/<>\"|?*:\s\[\]{}()$^,;]{1,80}"
_OWNERS = r"(?i:users|documents and settings|benutzer|utilisateurs|usuarios)"
_WINDOWS = re.compile(
    r"(?<![\w\\])(?:"
    rf"[A-Za-z]:\\{{1,2}}{_OWNERS}\\{{1,2}}(?P<owned>(?:{_PART}\\{{1,2}}){{0,40}})"
    rf"|[A-Za-z]:/{{1,2}}{_OWNERS}/(?P<slashed>(?:{_WORD}/){{0,40}})"
    rf"|(?:[A-Za-z]:\\{{1,2}}|\\\\[\w.-]{{2,60}}\\)(?:{_PART}\\{{1,2}}){{0,40}}(?={_PART}{_KNOWN})"
    rf"|(?P<unsure>[A-Za-z]:\\{{1,2}}(?:{_WORD}\\{{1,2}}){{1,40}})"
    rf")(?P<name>{_PART}?{_KNOWN}|{_WORD}|)"
)
"""Without a person's folder and a known ending it may be TeX, which stands between dollars."""
_FILE = re.compile(
    r"(?<![\w-])(?P<field>(?i:files?|local-?url|localfile|bdsk-file-\d{1,3}))[ \t]*=[ \t]*(?P<opens>[{\"])"
)
_ENTRY = re.compile(
    r"^[ \t>]*+(?P<entry>@[A-Za-z]{3,20}[ \t]*[{(])|(?P<fence>^[ \t>]*+(?:```|~~~))|"
    rf"{_FILE.pattern}|(?P<brace>[{{}}])",
    re.MULTILINE,
)
_WEB = re.compile(r"\s*https?://", re.IGNORECASE)
_COMMA = re.compile(r"[ \t]*,?")


def may_hold_paths(text: str) -> bool:
    """Tell whether a text may hold such a path."""
    return any(hint in text for hint in _HINTS) or ("\\\\" in text and _SHARE.search(text) is not None)


def bare_paths(line: str) -> Iterator[BarePath]:
    """Yield the paths of a machine in a line that stand for themselves."""
    if not may_hold_paths(line):
        return
    for found in _UNIX.finditer(line):
        if "://" in line[line.rfind(" ", 0, found.start()) + 1 : found.start()]:
            continue  # a part of an address
        path = found[0].rstrip(".!?*_")
        name = path.rfind("/") + 1 if found["rest"].strip("./") or not found["owner"] else len(path)
        if found["owner"] or found["rest"].strip("/"):
            yield BarePath(found.start(), found.start() + name)
    for found in _WINDOWS.finditer(line):
        if not found["unsure"] or "$" not in line:
            whole = "" in (found["owned"], found["slashed"])  # it ends with the person's name
            yield BarePath(found.start(), found.end() if whole else found.start("name"))


def entry_files(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the fields of BibTeX entries that say where a file lies, in code as in text."""
    if "@" not in text or not _FILE.search(text):
        return
    depth, begun, at = 0, -1, 0
    while found := _ENTRY.search(text, at):
        at = found.end()
        if found["entry"] or found["fence"]:
            depth, begun = int(bool(found["entry"])), -1
        elif found["field"] and depth == 1 and begun < 0:
            if _WEB.match(text, at):
                at = found.start("opens")
            elif found["opens"] == "{":
                begun, depth = found.start(), 2
            else:
                at = _behind(text, text.find('"', at))
                yield found.start(), at
        elif depth:
            sign = found["brace"] or found["opens"]
            depth += 1 if sign == "{" else -1 if sign == "}" else 0
            if begun >= 0 and depth == 1:
                at = _behind(text, at - 1)
                yield begun, at
                begun = -1


def _behind(text: str, last: int) -> int:
    """Return where a field has ended whose last sign is here, -1 for none; the comma behind it is a part of it."""
    found = _COMMA.match(text, last + 1) if last >= 0 else None
    return found.end() if found else len(text)
