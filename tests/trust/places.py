"""Texts that are made to provoke: what they are repetitions of, and the places of notes that they stand in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

UNITS = tuple(dict.fromkeys((
    # blanks, and characters that nobody sees
    " ", "\t", "\u00a0", "\u3000", "\u200b", "\u2028", "\f", "\r", "\u00ad", "\ufeff",
    # brackets and quotes
    "(", ")", "[", "]", "{", "}", "<", ">", "《", "》", "「", "『", "【", "（", "）", "“", "”", "‘", '"', "'", "«",
    "(a)", "[a]", "{a}", "<a>", "《a》", "“a”", "[(", "([", '"(', "《「",
    # marks
    "-", "–", "—", "*", "**", "***", "_", "__", "~", "~~", "=", "==", "`", "```", "|", "||", ":", "::", "：", ",", "，", ";",
    ".", "..", "。", "、", "!", "?", "/", "//", "\\", "&", "+", "^", "@", "#", "##", "%", "$", "$$", "*_", "* ", "** ", "- ", "> ", "| ",
    # letters and digits
    "a", "A", "aB", "Ab ", "A. ", "a, ", "a ", "é", "e\u0301", "\u0301", "中", "あ", "가", "א", "😀", "\ufe0f",
    "0", "1", "12", "2020 ", "1.", "1.5 ", "1,", "1-", "10.1/", "2101.00001", "a.", "a-", "a_", "'a", "1) ",
    # what notes are made of
    "<h2>", "</h2>", "<a ", "</a>", "<a href=", " a=\u00a0b", "\u00a0a=\u00a0b", "<b>", "<br>", "<kbd>", "<!--", "-->", "](", "![", "[[", "]]", "[^", "[a](", "[a][b]",
    "[a](b) ", "[[a|", "**a", "`a", "$a", "[a]: b", "^[a", "https://", "https://a.b/", "www.", "a@b", "<https://", "et al. ", "and ",
    "A and B, ", "arXiv:", "doi:", "CVPR ", "(CVPR", "Proc. of ", "vol. 1", "pp. ", "Year:", "Paper: ", "a=", "{{", "{%",
    "\\begin{", "\\frac", "@a{", "title={", "★", "4/10 ", "[x] ", "→", "TODO ",
    # what other tools than Markdown's own write
    "==a ", "==a==", "a== ", "~a", "^a ", "^a^", "a:: ", "[a:: ", "{#a ", "{.a}", "]{.a}", "{a=", ":::", "!!! a", "[!a] ",
    ": a", "{{query ", " (a%20", "id:: ", "^^a ", "{{< a ", "{{embed ", "{% a %}", "[@a; ", "@a [", "\\cite{a", "$a$ ", "\\\\(a ",
)))  # fmt: skip
"""A blank, a mark, a letter, a piece of Markdown: each is repeated until a text is as long as wanted."""

_RECORD = "# Papers\n\n## 《Folding Cranes》 (CVPR 2020)\n\n"
_PAPER = "[paper](https://arxiv.org/abs/2101.00001)"
_CODE = "[code](https://github.com/a/b)"


def _record(body: str) -> Callable[[str], Mapping[str, str]]:
    """Return what puts a text, at each ``%``, into the body of a paper's notes."""
    return _note(_RECORD + body + "\n")


def _note(text: str) -> Callable[[str], Mapping[str, str]]:
    return lambda x: {"a.md": text.replace("%", x)}


def _fields(x: str) -> Mapping[str, str]:
    entry = f'@article{{a,\n title = {{{x}}},\n author = {{{x} and B}},\n year = {{{x}}},\n journal = "{x}"\n}}\n'
    return {"a.md": "# Papers\n", "r.bib": f"{entry}@article{{b, title={{Fold}}}}\n"}


