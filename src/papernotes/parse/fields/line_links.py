"""Links of a line, in every way that notes write them, repaired, with their kinds and places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from papernotes.model import Link
from papernotes.parse.fields.hosts import host_name
from papernotes.parse.fields.identifiers import NUMBER, SICI, doi_address, find_arxiv_ids, find_dois
from papernotes.parse.fields.link_kinds import link_kind, word_kind
from papernotes.parse.fields.metadata import key_of
from papernotes.parse.fields.placeholders import is_placeholder
from papernotes.parse.fields.urls import repair_url, unangled
from papernotes.parse.plain import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from papernotes.model import LinkKind


class FoundLink(NamedTuple):
    """A link and the characters of the line that hold it, brackets and emphasis around it included."""

    kind: LinkKind
    url: str
    label: str
    source_url: str
    start: int
    end: int
    line: int = 1
    text: str = ""
    """The label as the notes hold it, plain; empty for a bare address or a label that says nothing."""

    def link(self) -> Link:
        """Return the record's link."""
        return Link(self.kind, self.url, self.label, self.source_url, self.line)


_MARKDOWN = re.compile(
    r"(?P<image>!?)\[(?P<label>(?:[^\[\]\n]++|\[[^\[\]\n]*+\](?:\([^()\n]*+\))?+)*+)\]"
    r"(?P<blank>[ \t]?)\((?P<target>(?:[^()\n]++|\([^()\n]*+\))*+)\)"
)
_REFERENCE = re.compile(r"\[(?P<label>[^\[\]\n]+)\](?:[ \t]?\[(?P<name>[^\[\]\n]*)\])?(?![(:\[])")
_ANCHOR = re.compile(
    r"<a\s(?=[^<>]*>)[^<>]*?href\s*=\s*(?P<quote>[\"']?)(?P<target>[^\"'<>\s]*)(?P=quote)[^<>]*>(?P<label>[^<>\n]*)(?:</a>)?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\s(?:\"[^\"]*\"|'[^']*'|“[^“”]*”)\s*$")
_SITES = (
    r"(?:[\w-]{1,63}\.)?(?:arxiv\.org|github\.com|gitlab\.com|doi\.org|openreview\.net|aclanthology\.org|"
    r"aclweb\.org|dl\.acm\.org|"
    r"ieeexplore\.ieee\.org|openaccess\.thecvf\.com|huggingface\.co|youtube\.com|youtu\.be|bilibili\.com|github\.io|"
    r"nature\.com|biorxiv\.org|papers\.nips\.cc|proceedings\.mlr\.press|jmlr\.org|semanticscholar\.org|usenix\.org|"
    r"link\.springer\.com|sciencedirect\.com|bitbucket\.org|kaggle\.com|zhuanlan\.zhihu\.com|medium\.com)"
)
_STOP = r"\s<>\"`|\u2028\u2029，。；：、！？（）【】《》「」『』“”‘’〈〉…\u3000"
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_BARE = re.compile(
    rf"(?<![A-Za-z0-9_@/])(?:[a-z]{{0,12}}-?extension://|h?h?t{{1,3}}ps?:/{{1,3}}(?=\w)|(?<![.@])www\.(?=\w)|"
    rf"{_SITES}/(?=[\w@]))"
    rf"(?:(?-i:[^{_STOP}{_CJK}])|{SICI}|(?<=[/=])(?-i:[{_CJK}])+)*",  # wide classes compile slowly with both cases
    re.IGNORECASE,
)
_ARXIV_CUE = re.compile(r"(?:ar[xX]iv|ARXIV)\s{0,9}[:：]?\s{0,9}$")
_COLON = re.compile(r"[:：]\s")
_HINTS = ("://", "ttp", "www.", ".org/", ".com/", ".io/", ".net/", ".be/", ".cc/", ".press/", ".ORG/", ".COM/")
"""One of these stands in every bare address; a line without is not searched."""
_WRAPS = {"<": ">", "[": "]", "(": ")", "*": "*", "_": "_", "`": "`", "（": "）", "【": "】", "「": "」"}
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
_CLOSING = dict(_PAIRS)
_LABEL_BEHIND = re.compile(r"\[([^\[\]\n]{0,200})\]\([ \t]*<?$")
_SAYS_NOTHING = re.compile(
    r"^(?:url|urls?|links?|here|this|this link|click here|click|read|download|view|open|source|->|→|↗|🔗|链接|"
    r"地址|点击这里|点这里|"
    r"这里|有|リンク|こちら|링크|여기|\d+|#|\W*)$",
    re.IGNORECASE,
)
_LEAD_CUT = re.compile(r"[.;,|·•、，；。\n]")
_BETWEEN = ",，;；、|·•&."
_LONGEST_WORD = 24
_BEFORE = " \t*_`<[("
_LEAD_EDGES = " \t*_`:：-–—>#[](){}<>【】\"'“”+/\\=～~→"


