"""Templates that nobody filled in: the lines to set aside before anything else in a source is judged.

A template is a heading with what stands under it, judged for itself; that there is one says nothing of the rest of
the file. A file is one as a whole when nothing in it is filled in, or when its own name says so.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING, NamedTuple

from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.records import line_words as words
from papernotes.parse.records.keyed import BIBLIOGRAPHIC, TITLE_LINES
from papernotes.parse.records.says import is_metadata_heading
from papernotes.parse.records.unfilled import Filling, fillings, has_slot, is_label, is_machinery, names_template

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.outline import Block
    from papernotes.parse.records.regions import Region
    from papernotes.parse.records.view import View

_OPEN = re.compile(r"[:：<>\[\]【】(（|]")
"""What stands behind a key whose value is missing, or in its place."""
_LISTS = frozenset({"list", "table"})
_LONGEST = 60
"""Characters of a template's title with what stands around it: ``《Foo》(CVPR 2023)``."""
_BOLD = ("**", "__")
_SURE = 2
"""Lines values in a file of a template's name that has no template's title."""


class TemplateLines(NamedTuple):
    """The lines that a template takes, both ends included."""

    line: int
    end_line: int


def templates(view: View, ignored: frozenset[int]) -> tuple[TemplateLines, ...]:
    """Return where the templates of a source stand, in order; all its lines when the file as a whole is one.

    ``ignored`` are the lines of what counts for nothing, such as badges.
    """
    last = len(view.lines)
    found = tuple(_below(view.tree, view))
    if _is_file(view, found):
        return (TemplateLines(1, last),)
    if all(block.line in ignored for block in view.tree.own):
        found = tuple(sorted([*found, *_top(view, found)]))
    taken = {number for one in found for number in range(one.line, one.end_line + 1)}
    first = view.front.end_line + 1 if view.front else 1
    left = any(view.lines[number - 1].strip() and number not in taken for number in range(first, last + 1))
    written = any(_is_written(title, view) for title in _front_title(view))
    return found if left or not found or written else (TemplateLines(1, last),)


def _top(view: View, found: Sequence[TemplateLines]) -> tuple[TemplateLines, ...]:
    """Return a template's or a to-do heading that stands above everything else: the text beneath is none of its own.

    ``found`` are the templates that are known; they may stand above it. Where headings beside it are keys, such as
    "Authors", it is one too, and the text beneath is the title.
    """
    taken = {number for one in found for number in range(one.line, one.end_line + 1)}
    first = next((region for region in view.tree.walk() if region.heading and region.line not in taken), None)
    if first is None or any(block.line not in taken for above in _before(first, view) for block in above.own):
        return ()
    kind = _kind(first.title, view)
    empty = _unfilled(first, {Filling.NOTHING, Filling.SLOT}, view)
    while empty and Filling.SLOT not in fillings(empty[-1], view) and not is_label(empty[-1], view):
        empty.pop()  # a picture, or a word above the text
    slots = [block.end_line for block in empty if Filling.SLOT in fillings(block, view)]
    slots = [] if kind == "todo" and _holds_tasks(first, view) else slots
    if kind in ("", "weak") or (kind == "title" and not slots and _stands_among_keys(first, view)):
        return ()
    last = empty[-1].end_line if slots else first.first - 1
    return (TemplateLines(first.line, last),)


def _stands_among_keys(first: Region, view: View) -> bool:
    """Tell whether headings of a file are keys, whose values stand beneath them, and no other is the title's."""
    others = (words.undecorated(region.title) for region in view.tree.walk() if region.heading and region is not first)
    keys = {key_of(title.rstrip(" :："), loose=False) for title in others}
    if "title" in keys or [block.kind for block in first.own].count("paragraph") != 1:  # of several, none is the title
        return False
    return first.title.rstrip()[-1:] in (":", "：") or not keys.isdisjoint(BIBLIOGRAPHIC) or _holds_title(first, view)


