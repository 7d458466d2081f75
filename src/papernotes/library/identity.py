"""The same paper in two places: which records tell of one paper, and what they hold together.

Two paper records are one when they share an arXiv id, a DOI or the number that a publisher's address holds and their
titles do not contradict each other, or when their titles are equal in letters and digits, or, within one year, but for
what stands before a colon, and their arXiv ids do not contradict each other (a preprint and the published paper have
different DOIs). Everything else is at most reported: a wrong merge loses a paper, a missed one
only shows it twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from papernotes.diagnostics import Diagnostic
from papernotes.formulas import has_formulas, in_words
from papernotes.parse.fields.placeholders import is_untitled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from papernotes.model import Link, Publication, Record

SHORT_TITLE = 12
"""Titles of fewer letters than this ("Introduction") name a paper only together with an id."""


_FEWEST = 3
"""Words behind a label that are a title."""
_TELLING_BLANKS = 3
"""Blanks of a title without its name that tells a paper within a year: it has four words at least."""
_NUMBERED = re.compile(
    r"://(?:www\.)?(?:(openreview\.net/)(?:forum|pdf|attachment)\?(?:[^#]*&)?id=([\w-]+)|(aclanthology\.org/)([\w.-]+\d)|"
    r"(pubmed\.ncbi\.nlm\.nih\.gov/)(\d+)|(dl\.acm\.org/doi/)(?:abs/|pdf/|full/)?(10\.[^?#]+)|"
    r"(ieeexplore\.ieee\.org/)(?:abstract/)?document/(\d+)|(proceedings\.mlr\.press/v\d+/)([\w-]+)|"
    r"(openaccess\.thecvf\.com/)(?:[\w./-]*/)?([\w-]+_paper)|(papers\.n(?:eur)?ips\.cc/paper)[\w/]*/([\w-]{12,}))"
)
"""Addresses that hold the number of one paper, by the sites that give them."""
_TELLING = frozenset("#*@%&")
"""Punctuation by which titles differ: C and C#, A and A*."""
_MARKS = frozenset("$|~")
"""Signs of Markdown and TeX, which only dress a title."""
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
"""Superscripts and subscripts, which are other signs than the digits on the line."""


_LETTER = r"[^\W_\u2e80-\U0010ffff]"
"""A letter or digit of a script that parts its words with blanks."""
_HOLDING = re.compile(rf"((?<={_LETTER})[./](?={_LETTER})|(?<=\d):(?=\d)|(?<=\d),(?=\d)(?!\d{{3}}(?!\d)))")
"""Signs within a word; a comma before three digits only makes a number legible."""
_INITIALS = re.compile(r"(?<![^\W_])(?:[a-z]\.){2,}")
"""Letters that stand for words, which are written with points or without: the U.S."""


@lru_cache(maxsize=1 << 15)
def title_key(title: str) -> str:
    """Return a title's letters, digits and telling signs, case and width folded: equal keys mean equal titles.

    Punctuation and blanks do not tell titles apart, ``#``, ``+`` and a raised ``²`` do, and so does a sign that holds
    two parts of a word together (3.5 is not 35); a formula is what it says.
    """
    title = in_words(title) if has_formulas(title) else title
    if title.isascii():
        folded, telling = title.lower(), _telling_ascii
    else:
        wide = "".join(char if char in _RAISED else unicodedata.normalize("NFKC", char) for char in _composed(title))
        folded, telling = wide.casefold(), _telling
    if not _HOLDING.search(folded):
        return telling(folded)
    parts = _HOLDING.split(_INITIALS.sub(lambda found: found[0].replace(".", ""), folded))
    return "".join(part if number % 2 else telling(part) for number, part in enumerate(parts))


def _telling(text: str) -> str:
    return "".join(filter(_tells, text))


def _telling_ascii(text: str) -> str:
    return text.translate(_UNTELLING)


def _composed(title: str) -> str:
    return unicodedata.normalize("NFC", title)


