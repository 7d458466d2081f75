"""Table rows as records: columns known by their heads, in any order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.parse.fields.metadata import LINK_FIELDS, key_of
from papernotes.parse.plain import plain_line
from papernotes.parse.records import items, weighing, words
from papernotes.parse.records.bullets import MAYBE, like_siblings
from papernotes.parse.records.signals import Candidate, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.parse.outline import Block
    from papernotes.parse.records.view import View

_HEADS = (  # what a column's head means where no key says it
    (re.compile(r"title|papers?\b|标题|题目|论文|タイトル|論文|제목|논문", re.IGNORECASE), "title"),
    (re.compile(r"conf|venue|journal|jour\b|publi|会议|期刊|学会|학회", re.IGNORECASE), "venue"),
    (re.compile(r"year|年", re.IGNORECASE), "year"),
    (re.compile(r"^date|时间|日期|날짜|日付", re.IGNORECASE), "published_on"),
    (re.compile(r"^(?:name|model|method|abbr\w*|acronym)$|名称|模型", re.IGNORECASE), "name"),
    (re.compile(r"code|github|repo|代码|コード|코드", re.IGNORECASE), "code"),
    (re.compile(r"project|website|homepage|page|主页", re.IGNORECASE), "project"),
    (re.compile(r"author|作者|著者|저자", re.IGNORECASE), "authors"),
    (re.compile(r"links?\b|url|pdf|链接|リンク|링크", re.IGNORECASE), "links"),
    (re.compile(r"keyword|tags?\b|topic|task|关键词|标签", re.IGNORECASE), "tags"),
)
_MULTIPLE = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")


def row_candidates(table: Block, view: View) -> tuple[Candidate, ...]:
    """Return the rows of a table whose columns hold papers; none when it is another table."""
    if len(table.children) < 2:
        return ()
    head, *body = table.children
    columns = _columns(head.cells, [row.cells for row in body])
    if "title" not in columns:
        return ()
    found = tuple(candidate for row in body if (candidate := _candidate(row, columns, view)))
    maybe = sum(1 for candidate in found if candidate.score >= MAYBE)
    if 2 * maybe < len(found) or not any(candidate.is_paper for candidate in found):
        return ()
    return like_siblings(found, 0, enough=maybe)


def _columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the field of each column, empty where none; the title's column must hold titles."""
    columns = [_field(head) for head in heads]
    if "title" not in columns:
        titles = [number for number, field in enumerate(columns) if field in ("paper", "name", "")]
        named = [number for number in titles if columns[number] == "paper" and not _chips(rows, number)]
        best = named[0] if named else max(titles, key=lambda number: _titles(rows, number), default=None)
        if (
            best is not None
            and (named or _titles(rows, best) > 0.5)
            and any(field in ("venue", "year", "code", "links", "paper", "published_on") for field in columns)
        ):
            columns[best] = "title"
    return columns


def _field(head: str) -> str:
    plain = words.undecorated(head)
    field = key_of(plain)
    if field in (
        "title",
        "authors",
        "venue",
        "year",
        "code",
        "project",
        "data",
        "video",
        "slides",
        "blog",
        "tags",
        "name",
        "arxiv",
        "doi",
        "links",
        "status",
        "rating",
        "read_on",
    ):
        return field
    if field == "paper":
        return "paper"
    return next((field for pattern, field in _HEADS if pattern.search(plain) and field != "title"), "")


def _titles(rows: Sequence[Sequence[str]], column: int) -> float:
    """Return how much a column's cells read like titles, on average over at most 20 rows."""
    cells = [row[column] for row in rows[:20] if column < len(row) and row[column].strip()]
    if not cells:
        return 0.0
    return sum(
        words.titlelike(_label(cell)) + (1.0 if "](http" in cell else 0.0) + (1.0 if _MULTIPLE.search(cell) else 0.0)
        for cell in cells
    ) / len(cells)


def _chips(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Tell whether the cells of a column of papers are links to them ("[PDF](…)") and no titles."""
    cells = [row[column] for row in rows[:20] if column < len(row) and row[column].strip()]
    return 2 * sum(
        1 for cell in cells if items.is_chip(_label(cell)) or cell.lstrip().startswith(("http", "<http"))
    ) >= len(cells)


def _label(cell: str) -> str:
    return plain_line(_MULTIPLE.split(cell)[0] if len(cell) > 200 else cell)


def _candidate(row: Block, columns: Sequence[str], view: View) -> Candidate | None:
    fields = tuple((field, cell) for field, cell in zip(columns, row.cells, strict=False) if cell.strip())
    by_field = dict(fields)
    title = by_field.get("title", "")
    if not title or (words.is_generic(title) and "](" not in title):
        return None
    item = items.split(title, row.line, view)
    return Candidate(
        "row",
        row.line,
        row.end_line,
        item.title,
        tuple(_weigh(item, by_field, view, row)),
        fields=fields,
        note=weighing.is_note(item),
    )


def _weigh(item: items.Item, fields: dict[str, str], view: View, row: Block) -> Iterator[Signal]:
    yield from weighing.weigh(item, view, item.title)
    yield Signal("a column of titles", 1.0)
    kinds = {
        link.kind
        for field, cell in fields.items()
        if field != "title"
        for link in view.links(cell, row.line, _key(field))
    }
    if "paper" in kinds:
        yield Signal("paper link in its row", 2.5)
    if "code" in kinds or "project" in kinds:
        yield Signal("code or project link in its row", 1.0)
    if "venue" in fields:
        yield Signal("venue in its row", 1.5)
    if "year" in fields and re.search(r"(?:19|20)\d\d", fields["year"]):
        yield Signal("year in its row", 0.5)


def _key(field: str) -> str | None:
    return field if field in LINK_FIELDS else None
