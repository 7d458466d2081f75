"""Count how many journals and conferences are found, in five ways of writing where a paper appeared.

    python benchmarks/venues.py JOURNALS CONFERENCES [--every N] [--misses N]

JOURNALS is a table (CSV) with the columns ``full`` and ``abbreviation``, CONFERENCES one with ``name`` and ``full``:
for instance JabRef's abbreviation lists (CC0) and the conferences of ccf-deadlines (MIT). Each is written in the styles
of `STYLES` into a note of its own. It is found when the record's venue is its name as written, or a name that the
vocabulary has for it; a year is wrong when the record has another one than was written, or one where none was.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon


class Named(NamedTuple):
    """A venue as the table names it."""

    full: str
    short: str


YEAR = 2014
_TITLE = "Folding Paper Cranes in Seven Easy Steps"
_LINK = "[[pdf](https://example.org/cranes.pdf)]"
STYLES = {
    "full name in a Venue key": (f"## {_TITLE}\n\n- Authors: Ada Crane, Bo Kite\n- Venue: {{full}}\n", None),
    "abbreviation in a Venue key": (
        f"## {_TITLE}\n\n- Authors: Ada Crane, Bo Kite\n- Venue: {{short}}, 31(4): 643-659\n", None),
    "citation with volume and year": (
        f"- Ada Crane and Bo Kite. {_TITLE}. {{full}}, 39(6):1137–1149, {YEAR}. {_LINK}\n", YEAR),
    "a title's brackets": (f"## {_TITLE} ({{short}}, {YEAR})\n\n- Authors: Ada Crane, Bo Kite\n", YEAR),
    "italics in a citation": (
        f"- Crane, A., & Kite, B. ({YEAR}). {_TITLE}. *{{full}}*, *20*(3), 273–297. {_LINK}\n", YEAR),
}  # fmt: skip
"""Each way of writing with the year that it states."""


def read_table(path: Path, full: str, short: str, every: int) -> list[Named]:
    """Return each so many-th row of a table, once a name."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [Named(row[full].strip(), row[short].strip() or row[full].strip()) for row in csv.DictReader(file)]
    return list(dict.fromkeys(row for row in rows if row.full))[::every]


def plain(text: str | None) -> str:
    """Return a name without case and punctuation."""
    return " ".join("".join(c if c.isalnum() else " " for c in (text or "").casefold()).split())


def means(venue: str | None, named: Named, lexicon: Lexicon) -> bool:
    """Return whether a record's venue is the one that was written."""
    if venue is None:
        return False
    known = lexicon.venues.get(venue)
    names = {plain(venue)} | ({plain(name) for name in (known.title, *known.aliases)} if known else set())
    wanted = {plain(named.full), plain(named.short)}
    said = [lexicon.venues.exact(name, any_case=True) for name in named]
    return not names.isdisjoint(wanted) or any(found is not None and found.name == venue for found in said)


def main() -> None:
    """Print, for each table and style, how many venues are found and how many years are wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("journals", type=Path)
    parser.add_argument("conferences", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take each so many-th journal")
    parser.add_argument("--misses", type=int, default=0, help="misses to print of each style")
    args = parser.parse_args()
    lexicon = load()
    tables = {
        "journals": read_table(args.journals, "full", "abbreviation", args.every),
        "conferences": read_table(args.conferences, "full", "name", 1),
    }
    for table, rows in tables.items():
        for style, (form, year) in STYLES.items():
            found: Counter[str] = Counter()
            for row in rows:
                record = parse(Source("notes.md", "# Reading\n\n" + form.format(**row._asdict())), lexicon).records[0]
                hit = means(record.venue, row, lexicon)
                found["venue"] += hit
                found["wrong year"] += record.year is not None and record.year != year
                found["no year"] += record.year is None and year is not None
                if not hit and found["shown"] < args.misses:
                    found["shown"] += 1
                    print(f"  {row.full} | {row.short}\n    {record.title} | {record.venue} {record.year}")
            share = 100 * found["venue"] / max(1, len(rows))
            print(f"{table:12} {style:30} {found['venue']:6} of {len(rows):6} {share:6.1f} %  "
                  f"wrong year {found['wrong year']:4}  no year {found['no year']:4}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
