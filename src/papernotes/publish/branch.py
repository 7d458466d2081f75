"""A site's folder → a commit on its branch → the remote.

The commit is made on a branch of its own, on top of what the remote has, and pushed from there; the branch that it is
for moves only once the push went through. So a refused push leaves nothing behind, and publishing the same site again
makes no commit.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError
from papernotes.files.manifest import Manifest
from papernotes.files.walk import MANIFEST
from papernotes.publish.git import Git
from papernotes.publish.others import CNAME, named, others

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DRAFT = "papernotes-publishing"
"""The local branch that holds the commit until it is pushed."""


@dataclass(frozen=True, slots=True)
class PublishTarget:
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
    kept: tuple[str, ...] = ()
    """Files of the branch that papernotes did not write and that stay, but for the one that names the domain."""
    left: str = ""
    """Why the local branch of that name was left where it was; empty when it moved along."""


def publish(target: PublishTarget, site: Path, *, replace: bool = False, dry_run: bool = False) -> Published:
    """Make a branch of a remote hold a site, as one commit on top of what it holds.

    Files that papernotes did not write there stay. With ``replace`` only the one that names the domain does.
    ``dry_run`` stops before the push. Raises PapernotesError when `check` does, when the branch has a file of others
    in the place of one of the site's or no longer tells which are papernotes' own, and when the remote does not answer
    or refuses; then nothing has changed.
    """
    git, branch, remote = Git(target.root), target.branch, target.remote
    url = check(target)
    tip = _fetch(git, branch, remote)
    try:
        commit, kept = _draft(target, site, tip, replace=replace)
        done = Published(url, commit, not tip, *_differences(git, tip, commit), _domain(git, site, tip), kept)
        if not commit or dry_run:
            return done
        _push(git, commit, branch, remote)
    finally:
        git.ask("update-ref", "-d", f"refs/heads/{_DRAFT}")
    left = _move(git, branch, commit)
    return dataclasses.replace(done, left=left)


def check(target: PublishTarget) -> str:
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


def _domain(git: Git, site: Path, tip: str) -> str:
    """Return the domain that the branch will name: that of the site's own file, else the one that it has."""
    own = site / CNAME
    if own.is_file():
        return own.read_text("utf-8", "replace").strip()
    return (git.ask("cat-file", "blob", f"{tip}:{CNAME}") or "").strip() if tip else ""


def _draft(target: PublishTarget, site: Path, tip: str, *, replace: bool) -> tuple[str, tuple[str, ...]]:
    """Return the commit that holds the site and what else stays, and the paths of that.

    It stands on top of the tip; it is empty when the tip holds it already.
    """
    git, draft = Git(target.root), f"refs/heads/{_DRAFT}"
    git.ask("update-ref", *((draft, tip) if tip else ("-d", draft)))
    message = _message(git)
    git.commit(site, _DRAFT, message)
    kept = _kept(target, site, tip, git.entries(draft), replace=replace) if tip else {}
    if kept:
        git.tell(
            "update-ref", draft, git.add(draft, kept, message, tip),
            failed="the commit of the site cannot be named", advice="check the repository with `git fsck`",
        )  # fmt: skip
    trees = git.tell(
        "rev-parse", f"{draft}^{{tree}}", *((f"{tip}^{{tree}}",) if tip else ()), draft,
        failed="the commit of the site cannot be read", advice="check the repository with `git fsck`",
    ).split()  # fmt: skip
    commit = "" if tip and trees[0] == trees[1] else trees[-1]
    return commit, tuple(path for path in kept if path != CNAME)


def _kept(
    target: PublishTarget, site: Path, tip: str, drafted: Mapping[str, str], *, replace: bool
) -> Mapping[str, str]:
    """Return what stays of a branch, path to git's entry. Raises PapernotesError when the site is in its way."""
    git, where = Git(target.root), f"{target.remote}/{target.branch}"
    there = git.entries(tip)
    if replace:
        return {CNAME: there[CNAME]} if CNAME in there and CNAME not in drafted else {}
    written = Manifest()
    if MANIFEST in there:
        written = Manifest.parse(git.ask("cat-file", "blob", f"{tip}:{MANIFEST}") or "")
        if not written.whole:
            raise PapernotesError(
                f"{where} has a {MANIFEST} that cannot be read, so nobody knows which files papernotes published there",
                help="name another branch with --branch, or replace all that is there with --replace",
            )
    found = others(there, {*written.files}, drafted, {*Manifest.read(site).files})
    if found.in_the_way:
        raise PapernotesError(
            f"{where} holds files that papernotes did not write and that the site has others for: "
            f"{named(found.in_the_way)}",
            help="move them on that branch, or replace what papernotes did not write with --replace",
        )
    return found.kept


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
        return len(git.entries(commit)), 0, 0
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
