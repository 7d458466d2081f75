"""Writes what docs/ holds that is made from the code: the rules, the settings, the picture of the rooms.

``python3 dev.py docs`` runs it; tests/test_docs.py holds the pages to what it gives.
"""

from __future__ import annotations

import re
from pathlib import Path

from docs.rooms import drawn
from papernotes.author.schema import schema_text
from papernotes.config import SETTINGS, Config, Setting
from papernotes.rules import RULES, Rule, visible

DOCS = Path(__file__).parent

FAMILIES = {
    "PN0": "Settings",
    "PN1": "Structure",
    "PN2": "Fields and links",
    "PN3": "Library",
    "PN4": "Templates",
    "PN5": "Bibliography",
    "PN6": "What should not be published",
    "PN7": "The web",
}

RULES_HEAD = """# Rules

<!-- Made from src/papernotes/rules/ by `python3 dev.py docs`. -->

What papernotes tells about notes has a code. Nothing in the notes ever stops a build: the finding is told and the text
is kept. A build tells errors and warnings and counts the rest; `papernotes check` tells all. With `--strict`, errors
and warnings fail either; without, errors fail a check. A rule with a star has a repair, which `papernotes check --fix`
makes where it is certain. In the examples, `<U+200B>` stands for a character that nobody sees.
"""

KINDS = {"md": "markdown", "yml": "yaml", "html": "html"}
"""The language of an example, by the end of its file's name."""

SHAPES = {
    "text": "text",
    "flag": "`true` or `false`",
    "texts": "list of texts",
    "table": "table of names",
    "address": "http(s) address",
    "repository": "http(s) address, or `owner/name`",
    "colour": "colour",
    "files": "`copy`",
    "styles": "style, or list of styles",
    "writers": "`folder`, `file` or `git`",
    "bibliography": "file, list of files, or table of `files`, `to_read` and `cited`",
    "readings": "table of files and their readings",
}


def rules_page() -> str:
    """Return docs/rules.md: every rule under its family's heading."""
    parts = [RULES_HEAD]
    for family, name in FAMILIES.items():
        rules = [rule for code, rule in sorted(RULES.items()) if code.startswith(family)]
        if rules:
            parts.append(f"## {name}\n")
            parts.extend(map(rule_text, rules))
    return "\n".join(parts)


def rule_text(rule: Rule) -> str:
    """Return a rule's part of the page."""
    star = " \\*" if rule.fixable else ""
    text = f"### {rule.code} {rule.name}{star}\n\n*{rule.severity}* · {rule.what}\n\n{rule.why} {rule.help}\n"
    if not rule.bad:
        return text
    fence = "````" if "```" in rule.bad else "```"
    kind = "text" if visible(rule.bad) != rule.bad else KINDS[rule.file.rpartition(".")[2]]
    shown = (f"{fence}{kind}\n{visible(lines)}{fence}" for lines in (rule.bad, rule.good))
    return "{}\nIn `{}`, not\n\n{}\n\nbut\n\n{}\n".format(text, rule.file, *shown)


def settings_table() -> str:
    """Return the table of docs/configuration.md: key, what it takes, default, what it does, example."""
    rows = ["| key | takes | default | what it does | example |", "|---|---|---|---|---|"]
    rows.extend(map(setting_row, SETTINGS))
    return "\n".join(rows)


def setting_row(setting: Setting) -> str:
    """Return a setting's row."""
    default = getattr(Config(), setting.key) if setting.shape not in ("bibliography", "readings", "styles") else ""
    shown = f"`{str(default).lower() if isinstance(default, bool) else default}`" if default else "–"
    return f"| `{setting.key}` | {SHAPES[setting.shape]} | {shown} | {setting.what} | `{setting.example}` |"


def filled(page: str, mark: str, text: str) -> str:
    """Return a page with a text between its marks of that name."""
    between = re.compile(rf"(<!-- {mark}[^>]*-->\n).*?(\n<!-- end -->)", re.DOTALL)
    return between.sub(lambda found: f"{found[1]}{text}{found[2]}", (DOCS / page).read_text("utf-8"))


def pages() -> dict[Path, str]:
    """Return the path and the text of every page that is made, or made in part, from the code."""
    return {
        DOCS / "rules.md": rules_page(),
        DOCS / "configuration.md": filled("configuration.md", "settings", settings_table()),
        DOCS / "architecture.md": filled("architecture.md", "imports", drawn()),
        DOCS / "papernotes.schema.json": schema_text(),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_bytes(text.encode("utf-8"))
