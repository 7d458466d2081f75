"""Citations as reference managers write them, in some twenty-five styles of journals, are taken apart alike.

``tests/golden/citations.tsv`` holds made-up works as citeproc writes them; `benchmarks/citations.py` makes more.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from papernotes import lexicon
from papernotes.parse.fields.citation_line import read_citation

LEXICON = lexicon.load()
ROWS = [
    line.split("\t")
    for line in (Path(__file__).parents[2] / "golden/citations.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}: {row[1][:20]}")
def test_a_citation_says_what_the_work_is(row: list[str]) -> None:
    _, title, venue, year, authors, text = row
    cited = read_citation(text, LEXICON)
    assert cited is not None
    assert (cited.title, cited.venue or "", str(cited.year)) == (title, venue, year)
    assert "; ".join(cited.authors) == authors


@pytest.mark.parametrize(
    ("text", "title", "venue"),
    [
        (
            "Ada L. Moss, *The Paper Press as an Agent of Change* (Ponds: Pond University Press, 1979), 44.",
            "The Paper Press as an Agent of Change",
            None,
        ),
        (
            "Moss, A., & Reed, B. (2015). Pond science. Exposure to diverse boats. *Science*, *348*, 1130–2.",
            "Pond science. Exposure to diverse boats",
            "Science",
        ),
        (
            "Moss, A. (2024). Rethinking Scale: The Efficacy of Small Boats in Large-Scale Pond Research. arXiv.",
            "Rethinking Scale: The Efficacy of Small Boats in Large-Scale Pond Research",
            "arXiv",
        ),
        (
            (
                "Moss, C., & Reed, B. (2024). Fungi and the nitrogen economy of *Nothofagus* in Patagonia. "
                "*Ecology and Evolution*, 14(10)."
            ),
            "Fungi and the nitrogen economy of Nothofagus in Patagonia",
            "Ecology and Evolution",
        ),
        (
            "Steven L. Moss, Hal Reed. Crease Selection for Nowcasting Paper. 2012. http://people.example.edu/fat.pdf",
            "Crease Selection for Nowcasting Paper",
            None,
        ),
        ("Dan Moss et al. Paper Representations with Folding. IWCS 2011", "Paper Representations with Folding", "IWCS"),
        ("Xin Luna Moss et al. Paper Vault: A Web of Folds. KDD 2014.", "Paper Vault: A Web of Folds", "KDD"),
    ],
)
def test_the_way_that_most_speaks_for_parts_a_citation(text: str, title: str, venue: str | None) -> None:
    cited = read_citation(text, LEXICON)
    assert cited is not None
    assert (cited.title, cited.venue) == (title, venue)


def test_a_sentence_that_names_people_is_no_citation() -> None:
    assert (
        read_citation("In 2019 we met Ada Moss, Ben Reed and others. It was good. We read it by 2020.", LEXICON) is None
    )


PARTED: tuple[tuple[str, str, tuple[str, ...], str | None, int | None], ...] = (
    ("Moss, A. (in press). Wild folds. *Ecology Letters*.", "Wild folds", ("A. Moss",), "Ecology Letters", None),
    ("Moss, A. (n.d.). Northern ponds. *Journal of Ponds*.", "Northern ponds", ("A. Moss",), "Journal of Ponds", None),
    (
        "Moss A., Reed B. (2020) Folding by night. In: Zorn C. (eds) Advances in Folds. LNCS, vol 12346. Springer.",
        "Folding by night", ("A. Moss", "B. Reed"), "LNCS", 2020,
    ),
    (
        "A. Moss, B. Reed, Phys. Rev. Lett. 126, 141801 (2021)",
        "", ("A. Moss", "B. Reed"), "Physical Review Letters", 2021,
    ),
    (
        "山田太郎, 鈴木花子: 折り紙の理論, 情報処理学会論文誌, Vol.61, No.3, pp.123-130 (2020).",
        "折り紙の理論", ("山田太郎", "鈴木花子"), "Journal of Information Processing", 2020,
    ),
    ('Moss, Ada. 2019. "Folding by Night." PhD diss., Pond University.', "Folding by Night", ("Ada Moss",), None, 2019),
    ("Moss A. Folding by night [dissertation]. Pond University; 2019.", "Folding by night", ("A. Moss",), None, 2019),
    (
        "World Pond Organization. (2020). Guidelines on folding in cold ponds. WPO Press.",
        "Guidelines on folding in cold ponds", ("World Pond Organization",), None, 2020,
    ),
    ("OECD (2019). *Folding at a glance*. OECD Publishing.", "Folding at a glance", (), None, 2019),
    ("Folding by night. Moss, Ada, et al. CHI 2021.", "Folding by night", ("Ada Moss",), "CHI", 2021),
    (
        "A. Moss, B. Reed, and C. Zorn. Folding by night. In Proc. of the 12th ACM Symp. on Folds (SOF), 2019.",
        "Folding by night", ("A. Moss", "B. Reed", "C. Zorn"), "SOF", 2019,
    ),
    (
        'A. Moss and B. Reed, "Folding by night," 2010 IEEE Symposium on Creases in Cold Ponds, 2010, pp. 33-41.',
        "Folding by night", ("A. Moss", "B. Reed"), "IEEE Symposium on Creases in Cold Ponds", 2010,
    ),
    (
        "Ada Moss, Bo Reed, and Cy Zorn. Folding by night. In The 7th International Conference on Cold Ponds, 2005",
        "Folding by night", ("Ada Moss", "Bo Reed", "Cy Zorn"), "International Conference on Cold Ponds", 2005,
    ),
    (
        "Ada Moss and Bo Reed. Folding by night. https://people.example.edu/~moss/night.pdf",
        "Folding by night", ("Ada Moss", "Bo Reed"), None, None,
    ),
    (
        "A. Moß, Falten als Randwertproblem https://doi.org/10.1234/fold.7",
        "Falten als Randwertproblem", ("A. Moß",), None, None,
    ),
    ("A. Moss and B. Reed, Folding by night, S&P 2011", "Folding by night", ("A. Moss", "B. Reed"), "S&P", 2011),
)  # fmt: skip


@pytest.mark.parametrize(("text", "title", "authors", "venue", "year"), PARTED)
def test_a_citation_in_any_order_says_what_the_work_is(
    text: str, title: str, authors: tuple[str, ...], venue: str | None, year: int | None
) -> None:
    cited = read_citation(text, LEXICON)
    assert cited is not None
    assert (cited.title, cited.authors, cited.venue, cited.year) == (title, authors, venue, year)
