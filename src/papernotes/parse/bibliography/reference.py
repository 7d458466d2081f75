"""What a bibliography says of a paper, whatever the format."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from papernotes.model import UNPUBLISHED
from papernotes.parse.bibliography.html_notes import from_html, is_html
from papernotes.parse.bibliography.words_to_markdown import from_plain
from papernotes.parse.fields.identifiers import arxiv_ids, clean_doi, doi_address, dois
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.notices import told_in
from papernotes.parse.fields.parting import Name, parted
from papernotes.parse.fields.persons import is_suffix
from papernotes.parse.fields.ratings import read_rating
from papernotes.parse.fields.status import read_status, read_status_tag
from papernotes.parse.tex import untagged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from papernotes.model import Publication, Rating, Status

_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"(?<![a-z])(?:{'|'.join(_MONTHS)})")
_NUMBERED_MONTH = re.compile(r"(?:\d{4}[-/](?P<dated>0?[1-9]|1[0-2])|(?P<alone>0?[1-9]|1[0-2]))(?!\d)")
_DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)")
_PAGE = re.compile(r"https?://(?![^\s]*\.pdf(?:[?#]|$))[^\s<>\"{}\\^`|]{3,1000}", re.IGNORECASE)
_READ_STATUS = re.compile(r"(?:^|[\s;])read[_ -]status\s*:\s*([^\n;:]{1,30}?)\s*(?=$|[\n;]|\w+\s*:)", re.IGNORECASE)
"""What Zotero's reading list writes into "Extra", which exports hold as a note."""
_RATED = re.compile(
    r"(?:^|[\n;])[ \t]{0,9}(?:my[ _-])?(?:rating|ranking|stars)[ \t]{0,9}:([^\n;]{1,30})", re.IGNORECASE
)
_STARRED = re.compile(r"(?:rank[1-5]|[★⭐🌟☆✩\ufe0f\s]{1,20}|\d\s?(?:★|⭐|stars?))", re.IGNORECASE)
"""A keyword that is a rating: JabRef's, and the stars that people have Zotero show."""
_SIGNALS = ("⛔", "⚠", "❗", "🚫")
"""What programs begin the keywords with by which they tell of an entry: "⛔ No DOI found"."""
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
"""What parts words, and what no text is made of: a service may send anything."""
_EXTRA = re.compile(r"\s*(?P<key>[A-Za-z][\w .-]{0,30}):\s*[^\s]")
_CODED = re.compile(r"\S*[a-z][._-][A-Za-z]\S*|[A-Z]{2,8}|tex\..*")
"""Keys that programs write: ``Read_Status_Date``, ``original-date``, ``PMCID``."""
_LEFT_OVER = re.compile(r"\s*(?:NULL\s*\Z|From Duplicate \d)")
"""What Mendeley leaves where it joins two entries."""
_OTHERS = re.compile(r"(?:and )?others|et al\.?", re.IGNORECASE)
_NAMESAKE = re.compile(r"(?<=\w) \d{4}\Z")
"""What DBLP tells people of one name apart by (https://dblp.org/faq/1474704)."""
_INITIALS = re.compile(r"(?<=\w\.) (?=-\w)")
"""The blank in "B. -K. Choi", as IEEE's exports have it."""
_ACM = re.compile(r"\b10\.5555/(\d{5,9}(?:\.\d{5,9})?)(?!\d)")
"""What the ACM gives to works that have no DOI: found there, and nowhere else."""
_PAGES = re.compile(r"(?<=\w)\s{0,3}[-–—]{1,3}\s{0,3}(?=\w)")
_STOPPED = re.compile(r"(?<!\.)(?<!\b[A-Z])(?:[a-z\d)]{3}|[^\W\d_a-zA-Z]|[A-Z]{2})(?<!etc)\.\Z")
_ARXIV_DOI = "10.48550/"
_ESCAPED = re.compile(r"\\([%&#_])")
"""A sign that TeX has escaped twice: once by the abstract's author, as on arXiv, and once by the manager."""
_PARTING = re.compile(r"</?(?:jats:)?(?:p|div|br|li|ul|ol|sec|h\d)\b[^<>]{0,200}>", re.IGNORECASE)
_HEADED = re.compile(
    r"\s*+(?:<[^<>/]{1,20}+>\s*+){0,2}+(?:abstract|summary)\b\s*+(?:</[^<>]{1,20}+>|[:.—–-])\s*+", re.IGNORECASE
)
"""What publishers write before an abstract."""
_ARCHIVE = re.compile(
    r"(?:Computer Science|Mathematics|Statistics|Physics|Condensed Matter|Astrophysics|High Energy Physics|"
    r"Quantitative Biology|Quantitative Finance|Economics|Electrical Engineering and Systems Science|"
    r"Nonlinear Sciences)\s+[-–—]\s+(?=\S)"
)
"""What stands before arXiv's categories (https://arxiv.org/category_taxonomy), which Zotero takes for tags."""
_CATEGORIES = {"Computer Science - Computer Vision and Pattern Recognition": "Computer Vision"}
"""A category of arXiv's that is called like a conference."""


