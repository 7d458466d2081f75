"""papernotes: a researcher's own Markdown paper notes as a browsable static site.

For notebooks and scripts: ``papernotes.load`` gives what the notes hold, ``papernotes.build`` writes the site. Both
come with the first use, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from papernotes.version import __version__

if TYPE_CHECKING:
    from papernotes.api import Built, build, load

__all__ = ["Built", "__version__", "build", "load"]


def __getattr__(name: str) -> object:
    """Return what the package offers, imported when it is asked for."""
    if name in __all__:
        return getattr(import_module("papernotes.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