def find_links(
    text: str, line: int = 1, key: str | None = None, references: Mapping[str, str] | None = None
) -> tuple[FoundLink, ...]:
    """Return the links of a line from left to right.

    ``key`` is the key of the metadata line (or the head of the table column) that the text is the value of;
    ``references`` are the file's link references, label → address. Images, local files, mail addresses and
    placeholders are no links. An arXiv id or DOI that stands as text is one.
    """
    taken = bytearray(len(text))
    found: list[FoundLink] = []
    cue = "arXiv:" if key and key_of(key) == "arxiv" else ""
    since = 0
    for start, end, label, target in sorted(_candidates(text, references or {}, taken, cue)):
        url = repair_url(target) or (repair_url(label) if "://" in label or "www." in label else None)
        if url is None:
            continue
        said = "" if "://" in label or _SAYS_NOTHING.match(label) or is_placeholder(label) else label
        lead = _lead(text, since, start, key)
        first, last = _widen(text, start, end)
        if text[first] in "(（【" and text[start] != "[" and (called := _called(text, since, first)):
            lead, first = called, text.index(called, since)
        found.append(
            FoundLink(link_kind(url, said, lead), url, said or host_name(url), target.strip(), first, last, line, said)
        )
        since = last
    return tuple(found)


def _called(text: str, since: int, start: int) -> str | None:
    """Return the word that stands alone before a link in brackets and says what it is: ``论文（https://…）``."""
    words = text[since:start].strip(_LEAD_EDGES + _BETWEEN)
    return words if words and len(words) <= _LONGEST_WORD and word_kind(words) else None


def _lead(text: str, since: int, start: int, key: str | None) -> str | None:
    """Return what says what a link is: words of its own right before it, else the key of the line."""
    own = _lead_key(text, since, start)
    if key is None or (own and text[max(0, start - 8) : start].rstrip(_BEFORE).endswith((":", "："))):
        return own
    between = text[since:start].strip(_LEAD_EDGES + _BETWEEN) if since else ""  # "Paper: https://… | code https://…"
    return between if between and len(between) <= _LONGEST_WORD and word_kind(between) else key


def _candidates(
    text: str, references: Mapping[str, str], taken: bytearray, cue: str
) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, label, target) of all that looks like a link, each stretch once; ``cue`` stands before."""
    if "](" in text or "] (" in text:
        yield from _markdown(text, taken)
    if "<a" in text or "<A" in text:
        for match in _ANCHOR.finditer(text):
            if _free(taken, *match.span()):
                yield (*match.span(), plain_line(match["label"]), match["target"])
    if "[" in text and references:
        for match in _REFERENCE.finditer(text):
            target = references.get(" ".join((match["name"] or match["label"]).split()).casefold())
            if target and _free(taken, *match.span()):
                yield (*match.span(), plain_line(match["label"]), target)
    yield from _unmarked(text, taken, cue)


def _unmarked(text: str, taken: bytearray, cue: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the addresses and identifiers that stand as text; in most lines all are links' targets, and taken."""
    if any(_stands_free(hint, text, taken) for hint in _HINTS if hint in text):
        yield from _bare(text, taken)
    if _is_free(NUMBER.finditer(text), taken):
        yield from _arxiv_ids(text, taken, cue)
    if _stands_free("10.", text, taken):
        yield from _dois(text, taken)


def _is_free(found: Iterable[re.Match[str]], taken: bytearray) -> bool:
    """Tell whether any of some matches begins where nothing is taken yet."""
    return any(not taken[match.start()] for match in found)


def _stands_free(words: str, text: str, taken: bytearray) -> bool:
    """Tell whether some words begin anywhere in a text where nothing is taken yet."""
    at = text.find(words)
    while at >= 0 and taken[at]:
        at = text.find(words, at + 1)
    return at >= 0


