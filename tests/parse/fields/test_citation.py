"""Full citations in the common styles."""

from __future__ import annotations

import pytest

from papernotes import lexicon
from papernotes.parse.fields.bibtex_entry import read_bibtex
from papernotes.parse.fields.citation_line import read_citation

LEXICON = lexicon.load()
TWO = ("Ada Weeder", "Bob Root")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        pytest.param(
            'Weeder, Ada, et al. "Grown gardens at night." '
            "Proceedings of the IEEE conference on computer vision and pattern recognition. 2016.",
            ("Grown gardens at night", ("Ada Weeder",), "CVPR", 2016),
            id="MLA",
        ),
        pytest.param(
            "Weeder, Ada, and Bob Root. 2004. *Grown Gardens at Night.* Ponds: Lake Press.",
            ("Grown Gardens at Night", TWO, None, 2004),
            id="Chicago, a book",
        ),
        pytest.param(
            "Weeder, Ada. 2004. *Grown Gardens.*", ("Grown Gardens", TWO[:1], None, 2004), id="Chicago, short"
        ),
        pytest.param(
            "Weeder A., Root B. Grown gardens at night // Journal of Gardens. – 2019. – Т. 3. – С. 5-17.",
            ("Grown gardens at night", ("A. Weeder", "B. Root"), "Journal of Gardens", 2019),
            id="GOST",
        ),
        pytest.param(
            "Weeder A. K. et al. Grown gardens at night // arXiv preprint arXiv:1906.01234. – 2019.",
            ("Grown gardens at night", ("A. K. Weeder",), "arXiv", 2019),
            id="GOST with others",
        ),
        pytest.param(
            "Садов И. И., Корнев П. П. Сады ночью // Вестник садов. – 2018. – Т. 12. – №. 3. – С. 5-17.",
            ("Сады ночью", ("И. И. Садов", "П. П. Корнев"), "Вестник садов", 2018),
            id="GOST in Russian",
        ),
        pytest.param(
            'A. Weeder and B. Root, "Grown Gardens at Night," in IEEE Transactions on Image Processing, '
            "vol. 37, no. 2, pp. 1998-2003, Feb. 2018.",
            ("Grown Gardens at Night", ("A. Weeder", "B. Root"), "TIP", 2018),
            id="IEEE",
        ),
        pytest.param(
            "Ada Weeder and Bob Root. 2004. Grown gardens at night. ACM Trans. Graph. 23, 3 (August 2004), 777–786. "
            "DOI:https://doi.org/10.1145/1.2",
            ("Grown gardens at night", TWO, "TOG", 2004),
            id="ACM",
        ),
        pytest.param(
            "Weeder, A., & Root, B. (2017). Grown gardens at night. "
            "Advances in neural information processing systems, 30.",
            ("Grown gardens at night", ("A. Weeder", "B. Root"), "NeurIPS", 2017),
            id="APA",
        ),
        pytest.param(
            'Weeder, Ada, and Bob Root. "Grown Gardens at Night." Nature 521 (2015): 436-444.',
            ("Grown Gardens at Night", TWO, "Nature", 2015),
            id="Chicago",
        ),
        pytest.param(
            "张三, 李四. 夜间花园的一种新方法[J]. 花园学报, 2019, 42(3): 1-10.",
            ("夜间花园的一种新方法", ("张三", "李四"), "花园学报", 2019),
            id="GB/T 7714",
        ),
        pytest.param(
            "Ada Weeder, Bob Root: Grown Gardens at Night. NIPS 2017: 5998-6008",
            ("Grown Gardens at Night", TWO, "NeurIPS", 2017),
            id="DBLP",
        ),
        pytest.param(
            "A. Weeder, B. Root, and C. Stone. GARD: Gardens at Night. CoRR, abs/1512.05193, 2015.",
            ("GARD: Gardens at Night", ("A. Weeder", "B. Root", "C. Stone"), "arXiv", 2015),
            id="plain",
        ),
        pytest.param(
            "Ada Weeder and Bob Root. Grown gardens. Journal of Sheds, 3(2):1-10, 1999.",
            ("Grown gardens", TWO, "Journal of Sheds", 1999),
            id="unknown journal",
        ),
        pytest.param(
            '"Grown Gardens at Night", Ada Weeder, and Bob Root, '
            "International Conference on Machine Learning (ICML), Rome, July 2015",
            ("Grown Gardens at Night", TWO, "ICML", 2015),
            id="title first",
        ),
        pytest.param(
            '- [Ada Weeder, Bob Root. "Grown Gardens at Night." Proc. of ICML 2020](https://a.org/x)',
            ("Grown Gardens at Night", TWO, "ICML", 2020),
            id="inside a link",
        ),
        pytest.param(
            'Reference: Weeder, A. "A “Grown” Garden." IJCV 7.4 (1993): 669-688.',
            ("A “Grown” Garden", ("A. Weeder",), "IJCV", 1993),
            id="quotes in the title",
        ),
        pytest.param(
            "Weeder, A. et al. Mastering the game of Go. Nature 529, 484–489 (2016).",
            ("Mastering the game of Go", ("A. Weeder",), "Nature", 2016),
            id="journal style",
        ),
        pytest.param(
            "Ada Weeder, Bob Root; Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition "
            "(CVPR), 2016, pp. 770-778",
            ("", TWO, "CVPR", 2016),
            id="names and proceedings",
        ),
        pytest.param(
            "A. Weeder, B. Root, Growing gardens, at night, Geophysics 49 (1984) 1933–1942.",
            ("Growing gardens, at night", ("A. Weeder", "B. Root"), "Geophysics", 1984),
            id="commas and a volume",
        ),
        pytest.param(
            "A. Weeder, Growing gardens at night, in: Proceedings of the 5th Conference on Ponds, 2010, pp. 1–10.",
            ("Growing gardens at night", ("A. Weeder",), "Conference on Ponds", 2010),
            id="commas and proceedings",
        ),
        pytest.param("张三. 夜间花园[M]. 北京: 花园出版社, 2016.", ("夜间花园", ("张三",), None, 2016), id="publisher"),
        pytest.param("ICML 2021. Ada Weeder, Bob Root", ("", TWO, "ICML", 2021), id="venue and names"),
        pytest.param("Ada Weeder, PODS 1998", ("", ("Ada Weeder",), "PODS", 1998), id="one name and a venue"),
    ],
)
def test_a_citation_of_any_style_is_taken_apart(text: str, stated: tuple[object, ...]) -> None:
    cited = read_citation(text, LEXICON)
    assert cited is not None
    assert (cited.title, cited.authors, cited.venue, cited.year) == stated
    assert cited.others is ("et al" in text)


