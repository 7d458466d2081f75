"""Links in a copy in Markdown: they lead where the page's lead, and what leads nowhere is words."""

from __future__ import annotations

import pytest

from papernotes.body import Address, NotesReference
from papernotes.site.feeds.twin_links import TwinLinks

ID = "64a1b2c3-1111-2222-3333-444455556666"
KNOWN = {
    NotesReference("file", "a.md", "a.md"): Address("a.html", "Ants"),
    NotesReference("file", "#there"): Address("#there"),
    NotesReference("name", "Ant hill"): Address("a.html#hill"),
    NotesReference("shown", "Ant hill"): Address("a.html#hill", words="Ants"),
    NotesReference("shown", "ant.png"): Address("../files/ant.png", form="picture"),
    NotesReference("image", "ant.png", "ant.png"): Address("../files/ant.png", form="picture"),
    NotesReference("block", ID): Address("#at.x", words="ants [dig]"),
    NotesReference("key", "ant2020"): Address("a.html", words="Ant & Bee", year="2020"),
    NotesReference("handle", "ant2020"): Address("#ref.ant2020", words="Ant & Bee", year="2020"),
}


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("See [words](localhost:8888/x).", "See words."),
        ('[words](jupyter:x) and [more](<app:x> "t")', "words and more"),
        ("`[words](localhost:8888/x)`", "`[words](localhost:8888/x)`"),
        ("[words](https://example.org/a_(b))", "[words](https://example.org/a_(b))"),
        ("[words](a.md) [words](#there) [words](mailto:a@example.org)",
         "[words](a.html) [words](me.html#there) [words](mailto:a@example.org)"),
        ('[`a` $x_1$](a.md "t") [](a.md) [gone](b.md)', '[`a` $x_1$](a.html "t") [Ants](a.html) gone'),
        ("[over\nlines](a.md) and\n[[Ant hill|the\\|hill]]", "[over\nlines](a.html) and\n[the\\|hill](a.html#hill)"),
        ("[[Ant hill]], [[Nest]], ![[Ant hill]], ![[Nest#Top]]",
         "[Ant hill](a.html#hill), Nest, [Ants](a.html#hill), Nest › Top"),
        ("![[ant.png|300]] ![alt|20](ant.png) ![x](gone.png) ![y|9](https://a.example/b.png)",
         "![](../files/ant.png) ![alt](../files/ant.png) x ![y](https://a.example/b.png)"),
        ("[![alt](ant.png)](a.md)", "[![alt](../files/ant.png)](a.html)"),
        (f"(({ID})) and {{{{embed [[Ant hill]]}}}}", "[ants \\[dig\\]](me.html#at.x) and [Ants](a.html#hill)"),
        ("[words][one] and [two], [one]\n\n[one]: a.md\n[two]: b.md", "[words][one] and two, [one]\n\n[one]: a.html\n"),
        ('<img src="ant.png" width="9"> <a href="b.md">x</a>', '<img src="../files/ant.png" width="9"> <a>x</a>'),
        ("As [see @ant2020, p. 4] and @ant2020 say, not [@bee] nor me@ant2020.org.",
         ("As (see [Ant & Bee, 2020](a.html), p. 4) and [Ant & Bee](me.html#ref.ant2020) (2020) say, not [@bee] nor "
         "me@ant2020.org.")),
        ("```\n[words](a.md)\n```\n\n    [words](a.md)", "```\n[words](a.md)\n```\n\n    [words](a.md)"),
    ],
)  # fmt: skip
def test_a_link_of_a_copy_leads_where_the_page_leads(written: str, led: str) -> None:
    assert "\n".join(TwinLinks("me.md", "me.html", KNOWN).linked(written.split("\n"))) == led
