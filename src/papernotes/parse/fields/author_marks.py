"""Lists of authors without all that is no name: links, addresses, footnote marks, affiliations in brackets."""

from __future__ import annotations

import re

from papernotes.parse.plain import plain_line

_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6}|\{[^{}]{0,300}\}@[\w.-]+|https?://\S+|"
    r"(?:orcid:?\s*)?\d{4}-\d{4}-\d{4}-\d{3}[\dXx]",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(（\[【{][^()（）\[\]【】{}]{0,200}[)）\]】}]")
_BESIDE = re.compile(r"\]\][ \t]+\[\[")
"""Where one person's page ends and the next one's begins."""
_WIKILINK = re.compile(r"@?\[\[(?P<page>[^\[\]|\n]{1,200})(?:\|(?P<alias>[^\[\]|\n]{1,200}))?\]\]")
_FOOTNOTE = re.compile(
    r"<sup>[^<>]*</sup>|\$?\^(?:\{[^{}]*\}|[\d*†‡§¶∗](?:,[\d*†‡§¶∗])*)\^?\$?|\[\^[^\[\]]*\]|"
    r"[*†‡§¶∗⋆✉📧#¹²³⁴-⁹⁰]+(?:\s?,?\d{1,2}(?![\d\w]))*|"
    r"(?<=[^\W\d_]) \d{1,2}(?:,\d{1,2}){0,9}(?=\s?(?:[,;，、]|$| and ))|"
    r"(?<=[a-zà-ÿ.)\]])\d{1,2}(?:\s?,\s?[\d*†‡]{1,2})*(?=\W|$)|(?<=(?-i:[\u4e00-\u9fff]))\d",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\s*(?:(?:(?:written|work|paper) )?by|authors?|作者|著者|저자)\s*[:：]?\s+", re.IGNORECASE)
_SIGNS = {0x2010: "-", 0x2011: "-", **dict.fromkeys((*range(9), *range(11, 32), 127, 0xAD, 0x200B, 0x200C, 0xFEFF))}
"""Hyphens that are written otherwise; signs that nobody sees."""
_BLANKS = re.compile(r"\s+")


def cleaned(text: str) -> str:
    """Return a list without all that is no name: links, affiliations, footnote marks, addresses."""
    text = _WIKILINK.sub(_linked, _BESIDE.sub("]], [[", text)) if "[[" in text else text
    text = _MAIL.sub(" ", plain_line(_FOOTNOTE.sub(" ", text))).replace("< >", " ")
    text = _LEAD.sub("", text.translate(_SIGNS))
    return _BLANKS.sub(" ", _BRACKETS.sub(lambda match: match[0] if _nickname(match) else " ", text)).strip()


def _linked(match: re.Match[str]) -> str:
    """Return whom a wiki link names: by its alias when that is a full name, else by its page."""
    alias = (match["alias"] or "").strip()
    return alias if " " in alias else match["page"].rpartition("/")[2].lstrip("@")


def _nickname(match: re.Match[str]) -> bool:
    """Return whether brackets hold a middle name ("Wei (David) Chen") and no affiliation."""
    text = match.string
    if not re.fullmatch(r"[(（][A-Z]\w+[)）]", match[0]):
        return False
    after = text[match.end() : match.end() + 3].lstrip(" ")
    before = text[max(0, match.start() - 3) : match.start()].rstrip()
    return after[:1].isupper() and before[-1:].isalpha()
