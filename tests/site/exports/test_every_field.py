"""A bibliography of every type of work, all fields filled, comes out of each format as it went in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import bibtexparser
import citeproc
import pytest
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from tests.conftest import Site
from tests.site.exports.test_complete import STYLES

from papernotes.parse.bibliography import read_bibliography
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.parse.bibliography import Reference

REFS = r"""@book{swan1, title = {Folding Matter}, author = {Lovelace, Ada and {World Swan Organization}},
  editor = {M{\"u}ller, Jos{\'e} and van der Berg, Jan}, publisher = {Crane \& Sons}, series = {Notes on Folding},
  volume = {12}, edition = {2}, address = {New York}, year = 2006, month = aug, isbn = {978-0-387-31073-2},
  keywords = {paper}, doi = {10.1000/book_1}}
@incollection{swan2, title = {Wings of Paper}, author = {Hopper, Grace and {Stack Overflow}},
  booktitle = {The Handbook of Cranes},
  editor = {Noether, Emmy}, publisher = {Crane Press}, series = {Notes on Folding}, chapter = {7}, pages = {12--34},
  address = {Basel}, edition = {3}, year = 2011, isbn = {978-1-111-11111-1}}
@inproceedings{swan3, title = {A {DNA} of Cranes}, author = {Turing, Alan M. and others},
  booktitle = {Advances in Neural Information Processing Systems}, editor = {Guyon, Isabelle and Luxburg, U. von},
  volume = {30}, pages = {1--11}, publisher = {Curran Associates}, series = {NIPS '17}, address = {Long Beach},
  year = 2017, month = dec, eprint = {1706.00001}, archiveprefix = {arXiv}, primaryclass = {cs.CL}}
@article{swan4, title = {On Swans}, author = {Ng, A.}, journal = {Journal of Folded Matter}, volume = {7},
  number = {2}, pages = {e12}, year = 2020, month = {3}, issn = {1476-4687}, doi = {10.1000/j.swans.2020(1)}}
@phdthesis{swan5, title = {{\"U}ber das Falten}, author = {Erd{\H o}s, P{\'a}l}, school = {Universit{\"a}t Basel},
  address = {Basel}, year = 2015, month = may}
@mastersthesis{swan6, title = {A Short Fold}, author = {Li, Na}, school = {Crane College}, year = 2016,
  url = {https://crane.edu/fold}}
@techreport{swan7, title = {Folds at Scale}, author = {Park, Min-jun}, institution = {Swan Labs}, number = {TR-7},
  address = {Seoul}, year = 1998, month = jan}
@misc{swan8, title = {Preprinted Folds}, author = {Xu, B.}, eprint = {2101.00001}, archiveprefix = {arXiv},
  primaryclass = {cs.CV}, year = 2021}
@misc{swan9, title = {A Talk on Folds}, author = {Vo, Ida}, howpublished = {Talk at Crane Days}, year = 2022}
@patent{swan10, title = {A Device for Folding}, author = {Fu, Bo}, holder = {Crane Works}, number = {US 1,234,567 B2},
  type = {U.S. patent}, address = {United States}, year = 2019, month = apr}
@dataset{swan11, title = {A Thousand Folds}, author = {Moss, Ida}, publisher = {Zenodo}, version = {2.1}, year = 2020,
  doi = {10.5281/zenodo.1}}
@software{swan12, title = {foldpy}, author = {{Fold Developers}}, version = {1.0.3}, year = 2021,
  url = {https://fold.example/foldpy}, doi = {10.5281/zenodo.2}}
@standard{swan13, title = {Paper Sizes}, author = {{International Organization for Standards}}, number = {216},
  publisher = {Standards House}, year = 2007}
@online{swan14, title = {How to Fold}, author = {Xu, Bo}, url = {https://fold.example/how}, urldate = {2020-01-02},
  language = {german}, year = 2018}
@unpublished{swan15, title = {Unfinished Folds}, author = {Lind, Ida}, year = 2001, note = {Withdrawn}}
@article{swan16, title = {Folds to Come}, author = {Lind, Ida}, journal = {Journal of Folded Matter}, year = {in press}}
@phdthesis{swan17, title = {Falten}, author = {Lind, Ida}, school = {Crane College}, type = {Habilitation},
  year = {n.d.}}
@techreport{swan18, title = {RETRACTED: Folds at Rest}, author = {Park, Min-jun}, institution = {Swan Labs},
  type = {Working Paper}, number = {12}, year = 1999, pubstate = {forthcoming}}
"""
DETAILS = ("series", "editors", "address", "edition", "chapter", "month", "isbn", "issn", "volume", "number", "pages",
           "publisher", "bodies", "genre", "version", "state", "url", "accessed", "language", "notice")  # fmt: skip


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("listed"))
    site.write("refs.bib", REFS).write("papernotes.yml", "bibliography: {files: refs.bib, to_read: true}\n")
    return site.note("# Notes\n\nNothing yet.\n").build()


def read(text: str, suffix: str) -> dict[str, Reference]:
    found, findings = read_bibliography(Source(f"refs.{suffix}", text))
    assert not findings
    return {one.key: one for one in found}


@pytest.mark.parametrize(("form", "suffix"), [("bibtex", "bib"), ("csl-json", "json"), ("ris", "ris")])
def test_every_field_of_every_type_comes_back(listed: Site, form: str, suffix: str) -> None:
    before, after = read(REFS, "bib"), read(listed.run("export", "--format", form).output, suffix)
    assert before.keys() == after.keys()
    for key, one in before.items():
        two = after[key]
        names = [name for name in DETAILS if name != "publisher" or one.arxiv is None]  # what arXiv publishes says so
        said = (one.title, one.authors, one.venue, one.year, one.doi, one.arxiv)
        assert (two.title, two.authors, two.venue if one.venue else "", two.year, two.doi, two.arxiv) == said
        assert one.url in {"", two.url}
        assert [getattr(two.publication, name) for name in names] == [getattr(one.publication, name) for name in names]
        if suffix != "ris" or key != "swan6":  # RIS has one type for theses, and no field for their degree
            assert two.publication.form == one.publication.form
        assert suffix != "bib" or two.publication.subject == one.publication.subject


def test_another_parser_finds_the_same_fields(listed: Site) -> None:
    """What the standard styles of BibTeX require of each type is there, too."""
    parsed = {entry.key: entry for entry in bibtexparser.parse_string(listed.read("papers.bib")).entries}
    asked = {entry.key: entry for entry in bibtexparser.parse_string(REFS).entries}
    for key, entry in asked.items():
        names = {field.key for field in entry.fields}
        # pybtex refuses types that it does not know.
        assert parsed[key].entry_type == ("misc" if entry.entry_type == "standard" else entry.entry_type)
        assert {field.key for field in parsed[key].fields} >= names, key
        assert all(field.value.strip() for field in parsed[key].fields)


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.stem)
def test_each_is_cited_without_a_gap(listed: Site, style: object) -> None:
    items = json.loads(listed.run("export", "--format", "csl-json").output)
    made = CitationStylesBibliography(
        CitationStylesStyle(str(style), validate=False), CiteProcJSON(items), formatter.plain
    )
    for item in items:
        made.register(citeproc.Citation([CitationItem(item["id"])]))
    texts = [str(text) for text in made.bibliography()]
    assert len(texts) == 18
    assert not [text for text in texts for gap in (", ,", "..", "()", "  ", " ,", ": .", "None") if gap in text]


def test_a_page_tells_programs_of_editors_and_numbers(listed: Site) -> None:
    page = listed.read("papers/wings-of-paper.html")
    for name, value in {
        "citation_editor": "Emmy Noether", "citation_isbn": "978-1-111-11111-1",
        "citation_series_title": "Notes on Folding", "citation_inbook_title": "The Handbook of Cranes",
    }.items():  # fmt: skip
        assert f'name="{name}" content="{value}"' in page
    told = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])["about"]
    assert (told["isbn"], told["editor"][0]["name"]) == ("978-1-111-11111-1", "Emmy Noether")
