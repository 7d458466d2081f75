"""Rules for the bibliography that is joined with the notes."""

from __future__ import annotations

from papernotes.rules.rule import Rule

_BIB = "refs.bib"

RULES = (
    Rule("PN501", "broken-entry", "warning", "An entry of the bibliography cannot be read as it stands.",
         "It is read as far as it is plain what is meant; else it fills nothing, and its paper is not listed.",
         "Mend it at the place named.", file=_BIB),
    Rule("PN502", "entry-twice", "info", "The bibliography holds a key or a field twice.",
         "Only the first of them counts; another paper with the same key is listed, and no key leads to it.",
         "Remove one, or give it a key of its own.", file=_BIB),
    Rule("PN503", "bibliography-conflict", "info", "The notes and the bibliography say different things of a paper.",
         "What the notes say is shown.", "Correct the one that is wrong.", file=_BIB),
    Rule("PN504", "unknown-citation-key", "warning", "Notes give a citation key that the bibliography does not have.",
         "Nothing is filled in from it.", "Correct the key, or export the bibliography again."),
    Rule("PN505", "missing-bibliography", "warning", "A file under `bibliography:` in papernotes.yml cannot be read.",
         "Nothing is filled in from it.", "Correct its path, which is relative to the project, or remove it.",
         file="papernotes.yml"),
    Rule("PN506", "retracted-paper", "warning", "A publisher or server says that a paper is retracted or withdrawn.",
         "Its page and its exports say so, and its title and its key do not.",
         "Say in the notes what it means for them; `allow:` in papernotes.yml keeps it from being told again."),
)  # fmt: skip
