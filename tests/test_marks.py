"""What tools write within a line, wherever it stands: its words are on the page, in search, in the copy and the feed.

Every construct is tried in every place, so that a reader of lines and the writer of pages cannot differ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.site.search.libraries import read_back
from tests.test_vaults import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Site

CONSTRUCTS = {
    "a highlight": ("==bright paper==", "bright paper"),
    "a highlight between carets": ("^^bright paper^^", "bright paper"),
    "a highlight over words of another script": ("被称为^^bright paper^^的", "bright paper"),
    "a link to a heading with words": ("[[Cranes#Wings|bright paper]]", "bright paper"),
    "a link to a heading": ("[[Cranes#Bright paper]]", "Cranes › Bright paper"),
    "a link to nothing": ("[[Nowhere/At all#^x|bright paper]]", "bright paper"),
    "a footnote in its place": ("folded^[bright paper, see [[Cranes]]]", "bright paper, see Cranes"),
    "a field": ("(kind:: bright paper)", "kind: bright paper"),
    "a field in brackets": ("[kind:: bright paper]", "kind: bright paper"),
    "a comment": ("%%hidden%% bright paper", "bright paper"),
    "a part that is not there": ("bright paper ![[Nowhere#^x]]", "bright paper"),
    "a block that is not there": ("bright paper ((64a1b2c3-1111-2222-3333-444455556666))", "bright paper"),
    "a block that is not there, shown": ("bright {{embed ((64a1b2c3-1111-2222-3333-444455556666))}} paper", "bright"),
    "a block in three braces": ("bright {{{embed ((64a1b2c3-1111-2222-3333-444455556666)) }}} paper", "bright"),
    "a tag of Hugo": ('{{< badge "x" >}}bright paper{{< /badge >}}', "bright paper"),
    "a tag of Hugo that is Markdown": ("{{% fold %}}bright paper{{% /fold %}}", "bright paper"),
    "a link of Hugo": ('[bright paper]({{< relref "cranes.md#wings" >}})', "bright paper"),
    "a tag of Liquid": ("{% if page.x %}bright paper{% endif %}", "bright paper"),
    "a class": ("[bright paper]{.mark #x}", "bright paper"),
    "low and high": ("bright~low~ paper^high^", "bright"),
    "a name of a block": ("bright paper ^a1b2c3", "bright paper"),
}
"""What is written, and what is to be read of it."""
NOTE = """# Folding Kites {0}

- Venue: ICML 2020

Lead {0}

- item {0}
  - deeper {0}
- [ ] task {0}

## Part {0}

> quoted {0}

> [!tip] Box {0}
> inside {0}

**Method** Wind {0}

| a | b |
|---|---|
| {1} | c |

Term
: Defined {0}

Called[^1].

[^1]: A footnote {0}
"""
RAW = re.compile(
    r"\[!\w|==|::|\(\(|\{\{|\}\}|\{%|%%|\^\^|\[\[(?!\])|\^\[|(?:^|\s)\^[a-z0-9-]+[ \t]*$|\{[.#]\w|~low~|\^high\^",
    re.MULTILINE,
)


def strings(value: object) -> Iterator[str]:
    """Yield the texts in what JSON holds."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(part)


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_a_mark_shows_its_words_in_every_place(site: Site, construct: str) -> None:
    mark, words = CONSTRUCTS[construct]
    site.note(NOTE.format(mark, mark.replace("|", "\\|")), "kites.md")
    site.note("# Cranes\n\n- Venue: ICML 2020\n\n## Wings\n\nThin.\n\n## Bright paper\n\nShiny.\n", "cranes.md")
    site.write("papernotes.yml", "url: https://a.example/\n").build()
    seen = {path: text for path, text in texts(site).items() if not path.endswith(".md")}
    seen["assets/passages/0.js"] = "\n".join(strings(read_back(seen["assets/passages/0.js"].encode())[1]))
    left = {path: RAW.findall(text) for path, text in seen.items()}
    assert {path: marks for path, marks in left.items() if marks} == {}
    record = next(paper for paper in site.papers if "Kites" in paper["title"])
    for section in record["sections"]:
        assert not RAW.findall(section["text"])
    said = "\n".join(section["text"] for section in record["sections"])
    assert said.count(words) >= 9, said
    (page,) = (path for path in texts(site) if "kites" in path and path.endswith(".html"))
    assert len(re.findall(rf"{words.partition(' ')[0]}", texts(site)[page])) >= 11


def test_the_copy_of_a_note_holds_no_mark_that_markdown_lacks(site: Site) -> None:
    marks = [mark for name, (mark, _) in CONSTRUCTS.items() if "link to" not in name and "there" not in name]
    site.note("# Folding Kites\n\n- Venue: ICML 2020\n\n" + "\n\n".join(f"So {mark}" for mark in marks))
    copy = site.build().read("papers/folding-kites.md").replace("[[Cranes]]", "")
    assert not re.search(r"==|::|\(\(|\{\{[<%]|\{%|%%|\^\^|\{[.#]\w", copy), copy
    assert copy.count("bright") >= len(marks)


