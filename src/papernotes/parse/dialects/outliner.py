"""Logseq's pages: outlines in which every line is a bullet → headings, lists and properties as Markdown has them.

https://docs.logseq.com: properties are ``key:: value``, of the page where they come first and of a block beneath it;
what the program keeps for itself (ids, what is folded, clocks) is nobody's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from papernotes.parse.dialects.block_headings import with_headings
from papernotes.parse.dialects.boxes import Hidden
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines, indent_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FOLDERS = frozenset({"pages", "journals"})
_SIGN = re.compile(
    r"^[ \t]*(?:[-*][ \t]+)?"
    r"(?:id:: [0-9a-f]{8}-|collapsed:: (?:true|false)[ \t]*$|heading:: (?:true|\d)[ \t]*$|"
    r"(?:todo|done|doing|later|now):: \d{10,}|\{\{(?:query|renderer|cloze|embed)\b)",
    re.MULTILINE,
)
_OWN = re.compile(
    r"[ \t]*(?P<item>[-*][ \t]+)?(?:(?:id|collapsed|heading|background-color|logseq\.[\w.-]+|ls-type|hl-[\w-]+|"
    r"file-path|icon|filters|card-[\w-]+|query-[\w-]+|template|template-including-parent|exclude-from-graph-view|"
    r"public|created-at|updated-at|(?:done|doing|todo|later|now))::(?:[ \t]|$)|CLOCK: \[)"
)
"""A property that the program keeps for itself."""
_NUMBERED = re.compile(r"[ \t]*logseq\.order-list-type::[ \t]*number\b")
_AREA = re.compile(r"[ \t]*[-*][ \t]+\[:span\][ \t]*$")
"""A part of a PDF that was marked with a frame: what stands for its picture."""
_NEAR = 60
"""Lines above a property in which its block begins."""
_ID = re.compile(r"[ \t]*id::[ \t]")
_PROPERTY = re.compile(r"(?P<lead>[ \t]*(?:[-*][ \t]+)?)(?P<key>[\w./-]{1,60})::[ \t]*(?P<value>[^\n]*)$")
_ITEM = re.compile(r"[ \t]*[-*](?:[ \t]+|$)")
_BLOCK = re.compile(r"\[?!\[|`{3}|~{3}")
_FOREIGN = re.compile(rf"#{{1,6}}(?:[ \t]|$)|{_BLOCK.pattern}")
_PICTURE = re.compile(r"\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?[ \t]*$")
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_TASK = re.compile(
    r"(?P<lead>[ \t]*[-*][ \t]+(?:#{1,6}[ \t]+)?|#{1,6}[ \t]+)"
    r"(?P<word>(?:TODO|LATER|DOING|NOW|IN-PROGRESS|DONE|CANCELED|CANCELLED|WAITING)[ \t]+)?"
    r"(?P<priority>\[#[A-Z]\][ \t]+)?"
)
_DAY = re.compile(
    r"(?P<lead>[ \t]*(?:[-*][ \t]+)?)(?P<what>SCHEDULED|DEADLINE):[ \t]*[<\[](?P<day>\d{4}-\d\d-\d\d)[^<>\[\]]*[>\]]"
)
"""When something is to be done, as Org writes it."""
_BOXES = {"DONE": "x", "DOING": "/", "NOW": "/", "IN-PROGRESS": "/", "CANCELED": "-", "CANCELLED": "-"}
_MACRO = re.compile(r"\{{2,3}(?!embed\b)(?P<name>[A-Za-z][\w-]*)\b(?P<said>[^{}\n]*)\}{2,3}")
_EXPORTED = re.compile(r"@@(?P<form>html|latex|beamer|hiccup):(?P<said>[^@\n]++)@@")
_BLANKS = re.compile(r"(?P<words>!\[[^\[\]\n]*+\]\()(?P<address>[^()<>\n\"]++)\)")
_MADE, _MADE_END = "\ufdd2", "\ufdd3"
"""Stand around an element that is written, within another; no text holds them."""
_WORDS = rf"\"[^\"\n]*+\"|{_MADE}[^{_MADE}{_MADE_END}\n]*+{_MADE_END}"
_HICCUP = re.compile(
    rf"\[:(?P<tag>[a-z]\w*+)(?:[.#-][\w.#-]*+)?+(?:[ \t]++\{{[^{{}}\n]*+\}})?+"
    rf"(?P<said>(?:[ \t]++(?:{_WORDS}))++)[ \t]*+\]"
)
"""An element of HTML as Clojure writes it: ``[:b "bold"]``."""
_SAID = re.compile(rf"\"([^\"\n]*+)\"|{_MADE}([^{_MADE}{_MADE_END}\n]*+){_MADE_END}")
_ELEMENTS = frozenset({"b", "strong", "i", "em", "u", "mark", "sub", "sup", "del", "kbd", "code"})
_DEEP = 8
"""Elements in one another that are read."""
_MOST = 200
"""Lines of front matter that are looked at."""
_SHOWN = frozenset({"video", "youtube", "twitter", "tweet"})


def outlined(path: str, text: str, lines: Sequence[str]) -> tuple[list[str], list[Hidden]] | None:
    """Return a page of an outliner as Markdown, line for line, and which lines are hidden; None for any other text."""
    shelved = PurePosixPath(path).parent.name in _FOLDERS
    signed = ("::" in text or "{{" in text) and _SIGN.search(text)
    front = _front(lines)
    if shelved or signed:
        lines = _bulleted(lines, front)
    else:
        return None
    outline = _is_outline(lines[front:], signed=bool(signed))
    if not (signed or outline):
        return None
    page = _Page(PurePosixPath(path).stem, front, outline=outline)
    return page.read(with_headings(lines))


def _front(lines: Sequence[str]) -> int:
    """Return how many lines front matter takes at the top, as older pages have it."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:_MOST], 2) if line.rstrip() == "---"), 0)


