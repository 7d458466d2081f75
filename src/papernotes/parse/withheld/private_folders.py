"""The names of folders that hold what is not for the public, whatever lies in them."""

from __future__ import annotations

import re
import unicodedata
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from papernotes.parse.withheld.flag_words import HIDING_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DRAFTS = frozenset({
    "_drafts", "drafts", "draft", "_draft", "private", "_private", "confidential", "unpublished", "entwürfe", "privat",
    "brouillons", "privé", "borradores", "privado", "rascunhos", "bozze", "草稿", "草稿箱", "私人", "私密", "私有",
    "下書き", "非公開", "非公开", "비공개", "초안",
})  # fmt: skip
"""Folders of what is not published, `_drafts` with Jekyll and Hexo; compared without case."""
_IN_FOLDERS = _DRAFTS | HIDING_TAGS | {"secret", "secrets", "confidential", "nopublish", "unpublish", "privates"}
_BESIDE = frozenset({
    "my", "our", "top", "old", "new", "the", "a", "only", "stuff", "area", "note", "notes", "file", "files", "doc",
    "docs", "folder", "document", "documents", "paper", "papers", "blog", "post", "posts", "journal", "diary", "log",
    "personal", "for", "me", "us", "do", "not", "publish", "public", "meine", "mes", "mis", "notizen", "notas", "我的",
    "笔记",
})  # fmt: skip
"""Words that only say whose or what: "my drafts", "private notes"; "private learning" is a topic."""
_LEADING = re.compile(r"^(?:\.{0,2}/)+")
_PLACE = re.compile(r"[?#|]")
"""What stands behind a path in an address."""
_WORD = re.compile(r"[^\W\d_]+")
_ALL = tuple(sorted(_IN_FOLDERS - {"_drafts", "drafts", "_draft", "_private", "secrets", "privates"}))
"""One of these stands in the name of each such folder."""


def in_private_folder(path: str) -> bool:
    """Tell whether a file below the notes folder, of whatever kind, lies in a folder of what is not published."""
    folders = _folded(path).split("/")[:-1]
    return any(map(_is_private_folder, folders))


def names_of_private(withheld: Iterable[str], public: Iterable[str]) -> frozenset[str]:
    """Return what may name a file that lies in a private folder, and no other one, as `file_name` does: path ends."""
    ends = frozenset(end for path in withheld for end in _ends(path))
    return ends.difference(end for path in public for end in _ends(path)) if ends else ends


def file_name(address: str) -> str:
    """Return the path that a link's address names, without what leads up or to a place in the file."""
    return _LEADING.sub("", normpath(_folded(_PLACE.split(address.strip(), maxsplit=1)[0])))


def _ends(path: str) -> Iterator[str]:
    """Yield the path of a file and what is left of it without its first folders."""
    folded = _folded(path)
    while folded:
        yield folded
        folded = folded.partition("/")[2]


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def may_name_private_folder(text: str) -> bool:
    """Tell whether a text may hold the path of a file in such a folder."""
    lower = text.lower() if text.isascii() else unicodedata.normalize("NFC", text).casefold()
    if "%" in lower:
        lower += unquote(lower)
    return "/" in lower and any(name in lower for name in _ALL)


def _is_private_folder(name: str) -> bool:
    words = frozenset(_WORD.findall(name))
    return name in _DRAFTS or (not words.isdisjoint(_IN_FOLDERS) and words <= _IN_FOLDERS | _BESIDE)
