"""Text with TeX in it, as BibTeX's fields have it → the text that TeX would set, formulas kept.

Accents and escaped signs are read by rules; a parser of TeX is loaded with the first text that holds rarer commands.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pylatexenc.latexwalker import LatexMacroNode

_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\(?P<mark>[`'^\"~=.]|[uvHckr](?![A-Za-z]))\s{0,9}(?:\{\\?(?P<braced>[A-Za-z])\}|\\(?P<bare>[ij])(?![A-Za-z])|"
    r"(?P<plain>[A-Za-z]))"
)
"""An accent and its letter; one that is called by a letter is no beginning of a longer name, such as ``\\url``."""
_COMMENT = re.compile(r"(?<!\\)%")
"""A sign for percent that nobody escaped; TeX would take the rest of the line for a comment."""
_ESCAPED = re.compile(r"\\([&%#_])")
_FORMULA = re.compile(r"((?<!\\)\$[^$]*\$)")
_NAMED = {
    "backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^", "dollar": "$",
    "less": "<", "greater": ">", "bar": "|", "underscore": "_", "hash": "#",
}  # fmt: skip
_STAND_INS = {name: chr(0xE000 + number) for number, name in enumerate(_NAMED)}
"""Characters of nobody's use, for signs that mean something else until all else is read."""
_SIGNS = {ord(_STAND_INS[name]): sign for name, sign in _NAMED.items()}
_SIGN = re.compile(rf"\\text({'|'.join(_NAMED)})(?:\{{\}}|\s+|(?![A-Za-z]))")
_LONE_ACCENT = re.compile(r"\\(?P<sign>[~^])\{\}")
"""An accent above nothing, by which managers write the sign itself."""
_SET_AS_IS = re.compile(r"\\(?:url|path|nolinkurl|detokenize|texttt)(?![A-Za-z])")
_SHOWS = {"lt": "less", "gt": "greater", "langle": "less", "rangle": "greater", "sim": "asciitilde",
          "<": "less", ">": "greater", "~": "asciitilde"}  # fmt: skip
