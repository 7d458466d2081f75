"""Where a published site stands, from its settings and its remote."""

from __future__ import annotations

import re

_GITHUB = re.compile(
    r"(?:https?://(?:[^@/]+@)?github\.com/|git://github\.com/|ssh://(?:[^@/]+@)?(?:ssh\.)?github\.com(?::\d+)?/|"
    r"(?:[^@/]+@)?github\.com:)(?P<owner>[\w.-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?",
    re.IGNORECASE,
)
"""The forms in which git takes a repository on GitHub: https, git, ssh, and scp's ``git@github.com:owner/name``."""


def address_of(remote_url: str, *, cname: str = "", url: str = "") -> str:
    """Return the address of the site, ending with a slash; empty when nothing tells it.

    ``url`` (the setting) wins, then the domain that a ``CNAME`` file names, then GitHub's rule: a repository
    ``owner.github.io`` is the owner's own site, any other a folder of it.
    """
    if url:
        return url.rstrip("/") + "/"
    domain = cname.strip().split("\n")[0].strip()
    if domain:
        return f"https://{domain}/"
    found = _GITHUB.fullmatch(remote_url.strip())
    if not found:
        return ""
    host = f"{found['owner'].lower()}.github.io"
    return f"https://{host}/" if found["name"].lower() == host else f"https://{host}/{found['name']}/"


def repository_of(remote_url: str) -> str:
    """Return a repository on GitHub as ``owner/name``; empty when it is elsewhere."""
    found = _GITHUB.fullmatch(remote_url.strip())
    return f"{found['owner']}/{found['name']}" if found else ""


def settings_of(remote_url: str) -> str:
    """Return the address of the page where GitHub is told to serve a branch; empty when it is not on GitHub."""
    repository = repository_of(remote_url)
    return f"https://github.com/{repository}/settings/pages" if repository else ""