class ServiceWord(NamedTuple):
    """What a service said of a paper."""

    service: str
    """By its name in small letters: ``crossref``."""
    day: str
    """The day on which it was asked, in ISO 8601."""
    fields: tuple[str, ...]
    """The fields of the entry, as BibTeX calls them."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a bibliography. Texts are plain, without TeX; an empty text says nothing."""

    key: str
    """What it is cited by: ``vaswani2017attention``; empty where the file does not say."""
    title: str
    authors: tuple[str, ...] = ()
    """As "First Last"; what is no person stays whole."""
    more_authors: bool = False
    """Whether the entry leaves authors out ("and others")."""
    venue: str = ""
    """Where it appeared, as written."""
    year: int | None = None
    doi: str | None = None
    arxiv: str | None = None
    url: str = ""
    keywords: tuple[str, ...] = ()
    status: Status | None = None
    rating: Rating | None = None
    abstract: str = ""
    remarks: tuple[str, ...] = ()
    """What its owner wrote about it, as Markdown, a field each."""
    files: tuple[str, ...] = ()
    """Where its files are on the machine of its owner."""
    publication: Publication = UNPUBLISHED
    told: tuple[ServiceWord, ...] = ()
    """Who said what, in an entry that ``papernotes fill`` made."""
    file: str = ""
    line: int = 1
    """Where the entry begins."""

    def until(self, latest: int) -> Reference:
        """Return it without a year that is yet to come."""
        return replace(self, year=None) if self.year and self.year > latest else self

    def with_notice(self) -> Reference:
        """Return it without a publisher's notice in its title: it is no part of that, and told beside it."""
        title, notice = told_in(self.title)
        publication = self.publication
        return replace(self, title=title, publication=publication._replace(notice=notice)) if notice else self

    @property
    def topics(self) -> tuple[str, ...]:
        """Its keywords as topics: without those that say how far or with what joy it was read."""
        kept = (word for word in self.keywords if not word.startswith(_SIGNALS))
        said = (word for word in kept if not (read_status_tag(word) or _STARRED.fullmatch(word)))
        told = (_CATEGORIES.get(word, _ARCHIVE.sub("", word)).lstrip("#") for word in said)
        return tuple({word.casefold(): word for word in reversed(list(told))}.values())[::-1]

    @property
    def address(self) -> str:
        """The paper's own page: its DOI's, arXiv's, else the one that is given."""
        if self.doi:
            return doi_address(self.doi)
        return f"https://arxiv.org/abs/{self.arxiv}" if self.arxiv else self.url


def one_line(text: str) -> str:
    """Return a text with one blank between words."""
    return _BLANKS.sub(" ", text).strip()


def title_in(text: str) -> str:
    """Return a title without the full stop that databases put behind it; one that cuts a word short stays."""
    return text[:-1] if _STOPPED.search(text) else text


def year_in(text: str) -> int | None:
    """Return the first year of a date in any form: ``2021``, ``2021-03-01``, ``2020/2021``, ``２０２１``."""
    found = _YEAR.search(text if text.isascii() else unicodedata.normalize("NFKC", text))
    return int(found[1]) if found else None


def month_in(text: str) -> str:
    """Return the number of a date's month: of ``June``, ``jun~27--30``, ``6``, ``2016-06-27`` and ``2016/06//``."""
    named = _MONTH.search(text.lower())
    if named:
        return str(_MONTHS.index(named[0]) + 1)
    told = _NUMBERED_MONTH.match(text.strip())
    return str(int(told["alone"] or told["dated"])) if told else ""


def day_in(text: str) -> str:
    """Return a day in ISO 8601, or the month or year that is told of it: ``2020-01-02`` of ``2020/1/2/`` too."""
    found = _DAY.match(text.strip())
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def page_in(url: str) -> str:
    """Return an address that is neither a DOI's nor arXiv's nor a document's, which an entry tells otherwise."""
    told = next(iter(url.split()), "")  # Mendeley puts several into one field
    known = dois(told) or arxiv_ids(told) or not _PAGE.fullmatch(told)
    return "" if known else told


