"""How the work of a build is done: remembered where it was done before, else in workers."""

from __future__ import annotations

import pickle
import shutil
from typing import TYPE_CHECKING, Any, TypeVar

from papernotes.builder.memory.place import code_digest
from papernotes.builder.memory.sealed import read, write
from papernotes.builder.memory.stamps import read_stamps, write_stamps
from papernotes.builder.memory.store import Store
from papernotes.builder.workers import available, map_in_workers
from papernotes.site.jinja import Compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from jinja2.bccache import Bucket

    from papernotes.files.stage import Stamp
    from papernotes.site.theme import Theme

T = TypeVar("T")
R = TypeVar("R")


RECORDS = "records"
"""The name of the file, in a project's cache, of what its notes files hold."""


class _KeptCompiled(Compiled):
    """Compiled templates for the builds of later processes, a sealed file each: workers write theirs as well."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja what is at hand, or was kept, of a template; what is at hand and was not kept is kept now."""
        super().load_bytecode(bucket)
        path = self._folder / bucket.key
        if bucket.code is None and (kept := read(path)) is not None:
            bucket.bytecode_from_string(bytes(kept))
        elif bucket.code is not None and not path.exists():
            self.dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what Jinja compiled."""
        super().dump_bytecode(bucket)
        write(self._folder / bucket.key, bucket.bytecode_to_string())


class Runner:
    """Does work in several processes, and keeps what it may be asked for again."""

    def __init__(
        self, cache: Path | None, jobs: int | None = None, *, clean: bool = False, lasting: bool = False
    ) -> None:
        """``cache`` is a project's, None to keep nothing; ``clean`` does not believe what stands there.

        ``jobs`` is how many processes work at once, all that the machine runs when not given. A ``lasting`` one does
        several builds and keeps their results at hand.
        """
        self._at_hand: dict[bytes, Any] | None = {} if lasting else None
        self._cache = cache
        self._clean = clean
        self._jobs = jobs or available()
        self._store = Store(cache / RECORDS if cache else None, clean=clean)
        self._salt = code_digest()
        # Another program may compile the same template to something else.
        self._templates = cache / f"templates-{self._salt.hex()[:12]}" if cache and not clean else None
        self._theme: Theme | None = None

    def alone(self) -> None:
        """Do what follows in this process, for there is little of it."""
        self._jobs = 1

    def ready(self, theme: Theme) -> Theme:
        """Return a theme, or the same one of an earlier build, whose templates need not be compiled again."""
        if self._theme is None or self._theme.digest != theme.digest:
            self._theme = theme
            if self._templates:
                if not self._templates.exists():
                    for old in self._templates.parent.glob("templates-*"):
                        shutil.rmtree(old, ignore_errors=True)
                theme.environment.bytecode_cache = _KeptCompiled(self._templates)
        return self._theme

    def past(self, site: Path) -> Mapping[str, Stamp]:
        """Return how the last build left the files of a site, as far as it can be believed."""
        return read_stamps(self._cache, site, self._salt) if self._cache and not self._clean else {}

    def leave(self, site: Path, stamps: Mapping[str, Stamp]) -> None:
        """Keep how a build left the files of a site."""
        if self._cache:
            write_stamps(self._cache, site, self._salt, stamps)

    def save(self) -> None:
        """Keep what was done since the last time, and nothing else."""
        self._store.save(forget=self._at_hand is None)
        if self._at_hand is not None:
            self._at_hand = {key: made for key, made in self._at_hand.items() if key in self._store}

    def map(self, work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield the results of the work on each item, in their order."""
        return map_in_workers(work, items, self._jobs)

    def recall(self, work: Callable[[T], R], items: Sequence[T], key: Callable[[T], bytes]) -> Iterator[R]:
        """Yield the results as `map` does, without doing what an earlier build did for an item of the same key."""
        return self._recall(work, items, key, self._jobs)

    def recall_here(self, work: Callable[[T], R], items: Sequence[T], key: Callable[[T], bytes]) -> Iterator[R]:
        """Yield the results as `recall` does, of work that takes less time than another process would."""
        return self._recall(work, items, key, 1)

    def _recall(self, work: Callable[[T], R], items: Sequence[T], key: Callable[[T], bytes], jobs: int) -> Iterator[R]:
        keys = [self._salt + key(item) for item in items]
        kept = [self._store.get(each) for each in keys]
        missing = [item for item, payload in zip(items, kept, strict=True) if payload is None]
        made = map_in_workers(lambda item: pickle.dumps(work(item), pickle.HIGHEST_PROTOCOL), missing, jobs)
        for each, payload in zip(keys, kept, strict=True):
            if payload is None:
                payload = next(made)
                self._store.put(each, payload)
            yield self._read(each, payload)

    def _read(self, key: bytes, payload: bytes) -> Any:  # noqa: ANN401 - whatever the work made
        if self._at_hand is None:
            return pickle.loads(payload)
        if key not in self._at_hand:
            self._at_hand[key] = pickle.loads(payload)
        return self._at_hand[key]
