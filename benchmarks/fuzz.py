"""Look for notes that break papernotes, guided by which branches of it they reach.

    python benchmarks/fuzz.py parse|build [--minutes 60] [--corpus FOLDER] [--found FOLDER] [--try FILE ...]

`parse` reads each made-up text and holds the laws of a document: every line in one place, every span in the text.
`build` makes a whole site of it in memory, settings and several files among it, and holds that each of its files has a
path inside the site, that nothing in a page runs or asks another host, and that the texts of the notes are still there.
A text of less than 4 KB that takes longer than five seconds counts as broken too.

It needs the coverage-guided fuzzer Atheris (`pip install atheris`; it has wheels for Python 3.11 to 3.13 on Linux). The
run starts from the cases under tests/golden and what an earlier run left in --corpus, goes on after a failure, writes
the text of each new kind of failure to --found, and prints the figures at the end. `--try` runs single files instead.
"""

from __future__ import annotations

import argparse
import atexit
import hashlib
import json
import sys
import tempfile
import time
import traceback
from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from papernotes.lexicon import Lexicon
    from papernotes.site.theme import Theme

ROOT = Path(__file__).parents[1]
LONGEST = 4096
"""Bytes of a made-up text."""
SLOW = 5.0
"""Seconds of this process that no such text may take."""
WORDS = (
    "# |## |### |- |* |1. |> |    |```|~~~|---|===|***|$$|$|\\(|\\[|**|__|~~|==|《|》|[|](|]|![|[[|]]|<|>|</|<!--|-->",
    '<details>|<summary>|</details>|<table><tr><td>|<svg onload=|<script>|<math><mi>|<a href="|javascript:|http://|www.',
    "https://arxiv.org/abs/2101.00001|https://doi.org/10.1000/182|https://github.com/a/b|10.1145/|arXiv:|data:text/html,",
    "CVPR 2023|(NeurIPS'20)|ICLR-2017|Paper: |Code: |Authors: |Year: |Venue: |Tags: |Status: read|Problem",
    "**Effect** |论文：|方法|概要|요약|[^1]|[^1]: |[1]: |@article{|title={|\\begin{align}|\\frac{|{{ |}}|{% |%}",
    "../|\\\\|:|Method",
    "---\ntitle: |tags: [|\n\n|\r\n|\r|\t|\0|\u200b|\u202e|\u2028|\ufeff|😀|中文|\x1f|&amp;|&#x|\n\0FILE\0\n",
    "{a: &a [*a]}",
)
"""What notes are made of, parted by bars."""


def read(data: bytes) -> None:
    """Read a text and hold what must hold of its document."""
    from tests.parse.test_laws import check

    from papernotes.files.decode import decode
    from papernotes.parse import parse

    source, _ = decode("notes.md", data)
    check(source, parse(source, _lexicon()))


def build(data: bytes) -> None:
    """Make a site of a text, cut into settings and files at null characters, and hold what must hold of it."""
    from tests.trust.harmless import harm

    from papernotes.builder.pipeline import build
    from papernotes.config import CONFIG_FILE, read_config
    from papernotes.files.decode import decode
    from papernotes.project import Project
    from papernotes.source import Source

    *settings, text = data.split(b"\0SETTINGS\0", 1)
    config, told = read_config(Source(CONFIG_FILE, decode(CONFIG_FILE, settings[0] if settings else b"")[0].text))
    names = ("notes.md", "CVPR-2021/a.md", "b/a.md")
    sources = [decode(name, part)[0] for name, part in zip(names, text.split(b"\0FILE\0"), strict=False)]
    project = Project(config, tuple(sources), _theme(), diagnostics=told, pictures=frozenset({"a.png", "b/b.svg"}))
    site = build(project)
    files = [(a.path, a.content) for piece in site.pieces for a in piece.make()]
    assert len({path.casefold() for path, _ in files}) == len(files), "two files of one path"
    for path, _ in files:
        assert not path.startswith("/"), path
        assert not {"..", "."} & set(path.split("/")), path
        assert "\\" not in path, path
    assert not (problems := harm(files)), problems[:3]
    assert isinstance(json.loads(dict(files)["papers.json"]), dict)