def _settings(x: str) -> Mapping[str, str]:
    quoted = json.dumps(x, ensure_ascii=False)
    words = f"title: {quoted}\ndescription: {quoted}\nvenues: {{A: [{quoted}]}}\ntopics: {{B: [{quoted}]}}\n"
    return {"a.md": _RECORD, "papernotes.yml": f"{words}exclude: [{quoted}]\n"}


PLACES: Mapping[str, Callable[[str], Mapping[str, str]]] = {
    "the first heading": _note("# %\n\nwords\n"),
    "a heading": _note("# Papers\n\n## Fold % Crane (CVPR 2020)\n\nPaper: https://arxiv.org/abs/2101.00001\n\nwords\n"),
    "a title in marks": _note("# Papers\n\n## 《%》(CVPR 2020)\n\n**Problem** words\n"),
    "a title in quotes": _note('# Papers\n\n## "%" (CVPR 2020)\n\n**Problem** words\n'),
    "an underlined heading": _note("%\n===\n\nwords\n\n%\n---\n\nwords\n"),
    "a bullet": _note("# Papers\n\n- %\n- b\n"),
    "a bullet before a link": _note(f"# Papers\n\n- % {_PAPER}\n- b\n"),
    "a bullet behind a link": _note("# Papers\n\n- [Folding Cranes](https://arxiv.org/abs/2101.00001) %\n- b\n"),
    "a bullet between bold and names": _note(f"# Papers\n\n- **Folding %** B. Author, *ICLR 2020* {_CODE}\n"),
    "a nested bullet": _note("# Papers\n\n- [Folding Cranes](https://arxiv.org/abs/2101.00001)\n  - %\n    - % c\n"),
    "a numbered item": _note("# Papers\n\n1. %\n2. [ ] %\n"),
    "a bold line": _record("**%**\n\nwords"),
    "a bold line before links": _note(f"# Papers\n\n**%** CVPR 2020 {_PAPER}\n\nwords\n"),
    "a bold lead-in": _record("**Problem** %\n\nwords"),
    "a link's label": _note("# Papers\n\n- [%](https://arxiv.org/abs/2101.00001) (CVPR 2020)\n"),
    "a link's label in prose": _record("See [%](https://arxiv.org/abs/2101.00001) and more"),
    "a link's target": _record("See [a](https://a.b/%) and <https://b.c/%> and https://c.d/%"),
    "all of a link's target": _note("# Papers\n\n- [Folding Cranes](%) (CVPR 2020)\n"),
    "a picture": _record("![%](a.png)\n\n![a](%)"),
    "a table's cells": _note("# Papers\n\n| Title | Venue | Link |\n|---|---|---|\n| % | % | % |\n| b | CVPR 2020 | [pdf](u) |\n"),
    "a row's title": _note("# Papers\n\n| Paper | Authors | Year |\n|---|---|---|\n| [Fold %](https://arxiv.org/abs/2101.00001) | % | % |\n"),
    "a table's head": _note("# Papers\n\n| Title | % |\n|---|---|\n| [Fold](https://arxiv.org/abs/2101.00001) | b |\n"),
    "the values of links": _record("Paper: %\nCode: %\n\nwords"),
    "the values of authors": _record("Authors: %\nAffiliation: Ann Bee, % and C. Dee\n\nwords"),
    "the values of a venue and dates": _record("- Venue: %\n- Year: %\n- Date: %\n\nwords"),
    "the values of tags": _record("Tags: %\nStatus: %\nRating: %\n\nwords"),
    "other values": _record("Title: %\nDOI: %\narXiv: %\nSummary: %\n\nwords"),
    "properties": _note("title:: %\nauthors:: %\ntags:: %\n\n- words\n- date:: %\n"),
    "keys": _record("%: value\n**%**: value\n- %：value\n\nwords"),
    "a citation's names": _note("# Papers\n\n- Ann Bee, % and Cee Dee. Folding cranes. In CVPR, 2020.\n- A. Bee % (2020). Fold cranes. *Nature*, 12(3).\n"),
    "a citation's title": _note("# Papers\n\n1. Ann Bee and Cee Dee. Folding % cranes. In CVPR %, 2020. https://doi.org/10.1000/182\n"),
    "a citation in a paragraph": _note("# Papers\n\nBee, A., % Dee, C. (2019). Fold %. *Journal of Folds*, 1(2), 3-4. doi:10.1000/182\n"),
    "a key of front matter": _note("---\n%: a\ntitle: Fold\n---\n\nwords\n"),
    "values of front matter": _note("---\ntitle: %\nauthors: %\ntags: %\nvenue: %\n---\n\nwords\n"),
    "a list in front matter": _note('---\ntitle: "%"\nauthors:\n  - %\naliases: [%]\n---\n\nwords\n'),
    "front matter": _note("---\n%\n---\n\n# Fold\n\nwords\n"),
    "a quotation": _record("> %\n> more\n\n> [!note] %\n> b"),
    "a box": _record(':::note %\n%\n:::\n\n!!! tip "%"\n    %\n\n#+BEGIN_TIP\n%\n#+END_TIP\n\n<aside>\n%\n</aside>'),
    "a list of definitions": _record("%\n: %\n: b"),
    "a tag": _record("<%>\n\nwords <% and </%"),
    "a tag's attributes": _record("<a %>\n\nwords <a % and <b%/>\n\n<a%"),
    "an attribute": _record('<a href="%">b</a>\n\nwords <a href="%" title=\'%\'>b</a> <img alt="%" src="%">'),
    "HTML's text": _record('<p>%</p>\n\n<h2>%</h2>\n\nwords <b>%</b> <a href="https://a.b/">%</a>'),
    "details": _record("<details><summary>%</summary>\n\n%\n\n</details>"),
    "a comment": _record("words <!-- % --> more\n\n<!-- %"),
    "code": _record("```python\n%\n```\n\n```%\nb\n```\n\n    %"),
    "a command": _record("```bash\n%\n```\n\n```\n%\n```\n\n```yaml\n%\n```"),
    "a code span": _record("words `%` and ``%`` %`"),
    "a BibTeX block": _record("```bibtex\n@inproceedings{a,\n title={%},\n author = {%},\n year = %,\n}\n```"),
    "a bare BibTeX entry": _note('# Papers\n\n@article{%,\n title={%},\n author = "%"\n}\n\nwords\n'),
    "a wikilink": _record("See [[%]] and [[a|%]] and ![[%]] and [[a#%]]"),
    "a formula": _record("With $%$ and $$%$$\n\n$$\n%\n$$"),
    "a formula in TeX's brackets": _record("With $a % b$\n\n\\[ % \\]\n\n\\( % \\)\n\n$$\\begin{align} % \\end{align}$$"),
    "a footnote": _record("Words[^1] and [^%] and ^[%]\n\n[^1]: %"),
    "a reference": _record('Words [b][a] and [%][a] and [b][%]\n\n[a]: https://a.b/%\n[%]: https://a.b "%"'),
    "a paragraph": _record("%"),
    "words of a paragraph": _record("words % words, and an end."),
    "a line of links": _record(f"{_PAPER} % {_CODE}"),
    "a whole file": _note("%"),
    "a file's beginning": _note("%\n\n# Fold\n\nwords\n"),
    "a bibliography": _fields,
    "the settings": _settings,
}  # fmt: skip
"""Where a text can stand; each makes the files of a project of it."""

