"""`csl:`: citations and lists of works in a style of the project's own, made by citeproc-py."""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from papernotes.site.own_style.locators import read_behind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

STYLES = Path(__file__).parent / "data" / "styles"
BY_NAMES = (STYLES / "author-date.csl").read_text("utf-8")
BY_NUMBER = (STYLES / "by-number.csl").read_text("utf-8")
SPACE = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
BIB = """@inproceedings{heron2020, title={Herons Fold Maps}, author={Heron, Ada and Lind, Bo}, booktitle={ICML},
  year={2020}}
@article{crane2019fold, title={Cranes That Fold $x_1$}, author={Crane, Cy and Oak, Olga and Eck, Em}, journal={Wings},
  year={2019}, doi={10.1000/crane.1}}
@article{crane2019maps, title={Cranes & <script>Maps</script>}, author={Crane, Cy and Oak, Olga and Fir, Fi},
  journal={Wings}, year={2019}, url={https://a.example/?a=1&b=2}}
@misc{naméless, title={A Report on Folding}}
@article{many2001, title={Many Hands}, author={Lind, Bo and others}, journal={Wings}, year={2001}}
@misc{secret2021, title={Hidden Wings}, author={Low, Lo}, year={2021}}
"""
PAGE = "herons-fold-maps.html"
CITED = {
    "in brackets": ("[@heron2020]", "(Heron and Lind 2020)", "[1]"),
    "with a page": ("[@heron2020, p. 4]", "(Heron and Lind 2020, p. 4)", "[1, p. 4]"),
    "with pages": ("[@heron2020, pp. 3--7, and more]", "(Heron and Lind 2020, pp. 3–7, and more)",
                   "[1, pp. 3–7, and more]"),
    "with words before": ("[see also @heron2020 ch. 2]", "(see also Heron and Lind 2020, ch. 2)",
                          "[see also 1, ch. 2]"),
    "with words behind": ("[@heron2020, our words]", "(Heron and Lind 2020, our words)", "[1, our words]"),
    "two, in the style's order": ("[@heron2020; cf. @many2001, 3]", "(cf. Lind et al. 2001, p. 3; Heron and Lind 2020)",
                                  "[1, cf. 2, 3]"),
    "without names": ("Crane [-@crane2019fold]", "Crane (2019)", "Crane [1]"),
    "without names, with a page": ("Crane [-@crane2019fold, p. 3]", "Crane (2019, p. 3)", "Crane [1, p. 3]"),
    "in the sentence": ("@heron2020 says", "Heron and Lind (2020) says", "Heron & Lind [1] says"),
    "in the sentence with a page": ("@crane2019fold [p. 3] says", "Crane et al. (2019, p. 3) says",
                                    "Crane et al. [1, p. 3] says"),
    "alike, told apart": ("[@crane2019maps; @crane2019fold]", "(Crane et al. 2019a; Crane et al. 2019b)", "[1, 2]"),
    "by LaTeX": (r"\citep[see][p.~3]{heron2020,crane2019fold}", "(Crane et al. 2019, p. 3; see Heron and Lind 2020)",
                 "[see 1, 2, p. 3]"),
    "by LaTeX in the sentence": (r"\citet{crane2019fold} say", "Crane et al. (2019) say", "Crane et al. [1] say"),
    "without authors": ("[@naméless]", "(A Report on Folding n.d.)", "[1]"),
    "others left out": ("[@many2001]", "(Lind et al. 2001)", "[1]"),
    "one of two known": ("[@nobody1999; @heron2020]", "(Heron and Lind 2020; @nobody1999)", "[1, @nobody1999]"),
    "none known": ("[@nobody1999, p. 4]", "[@nobody1999, p. 4]", "[@nobody1999, p. 4]"),
    "a private note's": ("[@secret2021]", "[@secret2021]", "[@secret2021]"),
    "a handle": ("thanks to @somebody", "thanks to @somebody", "thanks to @somebody"),
    "code": ("`[@heron2020]`", "[@heron2020]", "[@heron2020]"),
}  # fmt: skip


def style(site: Site, name: str) -> Site:
    return site.write("style.csl", (STYLES / name).read_bytes())


def written(site: Site, text: str, style_name: str = "author-date.csl") -> Site:
    """Write notes that cite, and a style to cite in."""
    site.note(f"# On Folding\n\nWe say: {text}\n", "on.md")
    site.note("---\nkey: heron2020\n---\n# Herons Fold Maps\n\nThey do.\n", "h.md")
    site.note("---\nprivate: true\ncitekey: secret2021\n---\n# Hidden Wings\n\nNo.\n", "s.md")
    site.write("refs.bib", BIB).write("papernotes.yml", "bibliography: refs.bib\ncsl: style.csl\n")
    return style(site, style_name)


def cite(site: Site, text: str, style_name: str = "author-date.csl") -> str:
    return written(site, text, style_name).build("--clean").read("papers/on-folding.html")


