"""Score the records that papernotes finds in labelled notes.

    python benchmarks/records.py LABELS TEXTS [--scorer FILE] [--misses N]

LABELS holds one JSON file a corpus, TEXTS a folder of the same name with its notes files. Each corpus is built on its
own, with no configuration, into a temporary folder; a row of figures is printed for each, then the mean and the lowest.
Lines that lie in no record, group or skipped range, or in two, are named beneath: there should be none.

A label file names its `files` (paths below the corpus), may cut some to `excerpts` (path → [first line, last line]),
and lists its `papers`: `file`, `line`, `title`, and where they were labelled `kind` (paper, unless it says note),
`venue`, `year`, `links` (kind → addresses) and `dup_of` (the same paper labelled before; merging the two is right).
A field that a label leaves out is not judged; null says that the notes state none.

Figures: records and links are F1 (precision and recall together), title, venue and year the share of the matched
records that agree. `--scorer` takes the figures from `score(labels, papers_json)` of another Python file instead, which
returns figures by name, misses as (what, record, wanted, found), and the numbers of labelled and found records.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from papernotes.files.decode import decode
from papernotes.lexicon import load
from papernotes.parse import parse

Miss = tuple[str, dict[str, Any], Any, Any]
Scored = tuple[dict[str, float], list[Miss], tuple[int, int]]

NEAR = 3
"""A record starts this many lines from its label, at most, when their titles differ."""


def plain(text: str | None) -> str:
    """Return a text without case, markup and spacing, for comparing."""
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return re.sub(r"[\W_]+", " ", folded).strip()


def address(url: str) -> str:
    """Return an address in the form in which two that lead to the same thing are equal."""
    arxiv = re.search(r"arxiv\.org/\w+/(\d{4}\.\d{4,5}|[a-z-]+/\d{7})", url)
    return f"arxiv:{arxiv[1]}" if arxiv else re.sub(r"^https?://(www\.)?|(\.git)?/*$", "", url)


def f1(hits: int, found: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall; nothing found where nothing is wanted is perfect."""
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def pair(labels: list[dict[str, Any]], records: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return labels and the records that they mean, by file and by title or line, each used once."""
    free = list(records)
    pairs: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for exact in (True, False):
        for label in [label for label in labels if not any(label is done for done, _ in pairs)]:
            match = next((record for record in free if meant(label, record, exact=exact)), None)
            if match is not None:
                free.remove(match)
                pairs.append((label, match))
    return pairs


def meant(label: dict[str, Any], record: dict[str, Any], *, exact: bool) -> bool:
    """Return whether a record is the one that a label means."""
    lines = [place["line"] for place in record["sources"] if place["file"] == label["file"]]
    same = plain(label["title"]) == plain(record["title"])
    return bool(lines) and (same if exact else any(abs(line - label["line"]) <= NEAR for line in lines))


def score(labels: dict[str, Any], built: dict[str, Any]) -> Scored:
    """Return the figures, what disagrees, and how many records were labelled and found."""
    files = set(labels["files"])
    found = [r for r in built["papers"] if r["kind"] == "paper" and any(p["file"] in files for p in r["sources"])]
    wanted = [label for label in labels["papers"] if label.get("kind", "paper") == "paper"]
    pairs = pair(wanted, found)
    wanted = [w for w in wanted if "dup_of" not in w or any(w is label for label, _ in pairs)]
    misses: list[Miss] = [("missing", w, w["title"], None) for w in wanted if not any(w is p for p, _ in pairs)]
    extra = [r for r in found if not any(r is p for _, p in pairs)]
    misses += [("extra", {**r, **r["source"]}, None, r["title"]) for r in extra]
    figures = {"records": f1(len(pairs), len(found), len(wanted))}
    for field in ("title", "venue", "year"):
        judged = [(label, record) for label, record in pairs if field in label]
        wrong = [
            (field, label, label[field], record[field]) for label, record in judged if differs(field, label, record)
        ]
        misses += wrong
        if judged:
            figures[field] = 1 - len(wrong) / len(judged)
    hits = n_found = n_wanted = 0
    for label, record in [(label, record) for label, record in pairs if "links" in label]:
        kinds = {"paper", "code", *label["links"]}
        want = {
            (k, address(u)) for k, urls in label["links"].items() for u in ([urls] if isinstance(urls, str) else urls)
        }
        have = {(link["kind"], address(link["url"])) for link in record["links"] if link["kind"] in kinds}
        hits, n_found, n_wanted = hits + len(want & have), n_found + len(have), n_wanted + len(want)
        misses += [("links", label, sorted(want - have), sorted(have - want))] if want != have else []
    figures["links"] = f1(hits, n_found, n_wanted)
    figures["score"] = sum(figures.values()) / len(figures)
    return figures, misses, (len(wanted), len(found))


def differs(field: str, label: dict[str, Any], record: dict[str, Any]) -> bool:
    """Return whether a record's field is none of the values that its label accepts."""
    accepted = label[field] if isinstance(label[field], list) else [label[field]]
    if field == "year":
        return record[field] not in accepted
    return plain(record[field]) not in {plain(value) for value in accepted}


def lay_out(labels: dict[str, Any], texts: Path, root: Path) -> None:
    """Copy a corpus's notes, cut to their excerpts, into a project folder."""
    for path in labels["files"]:
        lines = (texts / path).read_bytes().splitlines(keepends=True)
        first, last = labels.get("excerpts", {}).get(path, (1, len(lines)))
        target = root / "notes" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"".join(lines[first - 1 : last]))


