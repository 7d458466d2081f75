"""MDX's own: what a file imports and exports, and the tags of components, of which only the words inside are text.

https://mdxjs.com/docs/what-is-mdx/: imports and exports go on to a blank line, components have a capital letter.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from papernotes.parse.callouts import is_kind
from papernotes.parse.code_spans import outside_code
from papernotes.parse.dialects.boxes import Hidden
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_END = ".mdx"
_MODULE = re.compile(
    r"import[ \t]+(?:[\w*{][^\n]*[ \t]from[ \t]+)?[\"']|import[ \t]+\{[ \t]*$"
    r"|export[ \t]+(?:const|let|default|function)\b"
)
_TAG = re.compile(r"</?[A-Z][\w.]*(?:[ \t]++(?:[^<>\"'{}]|\"[^\"]*\"|'[^']*'|\{[^{}]*\})*+|/)?>|</?>")

_CLOSED = re.compile(r"</([A-Z][\w.]*)>")
_WRAPPED = re.compile(rf"[ \t]*(?:{_TAG.pattern}[ \t]*)+$|[ \t]*{_TAG.pattern}[^\n]*</[A-Z][\w.]*>[ \t]*$")
"""A line of tags alone, or one that stands between the two tags of one."""
_NAMED = re.compile(r"<(?:TabItem|Tab|Card)\b")
_BOX = re.compile(
    r"[ \t]{0,3}<(?P<end>/?)(?P<name>Admonition|Callout|Aside|Alert|Note|Tip|Info|Warning|Caution|Danger|Important)"
    r"(?P<given>(?:[ \t]+[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|\{[^{}\n]*\}))*+)[ \t]*>[ \t]*$"
)
_GIVEN = re.compile(r"\b(type|title)=[\"']([^\"'\n]*)[\"']")
_BOX_END = ":" * 20
"""More colons than anybody writes, so that they end no other box."""
_LABEL = re.compile(r"(?<![\w-])(?:label|title)=(?:\"([^\"]+)\"|'([^']+)')")
_NAME = re.compile(r"</?([A-Z][\w.]*)")
_CLOSED_ITSELF = re.compile(r"^[ \t]*<([A-Z][\w.]*+)(?=[\s/])[^<>\n]*/>[ \t]*$", re.MULTILINE)
_OF_SITE = re.compile(
    r"^import[ \t][^\n]*[ \t]from[ \t]+[\"']"
    r"(?:@(?:theme|site|docusaurus)\b|\.{1,2}/[^\"'\n]*\.(?:mdx?|jsx?|tsx?)[\"'])",
    re.MULTILINE,
)


def componentless(path: str, text: str, lines: Sequence[str]) -> tuple[list[str], list[Hidden]] | None:
    """Return the lines of a file without what only its site's program reads; None where there is nothing of it.

    In a file that is not called MDX, as Docusaurus has them too, these are lines of tags of which some are closed.
    """
    mdx = path.lower().endswith(_END)
    ends = (*_CLOSED.findall(text), *_CLOSED_ITSELF.findall(text)) if "</" in text or "/>" in text else ()
    closed = frozenset(ends)
    if not (mdx or closed or ("import" in text and _OF_SITE.search(text))):
        return None
    out, hidden, code, module = [], [], CodeLines(), False
    for number, line in enumerate(lines, 1):
        is_code = code.is_code(line)
        opens = _MODULE.match(line) if mdx else _OF_SITE.match(line)
        module = bool(line.strip()) and not is_code and (module or opens is not None)
        box = None if is_code or module else _box(line, closed)
        said = line if is_code else "" if module else box or (_tagless(line) if mdx else _only_tags(line, closed))
        if line.strip() and not said.strip():
            hidden.append(Hidden(number, "program"))
            said = HIDDEN
        out.append(said)
    return None if out == list(lines) else (out, hidden)


def _box(line: str, closed: Container[str]) -> str:
    """Return the mark of a box for a line that is the tag of a component which is one: ``<Admonition type="tip">``."""
    found = _BOX.match(line)
    if not found or found["name"] not in closed:
        return ""
    told = dict(_GIVEN.findall(found["given"]))
    kind = next(filter(is_kind, (told.get("type", ""), found["name"].lower())), "note")
    return _BOX_END if found["end"] else f"{_BOX_END} {kind} {told.get('title', '')}".rstrip()


def _tagless(line: str) -> str:
    """Return a line without the tags of components, those in code left alone."""
    if not _TAG.search(line):
        return line
    return outside_code(line, partial(_TAG.sub, _meant))


def _only_tags(line: str, closed: frozenset[str]) -> str:
    """Return nothing for a line of tags alone, each of a component that is closed somewhere."""
    if "<" not in line or not _WRAPPED.match(line) or not closed.issuperset(_NAME.findall(line)):
        return line
    return _tagless(line)


def _meant(tag: re.Match[str]) -> str:
    """Return what stands for a tag: the words on a tab, else nothing."""
    found = _LABEL.search(tag[0]) if _NAMED.match(tag[0]) else None
    alone = not tag.string[tag.end() :].strip()
    return f"**{found[1] or found[2]}**{'' if alone else ' '}" if found else ""
