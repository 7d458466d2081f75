"""Publishing, with git itself and a real bare repository as the remote."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from papernotes.publish import address_of, known_action, settings_of
from papernotes.publish import repository as known

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9"/></svg>'
NOTE = "# CVPR-2023\n## 《Scaling up GANs for Text-to-Image Synthesis》\nCode: https://github.com/ada/gan\n"


class Repository:
    """A project in a work tree, and the bare repository that it is pushed to."""

    def __init__(self, site: Site, bare: Path) -> None:
        self.site = site
        self.bare = bare

    def git(self, *arguments: str, at: Path | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=at or self.site.root, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def there(self, *arguments: str) -> str:
        return self.git(*arguments, at=self.bare)

    def publish(self, *arguments: str) -> str:
        result = self.site.run("publish", *arguments)
        assert result.exit_code == 0, result.output
        return result.output

    def fails(self, *arguments: str) -> str:
        result = self.site.run("publish", *arguments)
        assert result.exit_code == 2, result.output
        return result.output

    def push(self, *files: tuple[str, str], remove: str = "") -> None:
        """Let somebody else change the published branch: write files, each a path and its text, and remove one."""
        clone = Path(tempfile.mkdtemp(dir=self.bare))
        self.git("clone", "--quiet", "--branch", "gh-pages", str(self.bare), str(clone))
        for path, text in files:
            (clone / path).parent.mkdir(parents=True, exist_ok=True)
            (clone / path).write_text(text, "utf-8")
        if remove:
            self.git("rm", "--quiet", remove, at=clone)
        self.git("add", "--all", "--force", at=clone)
        self.git("commit", "--quiet", "-m", "From elsewhere", at=clone)
        self.git("push", "--quiet", at=clone)

    def files(self) -> set[str]:
        return set(self.there("ls-tree", "-r", "-z", "--name-only", "gh-pages").rstrip("\0").split("\0"))

    def commits(self, branch: str = "gh-pages") -> int:
        found = self.there("for-each-ref", f"refs/heads/{branch}")
        return int(self.there("rev-list", "--count", branch)) if found else 0

    def state(self) -> tuple[str, ...]:
        """What publishing must not touch: HEAD, what is staged, what is not, and what is neither."""
        commands = (
            ("rev-parse", "HEAD"),
            ("diff", "--cached"),
            ("diff",),
            ("branch", "--show-current"),
            ("stash", "list"),
        )
        return (*(self.git(*command) for command in commands), self.git("status", "--porcelain", "--", "notes"))


@pytest.fixture
def repository(site: Site, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for variable, value in {
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@localhost", "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@localhost",
    }.items():  # fmt: skip
        monkeypatch.setenv(variable, value)
    made = Repository(site.note(NOTE), tmp_path_factory.mktemp("remote"))
    made.git("init", "--quiet", "--bare", "--initial-branch=main", at=made.bare)
    made.git("init", "--quiet", "--initial-branch=main")
    made.git("remote", "add", "origin", str(made.bare))
    made.git("add", "notes")
    made.git("commit", "--quiet", "-m", "First notes")
    return made


def test_the_branch_holds_the_site_and_a_second_time_makes_no_commit(repository: Repository) -> None:
    said = repository.publish()
    assert said.startswith("Published ")
    files = set(repository.there("ls-tree", "-r", "--name-only", "gh-pages").split("\n"))
    assert files == set(repository.site.files())
    assert {".nojekyll", "index.html", "papers.json"} <= files
    assert "holds this site already; nothing was pushed" in repository.publish()
    assert repository.commits() == 1
    assert repository.git("rev-parse", "gh-pages") == repository.there("rev-parse", "gh-pages")


def test_a_change_is_one_more_commit_on_top(repository: Repository) -> None:
    repository.publish()
    repository.site.note(NOTE + "\n**Problem** It is hard.\n")
    assert "changed" in repository.publish()
    assert repository.commits() == 2
    message = repository.there("log", "-1", "--format=%s", "gh-pages")
    assert message == f"Publish {repository.git('rev-parse', '--short', 'HEAD')} and what is not committed yet"


def test_a_dirty_tree_and_a_staged_index_stay_as_they_are(repository: Repository) -> None:
    repository.site.note("# Staged\n\nA line.\n", "staged.md").note("# New\n\nA line.\n", "new.md")
    repository.git("add", "notes/staged.md")
    repository.site.note(NOTE + "\nA line more.\n")
    before = repository.state()
    repository.publish()
    assert repository.state() == before
    assert repository.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split() == ["gh-pages", "main"]


def test_a_dry_run_says_the_same_and_changes_nothing(repository: Repository) -> None:
    before = repository.state()
    said = repository.publish("--dry-run")
    assert said.startswith("Would publish ")
    assert repository.commits() == 0
    assert repository.git("for-each-ref", "--format=%(refname)") == "refs/heads/main"
    assert repository.state() == before
    repository.publish()
    assert "nothing was pushed" in repository.publish("--dry-run")


def test_what_another_machine_published_is_built_upon(repository: Repository, tmp_path: Path) -> None:
    repository.publish()
    repository.git("clone", "--quiet", "--branch", "gh-pages", str(repository.bare), str(tmp_path / "other"))
    repository.git("commit", "--quiet", "--allow-empty", "-m", "From elsewhere", at=tmp_path / "other")
    repository.git("push", "--quiet", at=tmp_path / "other")
    assert "nothing was pushed" in repository.publish()
    repository.site.note(NOTE + "\nA line more.\n")
    repository.publish()
    subjects = repository.there("log", "--format=%s", "gh-pages").split("\n")
    assert subjects[1] == "From elsewhere"
    assert len(subjects) == 3


def test_commits_of_the_local_branch_alone_are_neither_lost_nor_published(repository: Repository) -> None:
    repository.publish()
    tree = repository.git("rev-parse", "gh-pages^{tree}")
    own = repository.git("commit-tree", tree, "-p", "gh-pages", "-m", "Mine")
    repository.git("update-ref", "refs/heads/gh-pages", own)
    repository.site.note(NOTE + "\nA line more.\n")
    assert "Your own branch gh-pages was left where it was: it has commits of its own" in repository.publish()
    assert repository.git("rev-parse", "gh-pages") == own
    assert "Mine" not in repository.there("log", "--format=%s", "gh-pages")


def test_a_refused_push_says_why_and_leaves_nothing_behind(repository: Repository) -> None:
    hook = repository.bare / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho 'this branch is frozen' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    before = repository.state()
    said = repository.fails()
    assert "origin refused gh-pages; nothing was published" in said
    assert "remote: this branch is frozen" in said
    assert repository.state() == before
    assert repository.git("for-each-ref", "--format=%(refname)") == "refs/heads/main"
    hook.unlink()
    repository.publish()
    assert repository.commits() == 1


def test_the_branchs_domain_is_kept_byte_for_byte(repository: Repository) -> None:
    repository.publish()
    blob = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"], cwd=repository.bare, input=b"papers.example.org\n",
        capture_output=True, check=True,
    ).stdout.decode().strip()  # fmt: skip
    entries = repository.there("ls-tree", "gh-pages")
    tree = subprocess.run(
        ["git", "mktree"], cwd=repository.bare, input=f"{entries}\n100644 blob {blob}\tCNAME\n", text=True,
        capture_output=True, check=True,
    ).stdout.strip()  # fmt: skip
    commit = repository.there("commit-tree", tree, "-p", "gh-pages", "-m", "Name the domain")
    repository.there("update-ref", "refs/heads/gh-pages", commit)
    said = repository.publish()
    assert "nothing was pushed" in said
    assert "It stands at https://papers.example.org/" in said
    repository.site.note(NOTE + "\nA line more.\n")
    repository.publish()
    assert repository.there("rev-parse", "gh-pages:CNAME") == blob


def test_the_sites_own_domain_wins(repository: Repository) -> None:
    repository.site.build().write("site/CNAME", "mine.example.org\n")
    assert "https://mine.example.org/" in repository.publish()
    assert repository.there("show", "gh-pages:CNAME") == "mine.example.org"


@pytest.mark.parametrize(
    "foreign",
    [
        pytest.param({"CNAME": "papers.example.org\n", "sub/x.html": "mine"}, id="a-domain-and-a-page"),
        pytest.param({"slides/a bé.pdf": "mine", ".github/workflows/x.yml": "on: push\n"}, id="odd-names"),
        pytest.param({".nojekyll": "", "papers/mine.html": "mine"}, id="beside-pages-of-the-site"),
    ],
)
def test_what_stood_on_the_branch_before_the_first_publish_stays_and_is_named(
    repository: Repository, foreign: dict[str, str]
) -> None:
    repository.git("push", "--quiet", "origin", "main:gh-pages")
    repository.push(*foreign.items(), remove="notes/notes.md")
    tree = {path: repository.there("rev-parse", f"gh-pages:{path}") for path in foreign}
    before = repository.commits()
    assert all(path in repository.publish("--dry-run") for path in foreign.keys() - {"CNAME", ".nojekyll"})
    assert repository.commits() == before
    repository.publish()
    assert {path: repository.there("rev-parse", f"gh-pages:{path}") for path in foreign} == tree
    assert repository.files() == {*repository.site.files(), *foreign}
    assert repository.commits() == before + 1
    assert "nothing was pushed" in repository.publish()
    repository.publish("--replace")
    assert repository.files() == {*repository.site.files(), *({"CNAME"} & foreign.keys())}


@pytest.mark.parametrize("path", ["index.html", "papers.json", "index.html/old.txt"])
def test_a_file_of_others_in_the_place_of_a_page_stops_the_first_publish(repository: Repository, path: str) -> None:
    repository.git("push", "--quiet", "origin", "main:gh-pages")
    repository.push((path, "mine"))
    before = repository.commits()
    said = repository.fails("--yes")
    assert f"files that papernotes did not write and that the site has others for: {path}\n" in said
    assert repository.commits() == before
    assert repository.git("for-each-ref", "--format=%(refname)", "refs/heads") == "refs/heads/main"
    repository.publish("--replace")
    assert repository.files() == set(repository.site.files())


FOREIGN = {"slides/talk.html": "mine\n", "robots.md": "mine\r\n", ".well-known/a bé.txt": "x", "papers/mine.html": ""}


def test_what_others_put_on_the_branch_stays_and_is_named(repository: Repository) -> None:
    repository.publish()
    repository.push(*FOREIGN.items())
    tree = {path: repository.there("rev-parse", f"gh-pages:{path}") for path in FOREIGN}
    repository.site.note(NOTE + "\nA line more.\n")
    said = repository.publish()
    assert "Left there, 4 files that papernotes did not write (--replace removes them): " in said
    assert all(path in said for path in FOREIGN)
    assert {path: repository.there("rev-parse", f"gh-pages:{path}") for path in FOREIGN} == tree
    assert repository.files() == {*repository.site.files(), *tree}
    assert repository.commits() == 3
    assert "nothing was pushed" in repository.publish()


def test_pages_of_papers_that_are_no_more_go_and_others_stay_beside_them(repository: Repository) -> None:
    repository.site.note("## 《Folding Paper Cranes》 (CVPR 2020)\n", "cranes.md")
    repository.publish()
    repository.push(("papers/mine.html", "mine"))
    (repository.site.root / "notes" / "cranes.md").unlink()
    assert "gone" in repository.publish()
    assert "papers/mine.html" in repository.files()
    assert "papers/folding-paper-cranes.html" not in repository.files()


def test_what_others_put_there_is_removed_only_when_told_but_for_the_domain(repository: Repository) -> None:
    repository.publish()
    repository.push(*FOREIGN.items(), ("CNAME", "papers.example.org\n"))
    said = repository.publish("--dry-run", "--replace")
    assert "files: 4 gone" in said
    assert "It will stand at https://papers.example.org/" in said
    assert "slides/talk.html" in repository.files()
    assert "files: 4 gone" in repository.publish("--replace")
    assert repository.files() == {*repository.site.files(), "CNAME"}
    assert "Left there" not in repository.publish()


def test_a_dry_run_names_what_would_stay(repository: Repository) -> None:
    repository.publish()
    repository.push(("talk.html", "mine"))
    repository.site.note(NOTE + "\nA line more.\n")
    assert "talk.html" in repository.publish("--dry-run")
    assert repository.there("log", "-1", "--format=%s", "gh-pages") == "From elsewhere"


@pytest.mark.parametrize(
    ("path", "in_the_way"),
    [
        pytest.param("papers/folding-paper-cranes.html", "papers/folding-paper-cranes.html", id="a-page"),
        pytest.param("venues/cvpr.html/index.html", "venues/cvpr.html/index.html", id="a-folder-where-a-page-goes"),
        pytest.param("files", "files", id="a-file-where-a-folder-goes"),
    ],
)
def test_a_file_of_others_in_the_place_of_a_new_page_stops_it(
    repository: Repository, path: str, in_the_way: str
) -> None:
    repository.site.note("A line.\n")
    repository.publish()
    repository.push((path, "mine"))
    repository.site.note("## 《Folding Paper Cranes》 (CVPR 2020)\n\n![Figure](a.svg)\n").write("notes/a.svg", SVG)
    before = repository.state()
    said = repository.fails()
    assert "files that papernotes did not write and that the site has others for" in said
    assert in_the_way in said
    assert repository.there("show", f"gh-pages:{path}") == "mine"
    assert repository.state() == before
    repository.publish("--replace")
    assert repository.files() == set(repository.site.files())


def test_what_papernotes_wrote_is_its_own_also_where_others_changed_or_removed_it(repository: Repository) -> None:
    repository.publish()
    repository.push(("index.html", "changed"), remove="papers.json")
    said = repository.publish()
    assert "files: 1 new, 1 changed" in said
    assert repository.files() == set(repository.site.files())


def test_a_file_that_its_owner_put_into_the_sites_folder_is_published_and_can_change(repository: Repository) -> None:
    repository.site.build().write("site/extra.html", "one")
    repository.publish()
    repository.site.write("site/extra.html", "two")
    assert "Left there" not in repository.publish()
    assert repository.there("show", "gh-pages:extra.html") == "two"


def test_a_list_that_cannot_be_read_stops_it_unless_all_is_replaced(repository: Repository) -> None:
    repository.publish()
    repository.push((".papernotes-manifest.json", "[" * 100_000))
    assert "nobody knows which files papernotes published there" in repository.fails()
    repository.publish("--replace")
    assert repository.files() == set(repository.site.files())


def test_a_project_in_a_folder_of_its_repository_leaves_the_same_files(
    repository: Repository, tmp_path: Path, project: Callable[[Path], Site]
) -> None:
    inner = Repository(project(tmp_path / "reading" / "list"), repository.bare)
    inner.site.note(NOTE)
    assert f"files: {len(inner.site.build().files())} new" in inner.publish()
    inner.push(("reading/list/talk.html", "mine"), ("talk.html", "mine"))
    inner.site.note(NOTE + "\nA line more.\n")
    inner.publish()
    assert inner.files() == {*inner.site.files(), "reading/list/talk.html", "talk.html"}


@pytest.mark.parametrize("login", ["{}", "ada:{}", "{}:x-oauth-basic"])
def test_an_account_in_the_remotes_address_is_not_told(repository: Repository, login: str) -> None:
    token = "q7Zr4vXw9LmN2bTy8KdP"
    repository.git("config", "remote.origin.pushurl", f"https://{login.format(token)}@127.0.0.1:1/a.git")
    told = repository.publish("--dry-run") + repository.fails()
    assert "(https://127.0.0.1:1/a.git)" in told
    assert "origin refused gh-pages" in told
    assert token not in told


def test_the_branch_of_the_notes_is_never_the_sites(repository: Repository) -> None:
    said = repository.fails("--branch", "main", "--yes")
    assert "main is the branch you are on" in said
    assert not (repository.site.root / "site").exists()


def test_what_should_not_be_published_stops_it_unless_told(repository: Repository) -> None:
    repository.site.note(NOTE + "\nMail ada.lovelace@analytical-engine.net about it.\n")
    result = repository.site.run("publish")
    assert result.exit_code == 1
    assert "notes.md:5:6: PN602" in result.output
    assert "1 place that should not be published, so nothing was" in result.output
    assert repository.site.run("publish", "--dry-run").exit_code == 1
    assert repository.commits() == 0
    repository.site.write("papernotes.yml", "allow: ['*@analytical-engine.net']\n")
    assert "Would publish" in repository.publish("--dry-run")
    repository.site.write("papernotes.yml", "")
    repository.publish("--yes")
    assert repository.commits() == 1


def test_a_detached_head_publishes_too(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--detach")
    repository.publish()
    assert repository.commits() == 1


def test_a_repository_without_a_commit_publishes_too(repository: Repository) -> None:
    repository.git("update-ref", "-d", "HEAD")
    repository.publish()
    assert repository.there("log", "-1", "--format=%s", "gh-pages") == "Publish the notes"


def test_git_need_not_know_who_one_is(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(variable)
    repository.publish()
    assert repository.there("log", "-1", "--format=%cn", "gh-pages") == "papernotes"


def test_another_branch_and_remote_can_be_named(repository: Repository) -> None:
    repository.git("remote", "rename", "origin", "mine")
    assert "name one of mine with --remote" in repository.fails()
    repository.publish("--remote", "mine", "--branch", "pages/notes")
    assert repository.commits("pages/notes") == 1


def no_repository(repository: Repository) -> None:
    (repository.site.root / ".git").rename(repository.site.root / "was-git")


def no_remote(repository: Repository) -> None:
    repository.git("remote", "remove", "origin")


def no_answer(repository: Repository) -> None:
    repository.git("remote", "set-url", "origin", str(repository.bare / "nothing-here"))


@pytest.mark.parametrize(
    ("broken", "says", "advises"),
    [
        pytest.param(no_repository, "is not in a git repository", "git init", id="no-repository"),
        pytest.param(no_remote, "the repository has no remote origin", "git remote add origin ADDRESS", id="no-remote"),
        pytest.param(no_answer, "origin does not answer", "git remote -v", id="no-answer"),
    ],
)
def test_what_is_missing_is_told_with_what_to_do(
    repository: Repository, broken: Callable[[Repository], None], says: str, advises: str
) -> None:
    broken(repository)
    said = repository.fails()
    assert says in said
    assert advises in said
    assert "Traceback" not in said


def test_without_git_it_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in repository.fails()


def test_a_name_that_cannot_be_a_branchs_is_told(repository: Repository) -> None:
    assert "cannot be the name of a branch" in repository.fails("--branch", "a..b")


def test_the_setting_tells_the_address(repository: Repository) -> None:
    repository.site.write("papernotes.yml", "url: https://ada.example.org/notes\n")
    assert "It stands at https://ada.example.org/notes/" in repository.publish()


@pytest.mark.parametrize(
    ("remote", "cname", "url", "address"),
    [
        pytest.param("https://github.com/ada/notes.git", "", "", "https://ada.github.io/notes/", id="https"),
        pytest.param("https://token@github.com/Ada/Notes", "", "", "https://ada.github.io/Notes/", id="with-a-user"),
        pytest.param("git@github.com:ada/notes.git", "", "", "https://ada.github.io/notes/", id="scp"),
        pytest.param("ssh://git@github.com/ada/notes.git", "", "", "https://ada.github.io/notes/", id="ssh"),
        pytest.param("ssh://git@ssh.github.com:443/ada/notes", "", "", "https://ada.github.io/notes/", id="ssh-port"),
        pytest.param("git@github.com:ada/ada.github.io.git", "", "", "https://ada.github.io/", id="the-owners-own"),
        pytest.param("git@github.com:ada/notes.git", "a.org\n", "", "https://a.org/", id="a-domain"),
        pytest.param("git@github.com:ada/notes.git", "a.org", "https://b.org", "https://b.org/", id="the-setting"),
        pytest.param("git@gitlab.com:ada/notes.git", "", "", "", id="another-host"),
        pytest.param("https://github.com.evil.org/ada/notes", "", "", "", id="a-host-that-begins-like-it"),
        pytest.param("/srv/git/notes.git", "", "", "", id="a-folder"),
    ],
)
def test_the_address_follows_from_the_remote(remote: str, cname: str, url: str, address: str) -> None:
    assert address_of(remote, cname=cname, url=url) == address


def test_the_settings_page_is_githubs() -> None:
    assert settings_of("git@github.com:ada/notes.git") == "https://github.com/ada/notes/settings/pages"
    assert settings_of("/srv/git/notes.git") == ""


@pytest.mark.parametrize(
    ("direct", "action"),
    [
        pytest.param(None, "", id="from-an-index"),
        pytest.param(
            '{"url": "https://github.com/ada/papernotes.git", "vcs_info": {"vcs": "git", "commit_id": "abc123"}}',
            "ada/papernotes@abc123", id="from-a-repository",
        ),
        pytest.param(
            '{"url": "ssh://git@github.com/ada/papernotes", "vcs_info": {"vcs": "git", "commit_id": "abc123"}}',
            "ada/papernotes@abc123", id="from-a-repository-by-ssh",
        ),
        pytest.param(
            '{"url": "https://gitlab.com/ada/papernotes", "vcs_info": {"vcs": "git", "commit_id": "abc123"}}',
            "", id="from-another-host",
        ),
        pytest.param('{"url": "https://github.com/ada/papernotes"}', "", id="without-a-commit"),
        pytest.param('{"url": "file:///nowhere/papernotes", "dir_info": {}}', "", id="from-a-folder-that-went"),
        pytest.param("not json", "", id="damaged"),
        pytest.param("[]", "", id="something-else"),
    ],
)  # fmt: skip
def test_a_workflow_calls_the_papernotes_that_is_installed_here(
    monkeypatch: pytest.MonkeyPatch, direct: str | None, action: str
) -> None:
    class Distribution:
        def read_text(self, name: str) -> str | None:
            return direct

    monkeypatch.setattr(known, "distribution", lambda _: Distribution())
    assert known_action() == action


def test_a_checkout_from_github_is_known_by_its_commit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "a checkout"
    folder.mkdir()

    class Distribution:
        def read_text(self, name: str) -> str:
            return json.dumps({"url": folder.as_uri(), "dir_info": {"editable": True}})

    def git(*arguments: str) -> str:
        named = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        return subprocess.run(
            ["git", *named, *arguments], cwd=folder, capture_output=True, text=True, check=True
        ).stdout

    monkeypatch.setattr(known, "distribution", lambda _: Distribution())
    git("init", "--quiet")
    git("commit", "--quiet", "--allow-empty", "--message", "One")
    assert known_action() == ""
    git("remote", "add", "origin", "git@github.com:ada/papernotes.git")
    assert known_action() == f"ada/papernotes@{git('rev-parse', 'HEAD').strip()}"


def test_a_file_is_committed_as_it_is_whatever_it_is_called_and_holds(repository: Repository) -> None:
    names = ['a "quoted" name.txt', "back\\slash.txt", "two\nlines.txt", "é 中.txt"]
    repository.publish()
    for name in names:
        (repository.site.root / "site" / name).write_bytes(b"one\r\ntwo\x00\xff")
    (repository.site.root / "site" / "run.sh").write_bytes(b"true\n")
    (repository.site.root / "site" / "run.sh").chmod(0o755)
    (repository.site.root / ".gitattributes").write_text("*.txt text eol=lf\n", "utf-8")
    repository.publish()
    listed = repository.there("ls-tree", "-r", "-z", "--name-only", "gh-pages").split("\0")
    assert {*names} <= {*listed}
    assert repository.there("cat-file", "-s", "gh-pages:two\nlines.txt") == "10"
    assert repository.there("ls-tree", "gh-pages", "run.sh").startswith("100755 ")
