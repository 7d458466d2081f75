"""How a text reads: like a paper's title, like a name for a group or a list, like a date."""

from __future__ import annotations

import re
from functools import lru_cache

from papernotes.parse.plain import plain_line

CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "without",
        "by",
        "via",
        "and",
        "or",
        "nor",
        "but",
        "as",
        "is",
        "are",
        "be",
        "can",
        "do",
        "does",
        "not",
        "into",
        "over",
        "under",
        "using",
        "vs",
        "versus",
        "its",
        "their",
        "your",
        "you",
        "we",
        "our",
        "it",
        "all",
        "what",
        "how",
        "when",
        "why",
        "than",
        "that",
        "this",
        "towards",
        "toward",
        "through",
        "between",
        "beyond",
        "against",
        "about",
        "across",
        "per",
        "up",
        "out",
        "off",
        "if",
        "so",
    ]
)
_DECORATION = re.compile(
    "[\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u29ff\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]+"
)
_NUMBERING = re.compile(
    r"^\s*(?:§\s*)?(?:\(?\d{1,3}(?:\.\d{1,3})*[.):、]?|[IVXLC]{1,5}[.):]|[(（]?[一二三四五六七八九十]{1,3}[)）、.])\s+(?=\S)|^\s*\d{1,2}[.)、](?=\D)"
)
_IMAGE = re.compile(r"\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?")
_COUNT = re.compile(r"\s*[(\[（]\s*\d+\s*[)\]）]\s*$")
_YEAR_ONLY = re.compile(
    r"\W*(?:(?:in|from|papers?|year|published|conference|年份)\W+)*((?:19|20)\d\d)\s*年?(?:\W+(?:papers?|论文|論文|논문|conference))?\W*",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"""(?:\b(?:19|20)\d\d\s*[-./]\s*(?:0?[1-9]|1[0-2])\b(?!\d)|\b{_MONTH}\.?\s+\d{{1,2}}\b|\b{_MONTH}\.?,?\s+(?:19|20)\d\d\b|
    \b\d{{1,2}}\s+{_MONTH}\b|(?:19|20)\d\d\s*[年년]\s*\d{{1,2}}\s*[月월]|^\W*{_MONTH}\W*$|\bweek\s+\d{{1,2}}\b|^\W*q[1-4]\W+(?:19|20)\d\d|
    ^\W*(?:day|week)\s*\d+)""",
    re.IGNORECASE | re.VERBOSE,
)
_GENERIC_WORDS = frozenset(
    [
        "paper",
        "papers",
        "article",
        "articles",
        "note",
        "notes",
        "reading",
        "readings",
        "list",
        "lists",
        "reads",
        "summary",
        "summaries",
        "awesome",
        "curated",
        "collection",
        "collections",
        "index",
        "contents",
        "content",
        "table",
        "of",
        "toc",
        "readme",
        "about",
        "me",
        "my",
        "home",
        "todo",
        "to",
        "do",
        "done",
        "read",
        "unread",
        "in",
        "progress",
        "queue",
        "backlog",
        "archive",
        "archived",
        "reference",
        "references",
        "bibliography",
        "link",
        "links",
        "resource",
        "resources",
        "other",
        "others",
        "misc",
        "miscellaneous",
        "unclassified",
        "uncategorized",
        "general",
        "acknowledgement",
        "acknowledgements",
        "acknowledgment",
        "acknowledgments",
        "contributing",
        "contribution",
        "contributors",
        "contribute",
        "license",
        "licence",
        "citation",
        "citations",
        "changelog",
        "news",
        "update",
        "updates",
        "updated",
        "template",
        "templates",
        "format",
        "categories",
        "category",
        "topics",
        "topic",
        "tags",
        "tag",
        "the",
        "and",
        "on",
        "a",
        "for",
        "with",
        "code",
        "codes",
        "project",
        "projects",
        "list",
        "of",
        "new",
        "all",
        "more",
        "selected",
        "favorite",
        "favourite",
        "must",
        "recent",
        "recently",
        "added",
        "latest",
        "interesting",
        "important",
        "research",
        "literature",
        "study",
        "week",
        "weekly",
        "monthly",
        "daily",
        "month",
        "year",
        "years",
        "top",
        "best",
        "conference",
        "conferences",
        "journal",
        "journals",
        "workshop",
        "workshops",
        "venue",
        "venues",
        "preprint",
        "preprints",
        "arxiv",
        "unpublished",
        "published",
        "open",
        "source",
        "blog",
        "blogs",
        "post",
        "posts",
        "talk",
        "talks",
        "video",
        "videos",
        "book",
        "books",
        "course",
        "courses",
        "tutorial",
        "tutorials",
        "website",
        "websites",
        "repository",
        "repositories",
        "repo",
        "usage",
        "installation",
        "install",
        "setup",
        "build",
        "how",
        "use",
        "contact",
        "team",
        "related",
        "useful",
        "introduction",
        "overview",
        "legend",
        "hello",
        "welcome",
        "what",
        "this",
        "is",
        "by",
        "date",
        "time",
        "author",
        "title",
        "sorted",
        "grouped",
        "machine",
        "readable",
    ]
)
_GENERIC_CJK = re.compile(
    r"(?:论文|論文|논문|笔记|筆記|ノート|メモ|노트|阅读|閱讀|読書|읽기|列表|清单|清單|一覧|リスト|목록|리스트|目录|目錄|目次|もくじ|목차|合集|汇总|彙總|整理|정리|总结|まとめ|"
    r"参考文献|參考文獻|참고문헌|参考资料|参考資料|其他|其它|そのほか|その他|기타|推荐|推薦|简介|簡介|はじめに|소개|关于|關於|分类|分類|분류|开源|開源|项目|項目|代码|代碼|相关|相關|"
    r"的|和|与|と|の|和|所有|全部|最新|更新|记录|記錄|記録|기록|리뷰|レビュー|解读|解讀|精读|精讀|我的|资源|資源|链接|鏈接|リンク|링크|年|月|日|会议|會議|期刊|学会|顶会|綜述|综述)+"
)
_COLLECTION = re.compile(
    r"\bawesome\b|\b(?:papers?|reading|literature|publications?) lists?\b|\blists? of\b|\bcollections? of\b|\bpapers (?:of|with|on|in|from|about|for|we)\b|"
    r"\b(?:my|our|top|best|selected|must[- ]read|recent) (?:\w+ )?papers\b|\bpapers? notes?\b|\w papers$|论文(?:阅读|笔记|解读|整理|总结|精读)|論文(?:読み|メモ|まとめ)|汇总|合集|论文(?:列表|清单|集合)|論文(?:一覧|リスト)|논문\s*(?:목록|리스트)|\d+\s*篇",
    re.IGNORECASE,
)
_REFERENCES = re.compile(
    r"(?:key |other |selected |useful )?references?|bibliography|further readings?|related (?:works?|papers?|readings?|research|notes?)|citations?|"
    r"similar papers?|next papers?(?: to read)?|to read next|see also|参考文献|参考资料|参考链接|相关(?:论文|工作|研究|文献|阅读).*|延伸阅读|扩展阅读|参考|関連(?:論文|研究)|"
    r"次に読むべき論文.*|참고\s*(?:문헌|자료)?|관련\s*(?:논문|연구)",
    re.IGNORECASE,
)
_AWESOME = re.compile(r"\bawesome\b", re.IGNORECASE)


