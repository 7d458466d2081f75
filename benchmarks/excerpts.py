"""Count marks of TeX and Markdown in the excerpts of built sites: what lists, boards, feeds and cards quote of notes.

    python benchmarks/excerpts.py FOLDER [FOLDER ...] [--papernotes COMMAND] [--show N]

Each FOLDER is notes of their own and is built on its own, with no configuration, into a temporary folder.
A row a folder with excerpts, then the sums over all of them: how many excerpts there are of a place (*rows* of lists,
*cells* of boards, *mentions*, *cards* that a link shows, *feeds*, *found* in search), and how many hold a mark. Every
one is a fault of the site, for whoever reads an excerpt reads words; code, which search finds too, is left out.
``--show`` prints so many of each place.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from raw_marks import held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PLACES = ("rows", "cells", "mentions", "cards", "feeds", "heads", "found")
MARKS = re.compile(
    r"\\(?:frac|sqrt|text[a-z]*|math[a-z]+|left|right|begin|end|sum|prod|int|alpha|beta|theta|lambda|pi|sigma|in|times|cdot"
    r"|hat|bar|leq?|geq?|sim|approx|rightarrow|to|infty)(?![a-zA-Z])"
    r"|(?<![\w$])\$[^\s$][^$\n]{0,80}[\\^_{][^$\n]{0,80}\$|\$\$"
    r"|\]\((?:https?:|\.{0,2}/|[\w./-]+\.(?:md|png|jpg|pdf)\b|#)|\[\[[^\[\]]+\]\]|!\[[^\[\]]*\]"
    r"|\*\*\S|(?<!\w)__(?=[A-Za-z]+ )|~~\S|==\S[^=]*==|(?<!`)`{3}"
    r"|</?(?:p|br|b|i|em|strong|a|img|div|span|sub|sup|table|td|tr|li|ul|details|summary|center|font|code|pre)\b[^<>]*>"
    r"|\|\s*:?-{3,}|^#{1,6} |^\s*> |\[\^[^\]\s]+\]|&(?:amp|lt|gt|nbsp|quot);"
)
"""A mark that no sentence has for its own sake. Money, names with signs and code's own words are none."""
_ENTRY = re.compile(r'<li class="entry"[^>]*>.*?</li>', re.DOTALL)
_ROW = re.compile(r"</h3>.*?<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
_CELL = re.compile(r"<td data-role.*?</td>", re.DOTALL)
_PASSAGE = re.compile(r"<p(?: [^>]*)?><a [^>]*>.*?</a>(.*?)</p>", re.DOTALL)
_QUOTE = re.compile(r"<blockquote[^>]*>([^<]*<mark>.*?)</blockquote>", re.DOTALL)
_HEAD = re.compile(r'<meta name="description" content="([^"]*)"')
_SUMMARY = re.compile(r"<summary>(.*?)</summary>", re.DOTALL)
_MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
_CODE = re.compile(r"<code[^>]*>(.*?)</code>", re.DOTALL)
_SIGNS = re.compile(r"[\\$*_~=\[\]<>|#&^]")
"""What may begin a mark in one piece of code and end it in another."""
_NUMBERED = re.compile(r"<th[^>]*>#</th>")
"""A column of numbers, whose sign is the first word of its table."""
_TAG = re.compile(r"<[^<>]*>")


def words(shown: str) -> str:
    """Return what a reader sees of HTML, formulas that are set left out."""
    return html.unescape(_TAG.sub("", _MATH.sub("", shown)))


def codes_with_marks(site: Path) -> list[str]:
    """Return the code of a site's notes that holds what may be part of a mark elsewhere, the longest first."""
    papers = json.loads((site / "papers.json").read_text("utf-8"))["papers"]
    found = {snippet["code"].strip() for paper in papers for snippet in paper["snippets"]}
    for page in sorted((site / "papers").glob("*.html")):
        found.update(words(code) for code in _CODE.findall(page.read_text("utf-8")))
    return sorted((code for code in found if _SIGNS.search(code)), key=lambda code: -len(code))


def without(codes: Iterable[str], text: str) -> str:
    """Return a text without the code in it."""
    for code in codes:
        text = text.replace(code, " ")
    return text


def excerpts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield every excerpt of a site once, with its place."""
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        if page.parent.name == "papers" and page.name != "index.html":
            yield from (("mentions", words(quote)) for quote in _QUOTE.findall(text))
            yield from (("heads", html.unescape(told)) for told in _HEAD.findall(text))
        elif page.relative_to(site).parts[0] == "papers":
            yield from (("rows", words(said)) for entry in _ENTRY.findall(text) for said in _ROW.findall(entry))
        elif page.relative_to(site).parts[0] == "compare":
            yield from (("cells", words(said)) for cell in _CELL.findall(text) for said in _PASSAGE.findall(cell))
    for script in sorted((site / "assets" / "passages").glob("*.js")):
        cards = held(script.read_text("utf-8"))
        for card in cards.values() if isinstance(cards, dict) else ():
            yield "cards", card.get("summary", "")
            yield from (("cards", text) for cells in card["cells"].values() for cell in cells for text in cell[1:2])
    if (feed := site / "feed.xml").exists():
        yield from (("feeds", html.unescape(told)) for told in _SUMMARY.findall(feed.read_text("utf-8")))
    yield from _found(site)


def _found(site: Path) -> Iterator[tuple[str, str]]:
    """Yield what search finds, its code left out."""
    codes = codes_with_marks(site)
    numbered = any(_NUMBERED.search(page.read_text("utf-8")) for page in (site / "papers").glob("*.html"))
    for script in sorted((site / "assets" / "search").glob("*.js")):
        entries = held(script.read_text("utf-8"))
        for _, *units in entries if isinstance(entries, list) and entries and isinstance(entries[0], list) else ():
            # An entry's links, then its units: the fragment of each, and its text with its code, which is searched too.
            for unit in units:
                if isinstance(unit, list) and len(unit) == 2:
                    yield "found", without(codes, unit[1].removeprefix("# ") if numbered else unit[1])


def main() -> int:
    """Count over the folders; exit 1 where any mark was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--papernotes", default=str(Path(sys.executable).with_name("papernotes")))
    parser.add_argument("--show", type=int, default=0)
    told = parser.parse_args()
    seen: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for folder in told.folders:
        with tempfile.TemporaryDirectory() as site:
            subprocess.run([told.papernotes, "build", str(folder), "--out", site], check=True, capture_output=True)
            here: Counter[str] = Counter()
            for place, text in dict.fromkeys(excerpts(Path(site))):
                seen[place] += 1
                if mark := MARKS.search(text):
                    here[place] += 1
                    if here[place] <= told.show:
                        print(f"  {place}: …{text[max(0, mark.start() - 40) : mark.end() + 40]!r}")
        marked += here
        print(f"{folder.name}: {', '.join(f'{here[place]} {place}' for place in PLACES if here[place]) or 'none'}")
    print(f"{'all':>9}: " + ", ".join(f"{marked[place]} of {seen[place]} {place}" for place in PLACES))
    return int(any(marked.values()))


if __name__ == "__main__":
    sys.exit(main())
