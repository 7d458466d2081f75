"""Names, files, keywords, ratings and remarks of bibliographies, in the ways that managers write them."""

from __future__ import annotations

import pytest

from papernotes.model import Publication, Rating
from papernotes.parse.bibliography import Reference, read_bibliography
from papernotes.parse.bibliography.attachments import files_of
from papernotes.parse.bibliography.author_names import people_of
from papernotes.parse.bibliography.html_notes import from_html
from papernotes.parse.bibliography.words_to_markdown import from_plain
from papernotes.source import Source


def only(text: str, path: str = "refs.bib") -> Reference:
    (reference,), _ = read_bibliography(Source(path, text))
    return reference


@pytest.mark.parametrize(
    ("field", "names", "more"),
    [
        pytest.param(r"Babi{\ifmmode\acute{c}\else\'{c}\fi{}}, Ana", ["Ana Babić"], False, id="accent-of-physics"),
        pytest.param(r"\textsc{Moreau}, Luc and {\'E}. Blanc", ["Luc Moreau", "É. Blanc"], False, id="capitals"),
        pytest.param("family=Vos, given=Ida, prefix=de and Ann Lee", ["Ida de Vos", "Ann Lee"], False, id="biblatex"),
        pytest.param("Lee, Ann and others", ["Ann Lee"], True, id="and-others"),
        pytest.param("Lee, Ann and {et al.}", ["Ann Lee"], True, id="et-al-in-braces"),
        pytest.param("Lee, Ann and Vos, Ida, et al.", ["Ann Lee", "Ida Vos"], True, id="et-al-behind-a-name"),
        pytest.param("Lee A, Vos IM, Blanc É, et al.", ["A Lee", "IM Vos", "É Blanc"], True, id="initials-and-commas"),
        pytest.param("Lee, A.; Vos, I.", ["A. Lee", "I. Vos"], False, id="semicolons"),
        pytest.param("{Swan and Crane, Ltd.} and Lee, Ann", ["Swan and Crane, Ltd.", "Ann Lee"], False, id="company"),
        pytest.param(r"{\textless}b{\textgreater}Lee{\textless}/b{\textgreater}, Ann", ["Ann Lee"], False, id="tags"),
        pytest.param("王芳 and 李娜 and 等", ["王芳", "李娜"], True, id="chinese"),
    ],
)  # fmt: skip
def test_names_are_read_whole_and_in_order(field: str, names: list[str], *, more: bool) -> None:
    people = people_of(field)
    assert (people.full, people.more) == (tuple(names), more)


@pytest.mark.parametrize(
    ("field", "paths"),
    [
        pytest.param("/home/ada/Zotero/storage/X/a b.pdf;/home/ada/Zotero/storage/Y/c.html",
                     ["/home/ada/Zotero/storage/X/a b.pdf", "/home/ada/Zotero/storage/Y/c.html"], id="zotero"),
        pytest.param(r"Full Text:C\:\\Users\\ada\\a.pdf:application/pdf", ["C:/Users/ada/a.pdf"], id="windows"),
        pytest.param(":papers/swans - 2019.pdf:PDF", ["papers/swans - 2019.pdf"], id="jabref"),
        pytest.param(r":C$\backslash$:/Users/ada/swans{\_}2.pdf:pdf", ["C:/Users/ada/swans_2.pdf"], id="mendeley"),
        pytest.param("", [], id="none"),
    ],
)  # fmt: skip
def test_files_are_told_by_their_paths(field: str, paths: list[str]) -> None:
    assert list(files_of(field)) == paths


@pytest.mark.parametrize(
    ("fields", "topics", "status", "rating"),
    [
        pytest.param("keywords = {swans, read, rank4, relevant}", ["swans"], "read", 4, id="jabref-in-keywords"),
        pytest.param("groups = {Birds, to-read}, ranking = {rank2}", ["Birds"], "to-read", 2, id="groups-of-jabref"),
        pytest.param("mendeley-groups = {Birds}, mendeley-tags = {swans;cranes}", ["Birds", "swans", "cranes"], None,
                     None, id="mendeley"),
        pytest.param("keywords = {Computer Science - Robotics, robotics, #swans}", ["Robotics", "swans"], None, None,
                     id="categories-of-arxiv"),
        pytest.param("note = {Read_Status: Read\nrating: 3/5}", [], "read", 3, id="zoteros-extra"),
        pytest.param("keywords = {⭐⭐⭐, swans}", ["swans"], None, 3, id="stars-as-a-tag"),
        pytest.param("rating = {5}, read-status = {skimmed}", [], "skimmed", 5, id="fields-of-scripts"),
    ],
)  # fmt: skip
def test_keywords_and_groups_are_topics_unless_they_say_more(
    fields: str, topics: list[str], status: str | None, rating: int | None
) -> None:
    reference = only(f"@misc{{a, title = {{Swans}}, {fields}}}")
    told = reference.rating.value if isinstance(reference.rating, Rating) else None
    assert (list(reference.topics), reference.status, told) == (topics, status, rating)


