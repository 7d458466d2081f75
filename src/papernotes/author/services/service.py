"""What the services have in common: where each is, how often it may be asked, and how its answers are looked into."""

from __future__ import annotations

import html
import json
import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from papernotes.author.web.manners import Turns
from papernotes.author.web.service_asker import SERVICES, Asker, ServiceError
from papernotes.check.public import is_private
from papernotes.parse.bibliography.reference import abstract_in, one_line
from papernotes.site.exports.plain_text import line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from papernotes.parse.bibliography import Reference

_WORD = re.compile(r"\w++")
_QUERY = 300
"""Characters of a title that tell it from all others, and that an address can hold."""
_TAG = re.compile(
    r"</?[A-Za-z][\w:-]{0,40}(?:\s{1,9}[\w:-]{1,40}\s{0,9}=\s{0,9}(?:\"[^<>\"]{0,300}\"|'[^<>']{0,300}'|[^\s<>\"'=]{1,300})){0,30}\s{0,9}/?>"
    r"|<!--.{0,300}?-->",
    re.DOTALL,
)
"""What is marked up; "p<0.05 and r>0.3" is not."""
_ALTERNATIVES = re.compile(r"</?(?:jats:)?alternatives>")
_TEX = re.compile(r"<(?:jats:)?tex-math\b[^<>]{0,200}>(?P<tex>[^<]*+)</(?:jats:)?tex-math>")
_ANNOTATION = re.compile(r"<(?:mml:)?annotation\b[^<>]{0,200}>[^<>]{0,2000}</(?:mml:)?annotation>")
"""What a formula in MathML is in TeX, once more."""
_FIRST, _LAST = 1000, 2099
"""Years that a work may be of; a service may say anything."""
_TEXT, _ABSTRACT, _NAME, _AUTHORS = 1000, 20_000, 200, 5000
"""Characters of texts, and names of authors; the longest list of authors has some five thousand."""
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]{1,500}")


class UnreadableError(ServiceError):
    """A service's answer is not of the form that it documents."""

    def __init__(self, name: str) -> None:
        super().__init__("failed", f"{name}'s answer cannot be read", help="try again later, or use --offline")


@dataclass(frozen=True)
class Service:
    """A service and how it is asked."""

    name: str
    """As people call it."""
    address: str
    variable: str
    """The environment variable that names another service of the same kind."""
    rest: float
    """Seconds between an answer and the next question."""
    batch: int
    """Ids that one question may hold."""
    reader: Callable[[bytes], Sequence[Reference]]
    """What makes references of an answer; it raises UnreadableError."""

    polite: float | None = None
    """The same for whoever tells an address to write to, where that is another."""

    def read(self, answer: bytes) -> list[Reference]:
        """Return the works of an answer, notices of publishers beside their titles. Raises UnreadableError."""
        return [work.with_notice() for work in self.reader(answer)]

    @property
    def key(self) -> str:
        """The name by which files know the service."""
        return self.name.lower()

    @property
    def place(self) -> str:
        """Where the service is."""
        return os.environ.get(self.variable) or self.address

    def pause(self, mail: str) -> float:
        """Return how long to rest between an answer and the next question; a service of one's own needs no rest."""
        if any(_own(self.place)):
            return 0.0
        return self.polite if mail and self.polite is not None else self.rest

    def url(self, parameters: Mapping[str, object], path: str = "") -> str:
        """Return the address of a question."""
        told = {name: value for name, value in parameters.items() if value != ""}
        return f"{self.place}{path}{'?' if told else ''}{urlencode(told)}"


def asker_for(services: Iterable[Service], asker: Asker | None = None) -> Asker:
    """Return who asks some services; those that the user's environment names may be in a private network."""
    asker = asker or Asker(SERVICES, Turns(0.0))
    known = frozenset(host for service in services if service.variable in os.environ for host in _own(service.place))
    return replace(asker, manners=replace(asker.manners, known=known))


def _own(address: str) -> Iterable[str]:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return ()
    return (f"{host}:{port}",) if is_private(host) else ()


def words(title: str) -> str:
    """Return the words of a title that a service is asked for, without signs that mean something in a question."""
    return " ".join(_WORD.findall(title[:_QUERY]))


def json_of(answer: bytes, name: str) -> object:
    """Return an answer in JSON. Raises UnreadableError."""
    try:
        return json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(name) from error


def text(value: object, most: int = _TEXT) -> str:
    """Return a text in one line, without the tags and entities that publishers leave in it; empty for no text."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return ""
    return _plain(html.unescape(_TAG.sub("", html.unescape(_with_formulas(value[: 4 * most])))))[:most].strip()


def _with_formulas(told: str) -> str:
    """Return a text, as it was sent, in which what is told in TeX is a formula, and not in MathML once more."""
    if "tex-math" in told:
        parts = _ALTERNATIVES.split(told)
        told = "".join(found[0] if (found := _TEX.search(part)) and "mml:math" in part else part for part in parts)
        told = _TEX.sub(lambda found: f"${_formula(found['tex'])}$", told)
    return _ANNOTATION.sub("", told) if "annotation" in told else told


def _formula(tex: str) -> str:
    """Return a formula without the document that some publishers put around each."""
    return (tex.partition("\\begin{document}")[2].partition("\\end{document}")[0] or tex).strip(" $\n")


def signs(value: object) -> str:
    """Return an id in one line, in which nothing is a tag."""
    return _plain(html.unescape(value[:_TEXT])).strip() if isinstance(value, str) else ""


def _plain(told: str) -> str:
    """Return a text in one line, without what no file of text can hold, such as the halves of a character."""
    return line(one_line(told))


def abstract(value: object) -> str:
    """Return an abstract without tags and without the word that stands above it."""
    if not isinstance(value, str):
        return ""
    told = text(abstract_in(html.unescape(_with_formulas(value[: 4 * _ABSTRACT]))), _ABSTRACT)
    head, _, rest = told.partition(" ")
    return rest if head.lower() in {"abstract", "summary"} and rest[:1].isupper() else told


def people(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of authors, each once as it comes."""
    told = (_plain(name)[:_NAME].strip() for name in names)
    return tuple([name for name in told if name][:_AUTHORS])


def items(value: object) -> list[dict[str, Any]]:
    """Return the tables of a list, as far as it is one; a table alone is one of its own."""
    found = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
    return [item for item in found if isinstance(item, dict)]


def table(value: object) -> dict[str, Any]:
    """Return a table, an empty one for what is none."""
    return value if isinstance(value, dict) else {}


def year(value: object) -> int | None:
    """Return a year in which a work can have appeared, None for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) == 4:
        value = int(value)
    fits = isinstance(value, int) and not isinstance(value, bool) and _FIRST <= value <= _LAST
    return value if fits and isinstance(value, int) else None


def address(value: object) -> str:
    """Return an address of the web, empty for what is none."""
    return value if isinstance(value, str) and _ADDRESS.fullmatch(value) else ""


def pages(first: object, last: object = "") -> str:
    """Return the pages of a work with an en dash between the first and the last."""
    start, _, end = text(first, 60).replace("--", "-").replace("–", "-").partition("-")
    end = end or text(last, 30)
    return f"{start.strip()}–{end.strip()}" if end.strip() and end.strip() != start.strip() else start.strip()
