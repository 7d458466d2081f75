"""Notes that mean harm, or were only made badly: a table of projects, by class, that a build must get through.

Each holds the marker words that its text must not lose. ``MARK`` stands for what a script would do if it ran.
"""

from __future__ import annotations

from typing import NamedTuple

MARK = "window.harm=1"
RUN = f"<script>{MARK}</script>"
IMG = f"<img src=x onerror={MARK}>"


class Case(NamedTuple):
    """A project: its files, and words of its notes that the site has to hold."""

    files: dict[str, str | bytes]
    kept: tuple[str, ...] = ()


def note(text: str, *kept: str) -> Case:
    """Return a project of one notes file."""
    return Case({"notes/a.md": text}, kept)


def record(body: str, *kept: str) -> Case:
    """Return a project of one paper with that text under it."""
    return note(f"### 《Folding Paper Cranes》 (CVPR 2020)\n\n{body}\n\nZugvogel am Ende.\n", *kept, "Zugvogel")


ADDRESSES = (
    "javascript:{}", "JaVaScRiPt:{}", "java\tscript:{}", " javascript:{}", "\x01javascript:{}", "javascript&colon;{}",
    "&#106;avascript:{}", "&#x6A&#x61vascript:{}", "javascript%3A{}", "jav&#x0A;ascript:{}", "vbscript:{}",
    "data:text/html,<script>{}</script>", "data:text/html;base64,PHNjcmlwdD53aW5kb3cuaGFybT0xPC9zY3JpcHQ+",
    "data:image/svg+xml,<svg onload={}>", "view-source:javascript:{}", "file:///etc/passwd", "blob:{}", "filesystem:{}",
    "feed:javascript:{}", "javascript://example.org/%0a{}", "http://[::1", "http://a b/{}", "//evil.example/{}",
    "\\\\evil.example\\{}", "../../../../etc/passwd", "/etc/passwd", "..%2f..%2fetc%2fpasswd", "C:\\Windows\\win.ini",
)  # fmt: skip
"""Addresses that a page must not lead to, fetch, or run; ``{}`` is what they would run."""

RAW = (
    RUN, IMG, f"<svg onload={MARK}><circle r=9></svg>", f"<svg><script>{MARK}</script></svg>",
    f"<svg><a xlink:href='javascript:{MARK}'><text>x</text></a></svg>", f"<svg><use href='data:image/svg+xml,{RUN}'></svg>",
    f"<svg><animate onbegin={MARK} attributeName=x dur=1s></svg>", f"<svg><foreignObject>{RUN}</foreignObject></svg>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;{IMG}'>", f"<math href='javascript:{MARK}'>x</math>",
    f"<math><maction actiontype='statusline#{MARK}' xlink:href='javascript:{MARK}'>x</maction></math>",
    f"<details open ontoggle={MARK}>x</details>", f"<body onload={MARK}>", f"<iframe srcdoc='{RUN}'></iframe>",
    f"<iframe src='javascript:{MARK}'></iframe>", f"<object data='javascript:{MARK}'></object>", "<embed src=//evil.example>",
    f"<form action='javascript:{MARK}'><button>x</button></form>", f"<input autofocus onfocus={MARK}>",
    f"<a href='javascript:{MARK}'>x</a>", f"<a href=x onmouseover={MARK}>x</a>", f"<video onerror={MARK}><source></video>",
    "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/x.css>", "<style>@import '//evil.example'</style>",
    f"<meta http-equiv=refresh content='0;url=javascript:{MARK}'>", f"<noscript><p title='</noscript>{IMG}'>",
    f"<textarea><p title='</textarea>{IMG}'>", f"<title><a title='</title>{IMG}'>", f"<xmp><p title='</xmp>{IMG}'>",
    f"<!--><img src=x onerror={MARK}>-->", f"<!-- --!>{IMG}", f"<![CDATA[>{IMG}]]>", f"<?php {RUN} ?>", f"<p title='`'>{IMG}`",
    f"<{RUN}", f"<<script>{MARK}//<</script>", f"<scr<script>ipt>{MARK}</script>", f"<img src='x' \x00onerror={MARK}>",
    f"<img/src=x/onerror={MARK}>", f"<plaintext>{RUN}", f"<template>{RUN}</template>", f"<div style=background:url(javascript:{MARK})>x</div>",
    f"<select><style></select>{IMG}</style>", f"<svg></p><style><a id=\"</style>{IMG}\">", f"<marquee onstart={MARK}>x</marquee>",
)  # fmt: skip
"""HTML that runs or fetches in a page that takes it as it is."""

