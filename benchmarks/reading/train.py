"""Fit the tables by which notes are read, from labelled notes, and say how well they read notes they have not seen.

    pip install -e '.[training]'
    python benchmarks/reading/train.py LABELS TEXTS [--documentation DIR]… [--only NAME]… [--on | --new NAME…]
        [--folds N] [--dry-run]

LABELS and TEXTS are what `benchmarks/records.py` takes: a JSON file a corpus, and a folder of the same name. To them
come the project's own cases (`tests/golden/records`, the examples of `docs/notes.md`), each corpus in other dresses
(`dresses`), made notes without papers (`paperless`), and the machine's documentation, if it is named. What is learned
is three tables in `src/papernotes/lexicon`: `weights.tsv`, `titles.tsv`, `confidence.tsv`. The same input gives the
same tables.

With --on the tables learn on from what they are: labelled corpora that are no longer at hand keep what they taught.

With --new only the named observations get points, and all others keep theirs: what was observed since the last fit.

With --folds the corpora are parted, and each part is read by tables that have not seen it: a check against blunders,
and no estimate, for whoever chose the observations has seen all. Score notes that nobody has looked at for that, with
`benchmarks/records.py`, before they are added here.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corpora
import dresses
import fit
import paperless

from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
BARE = 8.0
"""What a labelled corpus without papers counts: there are few, and what is invented in one is worst."""
OWN, SHOWN = 30.0, 30.0
"""What a case of the project's own, and an example that it shows, count beside a corpus of many files."""
DRESSES, ALONE, MADE, FOLDERS = 4, 2, 70, 14
EXAMPLE = re.compile(r"```markdown\n(?P<notes>.*?)```\n\n```yaml\n(?P<wanted>.*?)```", re.DOTALL)


def goldens() -> Iterator[corpora.Corpus]:
    """Yield the project's own cases of conventions, as their goldens say."""
    for file in sorted((ROOT / "tests/golden/records").rglob("*.md")):
        text, path = file.read_bytes().decode(), file.name
        first, _, rest = text.partition("\n")
        if first.startswith("<!-- path:"):
            path, text = first.removeprefix("<!-- path:").removesuffix("-->").strip(), rest
        wanted = json.loads(file.with_suffix(".json").read_text("utf-8"))["records"]
        labels = [_label(path, record["lines"], record["title"]) for record in wanted if record["kind"] == "paper"]
        yield _own(f"case {file.stem}", Source(path, text), labels)


def examples() -> Iterator[corpora.Corpus]:
    """Yield the examples of the docs, as the records beside them say."""
    for number, found in enumerate(EXAMPLE.finditer((ROOT / "docs/notes.md").read_text("utf-8"))):
        lines = found["notes"].split("\n")
        labels = []
        for wanted in re.split(r"^- ", found["wanted"], flags=re.MULTILINE)[1:]:
            title = wanted.partition("title: ")[2].partition("\n")[0]
            places = re.findall(r"\d+-\d+", wanted.partition("sources: ")[2])
            at = next((str(n) for n, line in enumerate(lines, 1) if title[:30] in line), "1")
            labels += [_label("notes.md", place, title) for place in places or [at]]
        made = _own(f"example {number}", Source("notes.md", found["notes"]), labels)
        made.weight = SHOWN
        yield made


def _label(path: str, lines: str, title: str) -> dict[str, Any]:
    return {"file": path, "line": int(lines.partition("-")[0]), "title": title}


def _own(name: str, source: Source, labels: Sequence[dict[str, Any]]) -> corpora.Corpus:
    made = corpora.corpus(name, name, [source], labels)
    made.weight = OWN
    return made


