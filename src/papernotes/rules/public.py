"""Rules for what should not be published; only ``check --public`` and ``publish`` look for it."""

from __future__ import annotations

from papernotes.rules.rule import Rule

_HEAD = "## 《Deep Residual Learning for Image Recognition》(CVPR 2016)\n\n"
_ALLOW = " What may be published can be listed under `allow:` in papernotes.yml."

RULES = (
    Rule("PN601", "home-path", "warning", "A path names the home folder of a user.",
         "It tells the name of an account and how its machine is laid out.", "Write `~` for it." + _ALLOW,
         _HEAD + "```sh\npython train.py --data /home/kaiming/imagenet\n```\n",
         _HEAD + "```sh\npython train.py --data ~/imagenet\n```\n"),
    Rule("PN602", "mail-address", "warning", "An e-mail address stands in the notes.",
         "Whatever is on a public page is collected and written to.", "Remove it." + _ALLOW,
         _HEAD + "Ask first.author@resnet.edu for the weights.\n", _HEAD + "Ask the first author for the weights.\n"),
    Rule("PN603", "secret", "error", "A key, token or password stands in the notes.",
         "Whoever reads the page can use it.",
         "Remove it, and have it revoked: it may be in the history already." + _ALLOW,
         _HEAD + "```sh\nexport API_KEY=q7Zr4vXw9LmN2bTy8KdP\n```\n",
         _HEAD + "```sh\nexport API_KEY=...\n```\n"),
    Rule("PN604", "private-key", "error", "A private key stands in the notes.",
         "Whoever reads the page can use it.",
         "Remove it, and replace the key: it may be in the history already." + _ALLOW,
         _HEAD + "```\n-----BEGIN PRIVATE KEY-----\n```\n", _HEAD + "The key is in the safe.\n"),
    Rule("PN605", "private-host", "warning", "An address leads to a machine that only its owner can reach.",
         "The link is dead for everybody else and tells how a network is laid out.", "Remove it." + _ALLOW,
         _HEAD + "The demo runs at http://192.168.1.20:7860/.\n", _HEAD + "The demo runs on the lab's machine.\n"),
)  # fmt: skip
