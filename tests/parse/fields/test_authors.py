"""Author lists."""

from __future__ import annotations

import pytest

from papernotes.parse.fields.authors import name_list, only_names, read_authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Ada B. Weeder, Bob Root", ["Ada B. Weeder", "Bob Root"], id="commas"),
        pytest.param(
            "Ada Weeder, Bob Root, and Cy Stone.", ["Ada Weeder", "Bob Root", "Cy Stone"], id="and, full stop"
        ),
        pytest.param("Ada Weeder & Bob Root", ["Ada Weeder", "Bob Root"], id="ampersand"),
        pytest.param("Ada Weeder; Bob Root", ["Ada Weeder", "Bob Root"], id="semicolon"),
        pytest.param("A. Weeder, B.-C. Root and D Stone", ["A. Weeder", "B.-C. Root", "D Stone"], id="initials before"),
        pytest.param("Jan van der Tuin, Ana de la Rosa", ["Jan van der Tuin", "Ana de la Rosa"], id="particles"),
        pytest.param(
            "Marc’Aurelio Root, Gergő Őri, Łucja Ł.", ["Marc’Aurelio Root", "Gergő Őri", "Łucja Ł."], id="accents"
        ),
        pytest.param("Sam Root Jr., Bob Root III", ["Sam Root Jr.", "Bob Root III"], id="suffixes"),
        pytest.param(
            "Ada Weeder*, Bob Root†, Cy Stone<sup>1,2</sup>",
            ["Ada Weeder", "Bob Root", "Cy Stone"],
            id="footnote marks",
        ),
        pytest.param("Ada Weeder 1, Bob Root 2,3", ["Ada Weeder", "Bob Root"], id="footnote numbers"),
        pytest.param("Ada Weeder (Garden University), Bob Root (Shed)", ["Ada Weeder", "Bob Root"], id="affiliations"),
        pytest.param(
            "Ada Weeder <ada@a.org>, Bob Root (0000-0001-2345-678X)", ["Ada Weeder", "Bob Root"], id="mail and ORCID"
        ),
        pytest.param("[Ada Weeder](https://a.org), [Bob Root](https://b.org)", ["Ada Weeder", "Bob Root"], id="links"),
        pytest.param("Ada Weeder^1, Bob Root^{2,*}", ["Ada Weeder", "Bob Root"], id="raised marks"),
        pytest.param("Ada Weeder, Ph.D., Bob Root", ["Ada Weeder", "Bob Root"], id="a degree"),
        pytest.param("张三，李四、王五", ["张三", "李四", "王五"], id="Chinese"),
        pytest.param("山田太郎、鈴木花子", ["山田太郎", "鈴木花子"], id="Japanese"),
        pytest.param("홍길동, 김철수", ["홍길동", "김철수"], id="Korean"),
        pytest.param("OpenAI", ["OpenAI"], id="a team"),
    ],
)
def test_a_full_list_gives_its_names_in_order(text: str, names: list[str]) -> None:
    assert list(read_authors(text) or ()) == names


@pytest.mark.parametrize(
    ("text", "some"),
    [
        pytest.param("Weeder, Ada, et al.", ["Ada Weeder"], id="et al."),
        pytest.param("张三 等", ["张三"], id="and others in Chinese"),
        pytest.param("Weeder, A., Root, B. C.", ["A. Weeder", "B. C. Root"], id="initials behind"),
        pytest.param(
            "Weeder, Ada, Bob M. Root, and Cy Stone",
            ["Ada Weeder", "Bob M. Root", "Cy Stone"],
            id="the first turned round",
        ),
        pytest.param("Weeder A, Root B", ["Weeder A", "Root B"], id="initials behind without commas"),
        pytest.param("von Weeder, Ada", ["Ada von Weeder"], id="a particle before the surname"),
        pytest.param("roses and weeds in the shade", [], id="prose"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_list_that_is_cut_or_turned_round_is_no_full_list(text: str, some: list[str]) -> None:
    assert read_authors(text) is None
    assert list(name_list(text)) == some


@pytest.mark.parametrize(
    "text", ["Ada Weeder", "Deep Learning, Computer Vision", "Neural Networks and Graphs", "Gardens, Roses"]
)
def test_a_line_without_a_key_needs_two_names_that_read_like_people(text: str) -> None:
    assert read_authors(text, strict=True) is None


def test_names_of_any_order_are_told_from_prose() -> None:
    assert only_names("Weeder, A., B. Root et al.")
    assert not only_names("They grow a garden")
