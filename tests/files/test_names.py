"""Names of files: any that a system takes is read, linked and told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.files.decode import decode
from papernotes.files.history import read_history
from papernotes.files.walk import on_disk, walk
from papernotes.site.copies import places
from papernotes.slug import fold
from papernotes.source import name_of, path_of

if TYPE_CHECKING:
    from tests.conftest import Site

PICTURE = b"\x89PNG\r\n\x1a\n"
NAMES = (
    b"caf\xe9", b"caf%E9", b"a\nb", b"a\tb", b"\x1b[31mred", b'quo"te', b"a'b", b"<b>", b"a&b", b"50%", b"%41", b"C# 2",
    b"what?", b"fig:1", b"back\\slash", b"star*", b"a|b", b"dot.", b"end ", b" start", b"-dash", b"\xff\xfe", b"{{x}}",
    b"[x](y)", b"x\x7f", b"A.png", b"a.PNG", b"CON", b"n" * 240, b"\x01123", "日本".encode(), "é".encode(),
    "e\u0301".encode(), "\u202egnp".encode(), "a\u2028b".encode(), "c\x85".encode(), "🦢".encode(),
)  # fmt: skip


def test_any_legal_name_is_read_linked_and_told(site: Site) -> None:
    lines = []
    for number, name in enumerate(NAMES):
        text = f"# 《Paper Number {number} of Many》(CVPR 2020)\n\nWords of it.\n"
        for end, content in ((b".md", text.encode()), (b".png", PICTURE)):
            site.write(f"notes/deep/{os.fsdecode(name + end)}", content)
        address = quote(name)
        lines.append(f"- [to {number}](deep/{address}.md) ![of {number}](deep/{address}.png)")
    site.note("# 《All Links There Are》(CVPR 2021)\n\nSome words.\n\n" + "\n".join(lines) + "\n", "all.md").build()
    page = site.read("papers/all-links-there-are.html")
    assert page.count('<a class="internal"') == len(NAMES)
    assert page.count("<img ") == len(NAMES)
    copied = [path for path in site.files() if path.startswith("files/")]
    assert len({fold(path) for path in copied}) == len(NAMES)
    assert not any(set('<>:"|?*\\\n\t') & set(path) for path in copied)
    assert {paper["source"]["file"] for paper in site.papers} >= {"deep/caf%E9.md", "deep/caf%25E9.md", "deep/C# 2.md"}
    told = site.run("check")
    assert told.exit_code == 0
    assert "deep/caf%E9.md: PN113" in told.output
    assert "\x1b" not in told.output
    assert not (site.root / "site" / "deep").exists()


def test_a_file_of_an_odd_name_is_repaired_in_its_place(site: Site) -> None:
    path = f"notes/{os.fsdecode(b'caf%s.md' % bytes([0xE9]))}"
    site.write(path, "# 《Deep Nets》(CVPR 2020)\n\nA resi\u200bdual block.\n")
    assert site.run("check", "--fix").exit_code == 0
    assert "A residual block." in (site.root / path).read_text("utf-8")


def test_a_file_of_an_odd_name_has_its_date_from_git(site: Site) -> None:
    names = (b"caf\xe9.md", b"a\x01\nb.md", b"twice\xff.md")
    for name in names:
        site.write(f"notes/{os.fsdecode(name)}", "# A note\n\nWords.\n")
    who = ("-c", "user.name=a", "-c", "user.email=a@b.c")

    def git(day: str, *commands: tuple[str, ...]) -> None:
        when = {**os.environ, "GIT_AUTHOR_DATE": f"{day}T05:06:07Z"}
        for command in commands:
            subprocess.run(["git", *command], cwd=site.root, env=when, check=True)

    git("2021-03-04", ("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "x"))
    site.write(f"notes/{os.fsdecode(names[2])}", "# A note\n\nOther words.\n")
    git("2022-05-06", ("add", "-A"), (*who, "commit", "-qm", "y"))
    sources = [decode(name, b"# A note\n\nWords.\n")[0] for _, name in walk(site.root / "notes", site.root / "site")]
    dates, *_ = read_history(site.root / "notes", sources)
    assert {name: told[2] for name, told in dates.items()} == {
        "caf%E9.md": "2021-03-04", "a%01%0Ab.md": "2021-03-04", "twice%FF.md": "2022-05-06",
    }  # fmt: skip


@given(st.binary(max_size=30), st.binary(max_size=30))
def test_a_name_gives_its_path_again_and_no_two_paths_have_one_name(one: bytes, two: bytes) -> None:
    name = name_of(one)
    name.encode("utf-8")
    assert path_of(name) == one
    assert (name == name_of(two)) is (one == two)


def test_what_walk_names_is_found_on_disk(tmp_path: Path) -> None:
    for name in (b"caf\xe9.md", b"caf%E9.md", b"50%.md", b"a%2Fb.md", b"back\\slash.md"):
        (tmp_path / os.fsdecode(name)).write_bytes(name)
    found = list(walk(tmp_path, tmp_path / "site"))
    assert len(found) == 5
    for path, name in found:
        assert on_disk(tmp_path, name).read_bytes() == os.fsencode(Path(path).name)


@given(st.lists(st.text(st.sampled_from("aAéE\u0301ßSs/:?%. \u212b"), min_size=1, max_size=8), max_size=12))
def test_copies_never_share_a_place(names: list[str]) -> None:
    pictures = frozenset(f"{name}.png" for name in names)
    found = list(places(pictures).values())
    assert len(found) == len(pictures)
    assert len({fold(place) for place in found}) == len(found)


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_an_odd_name_is_told_in_any_locale(site: Site, locale: dict[str, str]) -> None:
    site.write(f"notes/{os.fsdecode(bytes([0x63, 0xE9]))}.md", "# 《Wide Nets》(CVPR 2020)\n\nWords.\n")
    command = [sys.executable, "-m", "papernotes", "list", str(site.root)]
    done = subprocess.run(command, env={**os.environ, **locale}, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"c%E9.md" in done.stdout
