"""What arrives of the exports of Zotero, JabRef, Mendeley, Google Scholar and EndNote, field by field.

Each file under ``tests/golden/import`` is imported into an empty project, and in another one read by `bibliography:`;
``arrived`` holds the tables: first the note, then what its citation has beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from papernotes.cli import main
from papernotes.files.decode import decode
from papernotes.parse.bibliography import read_bibliography

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.conftest import Site

    from papernotes.parse.bibliography import Reference

FIELDS = ("key", "title", "authors", "others", "venue", "year", "doi", "arxiv", "topics", "status", "rating")


@pytest.mark.goldens("import/*.*")
def test_what_an_export_holds_arrives(
    site: Site, tmp_path: Path, case: Path, golden: Callable[[Path, str], None]
) -> None:
    source, _ = decode(case.name, case.read_bytes())
    references, findings = read_bibliography(source)
    done = CliRunner().invoke(main, ["import", str(case), "--project", str(site.root)], catch_exceptions=False)
    assert done.exit_code == 0
    titled = [reference for reference in references if reference.title]
    assert f"{len(titled)} note" in done.output
    noted = site.build().papers
    read = type(site)(tmp_path / "read").note("# Notes\n\nNothing.\n").write(case.name, case.read_bytes())
    read.write("papernotes.yml", f"bibliography: {{files: {case.name}, to_read: true}}\n").build()
    listed = read.papers
    told = [f"finding\t{finding.line}\t{finding.code} {finding.message}" for finding in findings]
    for reference in titled:
        note, entry = _of(reference, noted), _of(reference, listed)
        check(reference, note)
        check(reference, entry)
        told += ["", *rows(note, source_of(site, note)), *(f"cited {name}\t{v}" for name, v in details(entry))]
    golden(case.parent / "arrived" / f"{case.name}.tsv", "\n".join(told).strip("\n") + "\n")


def check(reference: Reference, paper: dict[str, Any]) -> None:
    """Check what needs no table: a field that an entry has is there as it has it."""
    assert (tuple(paper["authors"]), paper["others"]) == (reference.authors, reference.more_authors)
    assert paper["year"] == reference.year
    assert (paper["doi"], paper["arxiv"]) == (reference.doi, reference.arxiv)
    assert bool(paper["venue"]) == bool(reference.venue or reference.arxiv)
    assert paper["status"] in {reference.status, "to-read"}
    assert paper["rating"] == (reference.rating.value if reference.rating else None)
    assert {topic.casefold() for topic in reference.topics} <= {topic.casefold() for topic in paper["topics"]}


def _of(reference: Reference, papers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    (found,) = (
        paper
        for paper in papers
        if paper["title"] == reference.title and ("://" in reference.key or (paper["key"] or "") == reference.key)
    )
    return found


def rows(paper: dict[str, Any], text: str) -> Iterator[str]:
    for name in FIELDS:
        value = paper[name]
        if value not in (None, [], False):
            yield f"{name}\t{'; '.join(map(str, value)) if isinstance(value, list) else value}"
    for link in paper["links"]:
        yield f"{link['kind']}\t{link['url']}"
    for part in paper["sections"]:
        if part["text"].strip():
            yield f"{part['heading']}\t{' / '.join(part['text'].split(chr(10)))}"
    for line in text.split("\n"):
        if line.startswith("<!-- Files: "):
            yield f"files\t{line[12:-4]}"


def source_of(site: Site, paper: dict[str, Any]) -> str:
    """Return the lines of a note."""
    place = paper["source"]
    lines = (site.root / "notes" / place["file"]).read_text("utf-8").split("\n")
    return "\n".join(lines[place["line"] - 1 : place["end_line"] + 2])


def details(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in entry.get("publication", {}).items():
        if name not in {"title", "venue"} or value != entry[name]:
            yield name, value
