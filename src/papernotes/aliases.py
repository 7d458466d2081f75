"""YAML's aliases: a few lines of ``a: &a [*b, *b]`` stand for more than fits into any memory."""

from __future__ import annotations

import yaml

_MOST = 1000
"""Nodes that a YAML text may stand for beyond as many as it has characters."""


def bounded(text: str, root: yaml.Node | None) -> None:
    """Return when a YAML text, composed as ``root``, stands for no more than it holds itself.

    Raises yaml.YAMLError when its aliases would write out more, or itself again.
    """
    sizes: dict[int, int] = {}
    left: list[tuple[yaml.Node, bool]] = [(root, False)] if root is not None else []
    while left:
        node, counted = left.pop()
        if id(node) in sizes and not counted:
            if not sizes[id(node)]:
                raise yaml.constructor.ConstructorError(None, None, "it holds itself", node.start_mark)
            continue
        inner = _inner(node)
        if counted:
            sizes[id(node)] = 1 + sum(sizes[id(part)] for part in inner)
            if sizes[id(node)] > len(text) + _MOST:
                raise yaml.constructor.ConstructorError(None, None, "its aliases stand for too much", node.start_mark)
        else:
            sizes[id(node)] = 0
            left += [(node, True), *((part, False) for part in inner)]


def _inner(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
