"""The same notes give the same bytes on any machine (law 2): one digest, whatever a build's surroundings are."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

RUN = """
import os, random, sys
scan = os.scandir
class Shuffled:
    def __init__(self, path): self.all = sorted(scan(path), key=lambda item: random.random())
    def __iter__(self): return iter(self.all)
    def __next__(self):
        if not self.all: raise StopIteration
        return self.all.pop()
    def __enter__(self): return self
    def __exit__(self, *_): return None
    def close(self): pass
if "--shuffled" in sys.argv:
    sys.argv.remove("--shuffled")
    os.scandir = lambda path=".": Shuffled(path)
    listdir = os.listdir
    os.listdir = lambda path=".": sorted(listdir(path), key=lambda name: random.random())
if sys.argv[1].startswith("--umask="):
    os.umask(int(sys.argv.pop(1)[8:], 8))
from papernotes.builder import whole_build as builds
builds._WORTH_WORKERS = 0
from papernotes.cli import main
main()
"""
FILES = {
    "vision/clip.md": "---\ntags: [vision, 视觉]\ndate: 2021-03-04\n---\n# CLIP: Images of Paper (ICML 2021)\n\n"
    "Paper: https://arxiv.org/abs/2103.00001\n\n**Problem** See ![a](../figures/a.svg) and [[Folding Paper Cranes]].\n",
    "折纸.md": "# CVPR-2020\n\n### 《折纸的艺术》\n\n**方法** 对折两次。$x^2$\n\n"
    "### 《Éventails pliés》\n\nétoile İstanbul straße\n",
    "a.md": "## Folding Paper Cranes\n\nCode: <https://github.com/a/b>\n\n```python\nfold()\n```\n\nUnlike CLIP.\n",
    "A2.md": "- [Paper Planes that Land](https://arxiv.org/abs/2101.00002) (NeurIPS 2020) [[code]](https://github.com/c/d)\n"
    "- **Paper Boats**, Ada Lovelace, *ICLR 2019*\n",
    "figures/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9"/></svg>',
}
SETTINGS = "title: Folds\nurl: https://notes.example/folds/\nauthor: Ada\n"
VARIANTS = {
    "hash-seed-1": {"env": {"PYTHONHASHSEED": "1"}},
    "hash-seed-4711-kiritimati": {"env": {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati"}},
    "c-locale": {"env": {"LC_ALL": "C", "LANG": "C"}},
    "turkish-pago-pago": {"env": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Pago_Pago"}},
    "one-job": {"options": ["--jobs", "1"]},
    "five-jobs": {"options": ["--jobs", "5"]},
    "umask-077-old-files": {"before": ["--umask=077"], "age": 946684800},
    "umask-000-from-elsewhere": {"before": ["--umask=000"], "folder": "/"},
    "other-path-and-file-order": {"place": "deep er/ünd länger", "before": ["--shuffled"]},
    "other-home": {"env": {"HOME": "/nonexistent", "USER": "nobody", "XDG_CACHE_HOME": ""}},
    "no-cache-source-date-epoch": {"env": {"PAPERNOTES_CACHE": "", "SOURCE_DATE_EPOCH": "315532800"}},
    "optimised": {"env": {"PYTHONOPTIMIZE": "2"}},
}


def _digest(tmp_path: Path, variant: dict) -> str:
    root = tmp_path / variant.get("place", "project")
    paths = list(FILES)
    random.shuffle(paths)  # the order in which files are made is the one in which many disks list them
    for path in paths:
        (root / "notes" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "notes" / path).write_text(FILES[path], "utf-8")
        if age := variant.get("age"):
            os.utime(root / "notes" / path, (age, age))
    (root / "papernotes.yml").write_text(SETTINGS)
    command = [*variant.get("before", ()), "build", str(root), "-q", *variant.get("options", ())]
    environment = {**os.environ, "PAPERNOTES_CACHE": str(tmp_path / "cache"), **variant.get("env", {})}
    folder = variant.get("folder", root)
    subprocess.run([sys.executable, "-c", RUN, *command], cwd=folder, env=environment, check=True, timeout=300)
    digest = hashlib.sha256()
    for path in sorted((root / "site").rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    shutil.rmtree(root)
    return digest.hexdigest()


@pytest.mark.slow
def test_every_surrounding_gives_the_same_bytes(tmp_path: Path) -> None:
    digests = {name: _digest(tmp_path / name, variant) for name, variant in VARIANTS.items()}
    plain = _digest(tmp_path / "plain", {})
    assert {name for name, digest in digests.items() if digest != plain} == set()


@pytest.mark.slow
def test_a_locale_that_cannot_name_the_files_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("### 《折纸的艺术》 (CVPR 2020)\n\n折。\n", "utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "papernotes", "build", str(tmp_path)]
    ran = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (ran.returncode, b"PYTHONUTF8=1" in ran.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
