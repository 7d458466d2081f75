"""Known papers → folders of notes in dresses that people use, each with the lines on which its records start.

A dress is drawn from parts: where a record stands (a heading of some level, a bold line, a bullet, a row, a paragraph, a
file), how its title is dressed, where its facts stand, what stands beneath it, what stands above, and what stands around
it that is no record. The same seed gives the same folder.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from paperless import PEOPLE, aside, paperless_files, phrase

from papernotes.parse.reading.line_facts import label_of
from papernotes.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

FIRST = [*PEOPLE, "Noah", "Sofia", "Kenji", "Li", "Anna", "Pavel"]
LAST = [
    "Lovelace",
    "Turing",
    "Hopper",
    "Zhang",
    "Tanaka",
    "Kim",
    "Park",
    "Rossi",
    "Garcia",
    "Hassan",
    "Silva",
    "Sharma",
    "Olsen",
    "Novak",
    "Chen",
    "Wang",
    "Müller",
    "Ivanov",
    "Dubois",
    "Sato",
]
VENUES = [
    "CVPR",
    "ICCV",
    "ECCV",
    "NeurIPS",
    "ICML",
    "ICLR",
    "AAAI",
    "ACL",
    "EMNLP",
    "NAACL",
    "OSDI",
    "SOSP",
    "NSDI",
    "SIGMOD",
    "VLDB",
    "Nature",
    "Science",
    "PNAS",
    "Cell",
    "JMLR",
    "TPAMI",
    "KDD",
    "WWW",
    "CHI",
    "SIGGRAPH",
    "ICRA",
    "CoRL",
]
KEYS = {
    "en": dict(authors="Authors", venue="Venue", year="Year", link="Paper", code="Code", tags="Tags", title="Title"),
    "en2": dict(
        authors="Author(s)",
        venue="Published in",
        year="Date",
        link="Link",
        code="Github",
        tags="Keywords",
        title="Paper Title",
    ),
    "zh": dict(
        authors="作者", venue="会议", year="年份", link="论文链接", code="代码", tags="关键词", title="论文题目"
    ),
    "ja": dict(
        authors="著者", venue="学会", year="年", link="論文リンク", code="コード", tags="キーワード", title="タイトル"
    ),
    "ko": dict(authors="저자", venue="학회", year="연도", link="논문 링크", code="코드", tags="키워드", title="제목"),
    "es": dict(
        authors="Autores", venue="Revista", year="Año", link="Enlace", code="Código", tags="Etiquetas", title="Título"
    ),
    "de": dict(
        authors="Autoren", venue="Zeitschrift", year="Jahr", link="Link", code="Code", tags="Schlagworte", title="Titel"
    ),
}
SECTIONS = {
    "en": (
        ["Summary", "Method", "Results", "Limitations"],
        ["Problem", "Approach", "Evaluation", "Comments"],
        ["TL;DR", "Key ideas", "Strengths", "Weaknesses"],
        ["Introduction", "Background", "Model", "Experiments", "Conclusion"],
        ["Takeaways", "Questions"],
        ["What", "Why", "How", "And?"],
    ),
    "zh": (["背景", "方法", "实验", "总结"], ["动机", "贡献", "结果"], ["解决的问题", "核心思想", "不足"]),
    "ja": (
        [
            "どんなもの?",
            "先行研究と比べてどこがすごい?",
            "技術や手法のキモはどこ?",
            "どうやって有効だと検証した?",
            "議論はある?",
        ],
        ["概要", "手法", "結果"],
    ),
    "ko": (["요약", "방법", "결과"], ["배경", "제안 방법", "실험", "결론"]),
}


@dataclass
class Paper:
    """What is known of a paper."""

    title: str
    authors: tuple[str, ...]
    venue: str
    year: int
    link: str
    code: str
    body: tuple[str, ...]


@dataclass
class Writer:
    """Collects lines, and remembers where records start."""

    path: str
    lines: list[str] = field(default_factory=list)
    labels: list[dict[str, Any]] = field(default_factory=list)

    def add(self, *lines: str) -> None:
        self.lines.extend(lines)

    def mark(self, title: str) -> None:
        """Say that a record starts on the next line."""
        self.labels.append({"file": self.path, "line": len(self.lines) + 1, "title": title})


def papers_of(data: dict[str, Any], sources: Sequence[Source], dice: random.Random) -> list[Paper]:
    """Return the labelled papers of a corpus with their text, facts that are not labelled made up."""
    texts = {source.path: source.lines for source in sources}
    starts: dict[str, list[int]] = {}
    for label in data["papers"]:
        starts.setdefault(label["file"], []).append(label["line"])
    found = []
    for label in data["papers"]:
        if label.get("kind", "paper") != "paper" or "dup_of" in label:
            continue
        lines = texts.get(label["file"], ())
        after = min((line for line in starts[label["file"]] if line > label["line"]), default=len(lines) + 1)
        body = [fitting(line) for line in lines[label["line"] : min(after - 1, label["line"] + 60)]]
        body = [line for line in body if line is not None]
        names = tuple(f"{dice.choice(FIRST)} {dice.choice(LAST)}" for _ in range(dice.randint(1, 5)))
        venue = label.get("venue")
        venue = venue[0] if isinstance(venue, list) else venue
        year = label.get("year") if isinstance(label.get("year"), int) else dice.randint(2005, 2025)
        links = label.get("links", {})
        number = f"{year % 100:02d}{dice.randint(1, 12):02d}.{dice.randint(1000, 99999):05d}"
        made = dice.choice(
            (
                f"https://arxiv.org/abs/{number}",
                f"https://arxiv.org/pdf/{number}.pdf",
                f"https://doi.org/10.1145/{dice.randint(10**6, 10**7)}",
                f"https://openreview.net/forum?id={dice.randint(10**6, 10**8)}",
                f"https://www.nature.com/articles/s{dice.randint(10**5, 10**6)}",
                f"https://papers.nips.cc/paper/{dice.randint(1000, 9999)}.pdf",
            )
        )
        found.append(
            Paper(
                label["title"],
                tuple(label.get("authors") or names),
                venue or dice.choice(VENUES),
                year,
                _first(links.get("paper")) or made,
                _first(links.get("code"))
                or f"https://github.com/{names[0].split()[1].lower()}/{dice.randint(1, 999)}x",
                tuple(line for line in body if line is not None),
            )
        )
    return found


def _first(urls: object) -> str:
    return urls if isinstance(urls, str) else str(urls[0]) if isinstance(urls, list) and urls else ""


def fitting(line: str) -> str | None:
    """Return a line of text that may stand beneath any title; None for metadata, headings, tables and links."""
    if line.lstrip().startswith(("#", "|", "!", "<", "```", "---", "title", "$$")) or "://" in line or "](" in line:
        return None
    label, known = label_of(line[:400])
    return None if known or (label and len(line) < 60) else line.strip()


def folder(
    papers: Sequence[Paper], seed: str, prose: Sequence[str], *, small: bool = False
) -> tuple[list[Source], list[dict[str, Any]]]:
    """Return the files of a folder of notes in a dress, and their labels."""
    dice = random.Random(seed)
    dress = Dress(dice, prose)
    some = list(papers)
    dice.shuffle(some)
    writers = list(dress.write(some[: dice.choice((1, 1, 2) if small else (2, 3, 6, 12, 25))]))
    files = [Source(w.path, "\n".join(w.lines) + "\n") for w in writers]
    if not small and dice.random() < 0.6:
        files += paperless_files(dice, prose, dice.randint(1, 6), [p.title for p in papers])
    held: dict[str, Source] = {f.path: f for f in reversed(files)}
    return list(held.values()), [label for w in writers for label in w.labels]


class Dress:
    """One author's ways."""

    def __init__(self, dice: random.Random, prose: Sequence[str]) -> None:
        self.dice, self.prose = dice, prose
        self.form = dice.choice(
            (
                "heading",
                "heading",
                "heading",
                "bold",
                "bullet",
                "bullet",
                "bullet",
                "row",
                "paragraph",
                "file",
                "file",
                "file",
            )
        )
        self.level = dice.choice((1, 2, 2, 3, 3, 4))
        self.language = dice.choice(("en", "en", "en", "en2", "zh", "ja", "ko", "es", "de"))
        self.words = SECTIONS.get(self.language, SECTIONS["en"])
        self.title = dice.choice(_TITLES)
        self.facts = dice.choice(_FACTS_LINE if self.form in ("bullet", "row") else _FACTS)
        self.body = dice.choice(("none", "line", "bullets", "sections", "bolds", "leads", "prose"))
        self.sections = dice.choice(self.words)
        self.linked = dice.random() < 0.75
        self.coded = dice.random() < 0.4
        self.related = dice.random() < 0.3
        self.key_dress = ""
        self.key_order: list[int] = []
        self.key_count = 0
        self.naming: Callable[[Paper, int], str] | None = None
        self.shown: list[str] = []
        self.groups = dice.choice(("none", "none", "topic", "year", "venue", "both"))
        self.sign = dice.choice(("- ", "* ", "1. ", "+ "))

    def write(self, papers: Sequence[Paper]) -> Iterator[Writer]:
        if self.form == "file":
            for number, paper in enumerate(papers):
                yield self.own_file(paper, number)
            return
        per = self.dice.choice((len(papers), len(papers), 4, 8))
        for at in range(0, len(papers), per):
            writer = Writer(
                self.dice.choice(("README.md", "papers.md", "notes/reading.md", "2023.md"))
                if per >= len(papers)
                else f"notes/part-{at}.md"
            )
            self.opening(writer, papers)
            self.many(writer, papers[at : at + per])
            self.ending(writer)
            yield writer

    def opening(self, writer: Writer, papers: Sequence[Paper]) -> None:
        dice = self.dice
        if dice.random() < 0.3:
            writer.add("![build](https://img.shields.io/badge/papers-42-blue.svg)", "")
        if self.level > 1 and dice.random() < 0.8:
            writer.add(
                "# "
                + dice.choice(
                    (
                        "Paper notes",
                        "Reading list",
                        "Awesome " + phrase(dice, papers).title(),
                        phrase(dice, papers).title(),
                        "Papers",
                        "论文笔记",
                        "Journal club",
                        "2023",
                    )
                ),
                "",
            )
        if dice.random() < 0.4:
            writer.add(*(dice.choice(self.prose) for _ in range(dice.randint(1, 3))), "")
        if dice.random() < 0.15:
            writer.add(
                "## Contents",
                *(f"- [{p.title}](#{re.sub(r'[^a-z0-9]+', '-', p.title.lower())})" for p in papers[:15]),
                "",
            )
        if dice.random() < 0.15:
            writer.add("## TODO", "", "- [ ] read the new survey", "- [ ] clean up this list", "")
        if dice.random() < 0.1 and self.form in ("heading", "bold"):
            writer.add(f"{'#' * self.level} Title of the paper", "", "Authors: ", "Venue: ", "Link: <url>", "")

    def ending(self, writer: Writer) -> None:
        if self.dice.random() < 0.3:
            writer.add("", *aside(self.dice, self.prose, max(self.level - 1, 1)))

    def many(self, writer: Writer, papers: Sequence[Paper]) -> None:
        group = 0
        head = False
        for number, paper in enumerate(papers):
            if self.groups != "none" and number % 4 == 0 and (self.level > 1 or self.form != "heading"):
                group += 1
                level = max(1, self.level - 1) if self.form == "heading" else 2
                if self.groups in ("both", "topic"):
                    writer.add(
                        "",
                        "#" * max(1, level - (self.groups == "both")) + " " + phrase(self.dice, papers).capitalize(),
                        "",
                    )
                if self.groups in ("year", "venue", "both"):
                    writer.add(
                        "",
                        "#" * level
                        + " "
                        + (str(paper.year) if self.groups == "year" else f"{paper.venue} {paper.year}"),
                        "",
                    )
                head = False
            if self.form == "row" and not head:
                writer.add("", *self.columns())
                head = True
            getattr(self, self.form)(writer, paper, number)

    def dressed(self, paper: Paper, number: int) -> str:
        return self.title(paper, number, self)

    def heading(self, writer: Writer, paper: Paper, number: int) -> None:
        writer.mark(paper.title)
        writer.add("#" * self.level + " " + self.dressed(paper, number), "")
        writer.add(*self.facts(paper, self), "")
        self.beneath(writer, paper, self.level + 1)

    def bold(self, writer: Writer, paper: Paper, number: int) -> None:
        writer.mark(paper.title)
        title = self.dressed(paper, number)
        writer.add(title if title.startswith("**") else f"**{title}**", *([""] if self.dice.random() < 0.5 else []))
        writer.add(*self.facts(paper, self), "")
        self.beneath(writer, paper, 0)

    def paragraph(self, writer: Writer, paper: Paper, number: int) -> None:
        writer.mark(paper.title)
        writer.add(
            self.dice.choice((_apa, _mla, _ieee, _vancouver, _gbt, _chicago))(paper)
            if self.title is _t_plain
            else self.dressed(paper, number)
        )
        if self.body != "none":
            writer.add(*[f"{line}" for line in paper.body[:2]])
        writer.add("")

    def listed(self, text: str, number: int) -> str:
        return f"{number + 1}. {text}" if self.sign == "1. " else self.sign + text

    def bullet(self, writer: Writer, paper: Paper, number: int) -> None:
        writer.mark(paper.title)
        facts = " ".join(self.facts(paper, self))
        writer.add(self.listed(f"{self.dressed(paper, number)}{' ' if facts else ''}{facts}", number))
        if self.body in ("bullets", "leads", "line"):
            writer.add(*(f"    - {line.lstrip('-*+ ')}" for line in paper.body[:3] if line))

    def row(self, writer: Writer, paper: Paper, number: int) -> None:
        cells = {
            "title": self.dressed(paper, number),
            "venue": paper.venue,
            "year": str(paper.year),
            "link": f"[pdf]({paper.link})" if self.linked else "",
            "code": f"[code]({paper.code})" if self.coded else "-",
            "note": (paper.body or ("",))[0][:100].replace("|", ""),
            "authors": ", ".join(paper.authors),
        }
        writer.mark(paper.title)
        writer.add("| " + " | ".join(cells[name] for name in self.shown) + " |")

    def columns(self) -> list[str]:
        if not self.shown:
            rest = ["venue", "year", "link", "code", "note", "authors"]
            self.dice.shuffle(rest)
            self.shown = ["title", *rest[: self.dice.randint(1, 5)]]
            if self.dice.random() < 0.4:
                self.dice.shuffle(self.shown)
            self.heads = self.dice.choice(
                (
                    dict(
                        title="Title",
                        venue="Venue",
                        year="Year",
                        link="Paper",
                        code="Code",
                        note="Notes",
                        authors="Authors",
                    ),
                    dict(
                        title="Paper",
                        venue="Conf",
                        year="Date",
                        link="Link",
                        code="Repo",
                        note="Comment",
                        authors="Who",
                    ),
                    dict(
                        title="论文", venue="会议", year="年份", link="链接", code="代码", note="备注", authors="作者"
                    ),
                )
            )
        return ["| " + " | ".join(self.heads[name] for name in self.shown) + " |", "|" + "---|" * len(self.shown)]

    def beneath(self, writer: Writer, paper: Paper, level: int) -> None:
        body = [line for line in paper.body if line] or [self.dice.choice(self.prose) for _ in range(3)]
        kind = self.body
        if kind == "line":
            writer.add(body[0], "")
        elif kind == "prose":
            for line in body[:4]:
                writer.add(line, "")
        elif kind == "bullets":
            writer.add(*(f"- {line.lstrip('-*+ ')}" for line in body[:6]), "")
        elif kind in ("sections", "bolds", "leads"):
            for at, name in enumerate(self.sections):
                text = body[at % len(body)]
                if kind == "sections" and 0 < level <= 6:
                    writer.add(f"{'#' * level} {name}", "", text, "")
                elif kind == "leads":
                    writer.add(f"- **{name}**: {text}")
                else:
                    writer.add(f"**{name}**", "", text, "")
            writer.add("")
        if self.related and kind != "none":
            others = [f"- {_apa(_other(self.dice, phrase(self.dice, [paper])))}" for _ in range(3)]
            writer.add(
                *([f"{'#' * level} Related work", ""] if 0 < level <= 6 else ["**References**", ""]), *others, ""
            )

    def own_file(self, paper: Paper, number: int) -> Writer:
        dice = self.dice
        if self.naming is None:
            self.naming = dice.choice(
                (
                    lambda p, n: re.sub(r"[^a-z0-9]+", "-", p.title.lower()).strip("-")[:60],
                    lambda p, n: f"{p.authors[0].split()[-1].lower()}{p.year}",
                    lambda p, n: f"{p.authors[0].split()[-1]} - {p.year} - {re.sub(r'[^A-Za-z0-9 ]', '', p.title)}",
                    lambda p, n: f"{p.year}-{n % 12 + 1:02d}-0{n % 9 + 1}-note",
                    lambda p, n: f"{n:03d}",
                    lambda p, n: re.sub(r"[^\w ]", "", p.title),
                )
            )
            self.where = dice.choice(("", "papers/", "notes/", "literature/", "docs/review/"))
            self.front = dice.choice(("none", "none", "none", "yaml", "yaml", "toml", "logseq", "dataview"))
            self.top = dice.choice((1, 1, 1, 2, 3))
        writer = Writer(f"{self.where}{self.naming(paper, number) or number}.md")
        writer.mark(paper.title)
        keys = KEYS[self.language]
        if self.front == "yaml":
            told = (
                f"authors: [{', '.join(paper.authors)}]",
                f"year: {paper.year}",
                f"published: {paper.year}-04-0{number % 9 + 1}",
                f"venue: {paper.venue}",
                f"url: {paper.link}",
                "tags: [paper, reading]",
            )
            first = dice.randrange(len(told) - 1)
            some = (line for at, line in enumerate(told) if at == first or dice.random() < 0.5)
            writer.add("---", f'title: "{paper.title}"', *some, "---", "")
        elif self.front == "toml":
            writer.add("+++", f'title = "{paper.title}"', f"date = {paper.year}-04-01", 'tags = ["paper"]', "+++", "")
        elif self.front in ("logseq", "dataview"):
            writer.add(
                *(
                    f"{k}:: {v}"
                    for k, v in (
                        ("title", paper.title),
                        ("authors", ", ".join(paper.authors)),
                        ("year", str(paper.year)),
                        ("link", paper.link),
                    )
                ),
                "",
            )
        if self.front == "none" or dice.random() < 0.6:
            writer.add("#" * self.top + " " + self.dressed(paper, number), "")
        if self.front == "none":
            writer.add(*self.facts(paper, self), "")
        elif dice.random() < 0.3:
            writer.add(f"**{keys['authors']}**: {', '.join(paper.authors)}", "")
        self.beneath(writer, paper, self.top + 1)
        return writer


