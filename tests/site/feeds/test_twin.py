"""The Markdown file of an entry: the notes' own words, complete, and readable as notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.site.exports.laws import HOSTILE
from tests.site.samples import entry, record

from papernotes.lexicon import load
from papernotes.library import assemble
from papernotes.parse import parse
from papernotes.site.feeds import Twins
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.library.entry_model import Entry

LEXICON = load()

NOTES = """\
# CVPR 2021
### 《Folding Cranes at Scale》
Paper: <https://arxiv.org/abs/2103.00020>
Code: <https://github.com/ada/crane>

They fold, see [the film][film] and the footnote.[^wing]

#### Method
One *sheet*.

```python
# not a heading

fold(sheet)
```

#### Result
It flies.

### 《Gone with the Crane》
A word.

[film]: https://films.example/crane
[^wing]: Both wings.
"""


def twins(text: str, *more: str) -> dict[str, str]:
    """Return the Markdown files of notes files by path."""
    sources = [Source(f"notes{i or ''}.md", part) for i, part in enumerate((text, *more))]
    library = assemble([parse(source, LEXICON) for source in sources], LEXICON)
    made = Twins(sources)
    return {a.path: a.content.decode() for a in map(made.artifact, library.entries)}


def test_an_entrys_file_has_a_head_and_the_notes_as_written() -> None:
    text = next(iter(twins(NOTES).values()))
    assert text.startswith("# Folding Cranes at Scale\n\n- Venue: CVPR 2021\n- arXiv: 2103.00020\n")
    assert "- Paper: <https://arxiv.org/abs/2103.00020>\n- Code: <https://github.com/ada/crane>\n" in text
    assert (
        "\n## Method\nOne *sheet*.\n\n```python\n# not a heading\n\nfold(sheet)\n```\n\n## Result\nIt flies.\n" in text
    )
    assert "Paper: <https://arxiv" not in text.partition("\n- Source")[2]


def test_bold_lines_and_lead_ins_that_open_sections_are_headings() -> None:
    notes = "### 《Folding Cranes》\n\n**Problem**  \nThey unfold.\n**Method:** Use more *glue*.\n"
    text = twins(notes)["papers/folding-cranes.md"]
    assert text.partition("\n\n## ")[2] == "Problem\nThey unfold.\n\n### Method\nUse more *glue*.\n"


def test_definitions_from_elsewhere_in_the_source_come_along_where_they_are_called() -> None:
    first, second = twins(NOTES).values()
    assert first.endswith("[film]: https://films.example/crane\n[^wing]: Both wings.\n")
    assert second.count("[film]") == 1


def test_all_places_of_a_paper_stand_in_its_file() -> None:
    other = "# Folding Cranes at Scale\nPaper: <https://arxiv.org/abs/2103.00020>\n\nRead again: still flies."
    text = twins(NOTES, other)["papers/folding-cranes-at-scale.md"]
    assert "*Also noted in `notes1.md`, lines 1–4:*\n\nRead again: still flies." in text


def test_notes_beneath_a_bullet_lose_the_bullets_indentation() -> None:
    notes = "- [Folding Cranes](https://arxiv.org/abs/2103.00020) (CVPR 2021)\n    They fold.\n\n    - and fly\n"
    text = twins(notes)["papers/folding-cranes.md"]
    assert "\nThey fold.\n\n- and fly\n" in text


@pytest.mark.parametrize("title", ["*Stars* and [brackets]", "`code` \\ <b>", "# hash"])
def test_marks_in_a_title_are_taken_literally(title: str) -> None:

    text = Twins(()).artifact(entry(record(title))).content.decode()
    assert MarkdownIt().parse(text)[1].children
    shown = "".join(child.content for child in MarkdownIt().parse(text)[1].children)
    assert shown == title


def test_a_file_read_again_as_notes_gives_the_same_paper() -> None:
    sources = [Source("notes.md", NOTES)]
    entries = assemble([parse(source, LEXICON) for source in sources], LEXICON).entries
    for found in entries:
        text = Twins(sources).artifact(found).content.decode()
        again = assemble([parse(Source("again.md", text), LEXICON)], LEXICON).entries
        assert [facts(one) for one in again] == [facts(found)]


def facts(found: Entry) -> tuple[object, ...]:
    """Return what a paper is, wherever it stands."""
    main = found.record
    addresses = {(link.kind, link.url) for link in main.links if link.kind in ("paper", "code")}
    return (
        main.title,
        main.venue,
        main.year,
        main.arxiv,
        addresses,
        [s.heading for s in main.sections if s.heading],
    )


@given(st.lists(st.sampled_from(HOSTILE) | st.sampled_from(NOTES.split("\n")).map("{}\n".format), max_size=20))
def test_any_notes_give_text_without_what_no_file_can_hold(parts: list[str]) -> None:
    source = Source("notes.md", "".join(parts))
    library = assemble([parse(source, LEXICON)], LEXICON)
    for found in library.entries:
        text = Twins([source]).artifact(found).content.decode()
        assert not set("\r\x00\x0b\x1b\ud800\ufffe") & set(text)
