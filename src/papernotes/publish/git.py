"""git, run in a project's folder."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError
from papernotes.report.printable import printable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

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

    def tell(self, *arguments: str, failed: str, advice: str, given: str = "", **environment: str) -> str:
        """Return what a command prints. Raises PapernotesError, with git's own words, when it fails."""
        done = self._run(("git", *arguments), given, **environment)
        if done.returncode:
            raise PapernotesError(f"{failed}{error_lines(done.stderr)}", help=advice)
        return done.stdout.rstrip("\n")

    def entries(self, commit: str) -> dict[str, str]:
        """Return all files of a commit, the path of each with git's whole entry of it. Raises PapernotesError."""
        listed = self.tell(
            "ls-tree", "-r", "-z", "--full-tree", commit,
            failed="a commit cannot be read", advice="check the repository with `git fsck`",
        )  # fmt: skip
        return {entry.partition("\t")[2]: entry for entry in listed.split("\0") if entry}

    def commit(self, site: Path, branch: str, message: str) -> None:
        """Commit a folder as the whole content of a local branch, on top of it; Jekyll is told to leave it alone.

        The files go to ``git fast-import`` as they are, which needs neither index nor work tree, and into one pack.
        Raises PapernotesError when it fails.
        """
        words = {"failed": "the site could not be committed", "advice": "check the repository with `git fsck`"}
        head = f"refs/heads/{branch}"
        who = self.tell("var", "GIT_COMMITTER_IDENT", **words, **self._identity())
        parent = self.ask("rev-parse", "--verify", "--quiet", head)
        begin = (f"commit {head}", f"committer {who}", *_data(message), *((f"from {parent}",) if parent else ()))
        with TemporaryFile() as stream:
            stream.write("\n".join((*begin, "deleteall", "")).encode("utf-8", "surrogateescape"))
            for path in sorted(site.rglob("*")):
                if path.is_file():
                    name = path.relative_to(site).as_posix()
                    stream.write(_entry(name, path.read_bytes(), runs=os.access(path, os.X_OK)))
            stream.write(_entry(".nojekyll", b"", runs=False))
            stream.seek(0)
            done = self._run(("git", "fast-import", "--quiet"), stream)
        if done.returncode:
            raise PapernotesError(f"{words['failed']}{error_lines(done.stderr)}", help=words["advice"])

    def add(self, commit: str, entries: Mapping[str, str], message: str, parent: str) -> str:
        """Return a commit of what another holds and of some entries besides, made in an index of its own.

        Raises PapernotesError when it cannot be made.
        """
        words = {"failed": "the site could not be committed", "advice": "check the repository with `git fsck`"}
        listed = "".join(f"{entry}\0" for entry in entries.values())
        with TemporaryDirectory() as folder:
            words["GIT_INDEX_FILE"] = str(Path(folder, "index"))
            self.tell("read-tree", commit, **words)
            self.tell("update-index", "-z", "--index-info", given=listed, **words)
            tree = self.tell("write-tree", **words)
            return self.tell("commit-tree", tree, "-p", parent, "-m", message, **words, **self._identity())

    def _identity(self) -> dict[str, str]:
        return {
            f"GIT_{who}_{key}": default
            for who in ("AUTHOR", "COMMITTER")
            for key, default in _NO_IDENTITY.items()
            if not os.environ.get(f"GIT_{who}_{key}") and not self.ask("config", f"user.{key.lower()}")
        }

    def _run(
        self, command: tuple[str, ...], given: str | IO[bytes] = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        # A password is asked for on the terminal itself; messages are read, so they come in English.
        try:
            return subprocess.run(
                command,
                cwd=self.folder,
                env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C", **environment},
                capture_output=True,
                input=given if isinstance(given, str) else None,
                stdin=None if isinstance(given, str) else given,
                text=True,
                encoding="utf-8",
                errors="surrogateescape",  # a file's name may be any bytes, and goes back to git as it came
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


def _data(text: str) -> tuple[str, str]:
    """Return a text as fast-import reads it, behind its length in bytes."""
    return f"data {len(text.encode())}", text


def _entry(path: str, content: bytes, runs: bool) -> bytes:
    """Return a file as fast-import reads it; quoted, a path may hold any signs."""
    quoted = path.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
    mode = "100755" if runs else "100644"
    return f'M {mode} inline "{quoted}"\ndata {len(content)}\n'.encode("utf-8", "surrogateescape") + content + b"\n"


def error_lines(output: str) -> str:
    """Return git's own words as the end of a sentence: what the other side says, and what is fatal or an error."""
    lines = [line.strip() for line in without_login(output).split("\n")]
    telling = [line for line in lines if line.startswith(("remote:", "fatal:", "error:", "ERROR", "!"))] or lines
    words = [line for line in dict.fromkeys(telling) if line.removeprefix("remote:").strip()]
    return "".join(f"\n  {printable(line)}" for line in words[:8])


_LOGIN = re.compile(r"\b(https?://)[^/\s]*@", re.IGNORECASE)


def without_login(text: str) -> str:
    """Return a text, such as a remote's address, without the account or token in its addresses."""
    return _LOGIN.sub(r"\1", text)
