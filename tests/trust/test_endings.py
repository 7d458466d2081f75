"""Whatever a command is given and wherever it runs, it ends with its exit code and a sentence, never in a traceback."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from papernotes.__main__ import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Prepare = Callable[[Path], object]

NOTE = "## 《Deep Nets for Folding》(CVPR2020)\n\nWords — 文字.\n"
DEEP = "[" * 10_000
LONG = "9" * 5_000
READS = ("build", "check", "list", "export")
"""The commands that read a project whole."""


def _write(path: str, content: str | bytes = "") -> Prepare:
    def prepare(root: Path) -> None:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())

    return prepare


def _folder(path: str) -> Prepare:
    return lambda root: (root / path).mkdir(parents=True)


def _link(path: str, to: str) -> Prepare:
    return lambda root: (root / path).symlink_to(to)


def _pipe(path: str) -> Prepare:
    return lambda root: os.mkfifo(root / path)


def _settings(text: str | bytes) -> Prepare:
    return _write("papernotes.yml", text)


def _built(path: str, content: str | None) -> Prepare:
    """Return what builds the site and then puts a file, or a folder, in a place of it."""

    def prepare(root: Path) -> None:
        _ended(["build", str(root), "-q"])
        (root / "site" / path).unlink()
        if content is None:
            (root / "site" / path).mkdir()
        else:
            (root / "site" / path).write_text(content)

    return prepare


def _addresses(*slugs: str) -> str:
    address = {
        "slug": slugs[0],
        "keys": ["title:deepnetsforfolding"],
        "file": "a.md",
        "title": "x",
        "former": slugs[1:],
    }
    return json.dumps({"version": 1, "files": ["../x", "/etc/passwd"], "addresses": [address]})


SURROUNDINGS: dict[str, Prepare] = {
    "settings-folder": _folder("papernotes.yml"),
    "settings-pipe": _pipe("papernotes.yml"),
    "settings-link-to-nothing": _link("papernotes.yml", "nowhere"),
    "settings-binary": _settings(bytes(range(256)) * 8),
    "settings-list": _settings("[a, b]"),
    "settings-deep-list": _settings(DEEP),
    "settings-deep-table": _settings("a: " + "{b: " * 5_000),
    "settings-number": _settings(f"title: {LONG}"),
    "settings-hexadecimal": _settings(f"title: 0x{'f' * 6_000}"),
    "settings-tags": _settings("title: 2020-13-45\n? [a]: b\n!!python/object:os.system x: y\n"),
    "settings-infinite": _settings("title: .inf\nauthor: .nan\n"),
    "settings-null-in-path": _settings('theme: "a\\0b"\nexclude: ["\\0"]\nbibliography: ["\\0", notes, none.bib]\n'),
    "settings-odd-patterns": _settings('exclude: ["[", "**", ""]\nallow: ["[", ":", "PN:x:y"]\n'),
    "settings-vocabulary": _settings("venues: {a: [[1]], b: {c: 1}, '': [x], d: null}\ntopics: {a: [[1]], '': [x]}"),
    "settings-roles": _settings("roles: {problem: {a: b}, nope: [x], method: [1, [2]]}\ntopics: [x]\nvenues: {1: 2}"),
    "settings-language": _settings('language: "../../x"\naccent: "#zzz"\nurl: "http://["\nrepo: "http://[::1"\n'),
    "bibliography-pipe": lambda root: (_settings("bibliography: r.bib")(root), _pipe("r.bib")(root)),
    "bibliography-deep": lambda root: (_settings("bibliography: r.json")(root), _write("r.json", DEEP)(root)),
    "bibliography-numbers": lambda root: (
        _settings("bibliography: [r.bib, r.json]")(root),
        _write("r.bib", "@article{a, title={" + "{" * 3_000 + "}" * 3_000 + "}, year={" + LONG + "}}")(root),
        _write("r.json", '[{"title":"Boats on Water","issued":{"date-parts":[[1' + "0" * 400 + "]]}},3,null]")(root),
    ),
    "words-one-word": _write("templates/words/en.yml", "hello"),
    "words-no-text-key": _write("templates/words/en.yml", "no: Nein\n1: x\n"),
    "words-lists": _write("templates/words/en.yml", "papers: [a]"),
    "words-uncounted": _write("templates/words/en.yml", "n_papers: papers"),
    "words-empty": _write("templates/words/en.yml", ""),
    "words-deep": _write("templates/words/en.yml", DEEP),
    "words-unknown": _write("templates/words/en.yml", "pappers: x"),
    "words-folder": _folder("templates/words/en.yml"),
    "template-unknown-word": _write("templates/home.html", "{{ words.pappers }}"),
    "template-unknown-template": _write("templates/home.html", '{% include "footr.html" %}'),
    "template-of-itself": _write("templates/home.html", '{% include "home.html" %}'),
    "template-by-zero": _write("templates/home.html", "{{ 1 / 0 }}"),
    "template-syntax": _write("templates/extra.html", "{{ x"),
    "template-nested": _write("templates/home.html", "{{ " + "(" * 3_000 + " }}"),
    "template-not-utf-8": _write("templates/home.html", b"\xff"),
    "templates-file": _write("templates"),
    "templates-link-in-a-circle": _link("templates", "templates"),
    "site-file": _write("site"),
    "site-link-to-nothing": _link("site", "/nonexistent/x"),
    "site-link-in-a-circle": _link("site", "site"),
    "site-of-others": _write("site/mine.txt", "mine"),
    "notes-file": lambda root: (shutil.rmtree(root / "notes"), _write("notes")(root)),
    "notes-empty": lambda root: (shutil.rmtree(root / "notes"), _folder("notes")(root)),
    "notes-link-in-a-circle": lambda root: (shutil.rmtree(root / "notes"), _link("notes", "notes")(root)),
    "note-pipe": _pipe("notes/pipe.md"),
    "note-link-to-a-device": _link("notes/zero.md", "/dev/zero"),
    "note-front-matter": _write("notes/b.md", f"---\nyear: {LONG}\ntags: {DEEP}\n---\n# B\n\nWords.\n"),
    "note-front-number": _write("notes/b.md", f"---\nyear: 0x{'f' * 5_000}\ndate: 0x{'f' * 5_000}\n---\n# B\n"),
    "note-numbers": _write("notes/b.md", f"# 《Boats on Water》({LONG})\n\nYear: {LONG}\nRead: {LONG}-1-1\n"),
    "manifest-damaged": _built(".papernotes-manifest.json", "{"),
    "manifest-deep": _built(".papernotes-manifest.json", DEEP * 10),
    "manifest-folder": _built(".papernotes-manifest.json", None),
    "manifest-of-paths": _built(".papernotes-manifest.json", _addresses("../../x", "../y", "a/b", "", ".", "con")),
    "page-folder": _built("index.html", None),
    "lock-folder": _folder("site/.papernotes-lock"),
}  # fmt: skip
ARGUMENTS: dict[str, list[str]] = {
    "out-here": ["build", "ROOT", "--out", "ROOT"],
    "out-root": ["build", "ROOT", "--out", "/"],
    "out-dot": ["build", "ROOT", "--out", "."],
    "out-notes": ["build", "ROOT", "--out", "ROOT/notes"],
    "out-above": ["build", "ROOT", "--out", "ROOT/.."],
    "out-back": ["build", "ROOT", "--out", "ROOT/site/.."],
    "out-templates": ["serve", "ROOT", "--out", "ROOT/templates"],
    "out-file": ["build", "ROOT", "--out", "ROOT/notes/a.md"],
    "out-below-a-file": ["build", "ROOT", "--out", "ROOT/notes/a.md/site"],
    "out-device": ["build", "ROOT", "--out", "/dev/null/site"],
    "out-long": ["build", "ROOT", "--out", f"ROOT/{'x' * 300}"],
    "out-empty": ["build", "ROOT", "--out", ""],
    "no-folder": ["build", "ROOT/nope"],
    "a-file": ["build", "ROOT/notes/a.md"],
    "command": ["biuld"],
    "option": ["build", "--nope"],
    "jobs": ["build", "ROOT", "--jobs", LONG],
    "serve-none": ["serve", "ROOT/nope"],
    "serve-port": ["serve", "ROOT", "--port", LONG],
    "check-none": ["check", "ROOT/nope"],
    "list-none": ["list", "ROOT/nope"],
    "export-none": ["export", "ROOT/nope"],
    "explain-far": ["explain", f"a.md:{LONG}", "--project", "ROOT"],
    "explain-column": ["explain", f"a.md:1:{LONG}", "--project", "ROOT"],
    "explain-zero": ["explain", "a.md:0", "--project", "ROOT"],
    "explain-digit": ["explain", "a.md:²", "--project", "ROOT"],
    "explain-nothing": ["explain", "", "--project", "ROOT"],
    "explain-escape": ["explain", "\x1b[31m.md:1", "--project", "ROOT"],
    "import-none": ["import", "ROOT/none.bib", "--project", "ROOT"],
    "import-device": ["import", "/dev/null", "--project", "ROOT"],
    "import-notes": ["import", "ROOT/notes/a.md", "--project", "ROOT"],
    "new-nothing": ["new", "", "--project", "ROOT"],
    "new-escape": ["new", "\x1b[31m\nred", "--project", "ROOT", "-n"],
    "new-long": ["new", "x" * 100_000, "--project", "ROOT", "-n"],
    "new-path": ["new", "../../../etc/x", "--project", "ROOT", "-n"],
    "new-surrogate": ["new", "a\udcff b", "--project", "ROOT", "-n"],
    "new-key": ["new", "@none", "--project", "ROOT"],
    "new-none": ["new", "A Title", "--project", "ROOT/nope"],
    "init-file": ["init", "ROOT/notes/a.md"],
    "init-nowhere": ["init", "/proc/nowhere"],
    "init-long": ["init", f"ROOT/{'x' * 300}"],
    "publish-no-repository": ["publish", "ROOT"],
    "publish-odd-branch": ["publish", "ROOT", "--branch", "--upload-pack=x"],
}


class Ended(NamedTuple):
    """How a command ended."""

    code: object


def _ended(arguments: list[str]) -> Ended:
    before = sys.argv
    sys.argv = ["papernotes", *arguments]
    try:
        run()
    except SystemExit as ended:
        return Ended(ended.code or 0)
    finally:
        sys.argv = before
    raise AssertionError("it did not end")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PAPERNOTES_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    _write("project/notes/a.md", NOTE)(tmp_path)
    return tmp_path / "project"


def _told(capfd: pytest.CaptureFixture[str], ended: Ended) -> str:
    """Return what a command said, which has to fit how it ended."""
    out, err = capfd.readouterr()
    said = out + err
    assert ended.code in (0, 1, 2), said
    assert "Traceback" not in said
    assert "a defect of papernotes" not in said
    assert "\x1b" not in said
    if ended.code == 2:
        assert err.startswith(("papernotes: ", "Usage: "))
        assert "\n  = help: " in err or "--help" in err or "PN401" in err
    return said


@pytest.mark.parametrize("command", READS)
@pytest.mark.parametrize("name", SURROUNDINGS)
def test_any_surroundings_end_in_a_sentence(
    root: Path, capfd: pytest.CaptureFixture[str], name: str, command: str
) -> None:
    SURROUNDINGS[name](root)
    capfd.readouterr()
    first = _ended([command, str(root)])
    said = _told(capfd, first)
    if "settings" in name and command == "check":
        assert (
            "PN00" in said or "PN5" in said or name in {"settings-infinite", "settings-number", "settings-odd-patterns"}
        )
    if command == "build":
        assert _ended([command, str(root)]).code == first.code


@pytest.mark.parametrize("name", [name for name in SURROUNDINGS if name.startswith(("words-", "template"))])
def test_what_a_build_refuses_of_a_theme_a_check_tells(
    root: Path, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    SURROUNDINGS[name](root)
    built, checked = _ended(["build", str(root)]), _ended(["check", str(root)])
    assert (built.code == 0) is (checked.code == 0), capfd.readouterr()


@pytest.mark.parametrize("name", ARGUMENTS)
def test_any_arguments_end_in_a_sentence(root: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    _told(capfd, _ended([part.replace("ROOT", str(root)) for part in ARGUMENTS[name]]))
    assert before.items() <= {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}.items()
    assert not (root / "nope").exists()
