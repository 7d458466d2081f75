r"""Lines that open or close a box in the marks of other tools, each read by itself.

``:::`` is Pandoc's, Quarto's, MyST's, Docusaurus's and VuePress's; ``!!!``, ``???`` and ``=== "Tab"`` are those of
Python-Markdown and MkDocs; ``#+BEGIN_…`` is Org's and Logseq's; ``<aside>`` is how Notion writes a callout;
``\begin{theorem}`` is TeX's.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from papernotes.parse.callouts import Fold, is_kind, written
from papernotes.parse.withheld.tellings import PRIVATE

Sort = Literal["colons", "directive", "slashes", "indented", "tab", "org", "aside", "tex", "drawer"]

_LEAD = r"(?P<lead>[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)"
_MARK = re.compile(
    rf"{_LEAD}(?:(?P<colons>:{{3,}})|(?P<indented>!!!|\?\?\?\+?)(?=[ \t]|$)|(?P<tab>={{3}}[!+]?(?=[ \t]+\"))"
    r"|(?:(?P<words>[^\s#`>|][^#`\n]{0,200}?)[ \t]+(?=#\+BEGIN_))?+#\+(?P<org>BEGIN|END)_|(?P<aside></?aside>)[ \t]*$"
    r"|(?P<directive>`{3,}|~{3,})(?=\{|[ \t]*(?:ad-|col(?:-md)?[ \t]*$))"
    r"|(?P<slashes>/{3,})(?=[ \t]*$|[ \t]+[a-z])"
    r"|\\(?P<tex>begin|end)\{(?P<environment>[a-z]+)\*?\}[ \t]*(?=$|\[|\{)"
    r"|:(?P<drawer>LOGBOOK|PROPERTIES|END):[ \t]*$)",
    re.IGNORECASE,
)
_TAB = 4
_FURTHEST = 40
"""Columns before a mark that opens a box; each line of it is written with as many."""
_BRACES = re.compile(r"\{(?P<inside>[^{}]*)\}[ \t]*(?P<behind>.*)")
_NAMED = re.compile(
    r"(?P<name>[\w-]+)[ \t]*(?:\[(?P<label>[^\[\]]*)\])?[ \t]*(?:\{(?P<inside>[^{}]*)\})?[ \t]*(?P<behind>.*)"
)
_CLASS = re.compile(r"\.([\w-]+)")
_WHOLE = re.compile(
    r"(?P<lead>[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?+)(?P<words>[^#`\n]{0,200}+)#\+BEGIN_(?P<name>\w++)"
    r"(?P<said>[ \t][^#\n]++)#\+END_(?P=name)[ \t]*+",
    re.IGNORECASE,
)
"""A box of Org on one line."""
_ID = re.compile(r"(?<!\S)#([\w:.-]+)")
_VALUE = re.compile(r"\b(title|collapse)=(?:\"([^\"]*)\"|'([^']*)'|(\w+))")
_ADMONITION = re.compile(r"(?P<names>[\w-]+(?:[ \t]+[\w-]+)*+)?[ \t]*+(?:\"(?P<title>[^\"]*)\")?$")
_WORD = re.compile(r"\w+")
_DIRECTIVE = re.compile(r"(?:[\w-]+:)?(?P<name>[\w-]+)")
"""A directive's name, with the domain that it may stand in: ``{prf:lemma}``."""
_TARGET = re.compile(r"#(?P<sort>[a-z]{3})-")
_TARGETS = {
    "thm": "theorem", "lem": "lemma", "cor": "corollary", "prp": "proposition", "cnj": "conjecture",
    "def": "definition", "exm": "example", "exr": "exercise", "sol": "solution", "rem": "remark", "alg": "algorithm",
}  # fmt: skip
"""What the targets of Quarto's theorems begin with (https://quarto.org/docs/authoring/cross-references.html)."""
_PLACED = frozenset({"inline", "end", "left", "right", "annotate"})
"""Words behind an admonition's kind that say where it stands and how it looks."""
_DIRECTIVES = frozenset({
    "figure", "image", "table", "list-table", "csv-table", "math", "code", "code-block", "code-cell", "tab-set",
    "tab-item", "tabs", "grid", "grid-item", "grid-item-card", "card", "toctree", "div", "container", "columns",
    "column", "include", "literalinclude", "bibliography", "glossary", "iframe", "embed", "raw", "rubric",
})  # fmt: skip
"""MyST's directives that are no boxes; what stands in them is shown as it is."""
_HOLDING = frozenset({
    "tab-set", "tab-item", "tabs", "tab", "grid", "grid-item", "grid-item-card", "card", "card-carousel", "div",
    "container", "columns", "column", "dropdown", "details", "rubric", "versionadded", "versionchanged", "deprecated",
})  # fmt: skip
"""Directives whose text is Markdown, though they stand in the fence of code."""
_TITLED = frozenset({"tab-item", "tab", "card", "grid-item-card", "rubric"})
"""Those of which the title is shown."""
_CODE = frozenset({"src", "example", "export"})
"""Org's blocks whose text is code."""
_UNBOXED = frozenset({"caption", "figure-caption", "table-caption", "html", "define"})
"""PyMdown's blocks that are no boxes."""
_PLUGIN = re.compile(r"ad-(?P<name>[\w-]+)")
"""What Obsidian's plugin of admonitions writes behind a fence."""
_COLUMNS = frozenset({"col", "col-md"})
"""What Obsidian's plugins of columns write behind a fence."""
_FRAMES = frozenset({
    "center", "flushleft", "flushright", "minipage", "multicols", "small", "footnotesize", "landscape", "spacing",
    "document", "frame", "titlepage",
})  # fmt: skip
"""TeX's environments that say how a text looks, and no more."""
_QUOTES = frozenset({"quote", "quotation", "verse", "displayquote"})
_VERBATIM = frozenset({"verbatim", "lstlisting", "minted"})
"""TeX's environments whose text is code."""
_GIVEN = re.compile(r"[ \t]*\[(?P<title>[^\[\]\n]*)\]")
_UNSHOWN = {"comment": PRIVATE, "query": "query"}
"""Org's blocks that no reader sees, and what is told of them."""


