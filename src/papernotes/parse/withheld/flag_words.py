"""The keys and the words by which programs, and people in some languages, say that a note is private."""

from __future__ import annotations

SURE_YES = frozenset({"true", "yes", "ja", "oui", "sí", "sì", "sim", "tak", "да", "是", "はい", "예", "네"})
SURE_NO = frozenset({"false", "never", "nein", "nee", "não", "nie", "нет", "否", "いいえ", "아니오", "아니요"})
YES = SURE_YES | {"y", "on", "1", "t", "si"}
NO = SURE_NO | {"no", "n", "off", "0", "f", "non", "nil"}
SURE = SURE_YES | SURE_NO
"""Words behind which others may stand in front matter, whatever these say; "no later than June" is no such answer."""
PLAIN = {
    "draft": YES, "private": YES, "confidential": YES, "publish": NO, "dgpublish": NO, "nopublish": YES,
    "donotpublish": YES,
}  # fmt: skip
"""Keys that speak of the note and of nothing else, each with the words that hide it."""
IN_OTHER_LANGUAGES = {
    **dict.fromkeys(
        (
            "entwurf",
            "privat",
            "brouillon",
            "privé",
            "borrador",
            "privado",
            "rascunho",
            "bozza",
            "vertraulich",
            "confidentiel",
            "confidencial",
            "riservato",
        ),
        YES,
    ),
    **dict.fromkeys(("veröffentlicht", "öffentlich", "publié", "publicado", "pubblicato", "público"), NO),
    **dict.fromkeys(
        ("草稿", "私密", "私有", "非公开", "下書き", "非公開", "초안", "비공개", "机密", "機密", "保密"), YES
    ),
    **dict.fromkeys(("公开", "发布", "公開", "공개"), NO),
}
OF_A_FILE = {
    **PLAIN,
    **IN_OTHER_LANGUAGES,
    "isdraft": YES, "isprivate": YES, "hidden": YES, "unlisted": YES, "unpublished": YES,
    "eleventyexcludefromcollections": YES,
    "published": NO, "public": NO, "ispublished": NO, "ispublic": NO,
    "buildrender": NO, "permalink": NO - {"0", "1"},
    **dict.fromkeys(("status", "poststatus", "state"), frozenset({"draft", "private", "hidden", "unpublished"})),
    **dict.fromkeys(("visibility", "access"), frozenset({"private", "hidden", "draft", "unlisted", "unpublished",
                                                         "restricted", "confidential"})),
    **dict.fromkeys(("permission", "permissions", "audience", "classification", "sensitivity", "sharing"),
                    frozenset({"private", "confidential", "restricted", "internal", "secret"})),
    "headless": YES, "share": NO, "type": frozenset({"private", "confidential"}),
}  # fmt: skip
"""Keys of front matter and of Logseq's properties."""
TAGS = frozenset({
    "tags", "tag", "keywords", "categories", "filetags", "标签", "標籤", "タグ", "태그", "schlagwörter",
    "étiquettes", "etiquetas", "cssclass", "cssclasses",
})  # fmt: skip
TAGS_IN_TEXT = TAGS - {"keywords", "categories"}
"""Keys of a line beneath a title whose words are the note's own; keywords may be those of the paper, but with `#`."""
HIDING_TAGS = frozenset({
    "private", "confidential", "unpublished", "nopublish", "donotpublish", "notforpublication",
    "privat", "vertraulich", "privé", "privée", "confidentiel", "confidentielle", "privado",
    "privada", "confidencial", "privato", "privata", "riservato", "私密", "私人", "私有", "非公开", "非公開", "비공개",
    "机密", "機密", "保密", "社外秘",
})  # fmt: skip
COMPANIONS = frozenset({
    "my", "our", "the", "a", "only", "stuff", "note", "notes", "file", "files", "section", "part", "remark", "remarks",
    "comment", "comments", "thought", "thoughts", "personal", "strictly", "for", "me", "us", "and", "meine", "notizen",
    "anmerkungen", "bemerkungen", "mes", "mis", "notas", "remarques", "commentaires", "我的", "笔记", "备注", "内容",
    "部分", "想法", "ノート", "メモ", "메모", "노트",
})  # fmt: skip
"""Words beside these in the name of a section that say nothing of what it is about."""
SECRET = {"isprivate", *HIDING_TAGS.intersection(PLAIN.keys() | IN_OTHER_LANGUAGES.keys())} - {
    "nopublish",
    "donotpublish",
}
"""Keys of front matter that hide whatever stands behind them, unless it is a no: "private: until the talk"."""
NOTHING = frozenset({"", "none", "null", "~", "undefined", "nobody", "nothing", "n/a", "-", "{}", "[]"})
"""Values that say no more than an empty one."""
IN_TEXT = {
    **PLAIN,
    **IN_OTHER_LANGUAGES,
    **dict.fromkeys(("published", "public", "veröffentlicht", "öffentlich", "publié", "publicado", "pubblicato",
                     "público"), frozenset({"false"})),
}  # fmt: skip
"""Keys of a line beneath a title, where "Published: no" may speak of the paper, and "Public: no" of its data."""
OF_A_PART = frozenset({*PLAIN, "published"})
"""Keys that also count inside of another key, as Hugo's ``params: {draft: true}``."""
TICKED = frozenset({"x", "✓", "✔", "✅", "☑", "☑️", "✔️", "•", "●"})
"""What a cell of a table holds for yes."""