def gathered(options: argparse.Namespace) -> list[corpora.Corpus]:
    """Return all that is learned from, the labelled corpora first."""
    given = [
        one
        for one in corpora.labelled(options.labels, options.texts)
        if options.only in ([], None) or one[0]["name"] in options.only
    ]
    prose = [
        text.lstrip("-*+ ")
        for _, sources in given
        for s in sources
        for line in s.lines
        if (text := dresses.fitting(line)) and 40 < len(text) < 300
    ]
    titles = [label["title"] for data, _ in given for label in data["papers"]]
    found = [corpora.corpus(data["name"], data["name"], sources, data["papers"]) for data, sources in given]
    for one in found:
        one.weight = 1.0 if any(doc.papers for doc in one.docs) else BARE
    dice = random.Random(0)
    for data, sources in given:
        papers = dresses.papers_of(data, sources, dice)
        for number in range(DRESSES if len(papers) > 2 else 0):
            files, labels = dresses.folder(papers, f"{data['name']} {number}", prose, small=number > 1)
            found.append(corpora.corpus(f"{data['name']} dress {number}", data["name"], files, labels))
    found.extend(alone(given))
    dice = random.Random(5)
    for number in range(MADE):
        files = paperless.paperless_files(dice, prose, dice.randint(4, 20) if number < MADE // 2 else 1, titles)
        found.append(corpora.corpus(f"made {number}", f"made {number}", files, []))
    for number, files in enumerate(paperless.documentation(options.documentation, dice, FOLDERS)):
        found.append(corpora.corpus(f"documentation {number}", f"documentation {number}", files, []))
    return [*found, *goldens(), *examples()]


def alone(given: Sequence[tuple[dict[str, Any], list[Source]]]) -> Iterator[corpora.Corpus]:
    """Yield some files of each labelled corpus as if they were all that there is, and a piece of a long one.

    A folder of one small file must be read as well as one of many: there is no more to go by than what it says.
    """
    dice = random.Random(11)
    for data, sources in given:
        for number in range(ALONE):
            source = dice.choice(sources)
            labels = [label for label in data["papers"] if label["file"] == source.path]
            yield corpora.corpus(f"{data['name']} dress alone {number}", data["name"], [source], labels)
            starts = sorted(label["line"] for label in labels if label.get("kind", "paper") == "paper")
            if len(starts) > 2:
                yield _piece(f"{data['name']} dress piece {number}", data["name"], source, labels, dice)


def _piece(
    name: str, base: str, source: Source, labels: Sequence[dict[str, Any]], dice: random.Random
) -> corpora.Corpus:
    """Return a file cut before its second, third or fourth record."""
    starts = sorted({label["line"] for label in labels})
    end = starts[min(dice.randint(1, 3), len(starts) - 1)] - 1
    cut = Source(source.path, "\n".join(source.lines[:end]) + "\n")
    return corpora.corpus(name, base, [cut], [label for label in labels if label["line"] <= end])


def left_out(
    learned_from: Sequence[corpora.Corpus], names: set[str], signs: dict[str, str], count: int, known: fit.Fitted | None
) -> dict[str, float]:
    """Return the figure of each labelled corpus, read by tables that have not seen it nor its dresses."""
    fold = fit.folds_of(learned_from, count, 1)
    figures = {}
    for k in range(count):
        fitted = fit.learn([c for c, at in zip(learned_from, fold, strict=True) if at != k], signs, known=known)
        for one, at in zip(learned_from, fold, strict=True):
            if at == k and one.name in names:
                figures[one.name] = corpora.figure(one, fit.read(fitted, one))
    return figures


def tell(title: str, figures: dict[str, float]) -> None:
    """Print the mean of figures, and the lowest."""
    low = ", ".join(f"{name} {value:.2f}" for value, name in sorted((v, n) for n, v in figures.items())[:12])
    print(
        f"{title}: mean of {len(figures)} {sum(figures.values()) / max(1, len(figures)):.4f}; lowest: {low}", flush=True
    )


def main() -> None:
    """Fit, write the tables, print how well the corpora are read."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--documentation", type=Path, action="append", default=[], help="folders without papers")
    parser.add_argument("--only", action="append", help="a corpus to learn from; all when not given")
    parser.add_argument("--on", action="store_true", help="learn on from the package's tables")
    parser.add_argument("--new", nargs="+", default=[], metavar="NAME", help="learn the points of these alone")
    parser.add_argument("--folds", type=int, default=0, help="read each corpus by tables that have not seen it, too")
    parser.add_argument("--dry-run", action="store_true", help="write no tables")
    options = parser.parse_args()
    sys.setrecursionlimit(10_000)
    tables = ROOT / "src/papernotes/lexicon"
    known = fit.tables_in(tables) if options.on or options.new else None
    signs = fit.signs_in(Path(__file__).with_name("signs.tsv"))
    learned_from = gathered(options)
    names = {one.name for one in learned_from if not one.name.startswith(("made", "documentation", "case", "example"))}
    names = {name for name in names if " dress " not in name}
    if options.folds:
        tell("left out", left_out(learned_from, names, signs, options.folds, known))
    if options.new and known:
        fitted = fit.learn_new(learned_from, signs, options.new, known)
    else:
        fitted = fit.learn(learned_from, signs, known=known)
    tell("learned from", {c.name: corpora.figure(c, fit.read(fitted, c)) for c in learned_from if c.name in names})
    tell("other", {c.name: corpora.figure(c, fit.read(fitted, c)) for c in learned_from if c.name not in names})
    if not options.dry_run:
        fit.write_tables(fitted, tables)


if __name__ == "__main__":
    main()
