"""Builds that are killed at any moment: what they leave, and whether the next one heals it.

    python -m tests.trust.killing --times 500

Each round changes the notes, begins a build in a process of its own, with one or two jobs, and ends it with
SIGKILL: after a random time, or a few milliseconds after it began to write. Then it is held that every file of the
site is whole, as it was before or as the finished build makes it, that no link that can be reached from the front
page leads to a page that is not there, and that the files of others are as they were. Every few rounds a build runs
to its end, which must leave, byte for byte, what a build into an empty folder makes. Prints the figures.
"""

from __future__ import annotations

import argparse
import os
import posixpath
import random
import shutil
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from papernotes.builder import whole_build as builds
from papernotes.builder.memory.place import place
from papernotes.builder.memory.runner import Runner
from papernotes.errors import PapernotesError
from papernotes.files.lock import LOCK
from papernotes.files.walk import MANIFEST

from .harmless import links

THEIRS = {"CNAME": "notes.example\n", ".git/HEAD": "ref: refs/heads/main\n", "papers/mine.txt": "mine\n"}
PAPERS = (
    "CLIP: Cutting Little Images of Paper",
    "Folding Paper Cranes",
    "Paper Planes that Land",
    "A Boat of One Sheet",
    "Scissors Considered Harmful",
    "Learning to Fold Without Looking",
)


def notes(state: int) -> str:
    """Return one of many states of a notes file: which papers there are, and what is told of them."""
    chosen = [title for number, title in enumerate(PAPERS) if (state >> number) & 1] or [PAPERS[0]]
    told = [
        f"### 《{title}》 (CVPR {2015 + state % 7})\n\nPaper: https://arxiv.org/abs/2101.0000{PAPERS.index(title)}\n\n"
        f"**Problem** Unlike {other}, it is hard ({state}).\n\n```python\nfold({state})\n```\n"
        for title, other in zip(chosen, chosen[1:] + chosen[:1], strict=True)
    ]
    return f"# Origami {state % 3}\n\n" + "\n".join(told)


@dataclass
class Figures:
    """What came of all rounds."""

    killed: int = 0
    too_late: int = 0
    while_writing: int = 0
    healed: int = 0
    problems: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.killed} builds killed, {self.while_writing} of them while they wrote ({self.too_late} more had"
            f" ended before), {self.healed} times healed, {len(self.problems)} problems"
        )


class Rounds:
    """A project, its site, and what must hold of it after each round."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.root = folder / "project"
        self.site = self.root / "site"
        self.clean = folder / "clean"
        self.random = random.Random(seed)
        self.figures = Figures()
        (self.root / "notes").mkdir(parents=True)
        self.usual = 0.2

    def build(self, site: Path, jobs: int = 1) -> None:
        """Build to the end."""
        builds.build(self.root, site, Runner(place(self.root), jobs))

    def wanted(self) -> dict[str, bytes]:
        """Return the files of a build of the same notes into an empty folder."""
        shutil.rmtree(self.clean, ignore_errors=True)
        began = time.monotonic()
        self.build(self.clean)
        self.usual = max(0.9 * self.usual, time.monotonic() - began)
        return contents(self.clean)

    def one(self) -> None:
        """Change the notes, kill a build, and look at what it left."""
        if self.random.random() < 0.1:
            shutil.rmtree(self.site, ignore_errors=True)
        (self.root / "notes" / "notes.md").write_text(notes(self.random.randrange(1, 64)), "utf-8")
        wanted, before = self.wanted(), contents(self.site)
        jobs = self.random.choice((1, 2))
        child = os.fork()
        if not child:
            with suppress(PapernotesError):
                self.build(self.site, jobs)
            os._exit(0)
        if self.random.random() < 0.5:
            time.sleep(self.random.uniform(0, 1.2 * self.usual))
        else:
            self._await_writing()
        writing = self._is_writing()
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            self.figures.killed += 1
            self.figures.while_writing += writing
        else:
            self.figures.too_late += 1
        self._look(before, wanted)
        if self.random.random() < 0.3:
            self.heal(wanted)

    def _await_writing(self) -> None:
        end = time.monotonic() + 5 * self.usual + 1
        while not self._is_writing() and time.monotonic() < end:
            time.sleep(0.0005)
        time.sleep(self.random.uniform(0, 0.03))

    def _is_writing(self) -> bool:
        staged = (self.site / ".papernotes-staging").exists()
        return staged or any("papernotes-staging-" in item.name for item in self.root.iterdir())

    def heal(self, wanted: dict[str, bytes]) -> None:
        """Build to the end; what is there then must be what a clean build makes, and the files of others."""
        self.build(self.site)
        for path, text in THEIRS.items():
            (self.site / path).parent.mkdir(parents=True, exist_ok=True)
            (self.site / path).write_text(text)
        found = contents(self.site)
        for path in found.keys() | wanted.keys():
            if path != MANIFEST and path not in THEIRS and found.get(path) != wanted.get(path):
                self.figures.problems.append(f"{path} is not as a clean build makes it")
        left = [item.name for item in (*self.root.iterdir(), *self.site.iterdir()) if ".papernotes-" in item.name]
        if left != [MANIFEST]:
            self.figures.problems.append(f"left behind: {left}")
        self.figures.healed += 1

    def _look(self, before: dict[str, bytes], wanted: dict[str, bytes]) -> None:
        found = contents(self.site)
        for path in (before.keys() & THEIRS.keys()) - found.keys():
            self.figures.problems.append(f"{path} is gone")
        for path, content in found.items():
            if path != MANIFEST and content not in (before.get(path), wanted.get(path)):
                self.figures.problems.append(f"{path} is neither old nor new")
        self.figures.problems += dead_links(found) if found else ()


def contents(site: Path) -> dict[str, bytes]:
    """Return the files of a site, those left out that a build writes for itself alone."""
    found = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    own = (".papernotes-staging", LOCK)
    return {path: p.read_bytes() for path, p in found.items() if not path.startswith(own)}


def dead_links(files: dict[str, bytes]) -> list[str]:
    """Return the links that can be reached from the front page and lead nowhere."""
    reached: set[str] = set()
    dead: list[str] = []
    waiting = ["index.html"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        for url in links(files[page].decode("utf-8")):
            parts = urlsplit(url)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
            if target not in files:
                dead.append(f"{page}: {url} leads nowhere")
            elif target.endswith(".html"):
                waiting.append(target)
    return dead


def kill(times: int, seed: int, folder: Path) -> Figures:
    """Return what came of killing a build that many times."""
    rounds = Rounds(folder, seed)
    while rounds.figures.killed < times:
        rounds.one()
    rounds.heal(rounds.wanted())
    return rounds.figures


def main() -> None:
    """Kill builds and print what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PAPERNOTES_CACHE"] = f"{folder}/cache"
        builds._WORTH_WORKERS = 0
        figures = kill(options.times, options.seed, Path(folder))
    print(figures, *figures.problems[:20], sep="\n")
    sys.exit(bool(figures.problems))


if __name__ == "__main__":
    main()
