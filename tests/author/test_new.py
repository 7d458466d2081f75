"""A new note lands beside its kind, in the form of its neighbours, and reads back as what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from papernotes.cli import main

if TYPE_CHECKING:
    from click.testing import Result
    from tests.conftest import Site

REFERENCES = r"""
@inproceedings{lovelace2023folding,
  title = {A New Way: To Fold Paper Cranes},
  author = {Lovelace, Ada and Turing, Alan M.},
  booktitle = {2023 {IEEE}/{CVF} Conference on Computer Vision and Pattern Recognition ({CVPR})},
  year = 2023, eprint = {2304.00001}, archiveprefix = {arXiv}
}
@article{hopper2021swans,
  title = {Highly Accurate Folding of Swans}, author = {Hopper, Grace and Johnson, Katherine},
  journal = {Nature}, year = 2021, doi = {10.1038/s41586-021-00001-2}
}
@misc{noether2024lilies,
  title = {Lilies in Four Folds}, author = {Noether, Emmy},
  eprint = {2401.00002}, archiveprefix = {arXiv}, year = 2024
}
@inproceedings{star2020search,
  title = {A*-Search over Creases in {$O(n^2)$} with <Masks>}, author = {Hamilton, Margaret},
  booktitle = {ICML}, year = 2020, doi = {10.1145/3000000.3000001}
}
"""


def new(site: Site, name: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["new", name, "--project", str(site.root), *options], catch_exceptions=False)


@dataclass(frozen=True)
class Said:
    """What a record of papers.json must say of a reference."""

    title: str
    venue: str
    year: int
    authors: list[str]
    url: str

    def of(self, record: dict[str, Any]) -> bool:
        told = Said(
            record["title"], record["venue"], record["year"], record["authors"],
            next((link["url"] for link in record["links"] if link["kind"] == "paper"), ""),
        )  # fmt: skip
        return told == self


CRANES = Said(
    "A New Way: To Fold Paper Cranes",
    "CVPR",
    2023,
    ["Ada Lovelace", "Alan M. Turing"],
    "https://arxiv.org/abs/2304.00001",
)
SWANS = Said(
    "Highly Accurate Folding of Swans", "Nature", 2021, ["Grace Hopper", "Katherine Johnson"],
    "https://doi.org/10.1038/s41586-021-00001-2",
)  # fmt: skip
LILIES = Said("Lilies in Four Folds", "arXiv", 2024, ["Emmy Noether"], "https://arxiv.org/abs/2401.00002")
KEYS = {"@lovelace2023folding": CRANES, "@hopper2021swans": SWANS, "@noether2024lilies": LILIES}

GROUPED = """# CVPR-2023

## 《Scaling Planes of Paper》(CVPR2023)
Paper: *<https://papers.lovelace.net/planes>*{two}
Code: *<url>*{two}

**Problem** They fall.

