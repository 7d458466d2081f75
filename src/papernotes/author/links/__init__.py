"""Whether the addresses in the notes still lead somewhere: asked politely, remembered, told as findings.

In: the addresses in a project's notes.
Out: a verdict on each.

Read: ``verdict`` (what may be said), ``follow`` (one address), ``verdict_store`` (verdicts of late).
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TYPE_CHECKING

from papernotes.author.links.follow import follow
from papernotes.author.links.verdict import RULE_OF, Verdict
from papernotes.author.links.verdict_store import VerdictStore
from papernotes.author.web.manners import Manners, Turns
from papernotes.author.web.requests import is_online
from papernotes.check.allowing import allowed
from papernotes.check.outgoing import outgoing
from papernotes.check.public import host_of
from papernotes.diagnostics import Diagnostic
from papernotes.errors import PapernotesError
from papernotes.report.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from papernotes.project import Project

__all__ = ["Manners", "check_links"]

_ENOUGH = 4
"""Hosts of which none is found: after so many the network is looked at, so that nobody need wait for the others."""

_MANNERS = Manners()


def check_links(
    project: Project,
    folder: Path | None,
    *,
    fresh: bool = False,
    quiet: bool = False,
    manners: Manners = _MANNERS,
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the addresses of the web that a project's notes lead to.

    ``folder`` is where verdicts are remembered, None for nowhere; ``fresh`` asks anew. Raises PapernotesError when the
    network cannot be reached.
    """
    places = outgoing(project.sources)
    memory = VerdictStore(folder, time.time())
    verdicts: dict[str, Verdict] = {}
    waiting: list[str] = []
    for address in dict.fromkeys(place.url.partition("#")[0] for place in places):
        known = None if fresh else memory.recall(address)
        if known:
            verdicts[address] = known
        else:
            waiting.append(address)
    try:
        with Progress(quiet=quiet) as progress:
            for address, verdict in progress.count(_all(waiting, manners), len(waiting), "addresses"):
                verdicts[address] = verdict
                memory.keep(address, verdict)
    finally:
        memory.save()
    found = []
    for place in places:
        verdict = verdicts[place.url.partition("#")[0]]
        if code := RULE_OF.get(verdict.kind):
            help_ = f"Write {verdict.to}" if verdict.to else ""
            found.append(Diagnostic(code, f"`{host_of(place.url)}` {verdict.told}.", place.path, place.span, help_))
    skip = allowed(project.config.allow, project.by_path)
    return tuple(finding for finding in found if not skip(finding))


def _all(addresses: Iterable[str], manners: Manners) -> Iterator[tuple[str, Verdict]]:
    """Yield each address with its verdict, as they come: hosts side by side, the addresses of one in turn."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(host_of(address), []).append(address)
    turns = Turns(manners.delay)
    reached = False
    lost: set[str] = set()
    pool = ThreadPoolExecutor(manners.at_once, thread_name_prefix="links")
    try:
        # The longest first, since the last host to be done with is what is waited for.
        hosts = sorted(by_host, key=lambda host: (-len(by_host[host]), host))
        asked = {
            pool.submit(follow, address, manners, turns): (host, address)
            for turn in range(max(map(len, by_host.values()), default=0))
            for host in hosts
            if turn < len(by_host[host])
            for address in [by_host[host][turn]]
        }
        for done in as_completed(asked):
            host, address = asked[done]
            verdict = done.result()
            if verdict.kind in ("offline", "nowhere"):
                lost.add(host)
            elif verdict.kind != "private":
                reached = True
            if not reached and len(lost) >= min(_ENOUGH, len(by_host)):
                reached = is_online()
            if not reached and len(lost) >= min(_ENOUGH, len(by_host)):
                raise PapernotesError(
                    f"the network cannot be reached: {', '.join(sorted(lost)[:_ENOUGH])} cannot be asked",
                    help="check the connection; without --links, papernotes check needs none",
                )
            yield address, Verdict("unanswered", "cannot be reached") if verdict.kind == "offline" else verdict
    finally:
        turns.end()  # whoever interrupts this waits for no more than the requests that are on their way
        pool.shutdown(wait=True, cancel_futures=True)
