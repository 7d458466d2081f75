"""What tools write × how it is shown, where it leads, what search finds of it and what its copy in Markdown says.

A note for each construct, all in one vault; no mark of a tool is left in any of the four.
"""

from __future__ import annotations

import posixpath
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from tests.conftest import Site
from tests.site.search.libraries import read_back
from tests.test_marks import strings
from tests.vault_rows import MORE, PICTURE, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.vault_rows import Row

PNG = b"\x89PNG\r\n\x1a\n"
LEAD = "These are words that stand before it, so that the note is more than it alone."
VAULT = {
    "papernotes.yml": "bibliography: refs.bib\nfiles: copy\n",
    "refs.bib": "@article{plover2018nest, title={Plovers Hide Nests}, author={Plover, Ann and Tern, Bo},"
    " year={2018}}\n",
    "notes/Wader.md": "---\naliases: [Stilt]\n---\n# Wader\n\nA bird of mud. ^mud\n\n## Long legs\n\nThey are long.\n",
    "notes/Shore.md": "# Shore\n\nWhere it wades.\n\n(tide-line)=\n## The line of the tide\n\nIt moves.\n\n"
    "```{figure} img/leg%20one.png\n:name: fig-shore\nThe shore at low water.\n```\n",
    "notes/img/leg one.png": PNG,
    "notes/img/walk.mp4": b"00",
    "notes/img/legs.pdf": b"%PDF-1.4",
}