def _bulleted(lines: Sequence[str], front: int) -> Sequence[str]:
    """Return a page's lines with a bullet before its first block, which may have none though others lie in it."""
    behind = next((n for n in range(front, len(lines)) if _ITEM.match(lines[n])), len(lines))
    first = behind
    while first > front and lines[first - 1].strip() and not _PROPERTY.match(lines[first - 1]):
        first -= 1
    own, above = lines[first:behind], [line for line in lines[front:first] if line[:1].strip()]
    if not own or behind == len(lines) or not lines[behind].startswith("\t") or any(map(_BLOCK.match, own)):
        return lines
    if any(not _PROPERTY.match(line) for line in _own(above)):
        return lines
    return [*lines[:first], f"- {own[0].lstrip()}", *(f"  {line.lstrip()}" for line in own[1:]), *lines[behind:]]


def _is_outline(lines: Sequence[str], *, signed: bool) -> bool:
    """Tell whether nothing but bullets and properties begins at the margin.

    Code and pictures may stand among them, and in a page with properties or of which it is known that an outliner
    wrote it, for it is ``signed``, anything that no outliner writes, from a heading to the next bullet.
    """
    code = CodeLines()
    margin = [line for line in lines if not code.is_code(line) and line[:1].strip()]
    own = list(_own(margin))
    items = [line for line in own if _ITEM.match(line)]
    alone = signed or any(map(_PROPERTY.match, own)) or all(map(_PICTURE.match, set(margin).difference(own)))
    return bool(items or own) and alone and all(_ITEM.match(line) or _PROPERTY.match(line) for line in own)


def _own(margin: Iterable[str]) -> Iterator[str]:
    """Yield the lines at the margin that an outliner may have written: none of what a foreign block begins."""
    foreign = False
    for line in margin:
        known = _ITEM.match(line) or _PROPERTY.match(line)
        foreign = not known and (foreign or _FOREIGN.match(line) is not None)
        if not foreign:
            yield line


