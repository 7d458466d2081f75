"""Labelled folders of notes → their units, each told whether a paper's record starts there."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from papernotes.files.decode import decode
from papernotes.lexicon import load
from papernotes.parse import view_of
from papernotes.parse.reading.folder import glance, profile
from papernotes.parse.reading.read import observed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from papernotes.parse.reading.units import Unit
    from papernotes.source import Source

NEAR = 3
EDGES = " \t\"'“”‘’「」『』《》〈〉【】[]()<>*_`:：.,;"


@dataclass
class Doc:
    """A file: its units, which of them start records, and which are not to be learned from."""

    path: str
    units: tuple[Unit, ...]
    starts: set[int] = field(default_factory=set)
    masked: set[int] = field(default_factory=set)
    papers: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Corpus:
    """A folder of notes. ``base`` names the corpus that it is another dress of."""

    name: str
    base: str
    docs: list[Doc]
    weight: float = 1.0
    """What it counts beside others."""


def plain(text: str | None) -> str:
    """Return a text without case, marks at its ends and odd spacing, for comparing."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    folded = re.sub(r"[‐-―−]", "-", folded).replace("’", "'").replace("‘", "'")
    return re.sub(r"\s+", " ", folded).strip(EDGES)


def likeness(one: str, other: str) -> float:
    """Return the share of common words of two texts."""
    split = re.compile(r"[^\W\d_]{2,}|\d{4}")
    first, second = (set(split.findall(re.sub(r"([\u3040-\u9fff])", r" \1 ", plain(t)))) for t in (one, other))
    return len(first & second) / max(1, len(first | second))


def labelled(labels: Path, texts: Path) -> Iterator[tuple[dict[str, Any], list[Source]]]:
    """Yield each label file with its sources, cut to their excerpts."""
    for file in sorted(labels.glob("*.json")):
        data = json.loads(file.read_text("utf-8"))
        data["name"] = file.stem
        root = texts / file.stem
        if root.is_dir():
            yield data, [_source(root, path, data.get("excerpts", {}).get(path)) for path in data["files"]]


def _source(root: Path, path: str, excerpt: list[int] | None) -> Source:
    raw = (root / path).read_bytes()
    if excerpt:
        raw = b"".join(raw.splitlines(keepends=True)[excerpt[0] - 1 : excerpt[1]])
    return decode(path, raw)[0]


def corpus(name: str, base: str, sources: Sequence[Source], papers: Sequence[dict[str, Any]]) -> Corpus:
    """Return a folder's units with the labels that are given by file and line."""
    lexicon = load()
    folder = profile(map(glance, sources))
    docs = []
    for source in sources:
        if not source.text.strip():
            continue
        view, _ = view_of(source, lexicon)
        doc = Doc(source.path, observed(view, folder))
        doc.papers = [p for p in papers if p["file"] == source.path and p.get("kind", "paper") == "paper"]
        view.forget()
        _label(doc, view.front.end_line if view.front else 0)
        docs.append(doc)
    return Corpus(name, base, docs)


def _label(doc: Doc, front: int) -> None:
    """Mark the units that labels mean; of a file with one paper at its top, the file itself."""
    top = next((unit for unit in doc.units if unit.kind == "heading"), None)
    if len(doc.papers) == 1:
        (paper,) = doc.papers
        listed = any(unit.line == paper["line"] and unit.kind in ("bullet", "row") for unit in doc.units)
        first = top.line if top else 10
        if not listed and (paper["line"] <= max(3, first) or paper["line"] <= front + 2):
            doc.starts.add(0)
            for unit in doc.units[1:]:
                if unit.line <= max(first, paper["line"]) and (
                    unit is top or likeness(unit.plain, paper["title"]) > 0.4
                ):
                    doc.masked.add(unit.number)
            return
    for paper in doc.papers:
        best, most = None, 0.3
        for unit in doc.units[1:]:
            if unit.number in doc.starts or abs(unit.line - paper["line"]) > NEAR:
                continue
            likely = (
                likeness(unit.plain, paper["title"])
                + (unit.line == paper["line"])
                + (plain(unit.title) == plain(paper["title"]))
            )
            if likely > most:
                best, most = unit, likely
        if best is not None:
            doc.starts.add(best.number)


def found_of(doc: Doc, chosen: Sequence[int]) -> tuple[int, int, int]:
    """Return how many labels a set of units hits, how many units there are, and how many labels."""
    free = list(chosen)
    hits = wanted = 0
    missed: list[dict[str, Any]] = []
    for exact in (True, False):
        for paper in doc.papers if exact else missed:
            hit = next((n for n in free if _means(doc.units[n], paper, exact=exact)), None)
            if hit is not None:
                free.remove(hit)
                hits += 1
            elif exact:
                missed.append(paper)
    wanted = hits + sum(1 for paper in missed if "dup_of" not in paper) - (hits - (len(doc.papers) - len(missed)))
    return hits, len(chosen), max(wanted, hits)


def _means(unit: Unit, paper: dict[str, Any], *, exact: bool) -> bool:
    if exact:
        return unit.line == paper["line"] or plain(unit.title) == plain(paper["title"])
    at_top = unit.number == 0 and (paper["line"] <= unit.stop + 2)
    return abs(unit.line - paper["line"]) <= NEAR or at_top


def f1(hits: int, found: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall; nothing found where nothing is wanted is perfect."""
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def figure(corpus_: Corpus, chosen: Sequence[Sequence[int]]) -> float:
    """Return a corpus's F1 of record starts; without papers, one less the invented records a file."""
    totals = [found_of(doc, units) for doc, units in zip(corpus_.docs, chosen, strict=True)]
    hits, found, wanted = (sum(total[n] for total in totals) for n in range(3))
    return f1(hits, found, wanted) if wanted else max(0.0, 1 - found / max(1, len(corpus_.docs)))