def _markdown(text: str, taken: bytearray) -> Iterator[tuple[int, int, str, str]]:
    for match in _MARKDOWN.finditer(text):
        label, target = match["label"], match["target"]
        if match["blank"] and not repair_url(target):
            continue  # prose: `[1] (see below)`
        start, end = match.span()
        while label.startswith("[") and label.endswith("]") and "](" not in label:
            label = label[1:-1]
        if "](" in label and not label.startswith("!["):  # `[see [paper](u)](v)`: the inner one is the link
            inner = tuple(_markdown(label, bytearray(len(label))))
            offset = match.start("label")
            for a, b, inner_label, inner_target in inner:
                yield offset + a, offset + b, inner_label, inner_target
            if inner and not repair_url(target):
                _free(taken, start, end)
                continue
        if _free(taken, start, end) and not match["image"]:
            yield start, end, plain_line(label), unangled(_untitled(target).strip())


def _untitled(target: str) -> str:
    """Return what stands between a link's brackets without the title in quotes behind the address."""
    return _TITLE.sub("", target) if target.rstrip().endswith(('"', "'", "”")) else target


def _bare(text: str, taken: bytearray) -> Iterator[tuple[int, int, str, str]]:
    for match in _BARE.finditer(text):
        start = match.start()
        address = trim_url(match[0], before=text[start - 1 : start])
        end = start + len(address)
        if not _free(taken, start, end):
            continue
        label = _LABEL_BEHIND.search(text, max(0, start - 220), start)
        yield (label.start() if label else start), end, (plain_line(label[1]) if label else ""), address


def _arxiv_ids(text: str, taken: bytearray, cue: str) -> Iterator[tuple[int, int, str, str]]:
    for found in find_arxiv_ids(cue + text):
        start, end = found.start - len(cue), found.end - len(cue)
        if start >= 0 and _free(taken, start, end):
            said = _ARXIV_CUE.search(text[max(0, start - 12) : start])
            yield start - (len(said[0]) if said else 0), end, "", f"https://arxiv.org/abs/{found.id}"


def _dois(text: str, taken: bytearray) -> Iterator[tuple[int, int, str, str]]:
    for found in find_dois(text):
        if _free(taken, found.start, found.end):
            cue = re.search(r"doi\s{0,8}[:：]?\s{0,8}$", text[max(0, found.start - 8) : found.start], re.IGNORECASE)
            yield found.start - (len(cue[0]) if cue else 0), found.end, "", doi_address(found.id)


def _free(taken: bytearray, start: int, end: int) -> bool:
    """Take a stretch of text, unless a part of it is taken already."""
    if taken.find(1, start, end) >= 0:
        return False
    taken[start:end] = b"\1" * (end - start)
    return True


def bare_address(text: str, start: int) -> str:
    """Return the address that begins at a place of a text without marks around it, empty when none does.

    It ends before the punctuation of any script, and before what brackets or quotes around it close.
    """
    found = _BARE.match(text, start)
    return trim_url(found[0], before=text[max(0, start - 1) : start]) if found else ""


def trim_url(address: str, before: str = "") -> str:
    """Return a bare address without the punctuation, unopened brackets and marks that follow it in a sentence."""
    cut = address.find("](")
    address = address[:cut] if cut > 0 else address
    unopened = {closing: address.count(closing) - address.count(opening) for opening, closing in _PAIRS}
    end = len(address)
    while end:
        last = address[end - 1]
        closes_nothing = unopened.get(last, 0) > 0
        if not (last in ".,;:!?'\\*" or closes_nothing or (last in "_~" and before == last) or last in "([{"):
            break
        if closes_nothing:
            unopened[last] -= 1
        elif last in _CLOSING:
            unopened[_CLOSING[last]] += 1
        end -= 1
    return address[:end]


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch with the brackets and emphasis that wrap exactly the link."""
    for _ in range(8):
        if not (start > 0 and end < len(text) and _WRAPS.get(text[start - 1]) == text[end]):
            break
        start, end = start - 1, end + 1
    return start, end


def _lead_key(text: str, since: int, start: int) -> str | None:
    """Return the words right before a link when they are the key of it (``Official code: https://…``)."""
    before = text[max(since, start - 80) : start]
    words = _LEAD_CUT.split(before.removesuffix("\n"))[-1].strip(_LEAD_EDGES)
    if not words or not before.rstrip(" \t*_`<[(（【").endswith((":", "：", "-", "–", "—", "]", "】", "=", "→", ">")):
        return words if words and len(words) <= 24 and word_kind(words) and since == 0 else None
    words = _COLON.split(words)[-1].strip(_LEAD_EDGES)
    return words if words and word_kind(words) else None
