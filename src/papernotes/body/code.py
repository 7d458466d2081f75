"""Code blocks: highlighted by Pygments in few classes, with the names that ``templates/assets/code.css`` colours."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Literal, Name, Number, Operator, String, Token
from pygments.util import ClassNotFound

from papernotes.body.interface_words import word
from papernotes.body.lexing import tokens
from papernotes.body.text import clean, escape_text

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

CLASSES: dict[_TokenType, str] = {
    Token: "",
    Comment: "c",
    Comment.Preproc: "cp",
    Keyword: "k",
    Keyword.Constant: "m",
    Operator.Word: "k",
    Name.Builtin: "nb",
    Name.Class: "nf",
    Name.Function: "nf",
    Name.Decorator: "nd",
    Name.Exception: "nb",
    Name.Attribute: "na",
    Name.Tag: "k",
    Name.Variable: "nv",
    Name.Constant: "m",
    Literal: "m",
    String: "s",
    String.Escape: "m",
    String.Interpol: "m",
    Number: "m",
    Generic.Heading: "k",
    Generic.Subheading: "k",
    Generic.Inserted: "gi",
    Generic.Deleted: "gd",
    Generic.Prompt: "c",
    Generic.Output: "c",
}
"""Pygments' token types and our classes, each for its subtypes too. Few classes make small pages and a calm look."""

_LONGEST, _LONGEST_LINE = 60_000, 4_000
"""Characters beyond which code is shown plain: no one reads such a block, and some lexers take quadratic time."""
_PLAIN = frozenset({"", "text", "txt", "plain", "plaintext", "output", "none", "nohighlight"})
_SORTS = {
    **dict.fromkeys(("mermaid", "plantuml", "dot", "graphviz", "d2", "tikz", "wavedrom", "nomnoml"), "code_diagram"),
    **dict.fromkeys(("dataview", "dataviewjs", "tasks", "query", "base", "tracker"), "code_query"),
}
"""Languages that a program draws from or asks the notes with, and the word for what they are."""
_ALIASES = {
    "cuda": "cuda",
    "ipython": "python",
    "ipython3": "python",
    "py": "python",
    "python3": "python",
    "shell": "bash",
    "sh": "bash",
    "zsh": "bash",
}


def figure(code: str, language: str = "", number: str = "") -> str:
    """Return a code block as a ``figure``: its language, a hook for a copy button, the code in Pygments' classes.

    A language that Pygments does not know is named and shown plain. ``number`` is what the text calls it by.
    """
    name = _name(language)
    known = _SORTS.get(name)
    sort = f" · {word(known)}" if known else ""
    named = escape_text(name) + sort if name and name not in _PLAIN else ""
    title = f"{f'<b>{escape_text(number)}.</b> ' if number else ''}{escape_text(_title(language))}".strip()
    caption = f"<span>{' · '.join(filter(None, (named, title)))}</span>"
    return (
        f'<figure class="code"><figcaption>{caption}<button type="button" class="copy" hidden></button></figcaption>'
        f'<pre tabindex="0"><code>{highlight(code, name)}</code></pre></figure>'
    )


def same_language(one: str, other: str) -> bool:
    """Tell whether code is shown the same whichever of two info strings names its language."""
    return one == other or _name(one) == _name(other)


@lru_cache(maxsize=512)
def highlight(code: str, language: str) -> str:
    """Return code as HTML, its tokens in ``span`` elements; text and line ends are kept to the letter."""
    code = clean(code).rstrip("\n")
    lexer = None if language in _PLAIN else _lexer(language)
    if lexer is None or len(code) > _LONGEST or max(map(len, code.split("\n"))) > _LONGEST_LINE:
        return escape_text(code)
    return _spans(code, lexer)


def _spans(code: str, lexer: Lexer) -> str:
    out: list[str] = []
    open_class, pending = "", ""
    # Some lexers know the end of a comment or a line by its line end only.
    for kind, text in tokens(lexer, f"{code}\n"):
        name = _CLASS_OF[kind]
        if name != open_class and not text.isspace():
            out.append(_span(pending, open_class))
            open_class, pending = name, ""
        pending += text
    out.append(_span(pending.removesuffix("\n"), open_class))
    return "".join(out)


def _span(text: str, name: str) -> str:
    body = escape_text(text)
    return f'<span class="{name}">{body}</span>' if name and text else body


_ROOT = next(iter(CLASSES))


class _Classes(dict["_TokenType", str]):
    def __missing__(self, kind: _TokenType) -> str:
        known = kind
        while known not in CLASSES:
            known = known.parent or _ROOT
        self[kind] = CLASSES[known]
        return self[kind]


_CLASS_OF = _Classes()


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(_ALIASES.get(language, language), stripnl=False)
    except ClassNotFound:
        return None


_CLASS = re.compile(r"\{[^{}.]*(?<![\w\"'])\.([\w+-]+)")
_TITLE = re.compile(r"(?<![\w-])(?:title|filename|caption|lst-cap)=(?:\"([^\"]{1,200})\"|'([^']{1,200})')")


def _title(info: str) -> str:
    """Return what an info string calls the code: ``js title="app.js"``, ``{.python filename="run.py"}``."""
    found = _TITLE.search(info) if "=" in info else None
    return clean(found[1] or found[2]) if found else ""


def _name(info: str) -> str:
    """Return the language that an info string names: ``python {.line-numbers}``, ``{.python}``, ``js:app.js``."""
    if info.lstrip().startswith("{#") and (named := _CLASS.search(info)):
        return clean(named[1].lower())[:40]
    word = info.strip().split(maxsplit=1)[0] if info.strip() else ""
    return clean(word.strip("{}.").split(":")[0].split(",")[0].split("{")[0].lower())[:40]
