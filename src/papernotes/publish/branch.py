"""A site's folder → a commit on its branch → the remote.

The commit is made on a branch of its own, on top of what the remote has, and pushed from there; the branch that it is
for moves only once the push went through. So a refused push leaves nothing behind, and publishing the same site again
makes no commit.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError
from papernotes.files.walk import MANIFEST
from papernotes.publish.git import Git

if TYPE_CHECKING:
    from pathlib import Path

_DRAFT = "papernotes-publishing"
"""The local branch that holds the commit until it is pushed."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a site goes: a branch of a remote of the repository that the folder ``root`` lies in."""

    root: Path
    branch: str = "gh-pages"
    remote: str = "origin"


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did, or with ``dry_run`` would do."""

    remote_url: str
    commit: str
    """The commit's id; empty when the branch holds the site already."""
    first: bool
    """Whether the remote had no such branch before."""
    added: int
    changed: int
    removed: int
    cname: str
    """The domain that the branch names; empty without one."""
    left: str = ""
    """Why the local branch of that name was left where it was; empty when it moved along."""


def publish(target: Target, site: Path, *, force: bool = False, dry_run: bool = False) -> Published:
    """Make a branch of a remote hold a site, as one commit on top of what it holds.

    ``force`` replaces what papernotes did not put there, ``dry_run`` stops before the push. Raises PapernotesError when
    `check` does, when the branch is not papernotes' own, and when the remote does not answer or refuses; then nothing
    has changed.
    """
    git, branch, remote = Git(target.root), target.branch, target.remote
    url = check(target)
    tip = _fetch(git, branch, remote)
    cname = _cname(git, site, tip)
    if tip and not force and git.ask("cat-file", "-e", f"{tip}:{MANIFEST}") is None:
        raise PapernotesError(
            f"{remote}/{branch} holds files that papernotes did not publish; they would be replaced",
            help="name another branch with --branch, or replace them with --yes",
        )
    try:
        commit = _draft(git, site, tip, cname)
        done = Published(url, commit, not tip, *_differences(git, tip, commit), cname.strip())
        if not commit or dry_run:
            return done
        _push(git, commit, branch, remote)
    finally:
        git.ask("update-ref", "-d", f"refs/heads/{_DRAFT}")
    left = _move(git, branch, commit)
    return Published(url, commit, done.first, done.added, done.changed, done.removed, done.cname, left)


def check(target: Target) -> str:
    """Return the remote's address for pushing, when all that publishing needs is there; the network is not asked.

    Raises PapernotesError when there is no git, no repository or no such remote, or when the branch is checked out.
    """
    git, branch, remote = Git(target.root), target.branch, target.remote
    git.tell(
        "rev-parse", "--show-toplevel",
        failed=f"{git.folder.resolve()} is not in a git repository",
        advice="make it one: git init, then git remote add origin ADDRESS",
    )  # fmt: skip
    if git.ask("check-ref-format", "--branch", branch) != branch:
        raise PapernotesError(f"{branch}: cannot be the name of a branch", help="the usual one is gh-pages")
    url = git.ask("remote", "get-url", "--push", remote) if not remote.startswith("-") else None
    if url is None:
        known = ", ".join((git.ask("remote") or "").split())
        raise PapernotesError(
            f"the repository has no remote {remote}",
            help=f"name one of {known} with --remote" if known else f"add it: git remote add {remote} ADDRESS",
        )
    if git.ask("symbolic-ref", "--quiet", "HEAD") == f"refs/heads/{branch}":
        raise PapernotesError(
            f"{branch} is the branch you are on; the site would replace everything in it",
            help="change to the branch of your notes, or name another one with --branch",
        )
    return url


def _fetch(git: Git, branch: str, remote: str) -> str:
    """Return the commit that the remote's branch is at, which is then here too; empty when it has no such branch."""
    advice = "check the network, the remote's address (git remote -v) and your access to it"
    head = f"refs/heads/{branch}"
    listed = git.tell("ls-remote", remote, head, failed=f"{remote} does not answer", advice=advice)
    tip = next((line.split("\t")[0] for line in listed.splitlines() if line.endswith(f"\t{head}")), "")
    if tip and git.ask("cat-file", "-e", f"{tip}^{{tree}}") is None:
        git.tell(
            "fetch", "--quiet", "--no-tags", remote, head,
            failed=f"{branch} cannot be fetched from {remote}", advice=advice,
        )  # fmt: skip
    return tip


def _cname(git: Git, site: Path, tip: str) -> str:
    """Return the CNAME file, byte for byte: the site's own, else the one that the branch has."""
    own = site / "CNAME"
    if own.is_file():
        return own.read_text("utf-8", "replace")
    kept = git.ask("cat-file", "blob", f"{tip}:CNAME") if tip else None
    return f"{kept}\n" if kept else ""


def _draft(git: Git, site: Path, tip: str, cname: str) -> str:
    """Return the commit that holds the site, on top of the tip; empty when the tip holds it already."""
    draft = f"refs/heads/{_DRAFT}"
    git.ask("update-ref", *((draft, tip) if tip else ("-d", draft)))
    git.commit(site, _DRAFT, _message(git), "" if (site / "CNAME").is_file() else cname)
    trees = git.tell(
        "rev-parse", f"{draft}^{{tree}}", *((f"{tip}^{{tree}}",) if tip else ()), draft,
        failed="the commit of the site cannot be read", advice="check the repository with `git fsck`",
    ).split()  # fmt: skip
    return "" if tip and trees[0] == trees[1] else trees[-1]


def _message(git: Git) -> str:
    """Return the commit's message: which state of the notes the site is of."""
    head = git.ask("rev-parse", "--short", "--verify", "--quiet", "HEAD")
    if not head:
        return "Publish the notes"
    more = " and what is not committed yet" if git.ask("status", "--porcelain", "--untracked-files=no") else ""
    return f"Publish {head}{more}"


def _differences(git: Git, tip: str, commit: str) -> tuple[int, int, int]:
    """Return how many files are added, changed and removed."""
    if not commit:
        return 0, 0, 0
    if not tip:
        return len((git.ask("ls-tree", "-r", "--name-only", "-z", commit) or "").split("\0")) - 1, 0, 0
    listed = git.ask("diff-tree", "-r", "--no-renames", "--name-status", "-z", tip, commit) or ""
    counts = Counter(listed.split("\0")[::2])
    return counts["A"], counts["M"] + counts["T"], counts["D"]


def _push(git: Git, commit: str, branch: str, remote: str) -> None:
    git.tell(
        "push", "--quiet", remote, f"{commit}:refs/heads/{branch}",
        failed=f"{remote} refused {branch}; nothing was published",
        advice="mend what it says, then publish again: it starts from what the remote then has",
    )  # fmt: skip


def _move(git: Git, branch: str, commit: str) -> str:
    """Move the local branch along; return why it was left where it is, empty when it was not."""
    head = f"refs/heads/{branch}"
    here = git.ask("rev-parse", "--verify", "--quiet", head)
    if f"branch {head}" in (git.ask("worktree", "list", "--porcelain") or "").splitlines():
        return "it is checked out in another work tree"
    if here and git.ask("merge-base", "--is-ancestor", here, commit) is None:
        return "it has commits of its own"
    return "" if git.ask("update-ref", head, commit) is not None else "git could not move it"
