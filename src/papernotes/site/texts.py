"""Small judgements on texts: where to cut them, which language they are in, how a link is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from markupsafe import Markup

if TYPE_CHECKING:
    from papernotes.model import Rating

_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127], " ")
"""Characters that stand for nothing to read and may not stand in HTML."""
_UNPRINTABLE = bytes([*range(32), 127])
"""Those of ASCII."""
SAMPLE = 600
"""Characters that tell a text's language."""
_SPACES = 60
"""Characters beyond its length that a text is read to be cut, since runs of blanks are one."""
_OTHER_SCRIPTS = frozenset({"ja", "ko", "zh", "ar", "fa", "ur", "he"})
_WORD = re.compile(r"[A-Za-z]{3}")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_RTL = re.compile(r"[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06d5\u06ee-\u08c9\ufb1d-\ufdfb\ufe70-\ufefc]")
"""A letter of a script that is written from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko."""
_RTL_TONGUES = (
    ("he", re.compile(r"[\u05d0-\u05f2\ufb1d-\ufb4f]")),
    ("ur", re.compile(r"[\u0679\u0688\u0691\u06ba\u06be\u06d2]")),
    ("fa", re.compile(r"[\u067e\u0686\u0698\u06a9\u06af\u06cc]")),
    ("ar", re.compile(r"[\u0620-\u064a\ufb50-\ufdfb\ufe70-\ufefc]")),
)
"""The languages of these scripts, each by letters that those after it do without."""
_RTL_SHARE, _RTL_MIXED = 3, 2
"""A text runs from right to left when a letter in three does, terms in Latin letters stand in many; in two, when its
first letter does not."""
_EAST = re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
"""Any of these three."""
_CODE_HOSTS = frozenset({"github.com", "gitlab.com", "huggingface.co", "bitbucket.org", "gitee.com", "codeberg.org"})
_DETAIL = 40
_DIRECTED, _PLAIN = Markup(' dir="rtl"'), Markup()
_PLAIN_URL = re.compile(r"https?://([a-z0-9.\-]+)((?:/[\w.~\-]*)*)(?:[?#][\w.~\-/=&]*)?\Z", re.ASCII)
"""An address without user, port and percent signs, which nearly all are: read in a tenth of the time."""
_NO_LETTERS = re.compile(r"[\x00-\x7f]+|\W+")


def escaped(text: str, safe: str = "") -> str:
    """Return a text as part of an address, percent-encoded but for letters, which would be three times as long."""
    return _NO_LETTERS.sub(lambda found: quote(found[0], safe, errors="replace"), text)


def cut(text: str, length: int) -> str:
    """Return a text on one line, cut between words (between characters in scripts without spaces) with ``…``."""
    if len(text) <= length and text.isprintable() and "  " not in text and text == text.strip():
        return text  # most of what is short
    line = _line(text[: length + _SPACES])
    if len(line) <= length < len(text) - _SPACES:
        line = _line(text[: length * 3])
    if len(line) <= length:
        return line
    head = line[:length]
    space = head.rfind(" ")
    return (head[:space] if space > length * 0.6 else head).rstrip(" ,;:，、；：([（") + "…"


def _line(text: str) -> str:
    if "  " not in text and _is_printable(text):  # it has no white space but spaces
        return text.strip(" ")
    line = " ".join(text.split())
    return line if _is_printable(line) else " ".join(line.translate(_CONTROLS).split())


def _is_printable(text: str) -> bool:
    """Tell what ``isprintable`` does, of a long text in ASCII in a fifth of the time."""
    return len(text.encode().translate(None, _UNPRINTABLE)) == len(text) if text.isascii() else text.isprintable()


def direction(text: str) -> str:
    """Return ``rtl`` for a text that runs from right to left, else ``""``."""
    sample = text[:SAMPLE]
    if sample.isascii():
        return ""
    count = len(_RTL.findall(sample))
    if not count:
        return ""
    letters = list(filter(str.isalpha, sample))
    share = _RTL_SHARE if _RTL.match(letters[0]) else _RTL_MIXED
    return "rtl" if count * share >= len(letters) else ""


def directed(text: str) -> Markup:
    """Return the attribute of an element whose text runs from right to left, with a blank before it; else nothing."""
    return _DIRECTED if direction(text) else _PLAIN


def tongue(text: str, site: str) -> str:
    """Return ``ja``, ``ko``, ``zh``, ``ar``, ``fa``, ``ur`` or ``he`` for a text where the site is in another language.

    It is told by the script; else ``""``. In a site in one of these, a text in plain letters is taken for English.

    Browsers draw Han characters by language; a text counts as being in one when a twelfth of it is.
    """
    sample = text[:SAMPLE]
    if sample.isascii():
        return "en" if site[:2].lower() in _OTHER_SCRIPTS and _WORD.search(sample) else ""
    if direction(sample):
        spoken = next((name for name, letters in _RTL_TONGUES if letters.search(sample)), "")
        return "" if site.lower().startswith(spoken) else spoken
    if not _EAST.search(sample):
        return ""
    least = max(1, len(sample) // 12)
    if len(_HANGUL.findall(sample)) >= least:
        found = "ko"
    else:
        han, kana = len(_HAN.findall(sample)), len(_KANA.findall(sample))
        if han + kana < least:
            return ""
        found = "ja" if kana * 8 >= han and kana else "zh"
    return "" if site.lower().startswith(found) else found


def link_detail(kind: str, url: str) -> str:
    """Return what tells a link from others of its kind: ``openai/CLIP`` for a repository, else the host."""
    if plain := _PLAIN_URL.match(url):
        host, path = plain[1], plain[2]
    else:
        parts = urlsplit(url)
        host, path = parts.hostname or "", unquote(parts.path)
    host = host.removeprefix("www.")
    if host in _CODE_HOSTS and kind != "paper":
        path = "/".join(path.strip("/").split("/")[:2]).removesuffix(".git")
        host = path or host
    return host if len(host) <= _DETAIL else host[: _DETAIL - 1] + "…"


def scored(rating: Rating) -> str:
    """Return a rating on its own scale, ``4/10``; as written where that is in stars or the scale is not clear."""
    return rating.text if rating.of is None or rating.stars else f"{rating.value:g}/{rating.of:g}"
