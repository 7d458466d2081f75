"""Captions: the words of a picture that stands alone in its paragraph, shown beneath it."""

from __future__ import annotations

import re

from papernotes.body.text import PLACE_END, PLACE_PART, PLACE_START, escape_text

_ALONE = re.compile(f"\\s*{PLACE_START}(?:image|shown){PLACE_PART}[^{PLACE_START}{PLACE_END}]*+{PLACE_END}\\s*")
_NAMES = re.compile(
    r"(?:untitled|image|picture|img|photo|alt|alt text|image description|screenshot|screen shot|screen recording|"
    r"pasted image|clipboard|截屏|截图|屏幕截图|图片|スクリーンショット|画像|스크린샷|이미지)[\s\d._:,()-]*"
    r"(?:(?:at|um|à)[\s\d._:-]+)?(?:[ap]m)?",
    re.IGNORECASE,
)
"""What programs call pictures."""
_FILE = re.compile(r"\S*\.[A-Za-z0-9]{2,4}|[^\s/\\_]*+[/\\_]\S*|")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}|[^\W\d_]{2,}")
_FEWEST = 2


def is_caption(words: str) -> bool:
    """Tell whether a picture's words say something to who sees it: more than a name or a file's."""
    words = words.strip()
    return len(_WORD.findall(words)) >= _FEWEST and not _NAMES.fullmatch(words) and not _FILE.fullmatch(words)


def with_caption(html: str, words: str, caption: str, number: str = "", behind: str = "", *, told: bool = False) -> str:
    """Return a paragraph that is one picture with its caption, empty when it is none or has no caption.

    ``words`` are the picture's, ``caption`` is the same as HTML; where they stand ``behind`` it as well, as in Notion,
    they are no caption of ours. ``number`` is what the text calls it by. Where the notes have ``told`` that it is a
    figure, any word is a caption.
    """
    if not _ALONE.fullmatch(html):
        return ""
    told_below = " ".join(words.split()) == " ".join(behind.split())
    says = not told_below and (is_caption(words) or bool(told and words.strip() and not _FILE.fullmatch(words.strip())))
    if not (says or number):
        return ""
    called = f"<b>{escape_text(number)}.</b> " if number else ""
    return f"<figure>{html.strip()}<figcaption>{(called + (caption if says else '')).strip()}</figcaption></figure>"