LINES: Mapping[str, Callable[[str], Mapping[str, str]]] = {
    "many lines": lambda x: {"a.md": _RECORD + x},
    "many paragraphs": lambda x: {"a.md": _RECORD + x.replace("\n", "\n\n")},
    "many bullets": lambda x: {"a.md": "# Papers\n\n- " + x.replace("\n", "\n- ")},
    "many linked bullets": lambda x: {"a.md": "# Papers\n" + x.replace("\n", f"\n- {_PAPER} ")},
    "many headings": lambda x: {"a.md": "# Papers\n\n## " + x.replace("\n", "\n\n## ")},
    "many bold lines": lambda x: {"a.md": "# Papers\n\n**" + x.replace("\n", "**\n\n**")},
    "many rows": lambda x: {"a.md": "| Paper | Year |\n|---|---|\n| " + x.replace("\n", " | 2020 |\n| ")},
    "many quotations": lambda x: {"a.md": _RECORD + "> " + x.replace("\n", "\n> ")},
    "many values": lambda x: {"a.md": _RECORD + "Authors: " + x.replace("\n", "\nAuthors: ")},
    "many lines of front matter": lambda x: {"a.md": "---\na: " + x.replace("\n", "\na: ") + "\n---\n\nwords\n"},
    "many footnotes": lambda x: {"a.md": _RECORD + "[^1]: " + x.replace("\n", "\n[^1]: ")},
}
"""Where many short lines of one kind can stand."""

