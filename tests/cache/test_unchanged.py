"""A build of what was built already says so at once, and only then."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from papernotes.builder.memory import place as places

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site

NOTE = "# CVPR-2023\n### 《Folding Cranes》\n\n![a crane](crane.png)\n\nTODO\n"


@pytest.fixture
def built(site: Site) -> Site:
    return site.note(NOTE).write("notes/crane.png", b"\x89PNG\r\n\x1a\n").write("papernotes.yml", "title: A\n").build()


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One for each build that was not told from the last one."""
    from papernotes.builder import whole_build as room

    done: list[str] = []
    really = room.build

    def build(*args, **options):
        done.append("built")
        return really(*args, **options)

    monkeypatch.setattr(room, "build", build)
    return done


def test_the_second_build_does_nothing_and_says_the_same(built: Site, builds: list[str]) -> None:
    again = built.run("build")
    assert builds == []
    anew = built.run("build", "--clean")
    assert builds == ["built"]
    assert again.output.splitlines()[:2] == anew.output.splitlines()[:2]
    assert "nothing to write: " in again.output


def test_a_new_year_makes_a_year_of_what_was_none(
    built: Site, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = time.gmtime().tm_year + 2
    built.note(NOTE.replace("Cranes》", f"Cranes》(CVPR {ahead})").replace("# CVPR-2023\n", "")).build()
    assert built.papers[0]["year"] is None
    builds.clear()
    really = time.gmtime()
    monkeypatch.setattr(time, "gmtime", lambda *_: time.struct_time((ahead - 1, *really[1:])))
    built.build()
    assert builds == ["built"]
    assert built.papers[0]["year"] == ahead


def test_what_is_told_depends_on_what_is_asked(built: Site, builds: list[str]) -> None:
    built.note(NOTE + "![](none.png)\n").build()
    builds.clear()
    assert built.run("build", "--strict").exit_code == 1
    assert "PN204" in built.run("build").output
    assert built.run("build", "-q").output == ""
    assert "= help" in built.run("build", "-v").output
    assert builds == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda site: site.note(NOTE + "More.\n"), id="a note"),
        pytest.param(lambda site: site.note("# A\n", "new.md"), id="a new note"),
        pytest.param(lambda site: site.write("notes/boat.png", b"\x89PNG\r\n\x1a\n"), id="a new picture"),
        pytest.param(lambda site: site.write("notes/crane.png", b"\x89PNG\r\n\x1a\n\0"), id="a picture"),
        pytest.param(lambda site: (site.root / "notes" / "out.md").symlink_to("/etc"), id="a link out of the notes"),
        pytest.param(lambda site: site.write("papernotes.yml", "title: B\n"), id="the settings"),
        pytest.param(lambda site: (site.root / "papernotes.yml").unlink(), id="no settings"),
        pytest.param(lambda site: site.write("templates/assets/custom.css", "b{}"), id="a theme"),
        pytest.param(lambda site: (site.root / "site" / "index.html").unlink(), id="a page that is gone"),
        pytest.param(lambda site: site.write("site/index.html", "mine"), id="a page that somebody changed"),
        pytest.param(lambda site: (site.root / "notes" / "notes.md").rename(site.root / "notes" / "b.md"), id="a name"),
    ],
)
def test_any_change_is_seen(built: Site, builds: list[str], change: Callable[[Site], object]) -> None:
    change(built)
    built.build()
    assert builds == ["built"]
    built.build()
    assert builds in (["built"], ["built", "built"])  # a theme that was not there before is known from then on
    built.build()
    count = len(builds)
    built.build()
    assert len(builds) == count


def test_another_program_does_everything_anew(built: Site, builds: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "__version__", "999")
    built.build()
    assert builds == ["built"]


def test_a_file_that_only_changed_its_time_is_the_same(built: Site, builds: list[str]) -> None:
    os.utime(built.root / "notes" / "notes.md", (1, 1))
    built.build()
    assert builds == []


def test_without_a_place_for_it_nothing_is_kept(
    built: Site, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.VARIABLE, "")
    built.build()
    built.build()
    assert builds == ["built", "built"]


@pytest.mark.parametrize("content", [b"", b"{}", b"\0\0\0\0", b"[1]"])
def test_a_damaged_cache_is_none(built: Site, builds: list[str], cache: Path, content: bytes) -> None:
    before = built.files()
    for path in cache.rglob("*"):
        if path.is_file():
            path.write_bytes(content)
    built.build()
    assert builds == ["built"]
    assert built.files() == before


def test_it_loads_nothing_that_takes_time(built: Site, cache: Path) -> None:
    slow = ("jinja2", "markdown_it", "pygments", "yaml", "papernotes.parse", "papernotes.site", "papernotes.library")
    code = (
        "import sys; from papernotes.cli import main\n"
        f"try: main(['build', {str(built.root)!r}])\nexcept SystemExit: pass\n"
        f"print([m for m in {slow} if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_the_cache_stands_in_the_users_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(places.VARIABLE)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    found = places.place(tmp_path / "project")
    assert found is not None
    assert found.parent == tmp_path / ".cache" / "papernotes"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "x"))
    found = places.place(tmp_path / "project")
    assert found is not None
    assert found.parent == tmp_path / "x" / "papernotes"
    assert places.place(tmp_path / "other") != found
