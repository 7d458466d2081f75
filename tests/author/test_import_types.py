"""An imported note is cited as the kind of work that its entry is, in the venue that it writes, without the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from papernotes.author.importing import import_references
from papernotes.author.new import Notes
from papernotes.author.spots import Shelves
from papernotes.cli import main
from papernotes.lexicon import load
from papernotes.lexicon.data import table
from papernotes.library import assemble
from papernotes.library.bibliography_join import References
from papernotes.parse import parse
from papernotes.parse.bibliography import read_bibliography
from papernotes.parse.fields.work_forms import form_by_key, form_of, key_for, word_for
from papernotes.site.exports import citations
from papernotes.site.exports.bibtex_writer import bibtex
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

    from papernotes.site.exports.citation import Citation

HELD = {
    "article": "journal", "inproceedings": "booktitle", "incollection": "booktitle", "inbook": "booktitle",
    "phdthesis": "school", "mastersthesis": "school", "techreport": "institution", "book": "",
    "conference": "booktitle", "thesis": "institution", "report": "institution", "misc": "", "online": "",
    "unpublished": "", "patent": "", "dataset": "", "software": "", "standard": "", "manual": "",
}  # fmt: skip
"""By BibTeX's and BibLaTeX's types: the field of where such a work appeared."""
NAMES = (
    "J. Ponds", "The Book of Folds", "The Review of Swans", "Pond Life", "Annals of Creasing", "Swan Letters",
    "Proceedings of the 3rd International Workshop on Paper Swans (IWPS 2014)", "Pond University", "水鸟学报",
    "Frontiers of Folding: Third Meeting, Revised Papers", "The 2014 Meeting on Folds 2014", "Ducks \\& Geese",
    'Zeitschrift f{\\"u}r Faltkunst', "Int. J. Fold. Sci.", "Revue de l'Eau", "The Lake",
    "Conference Proceedings on {ORIGAMI}", "Nature", "Neural Computation",
    "Proceedings of the {IEEE} Conference on Computer Vision and Pattern Recognition",
)  # fmt: skip
DRESSES = {
    "none": {},
    "files": {
        f"{name}.md": f"---\ntitle: Folding {name} of Paper\nvenue: ICCV\nyear: 2019\n---\n\nThey sink.\n"
        for name in ("boats", "jets")
    },
}  # fmt: skip


@cache
def notes_in(dress: str) -> Notes:
    lexicon = load()
    sources = {path: Source(path, text) for path, text in DRESSES[dress].items()}
    return Notes(Shelves(assemble([parse(one, lexicon) for one in sources.values()], lexicon), sources, lexicon), ())


@given(
    works=st.lists(
        # A year behind a journal's name is that of the volume.
        st.tuples(st.sampled_from(list(HELD)), st.sampled_from(NAMES)).filter(
            lambda work: HELD[work[0]] != "journal" or not work[1].endswith("2014")
        ),
        min_size=1,
        max_size=4,
    ),
    dress=st.sampled_from(list(DRESSES)),
)
@settings(max_examples=60)
def test_a_note_is_cited_as_its_entry(works: list[tuple[str, str]], dress: str) -> None:
    text = "\n".join(
        f"@{form}{{moss{number}reeds,\n  title = {{Reeds in the Wind of Part {number + 2}}},\n  year = {{2014}},\n"
        f"  author = {{Moss, Ada and Reed, Bo}},\n  {HELD[form] or 'publisher'} = {{{name}}},\n}}\n"
        for number, (form, name) in enumerate(works)
    )
    references, findings = read_bibliography(Source("refs.bib", text))
    assert not findings
    notes = notes_in(dress)
    lexicon = notes.lexicon
    done = import_references(references, notes)
    assert len(done.added) == len(works)
    noted = assemble([parse(Source(one.path, one.text), lexicon) for one in done.additions], lexicon)
    listed = assemble([], lexicon, references=References(references, to_read=True))
    told, right = (
        {cited.key: _told(cited) for cited in citations(found, lexicon.venues).values()} for found in (noted, listed)
    )
    assert told == right


def _told(cited: Citation) -> tuple[str, str, str, int | None]:
    """Return what is compared; a venue that the vocabularies know by its full name may be called by that."""
    known = load().venues.get(cited.short_venue)
    named = known.name if known and known.title != known.name else cited.venue
    return cited.cited_as, cited.degree, named, cited.year


@pytest.mark.parametrize("form", table("forms")["words"])
def test_words_for_kinds_of_works_mean_them(form: str) -> None:
    assert {form_of(word_for(form, east=east)) for east in (False, True)} == {form}
    assert {form_of(word) for word in table("forms")["words"][form]} == {form}
    for east in (False, True):
        key = key_for(form, east=east)
        assert form_by_key(key) in {form, ""} | ({"phdthesis"} if form == "mastersthesis" else set())


ENTRY = (
    "```bibtex\n@incollection{moss2014, title={Reeds in the Wind}, author={Moss, Ada}, booktitle={The Book of Folds}, "
    "year={2014}}\n```"
)


@pytest.mark.parametrize(
    ("lines", "entry"),
    [
        ("Type: thesis\nSchool: Pond University", "@phdthesis school={Pond University}"),
        ("School: Pond University", "@phdthesis school={Pond University}"),
        ("Type: Master's thesis\nInstitution: Lake Institute", "@mastersthesis school={Lake Institute}"),
        ("Journal: J. Ponds", "@article journal={J. Ponds}"),
        ("- **Journal**: The Review of Ponds, 12(3), 1-9", "@article journal={The Review of Ponds}"),
        ("期刊：水鸟学报", "@article journal={水鸟学报}"),
        ("Conference: Annual Review of Folders", "@inproceedings booktitle={Annual Review of Folders}"),
        ("Booktitle: The Book of Folds\nType: chapter", "@incollection booktitle={The Book of Folds}"),
        ("Venue: The Book of Folds\nType: bookSection", "@incollection booktitle={The Book of Folds}"),
        ("Type: report\nInstitution: Pond Laboratory", "@techreport institution={Pond Laboratory}"),
        ("Type: book", "@book"),
        ("Venue: PhD thesis\nSchool: Pond University", "@phdthesis school={Pond University}"),
        ("Journal: Nature\nSchool: Pond University", "@article journal={Nature}"),
        ("Venue: Nature\nType: literature note", "@article journal={Nature}"),
        ("Venue: Loop Blog\nType: blog post", "@online"),
        (ENTRY, "@incollection booktitle={The Book of Folds}"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("where", ["lines", "front matter"])
def test_notes_say_what_kind_of_work_a_paper_is(lines: str, entry: str, where: str, bib: Callable[[str], str]) -> None:
    if where == "lines":
        note = f"# Reeds in the Wind\n\nAuthors: Ada Moss, Bo Reed\nYear: 2014\n{lines}\n\nThey bend.\n"
    elif "```" in lines or "：" in lines:
        return
    else:
        keys = lines.replace("- **", "").replace("**", "").replace("(3)", "")
        note = f"---\ntitle: Reeds in the Wind\nauthors: [Ada Moss, Bo Reed]\nyear: 2014\n{keys}\n---\n\nThey bend.\n"
    assert bib(note) == entry


@pytest.fixture
def bib() -> Callable[[str], str]:
    """Return what gives the type of a note's only entry, and where it appeared."""

    def told(note: str) -> str:
        lexicon = load()
        found = assemble([parse(Source("notes.md", note), lexicon)], lexicon)
        (cited,) = citations(found, lexicon.venues).values()
        lines = [line.strip(" ,") for line in bibtex(cited).split("\n")]
        held = [line for line in lines if line.split(" ")[0] in {"journal", "booktitle", "school", "institution"}]
        names = [f"{line.split(' ')[0]}={line.partition('= ')[2]}" for line in held]
        return " ".join([lines[0].partition("{")[0], *names])

    return told


