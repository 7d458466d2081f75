"""Faults that people reported of tools like this one, each a kind: none of them is left.

The numbers are those under which they were collected. What each is about is tried at length beside the part that
reads it; here each has one case of its own, as a reader meets it in a site.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from papernotes.site.search.tokens import tokens

if TYPE_CHECKING:
    from tests.conftest import Site

HEAD = "# {}\n\n- Venue: ICML 2020\n\n"
PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000")
NOTES: dict[str, str | bytes] = {
    "01/volumes.md": (
        "# Rivers\n\n## Ferries That Steer Themselves\n\n- Journal: TPAMI, 41(8):1967-1981, 2019\n\nx\n\n"
        "## Locks Under Heavy Load\n\n- Venue: Machine Learning, 19(2):201–221, 1996\n\nx\n\n"
        "## Canals Without Water\n\n- Venue: JMLR, 17(20):2000–2039, 2016\n\nx\n"
    ),
    "01/cited.md": "# Read\n\n- Ada Moss. Tunnels for small boats. *TACL*, 20:15–19, 2021. [[pdf](https://a.example/t.pdf)]\n",
    "02/ferry.md": HEAD.format("Night Ferries Find Their Way")
    + "[Cost](#cost-of-it) [again](#rig-1) [[#Rig]]\n\n## Cost of it\n\na\n\n## Rig\n\nb\n\n## Rig\n\nc\n",
    "02/raft.md": HEAD.format("Rafts Follow at a Distance")
    + "[there](ferry.md#cost-of-it) [[ferry#Cost of it|so much]]\n",
    "03/boxes.md": HEAD.format("Boxes of Several Tools")
    + "> [!IMPORTANT]\n> Alert.\n\n> [!bug]+ Leaks *here*\n> - one\n\n> [!oddity] Own kind\n> words\n",
    "04/marks.md": HEAD.format("Addresses Before Wide Marks")
    + "- 代码：https://github.com/ada/raft；数据：https://a.example/rows\n\n"
    "见 https://a.example/p。（https://a.example/q）「https://a.example/r」、“https://a.example/s”，https://a.example/t…\n",
    "05/a.md": "# 基于声纳的渡船检测方法\n\n- Venue: ICRA 2022\n\n## 方法\n\nx\n",
    "05/b.md": "# 運河の生成手法\n\n- Venue: CVPR 2022\n\nx\n",
    "05/c.md": "# 나룻배 분석 방법\n\n- Venue: ICML 2022\n\nx\n",
    "06/shown.md": HEAD.format("Pictures by Their Names")
    + "![[deep map.png]] ![[deep map.png|240]] ![[img/deep map.png]] ![lock|120x80](img/deep%20map.png)\n",
    "06/img/deep map.png": PIXEL,
    "07/objects.md": (
        "---\ntitle: People Written as Objects\nauthors:\n  - name: Ada Moss\n    orcid: 0000-0002-1825-0097\n"
        "    equal-contributor: true\n  - given: Bo\n    family: Reed\n    affiliation: {name: Lock House}\n---\n\nx\n"
    ),
    **{
        f"08/{number}.md": f"---\ntitle: Hidden Barge qzx{number}\n{flag}\n---\n\nqzx{number} sinks.\n"
        for number, flag in enumerate(
            ("draft: yes", "published: false", "publish: no", "dg-publish: false", "private: true")
        )
    },
    "09/names.md": (
        "# Names\n\n## Surname First With And\n\n- Authors: Moss, Ada and Reed, Bo Cy\n- Venue: ICML 2020\n\nx\n\n"
        "## Surname First With Semicolons\n\n- Authors: Moss, Ada; van den Reed, Cy\n- Venue: ICML 2020\n\nx\n\n"
        "## Surname First With Letters\n\n- Authors: Moss, A. B., Reed, C.\n- Venue: ICML 2020\n\nx\n"
    ),
    "09/listed.md": '---\ntitle: Surname First in a List\nauthors: ["Moss, Ada", "Reed, Bo"]\n---\n\nx\n',
    "10/others.md": (
        "# Others\n\n## And Others in English\n\n- Authors: Ada Moss, Bo Reed et al.\n- Venue: ICML 2020\n\nx\n\n"
        "## And Others in Chinese\n\n- 作者：王五、赵六等\n- Venue: ICML 2020\n\nx\n"
    ),
    "11/formulas.md": HEAD.format(r"Rowing at $\beta_k$ Strokes")
    + "## A $2^n$ law\n\nx\n\n## Next\n\nx\n\n## Last\n\nx\n",
    "13/signs.md": HEAD.format("Headings of Signs Alone") + "## ⛵\n\na\n\n## <Q>\n\nb\n\n## Setup\n\nc\n",
    "14/doi.md": HEAD.format("An Identifier With Brackets")
    + "DOI: 10.1002/(SICI)1099-0000(199801)7:1<11::AID-ABC1>3.0.CO;2-5\n",
    "15/hidden.md": HEAD.format("Comments and Highlights")
    + "A ==bright lock== opens, %%qzxa%% or not.\n\n%%\nqzxb\n%%\n\nSaid so. ^qzxc\n\n<!-- qzxd -->\n",
    "17/called.md": "---\ntitle: Barges Under Three Names\naliases: [BUTN, the barge paper]\n---\n\nx\n",
    "17/calling.md": HEAD.format("Calls Others by Name") + "[[BUTN]] [[the barge paper|it]] [so](called)\n",
    "18/local.md": HEAD.format("A File That Is Not Copied") + "[my copy](pdf/lock.pdf)\n",
    "18/pdf/lock.pdf": b"%PDF-1.4\n%%EOF\n",
    "19/right.md": "# دراسة عن القوارب الليلية\n\n- Venue: ICML 2020\n\n## النتائج\n\nتطفو القوارب.\n",
    "20/french.md": (HEAD + "Où la péniche a coulé, voilà ; ça gêne.\n")
    .format("Péniches à voile sur étang")
    .encode("cp1252"),
    "22/root.md": HEAD.format("Led to From the Root") + "x\n",
    "22/leading.md": HEAD.format("Leads From the Root")
    + "[a](/notes/root.md) [b](root) [c](root.md?plain=1) [d](../notes/root.md)\n",
    "23/inside.md": HEAD.format("Stands Inside") + "x\n",
    "24/plus.md": HEAD.format("Words With Marks Inside") + "The ferry runs on C++17.\n",
    "26/given.md": HEAD.format("Headings With Names Given")
    + "See [it](#quay).\n\n## Where it lands {#quay}\n\nx\n\n## Quay {.wide #Pier_2}\n\ny\n\n## Quay\n\nz\n",
    "27/admonished.md": HEAD.format("Boxes of Other Tools")
    + '!!! warning "Deep"\n    Mind it.\n\n::: {.callout-tip}\nRow.\n:::\n\n:::{note} Said\nSo.\n:::\n',
    "29/list.md": (
        "# 阅读清单\n\n- [渡船检测新方法](https://arxiv.org/abs/2102.03001) (ICML 2021)\n"
        "- [运河数据增强实验](https://arxiv.org/abs/2102.03002) (CVPR 2022)\n"
    ),
}  # fmt: skip
"""By number, one case each, in words of our own."""
REFERENCES = "@article{k, title={And Others in BibTeX}, author={Moss, Ada and others}, year=2003}\n"


class Case:
    """A project of one case's notes, built."""

    def __init__(self, site: Site, number: str) -> None:
        self.site = site
        for name, content in NOTES.items():
            if name.startswith(f"{number}/"):
                site.write(f"notes/{name[3:]}", content)
        site.write("papernotes.yml", "language: en\nbibliography: {files: refs.bib, to_read: true}\n")
        site.write("refs.bib", REFERENCES if number == "10" else "").build()
        self.records: dict[str, dict[str, Any]] = {record["title"]: record for record in site.papers}

    def page(self, title: str) -> str:
        """Return what stands on a record's page, but for the words in the notes that its fields come from."""
        page = self.site.read(self.records[title]["url"])
        return re.sub(r'<details class="provenance".*?</details>', "", page, flags=re.DOTALL)

    def files_with(self, words: str) -> list[str]:
        """Return the files of the site that hold what a pattern matches."""
        return [name for name, content in self.site.files().items() if re.search(words.encode(), content)]


