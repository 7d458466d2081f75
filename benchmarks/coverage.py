"""Look for what a site lost of its notes: every word and sign is on a page, a field in papers.json, or skipped.

    python benchmarks/coverage.py FOLDER [--each] [--show N]

FOLDER is a project (its notes in FOLDER/notes/ or in itself); with --each every folder in it is one. Each is built with
no configuration into a temporary folder. A line that papers.json lists as skipped is accounted for. Of any other line,
each word (letters and digits that stand together) must stand in a page that shows its file, or in a record's fields,
and each other sign too, but for Markdown's own marks (`MARKS`) and those of HTML, of entities and of addresses.
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
from papernotes.files.walk import notes_folder, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = frozenset("#*_~`>|[](){}!-+=<\\:^$\"'&;%/?.,@")
"""What Markdown, YAML and addresses are written with: such a sign alone may be a mark."""
_WORD = re.compile(r"[^\W_]+")
_NOT_WORDS = re.compile(
    r"</?[a-zA-Z][^<>]*>|<!--.*?-->|&#?\w+;|\\[a-zA-Z]+|^\s*(?:`{3,}|~{3,}).*$|^\s*\|?[\s:|-]*$|"
    r"^\s{0,3}\[[^\]]+\]:\s.*$|\[\^[^\]]+\]:?|\{[#.:][^{}]*\}|^(?:---|\+\+\+)\s*$|\]\([^()\s]*|:[a-z0-9_+-]+:|\[![\w-]+\][+-]?"
)
"""Marks that have letters: tags, entities, commands of TeX, fences with their language, addresses behind a label."""


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
        shown, skipped = _shown(site)
        found: list[Lost] = []
        count = 0
        notes = notes_folder(root)
        for path, name in walk(notes, site):
            if not is_markdown(name):
                continue
            source, _ = decode(name, Path(path).read_bytes())
            for number, line in enumerate(source.lines, 1):
                if number in skipped[name]:
                    continue
                units = list(dict.fromkeys(_units(line)))
                count += len(units)
                found += (Lost(name, number, unit, line) for unit in units if unit not in shown[name])
        return found, count


def _shown(site: Path) -> tuple[dict[str, str], dict[str, set[int]]]:
    """Return by file the text of the pages that show it with its records' fields, and its skipped lines."""
    data: dict[str, Any] = json.loads((site / "papers.json").read_text("utf-8"))
    shown: dict[str, str] = defaultdict(str)
    skipped: dict[str, set[int]] = defaultdict(set)
    for record in data["papers"]:
        page = (site / record["url"]).read_text("utf-8")
        text = folded(_plain(page) + " " + urllib.parse.unquote(html.unescape(page)) + " " + " ".join(_strings(record)))
        for file in {place["file"] for place in record["sources"]}:
            shown[file] += text + "\n"
    for part in data["skipped"]:
        skipped[part["file"]] |= set(range(part["line"], part["end_line"] + 1))
    groups = folded(
        " ".join(text for page in (site / "topics").glob("*.html") for text in [_plain(page.read_text("utf-8"))])
    )
    for file in {*shown, *skipped}:
        shown[file] += groups
    return shown, skipped


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
    text = folded(html.unescape(_NOT_WORDS.sub(" ", urllib.parse.unquote(line))))
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
