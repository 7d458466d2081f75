"""What notes say of themselves that keeps them private: a key and its value, in the words of the programs that read it.

Jekyll, Hugo, Hexo, Quarto, Docusaurus, Eleventy, Pelican, Obsidian (Publish, Digital Garden), Quartz, Logseq, Dendron.
Keys are compared without case, blanks, hyphens and underscores. Of keys that disagree the one that hides wins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from papernotes.parse.withheld.flag_words import (
    HIDING_TAGS,
    IN_OTHER_LANGUAGES,
    IN_TEXT,
    NO,
    NOTHING,
    OF_A_FILE,
    OF_A_PART,
    SECRET,
    TAGS,
    TAGS_IN_TEXT,
    TICKED,
    YES,
)
from papernotes.parse.withheld.hidden_parts import CLASS, class_hides
from papernotes.parse.withheld.line_dress import in_cells, undressed, untagged
from papernotes.parse.withheld.yes_or_no import (
    HASHTAG,
    answer_of,
    are_words,
    bare_value,
    folded,
    tag_hides,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TAG_KEY = re.compile(
    rf"(?P<blank>[ \t>]*+)(?P<item>[-*+][ \t]++)?[*_]{{0,2}}(?:{'|'.join(sorted(TAGS_IN_TEXT))})"
    r"[*_]{0,2}[ \t]*+[:：][*_:]{0,2}[ \t]*+$",
    re.IGNORECASE,
)
_TAG_ITEM = re.compile(r"(?P<blank>[ \t>]*+)[-*+][ \t]++(?P<tag>[^\n]{1,80}+)$")
_HASHTAGS = re.compile(r"[ \t>]*+(?:[-*+][ \t]++)?(?:#[^\s#,;]{1,80}+[\s,;]*+)++$")
"""A line of nothing but tags."""
_MARKED = re.compile(r"#[^\s#,;]{1,80}")
_LINE = re.compile(
    r"(?P<lead>[ \t]*+(?:>[ \t]?)*+(?:[-*+][ \t]++)?(?:\[[ xX]\][ \t]++)?(?:#\+(?:hugo_)?|:(?=\w))?|[ \t]*+\|)"
    r"[ \t]*+[\[(]?(?:\*{1,3}|_{1,3}|(?P<quote>\"))?"
    r"(?P<key>[^\W\d_][\w -]{1,32}?)(?(quote)\"|(?:\*{1,3}|_{1,3})?)[ \t]*+"
    r"(?P<colon>::|[:：=]|\|)(?:\*{1,3}|_{1,3})?[ \t]*+(?P<value>[^\n]{1,1000}+)$"
)
_STEMS = ("draft", "privat", "publi", "hidden", "unlisted", "eleventy", "render", "permalink", "status", "state",
          "visibility", "access", "confiden", "privad", "私人", "社外秘", "noexport", *IN_OTHER_LANGUAGES)  # fmt: skip
"""One of these stands in every key, or in the tag that hides."""
_STEMS_IN_FRONT = ("classification", "sensitivity", "audience", "permission", "sharing", "share", "headless", "type")
"""In front matter it may be one of these, which other texts are full of."""
_VALUE = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(HIDING_TAGS.union(*OF_A_FILE.values())))}|no-publish)(?!\w)")
_CLASS = re.compile(CLASS)
_PARTS = re.compile("[:：=|#<]")
"""What parts a key from its value, or marks a tag: most lines hold none."""
_NEXT_CELL = re.compile(r"[ \t][|·•/][ \t]|<br ?/?>")
_NEXT = re.compile(r"[ \t][|·•/][ \t]|[;；,，、][ \t]*|<br ?/?>|[ \t](?=(?:\*\*|__)\w)")
"""What parts one key and its value from the next in a line of several."""
_FIELD = re.compile(r"[\[(（](?P<key>[^\W\d_][\w -]{1,32})(?P<colon>::|[:：])(?P<value>[^\[\]()（）\n]{1,200})[\])）]")
"""A key and its value in brackets amid other words, as Dataview writes it."""
_OWN = re.compile(r"[ \t>]*+(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|)")
"""How a line begins whose words are an item, a heading or a row."""
_ORG_TAGS = re.compile(r"[ \t]:(?:[\w@#%-]{1,40}:){1,9}$")
_NO_EXPORT = frozenset({"noexport"})
"""Tags of Org whose headings no export holds."""
_CODE = re.compile("`[^`\n]*`")
_LONGEST = 1_000
"""Characters of a line that is a key and a value."""
_LINE_END = re.compile("\r\n?|\n")
_TICKED_KEY = re.compile(r"[ \t>]*+[-*+][ \t]++\[[xX]\][ \t]++(?P<key>[^\W\d_][\w -]{1,32}?)[ \t]*$")
_SHORT = 120
"""Characters of a line that is nothing but a key or a value."""
_DRESS = " \t\r>#-+*_:：|"
"""What stands around a key or a value that has its line to itself."""


def may_hide(text: str, *, front: bool = False) -> bool:
    """Tell whether a text may hold a key that hides, and ``front`` matter also a value; most texts do not."""
    lower = text.lower()
    if not front:
        return any(stem in lower for stem in _STEMS)
    keyed = any(stem in lower for stem in (*_STEMS, *_STEMS_IN_FRONT))
    return keyed and (_VALUE.search(lower) is not None or any(key in lower for key in SECRET))


def lines_that_may_hide(text: str) -> list[int]:
    """Return the numbers, from 1, of the lines that may hold a key that hides: to ask these alone is much quicker."""
    lower = text.lower()
    places: list[int] = []
    for stem in _STEMS:
        at = lower.find(stem)
        while at >= 0:
            places.append(at)
            at = lower.find(stem, at + 1)
    ends = [found.start() for found in _LINE_END.finditer(lower)] if places else []
    return sorted({bisect_left(ends, at) + 1 for at in places})


def hides(key: str, values: Iterable[str]) -> bool:
    """Tell whether a property of a file, with its values as written, makes it private; ``a.b`` is a key inside of a.

    A word that answers does so whatever remark stands behind it.
    """
    values = tuple(values)
    if folded(key) in TAGS:
        return any(tag_hides(value, alone=len(values) == 1) for value in values)
    words = {answer_of(value, front=True) for value in values}
    whole, last = folded(key), folded(key.rpartition(".")[2])
    hiding = OF_A_FILE.get(whole) or (OF_A_FILE[last] if last in OF_A_PART else frozenset())
    if (whole in SECRET or last in SECRET) and words - NO - NOTHING:
        return True
    return not words.isdisjoint(hiding)


def line_hides(line: str) -> bool:
    """Tell whether a line of the notes is a key and a value, in any dress, that make what it stands under private.

    It may be one of several keys of its line. With two colons it is a property of Logseq or Dataview, and says what
    front matter does.
    """
    if (ticked := _TICKED_KEY.match(line)) and folded(ticked["key"]) in HIDING_TAGS:
        return True
    if not _may_say(line):
        return False
    line = in_cells(undressed(line))
    found = _LINE.match(line)
    if found is None:
        return _HASHTAGS.match(line) is not None and tag_hides(line.lstrip(" \t>-*+"), alone=True)
    if _says(found):
        return True
    rest = _NEXT.split(line)
    return _LINE.match(rest[0]) is not None and any((pair := _LINE.match(one)) and _says(pair) for one in rest[1:])


def words_hide(line: str) -> bool:
    """Tell whether a line holds, amid or behind other words, a key and a value that make private what these say.

    That is a property in brackets, in any line; in an item, a row or a heading also a tag, a key behind what parts
    keys from each other, or one in the brackets that end the line.
    """
    if not _may_say(line):
        return False
    bare = _CODE.sub("", undressed(line)).rstrip(" \t\r|")
    if bare.lstrip(" \t>")[:1] == "#" and _heading_hides(bare):
        return True
    found = list(_FIELD.finditer(bare))
    if _OWN.match(bare):
        if any(tag_hides(tag[0], alone=True) for tag in HASHTAG.finditer(bare)):
            return True
        found += filter(None, (_LINE.match(one.strip()) for one in _NEXT_CELL.split(bare)[1:]))
    else:
        found = [one for one in found if one["colon"] == "::"]
    return any(_says(one) for one in found if one["colon"] == "::" or one.re is _LINE or one.end() == len(bare))


def _heading_hides(line: str) -> bool:
    """Tell whether a heading ends in attributes or in tags of Org that hide its section."""
    attributes = _CLASS.search(line)
    if attributes and class_hides(attributes[0]):
        return True
    org = _ORG_TAGS.search(line)
    tags = org[0].strip(" \t:").casefold().split(":") if org else ()
    return not HIDING_TAGS.union(_NO_EXPORT).isdisjoint(tags)


def _may_say(line: str) -> bool:
    return len(line) <= _LONGEST and _PARTS.search(line) is not None and may_hide(line)


def _says(found: re.Match[str]) -> bool:
    """Tell whether a key and its value say that something is private."""
    if (key := folded(found["key"])) in TAGS:
        tags = found["value"] if key in TAGS_IN_TEXT else " ".join(_MARKED.findall(found["value"]))
        return tag_hides(tags.strip(" |]"), alone=True)
    if found["colon"] == "::":
        return hides(found["key"], (found["value"],))
    return answer_of(found["value"], front=False) in IN_TEXT.get(key, ())


def answers_no(line: str) -> bool:
    """Tell whether a line is nothing but a no."""
    return len(line) <= _SHORT and answer_of(undressed(line).strip(_DRESS), front=False) in NO


def is_key(line: str) -> bool:
    """Tell whether a line is nothing but a key that can hide, as a heading, an item, in bold or in a tag of HTML."""
    if len(line) > _SHORT or not may_hide(line):
        return False
    return folded(untagged(undressed(line)).strip(_DRESS)) in IN_TEXT


def keys_above(lines: Sequence[str], asked: Iterable[int]) -> Iterator[int]:
    """Yield the number, from 1, of each key that hides and stands alone in its line, its value in the next one.

    Only the lines that are ``asked`` are looked at for keys.
    """
    for number in asked:
        line = lines[number - 1]
        if not is_key(line):
            continue
        below = next((one for one in lines[number : number + 2] if one.strip()), "")
        value = untagged(undressed(below[:_SHORT])).strip(_DRESS)
        hiding = IN_TEXT[folded(untagged(undressed(line)).strip(_DRESS))]
        if bare_value(value) in hiding or (hiding == YES and value in TICKED):
            yield number


def tag_lists(lines: Sequence[str]) -> Iterator[int]:
    """Yield the number, from 1, of each key for tags whose list beneath it holds a tag that hides."""
    key, inside = 0, 0
    for number, line in enumerate(lines, 1):
        if found := _TAG_KEY.match(line):
            key, inside = number, len(found["blank"]) + bool(found["item"])
        elif key and (item := _TAG_ITEM.match(line)) and len(item["blank"]) >= inside:
            if tag_hides(item["tag"], alone=True):
                yield key
        elif line.strip():
            key = 0


def secret_words(line: str) -> bool:
    """Tell whether a line of the notes is a key that says that something is private, with words for its value."""
    found = _LINE.match(in_cells(undressed(line))) if len(line) <= _LONGEST else None
    return found is not None and folded(found["key"]) in SECRET and are_words(found["value"])
