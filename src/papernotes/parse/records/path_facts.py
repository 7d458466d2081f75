"""What the file and the folders of a record are called: where and when its paper appeared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from papernotes.model import Evidence
from papernotes.parse.fields.title_parts import read_title
from papernotes.parse.records import line_words as words
from papernotes.parse.records.appearing import take_mark
from papernotes.parse.records.facts import PATH, Stated
from papernotes.parse.records.file_names import name_title
from papernotes.parse.records.groups import read_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from papernotes.parse.records.facts import Facts
    from papernotes.parse.records.parts import LayoutPart
    from papernotes.parse.records.view import View

_YEAR_AND_WORDS = re.compile(
    r"[(\[]?(?P<year>(?:19|20)\d\d)[)\]]?[ _.–—-]{1,4}(?P<behind>\D.{5,300})|"
    r"(?P<before>.{5,300}\D)[ _.–—(\[-]{1,4}(?P<last>(?:19|20)\d\d)[)\]]?"
)
"""A year at an end of a file's name: "2017 Folding Boats", "Folding Boats (2017)"."""
_WHERE = r"(?:19|20)\d\d[-_ ][^\W\d_&]{2,12}|[^\W\d_&]{2,12}[-_ ]?(?:19|20)\d\d"
_PARTS = re.compile(rf"^(?:{_WHERE})(?=[-_ ]\w)|(?<=\w[-_ ])(?:{_WHERE})$")
"""When and where, before or behind the words of a file's name."""
_SHELF_YEAR = re.compile(r"(?:19|20)\d\d")
"""A folder of a year, which is a venue's where that is what a file or a folder in it is called: ``2023/EACL.md``."""
_SHELF_MARK = re.compile(r"^[\W\d]+(?=[^\W\d])")
_SHELVES = ("folders_of_others", "folders_of_keeping")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def read_path(part: LayoutPart, view: View, facts: Facts) -> None:
    """Take the venue and year that the folders and the file's name state.

    A bare year is a shelf, and no year; one before or behind words of the title is the paper's, if it is no date.
    """
    *folders, name = view.source.path.split("/")
    stem = name.rsplit(".", 1)[0]
    if part.candidate and part.candidate.form == "file":
        _read_name(stem, part, view, facts)
    parts = _PARTS.search(stem)  # "2015_ACL_Boats", "Folding Boats-2015-ACL"
    for text in (stem, *([parts[0]] if parts else []), *reversed(folders)):
        mark = read_mark(text.replace("_", " ").replace("-", " "), part.line, view.lexicon)
        if mark.venue:
            shelf = next((int(folder) for folder in reversed(folders) if _SHELF_YEAR.fullmatch(folder)), None)
            facts.stated.append(Stated(PATH, Evidence(part.line, text), mark.venue, mark.year or shelf))
            return


def _read_name(stem: str, part: LayoutPart, view: View, facts: Facts) -> None:
    """Take what stands beside the words of a file's name that are those of its title: "【OSDI 24】 Folding Boats"."""
    dated = _YEAR_AND_WORDS.fullmatch(stem)
    if dated and _alike(dated["behind"] or dated["before"], facts):
        facts.stated.append(Stated(PATH, Evidence(part.line, stem), None, int(dated["year"] or dated["last"])))
    named = read_title(name_title(view.source.path), view.lexicon)
    if named.venue and _alike(named.title, facts):
        take_mark(named.venue, PATH, view.line(part.line), facts)


def _alike(named_so: str, facts: Facts) -> bool:
    """Tell whether most of a file name's words are those of the record's title, two of them at least."""
    named, titled = (set(_WORDS.findall(text.casefold())) for text in (named_so, facts.title))
    return len(named & titled) >= max(2, len(named) / 2)


def shelf(part: LayoutPart, view: View, facts: Facts) -> Iterator[tuple[str, Evidence]]:
    """Yield the name of the nearest folder that says what a file of one paper is about, and not how it is kept."""
    whole = part.kind == "paper" and part.candidate is not None and part.candidate.form == "file"
    for folder in reversed(view.source.path.split("/")[:-1]) if whole else ():
        name = _SHELF_MARK.sub("", folder.replace("_", " ")).replace("-", " ").strip()
        kept = words.is_generic(name) or any(words.pattern(kind).fullmatch(name) for kind in _SHELVES)
        kept = kept or words.pattern("folders_of_papers").match(name) is not None or words.has_date(name)
        own = _alike(name, facts) or name.casefold() in (facts.title.partition(":")[0].casefold(), facts.name)
        if not kept and _WORDS.search(name) and not own:
            yield name, Evidence(part.line, folder)
            return
