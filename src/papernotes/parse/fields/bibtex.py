"""A BibTeX entry that stands in the notes → its fields, plain."""

from __future__ import annotations

import re
import unicodedata

_ENTRY = re.compile(r"@\s*+(?P<type>[A-Za-z]++)\s*+[{(]\s*+(?P<key>[^,\s{}()]*+)\s*+,")
_FIELD = re.compile(
    r"(?P<name>[A-Za-z](?<![\w-].)[\w-]*+)\s*+=\s*+(?:\{(?P<braced>(?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}|"
    r"\"(?P<quoted>(?:[^\"{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\"|(?P<bare>[\w.-]+))"
)
_NO_ENTRY = frozenset({"comment", "preamble", "string"})
_ACCENT = re.compile(r"\{?\\([`'^\"~=.uvHckr])\s*\{?\\?([A-Za-z])\}?")
_MARKS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "c": "\u0327", "k": "\u0328",
}  # fmt: skip
_COMMAND = re.compile(r"\\[A-Za-z]+\s*|[{}]|\\(?=[&%$#_])")


def read_bibtex(text: str) -> dict[str, str] | None:
    """Return the fields of the first BibTeX entry of a text, names in lower case, or None when it holds none.

    The entry's type is the field ``entrytype``, its key ``entrykey``. A ``comment`` or ``string`` is no entry.
    """
    entry = _ENTRY.search(text[:20_000])
    if not entry or entry["type"].lower() in _NO_ENTRY:
        return None
    fields = {"entrytype": entry["type"].lower(), "entrykey": entry["key"]}
    for match in _FIELD.finditer(text[:20_000], entry.end()):
        value = next(match[form] for form in ("braced", "quoted", "bare") if match[form] is not None)
        fields.setdefault(match["name"].lower(), detex(value))
    return fields if len(fields) > 2 else None


def detex(value: str) -> str:
    """Return a field's value without braces, commands and TeX's accents."""
    plain = _COMMAND.sub("", accents(value)).replace("~", " ").replace("---", "—").replace("--", "–")
    return re.sub(r"\s+", " ", plain).strip()


def accents(value: str) -> str:
    """Return a text with TeX's accents as letters, all else as it was."""
    return _ACCENT.sub(lambda match: unicodedata.normalize("NFC", match[2] + _MARKS[match[1]]), value)
