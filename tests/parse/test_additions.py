"""A template, a to-do heading, a prompt in a code block or a badge changes no record, wherever it is put."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from benchmarks.additions import ADDITIONS, is_fault, lexicon, places, records, try_one
from hypothesis import given
from hypothesis import strategies as st

from papernotes.parse import glance, parse
from papernotes.parse.withheld import withhold
from papernotes.source import Source

if TYPE_CHECKING:
    from benchmarks.additions import Seen

    from papernotes.model import Document

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "tests/golden/records").glob("*.md")), *sorted((ROOT / "notes").glob("*.md"))]
"""Small ones first: coverage looks at the first cases, and makes each take three times as long."""


@lru_cache(maxsize=1)  # one file has all additions tried before the next
def read(source: Source) -> tuple[Document, list[Seen]]:
    document = parse(source, lexicon())
    return document, records(document)


def faults(source: Source, name: str, lines: list[int] | None = None) -> list[str]:
    """Return the places at which an addition changes a record, and which."""
    document, before = read(source)
    where = places(source, document, name) if lines is None else lines
    tried = [try_one(source, before, name, line) for line in where]
    return [f"{one.line}: {[old.title for old in one.changed]}" for one in tried if is_fault(one)]


@pytest.mark.parametrize(
    ("path", "name"),
    [pytest.param(path, name, id=f"{path.stem}-{name}") for path in FILES for name in ADDITIONS],
)
def test_what_is_added_to_notes_changes_no_record(path: Path, name: str) -> None:
    assert faults(withhold(Source(path.name, path.read_text("utf-8"))), name) == []


DRESSES = [
    "## 《{title}》(CVPR2023)\nPaper: <https://arxiv.org/abs/2301.0000{n}>\n\n**Problem**  \nBoats drift.",
    "## {title}\n\n- Authors: Ada Lovelace, Grace Hopper\n- Venue: ICML 2020\n\n### Method\n\nWe row on arXiv.",
    "### [{title}](https://arxiv.org/abs/2101.0000{n}) (ICLR 2021)\n\nWe read it and liked the boats.",
    "# {title}\n\n[paper](https://arxiv.org/abs/1901.0000{n}) [code](https://github.com/ada/b{n})\n\n## Summary",
]
TITLES = [
    "RiverNet: Learning Deep Currents for Long Rivers",
    "Swimming with Six Neurons: A Study of Small Fish",
    "Online Stroke Planning through Canals and Locks",
    "Folding Paper Boats with Little Supervision",
]


@given(st.sampled_from(DRESSES), st.integers(2, 4), st.sampled_from(sorted(ADDITIONS)), st.data())
def test_made_up_notes_in_any_dress_are_read_the_same_with_it(
    dress: str, count: int, name: str, data: st.DataObject
) -> None:
    text = "\n\n".join(dress.format(title=title, n=n) for n, title in enumerate(TITLES[:count]))
    source = Source("boats.md", text)
    line = data.draw(st.sampled_from(places(source, parse(source, lexicon()), name)))
    assert faults(source, name, [line]) == []


UNFILLED = [
    "# TODO",
    "# To-do list",
    "# Paper title",
    "# XXX",
    "# 论文标题",
    "## 《Foo》(CVPR2023)",
    "## 《Foo》(CVPR2023)\nPaper: *<url>*  \nCode: *<url>*",
    "## Paper template\nPaper: <url>\n\n**Problem**\n\nWhat is the problem?",
    "## {{title}}\n\n- Authors: {{authors}}\n- Year:\n\n### Summary\n\n### Method",
    "## [Paper Title](link_to_paper)\n\n### Key ideas\n",
]


@pytest.mark.parametrize("template", UNFILLED)
def test_what_nobody_filled_in_is_skipped_on_top_and_the_papers_below_it_are_read(template: str) -> None:
    papers = "\n\n".join(DRESSES[0].format(title=title, n=n) for n, title in enumerate(TITLES))
    document = parse(Source("boats.md", f"{template}\n\n{papers}\n"), lexicon())
    assert [record.title for record in document.records] == TITLES
    assert [(part.reason, part.line) for part in document.skipped] == [("template", 1)]


@pytest.mark.parametrize(
    "written",
    [
        "## Foo\n\nPaper: https://arxiv.org/abs/2301.00001\n\nA real paper of that name.",
        "## Template Matching Networks\n\nhttps://arxiv.org/abs/2301.00001",
        "## Template Matching Networks\n\nThey slide a patch over the picture.",
        "# Paper title\n\n## Summary\n\nI read it on the train and lost the title.",
        "# Boats\n\n## TODO\n\n- [ ] row back",
        "# Prompts\n\nWe ask {{question}} of the model, and {% if %} is what it says.",
    ],
)
def test_what_somebody_wrote_is_no_template(written: str) -> None:
    document = parse(Source("boats.md", written), lexicon())
    left = [part for part in document.skipped if part.reason == "template"]
    assert all(written.split("\n")[part.line - 1] == "# Paper title" for part in left)
    assert document.records or document.groups


PAGES = {
    "pages/Rowing by Night.md": (
        "title:: Rowing by Night\nauthors:: [[Ada Lovelace]], [[Grace Hopper]]\nyear:: 2020\nvenue:: ICML\n"
        "url:: https://arxiv.org/abs/2001.00001\n\n- [[Abstract]]\n\t- Boats row in the dark.\n- Notes\n\t- Liked.\n"
    ),
    "pages/Drifting.md": (
        "type:: paper\ndoi:: 10.1000/182\ntitle:: @Drifting on Deep Rivers\n\n- It drifts.\n  - Slowly.\n"
    ),
    "012_rivers.md": (
        "# Part1. On rivers\n\nLearning Deep Currents: rivers with learned currents.\n\n## Method\n\nIt flows.\n"
    ),
    "3.md": ("[] Learning Deep Currents of Long Rivers (not read yet)\nTIP\n\nIt is about currents.\n\n[] More\n"),
    "rivers/kay.md": (
        "11/03/20\n## Authors:\nAda Kay and Bo Reed\n## Title:\nLearning Deep Currents\n## Notes:\nIt flows.\n"
    ),
    "pages/currents.md": "---\ntitle: currents\n---\n\n- rivers flow\n- [[drift]]\n    - a case of flow\n    -\n",
    "runtime.md": "#boats\n#rivers \n\n## Tasks\n\n![[boat.png]]\n\n### Task state\n\nIt floats.\n",
    "Learning Deep Currents of Rivers.md": (
        "[Learning Deep Currents of Rivers | POND](https://www.usenix.org/conference/pond21/presentation/moss)\n\n"
        "# Problem\n\nIt flows.\n"
    ),
    "Rowing rhetoric.md": "# Rowing rhetoric\nIt persuades boats.\n\n## Model\n\nIt rows.\n",
    "rivers/source.md": (
        '+++\ntitle = "Learning Deep Currents"\n+++\n\nsource\n: <https://arxiv.org/abs/1903.00001>\n\n\n'
        "## Currents {#currents}\n\nIt flows.\n"
    ),
    "drift.md": "![map](../boat.png)\n\nDrifting belongs to rivers, and to boats.\n",
    "abstract.md": "---\nReference\n\nAll pictures are theirs.\n\n---\n\n## Abstract\n\nIt flows.\n",
    "topics/rivers.md": (
        "# Rivers\n\n[[@Kay1981|Kay (1981)]] is the source: it is learned.\n\n## Next\n\n- Kay (1981)?\n"
    ),
    "front.md": "---\ntitle: Learning Deep Currents of Long Rivers\nvenue: ICML\nyear: 2020\n---\n",
    "included.md": "---\ntitle: Pages on rivers\n---\n{% include rivers.html %}\n\n{% include boats.html %}\n",
    "pages/harbour.md": "# Harbour\n\t- Boats lie here.\n\t- # Piers\n\t- They are long.\n",
    "pages/tides.md": "---\ntitle: Tides\n---\n\n-\n  $$a=b$$\n- They rise. That is\n    -\n      $$c$$\n    - late\n",
    "list.md": (
        "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n\nThis list holds papers on rivers.\n\n"
        "Please add more.\n\n## Paper\n\nBoats drift.\n"
    ),
    "adding.md": "## Paper\n\n1. Name the boats.\n2. Ask.\n\n## Dataset\n\nAdd it.\n",
    "among.md": "Notes on rivers, among them:\n\n* Currents: drift, flow\n* Boats: oars\n\nMore to come.\n",
    "rowing.md": (
        "## [ROWING: Oars in Deep Water](https://arxiv.org/abs/2001.00001)\nAda Moss et al., 2020\n\nBoats row.\n\n"
        "## Other Boats\n\nThey drift.\n"
    ),
    "templates/boats.md": "# Boats\n\n## Rivers\n\n- drift\n- rows\n\n## Canals\n\nThey lock.\n",
    "pages/@Learned Currents.md": (
        "title:: @Learned Currents\nurl:: https://www.nature.com/articles/s41467-022-28487-2\n"
        "publication-title:: Nature Communications\nauthors:: [[Ada Moss]], [[Bo Reed]]\n\n"
        "- [[Abstract]]\n\t- Currents are learned from boats that drift, and it is shown that they drift far.\n"
    ),
    "journals/2024_10_07.md": "-\n-\n - #boats-crew :\n\t-",
    "pages/contents.md": "-\n- {{renderer :tocgen2, [[boats review]], calc(100vh - 135px)}}",
    "910_Templates/Boats.md": "## Boats\n### Rivers\n#### When\n#### Who\n#### What\n- a river\n- a boat\n#### Why\n",
    "plantillas/plantilla.md": (
        "---\ntitle: plantilla\n---\n\nInicio de lectura:\n\nFin de lectura:\n\n# Nombre del libro/\n\n"
        "**Autorx(s):**\n\n**Url:**\n\n## Resumen\n\nResumen hecho por lectorx(s)\n"
    ),
    "shelf/BOATS.md": (
        "[BOATS Intro Youtube](https://www.youtube.com/watch?v=J5xExRGaIIY)\n"
        "[GitHub - ada-moss/Rowing101](https://github.com/ada-moss/Rowing101)\n"
    ),
    "lecturas/currents.md": (
        "---\ntitle: plantilla\n---\n\nInicio de lectura:\n\nFin de lectura:\n\n# The current of long rivers\n\n"
        "**Autorx(s):** Ada Moss\n\n**Url:**\n\n## Resumen\n\nLos barcos van con la corriente.\n"
    ),
    "shelf/readme.md": (
        "### 2019-07 Learning Deep Currents\n\nBoats drift.\n\n### 2019-08 Rowing by Night\n\nBoats row.\n"
    ),
}
"""Notes that hold little, of which what a template beside them holds might say how they are read."""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("name", ADDITIONS)
def test_what_is_added_to_notes_that_hold_little_changes_no_record(path: str, name: str) -> None:
    source = withhold(Source(path, PAGES[path]))
    lines = [line for line in places(source, parse(source, lexicon()), name) if line in (1, len(source.lines) + 1)]
    assert faults(source, name, lines) == []


@pytest.mark.parametrize("name", ADDITIONS)
def test_what_is_added_within_a_page_of_an_outliner_changes_no_record(name: str) -> None:
    page = (
        "- ``---\n  title: Rivers\n  ---\n- Learning Deep Currents of Long Rivers\n\t- Zotero\n\t\t- "
        "[http://arxiv.org/abs/2001.00001](http://arxiv.org/abs/2001.00001)\n- Structure of boats\n  heading:: true\n"
        "\t- they drift far\n- Supervised rowing\n  heading:: true\n\t- boats row\n"
    )
    assert faults(withhold(Source("pages/rivers++.md", page)), name) == []


def test_a_template_says_nothing_of_how_the_other_notes_of_a_small_folder_are_read() -> None:
    template = "# Paper title\n\n- Authors:\n- Venue:\n- Year:\n\nPaper: <url>\n\n### Summary\n\n### Method\n"
    notes = Source("rivers.md", "# Rivers\n\nIt flows. See https://arxiv.org/abs/2001.00001.\n")
    assert glance(Source("rivers.md", f"{notes.text}\n{template}"), lexicon()) == glance(notes, lexicon())
    assert glance(Source("rivers.md", f"{notes.text}\n{template}")) != glance(notes)
