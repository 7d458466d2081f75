"""The settings of a project: the table of keys, and ``papernotes.yml`` → Config."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Config:
    """A project's settings; every field has a default, so a project needs none."""

    title: str = "Paper notes"
    description: str = ""
    author: str = ""
    language: str = "en"
    url: str = ""
    repo: str = ""
    accent: str = ""
    theme: str = "templates"
    exclude: tuple[str, ...] = ()
    venues: Mapping[str, Any] = field(default_factory=dict)
    topics: Mapping[str, Any] = field(default_factory=dict)
    roles: Mapping[str, Any] = field(default_factory=dict)
    bibliography: str = ""
    search: bool = True
    feeds: bool = True
