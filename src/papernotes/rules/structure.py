"""Rules for the notes' files: their encoding, front matter, blocks and characters."""

from __future__ import annotations

from papernotes.rules.rule import Rule

_TITLE = "# Deep Residual Learning for Image Recognition (CVPR 2016)\n\n"

RULES = (
    Rule("PN101", "template-left-in", "info", "A record is a template that nobody filled in.",
         "It holds no paper, so it is skipped.", "Remove it, or fill it in.",
         "## Paper template\n\nPaper: <url>\n\nCode: <url>\n",
         "## 《Deep Residual Learning for Image Recognition》(CVPR 2016)\n\nPaper: https://arxiv.org/abs/1512.03385\n"),
    Rule("PN102", "bad-front-matter", "warning", "A file's front matter is not valid YAML.",
         "Its fields may be read only in part.", "Mend the syntax at the place named.",
         '---\ntitle: "Attention Is All You Need\nyear: 2017\n---\n',
         '---\ntitle: "Attention Is All You Need"\nyear: 2017\n---\n'),
    Rule("PN103", "undecodable-file", "warning", "A notes file is not UTF-8.",
         "Its encoding was guessed; some characters may be wrong.", "Save the file as UTF-8."),
    Rule("PN104", "shallow-clone", "info", "The notes stand in a clone without full history.",
         "It does not tell when a note was written, so the site has no dates from it.",
         "Clone in full: in a workflow, `fetch-depth: 0`."),
    Rule("PN105", "unclosed-block", "warning", "A code block, a formula or a comment is opened and never closed.",
         "All that follows is taken for a part of it; a `%%` hides nothing.", "Write the closing mark where it ends.",
         _TITLE + "```sh\npython train.py\n\n## Results\n\nBetter.\n",
         _TITLE + "```sh\npython train.py\n```\n\n## Results\n\nBetter.\n"),
    Rule("PN106", "turning-character", "warning", "An invisible character turns the direction of the text behind it.",
         "What is read is not what stands there: a name or a command can be disguised.", "Delete the character.",
         _TITLE + "The name \u202egnp.exe\u202c is no picture.\n", _TITLE + "The name exe.png is no picture.\n"),
    Rule("PN107", "invisible-character", "info", "An invisible character stands inside a word or an address.",
         "The word is not found by search, and the address does not work.", "Delete the character.",
         _TITLE + "A resi\u200bdual block.\n", _TITLE + "A residual block.\n", fixable=True),
    Rule("PN108", "control-character", "warning", "A control character stands in the text.",
         "It comes from a broken copy or a wrong encoding, and no page can hold it.", "Delete it, or write it anew.",
         _TITLE + "ef\x0eective\n", _TITLE + "effective\n"),
    Rule("PN109", "mixed-line-ends", "info", "A file ends its lines in more than one way.",
         "Programs that compare texts see differences where nobody sees one.", "Save it with one kind of line end.",
         _TITLE + "One line.\r\nAnother line.\n", _TITLE + "One line.\nAnother line.\n"),
    Rule("PN110", "look-alike-letter", "info", "A letter of another script stands in a Latin word that looks the same.",
         "The word is not found by search, and a name is not recognised.", "Write the word again.",
         _TITLE + "Compared with С\u0406FAR-10.\n", _TITLE + "Compared with CIFAR-10.\n"),
    Rule("PN111", "bounded-references", "warning", "Links by reference would write out more than the notes hold.",
         "An address is written out by each link that uses it, so a short file with a very long one would make a site "
         "too large to publish.",
         "Shorten the address, or link to it less often; from this line on, such links are shown as text."),
    Rule("PN112", "long-heading", "info", "A heading above records is as long as a text.",
         "A heading stands with each record beneath it; only its first 500 characters do.",
         "Write a short heading, and the text beneath it."),
    Rule("PN113", "odd-file-name", "info", "The name of a file holds what no text shows.",
         "Such characters and bytes are written as a percent sign and two digits, in links to the file as well.",
         "Give the file a name in UTF-8, without control characters and backslashes."),
    Rule("PN114", "link-not-followed", "warning", "A link leads out of the notes, or nowhere.",
         "A site shows what lies in the folder of its notes: a link could lead to anything on the machine.",
         "Put the notes themselves there, or build the folder that the link leads to."),
)  # fmt: skip
