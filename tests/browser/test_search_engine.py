"""The scripts of search in a browser: tokens as in Python, queries, the order of results, and its laws."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.site.search.libraries import data

from papernotes.site.search.shards import beginning, shard_of
from papernotes.site.search.tokens import fold, tokens

from .conftest import new_context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "templates" / "assets"
CASES = ROOT / "tests" / "cases" / "search"
TOKENS = json.loads((CASES / "tokens.json").read_text("utf-8"))
QUERIES = json.loads((CASES / "queries.json").read_text("utf-8"))
FINDS = json.loads((CASES / "finds.json").read_text("utf-8"))
SCRIPTS = ("tokens", "query", "index", "match", "engine", "view", "offers")
HARNESS = """
window.papernotesSearch = {root: '', load: (name) => name in window.held
  ? Promise.resolve(window.held[name]) : Promise.reject(new Error(name))};
window.hold = async (held) => {
  window.held = held;
  window.index = await papernotesSearch.paced(papernotesSearch.opening(held.index, held.parts));
  papernotesSearch.openOnce = () => Promise.resolve(window.index);
};
window.search = async (text, most = 20) => {
  let last = null;
  await papernotesSearch.find(text, {most, sections: 2}, () => true, (result) => { last = result; });
  return last.hits.map((entry) => window.index.slugs[entry]);
};
window.offers = async (text) => {
  let last = null;
  await papernotesSearch.find(text, {most: 1, sections: 1}, () => true, (result) => { last = result; });
  return last.offers.map(({kind, name, count}) => kind + ': ' + name + ', ' + count);
};
window.say = (text) => {
  const ask = papernotesSearch.parse(text);
  const word = ({any, also}) => [...any.map((all) => all.join('+')), ...also].join(' or ');
  const years = ({from, to}) => from + '..' + (to === Infinity ? '' : to);
  const not = (what, said) => (what.not ? 'not ' : '') + said;
  return [...ask.words.map((what) => not(what, word(what))),
    ...ask.phrases.map((what) => not(what, 'exactly ' + what.row.trim())),
    ...ask.filters.map((what) => not(what, what.field + ' ' + (what.values || what.spans.map(years)).join('|')))];
};
"""
ASSIGNED = st.characters(exclude_categories=("Cn", "Cs", "Co"))
"""Unicode grows; what one version of it does not know yet may be a letter to the other."""
TEXTS = st.text(st.sampled_from("aZ09 -._'’–#+éßŁΣς図像生ーカ한국어\u0301\u200bİﬁ²") | ASSIGNED, max_size=30)
WORDS = st.text(st.sampled_from("abcdeÉ生图カ한0-.' "), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def engine(browser: Browser) -> Iterator[Tab]:
    """An empty page with the scripts, for what needs no site."""
    context = new_context(browser)
    tab = context.new_page()
    tab.goto("about:blank")
    tab.add_script_tag(content=HARNESS)
    for name in SCRIPTS:
        tab.add_script_tag(content=(ASSETS / f"search-{name}.js").read_text("utf-8"))
    yield tab
    context.close()


@pytest.fixture(scope="module")
def shelf(engine: Tab) -> Tab:
    """The engine with the library of the cases."""
    hold(engine, FINDS["papers"])
    return engine


def hold(tab: Tab, papers: Sequence[Mapping[str, Any]]) -> None:
    tab.evaluate("hold", data(papers))


@pytest.mark.parametrize("case", FINDS["offers"], ids=[case["why"] for case in FINDS["offers"]])
def test_a_query_is_offered(shelf: Tab, case: dict[str, Any]) -> None:
    assert shelf.evaluate("(text) => offers(text)", case["query"]) == case["offers"]


def tokens_of(tab: Tab, texts: Sequence[str]) -> list[list[str]]:
    return tab.evaluate("(texts) => texts.map((text) => [...papernotesSearch.tokens(text)])", texts)


def test_the_browser_cuts_the_same_tokens_as_python(engine: Tab) -> None:
    found = tokens_of(engine, [case["text"] for case in TOKENS])
    wrong = {case["why"]: sorted(got) for case, got in zip(TOKENS, found, strict=True) if sorted(got) != case["tokens"]}
    assert not wrong


@given(st.lists(TEXTS, min_size=1, max_size=20))
def test_any_text_has_the_same_tokens_in_the_browser_as_in_python(engine: Tab, texts: list[str]) -> None:
    assert [set(found) for found in tokens_of(engine, texts)] == [tokens(text) for text in texts]
    assert engine.evaluate("(texts) => texts.map(papernotesSearch.fold)", texts) == [fold(text) for text in texts]


@given(st.lists(TEXTS, min_size=1, max_size=20))
def test_the_browser_looks_for_a_token_in_the_shard_that_python_put_it_in(engine: Tab, texts: list[str]) -> None:
    found = sorted({token for text in texts for token in tokens(text)})
    asked = "(tokens) => tokens.map((token) => papernotesSearch.shardOf({parts: {words: new Array(64)}}, token))"
    assert engine.evaluate(asked, found) == [shard_of(beginning(token), 64) for token in found]


@given(TEXTS)
def test_a_text_folded_letter_by_letter_keeps_its_places(engine: Tab, text: str) -> None:
    folded = engine.evaluate("(text) => papernotesSearch.foldWithPlaces(text)", text)
    assert len(folded["places"]) == len(folded["folded"].encode("utf-16-le")) // 2 + 1
    assert folded["places"] == sorted(folded["places"])


@pytest.mark.parametrize("case", QUERIES, ids=[case["why"] for case in QUERIES])
def test_a_query_asks(engine: Tab, case: dict[str, Any]) -> None:
    assert engine.evaluate("say", case["query"]) == case["asks"]
    if "joins" in case:
        joins = "(text) => [...new Set(papernotesSearch.parse(text).words.flatMap((word) => word.joined))].sort()"
        assert engine.evaluate(joins, case["query"]) == case["joins"]


@given(st.text(max_size=60))
def test_no_query_is_an_error(shelf: Tab, text: str) -> None:
    shelf.evaluate("(text) => search(text).then(() => 0)", text.encode("utf-8", "replace").decode())


@pytest.mark.parametrize("case", FINDS["asks"], ids=[case["why"] for case in FINDS["asks"]])
def test_a_query_finds(shelf: Tab, case: dict[str, Any]) -> None:
    found = shelf.evaluate("(text) => search(text)", case["query"])
    if "first" in case:
        assert found[:1] == [case["first"]]
    else:
        assert found == case["finds"]


ONE_AFTER_ANOTHER = """async (queries) => {
  const found = [];
  for (const text of queries) found.push(await search(text + ' ', 99));
  return found;
}"""


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.fixed_dictionaries({"title": WORDS, "name": st.none() | WORDS, "text": WORDS}), min_size=1, max_size=5)
)
def test_every_paper_is_found_by_its_title_its_name_and_every_word(engine: Tab, papers: list[dict[str, Any]]) -> None:
    made = [
        {**paper, "id": f"p{number}", "sections": [["", "other", paper["text"]]]} for number, paper in enumerate(papers)
    ]
    hold(engine, made)
    for paper in made:
        asked = [paper["title"], paper["name"] or "", paper["text"]]
        # A hyphen before a word leaves it out, and one of its letters alone is no word of a script that has none.
        asked += [word for text in asked for word in text.split()]
        queries = [query for text in asked if tokens(query := text.replace("-", " ").strip())]
        for query, found in zip(queries, engine.evaluate(ONE_AFTER_ANOTHER, queries), strict=True):
            assert paper["id"] in found, query


PAUSES = """(text) => {
  const work = new papernotesSearch.Search(index, papernotesSearch.parse(text)).run();
  let pauses = 0;
  while (!work.next().done) pauses++;
  return [pauses, index.tokens.length / papernotesSearch.AT_ONCE];
}"""
GIVEN_UP = """async (text) => {
  const now = performance.now;
  let clock = 0, asked = 0, shown = 0;
  performance.now = () => (clock += 9);  // every piece of work has taken its stretch
  await papernotesSearch.find(text, {most: 8, sections: 2}, () => ++asked < 4, () => { shown++; });
  performance.now = now;
  return [asked, shown];
}"""


def test_an_answer_pauses_often_and_is_given_up_when_nobody_wants_it(engine: Tab) -> None:
    papers = [
        {"id": f"p{n}", "title": " ".join(f"w{n}x{word}" for word in range(30)), "sections": []} for n in range(300)
    ]
    hold(engine, papers)
    for text in ("w1", "w1 x", "w299x29", "wz99x29z"):
        pauses, least = engine.evaluate(PAUSES, text)
        assert pauses >= least > 8, text
        assert engine.evaluate(GIVEN_UP, text) == [4, 0]


@pytest.mark.parametrize(
    ("typed", "token", "prefix", "wrong"),
    [
        pytest.param("diffusion", "diffusion", False, 0, id="same"),
        pytest.param("difusion", "diffusion", False, 1, id="left-out"),
        pytest.param("difffusion", "diffusion", False, 1, id="one-too-many"),
        pytest.param("diffasion", "diffusion", False, 1, id="another"),
        pytest.param("diffsuion", "diffusion", False, 1, id="swapped"),
        pytest.param("dfsion", "diffusion", False, 3, id="too-many"),
        pytest.param("difus", "diffusion", True, 1, id="a-beginning"),
        pytest.param("difus", "diffusion", False, 3, id="not-a-beginning"),
    ],
)
def test_slips_are_counted(engine: Tab, typed: str, token: str, prefix: bool, wrong: int) -> None:
    call = "([typed, token, prefix]) => papernotesSearch.distance(typed, token, 2, prefix)"
    assert engine.evaluate(call, [typed, token, prefix]) == wrong


def quoted(tab: Tab, text: str, found: Sequence[str], rows: Sequence[str] = ()) -> str:
    """Return the passage quoted from a text, what is marked in brackets."""
    return tab.evaluate(
        """([text, tokens, rows]) => (papernotesSearch.quote(text, {tokens: new Set(tokens), rows}) || [])
        .map((node) => typeof node === 'string' ? node : '[' + node.textContent + ']').join('')""",
        [text, found, rows],
    )


@pytest.mark.parametrize(
    ("text", "found", "passage"),
    [
        pytest.param("A GAN and a Gan.", ["gan"], "A [GAN] and a [Gan].", id="every-place"),
        pytest.param("The Erdős number", ["erdos"], "The [Erdős] number", id="as-written"),
        pytest.param("See DALL-E 2 here", ["dalle"], "See [DALL-E] 2 here", id="a-joined-name"),
        pytest.param("text-to-image", ["image"], "text-to-[image]", id="a-part-of-a-name"),
        pytest.param("基于图像生成模型", ["图像", "像生", "生成"], "基于[图像生成]模型", id="bigrams-run-together"),
        pytest.param("don't ﬁne", ["dont", "fine"], "[don't] [ﬁne]", id="lengths-that-change"),
        pytest.param("nothing here", ["gan"], "", id="nothing"),
        pytest.param("a <b>GAN</b>\n\n  b", ["gan"], "a <b>[GAN]</b> b", id="markup-is-text"),
    ],
)
def test_a_passage_marks_what_was_looked_for(engine: Tab, text: str, found: list[str], passage: str) -> None:
    assert quoted(engine, text, found) == passage


def test_exact_words_are_marked_in_a_row_only(engine: Tab) -> None:
    assert quoted(engine, "All you need is what you all need: all-you need", [], [" all you need "]) == (
        "[All you need] is what you all need: [all-you need]"
    )


def test_the_passage_with_most_of_the_words_is_quoted_and_cut_between_words(engine: Tab) -> None:
    filler = "lorem ipsum dolor " * 30
    passage = quoted(engine, f"alpha {filler}alpha beta {filler}beta {filler}", ["alpha", "beta"])
    assert "[alpha] [beta]" in passage
    assert passage.startswith("…")
    assert passage.endswith("…")
    assert len(passage) < 220
    assert set(passage.strip("…").replace("[", "").replace("]", "").split()) <= {
        "alpha",
        "beta",
        "lorem",
        "ipsum",
        "dolor",
    }


@given(TEXTS, st.sets(TEXTS, max_size=3))
def test_a_passage_never_changes_the_text(engine: Tab, text: str, words: set[str]) -> None:
    found = sorted({token for word in words for token in tokens(word)} | tokens(text[:4]))
    passage = engine.evaluate(
        """([text, tokens]) => papernotesSearch.marked(text, {tokens: new Set(tokens), rows: []})
        .map((node) => typeof node === 'string' ? node : node.textContent).join('')""",
        [text, found],
    )
    assert passage == text
