"""Author lists."""

from __future__ import annotations

import pytest

from papernotes.parse.fields.authors import find_authors, only_names, read_authors


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
        pytest.param("Ada Weeder and OpenAI", ["Ada Weeder", "OpenAI"], id="a-laboratory-behind-and"),
        pytest.param("Ada Weeder, Bob Root, and OpenAI", ["Ada Weeder", "Bob Root", "OpenAI"], id="the-last-one"),
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
        ("Ben Mildenhall, Pratul Srinivasan", ["Ben Mildenhall", "Pratul Srinivasan"]),
        ("Du Tran, Lubomir Bourdev", ["Du Tran", "Lubomir Bourdev"]),
    ],
)
def test_a_full_list_gives_its_names_in_order(text: str, names: list[str]) -> None:
    assert list(read_authors(text) or ()) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Weeder, Ada; Root, Bob C.", ["Ada Weeder", "Bob C. Root"], id="semicolons"),
        pytest.param("van der Tuin, Jo; García Root, Ana", ["Jo van der Tuin", "Ana García Root"], id="long surnames"),
        pytest.param("Weeder, Ada and Root, Bob Cy", ["Ada Weeder", "Bob Cy Root"], id="BibTeX"),
        pytest.param("Weeder, A., Root, B. C.", ["A. Weeder", "B. C. Root"], id="initials behind"),
        pytest.param("Weeder, A., Root, J.-P., & Ma, Y.", ["A. Weeder", "J.-P. Root", "Y. Ma"], id="APA"),
        pytest.param("'t Weeder, G., Root, B., Jr.", ["G. 't Weeder", "B. Root Jr."], id="'t and Jr."),
        pytest.param("Weeder, Ada, Root, Bob Cy", ["Ada Weeder", "Bob Cy Root"], id="commas only"),
        pytest.param("Weeder, Ada, Root, Bob, and Stone, Cy", ["Ada Weeder", "Bob Root", "Cy Stone"], id="and a pair"),
        pytest.param(
            "Weeder, Ada, Bob M. Root, and Cy Stone",
            ["Ada Weeder", "Bob M. Root", "Cy Stone"],
            id="the first turned round",
        ),
        pytest.param("Weeder, Ada, and Bob Root", ["Ada Weeder", "Bob Root"], id="the first of two turned round"),
        pytest.param("Weeder A, Root BC", ["A Weeder", "BC Root"], id="initials behind without commas"),
        pytest.param("van der Tuin J. P., Weeder A.", ["J. P. van der Tuin", "A. Weeder"], id="initials with stops"),
        pytest.param("von Weeder, Ada", ["Ada von Weeder"], id="a particle before the surname"),
        pytest.param("Weeder, Ada", ["Ada Weeder"], id="one"),
        pytest.param(
            "Ada Weeder, TU Pond;Bob Root, Garden University;Cy Moss , TU Pond",
            ["Ada Weeder", "Bob Root", "Cy Moss"],
            id="with places of work that no word tells",
        ),
        pytest.param("Ada Weeder, Garden University; Bob Root, NVIDIA", ["Ada Weeder", "Bob Root"], id="with labs"),
        pytest.param(
            "Weeder, Ada Beth, Cy Stone, and Bob Root", ["Ada Beth Weeder", "Cy Stone", "Bob Root"], id="Chicago"
        ),
        pytest.param("Weeder, Ada, Ben Stone, and Bob Root", ["Ada Weeder", "Ben Stone", "Bob Root"], id="a particle"),
        pytest.param("Weeder, De Ada, and Bob Root", ["De Ada Weeder", "Bob Root"], id="two given names"),
        pytest.param("Weeder, A, Root, B, C. Stone, D", ["A Weeder", "B Root", "D. C. Stone"], id="initials undotted"),
    ],
)
def test_a_list_turned_round_gives_its_names_first_name_first(text: str, names: list[str]) -> None:
    assert list(read_authors(text) or ()) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("ADA WEEDER, BOB LI", ["Ada Weeder", "Bob Li"], id="all"),
        pytest.param("Ada WEEDER, Bob VAN DER ROOT", ["Ada Weeder", "Bob van der Root"], id="surnames"),
        pytest.param("WEEDER Ada, VAN DER ROOT Bob", ["Ada Weeder", "Bob van der Root"], id="surnames first"),
        pytest.param("J.-P. WEEDER and BOB ROOT-LI III", ["J.-P. Weeder", "Bob Root-Li III"], id="initials"),
        pytest.param("Ada Weeder, Bob LI", ["Ada Weeder", "Bob LI"], id="one name of several is kept"),
        pytest.param("NVIDIA", ["NVIDIA"], id="a company is kept"),
    ],
)
def test_lists_in_capitals_give_names_as_others_write_them(text: str, names: list[str]) -> None:
    assert list(read_authors(text) or ()) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Weeder et al.", ["Weeder"], id="one surname"),
        pytest.param("Weeder, Ada, et al.", ["Ada Weeder"], id="et al."),
        pytest.param("Ada Weeder, Bob Root et al", ["Ada Weeder", "Bob Root"], id="without stop and comma"),
        pytest.param("Ada Weeder and 12 others", ["Ada Weeder"], id="and so many others"),
        pytest.param("Weeder, Ada and Root, Bob and others", ["Ada Weeder", "Bob Root"], id="BibTeX"),
        pytest.param("Weeder, A., Root, B., ...", ["A. Weeder", "B. Root"], id="three dots"),
        pytest.param("[[Ada Weeder]], [Bob Root](https://b.org), …", ["Ada Weeder", "Bob Root"], id="links"),
        pytest.param(
            "[[people/Ada Weeder]], [[bob|Bob Root]], [[Cy Stone|Cy]] et al.",
            ["Ada Weeder", "Bob Root", "Cy Stone"],
            id="wiki links",
        ),
        pytest.param("김민수, 이영희 등", ["김민수", "이영희"], id="Korean, short"),
        pytest.param("佐藤 太郎, 鈴木 花子 他", ["佐藤 太郎", "鈴木 花子"], id="Japanese with blanks"),
        pytest.param("张三，李四 等", ["张三", "李四"], id="Chinese"),
        pytest.param("山田太郎、鈴木花子ら", ["山田太郎", "鈴木花子"], id="Japanese"),
        pytest.param("홍길동, 김철수 외 3명", ["홍길동", "김철수"], id="Korean"),
    ],
)
def test_a_list_cut_short_loses_nobody_that_is_named(text: str, names: list[str]) -> None:
    found = find_authors(text)
    assert found is not None
    assert (list(found.names), found.others, found.whole) == (names, True, True)


