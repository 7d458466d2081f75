"""Words that stand where a value will be, or say that there is none. The words are in ``words.yml``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from papernotes.lexicon.data import table

_CHINESE = re.compile(
    r"^(?:暂时|暂|尚|还|目前|官方|作者)*(?:无|没有|未|待|即将)"
    r"(?:公开|开源|提供|找到|发布|放出|给出|官方|代码|链接|源码|论文|数据|项目|更新|补充|的)*$"
)
_CURLY = re.compile(r"^(?:\{\{.*\}\}|\{%.*%\}|<%.*%>|\$\{.*\}|%[\w ]+%)$")
_EDGES = " \t\r\n<>[](){}*_`~\"'“”‘’「」『』《》【】（）:：.。,，;；!！…—–-#|/\\"
_REMARK = re.compile(r"\s{0,9}[(（][^()（）]*[)）]\s*$")
_EMPTY_URL = re.compile(
    r"^(?:https?:)?(?://)?(?:www\.)?(?:"
    r"(?:example|yoursite|your-?domain|url|link|xxx+|placeholder|domain|site)(?:\.(?:com|org|net|io))?(?:[/?#].*)?"
    r"|arxiv\.org(?:/(?:abs|pdf)?/?(?:[xX?.#]*|\d{0,4}\.?[xX]+(?:\.[xX]+)?|id|your[-_]?id)?)?"
    r"|(?:dx\.)?doi\.org/?(?:10\.)?(?:[xX./]*)"
    r"|github\.com(?:/(?:(?:user|username|your[-_]?(?:user)?name|owner|org|author|xxx+|yourname)(?:/.*)?)?)?"
    r"|\.{2,}|…)?/?$",
    re.IGNORECASE,
)
_NESTED = re.compile(r"[a-z]+(?:/[^\s/.?#]+)+", re.IGNORECASE)
"""A tag in a tag, ``domain/swans``."""
_ASKED = re.compile(
    r"(?:copy|paste|insert|enter|add|write|put|type|fill in|replace with)(?: \w+){0,7} "
    r"(?:titles?|names?|authors?|links?|urls?|doi|dates?|year|venue|journal|abstract|summary|here|below)"
)
"""What a template asks for: "Add authors names", "Copy the title here"."""
_LONGEST = 200
_MOST_WORDS = 3
"""Words of what programs call a note without a title, with what stands behind it."""


@cache
def _words() -> frozenset[str]:
    return frozenset(table("words")["placeholders"])


@cache
def _no_titles() -> frozenset[str]:
    return frozenset(table("words")["untitled"])


def is_untitled(title: str) -> bool:
    """Return whether a title is what a program calls a note that has none: ``Untitled``, ``New note 3``.

    One word may stand behind: a number, or the id that `papernotes new` knows the paper by.
    """
    words = title[:_LONGEST].casefold().split()
    return len(words) <= _MOST_WORDS and any(
        " ".join(words[:end]) in _no_titles() for end in {len(words), len(words) - 1}
    )


def is_placeholder(text: str) -> bool:
    """Return whether a value says nothing.

    It may be empty, a template's word (``url``, ``TODO``, ``{{title}}``), or "none" in any language, with a remark in
    brackets behind it.
    """
    return len(text) <= _LONGEST and _says_nothing(text)


@lru_cache(maxsize=4096)
def _says_nothing(text: str) -> bool:
    stripped = text.strip()
    word = stripped.strip(_EDGES).casefold()
    if not word or word in _words() or _CHINESE.match(word) or _CURLY.match(stripped) or _ASKED.fullmatch(word):
        return True
    if is_placeholder_url(stripped.strip("<>[](){}*_`\"' ")):
        return True
    if not stripped.endswith((")", "）")):
        return False
    plain = _REMARK.sub("", stripped.casefold()).strip(_EDGES)
    return plain != word and bool(plain) and (plain in _words() or _CHINESE.match(plain) is not None)


def is_placeholder_url(url: str) -> bool:
    """Return whether an address leads nowhere because nobody filled it in, such as ``https://arxiv.org/abs/xxxx.xxxxx``."""
    return len(url) <= _LONGEST and _EMPTY_URL.match(url) is not None and not _NESTED.fullmatch(url)
