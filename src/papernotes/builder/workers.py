"""Work over many items in several processes that share what was made before they began.

A worker is a fork: it has the work and the items without sending them, and gives back results alone. Where a process
cannot be forked, or one worker would do, the work is done in turn, with the same results in the same order.
"""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import signal
import struct
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from papernotes.errors import PapernotesError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

_HEAD = struct.Struct("<I?Q")
"""What stands before a batch's results in a pipe: its number, whether it failed, and how many bytes follow."""
_NUMBER = struct.Struct("<I")
_BATCHES = 50
"""Batches a worker: so many that none waits long for another's last one, and their numbers fit into a pipe at once."""
_MOST_JOBS = 64
_YOUNG = 100_000
"""Objects after which cycles are looked for: to do so every 700 is a fifth of a build's time."""
_CHUNK = 1 << 20


@dataclass
class _Process:
    """What is known of this process."""

    working: bool = False
    """Whether it is a worker, which has no workers of its own."""


_here = _Process()


def available() -> int:
    """Return how many processes this one may run at the same time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def map_in_workers(work: Callable[[T], R], items: Sequence[T], jobs: int) -> Iterator[R]:
    """Yield ``work(item)`` for each item, in their order; ``jobs`` workers at most do it, each taking what comes next.

    Raises what the work raises, for the first item that fails, and PapernotesError when a worker is killed.
    """
    jobs = min(jobs, len(items), _MOST_JOBS)
    # Another thread may hold a lock at the moment of the fork, which nobody in the new process would ever release.
    if jobs < 2 or _here.working or not hasattr(os, "fork") or threading.active_count() > 1:
        yield from _in_turn(work, items)
        return
    size = -(-len(items) // (jobs * _BATCHES))
    batches = [items[start : start + size] for start in range(0, len(items), size)]
    gc.freeze()  # what is there by now is not looked through again: no page of it is copied for its marks
    pipes: dict[int, int] = {}
    try:
        tickets = [_tickets(numbers) for numbers in _runs(len(batches), jobs)]
        for first in range(jobs):
            inlet, outlet = os.pipe()
            pid = os.fork()
            if not pid:
                _serve(work, batches, [*tickets[first:], *tickets[:first]], outlet)
            os.close(outlet)
            pipes[inlet] = pid
        for each in tickets:
            os.close(each)
        for results in _in_order(tuple(pipes), len(batches)):
            yield from results
    finally:
        gc.unfreeze()
        for inlet, pid in pipes.items():
            os.close(inlet)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)


@contextmanager
def resting_collector() -> Iterator[None]:
    """Let the collector of cycles rest, but for what `map_in_workers` does.

    To put a library together makes much and drops nothing, and each look goes through all that is new. What leaves
    cycles behind is reading and drawing.
    """
    before, enabled = gc.get_threshold(), gc.isenabled()
    gc.set_threshold(_YOUNG, 20, 20)
    gc.disable()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        if enabled:
            gc.enable()


def _in_turn(work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """Do the work in this process; where the collector rests, look for the cycles that the work alone leaves."""
    if gc.isenabled():
        yield from map(work, items)
        return
    gc.freeze()
    try:
        for item in items:
            yield work(item)
            if gc.get_count()[0] > _YOUNG:
                gc.collect(0)
    finally:
        gc.unfreeze()


def _runs(count: int, jobs: int) -> Iterator[range]:
    """Yield a run of the batches for each worker to begin with.

    What stands together is made from what was read together: a worker that keeps to a run of its own touches, and so
    copies, a part of the memory that it shares with the others.
    """
    for job in range(jobs):
        yield range(count * job // jobs, count * (job + 1) // jobs)


def _tickets(numbers: Iterable[int]) -> int:
    """Return a pipe that gives each number once, to whoever reads it first."""
    tickets, inlet = os.pipe()
    os.write(inlet, b"".join(map(_NUMBER.pack, numbers)))
    os.close(inlet)
    return tickets


def _serve(
    work: Callable[[Any], object], batches: Sequence[Sequence[Any]], tickets: Sequence[int], outlet: int
) -> NoReturn:
    """Do one batch after another until none is left, its own first, then end this worker, whatever happens."""
    try:
        _here.working = True
        gc.enable()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told too, and ends its workers
        while ticket := next(filter(None, (os.read(each, _NUMBER.size) for each in tickets)), b""):
            (number,) = _NUMBER.unpack(ticket)
            failed = False
            try:
                payload = pickle.dumps([work(item) for item in batches[number]], pickle.HIGHEST_PROTOCOL)
            except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
                failed, payload = True, _pickled(error)
            _write(outlet, _HEAD.pack(number, failed, len(payload)))
            _write(outlet, payload)
    finally:
        os._exit(0)


def _pickled(error: Exception) -> bytes:
    with suppress(Exception):
        payload = pickle.dumps(error)
        pickle.loads(payload)
        return payload
    return pickle.dumps(RuntimeError(f"{type(error).__name__}: {error}"))


def _write(pipe: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(pipe, view) :]


def _in_order(inlets: Sequence[int], count: int) -> Iterator[list[Any]]:
    """Yield the batches' results in their order. Raises what the work raised when a failed batch's turn comes."""
    waiting: dict[int, tuple[bool, bytes]] = {}
    buffers = {inlet: bytearray() for inlet in inlets}
    due = 0
    with selectors.DefaultSelector() as selector:
        for inlet in inlets:
            selector.register(inlet, selectors.EVENT_READ)
        while due < count:
            if not selector.get_map():
                raise PapernotesError(
                    "a worker process ended before its work was done",
                    help="was it out of memory? `--jobs 1` needs the least",
                )
            for key, _ in selector.select():
                piece = os.read(key.fd, _CHUNK)
                if not piece:
                    selector.unregister(key.fd)
                buffers[key.fd] += piece
                waiting.update(_whole(buffers[key.fd]))
            while due in waiting:
                failed, payload = waiting.pop(due)
                results = pickle.loads(payload)
                if failed:
                    raise results
                yield results
                due += 1


def _whole(buffer: bytearray) -> Iterator[tuple[int, tuple[bool, bytes]]]:
    """Take each batch that has arrived in full out of a buffer: its number, whether it failed, and the payload."""
    while len(buffer) >= _HEAD.size:
        number, failed, length = _HEAD.unpack_from(buffer)
        end = _HEAD.size + length
        if len(buffer) < end:
            return
        yield number, (failed, bytes(memoryview(buffer)[_HEAD.size : end]))
        del buffer[:end]
