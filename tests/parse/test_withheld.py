"""What is cut out of a text: where the blanks stand, and that it takes no longer than the text is long."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from papernotes.parse.withheld import withhold
from papernotes.source import Source

TEXTS = st.lists(
    st.sampled_from(
        [
            "%%", "<!--", "-->", "a", " ", "\n", "\n\n", "```\n", "`", "$", "- ", "> ", "    ", "# ", "draft: true\n",
            "  - private: yes\n", "[a](file:///b)", "[a][b]", "[b]: zotero://c\n", "---\n", "publish: false\n", "\r\n",
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
    from papernotes.parse.withheld.told import private_parts

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
    "unit",
    [
        "%%", "%% ", "<!--", "<!-- -->", "`", "`a``", "$", "$a", "$$", "[", "](", "[a](file:",
        "[a]", "- ", "> ", "  - ",
        "draft: true\n", "  draft: true\n\n", "- draft: true\n", "# a\n", "{/*", "[//]: # (", "<code>", "://",
        "%%a%%\n", "zotero://", "[[zotero://", "{", "private", "\\", "    a\n\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("begin", ["", "[z]: file:///x\n", "- draft: true\n", "---\ntitle: "])
def test_time_grows_no_faster_than_the_text(unit: str, begin: str, untraced: None) -> None:
    def took(count: int) -> float:
        source = Source("a.md", begin + unit * count)
        started = time.process_time()
        withhold(source)
        return time.process_time() - started

    took(500)
    few, many = min(took(1500) for _ in range(2)), min(took(6000) for _ in range(2))
    assert many < 0.03 or many / few < 4 * 1.8, f"{few:.4f} s, four times the text {many:.4f} s"
