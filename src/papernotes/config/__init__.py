"""The settings of a project: ``papernotes.yml`` → Config.

In: the text of ``papernotes.yml``.
Out: a `Config`, and findings about keys and values that cannot be used.
Read: ``settings_table``, what may be set; then this file.
"""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import yaml
from yaml.scanner import ScannerError

from papernotes import protecting
from papernotes.aliases import bounded
from papernotes.config.settings_table import SETTINGS, WANTED, Setting, Shape
from papernotes.diagnostics import Diagnostic
from papernotes.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = [
    "CONFIG_FILE",
    "SETTINGS",
    "Bibliography",
    "Config",
    "Setting",
    "Shape",
    "key_span",
    "read_config",
    "reading_line",
]

CONFIG_FILE = "papernotes.yml"
STYLES = ("apa", "ieee", "vancouver", "chicago", "mla", "harvard", "gbt7714")

_LARGEST = 10**300
_BY_KEY = {setting.key: setting for setting in SETTINGS}


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
    cite: tuple[str, ...] = ()
    """Of `STYLES`, those in which papers are cited, in their order; empty for the first three."""
    csl: str = ""
    """The file of the style in which texts cite, relative to the project; empty for the form that has no style."""
    writers: str = ""
    """What tells who wrote a note; ``folder``, ``file``, ``git``; empty where nobody asks."""
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
            message = f"`{key}` must be {WANTED[setting.shape]}"
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
        case ("files", "copy") | ("writers", "folder" | "file" | "git"):
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


def _styles(value: object) -> tuple[str, ...] | None:
    styles = _shaped("texts", value)
    return tuple(dict.fromkeys(styles)) if isinstance(styles, tuple) and {*styles} <= {*STYLES} else None


_SHAPED: dict[Shape, Callable[[object], object]] = {
    "bibliography": _bibliography, "readings": _readings, "styles": _styles,
}  # fmt: skip
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
