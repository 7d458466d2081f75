"""Rows of the table of what tools write: how each is told, and those that came last (`tests/test_vault_table.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Row(NamedTuple):
    """A construct and what each of the four has of it."""

    text: str
    shown: tuple[str, ...] = ()
    """Of the page's HTML."""
    linked: tuple[str, ...] = ()
    """All addresses that the construct leads to, pictures and films among them."""
    said: str = ""
    """In search."""
    copied: tuple[str, ...] = ()


def row(text: str, shown: str = "", linked: str = "", said: str = "", copied: str = "") -> Row:
    """Return a row; parts of a column stand between bars."""

    def parts(cell: str) -> tuple[str, ...]:
        return tuple(part for part in cell.split(" ¦ ") if part)

    return Row(text, parts(shown), parts(linked), said, parts(copied))


PICTURE = "../files/img/leg one.png"
_LEG = "![A leg of it](img/leg%20one.png)"
MORE: Mapping[str, Row] = {
    # TeX amid Markdown: Pandoc, Quarto, R Markdown
    "a list of TeX": row(
        "It says\n\\begin{itemize}[noitemsep]\n\\tightlist\n\\item One *leg*\n  in mud\n\\item \\textbf{Two}\n"
        "\\end{itemize}\nAfter it.",
        "<p>It says</p>\n<ul>\n<li>One <em>leg</em>\nin mud</li>\n<li><strong>Two</strong></li>\n</ul>\n"
        "<p>After it.</p>", "", "One leg\nin mud\nTwo", "- One *leg*\n  in mud\n- **Two**"),
    "lists of TeX in each other": row(
        "\\begin{enumerate}\n  \\item Ebb\n    \\begin{itemize}\n      \\item low\n      \\item lower\n"
        "    \\end{itemize}\n  \\item Flood\n\n    It rises.\n\\end{enumerate}",
        "<li>low</li>\n<li>lower\n</li>\n</ul></li> ¦ <li><p>Flood</p>\n<p>It rises.</p></li>\n</ol>", "",
        "Ebb\nlow\nlower\nFlood\nIt rises.", "1. Ebb ¦    - low ¦ 2. Flood"),
    "a list of TeX with names": row(
        "\\begin{description}\n\\item[Stilt] It wades.\n\\item[Gull] It flies.\n\\end{description}",
        "<li><strong>Stilt</strong> It wades.</li>", "", "Stilt It wades.", "- **Gull** It flies."),
    "a list of TeX in a quotation": row("> \\begin{itemize}\n> \\item low\n> \\end{itemize}\n\nOn.",
                                        "<blockquote>\n<ul>\n<li>low</li>", "", "low", "> - low"),
    "a theorem of TeX": row("\\begin{theorem}[Of legs]\nThey **hold**.\n\\end{theorem}",
                            "Theorem: Of legs ¦ <p>They <strong>hold</strong>.</p>", "", "They hold.",
                            "> **Theorem:** Of legs"),
    "what TeX sets as it is": row("\\begin{center}\nIn the *middle*\n\\end{center}\n\n\\begin{verbatim}\nx *y*\n"
                                  "\\end{verbatim}",
                                  "<p>In the <em>middle</em></p> ¦ <code>x *y*</code>", "", "In the middle",
                                  "In the *middle* ¦ ```\nx *y*\n```"),
    "a figure of TeX": row(
        "By \\autoref{fig:tex}.\n\n\\begin{figure}[h]\n\\centering\n\\includegraphics[width=3cm]{img/leg one.png}\n"
        "\\caption{A *leg* of $x_1$\\label{fig:tex}}\n\\end{figure}",
        ">Figure 1</a>. ¦ <b>Figure 1.</b> A <em>leg</em> of <math>", f"#at.fig-tex ¦ {PICTURE}", "A leg of x₁",
        "[Figure 1]( ¦ ![A *leg* of $x_1$]("),
    "formulas with labels": row(
        "$$\ny = x_2 \\label{eq:tex}\n$$\n\nBy \\eqref{eq:tex}, Eq. \\ref{eq:tex}.", "By (<a ¦ >1</a>), Eq. <a",
        "#at.eq-tex ¦ #at.eq-tex", "y = x₂", "By ([1]("),
    "a formula with a number": row("$$y = x_2 \\tag{3}$$", "<mtext>3</mtext>", "", "", "\\tag{3}"),
    "references of bookdown": row(
        '```{r wading, fig.cap="Legs by year", echo=FALSE}\nplot(1)\n```\n\nSee Figure \\@ref(fig:wading).',
        "<b>Figure 1.</b> Legs by year ¦ See Figure <a ¦ >1</a>.", "#at.fig-wading", "See Figure", "See Figure [1]("),
    "a box of bookdown": row("::: {.rmdtip}\nWade.\n:::", "callout tip", "", "Wade.", "> **Tip**"),
    "a definition behind a tilde": row("Stilt\n~ It *wades*.\n~ It flies.\n\nGull\n\n~ It swims.",
                                       "<dt>Stilt</dt>\n<dd>", "", "It wades.", "Stilt\n: It *wades*."),
    "about a number": row("Birds in it\n~ 30 of them.", "~ 30 of them.", "", "~ 30 of them.", "~ 30 of them."),
    "pictures beside each other": row(
        f"::: {{layout-ncol=2}}\n{_LEG}\n\n![Leg](img/leg%20one.png)\n:::\n\nOn.",
        '<div class="beside n2">\n<figure> ¦ <figcaption>Leg</figcaption></figure>\n</div>\n<p>On.</p>',
        f"{PICTURE} ¦ {PICTURE}", "A leg of it", "![Leg](../files/img/leg%20one.png)"),
    "rows of pictures": row(
        f'::: {{#fig-rows layout="[[1,1],[1]]"}}\n{_LEG}\n\n{_LEG}\n\n{_LEG}\n\nAll of them\n:::\n\nBy @fig-rows.',
        '<div class="beside n2"> ¦ </figure>\n</div>\n<figure> ¦ <b>Figure 1.</b> <em>All of them',
        f"{PICTURE} ¦ {PICTURE} ¦ {PICTURE} ¦ #at.fig-rows", "All of them", "[Figure 1]("),
    "a callout by a bare class": row("::: callout-warning\nDeep.\n:::", "callout warning", "", "Deep.",
                                     "> **Warning**"),
    # Obsidian and its plugins
    "a spoiler": row("It is ||the *stilt* of mud||, see ||[[Wader]]||.",
                     '<span class="spoiler" tabindex="0">the <em>stilt</em> of mud</span>,', "wader.html",
                     "It is the stilt of mud, see Wader.", "It is the *stilt* of mud, see [Wader](wader.html)."),
    "a comment within a box": row("> [!note] Mud\n> It is wet.\n> %% not told %%\n> It is deep.",
                                  "<p>It is wet.</p>\n<p>It is deep.</p>\n</div>", "", "It is deep.",
                                  "> It is wet.\n>\n> It is deep."),
    "a box that held a comment": row("> [!info]\n> %% not told %%\n\nOn.\n\n> [!tip]\n", "<p>On.</p>\n<div ¦ <span>Tip",
                                     "", "On.", "> **Tip**"),
    "code of a template over lines": row("<%*\nconst x = 1\n%>\n\nSeen <%\ntp.x\n%> there.",
                                         "<p>Seen <code>&lt;% tp.x %&gt;</code> there.", "", "Seen there.",
                                         "Seen `<% tp.x %>` there."),
    "a picture with attributes": row("Seen ![[leg one.png]]{width=50} there.", 'width="50"', PICTURE, "Seen there."),
    # kramdown, HackMD, Docusaurus
    "classes beneath blocks": row("| a | b |\n|---|---|\n| 1 | 2 |\n{: .wide }\n\n- low\n{: .list }\n\nOn.\n{: .lead }",
                                  "<td>2</td></tr>\n</tbody> ¦ <li>low\n</li> ¦ <p>On.", "", "1 2\nlow\nOn.",
                                  "| 1 | 2 |\n\n- low"),
    "words put in": row("It ++never did++ wade; C++ and ++i did.", "<ins>never did</ins> wade; C++ and ++i did.", "",
                        "It never did wade;", "<ins>never did</ins>"),
    "a size behind an address": row("![A leg of it](img/leg%20one.png =90x40)", 'width="90" height="40"', PICTURE,
                                    "A leg of it", "![A leg of it](../files/img/leg%20one.png)"),
    "what a page imports": row("import Tabs from '@theme/Tabs';\n\nOn.", "<p>On.</p>", "", "On.", "On."),
    "a page as its program makes it": row("See [it](Wader.html#long-legs) and [that](./Wader.html).", ">it</a>",
                                          "wader.html#long-legs ¦ wader.html", "See it and that.",
                                          "[it](wader.html#long-legs)"),
    "somebody as an emoji": row("It wades :man_raising_hand:.", "wades 🙋‍♂️.", "", "It wades 🙋‍♂️.", "It wades 🙋‍♂️."),
    "money beside code": row("It costs $HOME, `$x` or $5.", "costs $HOME, <code>$x</code> or $5.", "", "$HOME, $x",
                             "$HOME, `$x`"),
    "a broken line": row("It wades\\\nslowly.", "It wades<br>\nslowly.", "", "It wades\nslowly.",
                         "It wades\\\nslowly."),
    "a table with its sides": row("| a | b |\n|:-:|-:|\n| 1 | 2 |", '<th class="center">a</th>', "", "a b\n1 2"),
    # HTML
    "words of HTML": row('<div align="center">\n<b>In</b> the &amp; mud\n</div>\n\n'
                         "<table><tr><td>wet</td></tr></table>", "<td>wet</td>", "", "In the & mud\nwet"),
    # MyST
    "a class of an admonition": row("```{admonition} Own *words*\n:class: warning\nDeep.\n```",
                                    "callout warning ¦ Warning: Own <em>words</em>", "", "Deep.",
                                    "> **Warning:** Own *words*"),
    "badges and icons": row("A {bdg-primary}`new` {octicon}`rocket` {external+sphinx:doc}`way <usage>` on.",
                            "A new  way on.", "", "A new way on.", "A new"),
    "a button": row("```{button-ref} Wader.md\nGo\n```", ">Go</a>", "wader.html", "Go", "[Go](wader.html)"),
    "HTML in a directive": row("```{raw} html\n<b>wet</b>\n```\n\n```{raw} latex\n\\vspace{1em}\n```\n\nOn.",
                               "<p><b>wet</b></p>\n<p>On.</p>", "", "wet", "<b>wet</b>"),
    "formulas called by a name": row("$$\ny = x_2\n$$ {#eq-one}\n\n$$z = x_3$$ {#eq-other}\n\n"
                                     "By @eq-one and @eq-other.",
                                     "By <a ¦ >Equation 1</a> and <a ¦ >Equation 2</a>",
                                     "#at.eq-one ¦ #at.eq-other", "By", "$$\ny = x_2\n$$\n\n$$z = x_3$$\n\nBy"),
    "a picture that a cell shows": row(
        '```{r wading, fig.cap="The leg"}\nknitr::include_graphics("img/leg one.png")\n```\n\n```{r}\n'
        "#| label: fig-two\n#| fig-cap: Another\ninclude_graphics('img/leg one.png')\n```\n\nSee @fig-two.",
        "<b>Figure 1.</b> The leg ¦ <b>Figure 2.</b> Another", f"{PICTURE} ¦ {PICTURE} ¦ #at.fig-two", "The leg",
        "![The leg]("),
    "an alert of Bootstrap": row('<div class="alert alert-warning">\n**Mind** it.\n</div>\n\nOn.',
                                 "callout warning ¦ <strong>Mind</strong> it.", "", "Mind it.",
                                 "> **Warning**\n> **Mind** it."),
    "components that are boxes": row('<Admonition type="tip" title="Ebb">\n\nIt *falls*.\n\n</Admonition>\n\n'
                                     "<DocCardList />\n\n<Note>\nOn.\n</Note>",
                                     "Tip: Ebb ¦ <em>falls</em> ¦ callout note", "", "Ebb\nIt falls.",
                                     "> **Tip:** Ebb"),
    "what a page has of others": row("import More from './more.mdx';\n\n![A leg of it](@site/img/leg%20one.png)",
                                     "<img", PICTURE, "A leg of it", "![A leg of it](../files/img/leg%20one.png)"),
    "HackMD's": row(":::spoiler Click *me*\nHid.\n:::\n\n###### tags: `mud` `wet land`\n\nOn.",
                    "<details ¦ Click <em>me</em>", "", "Hid.", "> **Click *me***"),
    "items counted by their places": row("#. low\n#. lower", "<ol>\n<li>low</li>\n<li>lower</li>", "", "low\nlower",
                                         "1. low"),
    "a target before code": row("(at-code)=\n```python\nx = 1\n```\n\nSee {ref}`it <at-code>`.", ">it</a>",
                                "#at.at-code", "See it."),
}  # fmt: skip
"""What was found last: rows as those of the table."""