TABLE: Mapping[str, Row] = {
    # Obsidian
    "a callout": row("> [!tip]- Look *down*\n> In the mud.", '<details class="callout tip"> ¦ Tip: Look <em>down</em>',
                     "", "In the mud.", "> **Tip:** Look *down*"),
    "callouts called by their titles": row("> [!info] Mud *flats*\n> Wet.\n\n> [!meta] On tides\n> Low.",
                                           "<span>Mud <em>flats</em></span> ¦ <span>On tides</span>", "", "Wet.",
                                           "> **On tides**"),
    "callouts in callouts": row("> [!faq] Why\n> > [!bug]\n> > It bites.", "callout question ¦ callout bug ¦ FAQ: Why",
                                "", "It bites.", "> > **Bug**"),
    "the plugin of admonitions": row("```ad-warning\ntitle: Wet mud\ncollapse: closed\n\nIt is *deep*.\n```",
                                     '<details class="callout warning"> ¦ Warning: Wet mud ¦ <em>deep</em>', "",
                                     "It is deep.", "> **Warning:** Wet mud"),
    "a picture with a caption and a size": row(
        "![[leg one.png|A leg of a wader|240]]",
        'width="240" ¦ <figcaption>A leg of a wader</figcaption> ¦ alt="A leg of a wader"', PICTURE, "",
        "![A leg of a wader](../files/img/leg%20one.png)"),
    "a caption with signs of Markdown": row(r"![A leg \[left\] of it &amp; *more*](img/leg%20one.png)",
                                            "<figcaption>A leg [left] of it &amp; <em>more</em></figcaption>", PICTURE),
    "a picture called as a program calls it": row("![Screenshot 2023-04-01 at 10.00](img/leg%20one.png)", "<p><img",
                                                  PICTURE),
    "an alias": row("See [[Stilt]].", "", "wader.html", "See Stilt.", "[Stilt](wader.html)"),
    "a heading of a note": row("See [[Wader#Long legs]].", "Wader › Long legs", "wader.html#long-legs",
                               "Wader › Long legs", "[Wader › Long legs](wader.html#long-legs)"),
    "a block shown in place": row("![[Wader#^mud]]", 'class="embed" ¦ A bird of mud.', "wader.html#at.mud", "",
                                  "(wader.html#at.mud)"),
    "an id beneath a table": row("| a | b |\n|---|---|\n| 1 | 2 |\n^rows\n\nSee [[#^rows|these]].",
                                 '<span class="anchor" id="at.rows"></span> ¦ <td>2</td></tr>\n</tbody>', "#at.rows",
                                 "See these.", ".html#at.rows)"),
    "an id beneath a quotation": row("> Mud is home.\n^home\n\nSee [[#^home|it]].", "<p>Mud is home.</p>", "#at.home",
                                     "Mud is home.", "> Mud is home."),
    "inline fields": row("techniques:: Four calls\nempty::\nkind of mud:: wet\n\nresult::\nplace:: shore\n\n"
                         "- key:: low\n- none::\n- end",
                         "<p>techniques: Four calls<br>\nkind of mud: wet</p>\n<p>place: shore</p> ¦ "
                         "<li>key: low</li>\n<li>end</li>", "", "techniques: Four calls", "techniques: Four calls"),
    # Logseq
    "numbered blocks": row("- LATER wade\n- One\n  logseq.order-list-type:: number\n- Two\n  logseq.order-list-type:: "
                           "number\n- end\n  collapsed:: true", "<ol>\n<li>One</li>\n<li>Two</li>\n</ol> ¦ checkbox",
                           "", "wade", "1. One ¦ - [ ] wade"),
    # Notion
    "a callout of Notion": row("<aside>\n⚠️ Mind the *tide*.\n\n</aside>", "callout warning ¦ <em>tide</em>", "",
                               "Mind the tide.", "> **Warning**"),
    "a caption that Notion repeats": row("![The long leg of it](img/leg%20one.png)\n\nThe long leg of it",
                                         '<p><img src="../files/img/leg%20one.png" alt="The long leg of it"', PICTURE),
    # GitHub
    "an alert": row("> [!CAUTION]\n> Deep.", "callout warning ¦ Caution", "", "Deep.", "> **Caution**"),
    "a film in a tag": row('<video src="img/walk.mp4" controls></video>', "<video controls", "../files/img/walk.mp4",
                           "", 'src="../files/img/walk.mp4"'),
    "a document in a frame": row('<iframe src="img/legs.pdf"></iframe>', "legs.pdf</a>", "../files/img/legs.pdf", "",
                                 'src="../files/img/legs.pdf"'),
    "a reference": row("See [the stilt][s].\n\n[s]: Wader.md#long-legs", "the stilt</a>", "wader.html#long-legs",
                       "See the stilt.", "[s]: wader.html#long-legs"),
    "an anchor in a tag": row('See <a href="Wader.md">this</a>.', "this</a>", "wader.html", "See this.",
                              '<a href="wader.html">this</a>'),
    "a link without words": row("See [](Wader.md#long-legs).", ">Long legs</a>", "wader.html#long-legs", "See",
                                "[Long legs](wader.html#long-legs)"),
    # MkDocs and PyMdown
    "an admonition": row('Before it\n!!! danger "Tide"\n    It turns.', "<p>Before it</p> ¦ Danger: Tide", "",
                         "It turns.", "> **Danger:** Tide"),
    "a block of PyMdown": row("/// details | More\n    type: warning\n\nHid.\n///", '<details class="callout warning">',
                              "", "Hid.", "> **Warning:** More"),
    "attributes behind a blank": row("[go](Wader.md){ .md-button } ![](img/leg%20one.png){ width=80 }", 'width="80"',
                                     f"wader.html ¦ {PICTURE}", "go", "[go](wader.html)"),
    "marks of a critic": row("It {++now++} {--then--}{>>sure?<<} wades {~~in~>on~~} mud.",
                             "<ins>now</ins> ¦ <del>then</del> ¦ <del>in</del><ins>on</ins> ¦ sure?", "", "wades",
                             "<ins>now</ins>"),
    "a table of contents to be made": row("[TOC]\n\n1. TOC\n{:toc}\n\nAfter it.", "<p>After it.</p>", "", "After it.",
                                          "After it."),
    "a class of Just the Docs": row("{: .note }\nWade slowly.", "callout note", "", "Wade slowly.", "> **Note**"),
    # Quarto and Pandoc
    "a callout of Quarto": row('::: {.callout-tip collapse="true"}\n## Stand\nOn one leg.\n:::',
                               '<details class="callout tip"> ¦ Tip: Stand', "", "On one leg.", "> **Tip:** Stand"),
    "a numbered picture": row("See @fig-leg.\n\n![The *leg*, $x_1$](img/leg%20one.png){#fig-leg width=90}",
                              "Figure 1</a>. ¦ <b>Figure 1.</b> The <em>leg</em>, <math>", f"#at.fig-leg ¦ {PICTURE}",
                              "The leg, x₁", "[Figure 1]("),
    "a numbered table": row("| a | b |\n|---|---|\n| 1 | 2 |\n\n: Legs by year {#tbl-legs}\n\nSee @tbl-legs.",
                            '<p class="caption"><b>Table 1.</b> <em>Legs by year</em> ¦ Table 1</a>', "#at.tbl-legs",
                            "Legs by year", "*Legs by year*"),
    "a numbered formula": row("$$\ny = x_1\n$$ {#eq-y}\n\nSee @eq-y.", "Equation 1</a>", "#at.eq-y", "y = x₁",
                              "[Equation 1]("),
    "a citation": row("It hides [see @plover2018nest, p. 4].", "(see <a ¦ Plover &amp; Tern, 2018</a>, p. 4)",
                      "#ref.plover2018nest", "see plover2018nest, p. 4", "(see [Plover & Tern, 2018]("),
    "a key that is a link": row("See [[@plover2018nest]].", "", "#ref.plover2018nest", "See", "#ref.plover2018nest)"),
    "works beneath their heading": row("Nests [@plover2018nest].\n\n## References", '<section id="ref.list" '
                                       'class="references"><ul>', "#ref.plover2018nest", "Nests", "## References"),
    # MyST
    "a figure": row("```{figure} img/leg%20one.png\n---\nname: leg\nwidth: 90px\n---\nThe **leg** of it.\n\nMore.\n```"
                    "\n\nSee {ref}`leg` and {numref}`Fig. %s <leg>`.",
                    'width="90" ¦ <b>Figure 1.</b> The <strong>leg</strong> of it. ¦ <p>More.</p> ¦ Figure 1</a>',
                    f"{PICTURE} ¦ #at.leg ¦ #at.leg", "The leg of it.", "[Figure 1]("),
    "a directive between colons": row(":::{admonition} Own *title*\n:class: dropdown\nIts words.\n:::",
                                      '<details class="callout note"> ¦ Own <em>title</em>', "", "Its words.",
                                      "Own *title*"),
    "roles": row("H{sub}`2`O, {math}`x_1`, {kbd}`Ctrl`, {term}`mud`, {doc}`Wader`, {cite}`plover2018nest`.",
                 "<sub>2</sub> ¦ <math> ¦ <kbd>Ctrl</kbd> ¦ mud, ¦ >Wader</a>", "wader.html ¦ #ref.plover2018nest",
                 "mud", "[Wader](wader.html)"),
    "a target": row("(my-spot)=\n## Spots\n\nSee [there](#my-spot). {ref}`my-spot`", ">there</a> ¦ >Spots</a>",
                    "#my-spot ¦ #my-spot", "See there.", "#my-spot)"),
    "a list that is a table": row("```{list-table} Legs\n:header-rows: 1\n* - A\n  - B\n* - 1\n  - two\n```",
                                  "<th>B</th> ¦ <td>two</td> ¦ Legs", "", "two", "| 1 | two |"),
    "code and formulas of directives": row("```{code-block} python\n:linenos:\nx = 1\n```\n\n```{math}\n:label: eq\n"
                                           "y = x_2\n```\n\nSee {eq}`eq`.", "<span>python</span> ¦ Equation 1</a>",
                                           "#at.eq", "See", "[Equation 1]("),
    # Docusaurus, Hugo, Jekyll
    "a box of Docusaurus": row(":::danger[Tide *now*]\nRun.\n:::", "Danger: Tide <em>now</em>", "", "Run.",
                               "> **Danger:** Tide *now*"),
    "components": row("<Tabs>\n<TabItem value='a'>\n\nIn a *tab*.\n\n</TabItem>\n</Tabs>", "<p>In a <em>tab</em>.",
                      "", "In a tab.", "In a *tab*."),
    "a figure of Hugo": row('{{< figure src="img/leg%20one.png" title="Leg" caption="Of it" width="90" >}}',
                            '<figcaption><strong>Leg</strong> Of it</figcaption> ¦ width="90"', PICTURE, "Leg Of it"),
    "a folded part of Hugo": row('{{< details "More of it" >}}\nHid.\n{{< /details >}}', "<details ¦ More of it", "",
                                 "Hid.", "More of it"),
    # What strangers found, and vaults written after it
    "an admonition whose text is not indented": row("!!! note\nRight *beneath* it.\n- one\n\nAfter it.",
                                                    "callout note ¦ <li>one</li>\n</ul>\n</div>\n<p>After it.</p>", "",
                                                    "Right beneath it.", "> Right *beneath* it.\n> - one"),
    "columns of a plugin": row("````col\n```col-md\nOn the *left*\n```\n```col-md\nOn the right\n```\n````",
                               "<p>On the <em>left</em></p> ¦ <p>On the right</p>", "", "On the left",
                               "On the *left*"),
    "tabs in fences": row("````{tab-set}\n```{tab-item} Ebb\nIt *falls*.\n```\n\n```{tab-item} Flood\nIt rises.\n"
                          "```\n````",
                          "<h2>Ebb</h2> ¦ <p>It <em>falls</em>.</p> ¦ <h2>Flood</h2>", "", "It rises.",
                          "It *falls*."),
    "tabs between colons": row("::::{tab-set}\n:::{tab-item} Ebb\n:sync: e\nIt falls.\n:::\n:::{tab-item} Flood\n"
                               "It rises.\n"
                               ":::\n::::", "<h2>Ebb</h2> ¦ <p>It falls.</p>", "", "It rises.", "It falls."),
    "a card and what is new": row("```{card} Legs\n:link: Wader\nLong *ones*.\n```\n\n"
                                  "```{versionadded} 1.2\nKnees.\n```",
                                  "<h2>Legs</h2> ¦ Long <em>ones</em>. ¦ New in version: 1.2", "", "Knees.",
                                  "Long *ones*."),
    "a folded part in a fence": row("```{dropdown} More of it\nHid *here*.\n```",
                                    "<details ¦ More of it ¦ <em>here</em>",
                                    "", "Hid here.", "Hid *here*."),
    "a target in another file": row("See {ref}`tide-line`, {ref}`there <tide-line>` and [](#tide-line).",
                                    ">The line of the tide</a> ¦ >there</a>",
                                    "shore.html#tide-line ¦ shore.html#tide-line ¦ shore.html#tide-line", "See",
                                    "[The line of the tide](shore.html#tide-line)"),
    "a picture of another file": row("See {numref}`fig-shore` and {doc}`Shore`.", ">Figure 1</a> ¦ >Shore</a>",
                                     "shore.html#at.fig-shore ¦ shore.html", "See",
                                     "[Figure 1](shore.html#at.fig-shore)"),
    "a figure with its picture inside": row(":::{figure}\n:label: fig-in\n![](img/leg%20one.png)\n\nIn it *here*.\n:::",
                                            "<b>Figure 1.</b> In it <em>here</em>.", PICTURE, "In it here."),
    "a drawing between colons": row(":::{mermaid}\ngraph LR\n:::", "mermaid · diagram", "", ""),
    "a theorem and its number": row("::: {#thm-legs}\n## Of legs\n\nThey hold.\n:::\n\nBy @thm-legs.",
                                    'id="at.thm-legs" ¦ Theorem: Of legs ¦ Theorem 1</a>', "#at.thm-legs",
                                     "They hold.",
                                    "> **Theorem:** Of legs ¦ [Theorem 1]("),
    "a number alone": row("$$\nz = 1\n$$ {#eq-z}\n\nEq. [-@eq-z].", "Eq. <a ¦ >1</a>.", "#at.eq-z", "Eq.", "[1]("),
    "code within a line of Hugo": row('A {{< highlight go "hl_inline=true" >}}x := 1{{< /highlight >}} in it.',
                                      "A <code>x := 1</code> in it.", "", "in it.", "A `x := 1` in it."),
    "code of Hugo and what follows": row("{{< highlight python >}}\n# one\n{{< /highlight >}}\n\nAfter *it*.",
                                         "<p>After <em>it</em>.</p>", "", "After it.", "After *it*."),
    "a film and a key of Quarto": row("Film {{< video img/walk.mp4 >}} by {{< kbd Ctrl-C >}}.", "<kbd>Ctrl-C</kbd>",
                                      "../files/img/walk.mp4", "by", ""),
    "spans of Pandoc": row("A [*small* one]{.smallcaps}, [K]{.kbd}, [:span]{.cls}, [it]{lang=de}.",
                           '<span class="small-caps"><em>small</em> one</span>, <kbd>K</kbd>, :span, it.', "",
                           "A small one, K, :span, it."),
    "a table that is drawn": row("+-----+-----+\n| a   | b   |\n+=====+=====+\n| one | two |\n|     | x   |\n"
                                 "+-----+-----+",
                                 "<th>a</th> ¦ <td>one</td><td>two x</td>", "", "one", "| one | two x |"),
    "lines with bars": row("| The tide\n|   goes\n| out", "<p>The tide<br> ¦ goes<br>\nout</p>",
                          "", "The tide", "The tide"),
    "numbered examples": row("(@) One leg\n(@two) Two legs (@two)\n\nAs (@two) shows.",
                             "(2) Two legs (2) ¦ As (2) shows.",
                             "",
                             "As (2) shows.", "(2) Two legs"),
    "text for one format": row("A `<kbd>K</kbd>`{=html}`x`{=latex} here.\n\n```{=latex}\n\\vspace{1em}\n```",
                               "A <kbd>K</kbd> here.",
                               "", "here."),
    "options of a cell": row("```{python}\n#| label: fig-p\n#| echo: false\nplot()\n```", "plot ¦ python", "", ""),
    "a name for code": row('```{#lst-a .python lst-cap="The legs"}\nx = 1\n```',
                           "python · <b>Listing 1.</b> The legs", "", ""),
    "a box behind words": row("- Wade #+BEGIN_TIP\n  Slowly.\n  #+END_TIP\n- then\n  collapsed:: true",
                              "callout tip ¦ Tip: Wade ¦ <p>Slowly.</p>", "", "Slowly.", "> **Tip:** Wade"),
    "a box on one line": row("- #+BEGIN_NOTE Mind it. #+END_NOTE\n- then\n  collapsed:: true",
                             "callout note ¦ Note: Mind it.",
                             "", "then", "**Note:** Mind it."),
    "elements of Logseq": row('- [:mark "wet"] and @@html: <b>dry</b>@@\n- ![leg](img/leg one.png){:width 90}\n'
                              "  collapsed:: true", '<mark>wet</mark> and <b>dry</b> ¦ width="90"', PICTURE, "wet"),
    "keys and icons": row("Press ++ctrl+alt+del++ :material-keyboard:{ .big } now.",
                          "<kbd>Ctrl</kbd>+<kbd>Alt</kbd>+<kbd>Del</kbd> now.", "", "now."),
    "Markdown in tags": row('<figure markdown="span">\n  ![L](img/leg%20one.png){ width="70" }\n'
                            "  <figcaption>A *leg* of it</figcaption>\n</figure>\n\n<div markdown>in *it*</div>",
                            'width="70" ¦ <figcaption>A <em>leg</em> of it</figcaption> ¦ <p>in <em>it</em></p>',
                            PICTURE,
                            "in it"),
    "tabs on one line": row('<Tabs>\n<TabItem value="e" label="Ebb">It *falls*.</TabItem>\n</Tabs>',
                            "Ebb</strong> It <em>falls</em>.", "", "It falls.", "It *falls*."),
    "a link out without words": row("All who wade there may want to read [](https://a.example/tide) before they do.",
                                     ">a.example/tide</a> before", "", "All who wade there"),
    # Pandoc, MkDocs, Quarto, MyST and others once more
    "letters and Roman numbers": row("Two ways:\n\n(a) By day\n(b) By night\n\ni. At ebb\nii. At flood",
                                     '<ol type="a">\n<li>By day</li> ¦ <ol type="i">\n<li>At ebb</li>\n<li>At flood',
                                     "", "(b) By night", "(b) By night"),
    "a table of dashes": row("Bird     Legs\n-------  -----\nStilt        2\nGull         2"
                             "\n\nTable: Of *legs* {#tbl-d}\n\nSee @tbl-d.",
                             "<th>Bird</th> ¦ <td>Stilt</td><td>2</td> ¦ <b>Table 1.</b> Of <em>legs",
                             "#at.tbl-d", "Stilt 2", "| Stilt | 2 | ¦ [Table 1]("),
    "a table with rows of several lines": row(
        "---------------------\nBird    Where it\n        wades\n------- -------------\nStilt   In mud,\n        at "
        "ebb\n\nGull    On land\n---------------------",
        "<th>Where it wades</th> ¦ <td>In mud, at ebb</td> ¦ <td>On land</td>", "", "In mud, at ebb",
        "| Stilt | In mud, at ebb |"),
    "emoji by name": row("It wades :tada: :+1::fire:, at 10:30:45.", "wades 🎉 👍🔥, at 10:30:45.", "",
                         "It wades 🎉 👍🔥", "It wades 🎉"),
    "abbreviations": row("*[BTO]: British Trust for Ornithology\n\nAsk the BTO, not BTOs.",
                         'the <abbr title="British Trust for Ornithology">BTO</abbr>, not BTOs.', "",
                         "BTO: British Trust", "Ask the BTO"),
    "a listing": row('```{#lst-w .python lst-cap="To wade"}\nwade()\n```\n\nBy @lst-w.',
                     "python · <b>Listing 1.</b> To wade ¦ >Listing 1</a>.", "#at.lst-w", "By", "[Listing 1]("),
    "a listing of MyST": row("```{code-block} python\n:name: wading\n:caption: To wade\nwade()\n```\n\n"
                             "By {numref}`wading` and [](#wading).", "<b>Listing 1.</b> To wade",
                             "#at.wading ¦ #at.wading", "By", "[Listing 1]("),
    "what cells show": row('```{python}\n#| label: fig-legs\n#| fig-cap: "Legs by year"\nplot()\n```\n\n```{r}\n'
                           "#| label: tbl-legs\n#| tbl-cap: Legs\nlegs\n```\n\nSee @fig-legs and @tbl-legs.",
                           "<b>Figure 1.</b> Legs by year ¦ <b>Table 1.</b> Legs", "#at.fig-legs ¦ #at.tbl-legs", "See",
                           "[Figure 1](row"),
    "parts of a figure": row("::: {#fig-both layout-ncol=2}\n![L](img/leg%20one.png){#fig-l}\n\n"
                             "![R](img/leg%20one.png){#fig-r}\n\nBoth *legs*\n:::\n\nSee @fig-both and @fig-r.",
                             '(a).</b> L ¦ <p class="caption"><b>Figure 1.</b> Both <em>legs ¦ >Figure 1 (b)</a>',
                             f"{PICTURE} ¦ {PICTURE} ¦ #at.fig-both ¦ #at.fig-r", "Both legs", "[Figure 1 (b)]("),
    "parts of a figure in a tag": row('<div id="fig:two">\n![L](img/leg%20one.png){#fig:l}\n\nTwo of them\n</div>\n\n'
                                      "See @fig:two.", "<b>Figure 1.</b> <em>Two of them", f"{PICTURE} ¦ #at.fig-two",
                                      "Two of them", "[Figure 1]("),
    "a card with head and foot": row(":::{card} Legs\nHead\n^^^\nLong *ones*.\n+++\nFoot\n:::",
                                     "<p>Head</p> ¦ <p>Long <em>ones</em>.</p> ¦ <p>Foot</p>", "", "Foot", "Foot"),
    "roles that calculate": row("It has {eval}`legs + 1` legs.", "has <code>legs + 1</code> legs", "", "It has"),
    "code of a template": row('Seen <% tp.date.now("YYYY") %> there.', "Seen <code>&lt;% tp.date.now", "", "Seen",
                              "Seen `<% tp"),
    "words of TeX": row("It \\textbf{wades} \\emph{slowly}\\footnote{At ebb.} in $\\mathbf{m}$."
                        "\n\n\\vspace{1em}\n\nOn.",
                        "It <strong>wades</strong> <em>slowly</em><sup", "", "It wades slowly",
                        "It **wades** *slowly*"),
    "files that a program puts in": row('!INCLUDE "legs.md"\n\n{!docs/legs.md!}\n\n@[toc](Legs)\n\nOn.', "<p>On.</p>",
                                        "", "On.", "On."),
    "headings by a property": row("- Wading\n  heading:: 3\n\t- slowly\n- Flying\n  heading:: true\n\t- fast\n- end",
                                  ">Wading</h ¦ >Flying</h ¦ <li>slowly</li>", "", "slowly", "# Wading"),
    "a formula left empty": row("Before it.\n\n$$\n$$\n\nBehind it.", "<p>Before it.</p>\n<p>Behind it.</p>", "",
                                "Behind it."),
    "a formula with a blank line": row("It is\n$$\ny = x_1 \\\\\n\nz = x_2\n$$\nAfter it.", "<math ¦ After it.", "",
                                       "After it.", "After it."),
    # Marp
    "a picture of a slide": row("![w:300 h:200](img/leg%20one.png)", 'alt="" width="300" height="200"', PICTURE),
    "a picture behind a slide": row("![bg right:40%](img/leg%20one.png)", 'alt=""', PICTURE),
    **MORE,
}  # fmt: skip
RAW = re.compile(
    r"\[!\w|==|::|\(\(|\{\{|\}\}|%%|\{[.#:]\w|\{\w+\}`|:{3}|/{3}|\[\[|\^\[|^\^[a-z0-9-]+$|\]\{|\[TOC\]|\{:toc|\(my-spot\)="
    r"|@fig|@tbl|@eq|@thm|#\+BEGIN|\{=\w|\(@|\+--|:material|@@|\[:[a-z]+ |^#\||</?Tab|\{\+\+|\{--|\{>>|w:300|bg right"
    r"|:[a-z_]+:(?!\d)|heading:|^-{4,} +-{2}|\*\[|@lst|\\(?:textbf|emph|vspace)\{|!INCLUDE|\{!|^\^{3}|^\+{3}|@\[toc"
    r"|\\(?:begin|item|label|(?:eq|auto|@)?ref|includegraphics)\b|\|\||=\d+x|\{[a-z+-]+:\w+\}",
    re.MULTILINE,
)
"""Marks that only a tool reads."""


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A vault with a note for each construct, built."""
    site = Site(tmp_path_factory.mktemp("table"))
    for path, content in VAULT.items():
        site.write(path, content)
    for number, construct in enumerate(TABLE.values()):
        site.write(f"notes/row-{number}.md", f"# Row number {number}\n\n{LEAD}\n\n{construct.text}\n")
    assert site.run("build", "--jobs", "1").exit_code == 0
    return site


def page(site: Site, name: str) -> tuple[str, str]:
    """Return the HTML and the copy of a construct's note."""
    slug = f"papers/row-number-{list(TABLE).index(name)}"
    html = site.read(f"{slug}.html")
    return html[html.index('class="part') : html.index('<details class="provenance')], site.read(f"{slug}.md")


