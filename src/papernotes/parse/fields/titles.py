"""Titles: a heading, bold line or list item as written → the paper's title, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from papernotes.parse.fields.dates import find_date, is_date
from papernotes.parse.fields.link_kinds import word_kind
from papernotes.parse.fields.links import FoundLink, find_links
from papernotes.parse.fields.metadata import fold, key_of
from papernotes.parse.fields.names import looks_like_name, name_before_colon
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.venues import VenueMark, read_venue
from papernotes.parse.fields.years import find_years
from papernotes.parse.plain import plain_line

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class TitleParts:
    """A title line taken apart."""

    title: str
    """Without marks, numbering, emoji and what follows; empty when nothing is left."""
    name: str | None = None
    name_marked: bool = False
    """True when brackets set the name off (``**[RelViT]**``), not just a colon."""
    venue: VenueMark | None = None
    """A venue or year stated beside the title; its places count in ``venue.text`` only, not in the raw line."""
    year: int | None = None
    """The year of publication that stands beside the title, with or without a venue."""
    date: str | None = None
    """A day or month beside the title, ISO 8601: when it was posted or read, not the publication year."""
    links: tuple[FoundLink, ...] = ()
    """The links of the line, in its order."""
    title_link: FoundLink | None = None
    """The link whose label is the title, if there is one."""
    marked: bool = False
    """True when the title stands in title marks of its own, 《…》 or quotes."""
    numbered: bool = False
    """True when a number stood before the title."""
    bold: bool = False
    """True when the title, or all of the line, is bold."""
    rest: str = ""
    """What stood outside of the title marks or behind the title's link and is no link, venue, year or name."""


@dataclass(slots=True)
class _Finds:
    """What the steps gather on their way."""

    venue: VenueMark | None = None
    year: int | None = None
    date: str | None = None
    name: str | None = None


_START = re.compile(
    r"^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|#{2,6}(?=[^\s#\d])|[-*+•●▪◦–][ \t]+|\[[ xX]\][ \t]+|:\w+:[ \t]*)*"
)
_CLOSING_HASHES = re.compile(r"[ \t]+#+[ \t]*$|[ \t]*\{#[\w-]+\}[ \t]*$|[ \t]*\^[\w-]{2,20}$")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)")
_CHIP = re.compile(
    r"<kbd>(?P<a>[^<>]*)</kbd>|`(?P<b>[^`]{1,40})`|<sup>(?P<c>[^<>]*)</sup>|==(?P<d>[^=]{1,40})==", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)|!\[\[[^\[\]\n]*\]\]")
