"""Boards, and the passages that scripts show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from papernotes.config import Config
from papernotes.files.theme_folder import read_theme
from papernotes.site.compare import board_view, compare_view, compared_of, passages, shard_of
from papernotes.site.plan import BOARD_ROWS, board_entries, plan

from .samples import entry, library, record, section, shelf
from .search.libraries import read_back

THEME = read_theme(Path("/nowhere"))


def _shelf(*entries):
    lib = library(entries)
    return shelf(lib, Config(), THEME)


def _paper(number: int, *sections, **fields):
    return entry(record(f"Study number {number} of things", number, sections=sections, **fields), topics=["GAN"])


PROBLEM = section("Problem", "It is slow.", "problem")
METHOD = section("Our trick", "Make it </script> fast.", "method")
PLAIN = section("Aside", "By the way.")


def test_a_board_needs_two_entries_with_a_role() -> None:
    lone = library([_paper(1, PROBLEM), _paper(2, PLAIN)])
    pair = library([_paper(1, PROBLEM), _paper(2, PLAIN), _paper(3, METHOD)])
    assert board_entries(lone.taxonomies["topics"].terms[0]) == ()
    assert len(board_entries(pair.taxonomies["topics"].terms[0])) == 2
    assert [page.permalink for page in plan(pair, Config()) if page.kind == "board"] == ["compare/topics/gan.html"]
    assert [page.permalink for page in plan(lone, Config()) if page.kind == "board"] == []


def test_a_board_has_the_columns_that_its_rows_use_and_keeps_the_other_sections() -> None:
    found = _shelf(_paper(1, METHOD, PROBLEM, PLAIN), _paper(2, PROBLEM))
    page = next(page for page in plan(found.library, Config()) if page.kind == "board")
    board = board_view(compared_of(page.subject, found), found, "../../", None)
    assert [role for role, _ in board.roles] == ["problem", "method"]
    assert board.others
    first, second = board.rows
    assert re.search(
        r'<td data-role="method"[^>]*><div class="cell">\s*<p><a href="../../papers/[^"#]+#our-trick">', first
    )
    assert re.search(r'<a class="other" href="[^"]+">Aside</a></div></td>', first)
    assert re.search(r'<td data-role="method"[^>]*><div class="cell"><span class="none"', second)
    # What the column says already is not said again.
    assert re.search(
        r'<td data-role="problem"[^>]*><div class="cell">\s*<p>It is slow. <a [^>]*aria-label="Problem">¶', first
    )
    assert re.search(r">Our trick</a> · Make it", first)


def test_notes_of_a_word_or_two_make_no_board() -> None:
    many = library([_paper(n, section("", "[Folding team]"), section("", "Blog 2026-04-22")) for n in range(9)])
    assert [page.permalink for page in plan(many, Config()) if page.kind == "board"] == []


def test_many_papers_without_roles_are_seen_side_by_side_all_the_same() -> None:
    told = section("Aside", "By the way, this is how one folds a wing.")
    few, many = (library([_paper(n, told, section("More", "And so on.")) for n in range(count)]) for count in (4, 5))
    assert [page.permalink for page in plan(few, Config()) if page.kind == "board"] == []
    (page,) = [page for page in plan(many, Config()) if page.kind == "board"]
    found = shelf(many, Config(), THEME)
    board = board_view(compared_of(page.subject, found), found, "", None)
    assert (board.roles, board.others) == ((), True)
    assert re.search(
        r">Aside</a> · By the way, this is how one folds a wing\.</p>\s*<a class=\"other\"[^>]*>More</a>", board.rows[0]
    )


def test_five_papers_with_roles_have_a_board_of_all_problems_and_one_of_all_methods() -> None:
    papers = [_paper(1, PROBLEM), _paper(2, METHOD, PROBLEM), _paper(3, METHOD), _paper(4, METHOD)]
    boards = [page.permalink for page in plan(library(papers), Config()) if page.kind == "board"]
    assert boards == ["compare/topics/gan.html"]
    found = _shelf(*papers, _paper(5, PROBLEM), _paper(6, PLAIN))
    problem, method, *_ = [page for page in plan(found.library, Config()) if page.kind == "board"]
    assert (problem.permalink, method.permalink) == ("compare/problem.html", "compare/method.html")
    board = board_view(compared_of(problem.subject, found), found, "../", None)
    assert (board.title, board.others) == ("Problems of all papers", False)
    assert board.roles == (("problem", "Problem"), ("method", "Method"))  # what is done about it stands beside it
    assert len(board.rows) == 3
    index = next(page for page in plan(found.library, Config()) if page.kind == "compare")
    assert [board.name for board in compare_view(index.subject, found, None).all] == [
        "Problems of all papers", "Methods of all papers",
    ]  # fmt: skip


def test_long_boards_are_paged() -> None:
    many = library([_paper(i, PROBLEM) for i in range(BOARD_ROWS + 1)])
    boards = [page for page in plan(many, Config()) if page.kind == "board" and page.subject.term]
    assert [len(page.subject.items) for page in boards] == [BOARD_ROWS, 1]


def test_the_index_of_boards_names_topics_and_venues() -> None:
    found = _shelf(_paper(1, PROBLEM, venue="CVPR"), _paper(2, METHOD, venue="CVPR"))
    page = next(page for page in plan(found.library, Config()) if page.kind == "compare")
    view = compare_view(page.subject, found, None)
    assert [(board.name, board.url) for board in (*view.topics, *view.venues)] == [
        ("GAN", "compare/topics/gan.html"), ("CVPR", "compare/venues/cvpr.html"),
    ]  # fmt: skip


def test_each_entry_stands_in_the_file_of_its_hash_and_nothing_in_it_is_code() -> None:
    entries = [_paper(i, METHOD) for i in range(90)]
    found = _shelf(*entries)
    artifacts = [part.artifact(found) for part in passages(entries, found)]
    assert [artifact.path for artifact in artifacts] == [f"assets/passages/{i}.js" for i in range(3)]
    for number, artifact in enumerate(artifacts):
        name, shard = read_back(artifact.content)
        assert name == str(number)
        assert all(shard_of(slug, 3) == number for slug in shard)
    texts = [read_back(artifact.content)[1] for artifact in artifacts]
    assert {slug for shard in texts for slug in shard} == {e.slug for e in entries}


@pytest.mark.parametrize(
    ("slug", "value"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)], ids=["empty", "a", "foobar"]
)
def test_the_hash_is_fnv_1a_as_published(slug: str, value: int) -> None:
    assert shard_of(slug, 2**32) == value


def test_a_venue_has_a_board_while_one_page_shows_it() -> None:
    held = ["CVPR"] * BOARD_ROWS + ["OSDI"] * (BOARD_ROWS + 1)
    found = library([_paper(i, PROBLEM, venue=venue, year=2020) for i, venue in enumerate(held)])
    places = {page.permalink for page in plan(found, Config()) if page.kind == "board"}
    assert "compare/venues/cvpr.html" in places
    assert "compare/venues/osdi.html" not in places
    assert "compare/topics/gan.html" in places


def test_boards_of_all_papers_say_a_line_of_each() -> None:
    long = " ".join(f"Sentence {n} is about the folding of cranes." for n in range(9))
    papers = [
        _paper(i, section("Why", long, "problem"), section("Why else", long, "problem", line=9)) for i in range(5)
    ]
    found = _shelf(*papers)
    across, term = (
        next(page for page in plan(found.library, Config()) if page.permalink == f"compare/{name}.html")
        for name in ("problem", "topics/gan")
    )
    boards = (board_view(compared_of(page.subject, found), found, "", None) for page in (across, term))
    line, whole = (str(board.rows[0]) for board in boards)
    assert "Sentence 1 is" in line
    assert "Sentence 3 is" not in line
    assert "Why else" not in line
    assert "Sentence 3 is" in whole
    assert "Why else" in whole


def test_boards_of_all_papers_cut_no_sentence_that_three_lines_hold() -> None:
    told = "Large sheets of paper cannot take the form of the birds that are set before them, nor fold anew " * 2
    found = _shelf(*(_paper(i, section("Why", told.strip()[:190] + ".", "problem")) for i in range(5)))
    page = next(page for page in plan(found.library, Config()) if page.permalink == "compare/problem.html")
    assert "…" not in str(board_view(compared_of(page.subject, found), found, "", None).rows[0])


def test_boards_show_the_newest_first_as_lists_do() -> None:
    found = library(
        [_paper(i, PROBLEM, venue="CVPR", year=year) for i, year in enumerate([2016, 2021, 2019, 2021, 2016])]
    )
    for permalink in ("compare/problem.html", "compare/topics/gan.html", "compare/venues/cvpr.html"):
        board = next(page for page in plan(found, Config()) if page.permalink == permalink)
        assert [entry.record.year for entry in board.subject.items] == [2021, 2021, 2019, 2016, 2016], permalink


def test_a_board_leads_to_the_highest_of_many_other_sections_and_counts_the_rest() -> None:
    below = [section(f"Detail {n}", "It folds.", level=3, line=n) for n in range(1, 9)]
    above = [section(f"Part {n}", "It folds.", level=2, line=n + 20) for n in range(1, 3)]
    found = _shelf(_paper(1, PROBLEM, *below, *above), _paper(2, PROBLEM, PLAIN))
    page = next(page for page in plan(found.library, Config()) if page.kind == "board")
    first = str(board_view(compared_of(page.subject, found), found, "", None).rows[0])
    led = re.findall(r'<a class="other" href="([^"]+)">([^<]*)</a>', first)
    assert [name for _, name in led] == [*(f"Detail {n}" for n in range(1, 5)), "Part 1", "Part 2", "4 more"]
    assert led[-1][0] == led[0][0].partition("#")[0]


def test_a_heading_without_words_gives_way_to_passages_in_its_cell() -> None:
    empty = section("Our way", "", "method", level=2, line=3)
    found = _shelf(_paper(1, empty, METHOD, PROBLEM), _paper(2, empty, PROBLEM))
    page = next(page for page in plan(found.library, Config()) if page.kind == "board")
    first, second = map(str, board_view(compared_of(page.subject, found), found, "", None).rows)
    assert "Our way" not in first
    assert "Our trick" in first
    assert "Our way" in second


def test_a_heading_that_most_rows_share_is_said_once_above_them() -> None:
    rows = [_paper(number, section("Key ideas", f"Idea {number}.", "method")) for number in range(4)]
    found = _shelf(*rows, _paper(5, METHOD))
    page = next(page for page in plan(found.library, Config()) if page.permalink == "compare/topics/gan.html")
    board = board_view(compared_of(page.subject, found), found, "../../", None)
    assert board.shared == {"method": "Key ideas"}
    drawn = "".join(board.rows)
    assert "Key ideas" not in drawn
    assert drawn.count('aria-label="Method">¶') == 4
    assert ">Our trick</a> · Make it" in drawn