def _other(dice: random.Random, title: str) -> Paper:
    names = tuple(f"{dice.choice(FIRST)} {dice.choice(LAST)}" for _ in range(3))
    return Paper(
        title.title() + " for " + title,
        names,
        dice.choice(VENUES),
        dice.randint(2000, 2024),
        f"https://arxiv.org/abs/19{dice.randint(10, 12)}.{dice.randint(10000, 99999)}",
        "",
        (),
    )


def _initials(paper: Paper) -> str:
    return ", ".join(f"{name.split()[-1]}, {name[0]}." for name in paper.authors)


def _apa(p: Paper) -> str:
    return f"{_initials(p)} ({p.year}). {p.title}. *{p.venue}*."


def _mla(p: Paper) -> str:
    return f'{p.authors[0].split()[-1]}, {p.authors[0].split()[0]}, et al. "{p.title}." *{p.venue}* ({p.year}).'


def _ieee(p: Paper) -> str:
    return f"{', '.join(f'{n[0]}. {n.split()[-1]}' for n in p.authors)}, “{p.title},” in *Proc. {p.venue}*, {p.year}, pp. 12–34."


def _vancouver(p: Paper) -> str:
    return f"{', '.join(f'{n.split()[-1]} {n[0]}' for n in p.authors)}. {p.title}. {p.venue}. {p.year};12(3):45-67."


