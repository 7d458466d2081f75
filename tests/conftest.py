"""What all tests share: goldens, projects in a temporary folder, hypothesis profiles, the browser."""

from __future__ import annotations

import difflib
import json
import os
import signal
import sys
from collections import Counter
from functools import cache as once_each
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

import dev

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from click.testing import Result
    from playwright.sync_api import Browser

SLOWEST_START = 120_000
"""Milliseconds that a busy machine may take to start a browser."""
GOLDEN = Path(__file__).parent / "golden"
TRACED = 12
"""Cases of one test, goldens apart, that coverage looks at: a traced line takes three times as long."""
UNTRACED = pytest.StashKey[bool]()

# How long a made-up case takes to make or to try says something of the machine, and nothing of the code.
hypothesis.settings.register_profile("dev", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.register_profile("fast", hypothesis.settings.get_profile("dev"), derandomize=True, max_examples=10)
hypothesis.settings.register_profile(
    "ci", hypothesis.settings.get_profile("dev"), derandomize=True, max_examples=200, print_blob=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "dev")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder in which the tests' builds keep what they know, apart from that of whoever runs them."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAPERNOTES_CACHE", str(folder))
        patch.setenv("XDG_CACHE_HOME", str(folder / "home"))
        yield folder


def pytest_configure() -> None:
    """Hear interrupts: a shell keeps them from what it runs in the background, and from all that is started there."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write what the code gives into tests/golden")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test with the mark `goldens` one run a case file, so that adding a case needs no Python."""
    for mark in metafunc.definition.iter_markers("goldens"):
        (pattern,) = mark.args
        cases = sorted(GOLDEN.glob(pattern))
        assert cases, f"tests/golden has no file that matches {pattern}"
        names = [case.relative_to(GOLDEN).with_suffix("").as_posix() for case in cases]
        metafunc.parametrize("case", cases, ids=names)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Choose what coverage looks at: it asks whether a test runs a line, and the first cases of each test say so.

    What runs much of the program many times over, on made-up texts, on whole sites or in a browser, is left out, so the
    figure is too low rather than too high.
    """
    seen: Counter[tuple[Path, str]] = Counter()
    for item in items:
        test = item.path, getattr(item, "originalname", item.name)
        seen[test] += 1
        many = seen[test] > TRACED and item.get_closest_marker("goldens") is None
        whole = any(item.get_closest_marker(mark) for mark in ("alone", "browser", "slow"))
        item.stash[UNTRACED] = many or whole or hypothesis.is_hypothesis_test(getattr(item, "obj", None))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Let one process run all tests of a file that share what takes long to make: each process would make its own.

    pytest-xdist's groups (3.8) do nothing under pytest 9.2: it adds them to a name that is not asked for any more.
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByWhatIsShared(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.partition("::")[0]
            return file if shares(config.rootpath / file) else nodeid

    return ByWhatIsShared(config, log)


@once_each
def shares(file: Path) -> bool:
    """Return whether a file makes something once for all its tests, or has them look at one browser's sites."""
    return file.parent.name == "browser" or 'scope="module"' in file.read_text("utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let no tracer look on at tests that it learns nothing from."""
    tracer = sys.gettrace()
    if item.stash.get(UNTRACED, False):
        sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the golden file at a path, or write it there under --update-goldens.

    A test asserts what must hold of any output before it calls this, so that it is held while updating, too.
    """
    update = request.config.getoption("--update-goldens")
    command = f"python -m pytest --update-goldens {Path(request.node.path).relative_to(request.config.rootpath)}"

    def compare(path: Path, actual: str) -> None:
        wanted = path.read_bytes().decode("utf-8") if path.exists() else ""
        if wanted == actual and path.exists():
            return
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode("utf-8"))
            return
        name = path.relative_to(GOLDEN).as_posix() if path.is_relative_to(GOLDEN) else path.name
        diff = difflib.unified_diff(wanted.splitlines(), actual.splitlines(), f"golden/{name}", "now", lineterm="")
        pytest.fail("\n".join((*diff, "", f"If this is right, rewrite it: {command}")), pytrace=False)

    return compare


class Site:
    """A project in a folder of its own, written and built through the command line's own code; never changes folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, content: str | bytes) -> Site:
        """Write a file of the project, such as ``notes/cvpr.md``, ``papernotes.yml`` or ``templates/base.html``."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return self

    def note(self, content: str, path: str = "notes.md") -> Site:
        """Write a notes file."""
        return self.write(f"notes/{path}", content)

    def run(self, command: str, *arguments: str) -> Result:
        """Run a command on the project; its exit code and output are in the result."""
        from click.testing import CliRunner

        from papernotes.cli import main

        return CliRunner().invoke(main, [command, str(self.root), *arguments], catch_exceptions=False)

    def explain(self, what: str) -> Result:
        """Ask what a line or a code is about."""
        from click.testing import CliRunner

        from papernotes.cli import main

        return CliRunner().invoke(main, ["explain", what, "--project", str(self.root)], catch_exceptions=False)

    def build(self, *arguments: str) -> Site:
        """Build the site, which has to succeed."""
        result = self.run("build", *arguments)
        assert result.exit_code == 0, result.output
        return self

    def read(self, path: str) -> str:
        """Return a built file's text."""
        return (self.root / "site" / path).read_bytes().decode("utf-8")

    @property
    def data(self) -> dict[str, Any]:
        """What papers.json holds."""
        return json.loads(self.read("papers.json"))

    @property
    def papers(self) -> list[dict[str, Any]]:
        """The records of papers.json."""
        return self.data["papers"]

    def files(self) -> dict[str, bytes]:
        """Return all files of the built site, path to content."""
        built = self.root / "site"
        return {p.relative_to(built).as_posix(): p.read_bytes() for p in sorted(built.rglob("*")) if p.is_file()}


@pytest.fixture
def untraced() -> Iterator[None]:
    """Let no tracer look on: under coverage a line takes five times as long, and time is what is held."""
    tracer = sys.gettrace()
    sys.settrace(None)
    yield
    sys.settrace(tracer)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty project in a temporary folder."""
    return Site(tmp_path)


@pytest.fixture(scope="session")
def project() -> Callable[[Path], Site]:
    """Makes a project of any folder, for fixtures that share one built site between tests."""
    return Site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that asks nothing of the network; missing, it fails the test rather than skip it."""
    from playwright.sync_api import Error, sync_playwright

    quiet = ("quic", "gpu", "background-networking", "component-update", "sync")
    arguments = ["--no-first-run", *(f"--disable-{name}" for name in quiet)]
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(
                executable_path=dev.find_browser(), args=arguments, timeout=SLOWEST_START
            )
        except Error as error:
            pytest.fail(f"No Chromium starts; `python3 dev.py test` sets one up. {error}", pytrace=False)
        yield chromium
        chromium.close()
