"""What is cut out of a text: where the blanks stand, and that it takes no longer than the text is long."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from papernotes.parse.withheld import withhold
from papernotes.parse.withheld.machine import _PROGRAMS
from papernotes.source import Source

TEXTS = st.lists(
    st.sampled_from(
        [
            "%%", "<!--", "-->", "a", " ", "\n", "\n\n", "```\n", "`", "$", "- ", "> ", "    ", "# ", "draft: true\n",
            "  - private: yes\n", "[a](file:///b)", "[a][b]", "[b]: zotero://c\n", "---\n", "publish: false\n", "\r\n",
            "## Private\n", "> [!private]\n", "**Private**\n", "Private:\n", "- Private\n", "Private: ask Ada\n",
            "::: private\n", "~~~private\n", "<details><summary>Private</summary>\n", "| Private |\n|-|\n",
            "é", "漢", "<code>", "{/*", "*/}", "[//]: # (a)\n", "https://a.b/%%20c", "C:\\Users\\a", "title: x\n",
        ]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def cut(text: str) -> str:
    return withhold(Source("a.md", text)).text


@given(TEXTS, st.booleans())
@example("{/**/}%%", False)  # what moves up opens a comment
def test_a_text_keeps_its_length_and_its_lines_and_is_cut_once(text: str, drafts: bool) -> None:
    source = Source("a.md", text)
    held = withhold(source, drafts=drafts)
    assert len(held.text) == len(text)
    assert list(map(len, held.lines)) == list(map(len, source.lines))
    assert set(held.text) <= {*text, " ", "\t"}
    assert withhold(Source("a.md", held.text), drafts=drafts).text == held.text
    assert [one.start for one in held.withheld] == sorted(one.start for one in held.withheld)


@given(TEXTS)
@example("[a](file:///b)%%-->\n# ")  # what is cut out opens a comment
@example("`\n\n-->\npublish: false\n%%[b]: zotero://c\n%%")  # a comment goes on behind the note that it begins in
def test_every_line_that_became_blank_is_told(text: str) -> None:
    from papernotes.parse.withheld.tellings import private_parts

    source = Source("a.md", text)
    held = withhold(source)
    told = {line for part in private_parts(held) for line in range(part.line, part.end_line + 1)}
    emptied = {
        number
        for number, (before, after) in enumerate(zip(source.lines, held.lines, strict=True), 1)
        if before.strip() and not after.strip()
    }
    assert emptied <= told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a %%b%% c", "a       c"),
        ("%%b%% a", "a\t\t\t\t\t\t"),
        ("a %%b%%%%c%% d", "a            d"),
        ("a %%b%%%%c%%%%d%% e", "a                 e"),
        ("a %%b%%%% c", "a         c"),
        ("- %%b%% a\n", "- a\t\t\t\t\t\t\n"),
        ("a %%b%%\nc", "a\t\t\t\t\t\t\nc"),
        ("- %%b%%\n", "       \n"),
        ("- %%b%%\n  - c\n", "-\t\t\t\t\t\t\n  - c\n"),
        ("## %%b%%\r\na", "        \r\na"),
        ("| %%b%% | c |", "|       | c |"),
    ],
)
def test_blanks_change_nothing_of_what_stays(text: str, wanted: str) -> None:
    assert cut(text) == wanted


@pytest.mark.parametrize("scheme", [*_PROGRAMS, "Zotero", "FILE"])
@pytest.mark.parametrize("before", ["", "a: b ", "https://c.d/ and ", "é — "])
def test_an_address_of_a_program_is_cut_whatever_stands_before_it(scheme: str, before: str) -> None:
    assert f"{scheme}:" not in cut(f"{before}{scheme}://select/e f\n")


@pytest.mark.parametrize(
    "comment",
    ["<!-- a -->", "%%a%%", "{/* a */}", "{::comment}a{:/comment}", "{% comment %}a{% endcomment %}",
     "{%- comment -%}a{%- endcomment -%}", "[//]: # (a)", "[//]:# (a)", "[a]: <> (a)", "[a]:<> (a)", "[//]:\t# (a)"],
)  # fmt: skip
def test_every_form_of_a_comment_is_cut_where_no_other_stands(comment: str) -> None:
    assert not cut(f"\n{comment}\n").strip()


@pytest.mark.parametrize(
    "text",
    [
        "90%% of all and 80%% of some", "a `%%` b `%%` c", "$a %% b$ and $c %% d$", "https://a.b/x%%20y%%20z",
        "[a](b%%20c.md) [d](e%%20f.md)", "```\n%%\n```",
        "[a]: #top\n[b]: https://c.d", "a <-- b --> c", "100%%",
        "\\<!-- a -->", "[a](b.md) [c](/papers/d.html) [e](#f) ![g](h.png) [[i]] [j](mailto:k@l.m) [n](doi:10.1/2)",
        "see file: a, zotero: b and C: c", "`file:///a`", "    file:///a", "publish: true\n", "a: draft\n",
    ],
)  # fmt: skip
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert cut(f"# T\n\nWords.\n\n{text}\n") == f"# T\n\nWords.\n\n{text}\n"


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\n## Metadata\n\n- Draft: true\n\n## Text\n\nHIDDEN\n", "# Notes\n\n- Tags:\n  - private\n\nHIDDEN\n",
        "# Notes\n\n**Tags:**\n- boats\n- #private\n\nHIDDEN\n", "# Notes\n\nprivate: true\\\nVenue: ICML\n\nHIDDEN\n",
        "# Notes\n\ndraft: true <br>\n\nHIDDEN\n", "# Notes\n\nPrivate: ✓\n\nHIDDEN\n",
        "---\nprivate: ✅\n---\n\nHIDDEN\n",
    ],
)  # fmt: skip
def test_a_key_that_hides_hides_all_that_it_speaks_of(text: str) -> None:
    assert "HIDDEN" not in withhold(Source("a.md", text)).text


def test_a_key_that_hides_leaves_other_sections_and_other_tags_alone() -> None:
    part = "# Open\n\n## Part\n\n- Draft: true\n\nHIDDEN\n\n## Other\n\nSHOWN\n"
    held = withhold(Source("a.md", part)).text
    assert "HIDDEN" not in held
    assert "SHOWN" in held
    assert "SHOWN" in withhold(Source("a.md", "# Open\n\n- Tags:\n  - boats\n\n- private matters\n\nSHOWN\n")).text
    assert "HIDDEN" not in withhold(Source("01 Drafts/a.md", "HIDDEN\n")).text


@pytest.mark.parametrize(
    "unit",
    [
        "%%", "%% ", "<!--", "<!-- -->", "`", "`a``", "$", "$a", "$$", "[", "](", "[a](file:",
        "[a]", "- ", "> ", "  - ",
        "draft: true\n", "  draft: true\n\n", "- draft: true\n", "# a\n", "{/*", "[//]: # (", "<code>", "://",
        "%%a%%\n", "zotero://", "[[zotero://", "{", "private", "\\", "    a\n\n",
        "a%%b ", "a %% b ", "5%% ", "%%%% ", "%%\n", "- %%\n", "%%a\n\n", "%%a%% b\n", "<!-- <!-- ", "-->",
        "::: {.content-hidden}\n", "::: {.hidden}\na\n:::\n", "<p hidden>", "<p hidden>a\n\n", "<a1 hidden><b1 hidden>",
        "{# ", "[a]{.hidden}", "{.hidden", "{{< comment >}}", "\\iffalse ", "Draft\n: ", "(draft: true) ", "**Draft** ",
        "```{r}\n#| include: false\n", "```{r}\n#| a\n```\n", "$$\n% a\n", "<td>Draft</td>",
        "\\[", "\\begin{align}\n% a\n",
        "\\begin{align}\n\\end{align}\n", "```math\n% a\n", "::: hidden\n", "#private ", "🔒 Private: ", "`Private`: ",
        "## Private\n", "# Private\n## Private\n", "> [!private]\n", "> > [!private]\n> a\n", "**Private**\n",
        "Private:\n", "Private:\n\n", "- Private\n  a\n", "  - Private\n", "!!! private\n", "- Private: ask\n",
        "<details><summary>Private</summary>\n", "<summary>Private</summary>\n", "| Private |\n|-|\n| ask |\n\n",
        "| Private |\n", "::: private\n", "~~~private\n", "<private>", "```ad-private\n```\n", "{{< private >}}",
        "\\x66",
        "<p class=hidden>", "\\\\%", "| Private |\n|-|\n| yes |\n\n",
        "<!-- --> --> ", "<!--\n-->\n", "{a}`b`\n% a\n", "```{note}\n% a\n", "<!--\na\n\n", "`%%", "$%%", "%%\n%%a\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("begin", ["", "[z]: file:///x\n", "- draft: true\n", "---\ntitle: "])
def test_time_grows_no_faster_than_the_text(unit: str, begin: str, untraced: None) -> None:
    def took(count: int) -> float:
        source = Source("a.md", begin + unit * count)
        started = time.process_time()
        withhold(source)
        return time.process_time() - started

    few = many = 1e9
    for _ in range(6):  # what else the machine does makes a run longer, never shorter
        many = min(many, took(6000))
        if many < 0.03:
            return
        few = min(few, took(1500))
        if many / few < 4 * 1.8:
            return
    pytest.fail(f"{few:.4f} s, four times the text {many:.4f} s")


STRAYS = (
    "x %% y", "%%d", "50%%", "50%% of", "(90%%)", "a %%", "`%%`", "$%%", r"\%%", "a%%%", "b %%%% a", "$",
    "https://a.b/%%20", "漢%%", "%%漢", "%%time", "1 %%\n", "%% printf",
)  # fmt: skip
"""Signs that are no comment's, and what may hide one."""
PAIRS = (
    "%%{}%%", "%% {} %%", "(%%{}%%)", "word%%{}%%word", "90%% ({} ask) %%", "%%{}\n{}%%", "%%{}%%, %%{}%%",
    "漢%%{}%%漢", "%%{} 5%%", "<!-- {} -->", "<!--{}-->", "<!--\n{} -->", "**%%{}%%**", "==a %%{}%%==", "$5 %%{}%%",
)  # fmt: skip
W = "qwyzzelphant"
KEPT = "cranes"
_PIECES = st.lists(st.sampled_from([KEPT, "漢字", "*a*", "5", "(b)", "c.", *PAIRS]), min_size=1, max_size=3).map(
    " ".join
)
_BLOCKS = st.one_of(
    _PIECES, _PIECES.map(lambda text: f"- {text}"), _PIECES.map(lambda text: f"> {text}"),
    _PIECES.map(lambda text: f"\n## {text}\n\n"), st.just("\n%%\n{}\n\n{}\n%%\n"),
)  # fmt: skip


