"""The vocabularies that notes are read with: venues, topics and roles, each a YAML file that a user can extend.

`load` builds them once. All else is pure functions of texts; nothing raises for what notes or settings hold.

In: the YAML files beside the code and the user's own rows in ``papernotes.yml``.
Out: a `Lexicon` that is asked of texts: which venue, which topics, which role.

Read: ``data`` (how rows are read), ``venues`` with ``venue_table``, ``venue_words`` and ``venue_context``;
``topics`` with ``topic_table`` and ``phrases``; ``roles``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from papernotes.lexicon import roles as _roles
from papernotes.lexicon import topic_table, venue_table
from papernotes.lexicon.data import Finding
from papernotes.lexicon.roles import Roles
from papernotes.lexicon.topics import Topic, TopicMatch, Topics
from papernotes.lexicon.venues import Venue, VenueMatch, Venues

if TYPE_CHECKING:
    from collections.abc import Mapping

LATEST = 2099
"""The latest year for who does not know what year it is."""

__all__ = ["Finding", "Lexicon", "Roles", "Topic", "TopicMatch", "Topics", "Venue", "VenueMatch", "Venues", "load"]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The three vocabularies together; two are the same only when they are one, so that what they gave can be kept."""

    venues: Venues
    topics: Topics
    roles: Roles
    latest: int = LATEST
    """The latest year in which a paper can have appeared: the next one, as whoever reads the notes knows it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the user's mappings, in their order."""
        return (*self.venues.findings, *self.topics.findings, *self.roles.findings)


def load(
    *,
    venues: Mapping[str, Any] | None = None,
    topics: Mapping[str, Any] | None = None,
    roles: Mapping[str, Any] | None = None,
    latest: int = LATEST,
) -> Lexicon:
    """Return the vocabularies with what a user's papernotes.yml adds to each, renames in it and removes from it.

    The three parts are built once when nothing is added to them. What cannot be used is told in `Lexicon.findings`.
    """
    return Lexicon(
        venues=venue_table.build(venues) if venues else _venues(),
        topics=topic_table.build(topics) if topics else _topics(),
        roles=_roles.build(roles) if roles else _the_roles(),
        latest=latest,
    )


@cache
def _venues() -> Venues:
    return venue_table.build({})


@cache
def _topics() -> Topics:
    return topic_table.build({})


@cache
def _the_roles() -> Roles:
    return _roles.build({})
