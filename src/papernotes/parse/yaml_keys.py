"""Keys of YAML in any dress: plain, in quotes or braces, behind ``?``, an anchor or a tag, or merged from elsewhere."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAME = re.compile(r"\s*(?:<<|[^\W\d_][\w .-]{0,40}|\d?[^\W\d_][\w-]*)\s*")
"""A key that is words, or the one that merges."""
_FLOW = re.compile(r"\s*\{\s*[\w\"'][^\n{}%]{0,80}:\s[^{}%]{0,4000}\}\s*\Z")
"""YAML that has braces around its keys."""
_DRESSED = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*[?&!*\"'<{]")
"""How YAML begins, behind blank lines and remarks, whose first key is none of plain words."""
_MERGED = "<<"
"""The key of YAML whose values are those of the mapping that it stands in."""
_DEEPEST = 3


def is_mapping(text: str) -> bool:
    """Tell whether a text that opens with no plain key is keys all the same, in another of YAML's dresses, or JSON.

    Keys may stand behind ``?``, an anchor or a tag, in quotes or in braces. All of it must be YAML, each key words.
    """
    if text.lstrip()[:1] == "{":
        try:
            return _FLOW.match(text) is not None or isinstance(json.loads(text), dict)
        except (ValueError, RecursionError):
            return False
    if not _DRESSED.match(text):
        return False
    try:
        node = yaml.compose(text + "\n", Loader=LOADER)
    except (yaml.YAMLError, RecursionError, ValueError):
        return False
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    return bool(keys) and all(isinstance(key, yaml.ScalarNode) and _NAME.fullmatch(key.value) for key in keys)


def pairs(node: yaml.MappingNode, depth: int = 0) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Yield a mapping's keys of words with their values, and of others that it merges what it has not itself."""
    written = [(key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
    own = {key.value for key, _ in written}
    for key, value in written:
        if key.value != _MERGED:
            yield key, value
        elif depth < _DEEPEST:
            for merged in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                if isinstance(merged, yaml.MappingNode):
                    yield from (pair for pair in pairs(merged, depth + 1) if pair[0].value not in own)
