"""What is exported can be imported: whatever the records, the readers of bibliographies get back what they said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.exports.laws import RECORDS, VENUES
from tests.site.samples import entry, library

from papernotes.library.identity import title_key
from papernotes.parse.bibliography import read_bibliography
from papernotes.parse.tex import untagged
from papernotes.site.exports import citations
from papernotes.site.whole_exports import FORMATS
from papernotes.source import Source


@pytest.mark.parametrize(("form", "suffix"), [("bibtex", "bib"), ("csl-json", "json"), ("ris", "ris")])
@given(records=st.lists(RECORDS, max_size=3))
def test_any_library_comes_back(form: str, suffix: str, records: list[object]) -> None:
    found = library([replace(entry(part), slug=f"s-{number}") for number, part in enumerate(records)])
    cited = list(citations(found, VENUES).values())
    references, findings = read_bibliography(Source(f"refs.{suffix}", FORMATS[form](found, citations(found, VENUES))))
    assert not findings
    assert [reference.key for reference in references] == [citation.key for citation in cited]
    titles = [title_key(untagged(citation.title)) for citation in cited]
    assert [title_key(reference.title) for reference in references] == titles
    years = [citation.year if citation.year and 1600 <= citation.year < 2100 else None for citation in cited]
    assert [reference.year for reference in references] == years
