"""What a new note calls its fields, and what it says beside what tells a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.parse.fields.work_forms import OWN, key_for, word_for

if TYPE_CHECKING:
    from papernotes.author.draft import Draft

_WORDS = {
    "authors": ("Authors", "作者"), "paper": ("Paper", "论文"), "venue": ("Venue", "会议"), "year": ("Year", "年份"),
    "key": ("Citekey", "Citekey"), "tags": ("Keywords", "关键词"), "status": ("Status", "状态"),
    "rating": ("Rating", "评分"), "type": ("Type", "类型"), "school": ("Institution", "机构"),
    "doi": ("DOI", "DOI"),
}  # fmt: skip
"""How a field is called, in English and in Chinese."""
_BY_KEY = frozenset({"article", "inproceedings"})
"""Kinds of works that the key of their venue tells."""


def called(field: str, draft: Draft, *, east: bool = False) -> str:
    """Return the key of a field; that of a venue says what kind of work appears there, where nothing else does."""
    by_key = (field == "venue" and draft.form in _BY_KEY) or (field == "school" and draft.form in OWN)
    return key_for(draft.form, east=east) if by_key else _WORDS[field][east]


def kept(draft: Draft, *, east: bool = False) -> dict[str, str]:
    """Return what a bibliography keeps beside what tells a paper, by field: what kind of work it is, first."""
    told = bool(draft.venue) and draft.form in _BY_KEY
    return {
        "type": "" if told else word_for(draft.form, east=east), "school": draft.where if draft.form in OWN else "",
        "doi": draft.doi or "" if draft.both else "", "key": draft.cite,
        "tags": ", ".join(draft.topics), "status": draft.status, "rating": draft.rating,
    }  # fmt: skip


def venue_in_full(draft: Draft) -> str:
    """Return the venue as its bibliography writes it, where its short name would be cited otherwise."""
    return (draft.where if draft.form not in OWN else "") or draft.venue or ""