def test_a_note_in_html_keeps_its_structure() -> None:
    note = (
        '<div data-schema-version="9"><h1>Annotations<br/>(5/1/2023)</h1>\n'
        '<p><span class="highlight">“Swans <b>do </b>fold”</span> (<span>Lee, 2019, p. 3</span>) x_1 &lt; *y*</p>'
        "<ul>\n<li>one</li>\n<li>two<ol><li>deep</li></ol></li></ul>"
        "<blockquote><p>A.</p><p>B.</p></blockquote><pre>a = 1\nb = 2</pre>"
        '<p>Math <span class="math">$x_1$</span>, <a href="https://a.example/x">a link</a>, '
        '<a href="zotero://open">a page</a><img src="data:x" alt="y"></p>'
        "<table><tr><th>A</th><th>B|C</th></tr><tr><td>1</td><td><i>2</i></td></tr></table>"
        "<p># no heading<br>- no item</p><script>no()</script></div>"
    )
    assert from_html(note) == (
        "# Annotations (5/1/2023)\n\n"
        "“Swans **do** fold” (Lee, 2019, p. 3) x\\_1 &lt; \\*y\\*\n\n"
        "- one\n- two\n  1. deep\n\n"
        "> A.\n>\n> B.\n\n```\na = 1\nb = 2\n```\n\n"
        "Math $x_1$, [a link](https://a.example/x), a page\n\n"
        "| A | B\\|C |\n| --- | --- |\n| 1 | *2* |\n\n"
        "\\# no heading  \n\\- no item"
    )


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        pytest.param("- swans\n  fold\n- cranes *do not*", "- swans fold\n- cranes \\*do not\\*", id="several-items"),
        pytest.param("- swans fold\nand cranes", "\\- swans fold and cranes", id="one-item-is-a-sentence"),
        pytest.param("# Swans\n\n<b>fold</b>", "\\# Swans\n\n&lt;b>fold&lt;/b>", id="marks-are-words"),
    ],
)
def test_plain_words_stay_plain(words: str, markdown: str) -> None:
    assert from_plain(words) == markdown


@pytest.mark.parametrize(
    ("abstract", "text"),
    [
        pytest.param("<jats:title>Abstract</jats:title><jats:p>Swans <jats:italic>fold</jats:italic>.</jats:p>"
                     "<jats:p>Cranes too.</jats:p>", "Swans fold. Cranes too.", id="a-publishers"),
        pytest.param("Abstract: Swans fold.", "Swans fold.", id="headed"),
        pytest.param("Abstract art is folded.", "Abstract art is folded.", id="a-word-like-it"),
    ],
)  # fmt: skip
def test_an_abstract_is_plain_words(abstract: str, text: str) -> None:
    assert only(f"@misc{{a, title = {{Swans}}, abstract = {{{abstract}}}}}").abstract == text


RIS = """Provider: Swans
TY  - JOUR
ID  - Lee2019
TI  - Folding <i>swans</i> by night
AU  - Vos, Ida de
A1  - Lee, Ann, Jr.
AU  - others
JO  - J. Birds
T2  - Nature
PY  - 2019/03//
KW  - swans
cranes
KW  - to-read
N1  - <p>Said <b>so</b>.</p>
AB  - They fold
by night.
DO  - 10.1038/s41586-019-00001-2
L1  - /home/ada/swans.pdf
UR  - https://a.example/x
ER  -
"""


@pytest.mark.parametrize("path", ["refs.ris", "export.txt"])
def test_ris_is_read_with_all_that_it_holds(path: str) -> None:
    reference = only(RIS, path)
    assert reference == Reference(
        key="Lee2019", title="Folding swans by night", authors=("Ida de Vos", "Ann Lee Jr."), more_authors=True,
        venue="J. Birds", year=2019, doi="10.1038/s41586-019-00001-2", url="https://a.example/x",
        keywords=("swans", "cranes", "to-read"), status="to-read", abstract="They fold by night.",
        remarks=("Said **so**.",), files=("/home/ada/swans.pdf",), file=path, line=2,
        publication=Publication(
            "article", venue="J. Birds", month="3", families="Vos, Ida de", url="https://a.example/x"
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "titles", "findings"),
    [
        pytest.param(
            "TY  - CONF\nTI  - Swans\nTY  - GEN\nT1  - Cranes\nER  -\n", ["Swans", "Cranes"], [1], id="no-end"
        ),
        pytest.param("TY  - CONF\nTI  - Swans\n", ["Swans"], [1], id="cut-off"),
        pytest.param("\ufeffTY  - CONF\r\nTI  - Swans\r\nER  - \r\n", ["Swans"], [], id="mark-and-carriage-returns"),
        pytest.param("%0 Journal Article\n%T Swans\n", [], [1], id="another-format"),
        pytest.param("", [], [], id="empty"),
    ],
)
def test_what_is_wrong_with_ris_is_told_and_the_rest_is_read(text: str, titles: list[str], findings: list[int]) -> None:
    references, found = read_bibliography(Source("refs.ris", text))
    assert [reference.title for reference in references] == titles
    assert [(finding.code, finding.line) for finding in found] == [("PN501", line) for line in findings]


