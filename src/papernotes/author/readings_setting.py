"""A line below ``read:`` in ``papernotes.yml``, written so that comments and the order of the rest are kept."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from papernotes.config import CONFIG_FILE, read_config
from papernotes.errors import PapernotesError
from papernotes.files.rewrite import rewrite
from papernotes.files.walk import project_folder
from papernotes.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from papernotes.project import Project


def tell(project: Project, root: Path, file: str, form: str) -> tuple[Project, Path]:
    """Write into the settings how a file is to be read, and return the project with them, and where they stand.

    Raises PapernotesError when they cannot be written.
    """
    path, old = project_folder(root) / CONFIG_FILE, project.by_path.get(CONFIG_FILE)
    text = with_reading(old.text if old else "", file, form)
    if old is None:
        with path.open("x", encoding="utf-8", newline="\n") as made:
            made.write(text)
    elif (outcome := rewrite(path, old.text, text)) != "written":
        raise PapernotesError(f"{path}: not changed ({outcome})", help="save it and close it, then try again")
    return replace(project, config=read_config(Source(CONFIG_FILE, text))[0]), path


def with_reading(text: str, file: str, form: str) -> str:
    """Return the text of a ``papernotes.yml`` that says how a file is to be read.

    Raises PapernotesError when the form is none, or when the text is not written so that a line can be added.
    """
    made = _with_line(text, json.dumps(file, ensure_ascii=False), form)
    before, _ = read_config(Source(CONFIG_FILE, text))
    config, _ = read_config(Source(CONFIG_FILE, made))
    if dict(config.read) != {**dict(before.read), file: (form,)}:
        forms = "file, headings 2 (any level), items, rows, paragraphs, notes, nothing"
        raise PapernotesError(f"{form}: cannot be written as the reading of {file}", help=f"the readings are {forms}")
    return made


def _with_line(text: str, key: str, form: str) -> str:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise PapernotesError("papernotes.yml is not valid YAML", help="`papernotes check` tells where") from error
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for name, value in pairs if name.value == "read"), None)
    if node is not None and not isinstance(node, yaml.MappingNode):
        at = node.start_mark.index
        bare = isinstance(node, yaml.ScalarNode) and not node.value
        return f"{text[:at]}\n  {key}: {form}{text[at:]}" if bare else text
    if node is None:
        return f"{text.rstrip()}\n\nread:\n  {key}: {form}\n".lstrip()
    for name, value in node.value:
        if name.value == json.loads(key):
            return f"{text[: value.start_mark.index]}{form}{text[_end(text, value) :]}"
    if node.flow_style:
        at = node.end_mark.index - 1
        return f"{text[:at].rstrip()}{', ' if node.value else ''}{key}: {form}{text[at:]}"
    last = _end(text, node.value[-1][1])
    at = text.find("\n", last)
    at = len(text) if at < 0 else at
    return f"{text[:at]}\n{' ' * node.start_mark.column}{key}: {form}{text[at:]}"


def _end(text: str, node: yaml.Node) -> int:
    """Return where a value ends: a list in lines reaches to the mark of what follows it."""
    end: int = node.end_mark.index
    while end > node.start_mark.index and text[end - 1].isspace():
        end -= 1
    return end
