"""What a repository tells of a project's settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError
from papernotes.publish.address import address_of, settings_of
from papernotes.publish.git import Git

if TYPE_CHECKING:
    from pathlib import Path


def known_settings(root: Path, notes: str) -> dict[str, str]:
    """Return the settings ``url`` and ``repo`` of a folder whose git repository is on GitHub; empty else.

    ``notes`` is where the notes stand in the folder: ``notes``, or empty for the folder itself.
    """
    git = Git(root)
    try:
        remote = git.ask("remote", "get-url", "origin") if root.is_dir() else None
        prefix = (git.ask("rev-parse", "--show-prefix") or "") if remote else ""
    except PapernotesError:  # no git, which is no reason not to start
        return {}
    found = re.match(r"(https://github\.com/([^/]+/[^/]+))/settings/pages", settings_of(remote or ""))
    if not found:
        return {}
    inner = f"{prefix}{notes}".strip("/")
    repo = found[2] if inner == "notes" else f"{found[1]}/blob/HEAD/{inner}".rstrip("/")
    return {"url": address_of(remote or ""), "repo": repo}
