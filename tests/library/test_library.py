"""What follows from all records: taxonomies, topics, status, related entries."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from papernotes import lexicon
from papernotes.library import assemble
from papernotes.library.entry_model import Entry, Mention
from papernotes.library.entry_topics import topics_of
from papernotes.library.related import MOST, Relating
from papernotes.model import Document, Evidence, Link, Record, Section, Snippet
from papernotes.parse.fields.ratings import read_rating
from papernotes.site.papers_json import entry_records
from papernotes.site.texts import scored
from papernotes.slug import slugify

from .samples import record

if TYPE_CHECKING:
    from collections.abc import Sequence

LEXICON = lexicon.load()


def _document(*records: Record, path: str = "notes.md") -> Document:
    return Document(path, records, (), (), ())


def test_an_empty_library_has_all_taxonomies_and_no_term() -> None:
    library = assemble([], LEXICON)
    assert library.entries == ()
    assert {name: taxonomy.terms for name, taxonomy in library.taxonomies.items()} == {
        "venues": (), "topics": (), "years": (),
    }  # fmt: skip


def test_venues_and_topics_come_by_size_and_years_newest_first() -> None:
    library = assemble(
        [
            _document(
                record("A first study of things", 1, venue="CVPR", year=2021, topics=("Zebra",)),
                record("A second study of things", 9, venue="ICML", year=2023, topics=("zebra", "Apple")),
                record("A third study of things", 20, venue="ICML", year=2023, topics=("Zebra",)),
            )
        ],
        LEXICON,
    )
    names = {name: [(t.name, len(t.entries)) for t in tax.terms] for name, tax in library.taxonomies.items()}
    assert names == {
        "venues": [("ICML", 2), ("CVPR", 1)],
        "topics": [("Zebra", 3), ("Apple", 1)],
        "years": [("2023", 2), ("2021", 1)],
    }
    assert library.taxonomies["venues"].terms[0].title == LEXICON.venues.get("ICML").title


def test_one_paper_in_two_files_is_one_entry_with_two_parts() -> None:
    library = assemble(
        [
            _document(record("Deep Residual Learning for Images", 3, file="a.md"), path="a.md"),
            _document(record("Deep residual learning for images", 7, "Notes.", file="b.md"), path="b.md"),
        ],
        LEXICON,
    )
    (entry,) = library.entries
    assert [part.place.file for part in entry.parts] == ["b.md", "a.md"]
    (finding,) = library.diagnostics
    assert (finding.code, finding.path, finding.line) == ("PN301", "a.md", 3)


def _section(text: str, heading: str = "", line: int = 2) -> Section:
    return Section(heading, "other", 1 if heading else 0, line, line + 1, text)


def test_stated_topics_win_over_found_ones_and_keep_their_evidence() -> None:
    stated = record(
        "Scaling up GANs for Text-to-Image Synthesis", topics=("GANs", "My shelf"),
        provenance=(("topics", Evidence(4, "Tags: GANs, My shelf")),),
    )  # fmt: skip
    topics = topics_of(stated, (stated,), LEXICON)
    assert [topic.stated for topic in topics] == [True, True]
    assert topics[1].name == "My shelf"
    assert topics[0].evidence == (Evidence(4, "Tags: GANs, My shelf"),)


def test_found_topics_tell_the_words_and_their_line() -> None:
    plain = record("Scaling up GANs for Text-to-Image Synthesis", 55, provenance=(("title", Evidence(56, "x")),))
    topics = topics_of(plain, (plain,), LEXICON)
    assert topics
    assert {evidence.line for topic in topics for evidence in topic.evidence} == {56}
    assert all(evidence.text in plain.title for topic in topics for evidence in topic.evidence)


@pytest.mark.parametrize(
    ("fields", "noted"),
    [
        pytest.param({}, False, id="nothing-written"),
        pytest.param({"links": (Link("paper", "https://a.b", "", "", 2),)}, False, id="links-only"),
        pytest.param({"sections": (_section("A few words."),)}, True, id="a-few-words"),
        pytest.param({"sections": (_section("word " * 60),)}, True, id="many-words"),
        pytest.param({"snippets": (Snippet("bash", "python train.py", None, 3),)}, True, id="commands"),
    ],
)
def test_how_much_was_written_says_nothing_of_how_far_it_was_read(fields: dict, *, noted: bool) -> None:
    entry = assemble([_document(record("A study of something", **fields))], LEXICON).entries[0]
    assert (entry.status, entry.noted) == (None, noted)


def _rated(*ratings: str) -> list[str]:
    titled = [(f"The study number {n} of its kind", n * 10 + 1, rating) for n, rating in enumerate(ratings)]
    records = [record(title, line, rating=read_rating(rating)) for title, line, rating in titled]
    library = assemble([_document(*records)], LEXICON)
    told = [entry.record.rating for entry in library.entries if entry.record.rating]
    assert [finding.code for finding in library.diagnostics if finding.code == "PN217"] == [
        "PN217" for rating in told if rating.of is None
    ]
    return [scored(rating) for rating in told]


@pytest.mark.parametrize(
    ("ratings", "told"),
    [
        pytest.param(["4/10", "8 of ten"], ["4/10", "8/10"], id="each-states-its-scale"),
        pytest.param(["8"], ["8"], id="one-alone"),
        pytest.param(["8", "10"], ["8/10", "10/10"], id="the-best-is-ten"),
        pytest.param(["4", "9/10"], ["4/10", "9/10"], id="another-states-the-scale"),
        pytest.param(["4", "9/10", "3/5"], ["4", "9/10", "3/5"], id="two-scales"),
        pytest.param(["8", "3/5"], ["8", "3/5"], id="beyond-the-scale"),
        pytest.param(["5", "4"], ["5", "4"], id="five-may-be-the-middle"),
        pytest.param(["5", "4", "2.5"], ["5/5", "4/5", "2.5/5"], id="the-best-of-some-is-five"),
        pytest.param(["★★★", "4/10"], ["★★★", "4/10"], id="stars-are-a-scale-of-their-own"),
    ],
)
def test_a_rating_stays_as_written_until_the_others_tell_its_scale(ratings: list[str], told: list[str]) -> None:
    assert _rated(*ratings) == told


def test_an_open_date_is_settled_by_the_folder_or_told() -> None:
    def read(*orders: str) -> tuple[str, str | None, list[str]]:
        open_one = record("A study of open dates", read_on="03/04/2023")
        documents = [_document(open_one), Document("b.md", (), (), (), (), orders=frozenset(orders))]
        library = assemble(documents, LEXICON)
        entry = library.entries[0]
        return entry.read, entry.record.read_on, [finding.code for finding in library.diagnostics]

    assert read() == ("", "03/04/2023", ["PN216"])
    assert read("/dm") == ("2023-04-03", "2023-04-03", [])
    assert read("/md") == ("2023-03-04", "2023-03-04", [])


def _entries(*features: tuple[str, ...]) -> list[Entry]:
    made = []
    for i, topics in enumerate(features):
        one = record(f"Paper {i}", i, topics=topics)
        made.append(Entry(slugify(f"p{i}"), one, (one,), topics_of(one, (one,), LEXICON)))
    return made


def test_related_entries_share_rare_things_first() -> None:
    entries = _entries(("Aa", "Zz"), ("Aa",), ("Zz",), ("Aa",), ("Aa",), ())
    related = Relating(entries, ()).related(0, len(entries))
    assert related[slugify("p0")][0].target == "p2"
    assert related[slugify("p0")][0].because == ("Zz",)
    assert slugify("p5") not in related


def test_a_mention_relates_both_ends_and_says_so() -> None:
    entries = _entries((), (), ())
    related = Relating(entries, [Mention(slugify("p0"), slugify("p2"), 0, "P", "")]).related(0, len(entries))
    assert related[slugify("p0")][0].target == "p2"
    assert related[slugify("p2")][0].target == "p0"


def test_bit_sliced_scores_find_what_a_plain_sum_finds() -> None:
    chooser = random.Random(7)
    names = [f"Topic {n}" for n in "abcdefghijkl"]
    entries = _entries(*(tuple(chooser.sample(names, 3)) for _ in range(120)))
    related = Relating(entries, ()).related(0, len(entries))
    for entry in entries:
        own = {topic.slug for topic in entry.topics}
        shared = {e.slug: len(own & {t.slug for t in e.topics}) for e in entries if e is not entry}
        best = sorted(shared.values(), reverse=True)[: min(MOST, len(related[entry.slug]))]
        # Rarity moves weights a little, so the shared count of each found entry is compared with a margin of one.
        found = sorted((shared[relation.target] for relation in related[entry.slug]), reverse=True)
        assert all(f >= b - 1 for f, b in zip(found, best, strict=True))


def test_an_entry_was_added_with_its_first_line_and_changed_with_its_last() -> None:
    history = {"notes.md": (None, "2023-05-06", "2022-01-02", None), "b.md": ("2024-07-08",)}
    library = assemble(
        [
            _document(record("Deep Residual Learning for Images", 1, "Notes.")),
            _document(record("Deep residual learning for images", 1, file="b.md"), path="b.md"),
            _document(record("A study without any dates", 1, file="c.md", read_on="2020-02"), path="c.md"),
        ],
        LEXICON,
        history=history,
    )
    assert [(e.added, e.changed, e.dated) for e in library.entries] == [
        ("2022-01-02", "2024-07-08", "2022-01-02"),
        (None, None, "2020-02"),
    ]


@pytest.mark.parametrize(
    ("wordings", "name"),
    [
        pytest.param(("paper swans", "Paper Swan", "paper swans"), "paper swans", id="case and plural"),
        pytest.param(("paper-swan", "Paper_Swans", "paper-swan"), "paper-swan", id="what joins the words"),
    ],
)
def test_spellings_of_one_topic_are_one_topic_with_one_name_everywhere(wordings: Sequence[str], name: str) -> None:
    first, second, third = wordings
    library = assemble(
        [
            _document(
                record("A first study of things", 1, topics=(first, second)),
                record("A second study of things", 9, topics=(third,)),
            )
        ],
        LEXICON,
    )
    assert [(term.name, len(term.entries)) for term in library.taxonomies["topics"].terms] == [(name, 2)]
    assert [told["topics"] for told in entry_records(library)] == [[name], [name]]


def test_other_names_of_one_topic_are_one_topic_and_keep_their_words() -> None:
    library = assemble(
        [
            _document(
                record("A first study of things", 1, topics=("RL", "Reinforcement Learning")),
                record("A second study of things", 9, topics=("RL",)),
            )
        ],
        LEXICON,
    )
    assert [(t.name, t.wordings) for t in library.entries[0].topics] == [("RL", ("RL", "Reinforcement Learning"))]
    assert [(term.name, len(term.entries)) for term in library.taxonomies["topics"].terms] == [("RL", 2)]
    assert next(entry_records(library))["topics"] == ["RL", "Reinforcement Learning"]


def test_topics_that_differ_in_what_stands_in_brackets_stay_apart() -> None:
    topics = ("Cranes (paper)", "Cranes (glass)", "Class", "Bus")
    library = assemble([_document(record("A first study of things", 1, topics=topics))], LEXICON)
    assert [topic.name for topic in library.entries[0].topics] == list(topics)


def test_a_relation_has_three_reasons_and_none_that_says_nothing() -> None:
    shared = ("Aa", "Bb", "Cc", "Dd", "Misc", "その他")
    entries = _entries(shared, shared, ("Misc",))
    related = Relating(entries, ()).related(0, len(entries))
    (relation,) = related[slugify("p0")]
    assert (relation.target, relation.because) == ("p1", ("Aa", "Bb", "Cc"))
    assert slugify("p2") not in related


def test_what_half_of_a_library_has_relates_no_two_entries() -> None:
    entries = _entries(*[("Everything", f"Pair {number // 2}") for number in range(14)])
    related = Relating(entries, ()).related(0, len(entries))
    assert [relation.because for relation in related[slugify("p3")]] == [("Pair 1",)]