@pytest.mark.parametrize(
    ("text", "titles", "lines"),
    [
        pytest.param("@article{a, title={Swans}},\n year={2019}\n}\n@misc{b, title={Cranes}}", ["Swans", "Cranes"], [1],
                     id="a-brace-too-many"),
        pytest.param("@article{,\n title={Swans}}\n@misc{b, title={Cranes}}", ["Swans", "Cranes"], [1], id="no-key"),
        pytest.param("@article(a, title={Swans})\n% year={1999}\n@misc{b, title={Cranes}}", ["Swans", "Cranes"], [],
                     id="round-brackets-and-a-remark"),
        pytest.param('@article{a, title="Swans"\n author="Ann Lee"\n year=2019}', ["Swans"], [1, 2],
                     id="commas-missing-behind-quotes"),
    ],
)  # fmt: skip
def test_broken_entries_are_told_and_the_rest_is_read(text: str, titles: list[str], lines: list[int]) -> None:
    references, found = read_bibliography(Source("refs.bib", text))
    assert [reference.title for reference in references] == titles
    assert [finding.line for finding in found] == lines


def test_nothing_is_handed_down_from_an_entry_without_a_key() -> None:
    text = "@article{,\n title={Swans}, journal={Nature}, year={2019}}\n@misc{b, title={Cranes}}"
    _, cranes = read_bibliography(Source("refs.bib", text))[0]
    assert (cranes.venue, cranes.year) == ("", None)


@pytest.mark.parametrize(
    ("text", "path", "url"),
    [
        pytest.param("@misc{a, title={Swans}, doi={10.5555/3454287.3454288}}", "refs.bib",
                     "https://dl.acm.org/doi/10.5555/3454287.3454288", id="bibtex"),
        pytest.param('[{"title": "Swans", "DOI": "https://doi.org/10.5555/3454287.3454288"}]', "refs.json",
                     "https://dl.acm.org/doi/10.5555/3454287.3454288", id="csl"),
        pytest.param("@misc{a, title={Swans}, doi={10.5555/12345678}}", "refs.bib", "https://dl.acm.org/doi/10.5555/12345678",
                     id="one-number"),
        pytest.param("@misc{a, title={Swans}, doi={10.5555/12.34}}", "refs.bib", "", id="a-made-up-one"),
    ],
)  # fmt: skip
def test_a_work_that_only_the_acm_numbers_is_found_at_the_acm(text: str, path: str, url: str) -> None:
    assert only(text, path).address == url


@pytest.mark.parametrize(
    ("note", "remarks"),
    [
        pytest.param("Read_Status: Read\n<p>They <b>fold</b>.</p>", ("They **fold**.",), id="before-a-note-in-html"),
        pytest.param("arXiv:1901.00001 [cs]\nThey fold.", ("They fold.",), id="before-plain-words"),
        pytest.param("Rating: 4/5", (), id="alone"),
        pytest.param("<p>Method: they fold.</p>", ("Method: they fold.",), id="none-within-a-note"),
    ],
)
def test_what_zotero_keeps_in_its_extra_field_is_no_remark(note: str, remarks: tuple[str, ...]) -> None:
    assert only(f"@misc{{a, title = {{Swans}}, note = {{{note}}}}}").remarks == remarks


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("@article{a, title={Swans}, eid={053001}}", "a.bib"),
        ("@article{a, title={Swans}, articleno={053001}}", "a.bib"),
        ("TY  - JOUR\nTI  - Swans\nC7  - 053001\nER  - \n", "a.ris"),
        ('[{"type": "article-journal", "title": "Swans", "number": "053001"}]', "a.json"),
        ('{"references": [{"type": "article-journal", "title": "Swans", "page": "053001"}]}', "a.json"),
    ],
)
def test_the_number_of_an_article_stands_where_its_pages_would(text: str, path: str) -> None:
    assert only(text, path).publication.pages == "053001"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("\\begin{itemize}\\item first \\emph{point}\\item second\\end{itemize}", "- first point\n- second"),
        ("Pros:\n- fast\n- small\n\nfolds\nwell", "Pros:\n\n- fast\n- small\n\nfolds well"),
        ("* one\n\n* two", "- one\n- two"),
    ],
)
def test_lists_in_remarks_stay_lists(text: str, markdown: str) -> None:
    assert only(f"@misc{{a, title={{Swans}}, annote={{{text}}}}}").remarks == (markdown,)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("@misc{, title={Boats}}", ("PN501", "an entry without a key")),
        ("@misc{two words, title={Boats}}", ("PN501", "the key `two words` holds a blank")),
        ("@misc{SWANS, title={Boats}}", ("PN502", "the key `SWANS` is `swans` of line 1")),
    ],
)
def test_a_key_that_nothing_can_cite_is_told(entry: str, told: tuple[str, str]) -> None:
    references, findings = read_bibliography(Source("a.bib", f"@misc{{swans, title={{Swans}}}}\n{entry}\n"))
    assert [one.title for one in references] == ["Swans", "Boats"]
    assert [(one.code, one.line) for one in findings] == [(told[0], 2)]
    assert findings[0].message.startswith(told[1])