def _gbt(p: Paper) -> str:
    return f"{', '.join(f'{n.split()[-1]} {n[0]}' for n in p.authors)}. {p.title}[C]//{p.venue}. {p.year}: 12-34."


def _chicago(p: Paper) -> str:
    return f"{', '.join(p.authors)}. {p.year}. “{p.title}.” {p.venue} 12: 34–56. {p.link}"


def _t_plain(p: Paper, n: int, d: Dress) -> str:
    return p.title


def _t_link(p: Paper, n: int, d: Dress) -> str:
    return f"[{p.title}]({p.link if d.linked else 'pdf/' + str(n) + '.pdf'})"


_TITLES: tuple[Callable[[Paper, int, Dress], str], ...] = (
    _t_plain,
    _t_plain,
    _t_plain,
    _t_plain,
    _t_link,
    _t_link,
    _t_link,
    lambda p, n, d: f"[{p.title}]()",
    lambda p, n, d: f"《{p.title}》",
    lambda p, n, d: f"《{p.title}》({p.venue}{p.year})",
    lambda p, n, d: f"“{p.title}”",
    lambda p, n, d: f"**{p.title}**",
    lambda p, n, d: f"**[{p.title}]({p.link})**",
    lambda p, n, d: f"{p.year}-{n % 12 + 1:02d} {p.title}",
    lambda p, n, d: f"[{p.year} {p.venue}] {p.title}",
    lambda p, n, d: f"{p.venue}'{p.year % 100:02d} - {p.title}",
    lambda p, n, d: f"{n + 1}. {p.title}",
    lambda p, n, d: f"✅ {p.title}",
    lambda p, n, d: f"{p.title} ({p.venue} {p.year})",
    lambda p, n, d: f"{p.title} [{p.venue}'{p.year % 100:02d}]",
    lambda p, n, d: f"{p.title}, {p.year}",
    lambda p, n, d: f"({p.year}) {p.title}",
    lambda p, n, d: f"[{p.venue}] {p.title}",
    lambda p, n, d: f"**[{p.title.split()[0].strip(':')}]** {p.title}",
    lambda p, n, d: f"{p.authors[0].split()[-1]} et al. {p.year}: {p.title}",
    lambda p, n, d: f"📄 [{p.title}]({p.link})",
)