def listed(names: Iterable[str]) -> str:
    """Return names as one text, semicolons between them, which none of them holds."""
    return "; ".join(name.replace(";", " ") for name in names)


def doi_in(texts: Iterable[str]) -> str | None:
    """Return the first DOI that texts name; the ones that arXiv gives to preprints are arXiv ids."""
    for text in texts:
        found = dois(text) or filter(None, (clean_doi(text.strip()),))
        for doi in found:
            if not doi.lower().startswith(_ARXIV_DOI):
                return doi
    return None


def address_in(url: str, texts: Iterable[str]) -> str:
    """Return the address that an entry gives, else the ACM's page of a work that only the ACM numbers."""
    found = next(filter(None, map(_ACM.search, texts)), None)
    return url or (f"https://dl.acm.org/doi/{found[0]}" if found else "")


def arxiv_in(texts: Iterable[str]) -> str | None:
    """Return the first arXiv id that texts name."""
    return next((found for text in texts for found in arxiv_ids(text)), None)


def pages_in(text: str) -> str:
    """Return pages with the dash that stands between the first and the last."""
    return _PAGES.sub("–", text)


def named(names: Iterable[Name]) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a list without what stands for more of them, and whether that is there."""
    told = [tidied(name) for name in names if name.full]
    return tuple(name for name in told if not is_others(name.full)), any(is_others(name.full) for name in told)


def tidied(name: Name) -> Name:
    """Return a name without what databases put into it, and with what stands behind it as a suffix."""
    given, family = bare_name(name.given), bare_name(name.family)
    if given and is_suffix(family):  # "Martin Luther King Jr.", of which BibTeX takes the last word
        return parted(f"{given} {family}")
    head, _, last = family.rpartition(" ")
    if given and head and not name.suffix and is_suffix(last):
        return Name(given, head, last)
    return Name(given, family, name.suffix)


def bare_name(text: str) -> str:
    """Return a name, or a part of one, whose initials stand together, without the number of a namesake."""
    return _INITIALS.sub("", _NAMESAKE.sub("", text))


def is_others(name: str) -> bool:
    """Tell whether a name stands for those that are left out."""
    return _OTHERS.fullmatch(name) is not None


def words_of(text: str) -> tuple[str, ...]:
    """Return the keywords of a list."""
    return tuple(word.strip() for word in re.split(r"[,;\n]", text) if word.strip())


def abstract_in(text: str) -> str:
    """Return an abstract as plain words, also one that a publisher marked up."""
    headed = _HEADED.match(text)
    told = untagged(_PARTING.sub(" ", text[headed.end() :] if headed else text))
    return one_line(_ESCAPED.sub(r"\1", told))


def remark_in(text: str, *, extra: bool = False) -> str:
    """Return what a note says in its own words, as Markdown, without what a manager wrote itself.

    Of what exports have of Zotero's "Extra", lines such as ``arXiv: 2304.00001`` are left out.
    """
    if is_html(text):
        before, tag, rest = text.partition("<")
        return from_html(_unmarked(before, extra=extra) + tag + rest)
    return from_plain(_unmarked(text, extra=extra))


def _unmarked(text: str, *, extra: bool) -> str:
    lines = (line for line in text.split("\n") if not _LEFT_OVER.match(line))
    return "\n".join(line for line in lines if not (extra and _is_data(line)))


def _is_data(line: str) -> bool:
    """Tell whether a line is a key that a field or a program has, with a value."""
    found = _EXTRA.match(line)
    return found is not None and (key_of(found["key"], loose=False) is not None or bool(_CODED.fullmatch(found["key"])))


def status_in(field: str, note: str, keywords: Iterable[str]) -> Status | None:
    """Return how far a paper was read: by a field of its own (JabRef's), a line of a note (Zotero's), a keyword."""
    line = _READ_STATUS.search(note)
    found = (read_status(field), read_status(line[1]) if line else None, *map(read_status_tag, keywords))
    return next((status for status in found if status), None)


def rating_in(field: str, note: str, keywords: Iterable[str]) -> Rating | None:
    """Return how a paper was liked: by a field of its own (JabRef's), a line of a note, a keyword of stars."""
    line = _RATED.search(note)
    told = (field, line[1] if line else "", *filter(_STARRED.fullmatch, keywords))
    return next((rating for text in told if text.strip() and (rating := read_rating(text))), None)
