"""arXiv ids and DOIs in any spelling, with their places in the text."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from papernotes.lexicon.data import table
from papernotes.parse.fields.hosts import domains_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# arXiv's archives before April 2007 (https://info.arxiv.org/help/arxiv_identifier.html).
_ARCHIVE = (
    "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|"
    "funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|"
    "q-alg|q-bio|quant-ph|solv-int|supr-con"
)
# Two digits of the year (from 2007), two of the month, then four digits, from 2015 five.
_NEW_ID = r"(?:0[7-9]|[1-9]\d)(?:0[1-9]|1[0-2])\.\d{4,5}"
_OLD_ID = rf"(?:{_ARCHIVE})(?:\.[a-z]{{2}})?/\d{{7}}"
_ARXIV = re.compile(
    rf"(?<![\d/])(?<!\d\.)(?<!\d-)(?:/)?(?P<id>{_NEW_ID}|(?<![a-z-]){_OLD_ID})(?:v\d{{1,2}})?(?![\d]|\.\d)",
    re.IGNORECASE,
)
_CUE = re.compile(r"ar[χx]iv|ar5iv|\bcorr\b|huggingface\.co/papers|\babs/|scirate", re.IGNORECASE)
_CUE_IN_PATH = re.compile(r"ar[χx]iv|ar5iv|\bcorr\b", re.IGNORECASE)
"""The same behind the host of an address."""
_HOST = re.compile(r"[(<\[\"'`*_]{0,9}(?:[^\s/?#@]{0,99}@)?(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63}){1,6})(?=[/:?#])")
_BLANKS = (" ", "\t", "\n")
NUMBER = re.compile(r"[0-9/](?:(?<=[0-9])(?=\d{3}\.\d{4})|(?<=/)\d{7})")
"""What every arXiv id holds; most lines do not, and are done with at once. One class in front lets the engine skip."""
_REACH = 60
"""Characters before an id in which the word that makes it an arXiv id may stand."""

SICI = r"<(?![hH][1-6]>|(?:jats|mml|https?|mailto):)(?:[A-Za-z]{0,3}\d|\w{0,12}:)[^\s<>/|\"]{0,60}>"
"""What older DOIs hold between angle brackets: a page, and the letters of the title (ANSI/NISO Z39.56). No tag."""
_MARKED = r"\\[^A-Za-z0-9\s|\"\\]"
"""A sign behind Markdown's backslash."""
_DOI = re.compile(
    rf"(?<![\d.])10\.\d{{4,9}}(?:\.\d{{1,9}})*/(?:[^\s\"<>|`\\^…，。；：、（）【】《》「」『』“”]|{SICI}|{_MARKED})+"
)
_WRITTEN = re.compile(rf"(?P<coded>(?:%[0-9A-Fa-f]{{2}})+)|&(?:lt|gt|amp);|{_MARKED}")
"""What stands for a sign of a DOI, in addresses, in HTML and in Markdown."""
_BEHIND = re.compile(r"\?|&(?:amp;)?(?=[\w.-]{1,40}=)|(?<!;\d-)#")
"""Where what an address adds to a DOI begins; the last sign of a SICI may be a ``#``."""
_BREAKS = re.compile(r"[\s\"]")
_UNSAFE = re.compile(r"[^A-Za-z0-9._~!$'()*+,;=:@/-]")
_NEXT_DOI = re.compile(r"[,;](?=10\.\d{4,9}/)")
_DOI_TAIL = re.compile(
    r"(?:v\d+)?(?:\.full|\.abstract|\.short)?(?:\.full-text|\.full\.pdf|\.pdf|\.html?|\.epdf)$|v\d+$(?<=\d)|/(?:full|pdf|abstract|meta|epub)$",
    re.IGNORECASE,
)
_PREPRINT_VERSION = re.compile(r"^(10\.(?:1101|48550|26434|21203)/.+?)v\d+(?:\.full.*)?$", re.IGNORECASE)
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_TEST_PREFIX = "10.5555/"
"""No registered DOI: the ACM's library numbers papers with it that have none."""


class Identifier(NamedTuple):
    """An identifier and the characters of the text that hold it."""

    id: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def arxiv_ids(text: str) -> tuple[str, ...]:
    """Return the arXiv ids that a text names, each once, in order, without their versions."""
    return tuple(dict.fromkeys(found.id for found in find_arxiv_ids(text)))


def dois(text: str) -> tuple[str, ...]:
    """Return the DOIs that a text names, each once, in order, as written."""
    return tuple(dict.fromkeys(found.id for found in find_dois(text)))


def find_arxiv_ids(text: str) -> tuple[Identifier, ...]:
    """Return the arXiv ids of a text with their places.

    A number counts when a word that means arXiv (in an address, a DOI, a citation) stands shortly before it, when it is
    the whole text, and when it stands in brackets behind its archive's name: "[hep-ph/9905221]".
    """
    numbers = list(NUMBER.finditer(text))
    if not numbers:
        return ()
    found = []
    for match in _arxiv_matches(text, numbers):
        start, end = match.span("id")
        whole = not text[:start].strip(" \t/[]()`*_") and not text[match.end() :].strip(" \t/[]()`*_")
        bracketed = (
            "/" in match["id"] and text[start - 1 : start] in ("[", "(") and text[match.end() :][:1] in ("]", ")")
        )
        if whole or bracketed or _is_told(text, start):
            found.append(Identifier(_arxiv_case(match["id"]), start, max(end, match.end())))
    return tuple(found)


