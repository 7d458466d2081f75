"""Builds with a damaged cache, one after the other: run as a program, so that a crash of the process is seen.

``python -m tests.cache.damaging FOLDER SEED COUNT`` makes two projects in a folder, damages a file of the cache of the
first, builds it with an edit, and compares with a clean build, so many times. It prints what differed, and last how
many damages it did.
"""

from __future__ import annotations

import os
import pickle
import random
import shutil
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from papernotes.builder.memory.sealed import read
from papernotes.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    Damage = Callable[[Path, random.Random, list[Path]], object]

TEXTS = tuple(f"# CVPR-2023\n\n## 《Folding Cranes》\n\n**Problem** Paper is {word}.\n" for word in ("stiff", "thin"))


class _Planted:
    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (77,)


def _flip(path: Path, chance: random.Random, _: list[Path]) -> None:
    content = bytearray(path.read_bytes() or b"\0")
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def _swap(path: Path, chance: random.Random, others: list[Path]) -> None:
    other = chance.choice(others)
    one, two = path.read_bytes(), other.read_bytes()
    path.write_bytes(two)
    if "mine" in other.parts:
        other.write_bytes(one)


def _plant(path: Path, _: random.Random, __: list[Path]) -> None:
    payload = pickle.dumps(_Planted())
    path.write_bytes(zlib.crc32(payload).to_bytes(4, "big") + payload)


def _folder(path: Path, _: random.Random, __: list[Path]) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside").write_text("x")


def _pipe(path: Path, _: random.Random, __: list[Path]) -> None:
    path.unlink()
    os.mkfifo(path)


def _link(path: Path, _: random.Random, __: list[Path]) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


DAMAGES: tuple[Damage, ...] = (
    _flip, _flip, _flip, _swap, _swap, _plant, _folder, _pipe, _link,
    lambda path, chance, _: path.write_bytes(path.read_bytes()[: -chance.randint(1, 40)]),
    lambda path, chance, _: path.write_bytes(path.read_bytes() + chance.randbytes(5)),
    lambda path, chance, _: path.write_bytes(chance.randbytes(chance.randint(0, 400))),
    lambda path, _, __: path.write_bytes(b""),
    lambda path, _, __: path.unlink(),
)  # fmt: skip


def build(root: Path, *arguments: str) -> dict[str, bytes]:
    """Return the files of a project's site as a build leaves them."""
    result = CliRunner().invoke(main, ["build", str(root), *arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    site = root / "site"
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def run(folder: Path, seed: int, count: int) -> None:
    """Damage, build, compare."""
    chance = random.Random(seed)
    cache = folder / "mine" / "cache"
    os.environ["PAPERNOTES_CACHE"] = str(cache)
    os.environ["XDG_CACHE_HOME"] = str(folder / "mine" / "home")
    root, other = folder / "project", folder / "other"
    for each in (root, other):
        (each / "notes").mkdir(parents=True)
        (each / "notes" / "boats.md").write_text("# Sailing Boats of Paper (ICLR 2020)\n\nThey float.\n")
    note = root / "notes" / "cranes.md"
    clean = []
    for text in TEXTS:
        note.write_text(text)
        shutil.rmtree(root / "site", ignore_errors=True)
        clean.append(build(root, "--clean"))
    os.environ["PAPERNOTES_CACHE"] = str(folder / "theirs")
    build(other)
    os.environ["PAPERNOTES_CACHE"] = str(cache)
    build(root)
    used = {path for path in cache.rglob("*") if path.is_file()}
    theirs = [path for path in (folder / "theirs").rglob("*") if path.is_file()]
    for number in range(count):
        files = sorted(path for path in (folder / "mine").rglob("*") if path.is_file() and not path.is_symlink())
        path = chance.choice(files)
        chance.choice(DAMAGES)(path, chance, [file for file in files if file != path] + theirs)
        note.write_text(TEXTS[number % 2])
        if build(root) != clean[number % 2]:
            sys.stdout.write(f"{number}: {path.name}: another site\n")
        if path.name != "key" and path in used and read(path) is None:
            sys.stdout.write(f"{number}: {path.name}: not healed\n")
    sys.stdout.write(f"{count} damages\n")


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
