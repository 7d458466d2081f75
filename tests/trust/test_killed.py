"""A build that is killed leaves every file whole, and the next one heals what it left (law 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papernotes.builder import whole_build as builds

from .killing import dead_links, kill

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_builds_killed_at_random_leave_whole_files_and_are_healed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """``python -m tests.trust.killing`` does the same 500 times."""
    monkeypatch.setattr(builds, "_WORTH_WORKERS", 0)
    figures = kill(8, seed, tmp_path)
    assert figures.problems == []
    assert figures.while_writing


def test_a_dead_link_would_be_found() -> None:
    files = {"index.html": b'<a href="papers/a.html">', "papers/a.html": b'<a href="b.html#x">', "lost.html": b""}
    assert dead_links(files) == ["papers/a.html: b.html#x leads nowhere"]
