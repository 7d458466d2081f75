"""Sites of notes that are too large: how long they take, and how much memory.

    python -m tests.trust.large prose --megabytes 50
    python -m tests.trust.large records --number 20000

Prints the seconds, the peak of the memory, and how many files the site has.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_WAITING = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A small process that begins another: what it is told that the other used counts also what its own parent holds."""


class Figures(NamedTuple):
    """What a build of one large file took."""

    seconds: float
    megabytes: int
    files: int
    held: bool
    """Whether the site holds the first and the last words of the file."""


def prose(megabytes: int) -> str:
    """Return a note of that many million characters in one paragraph after another."""
    paragraph = "The words of a long note go on and on, and fold a crane of paper. " * 14 + "\n\n"
    return f"# A long note\n\nErstes.\n\n{paragraph * (megabytes * 1_000_000 // len(paragraph))}Letztes.\n"


def records(number: int) -> str:
    """Return that many papers in one file."""
    papers = (f"### 《Cranes of Kind {n}》 (CVPR {2000 + n % 24})\n\n**Problem** Hard {n}.\n\n" for n in range(number))
    return f"# Cranes\n\n{''.join(papers)}### 《Erstes und Letztes》 (ICLR 2020)\n"


def measure(text: str, folder: Path) -> Figures:
    """Build a site of one file in a process of its own, with nothing remembered."""
    (folder / "notes").mkdir(parents=True)
    (folder / "notes" / "a.md").write_text(text, "utf-8")
    command = [sys.executable, "-m", "papernotes", "build", str(folder), "-q", "--jobs", "1"]
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _WAITING, *command],
        env={**os.environ, "PAPERNOTES_CACHE": ""},
        stdout=subprocess.PIPE,
        check=True,
    )
    spent = time.monotonic() - began
    told = "".join(path.read_text("utf-8") for path in (folder / "site" / "papers").glob("*.html"))
    files = sum(path.is_file() for path in (folder / "site").rglob("*"))
    return Figures(spent, int(done.stdout) // 1024, files, "Erstes" in told and "Letztes" in told)


def main() -> None:
    """Measure one size and print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=("prose", "records"))
    parser.add_argument("--megabytes", type=int, default=50)
    parser.add_argument("--number", type=int, default=20_000)
    options = parser.parse_args()
    text = prose(options.megabytes) if options.kind == "prose" else records(options.number)
    with tempfile.TemporaryDirectory() as folder:
        print(measure(text, Path(folder)))


if __name__ == "__main__":
    main()
