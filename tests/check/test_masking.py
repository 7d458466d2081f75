"""No report shows a secret, whatever is told of its line. The tokens here are made up, and put together only here."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.author.fix import diff
from papernotes.builder.pipeline import explain_line
from papernotes.check import public
from papernotes.check.all_checks import check
from papernotes.check.repair import repair
from papernotes.errors import PapernotesError
from papernotes.masking import KINDS, Mask, masked, secrets
from papernotes.report import text
from papernotes.report.formats import FORMATS
from papernotes.rules import RULES
from papernotes.source import Source

from .projects import project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Site

    from papernotes.masking import _Kind

MIXED = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6"
ENDS = (
    *(MIXED[:length] for length in (16, 24, 30, 33, 35, 36, 37, 52)),
    MIXED[:16].upper(), f"{MIXED[:20]}.{MIXED[20:40]}", f"{MIXED[:14]}.eyJ{MIXED[14:28]}.{MIXED[28:44]}",
)  # fmt: skip
KEY = "q7Zr4vXw9LmN2bTy8KdP"
BODY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ"


def token(kind: _Kind, mark: str) -> tuple[str, str]:
    made = ((f"12345678{mark}{end}" if "<=" in kind.before else f"{mark}{end}", end) for end in ENDS)
    return next(
        (words, end) for words, end in made if re.search(f"{kind.before}{re.escape(mark)}(?:{kind.after})$", words)
    )


def called(names: tuple[str, ...], word: str) -> Iterator[tuple[str, str]]:
    for name in names:
        for form in ("{}={}", "{}: '{}'", '"{}" : "{}",', "**{}**：{}", "{} {}"):
            yield form.format(name, word), word


KEYS = ("api_key", "API-KEY", "secret", "aws_secret_access_key", "access_token", "AUTH_TOKEN", "token", "Bearer")
PASSWORDS = ("password", "Passwd", "pwd", "密码", "密碼", "パスワード", "비밀번호")
MADE: list[tuple[str, str]] = [
    *(token(kind, mark) for kind in KINDS for mark in kind.marks),
    *called(KEYS, KEY),
    *called(PASSWORDS, "hunter2!gpu#Lab"),
    *((f"https://ada:{word}@x.example.net/a", word) for word in ("pa55w0rd", "x9", KEY, "p%40ss1!")),
]
"""What stands in a line, and the secret in it, without the mark that tells whose it is."""
BLOCKS = [
    f"-----BEGIN RSA PRIVATE KEY-----\n{BODY}\n{BODY[::-1]}\n-----END RSA PRIVATE KEY-----",
    f"-----BEGIN PRIVATE KEY-----\n{BODY}\n{BODY[::-1]}",
    f"> -----BEGIN OPENSSH PRIVATE KEY-----\n> {BODY}\n> {BODY[::-1]}",
    f"-----BEGIN EC PRIVATE KEY-----\r\nProc-Type: 4,ENCRYPTED\r\n\r\n{BODY}\r\n{BODY[::-1]}",
    rf'"-----BEGIN PRIVATE KEY-----\n{BODY}\n{BODY[::-1]}"',
]
EVERY = [*MADE, *((block, BODY) for block in BLOCKS), *((block, BODY[::-1]) for block in BLOCKS)]
NOTES = [rule.bad for rule in RULES.values() if rule.bad and rule.file.startswith("notes/")]
HEAD = "## 《Deep Residual Learning for Image Recognition》(CVPR 2016)\n\n"


def leaked(secret: str, told: str) -> list[str]:
    """Return the parts of a secret that a text shows; in any case, for an address is the same in any."""
    size = min(8, len(secret))
    parts = {secret[at : at + size].lower() for at in range(len(secret) - size + 1)}
    parts = parts if len(secret) > 3 else {f":{secret}@"}
    return [part for part in sorted(parts) if part in told.lower()]


def reports(notes: str) -> Iterator[str]:
    """Yield all that is told of some notes, in every format."""
    found = project(notes)
    sources = found.by_path
    findings = (*check(found).findings, *public(found.sources))
    yield text(findings, sources, most=1000)
    for write in FORMATS.values():
        written = write(findings, sources, str)
        yield written
        yield json.dumps(json.loads(written), ensure_ascii=False) if written.startswith("{") else ""
    yield diff(found, repair(found).project, str).text
    for line in range(1, len(found.sources[0].lines) + 1):
        yield "\n".join(explain_line(found, found.sources[0].path, line))


def placed(notes: str, line: str) -> Iterator[str]:
    """Yield notes with a line's words at the begin and end of each of their lines, and in the place of its words."""
    lines = notes.split("\n")
    for number, old in enumerate(lines):
        words = re.findall(r"[^\s\[\]()<>《》`*|#]{3,}", old)
        for new in (f"{old} {line}", f"{line} {old}", *(old.replace(word, line, 1) for word in words)):
            yield "\n".join((*lines[:number], new, *lines[number + 1 :]))


@pytest.mark.parametrize(("words", "secret"), EVERY)
def test_what_is_made_here_is_found_and_shows_its_first_characters_at_most(words: str, secret: str) -> None:
    assert secret in "\n".join(words[found.start : found.end] for found in secrets(words))
    shown = masked(words)
    assert not leaked(secret, shown)
    assert len(shown) == len(words)


@given(st.sampled_from(EVERY), st.sampled_from(NOTES), st.data())
def test_no_report_shows_any_kind_of_secret(made: tuple[str, str], notes: str, data: st.DataObject) -> None:
    line, secret = made
    mixed = data.draw(st.sampled_from(list(placed(notes, line))))
    assert not leaked(secret, "\n".join(reports(mixed))), mixed