BETWEEN_BLANKS = ("x %% y", "a %%", "b %%%% a", "1 %%\n", "%% printf")
"""Strays of which two in a paragraph are a comment, in Obsidian as here; one alone leaves all marks in doubt."""
ONCE = ("\n\n%%\n\n", "`", "`%%", "a%%b")
"""Strays of which two may be a comment or code."""


def joined(blocks: list[str], data: st.DataObject) -> str:
    ends = [data.draw(st.sampled_from(["\n\n", "\n", "\n- ", " "])) for _ in blocks]
    return "".join(block + end for block, end in zip(blocks, ends, strict=True)).replace("{}", W)


def noted(blocks: list[str], data: st.DataObject) -> str:
    blocks.insert(data.draw(st.integers(0, len(blocks))), data.draw(st.sampled_from(["", *ONCE])))
    return joined(blocks, data)


@settings(max_examples=300)
@given(st.lists(st.one_of(_BLOCKS, st.sampled_from([*STRAYS, "<!--", " -->"])), min_size=1, max_size=7), st.data())
def test_a_private_word_between_two_marks_is_hidden_whatever_stray_marks_stand_elsewhere(
    blocks: list[str], data: st.DataObject
) -> None:
    assume(sum(block in BETWEEN_BLANKS for block in blocks) <= 1)
    assert W not in cut(noted(blocks, data))


