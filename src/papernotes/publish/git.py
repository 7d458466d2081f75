"""git, run in a project's folder."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError

if TYPE_CHECKING:
    from pathlib import Path

_NO_IDENTITY = {"NAME": "papernotes", "EMAIL": "papernotes@localhost"}
"""Who commits where git was never told, as on a fresh machine."""


@dataclass(frozen=True, slots=True)
class Git:
    """The repository that a folder lies in."""

    folder: Path

    def ask(self, *arguments: str) -> str | None:
        """Return what a command prints, its last line end left out; None when it fails."""
        done = self._run(("git", *arguments))
        return done.stdout.rstrip("\n") if done.returncode == 0 else None

    def tell(self, *arguments: str, failed: str, advice: str) -> str:
        """Return what a command prints. Raises PapernotesError, with git's own words, when it fails."""
        done = self._run(("git", *arguments))
        if done.returncode:
            raise PapernotesError(f"{failed}{said(done.stderr)}", help=advice)
        return done.stdout.rstrip("\n")

    def commit(self, site: Path, branch: str, message: str, cname: str) -> None:
        """Commit a folder as the whole content of a local branch, on top of it, through ghp-import.

        It is run as a program: only that takes the folder of the repository. Raises PapernotesError when it fails.
        """
        options = ("--no-jekyll", "--branch", branch, "--message", message, *(("--cname", cname) if cname else ()))
        done = self._run((sys.executable, "-m", "ghp_import", *options, str(site.resolve())), **self._identity())
        if done.returncode or self.ask("rev-parse", "--verify", "--quiet", f"refs/heads/{branch}") is None:
            raise PapernotesError(
                f"the site could not be committed{said(done.stderr)}", help="check the repository with `git fsck`"
            )

    def _identity(self) -> dict[str, str]:
        return {
            f"GIT_COMMITTER_{key}": default
            for key, default in _NO_IDENTITY.items()
            if not os.environ.get(f"GIT_COMMITTER_{key}") and not self.ask("config", f"user.{key.lower()}")
        }

    def _run(self, command: tuple[str, ...], **environment: str) -> subprocess.CompletedProcess[str]:
        # A password is asked for on the terminal itself; messages are read, so they come in English.
        try:
            return subprocess.run(  # noqa: S603 - a fixed program, and arguments that are no shell's
                command,
                cwd=self.folder,
                env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C", **environment},
                capture_output=True,
                stdin=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
        except FileNotFoundError as error:
            raise PapernotesError(
                "git is not installed, and publishing needs it", help="install it from https://git-scm.com"
            ) from error
        except OSError as error:
            raise PapernotesError(
                f"git cannot be run: {error.strerror or error}", help="check it on its own"
            ) from error


def said(output: str) -> str:
    """Return git's own words as the end of a sentence: what the other side says, and what is fatal or an error."""
    lines = [line.strip() for line in output.splitlines()]
    telling = [line for line in lines if line.startswith(("remote:", "fatal:", "error:", "ERROR", "!"))] or lines
    words = [line for line in dict.fromkeys(telling) if line.removeprefix("remote:").strip()]
    return "".join(f"\n  {line}" for line in words[:8])