def _is_told(text: str, start: int) -> bool:
    """Tell whether a word that means arXiv stands before a number.

    What a host is called means nothing, unless it is one of arXiv's or of those that keep its papers: another may be
    called ``arxiv.org.example``, and have ``abs/`` in its addresses, too.
    """
    begin = max(0, start - _REACH)
    if not _CUE.search(text, begin, start):
        return False
    blank = max(text.rfind(sign, 0, start) for sign in _BLANKS)
    scheme = text.rfind("://", blank + 1, start)
    address = _HOST.match(text, scheme + 3 if scheme >= 0 else blank + 1, start)
    if address is None or not _arxiv_hosts().isdisjoint(domains_of(address["host"].lower())):
        return True
    return bool(
        _CUE.search(text, begin, address.start()) or _CUE_IN_PATH.search(text, max(begin, address.end()), start)
    )


@cache
def _arxiv_hosts() -> frozenset[str]:
    return frozenset(table("addresses")["arxiv"])


def _arxiv_matches(text: str, numbers: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Yield the matches of an id; where only new ones can be, looked for at the numbers alone."""
    if any(number[0][0] == "/" for number in numbers):
        yield from _ARXIV.finditer(text)
        return
    past = 0
    for number in numbers:
        start = number.start() - text.startswith("/", max(0, number.start() - 1), number.start())
        match = _ARXIV.match(text, start) if start >= past else None
        if match:
            past = match.end()
            yield match


def _arxiv_case(identifier: str) -> str:
    archive, slash, number = identifier.partition("/")
    if not slash:
        return identifier
    name, dot, subject = archive.partition(".")
    return f"{name.lower()}{dot}{subject.upper()}/{number}"


def find_dois(text: str) -> tuple[Identifier, ...]:
    """Return the DOIs of a text with their places; what an address adds to one (a suffix, a query) is no part of it."""
    if "10." not in text:
        return ()
    source = text
    if "%2f" in text.lower():
        source = re.sub(r"%2f", "/", text, flags=re.IGNORECASE)
        if len(source) != len(text):  # places cannot be kept, so the whole text stands for the DOI
            return tuple(Identifier(found.id, 0, len(text)) for found in find_dois(source))
    found = []
    for match in _DOI.finditer(source):
        doi = clean_doi(match[0], in_address="/" in source[max(0, match.start() - 1) : match.start()])
        if doi:
            found.append(Identifier(doi, match.start(), match.start() + _length(match[0], doi)))
    return tuple(found)


def doi_address(doi: str) -> str:
    """Return the address of a DOI, from which the same DOI is read again, whatever signs it holds."""
    return f"https://doi.org/{_UNSAFE.sub(lambda sign: quote(sign[0], safe=''), doi)}"


def _length(written: str, doi: str) -> int:
    """Return how many characters of what is written make a DOI that begins there."""
    more = 0
    for sign in _WRITTEN.finditer(written):
        if sign.start() - more >= len(doi):
            break
        more += len(sign[0]) - len(_meant(sign))
    return min(len(doi) + more, len(written))


def _meant(sign: re.Match[str]) -> str:
    return unquote(sign[0]) if sign["coded"] else sign[0][1] if sign[0][0] == "\\" else unescape(sign[0])


def clean_doi(doi: str, *, in_address: bool = False) -> str | None:
    """Return a DOI without what follows it: punctuation, in an address a query and suffixes. None if none is left."""
    if in_address:
        doi = _DOI_TAIL.sub("", _BEHIND.split(doi, maxsplit=1)[0])
    doi = _NEXT_DOI.split(_BREAKS.split(_WRITTEN.sub(_meant, doi), maxsplit=1)[0], maxsplit=1)[0]
    match = _PREPRINT_VERSION.match(doi)
    doi = match[1] if match else doi
    for closer, opener in _CLOSERS.items():  # `10.1/x](https://…` : cut where a bracket closes that was never opened
        doi = doi[: _unopened(doi, opener, closer)]
    doi = doi.rstrip(".,;:!?'*_~/”’")
    prefix, slash, rest = doi.partition("/")
    return doi if slash and rest and prefix.startswith("10.") and not doi.startswith(_TEST_PREFIX) else None


def _unopened(text: str, opener: str, closer: str) -> int | None:
    depth = 0
    for index, char in enumerate(text):
        depth += (char == opener) - (char == closer)
        if depth < 0:
            return index
    return None


def arxiv_year(identifier: str) -> int:
    """Return the year of an arXiv id: its first two digits, from 1991 on."""
    digits = int(identifier.rpartition("/")[2][:2])
    return 1900 + digits if digits >= 91 else 2000 + digits
