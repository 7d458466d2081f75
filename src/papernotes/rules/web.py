"""Rules for addresses on the web; only ``check --links`` asks for them."""

from __future__ import annotations

from papernotes.rules.rule import Rule

_HEAD = "## 《Deep Residual Learning for Image Recognition》(CVPR 2016)\n\n"

RULES = (
    Rule("PN701", "dead-link", "error", "An address leads to nothing: the page or its host is gone.",
         "Who follows the link finds nothing.", "Correct the address, or link to an archived copy.",
         _HEAD + "Code: https://github.com/KaimingHe/no-such-repository\n",
         _HEAD + "Code: https://github.com/KaimingHe/deep-residual-networks\n"),
    Rule("PN702", "blocked-link", "info", "A host refuses to answer programs.",
         "The page may well be there; only a person can tell.", "Open it in a browser."),
    Rule("PN703", "unanswered-link", "warning", "A host did not answer, or not with a page.",
         "It may be down for a while, or for good.", "Try again later, then correct the address."),
    Rule("PN704", "private-link", "info", "An address leads into a private network, so it was not asked for.",
         "Nobody else can open it.", "Link to a public address.",
         _HEAD + "Demo: http://localhost:7860/\n", _HEAD + "The demo runs on port 7860.\n"),
    Rule("PN705", "moved-link", "info", "A page has moved for good.",
         "The old address may stop leading there.", "Write the new address.",
         _HEAD + "Code: http://github.com/KaimingHe/deep-residual-networks\n",
         _HEAD + "Code: https://github.com/KaimingHe/deep-residual-networks\n"),
)  # fmt: skip
