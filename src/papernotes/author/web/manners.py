"""How hosts are asked: how many at once, how often, how long an answer may take."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.author.web.answers import NoAnswer
from papernotes.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Manners:
    """The limits; all times are in seconds."""

    at_once: int = 8
    """Hosts that are asked at the same time; one host never gets two requests at once."""
    delay: float = 1.0
    """From the end of a host's answer to the next request to it."""
    timeout: float = 10.0
    """For connecting, and between two pieces of an answer."""
    deadline: float = 20.0
    """For one answer as a whole, however it trickles."""
    redirects: int = 8
    patience: float = 30.0
    """The longest wait that a host may ask for (``Retry-After``); for a longer one it is asked again another day."""
    tries: int = 1
    """How often a service is asked that fails or is busy."""
    largest: int = 0
    """Bytes of an answer; none are read where its status tells enough."""
    agent: str = f"papernotes/{__version__} (looks whether links still lead somewhere)"
    known: frozenset[str] = frozenset()
    """``host:port`` of hosts that may be asked although they are private."""


class Turns:
    """Whose turn it is: one request to a host at a time, and a delay between two."""

    def __init__(
        self, delay: float, now: Callable[[], float] = time.monotonic, rest: Callable[[float], bool] | None = None
    ) -> None:
        """``rest`` lets some seconds pass and tells whether it is over; it and ``now`` are the clock's."""
        self._delay = delay
        self._now = now
        self._guard = threading.Lock()
        self._hosts: dict[str, threading.Lock] = {}
        self._free_at: dict[str, float] = {}
        self._over = threading.Event()
        self._rest = rest or self._over.wait

    def end(self) -> None:
        """Let nobody wait any longer: what is not asked yet will not be."""
        self._over.set()

    @contextmanager
    def turn(self, host: str, delay: float | None = None) -> Iterator[None]:
        """Wait until a host may be asked, and keep others from asking it meanwhile. Raises NoAnswer at the end.

        ``delay`` is that of a host with a wish of its own.
        """
        rest = self._delay if delay is None else delay
        with self._guard:
            lock = self._hosts.setdefault(host, threading.Lock())
        with lock:
            if self._rest(max(0.0, self._free_at.get(host, 0.0) - self._now())):
                raise NoAnswer("late", "was not asked in time")
            try:
                yield
            finally:
                self._free_at[host] = max(self._free_at.get(host, 0.0), self._now() + rest)

    def wait(self, host: str, seconds: float) -> None:
        """Let nobody ask a host for some time: it said so."""
        self._free_at[host] = max(self._free_at.get(host, 0.0), self._now() + seconds)