def _tells(char: str) -> bool:
    """Whether titles that differ in a character are different ones."""
    return (
        char.isalnum()
        or char in _TELLING
        or (char not in _MARKS and unicodedata.category(char) in ("Sm", "So", "Sc", "Mn", "Mc"))
    )


_UNTELLING = dict.fromkeys(number for number in range(128) if not _tells(chr(number)))
"""The characters of ASCII that tell nothing, for a title that has no others: it takes a tenth of the time."""


def gather(records: Sequence[Record], firsts: Sequence[int] | None = None) -> tuple[tuple[Record, ...], ...]:
    """Return the records grouped into papers, in the order of their first places; the main record leads its group.

    The main record is the one that says most (the longest text, then the most links). ``firsts`` is what `firsts_of`
    tells of them, when it is known.
    """
    groups: dict[int, list[Record]] = {}
    for record, first in zip(records, firsts_of(records) if firsts is None else firsts, strict=True):
        groups.setdefault(first, []).append(record)
    return tuple(
        tuple(sorted(group, key=_fullness, reverse=True) if len(group) > 1 else group) for group in groups.values()
    )


def firsts_of(records: Sequence[Record]) -> list[int]:
    """Return for each record the place of the first one of its paper; only summaries are read."""
    parent = list(range(len(records)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    holders: dict[str, int] = {}
    for i, record in enumerate(records):
        for key in _keys(record):
            j = holders.setdefault(key, i)
            if j != i and _agree(records[j], record, by_rest=key.startswith("rest:")):
                low, high = sorted((root(i), root(j)))
                parent[high] = low
    return [root(i) for i in range(len(records))]


def _keys(record: Record) -> Iterable[str]:
    if record.kind != "paper":
        return
    if record.arxiv:
        yield f"arxiv:{record.arxiv.lower()}"
    if record.doi:
        yield f"doi:{record.doi.lower()}"
    for link in record.links:
        number = _NUMBERED.search(link.url) if link.kind == "paper" else None
        if number:
            yield f"at:{''.join(filter(None, number.groups())).lower()}"
    key = title_key(record.title)
    if len(key) >= SHORT_TITLE and not is_untitled(record.title):
        yield f"title:{key}"
    rest = record.title.partition(": ")[2] or record.title
    if record.year and rest.count(" ") >= _TELLING_BLANKS:
        yield f"rest:{record.year}:{title_key(rest)}"


def _agree(a: Record, b: Record, *, by_rest: bool) -> bool:
    """Whether two records that share a key may be one paper: the other keys must not speak against it."""
    if by_rest or title_key(a.title) == title_key(b.title):
        named = by_rest and ": " in a.title and ": " in b.title and title_key(a.title) != title_key(b.title)
        return not named and not (a.arxiv and b.arxiv and a.arxiv != b.arxiv)
    return alike(a.title, b.title) or is_untitled(a.title) or is_untitled(b.title)


def alike(one: str, two: str) -> bool:
    """Tell whether two titles may be one paper's: four of ten words of the shorter one stand in the other."""
    x, y = _words(one), _words(two)
    return len(x & y) >= 0.4 * max(1, min(len(x), len(y)))


def unlabelled(title: str) -> str:
    """Return a title without the word before its colon; empty where there is none, or too little behind it.

    The word may be a label of the notes' own ("LDM: …") or what the authors call their method.
    """
    label, colon, rest = title.partition(": ")
    whole = colon and " " not in label and len(rest.split()) >= _FEWEST and len(title_key(rest)) >= SHORT_TITLE
    return rest.strip() if whole else ""


def _words(title: str) -> set[str]:
    return set(_words_in_order(title))


def _words_in_order(title: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", title).casefold())


def _halves(words: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield both halves of a title, each with its side and the number of words of the whole."""
    middle = len(words) // 2
    yield 0, len(words), tuple(words[:middle])
    yield 1, len(words), tuple(words[middle:])


def _fullness(record: Record) -> tuple[int, int, int]:
    # Sorting is stable, so the first place leads among equals.
    text = sum(len(section.text) for section in record.sections)
    return text + sum(len(snippet.code) for snippet in record.snippets), len(record.links), len(record.title)


def merge(parts: Sequence[Record], is_published: Callable[[str], bool]) -> Record:
    """Return one record for a paper: the main part, what it leaves empty filled from the others in turn.

    A venue that ``is_published`` wins over a preprint server or a series, with its year; links and topics are united.
    """
    main = parts[0]
    if len(parts) == 1:
        return main
    published = next((part for part in parts if part.venue and is_published(part.venue)), None)
    dated = published or next((part for part in parts if part.venue or part.year), main)

    def first(field: str) -> Any:  # noqa: ANN401 - the type is the field's
        return next((value for part in parts if (value := getattr(part, field))), None)

    title = main.title
    if len(title) < SHORT_TITLE or is_untitled(title):
        title = max((part.title for part in parts if not is_untitled(part.title)), key=len, default=title)
    named = [part for part in parts if part.authors]
    listed = next((part for part in named if not part.others), named[0] if named else main)
    return main._replace(
        title=title,
        name=first("name"),
        venue=dated.venue or first("venue"),
        year=dated.year or first("year"),
        authors=listed.authors,
        others=listed.others,
        arxiv=first("arxiv"),
        doi=first("doi"),
        status=first("status"),
        rating=first("rating"),
        read_on=first("read_on"),
        dated=first("dated"),
        key=first("key"),
        publication=max((part.publication for part in parts if part.publication), key=_much, default=None),
        links=_unite(parts),
        topics=tuple(dict.fromkeys(topic for part in parts for topic in part.topics)),
        group=first("group") or (),
    )


def _much(publication: Publication) -> int:
    return sum(map(bool, publication))


def _unite(parts: Sequence[Record]) -> tuple[Link, ...]:
    links: dict[tuple[str, str], Link] = {}
    for part in parts:
        for link in part.links:
            links.setdefault((link.kind, link.url.rstrip("/").removeprefix("https://").removeprefix("http://")), link)
    return tuple(links.values())


def near_twins(records: Sequence[Record], pairs: Iterable[tuple[int, int]] | None = None) -> tuple[Diagnostic, ...]:
    """Return a finding for each pair of papers whose titles differ in one word.

    ``pairs`` is what `twins_of` tells of them, when it is known.
    """
    findings: dict[tuple[str, int, str, int], Diagnostic] = {}
    for at, other_at in twins_of(records) if pairs is None else pairs:
        other, here, there = records[other_at], records[at].place, records[other_at].place
        findings.setdefault(
            (here.file, here.line, there.file, there.line),
            Diagnostic(
                "PN302",
                f"nearly the same title as {there.file}:{there.line}: {other.title}",
                here.file,
                line=here.line,
            ),
        )
    return tuple(findings.values())


def twins_of(records: Sequence[Record]) -> list[tuple[int, int]]:
    """Return the places of two papers whose titles differ in one word, the later first; only summaries are read.

    Each title is filed under its words with one left out, so the work grows with the number of words.
    """
    told = [
        (at, words)
        for at, record in enumerate(records)
        if record.kind == "paper" and 5 <= len(words := _words_in_order(record.title)) <= 40
    ]
    # Of two titles that differ in one word, either the first or the second half is the same: few need a closer look.
    halves = Counter(half for _, words in told for half in _halves(words))
    seen: dict[tuple[str, ...], int] = {}
    pairs: dict[tuple[int, int], None] = {}
    for at, words in told:
        if all(halves[half] == 1 for half in _halves(words)):
            continue
        for i in range(len(words)):
            other = seen.setdefault((str(i), *words[:i], *words[i + 1 :]), at)
            if other != at and title_key(records[other].title) != title_key(records[at].title):
                pairs[at, other] = None
    return list(pairs)
