"""Mentions become links where they are text, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papernotes.library.entry_model import Mention
from papernotes.site.mentioning import link_mentions
from papernotes.slug import Slug

if TYPE_CHECKING:
    from tests.conftest import Site


def _link(html: str, *words: str) -> str:
    mentions = [Mention(Slug("here"), Slug(word.lower()), 0, word, "") for word in words]
    linked = link_mentions(html, mentions, lambda mention: (f"{mention.target}.html", mention.words, ""))
    return linked.replace(' class="mention"', "")


def _a(word: str) -> str:
    return f'<a href="{word.lower()}.html" title="{word}">{word}</a>'


@pytest.mark.parametrize(
    ("html", "words", "linked"),
    [
        pytest.param("<p>Unlike CLIP.</p>", ["CLIP"], f"<p>Unlike {_a('CLIP')}.</p>", id="text"),
        pytest.param("<p>CLIP and CLIP</p>", ["CLIP"], f"<p>{_a('CLIP')} and CLIP</p>", id="the-first-only"),
        pytest.param(
            "<p><code>CLIP</code> CLIP</p>", ["CLIP"], f"<p><code>CLIP</code> {_a('CLIP')}</p>", id="not-in-code"
        ),
        pytest.param('<a href="x">CLIP</a>', ["CLIP"], '<a href="x">CLIP</a>', id="not-in-a-link"),
        pytest.param('<img alt="CLIP"> x', ["CLIP"], '<img alt="CLIP"> x', id="not-in-an-attribute"),
        pytest.param("<math><mi>CLIP</mi></math>", ["CLIP"], "<math><mi>CLIP</mi></math>", id="not-in-math"),
        pytest.param("CLIPS ECLIP", ["CLIP"], "CLIPS ECLIP", id="not-within-a-word"),
        pytest.param("与CLIP相比", ["CLIP"], f"与{_a('CLIP')}相比", id="beside-chinese"),
        pytest.param("CLIP-2 and CLIP", ["CLIP-2", "CLIP"], f"{_a('CLIP-2')} and {_a('CLIP')}", id="the-longest-first"),
        pytest.param("<b>GALIP</b> CLIP", ["CLIP", "GALIP"], f"<b>{_a('GALIP')}</b> {_a('CLIP')}", id="two"),
        pytest.param("a<br/>CLIP", ["CLIP"], f"a<br/>{_a('CLIP')}", id="void-elements-hold-nothing"),
    ],
)
def test_the_first_place_of_a_mention_is_a_link(html: str, words: list[str], linked: str) -> None:
    assert _link(html, *words) == linked


def test_words_are_escaped_as_the_html_is() -> None:
    mention = Mention(Slug("a"), Slug("b"), 0, "Q&A", "")
    html = link_mentions("<p>Q&amp;A</p>", [mention], lambda _: ('"b".html', "<b>", "b"))
    assert html == '<p><a class="mention" href="&quot;b&quot;.html" title="&lt;b&gt;">Q&amp;A</a></p>'


OUT = '<a href="https://arxiv.org/pdf/2103.00020v2" rel="external noopener">it</a>'
BESIDE = '<a class="mention noted" href="b.html" title="Title">Q &amp; A</a>'


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        pytest.param(f"see {OUT}!", f"see {OUT}{BESIDE}!", id="behind-the-link"),
        pytest.param(f"it, {OUT} and {OUT}", f"it, {OUT}{BESIDE} and {OUT}", id="once-and-never-the-words"),
        pytest.param('<a href="x">it</a> it', '<a href="x">it</a> it', id="another-address"),
        pytest.param(
            OUT.replace(">it<", "><b>it</b><"),
            OUT.replace(">it<", "><b>it</b><") + BESIDE,
            id="markup-inside",
        ),
    ],
)
def test_a_link_to_a_noted_paper_stays_and_one_to_its_page_stands_behind_it(html: str, linked: str) -> None:
    mention = Mention(Slug("a"), Slug("b"), 0, "it", "", place="arxiv:2103.00020")
    assert link_mentions(html, [mention], lambda _: ("b.html", "Title", "Q & A")) == linked


def test_a_paper_that_is_linked_to_by_its_address_shows_the_sentence(site: Site) -> None:
    site.note(
        '# "Folding Paper Cranes at Scale"\n\nPaper: <https://openreview.net/forum?id=Crane1>\n\n'
        '# "Catching Paper Gulls"\n\nPaper: <https://arxiv.org/abs/2101.00002>\n\n**Problem** Gulls fly.\n'
        "Unlike [the crane work](https://openreview.net/pdf?id=Crane1), they dive.\n"
        "`https://openreview.net/forum?id=Crane1` is an address.\n"
    )
    site.build()
    page = site.read("papers/catching-paper-gulls.html")
    assert 'the crane work</a><a class="mention noted" href="folding-paper-cranes-at-scale.html"' in page
    other = site.read("papers/folding-paper-cranes-at-scale.html")
    assert "<blockquote>Unlike <mark>the crane work</mark>, they dive.</blockquote>" in other
    (crane,) = [paper for paper in site.papers if paper["id"] == "folding-paper-cranes-at-scale"]
    assert crane["mentions"] == []


def test_a_missing_picture_and_one_that_runs_are_told_apart(site: Site) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>'
    site.write("notes/papers.md", '# "A Paper of Cranes"\n\n![a](still.svg) ![b](active.svg) ![c](gone.svg)\n')
    site.write("notes/still.svg", svg.replace("<script>x</script>", "")).write("notes/active.svg", svg)
    told = site.run("build", "-v").output
    assert "papers.md:3:1: PN204 no picture `gone.svg`" in told
    assert "papers.md:3:1: PN207 this picture does more than draw: `active.svg`" in told
    assert [path for path in site.files() if path.startswith("files/")] == ["files/still.svg"]
    assert "active.svg" not in site.read("papers/a-paper-of-cranes.html").replace("`active.svg`", "")


def test_what_cannot_be_shown_is_told_on_one_line(site: Site) -> None:
    site.note('# "A Paper of Cranes"\n\n$$\n\\nonsense{\n' + "x + " * 99 + "y\n$$\n\n[a](javascript:b)\n")
    told = [line for line in site.run("build", "-v").output.split("\n") if ": PN205 " in line or ": PN208 " in line]
    assert len(told) == 2
    assert told[0].endswith("…")
    assert told[1] == "notes.md:8:1: PN205 The address cannot be followed from a web page: javascript:b"


CRANES = '# "Folding Paper Cranes at Scale"\n\n'
REFERENCES = {
    "by-title": ("[[Unfolding Paper Herons]]", "unfolding-paper-herons.html"),
    "by-file-name": ("[[heron]]", "unfolding-paper-herons.html"),
    "by-heading": ("[[birds#Unfolding Paper Herons]]", "unfolding-paper-herons.html"),
    "by-file": ("[x](birds/heron.md)", "unfolding-paper-herons.html"),
    "by-file-and-fragment": ("[x](birds/heron.md#catching-paper-gulls)", "catching-paper-gulls.html"),
    "by-a-fragment-nobody-has": ("[x](birds/heron.md#nobody)", "unfolding-paper-herons.html"),
    "nobody": ("[[Nobody]]", None),
    "no-such-file": ("[x](birds/gone.md)", None),
    "no-such-fragment-here": ("[x](#nobody)", None),
}


@pytest.mark.parametrize(("words", "page"), REFERENCES.values(), ids=REFERENCES)
def test_a_link_to_a_note_leads_to_its_page_or_is_told(site: Site, words: str, page: str | None) -> None:
    heron = '# "Unfolding Paper Herons"\n\nPaper: <https://arxiv.org/abs/2101.00001>\n\n'
    heron += '# "Catching Paper Gulls"\n\nPaper: <https://arxiv.org/abs/2101.00002>\n'
    site.write("notes/birds/heron.md", heron).write("notes/cranes.md", f"{CRANES}As in {words}.\n")
    told = site.run("build", "-v").output
    html = site.read("papers/folding-paper-cranes-at-scale.html")
    assert ("cranes.md:3:1: PN206" in told) is (page is None)
    assert ('class="unresolved"' in html) is (page is None)
    assert page is None or f'class="internal" href="{page}"' in html


def test_a_mention_is_told_as_a_reason_to_be_related_without_the_name_again(site: Site) -> None:
    cranes = '# "FoldNet: Folding Paper Cranes at Scale"\n\nPaper: <https://arxiv.org/abs/2101.00001>\n\n'
    site.note(f'{cranes}# "Catching Paper Gulls"\n\nVenue: CVPR 2021\n\nUnlike FoldNet, they dive.\n').build()
    assert "<small>mentioned here</small>" in site.read("papers/catching-paper-gulls.html")
    assert "<small>mentions this</small>" in site.read("papers/foldnet.html")


@pytest.mark.parametrize(
    "picture",
    [
        r"![cut](..\images\snail.png)",
        r"![cut](../images\snail.png)",
        "![cut](..%5Cimages%5Csnail.png)",
        r'<img src="..\images\snail.png">',
        r"![[..\images\snail.png]]",
        "![cut][s]\n\n[s]: ..\\images\\snail.png",
    ],
)
def test_a_picture_is_found_by_a_path_of_windows(site: Site, picture: str) -> None:
    site.write("notes/diary/snails.md", f"# Snails\n\nWords.\n\n{picture}\n").write("notes/images/snail.png", "x")
    told = site.run("build", "-v").output
    assert "PN204" not in told
    assert '<img src="../files/images/snail.png"' in site.read("papers/snails.html")


@pytest.mark.parametrize("picture", [r"![cut](\\images\snail.png)", r"![cut](C:\images\snail.png)"])
def test_a_path_of_another_computer_is_no_picture_of_the_notes(site: Site, picture: str) -> None:
    site.write("notes/diary/snails.md", f"# Snails\n\nWords.\n\n{picture}\n").write("notes/images/snail.png", "x")
    site.run("build")
    assert "<img" not in site.read("papers/snails.html")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("[- [[Adam of Slugs]]](https://x.org/a_(b))", "Adam of Slugs"),
        ("[see [[Snails|the snails]] *here*](https://x.org/a_(b))", "see the snails <em>here</em>"),
        ("[[[Snails]], again](<https://x.org/a_(b)>)", "Snails, again"),
    ],
)
def test_a_link_by_name_in_the_words_of_a_link_is_its_words(site: Site, written: str, words: str) -> None:
    site.note(f"# Boats\n\nWords and {written}, and more.\n").build()
    html = site.read("papers/boats.html")
    assert f'Words and <a class="external" href="https://x.org/a_(b)" rel="noopener">{words}</a>, and more.' in html