def _f_none(p: Paper, d: Dress) -> list[str]:
    return []


def _f_keys(p: Paper, d: Dress) -> list[str]:
    keys = KEYS[d.language]
    pairs = [
        ("authors", ", ".join(p.authors)),
        ("venue", p.venue),
        ("year", str(p.year)),
        *([("link", p.link)] if d.linked else []),
        *([("code", p.code)] if d.coded else []),
    ]
    if not d.key_dress:
        d.key_dress = d.dice.choice(
            (
                "- **{}**: {}",
                "{}: {}",
                "**{}:** {}",
                "- {}: {}",
                "* {}：{}",
                "> {}: {}",
                "**{}**\n{}\n",
                "#### {}\n{}\n",
                "- {}\n  - {}",
            )
        )
        d.key_order = list(range(5))
        d.dice.shuffle(d.key_order)
        d.key_count = d.dice.randint(1, 5)
    ordered = [pairs[at] for at in d.key_order if at < len(pairs)][: d.key_count]
    if d.key_dress.startswith("####") and d.level > 3:
        return [f"{keys[k]}: {v}" for k, v in ordered]
    lines: list[str] = []
    for k, v in ordered:
        lines += d.key_dress.format(keys[k], v).split("\n")
    return lines


def _f_slots(p: Paper, d: Dress) -> list[str]:
    return [f"Paper: *<{p.link}>*  ", f"Code: *<{p.code if d.coded else 'url'}>*"]


