"""Who wrote a work and when, in front of its title, behind it before a remark, and in place of it."""

from __future__ import annotations

import pytest

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.parse.fields.authors import find_authors
from papernotes.parse.fields.citation_line import read_citation
from papernotes.source import Source

LEXICON = load()
TITLE = "Analyzing the Effectiveness of Folding in the Presence of Wind"
CITED = f"Moss, C., Reed, B., & Zorn, C. (2011). {TITLE}. *Journal of Folding Research*, 12(3), 1-20."


def _read(text: str, path: str = "a.md") -> list[tuple[str, int | None, tuple[str, ...]]]:
    records = parse(Source(path, text), LEXICON).records
    return [(record.title, record.year, record.authors) for record in records if record.kind == "paper"]


@pytest.mark.parametrize("lead", ["**{} [{}]** — ", "**{} ({})** – ", "**{}, {}** - ", "{} ({}) - ", "**{} ({}b)**: "])
@pytest.mark.parametrize("mark", ["*", "_", ""])
def test_names_and_a_year_before_a_title(lead: str, mark: str) -> None:
    works = {
        "Folding laws of paper boats at scale": ("Moss et al.", ("Moss",), 2020),
        "Cranes are predictable, empirically": ("Reed & Zorn", ("Reed", "Zorn"), 2017),
        "A theory of planes from the fold manifold": ("Lake and Moss", ("Lake", "Moss"), 2022),
    }
    items = "".join(
        f"* {lead.format(who, year)}{mark}{title}{mark}\n" for title, (who, _, year) in works.items()
    )  # each is an item
    read = _read(f"# Reading\n\n## Folding\n\n{items}")
    assert read == [(title, year, names) for title, (_, names, year) in works.items()]


@pytest.mark.parametrize(
    "who", ["Moss, 2017", "Moss et al., 2017", "Moss, Reed, and Zorn, 2017", "Moss and Reed (2017)"]
)
@pytest.mark.parametrize("remark", [". Brings cranes to the air.", ": folds by itself, since 2012", " - by hand"])
@pytest.mark.parametrize("dash", [" — ", " - ", ", ", ". "])
def test_names_and_a_year_before_a_remark(who: str, remark: str, dash: str) -> None:
    line = f"- **[Folding Boats on Quiet Ponds](https://arxiv.org/abs/1609.06408)**{dash}{who}{remark}\n"
    ((title, year, names),) = _read(f"# Papers\n\n{line}")
    assert (title, year, names[0]) == ("Folding Boats on Quiet Ponds", 2017, "Moss")


def test_a_remark_that_holds_a_year_is_nobodys() -> None:
    line = "- [Folding Boats on Quiet Ponds](https://arxiv.org/abs/1609.06408). In 2012. Works well.\n"
    ((_, year, names),) = _read(f"# Papers\n\n{line}")
    assert (year, names) == (2016, ())


@pytest.mark.parametrize("called", ["Moss et al 2011 - Overview", "Moss 2011 Folding in the Wind", "Moss (2011)"])
@pytest.mark.parametrize(
    "cited",
    [
        f"## Overview\n\n**Citation:** {CITED}\n",
        f"## Citation\n\n{CITED}\n",
        "## Reference\n\n" + CITED.replace(" in the Presence", "\nin the Presence") + "\n",
    ],
)
def test_notes_called_after_who_and_when_have_the_title_that_they_cite(called: str, cited: str) -> None:
    text = f"# {called}\n\n> This paper builds a simulation of folds.\n\n{cited}\nThe paper says much.\n"
    ((title, year, names),) = _read(text, f"papers/{called}.md")
    assert (title, year, names[0]) == (TITLE, 2011, "C. Moss")


@pytest.mark.parametrize("called", ["Lake 2011 on rivers", "Moss 2014 on rivers", "Rivers of 2011"])
def test_notes_called_after_another_work_do_not(called: str) -> None:
    text = f"# {called}\n\nPaper: https://arxiv.org/abs/1609.06408\n\n## Citation\n\n{CITED}\n"
    assert all(title != TITLE for title, _, _ in _read(text))


def test_one_surname_before_a_quoted_title_wrote_it() -> None:
    rows = '| 1 | Lake (1986), "Folding with Paper Rivers: Five Years" | old |\n'
    rows += '| 2 | Moss and Reed (2004), "Priors for Paper Cranes" | new |\n'
    read = _read(f"# Papers\n\n| Rank | Paper | Role |\n| --- | --- | --- |\n{rows}")
    assert read[0] == ("Folding with Paper Rivers: Five Years", 1986, ("Lake",))


@pytest.mark.parametrize("given", ["Joshua C. C.", "Joshua C.", "J. C.", "Joshua"])
def test_a_surname_before_given_names_and_initials_is_one_person(given: str) -> None:
    found = find_authors(f"Moss, {given}")
    assert found is not None
    assert found.names == (f"{given} Moss",)