BREAK_OUTS = ('"', "'", '">', "'>", f'">{RUN}', f"'>{IMG}", f'" onmouseover="{MARK}', f"' onclick='{MARK}", "</title>" + RUN,
    "</script>" + RUN, "-->" + RUN, "]]>" + RUN, "</textarea>" + RUN, f"\\u003cscript>{MARK}", f"`{RUN}`", "&quot;>" + RUN,
    "\u2028" + MARK, "</style>" + RUN, "${" + MARK + "}", "<!--<script>")  # fmt: skip
"""Ends of whatever a text may be put into."""

TEMPLATES = (
    "{{ 7*191 }}", "{% raw %}", "{% include '/etc/passwd' %}", "{{ config }}", "{{ ''.__class__.__mro__ }}", "{# x #}",
    "{% endblock %}", "{{ site.github }}", "{% include_relative ../x %}", "{{ page | safe }}", "{%- for x in y -%}", "${7*191}", "#{7*191}",
)  # fmt: skip

NAMES = (
    "CON.md", "aux.md", "NUL.md", "com1.md", "LPT9.md", "con.fold.md", " lead.md", "trail .md", "dots...md", "a'b\"c.md", "a<b>c.md",
    "a|b.md", "a?b*c.md", "a:b.md", "a\\b.md", "a%2fb.md", "-rf.md", "--help.md", "$(touch x).md", "`id`.md", "a;b&c.md",
    "naïve.md", "nai\u0308ve.md", "Same.md", "same.md", "SAME.md", "ﬁ.md", "fi.md", "😀.md", "中文.md", "עברית.md", "\u202egnp.md", "\u200b.md",
    "<script>alert(1)<／script>.md", "x\ny.md", "\x01\x7f.md", "index.md", "404.md", "papers.md", "a" * 200 + ".md", "文" * 80 + ".md",
)  # fmt: skip

YAML = (
    "title: [unclosed", "title: {a: b", "\ttitle: x", "title: &a [*a]", "? [a, b] : c", "title: !!python/object/apply:os.system ['x']",
    "title: 1e999", "date: 2021-99-99", "date: 0000-00-00", "year: .nan", "tags: {a: {b: [c]}}", "tags: 7", "title: null", "title: [1, [2]]",
    "title: !!binary ////", "- list", "just text", "title: 'x", "a: b: c", "title: \x07", "%YAML 9.9", "<<: *x", "slug: ../../x", "url: javascript:x",
    "permalink: /etc/passwd", "title: " + "[" * 2000, "x: " + "{" * 2000, "a: &a x\nb: *a\nc: *missing", "[1]: x", "2: y", "~: z", "true: w",
    "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(f"{c}: &{c} [{','.join(['*' + p] * 9)}]" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
)  # fmt: skip
"""Front matter and settings that are no table, do not end, or grow without bounds when they are read."""

ENCODINGS = {
    "utf-16-le": "\ufeff{}".format, "utf-16-be": "\ufeff{}".format, "utf-8-sig": str, "gb18030": str, "shift_jis": str, "euc_kr": str,
}  # fmt: skip
SAID = {"gb18030": "这篇论文提出了一种折纸的方法，我们认为它很有意思。", "shift_jis": "この論文は折り紙の方法を提案している。とても面白い。",
        "euc_kr": "이 논문은 종이접기 방법을 제안한다. 매우 흥미롭다."}  # fmt: skip
TITLE = "# Folding Paper Cranes (CVPR 2020)\n\n"


def _numbered(name: str, cases: list[Case]) -> dict[str, Case]:
    return {f"{name}-{number}": case for number, case in enumerate(cases)}


def _together(cases: list[Case]) -> Case:
    """Return one project of the notes of many, a file each; the settings are the first one's."""
    files = {f"notes/{number:02}.md": case.files["notes/a.md"] for number, case in enumerate(cases)}
    settings = {path: content for path, content in cases[0].files.items() if path == "papernotes.yml"}
    return Case({**files, **settings}, tuple(word for case in cases for word in case.kept))


