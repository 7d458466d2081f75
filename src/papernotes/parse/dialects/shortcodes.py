"""Tags of site generators in notes: Hugo's ``{{< … >}}`` and ``{{% … %}}``, Liquid's ``{% … %}`` and ``{{ site.… }}``.

What is meant by them is written as Markdown has it: pictures, films, links to notes, code and boxes. Of all others only
the words between them are text. https://gohugo.io/shortcodes/, https://jekyllrb.com/docs/liquid/ and GitBook's blocks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from papernotes.parse.callouts import is_kind
from papernotes.parse.code_spans import outside_code
from papernotes.parse.dialects.boxes import Hidden
from papernotes.parse.markdown import HIDDEN
from papernotes.parse.withheld.code_lines import CodeLines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_INSIDE = r"(?:[^\"'`{}<>%\n]|\"[^\"\n]*\"|'[^'\n]*'|`[^`\n]*`|[<>%](?!\}))*+"
_TAG = re.compile(
    rf"\{{\{{[<%]-?[ \t]*+(?P<hugo>{_INSIDE})[ \t]*+/?-?[>%]\}}\}}|\{{%-?[ \t]*+(?P<liquid>{_INSIDE})[ \t]*+-?%\}}"
    r"|\{\{-?[ \t]*(?:site|page|post|layout|content|include)(?:\.[\w.]+)?[ \t]*(?:\|[^{}\n]*)?-?\}\}"
    r"|(?<=[(\"'])\{\{-?[ \t]*(?:\"(?P<path>[^\"{}\n]*)\"|'(?P<quoted>[^'{}\n]*)')[^{}\n]*\}\}"
)
_PROGRAM = re.compile(r"\{%-?[ \t]*(?:for|if|unless|assign|capture|case)\b")
"""What only a page of Liquid holds: there, all else between two braces is Liquid's, too."""
_OUTPUT = re.compile(r"\{\{-?[ \t]*+[\w.\[\]]+[ \t]*+(?:\|[^{}\n]*+)?-?\}\}")
_HINT = re.compile(r"\{\{[<%]|\{%|[(\"']\{\{-?[ \t]*[\"']|\{\{-?[ \t]*(?:site|page|post|layout|content|include)\b")
_WORD = re.compile(
    r"(?P<key>[\w-]+)[=:](?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"']+))|\"(?P<d>[^\"]*)\"|(?P<e>[^\s\"']+)"
)
_CLOSING = re.compile(r"(?:\{\{[<%]-?[ \t]*/[ \t]*|\{%-?[ \t]*end)([\w-]+)")
_PICTURES = frozenset({"figure", "img", "image", "imgproc", "lightbox"})
_FILMS = {"youtube": "https://youtu.be/", "vimeo": "https://vimeo.com/"}
_FENCED = {"highlight": "", "code": "", "mermaid": "mermaid", "katex": "math", "math": "math", "plantuml": "plantuml"}
"""Tags of which the text is code, a drawing or a formula, and what it is then; else they name its language."""
_WITHIN = re.compile(
    r"\{\{[<%][ \t]*highlight\b[^{}\n]*[>%]\}\}(?P<code>[^`\n]{1,300}?)\{\{[<%][ \t]*/[ \t]*highlight[ \t]*[>%]\}\}"
)
"""Code in a line of text."""
_LINKS = frozenset({"ref", "relref", "link", "post_url", "doc_ref"})
_BOXES = frozenset({"notice", "callout", "alert", "admonition", "hint", "box", "panel", "message", "details", "expand"})
"""Tags of which an argument says what kind of box they open."""
_FOLDED = frozenset({"details", "expand"})
"""Those that are closed."""


def tagless(text: str, lines: Sequence[str]) -> tuple[list[str], list[Hidden]] | None:
    """Return the lines of a text with such tags as Markdown, and which are hidden; None where there are none."""
    if not (("{{" in text or "{%" in text) and _HINT.search(text)):
        return None
    writer, hidden, code, out = _Writer(Counter(_CLOSING.findall(text))), [], CodeLines(), []
    liquid = _PROGRAM.search(text) is not None and "{% raw" not in text
    for number, line in enumerate(lines, 1):
        said = line
        if writer.fence or (not code.is_code(line) and (_HINT.search(line) or (liquid and "{{" in line))):
            said = writer.written(outside_code(line, partial(_OUTPUT.sub, "")) if liquid else line)
        if line.strip() and not said.strip():
            hidden.append(Hidden(number, "shortcode"))
            said = HIDDEN
        out.append(said)
    return None if out == list(lines) else (out, hidden)


