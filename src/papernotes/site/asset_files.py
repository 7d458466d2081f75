"""The files below ``assets/``: the theme's own, the words that scripts say, the project's colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.site.accent import accent_css
from papernotes.site.page import Artifact
from papernotes.site.script_words import script_words
from papernotes.site.theme import ASSETS

if TYPE_CHECKING:
    from papernotes.config import Config
    from papernotes.site.theme import Theme
    from papernotes.site.words import Words


def asset_artifacts(theme: Theme, config: Config, words: Words) -> tuple[Artifact, ...]:
    """Return the theme's assets below ``assets/``, scripts' words, and ``accent.css`` if the settings name a colour."""
    assets = {**theme.assets, "words.js": script_words(words).encode("utf-8", "replace")}
    if accent := accent_css(config.accent):
        assets["accent.css"] = accent.encode()
    return tuple(Artifact(ASSETS + name, content) for name, content in sorted(assets.items()))
