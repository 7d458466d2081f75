"""Which kind of link an address is: by its label, by its key, by its host, in this order of strength."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from papernotes.lexicon.data import table
from papernotes.lexicon.phrases import Phrases, foreign, lowered_words
from papernotes.parse.fields.hosts import host_kind
from papernotes.parse.fields.metadata import LINK_FIELDS, fold, key_of

if TYPE_CHECKING:
    from papernotes.model import LinkKind

# Labels that name where an address leads and not what lies there; a key says more than they do.
_HOST_WORDS = frozenset(
    {
        "github", "git hub", "gitlab", "gitee", "bitbucket", "git", "huggingface", "hugging face", "hf", "colab",
        "youtube", "bilibili", "medium", "slideshare", "speakerdeck", "speaker deck", "openreview", "cvf",
        "cvf open access", "ieee", "ieee xplore", "acm", "acm dl", "springer", "elsevier", "sciencedirect", "html",
        "知乎", "公众号", "arxiv", "doi", "web", "link", "links", "url", "homepage", "website", "page", "site", "home",
        "demo", "torch", "tf", "pytorch", "tensorflow", "keras", "report", "original", "source", "model", "models",
    }
)  # fmt: skip
_DOI_KEYS = frozenset({"arxiv", "doi", "index", "citation", "title"})
_SPLIT = re.compile(r"[^\w&+]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LATIN_WORDS = {  # words that settle a short label wherever in it they stand
    "paper": "paper", "papers": "paper", "pdf": "paper", "arxiv": "paper", "preprint": "paper", "manuscript": "paper",
    "openreview": "paper", "article": "paper", "supplementary": "paper", "doi": "paper", "thesis": "paper",
    "code": "code", "codes": "code", "codebase": "code", "github": "code", "repo": "code", "repository": "code",
    "implementation": "code", "implementations": "code", "gitlab": "code", "colab": "code", "notebook": "code",
    "weights": "code", "checkpoints": "code",
    "project": "project", "homepage": "project", "website": "project", "webpage": "project", "demo": "project",
    "dataset": "data", "datasets": "data", "data": "data", "benchmark": "data",
    "video": "video", "videos": "video", "talk": "video", "youtube": "video", "lecture": "video", "recording": "video",
    "slides": "slides", "slide": "slides", "presentation": "slides", "poster": "slides", "ppt": "slides",
    "blog": "blog", "blogpost": "blog", "tutorial": "blog", "post": "blog",
    "tweet": "discussion", "twitter": "discussion", "reddit": "discussion", "discussion": "discussion",
    "thread": "discussion",
}  # fmt: skip
_CJK_WORDS = {
    "项目主页": "project", "项目页": "project", "主页": "project", "官网": "project", "プロジェクト": "project",
    "프로젝트": "project", "홈페이지": "project",
    "论文": "paper", "論文": "paper", "原文": "paper", "논문": "paper",
    "代码": "code", "代碼": "code", "源码": "code", "コード": "code", "実装": "code", "코드": "code", "구현": "code",
    "程式碼": "code", "开源": "code",
    "数据集": "data", "数据": "data", "データ": "data", "데이터": "data", "資料集": "data",
    "视频": "video", "動画": "video", "영상": "video",
    "幻灯": "slides", "スライド": "slides", "슬라이드": "slides", "海报": "slides",
    "博客": "blog", "博文": "blog", "解读": "blog", "ブログ": "blog", "解説": "blog", "블로그": "blog", "知乎": "blog",
    "推特": "discussion", "讨论": "discussion",
}  # fmt: skip
_MOST_WORDS = 5
_MOST_CJK = 16
_MOST_FOREIGN = 4
"""What a label may hold besides the words for links; one with more is a title: "折纸数据增强实验"."""
_REMARK = re.compile(r"[(（][^()（）]*[)）]")


@cache
def _said() -> Phrases[str]:
    """Return the words that keys and labels of links are made of."""
    phrases: Phrases[str] = Phrases()
    keys = (word for field in (*LINK_FIELDS, "links") for word in table("keys")[field])
    for word in (*_CJK_WORDS, *_LATIN_WORDS, *keys):
        phrases.add(lowered_words(word), word)
    return phrases


@lru_cache(maxsize=4096)
def word_kind(words: str) -> LinkKind | None:
    """Return the kind that a key or a short label names (``Official code``, ``论文下载链接``), or None."""
    field = key_of(words)
    if field in LINK_FIELDS:
        return cast("LinkKind", field)
    if field in ("arxiv", "doi"):
        return "paper"
    if field is not None and field != "links":
        return None
    folded = fold(words)
    if _CJK.search(folded):
        if len(folded) > _MOST_CJK:
            return None
        places = [(folded.find(word), -len(word), kind) for word, kind in _CJK_WORDS.items() if word in folded]
        named = bool(places) and foreign(_REMARK.sub("", folded), _said()) <= _MOST_FOREIGN
        return cast("LinkKind", min(places)[2]) if named else None
    parts = [part for part in _SPLIT.split(folded) if part]
    if not 0 < len(parts) <= _MOST_WORDS:
        return None
    return cast("LinkKind | None", next((_LATIN_WORDS[part] for part in parts if part in _LATIN_WORDS), None))


def is_host_word(label: str) -> bool:
    """Return whether a label only names the host (``GitHub``, ``arXiv``), so that a key beside it says more."""
    return fold(label) in _HOST_WORDS


def link_kind(url: str, label: str = "", key: str | None = None) -> LinkKind:
    """Return the kind of a link from its label, the key of its line (or the head of its column) and its address.

    A label that says what lies there wins ("项目主页" on a line of code), then the key (code on ``github.io`` below
    ``Code:``), then a label that names the host, then the address itself.
    """
    of_label = word_kind(label) if label and len(label) <= 80 else None
    of_key = word_kind(key) if key and len(key) <= 80 else None
    if of_label and not is_host_word(label):
        return of_label
    if of_key and not (key and fold(key) in ("link", "links", "url")):
        return of_key
    of_host = host_kind(url)
    if of_label and of_host in ("other", "project", of_label):
        return of_label
    if of_host == "other" and key and key_of(key) in _DOI_KEYS:
        return "paper"
    return of_host
