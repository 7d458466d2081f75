"""Look for what a site lost of its notes: every word and sign is on a page, a field in papers.json, or skipped.

    python benchmarks/coverage.py FOLDER [--each] [--show N]

FOLDER is a project (its notes in FOLDER/notes/ or in itself); with --each every folder in it is one. Each is built with
no configuration into a temporary folder. A line that papers.json lists as skipped is accounted for. Of any other line,
each word (letters and digits that stand together) must stand as a word on the page of a record that holds the line, or
in its fields, and each other sign too, but for Markdown's own marks (`MARKS`) and those of HTML, of TeX, of entities,
of addresses and of links with other words, and for the keys of fields (`Venue:`), which say what a value is. A line
that no record holds, as a heading above several, is looked for on the pages of all in its file, and of its topics.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import sys
import tempfile
import unicodedata
import urllib.parse
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from papernotes.api import build
from papernotes.endings import is_markdown
from papernotes.errors import PapernotesError
from papernotes.files.decode import decode
from papernotes.files.walk import belongs_to_project, notes_folder, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = frozenset("#*_~`>|[](){}!-+=<\\:^$\"'&;%/?.,@")
"""What Markdown, YAML and addresses are written with: such a sign alone may be a mark."""
_WORD = re.compile(r"[^\W_]+")
_NOT_WORDS = re.compile(
    r"!\[[^\[\]]*\](?:\([^()]*\))?|</?[a-zA-Z][^<>]*>|<!--.*?-->|&#?\w+;|\\(?:begin|end)\{\w+\*?\}|\\[a-zA-Z]+|^\s*(?:`{3,}|~{3,}).*$|^\s*\|?[\s:|-]*$|"
    r"^\s{0,3}\[[^\]]+\]:\s.*$|\[\^[^\]]+\]:?|\{[#.:][^{}]*\}|^(?:---|\+\+\+)\s*$|\]\([^()\s]*|:[a-z0-9_+-]+:|\[![\w-]+\][+-]?|"
    r"\[\[[^\[\]|]*\||\[\[[^\[\]|]*/(?=[^/\[\]|]+\]\])|\(\([0-9a-f-]{36}\)\)|\{\{\w+|\s\^[\w-]+$|^#\+\w+"
)
"""Marks that have letters: tags, entities, commands of TeX, fences with their language, addresses behind a label, the
targets of links with a label and the folders of those without, names of blocks, what a picture shows."""
_NUMBER = re.compile(r"^[\s>]*(?:#{1,6}\s+)?\d{1,3}(?:\.\d{1,3})*[.)、．]\s?")
"""The number of an item or of a heading with a mark behind it, which may be counted anew."""
_KEY = re.compile(
    r"^[\s>|*+-]*(?:\d+[.)]\s)?[*_]*[^\s:：|][^:：|]{0,40}?[*_]*\s?(?:::?|：)[*_]*(?=\s|$|[^\x00-\x7f]|https?:)"
)


class Lost(NamedTuple):
    """A word or sign of a line that is nowhere."""

    file: str
    line: int
    what: str
    text: str


def lost(root: Path) -> tuple[list[Lost], int]:
    """Build a project and return what is lost of its notes, and how many words and signs were looked for.

    Raises PapernotesError when it cannot be built.
    """
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(root, out=site)
        found: list[Lost] = []
        count = 0
        shown = _Shown(site)
        for path, name in walk(notes_folder(root), site):
            if not is_markdown(name) or (notes_folder(root) == root and belongs_to_project(name)):
                continue
            source, _ = decode(name, Path(path).read_bytes())
            for number, line in enumerate(source.lines, 1):
                if number in shown.skipped[name]:
                    continue
                units = list(dict.fromkeys(_units(line)))
                count += len(units)
                formula = "$" in line or "\\" in line
                lost_here = (unit for unit in units if not shown.holds(name, number, unit, formula=formula))
                found += (Lost(name, number, unit, line) for unit in lost_here)
        return found, count


class _Shown:
    """What a site shows, by the lines of the notes that it comes from."""

    def __init__(self, site: Path) -> None:
        data: dict[str, Any] = json.loads((site / "papers.json").read_text("utf-8"))
        self.skipped: dict[str, set[int]] = defaultdict(set)
        self._records: dict[str, list[tuple[int, int, frozenset[str], str]]] = defaultdict(list)
        """By file: first and last line of a record, the words of its page and fields, and their text."""
        for part in data["skipped"]:
            self.skipped[part["file"]] |= set(range(part["line"], part["end_line"] + 1))
        for record in data["papers"]:
            page = (site / record["url"]).read_text("utf-8")
            text = folded(f"{_plain(page)} {urllib.parse.unquote(html.unescape(page))} {' '.join(_strings(record))}")
            for place in record["sources"]:
                known = place["line"], place["end_line"], frozenset(_WORD.findall(text)), text
                self._records[place["file"]].append(known)
        topics = folded(" ".join(_plain(page.read_text("utf-8")) for page in (site / "topics").glob("*.html")))
        self._topics = frozenset(_WORD.findall(topics))

    def holds(self, file: str, line: int, unit: str, *, formula: bool) -> bool:
        """Tell whether a word or sign of a line is shown where the line is."""
        records = self._records[file]
        own = [record for record in records if record[0] <= line <= record[1]]
        apart = unit.isascii() and not formula  # scripts without blanks have no words, nor have formulas on a page
        if any(unit in (record[2] if apart else record[3]) for record in own or records):
            return True
        return not own and unit in self._topics


def _plain(page: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", "", page))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif value is not None:
        yield str(value)


def folded(text: str) -> str:
    """Return a text without case, in the form in which the same signs are equal."""
    return unicodedata.normalize("NFKC", text).casefold()


def _units(line: str) -> Iterator[str]:
    """Yield the words and signs of a line that are no marks."""
    line = _NUMBER.sub(" ", urllib.parse.unquote(line))
    text = folded(html.unescape(_KEY.sub(" ", _NOT_WORDS.sub(" ", line))))
    yield from _WORD.findall(text)
    yield from (
        sign for sign in text if not sign.isalnum() and not sign.isspace() and sign.isprintable() and sign not in MARKS
    )


def main() -> int:
    """Look through one project or each; exit 1 when something was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="every folder in FOLDER is a project")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="losses that are told in full")
    asked = parser.parse_args()
    roots = sorted(path for path in asked.folder.iterdir() if path.is_dir()) if asked.each else [asked.folder]
    all_lost, all_count = [], 0
    for root in roots:
        try:
            found, count = lost(root)
        except PapernotesError as error:
            print(f"{root.name}: {error}")
            continue
        all_lost += found
        all_count += count
        print(
            f"{root.name[:50]:50} {count:8} looked for {len(found):6} lost in {len({f[:2] for f in found}):5} lines",
            flush=True,
        )
        for one in found[: asked.show]:
            print(f"    {one.file}:{one.line}: {one.what!r} of {one.text.strip()[:100]!r}")
    print(f"all: {all_count} looked for, {len(all_lost)} lost")
    return int(bool(all_lost))


if __name__ == "__main__":
    sys.exit(main())
