"""Add to notes what is no paper, and count the records that change: none should.

    python benchmarks/additions.py FOLDER [--places N] [--jobs N] [--show N]

Each Markdown file below FOLDER is read as it is, and again with one thing added: a template that nobody filled in, a
to-do heading, a prompt in a code block, a badge. They are put at the top (below the front matter), before the headings
of records and groups, at the end, and those that are no headings inside records as well: at up to N places of each
kind (0: at all).
A record changes when its id, title, venue, year, links or sections do; what is unfilled must not become one either.
A row for each addition tells how often it was put somewhere, how many records were compared and how many changed.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from papernotes.files.decode import decode
from papernotes.lexicon import Lexicon, load
from papernotes.library import identity
from papernotes.library import slugs as addresses
from papernotes.parse import parse, view_of
from papernotes.parse.dialects import plainly
from papernotes.parse.frontmatter import read_front_matter
from papernotes.parse.markdown import block_tokens
from papernotes.parse.outline import outline
from papernotes.parse.records.line_words import is_section
from papernotes.parse.records.templates import names_part
from papernotes.parse.withheld import withhold
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.model import Document

ADDITIONS = {
    "template": "## 《Foo》(CVPR2023)\n\nPaper: *<url>*  \nCode: *<url>*\n\n**Problem**\n\n**Method**",
    "template of sections": "## Paper title\n\n- Authors:\n- Year:\n\n### Summary\n\n### Method",
    "bare template": "# Paper title",
    "placeholder": "# XXX",
    "to-do": "# TODO",
    "prompt": (
        "```jinja\n{% for paper in papers %}\n# {{ paper.title }} <url>\n{% if paper.url %}{{ paper.url }}{% endif %}\n"
        "{% endfor %}\n```"
    ),
    "badge": "![stars](https://img.shields.io/github/stars/ada/rivers)",
    "linked badge": "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)",
}
"""What is added, by its name."""
ANYWHERE = frozenset({"prompt", "badge", "linked badge"})
"""Those that may stand inside a record, and that a reader may see."""
OPEN = frozenset({"template of sections"})
"""Those that end in a heading, so that text behind them would be under it."""


class Seen(NamedTuple):
    """What is compared of a record."""

    id: str
    title: str
    venue: str | None
    year: int | None
    links: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, str, str], ...]


class Tried(NamedTuple):
    """What came of one addition at one line of a file."""

    name: str
    file: str
    line: int
    records: int
    changed: tuple[Seen, ...]
    """The records that are gone or have become others."""
    new: tuple[Seen, ...]
    """Records that were not there."""


@cache
def lexicon() -> Lexicon:
    """Return the vocabularies that come with papernotes."""
    return load()


def records(document: Document) -> list[Seen]:
    """Return the records of a file on its own, the same paper in two places as one, each with its id."""
    merged = [identity.merge(parts, lambda _: True) for parts in identity.gather(document.records)]
    return [
        Seen(
            address.slug, record.title, record.venue, record.year,
            tuple((link.kind, link.url) for link in record.links),
            tuple((s.heading, s.role, s.text) for s in record.sections if s.text),
        )
        for address, record in zip(addresses.assign(merged, ()), merged, strict=True)
    ]  # fmt: skip


def places(source: Source, document: Document, name: str) -> list[int]:
    """Return the lines before which an addition may be put.

    They are where blocks start that no other block holds, other tools' boxes among them; of headings, where the
    heading of a record or a group does, since what follows a heading directly is under it, and so is a section
    ("Summary") that does, or a deeper heading that a template may have for its own ("Links").
    """
    plain = plainly(source).source
    front = read_front_matter(plain)
    top = front.end_line + 1 if front else 1
    text = "\n".join([""] * (top - 1) + list(plain.lines[top - 1 :]))
    blocks = outline(block_tokens(text)[0], plain.lines)
    begun = {record.place.line for record in document.records} | {group.line for group in document.groups}
    view, _ = view_of(source, lexicon())
    level = len(ADDITIONS[name].partition(" ")[0])
    own = {b.line for b in blocks if is_section(b.text, lexicon()) or (b.level > level and names_part(b.text, view))}
    headings = ({b.line for b in blocks if b.kind == "heading"} & begun) - own
    begin = {block.line for block in blocks if not source.lines[block.line - 1][:1].isspace()}
    starts = begin if name in ANYWHERE else headings
    first = () if name in OPEN and not (blocks and blocks[0].kind == "heading") else (top,)
    return sorted({*first, len(source.lines) + 1, *(line for line in starts if line > top)})


def added(source: Source, line: int, addition: str) -> str:
    """Return a text with something put before a line, blank lines around it."""
    lines = source.lines
    return "\n".join([*lines[: line - 1], "", addition, "", *lines[line - 1 :]])


def try_one(source: Source, before: Sequence[Seen], name: str, line: int) -> Tried:
    """Read a file with one addition and return what is different."""
    after = records(parse(withhold(Source(source.path, added(source, line, ADDITIONS[name]))), lexicon()))
    new = list(after)
    changed = []
    for record in before:
        if record in new:
            new.remove(record)
        else:
            changed.append(record)
    return Tried(name, source.path, line, len(before), tuple(changed), tuple(new))


def try_file(path: Path, folder: Path, most: int) -> list[Tried]:
    """Try each addition at the places of a file, at most so many of each (0: all)."""
    source, _ = decode(path.relative_to(folder).as_posix(), path.read_bytes())
    source = withhold(source)
    document = parse(source, lexicon())
    before = records(document)
    found = []
    for name in ADDITIONS:
        where = places(source, document, name)
        step = max(1, -(-len(where) // most)) if most else 1
        found += [try_one(source, before, name, line) for line in sorted({*where[::step], where[-1]})]
    return found


def is_fault(tried: Tried) -> bool:
    """Return whether a record changed, or one came to be of what nobody filled in."""
    return bool(tried.changed) or (bool(tried.new) and tried.name not in ANYWHERE)


def _report(tried: Sequence[Tried], show: int) -> Iterator[str]:
    yield f"{'addition':22s} {'put':>7s} {'records':>9s} {'changed':>8s} {'made up':>8s}"
    for name in ADDITIONS:
        of = [one for one in tried if one.name == name]
        made = sum(len(one.new) for one in of if is_fault(one) and not one.changed)
        compared, changed = sum(one.records for one in of), sum(len(one.changed) for one in of)
        yield f"{name:22s} {len(of):7d} {compared:9d} {changed:8d} {made:8d}"
    for one in [one for one in tried if is_fault(one)][:show]:
        yield f"{one.file}:{one.line}: {one.name}: {len(one.changed)} changed, {len(one.new)} new"
        for old, new in zip([*one.changed, None], [*one.new, None], strict=False):
            differs = [field for field in Seen._fields if old and new and getattr(old, field) != getattr(new, field)]
            yield f"    {old.title if old else '-'}  ->  {new.title if new else '-'}  {' '.join(differs)}"


def main() -> int:
    """Try all files below a folder; exit 1 when a record changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--places", type=int, default=8, metavar="N", help="places of each kind in a file; 0: all")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="changes that are told in full")
    asked = parser.parse_args()
    files = sorted(asked.folder.rglob("*.md"))
    one = partial(try_file, folder=asked.folder, most=asked.places)
    with ProcessPoolExecutor(asked.jobs) as pool:
        tried = [each for found in pool.map(one, files, chunksize=4) for each in found]
    print("\n".join(_report(tried, asked.show)))
    return int(any(map(is_fault, tried)))


if __name__ == "__main__":
    sys.exit(main())