def test_signs_that_names_of_files_escape_are_signs() -> None:
    text = "Year: 2020\nVenue: CVPR\n\nThis paper folds boats.\n"
    titles = [
        _read(text, f"{name}.md")[0][0] for name in ("Cranes%3A a Folded Tale", "Cranes at 100%de", "Folds%FF of It")
    ]
    assert titles == ["Cranes: a Folded Tale", "Cranes at 100%de", "Folds%FF of It"]


@pytest.mark.parametrize("path", ["Paper Review/{}.md", "papers/{}.md", "论文/{}.md"])
def test_a_folder_of_papers_speaks_for_notes_that_say_nothing_else(path: str) -> None:
    name = "Finding and Understanding Folds in Paper Cranes"
    text = f"[[{name}.pdf]]\n\n## Why is this interesting?\n\nA good demo.\n\n## Gist\n\nIt folds many cranes.\n"
    assert [title for title, _, _ in _read(text, path.format(name))] == [name]


@pytest.mark.parametrize("venue", ["ICCV 2023", "CHI 2019", "NeurIPS 2020"])
@pytest.mark.parametrize("remark", ["A promptable model.", "Folds, a billion of them.", "Great read, must cite."])
def test_a_remark_behind_a_venue_is_no_title(venue: str, remark: str) -> None:
    text = f"# Papers\n\n## SAM: Segment Any Crane\n\n{venue}. {remark}\n\nCode: https://github.com/a/b\n"
    ((title, year, names),) = _read(text)
    assert (title, year, names) == ("SAM: Segment Any Crane", int(venue[-4:]), ())


@pytest.mark.parametrize("where", ["MIT press 2018", "Pond Books, 2018", "CVPR 2018", "Applied folding 2018"])
@pytest.mark.parametrize("marks", ["({})", "[{}]", "(**{}**)", "【{}】"])
def test_where_and_when_in_brackets_before_a_title_is_no_part_of_it(where: str, marks: str) -> None:
    titles = ["Reinforcement folding: an introduction", "Playing boats with deep paper", "Cranes in the wind at night"]
    items = "".join(
        f"- {marks.format(where)} {title}. [pdf](https://arxiv.org/abs/1801.0000{n})\n"
        for n, title in enumerate(titles)
    )
    assert [(title, year) for title, year, _ in _read(f"# Papers\n\n{items}")] == [(title, 2018) for title in titles]


def test_blanks_before_marks_part_no_names() -> None:
    text = "Moss A , Dune B , Hill C . Folding Boats on Quiet Ponds[C]// Computer Vision & Pattern Recognition. 2014."
    found = read_citation(text, LEXICON)
    assert found is not None
    assert (found.title, found.authors, found.venue, found.year) == (
        "Folding Boats on Quiet Ponds", ("A Moss", "B Dune", "C Hill"), "CVPR", 2014,
    )  # fmt: skip


@pytest.mark.parametrize("track", ["", "Oral", "Highlight", "spotlight", " Oral"])
def test_a_track_may_stand_behind_a_short_year(track: str) -> None:
    text = f"# Papers\n\n- [CVPR25{track}] [Folding Boats on Quiet Ponds](https://arxiv.org/abs/2412.18608)\n"
    (record,) = parse(Source("a.md", text), LEXICON).records
    assert (record.title, record.venue, record.year) == ("Folding Boats on Quiet Ponds", "CVPR", 2025)


@pytest.mark.parametrize("blank", ["", " "])
@pytest.mark.parametrize("who", ["Ada Moss, Bo Reed, Cy Lake", "Ada Moss, Bo Reed and Cy Lake"])
def test_the_link_behind_full_names_is_the_title(who: str, blank: str) -> None:
    titles = ("Detecting wet folds in news of ponds", "Can cranes understand paper?", "Folding by hand: a survey")
    text = "# Papers\n\n" + "".join(
        f"- {who}{blank}[{title}](https://aclanthology.org/W19-480{n}) ACL 2019\n" for n, title in enumerate(titles)
    )
    assert _read(text) == [(title, 2019, ("Ada Moss", "Bo Reed", "Cy Lake")) for title in titles]


@pytest.mark.parametrize("title", ["Fold and Float: Learning from Ponds"])
@pytest.mark.parametrize("remark", [" — Moss et al., 2022. Learns folds.", ""])
def test_words_before_a_colon_that_are_no_full_names_stay_the_titles(title: str, remark: str) -> None:
    text = f"# Papers\n\n- **[{title}](https://arxiv.org/abs/2211.12498)**{remark}\n"
    assert [read[0] for read in _read(text)] == [title]


@pytest.mark.parametrize("where", ["ICLR 2019", "In ICLR 2019", "ICLR'19"])
def test_a_meeting_behind_an_initial_is_no_name(where: str) -> None:
    text = (
        f"# P\n\n- [Folding Boats on Quiet Ponds](https://arxiv.org/abs/1810.00826) Xu, K., Hu, W., Moss, S. {where}.\n"
    )
    (record,) = [one for one in parse(Source("a.md", text), LEXICON).records if one.kind == "paper"]
    assert (record.authors, record.venue, record.year) == (("K. Xu", "W. Hu", "S. Moss"), "ICLR", 2019)
