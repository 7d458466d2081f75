"""The settings of a project: the table of keys, and ``papernotes.yml`` → Config."""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

import yaml
from yaml.scanner import ScannerError

from papernotes import protecting
from papernotes.aliases import bounded
from papernotes.diagnostics import Diagnostic
from papernotes.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CONFIG_FILE = "papernotes.yml"

Shape = Literal[
    "text", "flag", "texts", "table", "address", "repository", "colour", "bibliography", "readings", "files"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of ``papernotes.yml``: what it takes and what it does. Docs and the schema are made from it."""

    key: str
    shape: Shape
    what: str
    example: str


SETTINGS = (
    Setting("title", "text", "The site's title. Without it, what the notes are called.", "Research notes"),
    Setting("description", "text", "A sentence beneath the title on the home page. Without it, the README's first.",
            "What I read."),
    Setting("author", "text", "Who wrote the notes.", "Ada Lovelace"),
    Setting("language", "text", "The language of the interface: en, zh, ja or ko. Without it, that of most notes.",
            "en"),
    Setting("url", "address", "Where the site will stand; needed for feeds, sitemap and 404.html.",
            "https://ada.github.io/notes/"),
    Setting("repo", "repository", "The repository of the notes, for edit links and dates.", "https://github.com/ada/notes"),
    Setting("accent", "colour", "The one accent colour, as #rgb or #rrggbb.", "#1f4e79"),
    Setting("theme", "text", "The folder of your own templates, relative to the project.", "templates"),
    Setting("include", "texts", "Patterns of files to read as notes though their names do not end as Markdown's do.",
            "['*.txt']"),
    Setting("exclude", "texts", "Patterns of files and folders to leave out, as in `.gitignore`.", "[drafts/]"),
    Setting("gitignore", "flag", "Whether what `.gitignore` leaves out of the repository is left out here, too.",
            "false"),
    Setting("read", "readings", "How files are to be read, where papernotes reads them otherwise: a pattern of files, "
            "then file, headings 2, items, rows, paragraphs, notes or nothing, or a list of them.",
            '{"ml/**/readme.md": headings 2}'),
    Setting("venues", "table", "Venues to add, rename or remove.", "{SoCG: [Computational Geometry]}"),
    Setting("topics", "table", "Topics to add, rename or remove.", "{Grounding: [grounded, open-set]}"),
    Setting("roles", "table", "Words that give a section its role.", "{problem: [pain point]}"),
    Setting("bibliography", "bibliography", "BibTeX, CSL-JSON or RIS files that fill what the notes leave out; with "
            "`to_read`, their papers without notes are listed as to be read; with `cited: 3`, those that three notes "
            "cite have a page.", "{files: refs.bib, to_read: true}"),
    Setting("allow", "texts", "Findings to say nothing of: the words found, a rule's code or name, or `CODE:file`.",
            "[PN212, '*@example.org', 'PN302:drafts/*']"),
    Setting("files", "files", "What becomes of PDFs, sounds and films that notes link to: `copy` puts them into the "
            "site; without it each is told.", "copy"),
    Setting("search", "flag", "Whether the site has a search.", "true"),
    Setting("feeds", "flag", "Whether the site has Atom feeds.", "true"),
)  # fmt: skip

_LARGEST = 10**300
_BY_KEY = {setting.key: setting for setting in SETTINGS}
_WANTED: dict[Shape, str] = {
    "text": "a text", "flag": "true or false", "texts": "a list of texts", "table": "a table of names",
    "address": "an http(s) address", "repository": "an http(s) address or `owner/name` on GitHub",
    "colour": "a colour such as #1f4e79", "files": "`copy`",
    "bibliography": "a file, a list of files, or `{files: …, to_read: true, cited: 3}`",
    "readings": "a table of files, each with file, headings (and a level), items, rows, paragraphs, notes or nothing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Files of references that are joined with the notes."""

    files: tuple[str, ...] = ()
    """Their paths, relative to the project."""
    to_read: bool = False
    """Whether a reference that no note tells of becomes a paper to read."""
    cited: int = 0
    """How many notes have to cite a work that no note tells of for it to have a page; 0 for none to have one."""

    @staticmethod
    def told(file: str) -> str:
        """Return what findings and pages call a file: its path, or its name alone when it is outside of the project."""
        parts = file.replace("\\", "/").split("/")
        return parts[-1] if parts[0] in {"", "~"} or ".." in parts or ":" in parts[0] else file


@dataclass(frozen=True, slots=True)
class Config:
    """A project's settings; every field has a default, so a project needs none."""

    title: str = "Paper notes"
    description: str = ""
    author: str = ""
    language: str = ""
    """Empty for that of the notes."""
    url: str = ""
    """Ends with a slash when not empty, as ``repo`` does."""
    repo: str = ""
    accent: str = ""
    theme: str = "templates"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    read: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Patterns of files, with the forms that their records have."""
    venues: Mapping[str, Any] = field(default_factory=dict)
    topics: Mapping[str, Any] = field(default_factory=dict)
    roles: Mapping[str, Any] = field(default_factory=dict)
    bibliography: Bibliography = Bibliography()
    allow: tuple[str, ...] = ()
    files: str = ""
    search: bool = True
    feeds: bool = True


_HALF = re.compile("[\ud800-\udfff]")


class _Loader(yaml.SafeLoader):
    """Reads YAML without half characters, such as ``ud800`` behind a backslash makes one, which no file can hold."""

    def scan_flow_scalar(self, style: str) -> yaml.ScalarToken:
        token = super().scan_flow_scalar(style)
        if _HALF.search(token.value):
            raise ScannerError(None, None, "found half a character", token.start_mark)
        return token


def read_config(source: Source) -> tuple[Config, tuple[Diagnostic, ...]]:
    """Return the settings that a ``papernotes.yml`` gives, and what is wrong with it.

    A setting that cannot be used keeps its default; nothing raises.
    """
    try:
        loader = _Loader(source.text)
        root = loader.get_single_node()
        bounded(source.text, root)
        values = loader.construct_document(root) if root is not None else {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return Config(), (_syntax_error(source, error),)
    if values is None or root is None:
        return Config(), ()
    if not isinstance(root, yaml.MappingNode) or not isinstance(values, dict):
        message = "papernotes.yml must be a table of settings, `key: value` a line"
        return Config(), (Diagnostic(protecting.CODE, message, source.path, Span(0, len(source.text))),)
    config, findings = _read_table(source, root, values)
    return config, (*findings, *protecting.twice(source, root))


def _read_table(
    source: Source, root: yaml.MappingNode, values: dict[Any, Any]
) -> tuple[Config, tuple[Diagnostic, ...]]:
    settings: dict[str, Any] = {}
    findings: list[Diagnostic] = []
    for key_node, value_node in root.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        setting = _BY_KEY.get(key)
        kept = protecting.inside(value_node, exactly=setting is not None)
        findings += (protecting.lost(source, name, span) for name, span in kept)
        if setting is None:
            findings.append(_unknown_key(source, key, _span(key_node)))
            continue
        if values.get(key) is None:  # a key without a value says nothing
            continue
        value = _SHAPED.get(setting.shape, partial(_shaped, setting.shape))(values.get(key))
        if value is None:
            message = f"`{key}` must be {_WANTED[setting.shape]}"
            span, help_ = _span(value_node), f"for example `{key}: {setting.example}`"
            keeps = key in protecting.PROTECTING or (key == "read" and "nothing" in source.text[span.start : span.end])
            code = protecting.CODE if keeps else "PN002"
            findings.append(Diagnostic(code, message, source.path, span, help_))
        else:
            settings[key] = value
    return Config(**settings), tuple(findings)


def _shaped(shape: Shape, value: object) -> object:
    """Return the value in the form that Config holds, or None when it has another type."""
    match shape, value:
        case "text", str() | int() | float() if not isinstance(value, bool) and _can_be_told(value):
            return str(value)
        case "flag", bool():
            return value
        case "texts", str() if _can_be_told(value):
            return (value,)
        case "texts", list() if all(isinstance(item, str) and _can_be_told(item) for item in value):
            return tuple(value)
        case "table", dict() if all(isinstance(key, str) for key in value):
            return value
        case "repository", str() if re.fullmatch(r"[\w.-]+/[\w.-]+", value):
            return f"https://github.com/{value}/"
        case "address" | "repository", str() if re.match(r"https?://[^\s/]+", value) and _is_address(value):
            return value.rstrip("/").removesuffix(".git") + "/"
        case "files", "copy":
            return value
        case "colour", str() if re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", value):
            return value.lower()
    return None


def _can_be_told(value: str | float) -> bool:
    """Whether a value can be a text that names files too: no null, and no number that Python refuses to write down."""
    return "\0" not in value if isinstance(value, str) else abs(value) < _LARGEST or isinstance(value, float)


def _is_address(value: str) -> bool:
    try:
        return bool(urlsplit(value).hostname)
    except ValueError:  # brackets that hold no number of a machine
        return False


_BIBLIOGRAPHY = {"files", "to_read", "cited"}


def _bibliography(value: object) -> Bibliography | None:
    table = value if isinstance(value, dict) else {"files": value}
    files, to_read, cited = _shaped("texts", table.get("files")), table.get("to_read", False), table.get("cited", 0)
    if not isinstance(files, tuple) or not isinstance(to_read, bool) or not table.keys() <= _BIBLIOGRAPHY:
        return None
    if not isinstance(cited, int) or isinstance(cited, bool) or cited < 0:
        return None
    return Bibliography(files, to_read, cited)


_FORM = re.compile(r"file|headings(?: [1-6])?|items|rows|paragraphs|notes|nothing")


def _readings(value: object) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    found = []
    for pattern, forms in value.items() if isinstance(value, dict) else [(None, None)]:
        texts = _shaped("texts", forms)
        if not isinstance(pattern, str) or not isinstance(texts, tuple) or not all(map(_FORM.fullmatch, texts)):
            return None
        found.append((pattern, texts))
    return tuple(found)


_SHAPED: dict[Shape, Callable[[object], object]] = {"bibliography": _bibliography, "readings": _readings}
"""The shapes that take more than a line."""


def _unknown_key(source: Source, key: str, span: Span) -> Diagnostic:
    near = difflib.get_close_matches(key.casefold(), _BY_KEY, n=1, cutoff=0.6)
    if protecting.may_protect(key):
        return protecting.lost(source, key, span)
    help_ = f"did you mean `{near[0]}`?" if near else f"the keys are {', '.join(_BY_KEY)}"
    return Diagnostic("PN001", f"unknown key `{key}`", source.path, span, help_)


def reading_line(file: str, reading: str) -> str:
    """Return the line below ``read:`` that has a file read so: as ``headings 2``, or as several, ``rows + items``."""
    forms = reading.split(" + ")
    value = f"[{', '.join(forms)}]" if len(forms) > 1 else reading
    return f"{json.dumps(file, ensure_ascii=False)}: {value}"


def key_span(source: Source, path: str) -> Span | None:
    """Return where a key such as ``venues.NIPS`` stands in a ``papernotes.yml``, None when it is not there."""
    try:
        node: yaml.Node | None = yaml.compose(source.text, Loader=_Loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    span = None
    top, _, rest = path.partition(".")
    for key in (top, rest):
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        found = next(((k, v) for k, v in pairs if k.value == key), None)
        if found is None:
            return span
        span, node = _span(found[0]), found[1]
    return span


def _syntax_error(source: Source, error: Exception) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    span = Span(mark.index, mark.index) if mark is not None else None
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    return Diagnostic("PN003", f"not valid YAML: {problem}", source.path, span, "nothing in the file was used")


def _span(node: yaml.Node) -> Span:
    return Span(node.start_mark.index, node.end_mark.index)
