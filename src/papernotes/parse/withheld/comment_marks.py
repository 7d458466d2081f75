"""How comments open and close, and what else a text is stopped at to tell whether they are any."""

from __future__ import annotations

import re

from papernotes.parse.withheld.hidden_parts import ALONE, CLASS, ELEMENT, ENVIRONMENT, FENCED

MARKS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    (r"<!--", re.compile("-->"), 2),  # `<!-->` is a whole comment
    (r"\{(?:\{-?[ \t]?)?/\*", re.compile(r"\*/(?:[ \t]?-?\})?\}"), 3),  # MDX, Hugo
    (r"\{%-? comment -?%\}", re.compile(r"\{%-? endcomment -?%\}"), 2),  # Liquid: Jekyll, Eleventy
    (r"\{::comment\}", re.compile(r"\{:/(?:comment)?\}"), 2),  # kramdown
    (r"\{\{[<%] *comment *[>%]\}\}", re.compile(r"\{\{[<%] */ *comment *[>%]\}\}"), 2),  # Hugo
    (
        r"\{\{[<%] *(?:private|hidden)\b[^{}\n]{0,100}[>%]\}\}",
        re.compile(r"\{\{[<%] */ *(?:private|hidden) *[>%]\}\}"),
        2,
    ),
    (r"\{#-?(?=[ \t\r]|$)", re.compile(r"(?<=[\s-])#\}"), 3),  # Nunjucks, Jinja; `{#id}` is an id
    (r"\\begin\{comment\}", re.compile(r"\\end\{comment\}"), 2),  # TeX
    (r"\\iffalse\b", re.compile(r"\\fi\b"), 2),
    (r"#\+begin_(?:comment|private)\b", re.compile(r"#\+end_(?:comment|private)\b", re.IGNORECASE), 2),  # Logseq, Org
)
"""How a comment opens and closes, and how far behind the begin of its opening the closing may begin."""
HINTS = tuple(
    (shared, re.compile(pattern, re.IGNORECASE))
    for shared, pattern in (
        ("<!--", "<!--"),
        ("%%", "%%"),
        (
            "{",
            rf"\{{\{{?-?[ \t]?/\*|\{{::comment|\{{%-? comment|\{{\{{[<%] *(?:comment|private|hidden)|\{{#-?\s|{CLASS}",
        ),
        ("```{", r"\b(?:include|remove[_-])|\{(?:comment|private|confidential)\}"),
        *((fence, FENCED) for fence in ("```", "~~~")),
        ("\\", r"\\iffalse|\\begin\{comment"),
        ("#+", r"#\+begin_(?:comment|private)"),
        ("]:", r"\]:(?: ?#|[ \t]*<>|\t)"),
        ("<", ELEMENT),
        *((opening, r"(?<!\d)%") for opening in ("$$", "\\[", "\\begin{")),
        ("math", r"(?:```|~~~)[ \t]*\{?math"),
        (":::", r"(?<!:):{3,}+[ \t]*+\{?(?:hidden|d-none|content-hidden|private|confidential)\b"),
    )
)
"""One of these stands in every text that holds a comment, behind a string of it that is looked for first."""
_OPENINGS = "|".join(f"({opening})" for opening, _, _ in MARKS)
STEP = re.compile(
    rf"(?P<comment>{_OPENINGS})|(?P<span>\[[^\[\]\n]{{0,1000}}\]{CLASS})"
    rf"|(?P<div>(?<!:):{{3,}}+[ \t]*+(?:{CLASS}|{ALONE}))|(?P<element>{ELEMENT})"
    rf"|(?P<environment>{ENVIRONMENT})"
    r"|(?P<sign>%%+)|(?P<ticks>`+)|\\[^\w\s]|(?P<dollars>\${1,2})"
    r"|(?:://|\]\()(?:[^\s<>\"`)%]|%(?!%)|%%(?=[0-9][0-9A-Fa-f]))*"  # an address, in which %%20 is no comment
    r"|<(?P<tag>code|pre|kbd|samp|script|style|textarea)\b",
    re.IGNORECASE,
)