@cache
def _lexicon() -> Lexicon:
    from papernotes.lexicon import load

    return load()


@cache
def _theme() -> Theme:
    from papernotes.files.theme_folder import default_theme, read_theme

    return read_theme(default_theme())


TARGETS: dict[str, Callable[[bytes], None]] = {"parse": read, "build": build}


class Run:
    """A run: what was tried, how long, and what broke."""

    def __init__(self, target: Callable[[bytes], None], found: Path, minutes: float) -> None:
        self.target, self.found, self.end = target, found, time.monotonic() + minutes * 60
        self.began, self.tried, self.slowest = time.monotonic(), 0, 0.0
        self.kinds: Counter[str] = Counter()

    def one(self, data: bytes) -> None:
        """Try one text; keep it when it breaks in a place where none has before."""
        before = time.process_time()
        try:
            self.target(data)
        except Exception as error:  # noqa: BLE001 - any is a find
            frames = traceback.extract_tb(error.__traceback__)
            own = [f for f in frames if "papernotes" in f.filename] or list(frames)
            self._keep(f"{type(error).__name__}-{Path(own[-1].filename).stem}-{own[-1].lineno}", data)
        spent = time.process_time() - before
        self.tried += 1
        self.slowest = max(self.slowest, spent)
        if spent > SLOW and len(data) <= LONGEST:
            self._keep("slow", data)
        if not self.tried % 2000:
            self.tell()

    def _keep(self, kind: str, data: bytes) -> None:
        self.kinds[kind] += 1
        if self.kinds[kind] <= 3:
            self.found.mkdir(parents=True, exist_ok=True)
            (self.found / f"{kind}-{hashlib.sha256(data).hexdigest()[:8]}").write_bytes(data)

    def tell(self) -> None:
        """Print the figures so far."""
        hours = (time.monotonic() - self.began) / 3600
        kinds = ", ".join(f"{kind} ×{count}" for kind, count in self.kinds.items()) or "none"
        print(f"{self.tried} inputs in {hours:.2f} h, slowest {self.slowest:.2f} s, failures: {kinds}", flush=True)


def seeds(folder: Path) -> None:
    """Put the project's own small cases where the fuzzer starts from."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOT / "tests" / "golden").rglob("*.md")):
        content = path.read_bytes()
        if len(content) <= LONGEST:
            (folder / f"seed-{path.parent.name}-{path.stem}").write_bytes(content)
    (folder / "seed-settings").write_bytes(
        b"title: <b>\ntopics: {A: [fold]}\n\0SETTINGS\0# A\n\0FILE\0## B\n\n![x](a.png)"
    )


def words(folder: Path) -> Path:
    """Write what notes are made of in the form that the fuzzer takes, and return where."""
    tokens = [token for line in WORDS for token in line.split("|") if token]
    escaped = ["".join(f"\\x{byte:02x}" for byte in token.encode()) for token in tokens]
    path = folder / "words.dict"
    path.write_text("".join(f'"{token}"\n' for token in escaped))
    return path


def main() -> None:
    """Run the fuzzer, or try single files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"))
    parser.add_argument("--try", dest="files", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if options.files:
        for file in options.files:
            print(file, flush=True)
            TARGETS[options.target](file.read_bytes())
        return
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["papernotes"]):
        import_module("papernotes.builder.pipeline")
    TARGETS[options.target](b"# warm\n")
    corpus = options.corpus or Path(tempfile.mkdtemp())
    seeds(corpus)
    run = Run(TARGETS[options.target], options.found / options.target, options.minutes)
    limits = (
        f"-max_total_time={int(options.minutes * 60)}",
        f"-max_len={LONGEST}",
        "-timeout=120",
        "-rss_limit_mb=4096",
    )
    with tempfile.TemporaryDirectory() as folder:
        dictionary = f"-dict={words(Path(folder))}"
        atheris.Setup([sys.argv[0], *limits, dictionary, "-close_fd_mask=2", "-seed=1", str(corpus)], run.one)
        atexit.register(run.tell)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
