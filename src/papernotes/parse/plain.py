"""Markdown → plain text, a line at a time, fast: for search, excerpts and headings, never for a page's body."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from operator import itemgetter
from typing import TYPE_CHECKING

from papernotes.formulas import has_formulas, in_words, replaced, undelimited_in_words, worded
from papernotes.parse.callouts import MARK as CALLOUT
from papernotes.parse.inline_marks import SLIDE, has_marks, without_marks
from papernotes.parse.whole_lines import whole_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.formulas import Formula

TASK = r"\[(?:[xX]|[^\w\[\]\n])\]"
"""The box of a task: empty, ticked, or with the one sign that an editor has for a state between, as ``[/]`` begun."""
_TASK_ITEM = re.compile(rf"[ \t>]*+(?:[-*+]|\d{{1,9}}[.)])[ \t]++{TASK}[ \t]")
EMOJI_NAMES = re.compile(r"(?<![\w:])(?::[a-z][a-z0-9_+-]{1,30}:)++(?![\w:`])")
"""Emoji called by their names, ``:octocat:``, also by those that a program has for pictures of its own."""
_LINE_START = re.compile(
    rf"^[ \t]*(?:(?:>[ \t]?)+|[-*+:](?:[ \t]+|$)|\d{{1,9}}[.)][ \t]+|#{{1,6}}[ \t\xa0]+|{TASK}[ \t]+)*"
    rf"(?:{CALLOUT}[ \t]*)?"
)
_RULE = re.compile(
    r"^[ \t]*(?:[-*_=][ \t]*){3,}$|^[ \t]*+(?:\|[ \t]*+)?(?::?-{2,}:?|:-:?|-:)[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*$"
)
_DEFINITION = re.compile(
    r" {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"
)
"""Where a link leads that is written elsewhere: no page shows the line, which cannot stand within a paragraph."""
_TARGET = r"\s*+(?:<[^<>\n]*+>|[^()\s]*+(?:\([^()]*\)[^()\s]*+)*+)(?:\s++[\"'][^\"']*[\"'])?\s*"
"""What stands between a link's brackets: an address, in pointed brackets where it has blanks, and a title perhaps."""
_IMAGE = re.compile(rf"!\[([^\[\]]*)\]\({_TARGET}\)")
_LINK = re.compile(rf"\[((?:[^\[\]]++|\[[^\[\]]*+\])*+)\](?:\({_TARGET}\)|\[[^\[\]]*\])")
_STRAY = re.compile(r"\]\*{0,2}\([^\s()/#.]*+[/#.][^\s()]*+\)")
"""The address of a link that was not opened as it should be: nobody reads it as words."""
_WIKILINK = re.compile(r"\[\[(?P<name>[^\[\]|\\]*)(?:\\?\|(?P<words>[^\[\]|]*))?\]\](?!\()")
_SHOWN = re.compile(r"!\[\[[^\[\]]*\]\]|\{{2,3}embed[^{}]*\}{2,3}")
"""What is shown in place: a picture, a part of another note. Its name is nobody's words."""
_EMBEDDED = re.compile(r"\(\([0-9A-Fa-f-]{36}\)\)")
"""Logseq's mark for the words of a block."""
_SIZE = re.compile(r"(?<=.)\|\d{1,4}(?:x\d{1,4})?$")
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^<>\s]*)>")
_NOTE = re.compile(r"\[\^[^\[\]\s]+\]:?")
_ASIDE = re.compile(r"\^\[(?!\d+\])((?:[^\[\]]++|\[[^\[\]]*\])++)\]")
"""A footnote that is written where it is called."""
TAG = (
    r"</?(?:a|abbr|b|bdi|bdo|big|blockquote|br|button|center|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|"
    r"font|h[1-6]|hr|i|iframe|img|input|ins|kbd|label|li|mark|math|meta|nobr|ol|p|picture|pre|q|rp|rt|ruby|s|samp|script|"
    r"section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|"
    r"ul|var|video|wbr)(?:\s[^<>]*|\s*/)?>"
)
"""A tag of HTML; what else stands between angle brackets, such as ``Optional<T>``, is text."""
_TAG = re.compile(TAG, re.IGNORECASE)
_BESIDE = r"(?:(?<=[*_])(?:(?<![\w\\].)[*_]{0,2}(?=\S)|(?<=[^\s\\].)[*_]{0,2}(?!\w))|(?<=\*)\*|(?<=~)~)"
_MARK = re.compile(rf"[*_~]{_BESIDE}")
"""It begins with the characters, which the engine finds ten times faster than what must stand before them."""
_MARKS = {mark: re.compile(re.escape(mark) + _BESIDE) for mark in "*_~"}
"""The same for texts with only one of the three, which it finds faster still."""
_CODE = re.compile(r"(?<![\\`])(`{1,3})([^`]+)\1(?!`)")
_SIGN = re.compile(r"[^\w\s.,'-]|_")
_ADDRESS = "://"
_MEMORABLE = 300
"""Characters of a line whose words are kept: of a line that may be a title, several readers ask for them."""
_FAR = 0x40000
"""How far signs in code are moved while marks are taken off: out of Unicode's first planes into those it never used."""
_MOVED = re.compile("[\U00040000-\U0007ffff]")
_STAR = re.compile(r"\w\*(?!\w)")
_TICKS = re.compile(r"`(?<!\\`)`*")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_LABEL = itemgetter(1)
"""What stands for a link; a template for ``re.sub`` would be read anew at each call."""
_RULES = frozenset("-*_=|:")
"""What a rule, or the line beneath a table's head, begins with."""


