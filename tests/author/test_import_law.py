"""What an import writes is read back as what the entries say, whatever they hold and whatever notes there are."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from papernotes.author.draft import whole_draft_of
from papernotes.author.importing import import_references
from papernotes.author.new import Notes
from papernotes.author.spots import Shelves
from papernotes.lexicon import load
from papernotes.library import assemble
from papernotes.parse import parse
from papernotes.parse.bibliography import read_bibliography
from papernotes.parse.fields.identifiers import doi_address
from papernotes.site.papers_json import entry_records
from papernotes.source import Source

FIRST = ("Folding", "Learning", "Attention", "Deep", "Towards", "Robust", "What", "A", "Neural", "On", "Swans", "The")
WITHIN = (
    "learning", "deep", "swans", "of", "GAN", "BERT", "3D", "[draft]", "towards", r"R\&D", r"50\%", r"C\#", "C++",
    r"$O(n^2)$", r"\$5", "深度学习", "A/B", "``quoted''", "#1", "a_b", "{CNN}", r"\emph{in vivo}", "x-ray", "review",
    r"na{\"\i}ve", "*starred*", r"{\textless}i{\textgreater}in vitro{\textless}/i{\textgreater}", "--", "it's",
)  # fmt: skip
LAST = ("of swans", "for language models", "in images", "with graph networks", "and cranes", "by night")
TITLES = st.builds(
    lambda first, within, last: " ".join((first, *within, last)),
    st.sampled_from(FIRST), st.lists(st.sampled_from(WITHIN), max_size=5), st.sampled_from(LAST),
)  # fmt: skip
FAMILY = (
    "Lovelace",
    "van der Berg",
    "{van Beek}",
    r"M{\"u}ller",
    "Ng",
    "Smith-Jones",
    r"Erd{\H o}s",
    "O'Brien",
    "Park",
)
GIVEN = ("Ada", "Jean-Luc", "A.", "J. P.", r"Mar{\'\i}a", "Min-jun", "Łukasz")
AUTHORS = st.lists(st.builds("{}, {}".format, st.sampled_from(FAMILY), st.sampled_from(GIVEN)), max_size=5, unique=True)
VENUES = (
    "Nature", "Journal of Birds", "Advances in Neural Information Processing Systems", "J. Am. Chem. Soc.",
    "Proceedings of the {IEEE} Conference on Computer Vision and Pattern Recognition (CVPR)", "bioRxiv", "计算机学报",
    "Lecture Notes in Computer Science", r"Proc. of the 12th {USENIX} Symp. on {OSDI} '16", "Annals of Statistics",
)  # fmt: skip
TOPICS = ("swans", "graph neural networks", "Computer Science - Robotics", "GAN", "C++", "deep learning", "k-means")
NUMBERS = st.integers(1, 9999)
ADDRESSES = st.one_of(
    st.just({}),
    st.builds(lambda n: {"doi": f"10.{1000 + n % 9000}/abc_d.{n}(1)"}, NUMBERS),
    st.builds(
        lambda n: {
            "doi": rf"10.{1000 + n % 9000}/(SICI)1097-0258(1998)17:4\textless{n}::AID-S\_M{n}\textgreater3.0.CO;2-\#"
        },
        NUMBERS,
    ),
    st.builds(lambda n: {"url": f"https://doi.org/10.{1000 + n % 9000}/1520-0469(1963)020%3C{n}%3E2.0.CO;2"}, NUMBERS),
    st.builds(lambda n: {"eprint": f"1{n % 10}{1 + n % 12:02}.{n:05}", "archiveprefix": "arXiv"}, NUMBERS),
    st.builds(
        lambda n: {"doi": f"10.{1000 + n % 9000}/x.{n}", "eprint": f"1902.{n:05}", "archiveprefix": "arXiv"}, NUMBERS
    ),
    st.builds(lambda n: {"url": f"https://proceedings.mlr.press/v97/swan{n}a.html"}, NUMBERS),
    st.builds(lambda n: {"url": f"https://www.birds.edu/swan_{n}.pdf"}, NUMBERS),
)
ABSTRACTS = TITLES | st.lists(
    st.builds(
        "{}: {}.".format,
        st.sampled_from(
            ["Background", "OBJECTIVE", "Methods", "Results", "Conclusion", "Problem", "Note", "TODO", "Year"]
        ),
        TITLES,
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
"""As they come, and with the parts that journals of medicine ask for."""
NOTES = (
    "Read twice, see p.~584", "<p>Some <b>bold</b> words.</p><ul><li>one</li><li>two</li></ul>",
    "<h1>Annotations</h1><p>“So it is” (Lee, 2019, p. 3)</p><h2>Method</h2><p>They fold.</p>", "1. one 2. two",
    "- one\n- two", "# Good", "Status: unclear", "| a | b |", "Ask Bo: is it 10\\% of $x_1$?",
    "<h2>1. Swans of Night</h2>", "{$<$}p{$>$}Fold at $x<5$.{$<$}/p{$>$}", "My view: the proof is wrong",
    "<pre>## Folding Swans (CVPR 2019)</pre>", "Compare https://github.com/ada/swans",
)  # fmt: skip
ENTRIES = st.fixed_dictionaries(
    {"title": TITLES, "author": AUTHORS, "others": st.booleans(), "address": ADDRESSES},
    optional={
        "journal": st.sampled_from(VENUES), "year": st.integers(1950, 2024).map(str),
        "keywords": st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3, unique=True).map(", ".join),
        "abstract": ABSTRACTS, "annotation": st.sampled_from(NOTES), "note": st.sampled_from(NOTES),
        "ranking": st.integers(1, 5).map("rank{}".format), "readstatus": st.sampled_from(["read", "skimmed"]),
        "file": st.just(":papers/a--b.pdf:PDF"),
    },
)  # fmt: skip


def written(number: int, entry: dict[str, Any]) -> str:
    authors = [*entry["author"], *(["others"] if entry["others"] and entry["author"] else [])]
    fields = {name: value for name, value in entry.items() if name not in {"author", "others", "address"}}
    address = {name: value.replace("swan", f"swan{number}") for name, value in entry["address"].items()}
    fields |= address | ({"author": " and ".join(authors)} if authors else {})
    return (
        f"@article{{lee{number}swans,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}"
    )


def letters(text: str) -> int:
    return sum(map(str.isalnum, text))


MARKED = "# CVPR-2023\n\n## 《Scaling Planes of Paper》(CVPR2023)\nPaper: <https://arxiv.org/abs/2301.00009>\n\nOh.\n"
OWN = "---\ntitle: Folding {} of Paper\nvenue: ICCV\nyear: 2019\n---\n\nThey sink.\n"
DRESSES: dict[str, dict[str, str]] = {
    "none": {},
    "headings": {"notes.md": MARKED},
    "files": {"boats.md": OWN.format("Boats"), "jets.md": OWN.format("Jets")},
}


@cache
def notes_in(dress: str) -> Notes:
    """Return the notes of somebody who has none, or who writes them so."""
    lexicon = load()
    sources = {path: Source(path, text) for path, text in DRESSES[dress].items()}
    return Notes(Shelves(assemble([parse(one, lexicon) for one in sources.values()], lexicon), sources, lexicon), ())


@given(entries=st.lists(ENTRIES, min_size=1, max_size=4), dress=st.sampled_from(list(DRESSES)))
@settings(max_examples=60)
def test_what_is_imported_is_read_back_as_the_entries_say(entries: list[dict[str, Any]], dress: str) -> None:
    notes = notes_in(dress)
    text = "\n\n".join(written(number, entry) for number, entry in enumerate(entries))
    references, findings = read_bibliography(Source("refs.bib", text))
    assert not findings
    done = import_references(references, notes)
    assert len(done.added) + len(done.there) == len(entries)
    found = assemble([parse(Source(one.path, one.text), notes.lexicon) for one in done.additions], notes.lexicon)
    papers = {paper["key"]: paper for paper in entry_records(found)}
    assert len(found.entries) == len(papers) == len(done.added)
    for reference in (reference for reference in references if reference.key in papers):
        draft, paper = whole_draft_of(reference, notes.lexicon), papers[reference.key]
        keys = ("title", "authors", "others", "venue", "arxiv", "doi", "status", "rating")
        assert {key: paper[key] for key in keys} == {
            "title": reference.title, "authors": reference.authors, "others": reference.more_authors,
            "venue": draft.venue or ("arXiv" if draft.arxiv else None), "arxiv": reference.arxiv,
            "doi": reference.doi, "status": reference.status,
            "rating": reference.rating.value if reference.rating else None,
        }  # fmt: skip
        assert paper["year"] == draft.year or (draft.year is None and draft.arxiv)
        both = doi_address(draft.doi) if draft.doi and draft.both else ""
        told = [link["url"] for link in paper["links"] if link["kind"] == "paper"]
        assert told == list(filter(None, [draft.url, both]))
        (abstract,) = [text for what, text in draft.passages if what == "abstract"] or [""]
        read = "".join(part["text"] for part in paper["sections"] if part["heading"] == "Abstract")
        assert letters(read) >= 0.8 * letters(abstract)
        assert set(draft.topics) <= set(paper["topics"]) or not draft.topics
