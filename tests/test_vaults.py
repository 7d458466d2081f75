"""Vaults as their tools write them: no page, copy, index or feed shows a mark that only the tool understands."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Site

OBSIDIAN = {
    "Papers/@ito2021.md": """---
title: Folding Boats by Night
authors: ["[[Aki Ito]]"]
year: 2021
venue: CVPR
---
up:: [[Boats]]

> [!abstract] Abstract
> Paper boats are folded in the dark.

> [!question]- What of ==rain==?
> It tears. ^rain

## Summary {#sum .wide}
Night helps, see ==the main claim== and %%ask Bo%% H~2~O at 10^9^ steps. ^claim

- [ ] fold one
- [/] fold two
- [-] fold three

[size:: large] and (mood:: calm)

A highlight ==that goes on
over a line== and ends.

```dataview
TABLE year
```
""",
    "Sketch.excalidraw.md": "---\nexcalidraw-plugin: parsed\n---\n==⚠ Switch==\n# Excalidraw Data\nBoat ^abc\n",
    "Boats.md": "# Boats\n\nFloating ==things==:: of paper. ^things\n\n> [!custom|wide]+ Own kind\n> words\n",
}
LOGSEQ = {
    "pages/@Folding Cranes in Wind.md": """title:: @Folding Cranes in Wind
authors:: [[Bo Lind]]
year:: 2020
venue:: ICML
collapsed:: true

- ## Summary
\t- Wind is simulated.
\t  id:: 64a1b2c3-1111-2222-3333-444455556666
\t- TODO fold again
\t  :LOGBOOK:
\t  CLOCK: [2023-04-01 Sat 10:00:00]
\t  :END:
\t- {{query (task TODO)}}
\t- #+BEGIN_TIP
\t  Use thin paper.
\t  #+END_TIP
- #+BEGIN_QUERY
  {:title "x"}
  #+END_QUERY
""",
    "pages/folding___wind___Kites.md": "title:: folding/wind/Kites\n- Kites fly.\n\tspan:: wide\n",
    "journals/2023_04_01.md": "- read about wind\n\t- DONE buy paper\n",
}
NOTION = {
    "List 0a1b2c3d4e5f60718293a4b5c6d7e8f9/Folding Kites 9f8e7d6c5b4a39281706f5e4d3c2b1a0.md": """# Folding Kites

Authors: Cy Dorn
Year: 2019
Venue: NeurIPS
Related: Boats (../Boats%201234567890abcdef1234567890abcdef.md), Cranes (C%20abcdef1234567890abcdef1234567890.md)

<aside>
💡 Kites are light.

</aside>
""",
}
SITES = {
    "a.md": """# Folding Planes of Paper

- Venue: ICLR 2022

## Method

!!! warning "Wings"
    They bend.

    !!! tip
        Fold twice.

??? note
    Closed.

=== "Left"

    Left wing.

::: {.callout-note title="Nose"}
Heavy.
:::

:::{important} Tail
Light.
:::

::::note[Outer]
:::danger
Inner.
:::
::::

```{seealso} More
Elsewhere.
```

Plane
: A ==thing== that flies

Words[^1] of a note {: .lead}