def plain_line(text: str) -> str:
    """Return one line of inline Markdown as plain text, links as their labels, without marks."""
    return _known_plain(text) if len(text) <= _MEMORABLE else _plain(text)


def _plain(text: str) -> str:
    bare = "`" not in text and not has_formulas(text)
    return _single_spaced(_unmarked(text) if bare else unguarded(_unmarked(guarded(text))))


_known_plain = lru_cache(maxsize=2048)(_plain)


def guarded_line(text: str) -> str:
    """Return a `guarded` line as `plain_line` would, with the signs in its code still moved away."""
    return _single_spaced(_unmarked(text))


def guarded(text: str) -> str:
    """Return a text in which the signs within code and formulas are none: no mark, link, tag or emoji stands there.

    `unguarded` returns them. An address in code stays as it is, for it is read as one.
    """
    if has_formulas(text):
        text = replaced(text, lambda found: _moved(text[found.start : found.end]))
    if "`" not in text:
        return text
    return _CODE.sub(lambda code: code[0] if _ADDRESS in code[2] else f"{code[1]}{_moved(code[2])}{code[1]}", text)


def _moved(code: str) -> str:
    return _SIGN.sub(lambda sign: chr(ord(sign[0]) + _FAR) if ord(sign[0]) < _FAR else sign[0], code)


def unguarded(text: str) -> str:
    """Return a text that was `guarded` with its signs again."""
    return text if text.isascii() else _MOVED.sub(lambda sign: chr(ord(sign[0]) - _FAR), text)


def is_task(line: str) -> bool:
    """Tell whether a line is an item of a list with a box: something to do, or done."""
    return "]" in line and _TASK_ITEM.match(line) is not None


def _single_spaced(text: str) -> str:
    """Return a text with single blanks between its words; most have them already, and no other blank is printable."""
    return text.strip(" ") if "  " not in text and text.isprintable() else " ".join(text.split())


def untooled_line(text: str) -> str:
    """Return one line of inline Markdown without what only its tool understands; Markdown's own marks stay."""
    return unguarded(_untooled(guarded(in_words(text))))


def _untooled(text: str) -> str:
    if has_marks(text):
        text = without_marks(text)
    if "((" in text or "{{" in text:
        text = _EMBEDDED.sub("", _SHOWN.sub("", text))
    if "[[" in text:
        text = _WIKILINK.sub(_wiki_words, _SHOWN.sub("", text))
    return _ASIDE.sub(r" (\1)", text) if "^[" in text else text


def _unmarked(text: str) -> str:
    text = _untooled(text)
    if "[" in text or "](" in text:
        text = _without_brackets(text)
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    lone = text.count("*") == 1 and _STAR.search(text)  # "A* search": nothing opens what would be closed here
    if ("*" in text and not lone) or "_" in text or "~" in text:
        marks = [mark for mark in "*_~" if mark in text and not (lone and mark == "*")]
        text = (_MARKS[marks[0]] if len(marks) == 1 else _MARK).sub("", text)
    if "`" in text:
        text = _TICKS.sub("", text) if "\\" in text else text.replace("`", "")
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return unescape(text) if "&" in text else text


