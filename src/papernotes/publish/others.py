"""What stands on a branch beside the site: files that papernotes did not write there."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from papernotes.files.walk import MANIFEST
from papernotes.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

CNAME = "CNAME"
"""The file that names a site's domain: a setting rather than a page, so it stays in any case."""


class Others(NamedTuple):
    """The files of a branch that papernotes did not write, each path with git's entry of it."""

    kept: Mapping[str, str]
    """Those that can stay as they are."""
    in_the_way: tuple[str, ...]
    """The paths of those where the site has something else."""


def others(branch: Mapping[str, str], written: Container[str], site: Mapping[str, str], made: Container[str]) -> Others:
    """Return what of a branch is not papernotes' own, given the paths that papernotes had written there.

    ``site`` is what is to stand there, of which papernotes made ``made``. What else lies in the site's folder was put
    there by its owner, to be published, so it takes the place of a file of that name.
    """
    folders = {str(folder) for path in site for folder in PurePosixPath(path).parents}
    kept: dict[str, str] = {}
    in_the_way: list[str] = []
    for path, entry in branch.items():
        if path in written or path == MANIFEST or site.get(path) == entry:
            continue
        if path in made or path in folders or any(str(folder) in site for folder in PurePosixPath(path).parents):
            in_the_way.append(path)
        elif path not in site:
            kept[path] = entry
    return Others(kept, tuple(in_the_way))


def named(paths: tuple[str, ...], most: int = 10) -> str:
    """Return paths as part of a sentence, of many the first ones and how many there are more."""
    more = f" and {len(paths) - most} more" if len(paths) > most else ""
    return printable(", ".join(paths[:most])) + more
