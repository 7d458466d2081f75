"""Names behind a title, beside where and when its work appeared; and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.parse.fields.bylines import read_byline
from papernotes.parse.fields.title_parts import read_title
from papernotes.source import Source

LEXICON = load()


@pytest.mark.parametrize(
    ("line", "title", "authors", "others", "venue", "year"),
    [
        ("Folding Boats, Fast and Slow (Moss, 2011)", "Folding Boats, Fast and Slow", ("Moss",), False, None, 2011),
        ("Folding Boats (van der Berg, 2011)", "Folding Boats", ("van der Berg",), False, None, 2011),
        ("Folding Boats (Moss et al., 2011a)", "Folding Boats", ("Moss",), True, None, 2011),
        ("Folding Boats (Moss et al.)", "Folding Boats", ("Moss",), True, None, None),
        ("Folding Boats [Moss and Zorn 2011]", "Folding Boats", ("Moss", "Zorn"), False, None, 2011),
        ("Folding Boats (Moss, Zorn & Reed, 2011)", "Folding Boats", ("Moss", "Zorn", "Reed"), False, None, 2011),
        ("FoldNet (Moss, Nat. Meth. 2021)", "FoldNet", ("Moss",), False, "Nature Methods", 2021),
        ("FoldNet (CVPR 2021, Moss et al.)", "FoldNet", ("Moss",), True, "CVPR", 2021),
        ("FoldNet (Moss et al., Some Workshop 2021)", "FoldNet", ("Moss",), True, None, 2021),
        ("**FoldNet** - Moss et al., ICCV 2023", "FoldNet", ("Moss",), True, "ICCV", 2023),
        ("FoldNet - Moss et al., 2020", "FoldNet", ("Moss",), True, None, 2020),
        ("Folding Boats by Night, MICCAI 2015, Moss", "Folding Boats by Night", ("Moss",), False, "MICCAI", 2015),
        ("How boats fold, Moss and Zorn, ACL 2011", "How boats fold", ("Moss", "Zorn"), False, "ACL", 2011),
        ("How boats fold, Moss and Ada Zorn, ACL 2011", "How boats fold", ("Moss", "Ada Zorn"), False, "ACL", 2011),
        ("Folding Rivers, Lakes and Ponds, ACL 2011", "Folding Rivers, Lakes and Ponds", (), False, "ACL", 2011),
        ("Moss+ Folding Boats (ACL, 2023)", "Folding Boats", ("Moss",), True, "ACL", 2023),
        ("FoldNet+ Folding Boats (ACL, 2023)", "FoldNet+ Folding Boats", (), False, "ACL", 2023),
        ("Vision+ Folding Boats (ACL, 2023)", "Vision+ Folding Boats", (), False, "ACL", 2023),
        ("Moss - 2019 - Folding Boats by Night", "Folding Boats by Night", ("Moss",), False, None, 2019),
        ("Moss et al. - 2019 - Folding Boats", "Folding Boats", ("Moss",), True, None, 2019),
        ("Moss and Zorn - 2019 - Folding Boats", "Folding Boats", ("Moss", "Zorn"), False, None, 2019),
    ],
)
def test_names_beside_a_title_come_off_and_are_its_authors(
    line: str,
    title: str,
    authors: tuple[str, ...],
    others: bool,
    venue: str | None,
    year: int | None,
) -> None:
    found = read_title(f"## {line}", LEXICON)
    assert found.title == title
    assert (found.authors, found.others) == (authors, others)
    assert (found.venue.venue if found.venue else None, found.year) == (venue, year)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Folding Boats (Nature, 2011)", "Folding Boats"),
        ("Folding Boats (DeepMind, 2016)", "Folding Boats"),
        ("Folding Boats (Survey, 2016)", "Folding Boats"),
        ("Folding Boats (Spotlight, 2016)", "Folding Boats"),
        ("Folding Boats (Best Paper, 2016)", "Folding Boats"),
        ("Folding Boats, Cranes, 2016", "Folding Boats, Cranes"),
        ("A Reply to Moss et al.", "A Reply to Moss et al"),
        ("Part One - 2019 - Of Boats", "Part One - 2019 - Of Boats"),
        ("Folding Boats (Oral, CVPR 2021)", "Folding Boats"),
        ("Boats and Cranes (and Kites) of 2016", "Boats and Cranes (and Kites) of 2016"),
    ],
)
def test_what_only_stands_where_names_do_is_nobody(line: str, title: str) -> None:
    found = read_title(f"## {line}", LEXICON)
    assert (found.title, found.authors) == (title, ())


@pytest.mark.parametrize("title", ["Self-supervised Video Cranes", "Large Code Models", "Folding Project Boats"])
def test_a_linked_title_may_hold_the_word_for_a_kind_of_link(title: str) -> None:
    found = read_title(f"## [{title}](https://arxiv.org/pdf/2112.00001.pdf) (CVPR 2022)", LEXICON)
    assert found.title == title
    assert found.venue is not None


@pytest.mark.parametrize("line", ["Folding (Best Paper, CVPR 2016)", "Folding (see Moss, NeurIPS 2016)"])
def test_no_title_ends_inside_of_brackets(line: str) -> None:
    title = read_title(f"## {line}", LEXICON).title
    assert title.count("(") == title.count(")")


@given(st.text(alphabet="Moss Zrn,.&()2019 etalCVP", max_size=60))
def test_no_text_makes_reading_raise(text: str) -> None:
    read_byline(text, LEXICON)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Moss, Ada. *The Rivers of Ink*, 2015.", ("Ada Moss",)),
        ("Reed, Bo. *On Paper Boats*. 1993.", ("Bo Reed",)),
        ("Moss, Ada. The Rivers of Ink. 2015.", ("Ada Moss",)),
        ("Moss, Ada Lou. *The Rivers of Ink*. 2015.", ("Ada Lou Moss",)),
        ("Moss and Reed. *The Rivers of Ink*, 2015.", ("Moss", "Reed")),
        ("*The Rivers of Ink* (Moss, Reed, 2015)", ("Moss", "Reed")),
    ],
)
def test_one_author_with_the_surname_first_is_one(line: str, names: tuple[str, ...]) -> None:
    text = f"# Books\n\n* {line}\n* Zorn, Cy. *Wet Paper*. 1999.\n"
    assert [record.authors for record in parse(Source("books.md", text), LEXICON).records] == [names, ("Cy Zorn",)]
