"""What the terminal is told while notes are edited, moved and taken away."""

from __future__ import annotations

import shutil
import threading
import time
from typing import TYPE_CHECKING

import pytest

from papernotes.builder.memory.runner import Runner
from papernotes.serve.preview import Preview

if TYPE_CHECKING:
    from tests.conftest import Site


@pytest.mark.parametrize("gone", ["notes", "."])
def test_notes_that_are_gone_are_told_once_until_they_are_back(site: Site, gone: str) -> None:
    held = "notes/a.md" if gone == "notes" else "a.md"
    site.write(held, "# Boats\n\nWords.\n")
    said: list[str] = []
    preview = Preview(site.root, site.root / "site", Runner(None, 1), said.append)
    preview.begin(adopt=False)
    stop = threading.Event()
    thread = threading.Thread(target=preview.watch, args=(stop,))
    thread.start()
    time.sleep(0.5)
    (site.root / held).unlink()
    if gone == "notes":
        shutil.rmtree(site.root / gone)
    for number in range(8):  # what else changes has it built again
        site.write(f"other-{number}.txt", "x")
        time.sleep(0.2)
    failed = [line for line in said if line.startswith("papernotes:")]
    site.write(held, "# Boats\n\nOther words.\n")
    for _ in range(100):
        time.sleep(0.05)
        if "changed" in said[-1]:
            break
    stop.set()
    thread.join()
    assert len(failed) == 1
    assert "changed" in said[-1]


@pytest.mark.parametrize("settings", ["bibliography: refs.bib\n", "bibliography: [none.bib, ../refs.bib]\n", ""])
def test_a_bibliography_that_changes_or_comes_is_shown(site: Site, settings: str) -> None:
    site.note("# CVPR 2021\n\n## Folding Boats of Wet Paper\n\nThey sink.\n").write("papernotes.yml", settings)
    path = site.root / ("references.bib" if not settings else "../refs.bib" if ".." in settings else "refs.bib")
    entry = "@misc{a, title = {Folding Boats of Wet Paper}, author = {%s}, papernotes-source = {x}}\n"
    if settings:
        path.write_text(entry % "Moss, Di", "utf-8")
    preview = Preview(site.root, site.root / "site", Runner(None, 1), lambda _: None)
    preview.begin(adopt=False)
    stop = threading.Event()
    thread = threading.Thread(target=preview.watch, args=(stop,))
    thread.start()
    time.sleep(0.5)
    path.write_text(entry % "Vo, Ida", "utf-8")
    for _ in range(200):
        time.sleep(0.05)
        if "Ida Vo" in site.read("papers/folding-boats-of-wet-paper.html"):
            break
    stop.set()
    thread.join()
    assert "Ida Vo" in site.read("papers/folding-boats-of-wet-paper.html")
