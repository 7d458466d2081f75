"""A CSL file as a style that citations can be written in, or why it cannot be one."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from papernotes.errors import PapernotesError
from papernotes.site.own_style.style_marks import MARKS

Untyped = Any
"""What citeproc-py and lxml make, which have no types, and what JSON holds."""
_SPACE = "{http://purl.org/net/xbiblio/csl}"
_LOCALES = {"zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR"}
"""By the languages of the interface: in which a style that names none writes its words; else in American English."""
_INSTALL = "install it with: pip install 'papernotes[csl]'; or take `csl:` out of papernotes.yml"
_OTHER = "styles that stand by themselves are at https://github.com/citation-style-language/styles"


class StyleError(PapernotesError):
    """The style that `csl:` names cannot be used, so there is no site: another one would not be what was asked for."""


class OwnStyle(NamedTuple):
    """The style that a project names."""

    path: str
    text: str
    language: str
    """Of the interface."""


class Loaded:
    """A style, ready to write. lxml's elements forget what they were told once nobody holds them, so these are held."""

    def __init__(self, style: Untyped) -> None:
        self.style = style
        self.root = style.root
        self.root.formatter = MARKS
        self.citation = style.root.citation
        self.layout = self.citation.layout
        self.bibliography = style.root.bibliography
        self.listing = None if self.bibliography is None else self.bibliography.layout
        self.both = str(self.root.get_single_term(name="and") or "")
        self.others = str(self.root.get_single_term(name="et-al") or "et al.")


@lru_cache(maxsize=4)
def loaded(style: OwnStyle) -> Loaded:
    """Return a style, read once. Raises StyleError."""
    try:
        from citeproc import CitationStylesStyle
        from citeproc.frontend import CitationStylesXML
    except ImportError as error:
        raise StyleError(f"`csl: {style.path}` needs citeproc-py, which is not installed", help=_INSTALL) from error
    if "<!DOCTYPE" in style.text or "<!ENTITY" in style.text:
        raise StyleError(f"{style.path}: a style declares no document type", help=_OTHER)
    try:
        root = CitationStylesXML(_Text(style.text), validate=False).root
    except SyntaxError as error:  # of XML
        raise StyleError(f"{style.path}: no CSL style, since it is not XML: {error.msg}", help=_OTHER) from error
    _refuse(style.path, root)
    locale = root.get("default-locale") or _LOCALES.get(style.language, "en-US")
    try:
        return Loaded(CitationStylesStyle(_Text(style.text), locale=locale, validate=False))
    except Exception as error:
        raise unusable(style, error) from error


def unusable(style: OwnStyle, error: Exception) -> StyleError:
    """Return what is told of a style on which citeproc-py fails."""
    said = " ".join(str(error).split())[:200]
    what = type(error).__name__ + (f": {said}" if said else "")
    return StyleError(f"{style.path}: citeproc-py cannot write in this style ({what})", help=_OTHER)


def _refuse(path: str, root: Untyped) -> None:
    """Raise StyleError for XML that is no style by itself."""
    if root.tag != f"{_SPACE}style":
        raise StyleError(f"{path}: no CSL style, since its root is not a <style> of CSL", help=_OTHER)
    links = root.iterfind(f"{_SPACE}info/{_SPACE}link")
    parent = next((link.get("href", "") for link in links if link.get("rel") == "independent-parent"), "")
    if parent:
        raise StyleError(f"{path}: this style only names another one", help=f"take that one instead: {parent}")
    if root.find(f"{_SPACE}citation/{_SPACE}layout") is None:
        raise StyleError(f"{path}: no CSL style, since it does not say how to cite", help=_OTHER)
    if root.get("class") == "note":
        help_ = "take a style that cites by author and date or by number; " + _OTHER
        raise StyleError(f"{path}: this style cites in footnotes, which pages do not have", help=help_)


class _Text:
    """A text to be read once, as a file is."""

    def __init__(self, text: str) -> None:
        self._left = text.encode()

    def read(self, _: int = -1) -> bytes:
        """Return all of it, then nothing."""
        left, self._left = self._left, b""
        return left