def words(html: str) -> str:
    return unescape(re.sub(r"<[^<>]*>", "", re.sub(r"(?s)<(pre|math)\b.*?</\1>", "", html)))


@pytest.mark.parametrize("name", TABLE)
def test_a_construct_is_shown_as_its_tool_shows_it(vault: Site, name: str) -> None:
    html, _ = page(vault, name)
    assert [part for part in TABLE[name].shown if part not in html] == []
    assert not RAW.search(words(html)), words(html)


@pytest.mark.parametrize("name", TABLE)
def test_a_construct_leads_where_its_tool_leads(vault: Site, name: str) -> None:
    html, copy = page(vault, name)
    html = html.partition('<section id="ref.list"')[0]
    led = re.findall(r'(?:<a class="(?:internal|file)" href|(?:<img|<video)[^<>]* src)="([^"]*)"', html)
    assert sorted(map(unquote, led)) == sorted(TABLE[name].linked)
    for address in led:
        assert address.rpartition("#")[2] in copy or address in copy


@pytest.mark.parametrize("name", TABLE)
def test_the_words_of_a_construct_are_found(vault: Site, name: str) -> None:
    (found,) = (one for one in vault.papers if one["title"] == f"Row number {list(TABLE).index(name)}")
    said = "\n".join(section["text"] for section in found["sections"])
    assert TABLE[name].said in said, said
    assert not RAW.search(said), said


