"""Whatever notes hold: the build ends, nothing runs, nothing is written outside, no text is lost (laws 3 and 5)."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

import pytest

from papernotes.config import read_config
from papernotes.files.decode import decode
from papernotes.protecting import stopping
from papernotes.source import Source

from .harmless import harm
from .hostile import CASES, Case

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Site


def put(site: Site, case: Case) -> None:
    for path, content in case.files.items():
        site.write(path, content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)


def outside(folder: Path, site: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_relative_to(site))
    return {str(path): path.read_bytes() for path in found}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_hostile_notes_are_built_and_do_no_harm(tmp_path: Path, project: Callable[[Path], Site], case: Case) -> None:
    site = project(tmp_path / "deep" / "project")
    put(site, case)
    before = outside(tmp_path, site.root / "site")
    ran = site.run("build", "--jobs", "1")
    settings = case.files.get("papernotes.yml", "")
    if isinstance(settings, str) and stopping(read_config(Source("papernotes.yml", settings))[1]):
        assert (ran.exit_code, (site.root / "site").exists(), outside(tmp_path, site.root / "site")) == (
            2,
            False,
            before,
        )
        return
    assert ran.exit_code == 0, ran.output
    assert outside(tmp_path, site.root / "site") == before
    files = site.files()
    assert harm(files.items()) == []
    pages = [path for path in files if path.endswith(".html")]
    assert not [path for path in pages if b"1337" in files[path]], "a template was run"
    json.loads(files["papers.json"])
    told = "".join(html.unescape(re.sub(r"<[^>]*>", "", files[path].decode("utf-8"))) for path in pages)
    told += files["papers.json"].decode("utf-8")
    for part in json.loads(files["papers.json"])["skipped"]:  # counted and named, with the reason
        text, _ = decode(part["file"], (site.root / "notes" / part["file"]).read_bytes())
        told += "\n".join(text.lines[part["line"] - 1 : part["end_line"]])
    assert [word for word in case.kept if word not in told] == []
    lower = [path.casefold() for path in files]
    assert len(set(lower)) == len(lower)
    assert not [part for path in files for part in path.split("/") if len(part.encode()) > 200]
    reserved = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*[<>:\"\\|?*\x00-\x1f].*|.*[. ]", re.IGNORECASE)
    assert not [path for path in files for part in path.split("/") if reserved.fullmatch(part)]


def test_a_link_out_of_the_notes_and_links_in_a_circle_are_not_followed(tmp_path: Path, site: Site) -> None:
    site.note("# Folding Paper Cranes (CVPR 2020)\n\n![x](out.png) ![y](dir/x.png)\n")
    (tmp_path.parent / "secret").mkdir(exist_ok=True)
    for name in ("secret.md", "x.png"):
        (tmp_path.parent / "secret" / name).write_text("geheim")
    notes = site.root / "notes"
    (notes / "out.md").symlink_to(tmp_path.parent / "secret" / "secret.md")
    (notes / "out.png").symlink_to(tmp_path.parent / "secret" / "x.png")
    (notes / "dir").symlink_to(tmp_path.parent / "secret")
    (notes / "circle").symlink_to(notes)
    (notes / "self.md").symlink_to(notes / "self.md")
    (notes / "none.md").symlink_to(notes / "nothing")
    site.build()
    assert not [path for path, content in site.files().items() if b"geheim" in content]


def test_a_file_that_cannot_be_read_is_named_and_nothing_is_written(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    read = Path.read_bytes
    site.note("# A\n").note("# B\n", "b.md")
    refuse = PermissionError(13, "Permission denied")

    def denied(path: Path) -> bytes:
        if path.name == "b.md":
            raise refuse
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    ran = site.run("build", "--clean")
    assert (ran.exit_code, "b.md: cannot be read" in ran.output) == (2, True)
    assert not (site.root / "site").exists()


def test_a_theme_that_is_no_theme_is_told(site: Site) -> None:
    site.note("# A\n").write("papernotes.yml", "theme: pictures\n").write("pictures/a.html", b"\x89PNG\xff")
    ran = site.run("build")
    assert (ran.exit_code, "PN401" in ran.output) == (2, True)
