"""A file for a paper alone, where each paper has one."""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from papernotes.author.addition import ESSENTIAL, Addition, unsaid
from papernotes.author.field_names import called, kept, venue_in_full
from papernotes.author.passages import passages
from papernotes.author.style import plain_style, wordings
from papernotes.parse import parse
from papernotes.parse.bibliography.words_to_markdown import escaped
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.records.groups import read_mark
from papernotes.slug import Given, slugify
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.author.draft import Draft
    from papernotes.author.spots import Shelves
    from papernotes.model import Record

_FRONT = re.compile(r"(?P<key>\w[\w -]{0,60}?)[ \t]{0,9}:(?P<value>.*)")
_LONGEST_PATH = 4000
"""Bytes of a path with a number: none is cut for it."""
_PLAIN = re.compile(r"[\w(][^:#\[\]{}&*!|>'\"%@`\n]*", re.ASCII)
"""A text that YAML takes as it stands, whatever follows in it."""


def own_file(draft: Draft, alone: Sequence[Record], shelves: Shelves) -> Addition:
    """Return a file for the paper alone, named, placed and written as those of other papers are."""
    like = next((r for r in reversed(alone) if r.venue == draft.venue and draft.venue), alone[-1])
    front = _front_lines(shelves.sources[like.place.file])
    plain = replace(draft, title=escaped(draft.title))
    wanted = [_front_matter(told, front, kind) for kind in ("", "paper") for told in (draft, plain)] if front else []
    styles = [style for style in (shelves.style(like), plain_style("# ")) if style]
    wanted += [lines for style in styles for lines in wordings(draft, style, marks=style is styles[-1])]
    wanted += [_front_matter(told, (), "") for told in (draft, plain)]
    stem = _stem(draft, like)
    made: list[tuple[int, Addition]] = []
    for folder in _folders(draft, alone, shelves):
        path = _free(f"{folder}/{stem}.md".lstrip("/"), shelves)
        for lines in wanted:
            addition = Addition(path, 1, tuple(lines), "\n".join([*lines, ""]), fresh=True)
            records = parse(Source(path, addition.text), shelves.lexicon).records
            lost = unsaid(records[0] if records else None, draft) + ESSENTIAL * max(0, len(records) - 1)
            if not lost:
                return addition
            made.append((lost, addition))
    return min(made, key=lambda found: found[0])[1]


def _folders(draft: Draft, alone: Sequence[Record], shelves: Shelves) -> Iterator[str]:
    """Yield the folders that a paper's file may go to: that of its venue and year, else the one above all others."""
    folders = [record.place.file.rpartition("/")[0] for record in alone]
    for folder in dict.fromkeys(folders):
        parts = folder.split("/")
        for depth, part in enumerate(parts, 1):
            mark = read_mark(part.replace("_", " "), 1, shelves.lexicon)
            if draft.venue and mark.venue == draft.venue and mark.year in (None, draft.year):
                yield "/".join(parts[:depth])
    most = max(dict.fromkeys(folders), key=folders.count)
    if 4 * folders.count(most) >= 3 * len(folders):
        yield most
    common = posixpath.commonpath(folders) if all(folders) else ""
    yield common
    while common:
        common = common.rpartition("/")[0]
        yield common


def _stem(draft: Draft, like: Record) -> str:
    """Return the name of a paper's file, as a neighbour's is made."""
    stem = like.place.file.rpartition("/")[2].rpartition(".")[0]
    if stem.startswith("@") and draft.key:
        return "@" + re.sub(r"[^\w.+-]", "", draft.key)
    if " " in stem and re.search(r"\w", draft.title):
        return re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", draft.title).replace("  ", " ").strip(" .")[:120]
    return slugify(draft.title).replace("-", "_" if "_" in stem and "-" not in stem else "-")


def _free(path: str, shelves: Shelves) -> str:
    """Return a path that no notes file has."""
    return Given(shelves.sources, longest=_LONGEST_PATH).give((path,), path.removesuffix(".md"), ".md")


def _front_lines(source: Source) -> tuple[str, ...]:
    """Return the lines of a file's front matter, without its fences; none when it has none."""
    lines = source.lines
    if lines[0].rstrip() != "---":
        return ()
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}), 0)
    return lines[1:end]


def _front_matter(draft: Draft, like: Sequence[str], kind: str) -> tuple[str, ...]:
    """Return a draft as front matter, with a neighbour's keys in its order, those that say nothing left empty.

    ``kind`` says what it is where nothing else does, as of a title alone.
    """
    values: dict[str, object] = {
        **kept(draft), "title": draft.title, "authors": list(draft.named), "venue": venue_in_full(draft),
        "year": draft.year or draft.state, "paper": draft.url, "doi": draft.doi or "", "arxiv": draft.arxiv or "",
        "type": kept(draft)["type"] or kind, "key": draft.key, "tags": list(draft.topics) or "",
    }  # fmt: skip
    names = {
        "paper": "url",
        **{name: called(name, draft).lower() for name in ("venue", "key", "tags", "type", "school")},
    }
    keys = [found["key"] for line in like if (found := _FRONT.fullmatch(line))]
    fields = {key: {"links": "paper"}.get(key_of(key) or "", key_of(key) or "") for key in keys}
    also = [*(["doi"] if draft.both else []), *(["key"] if draft.cite else [])]
    told = ("title", "authors", "venue", "year", "paper", "type", "school", *also, "tags", "status", "rating")
    missing = [name for name in told if name not in fields.values()]
    lines = [f"{key}: {_yaml(values.get(fields[key], ''))}".rstrip() for key in keys]
    lines += [f"{names.get(name, name)}: {_yaml(values[name])}" for name in missing if values[name]]
    return ("---", *lines, "---", *passages(draft, "# "))


def _yaml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_yaml(item) if ',' not in str(item) else _quoted(item) for item in value)}]"
    text = str(value)
    return text if isinstance(value, int) or not text or _PLAIN.fullmatch(text) else _quoted(text)


def _quoted(value: object) -> str:
    return json.dumps(str(value), ensure_ascii=False)
