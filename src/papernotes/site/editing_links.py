"""Where the notes stand in a repository: the addresses of their lines there, and of its editor."""

from __future__ import annotations

import re

_SHORTHAND = re.compile(r"[\w.-]+/[\w.-]+")
_BLOB = re.compile(r"/(-/)?blob/(?!HEAD/)")
_REPO_ROOT = re.compile(r"https?://[^/]+/[^/]+/[^/]+/?")


def editor_of(url: str) -> str:
    """Return the address of a file in its host's editor, which opens no ``HEAD``; else that of the lines."""
    opened = _BLOB.sub(r"/\1edit/", url, count=1)
    return opened if opened == url else opened.partition("?")[0]


def repository_of(repo: str) -> str:
    """Return the address below which the notes' files stand in a repository.

    ``owner/name`` is GitHub's. An address of a repository alone is taken to hold the notes in ``notes/``; an
    address that goes deeper is used as it is.
    """
    if _SHORTHAND.fullmatch(repo):
        repo = f"https://github.com/{repo}"
    if _REPO_ROOT.fullmatch(repo):
        inner = "/-/blob/HEAD/notes" if "gitlab" in repo else "/blob/HEAD/notes"
        return repo.rstrip("/").removesuffix(".git") + inner
    return repo.rstrip("/") if repo.startswith(("https://", "http://")) else ""
