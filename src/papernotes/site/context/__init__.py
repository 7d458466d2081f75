"""What templates see: frozen views with every link relative and every word chosen.

A template gets ``site``, ``page``, ``words``, ``count``, ``root``, ``head`` (`papernotes.site.head.HeadView`),
``header`` and ``footer``, and one variable of its own kind: ``home``, ``entry``, ``listing``, ``terms``, ``snippets``,
``compare``, ``board``, ``asks`` or ``target``. Addresses are permalinks below the site's root; a template writes
``{{ root }}{{ row.url }}``, where ``root`` is ``""``, ``"../"`` or ``"../../"``.

In: what the views of the pages put into them.
Out: values that never change, which the templates print, and docs/templates.md lists.

Read: ``every_page`` (what every page has), then a file a kind of page: ``paper_page``, ``list_pages``,
``home_page``, ``compare_page``.
"""

from papernotes.site.context.compare_page import BoardLink, BoardRow, BoardView, CellView, CompareView
from papernotes.site.context.every_page import (
    AskView,
    Fact,
    FamilyView,
    LinkView,
    NavItem,
    Pager,
    PagerItem,
    PageView,
    SiteView,
    TermLink,
)
from papernotes.site.context.home_page import (
    AsideLink,
    DatedLink,
    DoorView,
    GlanceCell,
    GlanceGroup,
    GlanceRow,
    HomeView,
    WantedView,
)
from papernotes.site.context.list_pages import (
    GroupView,
    ListingView,
    RowView,
    SnippetGroup,
    SnippetsView,
    SnippetView,
    TermsView,
    TermView,
)
from papernotes.site.context.paper_page import (
    AbstractView,
    DateView,
    EntryView,
    MentionView,
    Neighbour,
    PartView,
    PlaceView,
    ProvenanceView,
    QuoteView,
    RelatedView,
    SectionView,
    Sibling,
    WorkView,
)

__all__ = [
    "AbstractView",
    "AsideLink",
    "AskView",
    "BoardLink",
    "BoardRow",
    "BoardView",
    "CellView",
    "CompareView",
    "DateView",
    "DatedLink",
    "DoorView",
    "EntryView",
    "Fact",
    "FamilyView",
    "GlanceCell",
    "GlanceGroup",
    "GlanceRow",
    "GroupView",
    "HomeView",
    "LinkView",
    "ListingView",
    "MentionView",
    "NavItem",
    "Neighbour",
    "PageView",
    "Pager",
    "PagerItem",
    "PartView",
    "PlaceView",
    "ProvenanceView",
    "QuoteView",
    "RelatedView",
    "RowView",
    "SectionView",
    "Sibling",
    "SiteView",
    "SnippetGroup",
    "SnippetView",
    "SnippetsView",
    "TermLink",
    "TermView",
    "TermsView",
    "WantedView",
    "WorkView",
]