def _in_fields(text: str) -> Case:
    """Put a text wherever a person writes one: every field of a paper, a setting, a file's own table."""
    flat = text.replace("\n", " ").replace("\r", " ")
    quoted = "'" + flat.replace("'", "''").replace("\x00", "") + "'"
    body = (
        f"---\ntitle: {quoted}\ntags: [{quoted}]\nauthors: [{quoted}]\nvenue: {quoted}\ndate: {quoted}\n---\n"
        f"# {flat} (CVPR 2020)\n\nPaper: https://arxiv.org/abs/2101.00001 {flat}\nAuthors: {flat}\nVenue: {flat}\n"
        f'Tags: {flat}\nStatus: {flat}\n\n## {flat}\n\n**{flat}** text\n\n![{flat}](x.png "{flat}") [{flat}](http://x.example "{flat}")\n\n'
        f"```{flat}\n{text}\n```\n\n`{flat}` $\\text{{{flat}}}$ [[{flat}]] #tag{flat}\n\n[^1]: {flat}\n\n| {flat} |\n|---|\n| {flat} |\n\nZugvogel.\n"
    )
    settings = f"title: {quoted}\ndescription: {quoted}\nauthor: {quoted}\ntopics: {{{quoted}: [fold]}}\n"
    return Case({"notes/a.md": body, "papernotes.yml": settings}, ("Zugvogel",))


