"""Titles: what is one, and what stands beside it."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse.fields.title_parts import read_title

LEXICON = lexicon.load()


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        pytest.param(
            "### 《Grown Gardens: A Study》(CVPR2023)", "Grown Gardens: A Study", id="title marks and a venue"
        ),
        pytest.param("## 『Grown Gardens』 ICML 2020", "Grown Gardens", id="corner brackets"),
        pytest.param("“Grown gardens at night”", "Grown gardens at night", id="curly quotes around all"),
        pytest.param('"Why Do They Grow?": A Study', '"Why Do They Grow?": A Study', id="quotes around a part stay"),
        pytest.param("## 1. Grown Gardens", "Grown Gardens", id="number with a dot"),
        pytest.param("## (3) Grown Gardens", "Grown Gardens", id="number in brackets"),
        pytest.param("## III. Grown Gardens", "Grown Gardens", id="roman number"),
        pytest.param("## #12 Grown Gardens", "Grown Gardens", id="number with a hash"),
        pytest.param("## 第3篇：Grown Gardens", "Grown Gardens", id="Chinese number"),
        pytest.param("## 3D Gardens at 2x Speed", "3D Gardens at 2x Speed", id="a number that belongs to the title"),
        pytest.param("## 🌱 Grown Gardens :rocket:", "Grown Gardens", id="emoji and a shortcode"),
        pytest.param("## Grown-GS🌱: Gardens", "Grown-GS: Gardens", id="emoji before a colon"),
        pytest.param("## Grown   Gardens.", "Grown Gardens", id="double blanks and a full stop"),
        pytest.param("**What do gardens know?.**", "What do gardens know?", id="a question mark stays"),
        pytest.param("## Gardens: Grown!", "Gardens: Grown!", id="an exclamation mark stays"),
        pytest.param("## \\#Gardens: A Count", "#Gardens: A Count", id="backslash escape"),
        pytest.param("## Grown &amp; *Wild* `Gardens`", "Grown & Wild Gardens", id="entities, emphasis, code"),
        pytest.param("## What `<!--` Opens in Gardens", "What <!-- Opens in Gardens", id="a comment's mark as code"),
        pytest.param("## Grown \\<!-- Gardens -->", "Grown <!-- Gardens -->", id="a comment's mark, escaped"),
        pytest.param("# [Grown Gardens](https://arxiv.org/abs/2001.00001)", "Grown Gardens", id="a link"),
        pytest.param("# [Grown Gardens]()", "Grown Gardens", id="an empty link"),
        pytest.param("# - [Grown Gardens](../pdfs/a_(1).pdf)", "Grown Gardens", id="a local link behind a list mark"),
        pytest.param("- **[Grown Gardens](https://a.org/x)**", "Grown Gardens", id="a bold link"),
        pytest.param(
            "- [Grown Gardens](https://a.org/x) [[Notes](n.md)] [Kitchen, Ada L.]",
            "Grown Gardens",
            id="a link and remarks",
        ),
        pytest.param(
            "- Grown Gardens [[pdf]](https://a.org/x) [[code]()]", "Grown Gardens", id="links behind the title"
        ),
        pytest.param(
            "- Learning [gardens](https://a.org/x) for Deep Shade",
            "Learning gardens for Deep Shade",
            id="a link inside",
        ),
        pytest.param("## Grown Gardens (NIPS 2017, oral)", "Grown Gardens", id="venue, year and track"),
        pytest.param("## Grown Gardens [ICLR'20]", "Grown Gardens", id="short year"),
        pytest.param("## Grown Gardens <kbd>ICLR 2026</kbd>", "Grown Gardens", id="chip"),
        pytest.param("## Grown Gardens `CVPR 2019`", "Grown Gardens", id="venue as code"),
        pytest.param("## Grown Gardens, CVPR 2019", "Grown Gardens", id="venue behind a comma"),
        pytest.param("## Grown Gardens - ICML 2021", "Grown Gardens", id="venue behind a hyphen"),
        pytest.param("## Grown Gardens | ICLR 2017", "Grown Gardens", id="venue behind a bar"),
        pytest.param("## Grown Gardens. ICML 2019.", "Grown Gardens", id="venue as a sentence"),
        pytest.param("## Grown Gardens (2019)", "Grown Gardens", id="year in brackets"),
        pytest.param("## Grown Gardens, 2019", "Grown Gardens", id="year behind a comma"),
        pytest.param("- Grown Gardens  - 2023.05.11", "Grown Gardens", id="day behind"),
        pytest.param("## Grown Gardens (Weeder et al., 2020)", "Grown Gardens", id="authors and year behind"),
        pytest.param("## [CVPR 2020] Grown Gardens", "Grown Gardens", id="venue before"),
        pytest.param("## CVPR2023: Grown Gardens", "Grown Gardens", id="venue and colon before"),
        pytest.param("## 【ICCV2021】Grown Gardens", "Grown Gardens", id="venue in CJK brackets"),
        pytest.param("## 2019《Grown Gardens》", "Grown Gardens", id="year before title marks"),
        pytest.param("## 2019-05-21 Grown Gardens", "Grown Gardens", id="day before"),
        pytest.param("## [2103.00020] Grown Gardens", "Grown Gardens", id="arXiv id before"),
        pytest.param("## [论文解读] Grown Gardens", "Grown Gardens", id="a word for the note"),
        pytest.param("## Paper review: Grown Gardens", "Grown Gardens", id="a word for the note and a colon"),
        pytest.param(
            "## [Survey] Grown Gardens", "[Survey] Grown Gardens", id="a bracket that is no venue and no name"
        ),
        pytest.param(
            "## Growing from Science", "Growing from Science", id="an ambiguous venue word belongs to the title"
        ),
        pytest.param("## Solving ImageNet 2012", "Solving ImageNet 2012", id="a year that belongs to the title"),
        pytest.param(
            "- **Grown Gardens at Night**, A. Weeder, *ICLR 2019*", "Grown Gardens at Night", id="bold before authors"
        ),
        pytest.param(
            "- *Grown gardens at night*. A. Weeder. In ICML 2020.", "Grown gardens at night", id="italic before authors"
        ),
        pytest.param(
            "- **GARD**: Gardens Are Really Deep", "GARD: Gardens Are Really Deep", id="bold name and colon stay whole"
        ),
        pytest.param(
            "- [Gard](https://a.org): Growing Gardens in Deep Shade",
            "Gard: Growing Gardens in Deep Shade",
            id="linked name",
        ),
        pytest.param(
            "- [Grown gardens at night](https://a.org) - a short remark", "Grown gardens at night", id="a remark behind"
        ),
        pytest.param("## Grown Gardens (CVPR, 2021)", "Grown Gardens", id="venue, comma, year"),
        pytest.param("- **[CVPR'20]** Grown Gardens at Night", "Grown Gardens at Night", id="bold venue before"),
        pytest.param(
            '- **GARD**: "Grown Gardens at Night", ICML, 2021', "Grown Gardens at Night", id="name and quotes"
        ),
        pytest.param("- `GARD` **Grown Gardens at Night**", "Grown Gardens at Night", id="name as code before"),
        pytest.param("- [Grown Gardens](https://a.org) - Ada Weeder, Bob Root", "Grown Gardens", id="a link and names"),
        pytest.param("- [2020] [CVPR] Grown Gardens", "Grown Gardens", id="year and venue before"),
        pytest.param("## Gardens of $O(n^2)$ Trees", "Gardens of $O(n^2)$ Trees", id="math stays"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_title_comes_without_what_stands_around_it(raw: str, title: str) -> None:
    assert read_title(raw, LEXICON).title == title


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        pytest.param("- **[GrowViT]** GrowViT: Gardens of Tokens", "GrowViT", id="bold brackets"),
        pytest.param("- (GARD) Gardens Are Really Deep", "GARD", id="round brackets"),
        pytest.param("## GARD2《Gardens Are Really Deep》", "GARD2", id="before title marks"),
        pytest.param("## Gard: A Study", "Gard", id="one word before a colon"),
        pytest.param("## GardNet V2: A Study", "GardNet V2", id="a version"),
        pytest.param("## Deep Shade: A Study", None, id="common words"),
        pytest.param("## Walk, Don't Run: A Study", None, id="a phrase"),
        pytest.param("## Towards Gardens: A Study", None, id="an opener"),
        pytest.param("## Survey: The Gardens", None, id="a kind of paper"),
        pytest.param("## Growing Gardens Well (GrowLLM)", "GrowLLM", id="in brackets behind"),
        pytest.param("## Growing Gardens (ImageNet 2012)", None, id="brackets with a year are no name"),
    ],
)
def test_a_short_name_is_told_when_the_notes_mark_one(raw: str, name: str | None) -> None:
    assert read_title(raw, LEXICON).name == name


@pytest.mark.parametrize(
    ("raw", "venue", "year", "date"),
    [
        pytest.param("## Grown Gardens (CVPR2023)", "CVPR", 2023, None, id="venue and year"),
        pytest.param("## Grown Gardens (CVPR, 2021)", "CVPR", 2021, None, id="with a comma"),
        pytest.param('- **GARD**: "Grown Gardens", ICML, 2021 (*Shed*)', "ICML", 2021, None, id="behind quotes"),
        pytest.param("## Grown Gardens (IEEE TPAMI)", "TPAMI", None, None, id="venue alone"),
        pytest.param("## 2019《Grown Gardens》", None, 2019, None, id="year alone"),
        pytest.param("- Grown Gardens - 2023.05.11", None, None, "2023-05-11", id="a day is no publication year"),
        pytest.param("- [arXiv 2020] [Grown Gardens](https://a.org)", "arXiv", 2020, None, id="preprint"),
        pytest.param(
            "- [Grown](https://a.org), arXiv 2019, ICLR 2020", "ICLR", 2020, None, id="the published venue wins"
        ),
        pytest.param("## Grown Gardens", None, None, None, id="nothing"),
    ],
)
def test_what_stands_beside_a_title_is_kept(raw: str, venue: str | None, year: int | None, date: str | None) -> None:
    parts = read_title(raw, LEXICON)
    assert (parts.venue.venue if parts.venue else None, parts.year, parts.date) == (venue, year, date)


def test_the_titles_own_link_is_told_from_the_links_beside_it() -> None:
    parts = read_title("- [Grown Gardens](https://a.org/x) [[code](https://github.com/a/b)]", LEXICON)
    assert parts.title_link is not None
    assert parts.title_link.url == "https://a.org/x"
    assert [link.kind for link in parts.links] == ["other", "code"]


def test_signs_of_a_title_are_kept() -> None:
    parts = read_title("3. **《Grown Gardens》**", LEXICON)
    assert (parts.marked, parts.numbered) == (True, True)
    assert read_title("**Grown Gardens**", LEXICON).bold
    assert read_title("- [Grown gardens](https://a.org), Ada Weeder, Bob Root", LEXICON).rest == "Ada Weeder, Bob Root"


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("## `code` boats fold", "code boats fold"),
        ("## `kite.fold()` folds paper", "kite.fold() folds paper"),
        ("## `__init__` of a boat", "__init__ of a boat"),
        ("## Growing Gardens in `code`", "Growing Gardens in code"),
        ("## `oral` Growing Gardens Well", "Growing Gardens Well"),
    ],
)
def test_what_code_says_in_a_title_is_kept_as_written(raw: str, title: str) -> None:
    assert read_title(raw, LEXICON).title == title


@pytest.mark.parametrize("state", " xX/->?!*✓")
def test_the_box_of_a_task_is_no_part_of_its_title(state: str) -> None:
    assert read_title(f"- [{state}] [Half Kite](https://arxiv.org/abs/2101.00001)", LEXICON).title == "Half Kite"
