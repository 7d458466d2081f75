"""BibTeX without a fence, or in three quotes, is code on the page, and no text with links among its braces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from papernotes.parse.markdown import block_tokens

if TYPE_CHECKING:
    from tests.conftest import Site

ENTRY = """@article{moss2021,
  title={Counting Snails in {W}inter},
  author={Moss, Ada},
  url={https://arxiv.org/abs/2101.00001}
}"""


@pytest.mark.parametrize(
    "written",
    [
        f"{ENTRY}\n",
        f"Cite it as\n{ENTRY}\nor not.\n",
        f"## Citation\n\n{ENTRY},\n",
        ENTRY.replace(",\n", ",\n\n"),
        "@misc{moss2021, title={Counting Snails in Winter}, url={https://arxiv.org/abs/2101.00001}}\n",
        f"'''bibtex\n{ENTRY}\n'''\n",
        f"''' BibTeX\n{ENTRY}\n'''\n",
        "- Cite:\n\n  " + ENTRY.replace("\n", "\n  "),
    ],
)
def test_bibtex_without_a_fence_is_code(site: Site, written: str) -> None:
    site.note(f"# Counting Snails in Winter\n\nSome words.\n\n{written}\n\nMore words.\n")
    (record,) = site.build().papers
    page = site.read(record["url"])
    body = page[page.index("<p>Some words") : page.index("<p>More words")]
    assert body.count("<pre") == 1
    assert "<a " not in body
    assert "<p>@" not in body
    assert "'''" not in body
    assert [link["url"] for link in record["links"]] == ["https://arxiv.org/abs/2101.00001"]


@pytest.mark.parametrize(
    "text",
    ["@ada{x} is here", "@article{key, and no end\n\nmore", "@{a, b}", "@article{key, a} goes on", "mail @ada, {b}"],
)
def test_what_is_no_entry_is_text(text: str) -> None:
    assert "code_block" not in [token.type for token in block_tokens(text)[0]]


def test_quotes_of_code_in_a_fence_are_its_own(site: Site) -> None:
    site.note("# Boats\n\nWords.\n\n```python\n'''docs\nmore\n'''\n```\n\n'''quoted\n\nWords without an end.\n").build()
    page = site.read("papers/boats.html")
    assert "```" not in page
    assert page.count('<figure class="code">') == 1
