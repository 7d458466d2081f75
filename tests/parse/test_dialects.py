"""What other tools write is brought into plain Markdown line for line, and every line stays accounted for."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from papernotes import lexicon
from papernotes.parse import parse
from papernotes.parse.callouts import KINDS, read_callout
from papernotes.parse.dialects import plainly, shown_lines
from papernotes.parse.ids import without_ids
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.plain import plain_line
from papernotes.source import Source

_BITS = st.sampled_from(
    ("words", "", "  ", "    ", "\t", "- ", "1. ", "> ", "# A", "## B", ":::", "::: note", ":::{tip} T", "::::a b",
     ":class: dropdown", '!!! note "A"', "??? bug", '=== "T"', "#+BEGIN_NOTE", "#+END_NOTE", "#+BEGIN_SRC a",
     "#+END_SRC", "#+BEGIN_QUERY", "#+END_QUERY",
     "<aside>", "</aside>", "```", "```{note} A", "````", ":LOGBOOK:", ":END:", "id:: 0a1b2c3d-1",
     "collapsed:: true", "title:: @A", "TODO a", "{{query a}}", "==a", "a==", "^a", "> [!tip]- A", "Year: 2020",
     "A (b%20" + "0" * 32 + ".md)", "\ufdd0", "heading:: true", "heading:: 2", "- a", "a. x", "b. y", "(i) z",
     "----- ---", "-----------", "a     b", ":smile:", "+++", "^^^", ":::{card} A", "\\textbf{a}", "\\newpage",
     "<% a %>", "::: {#fig-a}", "![a](b){#fig-b}", "```{python}", "#| label: fig-x", '#| fig-cap: "A"', "*[A]: b",
     "$$", "{eval}`a`", '<div id="fig:a">', "</div>", "{!a!}", ": C {#tbl-a}",
     "\\begin{itemize}", "\\begin{enumerate}", "\\item a", "\\item", "\\end{itemize}", "\\end{enumerate}",
     "\\begin{quote}", "\\end{quote}", "\\begin{verbatim}", "\\end{verbatim}", "\\begin{figure}", "\\end{figure}",
     "\\includegraphics{a.png}", "\\caption{A}", "\\label{fig:a}", "\\ref{fig:a}", "||aaa||", "~ b", "<%", "%>",
     "<ul>", "<li>year: 2018</li>", "</ul>", "::: {layout-ncol=2}", "![a](b.png)", "{: .x }", "(a)=", "++aaa++",
     '```{r a, fig.cap="b"}', "![a](b =1x2)", "%%a%%",
     '<div class="alert alert-info">', "<Note>", "</Note>", "<Note />", "#. a", "$$ {#eq-a}", "import A from './a.mdx'",
     'include_graphics("a.png")', "```{r}", "## tags: `a`")
)  # fmt: skip
_LINES = st.lists(st.lists(_BITS, max_size=3).map("".join), max_size=14)
_PATHS = st.sampled_from(("a.md", "pages/a.md", "journals/2020_01_01.md"))


@given(_PATHS, _LINES)
@example("a.md", ["::::a b", "- :::note", ":::", "x", "::::"])
@example("pages/a.md", ["- # A", "\tid:: 0a1b2c3d-1", "\t- {{query a}}", "- b"])
def test_each_line_stays_in_its_place_and_is_accounted_for(path: str, lines: list[str]) -> None:
    source = Source(path, "\n".join(lines))
    plain = plainly(source)
    assert len(plain.source.lines) == len(source.lines) == len(shown_lines(source))
    assert all(source.line(hidden.line).strip() for hidden in plain.hidden)
    document = parse(source, lexicon.load())
    held = {
        number
        for part in (*(record.place for record in document.records), *document.groups, *document.skipped)
        for number in range(part.line, part.end_line + 1)
    }
    written = {number for number, line in enumerate(source.lines, 1) if line.strip()}
    assert written <= held
    assert all(found.span is None or 0 <= found.span.start <= found.span.end <= len(source.text)
               for found in document.diagnostics)  # fmt: skip


@given(st.text(alphabet="abc \n#*-_[]()`", max_size=80))
def test_what_holds_no_mark_of_another_tool_is_the_same_source(text: str) -> None:
    source = Source("a.md", text.replace("\n", "\n\n"))
    assert plainly(source).source is source


@given(st.text(alphabet="abc \n#*-_[]()`", max_size=80))
def test_what_goes_on_over_lines_keeps_its_words_and_its_first_line(text: str) -> None:
    read = plainly(Source("a.md", text)).source
    assert read.text.replace(HIDDEN, "").split() == text.split()
    assert len(read.lines) == len(Source("a.md", text).lines)


@pytest.mark.parametrize(
    "text",
    [
        "Of `x_{i}` and `y`",  # a brace and a tick that close something are no role
        "See https://a.example/:smile:/b, std::fire::x, 10:fire:30 and `:fire:`.",
        ":nobody_knows_it: {.x}",
        "`\\textbf{a}` and $\\textbf{b}$ and \\\\textbf{c}",
        "$$\n\\textbf{M}_{c}\n$$",
        "a ^^^ b and +++ c",
        "$$\n\n# A heading\n\n$$",
        "$$\na\n= b\n+ c.\n$$\n\nWords\n\n$$\n- d\n$$",
        "The first costs\n$$\n\n- an item\n\n$$",
        "- a heading:: true of it",
        "a || b || c, ||x - yyy||, ||Wx||, |aaa|bbb| and `||aaa||`",
        "++i and j++ (++kkk++ll)",
        "\\begin{itemize}\n\\item a\n\n```\n\\begin{itemize}\n\\item a\n\\end{itemize}\n```",
        "\\begin{itemize}\n\\item a\n\\end{enumerate}",
        "See \\ref{fig:nobody} and `\\includegraphics{a.png}`.",
        "Birds\n~ 30 of them\n\nIt took two of us and more.\n~ a day",
        "<ul>\n<li>year: 2018</li>\n<li>Only words</li>\n</ul>",
        "a <% b\n\nc <% d",
        "::: {layout-ncol=2}",
        "{: .x }",
    ],
)
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    assert plainly(Source("a.md", text)).source.text == text


def test_each_name_of_a_callout_has_one_kind() -> None:
    names = [name for kind, others in KINDS.items() for name in (kind, *others)]
    assert len(KINDS) == 13
    assert len(names) == len(set(names))
    for kind, others in KINDS.items():
        for name in (kind, *others):
            called = read_callout(f"[!{name.upper()}]+ Title")
            assert called
            assert (called.kind, called.fold, called.title) == (kind, "+", "Title")


@pytest.mark.parametrize("text", ["E = m c ^2", "a room of 12 m ^2", "^12"])
def test_a_power_at_the_end_of_a_line_is_no_name_of_a_block(text: str) -> None:
    assert plain_line(text) == text
    assert without_ids(text) == (text, ())


@pytest.mark.parametrize("name", ["abc", "a1", "1-2", "123"])
def test_a_name_of_a_block_is_nobodys_words(name: str) -> None:
    assert plain_line(f"Words ^{name}") == "Words"
    assert without_ids(f"Words ^{name}") == ("Words", (name,))


@pytest.mark.parametrize(
    ("opening", "callout"),
    [
        (":::theorem", "[!theorem]"),
        ("::: {.proof #end}", "[!proof] {#end}"),
        ("::: {#thm-folds}", "[!theorem] {#thm-folds}"),
        ("::: {#exr-folds .wide}", "[!exercise] {#exr-folds}"),
        (":::{prf:lemma} Of Kawasaki", "[!lemma] Of Kawasaki"),
        ("```{prf:corollary} Flat folds", "[!corollary] Flat folds"),
        ("#+BEGIN_DEFINITION", "[!definition]"),
        ("!!! quote Kawasaki", "[!quote] Kawasaki"),
        ("!!! note inline end", "[!note]"),
        ('!!! note inline "Left"', "[!note] Left"),
    ],
)
def test_what_a_box_is_called_is_shown(opening: str, callout: str) -> None:
    closing = "#+END_DEFINITION" if opening.startswith("#") else opening[:3]
    lines = [opening, "    Angles add up."] if opening.startswith("!!!") else [opening, "Angles add up.", closing]
    assert plainly(Source("a.md", "\n".join(lines))).source.line(1) == f"> {callout}"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("title:: A\n\nWords of a page.\n\t- a child\n- b", "title:: A\n\n- Words of a page.\n\t- a child\n- b"),
        ("Words\nthat go on\n\t- a child", "- Words\n  that go on\n\t- a child"),
        ("# Words\n\t- a child", "# Words\n- a child"),
        ("Words\n- no child", "Words\n- no child"),
    ],
)
def test_a_page_of_an_outliner_whose_first_block_has_no_bullet_is_an_outline(text: str, plain: str) -> None:
    assert plainly(Source("pages/a.md", text)).source.text == plain


@pytest.mark.parametrize(
    ("beneath", "held"),
    [
        ("  - They fold.", "   - They fold."),
        (" - They fold.", "   - They fold."),
        ("\n  *Moss, Reed.* [pdf](a.pdf)", "\n   *Moss, Reed.* [pdf](a.pdf)"),
        ("  - They fold.\n\n    More.", "   - They fold.\n\n     More."),
        ("   - They fold.", "   - They fold."),
        ("\n They fold.", "\n They fold."),
        ("\nThey fold.\n\n  And row.", "\nThey fold.\n\n  And row."),
        ("  they fold", "  they fold"),
        ("  ```\n  - a\n  ```", "  ```\n  - a\n  ```"),
    ],
)
def test_what_is_indented_beneath_a_numbered_item_is_its_own(beneath: str, held: str) -> None:
    source = Source("a.md", f"1. **Boats**\n{beneath}\n2. **Ponds**\n")
    assert plainly(source).source.text == f"1. **Boats**\n{held}\n2. **Ponds**\n"


def test_a_list_that_is_indented_too_little_keeps_what_it_says_of_each_paper() -> None:
    notes = "".join(
        f"{n}. **{title}**\n\n  *Ada Moss, Bo Reed.* [PDF](https://arxiv.org/abs/2101.0000{n}), 2021\n\n"
        for n, title in enumerate(("Folding Boats in the Dark", "Rowing on Frozen Rivers", "Herons and Ink"), 1)
    )
    records = parse(Source("reading.md", f"# Reading\n\n{notes}"), lexicon.load()).records
    assert [record.title for record in records] == [
        "Folding Boats in the Dark",
        "Rowing on Frozen Rivers",
        "Herons and Ink",
    ]
    assert all(record.authors == ("Ada Moss", "Bo Reed") and record.links for record in records)