@pytest.fixture
def case(site: Site, request: pytest.FixtureRequest) -> Case:
    return Case(site, request.node.name[5:7])


def test_01_a_volume_is_no_year(case: Case) -> None:
    titles = (
        "Ferries That Steer Themselves",
        "Locks Under Heavy Load",
        "Canals Without Water",
        "Tunnels for small boats",
    )
    assert [case.records[title]["year"] for title in titles] == [2019, 1996, 2016, 2021]


def test_02_links_to_headings_lead_there(case: Case) -> None:
    here, there = case.page("Night Ferries Find Their Way"), case.page("Rafts Follow at a Distance")
    assert re.findall(r'internal" href="(#[^"]*)"', here) == ["#cost-of-it", "#rig-2", "#rig"]
    assert there.count('href="night-ferries-find-their-way.html#cost-of-it"') == 2
    assert "unresolved" not in here + there


def test_03_callouts_and_alerts_are_boxes_with_titles(case: Case) -> None:
    page = case.page("Boxes of Several Tools")
    assert len(re.findall(r'class="callout [a-z]+"', page)) == 3
    assert "[!" not in page
    assert all(title in page for title in (">Important<", "Leaks <em>here</em>", "Own kind"))


def test_04_an_address_ends_before_wide_and_curly_marks(case: Case) -> None:
    found = re.findall(r'external" href="https://([^"]*)"', case.page("Addresses Before Wide Marks"))
    assert found == ["github.com/ada/raft", "a.example/rows", *(f"a.example/{end}" for end in "pqrst")]


