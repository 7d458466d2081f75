"""What is wrong with a project's settings, told at their keys: words for no vocabulary, files that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.config import CONFIG_FILE, key_span
from papernotes.diagnostics import Diagnostic
from papernotes.parse.reading.folder import matches

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon
    from papernotes.project import Project


def settings_findings(project: Project, lexicon: Lexicon) -> list[Diagnostic]:
    """Return what is wrong with the words that papernotes.yml adds, and with the files that it says how to read."""
    return [*_of_vocabulary(project, lexicon), *_of_readings(project)]


def settled(project: Project) -> frozenset[str]:
    """Return the files of which the settings say how they are to be read."""
    patterns = [pattern for pattern, _ in project.config.read]
    return frozenset(s.path for s in project.sources if any(matches(s.path, pattern) for pattern in patterns))


def _of_vocabulary(project: Project, lexicon: Lexicon) -> list[Diagnostic]:
    source = project.by_path.get(CONFIG_FILE)
    return [
        Diagnostic(found.code, found.message, CONFIG_FILE, key_span(source, found.key) if source else None)
        for found in lexicon.findings
    ]


def _of_readings(project: Project) -> list[Diagnostic]:
    source = project.by_path.get(CONFIG_FILE)
    span = key_span(source, "read") if source else None
    unused = (
        pattern for pattern, _ in project.config.read if not any(matches(s.path, pattern) for s in project.sources)
    )
    return [Diagnostic("PN221", f"No notes file fits `{pattern}`.", CONFIG_FILE, span) for pattern in unused]