## 《Folded Boats that Swim》
Paper: *<[url](https://papers.lovelace.net/boats)>*{two}

# ICLR-2022

### Origami without Scissors

Paper: https://papers.lovelace.net/scissors
""".replace("{two}", "  ")
LISTED = """## CVPR 2023

- [Scaling Planes of Paper](https://papers.lovelace.net/planes) (CVPR 2023) [[code](https://github.com/ada/planes)]
  - They fall.
- [Folded Boats that Swim](https://papers.lovelace.net/boats) (CVPR 2023)

## ICLR 2022

- [Origami without Scissors](https://papers.lovelace.net/scissors) (ICLR 2022)
"""
KEYED = """# Reading

## Scaling Planes of Paper

- **Authors**: Jane Roe, John Doe
- **Venue**: ICCV 2019
- **Paper**: https://papers.lovelace.net/planes

They fall.

## Folded Boats that Swim

- **Authors**: Jane Roe
- **Venue**: ECCV 2020
- **Paper**: https://papers.lovelace.net/boats
"""
CHINESE = """## 《Scaling Planes of Paper》(ICCV 2019)

论文：https://papers.lovelace.net/planes

**研究背景** 飞机会掉下来。

## 《Folded Boats that Swim》(ECCV 2020)

论文：https://papers.lovelace.net/boats

**方法**：折纸。
"""


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    "notes",
    [
        pytest.param(GROUPED, id="groups-of-venues"),
        pytest.param(LISTED, id="lists"),
        pytest.param(KEYED, id="keys"),
        pytest.param(CHINESE, id="chinese"),
        pytest.param(GROUPED.replace("\n", "\r\n"), id="windows-line-ends"),
        pytest.param(GROUPED.rstrip(), id="no-line-end-at-the-end"),
        pytest.param("\ufeff" + GROUPED, id="byte-order-mark"),
        pytest.param("Only a sentence that tells of nothing.\n", id="no-papers-yet"),
    ],
)
def test_a_note_is_added_and_read_back_and_no_other_byte_changes(site: Site, notes: str, key: str) -> None:
    site.note(notes).write("refs.bib", REFERENCES).write("papernotes.yml", "bibliography: refs.bib\n")
    titles = [record["title"] for record in site.build().papers]
    result = new(site, key)
    assert result.exit_code == 0, result.output
    site.write("papernotes.yml", "")  # what is read now is what the notes say themselves
    records = site.build().papers
    (made,) = [record for record in records if record["title"] not in titles]
    assert KEYS[key].of(made), made
    assert [record["title"] for record in records if record is not made] == titles
    now = (site.root / "notes" / "notes.md").read_bytes().decode("utf-8")
    assert without_an_insertion(now, notes)
    if "\r\n" in notes:
        assert "\n" not in now.replace("\r\n", "")


def without_an_insertion(now: str, before: str) -> bool:
    """Whether a text is another one with something put in at one place."""
    start = 0
    while start < len(before) and now[start] == before[start]:
        start += 1
    return any(now.endswith(before[at:]) for at in range(start + 1) if now.startswith(before[:at]))


@pytest.mark.parametrize(
    ("notes", "key", "shown"),
    [
        pytest.param(
            GROUPED, "@lovelace2023folding",
            "\n## 《A New Way: To Fold Paper Cranes》\nAuthors: Ada Lovelace, Alan M. Turing  \n"
            "Paper: *<https://arxiv.org/abs/2304.00001>*  \n\n# ICLR-2022\n",
            id="in-its-group-like-its-neighbour",
        ),
        pytest.param(
            GROUPED, "@hopper2021swans",
            "\n# Nature-2021\n\n### Highly Accurate Folding of Swans\n\nAuthors: Grace Hopper, Katherine Johnson\n"
            "Paper: https://doi.org/10.1038/s41586-021-00001-2\n",
            id="in-a-group-made-for-it",
        ),
        pytest.param(
            LISTED, "@lovelace2023folding",
            "\n- [A New Way: To Fold Paper Cranes](https://arxiv.org/abs/2304.00001), Ada Lovelace, Alan M. Turing "
            "(CVPR 2023)\n\n## ICLR 2022\n",
            id="an-item-of-its-list",
        ),
        pytest.param(
            KEYED, "@hopper2021swans",
            "\n## Highly Accurate Folding of Swans\n\n- **Authors**: Grace Hopper, Katherine Johnson\n"
            "- **Venue**: Nature 2021\n- **Paper**: https://doi.org/10.1038/s41586-021-00001-2\n",
            id="with-its-neighbours-keys",
        ),
        pytest.param(
            "".join(
                f"## Folding {what} of Paper (ICCV 2019)\n\n"
                f"[[paper](https://arxiv.org/abs/1901.0000{number})] [[code](https://github.com/ada/{what})]\n\n"
                for number, what in enumerate(("Planes", "Boats"))
            ),
            "@hopper2021swans",
            "## Highly Accurate Folding of Swans (Nature 2021)\n\nAuthors: Grace Hopper, Katherine Johnson\n"
            "[[paper](https://doi.org/10.1038/s41586-021-00001-2)]\n",
            id="without-its-neighbours-other-links",
        ),
        pytest.param(
            CHINESE, "@lovelace2023folding",
            "\n## 《A New Way: To Fold Paper Cranes》(CVPR 2023)\n\n作者：Ada Lovelace, Alan M. Turing\n"
            "论文：https://arxiv.org/abs/2304.00001\n",
            id="in-its-neighbours-language",
        ),
    ],
)  # fmt: skip
def test_a_note_is_written_as_its_neighbours_are(site: Site, notes: str, key: str, shown: str) -> None:
    site.note(notes).write("refs.bib", REFERENCES).write("papernotes.yml", "bibliography: refs.bib\n")
    assert new(site, key).exit_code == 0
    assert shown in (site.root / "notes" / "notes.md").read_bytes().decode("utf-8")


FRONT = """---
title: "Scaling Planes of Paper"
authors: [Jane Roe, John Doe]
year: 2019
venue: ICCV
tags: [planes]
rating: 4
url: https://papers.lovelace.net/planes
---

They fall, and one wonders why.
"""
HEADED = """# Folded Boats that Swim

- **Authors**: Jane Roe
- **Venue**: ECCV 2020
- **Paper**: https://papers.lovelace.net/boats

They sink after a while.
"""


@pytest.mark.parametrize(
    ("files", "path"),
    [
        pytest.param(
            {"a/paper-planes.md": FRONT, "a/boats.md": HEADED}, "a/a-new-way-to-fold-paper-cranes.md", id="two-forms",
        ),
        pytest.param(
            {"Paper Planes.md": FRONT, "Paper Boats.md": FRONT.replace("Planes", "Boats").replace("planes", "boats")},
            "A New Way To Fold Paper Cranes.md", id="names-with-blanks",
        ),
        pytest.param(
            {"@roe2019planes.md": FRONT, "@roe2020boats.md": HEADED}, "@lovelace2023folding.md",
            id="names-that-are-keys",
        ),
        pytest.param(
            {"cvpr/2023_one.md": HEADED.replace("ECCV 2020", "CVPR 2023"), "iccv/two_planes.md": FRONT},
            "cvpr/a_new_way_to_fold_paper_cranes.md", id="the-folder-of-its-venue",
        ),
    ],
)  # fmt: skip
def test_where_each_paper_has_a_file_a_new_one_gets_its_own(site: Site, files: dict[str, str], path: str) -> None:
    for name, text in files.items():
        site.note(text, name)
    site.write("refs.bib", REFERENCES).write("papernotes.yml", "bibliography: refs.bib\n")
    assert new(site, "@lovelace2023folding").exit_code == 0
    site.write("papernotes.yml", "")
    (made,) = [record for record in site.build().papers if record["source"]["file"] == path]
    assert CRANES.of(made), made
    assert len(site.papers) == 3


def test_front_matter_keeps_its_neighbours_keys_in_their_order(site: Site) -> None:
    site.note(FRONT, "planes.md").note(FRONT.replace("Planes", "Boats").replace("planes", "boats"), "boats.md")
    site.write("refs.bib", REFERENCES).write("papernotes.yml", "bibliography: refs.bib\n")
    assert new(site, "@hopper2021swans").exit_code == 0
    assert (site.root / "notes/highly-accurate-folding-of-swans.md").read_text("utf-8") == (
        "---\ntitle: Highly Accurate Folding of Swans\nauthors: [Grace Hopper, Katherine Johnson]\nyear: 2021\n"
        'venue: Nature\ntags:\nrating:\nurl: "https://doi.org/10.1038/s41586-021-00001-2"\n---\n'
    )  # fmt: skip


def test_a_title_alone_is_enough(site: Site) -> None:
    site.note(GROUPED)
    assert new(site, "What I Have Not Found Out Yet").exit_code == 0
    (made,) = [record for record in site.build().papers if record["title"] == "What I Have Not Found Out Yet"]
    assert (made["venue"], made["year"]) == (None, None)


def test_an_empty_project_gets_its_first_notes_file(site: Site) -> None:
    result = new(site, "What I Have Not Found Out Yet")
    assert result.exit_code == 0
    assert (site.root / "notes/inbox.md").read_text("utf-8") == (
        "## What I Have Not Found Out Yet\n\nAuthors:\nPaper:\n"
    )
    new(site, "1706.03762", "--offline")
    assert [record["title"] for record in site.build().papers] == [
        "What I Have Not Found Out Yet",
        "Untitled 1706.03762",
    ]


def test_offline_the_id_alone_is_noted(site: Site) -> None:
    site.note(GROUPED)
    assert new(site, "https://arxiv.org/pdf/2303.00003v2", "--offline").exit_code == 0
    (made,) = [record for record in site.build().papers if record["arxiv"]]
    assert (made["arxiv"], made["venue"], made["year"]) == ("2303.00003", "arXiv", 2023)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Scaling planes of paper!", id="title"),
        pytest.param("arXiv:2001.00001v3", id="arxiv"),
        pytest.param("https://arxiv.org/pdf/2001.00001.pdf", id="arxiv-address"),
        pytest.param("10.48550/arXiv.2001.00001", id="arxiv-doi"),
        pytest.param("https://doi.org/10.1109/CVPR.2016.90", id="doi-address"),
        pytest.param("10.1109/cvpr.2016.90", id="doi-in-another-case"),
    ],
)
def test_a_paper_that_is_there_is_not_added_again(site: Site, name: str) -> None:
    site.note(
        "## Scaling Planes of Paper\n\nPaper: https://arxiv.org/abs/2001.00001\n\n"
        "## Folded Boats that Swim\n\nPaper: https://doi.org/10.1109/CVPR.2016.90\n"
    )
    before = (site.root / "notes/notes.md").read_bytes()
    result = new(site, name)
    assert result.exit_code == 2
    assert "the notes have this paper already: notes.md:" in result.output
    assert (site.root / "notes/notes.md").read_bytes() == before


def test_a_dry_run_shows_it_and_writes_nothing(site: Site) -> None:
    site.note(GROUPED)
    result = new(site, "What I Have Not Found Out Yet", "--dry-run")
    assert "Would add to" in result.output
    assert "What I Have Not Found Out Yet" in result.output
    assert (site.root / "notes/notes.md").read_text("utf-8") == GROUPED
    assert [path.name for path in (site.root / "notes").iterdir()] == ["notes.md"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("  ", "a paper without a name", id="nothing"),
        pytest.param("ftp://a.example/paper.pdf", "no address of a page of the web", id="another-scheme"),
        pytest.param("https://", "https://: no address", id="a-scheme-alone"),
        pytest.param("mailto:ada@a.example", "no address of a page", id="mail"),
        pytest.param("@nobody2000", "no bibliography has the key nobody2000", id="unknown-key"),
    ],
)
def test_what_cannot_be_added_is_told(site: Site, name: str, says: str) -> None:
    result = new(site.note(GROUPED), name)
    assert result.exit_code == 2
    assert says in result.output


def test_a_file_that_is_not_utf8_is_left_alone(site: Site) -> None:
    before = GROUPED.replace("Problem", "Probl\u00e8me").encode("latin-1", "replace")
    site.write("notes/notes.md", before).write("refs.bib", REFERENCES).write(
        "papernotes.yml", "bibliography: refs.bib\n"
    )
    result = new(site, "@lovelace2023folding")
    assert result.exit_code == 2
    assert "is not UTF-8" in result.output
    assert (site.root / "notes/notes.md").read_bytes() == before


def test_marks_in_a_title_do_no_harm(site: Site) -> None:
    site.note(GROUPED).write("refs.bib", REFERENCES).write("papernotes.yml", "bibliography: refs.bib\n")
    count = len(site.build().papers)
    assert new(site, "@star2020search").exit_code == 0
    site.write("papernotes.yml", "")
    records = site.build().papers
    (made,) = [record for record in records if record["doi"] == "10.1145/3000000.3000001"]
    assert len(records) == count + 1
    assert made["title"].startswith("A*-Search over Creases")


@pytest.mark.parametrize("title", ["One line\n# and another", "../../escape", "a/b\\c: d", "# Heading"])
def test_no_title_writes_outside_of_its_place(site: Site, title: str) -> None:
    for name in ("Paper Planes.md", "Paper Boats.md"):
        site.note(FRONT.replace("Planes", name[6:-3]).replace("planes", name), name)
    result = new(site, title)
    assert result.exit_code == 0, result.output
    (made,) = {path.name for path in (site.root / "notes").iterdir()} - {"Paper Planes.md", "Paper Boats.md"}
    assert made.endswith(".md")
    assert len(made) > len(".md")
    assert sorted(path.name for path in site.root.iterdir()) == ["notes"]


def test_a_title_among_notes_with_front_matter_gets_one_and_is_a_paper(site: Site) -> None:
    for number in range(3):
        head = f"title: Folding Swans {number} Ways\nauthors: [Ada Moss, Bo Reed]\nvenue: CVPR\nyear: 202{number}"
        site.write(f"notes/swans{number}.md", f"---\n{head}\n---\n\nThey fold.\n")
    new(site, "A Perfectly Ordinary Title of a Paper")
    text = (site.root / "notes/a-perfectly-ordinary-title-of-a-paper.md").read_text("utf-8")
    assert text.startswith("---\ntitle: A Perfectly Ordinary Title of a Paper\n")
    (made,) = (paper for paper in site.build().papers if paper["title"] == "A Perfectly Ordinary Title of a Paper")
    assert made["kind"] == "paper"


@pytest.mark.parametrize(
    "title", ["TODO", "..", "Title (CVPR 2020)", "Swans %%of mine%% in Paper", "Swans <!-- x --> Fold"]
)
@pytest.mark.parametrize("front", [False, True])
def test_a_title_that_would_be_on_no_page_is_refused(site: Site, title: str, *, front: bool) -> None:
    head = "---\ntitle: Folding Swans\nauthors: [Ada Moss]\nvenue: CVPR\n---\n\nThey fold.\n" if front else ""
    site.write("notes/a.md", head or "# CVPR 2023\n\n## Folding Swans\n\nAuthors: Ada Moss\n\nThey fold.\n")
    before = {path: path.read_bytes() for path in (site.root / "notes").iterdir()}
    done = CliRunner().invoke(main, ["new", title, "--project", str(site.root)])
    assert done.exit_code == 2
    assert "stand on no page" in done.output
    assert {path: path.read_bytes() for path in (site.root / "notes").iterdir()} == before
