"""HTML's tags, by what becomes of them when they stand in the notes."""

from __future__ import annotations

_PHRASING = """
    a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup
    time tt u var wbr"""
_FLOW = """
    blockquote caption center col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre
    section summary table tbody td tfoot th thead tr ul"""
_CODE = """
    script style"""
_DRAWN = """
    svg math"""
_FRAMES = """
    iframe object embed noscript noembed noframes template title textarea select xmp plaintext head applet frameset
    audio video canvas"""
_BARE = """
    html body font main article aside header footer nav address form fieldset legend label input button option optgroup
    datalist output progress meter link meta base big strike nobr blink marquee acronym dir menu picture source track
    param map area hgroup search dialog slot frame"""
_WITHIN_WORDS = """
    acronym big blink font nobr strike"""
_QUIET = """
    a big center div font li nobr ol p picture source span table tbody td th thead tr ul"""

PHRASING = frozenset(_PHRASING.split())
"""Tags that are kept and may stand inside a paragraph."""
FLOW = PHRASING | frozenset(_FLOW.split())
"""All tags that are kept."""
CODE = frozenset(_CODE.split())
"""Elements that hold no words but what a browser would act on; they are shown as they are written."""
DRAWN = frozenset(_DRAWN.split())
"""Elements with tags of their own inside, all of which go; the words in them stay."""
FRAMES = DRAWN | frozenset(_FRAMES.split())
"""Elements whose tags go, in a sentence too, for what they show or would show; the words in them stay."""
KNOWN = FLOW | CODE | FRAMES | frozenset(_BARE.split())
"""All tags of HTML; what else stands between angle brackets is text."""
PARTING = KNOWN - FLOW - frozenset(_WITHIN_WORDS.split())
"""Tags that are not kept and part the words before from those behind."""
QUIET = frozenset(_QUIET.split())
"""Tags that shape a page rather than words; one that has no partner says nothing worth reading."""
VOID = frozenset({"br", "col", "hr", "img", "wbr"})
"""Kept tags that have no partner."""
