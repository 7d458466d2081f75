"""Rules for what records are to each other."""

from __future__ import annotations

from papernotes.rules.rule import Rule

_NET = "## 《Deep Residual Learning for Image Recognition》(CVPR 2016)\n\nPaper: https://arxiv.org/abs/1512.03385\n\n"
_CLIP = "## CLIP: Learning Transferable Visual Models (ICML 2021)\n\n"

RULES = (
    Rule("PN301", "same-paper-twice", "info", "Two places of the notes tell of the same paper.",
         "They are shown as one record with two sources.", "Nothing needs to be done.",
         _NET + _NET, _NET),
    Rule("PN302", "near-identical-titles", "info", "Two records have nearly the same title.",
         "They may be one paper; they are kept apart.", "Give both the same arXiv id or DOI, or the same title.",
         _NET + "## 《Deep Residual Learning for Images Recognition》(CVPR 2016)\n\nCode: https://github.com/KaimingHe/resnet\n",
         _NET + "## 《Deep Residual Learning for Image Recognition》(CVPR 2016)\n\nCode: https://github.com/KaimingHe/resnet\n"),
    Rule("PN303", "ambiguous-name", "info", "Two papers, or two files that a link may mean, go by the same name.",
         "A link or a mention of the name leads to the first of them.",
         "Name one of them in another way, or write the path of the one that is meant.",
         _CLIP + "## CLIP: Class-Incremental Pruning of Networks (ICLR 2022)\n",
         _CLIP + "## CIPN: Class-Incremental Pruning of Networks (ICLR 2022)\n"),
    Rule("PN304", "shared-address", "info", "Two papers give the same address as theirs.",
         "One of them was most likely copied from the other and never changed.", "Correct the address of one.",
         _NET + "## 《Wide Residual Networks》(BMVC 2016)\n\nPaper: https://arxiv.org/abs/1512.03385\n",
         _NET + "## 《Wide Residual Networks》(BMVC 2016)\n\nPaper: https://arxiv.org/abs/1605.07146\n"),
)  # fmt: skip
