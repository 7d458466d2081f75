"""Papers of nobody's, by number and seed: the same ones as messy notes and as a Hugo site's content.

Texts are made of invented words with the frequencies of a language (Zipf's law), so that neither an index nor a
compressor has it too easy. A paper is about 2.4 KB and has links, sections and prose; some have code, formulas,
tables or Chinese. The
notes mix the conventions that papernotes reads; Hugo gets the same words with front matter, a file a paper.

`write_long` writes others: a file of 8 KB a paper, in Chinese, with tags of which most stand on one paper alone.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Prose = Callable[[int], str]

_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ki", "lo", "mu", "ne", "po", "qua", "re", "si", "to", "vi", "xe",
              "ya", "zo", "chi", "tra", "ple", "sto", "gra", "men", "ter", "ion", "al")  # fmt: skip
_FIELD = ("network", "diffusion", "transformer", "attention", "image", "retrieval", "graph", "policy", "kernel",
          "cache", "storage", "detection", "segmentation", "language", "generation", "adversarial", "sparse", "robust",
          "quantization", "scheduling", "consensus")  # fmt: skip
_VENUES = ("CVPR", "NeurIPS", "ICML", "ICLR", "OSDI", "SIGMOD", "ACL", "VLDB", "SOSP", "ECCV")
_TOPICS = ("Diffusion models", "Object detection", "Reinforcement learning", "Databases", "Operating systems")
_CHINESE = (
    "我们提出一种新的方法用于图像生成模型在多个数据集上取得更好结果训练时间减少并且不需要额外标注网络结构注意力机制"
)
_ROLES = ("Problem", "Method", "Results", "Limitations")
_FILE = 100
"""Papers in a notes file; every tenth paper has a file of its own."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What both forms tell of a paper."""

    number: int
    name: str
    title: str
    venue: str
    year: int
    arxiv: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    sections: tuple[tuple[str, str], ...]
    """Heading and Markdown."""


def papers(count: int, seed: int) -> Iterator[Paper]:
    """Yield so many papers; the same ones for the same seed."""
    dice = random.Random(seed)
    words = [*_FIELD, *dict.fromkeys("".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4))) for _ in range(20_000))]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))

    def prose(length: int) -> str:
        return " ".join(dice.choices(words, cum_weights=weights, k=length))

    for number in range(count):
        year = dice.randint(2015, 2024)
        yield Paper(
            number,
            f"{''.join(dice.choices('ABCDEFGHKLMNPRSTVXZ', k=3))}{dice.choice(('Net', 'Former', 'GAN', 'DB'))}{number}",
            f"{prose(3)} {dice.choice(_FIELD)} {prose(3)}".title(),
            dice.choice(_VENUES),
            year,
            f"{year % 100:02d}{dice.randint(1, 12):02d}.{number % 100_000:05d}",
            tuple(f"{prose(1).title()} {prose(1).title()}" for _ in range(dice.randint(1, 5))),
            (dice.choice(_TOPICS),),
            tuple((role, _section(dice, number, i, prose)) for i, role in enumerate(_ROLES)),
        )


def _section(dice: random.Random, number: int, place: int, prose: Prose) -> str:
    """Return one or two paragraphs and, by turns, code, a formula, a table or Chinese."""
    parts = [
        f"{prose(14).capitalize()}, **{prose(2)}** {prose(6)} `{prose(1)}` {prose(8)}."
        for _ in range(dice.randint(1, 2))
    ]
    match (number + place * 3) % 8:
        case 0 | 4:
            parts.append(
                f"```python\nimport torch\n\ndef step_{number}(x, rate={dice.random():.3f}):\n"
                f"    for i in range({dice.randint(2, 90)}):\n        x = x - rate * torch.sin(x)  # {prose(3)}\n"
                f"    return x\n```"
            )
        case 1:
            parts.append(
                f"$$\\mathcal{{L}}_{{{number}}} = \\sum_{{i=1}}^{{n}} \\frac{{x_i^2}}{{{dice.randint(2, 9)}}}$$"
            )
        case 2:
            rows = "\n".join(f"| {prose(1)} | {dice.random():.3f} | {dice.random():.3f} |" for _ in range(4))
            parts.append(f"| model | A | B |\n|---|---:|---:|\n{rows}")
        case 3:
            parts.append("".join(dice.choices(_CHINESE, k=80)) + "。")
        case 5:
            parts.append("\n".join(f"- {prose(8)}" for _ in range(4)))
        case 6:
            parts.append(f"See [{prose(2)}](https://example.org/{number}/{place}), inline $x_{{{place}}}^2 + 1$.")
    return "\n\n".join(parts)


