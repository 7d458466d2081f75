"""``papernotes check``, as a user runs it."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.check.projects import HEAD, PAPER

if TYPE_CHECKING:
    from tests.conftest import Site

NOTE = HEAD + "Paper: <[url](https://a.example.net/x)>\n\nCode: TODO\n"


def test_findings_are_told_with_places_lines_and_help(site: Site) -> None:
    result = site.note(NOTE).run("check")
    assert result.exit_code == 0
    assert result.stdout.split("\n")[:5] == [
        f"{site.root}/notes/notes.md:3:8: PN202 [*] The address is wrapped in brackets that are no part of it.",
        "  |",
        "3 | Paper: <[url](https://a.example.net/x)>",
        "  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "   = help: Write the repaired address.",
    ]
    assert result.stdout.endswith(
        "\n\n2 findings in 1 file: 1 placeholder-link (PN201), 1 mangled-link (PN202)\n"
        "1 marked [*] can be repaired: look with --diff, repair with --fix\n"
    )
    assert not (site.root / "site").exists()


def test_paths_are_as_one_opens_them_from_here(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.note(NOTE).write("papernotes.yml", "titel: x\n")
    monkeypatch.chdir(site.root)
    result = site.run("check")
    assert "\nnotes/notes.md:5:7: PN201" in result.stdout
    assert "papernotes.yml:1:1: PN001" in result.stdout
    assert site.explain("notes/notes.md:5:7").exit_code == 0


def test_without_findings_it_says_so(site: Site) -> None:
    result = site.note(HEAD + PAPER).run("check")
    assert (result.exit_code, result.stdout) == (0, "no findings in 1 file\n")
    assert site.run("check", "-q").output == ""
    assert site.run("check", "--format", "github").output == ""


@pytest.mark.parametrize(
    ("settings", "arguments", "code"),
    [
        pytest.param("", (), 0, id="remarks"),
        pytest.param("", ("--strict",), 0, id="remarks-strict"),
        pytest.param("titel: x\n", (), 0, id="warning"),
        pytest.param("titel: x\n", ("--strict",), 1, id="warning-strict"),
        pytest.param("title: [\n", (), 1, id="error"),
    ],
)
def test_the_exit_code_says_whether_the_run_failed(
    site: Site, settings: str, arguments: tuple[str, ...], code: int
) -> None:
    assert site.note(NOTE).write("papernotes.yml", settings).run("check", *arguments).exit_code == code


def test_quiet_tells_only_what_fails(site: Site) -> None:
    result = site.note(NOTE).write("papernotes.yml", "title: [\n").run("check", "-q")
    assert result.exit_code == 1
    assert "PN003" in result.output
    assert "PN202" not in result.output
    assert "findings in" not in result.output


def test_no_notes_are_a_usage_error(site: Site) -> None:
    assert site.run("check").exit_code == 2


def test_diff_shows_and_changes_nothing(site: Site) -> None:
    before = NOTE.replace("\n", "\r\n").encode()
    result = site.write("notes/notes.md", before).run("check", "--diff")
    assert result.exit_code == 0
    shown = result.stdout_bytes.decode()
    assert "\n-Paper: <[url](https://a.example.net/x)>\r\n+Paper: <https://a.example.net/x>\r\n" in shown
    assert result.stderr == "1 repair to make; nothing was changed\n"
    assert (site.root / "notes/notes.md").read_bytes() == before


def test_the_diff_is_one_that_programs_take(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def mended(text: str) -> str:
        return text.replace("<[url](", "<").replace(")>", ">")

    text = f"{NOTE}\nSee <[url](https://a.example.net/y)>"  # without an end of the last line
    monkeypatch.chdir(site.note(text).root)
    diff = site.run("check", "--diff").stdout_bytes
    subprocess.run(["git", "init", "-q"], cwd=site.root, check=True)
    subprocess.run(["git", "apply"], cwd=site.root, input=diff, check=True)
    assert (site.root / "notes/notes.md").read_text() == mended(text)


def test_fix_repairs_and_tells_what_is_left(site: Site) -> None:
    mark = b"\xef\xbb\xbf"
    result = site.write("notes/notes.md", mark + NOTE.encode()).run("check", "--fix")
    assert result.exit_code == 0
    assert result.stderr == "repaired 1 finding in 1 file: 1 mangled-link (PN202)\n"
    assert "PN202" not in result.stdout
    assert "1 finding in 1 file: 1 placeholder-link (PN201)" in result.stdout
    fixed = (site.root / "notes/notes.md").read_bytes()
    assert fixed == mark + NOTE.replace("<[url](https://a.example.net/x)>", "<https://a.example.net/x>").encode()
    again = site.run("check", "--fix")
    assert again.stderr == ""
    assert (site.root / "notes/notes.md").read_bytes() == fixed


def test_fix_leaves_what_it_may_not_touch_and_says_so(site: Site) -> None:
    old = NOTE.encode() + b"caf\xe9\n"
    site.write("notes/old.md", old).write("notes/new.md", NOTE.replace("Residual", "Recurrent"))
    site.write("notes/open.md", NOTE.replace("Residual", "Regional")).write("notes/.open.md.swp", "")
    result = site.run("check", "--fix")
    assert "old.md" not in result.stderr, "no repair is offered where the bytes were guessed"
    assert "old.md: PN103 " in result.stdout
    assert "open.md: left as it is: an editor has it open; close it there first" in result.stderr
    assert (site.root / "notes/old.md").read_bytes() == old
    assert "url]" not in (site.root / "notes/new.md").read_text()
    assert (result.stdout.count("PN202 [*]"), result.stdout.count("PN202")) == (1, 3), "what is left is still told"


def test_nothing_but_the_findings_goes_to_a_program(site: Site) -> None:
    result = site.note(NOTE).run("check", "--fix", "--format", "json")
    assert [finding["code"] for finding in json.loads(result.stdout)["findings"]] == ["PN201"]


def test_many_findings_are_capped_and_told_with_verbose(site: Site) -> None:
    names = (f"Folding {n} Cranes of {7 * n} Papers in {3 * n} Steps" for n in range(90))
    site.note("".join(f"## 《{name}》(CVPR 2016)\n\nCode: TODO\n\n" for name in names))
    short, whole = site.run("check").stdout, site.run("check", "-v").stdout
    assert short.count(": PN201 ") == 60
    assert "… and 30 more PN201 (placeholder-link)" in short
    assert whole.count(": PN201 ") == 90


def test_links_are_only_asked_for_on_demand(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def no_network(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "no")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    site.note(NOTE)
    assert site.run("check").exit_code == 0
    result = site.run("check", "--links")
    assert result.exit_code == 2
    assert "the network cannot be reached: a.example.net cannot be asked" in result.stderr


def test_a_build_looks_for_nothing_more(site: Site) -> None:
    output = site.note(NOTE + "\n```\nno end\n").run("build", "-v").output
    assert "PN105" not in output
    assert "PN105" in site.run("check").output
