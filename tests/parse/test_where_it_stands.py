"""Fields are found where people put them beneath and beside a title: over several lines, in headings, in code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.model import Record

LEXICON = lexicon.load()
NOTES = "\n\n## Summary\n\nThey fold paper and count what it costs.\n\n## Method\n\nA press and a lens.\n"


def first(text: str, path: str = "folding.md") -> Record:
    """Return the first paper of a file."""
    return next(record for record in parse(Source(path, text), LEXICON).records if record.kind == "paper")


CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "what a template asks for, left as it was": (
        "# Fast Folding of Wet Sheets\n\n- Authors: Add authors names\n- Venue: Insert the venue here\n- Year: 2019",
        {"authors": (), "venue": None, "year": 2019},
    ),
    "values on the lines beneath their keys": (
        (
            "# Overview\n**Title:**\nFast Folding of Wet Sheets\n\n**Authors:**\nMoss, A., and Reed, B.\n\n"
            "**Publication Link:**\n[arXiv](https://arxiv.org/abs/2001.01408)\n\n**Venue:**  \nICML 2020"
        ),
        {"title": "Fast Folding of Wet Sheets", "authors": ("A. Moss", "B. Reed"), "venue": "ICML", "year": 2020},
    ),
    "a key right beneath another that was left empty": (
        "# Fast Folding of Sheets\n\n**Authors:** Ada Moss, Bo Reed\n**Venue:**\n[Open it](zotero://x)",
        {"authors": ("Ada Moss", "Bo Reed"), "venue": None},
    ),
    "links beside names beneath a title": (
        (
            "1. **Fast Folding of Wet Sheets.** Preprint.\n\n   *Ada Moss, Bo Reed* "
            "[[pdf](https://arxiv.org/abs/2111.01998)] [[project](https://folds.io/wet)], 2021.11\n"
        ),
        {"authors": ("Ada Moss", "Bo Reed"), "venue": "arXiv", "year": 2021},
    ),
    "a source in italics": (
        "# Fast Folding of Wet Sheets\n\n- Autor: Ada Moss\n- Fuente: *Emerging Ponds Review*, Press",
        {"venue": "Emerging Ponds Review"},
    ),
    "names and a year in bold before a title": (
        (
            "# Reading\n\n1. **Moss, A. L., et al. (2014).** Global numbers of folds in wet sheets. "
            "*Ponds & vectors*, 7(1), 37.\n2. **Reed, C. J., et al. (2012).** Years of folding for 291 ponds. "
            "*The Lancet*, 380(9859), 2197-2223.\n"
        ),
        {"title": "Global numbers of folds in wet sheets", "venue": "Ponds & vectors", "year": 2014},
    ),
    "a date in italics, a title, names and where": (
        (
            "# Papers I read\n\n<em>(2022-2-26)</em> Genpond: Two tools for folding sheets. Moss, Ellen, et al. "
            "CHI 2021. [Notes](a.md)\n\n<em>(2022-2-25)</em> Sporq: An Environment for Exploring Folds. Reed, "
            "Aaditya, et al. UIST 2021. [Notes](b.md)\n"
        ),
        {
            "title": "Genpond: Two tools for folding sheets",
            "venue": "CHI",
            "year": 2021,
            "authors": ("Ellen Moss",),
        },
    ),
    "surnames behind a by, and the year": (
        "1. Returns to Folding – The Role of Sheets by Moss and Reed (2012)\n2. Folds of Ponds by Ada Moss (2013)",
        {
            "title": "Returns to Folding – The Role of Sheets",
            "year": 2012,
            "authors": ("Moss", "Reed"),
        },
    ),
    "a meeting's short name in brackets behind the long one": (
        (
            '- A. Moss and B. Reed, "How Folding Helps Folders," 2017 IEEE 41st Annual Folds Conference '
            "(SHEETSAC), 2017, pp. 694-696."
        ),
        {"venue": "SHEETSAC", "year": 2017},
    ),
    "a journal cut short behind a comma": (
        "1. Z. Moss, F. Reed, Creases in sheets by finite differences, Bull. Seismol. Soc. Am. 58 (1968) 367–398.",
        {"title": "Creases in sheets by finite differences", "venue": "Bull. Seismol. Soc. Am"},
    ),
    "a server's name alone, which is a key as well": (
        "## Fast Folding with Structurally Random Creases\n\narXiv",
        {"venue": "arXiv", "year": None},
    ),
    "the month of a preprint, which is no year": (
        "## Fast Folding with Structurally Random Creases\n\narXiv:1911",
        {"venue": "arXiv", "year": 2019},
    ),
    "short pieces of which the first is a venue": (
        "## Fast Folding with Structurally Random Creases\n\n- ICASSP 2020，CCF_B，Pond University",
        {"venue": "ICASSP", "year": 2020},
    ),
    "where a paper was accepted, in so many words": (
        "- [Fast Folding with Random Creases](https://arxiv.org/abs/1701.06972) - wet sheets. Accepted to GFAI 2017.",
        {"venue": "GFAI", "year": 2017},
    ),
    "a link beside others that was never filled in": (
        "# Fast Folding with Creases\n\n[paper](https://arxiv.org/abs/2204.06125) | [talk]() | [code](https://github.com/a/b)",
        {"venue": "arXiv", "year": 2022},
    ),
    "a day that a reference manager calls the date": (
        (
            "date:: [[Mar 1st, 2022]]\nitem-type:: [[journalArticle]]\ntitle:: @Fast Folding of Wet Sheets\n"
            "publication-title:: arXiv:2202.13914 [cs]\nurl:: http://arxiv.org/abs/2202.13914"
        ),
        {"venue": "arXiv", "year": 2022},
    ),
    "a date that is but a year": ("# Fast Folding of Wet Sheets\n\ndate: 2016\ntags: folds", {"year": 2016}),
    "a key of two fields": (
        "# Fast Folding of Wet Sheets\n\n- 作者和单位: Ada Moss, Bo Reed\n- 会议/年份: CVPR 2019",
        {"authors": ("Ada Moss", "Bo Reed"), "venue": "CVPR", "year": 2019},
    ),
    "a heading of authors who work somewhere": (
        (
            "# Bounds for fast folding on wet tables\n\n### Authors: Chandra A. Moss and Henry M. Reed from "
            "the University of Ponds\n\n#### Published: ACM Transactions on Computer Systems, 11(2), 179-203 (1993)\n\n"
            "[pdf](https://a.io/b.pdf)"
        ),
        {"authors": ("Chandra A. Moss", "Henry M. Reed"), "venue": "TOCS", "year": 1993},
    ),
    "a heading of names and a year": (
        "## Fast Folding with Structurally Random Creases\n#### Thong T. Moss, Lu Gan, and Trac D. Reed, 2011",
        {"authors": ("Thong T. Moss", "Lu Gan", "Trac D. Reed"), "year": 2011},
    ),
    "names over two lines, then the proceedings": (
        (
            "# Simple Folding Can Prevent Most Tears: An Analysis of Paper\n\nDing Moss, Yu Lu, Guilherme Renna "
            "Reed, Yongle\nZhang, and Michael Stone\nProceedings of the 11th USENIX Symposium on Operating Systems "
            "Design and Implementation (OSDI '14)\nOct. 2014."
        ),
        {
            "venue": "OSDI",
            "year": 2014,
            "authors": ("Ding Moss", "Yu Lu", "Guilherme Renna Reed", "Yongle Zhang", "Michael Stone"),
        },
    ),
    "one name, then a journal": (
        (
            "### Ironies of folding\nLisanne Moss,\nAutomatica,\nVolume 19, Issue 6, November 1983, Pages 775-779.\n"
            "<https://doi.org/10.1016/0005-1098(83)90046-8>"
        ),
        {"venue": "Automatica", "year": 1983, "authors": ("Lisanne Moss",)},
    ),
    "an address in pointed brackets": (
        "### Risk management in a dynamic pond: a modelling problem\n\n<https://doi.org/10.1016/S0925-7535(97)00052-0>",
        {"doi": "10.1016/S0925-7535(97)00052-0"},
    ),
    "by whom, and a link": (
        "# A Paper Theory of Statistics\n\n> By Ben Reed. Link [here](https://arxiv.org/pdf/2501.03457).",
        {"authors": ("Ben Reed",), "arxiv": "2501.03457", "year": 2025},
    ),
    "keys in a code block": (
        (
            "## A New Family of Paper Anti-Patterns: Linguistic Creases\n\n```\nYear: 2013\nConf: ICSME\n```\n\n"
            "[pdf](https://a.io/b.pdf)"
        ),
        {"venue": "ICSME", "year": 2013},
    ),
    "a journal that is called the publisher": (
        (
            "---\nPublisher: IEEE TRANSACTIONS ON INTELLIGENT TRANSPORTATION SYSTEMS\ntitle: Folding Roads at Night\n"
            "year: 2023\n---\n"
        ),
        {"venue": "T-ITS"},
    ),
    "an id of the note": (
        "---\nid: hf146j1\ntitle: Denoising Folding Models\nauthors: Ada Moss, Bo Reed\nyear: 2020\n---\n",
        {"venue": None},
    ),
    "a title that opens with a number": (
        "## [25 years of folding observations: 3D distribution of creases](https://arxiv.org/abs/2501.09737)",
        {"title": "25 years of folding observations: 3D distribution of creases"},
    ),
    "a title with names behind it": (
        "## [The Discipline of Paper Folding by Tom M Moss](https://a.io/fold.pdf)",
        {"title": "The Discipline of Paper Folding", "authors": ("Tom M Moss",)},
    ),
    "a title that says how": (
        "## [Fast Folding of Paper by Enabling Caches and Parallel Creases](https://arxiv.org/abs/2501.09737)",
        {"title": "Fast Folding of Paper by Enabling Caches and Parallel Creases", "authors": ()},
    ),
    "a linked title of several parts": (
        "# [Pond Intelligence based Orchestration, Automation and Response System](https://a.io/fold.pdf)",
        {"title": "Pond Intelligence based Orchestration, Automation and Response System"},
    ),
    "a venue and its year in short": (
        "## A Systematic Study of Transient Folding Attacks (Security'19)",
        {"title": "A Systematic Study of Transient Folding Attacks", "venue": "Security", "year": 2019},
    ),
    "keys that stand in italics with their values": (
        (
            "## Fast Folding of Wet Sheets\n\n*Authors: Ada Moss, Bo Reed*\n_Venue: CVPR 2019_\n"
            "**Paper: [pdf](https://arxiv.org/abs/2001.01408)**"
        ),
        {"authors": ("Ada Moss", "Bo Reed"), "venue": "CVPR", "year": 2019},
    ),
    "short surnames in front of where it appeared": (
        (
            "## A Large Database of Folds\n\n#### J. Dune, W. Moss, L.-J. Li, K. Li and L. Wu-Wu. "
            "Computer Vision and Pattern Recognition (CVPR), 2009"
        ),
        {"authors": ("J. Dune", "W. Moss", "L.-J. Li", "K. Li", "L. Wu-Wu"), "venue": "CVPR", "year": 2009},
    ),
    "who, when and where behind by": (
        "## Effects of Wet Sheets on Folding\n\nBy Moss T. et al (2012) Genome Research.",
        {"authors": ("T. Moss",), "venue": "Genome Research", "year": 2012},
    ),
    "names beneath an award": (
        "## Fast Folding of Wet Sheets\n\n**Honorable Mention**\n\nAda Moss, Bo Reed, and Cy Dune",
        {"authors": ("Ada Moss", "Bo Reed", "Cy Dune")},
    ),
    "a person called as a workshop is": (
        "## Fast Folding of Wet Sheets\n\nAda Moss, Damon Reed, Bo Dune\n\n[pdf](https://arxiv.org/abs/2001.01408)",
        {"authors": ("Ada Moss", "Damon Reed", "Bo Dune"), "venue": "arXiv"},
    ),
    "a venue by its word and all of its year": (
        "- [Creases'2017] [Mining folds with constraints](https://link.springer.com/article/10.1007/s10601-017-9)",
        {"title": "Mining folds with constraints", "venue": "Creases", "year": 2017},
    ),
    "a title before a dash and what the note is": (
        "# Wide Residual Folds - Summary\n\n[pdf](https://arxiv.org/abs/1605.07146)",
        {"title": "Wide Residual Folds"},
    ),
    "names in front of a title, a middle initial among them": (
        (
            "# Reading\n\n* Adam L. Moss, Bo Reed. Variable Folds for Nowcasting Sheets. 2012. "
            'http://people.pond.edu/fat.pdf\n    - "Fat folds"\n'
        ),
        {"title": "Variable Folds for Nowcasting Sheets", "authors": ("Adam L. Moss", "Bo Reed"), "year": 2012},
    ),
    "a title that is called as a journal might be": (
        (
            "# Reading\n\n* Adam Moss and Bo Reed. Predicting the Present with Folding Trends. 2009. "
            "http://people.pond.edu/fat.pdf\n    - The present\n"
        ),
        {"title": "Predicting the Present with Folding Trends", "venue": None, "year": 2009},
    ),
    "a citation without its year, told by its volume": (
        (
            "# Reading\n\n- Da Moss, Bo Reed, Cy Dune, and Ko Mu Lee. Foldnet: Random folds for wet sheets. "
            "Machine Learning, 8(3-4):229–256 : https://link.springer.com/article/10.1007/BF00992696\n"
        ),
        {
            "title": "Foldnet: Random folds for wet sheets",
            "authors": ("Da Moss", "Bo Reed", "Cy Dune", "Ko Mu Lee"),
            "venue": "Machine Learning",
            "year": None,
        },
    ),
    "a link beside a label that leads nowhere yet": (
        "## Fast Folding of Wet Sheets\n\n[[Paper](https://arxiv.org/abs/2205.15308)]  [Code]",
        {"venue": "arXiv", "year": 2022},
    ),
    "the number of an article": (
        "## Artigo 3: Technical Creases in Backlog Paper Management\n\n[pdf](https://arxiv.org/abs/2501.09737)",
        {"title": "Technical Creases in Backlog Paper Management"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_field_is_found_where_it_stands(name: str) -> None:
    text, wanted = CASES[name]
    record = first(text + NOTES)
    assert {field: getattr(record, field) for field in wanted} == wanted


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        (
            "2017_Moss_Reed_Quantum creases by way of paths.md",
            {"title": "Quantum creases by way of paths", "year": 2017},
        ),
        ("P009-Self Folding Paper.md", {"title": "Self Folding Paper"}),
        (
            "20240924 【OSDI 24】-Neural Folders with Local Kernels.md",
            {"title": "Neural Folders with Local Kernels", "venue": "OSDI", "year": 2024},
        ),
        ("202605292055 Neural Folders with Local Kernels.md", {"title": "Neural Folders with Local Kernels"}),
        ("2021_CVPR_Folders.md", {"venue": "CVPR", "year": 2021}),
        ("CVPR-2021-Folders.md", {"venue": "CVPR", "year": 2021}),
        ("Neural Folders with Local Kernels-2021-CVPR.md", {"venue": "CVPR", "year": 2021}),
        ("(2017) Neural Folders with Local Kernels.md", {"year": 2017}),
    ],
)
def test_a_file_is_called_as_its_paper_is(path: str, wanted: dict[str, Any]) -> None:
    record = first("**Authors:** Ada Moss, Ben Reed\n\n[pdf](https://arxiv.org/abs/1701.00001)" + NOTES, path)
    assert {field: getattr(record, field) for field in wanted} == wanted


def test_a_folder_of_a_year_dates_the_venue_that_a_file_is_called() -> None:
    notes = "# Best Papers\n\n- [Folding at Night](https://aclanthology.org/2023.a.1/). Ada Moss, Ben Reed.\n"
    notes += "- [Folding at Noon](https://aclanthology.org/2023.a.2/). Cy Dune.\n"
    assert {(r.venue, r.year) for r in parse(Source("2023/EACL.md", notes), LEXICON).records if r.kind == "paper"} == {
        ("EACL", 2023)
    }


@pytest.mark.parametrize(
    ("said", "venue", "year"),
    [
        ("British Machine Vision Conference BMVC 2017", "BMVC", 2017), ("Accepted at ICML 2018", "ICML", 2018),
        ("published (ICML 2019)", "ICML", 2019), ("accepted", "arXiv", 2017), ("peer-reviewed", "arXiv", 2017),
        ("not published yet", "arXiv", 2017), ("submitted to ICML 2018", "arXiv", 2017),
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["Publication status", "Publication info"])
def test_where_a_paper_stands_in_words_wins_over_its_preprint(key: str, said: str, venue: str, year: int) -> None:
    text = f"# Folding Boats at Night\n\n- {key}: {said}\n- Paper: https://arxiv.org/abs/1701.00001\n\nThey fold.\n"
    (record,) = parse(Source("boats.md", text), LEXICON).records
    assert (record.venue, record.year) == (venue, year)


def test_whose_thing_it_is_done_by_is_no_author() -> None:
    text = "# Folding Boats by Their Shadows\n\nhttps://arxiv.org/abs/1701.00001\n"
    (record,) = parse(Source("boats.md", text), LEXICON).records
    assert (record.title, record.authors) == ("Folding Boats by Their Shadows", ())


@pytest.mark.parametrize("folder", ["3-March", "March", "2023-03", "week 3", "03 Mar"])
def test_a_folder_of_a_month_is_no_topic(folder: str) -> None:
    text = "# Folding Boats over Wet Leaves\n\nhttps://arxiv.org/abs/1701.00001\n\nThey fold.\n"
    (record,) = parse(Source(f"{folder}/boats.md", text), LEXICON).records
    assert record.topics == ()
