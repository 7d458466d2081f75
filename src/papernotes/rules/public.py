"""Rules for what should not be published; only ``check --public`` and ``publish`` look for it.

PN608 to PN612 tell of what is kept from the site or may have to be, all but the first two in every build.
"""

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
    Rule("PN608", "comment", "info", "A comment stands in the notes.",
         "It is on no page of the site, but whoever has the notes' file, as in a public repository, reads it.",
         "Remove it where the files are public." + _ALLOW,
         _HEAD + "A good result. %%I doubt it.%%\n", _HEAD + "A good result.\n"),
    Rule("PN609", "address-of-one-machine", "info", "An address leads to a file or a program of one machine.",
         "Pages show its words without the address, for it leads nowhere else; the notes' file still tells it.",
         "Link to the paper's address on the web." + _ALLOW,
         _HEAD + "Read [the scan](file:///scans/he.pdf).\n",
         _HEAD + "Read [the paper](https://arxiv.org/abs/1512.03385).\n"),
    Rule("PN610", "link-to-private", "info", "A link or a picture leads to what is private.",
         "The site holds no private note and no file of a private folder, so the words are shown as text.",
         "Leave it, or write it without the name; move a file that may be seen out of the private folder.",
         _HEAD + "Compared with [[Densely Connected Convolutional Networks]].\n\n"
         "## 《Densely Connected Convolutional Networks》(CVPR 2017)\n\nprivate: true\n",
         _HEAD + "Compared with a later network.\n\n"
         "## 《Densely Connected Convolutional Networks》(CVPR 2017)\n\nprivate: true\n"),
    Rule("PN611", "called-private", "info", "A section, a box or a list is called private.",
         "Nothing else says that nobody should read it, but who calls it so expects that: the site does not hold it.",
         "Leave it, or call it otherwise where it may be seen.",
         _HEAD + "### Private\n\nI doubt the third table.\n",
         _HEAD + "### Private networks\n\nThey leak what they were trained with.\n"),
    Rule("PN612", "private-in-doubt", "warning", "Words may say that something is private, which is shown.",
         "They may be what nobody should read, say when it is, or name it; the site shows it. `publish` stops.",
         "Write `yes` or `no`, put what nobody should read into a comment, or call the key otherwise." + _ALLOW,
         _HEAD + "- Private: ask the authors first\n", _HEAD + "- Private: yes (ask the authors first)\n"),
)  # fmt: skip
