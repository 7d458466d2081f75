"""Every page of a site is strict, and docs/security.md names tests that are run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dev

from .harmless import links

if TYPE_CHECKING:
    from tests.conftest import Site

ROOT = Path(__file__).parents[2]
NAMED = re.findall(r"`((tests/[\w/]+\.py)::\w+(?:\[[\w-]+\])?)`", (ROOT / "docs" / "security.md").read_text("utf-8"))
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
NOTE = "### 《Folding Paper Cranes》 (CVPR 2020)\n\nPaper: https://arxiv.org/abs/2101.00001\n\n```python\nfold()\n```\n"


def selected() -> set[str]:
    """Return the tests, of the files that the page names, that `python3 dev.py test` runs, cases with and without."""
    files = sorted({file for _, file in NAMED})
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    found: set[str] = set()
    for _, *arguments in dev.TESTS.values():
        command = [sys.executable, *map(str, arguments), "--no-cov", "--collect-only", "-q", *files]
        listed = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
        found |= {line for line in listed.splitlines() if "::" in line}
    return found | {test.partition("[")[0] for test in found}


@pytest.mark.slow
def test_the_tests_that_the_table_names_are_run_by_the_test_command() -> None:
    assert len(NAMED) > 40
    assert {test for test, _ in NAMED} - selected() == set()


def test_every_page_has_a_policy_without_inline_script_style_or_other_hosts(site: Site) -> None:
    site.note(NOTE).build()
    pages = {path: content.decode() for path, content in site.files().items() if path.endswith(".html")}
    for path, text in pages.items():
        head = text[: text.index("</head>")]
        (policy,) = POLICY.findall(head)
        assert "default-src 'none'" in policy, path
        assert "base-uri 'none'" in policy, path
        assert not re.search(r"unsafe|\*|https?:|//|blob:", policy), path
        assert "data:" not in re.sub(r"img-src[^;]*", "", policy), path
        assert not re.search(r"<(?:script|link|style)", head[: head.index("Content-Security-Policy")]), path


def test_the_site_loads_no_code_but_the_themes_own(site: Site) -> None:
    """So there is no vendored browser code whose licence, version and checksum would have to be held."""
    files = site.note(NOTE).build().files()
    scripts = {path for path in files if path.endswith((".js", ".mjs", ".wasm"))}
    own = {f"assets/{path.name}" for path in (ROOT / "templates" / "assets").iterdir()}
    made = {path for path in scripts - own if path.startswith("assets/")}
    assert {path for path in scripts if not path.startswith("assets/")} == set()
    assert not [path for path in made if b"function" in files[path] or b"=>" in files[path]], "data alone is made"
    loaded = {
        url.partition("?")[0] for text in files.items() if text[0].endswith(".html") for url in links(text[1].decode())
    }
    assert not [url for url in loaded if url.endswith((".js", ".css")) and "assets/" not in url]