def _holds_title(region: Region, view: View) -> bool:
    """Tell whether nothing but one paragraph that reads like a title stands beneath a heading with others beside it.

    That heading is the key alone: "Paper title" and the like above text are a template's.
    """
    alone = len(region.own) == 1 and not region.children and region.own[0].kind == "paragraph"
    key = words.undecorated(region.title)
    if not alone or " " in key or key_of(key, loose=False) != "title" or "](" in region.own[0].text:
        return False
    block = region.own[0]
    text = " ".join(view.lines[block.line - 1 : block.end_line])
    followed = any(other.level == region.level and other.line > region.line for other in view.tree.walk())
    return block.end_line - block.line < TITLE_LINES and words.titlelike(text) >= 0 and followed


def _before(region: Region, view: View) -> Iterator[Region]:
    yield from takewhile(lambda other: other is not region, islice(view.tree.walk(), 1, None))


def _below(region: Region, view: View) -> Iterator[TemplateLines]:
    for child in region.children:
        end = _end(child, view)
        if end:
            yield TemplateLines(child.line, end)
        yield from (one for one in _below(child, view) if one.line > end)


def _end(region: Region, view: View) -> int:
    """Return the last line of the template that a heading opens; 0 when it opens none."""
    kind = _kind(region.title, view)
    if not kind or (kind == "todo" and _holds_tasks(region, view)):
        return 0
    prompts = kind in ("named", "slot") and any(Filling.SLOT in fillings(block, view) for block in region.own)
    allowed = {Filling.NOTHING, Filling.SLOT, *([Filling.WORDS] if prompts else [])}
    empty = _unfilled(region, allowed, view)
    slots = any(Filling.SLOT in fillings(block, view) for block in empty)
    if len(empty) < len(region.own):  # the papers of a list below it, and labels of other keys, are no part of it
        behind = region.own[len(empty)]
        apart = slots and kind != "todo" and (behind.kind in _LISTS or _is_foreign_label(behind, view))
        return behind.line - 1 if apart else 0
    if kind == "todo" and not slots:
        return region.heading.end_line if region.heading else 0
    if not slots and (kind == "weak" or not all(_is_labels(block, view) for block in region.own)):
        return 0
    return _with_sections(region, allowed, view)


def _unfilled(region: Region, allowed: set[Filling], view: View) -> list[Block]:
    """Return the first blocks beneath a heading that nobody filled in; what announces a list that is, is filled in."""
    empty = list(takewhile(lambda block: fillings(block, view) <= allowed, region.own))
    sections = next((n for n, block in enumerate(empty) if block.text.startswith(_BOLD)), len(empty))
    empty = empty[: next((n for n in range(sections, len(empty)) if _is_foreign_label(empty[n], view)), len(empty))]
    behind = region.own[len(empty)] if len(empty) < len(region.own) else None
    announces = behind and behind.kind in _LISTS and empty and empty[-1].text.rstrip()[-1:] in (":", "：")
    return empty[:-1] if announces and is_label(empty[-1], view) else empty


def _is_foreign_label(block: Block, view: View) -> bool:
    """Tell whether a block is a label before a colon that is no key and no section.

    Behind sections that a template opens in bold it is not the template's: nobody filled in what follows it either.
    """
    text = block.text.strip()
    labelled = text[-1:] in (":", "：") and not text.startswith(_BOLD) and "\n" not in text
    return labelled and is_label(block, view) and not names_part(text.rstrip(" :："), view)


def _holds_tasks(region: Region, view: View) -> bool:
    """Tell whether something is to be done beneath a to-do heading: "slides" there is a task and no open key."""
    lines = (view.lines[number - 1] for block in region.own for number in range(block.line, block.end_line + 1))
    return any(
        words.WORD.search(line)
        and not (_OPEN.search(line) or has_slot(line) or is_placeholder(words.undecorated(line)))
        for line in lines
    )


def _is_labels(block: Block, view: View) -> bool:
    """Tell whether all words of a block name sections that somebody was to fill in."""
    lines = (view.lines[number - 1] for number in range(block.line, block.end_line + 1))
    return all(names_part(line, view) for line in lines if words.undecorated(line))


def _with_sections(region: Region, allowed: set[Filling], view: View) -> int:
    """Return the last line of a template's own sections; 0 when somebody has filled in one of them."""
    end = region.own_end
    for child in islice(region.walk(), 1, None):
        if not names_part(child.title, view):
            break
        if any(not fillings(block, view) <= allowed for block in child.own):
            return 0
        end = child.own_end
    return end


