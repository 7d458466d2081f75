"""A bibliography that is written and read again says the same, whatever people and works are called."""

from __future__ import annotations

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.site.exports.laws import VENUES
from tests.site.samples import entry, library, record

from papernotes.parse.bibliography import read_bibliography
from papernotes.site.exports import bibtex, citations
from papernotes.site.exports.csl_writer import csl_json
from papernotes.site.exports.ris_writer import ris
from papernotes.site.title_text import written
from papernotes.source import Source

NAMES = (
    "Ada Lovelace", "Hans van der Berg", "Jean-Luc de la Vega", "Anna-Maria von und zu Swan", "Martin Crane Jr.",
    "Crane, Jr., Martin", "Erdős, Pál", "The {CRANE} Collaboration", "Fold and Sons Inc", "山田 折子", "张三",
    "Müller-Lüdenscheidt, J.-P.", "José María y Núñez", "A. B.", "x", "{Crane and Swan}", "a & b", "50% Inc",
    "D'Angelo, Ø.", "ibn Sina", "Madonna", "Xu, B.", "Łukasz Kaiser", "OpenAI", "Google DeepMind", "$x$ lab",
    r"Q. \LaTeX", "J. R. R. Swan III",
)  # fmt: skip
WORDS = (
    "GAN", "of", "learning", "$O(n^2)$", "{x}", "50%", "C#", "a_b", "~", r"\emph{x}", "Über", "注意力", "3D", '"q"',
    "‘s’", "—", "&", "$5", "x^2", "@a", "# b", "e.g.,", "BERT:", "iPhone", "{", "}", "}{", "\\", "a < b",
)  # fmt: skip
VENUE = st.sampled_from([None, "CVPR", "TPAMI", "arXiv", "Journal of {x} & y", "Crane Days"])


@given(
    title=st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
    names=st.lists(st.sampled_from([*NAMES, "et al.", "others"]), max_size=4),
    venue=VENUE, year=st.none() | st.integers(1900, 2030),
)  # fmt: skip
@example("$5 a_b $O(n^2)$", [], None, None)  # blanks within dollars
@settings(max_examples=300)
def test_what_is_written_is_read_again(title: str, names: list[str], venue: str | None, year: int | None) -> None:
    made = record(title, authors=tuple(names), venue=venue, year=year)
    cited = next(iter(citations(library([entry(made)]), VENUES).values()))
    (found,), findings = read_bibliography(Source("a.bib", bibtex(cited)))
    assert not findings
    assert (found.key, found.title, found.year) == (cited.key, " ".join(written(cited.title).split()), cited.year)
    assert found.authors == tuple(name.full for name in cited.authors)
    assert found.more_authors == (cited.more_authors and bool(cited.authors))
    (item,) = json.loads(csl_json([cited]))
    (again,), _ = read_bibliography(Source("a.json", json.dumps([item])))
    assert again.authors == found.authors
    assert again.year == found.year
    (ref,), _ = read_bibliography(Source("a.ris", ris([cited])))
    assert len(ref.authors) == len(found.authors)
