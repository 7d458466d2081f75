"""The files that pages load: the theme's assets, and the style that a configured accent gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.render.page import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.config import Config
    from papernotes.render.theme import Theme


def asset_artifacts(theme: Theme, config: Config) -> Iterator[Artifact]:
    """Yield the theme's assets, and ``assets/accent.css`` when the config has an accent."""
    for path, content in sorted(theme.assets.items()):
        yield Artifact(f"assets/{path}", content)
    if config.accent:
        # In the dark the same hue is lifted towards white, so that it stays readable on a dark ground.
        dark = f"color-mix(in oklab, {config.accent} 45%, white)"
        yield Artifact("assets/accent.css", f":root {{ --accent: light-dark({config.accent}, {dark}) }}\n".encode())
