"""What lines say of who keeps the notes: whether a paper was read, and how it is rated."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.dates import find_date
from papernotes.parse.fields.ratings import on_scale, read_rating
from papernotes.parse.fields.status import is_task_of_status, read_checkbox, read_status
from papernotes.parse.records.facts import BOX, KEY

if TYPE_CHECKING:
    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.view import Line, View

_LETTER = re.compile(r"[^\W_]")


def take_status(value: str, line: Line, _view: View, facts: Facts) -> bool:
    """Take the value of a key for statuses, and the day in it; tell whether the facts now hold all of it."""
    evidence = Evidence(line.number, line.text)
    status = read_status(value, key_of_line(line))
    held = status is not None and KEY not in map(itemgetter(0), facts.statuses)
    facts.state(status, evidence)
    date = find_date(value) if status == "read" else None
    if date and not facts.read_on:  # "Read: 2023-01-05"
        facts.read_on, facts.read_from = date.iso, evidence
    return held


def take_status_line(line: Line, facts: Facts) -> bool:
    """Take a line that is the key of a status and nothing else: behind a sign it answers itself, "✅ read"."""
    status, signed = read_status(line.text), not line.text[:1].isalpha()
    if status is None or not signed:
        return status is None and not signed  # the name of a field that was left open
    facts.state(status, Evidence(line.number, line.text))
    return True


def key_of_line(line: Line) -> str:
    """Return the key that a line opens with, or the one that its value stands beneath."""
    return line.key.key if line.key else line.named or ""


def take_task(line: Line, view: View, facts: Facts) -> bool:
    """Take a task that is called by a status, ``- [x] read``; tell whether the line is one."""
    raw = view.lines[line.number - 1]
    if "[" not in raw or not is_task_of_status(raw):
        return False
    facts.state(read_checkbox(raw), Evidence(line.number, line.text), BOX)
    return True


def take_rating(value: str, line: Line, _view: View, facts: Facts) -> bool:
    """Take a rating, the first that a record has; tell whether the value is nothing else."""
    rating = read_rating(value)
    if not rating or facts.rating:
        return False
    facts.rating, facts.rating_from = on_scale(rating, key_of_line(line)), Evidence(line.number, line.text)
    return not _LETTER.search(value.replace(rating.text, ""))