@lru_cache(maxsize=16384)
def undecorated(text: str) -> str:
    """Return a heading's words: plain, without emoji, images, numbering and a count such as ``(12)`` at the end."""
    text = _IMAGE.sub(" ", text) if "![" in text else text
    text = _DECORATION.sub(" ", plain_line(text)).strip()
    text = _COUNT.sub("", text)
    return _NUMBERING.sub("", text, count=1).strip(" \t:：#*_~|")


def numbered(text: str) -> bool:
    """Tell whether a heading opens with a number, as a section's does: ``3.2 Method``."""
    return bool(_NUMBERING.match(_DECORATION.sub("", plain_line(text))))


def has_date(text: str) -> bool:
    """Tell whether a text names a day, a week or a month."""
    return bool(_DATE.search(text))


def only_year(text: str) -> int | None:
    """Return the year that is all a heading says (``2021``, ``Papers 2021``, ``2021年``), or None."""
    found = _YEAR_ONLY.fullmatch(undecorated(text))
    return int(found[1]) if found else None


@lru_cache(maxsize=4096)
def is_generic(text: str) -> bool:
    """Tell whether a heading names a list, a page's part or the notes as such, and nothing in particular."""
    words = undecorated(text)
    if not words:
        return True
    if _AWESOME.search(words) and len(_WORD.findall(words)) <= 12:
        return True
    rest = _GENERIC_CJK.sub(" ", words)
    return all(word.casefold() in _GENERIC_WORDS or word.isdigit() for word in _PART.findall(rest))


def is_collection(text: str) -> bool:
    """Tell whether a title is that of a list of papers: "Papers on …", "… 论文合集"."""
    return bool(_COLLECTION.search(text))


def is_references(text: str) -> bool:
    """Tell whether a heading opens a list of other papers than the one that the notes are about."""
    return bool(_REFERENCES.fullmatch(undecorated(text)))


@lru_cache(maxsize=8192)
def titlelike(text: str) -> float:
    """Return how much a text reads like a paper's title, from about -2 to 2.5.

    Titles have several words, most of them capitalised or all as in a sentence, often a name before a colon, and
    they are no sentences of prose: no full stop inside, no first person, not longer than two lines.
    """
    words = undecorated(text)
    tokens = _WORD.findall(words)
    if CJK.search(words):
        return _cjk_title(words, tokens)
    if not tokens:
        return -2.0
    score = 0.0
    big = [token for token in tokens if token.casefold() not in _SMALL]
    capital = sum(1 for token in big if not token[0].islower())
    ratio = capital / max(len(big), 1)
    if len(tokens) >= 4:
        score += 1.0
    if len(tokens) >= 6:
        score += 0.5
    if len(tokens) <= 2:
        score -= 1.0
    if ratio >= 0.6 and len(tokens) >= 3:
        score += 0.5
    if not tokens[0][0].isupper() and not tokens[0][0].isdigit() and not any(c.isupper() for c in tokens[0]):
        score -= 1.0
    name, colon, rest = words.partition(": ")
    if colon and len(name.split()) <= 4 and len(rest.split()) >= 2:
        score += 0.5
    if len(tokens) > 30 or len(words) > 260:
        score -= 2.0
    if re.search(r"[.!;] \S", words) or (words.endswith((".", ";", ",")) and len(tokens) > 14):
        score -= 1.0
    if re.search(r"\b(?:I|we|you|my|they)\b", words) and ratio < 0.6:
        score -= 1.0
    return score


def _cjk_title(words: str, tokens: list[str]) -> float:
    """Titles in Chinese, Japanese and Korean: neither a word or two nor a sentence with its full stop."""
    length = len(CJK.findall(words))
    if words.endswith(("。", "다.", "！")) or "。" in words:
        return -1.5
    if len(words) > 120:
        return -2.0
    latin = [token for token in tokens if token.isascii()]
    if len(latin) >= 4 and length <= len(words) // 3:
        return 1.0
    return 0.5 if length >= 8 else -0.5
