"""HTML's tags, by what becomes of them when they stand in the notes."""

from __future__ import annotations

_PHRASING = """
    a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup
    time tt u var wbr"""
_FLOW = """
    blockquote caption center col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre
    section summary table tbody td tfoot th thead tr ul"""
_WITH_CONTENT = """
    script style svg math iframe object embed noscript noembed noframes template title textarea select xmp plaintext
    head applet frameset audio video canvas"""
_BARE = """
    html body font main article aside header footer nav address form fieldset legend label input button option optgroup
    datalist output progress meter link meta base big strike nobr blink marquee acronym dir menu picture source track
    param map area hgroup search dialog slot frame"""
_QUIET = """
    a big center div font li nobr ol p picture source span table tbody td th thead tr ul"""

PHRASING = frozenset(_PHRASING.split())
"""Tags that are kept and may stand inside a paragraph."""
FLOW = PHRASING | frozenset(_FLOW.split())
"""All tags that are kept."""
WITH_CONTENT = frozenset(_WITH_CONTENT.split())
"""Elements that go with all that is in them."""
KNOWN = FLOW | WITH_CONTENT | frozenset(_BARE.split())
"""All tags of HTML; what else stands between angle brackets is text."""
QUIET = frozenset(_QUIET.split())
"""Tags that shape a page rather than words; one that has no partner says nothing worth reading."""
VOID = frozenset({"br", "col", "hr", "img", "wbr"})
"""Kept tags that have no partner."""
