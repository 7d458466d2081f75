"""The table of the keys of ``papernotes.yml``. Docs, the schema and the reader of settings are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal[
    "text", "flag", "texts", "table", "address", "repository", "colour", "bibliography", "readings", "files", "writers",
    "styles",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of ``papernotes.yml``: what it takes and what it does. Docs and the schema are made from it."""

    key: str
    shape: Shape
    what: str
    example: str


SETTINGS = (
    Setting("title", "text", "The site's title. Without it, what the notes or their repository are called.",
            "Research notes"),
    Setting("description", "text", "A sentence beneath the title on the home page. Without it, the README's first.",
            "What I read."),
    Setting("author", "text", "Who wrote the notes.", "Ada Lovelace"),
    Setting("language", "text", "The language of the interface: en, zh, ja or ko. Without it, that of most notes.",
            "en"),
    Setting("url", "address", "Where the site will stand; needed for feeds, sitemap and 404.html.",
            "https://ada.github.io/notes/"),
    Setting("repo", "repository", "The repository of the notes, for edit links and dates.", "https://github.com/ada/notes"),
    Setting("accent", "colour", "The one accent colour, as #rgb or #rrggbb.", "#1f4e79"),
    Setting("theme", "text", "The folder of your own templates, relative to the project.", "templates"),
    Setting("include", "texts", "Patterns of files to read as notes though their names do not end as Markdown's do.",
            "['*.txt']"),
    Setting("exclude", "texts", "Patterns of files and folders to leave out, as in `.gitignore`.", "[drafts/]"),
    Setting("gitignore", "flag", "Whether what `.gitignore` leaves out of the repository is left out here, too.",
            "false"),
    Setting("read", "readings", "How files are to be read, where papernotes reads them otherwise: a pattern of files, "
            "then file, headings 2, items, rows, paragraphs, notes or nothing, or a list of them.",
            '{"ml/**/readme.md": headings 2}'),
    Setting("venues", "table", "Venues to add, rename or remove.", "{SoCG: [Computational Geometry]}"),
    Setting("topics", "table", "Topics to add, rename or remove.", "{Grounding: [grounded, open-set]}"),
    Setting("roles", "table", "Words that give a section its role.", "{problem: [pain point]}"),
    Setting("bibliography", "bibliography", "BibTeX, CSL-JSON or RIS files that fill what the notes leave out; with "
            "`to_read`, their papers without notes are listed as to be read; with `cited: 3`, those that three notes "
            "cite have a page.", "{files: refs.bib, to_read: true}"),
    Setting("allow", "texts", "Findings to say nothing of: the words found, a rule's code or name, or `CODE:file`.",
            "[PN212, '*@example.org', 'PN302:drafts/*']"),
    Setting("files", "files", "What becomes of PDFs, sounds and films that notes link to: `copy` puts them into the "
            "site; without it each is told.", "copy"),
    Setting("cite", "styles", "The styles in which a paper's page cites it: of apa, ieee, vancouver (these three when "
            "left out), chicago, mla, harvard and gbt7714.", "[chicago, apa]"),
    Setting("csl", "text", "A style of citing in CSL 1.0, a file of the project: what the text cites and the lists of "
            "works beneath it are written in it (needs `pip install 'papernotes[csl]'`).", "chicago.csl"),
    Setting("writers", "writers", "Whose the notes of a group are, so that each says who wrote it: the folder beneath "
            "the notes folder, the file, or who committed the lines to git.", "folder"),
    Setting("search", "flag", "Whether the site has a search.", "true"),
    Setting("feeds", "flag", "Whether the site has Atom feeds.", "true"),
)  # fmt: skip

WANTED: dict[Shape, str] = {
    "text": "a text", "flag": "true or false", "texts": "a list of texts", "table": "a table of names",
    "address": "an http(s) address", "repository": "an http(s) address or `owner/name` on GitHub",
    "colour": "a colour such as #1f4e79", "files": "`copy`",
    "bibliography": "a file, a list of files, or `{files: …, to_read: true, cited: 3}`",
    "styles": "`apa`, `ieee`, `vancouver`, `chicago`, `mla`, `harvard` or `gbt7714`, or a list of them",
    "writers": "`folder`, `file` or `git`",
    "readings": "a table of files, each with file, headings (and a level), items, rows, paragraphs, notes or nothing",
}  # fmt: skip
"""What each shape takes, in words."""