@pytest.mark.parametrize("name", TABLE)
def test_the_copy_of_a_construct_is_markdown_of_any_program(vault: Site, name: str) -> None:
    _, copy = page(vault, name)
    assert [part for part in TABLE[name].copied if part not in copy] == []
    assert not RAW.search(re.sub(r"(?s)```.*?```", "", copy)), copy


def test_every_address_of_a_page_and_of_its_copy_is_there(vault: Site) -> None:
    files = vault.files()
    ids = {path: set(re.findall(r'\bid="([^"]*)"', vault.read(path))) for path in files if path.endswith(".html")}
    for number in range(len(TABLE)):
        here = f"papers/row-number-{number}"
        led = re.findall(r'(?:href|src)="([^":]*)"', vault.read(f"{here}.html"))
        led += re.findall(
            r'\]\(([^():\s]+)\)|(?:href|src)="([^":]*)"|^\[\w\]: (\S+)', vault.read(f"{here}.md"), re.MULTILINE
        )
        for address in (part for one in led for part in ((one,) if isinstance(one, str) else one) if part):
            path, _, anchor = unquote(unescape(address)).partition("#")
            path = path.partition("?")[0]
            there = posixpath.normpath(f"papers/{path}") if path else f"{here}.html"
            assert there in files, f"{here}: {address}"
            assert not anchor or there not in ids or anchor in ids[there], f"{here}: {address}"


def test_no_index_holds_a_mark(vault: Site) -> None:
    for path, content in vault.files().items():
        if path.startswith("assets/passages/"):
            _, held = read_back(content)
            assert [text for text in strings(held) if RAW.search(re.sub(r"https?://\S+", "", text))] == []
        elif path.endswith(("feed.xml", "llms.txt")):
            assert not RAW.search(re.sub(r"https?://\S+|urn:\S+", "", content.decode())), path
