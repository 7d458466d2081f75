"""Questions to services: in batches, each asked once, no more than the user allows, and never again one that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from papernotes.author.web.service_asker import ServiceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from papernotes.author.fill.answer_store import AnswerStore, Kept
    from papernotes.author.services.service import Service
    from papernotes.author.web.service_asker import Asker
    from papernotes.parse.bibliography import Reference

_FAILURES = 3
"""Questions in a row that a service may fail to answer before it is left alone."""


class QuestionKind(NamedTuple):
    """A kind of question to a service."""

    service: Service
    name: str
    """``id`` or ``title``, or another kind of id."""
    batch: int
    """Values that one question may hold."""
    rest: float
    """Seconds between an answer and the next question."""
    address: Callable[[Sequence[str]], str]
    """The address of the question for some values."""
    belongs: Callable[[Reference, str], bool]
    """Whether a work of the answer belongs to a value."""


class Asking:
    """A run's questions. ``asker`` is None when nobody is to be asked; ``fresh`` asks anew what was answered."""

    def __init__(self, asker: Asker | None, memory: AnswerStore, limit: int, day: str, *, fresh: bool = False) -> None:
        self._asker = asker
        self._memory = memory
        self._limit = limit
        self._day = day
        self._fresh = fresh
        self._failures: dict[str, int] = {}
        self._new: set[str] = set()
        self.asked = 0
        """Questions so far, those that got no answer included."""
        self.answered = 0
        self.troubles: dict[str, ServiceError] = {}
        """By a service's name: why it was left alone, or what it failed at last."""

    def recall(self, kind: QuestionKind, value: str) -> Kept | None:
        """Return what is known of a value without asking; an old answer counts as long as there is no new one."""
        return self._memory.recall(_question(kind, value))

    def waiting(self, kind: QuestionKind, values: Sequence[str]) -> list[Sequence[str]]:
        """Return what has to be asked, a question each."""
        left = [value for value in dict.fromkeys(values) if not self.is_settled(kind, value)]
        return [left[start : start + kind.batch] for start in range(0, len(left), kind.batch)]

    def is_settled(self, kind: QuestionKind, value: str) -> bool:
        """Tell whether a value need not be asked for any more."""
        name = _question(kind, value)
        return name in self._new if self._fresh else self._memory.holds(name)

    def look_up(self, kind: QuestionKind, values: Sequence[str]) -> Iterator[None]:
        """Ask for what is not known yet; each step is a question."""
        for batch in self.waiting(kind, values):
            self._ask(kind, batch)
            yield

    def results(self, kind: QuestionKind, values: Sequence[str]) -> Mapping[str, Kept]:
        """Return what is known of some values."""
        found = {value: self.recall(kind, value) for value in values}
        return {value: kept for value, kept in found.items() if kept is not None}

    def _ask(self, kind: QuestionKind, batch: Sequence[str]) -> None:
        service = kind.service.name
        if self._asker is None or self.asked >= self._limit or self._failures.get(service, 0) >= _FAILURES:
            return
        self.asked += 1
        try:
            answer = self._asker.get(kind.address(batch), kind.rest)
            works = kind.service.read(answer or b"")  # a list may be empty, but is there
        except ServiceError as error:
            self._failed(kind, batch, error)
            return
        self._failures[service] = 0
        self.answered += 1
        for value in batch:
            name = _question(kind, value)
            self._memory.keep(name, [work for work in works if kind.belongs(work, value)], self._day)
            self._new.add(name)

    def _failed(self, kind: QuestionKind, batch: Sequence[str], error: ServiceError) -> None:
        """Leave a service alone that asks for it or cannot be reached; ask for halves of what one refuses."""
        service = kind.service.name
        if error.kind == "refused" and len(batch) > 1:
            half = len(batch) // 2
            self._ask(kind, batch[:half])
            self._ask(kind, batch[half:])
            return
        self.troubles[service] = error
        for_good = error.kind in {"busy", "offline"}
        self._failures[service] = _FAILURES if for_good else self._failures.get(service, 0) + 1


def _question(kind: QuestionKind, value: str) -> str:
    return f"{kind.service.key} {kind.name} {value.casefold()}"