CASES: dict[str, Case] = {
    **_numbered("script-in-every-field", [_in_fields(text) for text in (RUN, IMG)]),
    "break-out": _together([_in_fields(text) for text in BREAK_OUTS]),
    "template-syntax": _together([_in_fields(text) for text in TEMPLATES]),
    "raw-html": record("\n\n".join(RAW)),
    "raw-html-inline": record("\n\n".join(f"word {html} word" for html in RAW)),
    "raw-html-in-cells": record("| a |\n|---|\n" + "\n".join(f"| {html} |" for html in RAW)),
    "raw-html-alone": _together([record(html) for html in RAW]),
    "addresses": record(
        "\n\n".join(
            f"[l{n}]({u}) [m{n}](<{u}>) ![i{n}]({u}) <{u}> [r{n}][{n}] Paper: {u}\n\n[{n}]: <{u}> \"t\"\n\n<a href=\"{u}\">x</a>"
            for n, u in enumerate(a.format(MARK) for a in ADDRESSES)
        )
    ),
    "address-fields": Case(
        {"notes/a.md": "".join(f"### 《Paper {n}》 (CVPR 2020)\n\nPaper: {u}\nCode: <{u}>\n\n" for n, u in enumerate(ADDRESSES)),
         "papernotes.yml": f"url: javascript:{MARK}\nrepo: javascript:{MARK}\naccent: 'red;}}*{{x'\ntheme: ../../../etc\n"},
    ),
    "templates-in-text": record("\n\n".join(TEMPLATES), "7*191"),
    "svg-picture": Case({"notes/a.md": TITLE + "![x](x.svg) ![y](y.svg)\n", "notes/x.svg": f"<svg onload='{MARK}'>{RUN}</svg>",
                         "notes/y.svg": "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg>&a;</svg>"}),
    "math": record("$\\href{javascript:%s}{x}$ $\\text{<script>%s</script>}$ $$\\unknown{<img onerror=x>}$$ $\\def\\x{\\x\\x}\\x$" % (MARK, MARK)),
    "paths": Case({"notes/a.md": "---\nslug: ../../../x\npermalink: /etc/x\nimage: ../../x.png\n---\n# ../../etc/passwd (CVPR 2020)\n\n"
                   "![a](../../outside.png) ![b](/etc/hostname) ![c](file:///etc/hostname) ![d](..\\..\\x.png) [e](../../papernotes.yml)\n\n"
                   "[[../../x]] ![[../../outside.png]] Zugvogel\n",
                   "outside.png": b"\x89PNG secret", "papernotes.yml": "exclude: ['../*']\nbibliography: ../../../etc/hostname\n"}, ("Zugvogel",)),
    "hostile-settings": Case({"notes/a.md": TITLE, "papernotes.yml": "title: 7\ntitel: x\nurl: [1]\ntopics: 3\nvenues: {x: {y: {z: 1}}}\nroles: [a]\n"}),
    "file-names": Case({f"notes/{name}": f"# {name.strip()}\n\nThe words of file{number}x.\n" for number, name in enumerate(NAMES)},
                       tuple(f"file{number}x" for number in range(len(NAMES)))),
    "folders-named-as-files": Case({"notes/x.md/y.md": TITLE, "notes/x.md/z.md/CON/a.md": "# Boats of Paper (ICML 2019)\n\nKranich.\n"}, ("Kranich",)),
    "same-titles": note("".join(f"### 《Folding》\n\nText number {n}n.\n\n" for n in range(60)), *(f"{n}n" for n in range(60))),
    "twins": note("".join(f"### 《{t}》 (CVPR 2020)\n\nZwilling{n}.\n\n" for n, t in enumerate(
        ("Folding Cranes", "folding cranes", "FOLDING CRANES", "Folding\u00a0Cranes", "Fоlding Crаnes", "F\u200bolding Cranes", "Ｆolding Cranes",
         "Con", "nul", "index", "Index", "Café", "Cafe\u0301", "ß", "ss", "İ", "i", "."*40, "///", "..", "%2e%2e", "?", "#"))),
        *(f"Zwilling{n}" for n in range(23))),
    "no-letters": note("".join(f"### 《{t}》 (CVPR 2020)\n\nWort{n}.\n\n" for n, t in enumerate(
        ("😀", "😀😀", "🧑‍🤝‍🧑", "折纸", "紙を折る", "종이", "קיפול נייר", "طي الورق", "\u202eedisni", "\u200b\u200b", "\u2066x\u2069", "…", "—", "\ufeff"))),
        *(f"Wort{n}" for n in range(14))),
    "control-characters": record("a\x01b\x07c\x1bd\x7fe\x85f\u2028g\u2029h\ufff9i\ufdd0j\U0010ffffk\x1b[31mred\x1b]0;x\x07"),
    "long-title": note(f"# {'Long words of a title ' * 240} (CVPR 2020)\n\nEnde.\n", "Ende"),
    "long-word": note(f"# {'x' * 5000} (CVPR 2020)\n\nEnde.\n", "Ende"),
    "long-field": record(f"Authors: {'Ada Lovelace, ' * 400}\n\nTags: {'fold, ' * 800}\n\nVenue: {'C' * 5000}"),
    "empty-file": Case({"notes/a.md": TITLE, "notes/b.md": "", "notes/c.md": "\n \n\t\n", "notes/d.md": "\ufeff"}),
    "only-empty-files": Case({"notes/a.md": ""}),
    "front-matter-only": Case({"notes/a.md": "---\ntitle: Kraniche\n---\n"}, ("Kraniche",)),
    "front-matter-unclosed": note("---\ntitle: Kraniche\n\nEnde.\n", "Kraniche", "Ende"),
    "front-matter": _together([note(f"---\n{text}\n---\n# Folding Paper Cranes (CVPR 2020)\n\nEnde.\n", "Ende") for text in YAML]),
    **_numbered("settings", [Case({"notes/a.md": TITLE, "papernotes.yml": text}) for text in YAML[::4] + YAML[-1:]]),
    **{f"encoding-{name}": Case({"notes/a.md": put(TITLE + SAID.get(name, "Ende. 折")).encode(name)}, (SAID.get(name, "Ende. 折"),))
       for name, put in ENCODINGS.items()},
    "invalid-utf-8": Case({"notes/a.md": TITLE.encode() + b"\xff\xfe\xc0\xaf\xed\xa0\x80 Ende.\n"}, ("Ende",)),
    "nul": Case({"notes/a.md": TITLE.encode() + b"a\0b\0\0 Ende.\n\0"}, ("Ende",)),
    "binary": Case({"notes/a.md": bytes(range(256)) * 40}),
    "crlf": note(TITLE.replace("\n", "\r\n") + "```\r\nfold()\r\n```\r\nEnde.\r\n", "fold()", "Ende"),
    "cr": note(TITLE.replace("\n", "\r") + "**Problem** hard\rEnde.\r", "Ende"),
    "mixed-line-ends": note(TITLE + "a\r\nb\rc\nd\x0be\x0cf\u2028g Ende", "Ende"),
    "unclosed-fence": note(TITLE + "```python\nfold()\n\n### 《Boats》\n\nEnde.\n", "fold()", "Boats", "Ende"),
    "unclosed-everything": record("<details><summary>x <b> ** __ `code [link](http:// ![img]( $$ \\begin{align} <!-- comment"),
    "reference-names": record("[a]: x\n[A]: y\n[__proto__]: z\n[constructor]: w\n\n[__proto__] [constructor] [toString]\n\n## __proto__\n\n## constructor"),
}  # fmt: skip