def test_a_bibliography_says_more_than_the_notes(site: Site) -> None:
    site.note("# Reeds in the Wind\n\nAuthors: Ada Moss\nConference: Ponds Quarterly\nYear: 2014\nCitekey: m\n\nOh.\n")
    site.write(
        "refs.bib",
        "@article{m, title={Reeds in the Wind}, author={Moss, Ada}, journal={The Ponds Quarterly}, volume={3}}",
    )
    site.write("papernotes.yml", "bibliography: refs.bib\n").build()
    told = site.read("papers.bib")
    assert "@article{m" in told
    assert "{The Ponds Quarterly}" in told
    assert "volume        = {3}" in told


def test_a_journal_is_cited_in_the_script_that_its_entry_has_it_in(site: Site) -> None:
    site.note("# Notes\n\nNothing.\n").write("refs.bib", "@article{m, title={Swans Fold in Wind}, journal={软件学报}}")
    site.write("papernotes.yml", "bibliography: {files: refs.bib, to_read: true}\n").build()
    assert "journal       = {软件学报}" in site.read("papers.bib")


def imported(site: Site, entry: str) -> None:
    site.write("refs.bib", entry)
    told = CliRunner().invoke(main, ["import", str(site.root / "refs.bib"), "--project", str(site.root)])
    assert told.exit_code == 0


def test_a_work_in_no_venue_keeps_its_year(site: Site) -> None:
    entry = "@misc{t, title={Talk on Folds}, author={Roe, R.}, howpublished={Invited talk, FoldCon}, year=2011}"
    imported(site, entry)
    (paper,) = [paper for paper in site.build().papers if paper["key"] == "t"]
    assert (paper["title"], paper["year"], paper["venue"]) == ("Talk on Folds", 2011, None)


def test_words_in_the_place_of_a_year_are_told_in_its_place(site: Site) -> None:
    entry = (
        "@article{p, title={Folds to Come}, author={Roe, R.}, journal={Nature}, year={in press}, eprint={2001.00002}}"
    )
    imported(site, entry)
    site.write("papernotes.yml", "bibliography: refs.bib\n").build()
    assert "year          = {in press}" in site.read("papers.bib")
