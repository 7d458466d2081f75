"""What repositories tell: of a project's settings, and where the action is that publishes it."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from papernotes.errors import PapernotesError
from papernotes.publish.address import address_of, repository_of
from papernotes.publish.git import Git


def known_settings(root: Path, notes: str) -> dict[str, str]:
    """Return the settings ``url`` and ``repo`` of a folder whose git repository is on GitHub; empty else.

    ``notes`` is where the notes stand in the folder: ``notes``, or empty for the folder itself.
    """
    remote, prefix = _asked(root, ("remote", "get-url", "origin"), ("rev-parse", "--show-prefix"))
    repository = repository_of(remote)
    if not repository:
        return {}
    inner = f"{prefix}{notes}".strip("/")
    repo = repository if inner == "notes" else f"https://github.com/{repository}/blob/HEAD/{inner}".rstrip("/")
    return {"url": address_of(remote), "repo": repo}


def known_action() -> str:
    """Return what a workflow on GitHub calls this papernotes by, ``owner/name@commit``; empty when nothing tells it.

    It was installed from a repository there, or from a checkout of one (PEP 610): the commit is the one that was
    installed, so that the site is built by what was tried here.
    """
    try:
        source = json.loads(distribution("papernotes").read_text("direct_url.json") or "{}")
        url, commit = source["url"], source.get("vcs_info", {}).get("commit_id", "")
    except (PackageNotFoundError, ValueError, LookupError, AttributeError, TypeError):
        return ""
    if url.startswith("file:"):
        url, commit = _asked(Path(unquote(urlsplit(url).path)), ("remote", "get-url", "origin"), ("rev-parse", "HEAD"))
    repository = repository_of(url)
    return f"{repository}@{commit}" if repository and commit else ""


def _asked(folder: Path, *questions: tuple[str, ...]) -> tuple[str, ...]:
    """Return what git answers to each question about a folder, empty where it knows nothing or is not there."""
    git = Git(folder)
    try:
        return tuple((git.ask(*question) if folder.is_dir() else None) or "" for question in questions)
    except PapernotesError:  # no git, which is no reason not to start
        return ("",) * len(questions)