@pytest.mark.parametrize(
    ("text", "names", "others"),
    [
        pytest.param("Ada Weeder et al., 6 Dec 2017, Shed Lab, NIPS 2017", ["Ada Weeder"], True, id="after et al."),
        pytest.param("Ada Weeder, Bob Root, 6 Dec 2017", ["Ada Weeder", "Bob Root"], False, id="a date"),
    ],
)
def test_what_follows_the_names_is_told_from_them(text: str, names: list[str], others: bool) -> None:
    found = find_authors(text)
    assert found is not None
    assert (list(found.names), found.others, found.whole) == (names, others, False)
    assert read_authors(text) is None


@pytest.mark.parametrize("text", ["roses and weeds in the shade", "", "et al.", "2017"])
def test_what_names_nobody_is_no_list(text: str) -> None:
    assert find_authors(text) is None


@pytest.mark.parametrize(
    "text", ["Ada Weeder", "Deep Learning, Computer Vision", "Neural Networks and Graphs", "Gardens, Roses"]
)
def test_a_line_without_a_key_needs_two_names_that_read_like_people(text: str) -> None:
    assert read_authors(text, strict=True) is None


def test_names_of_any_order_are_told_from_prose() -> None:
    assert only_names("Weeder, A., B. Root et al.")
    assert not only_names("They grow a garden")
