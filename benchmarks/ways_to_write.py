"""Other ways to write the same notes: other marks, lines broken elsewhere, a venue's year written otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FENCE = re.compile(r"\s*(?:[-*+]\s+)?(?P<mark>```+|~~~+|\$\$)")
HEADING = re.compile(r"(?P<marks>#{1,6})(?P<blank>[ \t]+)(?P<text>\S.*?)(?P<end>[ \t]*)$")
ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d+[.)])(?P<blank>[ \t]+)(?P<text>\S.*)$")
LINK = re.compile(r"(?<![!\]\\])\[(?P<label>[^\[\]\n]+)\]\((?P<url>https?://[^\s()<>]+)\)")
BARE = re.compile(r"(?<![(\[<\"'=\w/])https?://[^\s<>()\[\]\"'，。）]+(?<![.,;:*_`|])")
BOLD = re.compile(r"(?<![*\w\\])\*\*(?P<text>[^*\n]+)\*\*(?![*\w])")
MEETING = re.compile(
    r"\b(?P<name>CVPR|ICCV|ECCV|NeurIPS|NIPS|ICML|ICLR|AAAI|IJCAI|ACL|EMNLP|NAACL|KDD|SIGIR|SIGGRAPH|ICRA|IROS|OSDI|"
    r"SOSP|NSDI|SIGCOMM|CHI|WWW|WACV|BMVC|ICASSP|INTERSPEECH|TPAMI|CoRL|RSS)"
    r"(?P<gap>[ -]?['’]?)(?P<year>20\d\d)\b(?![-/.\d])"
)
ARXIV = re.compile(
    r"(?P<host>https?://(?:www\.)?arxiv\.org)/(?P<form>abs|pdf)/(?P<id>\d{4}\.\d{4,5})(?P<rest>v\d+)?(?:\.pdf)?"
)
ALONE = re.compile(r"[ \t]*(?:[#>|]|[-*+]\s|\d+[.)]\s|<|!\[|\[[^\]]*\]:|[-=_*\s]+$|$|\S[^:：]{0,30}[:：]|@)")
WIDE = 72


def _prose(line: Callable[[str], str]) -> Callable[[str], str]:
    """Return a way to write that changes each line by itself, outside of code, front matter and tables."""

    def changed(text: str) -> str:
        return "\n".join(line(one) if free else one for one, free in _free(text))

    return changed


def _free(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it is prose."""
    lines = text.split("\n")
    end = lines.index("---", 1) if lines[0] == "---" and "---" in lines[1:] else -1
    fence = ""
    for at, line in enumerate(lines):
        found = FENCE.match(line)
        inside = bool(fence)
        if found and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else found["mark"]
        yield line, at > end and not inside and not found and "|" not in line and not line.startswith(("    ", "\t"))


