"""Comments: what its writer does not want shown, in the marks of the programs that notes are written with.

One pass over the text tells code, formulas and addresses from it, and finds comments whose marks differ: whatever
begins first goes on to its end, so a comment that holds a fence is one, as is code that holds a comment's marks.
Obsidian's signs are gathered on the way and paired afterwards. No place is searched twice for a mark that is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from papernotes.parse.withheld.code_lines import CodeLines
from papernotes.parse.withheld.comment_marks import HINTS, MARKS, STEP
from papernotes.parse.withheld.hidden_parts import MATH, NOWHERE, Ends, cell_hides, class_hides, tex_comments
from papernotes.parse.withheld.percent import Comment, PercentSigns, percent_comments, signs_in
from papernotes.parse.withheld.percent_lines import percent_lines
from papernotes.parse.withheld.text_layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_HTML = re.compile("<!--|-->")
_HTML_LENGTH = 4
"""Characters of the mark that opens a comment of HTML."""


def comments(text: str, front: Callable[[], int] = int) -> tuple[Comment, ...]:
    """Return the comments of a text in order, code, formulas and addresses left alone.

    Its front matter ends at ``front()``.
    """
    lines = [Comment(*span) for span in percent_lines(text, front)]
    if not any(shared in text and hint.search(text) for shared, hint in HINTS):
        return tuple(lines)
    scan = _Scan(text, Layout(text, front()))
    return tuple(_united([*lines, *scan.found(), *percent_comments(scan.layout, scan.signs)]))  # it gathers the signs


def _united(found: Iterable[Comment]) -> Iterator[Comment]:
    """Yield comments in order, those that overlap as one."""
    whole: Comment | None = None
    for one in sorted(found):
        if whole is None or one.start >= whole.end:
            if whole:
                yield whole
            whole = one
        else:
            doubt = whole.doubt or one.doubt or (one.end > whole.end and one.unclosed)
            whole = whole._replace(end=max(whole.end, one.end), doubt=doubt)
    if whole:
        yield whole


@dataclass
class _Scan:
    text: str
    layout: Layout
    signs: list[PercentSigns] = field(default_factory=list)
    """The signs of Obsidian's comments that were passed, in order."""
    lines: CodeLines = field(default_factory=CodeLines)
    _absent: dict[object, int] = field(default_factory=dict)
    """What was searched for in vain, and up to where it is not there."""
    _cell: int = -1
    """Where a cell of code begins that is not shown, -1 outside of one."""
    _formula: bool = False
    """Whether the fence that is open holds a formula."""
    _formula_end: int = 0
    """Where the formula ends whose comments are told."""
    _verbatim: int = 0
    """Where the HTML ends that shows its text as it stands."""
    _nested: dict[int, int] | None = None
    """Where comments of HTML end that hold others, by where they begin."""

    def found(self) -> Iterator[Comment]:
        """Yield the comments whose marks differ, in order."""
        at = 0
        while at < len(self.text):
            end, fenced = self.layout.line_end(at), self.lines.fenced
            if at >= self.layout.front and self.lines.is_code(self.text[at:end].rstrip("\r")):
                yield from self._in_code(at, end, opened=not fenced)
                at = end + 1
                continue
            if nowhere := NOWHERE.match(self.text, at):
                yield Comment(*nowhere.span())
                at = self._past(at, nowhere.end())
            while at < end and (step := STEP.search(self.text, at, end)):
                comment = self._comment(step) if step["comment"] else self._hidden(step)
                if comment:
                    yield comment
                behind = comment.end if comment and not comment.unclosed else self._behind(step)
                if step["environment"] or step["dollars"] == "$$":
                    yield from self._in_formula(step)
                at = self._past(step.start(), behind, sign=bool(step["sign"]))
                if at > end:
                    end = self.layout.line_end(at)
            at = end + 1

    def _in_code(self, at: int, end: int, *, opened: bool) -> Iterator[Comment]:
        """Yield what a line of code holds: a cell that is not shown ends there, or a formula has a comment of TeX."""
        if self.lines.fenced and opened:
            self._cell = at if cell_hides(self._lines_from(at)) else -1
            self._formula = MATH.match(self.text, at, end) is not None
        elif self._cell >= 0 and not self.lines.fenced:
            yield Comment(self._cell, end)
            self._cell = -1
        elif self._formula and self.lines.fenced:
            yield from (Comment(*span) for span in tex_comments(self.text, at, end))

    def _in_formula(self, opening: re.Match[str]) -> Iterator[Comment]:
        """Yield the comments of TeX in a formula of several lines; all else in it is looked through like any text."""
        mark, begin = opening[0], opening.end()
        alone = self.layout.leads(opening.start()) and self.layout.trails(begin)
        if begin < self._formula_end or (mark == r"\[" and not alone):
            return  # it is a part of another formula, or a bracket that is none of a link
        closing = {"$$": "$$", r"\[": r"\]"}.get(mark) or mark.replace("begin", "end")
        end = self._find(closing, begin)
        self._formula_end = max(self._formula_end, end)
        if end > 0 and "\n" in self.text[begin:end]:
            yield from (Comment(*span) for span in tex_comments(self.text, begin, end))

    def _past(self, start: int, end: int, *, sign: bool = False) -> int:
        """Return where something ends, and note the signs in it, which are marks if they stand for themselves.

        A pair of them in a formula of one line is one, too: two dollars may be prices.
        """
        inside = not sign or start < self._verbatim
        if self.text.startswith("$", start) and "\n" not in self.text[start:end]:
            inside = len([*signs_in(self.text, start, end)]) % 2 > 0
        self.signs += signs_in(self.text, start, end, inside=inside)
        return end

    def _behind(self, step: re.Match[str]) -> int:
        """Return from where on comments may begin again behind what is none."""
        if step["ticks"]:
            return self._behind_code(step)
        if step["dollars"]:
            return self._behind_formula(step)
        if step["tag"]:
            self._verbatim = max(self._verbatim, self._find(f"</{step['tag'].lower()}", step.end()))
        return step.end()

    def _comment(self, step: re.Match[str]) -> Comment | None:
        """Return the comment that a mark opens; None where it only looks like one."""
        start, kind = step.start(), next(n for n, mark in enumerate(step.groups()[1:]) if mark)
        if kind and start < self._verbatim:
            return None
        _, closing, least = MARKS[kind]
        if self._absent.get(kind, len(self.text) + 1) > start and (end := closing.search(self.text, start + least)):
            return Comment(start, end.end()) if kind else self._html(start, end.end())
        self._absent.setdefault(kind, start)
        if kind:
            return None
        end_of_all = len(self.text) if self.layout.leads(start) else self.layout.paragraph_end(start)
        return Comment(start, end_of_all, _HTML_LENGTH)

    def _lines_from(self, at: int) -> Iterator[str]:
        while at < len(self.text):
            end = self.layout.line_end(at)
            yield self.text[at:end].rstrip("\r")
            at = end + 1

    @cached_property
    def _ends(self) -> Ends:
        return Ends(self.text)

    def _hidden(self, step: re.Match[str]) -> Comment | None:
        """Return the part that begins here and is not shown; None where none does."""
        start, end = step.span()
        if step["element"] and start >= self._verbatim:
            closed = self._ends.elements.get(start)
            return Comment(start, closed) if closed else Comment(start, self.layout.paragraph_end(start), end - start)
        if step["div"] and self.layout.leads(start) and class_hides(step["div"]):
            closed = self._ends.blocks.get(start)
            return Comment(start, closed) if closed else Comment(start, len(self.text), end - start)
        return Comment(start, end) if step["span"] and class_hides(step["span"]) else None

    def _html(self, start: int, closed: int) -> Comment:
        """Return a comment of HTML, which ends at its first mark, unless its writer may have meant a later one.

        That is the one that fits when it holds others, one behind it in the same block, and one that is alone in its
        line as the opening mark is. Markdown shows a mark amid a line as text if its partner is in another paragraph.
        """
        end, begin = closed, start + _HTML_LENGTH
        if self.text.find("<!--", begin, closed) >= 0:
            end = max(end, self._balanced(start))
        block = self.layout.trails(begin) and self.layout.leads(start)
        while last := _HTML.search(self.text, end, len(self.text) if block else self.layout.block_end(end - 1)):
            alone = self.layout.trails(last.end()) and self.layout.leads(last.start())
            if last[0] == "<!--" or not (alone or last.end() <= self.layout.block_end(end - 1)):
                break
            end = last.end()
        sure = end == closed and self.text.find("<!--", begin, closed) < 0
        far = not self.layout.leads(start) and self.layout.paragraph_end(start) < closed
        return Comment(start, end, 0, 0 if sure and not far else _HTML_LENGTH)

    def _balanced(self, start: int) -> int:
        """Return where a comment of HTML ends if those within it are counted; 0 where it does not."""
        if self._nested is None:
            self._nested, opened = {}, []
            for mark in _HTML.finditer(self.text):
                if mark[0] == "<!--":
                    opened.append(mark.start())
                elif opened:
                    self._nested[opened.pop()] = mark.end()
        return self._nested.get(start, 0)

    def _behind_code(self, ticks: re.Match[str]) -> int:
        """Return where the code ends that backticks open, else where they end."""
        end, last = ticks.end(), self.layout.block_end(ticks.start())
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
        block = len(mark) == 2 and not self.text[end : self.layout.line_end(end)].strip()
        last = len(self.text) if block else self.layout.block_end(dollars.start())
        if self.text[end : end + 1].isspace() and not block:
            return end
        at = self._find(mark, end, last)
        while at > 0 and self.text[at - 1] == "\\":
            at = self._find(mark, at + 1, last)
        if self.text.find("<!--", end, at) >= 0:
            return end
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
