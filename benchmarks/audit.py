"""Count what looks wrong in how folders of notes are read, without labels.

    python benchmarks/audit.py FOLDER [FOLDER ...] [--papernotes COMMAND] [--show N]

Each FOLDER is notes of their own and is built on its own, with no configuration, into a temporary folder. None of the
counts is an error for sure: they are places to look at, and a change of the reader that is one for the better makes
fewer of them. A row a folder, then the sums:

- *papers*, *files*: records of kind paper, and notes files that were read;
- *marks*: titles with Markdown's or HTML's marks, an unclosed bracket or an address left in them;
- *place*: titles that end in a venue's name and a year, or in a year in brackets;
- *orphans*: arXiv ids and DOIs in the notes that no paper's links hold (ids within references are among them);
- *mixed*: runs of three or more headings of one level, or bullets of one depth, under one heading, that begin in the
  same way, of which some are papers and some are not;
- *swallowed*: papers whose own lines hold links to five or more arXiv ids or DOIs in bullets, which are a list;
- *skipped*: files of which more than half of the lines are skipped.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

ADDRESS = re.compile(
    r"arxiv\.org/(?:abs|pdf|html)/(\d{4}\.\d{4,5})|\barXiv:\s?(\d{4}\.\d{4,5})|\b(10\.\d{4,9}/[^\s\"<>)\]}|,;]+)",
    re.IGNORECASE,
)
MARKS = re.compile(r"\]\(|\[\[|\*\*|`|https?://|</?[a-z]+[ >]|!\[|^[\])}»》]|[\[({«《]$|^\W*$")
PLACE = re.compile(r"(?:[A-Z][A-Za-z&+-]{1,9}[ -]?['’]?(?:\d\d|(?:19|20)\d\d)|[(\[](?:19|20)\d\d[)\]])\s*[)\]]?$")
PAIRS = (("(", ")"), ("[", "]"), ("（", "）"), ("《", "》"), ("【", "】"), ("「", "」"))
LINE = re.compile(r"(?P<head>#{1,6}(?=\s))|(?P<indent>[ \t]*)(?P<bullet>[-*+]|\d+[.)])\s")
FENCE = re.compile(r"\s*(?:```|~~~)")
LIST = 5
"""Ids in the bullets of one paper from which they are a list of papers and not its own."""
RUN = 3
"""Headings or bullets of one shape that make a run."""
COUNTS = ("papers", "files", "marks", "place", "orphans", "mixed", "swallowed", "skipped")


class Place(NamedTuple):
    """A line of the notes that begins something, with what it looks like."""

    line: int
    run: tuple[Any, ...]
    """Equal for lines that stand under the same heading, at the same depth, and begin alike."""


def ids(text: str) -> set[str]:
    """Return the arXiv ids and DOIs in a text, as links name them."""
    return {next(part for part in found if part).rstrip(".").casefold() for found in ADDRESS.findall(text)}


def titled(title: str) -> set[str]:
    """Return what is wrong with a title by its looks: marks, place."""
    found = set()
    if MARKS.search(title) or any(title.count(a) != title.count(b) for a, b in PAIRS):
        found.add("marks")
    if PLACE.search(title):
        found.add("place")
    return found


def places(lines: list[str]) -> list[Place]:
    """Return the headings and bullets of a text outside of its code, each with the run that it belongs to."""
    found, above, fenced = [], 0, False
    for number, line in enumerate(lines, 1):
        if FENCE.match(line):
            fenced = not fenced
        match = None if fenced else LINE.match(line)
        if match is None:
            continue
        rest = line[match.end() :].lstrip()
        looks = re.sub(r"\w+", "w", rest[:24])[:4]
        if match["head"]:
            found.append(Place(number, ("#", len(match["head"]), looks)))
            above = number
        else:
            depth = len(match["indent"].expandtabs(4)) // 2
            found.append(Place(number, ("-", above, depth, looks)))
    return found


def mixed(lines: list[str], starts: set[int]) -> list[int]:
    """Return the first line of each run of which some are papers and some are not."""
    runs = defaultdict(list)
    for place in places(lines):
        runs[place.run].append(place.line)
    long = [run for run in runs.values() if len(run) >= RUN]
    return [run[0] for run in long if 0 < sum(line in starts for line in run) < len(run)]


def swallowed(paper: dict[str, Any], lines: list[str]) -> bool:
    """Tell whether the bullets of a paper's own lines hold ids as a list of papers does."""
    place = paper["source"]
    bullets = [
        line for line in lines[place["line"] - 1 : place["end_line"]] if re.match(r"\s*(?:[-*+]|\d+[.)])\s", line)
    ]
    return sum(bool(ids(line)) for line in bullets) >= LIST


