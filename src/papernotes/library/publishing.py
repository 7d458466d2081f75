"""What a bibliography tells beyond the fields of a record: how a work appeared, and which service said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papernotes.diagnostics import Diagnostic
from papernotes.library.identity import title_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from papernotes.lexicon import Lexicon
    from papernotes.model import Publication, Record
    from papernotes.parse.bibliography import Reference

_OPENING = 60
"""Characters of an abstract that stand for it where it comes from is told."""
_ENTRY_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",), "venue": ("booktitle", "journal", "school", "institution", "publisher", "eprint"),
    "year": ("year",), "authors": ("author",), "arxiv": ("eprint",), "doi": ("doi",), "abstract": ("abstract",),
}  # fmt: skip
"""By a field of a record: what BibTeX calls it in an entry."""


def asked(reference: Reference, field: str) -> tuple[str, str]:
    """Return which service told a field of a record, and the day; empty where the entry does not say."""
    names = _ENTRY_FIELDS.get(field, ())
    found = (told for name in names for told in reference.told if name in told.fields)
    return next(((told.service, told.day) for told in found), ("", ""))


def publication_of(
    reference: Reference, venue: str | None, lexicon: Lexicon, record: Record | None = None
) -> Publication:
    """Return how a work appeared at a venue. Proceedings that have volumes as a journal has are proceedings.

    A manager's abstract is not taken over, since its owner did not ask to publish it. Of a title that a bibliography
    and the ``record`` of the notes give alike, the notes' wording is cited.
    """
    found = reference.publication
    abstract = reference.abstract if reference.told else ""
    known = lexicon.venues.get(venue) if venue and found.form == "article" else None
    form = "inproceedings" if known and known.kind == "conference" else found.form
    same = record and not reference.told and title_key(reference.title) == title_key(record.title)
    return found._replace(form=form, title="" if same else reference.title, abstract=abstract)


def with_notes(told: Publication, noted: Publication | None) -> Publication:
    """Return how a work appeared as a bibliography tells it, what it leaves out as the notes have it.

    They say what kind of work it is, where, and how names are parted; whoever says more of it is a bibliography read
    before, whose place of publication stays whole.
    """
    if noted is None:
        return told
    if any(noted._replace(form="", venue="", families="", bodies="", state="")):
        families, bodies = (_joined(getattr(noted, name), getattr(told, name)) for name in ("families", "bodies"))
        more = {name: getattr(noted, name) or getattr(told, name) for name in ("subject", "pdf", "abstract", "notice")}
        return noted._replace(families=families, bodies=bodies, **more)
    return told._replace(
        form=noted.form if told.form in {"", "misc"} else told.form,
        venue=told.venue or noted.venue,
        families=_joined(told.families, noted.families),
        bodies=_joined(told.bodies, noted.bodies),
        state=told.state or noted.state,
    )


def _joined(*names: str) -> str:
    return "; ".join(dict.fromkeys(filter(None, names)))


def service_facts(reference: Reference, record: Record) -> Mapping[str, str]:
    """Return the ids that a service told, where the notes do not, and how the abstract begins."""
    if not reference.told:
        return {}
    ids = {"arxiv": reference.arxiv, "doi": reference.doi}
    found = {name: value for name, value in ids.items() if value and not getattr(record, name)}
    return found | ({"abstract": f"{reference.abstract[:_OPENING]} …"} if reference.abstract else {})


def noticed(record: Record, references: Sequence[Reference]) -> Iterator[Diagnostic]:
    """Yield what a publisher says against a paper, once, where its entry says so."""
    found = next((reference for reference in references if reference.publication.notice), None)
    if found:
        message = f"{found.file}:{found.line} says of the paper: {found.publication.notice}"
        yield Diagnostic("PN506", message, record.place.file, line=record.place.line)
