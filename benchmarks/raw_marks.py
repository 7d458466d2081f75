"""Count raw formulas and marks of tools in what readers of built sites see: pages, Markdown copies, feeds, search.

    python benchmarks/raw_marks.py FOLDER [FOLDER ...] [--papernotes COMMAND] [--show N]

Each FOLDER is notes of their own and is built on its own, with no configuration, into a temporary folder. Code is left
out of pages and copies, and formulas of copies, which are Markdown's there; search holds code as well. A row a folder
with any, then the sums: of *formulas* ``$…$``, of *commands* those of TeX, which stay where notes have them outside of
formulas, and of each kind of mark that only a tool reads (`RAW` names them). ``--show`` prints so many of each.
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
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

RAW = {
    "formulas": re.compile(
        r"(?<![\w$\\])\$(?=[^\s$\d])(?:[A-Za-z]|[^$\n|]{0,200}?[\\^_{=<>][^$\n|]{0,200}?)(?<!\s)\$(?!\w)|\$\$"
    ),
    "commands": re.compile(
        r"\\(?:frac|sqrt|text(?:bf|it|rm)?|math[a-z]+|left|right|begin|end|sum|prod|alpha|beta|theta|lambda|sigma|times"
        r"|cdot|hat|leq?|geq?|sim|approx|rightarrow)(?![a-zA-Z])"
    ),
    "boxes": re.compile(
        r"\[!\w+\]|^[ \t]*:{3,}(?:[ \t{]|\w|$)|^(?:!!!|\?\?\?\+?) \w|^/// \w|#\+(?:BEGIN|END)_", re.MULTILINE
    ),
    "highlights": re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]{1,200}?(?<=[^\s=])==(?![=\w])|\^\^\w[^^\n]+\^\^"),
    "fields": re.compile(r"(?<=\w)::(?=[ \t]|$)", re.MULTILINE),
    "blocks": re.compile(r"\(\([0-9a-f-]{36}\)\)|(?:^|[ \t])\^[a-z0-9]*[a-z-][a-z0-9-]*[ \t]*$", re.MULTILINE),
    "macros": re.compile(
        r"\{\{[^{}\n]{1,80}\}\}|\{%[^%\n]+%\}|<%[^%\n]+%>|^(?:\$include|!INCLUDE|\{!)[ \"{]", re.MULTILINE
    ),
    "comments": re.compile(r"%%[^%\n]+%%|\{>>|<!--"),
    "wikilinks": re.compile(r"\[\[[^\[\]\n]+\]\]"),
    "attributes": re.compile(r"\{:?[ \t]*[#.][\w-]+[^{}\n]*\}|(?<=[)\]])\{[^{}\n]*=[^{}\n]*\}|\{:[a-z]+ \d"),
    "roles": re.compile(r"\{[a-z][a-z:-]+\}`|(?<![\w./@-])@(?:fig|tbl|eq|lst|sec|thm)-[\w-]+"),
    "citations": re.compile(r"\[[^\[\]\n]*@[a-z][\w:-]*\d{4}[^\[\]\n]*\]", re.IGNORECASE),
    "emoji": re.compile(r"(?<![\w:/.-]):(?:[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*|[+-]1):(?![\w:/])"),
    "abbreviations": re.compile(r"^\*\[[^\[\]\n]+\]:", re.MULTILINE),
    "tables": re.compile(
        r"(?:^|[ \t])-{4,}(?: +-{2,})+[ \t]*$|^\+(?:[-=]{3,}\+)+|^\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+", re.MULTILINE
    ),
    "emphasis": re.compile(r"(?<![\w*\\])\*\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*\*(?![\w*])"),
    "links": re.compile(r"\[[^\[\]\n]+\]\((?:https?:|\.{0,2}/|#)[^()\s]*\)"),
}
"""Kinds of marks and how they look where one is left."""
_OWN = {("copies", kind) for kind in ("formulas", "commands", "tables", "emphasis", "links")}
"""What copies have as any Markdown has it."""
_CODE = re.compile(r"<(pre|script|style|svg|math|code)\b.*?</\1>|<details class=\"provenance\".*?</details>", re.DOTALL)
"""What shows the notes to the letter: code, and where each field was read."""
_BLOCK = re.compile(r"</?(?:p|li|h[1-6]|div|td|th|tr|br|section|dt|dd|blockquote)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_FENCED = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^\n]*\n.*?^[ \t>]*\1[ \t]*$|^(?: {4}|\t)[^\n]*$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"(`+)[^`].*?\1")
_TEXT = r"'((?:[^'\\]|\\.)*+)'"
_SCRIPT = re.compile(rf"[\w.]+\('[0-9a-z]+',{_TEXT}(?:,{_TEXT},{_TEXT})?\);\n", re.DOTALL)
_SUMMARY = re.compile(r"<(?:summary|title)[^<>]*>(.*?)</(?:summary|title)>", re.DOTALL)


def seen(site: Path) -> Iterator[tuple[str, str, str]]:
    """Yield what readers see of a site: the sort of the file, its path, and a text."""
    for path in sorted(file for file in site.rglob("*") if file.is_file()):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            shown = _TAG.sub("", _BLOCK.sub("\n", _CODE.sub("", path.read_text("utf-8"))))
            yield "pages", name, html.unescape(shown)
        elif path.suffix == ".md":
            yield "copies", name, _SPAN.sub("", _FENCED.sub("", path.read_text("utf-8")))
        elif path.name == "feed.xml":
            yield from (("feeds", name, html.unescape(told)) for told in _SUMMARY.findall(path.read_text("utf-8")))
        elif "assets/search/" in name and path.name not in {"index.js", "parts.js"}:
            for units in held(path.read_text("utf-8")):  # an entry's links, then its units
                yield from (
                    ("search", name, unit[1])
                    for unit in (units[1:] if isinstance(units, list) else ())
                    if isinstance(unit, list) and len(unit) == 2 and all(isinstance(part, str) for part in unit)
                )


def held(script: str) -> dict[str, Any] | list[Any]:
    """Return what a script of data hands to a page, as the page reads it; see ``packed_script.py``."""
    call = _SCRIPT.fullmatch(script)
    if not call:
        raise ValueError(f"no script of data: {script[:80]}")
    packed, table, ones = (re.sub(r"\\(.)", r"\1", text or "") for text in call.groups())
    codes = [*ones, *map(chr, range(0x100, 0x100 + len(table) - len(ones)))]
    told: dict[str, Any] | list[Any]
    told = json.loads(packed.translate(str.maketrans(dict(zip(codes, table, strict=True)))))
    return told


def main() -> int:
    """Count over the folders; exit 1 where any formula or mark was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--papernotes", default=f"{sys.executable} -m papernotes")
    parser.add_argument("--show", type=int, default=0)
    told = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    for folder in told.folders:
        with tempfile.TemporaryDirectory() as out:
            command = [*told.papernotes.split(), "build", str(folder), "--out", f"{out}/site", "--jobs", "1"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(folder.name, "could not be built", done.stderr[-200:], flush=True)
                continue
            here: Counter[tuple[str, str]] = Counter()
            for sort, path, text in seen(Path(out) / "site"):
                for kind, pattern in RAW.items():
                    found = [] if (sort, kind) in _OWN else [one[0] for one in pattern.finditer(text)]
                    for one in found[: max(0, told.show - counts[sort, kind] - here[sort, kind])]:
                        print(f"  {sort} {kind} {folder.name}/{path}: {one[:100]!r}")
                    here[sort, kind] += len(found)
        if +here:
            print(
                folder.name,
                *(f"{sort} {kind} {number}" for (sort, kind), number in sorted((+here).items())),
                flush=True,
            )
        counts.update(here)
    print("all", *(f"{sort} {kind} {number}" for (sort, kind), number in sorted((+counts).items())))
    return bool(+counts)


if __name__ == "__main__":
    sys.exit(main())