def test_05_a_title_in_chinese_japanese_or_korean_is_no_section(case: Case) -> None:
    assert {title: (one["kind"], one["venue"], one["year"]) for title, one in case.records.items()} == {
        "基于声纳的渡船检测方法": ("paper", "ICRA", 2022),
        "運河の生成手法": ("paper", "CVPR", 2022),
        "나룻배 분석 방법": ("paper", "ICML", 2022),
    }


def test_06_pictures_are_found_by_name_and_have_the_size_that_is_asked_for(case: Case) -> None:
    pictures = re.findall(r"<img[^>]*deep%20map[^>]*>", case.page("Pictures by Their Names"))
    assert [re.findall(r'(?:alt|width|height)="[^"]+"', picture) for picture in pictures] == [
        [], ['width="240"'], [], ['alt="lock"', 'width="120"', 'height="80"']
    ]  # fmt: skip


def test_07_authors_may_be_objects(case: Case) -> None:
    assert case.records["People Written as Objects"]["authors"] == ["Ada Moss", "Bo Reed"]


def test_08_what_is_private_is_in_no_file(case: Case) -> None:
    assert not case.files_with("qzx|Hidden Barge")
    private = {part["file"] for part in case.site.data["skipped"] if part["reason"] == "private"}
    assert private >= {f"{number}.md" for number in range(5)}


def test_09_names_with_the_surname_first_are_turned(case: Case) -> None:
    assert {title: record["authors"] for title, record in case.records.items()} == {
        "Surname First With And": ["Ada Moss", "Bo Cy Reed"],
        "Surname First With Semicolons": ["Ada Moss", "Cy van den Reed"],
        "Surname First With Letters": ["A. B. Moss", "C. Reed"],
        "Surname First in a List": ["Ada Moss", "Bo Reed"],
    }


def test_10_and_others_loses_nobody(case: Case) -> None:
    assert {title: (record["authors"], record["others"]) for title, record in case.records.items()} == {
        "And Others in English": (["Ada Moss", "Bo Reed"], True),
        "And Others in Chinese": (["王五", "赵六"], True),
        "And Others in BibTeX": (["Ada Moss"], True),
    }