@pytest.mark.parametrize(
    "text",
    [
        'They grow "a new kind of garden" in 2019.',
        "It grows. It works. NeurIPS 2020 was fun.",
        "Ada Weeder and Bob Root",
        "OSDI'04",
        "",
        "In 2019, the authors said so. Roses grow.",
        "Deep Learning, CVPR 2020",
        "a" * 4000,
    ],
)
def test_prose_and_bare_marks_are_no_citation(text: str) -> None:
    assert read_citation(text, LEXICON) is None


def test_a_bibtex_entry_tells_its_key_and_that_there_are_others() -> None:
    cited = read_citation("@misc{weeder22, title={Grown gardens}, author={van der Root, Jr., Bob and others}}", LEXICON)
    assert cited is not None
    assert (cited.key, cited.authors, cited.others) == ("weeder22", ("Bob van der Root Jr.",), True)


def test_a_bibtex_entry_is_a_citation() -> None:
    entry = """@inproceedings{weeder2022,
      title={The {G}rown {"U}ber-Garden},
      author={Weeder, Ada and Bob Root},
      booktitle={International Conference on Learning Representations}, year={2022},
      doi={10.1234/ab.1}, url={https://openreview.net/forum?id=x}}"""
    cited = read_citation(entry, LEXICON)
    assert cited is not None
    assert (cited.title, cited.authors, cited.venue, cited.year, cited.doi) == (
        'The Grown "Uber-Garden',
        TWO,
        "ICLR",
        2022,
        "10.1234/ab.1",
    )


def test_identifiers_and_links_of_a_citation_are_kept() -> None:
    cited = read_citation('Weeder, Ada. "Grown gardens." arXiv preprint arXiv:2004.05150 (2020).', LEXICON)
    assert cited is not None
    assert (cited.venue, cited.year, cited.arxiv, cited.authors) == ("arXiv", 2020, "2004.05150", ("Ada Weeder",))
    assert [link.url for link in cited.links] == ["https://arxiv.org/abs/2004.05150"]


def test_bibtex_fields_come_plain() -> None:
    fields = read_bibtex(r'@article{a, title = "Gr{\"o}wn \emph{Gardens} --- 1--2", year = 1999 }')
    assert fields == {"entrytype": "article", "title": "Gröwn Gardens — 1–2", "year": "1999", "entrykey": "a"}
    assert read_bibtex("@comment{a, b=c}") is None
    assert read_bibtex("mail me @ home {a, b}") is None