[^1]: A footnote with ==a mark==.
""",
}
RAW = re.compile(
    r"\[!\w|==|::|\{\{|%%|:LOGBOOK:|#\+BEGIN|!!!|\?\?\?|</?aside>|\{[#.]\w|\{: |id:: |\w \([^()\s]+\.md\)"
    r"|(?:^|\s)\^[a-z0-9-]+[ \t]*$|~2~|\^9\^",
    re.MULTILINE,
)
VAULTS = {"obsidian": OBSIDIAN, "logseq": LOGSEQ, "notion": NOTION, "sites": SITES}


def texts(site: Site) -> dict[str, str]:
    """Return what each file of a site lets a reader see, the code blocks of pages and of copies left out."""
    found = {}
    for path, content in site.files().items():
        text = content.decode("utf-8", "replace")
        if path.endswith(".html"):
            body = re.sub(r"(?s)<(pre|script|style|svg)\b.*?</\1>", "", text)
            attributes = " ".join(re.findall(r'\b(?:title|alt|content|aria-label)="([^"]*)"', body))
            found[path] = f"{unescape(re.sub(r'<[^>]+>', ' ', body))}\n{unescape(attributes)}"
        elif path.endswith(".md"):
            found[path] = re.sub(r"(?ms)^```.*?^```", "", text).replace("<mark>", "")
        elif path in {"feed.xml", "llms.txt", "papers.bib"} or path.startswith(("assets/search-", "assets/passages/")):
            found[path] = text if "search-" not in path or "text" in path else ""
    return found


@pytest.mark.parametrize("vault", VAULTS)
def test_nothing_shows_a_mark_that_only_its_tool_understands(site: Site, vault: str) -> None:
    for path, text in VAULTS[vault].items():
        site.note(text, path)
    site.build()
    left = {path: RAW.findall(text) for path, text in texts(site).items()}
    assert {path: marks for path, marks in left.items() if marks} == {}


def test_what_a_tool_keeps_for_itself_is_told_as_skipped(site: Site) -> None:
    for path, text in {**OBSIDIAN, **LOGSEQ}.items():
        site.note(text, path)
    site.build()
    reasons = {(part["file"].rpartition("/")[2], part["reason"]) for part in site.data["skipped"]}
    page = "@Folding Cranes in Wind.md"
    assert {("Sketch.excalidraw.md", "drawing"), (page, "editor data"), (page, "log"), (page, "query")} <= reasons
    titles = {paper["title"] for paper in site.papers}
    assert {"Folding Boats by Night", "Folding Cranes in Wind", "Kites", "2023-04-01"} <= titles
    assert not any("Excalidraw" in title for title in titles)


def test_the_table_of_a_database_is_told_as_not_read(site: Site) -> None:
    for path, text in NOTION.items():
        site.note(text, path)
    site.note("Name,Year\nFolding Kites,2019\n", "List/Papers 111122223333444455556666777788aa.csv")
    assert "not read: List/Papers 111122223333444455556666777788aa.csv" in site.run("build").output


def test_findings_stand_where_the_words_are_written(site: Site) -> None:
    site.note("# Folding Boats\n\n- Venue: CVPR 2020\n\n!!! note\n    ![a](no.png)\n\n::: tip\n$\\frac{$\n:::\n")
    told = site.run("check").output
    assert "notes.md:6:10: PN204" in told
    assert "notes.md:9:" in told


TABLE = """\ufeffName,Authors,Year,Venue,Status,Tags,URL,Score
Folding Kites,"Ida Vo, Bo Xu",2019,CVPR,Done,"wind, paper",https://arxiv.org/abs/1901.00001,★★★
folding jets,,2020,,,,,
Folding Nothing,Al Mo,2018,ICCV,,,,
"""
PAGE = "# Folding Kites\n\nPaper: https://openreview.net/forum?id=kites\nYear: 2018\n\nThey fly.\n"


@pytest.mark.parametrize("folder", ["List/Papers", "List/Papers 111122223333444455556666777788aa"])
def test_the_table_of_a_database_fills_what_its_pages_leave_out(site: Site, folder: str) -> None:
    site.note(PAGE, f"{folder}/Folding Kites 0123456789abcdef0123456789abcdef.md")
    site.note("# Folding Jets\n\nThey land.\n", f"{folder}/Folding Jets 0123456789abcdef0123456789abcdea.md")
    site.note("# Folding Kites\n\nElsewhere.\n", "Other/Folding Kites.md")
    site.note(TABLE, "List/Papers 111122223333444455556666777788aa.csv")
    assert "not read" not in site.run("build").output
    kites, jets, other = sorted(
        site.papers, key=lambda paper: (paper["source"]["file"].startswith("Other"), -len(paper["title"]))
    )
    told = {name: kites[name] for name in ("venue", "year", "authors", "arxiv", "topics", "status", "rating", "key")}
    assert told == {
        "venue": "CVPR", "year": 2018, "authors": ["Ida Vo", "Bo Xu"], "arxiv": "1901.00001",
        "topics": ["wind", "paper"], "status": "read", "rating": 3, "key": None,
    }  # fmt: skip
    assert kites["provenance"]["venue"] == {
        "file": "List/Papers 111122223333444455556666777788aa.csv", "line": 2, "text": "CVPR"
    }  # fmt: skip
    assert (jets["year"], jets["kind"], other["venue"]) == (2020, "paper", None)


@pytest.mark.parametrize(
    "table",
    [
        pytest.param('Name,Year\n"Folding Kites,2019\n', id="a-quote-left-open"),
        pytest.param("", id="empty"),
        pytest.param("Task,Due\nCall Bo,2019\n", id="of-something-else"),
    ],
)
def test_a_table_that_tells_of_no_page_is_left_alone_and_named(site: Site, table: str) -> None:
    site.note(PAGE, "List/Papers/Folding Kites 0123456789abcdef0123456789abcdef.md")
    site.note(table, "List/Papers 111122223333444455556666777788aa.csv")
    assert "not read: List/Papers 111122223333444455556666777788aa.csv" in site.run("build").output
    assert site.papers[0]["year"] == 2018


def test_a_box_whose_lines_are_all_fields_is_left_out(site: Site) -> None:
    site.note(
        "# Folding Cranes in Wind\n\n> [!info] Metadata\n> Authors: Ann Plover\n> Year: 2020\n\n> [!tip] Fold\n\n"
        "It is windy there.\n",
        "cranes.md",
    ).build()
    page = site.read("papers/folding-cranes-in-wind.html")
    assert "Ann Plover" in page
    assert "Metadata" not in page
    assert "Tip: Fold" in page
