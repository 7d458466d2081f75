"""A service that is asked for what it knows: in its turn, again when it is busy, over redirects to public hosts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from papernotes.author.web.answers import Answer, NoAnswer, phrase
from papernotes.author.web.manners import Manners, Turns
from papernotes.author.web.requests import ask
from papernotes.errors import PapernotesError
from papernotes.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

_GONE = frozenset({404, 410})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_ADVICE = "check the network, or go on without it: --offline"
SERVICES = Manners(
    patience=5.0, redirects=3, largest=8 * 1024 * 1024, agent=f"papernotes/{__version__} (notes on papers)"
)
"""For a service that a person waits for: once, and no longer than for a page."""


class ServiceError(PapernotesError):
    """A service gave no answer that can be used; ``kind`` says of what sort that is."""

    def __init__(self, kind: str, message: str, *, help: str = _ADVICE) -> None:
        super().__init__(message, help=help)
        self.kind = kind
        """``offline`` (not reached), ``busy`` (asks to be left alone), ``refused`` (the question), or ``failed``."""


@dataclass(frozen=True)
class Asker:
    """Who asks services. ``ask`` is what reaches the network; tests and simulations put theirs in its place."""

    manners: Manners = SERVICES
    turns: Turns = field(default_factory=lambda: Turns(SERVICES.delay))
    ask: Callable[[str, str, Manners], Answer] = ask

    def get(self, address: str, delay: float = 0.0) -> bytes | None:
        """Return what a service answers, None when it says that there is nothing.

        ``delay`` is how long, in seconds, the service wants to rest between two answers. Raises ServiceError.
        """
        host = _host(address)
        for turn in range(self.manners.tries):
            last = turn == self.manners.tries - 1
            wait = 2.0 * 2**turn
            try:
                answer = self._led(address, delay)
            except NoAnswer as none:
                if last or none.kind in {"offline", "unknown", "closed", "private", "large", "late"}:
                    raise _unanswered(host, none) from none
            else:
                if answer.status in _GONE:
                    return None
                if answer.status < 300:
                    return answer.body
                wait = answer.wait if answer.wait is not None else wait
                again = answer.status in _BUSY or answer.status >= 500
                if last or not again or wait > self.manners.patience:
                    raise _refused(host, answer)
            self.turns.wait(host, wait)
        raise AssertionError

    def _led(self, address: str, delay: float) -> Answer:
        """Return the answer at the end of redirects, that of the first that leads nowhere. Raises NoAnswer."""
        for _ in range(self.manners.redirects + 1):
            with self.turns.turn(_host(address), delay):
                answer = self.ask(address, "GET", self.manners)
            target = answer.headers.get("location", "") if answer.status in _REDIRECTS else ""
            there = urljoin(address, target)
            if not target or not there.startswith(("https://", "http://")):
                return answer
            address = there
        return answer


def _host(address: str) -> str:
    """Return the host of an address, with its port. Raises ServiceError for what is no address."""
    try:
        parts = urlsplit(address)
        if parts.scheme in {"https", "http"} and parts.hostname:
            return parts.netloc.rpartition("@")[2]
    except ValueError:
        pass
    raise ServiceError(
        "failed", f"{address.partition('?')[0]}: not an http(s) address", help="correct the environment variable"
    )


def _unanswered(host: str, none: NoAnswer) -> ServiceError:
    match none.kind:
        case "late":
            return ServiceError("failed", f"{host} does not answer in time")
        case "large":
            return ServiceError("failed", f"{host} {none}")
    kind = "offline" if none.kind in {"offline", "unknown", "closed"} else "failed"
    return ServiceError(kind, f"{host} cannot be reached: it {none}")


def _refused(host: str, answer: Answer) -> ServiceError:
    if answer.status in _BUSY:
        when = f"in {answer.wait:.0f} seconds" if answer.wait is not None else "later"
        message = f"{host} is busy and asks to be left alone"
        return ServiceError("busy", message, help=f"try again {when}, or use --offline")
    kind = "refused" if 400 <= answer.status < 500 else "failed"
    message = f"{host} fails with {answer.status}{phrase(answer.status)}"
    return ServiceError(kind, message, help="try again later, or use --offline")
