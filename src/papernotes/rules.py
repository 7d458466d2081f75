"""The table of diagnostic codes. It feeds the reports, ``papernotes explain``, ``docs/rules.md`` and the tests.

Families: PN0 config, PN1 structure, PN2 fields and links, PN3 library, PN4 templates, PN5 output.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a code stands for."""

    code: str
    name: str
    severity: Severity
    """``error`` and ``warning`` fail a ``--strict`` build; ``info`` is only told."""
    what: str
    why: str
    help: str


_TABLE = (
    Rule("PN001", "unknown-key", "warning", "papernotes.yml has a key that papernotes does not know.",
         "A misspelt setting would silently do nothing.", "Correct or remove the key."),
    Rule("PN002", "bad-value", "error", "A setting in papernotes.yml has a value of the wrong type.",
         "The setting cannot be used as it stands; its default is used.", "Give a value of the type named."),
    Rule("PN003", "bad-yaml", "error", "papernotes.yml is not valid YAML.",
         "Nothing in the file can be used.", "Mend the syntax at the place named."),
    Rule("PN101", "template-left-in", "info", "A record is a template that nobody filled in.",
         "It holds no paper, so it is skipped.", "Remove it, or fill it in."),
    Rule("PN102", "bad-front-matter", "warning", "A file's front matter is not valid YAML.",
         "Its fields may be read only in part.", "Mend the syntax at the place named."),
    Rule("PN103", "undecodable-file", "warning", "A notes file is not UTF-8.",
         "Its encoding was guessed; some characters may be wrong.", "Save the file as UTF-8."),
    Rule("PN104", "shallow-clone", "info", "The notes stand in a clone without full history.",
         "It does not tell when a note was written, so the site has no dates from it.",
         "Clone in full: in a workflow, `fetch-depth: 0`."),
    Rule("PN201", "placeholder-link", "info", "A link line still holds the template's placeholder.",
         "A placeholder is no link, so the line shows nothing.", "Give the address, or remove the line."),
    Rule("PN202", "mangled-link", "info", "An address is wrapped in something that is no part of it.",
         "The link is repaired on the site; elsewhere it stays broken.", "Write the repaired address."),
    Rule("PN203", "unknown-venue", "info", "A venue mark names no venue that papernotes knows.",
         "The venue is kept as written.", "Correct it, or add it to `venues:` in papernotes.yml."),
    Rule("PN204", "missing-image", "warning", "A picture that the notes show is not in the notes folder.",
         "The page shows its description in its place.", "Correct the path, or put the picture there."),
    Rule("PN205", "not-shown-as-written", "info", "Something in the notes cannot be shown as it is written.",
         "The page shows its source in its place.", "Mend it at the place named."),
    Rule("PN206", "broken-link", "info", "A link to another note leads nowhere.",
         "Its words stay on the page, without a link.", "Correct it, or write the note."),
    Rule("PN207", "active-picture", "warning", "An SVG picture that the notes show does more than draw.",
         "Nothing in the notes runs, so it is not copied and the page shows its description in its place.",
         "Save it as plain SVG without scripts, links to other files and entities, or as PNG."),
    Rule("PN301", "same-paper-twice", "info", "Two places of the notes tell of the same paper.",
         "They are shown as one record with two sources.", "Nothing needs to be done."),
    Rule("PN302", "near-identical-titles", "info", "Two records have nearly the same title.",
         "They may be one paper; they are kept apart.", "Give both the same arXiv id or DOI, or the same title."),
    Rule("PN401", "template-error", "error", "A template cannot be drawn.",
         "It would break every page, so nothing is written.", "Mend the template at the place named."),
)  # fmt: skip

RULES: dict[str, Rule] = {rule.code: rule for rule in _TABLE}
