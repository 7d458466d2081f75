"""Citations and lists of works in a style of the project's own, which its settings name as a CSL file.

Without such a file nothing here is asked. citeproc-py, an optional part, makes the texts; all that comes of it is
text, in which its marks of italics and the like are turned into tags.

In: the HTML of a page's sections, in which citations stand as `held` leaves them, and the works as items of CSL-JSON.
Out: the same HTML with the citations in the style, and the works that the page cites, for its list.

Read: ``restyling`` (a page), ``style_processor`` (citations and lists of a page), ``loading`` (a style),
``style_trial`` (whether it can be written in), ``style_marks`` (what the style writes as HTML), ``locators`` (pages and
chapters), ``styled_items`` (works as items).
"""

from papernotes.site.own_style.loading import OwnStyle, StyleError
from papernotes.site.own_style.restyling import held, listed_html, restyled
from papernotes.site.own_style.style_trial import checked_style
from papernotes.site.own_style.styled_items import StyledItem, StyledItems

__all__ = ["OwnStyle", "StyleError", "StyledItem", "StyledItems", "checked_style", "held", "listed_html", "restyled"]
