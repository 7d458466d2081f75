"""A project's folder as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papernotes.errors import PapernotesError
from papernotes.files.project_reader import read_project

if TYPE_CHECKING:
    from pathlib import Path


def _write(root: Path, *paths: str) -> None:
    for path in paths:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"# {path}\n")


def _paths(root: Path) -> list[str]:
    return [source.path for source in read_project(root, root / "site").sources]


def test_notes_stand_in_their_folder(tmp_path: Path) -> None:
    _write(tmp_path, "README.md", "notes/b.md", "notes/a/x.markdown", "notes/A.MD", "notes/c.txt")
    assert _paths(tmp_path) == ["A.MD", "a/x.markdown", "b.md"]


def test_without_a_notes_folder_the_project_itself_holds_the_notes(tmp_path: Path) -> None:
    _write(tmp_path, "README.md", "LICENSE.md", "deep/er/x.md", ".obsidian/x.md", "node_modules/y/r.md")
    assert _paths(tmp_path) == ["README.md", "deep/er/x.md"]


def test_a_folder_of_notes_may_be_called_as_a_site_is(tmp_path: Path) -> None:
    _write(tmp_path, "notes/site/_posts/a.md")
    assert _paths(tmp_path) == ["site/_posts/a.md"]


def test_the_site_is_never_read_as_notes(tmp_path: Path) -> None:
    _write(tmp_path, "a.md", "public/papers/a.md", "older/papers/a.md")
    (tmp_path / "older/.papernotes-manifest.json").write_text("{}")
    project = read_project(tmp_path, tmp_path / "public")
    assert [source.path for source in project.sources] == ["a.md"]


def test_excluded_files_are_left_out(tmp_path: Path) -> None:
    _write(tmp_path, "notes/a.md", "notes/drafts/b.md", "notes/x.private.md")
    (tmp_path / "papernotes.yml").write_text("exclude: ['drafts/*', '*.private.md']")
    assert _paths(tmp_path) == ["a.md"]


@pytest.mark.parametrize("theme", ["nope", "a/b", "papernotes.yml", "~/nope", "n" * 300, "../nope"])
def test_a_theme_that_is_no_folder_is_told_where_it_is_named(tmp_path: Path, theme: str) -> None:
    _write(tmp_path, "notes/a.md", "templates/README.md")
    (tmp_path / "papernotes.yml").write_text(f"title: Mine\ntheme: {theme!r}\n")
    project = read_project(tmp_path, tmp_path / "site")
    (finding,) = project.diagnostics
    assert (finding.code, finding.position(project.texts[0])) == ("PN002", (2, 1))
    assert theme in finding.message
    assert "remove the key" in finding.help
    assert not project.theme.own


@pytest.mark.parametrize("setting", ["", "theme:", "theme: templates", "theme: looks/mine"])
def test_a_theme_that_is_there_or_not_set_is_not_told(tmp_path: Path, setting: str) -> None:
    _write(tmp_path, "notes/a.md", "looks/mine/README.md")
    (tmp_path / "papernotes.yml").write_text(setting)
    assert read_project(tmp_path, tmp_path / "site").diagnostics == ()


def test_pictures_are_known_by_name(tmp_path: Path) -> None:
    _write(tmp_path, "notes/a.md", "notes/img/f.png", "notes/img/f.txt", "notes/f.png#x.html")
    assert read_project(tmp_path, tmp_path / "site").pictures == {"img/f.png"}


def test_an_svg_that_does_more_than_draw_is_set_apart(tmp_path: Path) -> None:
    _write(tmp_path, "notes/a.md", "notes/no-svg.svg")
    mark = 'xmlns="http://www.w3.org/2000/svg"'
    (tmp_path / "notes/still.svg").write_text(f"<svg {mark}/>")
    (tmp_path / "notes/active.SVG").write_text(f"<svg {mark}><script>x</script></svg>")
    project = read_project(tmp_path, tmp_path / "site")
    assert project.pictures == {"still.svg"}
    assert project.active == {"active.SVG", "no-svg.svg"}


def test_links_out_of_the_notes_and_in_circles_are_not_followed(tmp_path: Path) -> None:
    _write(tmp_path, "outside.md", "notes/a.md", "notes/b.md")
    (tmp_path / "notes/out.md").symlink_to(tmp_path / "outside.md")
    (tmp_path / "notes/in.md").symlink_to(tmp_path / "notes/b.md")
    (tmp_path / "notes/circle").symlink_to(tmp_path / "notes")
    (tmp_path / "notes/loop.md").symlink_to(tmp_path / "notes/loop.md")
    (tmp_path / "notes/folder.md").mkdir()
    assert _paths(tmp_path) == ["a.md", "b.md", "in.md"]


def test_a_link_is_told_when_what_it_leads_to_is_not_read(tmp_path: Path) -> None:
    _write(
        tmp_path, "outside/a.md", "outside/x.txt", "notes/a.md", "notes/sub/b.md", "elsewhere/.papernotes-manifest.json"
    )
    told = {"out.md": "../outside/a.md", "folder": "../outside", "sub/none.md": "nothing.md", "loop.md": "loop.md"}
    left = {"other.txt": "../outside/x.txt", "gone.png": "no.png", "venv": "../outside", ".#a.md": "ada@machine.1"}
    read = {"circle": ".", "in.md": "a.md", "within": "sub", "site": "../elsewhere"}
    for link, to in (told | left | read).items():
        (tmp_path / "notes" / link).symlink_to(to)
    project = read_project(tmp_path, tmp_path / "site")
    assert [source.path for source in project.sources] == ["a.md", "in.md", "sub/b.md"]
    assert {(found.path, found.code, found.message) for found in project.diagnostics} == {
        ("out.md", "PN114", "this link leads out of the notes, and is not followed"),
        ("folder", "PN114", "this link leads out of the notes, and is not followed"),
        ("sub/none.md", "PN114", "this link leads to nothing"),
        ("loop.md", "PN114", "this link leads to nothing"),
    }


def test_a_site_that_is_a_link_is_no_link_of_the_notes(tmp_path: Path) -> None:
    _write(tmp_path, "project/a.md", "elsewhere/x.txt")
    (tmp_path / "project/site").symlink_to("../elsewhere")
    assert read_project(tmp_path / "project", tmp_path / "project/site").diagnostics == ()


def test_notes_that_are_links_only_say_why_there_are_none(tmp_path: Path) -> None:
    _write(tmp_path, "outside/a.md", "notes/x.txt")
    (tmp_path / "notes/mine").symlink_to("../outside")
    with pytest.raises(PapernotesError, match="mine: this link leads out of the notes") as raised:
        _paths(tmp_path)
    assert "build the folder" in str(raised.value.help)


@pytest.mark.parametrize("paths", [(), ("notes/a.txt",), ("notes/.hidden.md",)])
def test_no_notes_says_where_it_looked(tmp_path: Path, paths: tuple[str, ...]) -> None:
    _write(tmp_path, *paths)
    with pytest.raises(PapernotesError, match=rf"no notes found.*{tmp_path}"):
        _paths(tmp_path)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(PapernotesError, match="no such folder"):
        _paths(tmp_path / "nowhere")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "notes/a.md")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(PapernotesError, match=r"a\.md: cannot be read: Permission denied"):
        _paths(tmp_path)


def test_findings_of_config_and_encoding_come_along(tmp_path: Path) -> None:
    (tmp_path / "papernotes.yml").write_text("titel: x")
    (tmp_path / "a.md").write_bytes("# é naïve café\n".encode("latin-1"))
    project = read_project(tmp_path, tmp_path / "site")
    assert [finding.code for finding in project.diagnostics] == ["PN001", "PN103"]
    assert [text.path for text in project.texts] == ["papernotes.yml"]
