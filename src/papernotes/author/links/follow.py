"""An address asked for to the end: without its body where that will do, over redirects, later where a host says so."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from papernotes.author.links.verdict import Verdict, judge
from papernotes.author.web.answers import Answer, NoAnswer
from papernotes.author.web.requests import ask
from papernotes.check.public import host_of

if TYPE_CHECKING:
    from papernotes.author.web.manners import Manners, Turns

_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})


def follow(address: str, manners: Manners, turns: Turns) -> Verdict:
    """Return what becomes of an address. Nothing is raised."""
    here = start = address.partition("#")[0]
    seen = {here}
    moved = ""
    permanent = True
    for _ in range(manners.redirects + 1):
        try:
            answer = _ask(here, manners, turns)
        except NoAnswer as none:
            return _of_none(none, there=here if here != start else "")
        if answer.status not in _REDIRECTS or not answer.headers.get("location"):
            verdict = judge(answer.status, answer.headers)
            return Verdict("moved", f"moved to {moved}", moved) if verdict.kind == "alive" and moved else verdict
        here = _target(here, answer)
        permanent = permanent and answer.status in _PERMANENT
        moved = here if permanent else moved
        if urlsplit(here).scheme not in ("http", "https"):
            return Verdict("unanswered", f"leads to {here[:200]}, which is no page")
        if here in seen:
            return Verdict("unanswered", "leads in a circle")
        seen.add(here)
    return Verdict("unanswered", f"leads on more than {manners.redirects} times")


def _target(here: str, answer: Answer) -> str:
    try:
        return urldefrag(urljoin(here, answer.headers["location"].strip())).url
    except ValueError:
        return "about:blank"


def _of_none(none: NoAnswer, there: str) -> Verdict:
    told = f"leads to {host_of(there)}, which {none}" if there else str(none)
    match none.kind:
        case "private":
            return Verdict("private", told)
        case "unknown":
            return Verdict("nowhere", told)
        case "offline":
            return Verdict("offline", told)
    return Verdict("unanswered", told)


def _ask(address: str, manners: Manners, turns: Turns) -> Answer:
    """Return a host's answer: to HEAD, to GET where it does not like that, later where it asks to wait."""
    host = host_of(address)
    waited = False
    while True:
        try:
            with turns.turn(host):
                answer = ask(address, "HEAD", manners)
            refused = answer.status >= 400 and answer.status not in _BUSY
        except NoAnswer as none:
            if none.kind != "failed":
                raise
            refused = True
        if refused:
            with turns.turn(host):
                answer = ask(address, "GET", manners)
        seconds = answer.wait if answer.status in _BUSY else None
        if seconds is None or seconds > manners.patience or waited:
            return answer
        turns.wait(host, seconds)
        waited = True
