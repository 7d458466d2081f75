"""What files are called: those that are read as notes, and others that people keep their notes in.

It imports nothing: this is asked before anything is loaded that takes time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")
"""The ends of the names of files that hold Markdown, also MDX's, Quarto's and R's, in small letters."""
CONVERTED = frozenset({
    ".docx", ".epub", ".fb2", ".htm", ".html", ".ipynb", ".latex", ".mediawiki", ".odt", ".opml", ".org", ".rst",
    ".rtf", ".tex", ".textile", ".typ", ".wiki",
})  # fmt: skip
"""Those of files that pandoc makes Markdown of (https://pandoc.org/MANUAL.html, "--from")."""
EXPORTED = frozenset({".adoc", ".asciidoc", ".doc", ".enex", ".one", ".pages"})
"""Those of files of which another program has to make Markdown or what pandoc reads."""
PLAIN = ".txt"
"""That of texts which may be read as Markdown, where their writer says so."""


def end_of(name: str) -> str:
    """Return the end of a file's name in small letters, with its dot; empty where it has none."""
    base = name.rpartition("/")[2].lstrip(".")
    return base[base.rfind(".") :].lower() if "." in base else ""


def is_markdown(name: str) -> bool:
    """Tell whether a file of this name is read as notes."""
    return end_of(name) in MARKDOWN


def is_foreign(name: str) -> bool:
    """Tell whether a file of this name holds text in a form that is not read."""
    end = end_of(name)
    return end == PLAIN or end in CONVERTED or end in EXPORTED


def advice_on(names: Sequence[str]) -> list[str]:
    """Return what makes notes of files that are not read, a sentence a way."""
    ends = set(map(end_of, names))
    ways = []
    if name := next((name for name in names if end_of(name) in CONVERTED), ""):
        ways.append(f'`pandoc -t gfm "{name}" -o "{name[: name.rfind(".")]}.md"` makes Markdown of it')
    if PLAIN in ends:
        ways.append("`include: ['*.txt']` in papernotes.yml has .txt read as Markdown")
    if others := sorted(EXPORTED & ends):
        ways.append(f"export {', '.join(others)} as Markdown from the program that made it")
    return ways
