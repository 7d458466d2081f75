"""What should not be published: names of accounts, addresses, keys, machines of a private network."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from papernotes.check.allowing import allowed
from papernotes.diagnostics import Diagnostic
from papernotes.masking import secrets
from papernotes.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from papernotes.source import Source

Found = tuple[str, int, int, str]
"""A rule's code, where the words start and end, and what is told about them."""

_HOME = re.compile(
    r"(?<![\w.~/-])(?:file://)?(?:(?:/(?:nfs|mnt|export|net|data|storage|lustre|gpfs|scratch|cluster|ssd|hdd)[\w-]{0,20}){0,2}/home\d?/"
    r"|(?:/mnt/[a-z])?/Users/)"
    r"(?P<user>[A-Za-z][\w.-]{0,40})"
    r"|(?<![A-Za-z0-9])[A-Za-z]:(?:\\{1,2}|/)(?:Users|Documents and Settings)(?:\\{1,2}|/)"
    r"(?P<account>[A-Za-z][\w.-]{0,40})",
)
_NOBODY = frozenset(
    {
        "user", "users", "username", "user_name", "user-name", "you", "yourname", "your_name", "your-name",
        "yourusername", "your_username", "me", "name", "myname", "foo", "bar", "xxx", "xxxx", "ubuntu", "runner",
        "vagrant", "root", "admin", "administrator", "public", "shared", "default", "guest", "docker", "jovyan",
        "ec2-user", "centos", "debian", "pi", "work", "site",
    }
)  # fmt: skip
"""Accounts that say nothing of who has them."""
_MAIL = re.compile(
    r"(?:(?<=mailto:)|(?<![\w.+%/@:=-]))(?P<local>[A-Za-z0-9][\w.+%-]{0,63})@(?P<host>(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![\w@])(?!:[\w~/])"
)
_EXAMPLES = re.compile(
    r"(?:^|\.)(?:example(?:\.(?:com|org|net|edu))?|invalid|test|localhost|users\.noreply\.github\.com)$"
)
_NO_ONE = frozenset({"git", "hg", "svn", "noreply", "no-reply", "user", "username", "you", "name", "your.name"})
_FILES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "pdf", "py", "md", "js", "css", "html", "webp", "txt"})
"""Ends of names like ``figure@2x.png``, which are no addresses."""
WEB = re.compile(
    r"(?<![A-Za-z])[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"'`|\\^{}()（）【】，。；、]{1,400}|(?<![A-Za-z])(?:ssh|ftp|ws)://[^\s<>\"'`()]{1,200}"
)
_PRIVATE_NAME = re.compile(
    r"(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|corp|home\.arpa|private|ts\.net)$", re.IGNORECASE
)
_SHELL = re.compile(
    r"\b(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id)\b[^\n@]{0,200}?[ \t:\"']"
    r"(?P<who>[A-Za-z_][\w.-]{0,40}@(?P<host>[\w.-]{1,120}))"
)
_ADDRESS = re.compile(r"(?<![\w./-])(?:192\.168|172\.(?:1[6-9]|2\d|3[01])|10\.\d{1,3})\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)")


_ORDER = "PN604 PN603 PN605 PN601 PN602"
"""Which of two findings at one place is told: the graver one."""


def public(sources: Iterable[Source], allow: Iterable[str] = ()) -> tuple[Diagnostic, ...]:
    """Return what in some texts should not be published, in the order of their places; nothing is read but the texts.

    ``allow`` are the patterns of ``papernotes.yml`` that say what may be (see `allowed`). Messages repeat no secret.
    """
    texts = {source.path: source for source in sources}
    skip = allowed(tuple(allow), texts)
    findings = (finding for source in texts.values() for finding in _of(source))
    return tuple(finding for finding in findings if not skip(finding))


def _of(source: Source) -> Iterator[Diagnostic]:
    """Yield a source's findings from left to right; of two that overlap, the one that begins first."""
    found = sorted(
        (*(secret[:4] for secret in secrets(source.text)), *_people(source.text), *_machines(source.text)),
        key=lambda f: (f[1], -f[2], _ORDER.find(f[0])),
    )
    past = 0
    for code, start, end, message in found:
        if start >= past:
            past = end
            yield Diagnostic(code, message, source.path, Span(start, end))


def _people(text: str) -> Iterator[Found]:
    for match in _HOME.finditer(text):
        group = "user" if match["user"] else "account"
        name = match[group].rstrip(".-")
        if name.casefold() not in _NOBODY:
            yield "PN601", match.start(), match.start(group) + len(name), f"The path names the account `{name}`."
    if "@" in text:
        for match in _MAIL.finditer(text):
            host = match["host"].lower()
            if match["local"].lower() in _NO_ONE or _EXAMPLES.search(host) or host.rpartition(".")[2] in _FILES:
                continue
            yield "PN602", match.start(), match.end(), f"The e-mail address `{match[0]}` stands here."


def _machines(text: str) -> Iterator[Found]:
    for match in WEB.finditer(text):
        host = host_of(match[0])
        if host and is_private(host):
            end = match.start() + len(match[0].rstrip(".,;:!?*_)]"))
            yield "PN605", match.start(), end, f"Only its owner can reach `{host}`."
    for match in _SHELL.finditer(text):
        if match["who"].partition("@")[0].lower() not in _NO_ONE and not _EXAMPLES.search(match["host"]):
            yield (
                "PN605",
                match.start("who"),
                match.end("who"),
                f"The account and its machine `{match['who']}` are named.",
            )
    for match in _ADDRESS.finditer(text):
        if is_private(match[0]) and (not match[0].startswith("10.") or _is_machine(text, match)):
            yield "PN605", match.start(), match.end(), f"Only its owner can reach `{match[0]}`."


def _is_machine(text: str, match: re.Match[str]) -> bool:
    """Tell whether four numbers that begin with 10 are a machine and not a version or the number of a section."""
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 6]
    return bool(
        re.match(r":\d{2,5}|/\d{1,2}\b", after)
        or re.search(r"[@/=]$|\b(?:ip|host|server|ssh|ping|addr\w*)\W{0,3}$", before, re.IGNORECASE)
    )


def host_of(address: str) -> str:
    """Return the host of an address in lower case, empty when it has none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def is_private(host: str) -> bool:
    """Tell whether a host's name or number is one of a private network or of the machine itself.

    A name without a dot is one too: only a network of one's own knows it.
    """
    host = host.strip("[]").rstrip(".")
    try:
        address = ip_address(host.partition("%")[0])
    except ValueError:
        return bool(_PRIVATE_NAME.search(host)) or ("." not in host and bool(host) and not host.isdigit())
    return not address.is_global or address.is_multicast
