"""Comments: what its writer does not want shown, in the marks of the programs that notes are written with.

They are found in one pass over the text, in which whatever begins first goes on to its end: a comment that holds a
fence is one, as is code that holds a comment's marks. No place is searched twice for a mark that is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.withheld.code import CodeLines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Comment(NamedTuple):
    """A comment's characters, marks included."""

    start: int
    end: int
    unclosed: int = 0
    """The length of the opening mark where the end was never written; else 0."""


_MARKS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (r"<!--", re.compile("-->"), 2),  # `<!-->` is a whole comment
    (r"%%", re.compile(r"%%(?=%%(?!%)[^\n]*?%%)|%%+"), 2),  # Obsidian, where the next may begin at once
    (r"\{\{?/\*", re.compile(r"\*/\}\}?"), 3),  # MDX, Hugo
    (r"\{%-? comment -?%\}", re.compile(r"\{%-? endcomment -?%\}"), 2),  # Liquid: Jekyll, Eleventy
    (r"\{::comment\}", re.compile(r"\{:/(?:comment)?\}"), 2),  # kramdown
)
"""How a comment opens and closes, and how far behind the begin of its opening the closing may begin."""
_PERCENT = 1
"""Which of them is Obsidian's."""
_HINTS = ("<!--", "%%", "{/*", "{::comment", "{% comment", "{%- comment", "]: #", "]:#", "]: <>", "]:<>", "]:\t")
"""One of these stands in every text that holds a comment."""
_OPENINGS = "|".join(f"({opening})" for opening, _, _ in _MARKS)
_STEP = re.compile(
    rf"(?P<comment>{_OPENINGS})|(?P<ticks>`+)|\\[^\w\s]|(?P<dollars>\${{1,2}})"
    r"|(?:://|\]\()(?:[^\s<>\"`)%]|%(?!%)|%%(?=[0-9][0-9A-Fa-f]))*"  # an address, in which %%20 is no comment
    r"|<(?P<tag>code|pre|kbd|samp|script|style|textarea)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*")
"""What stands before the words of a line: blanks, the marks of quotations and list items."""
_NOWHERE = re.compile(
    r" {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*(?:(?:<>|#)[ \t]+(?:\((?:[^()\n]|\n(?!\s*\n))*\)|\"[^\"\n]*\"|'[^'\n]*')"
    r"|<>)[ \t]*$",
    re.MULTILINE,
)
"""``[//]: # (words)``: the definition of a link that leads nowhere, which no Markdown shows."""
_BLANK_LINE = re.compile(r"\n[ \t\r>]*(?=\n|\Z)")


def comments(text: str, front: Callable[[], int] = int) -> tuple[Comment, ...]:
    """Return the comments of a text, code, formulas and addresses left alone; its front matter ends at ``front()``."""
    return tuple(_Scan(text, front()).found()) if any(hint in text for hint in _HINTS) else ()


