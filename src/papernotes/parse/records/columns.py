"""The columns of a table: which field each holds, by its head and by what its cells read like."""

from __future__ import annotations

import re
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING

from papernotes.parse.fields.bylines import full_names, read_byline
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.venue_marks import read_venue
from papernotes.parse.plain import plain_line
from papernotes.parse.records import line_words as words
from papernotes.parse.records.leading import is_chip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.lexicon import Lexicon

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
    (re.compile(r"(?:nos?|nr|num(?:ber)?|id|#|№|序号|编号|番号|번호)\.?$", re.IGNORECASE), "number"),
    (re.compile(r"keyword|tags?\b|topic|task|关键词|标签", re.IGNORECASE), "tags"),
)
PEOPLE = frozenset({"speaker", "reviewer"})
"""Columns of people who are no authors: they lead a meeting or wrote the notes."""
_FEWEST, _LONGEST = 2, 300
"""Cells by which a column is known, and characters of a cell that are looked at."""
_MULTIPLE = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")


def columns_of(heads: Sequence[str], rows: Sequence[Sequence[str]], lexicon: Lexicon) -> list[str]:
    """Return the field of each column, empty where none; the title's column must hold titles.

    A column whose head names no field holds the one that most of its cells read like: years, venues, names, or names
    with where and when, which is called ``byline``. A date beside who speaks is that of the meeting.
    """
    columns = [_field(head) for head in heads]
    if "speaker" in columns:
        columns = ["dated" if field == "published_on" else field for field in columns]
    if "title" not in columns and columns:
        free = [number for number, field in enumerate(columns) if field in ("paper", "name", "tags", "links", "")]
        named = [number for number in free if columns[number] == "paper" and not _chips(rows, number)]
        best = named[0] if named else max(free or range(len(columns)), key=lambda number: _titles(rows, number))
        columns[best] = "title"
    return [field or _by_cells(rows, number, columns, lexicon) for number, field in enumerate(columns)]


def carried_down(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> list[Sequence[str]]:
    """Return rows with a year in each cell that it was left out of, as one cell for several rows does.

    That is a column which begins with a year, names each of its years once, and these in order.
    """
    carried = list(rows)
    for column in (number for number, field in enumerate(columns) if field == "year"):
        cells = [row[column].strip() if column < len(row) else "" for row in carried]
        years = [cell for cell in cells if cell]
        ordered = sorted(years) in (years, years[::-1]) and len(set(years)) == len(years) > 1
        if not (cells and cells[0] and ordered and cells.count("") > 1 and all(map(words.only_year, years))):
            continue
        year = ""
        for number, row in enumerate(carried):
            year = cells[number] or year
            carried[number] = (*row[:column], year, *row[column + 1 :])
    return carried


def told_in(cell: str, field: str, head: str) -> str:
    """Return a cell as its row tells it: who spoke, or wrote the notes, is nobody without the head above."""
    return f"{plain_line(head)}: {cell.strip()}" if field in PEOPLE else cell


def _by_cells(rows: Sequence[Sequence[str]], column: int, columns: Sequence[str], lexicon: Lexicon) -> str:
    cells = [plain_line(row[column])[:_LONGEST] for row in rows[:20] if column < len(row) and row[column].strip()]
    if len(cells) < _FEWEST:
        return ""
    read = Counter(_reads_like(cell, lexicon) for cell in cells)
    field, count = max(read.items(), key=itemgetter(1))
    return field if count * 3 >= len(cells) * 2 and field not in columns else ""


def _reads_like(cell: str, lexicon: Lexicon) -> str:
    if words.only_year(cell):
        return "year"
    mark = read_venue(cell, lexicon)
    if mark is not None and mark.whole and mark.venue:
        return "venue"
    if read_byline(cell, lexicon) is not None:
        return "byline"
    return "authors" if full_names(cell, lexicon) is not None else ""


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
        "speaker",
        "reviewer",
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
    return 2 * sum(1 for cell in cells if is_chip(_label(cell)) or cell.lstrip().startswith(("http", "<http"))) >= len(
        cells
    )


def _label(cell: str) -> str:
    return plain_line(_MULTIPLE.split(cell)[0] if len(cell) > 200 else cell)
