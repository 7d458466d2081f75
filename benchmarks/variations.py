"""Write notes in another way that means the same, and count the records that are read differently: none should be.

    python benchmarks/variations.py FOLDER [FOLDER ...] [--only NAME]… [--jobs N] [--show N]

Each folder in FOLDER is notes of their own (a corpus): read as it is, and again with all its files in each other way
of writing (`ways_to_write`): other marks for the same thing, lines broken elsewhere, a venue's year written otherwise.
Code, front matter and lines of tables stay as they are. A record is the same when title (without case and spacing),
venue, year and links are. No labels are needed: where two ways are read differently, one of the readings is wrong.
A row a way tells in how many corpora it changed a line, how many records were compared and how many changed, in how
many corpora.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ways_to_write import ARXIV, WAYS

from papernotes.builder.pipeline import understand
from papernotes.config import Config
from papernotes.files.decode import decode
from papernotes.files.theme_folder import default_theme, read_theme
from papernotes.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Seen(NamedTuple):
    """What is compared of a record."""

    title: str
    venue: str | None
    year: int | None
    links: frozenset[tuple[str, str]]


class Tried(NamedTuple):
    """What came of a corpus written in one way."""

    way: str
    corpus: str
    records: int
    gone: tuple[Seen, ...]
    new: tuple[Seen, ...]


def records(files: Sequence[tuple[str, str]]) -> Counter[Seen]:
    """Return the papers of some files, by path and text, how often each."""
    sources = tuple(decode(path, text.encode("utf-8"))[0] for path, text in files)
    library = understand(Project(Config(), sources, read_theme(default_theme())))
    return Counter(
        Seen(
            re.sub(r"\W+", " ", entry.record.title.casefold()).strip(), entry.record.venue, entry.record.year,
            frozenset((link.kind, _address(link.url)) for link in entry.record.links),
        )
        for entry in library.entries
        if entry.record.kind == "paper"
    )  # fmt: skip


def _address(url: str) -> str:
    """Return an address as it is compared: a work at arXiv by its id."""
    return ARXIV.sub(lambda found: found["id"], url)


def try_corpus(folder: Path, ways: Sequence[str]) -> list[Tried]:
    """Read a folder of notes in each way that changes it."""
    files = [(path.relative_to(folder).as_posix(), _text(path)) for path in sorted(folder.rglob("*.md"))]
    before = records(files)
    found = []
    for way in ways:
        changed = [(path, WAYS[way](text)) for path, text in files]
        if changed != files:
            after = records(changed)
            gone, new = tuple((before - after).elements()), tuple((after - before).elements())
            found.append(Tried(way, folder.name, before.total(), gone, new))
    return found


def _text(path: Path) -> str:
    return decode(path.name, path.read_bytes())[0].text


def _report(tried: Sequence[Tried], show: int) -> Iterator[str]:
    yield f"{'way to write':28s} {'corpora':>8s} {'records':>8s} {'changed':>8s} {'made up':>8s} {'in':>4s}"
    for way in dict.fromkeys(one.way for one in tried):
        of = [one for one in tried if one.way == way]
        lost, made = sum(len(one.gone) for one in of), sum(max(0, len(one.new) - len(one.gone)) for one in of)
        touched = sum(1 for one in of if one.gone or one.new)
        yield f"{way:28s} {len(of):8d} {sum(one.records for one in of):8d} {lost:8d} {made:8d} {touched:4d}"
        for one in [one for one in of if one.gone or one.new][:show]:
            yield f"    {one.corpus}: {len(one.gone)} of {one.records} gone, {len(one.new)} new"
            for seen in one.gone[:2]:
                yield f"        - {_told(seen)}"
            for seen in one.new[:2]:
                yield f"        + {_told(seen)}"


def _told(seen: Seen) -> str:
    links = " ".join(sorted(f"{kind} {url[-30:]}" for kind, url in seen.links))
    return f"{seen.title[:70]} | {seen.venue} | {seen.year} | {links[:90]}"


def main() -> int:
    """Try all corpora in all ways; exit 1 when a record changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--only", action="append", choices=WAYS, default=[], metavar="NAME", help="a way to write")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    parser.add_argument("--show", type=int, default=3, metavar="N", help="corpora that are told of each way")
    asked = parser.parse_args()
    corpora = sorted(child for folder in asked.folders for child in folder.iterdir() if child.is_dir())
    with ProcessPoolExecutor(asked.jobs) as pool:
        ways = asked.only or list(WAYS)
        tried = [each for found in pool.map(partial(try_corpus, ways=ways), corpora, chunksize=2) for each in found]
    print("\n".join(_report(tried, asked.show)))
    return int(any(one.gone or one.new for one in tried))


if __name__ == "__main__":
    sys.exit(main())
