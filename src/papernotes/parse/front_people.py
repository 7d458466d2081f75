"""The authors of front matter, also those of which a mapping states the parts: ``given:`` and ``family:``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from papernotes.parse.fields.parting import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GIVEN = ("given", "first", "firstname", "first_name", "first name", "given-names", "given_names")
_FAMILY = (
    ("dropping-particle",), ("non-dropping-particle", "name-particle", "prefix"),
    ("family", "last", "lastname", "last_name", "last name", "family-names", "family_names"),
)  # fmt: skip
"""The parts of a family name in the order in which they are said."""
_SUFFIX = ("suffix", "name-suffix")
_WHOLE = ("name", "literal", "full name", "fullname", "full_name")
_DEEPEST = 4
"""Mappings within each other that are looked into."""


class FrontPerson(NamedTuple):
    """An author as front matter has them."""

    full: str
    stated: Name | None = None
    """The name in its parts, where a mapping states them; one that is told to be whole has none."""


def people_of(node: yaml.Node, scalars: Callable[[yaml.Node], Iterator[str]]) -> Iterator[FrontPerson]:
    """Yield the authors of a list, or the one of a value; ``scalars`` gives the texts of what is no mapping."""
    for item in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(item, yaml.MappingNode):
            if (found := _person(item)).full:
                yield found
        else:
            yield from map(FrontPerson, scalars(item))


def _person(node: yaml.MappingNode, depth: int = 0) -> FrontPerson:
    """Return who a mapping is, first name first, without a name when it holds none."""
    parts = {key.value.casefold(): value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    for key in _WHOLE:
        whole = parts.get(key)
        if isinstance(whole, yaml.MappingNode) and depth < _DEEPEST:
            return _person(whole, depth + 1)
        if isinstance(whole, yaml.ScalarNode) and (text := str(whole.value).strip()):
            return FrontPerson(text, Name("", text) if key == "literal" else None)

    def told(*keys: str) -> str:
        found = (parts[key] for key in keys if key in parts)
        return " ".join(filter(None, (str(node.value).strip() for node in found if isinstance(node, yaml.ScalarNode))))

    family = " ".join(filter(None, (told(*keys) for keys in _FAMILY)))
    name = Name(told(*_GIVEN), family, told(*_SUFFIX))
    return FrontPerson(name.full, name) if name.family else FrontPerson(name.given)
