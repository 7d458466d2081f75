"""No page but a paper's own grows with the library: however many entries and terms, none passes 300 KB."""

from __future__ import annotations

from pathlib import Path

import pytest

from papernotes import lexicon
from papernotes.config import Config
from papernotes.files.theme_folder import read_theme
from papernotes.library.entry_model import Wanted
from papernotes.model import Snippet
from papernotes.site.exports import citations
from papernotes.site.pages import Press
from papernotes.site.plan import plan

from .samples import entry, library, link, record, section, shelf, viewed

LARGEST = 300_000
ENTRIES = 2400
LATIN = "A rather long title of a paper on the retrieval of images by their captions in large collections"
EASTERN = "一种用于大规模图像检索与生成的多模态预训练模型及其在视觉问答任务中的应用研究"
PROSE = "It was seen that models of this kind need more data than one can label by hand. " * 5
ROLES = ("summary", "problem", "method", "result", "limitation")
AUTHORS = ("Ada Lovelace", "Charles Babbage", "Grace Brewster Hopper", "Edsger Wybe Dijkstra", "Barbara Jane Liskov")


def _entry(number: int, title: str):
    sections = tuple(section(role.title(), PROSE, role, line=at) for at, role in enumerate(ROLES, 3))
    found = record(
        f"{title} {number}", 20 * number + 1, name=f"Net{number}", venue=f"Conference {number // 2}", authors=AUTHORS,
        year=1990 + number % 30, links=(link("paper", f"https://arxiv.org/abs/2101.{number:05}"),), sections=sections,
        snippets=(Snippet("python", "def step(x):\n    return x + 1  # one more\n" * 8, None, 4),),
    )  # fmt: skip
    return entry(found, topics=["Everything", f"{number % 1000} {title}", f"field {number % 1200}"])


@pytest.mark.parametrize("title", [pytest.param(LATIN, id="latin"), pytest.param(EASTERN, id="eastern")])
def test_no_list_passes_300_kb(title: str) -> None:
    entries = [_entry(number, title) for number in range(ENTRIES)]
    slugs = tuple(item.slug for item in entries)
    lib = library(entries, wanted=tuple(Wanted(f"Wanted {n}", slugs) for n in range(20)))
    found = shelf(lib, Config(), read_theme(Path("/nowhere")), citations(lib, lexicon.load().venues))
    press, views = Press(found), viewed(found)
    kinds: dict[str, list] = {}
    for page in plan(lib, Config()):
        kinds.setdefault(page.kind, []).append(page)
    for kind, pages in kinds.items():
        shown = [*pages[:2], *pages[-2:]] if len(pages) > 12 else pages
        sizes = {page.permalink: len(press.page(views.of(page)).encode()) for page in shown}
        assert max(sizes.values()) <= LARGEST, (kind, sizes)
