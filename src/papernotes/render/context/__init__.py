"""What templates see: frozen views with every link relative and every word chosen.

A template gets ``site``, ``page``, ``words``, ``count``, ``root``, ``head`` (`papernotes.render.head.HeadView`),
``header`` and ``footer``, and one variable of its own kind: ``home``, ``entry``, ``listing``, ``terms``, ``snippets``,
``compare``, ``board`` or ``target``. Addresses are permalinks below the site's root; a template writes
``{{ root }}{{ row.url }}``, where ``root`` is ``""``, ``"../"`` or ``"../../"``.
"""

from papernotes.render.context.compare import BoardLink, BoardRow, BoardView, CellView, CompareView
from papernotes.render.context.lists import (
    DatedLink,
    GroupView,
    HomeView,
    ListingView,
    RowView,
    SnippetGroup,
    SnippetsView,
    SnippetView,
    TermsView,
    TermView,
    WantedView,
)
from papernotes.render.context.paper import (
    EntryView,
    MentionView,
    Neighbour,
    PartView,
    PlaceView,
    ProvenanceView,
    RelatedView,
    SectionView,
    Sibling,
)
from papernotes.render.context.site import (
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

__all__ = [
    "BoardLink",
    "BoardRow",
    "BoardView",
    "CellView",
    "CompareView",
    "DatedLink",
    "EntryView",
    "Fact",
    "FamilyView",
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
]
