r"""Formulas where only text can stand, in Unicode: ``x_1 \le y^2`` is x₁ ≤ y².

math-core reads the TeX, so whatever can be set can be said; what stands in its MathML is written in a line.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, fromstring

from papernotes.formulas.finding import replaced
from papernotes.formulas.mathml import MathError, mathml

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

_DEEPEST = 60
"""Elements within one another that are written as they stand; what is deeper, as its signs alone."""
_UP = dict(zip(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ′∗*",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ′**", strict=True,
))  # fmt: skip
_DOWN = dict(zip("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
"""The letters and signs that Unicode has set high and low (Superscripts and Subscripts, Phonetic Extensions)."""
_ACCENTS = {"ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "¯": "\u0304", "‾": "\u0304", "˙": "\u0307",
            "¨": "\u0308", "→": "\u20d7", "ˇ": "\u030c", "˘": "\u0306", "´": "\u0301", "`": "\u0300"}  # fmt: skip
_RELATIONS = frozenset("=<>≤≥≠≈≡∼∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔↦≪≫≔≜≺≻∣⟶⟵⟹⟺≲≳≃≅⊢⊨∧∨")
_UNSEEN: dict[int, str | None] = {**dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064\ufe00\u200b")), ord("∣"): "|"}
"""Signs without a shape: what is applied, multiplied, listed; variants of letters. A bar has one form."""
_LETTERS = re.compile("[\U0001d400-\U0001d7ff]")
"""Letters of other shapes, which few fonts have."""
_ENTITY = re.compile(r"&ApplyFunction;")
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?|\\(.)|[{}$&]", re.DOTALL)
_SHORT = 3
"""Letters that are set high or low; more of them are a word, which is not read so."""


def in_words(text: str) -> str:
    """Return a text with each formula in Unicode."""
    return replaced(text, lambda found: worded(found.tex, display=found.display))


@lru_cache(maxsize=4096)
def worded(tex: str, *, display: bool = False) -> str:
    """Return a formula on one line in Unicode, without dollars and backslashes; nothing raises."""
    try:
        said = spoken(mathml(tex.strip(), display=display))
    except MathError:
        said = ""
    if said:
        return said
    said = _COMMAND.sub(lambda found: f"{found[1]} " if found[1] else found[2] or "", tex).replace("\\", " ")
    return _tidied(said)


@lru_cache(maxsize=4096)
def spoken(mathml: str) -> str:
    """Return a ``math`` element on one line in Unicode; empty for one without signs."""
    try:
        said = _said(fromstring(_ENTITY.sub(_APPLIED, mathml)), 0)  # noqa: S314 - math-core's own, which declares nothing
    except ParseError:
        return ""
    return _tidied(said.translate(_UNSEEN))


def _tidied(said: str) -> str:
    said = _LETTERS.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), said)
    return unicodedata.normalize("NFC", " ".join(said.split()))


def _said(node: Element, depth: int, *, small: bool = False) -> str:
    if depth > _DEEPEST:
        return "".join(node.itertext())
    kind = node.tag
    if kind == "mo":
        return f" {node.text} " if not small and node.text in _RELATIONS else node.text or ""
    if kind == "mspace":
        width = node.get("width", "0").removesuffix("em")
        return " " if width.replace(".", "", 1).isdigit() and float(width) >= 0.5 else ""
    if kind in {"annotation", "mphantom"}:
        return ""
    if not len(node):
        return node.text or ""
    parts = [_said(child, depth + 1, small=small or (kind in _SCRIPTS and at > 0)) for at, child in enumerate(node)]
    if form := _FORMS.get(kind):
        return form(node, parts)
    if kind == "mtable":
        return "; ".join(filter(None, map(str.strip, parts)))
    return _row(parts) if kind != "mtr" else " ".join(filter(None, map(str.strip, parts)))


def _row(parts: list[str]) -> str:
    """Return what stands side by side: the name of a function is parted from what it is of."""
    out, before = "", ""
    for part in parts:
        apart = part[:1].isalnum() and _WORD.fullmatch(before) is not None
        out += f" {part}" if apart else part
        before = part if part != _APPLIED else before
    return out


_WORD = re.compile(r"[A-Za-z\u0370-\u03ff]{2,}(?:[₀-ₜ_^][^\s]*)?")
_APPLIED = "\u2061"


def _script(text: str, signs: dict[str, str], mark: str) -> str:
    text = text.strip().translate(_UNSEEN)
    letters = sum(map(str.isalpha, text))
    if text and letters <= _SHORT and signs.keys() >= set(text):
        return "".join(map(signs.__getitem__, text))
    if (mark == "_" and text.isalnum()) or (len(text) == 1 and not text.isalnum()):
        return f"{mark}{text}"
    return f"{mark}({text})" if text else ""


def _grouped(text: str) -> str:
    text = text.strip()
    plain = text.replace("\u2061", "")
    return (
        text
        if plain.lstrip("√").isalnum() or len(plain) <= 1 or (plain[0] == "(" and plain[-1] == ")")
        else f"({text})"
    )


def _scripted(node: Element, parts: list[str]) -> str:
    base, *others = parts
    if node.tag in {"mover", "munder"} and node.get("accent", node.get("accentunder")) == "true":
        mark = _ACCENTS.get(others[0].strip(), "") if node.tag == "mover" else ""
        return base + mark if len(base.strip()) <= 1 else base
    downs = others[:1] if node.tag in {"msub", "msubsup", "munder", "munderover"} else []
    ups = others[-1:] if node.tag in {"msup", "msubsup", "mover", "munderover"} else []
    low = "".join(_script(text, _DOWN, "_") for text in downs)
    high = "".join(_script(text, _UP, "^") for text in ups)
    above = node.tag.startswith(("mu", "mo")) and any(base.strip().endswith(sign) for sign in "∑∏∫⋃⋂⋁⋀")
    gap = " " if above or (low.startswith(("_", "₍")) and base.strip().isalpha() and len(base.strip()) > 1) else ""
    return f"{base.rstrip()}{low}{high}{gap}"


def _fraction(node: Element, parts: list[str]) -> str:
    over, under = parts
    if node.get("linethickness") in {"0", "0pt"}:
        return f"{over.strip()} choose {under.strip()}"
    return f"{_grouped(over)}/{_grouped(under)}"


_SCRIPTS = frozenset({"msub", "msup", "msubsup", "munder", "mover", "munderover"})
_FORMS: dict[str, Callable[[Element, list[str]], str]] = {
    **dict.fromkeys(_SCRIPTS, _scripted),
    "mfrac": _fraction,
    "msqrt": lambda _, parts: f"√{_grouped(_row(parts))}",
    "mroot": lambda _, parts: f"{_script(parts[1], _UP, '^')}√{_grouped(parts[0])}",
}
"""What is written otherwise than side by side."""
