"""papernotes from Python, as a notebook uses it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import papernotes
from papernotes.errors import PapernotesError

if TYPE_CHECKING:
    from tests.conftest import Site

NOTE = "# CVPR-2023\n## 《Scaling up GANs for Text-to-Image Synthesis》\nCode: *<url>*\n"


def test_load_gives_what_the_notes_hold_and_writes_nothing(site: Site) -> None:
    library = papernotes.load(site.note(NOTE).root)
    (entry,) = library.entries
    assert (entry.record.title, entry.record.venue) == ("Scaling up GANs for Text-to-Image Synthesis", "CVPR")
    assert not (site.root / "site").exists()


def test_build_writes_the_site_that_the_command_writes(site: Site, tmp_path: Path) -> None:
    built = papernotes.build(str(site.note(NOTE).root), out=tmp_path / "public")
    assert built.folder == tmp_path / "public"
    assert (built.written, built.kept, built.removed) == (len(list(files(built.folder))) - 1, 0, 0)
    assert built.pages > 5
    assert [finding.code for finding in built.diagnostics] == ["PN201"]
    again = papernotes.build(site.root, out=tmp_path / "public")
    assert (again.written, again.kept) == (0, built.written)
    site.build()
    assert {path: content.read_bytes() for path, content in files(built.folder)} == site.files()


def files(folder: Path) -> list[tuple[str, Path]]:
    return [(path.relative_to(folder).as_posix(), path) for path in sorted(folder.rglob("*")) if path.is_file()]


def test_what_stops_a_command_is_raised(site: Site) -> None:
    with pytest.raises(PapernotesError, match="no notes found"):
        papernotes.load(site.root)


def test_the_package_offers_what_it_says_and_nothing_else() -> None:
    assert set(papernotes.__all__) <= set(dir(papernotes))
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        _ = papernotes.bild


def test_build_is_a_function_after_its_pipeline_ran(site: Site) -> None:
    site.note(NOTE).build()
    assert callable(papernotes.build)


def test_the_readmes_script_runs(site: Site, tmp_path: Path) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
    (script,) = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    site.write("reading/notes/one.md", NOTE)
    run = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("2023 CVPR Scaling up GANs for Text-to-Image Synthesis []\npublic/index.html ")


def test_importing_the_package_imports_its_version_alone() -> None:
    code = "import sys, papernotes; papernotes.__version__; print([m for m in sys.modules if m.startswith('papern')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['papernotes.version', 'papernotes']"