@pytest.mark.slow
@pytest.mark.parametrize("notes", NOTES)
def test_no_report_shows_a_secret_at_any_place_of_what_a_rule_speaks_of(notes: str) -> None:
    for mixed in placed(notes, f"API_KEY={KEY}"):
        assert not leaked(KEY, "\n".join(reports(mixed))), mixed


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(f"`{KEY}` leads nowhere", id="in another place"),
        pytest.param(f"`{KEY.lower()}` leads nowhere", id="in lower case"),
        pytest.param(f"`figure-{KEY[:-4]}…` leads nowhere", id="cut at its end"),
        pytest.param(f"`…{KEY[5:]}` leads nowhere", id="cut at its begin"),
        pytest.param(f"`{KEY[:10]} {KEY[10:]}` leads nowhere", id="torn"),
    ],
)
def test_a_message_shows_no_part_of_a_secret_of_the_text(message: str) -> None:
    told = Mask([f"API_KEY={KEY}\n"]).text(message)
    assert all(KEY[at : at + 6].lower() not in told.lower() for at in range(4, len(KEY) - 5))
    assert told.endswith("leads nowhere")
    assert len(told) == len(message)


@pytest.mark.parametrize(
    "message", ["`attention` is all you need", "2017 and 202020", "------", "| --- |", "private key"]
)
def test_what_a_secret_has_in_common_with_other_words_is_shown(message: str) -> None:
    text = f"password: attention202020!\n\n{BLOCKS[0]}\n\nhttps://ada:x9@x.example.net\n"
    assert Mask([text]).text(message) == message


def test_what_is_covered_keeps_its_place_and_its_line_ends() -> None:
    source = Source("a.md", f"İstanbul API_KEY={KEY}\r\n{BLOCKS[3]}\r\nThe end.\n")
    shown = Mask([source.text]).source(source)
    assert len(shown.text) == len(source.text)
    assert [len(line) for line in shown.lines] == [len(line) for line in source.lines]
    assert shown.lines[0].startswith("İstanbul API_KEY=q7Zr•")
    assert shown.lines[1] == "-----BEGIN EC PRIVATE KEY-----"
    assert shown.line(len(shown.lines) - 1) == "The end."


def test_a_text_without_a_secret_is_shown_as_it_is() -> None:
    source = Source("a.md", "# A title\n\nThe [CLS] token, a password and https://example.org/a@b.\n")
    assert Mask([source.text]).source(source) is source
    assert masked(source.text) == source.text


def test_a_repair_beside_a_secret_is_told_and_one_that_holds_it_is_left_to_the_command() -> None:
    notes = f"{HEAD}Code: <[url](https://ada:{KEY}@git.example.net/x)> and <[url](https://git.example.net/y)>\n"
    found = project(notes)
    findings = check(found).findings
    assert sum(finding.fix is not None for finding in findings) >= 2
    assert text(findings, found.by_path).count("[*]") >= 2
    fixes = [each["fix"] for each in json.loads(FORMATS["json"](findings, found.by_path, str))["findings"]]
    edits = [edit["text"] for fix in fixes if fix for edit in fix["edits"]]
    assert any("git.example.net/y" in edit for edit in edits)
    assert not any("•" in edit for edit in edits)
    results = json.loads(FORMATS["sarif"](findings, found.by_path, str))["runs"][0]["results"]
    assert sum("fixes" in result for result in results) == sum(fix is not None for fix in fixes)


def test_a_diff_shows_no_secret_that_its_repair_puts_together() -> None:
    found = project(f"{HEAD}Use API_KEY={KEY[:10]}\u200b{KEY[10:]} for it.\n")
    shown = diff(found, repair(found).project, str)
    assert shown.text.count("\n-") == 1
    assert not leaked(KEY, shown.text.replace("\u200b", ""))
    assert not shown.whole


def test_a_diff_without_a_secret_is_a_patch() -> None:
    found = project(f"{HEAD}A zero\u200bwidth.\n")
    shown = diff(found, repair(found).project, str)
    assert shown.whole
    assert "+A zerowidth." in shown.text


def test_what_stops_a_command_shows_no_secret() -> None:
    error = PapernotesError(f"https://ada:{KEY}@git.example.net does not answer", help=f"check API_KEY={KEY}")
    assert not leaked(KEY, f"{error} {error!r} {error.help}")


def test_no_command_shows_a_secret_of_the_notes_the_settings_or_the_bibliography(site: Site) -> None:
    site.note(f"{HEAD}![figure](token={KEY}.png) API_KEY={KEY} [[{KEY}]] $\\unknown{{{KEY}}}$\n\nCode: <url> {KEY}\n")
    site.note(f"---\ntitle: [a\npassword: {KEY}!\n---\n# B\n\nSee [x]({KEY}.md) password: {KEY}!\n", "b.md")
    site.write(
        "papernotes.yml", f"bibliography: refs.bib\ntitel: token={KEY}\nurl: [https://ada:{KEY}@x.example.net]\n"
    )
    site.write("refs.bib", f"@article{{a, title = {{A}}, note = {{token={KEY}}}\n@article{{b, note = token={KEY},\n")
    commands = [
        ("build",), ("build", "--verbose"), ("build", "--check"), ("build", "--strict"),
        *(("check", "--public", "--verbose", "--format", form) for form in ("text", *FORMATS)),
        ("check", "--diff"), ("check", "--strict"), ("publish", "--dry-run"), ("check", "--fix", "--public"),
    ]  # fmt: skip
    for command, *options in commands:
        result = site.run(command, *options)
        assert result.exit_code in (0, 1, 2)
        assert result.output
        assert not leaked(KEY, result.output), (command, options)
    for line in range(1, 8):
        assert not leaked(KEY, site.explain(f"notes.md:{line}").output + site.explain(f"b.md:{line}").output)