def said_in(page: str) -> str:
    (said,) = re.findall(r"<p>We say: (.*?)</p>", page, re.DOTALL)
    return said


def listed_in(page: str) -> list[str]:
    (listed,) = re.findall(r'(?s)<section id="ref.list".*?</section>', page)
    return re.findall(r"(?s)<li[^>]*>(.*?)</li>", listed)


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.fixture(scope="module", params=["author-date", "by-number"])
def cited(
    request: pytest.FixtureRequest, project: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Site]:
    """A kind of styles, and notes with every way to cite, each on a page of its own, built in such a style."""
    site = written(project(tmp_path_factory.mktemp("cited")), "nothing", f"{request.param}.csl")
    for number, (text, *_) in enumerate(CITED.values()):
        site.note(f"# Folding Way {number}\n\nWe say: {text}\n", f"way-{number}.md")
    return request.param, site.build()


@pytest.mark.parametrize("how", CITED)
def test_a_citation_reads_as_the_style_has_it_and_leads_to_the_work(cited: tuple[str, Site], how: str) -> None:
    kind, site = cited
    text, by_names, by_number = CITED[how]
    page = site.read(f"papers/folding-way-{[*CITED].index(how)}.html")
    said = said_in(page)
    assert plain(said) == (by_names if kind == "author-date" else by_number)
    links = re.findall(r'<a class="internal" href="([^"]+)" title="[^"]+">', said)
    known = [] if "<code>" in said else re.findall(r"heron2020|crane2019\w+|naméless|many2001", text)
    assert len(links) == len(known)
    for link in links:
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in page.replace("naméless", "nam%C3%A9less")
    assert ("<h2>References</h2>" in page) is bool(known)
    if known:
        assert len(listed_in(page)) == len(set(known))


def test_the_list_is_the_styles_with_links_to_pages_and_addresses(site: Site) -> None:
    page = cite(site, "[@heron2020; @crane2019fold; @crane2019maps; @many2001]")
    fold, maps, heron, many = listed_in(page)
    outward = '<a class="external" href="{0}" rel="external noopener">{0}</a>.'
    assert fold == (
        '<span class="small-caps">Crane</span>, C., O. <span class="small-caps">Oak</span>, and E. '
        '<span class="small-caps">Eck</span>. 2019a. <i>Cranes That Fold <math><msub><mi>x</mi><mn>1</mn></msub></math>'
        "</i>. Wings. " + outward.format("https://doi.org/10.1000/crane.1")
    )
    assert "2019b. <i>Cranes &amp; &lt;script&gt;Maps&lt;/script&gt;</i>. Wings. " in maps
    assert maps.endswith(outward.format("https://a.example/?a=1&amp;b=2"))
    assert heron == (
        f'<a class="internal" href="{PAGE}"><span class="small-caps">Heron</span>, A. and B. '
        '<span class="small-caps">Lind</span>. 2020. <i>Herons Fold Maps</i>. International Conference on Machine '
        "Learning.</a>"
    )
    assert many == '<span class="small-caps">Lind</span>, B. et al. 2001. <i>Many Hands</i>. Wings.'


def test_numbers_follow_the_text_and_those_of_the_list_stand_apart_from_it(site: Site) -> None:
    page = cite(site, "[@many2001], [@heron2020], [@many2001]", "by-number.csl")
    assert plain(said_in(page)) == "[1], [2], [1]"
    assert [plain(work) for work in listed_in(page)] == [
        "[1] B. Lind et al., “Many Hands”, Wings, 2001.",
        "[2] A. Heron and B. Lind, “Herons Fold Maps”, International Conference on Machine Learning, 2020.",
    ]


def test_what_is_shown_of_another_note_is_numbered_with_the_page_that_shows_it(site: Site) -> None:
    site.note("# Showing\n\nFirst [@many2001].\n\n![[on]]\n\nThen [@heron2020].\n", "show.md")
    cite(site, "[@crane2019fold]", "by-number.csl")
    page = plain(site.read("papers/showing.html"))
    assert "First [1]." in page
    assert "We say: [2]" in page
    assert "Then [3]." in page


def test_search_feeds_and_twins_are_what_they_are_without_a_style(site: Site) -> None:
    cite(site, "[@heron2020, p. 4] and @crane2019fold")
    with_style = site.files()
    site.write("papernotes.yml", "bibliography: refs.bib\n").build("--clean")
    without = site.files()
    assert [name for name in without if without[name] != with_style[name]] == ["papers/on-folding.html"]


def test_a_change_of_the_style_changes_the_pages_as_a_clean_build_does(site: Site) -> None:
    cite(site, "[@crane2019fold] and [@heron2020]")
    text = BY_NAMES
    for changed in (text.replace('prefix="("', 'prefix="{"'), BY_NUMBER):
        before = site.files()
        site.write("style.csl", changed).build()
        assert site.files() != before
        kept = site.files()
        site.build("--clean")
        assert kept == site.files()


