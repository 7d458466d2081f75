"""What a repository tells of a project's settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError
from papernotes.publish.address import address_of, settings_of
from papernotes.publish.git import Git

if TYPE_CHECKING:
    from pathlib import Path


def known_settings(root: Path) -> dict[str, str]:
    """Return the settings ``url`` and ``repo`` of a folder whose git repository is on GitHub; empty else."""
    try:
        remote = Git(root).ask("remote", "get-url", "origin") if root.is_dir() else None
    except PapernotesError:  # no git, which is no reason not to start
        return {}
    found = re.match(r"https://github\.com/([^/]+/[^/]+)/settings/pages", settings_of(remote or ""))
    return {"url": address_of(remote or ""), "repo": found[1]} if found else {}