_SURE = ("%%{}%%", "(%%{}%%)", "word%%{}%%word", "%%{}\n{}%%", "<!-- {} -->", "**%%{}%%**")
_PARAGRAPHS = st.lists(
    st.lists(st.sampled_from([KEPT, "漢字", "*a*", "c.", *_SURE]), min_size=1, max_size=3).map(" ".join),
    min_size=1, max_size=5,
)  # fmt: skip


@settings(max_examples=200)
@given(
    _PARAGRAPHS,
    st.sampled_from([stray for stray in STRAYS if stray != "$"]),
    st.sampled_from(["", "- ", "> ", "## "]),
    st.data(),
)
def test_a_stray_mark_hides_nothing_of_other_paragraphs_and_shows_nothing(
    paragraphs: list[str], stray: str, begin: str, data: st.DataObject
) -> None:
    wanted = [cut(paragraph.replace("{}", W)) for paragraph in paragraphs]
    at = data.draw(st.integers(0, len(paragraphs)))
    text = "\n\n".join([*paragraphs[:at], f"{begin}{stray.strip()}", *paragraphs[at:]]).replace("{}", W)
    shown = cut(text)
    assert W not in shown
    assert shown.count(KEPT) == "".join(wanted).count(KEPT)


NO_MARKS = ("`%%`", r"\%%", "https://a.b/%%20", "$", "5 $")
"""Strays that are no marks."""
PERCENT = ("50%%", "50%% of", "(90%%)", "1 %%\n")
"""Strays that are none where no mark but a comment's own stands among them."""
_FEW = st.one_of(
    st.lists(st.sampled_from(PERCENT), max_size=3), st.sampled_from([*STRAYS, *ONCE]).map(lambda one: [one])
)
"""Strays of which no two are a pair: "%%d" and, in a later line, "a %%" would be a comment."""


