"""A drawing as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable


def svg(parts: Iterable[str]) -> Markup:
    """Return the parts of a drawing, its opening tag the first, as HTML. They hold only numbers and escaped text."""
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 - as all who draw see to
