"""The JSON Schema of ``papernotes.yml``, for editors, made from the table of settings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from papernotes.config import SETTINGS, STYLES, Config

if TYPE_CHECKING:
    from papernotes.config import Setting

SCHEMA_FILE = ".papernotes.schema.json"
"""Beside ``papernotes.yml``, which names it in its first line; hidden, since only editors read it."""

_TEXTS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_WORDS = {"anyOf": [*_TEXTS["anyOf"], {"const": False}]}
_FORM = {"type": "string", "pattern": "^(file|headings( [1-6])?|items|rows|paragraphs|notes|nothing)$"}
_STYLE = {"enum": [*STYLES]}
_SHAPES: dict[str, dict[str, Any]] = {
    "text": {"type": ["string", "number"]},
    "flag": {"type": "boolean"},
    "texts": _TEXTS,
    "table": {"type": "object", "additionalProperties": {"anyOf": [*_WORDS["anyOf"], {"type": "object"}]}},
    "address": {"type": "string", "pattern": r"^https?://[^\s/]+"},
    "repository": {"type": "string", "pattern": r"^(https?://[^\s/]+.*|[\w.-]+/[\w.-]+)$"},
    "readings": {
        "type": "object",
        "additionalProperties": {"anyOf": [_FORM, {"type": "array", "items": _FORM}]},
    },
    "files": {"type": "string", "pattern": "^copy$"},
    "writers": {"type": "string", "pattern": "^(folder|file|git)$"},
    "styles": {"anyOf": [_STYLE, {"type": "array", "items": _STYLE}]},
    "colour": {"type": "string", "pattern": "^#([0-9a-fA-F]{3}){1,2}$"},
    "bibliography": {
        "anyOf": [
            *_TEXTS["anyOf"],
            {
                "type": "object",
                "additionalProperties": False,
                "required": ["files"],
                "properties": {
                    "files": {"description": "Files of references, relative to the project.", **_TEXTS},
                    "to_read": {
                        "description": "Whether entries without notes become papers to read.",
                        "type": "boolean",
                        "default": False,
                    },
                    "cited": {
                        "description": "How many notes have to cite an entry without notes for it to have a page.",
                        "type": "integer",
                        "minimum": 0,
                        "default": 0,
                    },
                },
            },
        ]
    },
}
_CHOICES = {"language": ["en", "zh", "ja", "ko"]}
"""What an editor offers; other values are taken as well."""


def schema() -> dict[str, Any]:
    """Return the schema, as JSON Schema draft 2020-12; an unknown key is an error, as it is a finding of a build."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "papernotes.yml",
        "description": "The settings of a papernotes project. None is needed.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {setting.key: _property(setting) for setting in SETTINGS},
    }


def schema_text() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _property(setting: Setting) -> dict[str, Any]:
    default = getattr(Config(), setting.key)
    shape = _SHAPES[setting.shape]
    told = {"description": setting.what, **shape}
    if setting.key in _CHOICES:
        told["examples"] = _CHOICES[setting.key]
    if default and isinstance(default, str | bool):
        told["default"] = default
    return {**told, "type": [*_types(shape), "null"]} if "type" in shape else {**told, "anyOf": _or_null(shape)}


def _types(shape: dict[str, Any]) -> list[str]:
    found = shape["type"]
    return found if isinstance(found, list) else [found]


def _or_null(shape: dict[str, Any]) -> list[dict[str, Any]]:
    """Allow a key without a value too, so that an editor does not complain while it is being written."""
    return [*shape["anyOf"], {"type": "null"}]
