"""Words between tags are on the page, whatever the tags are, and nothing between them runs."""

from __future__ import annotations

import re
from html import unescape

import pytest

from papernotes.body.html_tags import KNOWN

from .laws import assert_well_formed
from .samples import shown

_OTHERS = """
    desc foreignobject g text tspan mi mo mtext annotation bgsound command content element fencedframe image isindex
    keygen listing menuitem multicol nextid noindex portal rb rtc selectedcontent shadow spacer xml EOS my-own"""
_NAMES = sorted({*KNOWN, *_OTHERS.split()})
_PLACES = {
    "block": "<{0}>\nquagga, *dodo*\n</{0}>",
    "block-with-a-blank-line": "<{0}>\n\nquagga, *dodo*\n\n</{0}>",
    "line": "<{0}>quagga, dodo</{0}>",
    "in-upper-case": "<{1}>quagga, <b>dodo</b></{1}>",
    "with-attributes": '<{0} id="a" class=b src="https://example.org/x" onload="y">quagga, dodo</{0}>',
    "sentence": "Of the <{0}>quagga and the *dodo*</{0}> we know.",
    "in-itself": "<div><{0}><{0}>quagga</{0}>, dodo</{0}></div>",
    "in-a-drawing": "<svg>\n<{0}>quagga, dodo</{0}>\n</svg>",
    "in-a-drawing-of-a-sentence": "The <svg><text>quagga</text><{0}>, dodo</{0}></svg> here.",
    "in-a-formula": "<div><math><mi>quagga</mi><{0}>dodo</{0}></math></div>",
    "in-a-list-of-choices": "<select>\n<option>quagga</option><{0}>dodo</{0}>\n</select>",
    "in-a-table": "<table>\n<tr><td><{0}>quagga</{0}></td><{0}>, dodo</{0}></tr>\n</table>",
    "open": "<{0}>\nquagga, dodo",
    "open-in-a-sentence": "A <{0}>quagga, dodo",
    "closed-only": "<div>quagga</{0}>, dodo</div>",
    "item": "- <{0}>quagga</{0}>\n- a <{0}>dodo</{0}>",
    "quotation": "> <{0}>\n> quagga, dodo\n> </{0}>",
    "cell": "| a |\n|-|\n| <{0}>quagga</{0}> and <{0}>dodo</{0}> |",
}


@pytest.mark.parametrize("place", _PLACES.values(), ids=_PLACES)
def test_words_between_any_tags_are_on_the_page_as_words(place: str) -> None:
    lost = []
    for name in _NAMES:
        html = shown(place.format(name, name.upper()))
        assert_well_formed(html)
        words = unescape(re.sub(r"<[^>]*>", " ", html))
        if not {"quagga", "dodo"} <= set(re.findall(r"\w+", words)):
            lost.append((name, html))
    assert lost == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param(
            "<div><script>a < b\nc()</script></div>", "<div><pre><code>a &lt; b\nc()</code></pre></div>", id="script"
        ),
        pytest.param("<STYLE>\np > a { }\n</STYLE >", "<pre><code>p &gt; a { }</code></pre>", id="style"),
        pytest.param("<div><script src='x.js'></script>a</div>", "<div>a</div>", id="script-elsewhere"),
        pytest.param("<div>a<script>b</div>", "<div>ab</div>", id="open-script"),
        pytest.param("An <style>a { }</style>.", "<p>An &lt;style&gt;a { }&lt;/style&gt;.</p>", id="in-a-sentence"),
        pytest.param("<svg>\n<path d='M0 0'/>\n</svg>", "", id="drawing-without-words"),
        pytest.param("<svg><svg><g>a</g></svg><g>b</g></svg>", "<p>  a   b </p>", id="drawing-in-a-drawing"),
        pytest.param("<div><svg><g>a</svg><EOS></div>", "<div>  a &lt;EOS&gt;</div>", id="behind-a-drawing"),
        pytest.param("<div><![CDATA[a > b]]></div>", "<div>a &gt; b]]&gt;</div>", id="character-data"),
        pytest.param("<div><?php echo a ?></div>", "<div>&lt;?php echo a ?&gt;</div>", id="instruction"),
        pytest.param("<div><!DOCTYPE html>a</div>", "<div>a</div>", id="document-type"),
        pytest.param("<div><option>a</option><option>b</div>", "<div> a  b</div>", id="choices"),
        pytest.param("<div>a<nobr>b</nobr></div>", "<div>ab</div>", id="within-a-word"),
    ],
)
def test_what_holds_no_words_is_shown_as_it_is_written_or_goes(text: str, html: str) -> None:
    assert shown(text).strip() == html
