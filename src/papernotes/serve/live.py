"""What open pages are told: that they changed, and what was found."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class News:
    """What a page is told when it asks."""

    version: int
    """How much was told so far; what the page says the next time."""
    reload: bool
    """Whether the page is another one than it was at the version that it named."""
    findings: str
    """What the last build found, as in a terminal; empty when there is nothing to mend."""
    failed: bool
    """Whether the last build wrote nothing, so that the site is an older one."""
    unsure: int = 0
    """How many notes files may as well be read otherwise."""
    later: bool = False
    """Whether the page is to ask again in a while rather than at once: more wait than can."""


@dataclass(frozen=True)
class _Told:
    changed: frozenset[str]
    findings: str
    failed: bool
    unsure: int = 0


_NOTHING = _Told(frozenset(), "", failed=False)


@dataclass
class Live:
    """The builds so far, for the threads that answer pages."""

    _builds: list[_Told] = field(default_factory=list)
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _closed: bool = False
    _drafts: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Whether nobody waits any longer."""
        return self._closed

    @property
    def version(self) -> int:
        """How much was told so far."""
        return len(self._builds)

    def tell(self, changed: frozenset[str], findings: str, *, failed: bool = False, unsure: int = 0) -> None:
        """Add a build: the files of the site that it changed, what it found, how many notes files it is unsure of."""
        with self._changed:
            self._drafts = {}
            self._builds.append(_Told(changed, findings, failed, unsure))
            self._changed.notify_all()

    def show(self, drafts: Mapping[str, bytes]) -> None:
        """Show these pages, by their paths, in the place of the site's until the next build is told of."""
        with self._changed:
            last = self._builds[-1] if self._builds else _NOTHING
            self._drafts = drafts
            self._builds.append(replace(last, changed=frozenset(drafts)))
            self._changed.notify_all()

    def draft(self, path: str) -> bytes | None:
        """Return the page that is to be shown in the place of one of the site's."""
        return self._drafts.get(path)

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, since: int, path: str, seconds: float) -> News:
        """Return what there is to tell a page, as soon as there is something new or after so many seconds.

        ``since`` is the version that the page knows, ``path`` its own path below the site.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.version > since, seconds)
            changed = {path for build in self._builds[since:] for path in build.changed}
            last = self._builds[-1] if self._builds else _NOTHING
        return News(self.version, _concerns(path, changed), last.findings, last.failed, last.unsure)


def _concerns(path: str, changed: set[str]) -> bool:
    """Whether a page looks otherwise when these files changed: itself, its style and scripts, a picture."""
    own = path if path.endswith(".html") else f"{path}index.html"
    return any(
        name == own or (name.startswith(("assets/", "files/")) and not name.startswith("assets/search/"))
        for name in changed
    )