def _without_brackets(text: str) -> str:
    """Return a text with links as their labels; to look for a pattern's brackets first is quicker than to try it."""
    if "[^" in text:
        text = _NOTE.sub("", text)
    if "![" in text:
        text = _IMAGE.sub(lambda image: "" if SLIDE.fullmatch(image[1]) else _SIZE.sub("", image[1]), text)
    if "](" in text or "][" in text:
        text = _LINK.sub(_LABEL, text)
        if "](" in text or "][" in text:
            text = _LINK.sub(_LABEL, text)  # a link whose label is an image, or wears brackets of its own
    if "](" in text or "]*" in text:
        text = _STRAY.sub("]", text)
    return text


def _wiki_words(found: re.Match[str]) -> str:
    return found["words"] or name_shown(found["name"].strip())


def name_shown(name: str) -> str:
    """Return what stands for a wikilink without words of its own: the page and the heading; no folders, no ids."""
    page, _, part = name.partition("#")
    headings = [step.strip() for step in part.split("#") if step.strip() and not step.strip().startswith("^")]
    if _DATE.fullmatch(page.strip()):
        return page.strip()
    steps = [page.rpartition("/")[2].removesuffix(".md").strip(), *headings[-1:]]
    return " › ".join(filter(None, steps)) or part.strip("#^ ") or name


def plain_text(lines: Iterable[str]) -> str:
    """Return lines of Markdown as plain text: block marks gone too, rules dropped, formulas in words.

    There is one line for each line left, and for each formula or link that goes on over several.
    """
    texts = []
    after_text = False
    for line in whole_lines(list(lines)):
        if not line:
            after_text = False
            continue
        if not after_text and "]:" in line and _DEFINITION.match(line):
            continue
        after_text = True
        text = line
        if not line[0].isalpha():
            if line.lstrip(" \t")[:1] in _RULES and _RULE.match(line):
                continue
            text = _LINE_START.sub("", line, count=1)
        if text := _said(_BREAK.sub(r"\1", text) if text.endswith("\\") else text):
            texts.append(text)
    return "\n".join(texts)


def _said(text: str) -> str:
    """Return a line without its block's marks as plain text, the bars between cells as blanks."""
    if "|" not in text and "@" not in text and not has_formulas(text):
        return plain_line(text)
    cells = text.startswith("|")

    def worded_here(found: Formula) -> str:
        tex = found.tex.replace(r"\|", "|") if cells else found.tex  # in a cell, a bar of its own is written so
        return _moved(worded(tex, display=found.display))

    text = guarded(replaced(text, worded_here))
    if "\\" in text:
        text = undelimited_in_words(text, _moved)
    if "[[" in text:
        text = without_marks(text) if "]{" in text else text
        text = _WIKILINK.sub(_wiki_words, _SHOWN.sub("", text))
    if "@" in text:
        text = _CITED.sub(lambda found: "(" + _KEY.sub(r"\1", found[1]) + ")", _PLACE_ALONE.sub(r"\1", text))
        text = _PLACE_CITED.sub(r"\1", text)
    if "cite" in text:
        text = _TEX_CITED.sub(_keys, text)
    text = _BAR.sub(_moved("|"), text).replace("|", " ")
    return _single_spaced(unguarded(_unmarked(text)))


_CITED = re.compile(r"\[((?:[^\[\]@\n]*[\s;])?-?@[^\W_][^\[\]\n]*)\](?![(\[:])")
_KEY = re.compile(r"(?<![\w./@-])-?@\{?([^\W_](?:[\w:.#$%&+?~/-]*\w)?)\}?")
_PLACE = r"(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr)[-:]\w"
_PLACE_CITED = re.compile(rf"(?<![\w./@-])@({_PLACE})")
_PLACE_ALONE = re.compile(rf"\[-@({_PLACE}[\w.:-]*)\](?![(\[:])")
"""The number alone of a picture, a formula and the like."""
_TEX_CITED = re.compile(
    r"\\[A-Za-z]{0,8}cite[A-Za-z]{0,8}\*?(?:\[([^\[\]\n]*)\])?(?:\[([^\[\]\n]*)\])?\{([^{}\n]{1,500})\}"
)
"""Citations, which only a page with a bibliography can name: their keys stand for them."""


def _keys(found: re.Match[str]) -> str:
    before, behind = (found[1], found[2]) if found[2] is not None else ("", found[1])
    keys = ", ".join(filter(None, (found[3].strip(), (behind or "").replace("~", " "))))
    return f"({before.strip()} {keys})" if before and before.strip() else f"({keys})"


_DATE = re.compile(r"\d{4}/\d\d?/\d\d?")
_BAR = re.compile(r"\\\|")
_BREAK = re.compile(r"(?<!\\)((?:\\\\)*+)\\\Z")
"""A backslash that breaks a line at its end."""
