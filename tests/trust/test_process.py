"""Commands as processes: interrupted, unheard, without a home, a folder or room, and always ending in a sentence."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from tests.conftest import Site

COMMAND = (sys.executable, "-m", "papernotes")
NOTE = "## 《Deep Nets for Folding》(CVPR2020)\n\n**Problem** Words — 文字 🦢.\n"


@pytest.fixture
def noted(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setenv("PAPERNOTES_CACHE", str(tmp_path / "cache"))
    return site.note(NOTE)


@pytest.mark.parametrize("command", ["build", "check", "list", "serve"])
@pytest.mark.parametrize("after", [0.15, 0.3, 0.45, 0.7, 1.0])
def test_ctrl_c_at_any_moment_ends_with_one_line_and_releases_the_lock(noted: Site, command: str, after: float) -> None:
    for number in range(60):
        noted.note(NOTE.replace("Deep", f"Deep {number}"), f"{number}.md")
    options = ["--port", "0"] if command == "serve" else []
    started = subprocess.Popen(
        [*COMMAND, command, str(noted.root), *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(after)
    started.send_signal(signal.SIGINT)
    _, err = started.communicate(timeout=60)
    if started.returncode == -signal.SIGINT or "site.py" in err:
        return  # Python itself had not begun yet: what it prints then is its own
    assert started.returncode in ({0, 130} if command == "serve" else {0, 1, 130})
    assert "Traceback" not in err
    assert (
        not [line for line in err.splitlines() if line.strip() and line != "papernotes: stopped"] or command == "check"
    )
    assert noted.run("build").exit_code == 0
    assert not list(noted.root.rglob("*staging*"))


HELD = """
import os, sys, threading, time
from papernotes.__main__ import run

class Held:
    def __del__(self):
        os.write(1, b"taken apart")

held = Held()
held.own = held
sys.argv = ["papernotes", *sys.argv[2:]]
if THREAD:
    threading.Thread(target=lambda: (time.sleep(0.5), os.write(1, b"waited for"))).start()
run()
"""


@pytest.mark.parametrize(("words", "code"), [("--version", 0), ("explain PN000000", 2)])
def test_a_process_ends_with_its_code_and_all_that_it_printed_without_taking_apart_what_it_holds(
    words: str, code: int
) -> None:
    for thread in (False, True):
        script = HELD.replace("THREAD", str(thread))
        run = subprocess.run([sys.executable, "-c", script, "-", *words.split()], capture_output=True, check=False)
        assert run.returncode == code
        assert (b"version" in run.stdout) == (not code)
        assert (b"papernotes" in run.stderr) == bool(code)
        assert (b"waited for" in run.stdout) == thread
        assert (b"taken apart" in run.stdout) <= bool(code or thread)


DROPPED = """
import signal, time
import papernotes.cli
from papernotes.__main__ import run

class Ends:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def main(**options):
    Ends()
    time.sleep(30)

papernotes.cli.main = main
run()
"""


def test_ctrl_c_counts_where_python_drops_what_is_raised() -> None:
    """The end of an object's life, or of a module's lock while it is imported."""
    done = subprocess.run([sys.executable, "-c", DROPPED], capture_output=True, text=True, check=False, timeout=25)
    assert (done.returncode, done.stderr) == (130, "papernotes: stopped\n")


@pytest.mark.parametrize("arguments", [("list",), ("export",), ("check", "--format", "json"), ("explain", "PN101")])
def test_who_reads_no_further_is_no_failure(noted: Site, arguments: tuple[str, ...]) -> None:
    where = () if arguments[0] == "explain" else (str(noted.root),)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, *arguments, *where], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is full")
def test_an_output_that_takes_no_more_is_told(noted: Site) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*COMMAND, "list", str(noted.root)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("papernotes: output: No space left on device\n  = help: ")


EACH_BY_ITSELF = """
import os, sys
import papernotes.builder.pipeline  # takes ten times as long as a command, and asks for no surroundings
from papernotes.__main__ import run

for command in sys.argv[2:]:
    if not (child := os.fork()):
        sys.argv = ["papernotes", *command.split(), sys.argv[1]]
        run()
    if code := os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]):
        sys.exit(f"{command}: {code}")
"""
"""Runs commands in processes of their own, which share what loads them."""


@pytest.mark.parametrize(
    "surroundings",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
     {"PYTHONIOENCODING": "utf-16"}, {"HOME": "/nonexistent", "XDG_CACHE_HOME": ""}, {"PAPERNOTES_CACHE": "/proc/x"},
     {"PAPERNOTES_CACHE": "/dev/null"}, {"TERM": "", "COLUMNS": "x", "NO_COLOR": "1"}],
    ids=str,
)  # fmt: skip
def test_any_environment_will_do(noted: Site, surroundings: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", EACH_BY_ITSELF, str(noted.root), "build", "list", "export", "list --json"],
        env={**os.environ, **surroundings},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "🦢" in done.stdout.decode("utf-8"), "what programs read is UTF-8 everywhere"


def test_a_folder_that_is_gone_is_told(noted: Site, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    script = f"cd {tmp_path}/gone && rmdir {tmp_path}/gone && exec {' '.join(COMMAND)} "
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for command in ("build", "check", "list", "export", "new x", "init"):
        done = subprocess.run(["sh", "-c", script + command], env=environment, capture_output=True, check=False)
        (tmp_path / "gone").mkdir()
        assert done.returncode == 2, done.stderr
        assert done.stderr.decode().startswith("papernotes: the current folder is gone\n  = help: "), command


def test_streams_that_are_closed_are_no_failure(noted: Site) -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-", "<&-"):
        script = f"exec {' '.join(COMMAND)} list {noted.root} {closed}"
        assert subprocess.run(["sh", "-c", script], capture_output=True, check=False).returncode == 0


def test_templates_that_are_made_while_the_preview_runs_are_watched_from_then_on(noted: Site) -> None:
    command = [*COMMAND, "serve", str(noted.root), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as started:
        try:
            assert started.stdout
            url = next(line for line in started.stdout if line.startswith("Serving")).split()[2]
            for words in ("First.", "Second.", "Third."):
                noted.write("templates/footer.html", f"<p>{words}</p>")
                end = time.monotonic() + 60
                while words.encode() not in urlopen(url).read():
                    assert time.monotonic() < end, f"{words} is not shown"
                    time.sleep(0.1)
        finally:
            started.send_signal(signal.SIGINT)
    assert started.returncode == 0
