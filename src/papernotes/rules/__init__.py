"""The table of diagnostic codes. It feeds the reports, ``papernotes explain``, ``docs/rules.md`` and the tests.

Families: PN0 settings, PN1 structure, PN2 fields and links, PN3 library, PN4 templates, PN5 bibliography, PN6 what
should not be published (``check --public``), PN7 the web (``check --links``).

In: nothing.
Out: `RULES`: each code with its severity, what it means, what to do, and an example.

Read: any of them; a file a family.
"""

from __future__ import annotations

from papernotes.rules import bibliography, fields, library, project, public, structure, web
from papernotes.rules.rule import Rule, Severity, visible

__all__ = ["RULES", "Rule", "Severity", "visible"]

_FAMILIES = (
    *project.RULES, *structure.RULES, *fields.RULES, *library.RULES, *project.TEMPLATE_RULES, *bibliography.RULES,
    *public.RULES, *web.RULES,
)  # fmt: skip

RULES: dict[str, Rule] = {rule.code: rule for rule in _FAMILIES}
"""Every rule by its code, in the order of the codes."""
