"""Keys and names survive an import into notes and every export, with the parts that their source states."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.author.test_import_types import DRESSES, notes_in
from tests.site.exports.laws import VENUES, cited

from papernotes.author.importing import import_references
from papernotes.author.services.crossref import CROSSREF
from papernotes.library import assemble
from papernotes.library.bibliography_join import References
from papernotes.model import Publication
from papernotes.parse import parse
from papernotes.parse.bibliography import read_bibliography
from papernotes.parse.fields.parting import Name, apart
from papernotes.site.exports import bibtex, citations
from papernotes.site.exports.csl_writer import csl_json
from papernotes.site.exports.ris_writer import ris
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from papernotes.site.exports import Citation

NAMES = (
    Name("Gabriel", "García Márquez"), Name("Charles", "de La Vallée Poussin"), Name("Ada", "Moss"),
    Name("Di", "Moss"), Name("小明", "王"), Name("Lu", "Van der Aa", "III"), Name("Martin Luther", "King", "Jr."),
    Name("J. R. R.", "Swan"), Name("Bo", "Reed"), Name("Laurens", "van der Maaten"), Name("María José", "Ruiz y Gómez"),
    Name("Anna", "XU"), Name("", "Department of Health, Education and Welfare"), Name("", "ImageNet Consortium, The"),
    Name("", "United Nations, Department of Economic and Social Affairs"), Name("", "Barnes and Noble"),
    Name("", "Ministry of Health, Labour and Welfare"), Name("", "Pond Watch"), Name("Jean-Luc", "Roux"),
)  # fmt: skip
KEYS = (
    "10.1145/123", "7780459", "müller2020", "李2021中文", "DBLP:conf/cvpr/Moss20", "moss_2020-a+b", "o'neil2020",
    "a&b#1", f"moss{'x' * 80}2020", "Ünal:1999",
)  # fmt: skip


def of(names: Sequence[Name], key: str, *, more: bool = False) -> Citation:
    """Return the citation of a paper by some people."""
    bodies = "; ".join(name.full for name in names if not name.given)
    publication = Publication("article", venue="Swan Letters", families=apart(names), bodies=bodies)
    return cited(
        "Folding Swans in the Wind of Reeds", authors=tuple(name.full for name in names), key=key, year=2014,
        venue="Swan Letters", publication=publication, others=more,
    )  # fmt: skip


FORMATS = {
    "refs.bib": bibtex, "refs.json": lambda citation: csl_json([citation]), "refs.ris": lambda citation: ris([citation])
}  # fmt: skip
LISTS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)


@given(names=LISTS, key=st.sampled_from(KEYS), more=st.booleans(), path=st.sampled_from(list(FORMATS)))
@settings(max_examples=150)
def test_an_export_is_read_again_with_its_key_and_the_parts_of_its_names(
    names: list[Name], key: str, path: str, *, more: bool
) -> None:
    made = of(names, key, more=more)
    assert (made.key, made.id, made.authors) == (key, key, tuple(names))
    (found,), findings = read_bibliography(Source(path, FORMATS[path](made)))
    assert not findings
    lost = path.endswith(".ris") and (key.isdecimal() or key.startswith("10."))  # what databases count entries by
    assert found.key == ("" if lost else key)
    listed = assemble([], notes_in("none").lexicon, references=References((found,), to_read=True))
    (again,) = citations(listed, VENUES).values()
    assert (again.authors, again.more_authors) == (tuple(names), more)


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize(("at", "key"), list(enumerate(KEYS)))
def test_an_imported_note_keeps_its_key_and_the_parts_of_its_names(at: int, key: str, dress: str) -> None:
    names, more = [*NAMES, *NAMES][2 * at : 2 * at + 1 + at % 3], at % 4 == 0
    made = of(names, key, more=more)
    references, _ = read_bibliography(Source("refs.bib", bibtex(made)))
    notes = notes_in(dress)
    done = import_references(references, notes)
    noted = assemble([parse(Source(one.path, one.text), notes.lexicon) for one in done.additions], notes.lexicon)
    (again,) = citations(noted, VENUES).values()
    assert (again.key, again.authors, again.more_authors) == (key, tuple(names), more)


@pytest.mark.parametrize("name", [name for name in NAMES if name.given])
def test_a_service_states_the_parts_of_names(name: Name) -> None:
    author = {part: value for part, value in name._asdict().items() if value}
    work = {"DOI": "10.1000/a", "title": ["Folding Swans"], "type": "journal-article", "author": [author]}
    (found,) = CROSSREF.read(json.dumps({"message": {"items": [work]}}).encode())
    listed = assemble([], notes_in("none").lexicon, references=References((found,), to_read=True))
    (again,) = citations(listed, VENUES).values()
    assert again.authors == (name,)


def test_an_entry_in_the_notes_states_the_parts_of_names() -> None:
    people = "author={García Márquez, Gabriel and Moss, Di}"
    entry = f"@article{{m,\n  title={{Folding Swans in Wind}},\n  {people},\n  year=2014\n}}"
    lexicon = notes_in("none").lexicon
    note = Source("a.md", f"# Folding Swans in Wind\n\nThey bend.\n\n```bibtex\n{entry}\n```\n")
    (again,) = citations(assemble([parse(note, lexicon)], lexicon), VENUES).values()
    assert again.authors == (Name("Gabriel", "García Márquez"), Name("Di", "Moss"))


KING = Name("Martin Luther", "King", "Jr.")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        *((f"@misc{{a, title={{Swans}}, author={{{name}}}}}", "a.bib") for name in (
            "Martin Luther King Jr.", "King Jr., Martin Luther", "King, Jr., Martin Luther", "King, Martin Luther, Jr.",
            "family=King, given=Martin Luther, suffix=Jr.",
        )),
        *((f"TY  - JOUR\nTI  - Swans\nAU  - {name}\nER  - \n", "a.ris") for name in (
            "King, Martin Luther, Jr.", "King Jr., Martin Luther",
        )),
        ('[{"title": "Swans", "author": [{"family": "King Jr.", "given": "Martin Luther"}]}]', "a.json"),
        ('[{"title": "Swans", "author": [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}]}]', "a.json"),
    ],
)  # fmt: skip
def test_what_stands_behind_a_name_is_its_suffix_wherever_a_source_has_it(text: str, path: str) -> None:
    references, _ = read_bibliography(Source(path, text))
    listed = assemble([], notes_in("none").lexicon, references=References(references, to_read=True))
    (again,) = citations(listed, VENUES).values()
    assert again.authors == (KING,)


def test_what_bibtex_cannot_hold_is_a_key_elsewhere() -> None:
    made = of(NAMES[:1], "dup fields")
    assert (made.key, made.id) == ("garciamarquezFoldingSwansWind2014", "dup fields")
    assert json.loads(csl_json([made]))[0]["id"] == "dup fields"
    assert "ID  - dup fields\n" in ris([made])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Authors: Gabriel {García Márquez}, Ada Moss", [Name("Gabriel", "García Márquez"), Name("Ada", "Moss")]),
        ("Authors: García Márquez, Gabriel; Moss, Ada", [Name("Gabriel", "García Márquez"), Name("Ada", "Moss")]),
        ("Authors: {Swans, Reeds and Ponds}; Ada Moss", [Name("", "Swans, Reeds and Ponds"), Name("Ada", "Moss")]),
        ("Authors: Lu {Van der Aa} III and Ada Moss", [Name("Lu", "Van der Aa", "III"), Name("Ada", "Moss")]),
        ("Authors: Ada Moss {Pond University}, Bo Reed {MIT}", [Name("Ada", "Moss"), Name("Bo", "Reed")]),
        ("Authors: {ada,bo}@pond.example", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("front", [False, True])
def test_notes_may_state_the_parts_of_names(line: str, names: list[Name], *, front: bool) -> None:
    key, _, value = line.partition(": ")
    head = f"# Folding Swans in Wind\n\n{line}\nVenue: CVPR\nYear: 2014\n"
    if front:
        head = f'---\ntitle: Folding Swans in Wind\n{key.lower()}: "{value}"\nvenue: CVPR\nyear: 2014\n---\n'
    lexicon = notes_in("none").lexicon
    (again,) = citations(assemble([parse(Source("a.md", f"{head}\nThey bend.\n"), lexicon)], lexicon), VENUES).values()
    assert list(again.authors) == names
