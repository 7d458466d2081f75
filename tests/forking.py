"""Cases of work spread over processes. Each wants a process without other threads: ``python -m tests.forking CASE``."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import weakref
from contextlib import suppress

import pytest

from papernotes.builder.workers import available, map_in_workers, resting_collector
from papernotes.errors import PapernotesError


def results_come_in_the_order_of_the_items() -> None:
    for jobs in (1, 2, 3, 200):
        for count in (0, 1, 2, 7, 500):
            assert list(map_in_workers(lambda n: n * n, range(count), jobs)) == [n * n for n in range(count)]


def the_work_is_done_in_other_processes_and_not_in_the_first() -> None:
    found = set(map_in_workers(lambda _: os.getpid(), range(100), 2))
    assert found
    assert os.getpid() not in found
    assert set(map_in_workers(lambda _: os.getpid(), range(100), 1)) == {os.getpid()}


def a_worker_has_no_workers() -> None:
    def work(_: int) -> bool:
        return set(map_in_workers(lambda _: os.getpid(), range(10), 2)) == {os.getpid()}

    assert all(map_in_workers(work, range(10), 2))


def beside_other_threads_nothing_is_forked() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    found = set(map_in_workers(lambda _: os.getpid(), range(100), 2))
    stop.set()
    thread.join()
    assert found == {os.getpid()}


def results_larger_than_any_pipe_arrive_whole() -> None:
    big = list(map_in_workers(lambda n: bytes([n]) * 1_000_000, range(20), 2))
    assert [(len(b), set(b)) for b in big] == [(1_000_000, {n}) for n in range(20)]


def the_first_failure_is_raised_after_what_came_before_it() -> None:
    def work(number: int) -> int:
        if number >= 300:
            raise PapernotesError(f"number {number}", help="none")
        return number

    seen: list[int] = []
    with pytest.raises(PapernotesError, match="number 300") as raised:
        seen += map_in_workers(work, range(1000), 2)
    assert raised.value.help == "none"


def a_failure_that_cannot_be_sent_is_told_in_words() -> None:
    class OddError(Exception):
        pass

    def work(_: int) -> int:
        raise OddError("odd")

    with pytest.raises(RuntimeError, match="OddError: odd"):
        list(map_in_workers(work, range(4), 2))


def a_worker_that_is_killed_is_no_silence() -> None:
    def work(number: int) -> int:
        if number == 50:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(PapernotesError, match="worker"):
        list(map_in_workers(work, range(100), 2))


def no_process_is_left_when_nobody_wants_the_rest() -> None:
    results = map_in_workers(lambda n: n, range(100_000), 2)
    assert next(iter(results)) == 0
    results.close()
    with suppress(ChildProcessError):
        assert os.waitpid(-1, os.WNOHANG) == (0, 0)
    assert gc.get_freeze_count() == 0


def cycles_that_work_leaves_are_looked_for_while_the_collector_rests() -> None:
    class Knot:
        def __init__(self) -> None:
            self.own = self

    before = [Knot() for _ in range(3)]
    kept = [weakref.ref(knot) for knot in before]
    left: list[weakref.ref[Knot]] = []

    def work(_: int) -> None:
        left.extend(weakref.ref(Knot()) for _ in range(50_000))

    with resting_collector():
        del before
        list(map_in_workers(work, range(8), 1))
        assert sum(made() is not None for made in left) <= 200_000  # of 400,000
        assert all(made() is not None for made in kept)  # nobody went through what was there before
        assert list(map_in_workers(lambda _: gc.isenabled(), range(4), 2)) == [True] * 4
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def there_is_at_least_one_processor() -> None:
    assert available() >= 1


CASES = (
    results_come_in_the_order_of_the_items,
    the_work_is_done_in_other_processes_and_not_in_the_first,
    a_worker_has_no_workers,
    beside_other_threads_nothing_is_forked,
    results_larger_than_any_pipe_arrive_whole,
    the_first_failure_is_raised_after_what_came_before_it,
    a_failure_that_cannot_be_sent_is_told_in_words,
    a_worker_that_is_killed_is_no_silence,
    no_process_is_left_when_nobody_wants_the_rest,
    cycles_that_work_leaves_are_looked_for_while_the_collector_rests,
    there_is_at_least_one_processor,
)

if __name__ == "__main__":
    next(case for case in CASES if case.__name__ == sys.argv[1])()