@settings(max_examples=300)
@given(st.lists(st.one_of(_BLOCKS, st.sampled_from(NO_MARKS)), min_size=1, max_size=7), _FEW, st.data())
def test_a_word_that_stands_between_no_two_marks_is_kept_or_told(
    blocks: list[str], strays: list[str], data: st.DataObject
) -> None:
    for stray in strays:
        blocks.insert(data.draw(st.integers(0, len(blocks))), stray)
    text = joined(blocks, data)
    held = withhold(Source("a.md", text))
    if held.text.count(KEPT) < text.count(KEPT):
        assert any(one.doubt or one.unclosed for one in held.withheld)


@pytest.mark.parametrize(
    ("text", "shown", "told"),
    [
        ("Write %% in printf.\n\nThen %%HID my boss%% kept.", "Write %% in printf. Then kept.", "PN105 1:7"),
        ("90%% (HID ask) %% kept", "90 kept", "PN222 1:3"),
        ("kept\n\n%%HID%% kept 20%% kept", "kept kept", "PN222 3:1"),
        ("text %%HID\n\nHID%% kept %%HID%%", "text", "PN222 1:6"),
        ("kept %%is not closed\n\nkept", "kept %%is not closed kept", "PN105 1:6"),
        ("kept\n\n%%\nkept", "kept %% kept", "PN105 3:1"),
        ("a %% b\n\nkept\n\n%%d\n\nkept\n\nx %% y", "a %% b kept %%d kept x %% y", "PN105 1:3, PN105 5:1, PN105 9:3"),
        ("%%HID\n\nHID\n\nHID%%\n\nkept", "kept", "PN222 1:1"),
        ("%% HID\n\nHID\n\n%%\n\nkept", "kept", ""),
        ("%%\nHID 50 %% HID\n\nHID\n%%", "", "PN222 1:1"),
        ("<!-- HID <!-- HID --> HID --> kept", "kept", "PN222 1:1"),
        ("use <!-- and\n\n<!-- HID --> kept", "use kept", "PN222 1:5"),
        ("<!--\nHID --> HID\n\nHID\n-->\nkept", "kept", "PN222 1:1"),
        ("kept 50%% of all, 60%% --> kept\n\nkept 20%%", "kept 50%% of all, 60%% --> kept kept 20%%", ""),
        ("%%a%% kept %%b%% and (%%c%%) kept (%%d%%), 漢%%e%%漢", "kept and ( ) kept ( ), 漢 漢", ""),
        ("%%\nHID\n\nHID\n%%\nkept\n%%\nHID\n\nHID\n%%", "kept", ""),
        ("%%d\n漢%%HID%%漢\n%% printf", "printf", "PN222 1:1"),
        ("%%HID 漢%%HID%%漢 HID %%", "", "PN222 1:1"),
        ("漢%%HID%%漢字%%HID%%漢", "漢 漢字 漢", ""),
        ("%% begin %%\nkept\n%% end %%", "kept", ""),
        ("%% begin %%%% end %%\n\nkept\n\n%% settings\n```\na\n```\n%%\n\nkept", "kept kept", ""),
        ("- kept %% a %%\n- kept %% b %%\n- %%c%%", "- kept - kept", ""),
        ("kept. %% HID %% kept it\nin two. %% HID %% kept", "kept. kept it in two. kept", ""),
        ("kept %% HID %% kept %% HID %% kept", "kept kept kept", ""),
        ("==a %% HID %% kept== [kept %% HID %%](https://e.org/)", "==a kept== [kept ](https://e.org/)", ""),
        ("kept %%HID%% kept %% HID %%, kept (%% HID %%) %% HID\n%% b.", "kept kept , kept ( ) b.", ""),
        ("x %% y\n\na %% HID? %% HID? %% HID? %% kept", "x %% y a kept", "PN105 1:3, PN222 3:3"),
        ("x %% HID %%HID%% HID %% kept", "x kept", "PN222 1:3"),
        ("%%\nHID %%HID%% HID\n%%\n\nkept\n\n%%\nHID\n\nHID\n%%", "kept", ""),
        ("`%%` kept `%%` %%HID%% kept $x %% y$ and \\%% kept", "`%%` kept `%%` kept $x %% y$ and \\%% kept", ""),
    ],
)
def test_marks_that_can_be_paired_in_several_ways_hide_what_either_does_and_are_told(
    text: str, shown: str, told: str
) -> None:
    from papernotes.parse.withheld.tellings import doubtful

    held = withhold(Source("a.md", text))
    assert " ".join(held.text.split()) == shown
    places = [(one.code, held.position(one.span.start)) for one in doubtful(held) if one.span]
    assert ", ".join(f"{code} {line}:{column}" for code, (line, column) in places) == told


def test_a_comment_in_a_formula_ends_before_the_formula_does() -> None:
    assert cut("\\begin{align}\na % b \\end{align}\nc\n") == "\\begin{align}\na     \\end{align}\nc\n"
