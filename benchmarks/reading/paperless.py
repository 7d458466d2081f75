"""Notes that hold no paper's record: concept notes, how-tos, lists of tools, courses, meetings, recipes, books, days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from papernotes.source import Source

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SECTIONS = [
    "Definition",
    "Intuition",
    "Example",
    "Properties",
    "Applications",
    "See also",
    "References",
    "History",
    "Pros and cons",
    "Overview",
    "Notes",
    "Usage",
    "Variants",
    "Proof",
    "Summary",
    "Background",
    "Method",
    "Results",
    "Introduction",
    "定义",
    "例子",
    "总结",
    "概要",
    "개요",
    "Definición",
    "Ejemplos",
]
TOOLS = [
    "numpy",
    "pandas",
    "scikit-learn",
    "pytorch",
    "keras",
    "ffmpeg",
    "docker",
    "git",
    "tmux",
    "vim",
    "emacs",
    "sqlite",
    "redis",
    "nginx",
    "postgres",
    "kafka",
    "spark",
    "flask",
    "django",
    "rails",
    "tokio",
    "ripgrep",
    "fzf",
    "pandoc",
    "zotero",
    "obsidian",
]
FOODS = [
    "lentil soup",
    "apple pie",
    "rye bread",
    "tomato sauce",
    "potato salad",
    "fried rice",
    "miso ramen",
    "carrot cake",
    "bean stew",
    "green curry",
]
TASKS = ("Set up", "Install", "Configure", "Debug", "Use", "Update", "Deploy")
PEOPLE = [
    "Ada",
    "Alan",
    "Grace",
    "Wei",
    "Yuki",
    "Jun",
    "Min",
    "Elena",
    "Carlos",
    "Fatima",
    "Omar",
    "Priya",
    "Lars",
    "Ines",
]


def phrase(dice: random.Random, papers: Sequence[Any]) -> str:
    """Return two or three words out of some title, as a topic or a concept is named."""
    title = dice.choice([p if isinstance(p, str) else p.title for p in papers] or ["graph attention"])
    words = re.findall(r"[A-Za-z][\w-]{3,}", title) or ["attention", "models"]
    at = dice.randrange(len(words))
    return " ".join(words[at : at + dice.choice((1, 2, 2, 3))]).lower()


def aside(dice: random.Random, prose: Sequence[str], level: int) -> list[str]:
    """Return a part of a file of papers that holds none: tools, blogs, courses."""
    kind = dice.choice((_tools, _blogs, _courses))
    mark = "#" * level
    return [
        f"{mark} {dice.choice(('Resources', 'Tools', 'Blogs', 'Courses', 'Other', 'Useful links', 'Datasets'))}",
        "",
        *kind(dice, prose),
        "",
    ]


def _tools(dice: random.Random, prose: Sequence[str]) -> list[str]:
    dash = dice.choice((" - ", ": ", " – ", ". "))
    return [
        f"{dice.choice('-*')} [{tool}](https://github.com/{tool}/{tool}){dash}{dice.choice(prose)[:100]}"
        for tool in dice.sample(TOOLS, dice.randint(4, 15))
    ]


def _blogs(dice: random.Random, prose: Sequence[str]) -> list[str]:
    site = (
        "https://medium.com/@x/",
        "https://blog.example.org/",
        "https://www.youtube.com/watch?v=",
        "https://en.wikipedia.org/wiki/",
        "https://towardsdatascience.com/",
    )
    return [
        f"- [{dice.choice(('A gentle guide to', 'Understanding', 'Illustrated', 'How I use', 'The Annotated'))} {dice.choice(TOOLS).title()} {dice.choice(('in practice', 'for beginners', '', 'Explained'))}]({dice.choice(site)}{dice.randint(1, 9999)})"
        for _ in range(dice.randint(3, 9))
    ]


def _courses(dice: random.Random, prose: Sequence[str]) -> list[str]:
    return [
        f"- [{dice.choice(('CS', 'EE', 'MATH', 'STAT'))} {dice.randint(100, 599)}: {dice.choice(('Machine Learning', 'Databases', 'Deep Learning for Vision', 'Computer Networks', 'Linear Algebra'))}](https://web.example.edu/{dice.randint(1, 999)}/), {dice.choice(('Stanford', 'MIT', 'CMU', 'ETH'))}, {dice.randint(2012, 2024)}"
        for _ in range(dice.randint(3, 8))
    ]


def paperless_files(dice: random.Random, prose: Sequence[str], count: int, titles: Sequence[str]) -> list[Source]:
    """Return files without papers, of one or two kinds."""
    kinds = dice.sample(_KINDS, dice.choice((1, 1, 2)))
    found = {}
    for number in range(count):
        path, lines = dice.choice(kinds)(dice, prose, number, titles)
        found[path] = Source(path, "\n".join(lines) + "\n")
    return list(found.values())


def _some(dice: random.Random, prose: Sequence[str], most: int = 3) -> Iterator[str]:
    for _ in range(dice.randint(1, most)):
        yield dice.choice(prose)
        yield ""


def _concept(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    name = phrase(dice, titles)
    shown = dice.choice((name.title(), name.capitalize(), name))
    lines = []
    style = dice.choice(("yaml", "none", "none", "tags"))
    if style == "yaml":
        lines += [
            "---",
            f"title: {shown}",
            f"date: 2023-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}",
            f"tags: [{dice.choice(('concept', 'math', 'ml', 'permanent'))}]",
            "---",
            "",
        ]
    if style != "yaml" or dice.random() < 0.5:
        lines += [f"# {shown}", ""]
    if style == "tags":
        lines += ["#concept #statistics", ""]
    lines += _some(dice, prose)
    for section in dice.sample(SECTIONS, dice.randint(0, 4)):
        lines += [f"## {section}", ""]
        if section in ("See also", "References"):
            lines += [
                f"- [[{phrase(dice, titles)}]]",
                f"- [{dice.choice(titles)}](https://arxiv.org/abs/1{dice.randint(4, 9)}01.{dice.randint(10000, 99999)})"
                if dice.random() < 0.6
                else "- Wikipedia",
                "",
            ]
        elif dice.random() < 0.4:
            lines += [f"- {dice.choice(prose)}" for _ in range(dice.randint(2, 5))] + [""]
        else:
            lines += _some(dice, prose, 2)
    if dice.random() < 0.3:
        lines += ["```python", "x = 1", "```", ""]
    return (
        f"{dice.choice(('', 'concepts/', 'wiki/', 'notes/'))}{dice.choice((name.replace(' ', '-'), name.replace(' ', '_'), shown, f'2023011{number}120000'))}.md",
        lines,
    )


def _howto(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    tool = dice.choice(TOOLS)
    title = f"{dice.choice(TASKS)} {tool} {dice.choice(('on Ubuntu 22.04', 'with Docker', 'for Beginners', 'and Git', ''))}".strip()
    lines = [
        f"# {title}",
        "",
        *_some(dice, prose),
        "## Installation",
        "",
        "```bash",
        f"pip install {tool}",
        "```",
        "",
        "## Usage",
        "",
        *_some(dice, prose),
    ]
    lines += [f"1. {dice.choice(prose)}" for _ in range(dice.randint(0, 4))]
    return f"{dice.choice(('howto/', '', 'docs/'))}{tool}-{number}.md", lines


def _readme(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    name = dice.choice(
        (f"{phrase(dice, titles).title()}", f"{phrase(dice, titles).title().replace(' ', '')}", "Master thesis")
    )
    lines = [f"# {name}", "", *_some(dice, prose)]
    if dice.random() < 0.4:
        lines += [
            f"This repository holds the code of our paper [{dice.choice(titles)}](https://arxiv.org/abs/2001.0{dice.randint(1000, 9999)}).",
            "",
        ]
    for section in dice.sample(
        (
            "Requirements",
            "Getting started",
            "Data",
            "Structure",
            "License",
            "Contact",
            "Contributing",
            "Results",
            "Citation",
            "Folder structure",
        ),
        dice.randint(2, 5),
    ):
        lines += [f"## {section}", "", *_some(dice, prose, 2)]
        if dice.random() < 0.4:
            lines += [f"- `{dice.choice(TOOLS)}`: {dice.choice(prose)[:80]}" for _ in range(dice.randint(2, 5))] + [""]
    return dice.choice(("README.md", f"project{number}/README.md", f"code/{number}/readme.md")), lines


def _meeting(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    day = f"2023-0{dice.randint(1, 9)}-{dice.randint(10, 28)}"
    lines = [
        f"# {dice.choice(('Meeting', 'Weekly sync', 'Group meeting', '组会', day))} {day}",
        "",
        f"Attendees: {', '.join(dice.sample(PEOPLE, 4))}",
        "",
    ]
    for section in ("Agenda", "Discussion", "Action items", "TODO")[: dice.randint(1, 4)]:
        lines += [
            f"## {section}",
            "",
            *(
                f"- {'[ ] ' if dice.random() < 0.3 else ''}{dice.choice(prose)[:120]}"
                for _ in range(dice.randint(2, 6))
            ),
            "",
        ]
    if dice.random() < 0.4:
        lines += [f"- read {dice.choice(titles)}", ""]
    return f"{dice.choice(('meetings/', 'daily/', 'journals/', ''))}{day}-{number}.md", lines


def _software(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    lines = [
        f"# Awesome {dice.choice(TOOLS).title()} {dice.choice(('Libraries', 'Tools', 'Resources'))}",
        "",
        *_some(dice, prose, 1),
    ]
    for section in dice.sample(
        ("Libraries", "Frameworks", "Editors", "Databases", "Tutorials", "Books", "Computer Vision", "NLP", "Courses"),
        dice.randint(2, 6),
    ):
        lines += [f"## {section}", "", *dice.choice((_tools, _tools, _blogs, _courses))(dice, prose), ""]
    return f"{dice.choice(('README', 'awesome', 'tools'))}{number or ''}.md", lines


def _course(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    lines = [f"# {dice.choice(('CS', 'EE'))}{dice.randint(100, 500)}: {phrase(dice, titles).title()}", ""]
    for week in range(1, dice.randint(3, 9)):
        lines += [
            f"## {dice.choice(('Lecture', 'Week', 'Chapter'))} {week}: {phrase(dice, titles).title()}",
            "",
            *_some(dice, prose, 2),
        ]
        if dice.random() < 0.4:
            lines += [f"- [slides](https://web.example.edu/{week}.pdf)", ""]
    return f"courses/course-{number}.md", lines


def _recipe(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    food = dice.choice(FOODS)
    lines = [
        f"# {food.title()}",
        "",
        f"Serves: {dice.randint(2, 8)}",
        "Time: 45 min",
        "",
        "## Ingredients",
        "",
        *(f"- {dice.randint(1, 500)} g {dice.choice(FOODS).split()[0]}" for _ in range(5)),
        "",
        "## Steps",
        "",
        *(f"{n}. {dice.choice(prose)[:90]}" for n in range(1, 5)),
        "",
    ]
    return f"recipes/{food.replace(' ', '-')}-{number}.md", lines


def _books(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    names = [
        f"The {a} of {b}"
        for a, b in zip(
            ("Art", "Way", "Garden", "Map", "Sound", "House", "Book"),
            ("Memory", "Rivers", "Machines", "Winter", "Numbers", "Leaves", "Tea"),
            strict=True,
        )
    ]
    lines = [
        "# Books",
        "",
        *(
            f"- {dice.choice(('*', '**', ''))}{name} by {dice.choice(PEOPLE)} {dice.choice(('Olsen', 'Novak', 'Garcia'))}"
            for name in names
        ),
        "",
    ]
    lines = [line.replace("- **The", "- The").replace("- *The", "- The") for line in lines]
    return f"books-{number}.md", lines


def _journal(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    lines = [
        f"- {dice.choice(prose)[:160]}" if dice.random() < 0.7 else f"\t- {dice.choice(prose)[:100]}"
        for _ in range(dice.randint(3, 14))
    ]
    if dice.random() < 0.3:
        lines.append(f"- reading [[@{dice.choice(titles)}]]")
    return f"journals/2023_0{dice.randint(1, 9)}_{number:02d}.md", lines


def _index(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    lines = [
        "# Index",
        "",
        *(f"- [{phrase(dice, titles).capitalize()}](notes/{n}.md)" for n in range(dice.randint(4, 15))),
    ]
    return f"index{number or ''}.md", lines


def _vault(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    """Return a note of a vault with properties: a concept, a clipping, a book, a person, a project, a decision."""
    kind = dice.choice(("concept", "article", "book", "person", "project", "journal", "video", "pattern"))
    name = phrase(dice, titles)
    title = {
        "article": f"{dice.choice(('How to', 'Why', 'A Guide to', 'Stop'))} {name.title()} {dice.choice(('in Practice', 'for Beginners', 'on PyPi', ''))}".strip(),
        "book": f"The {name.title()}",
        "person": f"{dice.choice(PEOPLE)} {dice.choice(('Olsen', 'Novak'))}",
        "pattern": f"{dice.choice(TOOLS).title()} Pattern",
    }.get(kind, name.title())
    keys = [
        f'title: "{title}"',
        f"date: 202{dice.randint(0, 5)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}",
        f"type: {kind}",
        f"tags: [{kind}, {name.split()[0]}]",
        "status: draft",
        f"category: {dice.choice(('Domain/Sub', 'Media', 'Dev'))}",
        "aliases: []",
        "source: https://blog.example.com/post",
        f"author: {dice.choice(PEOPLE)} {dice.choice(('Olsen', 'Novak'))}",
        "url: https://medium.com/@a/b-123",
    ]
    chosen = dice.sample(keys[1:7], dice.randint(1, 5)) + (
        dice.sample(keys[7:], dice.randint(1, 3)) if kind in ("article", "book", "video") else []
    )
    lines = ["---", *([keys[0]] if dice.random() < 0.7 else []), *chosen, "---", ""]
    if dice.random() < 0.7:
        lines += [f"# {title}", ""]
    if dice.random() < 0.3:
        lines += [f"> {dice.choice(prose)}", ""]
    for section in dice.sample(
        (*SECTIONS, "Key points", "Highlights", "Links", "Why it matters", "Quotes"), dice.randint(0, 5)
    ):
        lines += [f"## {section}", "", *_some(dice, prose, 2)]
        if dice.random() < 0.4:
            lines += [f"- [[{phrase(dice, titles).title()}]]", f"- [{title}](https://medium.com/@a/{number})", ""]
    lines += _some(dice, prose, 2)
    folder = dice.choice(
        ("", "concepts/", "pages/", "content/", "notes/", "media/articles/", "02-areas/", "zettel/", "wiki/")
    )
    return f"{folder}{title}{'' if dice.random() < 0.7 else number}.md", lines


def _decision(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    name = f"Use {dice.choice(TOOLS)} for {phrase(dice, titles)}"
    lines = [
        f"# ADR-{number:04d}: {name}",
        "",
        "Status: accepted",
        "Date: 2024-03-01",
        "",
        "## Context",
        "",
        *_some(dice, prose),
        "## Decision",
        "",
        *_some(dice, prose),
        "## Consequences",
        "",
        *_some(dice, prose),
    ]
    return f"docs/adr/{number:04d}-{name.lower().replace(' ', '-')[:30]}.md", lines


def _glossary(dice: random.Random, prose: Sequence[str], number: int, titles: Sequence[str]) -> tuple[str, list[str]]:
    style = dice.choice(("## {}\n\n{}\n", "- **{}**: {}", "**{}**\n\n{}\n", "### {}\n{}\n", "- {}: {}"))
    lines = [f"# {dice.choice(('Glossary', 'Terms', 'Key concepts', phrase(dice, titles).title()))}", ""]
    for _ in range(dice.randint(4, 15)):
        lines += style.format(phrase(dice, titles).title(), dice.choice(prose)).split("\n")
    return f"glossary{number or ''}.md", lines


_KINDS = (
    _vault,
    _vault,
    _vault,
    _decision,
    _glossary,
    _concept,
    _concept,
    _concept,
    _howto,
    _readme,
    _readme,
    _meeting,
    _software,
    _course,
    _recipe,
    _books,
    _journal,
    _index,
)


def documentation(roots: Sequence[Path], dice: random.Random, folders: int, files: int = 25) -> list[list[Source]]:
    """Return folders of a machine's own documentation: READMEs, licences, manuals, package descriptions."""
    found = [
        path
        for root in roots
        for pattern in ("*.md", "METADATA", "README*")
        for path in sorted(root.rglob(pattern))
        if path.is_file() and 200 < path.stat().st_size < 40_000
    ]
    by_folder: dict[str, list[Path]] = {}
    for path in found:
        by_folder.setdefault(path.parent.as_posix(), []).append(path)
    chosen = [path for _, paths in sorted(by_folder.items()) for path in paths[:12]]
    dice.shuffle(chosen)
    made = []
    for at in range(0, min(len(chosen), folders * files), files):
        sources = {}
        for path in chosen[at : at + files]:
            text = path.read_text("utf-8", errors="replace")
            if path.name == "METADATA":
                text = text.partition("\n\n")[2]
            name = f"{path.parent.name}/{path.stem}.md" if dice.random() < 0.5 else f"{path.parent.name}.md"
            sources[name] = Source(name, text)
        made.append(list(sources.values()))
    return made