@dataclass(slots=True)
class _Scan:
    text: str
    front: int
    lines: CodeLines = field(default_factory=CodeLines)
    _absent: dict[object, int] = field(default_factory=dict)
    """What was searched for in vain, and up to where it is not there."""
    _paragraph: int = -1
    """Where the paragraph ends that was looked at last."""
    _verbatim: int = 0
    """Where the HTML ends that shows its text as it stands."""

    def found(self) -> Iterator[Comment]:
        at = 0
        while at < len(self.text):
            end = self._line_end(at)
            if at >= self.front and self.lines.is_code(self.text[at:end].rstrip("\r")):
                at = end + 1
                continue
            if nowhere := _NOWHERE.match(self.text, at):
                yield Comment(*nowhere.span())
                at = nowhere.end()
            while at < end and (step := _STEP.search(self.text, at, end)):
                comment = self._comment(step) if step["comment"] else None
                if comment:
                    yield comment
                at = comment.end if comment else self._behind(step)
                if at > end:
                    end = self._line_end(at)
            at = end + 1

    def _behind(self, step: re.Match[str]) -> int:
        """Return from where on comments may begin again behind what is none."""
        if step["ticks"]:
            return self._behind_code(step)
        if step["dollars"]:
            return self._behind_formula(step)
        if step["tag"]:
            self._verbatim = max(self._verbatim, self._find(f"</{step['tag'].lower()}", step.end()))
        return step.end()

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at)
        return end if end >= 0 else len(self.text)

    def _comment(self, step: re.Match[str]) -> Comment | None:
        """Return the comment that a mark opens; None where it only looks like one."""
        start, kind = step.start(), next(n for n, mark in enumerate(step.groups()[1:]) if mark)
        if kind and (start < self._verbatim or (kind == _PERCENT and self._counts(step))):
            return None
        _, closing, least = _MARKS[kind]
        if self._absent.get(kind, len(self.text) + 1) > start and (end := closing.search(self.text, start + least)):
            return Comment(start, end.end())
        self._absent.setdefault(kind, start)
        return self._open(step, kind)

    def _counts(self, step: re.Match[str]) -> bool:
        """Tell whether doubled signs stand for percent: "90%% of all"."""
        return self.text[step.start() - 1 : step.start()].isdigit() and self.text[step.end() : step.end() + 1] in " .,;"

    def _open(self, step: re.Match[str], kind: int) -> Comment | None:
        """Return a comment whose end is missing: a block goes on to the end of the text, others to their paragraph's.

        HTML does so where it begins a line, Obsidian where its mark is all of one.
        """
        start = step.start()
        begin = self.text.rfind("\n", 0, start) + 1
        leads = _LEAD.fullmatch(self.text, begin, start) is not None
        alone = not self.text[step.end() : self._line_end(start)].strip()
        if kind > _PERCENT:
            return None
        if leads and (kind < _PERCENT or alone):
            return Comment(start, len(self.text), len(step[0]))
        before, behind = self.text[start - 1 : start], self.text[step.end() : step.end() + 1]
        if kind == _PERCENT and not leads and not (before.isspace() and behind.strip()):
            return None
        return Comment(start, self._paragraph_end(start), len(step[0]))

    def _behind_code(self, ticks: re.Match[str]) -> int:
        """Return where the code ends that backticks open, else where they end."""
        end, last = ticks.end(), self._paragraph_end(ticks.start())
        key = "ticks", len(ticks[0]), last
        if key in self._absent:
            return end
        closing = re.compile(f"(?<!`)`{{{len(ticks[0])}}}(?!`)").search(self.text, end, last)
        if closing is None:
            self._absent[key] = end
            return end
        return closing.end()

    def _behind_formula(self, dollars: re.Match[str]) -> int:
        """Return where the formula ends that dollars open, else where they end."""
        end, mark = dollars.end(), dollars[0]
        block = len(mark) == 2 and not self.text[end : self._line_end(end)].strip()
        last = len(self.text) if block else self._paragraph_end(dollars.start())
        if self.text[end : end + 1].isspace() and not block:
            return end
        at = self._find(mark, end, last)
        while at > 0 and self.text[at - 1] == "\\":
            at = self._find(mark, at + 1, last)
        if at < 0 or (len(mark) == 1 and (self.text[at - 1].isspace() or self.text[at + 1 : at + 2].isdigit())):
            return end
        return at + len(mark)

    def _find(self, mark: str, at: int, last: int | None = None) -> int:
        """Return where a mark next stands before ``last``, or -1; a failed search is remembered."""
        last = len(self.text) if last is None else last
        if self._absent.get((mark, last), at + 1) <= at:
            return -1
        found = self.text.find(mark, at, last)
        if found < 0:
            self._absent[mark, last] = at
        return found

    def _paragraph_end(self, at: int) -> int:
        if at >= self._paragraph:
            found = _BLANK_LINE.search(self.text, at)
            self._paragraph = found.start() if found else len(self.text)
        return self._paragraph
