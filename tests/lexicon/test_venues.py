"""The venue lexicon: which venues a text names, and that its table is in order."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.lexicon import load
from papernotes.lexicon.data import table

VENUES = load().venues


def found(text: str) -> list[str]:
    return [match.venue.name for match in VENUES.find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("**CLIP-ICML2021**", ["ICML"], id="joined-to-a-name-and-a-year"),
        pytest.param("(CVPR2023)", ["CVPR"], id="year-without-a-blank"),
        pytest.param("# CVPR-2023", ["CVPR"], id="year-behind-a-hyphen"),
        pytest.param("[NeurIPS'20]", ["NeurIPS"], id="apostrophe-year"),
        pytest.param("OSDI’04", ["OSDI"], id="typographic-apostrophe"),
        pytest.param("SC22", ["SC"], id="short-acronym-with-a-year"),
        pytest.param("in cvpr 2020 and iccv 2021", ["CVPR", "ICCV"], id="lower-case-acronyms"),
        pytest.param("NIPS 2017", ["NeurIPS"], id="former-name"),
        pytest.param("CoRR abs/1706.03762", ["arXiv"], id="corr-is-arxiv"),
        pytest.param("Conference on Computer Vision and Pattern Recognition", ["CVPR"], id="full-name"),
        pytest.param(
            "2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition", ["CVPR"], id="sponsors-before"
        ),
        pytest.param("Proc. of the 10th European Conference on Computer Systems", ["EuroSys"], id="ordinal"),
        pytest.param(
            "the Thirty-first Conference on Neural Information Processing Systems", ["NeurIPS"], id="ordinal-word"
        ),
        pytest.param(
            "Advances in neural information processing systems 30 (2017)", ["NeurIPS"], id="as-a-citation-writes-it"
        ),
        pytest.param("IEEE Trans. Pattern Anal. Mach. Intell. 44(1)", ["TPAMI"], id="iso-4"),
        pytest.param("Proc. ACM Manag. Data 1, 2", ["PACMMOD"], id="iso-4-proceedings"),
        pytest.param("Proceedings of the VLDB Endowment", ["VLDB"], id="proceedings-that-are-a-journal"),
        pytest.param("Nat. Commun. 12 (2021)", ["Nature Communications"], id="iso-4-without-a-generic-word"),
        pytest.param(
            "J. Chem. Inf. Model. 2019", ["Journal of Chemical Information and Modeling"], id="iso-4-chemistry"
        ),
        pytest.param("Nature communications 11.1 (2020)", ["Nature Communications"], id="one-capital-before-a-volume"),
        pytest.param("Robotics and Automation Letters, 2020", ["RA-L"], id="sponsor-left-out"),
        pytest.param("CVPR 2020 Workshops", ["CVPR Workshops"], id="year-inside-a-name"),
        pytest.param("2003 ACM/IEEE Conference on Supercomputing", ["SC"], id="sponsor-tells-two-apart"),
        pytest.param("17th International Conference on Supercomputing", ["ICS"], id="international-tells-two-apart"),
        pytest.param("Asian Conference on Machine Learning", ["ACML"], id="longer-name-wins"),
        pytest.param("自动化学报 2020", ["Acta Automatica Sinica"], id="chinese-name"),
        pytest.param("ICML论文", ["ICML"], id="cjk-right-behind"),
        pytest.param("Pacific Conference on Machine Learning", [], id="another-conference"),
        pytest.param("Conference on Machine Learning and Quilting", [], id="a-name-that-goes-on"),
        pytest.param("Nature Inspired Computing", [], id="a-capitalised-word-behind"),
        pytest.param("Computer Science 2020", [], id="a-capitalised-word-before"),
        pytest.param("a machine learning method", [], id="a-subject-is-no-journal"),
        pytest.param("# Machine Learning", [], id="a-subject-as-a-heading"),
        pytest.param("Machine Learning 20.3 (1995)", ["Machine Learning"], id="a-subject-with-a-volume"),
        pytest.param("nature methods for everyone", [], id="no-capitals"),
        pytest.param("a fast cell in the science of chi squared", [], id="words-that-are-acronyms"),
        pytest.param("https://openaccess.example.org/content_CVPR_2020/html", [], id="inside-an-address"),
        pytest.param("icml.cc and cvpr.com", [], id="host-names"),
        pytest.param("iCVPRx", [], id="inside-a-word"),
        pytest.param("SC-GS and YYYY-MM-DD, DATE_FILTER", [], id="inside-a-compound"),
        pytest.param("Algorithm 1", [], id="another-number-of-a-subject"),
        pytest.param("Journal of Quilts and Development 61.4", [], id="the-end-of-another-name"),
        pytest.param("Proceedings of the IEEE conference on computer vision", ["ICCV"], id="not-the-journal"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_the_venues_that_a_text_names_are_found(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize("name", ["SC", "WWW", "CC", "Nature", "Science", "Cell", "Neuron", "DAC", "FAST", "TOG"])
def test_a_name_with_another_meaning_is_flagged_and_found_only_as_written(name: str) -> None:
    assert [match.ambiguous for match in VENUES.find(f"({name} 2019)")] == [True]
    assert not VENUES.find(f"({name.lower()} 2019)")


def test_a_match_holds_its_place_and_words() -> None:
    (match,) = VENUES.find("seen at ICLR 2017, oral")
    assert (match.start, match.end, match.text, match.ambiguous) == (8, 12, "ICLR", False)


def test_the_table_knows_at_least_400_venues_of_all_fields() -> None:
    assert len(VENUES.all) >= 400
    families = {venue.family for venue in VENUES.all}
    assert {
        "machine-learning",
        "vision",
        "language",
        "robotics",
        "systems",
        "databases",
        "networks",
        "security",
    } < families
    assert {"theory", "software", "hci", "graphics", "medicine", "biology", "science", "preprints"} < families


def test_no_venue_stands_twice_and_no_row_is_out_of_order() -> None:
    names = [venue.name.casefold() for venue in VENUES.all]
    assert len(names) == len(set(names))
    for kinds in table("venues")["venues"].values():
        for row in (row for lines in kinds.values() for row in lines.splitlines()):
            assert all(name.strip() == name and name.strip("=~") for name in row.split(" | ")), row


@pytest.mark.parametrize(
    ("name", "title"),
    [
        pytest.param("ACS Catalysis", "ACS Catalysis", id="an-abbreviation-behind"),
        pytest.param("Physical Review Letters", "Physical Review Letters", id="an-acronym-behind"),
        pytest.param("KDD", "Conference on Knowledge Discovery and Data Mining", id="two-acronyms"),
        pytest.param("Machine Learning", "Machine Learning", id="another-name-behind"),
        pytest.param("TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence", id="the-full-name"),
    ],
)
def test_a_full_name_is_no_abbreviation(name: str, title: str) -> None:
    venue = VENUES.get(name)
    assert venue is not None
    assert venue.title == title
    assert all(len(venue.title) >= len(venue.name) for venue in VENUES.all)


def test_every_name_of_every_venue_finds_its_own_venue() -> None:
    for venue in VENUES.all:
        for name in (venue.name, venue.title, *venue.aliases):
            assert VENUES.exact(name, any_case=True) is venue, name
            assert [match.venue for match in VENUES.find(f"{name} 2020")] == [venue], name


@pytest.mark.parametrize(
    ("text", "any_case", "name"),
    [
        pytest.param("CVPR", False, "CVPR", id="acronym"),
        pytest.param("cvpr 2020", False, "CVPR", id="year-beside"),
        pytest.param(
            "Proceedings of the 37th International Conference on Machine Learning", False, "ICML", id="around"
        ),
        pytest.param("CVPR papers", False, None, id="something-else-too"),
        pytest.param("Nature", False, "Nature", id="as-written"),
        pytest.param("nature", False, None, id="a-word"),
        pytest.param("nature", True, "Nature", id="where-a-venue-is-expected"),
        pytest.param("Machine Learning", False, None, id="a-subject"),
        pytest.param("Machine Learning", True, "Machine Learning", id="a-subject-where-a-venue-is-expected"),
        pytest.param("Google AI", True, None, id="a-lab"),
        pytest.param("", True, None, id="nothing"),
    ],
)
def test_a_whole_text_that_is_a_name_gives_its_venue(text: str, any_case: bool, name: str | None) -> None:
    venue = VENUES.exact(text, any_case=any_case)
    assert (venue.name if venue else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("NeurlPS", "NeurIPS", id="l-for-I"),
        pytest.param("EMLNP", "EMNLP", id="letters-swapped"),
        pytest.param("Conference on Neural Informaton Processing Systems", "NeurIPS", id="a-full-name"),
        pytest.param("Journal of Nothing in Particular", None, id="unknown"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_misspelt_name_has_a_nearest_venue(text: str, name: str | None) -> None:
    venue = VENUES.nearest(text)
    assert (venue.name if venue else None) == name


@pytest.mark.parametrize("lab", ["Google AI", "Stability-AI", "DeepMind", "openai", "FAIR"])
def test_a_lab_is_no_venue(lab: str) -> None:
    assert VENUES.is_lab(lab)
    assert VENUES.exact(lab) is None


def test_get_knows_canonical_names_only() -> None:
    assert (venue := VENUES.get("NeurIPS"))
    assert venue.kind == "conference"
    assert VENUES.get("NIPS") is None


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    for match in VENUES.find(text):
        assert text[match.start : match.end] == match.text
    VENUES.exact(text)
    VENUES.exact(text, any_case=True)


WORDS = (
    "Conference",
    "Journal",
    "Machine",
    "Learning",
    "on",
    "the",
    "2020",
    "IEEE",
    "of",
    "Nature",
    "SC",
    "ICML",
    ",",
    "(",
)


@given(st.lists(st.sampled_from(WORDS)))
def test_matches_stand_in_order_and_do_not_overlap(words: list[str]) -> None:
    ends = 0
    for match in VENUES.find(" ".join(words)):
        assert match.start >= ends
        ends = match.end


@pytest.mark.slow
@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize(
    "unit",
    [
        "ieee ",
        "Conference on ",
        "the ",
        "Conference the ",
        "Nature ",
        "2020 ",
        "Trans. J. ",
        "S&P",
        "://",
        "ü",
        "計",
        "a-",
        "(((",
        "IEEE Conference the ",
    ],
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    """Four times the text may take at most some ten times as long; a quadratic search would take sixteen times."""

    def seconds(count: int) -> float:
        text, best = unit * count, 9.0
        for _ in range(3):
            start = time.process_time()
            VENUES.find(text)
            VENUES.exact(text)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(16_000) < max(10 * seconds(4_000), 0.05)
