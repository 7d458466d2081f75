"""Measure what a site weighs: files and bytes a record, kind by kind, and its largest page.

    python benchmarks/sizes.py [FOLDER ...] [--long COUNT] [--short COUNT] [--papernotes COMMAND]

Each FOLDER is notes of their own; ``--long`` and ``--short`` are so many made papers (`corpus.py`): long Chinese notes
with mostly single tags, and short ones. A site may have 2.5 files and 30 KB a record beyond its fixed parts with notes
of 8 KB a record, 12 KB with short ones, and no page above 300 KB. Files are as they lie on the disk, not packed; KB are
1,000 bytes. *fixed* is what stands in `assets/` whatever the notes are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import corpus

KINDS = ("page", "twin", "papers.json", "search", "passages", "boards", "topics", "venues", "authors", "years", "lists",
         "feeds", "llms.txt", "other", "fixed")  # fmt: skip


def kind_of(path: str) -> str:
    """Return what a file of a site is for."""
    top, _, rest = path.partition("/")
    if top == "papers":
        if rest.startswith("index"):
            return "lists"
        return "twin" if path.endswith(".md") else "page"
    if path.endswith(".xml") and path != "sitemap.xml":
        return "feeds"
    if top == "compare":
        return "boards"
    if path.startswith("assets/search/"):
        return "search"
    if path.startswith("assets/passages/"):
        return "passages"
    if top == "assets":
        return "lists" if path == "assets/entries.js" else "fixed"
    return top if top in KINDS else "other"


def told(name: str, notes: Path, site: Path) -> bool:
    """Print what a site weighs; return whether it is within the bounds."""
    papers = json.loads((site / "papers.json").read_text("utf-8"))["papers"]
    source = sum(path.stat().st_size for path in notes.rglob("*.md"))
    files: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    largest = (0, "")
    for path in site.rglob("*"):
        if path.is_file():
            own, size = path.relative_to(site).as_posix(), path.stat().st_size
            files[kind_of(own)] += 1
            weight[kind_of(own)] += size
            if own.endswith(".html"):
                largest = max(largest, (size, own))
    count = len(papers)
    beyond, heavy = files.total() - files["fixed"], weight.total() - weight["fixed"]
    print(
        f"{name}: {count} records, notes {source / count / 1000:.1f} KB each; {files.total()} files "
        f"({beyond / count:.2f} a record), {weight.total() / 1e6:.1f} MB ({heavy / count / 1000:.1f} KB a record); "
        f"largest page {largest[0] / 1000:.0f} KB ({largest[1]})"
    )
    for kind in sorted(weight, key=lambda kind: -weight[kind]):
        share = f"{files[kind] / count:6.2f} files {weight[kind] / count / 1000:7.2f} KB a record"
        print(f"  {kind:12} {files[kind]:7,} files {weight[kind] / 1e6:8.2f} MB {share}")
    return beyond <= 2.5 * count and largest[0] <= 300_000


def main() -> int:
    """Measure every folder; exit 1 where a bound that holds for any notes is passed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--long", type=int, default=0)
    parser.add_argument("--short", type=int, default=0)
    parser.add_argument("--papernotes", default=str(Path(sys.executable).with_name("papernotes")))
    told_ = parser.parse_args()
    fine = True
    with tempfile.TemporaryDirectory() as made:
        folders = [(folder.resolve().name, folder) for folder in told_.folders]
        for name, count, write in (("long", told_.long, corpus.write_long), ("short", told_.short, corpus.write_notes)):
            if count:
                write(Path(made) / name, count, 1)
                folders.append((f"{count} {name} ones", Path(made) / name))
        for number, (name, folder) in enumerate(folders):
            site = Path(made) / f"site{number}"
            subprocess.run([told_.papernotes, "build", "-q", str(folder), "--out", str(site)], check=True)
            fine &= told(name, folder, site)
    return int(not fine)


if __name__ == "__main__":
    sys.exit(main())
