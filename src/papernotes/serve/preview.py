"""Builds, serves, watches, and builds again: what ``papernotes serve`` does."""

from __future__ import annotations

import os
import signal
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import watch

from papernotes import report
from papernotes.builder.whole_build import build
from papernotes.early_pages import ahead
from papernotes.endings import is_markdown
from papernotes.errors import PapernotesError
from papernotes.files.leftout import RULES
from papernotes.files.project_reader import read_note
from papernotes.files.walk import notes_folder, possible_inputs
from papernotes.report.receipt import count
from papernotes.serve.how import HOW, HowRead
from papernotes.serve.live import Live
from papernotes.serve.readings import in_doubt
from papernotes.serve.server import Server
from papernotes.site.theme import ThemeError
from papernotes.source import name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from watchfiles import Change

    from papernotes.builder.memory.runner import Runner
    from papernotes.builder.whole_build import Build

_LULL = 20
"""Milliseconds without a change after which a burst of them is over."""
_GLANCE = 400
"""Milliseconds after which files that are not watched, as the settings, are looked at again."""


_LONG, _LOADING = 1.0, 0.25
"""Seconds of a build that an open page does not load beside, and for which such a build waits until it has."""


class Preview:
    """A project, its site, and what open pages are told of it. It survives whatever the notes turn into."""

    def __init__(
        self, root: Path, site: Path, runner: Runner, say: Callable[[str], None], *, drafts: bool = False
    ) -> None:
        """``say`` takes lines for the terminal; ``drafts``: private notes are shown."""
        self.live = Live()
        self.how = HowRead()
        self.unsure = 0
        """How many notes files may as well be read otherwise, at the last build."""
        self._root, self._site, self._runner, self.say, self._drafts = root, site, runner, say, drafts
        self._other_inputs = possible_inputs(root)
        self._stamps = self._stamp()
        self._findings = self._failed = ""
        self._last: Build | None = None
        self._took = 0.0
        """Seconds that the last build took."""

    def begin(self, *, adopt: bool) -> None:
        """Build for the first time. Raises PapernotesError for what no edit of notes or templates would mend."""
        self._build(adopt=adopt, bears=ThemeError)

    def _build(self, *, adopt: bool = False, bears: type[PapernotesError] = PapernotesError) -> None:
        """Build, and tell what came of it; a build that fails is told, too, and the site stays as it was."""
        started = time.perf_counter()
        self._stamps = self._stamp()
        try:
            project, site, written, _ = self._last = build(
                self._root, self._site, self._runner, adopt=adopt, drafts=self._drafts
            )
        except bears as error:
            told = f"{error}\n  = help: {error.help}" if error.help else f"{error}"
            if told != self._failed:  # while a folder is gone, one build after another fails
                self.say(f"papernotes: {told}")
                self.live.tell(frozenset(), told, failed=True)
            self._findings, self._failed = "", told
            return
        self._failed = ""
        self._other_inputs = project.other_inputs
        self._stamps = self._stamp()
        problems = [finding for finding in site.diagnostics if report.is_problem(finding)]
        findings = report.text(problems, project.by_path)
        self._took = seconds = time.perf_counter() - started
        if findings and findings != self._findings:
            self.say(findings)
        self._findings = findings
        files = count(len(written.changed), "file")
        self.say(f"{time.strftime('%H:%M:%S')}  {files} changed, {seconds * 1000:.0f} ms")
        shown = (
            path for path in written.changed if (page := self.live.draft(path)) and page == _content(self._site / path)
        )
        changed = frozenset(written.changed).difference(shown)
        if self.how.follow(self._last):
            changed |= {HOW}
        self.unsure = len(in_doubt(self._last))
        self.live.tell(changed, findings, unsure=self.unsure)

    def _show_ahead(self, changes: set[tuple[Change, str]]) -> None:
        """Show the pages of the one notes file that was edited at once: all that follows from it takes longer."""
        paths = {path for _, path in changes}
        folder = notes_folder(self._root).resolve()
        path = Path(paths.pop()).resolve()  # it is told as the folder was named, which may be from here
        if paths or self._last is None or not is_markdown(path.name) or not path.is_relative_to(folder):
            return
        with suppress(OSError, PapernotesError):  # the build says what is wrong
            name = name_of(os.fsencode(path.relative_to(folder).as_posix()))
            source = read_note(name, path.read_bytes(), drafts=self._drafts, files=self._last.project.private_files)
            before = self._last.project.by_path.get(source.path)
            drafts = {page.path: page.content for page in ahead(self._last.site, before, source)} if before else None
            if drafts:
                self.live.show(drafts)
                if self._took > _LONG:
                    time.sleep(_LOADING)

    def watch(self, stop: threading.Event) -> None:
        """Build again whenever notes, templates or settings change, until told to stop."""
        missed = False
        while not stop.is_set():
            folders = self._folders()
            for changes in watch(
                *folders, watch_filter=self._matters, debounce=_LULL * 10, step=_LULL, rust_timeout=_GLANCE,
                yield_on_timeout=True, stop_event=stop, raise_interrupt=True,
            ):  # fmt: skip
                if changes:
                    self._show_ahead(changes)
                if changes or missed or self._stamps != self._stamp():
                    self._build()
                missed = False
                if folders != self._folders():
                    missed = True  # what was edited before it is watched
                    break  # one was made, removed, put in another's place, or the settings name another
            else:
                return

    def _folders(self) -> dict[Path, tuple[int, int]]:
        """Return the folders to be watched, with what tells each from another one in its place."""
        found = {}
        for folder in {notes_folder(self._root), *map(Path, self._other_inputs)}:
            with suppress(OSError):
                if folder.is_dir():
                    stat = folder.stat()
                    found[folder] = stat.st_dev, stat.st_ino
        return found

    def _matters(self, _: object, path: str) -> bool:
        """Whether a change concerns the site: not what papernotes writes, nor what editors put beside a file."""
        name = os.path.basename(path)
        return name == RULES or not (
            name.startswith((".", "#")) or name.endswith("~") or Path(path).is_relative_to(self._site)
            or ".papernotes" in path or "/.git/" in path
        )  # fmt: skip

    def _stamp(self) -> tuple[tuple[str, int, int], ...]:
        found = []
        for path in self._other_inputs:
            with suppress(OSError):
                stat = os.stat(path)
                found.append((path, stat.st_mtime_ns, stat.st_size))
        return tuple(found)


def _content(path: Path) -> bytes:
    with suppress(OSError):
        return path.read_bytes()
    return b""


def serve(preview: Preview, site: Path, port: int, opened: Callable[[str], None]) -> None:
    """Serve a site until the process is told to end. ``opened`` is called with its address. Raises PapernotesError."""
    try:
        server = Server(port, site, preview.live, preview.how.page, preview.say)
    except OSError as error:
        raise PapernotesError(
            f"port {port} cannot be listened to: {error.strerror}", help="name another one with --port, or 0 for any"
        ) from error
    stop = threading.Event()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        with _ended_by(stop):
            opened(server.url)
            preview.watch(stop)
    except KeyboardInterrupt:
        pass
    finally:
        preview.live.close()
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def _ended_by(stop: threading.Event) -> Iterator[None]:
    """Let SIGTERM and Ctrl-C end the preview, this one even where it was begun in the background of a script."""

    def end(_: int, __: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