def write_notes(folder: Path, count: int, seed: int) -> None:
    """Write the papers as a project of papernotes: ``folder/notes/``."""
    notes = folder / "notes"
    notes.mkdir(parents=True)
    batch: list[str] = []
    for paper in papers(count, seed):
        if paper.number % 10 == 9:
            (notes / f"single-{paper.number:06d}.md").write_text(_own_file(paper), encoding="utf-8")
        else:
            batch.append(_FORMS[paper.number // 10 % len(_FORMS)](paper))
        if paper.number % _FILE == _FILE - 1 or paper.number == count - 1:
            (notes / f"notes-{paper.number // _FILE:05d}.md").write_text("\n".join(batch), encoding="utf-8")
            batch = []


_SECOND, _THIRD, _BOLD = "## {}\n\n", "### {}\n\n", "**{}**\n\n"


def _body(paper: Paper, mark: str = _THIRD) -> str:
    return "\n\n".join(mark.format(heading) + text for heading, text in paper.sections) + "\n"


def _links(paper: Paper) -> tuple[str, str]:
    return f"https://arxiv.org/abs/{paper.arxiv}", f"https://github.com/example/{paper.name}"


def _plain(paper: Paper) -> str:
    abstract, code = _links(paper)
    return (
        f"## {paper.name}: {paper.title} ({paper.venue} {paper.year})\n\nPaper: <{abstract}>  \nCode: <{code}>  \n"
        f"Topics: {paper.topics[0]}\n\n{_body(paper)}"
    )


def _marked(paper: Paper) -> str:
    abstract, code = _links(paper)
    return (
        f"## 《{paper.name}: {paper.title}》\n\n**{paper.name}-{paper.venue}{paper.year}**\n\n{abstract}\n\n{code}\n\n"
        f"{_body(paper, _BOLD)}"
    )


def _listed(paper: Paper) -> str:
    abstract, code = _links(paper)
    return (
        f"## {paper.title}\n\n- Authors: {', '.join(paper.authors)}\n- Venue: {paper.venue}\n- Year: {paper.year}\n"
        f"- Topics: {paper.topics[0]}\n- [pdf]({abstract}) [code]({code})\n\n{_body(paper)}"
    )


def _linked(paper: Paper) -> str:
    abstract, code = _links(paper)
    title = f"## [{paper.name}: {paper.title}]({abstract}) [[code]({code})]"
    return f"{title}\n\n*{paper.venue} {paper.year}*\n\n{_body(paper)}"


_FORMS = (_plain, _marked, _listed, _linked)


def _front(paper: Paper) -> str:
    authors = "".join(f"  - {author}\n" for author in paper.authors)
    return f'title: "{paper.title}"\nauthors:\n{authors}year: {paper.year}\narxiv: "{paper.arxiv}"\n'


def _own_file(paper: Paper) -> str:
    return f"---\n{_front(paper)}venue: {paper.venue}\ntags: [{paper.topics[0]}]\n---\n\n{_body(paper, _SECOND)}"


def write_hugo(folder: Path, told: Iterable[Paper]) -> None:
    """Write papers as a Hugo site with layouts of its own, as small as they can be for the same pages."""
    _write_pages(folder / "content" / "papers", told)
    shutil.copytree(Path(__file__).parent / "hugo", folder, dirs_exist_ok=True)


def write_mkdocs(folder: Path, told: Iterable[Paper]) -> None:
    """Write papers as a project of MkDocs with its Material theme, which Zensical reads too: to ``folder/site``."""
    _write_pages(folder / "docs", told)
    settings = "site_name: Papers\ntheme:\n  name: material\nplugins:\n  - search\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")


def _write_pages(content: Path, told: Iterable[Paper]) -> None:
    """Write a file a paper, with front matter."""
    content.mkdir(parents=True)
    for paper in told:
        abstract, code = _links(paper)
        topics = ", ".join(f'"{topic}"' for topic in paper.topics)
        front = (
            f'{_front(paper)}name: "{paper.name}"\npaper: "{abstract}"\ncode: "{code}"\n'
            f'venues: ["{paper.venue}"]\ntopics: [{topics}]\nyears: ["{paper.year}"]\n'
        )
        (content / f"{paper.number:06d}.md").write_text(f"---\n{front}---\n\n{_body(paper, _SECOND)}", "utf-8")


_HAN = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平"
    "形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党"
)
_LONG_ROLES = ("一句话总结", "研究背景与动机", "方法", "实验结果", "局限性", "个人思考")
_SHARED_TAGS = ("扩散模型", "大语言模型", "强化学习", "目标检测", "多模态", "图像生成", "机器人", "三维重建")


