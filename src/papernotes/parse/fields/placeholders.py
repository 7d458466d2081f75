"""Words that stand where a value will be, or say that there is none."""

from __future__ import annotations

import re

_WORDS = frozenset(
    """
    url|urls|uri|href|link|links|address|todo|to do|tbd|tba|tbc|none|null|nil|nan|n/a|na|n.a|no|nope|not available|
    unavailable|not found|not released|not released yet|not yet|not yet released|not public|not open source|
    not open-sourced|no code|no link|no url|no pdf|no paper|no data|no official code|no public code|missing|
    coming soon|comming soon|code coming soon|coming|soon|wip|work in progress|in progress|unknown|unreleased|
    to be released|to be added|to be filled|to be announced|to be updated|to be determined|will be released|
    your link|your url|your link here|link here|url here|insert link|insert url|paste link|paste url|add link|
    add url|paper link|link to paper|link to the paper|code link|link to code|paper url|code url|pdf link|pdf url|
    github link|project link|arxiv link|project url|github url|arxiv url|link_to_paper|link-to-paper|
    link_to_code|link-to-code|paper_link|paper_url|code_url|code_link|link url|example|empty|blank|private|closed source|
    placeholder|value|text|title here|paper title|paper-title|paper_title|x|xx|xxx|xxxx|abc|foo|bar|www|http|https|
    暂无|暂时没有|没有|无|无代码|无链接|暂缺|缺|待补充|待补|待更新|待定|待填|待添加|待公开|待开源|未知|空|链接|网址|地址|
    论文链接|代码链接|链接地址|未开源|尚未开源|暂未开源|未公开|尚未公开|暂未公开|未找到|未发布|未提供|即将开源|即将公开|
    なし|無し|無|未定|未公開|不明|リンク|未記入|該当なし|論文リンク|非公開|後日公開|
    없음|없다|미공개|미정|추후 공개|추후공개|공개 예정|해당 없음|링크|해당없음|준비중|준비 중
    """.replace("\n", "").split("|")
)
_WORDS = frozenset(word.strip() for word in _WORDS if word.strip())
_CHINESE = re.compile(
    r"^(?:暂时|暂|尚|还|目前|官方|作者)*(?:无|没有|未|待|即将)(?:公开|开源|提供|找到|发布|放出|给出|官方|代码|链接|源码|论文|数据|项目|更新|补充|的)*$"
)
_CURLY = re.compile(r"^(?:\{\{.*\}\}|\{%.*%\}|<%.*%>|\$\{.*\}|%[\w ]+%)$")
_EDGES = " \t\r\n<>[](){}*_`~\"'“”‘’「」『』《》【】（）:：.。,，;；!！…—–-#|/\\"
_REMARK = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_URL = re.compile(
    r"^(?:https?:)?(?://)?(?:www\.)?(?:(?:example|yoursite|your-?domain|url|link|xxx+|placeholder|domain|site)(?:\.(?:com|org|net|io))?(?:[/?#].*)?"
    r"|arxiv\.org(?:/(?:abs|pdf)?/?(?:[xX?.#]*|\d{0,4}\.?[xX]+(?:\.[xX]+)?|id|your[-_]?id)?)?"
    r"|(?:dx\.)?doi\.org/?(?:10\.)?(?:[xX./]*)"
    r"|github\.com(?:/(?:(?:user|username|your[-_]?(?:user)?name|owner|org|author|xxx+|yourname)(?:/.*)?)?)?|\.{2,}|…)?/?$",
    re.IGNORECASE,
)


def is_placeholder(text: str) -> bool:
    """Return whether a value says nothing: empty, a template's word (``url``, ``TODO``, ``{{title}}``) or "none" in any language."""
    if len(text) > 200:
        return False
    stripped = text.strip()
    if _CURLY.match(stripped):
        return True
    word = stripped.strip(_EDGES).casefold()
    if not word or word in _WORDS or _CHINESE.match(word):
        return True
    if is_placeholder_url(stripped.strip("<>[](){}*_`\"' ")):
        return True
    plain = _REMARK.sub("", word).strip(_EDGES)
    return plain != word and bool(plain) and (plain in _WORDS or _CHINESE.match(plain) is not None)


def is_placeholder_url(url: str) -> bool:
    """Return whether an address leads nowhere because nobody filled it in, such as ``https://arxiv.org/abs/xxxx.xxxxx``."""
    return len(url) <= 200 and _URL.match(url) is not None