class BoxMark(NamedTuple):
    """A line that opens or closes a box."""

    sort: Sort
    lead: str
    """What stands before it: blanks, a list item's mark."""
    closes: bool
    key: str = ""
    """What its other end must have: as many colons, the same word."""
    text: str = ""
    """What stands for the line; the first line of a callout begins with ``[!``, and a box without one is none."""
    hidden: str = ""
    """Why nothing between the ends is shown, empty where it is."""
    id: str = ""
    """What the text calls the box, or what stands in it, by."""
    directive: bool = False
    """Whether options may stand on the lines beneath, as in MyST, PyMdown and Obsidian's plugin of admonitions."""


def read_mark(line: str) -> BoxMark | None:
    """Return what a line opens or closes, None when it does neither."""
    found = _MARK.match(line)
    mark = _read(found, line) if found else None
    far = mark is not None and not mark.closes and len(mark.lead.expandtabs(_TAB)) > _FURTHEST
    return None if far else mark


def _read(found: re.Match[str], line: str) -> BoxMark | None:
    lead, rest = found["lead"], line[found.end() :].strip()
    if found["colons"]:
        return _colons(lead, found["colons"], rest)
    if found["indented"]:
        return _admonition(lead, found["indented"], rest)
    if found["tab"]:
        title = rest.strip('"')
        return BoxMark("tab", lead, closes=False, text=f"**{title}**") if title else None
    if found["org"]:
        return _org(lead, found["org"].upper() == "END", rest, found["words"] or "")
    if found["aside"]:
        return BoxMark("aside", lead, closes="/" in found["aside"], text="[!note]")
    if found["directive"]:
        return _directive(lead, found["directive"], rest)
    if found["tex"]:
        return _tex(lead, found["environment"], rest, closes=found["tex"] == "end")
    if found["slashes"]:
        return _slashes(lead, found["slashes"], rest)
    ends = found["drawer"].upper() == "END"
    return BoxMark("drawer", lead, closes=ends, hidden="log")


def _colons(lead: str, colons: str, rest: str) -> BoxMark:
    rest = rest.rstrip(":").rstrip()
    if not rest:
        return BoxMark("colons", lead, closes=True, key=colons)
    if braces := _BRACES.match(rest):
        if directive := _DIRECTIVE.fullmatch(braces["inside"].strip()):
            return _named(lead, colons, directive["name"], braces["behind"], directive=True)
        return _attributed(lead, colons, braces["inside"], braces["behind"])
    named = _NAMED.match(rest)
    if not named:
        return BoxMark("colons", lead, closes=False, key=colons)
    given = _values(named["inside"] or "")
    title = named["label"] or given.get("title") or named["behind"]
    return _named(lead, colons, named["name"].removeprefix("callout-"), title)


def _named(lead: str, colons: str, name: str, title: str, *, directive: bool = False) -> BoxMark:
    """Return the box of a name: one that no tool has is a box where a title says what it is."""
    fold: Fold = "-" if name.lower() in {"details", "dropdown", "spoiler"} else ""
    box = is_kind(name) or (title.strip() and name.lower() not in _DIRECTIVES)
    text = written(name, fold, title.strip()) if box else f"**{title.strip()}**" if name in _TITLED and title else ""
    return BoxMark("colons", lead, closes=False, key=colons, text=text, directive=directive)