LOGSEQ = """- TODO [#A] fold the bright crane
  SCHEDULED: <2023-04-01 Sat 10:00>
- [#B] a plain one
  DEADLINE: <2023-04-02 Sun .+1d>
- ## DOING [#C] Heading of work
\t- read on [[Apr 1st, 2023]] and [[April 2nd, 2023]]
\t  {{zotero-linked-file "a/b.pdf"}}
\t- {{custom one two}} with words
\t-
\t  #+BEGIN_QUOTE
\t  Said of cranes.
\t  #+END_QUOTE
- Assumption
  heading:: true
"""


def test_what_logseq_plans_reads_as_words(site: Site) -> None:
    site.note(LOGSEQ, "pages/work.md").note("- a day of wind\n", "journals/2023_04_01.md")
    site.note("---\ntitle: older\n---\n\n" + LOGSEQ, "pages/older.md").build()
    for name in ("work", "older"):
        pages = (page for page in site.files() if page.startswith("papers/") and page.endswith(".html"))
        path = next(page for page in pages if f"pages/{name}.md" in site.read(page))
        seen = texts(site)[path]
        for gone in ("[#", "SCHEDULED", "DEADLINE", "{{", "zotero", "custom", "TODO", "heading: true", "[!"):
            assert gone not in seen, gone
        for kept in ("fold the bright crane", "Scheduled: 2023-04-01", "Deadline: 2023-04-02", "Heading of work",
                     "Said of cranes", "with words"):  # fmt: skip
            assert kept in seen, kept
    page = site.read(path)
    assert 'href="2023-04-01.html"' in page
    assert "<blockquote" in page or "callout" in page


def test_a_files_property_of_notion_is_a_link(site: Site) -> None:
    page = "Cranes 9f8e7d6c5b4a39281706f5e4d3c2b1a0"
    site.note(f"# Cranes\n\nYear: 2019\nFile: {page.replace(' ', '%20')}/bright%20paper.pdf\n\nWords.\n", f"{page}.md")
    site.write(f"notes/{page}/bright paper.pdf", b"%PDF-1.4").write("papernotes.yml", "files: copy\n").build()
    seen = texts(site)["papers/cranes.html"]
    assert "%20" not in seen
    assert "bright paper.pdf" in seen
    assert re.search(r'href="[^"]*\.pdf"[^>]*>bright paper\.pdf', site.read("papers/cranes.html"))


def test_tags_of_site_generators_are_what_they_mean(site: Site) -> None:
    site.note(
        """# Folding Kites in Wind

- Venue: ICML 2020

{{< figure src="a b.png" caption="A kite" >}}

{{% notice tip "Look up" %}}
Kites fly.
{{% /notice %}}

{% hint style="danger" %}
Rain.
{% endhint %}

{{< highlight python >}}
print("{{< kept >}}")
{{< /highlight >}}

{% notice %}

Open [the line]({% link other.md %}), `{{< code >}}` and [a [[link|over
lines]] too](x).

See [[Cranes|cranes
in wind]].
""",
        "kites.md",
    )
    site.note("# Cranes\n\nThin.\n", "other.md").write("notes/a b.png", b"\x89PNG\r\n\x1a\n").build()
    page = site.read("papers/folding-kites-in-wind.html")
    assert re.search(r'<img src="[^"]+" alt="A kite"', page)
    assert page.count('class="callout') >= 2
    assert "Look up" in page
    assert re.search(r"<pre.*print.*kept", page)
    assert "{{&lt; code &gt;}}" in page
    assert ">cranes in wind</a>" in page
    assert 'href="cranes.html"' in page
    assert {part["reason"] for part in site.data["skipped"]} == {"shortcode"}


def test_what_zotero_exports_of_a_pdf_is_quotations_beneath_the_name_of_their_work(site: Site) -> None:
    link = "(zotero://select/library/items/ABCD1234)"
    site.note(
        f"# Annotations  \n(1/2/2023, 10:21:33 AM)\n\n“Paper boats sail by night” ([Lind & Ito, 2021, p. 3]{link}) "
        f"([pdf](zotero://open-pdf/library/items/EFGH?page=1))\n\n“They sink by day” ([Lind & Ito, 2021, p. 4]{link}) "
        "see chapter 2\n",
        "export.md",
    ).build()
    (found,) = site.papers
    assert found["title"].startswith("Annotations: Lind & Ito")
    page = site.read(f"papers/{found['id']}.html")
    assert page.count("<blockquote>") == 2
    assert "(Lind &amp; Ito, 2021, p. 4) — see chapter 2" in page