def audit(notes: Path, built: dict[str, Any]) -> dict[str, list[str]]:
    """Return for each count the places that it counts, as FILE:LINE with a word on what stands there."""
    found: dict[str, list[str]] = {name: [] for name in COUNTS}
    papers = [paper for paper in built["papers"] if paper["kind"] == "paper"]
    texts = {path.relative_to(notes).as_posix(): path.read_text("utf-8", "replace") for path in notes.rglob("*.md")}
    owned = {i for paper in papers for link in paper["links"] for i in ids(link["url"] + " " + link["source_url"])}
    owned |= {str(paper[name]).casefold() for paper in papers for name in ("arxiv", "doi") if paper[name]}
    starts = defaultdict(set)
    for paper in papers:
        at = f"{paper['source']['file']}:{paper['source']['line']}"
        found["papers"].append(f"{at}: {paper['title']}")
        for name in titled(paper["title"]):
            found[name].append(f"{at}: {paper['title']}")
        for place in paper["sources"]:
            starts[place["file"]].add(place["line"])
        if swallowed(paper, texts.get(paper["source"]["file"], "").splitlines()):
            found["swallowed"].append(f"{at}: {paper['title']}")
    skipped: Counter[str] = Counter()
    for part in built["skipped"]:
        skipped[part["file"]] += part["end_line"] - part["line"] + 1
    for file, text in sorted(texts.items()):
        lines = text.splitlines()
        found["files"].append(file)
        found["orphans"] += [f"{file}: {i}" for i in sorted(ids(text) - owned)]
        found["mixed"] += [f"{file}:{line}: {lines[line - 1]}" for line in mixed(lines, starts[file])]
        if 2 * skipped[file] > len(lines):
            found["skipped"].append(f"{file}: {skipped[file]} of {len(lines)} lines")
    return found


def build(command: str, notes: Path, site: Path) -> dict[str, Any]:
    """Return the papers.json of a folder of notes; without records when the build fails, which it tells."""
    done = subprocess.run([*command.split(), "build", "-q", str(notes), "--out", str(site)], check=False)
    if done.returncode != 0:
        print(f"{notes.name}: the build ended with {done.returncode}")
        return {"papers": [], "skipped": []}
    data: dict[str, Any] = json.loads((site / "papers.json").read_text("utf-8"))
    return data


def main() -> None:
    """Audit every folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--papernotes", default=f"{sys.executable} -m papernotes", help="the command to build with")
    parser.add_argument("--show", type=int, default=0, help="print so many places of each count")
    options = parser.parse_args()
    sums: Counter[str] = Counter()
    for folder in options.folders:
        with tempfile.TemporaryDirectory() as site:
            found = audit(folder, build(options.papernotes, folder, Path(site) / "site"))
        print(f"{folder.name[:40]:40}  " + "  ".join(f"{name} {len(found[name])}" for name in COUNTS), flush=True)
        for name in COUNTS[2:]:
            for place in found[name][: options.show]:
                print(f"    {name}: {place[:150]}")
        sums.update({name: len(found[name]) for name in COUNTS})
    print("all: " + "  ".join(f"{name} {sums[name]}" for name in COUNTS))


if __name__ == "__main__":
    main()