def test_11_formulas_in_titles_and_headings_are_formulas(case: Case) -> None:
    page = case.page(r"Rowing at $\beta_k$ Strokes")
    for place in (r"<h1[^>]*>(.*?)</h1>", r"<h2[^>]*>(A .*?)</h2>", r'<a href="#a-2-n-law">(.*?)</a>'):
        found = re.search(place, page, re.DOTALL)
        assert found is not None, place
        assert "<math>" in found[1], place
    assert re.search(r"<title>[^$\\<>]+</title>", page)
    assert "$" not in re.sub(r"(?s)<pre.*?</pre>|<script.*?</script>|<[^<>]*>", "", page)


def test_13_headings_of_signs_alone_are_shown(case: Case) -> None:
    page = case.page("Headings of Signs Alone")
    assert re.findall(r"<h2>(.*?)</h2>", page)[:3] == ["⛵", "&lt;Q&gt;", "Setup"]


def test_14_an_identifier_keeps_its_brackets(case: Case) -> None:
    doi = "10.1002/(SICI)1099-0000(199801)7:1<11::AID-ABC1>3.0.CO;2-5"
    record = case.records["An Identifier With Brackets"]
    assert record["doi"] == doi
    assert record["links"][0]["url"] == "https://doi.org/" + doi.replace("<", "%3C").replace(">", "%3E")
    assert doi in unescape(case.site.read("papers.bib"))


def test_15_comments_go_and_highlights_shine(case: Case) -> None:
    page = case.page("Comments and Highlights")
    assert "<mark>bright lock</mark>" in page
    assert not case.files_with(r"qzx[abd]|\^qzxc")


def test_17_other_names_are_led_to(case: Case) -> None:
    assert case.page("Calls Others by Name").count('class="internal" href="barges-under-three-names.html"') == 3


def test_18_a_file_that_is_not_copied_is_told(case: Case) -> None:
    assert "PN205 this file (1 KB) is not copied" in case.site.run("check").output
    assert "pdf/lock.pdf" in case.site.run("check").output


def test_19_text_from_right_to_left_says_so(case: Case) -> None:
    page = case.page("دراسة عن القوارب الليلية")
    assert re.search(r'<h1 [^>]*lang="ar" dir="rtl"', page)
    assert re.search(r'<section id="النتايج"[^>]*lang="ar" dir="rtl"', page)


def test_20_western_text_keeps_its_accents(case: Case) -> None:
    assert "Où la péniche a coulé, voilà ; ça gêne." in case.page("Péniches à voile sur étang")


def test_22_links_from_the_root_or_without_an_ending_lead_there(case: Case) -> None:
    assert case.page("Leads From the Root").count('class="internal" href="led-to-from-the-root.html"') == 4


def test_23_a_link_out_of_the_notes_is_told(case: Case) -> None:
    case.site.write("outside/linked.md", HEAD.format("Stands Outside"))
    (case.site.root / "notes" / "linked.md").symlink_to("../outside/linked.md")
    assert "linked.md: PN114" in case.site.build().run("check").output
    assert not case.files_with("Stands Outside")


def test_24_a_word_with_marks_inside_is_found(case: Case) -> None:
    asked = tokens("c++17") - tokens("c")
    assert asked == {"c++17"}
    assert asked <= tokens(unescape(case.page("Words With Marks Inside")))


def test_26_a_heading_has_the_name_that_it_is_given(case: Case) -> None:
    page = case.page("Headings With Names Given")
    assert re.findall(r'<section id="([^"]*)".*?<h2>(.*?)</h2>', page, re.DOTALL)[:3] == [
        ("quay", "Where it lands"), ("Pier_2", "Quay"), ("quay-2", "Quay")
    ]  # fmt: skip
    assert 'class="internal" href="#quay"' in page


def test_27_boxes_of_other_tools_are_boxes(case: Case) -> None:
    page = case.page("Boxes of Other Tools")
    assert len(re.findall(r'class="callout [a-z]+"', page)) == 3
    assert not re.search(r"!!!|:::", page)


def test_29_a_list_of_chinese_titles_is_a_list_of_papers(case: Case) -> None:
    found = [case.records[title] for title in ("渡船检测新方法", "运河数据增强实验")]
    assert [(one["kind"], one["venue"], one["year"]) for one in found] == [
        ("paper", "ICML", 2021),
        ("paper", "CVPR", 2022),
    ]