_SHOWN = re.compile(r"\$\\?(?P<name>lt|gt|langle|rangle|sim|[<>~])\$")
"""A sign that was set as a formula, since its font for text shows another one."""
_ALONE = {"~": "asciitilde", "^": "asciicircum"}
_BRACKET = re.compile(r"(?<!\\)\$(?P<name>[<>])\$")
_NO_BRACES = str.maketrans("", "", "{}")
_KEPT = (
    "mbox", "hbox", "textsc", "textsf", "textrm", "textup", "textnormal", "textmd", "text", "mathrm", "uppercase",
    "lowercase", "MakeUppercase", "MakeLowercase", "enquote", "url", "path", "nolinkurl", "natexlab",
    "singleletter", "textcyr", "textgreek", "underline", "noopsort", "nocase", "textsuperscript", "textsubscript",
)  # fmt: skip
"""Commands around a text that stays, beside those that pylatexenc knows."""
_SECOND = "href", "bibinfo", "textcolor"
"""Commands whose second text stays."""
_GREEK = {
    f"text{name}": letter
    for name, letter in zip(
        ("alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho",
         "sigma", "tau", "phi", "chi", "psi", "omega"),
        "αβγδεηθκλμνξπρστφχψω",
        strict=True,
    )
}  # fmt: skip
_LIGATURES = (("{", ""), ("}", ""), ("---", "—"), ("--", "–"), ("~", " "), ("``", "“"), ("''", "”"))
_TAG = re.compile(
    r"</?(?:jats:|mml:)?(?:i|b|italic|bold|em|strong|u|tt|sc|sub|sup|span|br|p|inf)\b[^<>]{0,200}>", re.IGNORECASE
)
"""What journals and databases write into titles for markup."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def plain(text: str) -> str:
    """Return a text without TeX: accents as letters, commands and braces gone, formulas kept; blanks stay."""
    if "\\" not in text and "$" not in text:
        return _bare(text)
    text = _BRACKET.sub(lambda found: _STAND_INS[_SHOWS[found["name"]]], for_text(text))
    text = _LONE_ACCENT.sub(lambda found: _STAND_INS[_ALONE[found["sign"]]], text)
    text = _SIGN.sub(lambda found: _STAND_INS[found[1]], text).replace("\\$", _STAND_INS["dollar"])
    pieces = _FORMULA.split(text)  # every other one is a formula
    told = "".join(piece if number % 2 else _words(piece) for number, piece in enumerate(pieces))
    return told.translate(_SIGNS)


def verbatim(text: str) -> str:
    r"""Return an address or an id without TeX: what escapes its signs, and what stands around it.

    Nothing in it is a ligature, an accent or a formula, as in words.
    """
    if "\\" in text or "$" in text:
        text = _LONE_ACCENT.sub(r"\g<sign>", text)
        text = _SET_AS_IS.sub("", _SIGN.sub(lambda found: _NAMED[found[1]], text))
        text = _SHOWN.sub(lambda found: _NAMED[_SHOWS[found["name"]]], text).replace("\\", "")
    return text.translate(_NO_BRACES).strip(' "\n\t')


def untagged(text: str) -> str:
    """Return a text without the tags that databases leave in titles, and with its entities as signs."""
    return (
        _ENTITY.sub(lambda found: html.unescape(found[0]), _TAG.sub("", text)) if "<" in text or "&" in text else text
    )


def for_text(text: str) -> str:
    r"""Return a text without ``\ifmmode``: with what it has for text, as physics journals write their accents."""
    first, *rest = text.split("\\ifmmode")
    told = [first]
    for piece in rest:
        either, found, behind = piece.partition("\\fi")
        told += ["{" + either.partition("\\else")[2].strip() + "}", behind.removeprefix("{}")] if found else [piece]
    return "".join(told)


def _words(text: str) -> str:
    """Return a text without formulas as it reads; a parser of TeX is asked only where there are rarer commands."""
    simple = _accents(_ESCAPED.sub(r"\1", text))
    if "\\" not in simple:
        return _bare(simple)
    try:
        told = _decoder()(_COMMENT.sub(r"\\%", text))
    except (ValueError, IndexError, AttributeError, RecursionError):  # whatever a broken text does to the parser
        return _bare(simple.replace("\\", ""))
    return told.replace("\u00a0", " ")


def _bare(text: str) -> str:
    for written, meant in _LIGATURES:
        text = text.replace(written, meant)
    return text


def _accents(value: str) -> str:
    """Return a text with TeX's accents as letters, all else as it was."""
    return _ACCENT.sub(
        lambda found: unicodedata.normalize(
            "NFC", (found["braced"] or found["bare"] or found["plain"]) + _MARKS[found["mark"]]
        ),
        value,
    )


def _unknown(node: LatexMacroNode) -> str:
    r"""Return what is shown of a command that nobody knows: its name where it has a capital, as ``\Ours``.

    One around a text, ``\NoCaseChange{…}``, shows that alone.
    """
    behind = str(node.parsing_state.s)[node.pos + node.len :]
    return _called(str(node.macroname)) if behind[:1] != "{" or behind[1:2] == "}" else ""


def _called(name: str) -> str:
    return name if any(map(str.isupper, name)) else ""


@cache
def _decoder() -> Callable[[str], str]:
    from pylatexenc.latex2text import (
        LatexNodes2Text,
        MacroTextSpec,
        get_default_latex_context_db,
    )
    from pylatexenc.latexwalker import get_default_latex_context_db as known_to_walk
    from pylatexenc.macrospec import std_macro

    walked, shown = known_to_walk(), get_default_latex_context_db()
    taken = [*(std_macro(name, "{") for name in _KEPT), *(std_macro(name, "{{") for name in _SECOND)]
    walked.add_context_category("papernotes", taken, prepend=True)
    shown.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_unknown))
    told = [
        *(MacroTextSpec(name, _called(name)) for name in ("TeX", "LaTeX", "LaTeXe", "BibTeX")),
        *(MacroTextSpec(name, "%s") for name in _KEPT),
        *(MacroTextSpec(name, "%(2)s") for name in _SECOND),
        *(MacroTextSpec(name, letter) for name, letter in _GREEK.items()),
    ]
    shown.add_context_category("papernotes", told, prepend=True)
    return lambda text: str(
        LatexNodes2Text(latex_context=shown, math_mode="verbatim").latex_to_text(text, latex_context=walked)
    )
