"""Which files of the notes are pictures, and which of these may be copied: nothing in the notes runs.

A page shows a picture as an image, and there no script runs. But the copy has an address of its own, and an SVG that
is opened there is a document: it can hold scripts, load other files and lead to a script's address. So an SVG must be
one that only draws; everything else about it is refused rather than mended, since a picture that is rewritten may no
longer be the one that was drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from papernotes.body.placed_links import Form

SVG = ".svg"
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", SVG})
_FORMS: dict[str, Form] = {
    ".pdf": "file",
    **dict.fromkeys((".mp3", ".wav", ".m4a", ".ogg", ".oga", ".opus", ".flac", ".aac"), "audio"),
    **dict.fromkeys((".mp4", ".m4v", ".webm", ".ogv", ".mov", ".mkv", ".3gp"), "video"),
}
"""Documents, sounds and films: browsers show them, and none of them is a page of the site's own."""
_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1"})
"""Those that expat itself reads, and every browser reads the same way."""
_SVG_SPACE = "http://www.w3.org/2000/svg"
_HTML_SPACE = "http://www.w3.org/1999/xhtml"
_DRAWN = frozenset((
    "a", "animate", "animatecolor", "animatemotion", "animatetransform", "circle", "clippath", "color-profile", "defs",
    "desc", "ellipse", "filter", "flowpara", "flowregion", "flowroot", "flowspan", "font", "font-face",
    "font-face-name", "font-face-src", "foreignobject", "g", "glyph", "glyphref", "hatch", "hatchpath", "hkern",
    "image", "line", "lineargradient", "marker", "mask", "mesh", "meshgradient", "meshpatch", "meshrow", "metadata",
    "missing-glyph", "mpath", "path", "pattern", "polygon", "polyline", "radialgradient", "rect", "set", "solidcolor",
    "stop", "style", "svg", "switch", "symbol", "text", "textpath", "title", "tref", "tspan", "use", "view", "vkern",
))  # fmt: skip
"""SVG's elements (https://www.w3.org/TR/SVG2/eltindex.html and 1.1's) but those that run or embed; ``fe…`` are too."""
_WRITTEN = frozenset((
    "a", "b", "br", "center", "code", "div", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "li", "ol",
    "p", "pre", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul",
))  # fmt: skip
"""The HTML that drawing programs put into labels."""
_DATA = r"data:(?:image/(?:png|jpe?g|gif|webp|avif)|font/|application/(?:x-)?font)"
_INSIDE = re.compile(rf"\s*(?:#|{_DATA})", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\s*(?:#|https?://)", re.IGNORECASE)
_LOADS = re.compile(rf"url\((?!\s*[\"']?(?:#|{_DATA}))|image-set\(|@import", re.IGNORECASE)


def is_picture(path: str) -> bool:
    """Whether a path ends as a picture's does."""
    return _end(path) in _PICTURES


def form_of(path: str) -> Form:
    """Return what a page may do with a file that is copied, by the end of its name; nothing else is ever copied."""
    end = _end(path)
    return "picture" if end in _PICTURES else _FORMS.get(end, "")


def _end(path: str) -> str:
    return path[path.rfind(".") :].lower()


def is_still(svg: bytes) -> bool:
    """Whether the bytes of an SVG only draw: no script, no handler, nothing loaded from elsewhere, no markup declared.

    Bytes that are no well-formed SVG are not still, since nobody can say what a browser makes of them.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    reader = _Reader()
    parser.XmlDeclHandler = reader.declared
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(svg, True)
    except (_RefusedError, expat.ExpatError, ValueError, LookupError):
        return False
    return True


class _RefusedError(Exception):
    """Ends the reading of an SVG that does more than draw."""


class _Reader:
    """Reads an SVG's parts as expat tells them. Every method raises _RefusedError for what does more than draw."""

    def __init__(self) -> None:
        self._within = 0
        self._style: list[str] | None = None

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise _RefusedError

    def doctype(self, _name: str, _system: str | None, _public: str | None, declares: int) -> None:
        if declares:  # entities can stand for anything
            raise _RefusedError

    def instruction(self, _target: str, _data: str) -> None:
        raise _RefusedError  # a style sheet may be a program

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        local = local.lower()
        known = {_SVG_SPACE: _DRAWN, _HTML_SPACE: _WRITTEN}.get(space)
        drawn = known is None or local in known or (known is _DRAWN and local.startswith("fe"))
        if not drawn or self._style is not None or (not self._within and (space, local) != (_SVG_SPACE, "svg")):
            raise _RefusedError
        self._within += 1
        if local == "style":
            self._style = []
        for key, value in attributes.items():
            _check(local, key.rpartition(" ")[2].lower(), value)

    def text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def end(self, _name: str) -> None:
        self._within -= 1
        if self._style is not None:
            _check_style("".join(self._style))
            self._style = None


def _check(element: str, key: str, value: str) -> None:
    """Raise _RefusedError for an attribute that runs, or that loads or leads where a picture must not."""
    if key.startswith("on") or key in {"base", "srcdoc", "srcset"}:
        raise _RefusedError
    if key in {"href", "src"} and not (_ELSEWHERE.match if element == "a" else _INSIDE.match)(value):
        raise _RefusedError
    if key == "attributename" and value.strip().lower().rpartition(":")[2].startswith(("href", "on")):
        raise _RefusedError
    if key == "style":
        _check_style(value)
    elif _LOADS.search(value):
        raise _RefusedError


def _check_style(style: str) -> None:
    """Raise _RefusedError for style that loads; a backslash could hide that it does."""
    if "\\" in style or _LOADS.search(style):
        raise _RefusedError