@dataclass(slots=True)
class _Page:
    stem: str
    front: int
    """Lines of front matter, which are read as elsewhere."""
    outline: bool
    out: list[str] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    _code: CodeLines = field(default_factory=CodeLines)
    _headed: list[tuple[int, int]] = field(default_factory=list)
    """The columns of the headings that the line stands beneath, and those of what they hold, 0 until it is met."""

    def read(self, lines: Sequence[str]) -> tuple[list[str], list[Hidden]]:
        self.out.extend(lines[: self.front])
        head = self._head(lines)
        for number, raw in enumerate(lines[head:], head + 1):
            line = self._unheaded(raw) if self.outline and not self._code.fenced else self._moved(raw)
            if self._code.is_code(line):
                self.out.append(line)
            else:
                self._write(line, number)
        return self.out, self.hidden

    def _head(self, lines: Sequence[str]) -> int:
        """Write the page's own properties, which come first, perhaps in a bullet; return where they end."""
        at = first = self._above(lines)
        for line in lines[first:] if not self.front else ():
            found = _PROPERTY.match(line)
            if not found or (at > first and found["lead"].strip()):
                break
            at += 1
            if _OWN.match(line):
                self._hide(at, "")
            else:
                self.out.append(f"{found['key']}:: {self._value(found['key'], found['value'])}")
        if at > first and at < len(lines) and lines[first][:1] in "-*" and lines[at].startswith((" ", "\t")):
            del self.out[first:]  # the first bullet says more than properties
            self.hidden.clear()
            return first
        return at or self.front

    def _above(self, lines: Sequence[str]) -> int:
        """Write the foreign lines that stand above the page's properties; return how many they are."""
        first = next((n for n, line in enumerate(lines) if _ITEM.match(line) or _PROPERTY.match(line)), 0)
        if self.front or not first or not _PROPERTY.match(lines[first]) or any(_own(filter(str.strip, lines[:first]))):
            return 0
        self.out.extend(lines[:first])
        return first

    def _value(self, key: str, value: str) -> str:
        """Return a property's value; a title without Zotero's ``@`` and without the namespace that its file names."""
        if key.lower() != "title":
            return value
        if value == self.stem.replace("___", "/").replace("%2F", "/"):
            value = value.rpartition("/")[2]
        return value.removeprefix("@")

    def _unheaded(self, raw: str) -> str:
        """Return a line as it stands once headings are no bullets: further out by what it stands beneath."""
        item = _ITEM.match(raw)
        if item is None:
            return self._moved(raw)
        column = indent_of(raw)
        while self._headed and column <= self._headed[-1][0]:
            self._headed.pop()
        if self._headed and not self._headed[-1][1]:
            self._headed[-1] = self._headed[-1][0], column
        base = self._headed[-1][1] if self._headed else 0
        if column == base and _HEADING.match(raw, item.end()):
            self._headed.append((column, 0))
            return raw[item.end() :]
        return self._moved(raw)

    def _moved(self, raw: str) -> str:
        if not self._headed:
            return raw
        column, held = self._headed[-1]
        return " " * max(0, indent_of(raw) - (held or column + 2)) + raw.lstrip(" \t")

    def _write(self, line: str, number: int) -> None:
        own = _OWN.match(line)
        if own and _ID.match(line):
            self.hidden.append(Hidden(number, "editor data"))  # the line stays for who looks for the block by its id
            self.out.append(line)
            return
        if own:
            if _NUMBERED.match(line):
                self._number(indent_of(line))
            self._hide(number, line[: own.end("item")] if own["item"] else line[: len(line) - len(line.lstrip())])
            return
        if _AREA.match(line):
            self._hide(number, line[: line.index("[")])
            return
        said = _inlined(_MACRO.sub(_macro, line) if "{{" in line else line)
        lead = found[0] if (found := _ITEM.match(line)) else ""
        if lead and not line[len(lead) :].strip():  # an empty bullet, whose words stand beneath it
            self.out.append(f"{lead.rstrip()} {HIDDEN}")
            return
        if said != line and not said.removeprefix(lead).strip():
            self._hide(number, lead, "query")
            return
        if day := _DAY.match(said):
            said = f"{day['lead']}{day['what'].capitalize()}: {day['day']}{said[day.end() :]}"
        task = _TASK.match(said)
        if task and (task["word"] or task["priority"]):
            box = f"[{_BOXES.get(task['word'].strip(), ' ')}] " if task["word"] else ""
            said = f"{task['lead']}{box}{said[task.end() :]}"
        self.out.append(said)

    def _number(self, column: int) -> None:
        """Give the block that a property belongs to a number for a bullet."""
        for at in range(len(self.out) - 1, max(-1, len(self.out) - 1 - _NEAR), -1):
            item = _ITEM.match(self.out[at])
            if item and indent_of(self.out[at]) < column:
                lead = item[0].rstrip()[:-1]
                self.out[at] = f"{lead}1. {self.out[at][item.end() :]}"
                return

    def _hide(self, number: int, lead: str, reason: str = "editor data") -> None:
        self.hidden.append(Hidden(number, reason))
        self.out.append(lead + HIDDEN)


def _inlined(line: str) -> str:
    """Return a line with the program's own of HTML as tags, and with addresses of pictures that hold blanks whole."""
    if "@@" in line:
        line = _EXPORTED.sub(lambda found: found["said"].strip() if found["form"] == "html" else "", line)
    if "](" in line and " " in line:
        line = _BLANKS.sub(lambda found: f"{found['words']}<{found['address'].strip()}>)", line)
    if "[:" not in line:
        return line
    for _ in range(_DEEP):
        made = _HICCUP.sub(_element, line)
        if made == line:
            break
        line = made
    return line.replace(_MADE, "").replace(_MADE_END, "")


def _element(found: re.Match[str]) -> str:
    said = "".join(one or other for one, other in _SAID.findall(found["said"]))
    tag = found["tag"] if found["tag"] in _ELEMENTS else ""
    return f"{_MADE}<{tag}>{said}</{tag}>{_MADE_END}" if tag else f"{_MADE}{said}{_MADE_END}"


def _macro(found: re.Match[str]) -> str:
    """Return what a reader sees of a macro: nothing of a query, a video's address, the words of a cloze."""
    said = found["said"].strip()
    if found["name"] in _SHOWN:
        return f"<{said}>" if said.startswith(("https://", "http://")) else said
    return said if found["name"] == "cloze" else ""
