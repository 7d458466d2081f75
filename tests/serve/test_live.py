"""What an open page is told, and when."""

from __future__ import annotations

import threading
import time

import pytest

from papernotes.serve.live import Live


@pytest.mark.parametrize(
    ("page", "changed", "reload"),
    [
        ("papers/clip.html", {"papers/clip.html"}, True),
        ("papers/clip.html", {"papers/galip.html", "papers.json"}, False),
        ("", {"index.html"}, True),
        ("papers/", {"papers/index.html"}, True),
        ("papers/clip.html", {"assets/style.css"}, True),
        ("papers/clip.html", {"files/crane.png"}, True),
        ("papers/clip.html", {"assets/search/index.js"}, False),
    ],
)
def test_a_page_is_loaded_again_when_it_looks_otherwise(page: str, changed: set[str], reload: bool) -> None:
    live = Live()
    live.tell(frozenset(), "")
    live.tell(frozenset(changed), "")
    assert live.wait(1, page, 5).reload is reload


def test_what_changed_before_the_page_was_loaded_is_old() -> None:
    live = Live()
    live.tell(frozenset({"index.html"}), "found")
    news = live.wait(1, "index.html", 0)
    assert (news.reload, news.findings, news.version, news.failed) == (False, "found", 1, False)


def test_several_builds_between_two_questions_are_all_told() -> None:
    live = Live()
    live.tell(frozenset({"index.html"}), "")
    live.tell(frozenset({"papers.json"}), "", failed=True)
    news = live.wait(0, "", 5)
    assert (news.reload, news.version, news.failed) == (True, 2, True)


def test_who_waits_is_told_at_once() -> None:
    live = Live()
    threading.Timer(0.05, live.tell, (frozenset({"index.html"}), "")).start()
    started = time.monotonic()
    assert live.wait(0, "", 30).reload
    assert time.monotonic() - started < 10


def test_nobody_waits_for_a_preview_that_ends() -> None:
    live = Live()
    threading.Timer(0.05, live.close).start()
    started = time.monotonic()
    assert not live.wait(0, "", 30).reload
    assert time.monotonic() - started < 10