@dataclass(slots=True)
class _Writer:
    ends: Counter[str]
    """How many ends of each tag are still to come."""
    fence: str = ""
    """The open tag whose text is code."""
    opened: Counter[str] = field(default_factory=Counter)
    """How many boxes of each tag are open."""

    def written(self, line: str) -> str:
        """Return a line with its tags as Markdown; a tag opens a box or code only where it is closed."""
        alone = _TAG.fullmatch(line.strip())
        name, given, words = _read(alone) if alone else ("", {}, [])
        closes = name.startswith(("/", "end"))
        bare = name.removeprefix("/").removeprefix("end")
        lead = line[: len(line) - len(line.lstrip())]
        if self.fence:
            ends = closes and bare == self.fence
            self.fence = "" if ends else self.fence
            return f"{lead}```" if ends else line
        if closes and (bare in _BOXES or is_kind(bare)):
            self.ends[bare] -= 1
            self.opened[bare] -= 1
            return f"{lead}:::" if self.opened[bare] >= 0 else ""
        if self.ends[bare] <= max(self.opened[bare], 0):
            return _inline(line)
        if bare in _FENCED:
            self.fence = bare
            return f"{lead}```{_FENCED[bare] or (words[0] if words else '')}"
        if not (bare in _BOXES or is_kind(bare)):
            return _inline(line)
        self.opened[bare] = max(self.opened[bare], 0) + 1
        fallback = bare if is_kind(bare) else "details" if bare in _FOLDED else "note"
        kind = next(filter(is_kind, (*given.values(), *words[:1])), fallback)
        title = given.get("title") or next((word for word in words if word != kind), "")
        return f"{lead}::: {kind} {title}".rstrip()


def _inline(line: str) -> str:
    if "highlight" in line:
        line = outside_code(line, partial(_WITHIN.sub, r"`\g<code>`"))
    return outside_code(line, partial(_TAG.sub, _meant))


def _read(tag: re.Match[str]) -> tuple[str, Mapping[str, str], list[str]]:
    """Return a tag's name, its named arguments and its others."""
    given: dict[str, str] = {}
    words: list[str] = []
    for found in _WORD.finditer((tag["hugo"] or tag["liquid"] or "").strip()):
        value = next(filter(None, (found["a"], found["b"], found["c"], found["d"], found["e"])), "")
        if found["key"]:
            given[found["key"]] = value
        else:
            words.append(value)
    return (words[0].lower() if words else ""), given, words[1:]


def _meant(tag: re.Match[str]) -> str:
    """Return what a tag within a line means in Markdown."""
    if path := tag["path"] or tag["quoted"]:
        return path
    name, given, words = _read(tag)
    first = words[0] if words else ""
    if name in _PICTURES:
        source = given.get("src") or given.get("link") or first
        title, caption = given.get("title", ""), given.get("caption", "")
        told = f"**{title}** {caption}" if title and caption else caption or title or given.get("alt") or ""
        size = " ".join(
            f"{key}={given[key]}" for key in ("width", "height") if given.get(key, "").removesuffix("px").isdigit()
        )
        picture = f"![{told.replace('[', '(').replace(']', ')')}](<{source}>)"
        return (f"{picture}{{{size}}}" if size else picture) if source else ""
    if name in _FILMS:
        return f"<{_FILMS[name]}{given.get('id') or first}>"
    if name == "video" and (source := given.get("src") or first):
        return f"<{source}>" if source.startswith("http") else f"![](<{source}>)"
    if name == "kbd":
        return f"<kbd>{first}</kbd>" if first else ""
    if name in _LINKS:
        path = (given.get("path") or first).removesuffix("#")
        within = tag.string[: tag.start()].rstrip().endswith("(")
        return path.replace(" ", "%20") if within else f"[{path}](<{path}>)" if path else ""
    if name == "embed" and given.get("url", "").startswith("http"):
        return f"<{given['url']}>"
    titled = given.get("title") or given.get("name") or first
    return f"**{titled}** " if name in {"tab", "tabitem"} and titled else ""