FILES: Mapping[str, str] = {
    "nested-brackets": "[", "bracket-pairs": "[]", "nested-links": "[a](", "links-open": "[ (](", "images": "![", "nested-quotes": "> ",
    "quotes-and-items": "> - ", "emphasis": "*a_ ", "strong-open": "**a ", "emphasis-closers": "a* ", "mixed-emphasis": "*_**__", "cjk-emphasis": "**中。",
    "references": "[a]: u\n", "reference-uses": "[x][y]", "reference-labels": "[a\\", "footnotes": "[^1] ", "footnote-texts": "[^a]: x\n",
    "tables": "| a ", "table-rows": "| a |\n|---|\n", "pipes": "|", "html-open": "<a ", "html-comments": "<!-- ", "html-cdata": "<![CDATA[",
    "html-processing": "<?", "html-declarations": "<!A", "html-tags": "<b>", "html-ends": "</b>", "html-nested": "<div><p>", "details": "<details>\n",
    "entities": "&amp", "backticks": "` ", "backtick-runs": "```` ` ", "backslashes": "\\", "dollars": "$a ", "math-blocks": "$$\n", "autolinks": "<http://a",
    "addresses": "https://a.b/c(", "www": "www.a", "mail": "a@", "hard-breaks": "a  \n", "rules": "* * ", "items": "- a\n", "ordered": "1. a\n",
    "headings": "# a\n", "underlines": "a\n-\n", "titles": "《a", "papers": "### 《a》\n", "venues": "(CVPR ", "years": "2020 ", "authors": "A, ", "keys": "a: b\n",
    "wiki": "[[a|", "tags": "#a ", "fences": "```\n", "tildes": "~~a ", "carets": "^", "commas": ",", "quotation-marks": "\"'", "brackets-round": "(",
    "spaces": " ", "tabs": "\t-", "nul": "\0", "cjk": "折。", "emoji": "😀", "right-to-left": "א ", "combining": "e\u0301", "zero-width": "\u200b",
    "arxiv": "2101.00001 ", "doi": "10.1000/a ", "bibtex": "@a{b, ", "jinja": "{{", "front-matter": "---\n",
    "boxes": ":::note\n", "closed-boxes": ":::note\n:::\n", "boxes-of-two": "::::a\n:::\n", "admonitions": "!!! a\n",
    "titled-admonitions": '!!! a "b"\n    c\n', "blocks": "#+BEGIN_NOTE\n", "blocks-closed": "#+BEGIN_NOTE\n#+END_NOTE\n",
    "drawers": ":LOGBOOK:\n", "asides": "<aside>\n", "fenced-boxes": "```{note}\n", "definitions": "a\n: b\n",
    "definitions-of-none": ": b\n", "highlights": "==a\n", "properties": "a:: b\n", "ids": "- a\n  id:: 0a1b2c3d-\n",
    "headed-items": "- # a\n", "callouts": "> [!note] a\n", "nested-callouts": "> [!a]\n>", "attributes": "{#a}\n",
}  # fmt: skip
"""What whole files are made of, lines among it."""