def _f_blank(p: Paper, d: Dress) -> list[str]:
    return ["Authors:", f"Paper: {p.link}" if d.linked else "Paper:"]


def _f_links(p: Paper, d: Dress) -> list[str]:
    links = ([f"[paper]({p.link})"] if d.linked else []) + ([f"[code]({p.code})"] if d.coded else [])
    return [" ".join(f"[{x}]" if d.sign == "* " else x for x in links)] if links else []


def _f_byline(p: Paper, d: Dress) -> list[str]:
    return [", ".join(p.authors), f"*{p.venue}, {p.year}*", *([f"<{p.link}>"] if d.linked else [])]


def _f_cite(p: Paper, d: Dress) -> list[str]:
    return ["> " + d.dice.choice((_apa, _mla, _ieee, _gbt))(p)] + ([p.link] if d.linked else [])


def _f_bare(p: Paper, d: Dress) -> list[str]:
    return [p.link] if d.linked else [f"({p.venue} {p.year})"]


_FACTS = (_f_none, _f_slots, _f_blank, _f_keys, _f_keys, _f_keys, _f_links, _f_byline, _f_cite, _f_bare)
_FACTS_LINE = (
    _f_none,
    _f_links,
    _f_links,
    lambda p, d: [f"({p.venue} {p.year})", *_f_links(p, d)],
    lambda p, d: [f"*{p.venue}*, {p.year}."],
    lambda p, d: [f"- {', '.join(p.authors)}, {p.venue} {p.year}"],
    lambda p, d: [f"`{p.venue}`", *_f_links(p, d)],
    _f_bare,
)