def names_part(title: str, view: View) -> bool:
    """Tell whether a heading within a template is one of its own: a section, a key, a question, a slot."""
    plain = words.undecorated(title)
    return (
        words.is_section(title, view.lexicon)
        or is_metadata_heading(title)
        or key_of(plain, loose=False) not in (None, "discussion", "blog")
        or plain.endswith(("?", "？"))
        or bool(_kind(title, view))
    )


def _kind(title: str, view: View) -> str:
    """Return how a heading says that it is a template's: empty when it does not."""
    plain = words.undecorated(title)
    if has_slot(plain):
        return "slot"
    if words.pattern("todo_titles").fullmatch(plain):
        return "todo"
    if _is_title(plain):
        return "title"
    if words.pattern("template_words").search(plain) and words.is_generic(plain):
        return "named"
    if len(title) > _LONGEST:
        return ""
    inner = read_title(title, view.lexicon)
    held = bool(inner.title) and (is_placeholder(inner.title) or _is_title(inner.title))
    if held and inner.title != plain and (inner.venue or inner.year or inner.marked):
        return "title"
    return "weak" if is_placeholder(plain) else ""


def _is_title(plain: str) -> bool:
    return words.pattern("template_titles").fullmatch(plain) is not None


def _is_file(view: View, templates: Sequence[TemplateLines]) -> bool:
    """Tell whether a whole file is a template, or a page of a site's machinery that is no note.

    Of nearly every file the first lines that somebody wrote settle it: no more of them are looked at. The ``templates``
    that are known and end where another heading begins, and what is to be done, say nothing of the rest.
    """
    regions = [region for region in view.tree.walk() if region.heading]
    apart = {number for first, last in _apart(regions, templates, view) for number in range(first, last + 1)}
    apart = apart if any(region.line not in apart for region in regions) else set()
    titles = [one.title for one in regions if one.line not in apart]
    blocks = (one for one in view.blocks if one.line not in apart)
    found = (fillings(block, view) for block in blocks if block.kind != "heading")
    front = [value for entry in view.front.properties for value in entry.values] if view.front else []
    held = sum(map(has_slot, front))
    if names_template(view.source.path):
        told = list(found)
        slots = sum(Filling.SLOT in one for one in told)
        unfilled = slots + held + sum(1 for title in titles if has_slot(title)) + _bracketed(front)
        unfilled += sum(1 for one in regions if one.line not in apart and not one.own and not one.children)
        called = (*titles[:1], *_front_title(view))
        named = any(_kind(title, view) or words.pattern("template_words").search(title) for title in called)
        return (named or unfilled >= _SURE) and not any(Filling.LINK in one for one in told)
    if any(Filling.TEXT in one or Filling.WORDS in one for one in found):
        return False
    machinery = held or any(is_machinery(block.text) for block in view.blocks if block.kind not in ("fence", "code"))
    return bool(machinery) and all(has_slot(title) or names_part(title, view) for title in titles)


def _apart(regions: Sequence[Region], templates: Sequence[TemplateLines], view: View) -> Iterator[tuple[int, int]]:
    """Yield the lines of the templates that stand beside the rest of a file: none of it is beneath their headings."""
    ends = dict(templates)
    for region in regions:
        end = ends.get(region.line, 0)
        if end and (_kind(region.title, view) == "todo" or max(one.own_end for one in region.walk()) <= end):
            yield region.line, end


def _is_written(title: str, view: View) -> bool:
    """Tell whether the title in the front matter is somebody's words: what stands beneath may be unfilled then."""
    return not (_kind(title, view) or _bracketed([title]) or words.is_generic(title))


def _bracketed(values: Sequence[str]) -> int:
    return sum(1 for value in values if value[:1] + value[-1:] in ("[]", "<>", "【】"))


def _front_title(view: View) -> tuple[str, ...]:
    if not view.front:
        return ()
    return next((entry.values[:1] for entry in view.front.properties if entry.key.casefold() == "title"), ())
