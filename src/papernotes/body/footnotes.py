"""Footnotes: numbered through a record, printed below the section that calls them first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from papernotes.body.placed_links import scope

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class Footnotes:
    """The footnotes that a record has called so far."""

    numbers: dict[str, int] = field(default_factory=dict)
    """Label → number; a footnote written at its call has a label of its own."""
    labels: list[str] = field(default_factory=list)
    """The labels in that order."""
    texts: dict[str, str] = field(default_factory=dict)
    """The Markdown of those written at their calls."""
    calls: dict[str, int] = field(default_factory=dict)
    """How often each was called."""
    listed: int = 0
    """How many are printed already."""

    def call(self, token: Token) -> str:
        """Return the mark that calls a footnote."""
        label = token.content
        if token.type == "footnote_inline":
            label = f"^{len(self.numbers)}"
            self.texts[label] = token.content
        if label not in self.numbers:
            self.labels.append(label)
            self.numbers[label] = len(self.labels)
        number = self.numbers[label]
        count = self.calls[label] = self.calls.get(label, 0) + 1
        again = f"-{count}" if count > 1 else ""
        return (
            f'<sup class="footnote"><a href="#fn-{scope()}{number}" id="fnref-{scope()}{number}{again}" '
            f'role="doc-noteref">{number}</a></sup>'
        )

    def item(self, label: str, html: str) -> str:
        """Return a footnote of the list, with the ways back to its calls; one never called has none."""
        number = self.numbers.get(label)
        if number is None:
            return f"<li>{html}</li>"
        backs = " ".join(
            f'<a class="back" href="#fnref-{scope()}{number}{f"-{count}" if count > 1 else ""}" '
            f'role="doc-backlink" aria-label="↩ {number}">↩\ufe0e</a>'
            for count in range(1, self.calls[label] + 1)
        )
        body = f"{html.removesuffix('</p>')} {backs}</p>" if html.endswith("</p>") else f"{html} {backs}"
        return f'<li id="fn-{scope()}{number}" value="{number}">{body}</li>'