_EMPTY_LINK = re.compile(r"\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]*\])*)\]\((?P<target>(?:[^()\n]|\([^()\n]*\))*)\)")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]\n|]*)\]\]")
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2190-\u21ff\u2300-\u23ff\ufe0f\u20e3\u200d\U000e0020-\U000e007f\u25a0-\u25ff]+"
)
_SHORTCODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])")
_QUOTES = re.compile(
    r"《(?P<a>[^《》\n]+(?:《[^《》\n]*》[^《》\n]*)*)》|『(?P<b>[^『』\n]+)』|「(?P<c>[^「」\n]{8,})」|〈(?P<d>[^〈〉\n]{8,})〉|<<(?P<e>[^<>\n]{4,})>>"
)
_WHOLE_QUOTE = re.compile(
    r"^(?:[\"“”](?P<a>[^\"“”\n]{4,})[\"“”]|'(?P<b>[^'\n]{4,})'|‘(?P<c>[^‘’\n]{4,})’|【(?P<d>[^【】\n]{12,})】|\[(?P<e>[^\[\]\n]{20,})\])(?P<after>[.,;:]?)$"
)
_NUMBER = re.compile(
    r"^(?:\(\d{1,3}\)|（\d{1,3}）|\[\d{1,3}\](?!\()|【\d{1,3}】|#\d{1,4}(?=[\s:.])[:.]?|(?:no|nr|paper|day|week)\.?\s?#?\d{1,4}\s?[:.)\-–]|"
    r"第\s?[\d一二三四五六七八九十]+\s?[篇章]\s?[:：]?|[①-⑳]|\d{1,3}\s?[.)、．）:：](?=\s|[^\W\d_]|[《「『【\[*\"“])|\d{1,2}(?:\.\d{1,2}){1,3}[.)、]?(?=\s)|"
    r"(?=[IVXL])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})[.)、](?=\s|[《「『【\[*])|[A-Z][.)](?=\s+\S{2}))\s*",
    re.IGNORECASE,
)
_ROMAN_LOWER = re.compile(r"^[ivxl]+[.)]\s+")
_LEAD_WORD = re.compile(
    r"^(?:\[|【|\(|（|「)?\s*(?:paper|论文|論文|논문)?\s*(?:title|paper|notes?|review|summary|reading(?: notes?)?|paper (?:notes?|review|reading|summary)|论文(?:笔记|阅读|解读|精读|分享|标题|题目)?|阅读笔记|精读|解读|笔记|标题|题目|"
    r"論文(?:紹介|メモ|要約|読み|解説)?|紹介|メモ|논문(?:\s?(?:리뷰|정리|읽기|요약))?|리뷰|제목)\s*(?:\]|】|\)|）|」|[:：|｜]|(?<=[^\x00-\x7f])\s(?=[A-Z]))+\s*",
    re.IGNORECASE,
)
_GROUP_END = re.compile(
    r"\s*(?P<open>[(（\[【])(?P<in>[^()（）\[\]【】]{1,100}(?:\([^()]{0,40}\)[^()（）\[\]【】]{0,60})?)[)）\]】]\s*[.,;:]?$"
)
_GROUP_START = re.compile(r"^[(（\[【](?P<in>[^()（）\[\]【】]{1,80})[)）\]】]\s*[:：\-–—|]?\s*(?=\S)")
_TAIL = re.compile(r"\s*(?P<sep>[,，;|｜@·•/]|[-–—](?=\s)|\s[-–—]|\.(?=\s)|\s{2,}|\s)\s*(?P<in>[^,，;|｜@·•]{3,80})$")
_HEAD = re.compile(r"^(?P<in>[^:：|｜《「『\"“]{3,40}?)\s*(?:[|｜:：]|\s[-–—]+\s|(?=[《『「“\"]))\s*(?=\S)")
_YEAR_HEAD = re.compile(r"^(?:19|20)\d\d(?:\s*[-–—:：.、|]\s*|\s*(?=[《「『【\"“])|\s+(?=[A-Z][a-z]+\s))")
_YEAR_TAIL = re.compile(r"\s*[,，]\s*(?P<y>(?:19|20)\d\d)\s*\.?$")
_TRACK_ONLY = re.compile(
    r"^(?:oral|spotlight|poster|highlight|best (?:student )?paper(?: award| finalist| candidate| runner-?up)?|award|tutorial|keynote|accepted|"
    r"under review|preprint|to appear|new|updated?|must[ -]read|完|未完|待续|待更新|已读|在读|精读|略读|todo|wip|done|read|unread|重要|推荐|必读)$",
    re.IGNORECASE,
)
_LABEL_ONLY = re.compile(
    r"^(?:my |our |the )?(?:paper |reading |detailed )*(?:notes?|summary|review|memo|local(?: pdf)?|笔记|阅读笔记|论文笔记|解读|总结|メモ|ノート|まとめ|노트|정리|요약|리뷰)$",
    re.IGNORECASE,
)
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Edges of the title's link or bold words while the text around them is read; private characters, taken out of the notes."""
_NO_EDGES = {ord(_OPEN): None, ord(_CLOSE): None}
_BOLD_START = re.compile(rf"^[\W{_OPEN}]{{0,5}}(?:\*\*|__|<b>|<strong>)")
_BOLD = re.compile(
    r"^(?P<before>[\s\d.)]{0,6})(?P<mark>\*{1,3}|_{1,3}|<b>|<strong>)(?P<in>[^*\n]+?)(?:(?P=mark)(?!\w)|</b>|</strong>)",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_BLANKS = re.compile(r"\s+")
_LONGEST = 2000


def read_title(raw: str, lexicon: Lexicon) -> TitleParts:
    """Return the title that a line holds, and the name, venue, year, date and links beside it.

    The line may be a heading, a bold line, a list item's first line or a table cell. ``Name: Title`` stays whole; a
    name in brackets before the title comes off, one behind it ("… (LLaVA)") stays.
    """
    raw = _COMMENT.sub("", raw[:_LONGEST].translate(_NO_EDGES))
    links = find_links(raw)
    text = _CLOSING_HASHES.sub("", _START.sub("", raw, count=1)).strip()
    finds = _Finds()
    text, title_link = _without_links(text, links, finds, lexicon)
    text = _CHIP.sub(lambda chip: _chip(chip, finds, lexicon), text)
    bold = _BOLD_START.match(text) is not None
    text, numbered = _without_number(_plain(_mark_bold(text)))
    text, marked, rest = _quoted(text, finds, lexicon)
    if not marked:
        text, rest = _within_edges(text, finds, lexicon)
    text = _trim_ends(text.translate(_NO_EDGES), finds, lexicon)
    name = finds.name or name_before_colon(text) or _name_behind(text)
    year = finds.year or (finds.venue.year if finds.venue else None)
    return TitleParts(
        text, name, finds.name is not None, finds.venue, year, finds.date, links, title_link, marked, numbered, bold,
        rest.translate(_NO_EDGES).strip(),
    )  # fmt: skip


def _mark_bold(text: str) -> str:
    """Set edges around the bold words that open a line, when it goes on behind them."""
    match = None if _OPEN in text else _BOLD.match(text)
    if match is None or not text[match.end() :].strip(" *_:：.,") or key_of(match["in"], loose=False):
        return text
    if len(match["mark"]) == 1 and len(match["in"].split()) < 3:
        return text
    return f"{match['before']}{_OPEN}{match['in']}{_CLOSE}{text[match.end() :]}"


def _within_edges(text: str, finds: _Finds, lexicon: Lexicon) -> tuple[str, str]:
    """Return the words of the title's link or bold words as the title and what stands around them as the rest.

    A link in the middle of a title, and a bold name with its title behind it, leave the line whole.
    """
    start, end = text.find(_OPEN), text.find(_CLOSE)
    if start < 0 or end < start:
        return text, ""
    before, inside, after = (part.translate(_NO_EDGES).strip() for part in (text[:start], text[start:end], text[end:]))
    short = len(inside.split()) < 3 and not _CJK.search(inside)
    before_says_nothing = not before.strip(" :：-–—|,.*_") or _take_mark(
        before.strip(" :：-–—|,.()[]（）【】"), finds, lexicon
    )
    if not before_says_nothing and finds.name is None and looks_like_name(before.strip(" :：[]()【】-–—")):
        finds.name, before_says_nothing = before.strip(" :：[]()【】-–—"), True
    if (re.match(r"\w|[-'’](?=\w)", after) and not text[end + 1 : end + 2].isspace()) or (
        not before_says_nothing and short
    ):
        return text, ""
    if short and before_says_nothing and _reads_as_title(after.lstrip(" :：-–—|,.")):
        bare = inside.strip(" :：[]()【】")
        if looks_like_name(bare) and (after[:1] not in ":：" or inside.startswith(("[", "(", "【"))):
            finds.name = finds.name or bare
            return after.lstrip(" :：-–—|,."), ""
        return (
            f"{inside.rstrip(' :：')}: {after.lstrip(' :：')}" if after[:1] in ":：" or inside[-1:] in ":：" else text
        ), ""
    left = _trim_tail(after.lstrip(" ,.;:：|-–—"), finds, lexicon) if after else ""
    if left and _take_mark(left.strip(" ()[]（）【】,.;:"), finds, lexicon):
        left = ""
    return inside, " ".join(part for part in ("" if before_says_nothing else before, left.strip()) if part)


def _reads_as_title(text: str) -> bool:
    """Return whether words are written like a title: three and more, most of the long ones with a capital."""
    words = [word for word in re.split(r"[\s\-]+", re.split(r"[(\[]", text)[0]) if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(text.split()) >= 3 and capitals * 2 > len(words) and not re.search(r"\.\s+[A-Z]\w+\s+\w+", text)


def _without_links(
    text: str, links: tuple[FoundLink, ...], finds: _Finds, lexicon: Lexicon
) -> tuple[str, FoundLink | None]:
    """Return the text with the title's link as its label between edges, and the other links gone."""
    text = _FOOTNOTE.sub("", _IMAGE.sub("", text)) if "[" in text else text
    title_link: FoundLink | None = None
    first = True
    by_source = {link.source_url: link for link in links}

    def keep(match: re.Match[str]) -> str:
        nonlocal title_link
        label = match["label"]
        plain = plain_line(label).strip("[] ")
        link = by_source.get(match["target"].strip().strip("<>").split(" ")[0])
        if not plain or _is_side_label(plain, finds, lexicon):
            return " "
        nonlocal first
        if not first:
            return label
        title_link, first = link, False
        return f"{_OPEN}{label}{_CLOSE}"

    if "](" in text:
        text = _EMPTY_LINK.sub(keep, text)
    for link in links:  # what is left are bare addresses; the text behind the first is no title
        text = text.replace(f"<{link.source_url}>", " ").replace(link.source_url, " ")
    text = _WIKILINK.sub(r"\1", _REFERENCE.sub(r"\1", text)) if "][" in text or "[[" in text else text
    return re.sub(r"[\[(<（【]\s*[\])>）】]", " ", text), title_link


def _is_side_label(label: str, finds: _Finds, lexicon: Lexicon) -> bool:
    """Return whether a link's label stands beside the title and is no part of it; keeps the venue that it may state."""
    if len(label) > 60 or (len(label.split()) > 6):
        return False
    if (
        _LABEL_ONLY.match(label)
        or _TRACK_ONLY.match(label)
        or "://" in label
        or (word_kind(label) and len(label.split()) <= 4)
    ):
        return True
    return (is_placeholder(label) and fold(label) != "paper title") or _take_mark(label, finds, lexicon)


def _chip(match: re.Match[str], finds: _Finds, lexicon: Lexicon) -> str:
    content = plain_line(match["a"] or match["b"] or match["c"] or match["d"] or "")
    if _take_mark(content, finds, lexicon) or match["a"] is not None:
        return " "
    return match[0]


def _plain(text: str) -> str:
    """Return a line without tags, emphasis, escapes, emoji and double blanks; math stays as written."""
    text = unescape(text) if "&" in text else text
    text = _TAG.sub(" ", text) if "<" in text else text
    text = _SHORTCODE.sub(" ", _EMOJI.sub(" ", text))
    return plain_line(_BLANKS.sub(" ", text)).strip()


def _without_number(text: str) -> tuple[str, bool]:
    match = _NUMBER.match(text) or _ROMAN_LOWER.match(text)
    if match and match.end() < len(text):
        return text[match.end() :].strip(), True
    return text, False


def _quoted(text: str, finds: _Finds, lexicon: Lexicon) -> tuple[str, bool, str]:
    """Return the text inside title marks, whether there were any, and what stood outside of them."""
    match = _QUOTES.search(text)
    if match and len(match[0]) * 2 >= len(text) - 30:
        inside = next(group for group in match.groups() if group)
        outside = []
        for part in (text[: match.start()], text[match.end() :]):
            words = part.strip(" \t:：-–—,，.。|")
            if not words or _take_mark(words, finds, lexicon):
                continue
            bare = words.strip("()（）[]【】 ")
            if finds.name is None and part is not text[match.end() :] and looks_like_name(bare):
                finds.name = bare
            else:
                outside.append(words)
        return inside.strip(), True, " ".join(outside)
    whole = _WHOLE_QUOTE.match(text)
    if whole:
        return next(group for group in whole.groups() if group).strip(), True, ""
    return text, False, ""


def _trim_ends(text: str, finds: _Finds, lexicon: Lexicon) -> str:
    """Return the title without the marks before and behind it."""
    for _ in range(8):
        before = text
        text = _trim_tail(_trim_head(text, finds, lexicon), finds, lexicon)
        whole = _WHOLE_QUOTE.match(text)
        text = next(group for group in whole.groups() if group).strip() if whole else text
        if text == before:
            break
    return _full_stop(text)


def _trim_head(text: str, finds: _Finds, lexicon: Lexicon) -> str:
    lead = _LEAD_WORD.match(text)
    if lead and len(text) - lead.end() >= 8:
        text = text[lead.end() :]
    year = _YEAR_HEAD.match(text)
    if year and len(text) - year.end() >= 4:
        finds.year = finds.year or int(text[:4])
        text = text[year.end() :]
    group = _GROUP_START.match(text)
    if group and _take_mark(group["in"], finds, lexicon):
        return text[group.end() :]
    if group and finds.name is None and looks_like_name(group["in"].strip()):
        finds.name = group["in"].strip()
        return text[group.end() :]
    if group and re.fullmatch(r"(?:ar[xX]iv[:\s]*)?\d{4}\.\d{4,5}(?:v\d)?", group["in"].strip()):
        return text[group.end() :]
    head = _HEAD.match(text)
    if (
        head
        and len(text) - head.end() >= 8
        and re.search(r"[A-Za-z]", head["in"])
        and _take_mark(head["in"], finds, lexicon)
    ):
        return text[head.end() :].lstrip(" -–—|:：")
    return text


def _trim_tail(text: str, finds: _Finds, lexicon: Lexicon) -> str:
    text = text.rstrip(" \t,，;；:：|｜·•*_`-–—")
    group = _GROUP_END.search(text)
    if group and group.start() > 3 and _take_mark(group["in"], finds, lexicon):
        return text[: group.start()]
    year = _YEAR_TAIL.search(text)
    if year and year.start() > 3:
        finds.year = finds.year or int(year["y"])
        return text[: year.start()]
    for tail in _tails(text):
        words = text[tail:].strip(" \t,，;|｜@·•/-–—.")
        if len(words) >= 3 and _take_tail(text[:tail], text[tail:], words, finds, lexicon):
            return text[:tail].rstrip(" \t,，;|｜@·•/-–—")
    return text


def _tails(text: str) -> list[int]:
    """Return the places in the last 60 characters where a mark behind the title may start, the earliest first."""
    return [
        match.start()
        for match in re.finditer(r"\s*[,，;|｜@·•]|\s+[-–—/](?=\s)|\.(?=\s)|\s+(?=\S)", text)
        if match.start() >= max(4, len(text) - 60)
    ]


def _take_tail(before: str, tail: str, words: str, finds: _Finds, lexicon: Lexicon) -> bool:
    """Take a mark that no brackets set off: a date, or a venue with a year; a venue alone needs a separator."""
    separated = not tail[:1].isspace() or tail.lstrip()[:1] in ",，;|｜@·•-–—/"
    if is_date(words) and (separated or re.match(r"\d{4}[./-]\d", words)):
        found = find_date(words)
        finds.date = finds.date or (found.iso if found else None)
        return True
    mark = read_venue(words, lexicon) if words[0] not in "([（【" else None
    if mark is None or not mark.whole or mark.name or (mark.year is None and not separated):
        return False
    if (
        re.search(
            r"(?:\b(?:of|for|the|and|at|in|on|with|from|to|by|a|an|beyond)|[&+:])\s*$",
            before.rstrip(" ,;|@·•-–—"),
            re.IGNORECASE,
        )
        and not separated
    ):
        return False
    if not separated and mark.start > 0:
        return False
    if mark.year is None and find_years(words):
        return False
    return _take_venue(mark, finds)


def _take_mark(content: str, finds: _Finds, lexicon: Lexicon) -> bool:
    """Take what brackets beside a title hold when it is a venue, a year, a date or a track; False when it is none."""
    words = content.strip(" \t*_`,.;:：")
    if not words or len(words) > 120:
        return not words
    if _TRACK_ONLY.match(words):
        return True
    if re.fullmatch(r"(?:19|20)\d\d", words):
        finds.year = finds.year or int(words)
        return True
    if is_date(words):
        found = find_date(words)
        finds.date = finds.date or (found.iso if found else None)
        return True
    mark = read_venue(words, lexicon)
    return mark is not None and mark.whole and _take_venue(mark, finds)


def _take_venue(mark: VenueMark, finds: _Finds) -> bool:
    if finds.venue is None or (finds.venue.preprint and not mark.preprint):
        finds.venue = mark
    if mark.name and finds.name is None:
        finds.name = mark.name
    return True


def _name_behind(text: str) -> str | None:
    """Return the name in brackets at a title's end ("Visual Instruction Tuning (LLaVA)"); it stays in the title."""
    match = re.search(r"\S\s[(（](?P<in>[^()（）]{2,30})[)）]$", text)
    if not match:
        return None
    words = match["in"].strip()
    shaped = re.search(r"[a-z][A-Z]|[A-Z]{2}|[A-Za-z]-?\d", words) is not None
    return words if shaped and len(words.split()) <= 2 and looks_like_name(words) else None


def _full_stop(text: str) -> str:
    """Return a title without its full stop; question and exclamation marks and an ellipsis stay."""
    text = _BLANKS.sub(" ", text).strip(" \t,，;；|｜")
    stripped = re.sub(r"(?<!\.)[.。．]$", "", text)
    return stripped if re.search(r"\w|[?!？！)\]]$", stripped) else text