def build(root: Path) -> dict[str, Any]:
    """Build a project folder and return its papers.json; one without records when the build fails, which it tells."""
    done = subprocess.run([sys.executable, "-m", "papernotes", "build", "-q", str(root)], check=False)
    if done.returncode != 0:
        return {"papers": []}
    data: dict[str, Any] = json.loads((root / "site" / "papers.json").read_text("utf-8"))
    return data


def unaccounted(root: Path) -> list[str]:
    """Return FILE:LINE of each non-blank line of the notes that is in no record, group or skip, or in two of a kind."""
    lexicon = load()
    found = []
    for path in sorted((root / "notes").rglob("*.md")):
        source, _ = decode(path.relative_to(root / "notes").as_posix(), path.read_bytes())
        document = parse(source, lexicon)
        places = [(record.place.line, record.place.end_line) for record in document.records]
        places += [(group.line, group.end_line) for group in document.groups]
        skipped = {number for part in document.skipped for number in range(part.line, part.end_line + 1)}
        held = Counter(line for first, last in places for line in range(first, last + 1))
        lost = (n for n in range(1, len(source.lines) + 1) if held[n] > 1 or not (held[n] or n in skipped))
        found += [f"{source.path}:{number}" for number in lost if source.line(number).strip()]
    return found


def load_scorer(path: Path) -> Any:  # noqa: ANN401 - whatever that file's function returns
    """Return the function `score` of a Python file."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def main() -> None:
    """Score every corpus that has labels and texts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="print so many disagreements a corpus")
    options = parser.parse_args()
    judge = load_scorer(options.scorer) if options.scorer else score
    scores = []
    for file in sorted(options.labels.glob("*.json")):
        labels = json.loads(file.read_text("utf-8"))
        texts = options.texts / file.stem
        if not texts.is_dir():
            print(f"{file.stem}: no texts, not scored")
            continue
        with tempfile.TemporaryDirectory() as folder:
            lay_out(labels, texts, Path(folder))
            figures, misses, (wanted, found) = judge(labels, build(Path(folder)))
            lost = unaccounted(Path(folder))
        scores.append(figures["score"])
        row = "  ".join(f"{name} {value:.3f}" for name, value in figures.items())
        print(f"{file.stem[:40]:40} {wanted:4} labelled {found:4} found  {row}", flush=True)
        if lost:
            print(f"  not accounted for: {', '.join(lost[:10])}{' …' * (len(lost) > 10)}")
        for what, where, want, have in misses[: options.misses]:
            print(f"  {where['file']}:{where['line']}: {what}: wanted {want!r}, found {have!r}")
    if scores:
        print(f"mean of {len(scores)}: {sum(scores) / len(scores):.4f}, lowest {min(scores):.4f}")


if __name__ == "__main__":
    main()