def _headings(change: Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return _prose(lambda line: change(found) if (found := HEADING.match(line)) else line)


def _items(change: Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return _prose(lambda line: change(found) if (found := ITEM.match(line)) else line)


def _deeper(text: str) -> str:
    """Return a text with its headings a level deeper."""
    if any(free and line.startswith("######") for line, free in _free(text)):
        return text
    return _headings(lambda found: "#" + found[0])(text)


def _underlined(found: re.Match[str]) -> str:
    plain = len(found["marks"]) < 3 and not re.match(r"\d+[.)]\s|[-*+]\s|[#>|=<]", found["text"])
    return f"\n{found['text']}\n{'=-'[len(found['marks']) - 1] * 5}\n" if plain else found[0]


def _references(text: str) -> str:
    """Return a text with its links by reference, all addresses at its end."""
    urls: list[str] = []

    def reference(found: re.Match[str]) -> str:
        urls.append(found["url"])
        return f"[{found['label']}][link-{len(urls)}]"

    changed = _prose(lambda line: LINK.sub(reference, line))(text)
    return "\n".join([changed, "", *(f"[link-{at}]: {url}" for at, url in enumerate(urls, 1))]) if urls else text


def _wrapped(text: str) -> str:
    """Return a text with long lines of paragraphs and items broken."""

    def broken(line: str) -> str:
        item = ITEM.match(line)
        if (not item and ALONE.match(line)) or "http" in line or len(line) <= WIDE or "`" in line or "$" in line:
            return line
        indent = " " * len(item["indent"] + item["mark"] + item["blank"]) if item else ""
        rows, row = [], ""
        for word in line.split(" "):
            risky = ALONE.match(word + " ") or word[:1] in "=+"
            if row.strip() and len(row) + 1 + len(word) > WIDE and not risky and not row.endswith("  "):
                rows.append(row)
                row = indent + word
            else:
                row = f"{row} {word}" if row or rows else word
        return "\n".join([*rows, row])

    return _prose(broken)(text)


def _loose(text: str) -> str:
    """Return a text with a blank line before each item of a list."""
    rows = list(_free(text))
    made: list[str] = []
    for at, (line, free) in enumerate(rows):
        before = rows[at - 1][0] if at else ""
        if free and ITEM.match(line) and before.strip() and ITEM.match(before) and rows[at - 1][1]:
            made.append("")
        made.append(line)
    return "\n".join(made)


def _tight(text: str) -> str:
    """Return a text without blank lines behind headings and between items."""
    rows = list(_free(text))
    made: list[str] = []
    for at, (line, free) in enumerate(rows):
        before = next((row for row in reversed(rows[:at]) if row[0].strip()), ("", False))
        after = rows[at + 1] if at + 1 < len(rows) else ("", False)
        behind = before[1] and after[1] and before[0] == rows[at - 1][0]
        if free and not line.strip() and behind and (HEADING.match(before[0]) or _siblings(before[0], after[0])):
            continue
        made.append(line)
    return "\n".join(made)


def _siblings(one: str, other: str) -> bool:
    first, second = ITEM.match(one), ITEM.match(other)
    return bool(first and second and first["indent"] == second["indent"] and first["mark"][-1] == second["mark"][-1])


def _apart(text: str) -> str:
    """Return a text with two blank lines where there was one."""
    return _prose(lambda line: line if line.strip() else "\n")(text)


def _contents(text: str) -> str:
    """Return a text with a table of its headings on top."""
    found = [HEADING.match(line) for line, free in _free(text) if free]
    rows = [h for h in found if h and not re.search(r"[\[\]<>`*_]", h["text"])]
    if len(rows) < 3 or text.startswith("---"):
        return text
    top = min(len(h["marks"]) for h in rows)
    listed = [f"{'  ' * (len(h['marks']) - top)}- [{h['text']}](#{_anchor(h['text'])})" for h in rows]
    return "\n".join(["<!-- toc -->", "", *listed, "", "<!-- tocstop -->", "", text])


def _anchor(text: str) -> str:
    return re.sub(r"[^\w\s-]", "", text.lower()).replace(" ", "-")


def _meetings(form: str) -> Callable[[str], str]:
    def written(found: re.Match[str]) -> str:
        return form.format(name=found["name"], year=found["year"], short=found["year"][2:])

    return _prose(lambda line: line if "http" in line and not LINK.search(line) else _outside(line, written))


def _outside(line: str, written: Callable[[re.Match[str]], str]) -> str:
    """Return a line with its meetings written otherwise, those in addresses as they are."""
    parts = re.split(r"(\]\([^)]*\)|<[^>]*>|https?://\S+)", line)
    return "".join(part if at % 2 else MEETING.sub(written, part) for at, part in enumerate(parts))


def _arxiv(form: str) -> Callable[[str], str]:
    return _prose(lambda line: ARXIV.sub(lambda found: form.format(id=found["id"]), line))


def _tabbed(text: str) -> str:
    """Return a text with tabs behind the marks of items; where something lies in items, it would lie there no more."""
    if re.search(r"^[ \t]+\S", text, re.MULTILINE):
        return text
    return _items(lambda found: f"{found['mark']}\t{found['text']}")(text)


WAYS: dict[str, Callable[[str], str]] = {
    "items with *": _items(lambda f: f"{f['indent']}{'*' if f['mark'] in '-*+' else f['mark']}{f['blank']}{f['text']}"),
    "items with +": _items(lambda f: f"{f['indent']}{'+' if f['mark'] in '-*+' else f['mark']}{f['blank']}{f['text']}"),
    "numbers with )": _items(lambda f: f"{f['indent']}{f['mark'].replace('.', ')')}{f['blank']}{f['text']}"),
    "a blank line between items": _loose,
    "no blank lines": _tight,
    "two blank lines": _apart,
    "broken lines": _wrapped,
    "blanks at line ends": _prose(lambda line: line + " " if line.strip() and not line.endswith((" ", "\\")) else line),
    "lines end in CR LF": lambda text: text.replace("\n", "\r\n"),
    "deeper headings": _deeper,
    "closed headings": _headings(lambda f: f"{f['marks']} {f['text']} {f['marks']}"),
    "underlined headings": _headings(_underlined),
    "bold headings": _headings(
        lambda f: f[0] if re.search(r"[*_\[\]<>`$]", f["text"]) else f"{f['marks']} **{f['text']}**"
    ),
    "headings with an anchor": _headings(
        lambda f: f'{f["marks"]} <a id="part"></a>{f["text"]}' if not f["text"].startswith("<") else f[0]
    ),
    "headings with a picture": _headings(
        lambda f: f[0] if re.match(r"\W", f["text"]) else f"{f['marks']} \N{PAGE FACING UP} {f['text']}"
    ),
    "bold with __": _prose(lambda line: BOLD.sub(r"__\g<text>__", line)),
    "bold with tags": _prose(lambda line: BOLD.sub(r"<b>\g<text></b>", line)),
    "links in angles": _prose(lambda line: LINK.sub(r"[\g<label>](<\g<url>>)", line)),
    "links with a title": _prose(lambda line: LINK.sub(r'[\g<label>](\g<url> "opens")', line)),
    "links by reference": _references,
    "links as tags": _prose(lambda line: LINK.sub(r'<a href="\g<url>">\g<label></a>', line)),
    "bold links": _prose(
        lambda line: line if "*" in line or "__" in line else LINK.sub(r"**[\g<label>](\g<url>)**", line)
    ),
    "addresses in angles": _prose(lambda line: BARE.sub(lambda f: f"<{f[0]}>", line)),
    "arXiv as pdf": _arxiv("https://arxiv.org/pdf/{id}.pdf"),
    "arXiv as abs": _arxiv("https://arxiv.org/abs/{id}"),
    "arXiv without www": _arxiv("http://arxiv.org/abs/{id}v1"),
    "CVPR 2020": _meetings("{name} {year}"),
    "CVPR2020": _meetings("{name}{year}"),
    "CVPR'20": _meetings("{name}'{short}"),
    "CVPR-2020": _meetings("{name}-{year}"),
    "CVPR, 2020": _meetings("{name}, {year}"),
    "curly quotes": _prose(lambda line: re.sub(r"(?<=\w)'(?=\w)", "’", line)),
    "a table of contents": _contents,
    "no-break blanks": _prose(lambda line: re.sub(r"(?<=\w) (?=\w)", "\N{NO-BREAK SPACE}", line, count=1)),
    "tabs behind marks": _tabbed,
    "a mark of order": lambda text: "\ufeff" + text,
}
"""Other ways to write the same, by name."""