def _attributed(lead: str, colons: str, inside: str, behind: str) -> BoxMark:
    given = _values(inside)
    names = [name.removeprefix("callout-").removeprefix("rmd") for name in _CLASS.findall(inside)]
    target = _TARGET.search(inside)
    name = next(filter(is_kind, names), _TARGETS.get(target["sort"], "") if target else "")
    folds: dict[str, Fold] = {"true": "-", "false": "+"}
    fold = folds.get(given.get("collapse", ""), "")
    text = written(name, fold, given.get("title") or behind.strip()) if name else ""
    called = _ID.search(inside)
    return BoxMark("colons", lead, closes=False, key=colons, text=text, id=called[1] if called else "")


def _values(inside: str) -> dict[str, str]:
    return {found[1]: found[2] or found[3] or found[4] or "" for found in _VALUE.finditer(inside)}


def _admonition(lead: str, mark: str, rest: str) -> BoxMark | None:
    found = _ADMONITION.match(rest)
    if not found or not (found["names"] or found["title"]):
        return None
    name, *others = (found["names"] or "note").split()
    if others and not found["title"] and not is_kind(name):
        return None  # words: "??? unsure why"
    fold: Fold = "" if mark == "!!!" else "+" if mark.endswith("+") else "-"
    title = found["title"] or " ".join(word for word in others if word not in _PLACED)
    return BoxMark("indented", lead, closes=False, text=written(name, fold, title))


def whole_box(line: str) -> str:
    """Return a line that holds a box of Org from its mark to its end as the first line of a callout, else the line."""
    found = _WHOLE.fullmatch(line) if "#+" in line else None
    if not found or not is_kind(found["name"]):
        return line
    title = " ".join(f"{found['words']} {found['said']}".split())
    return f"{found['lead']}> {written(found['name'], '', title)}"


def _org(lead: str, closes: bool, rest: str, words: str) -> BoxMark | None:
    """Return what Org's marks open or close; ``words`` before the mark are the box's title."""
    word = _WORD.match(rest)
    if not word or "#+END_" in rest.upper() or (words and not is_kind(word[0])):
        return None
    name, behind = word[0].lower(), rest[word.end() :].strip()
    if closes:
        return BoxMark("org", lead, closes=True, key=name)
    if name in _UNSHOWN:
        return BoxMark("org", lead, closes=False, key=name, hidden=_UNSHOWN[name])
    text = f"```{behind}" if name in _CODE else written(name, "", words or behind) if is_kind(name) else ""
    return BoxMark("org", lead, closes=False, key=name, text=text)


def _tex(lead: str, name: str, rest: str, *, closes: bool) -> BoxMark | None:
    """Return what an environment of TeX opens or closes, of those that hold words: a theorem is a box of its title."""
    kind = "quote" if name in _QUOTES else name
    if not (is_kind(kind) or name in _FRAMES or name in _VERBATIM) or (closes and rest):
        return None
    given = _GIVEN.match(rest)
    if rest and not given and name not in _FRAMES:
        return None
    title = given["title"] if given and name not in _VERBATIM else ""
    text = "```" if name in _VERBATIM else written(kind, "", title) if is_kind(kind) else ""
    return BoxMark("tex", lead, closes=closes, key=name, text=text)


def _slashes(lead: str, slashes: str, rest: str) -> BoxMark | None:
    """Return what PyMdown's blocks open or close: ``/// note | Title`` (facelessuser.github.io/pymdown-extensions)."""
    if not rest:
        return BoxMark("slashes", lead, closes=True, key=slashes)
    name, _, title = (part.strip() for part in rest.partition("|"))
    if not _WORD.fullmatch(name.replace("-", "")):
        return None
    mark = _named(lead, slashes, name, title, directive=True)
    return mark._replace(sort="slashes", text="" if name in _UNBOXED else mark.text)


def _directive(lead: str, fence: str, rest: str) -> BoxMark | None:
    if plugin := _PLUGIN.fullmatch(rest):
        return BoxMark("directive", lead, closes=False, key=fence, text=written(plugin["name"]), directive=True)
    braces = _BRACES.match(rest)
    directive = _DIRECTIVE.fullmatch(braces["inside"].strip()) if braces else None
    if rest in _COLUMNS:
        return BoxMark("directive", lead, closes=False, key=fence)
    if braces and directive and directive["name"] in _HOLDING:
        mark = _named(lead, fence, directive["name"], braces["behind"], directive=True)
        return mark._replace(sort="directive")
    if not braces or not directive or not is_kind(directive["name"]):
        return None
    text = written(directive["name"], "", braces["behind"].strip())
    return BoxMark("directive", lead, closes=False, key=fence, text=text, directive=True)
