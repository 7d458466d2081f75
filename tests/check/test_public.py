"""What should not be published. The tokens here are made up, and put together so that no scanner takes them for one."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.check import public
from papernotes.report import text
from papernotes.source import Source

if TYPE_CHECKING:
    from tests.conftest import Site

SORTED = "abcdefghijklmnopqrstuvwxyz0123456789"
MIXED = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0"


def told(content: str, *allow: str) -> list[tuple[str, str]]:
    source = Source("a.md", content)
    return [(f.code, content[f.span.start : f.span.end]) for f in public([source], allow) if f.span]


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        pytest.param("cd /home/ada/code", "PN601", "/home/ada", id="linux"),
        pytest.param("ls /nfs/home2/ada/x", "PN601", "/nfs/home2/ada", id="cluster"),
        pytest.param("ls /mnt/data/home/ada/x", "PN601", "/mnt/data/home/ada", id="mounted"),
        pytest.param("/mnt/c/Users/Ada/x", "PN601", "/mnt/c/Users/Ada", id="windows-from-linux"),
        pytest.param("--data=/Users/ada.lovelace/x", "PN601", "/Users/ada.lovelace", id="mac"),
        pytest.param(r"open C:\Users\Ada\notes", "PN601", r"C:\Users\Ada", id="windows"),
        pytest.param(r'"C:\\Users\\Ada\\x"', "PN601", r"C:\\Users\\Ada", id="windows-escaped"),
        pytest.param("file:///home/ada/a.pdf", "PN601", "file:///home/ada", id="file-address"),
        pytest.param("Ask ada.l@uni-x.edu.", "PN602", "ada.l@uni-x.edu", id="mail"),
        pytest.param("[mail](mailto:ada@uni-x.edu)", "PN602", "ada@uni-x.edu", id="mailto"),
        pytest.param(f"token ghp_{MIXED[:36]}!", "PN603", f"ghp_{MIXED[:36]}", id="github"),
        pytest.param(f"github_pat_{MIXED[:30]}", "PN603", f"github_pat_{MIXED[:30]}", id="github-fine-grained"),
        pytest.param(f"用glpat-{MIXED[:20]}登录", "PN603", f"glpat-{MIXED[:20]}", id="among-other-letters"),
        pytest.param(f"bot12345678:AA{MIXED[:33]}", "PN603", f":AA{MIXED[:33]}", id="bot"),
        pytest.param(f"sk-proj-{MIXED}", "PN603", f"sk-proj-{MIXED}", id="api-key"),
        pytest.param("ghp_" + SORTED, "PN603", "ghp_" + SORTED, id="github-in-order"),
        pytest.param("AKIA" + "ABCDEFGHIJKL2345", "PN603", "AKIA" + "ABCDEFGHIJKL2345", id="aws-in-order"),
        pytest.param("hf_" + SORTED, "PN603", "hf_" + SORTED, id="hugging-face-in-order"),
        pytest.param("AKIA" + "1A2B3C4D5E6F7G8H", "PN603", "AKIA" + "1A2B3C4D5E6F7G8H", id="aws"),
        pytest.param(f"xoxb-{MIXED[:24]}", "PN603", f"xoxb-{MIXED[:24]}", id="slack"),
        pytest.param(f"hf_{MIXED[:34]}", "PN603", f"hf_{MIXED[:34]}", id="hugging-face"),
        pytest.param("API_KEY='q7Zr4vXw9LmN2bTy8KdP'", "PN603", "q7Zr4vXw9LmN2bTy8KdP", id="called-a-key"),
        pytest.param('"access_token": "q7Zr4vXw9LmN2bTy8KdP"', "PN603", "q7Zr4vXw9LmN2bTy8KdP", id="in-json"),
        pytest.param("password: hunter2!", "PN603", "hunter2!", id="password"),
        pytest.param("密码：gpu2023lab", "PN603", "gpu2023lab", id="password-in-chinese"),
        pytest.param("git clone https://ada:pa55w0rd@x.example.net/a", "PN603", "pa55w0rd", id="in-an-address"),
        pytest.param("-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----", "PN604",
                     "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----", id="private-key"),
        pytest.param("at http://localhost:7860/.", "PN605", "http://localhost:7860/", id="localhost"),
        pytest.param("<http://10.0.0.5:8888/lab>", "PN605", "http://10.0.0.5:8888/lab", id="ten"),
        pytest.param("http://[fd00::1]/", "PN605", "http://[fd00::1]/", id="ipv6"),
        pytest.param("http://gpu7.lab.internal/x", "PN605", "http://gpu7.lab.internal/x", id="internal"),
        pytest.param("http://gpu7/x", "PN605", "http://gpu7/x", id="name-without-a-dot"),
        pytest.param("on 192.168.1.20", "PN605", "192.168.1.20", id="bare-number"),
        pytest.param("ping 10.1.2.3", "PN605", "10.1.2.3", id="bare-ten"),
        pytest.param("ssh -p 22 ada@gpu7", "PN605", "ada@gpu7", id="ssh"),
        pytest.param("scp a.txt ada@x.uni-x.edu:~/", "PN605", "ada@x.uni-x.edu", id="scp"),
    ],
)  # fmt: skip
def test_what_should_not_be_published_is_found(content: str, code: str, words: str) -> None:
    assert told(f"Words before.\n\n{content}\n") == [(code, words)]


@pytest.mark.parametrize(
    "content",
    [
        "/home/user/data, /home/ubuntu/x, /Users/username, C:\\Users\\you\\x, ~/code, $HOME/x",
        "https://example.org/home/ada/index.html and src/home/ada",
        "user@example.com, git@github.com:ada/notes.git, noreply@uni-x.edu, figure@2x.png, https://medium.com/@ada",
        "@inproceedings{he2016, author={He, K.}} and 3 @ 5.0 and a@b",
        "The [CLS] token: a vector of 768 numbers. Secret sharing. Token pruning. Password: required.",
        "API_KEY=$API_KEY api_key=os.environ token: <your token> secret=xxxxxxxxxxxxxxxxxxxx password: ********",
        "token: sequence_length_is_512_tokens_here",
        "sk-learn-based-pipeline-of-models-for-us and task-oriented-dialogue-2020-systems",
        "commit 0123456789abcdef0123456789abcdef01234567, id 550e8400-e29b-41d4-a716-446655440000",
        "version 10.1.2.3, section 10.2.3.4, 1.2.3.4, https://www.example.org:8080/, http://8.8.8.8/",
        "https://user:password@example.org/",
    ],
)
def test_what_tells_nothing_of_anybody_is_let_through(content: str) -> None:
    assert told(content) == []


@pytest.mark.parametrize(
    "pattern", ["PN602", "mail-address", "PN602:a.md", "*@uni-x.edu", "ADA@UNI-X.EDU", "PN602:*.md"]
)
def test_what_is_allowed_is_not_told(pattern: str) -> None:
    content = "ada@uni-x.edu and http://localhost/"
    assert told(content, pattern) == [("PN605", "http://localhost/")]


@pytest.mark.parametrize("pattern", ["PN60", "ada", "PN602:b.md", "*@uni-y.edu", "[", ""])
def test_a_pattern_allows_only_what_it_matches_as_a_whole(pattern: str) -> None:
    assert ("PN602", "ada@uni-x.edu") in told("ada@uni-x.edu", pattern)


def test_reports_do_not_repeat_a_secret() -> None:
    word = "q7Zr4vXw9LmN2bTy8KdP"
    source = Source("a.md", f"API_KEY={word}\n")
    shown = text(public([source]), {"a.md": source})
    assert word not in shown
    assert "API_KEY=q7Zr••••••••••••••••\n" in shown


def test_an_account_on_a_machine_and_its_home_are_both_told() -> None:
    assert told("scp a ada@gpu7.uni-x.edu:/home/ada/x") == [("PN605", "ada@gpu7.uni-x.edu"), ("PN601", "/home/ada")]


def test_each_source_is_looked_at_and_findings_stand_in_order() -> None:
    sources = [Source("a.md", "x"), Source("b.md", "/home/ada and ada@uni-x.edu and /home/bob")]
    assert [f.code for f in public(sources)] == ["PN601", "PN602", "PN601"]
    assert {f.path for f in public(sources)} == {"b.md"}


@given(st.text(alphabet="/home.ada@-=:10.2 tokenpw\nAKIAskghp_'\"<>hftsUC\\é漢", max_size=200))
def test_any_text_is_looked_at_and_every_span_lies_in_it(content: str) -> None:
    found = public([Source("a.md", content)])
    spans = [f.span for f in found]
    assert all(span and 0 <= span.start < span.end <= len(content) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans) if a and b)


@pytest.mark.parametrize(
    "piece", ["a@", "token=", "ssh a", "/home/", "http://", "x.", "sk-a1", "eyJaaaaaaaaaaa.", "a_", "1.", "- "]
)
def test_hostile_texts_take_no_longer_than_their_length(piece: str, untraced: None) -> None:
    content = piece * (100_000 // len(piece))
    started = time.process_time()
    public([Source("a.md", content)])
    assert time.process_time() - started < 5


def test_the_check_tells_it_only_when_asked(site: Site) -> None:
    site.note("# A note\n\nAsk ada@uni-x.edu, API_KEY=q7Zr4vXw9LmN2bTy8KdP\n")
    assert site.run("check").exit_code == 0
    result = site.run("check", "--public")
    assert result.exit_code == 1
    assert "PN602" in result.output
    assert "PN603" in result.output
    site.write("papernotes.yml", "allow: ['*@uni-x.edu', PN603]\n")
    assert site.run("check", "--public").exit_code == 0