def test_a_change_in_the_bibliography_or_a_note_changes_the_lists_that_name_it(site: Site) -> None:
    cite(site, "[@crane2019fold] and [@heron2020]")
    site.write("refs.bib", BIB.replace("Crane, Cy", "Krane, Cy")).build()
    kept = site.files()
    assert "Krane" in site.read("papers/on-folding.html")
    site.build("--clean")
    assert kept == site.files()
    site.note("---\nkey: heron2020\n---\n# Herons Fold Charts\n\nThey do.\n", "h.md").build()
    kept = site.files()
    site.build("--clean")
    assert kept == site.files()


def test_nothing_of_a_style_or_a_work_runs(site: Site) -> None:
    text = BY_NAMES
    hostile = text.replace('prefix="("', 'prefix="&lt;img src=x onerror=alert(1)&gt;("').replace(
        'term="no date" form="short"', 'value="&lt;script&gt;alert(2)&lt;/script&gt;"'
    )
    written(site, "[@naméless; @crane2019maps]").write("style.csl", hostile)
    site.write("refs.bib", BIB.replace("a.example/?a=1&b=2", 'a.example/"onmouseover="alert(3)')).build()
    page = site.read("papers/on-folding.html")
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    assert "<script>Maps" not in page
    assert 'onmouseover="' not in page
    assert "&lt;img src=x onerror=alert(1)&gt;(" in page


REFUSED = {
    "no file": (None, "cannot be read: No such file"),
    "no XML": ("<style", "it is not XML"),
    "another XML": ("<html/>", "its root is not a <style> of CSL"),
    "a dependent style": (
        f'<style {SPACE}><info><link href="https://a.example/parent" rel="independent-parent"/></info></style>',
        "only names another one",
    ),
    "no way to cite": (f"<style {SPACE}/>", "does not say how to cite"),
    "footnotes": (BY_NUMBER.replace("in-text", "note"), "cites in footnotes"),
    "a document type": (
        '<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        + BY_NUMBER.partition("?>")[2],
        "no document type",
    ),
    "a macro that is not there": (
        BY_NUMBER.replace('<text variable="citation-number"/>', '<text macro="x"/>'),
        "cannot write in this style",
    ),
    "a macro within itself": (
        BY_NAMES.replace('<text term="no date" form="short"/>',
                                                                '<text macro="when"/>'),
        "cannot write in this style",
    ),
}  # fmt: skip


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("what", REFUSED)
def test_a_style_that_cannot_be_used_stops_the_command_with_a_sentence(site: Site, what: str, command: str) -> None:
    text, told = REFUSED[what]
    written(site, "[@heron2020]")
    (site.root / "style.csl").unlink()
    if text is not None:
        site.write("style.csl", text)
    result = site.run(command)
    assert result.exit_code == 2
    assert told in " ".join(result.output.split())
    assert "style.csl" in result.output
    assert not (site.root / "site" / "index.html").exists()


def test_without_citeproc_the_command_says_what_to_install(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from papernotes.site.own_style import loading

    loading.loaded.cache_clear()
    monkeypatch.setitem(sys.modules, "citeproc", None)
    result = written(site, "[@heron2020]").run("build")
    assert result.exit_code == 2
    assert "pip install 'papernotes[csl]'" in " ".join(result.output.split())
    site.write("papernotes.yml", "bibliography: refs.bib\n").build()


def test_the_preview_watches_the_style(site: Site) -> None:
    from papernotes.files.project_reader import read_project

    written(site, "[@heron2020]")
    assert str(site.root / "style.csl") in read_project(site.root, site.root / "site").other_inputs


BEHIND = {
    ", p. 4": ("page", "4", ""),
    "p.4": ("page", "4", ""),
    ", pp. 3--7, and more": ("page", "3-7", ", and more"),
    ", 33": ("page", "33", ""),
    ", 33 words": ("", "", ", 33 words"),
    "ch. 2": ("chapter", "2", ""),
    ", chap. iv": ("chapter", "iv", ""),
    ", sec. 2.1; our words": ("section", "2.1", "; our words"),
    ", fig. 3b": ("figure", "3b", ""),
    ", vol. 2": ("volume", "2", ""),
    ", pp. 3, 5 and 9": ("page", "3, 5 and 9", ""),
    ", p. 12 f.": ("page", "12 f.", ""),
    "§ 4": ("section", "4", ""),
    ", emphasis ours": ("", "", ", emphasis ours"),
    ", please": ("", "", ", please"),
    "": ("", "", ""),
}


@pytest.mark.parametrize("text", BEHIND)
def test_what_stands_behind_a_key_is_a_place_or_words(text: str) -> None:
    assert read_behind(text)[:3] == BEHIND[text]
