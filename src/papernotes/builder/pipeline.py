"""The pipeline: from a project's texts to every file of its site. Read this first.

Everything here takes values and returns values; the disk is read before and written after, in ``files``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from papernotes.diagnostics import in_order
from papernotes.errors import PapernotesError
from papernotes.masking import Mask
from papernotes.parse import explain
from papernotes.parse.withheld.tellings import private_parts
from papernotes.reading_notes import folder_of, gather, material_of, vocabularies
from papernotes.remembering import Recall, Run, in_turn
from papernotes.settings import settings_findings
from papernotes.site.connections import Connections
from papernotes.site.exports import citations, cited_in, filings_of
from papernotes.site.feeds import Twins
from papernotes.site.own_style import StyledItems, checked_style
from papernotes.site.own_words import front_of, settled
from papernotes.site.pages import Press
from papernotes.site.plan import plan
from papernotes.site.shelf import Shelf
from papernotes.site.site_pieces import pieces_of
from papernotes.site.views import Views
from papernotes.site.whole_exports import FORMATS
from papernotes.site.words import words_of

if TYPE_CHECKING:
    from papernotes.diagnostics import Diagnostic
    from papernotes.lexicon import Lexicon
    from papernotes.library.entry_model import Library
    from papernotes.parse.reading.folder import Profile
    from papernotes.project import Project, Unread
    from papernotes.site.page import Page, Piece
    from papernotes.site.record_digests import Leaves


@dataclass(frozen=True)
class Site:
    """What a build gives: the library, the plan of pages, and what makes the files to write."""

    library: Library
    pages: tuple[Page, ...]
    pieces: tuple[Piece, ...]
    """All of the site's files, each in one piece; those that take long to make come first."""
    copies: tuple[tuple[str, str], ...]
    """Files to copy as they are: path below the notes folder, path below the site."""
    diagnostics: tuple[Diagnostic, ...]
    """All findings, in the order of their places."""
    views: Views
    press: Press
    leaves: Leaves
    lexicon: Lexicon
    unread: Unread
    """What lies among the notes and was not read."""
    folder: Profile
    """What the notes showed together, by which each was read."""


def build(project: Project, recall: Recall = in_turn, run: Run = map) -> Site:
    """Return the site of a project; ``run`` spreads the work on a single large file.

    Raises ThemeError or StyleError, then or when a piece is asked for, for a broken template or style.
    """
    leaves, library, lexicon, folder, references, unread, summaries, _ = gather(project, recall, run)
    bodies = {place: leaf.body for place, leaf in leaves.items()}
    config = settled(
        project.config, front_of(library, bodies), lambda tongue: words_of(project.theme, tongue)["untitled"]
    )
    words = words_of(project.theme, config.language)
    style = checked_style(project.csl, config.language or words.language)
    styled = StyledItems(lexicon) if style else None
    connections = Connections(library, bodies, material_of(project, references), styled)
    library = replace(library, mentions=connections.with_links(library))
    pages = plan(library, config)
    filings = filings_of(library)
    cited = summaries.tell("citations", lambda records: cited_in(records, filings, lexicon.venues), filings)
    shelf = Shelf(library, config, project.theme, words, cited, leaves, style)
    press = Press(shelf)
    views = Views(shelf, connections)
    pieces = tuple(pieces_of(views, press, pages, Twins(project.sources), recall))
    findings = *project.diagnostics, *settings_findings(project, lexicon), *library.diagnostics, *connections.check()
    told = in_order(findings, project.by_path)
    copies = connections.copies()
    return Site(library, pages, pieces, copies, told, views, press, leaves, lexicon, unread, folder)


def understand(project: Project, recall: Recall = in_turn) -> Library:
    """Return a project's library alone, without a site: what the notes hold."""
    return gather(project, recall).library


def export(project: Project, form: str) -> str:
    """Return a project's papers in a format that `papernotes.site.whole_exports.FORMATS` names."""
    read = gather(project)
    return FORMATS[form](read.library, citations(read.library, read.lexicon.venues))


def explain_line(project: Project, file: str, line: int) -> tuple[str, ...]:
    """Return in sentences how a line of a notes file was read, and why.

    ``file`` is relative to the notes folder. Raises PapernotesError when there is no such file or line.
    """
    source = next((source for source in project.sources if source.path == file), None)
    if source is None:
        near = get_close_matches(file, [source.path for source in project.sources], 1)
        hint = f"did you mean {near[0]}?" if near else "name a file as papers.json does, relative to the notes folder"
        raise PapernotesError(f"{file}: no such notes file", help=hint)
    if not 1 <= line <= len(source.lines):
        raise PapernotesError(f"{file}:{line}: the file has {len(source.lines)} lines", help="name one of them")
    if any(part.line <= line <= part.end_line and not part.inside for part in private_parts(source)):
        return ("The line belongs to a private note, which is on no page.",)
    explanation = explain(source, vocabularies(project.config, project.latest), line, folder_of(project))
    return tuple(map(Mask([source.text]).text, explanation.sentences()))
