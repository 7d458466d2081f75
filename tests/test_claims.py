"""The site says nothing of reading that the notes do not say, and what they say as they say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Site

LONG = "Cranes fold in the water. " * 80
SWANS = "# A Study of Paper Swans on Ponds\n\n- Paper: https://arxiv.org/abs/2101.00001\n"


def _one(site: Site, text: str, **more: str) -> dict[str, Any]:
    """Return the record of a note; ``more`` are other notes by name."""
    site.note(text, "swans.md")
    for name, other in more.items():
        site.note(other, f"{name}.md")
    site.build()
    return next(record for record in site.papers if record["source"]["file"] == "swans.md")


def _front(**keys: str) -> str:
    lines = "".join(f"{key.replace('_', '-')}: {value}\n" for key, value in keys.items())
    return f"---\ntitle: A Study of Paper Swans on Ponds\n{lines}---\nSwans float.\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="no-word"),
        pytest.param("\nShort.\n", id="a-word"),
        pytest.param(f"\n{LONG}\n", id="many-words"),
        pytest.param("\n```bash\npython train.py\n```\n", id="commands"),
        pytest.param("\n- Status: published\n", id="a-status-of-something-else"),
        pytest.param("\nI read it on the train.\n", id="a-word-in-prose"),
    ],
)
def test_nobodys_status_is_guessed(site: Site, body: str) -> None:
    record = _one(site, SWANS + body)
    assert record["status"] is None
    page = site.read(record["url"])
    lists = site.read("papers/index.html")
    for word in ("Skimmed", "To read", "Reproduced", "Reading"):
        assert word not in re.sub(r'data-statuses="[^"]*"', "", page + lists)
    assert "Without notes yet" not in lists  # where no paper has notes, none is told from another


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (_front(status="in progress"), "reading"),
        (_front(status="abandoned"), "abandoned"),
        (_front(readstatus="skimmed"), "skimmed"),
        (_front(read="true"), "read"),
        (_front(read="2023-01-05"), "read"),
        (_front(tags="[swans, to-read]"), "to-read"),
        (_front(tags="[status/reading]"), "reading"),
        (SWANS + "- Status: 已读\n", "read"),
        (SWANS + "- 状态：在读\n", "reading"),
        (SWANS + "- Lesestatus: gelesen\n", "read"),
        (SWANS + "- 読書状況: 読了\n", "read"),
        (SWANS + "- 상태: 읽음\n", "read"),
        (SWANS + "- Status: ⏳\n", "reading"),
        (SWANS + "- [x] skimmed\n- [ ] read\n", "skimmed"),
        (SWANS + "- [ ] read\n", "to-read"),
    ],
)
def test_a_status_is_understood_where_it_is_stated(site: Site, text: str, status: str) -> None:
    record = _one(site, text)
    assert record["status"] == status
    assert record["provenance"]["status"]["text"]
    assert f'class="status {status}"' in site.read(record["url"])
    assert f"- Status: {status}" in site.read(record["url"].replace(".html", ".md"))


def test_a_list_states_it_by_boxes_and_headings(site: Site) -> None:
    site.note(
        "# Papers\n\n## To read\n\n"
        "- [Folding Cranes with Deep Networks](https://arxiv.org/abs/2101.00001) (CVPR 2021)\n"
        "- [x] [Unfolding Cranes with Shallow Networks](https://arxiv.org/abs/2101.00002) (CVPR 2021)\n\n"
        "## Vision\n\n- [Lanterns in Very Low Light](https://arxiv.org/abs/2101.00004) (ICML 2020)\n"
    )
    told = {record["title"].split()[0]: record["status"] for record in site.build().papers}
    assert told == {"Folding": "to-read", "Unfolding": "read", "Lanterns": None}
    assert all("To read" not in record["topics"] for record in site.papers)


def test_a_table_states_it_in_its_columns(site: Site) -> None:
    link = "https://arxiv.org/abs/2102.0000"
    site.note(
        "| Title | Venue | Year | Status | Rating | Read on |\n|---|---|---|---|---|---|\n"
        f"| [Hats of Paper and Their Heads]({link}1) | CVPR | 2020 | ✅ | 8 | 25/12/2022 |\n"
        f"| [Planes of Paper at High Speed]({link}2) | CVPR | 2020 | in progress | 10 | 03/01/2023 |\n"
        f"| [Kites of Paper in High Winds]({link}3) | CVPR | 2020 | green | | |\n"
    )
    told = {
        r["title"].split()[0]: (r["status"], r["rating"], r["rating_of"], r["read_on"]) for r in site.build().papers
    }
    assert told == {
        "Hats": ("read", 8, 10, "2022-12-25"),
        "Planes": ("reading", 10, 10, "2023-01-03"),
        "Kites": (None, None, None, None),
    }
    assert "green" in site.read("papers/kites-of-paper-in-high-winds.html")


def test_a_bibliography_states_it_too(site: Site) -> None:
    site.write("papernotes.yml", "bibliography: refs.bib\n")
    site.write(
        "refs.bib",
        "@article{swans, title={A Study of Paper Swans on Ponds}, author={Ada Moore}, year={2019},\n"
        "  doi={10.1234/swans}, readstatus = {skimmed}, ranking = {rank4}}\n",
    )
    record = _one(site, "# A Study of Paper Swans on Ponds\n\n- DOI: 10.1234/swans\n\nSwans float.\n")
    assert (record["status"], record["rating"], record["rating_of"]) == ("skimmed", 4, 5)
    assert record["provenance"]["status"]["file"].endswith("refs.bib")


@pytest.mark.parametrize(
    ("text", "read_on", "dated", "year"),
    [
        (_front(date="2017-06-12"), None, "2017-06-12", None),
        (_front(created="2023-04-01T10:20", modified="2024-05-01"), None, None, None),
        (_front(date_added="2023-05-11", dateadded="2023-05-11"), None, None, None),
        (_front(authors="Ada Moore", published="2017-06-01"), None, None, 2017),
        (_front(authors="Ada Moore", published="2017-06-01", year="2018"), None, None, 2018),
        (_front(authors="Ada Moore", year="2018", publication_date="2017-06-01"), None, None, 2018),
        (_front(date_read="2023-01-05"), "2023-01-05", None, None),
        (_front(finished="2023-01-05", date="2022-01-01"), "2023-01-05", "2022-01-01", None),
        (SWANS + "- 阅读日期: 2023年1月5日\n", "2023-01-05", None, 2021),
        (SWANS + "- Gelesen am: 5.1.2023\n", "2023-01-05", None, 2021),
        (SWANS + "- Date: 2019-06-03\n- Created: 2023-05-11\n", None, "2019-06-03", 2021),
        (SWANS + "- Created time: April 1, 2023 10:21 AM\n", None, None, 2021),
        (
            "# A Study of Paper Swans\n\n- DOI: 10.1234/s\n- Date: 2019-06\n- Date Added: 2023-05-11\n",
            None,
            "2019-06",
            2019,
        ),
    ],
)
def test_only_a_key_that_says_reading_gives_a_day_of_reading(
    site: Site, text: str, read_on: str | None, dated: str | None, year: int | None
) -> None:
    record = _one(site, text)
    assert (record["read_on"], record["dated"], record["year"]) == (read_on, dated, year)
    assert ("Read on" in site.read(record["url"])) == (read_on is not None)
    assert read_on or "When they were read" not in site.read("index.html")


def test_an_open_date_is_shown_as_written_and_told(site: Site) -> None:
    record = _one(site, SWANS + "- Read on: 03/04/2023\n")
    assert record["read_on"] is None
    page = site.read(record["url"])
    assert "Read on 03/04/2023" in page
    assert "<time" not in page
    assert "PN216" in site.run("check").output
    for date, iso in (("25/12/2022", "2023-04-03"), ("12/25/2022", "2023-03-04")):
        other = f"# A Study of Paper Boats at Sea\n\n- Created: {date}\n"
        assert _one(site, SWANS + "- Read on: 03/04/2023\n", boats=other)["read_on"] == iso
        assert "PN216" not in site.run("check").output


@pytest.mark.parametrize(
    ("rating", "others", "value", "of", "shown"),
    [
        ("4/10", [], 4, 10, "4/10"),
        ("8 of ten", [], 8, 10, "8/10"),
        ("★★★☆", [], 3, 4, "★★★☆"),
        ("4.5", [], 4.5, None, "4.5"),
        ("8", [], 8, None, "8"),
        ("8", ["10"], 8, 10, "8/10"),
        ("4.5", ["5", "3"], 4.5, 5, "4.5/5"),
        ("4", ["9/10"], 4, 10, "4/10"),
    ],
)
def test_a_rating_stays_on_the_scale_of_the_notes(
    site: Site, rating: str, others: list[str], value: float, of: float | None, shown: str
) -> None:
    more = {f"n{n}": f"# A Study of Paper Boats No {n}\n\n- Rating: {other}\n" for n, other in enumerate(others)}
    record = _one(site, SWANS + f"- Rating: {rating}\n", **more)
    assert (record["rating"], record["rating_of"]) == (value, of)
    assert re.search(rf">(?:Rated )?{re.escape(shown).replace('/', '(?:/| of )')}</span>", site.read(record["url"]))
    assert ("PN217" in site.run("check").output) == (of is None)


def test_what_stands_beside_a_rating_is_kept(site: Site) -> None:
    record = _one(site, SWANS + "- Rating: 8/10, for the boats\n")
    assert "for the boats" in site.read(record["url"])


ARABIC, HEBREW, PERSIAN = "مقالة عن طي الورق", "קיפול נייר עם רובוטים", "شبکه‌های GAN برای تا کردن کاغذ"


@pytest.mark.parametrize(("title", "lang"), [(ARABIC, "ar"), (HEBREW, "he"), (PERSIAN, "fa")])
def test_scripts_from_right_to_left_say_so_wherever_they_stand(site: Site, title: str, lang: str) -> None:
    site.note(f"# {title}\n\n- Venue: ICML 2020\n- Tags: folding\n\n## Problem\n\n{title}, code (x).\n", "a.md")
    site.note(
        f"# Learning to Fold Paper\n\n- Venue: ICML 2020\n- Tags: folding\n\n## Problem\n\n{LONG}See [[{title}]].\n",
        "b.md",
    )
    site.build()
    record, other = site.papers
    page = site.read(record["url"])
    assert re.search(rf'<h1[^>]* lang="{lang}" dir="rtl">', page)
    assert re.search(rf'<section id="problem"[^>]* lang="{lang}" dir="rtl">', page)
    for path in ("index.html", "papers/index.html", "venues/icml.html", "topics/folding.html"):
        assert '<h3 dir="rtl">' in site.read(path)
        assert '<p dir="rtl">' in site.read(path)
    board = site.read("compare/topics/folding.html")
    assert '<th scope="row" dir="rtl">' in board
    assert f'lang="{lang}" dir="rtl"' in board
    assert 'dir="rtl"' not in re.sub(
        r"<aside.*|<nav class=\"toc.*?</nav>", "", site.read(other["url"]), flags=re.DOTALL
    )
