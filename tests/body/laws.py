"""What holds of any HTML that the markup room gives, whatever the notes hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from papernotes.body.callout import ICONS

VOID = {"br", "hr", "img", "input", "wbr", "col", "mspace"}
_HTML = """
    a abbr b bdi bdo blockquote br button caption center cite code col colgroup data dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q rp rt ruby s samp section small
    span strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr"""
_MATHML = """
    math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mstyle merror mpadded mphantom msub msup msubsup munder mover
    munderover mmultiscripts mprescripts mtable mtr mtd menclose"""
TAGS = frozenset(_HTML.split()) | frozenset(_MATHML.split())
_ICON = re.compile("<svg[^<>]*>(?:" + "|".join(map(re.escape, ICONS.values())) + ")</svg>")
"""The only drawings that there may be."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, f"<{tag}> has no business here"
        for name, value in attrs:
            assert not name.startswith("on"), f"{name} is a handler"
            assert name != "style", "a style, which no strict policy lets through"
            if name in ("href", "src"):
                assert re.match(r"https?://|mailto:|\.\./|#fn", value or ""), f"{name}={value!r}"
            if name == "src":
                assert (value or "").startswith("../"), f"{value!r} is not of this site"
            if name == "id":
                self.ids.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError("a declaration")

    def handle_pi(self, data: str) -> None:
        raise AssertionError("a processing instruction")


def assert_well_formed(html: str) -> None:
    """Assert that HTML holds known tags only, all closed in order, no handler, no address to elsewhere but in links."""
    assert not _CONTROL.search(html), "a control character"
    reader = _Reader()
    reader.feed(_ICON.sub("", html))
    reader.close()
    assert not reader.open, f"left open: {reader.open}"
    assert len(reader.ids) == len(set(reader.ids)), "an id twice"
