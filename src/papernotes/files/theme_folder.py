"""Where templates are: the default theme, in a wheel or a checkout, and the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from papernotes.errors import PapernotesError
from papernotes.site.theme import compose

if TYPE_CHECKING:
    from papernotes.site.theme import Theme


def default_theme() -> Path:
    """Return the default theme's folder: inside the package when installed, else at the top of the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


def is_theme(own: Path) -> bool:
    """Tell whether there is a folder that can be a user's own theme."""
    try:
        return own.is_dir()
    except OSError:  # a name that is too long, a folder that may not be entered
        return False


def read_theme(own: Path) -> Theme:
    """Return the default theme with a user's own folder over it, file by file; that folder need not exist.

    Raises PapernotesError when a file cannot be read.
    """
    default = default_theme()
    user = _read(own) if is_theme(own) and own.resolve() != default.resolve() else {}
    return compose(_read(default), user, default_path=str(default), user_path=str(own))


def _read(folder: Path) -> dict[str, bytes]:
    files = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
            try:
                files[name] = path.read_bytes()
            except OSError as error:
                message = f"{path}: cannot be read: {error.strerror or error}"
                raise PapernotesError(message, help="mend or remove the template") from error
    return files