def long_papers(count: int, seed: int) -> Iterator[Paper]:
    """Yield so many papers with long Chinese notes; the same ones for the same seed."""
    dice = random.Random(seed)
    words = list(dict.fromkeys("".join(dice.choices(_HAN, k=dice.randint(1, 3))) for _ in range(8_000)))
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))

    def clause(length: int) -> str:
        return "".join(dice.choices(words, cum_weights=weights, k=length))

    def sentence() -> str:
        return "，".join(clause(dice.randint(4, 9)) for _ in range(dice.randint(2, 4))) + "。"

    for paper in papers(count, seed):
        tags = [dice.choice(_SHARED_TAGS), *(f"{clause(3)}{paper.number}" for _ in range(3))]
        sections: list[tuple[str, str]] = []
        for place, heading in enumerate(_LONG_ROLES):
            prose = "\n\n".join("".join(sentence() for _ in range(4)) for _ in range(1 + 3 * (place in (1, 2))))
            items = "\n".join(f"- **{clause(2)}**：{sentence()}" for _ in range(4 * (place == 3)))
            rows = "\n".join(f"| {clause(2)} | {dice.random():.3f} | {dice.random():.3f} |" for _ in range(5))
            table = f"| 方法 | A | B |\n|---|---:|---:|\n{rows}" if place == 3 else ""
            formula = f"$$\\mathcal{{L}} = \\sum_i \\frac{{x_i^2}}{{{dice.randint(2, 9)}}}$$" if place == 2 else ""
            sections.append((heading, "\n\n".join(part for part in (prose, formula, items, table) if part)))
        yield replace(paper, topics=tuple(tags), sections=tuple(sections))


def write_long(folder: Path, count: int, seed: int) -> None:
    """Write so many papers with long Chinese notes as a project: ``folder/notes/VENUE/NUMBER.md``."""
    for paper in long_papers(count, seed):
        facts = (
            f"**会议**: {paper.venue} {paper.year}",
            f"**arXiv**: [{paper.arxiv}](https://arxiv.org/abs/{paper.arxiv})",
            f"**标签**: {', '.join(paper.topics)}",
        )
        text = "\n\n".join((f"# {paper.name}: {paper.title}", "  \n".join(facts), _body(paper, _SECOND)))
        file = folder / "notes" / f"{paper.venue}{paper.year}" / f"{paper.number:06d}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
