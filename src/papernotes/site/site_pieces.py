"""All files of a site in pieces: of each the view, and how it is drawn from that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from papernotes.library.entry_model import Entry
from papernotes.remembering import batches
from papernotes.site.asset_files import asset_artifacts
from papernotes.site.compare import passages
from papernotes.site.digested import Digested, digest_of
from papernotes.site.entries_script import entries_artifacts
from papernotes.site.entry_contents import Sheet
from papernotes.site.exports import export_artifacts
from papernotes.site.feeds import Planned, feed_artifacts
from papernotes.site.page import Artifact, Piece
from papernotes.site.papers_json import Rows, packed, put_together, rest_of
from papernotes.site.search import Index, catalogue_artifact, text_artifact, word_artifacts, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from papernotes.remembering import Recall
    from papernotes.site.exports import Citation
    from papernotes.site.feeds import Twins
    from papernotes.site.list_values import Face
    from papernotes.site.page import Page
    from papernotes.site.pages import Press
    from papernotes.site.shelf import Shelf
    from papernotes.site.views import Views
    from papernotes.slug import Slug

V = TypeVar("V")


def pieces_of(views: Views, press: Press, pages: Sequence[Page], twins: Twins, recall: Recall) -> Iterator[Piece]:
    """Yield the pieces of a site, those that take long to make first."""
    if press.config.search:
        yield from _search(views.shelf, recall)
    yield from _files(views.shelf, press, pages, recall)
    yield from _passages(views.shelf, press)
    yield from _pages(views, press, pages, twins)


def _search(shelf: Shelf, recall: Recall) -> Iterator[Piece]:
    """Yield the pieces of the search index, those that take long first."""
    index = Index(shelf.library, shelf.anchors, shelf.words, lambda record: shelf.leaves[record.place.start].heard)
    keys = {bucket.number: digest_of(("search", bucket)) for bucket in index.buckets}
    pieces = recall(words_in, index.buckets, lambda bucket: keys[bucket.number])
    named = index.named(map(Digested, pieces, keys.values()))
    yield Piece(lambda view: [catalogue_artifact(view)], view=index.catalogued)
    yield Piece(word_artifacts, view=lambda: named)
    for lot in index.lots:
        yield Piece(lambda lot: [text_artifact(lot)], (lot.path,), partial(_same, lot))


def _files(shelf: Shelf, press: Press, pages: Sequence[Page], recall: Recall) -> Iterator[Piece]:
    """Yield the files that are neither pages nor the search's, those that take long first: the others fill the gaps."""
    library, config = shelf.library, press.config
    rows = Rows(library)
    told = [rows.row(entry, shelf.whole(entry)) for entry in library.entries]
    lots = batches(told, lambda row: row.whole.value.entry.slug)
    keys = [digest_of(("rows", *lot)) for lot in lots]
    lines = recall(lambda lot: packed(lots[lot]), range(len(lots)), keys.__getitem__)
    records = tuple(map(Digested, lines, keys)), rest_of(library, config.title)
    addresses = tuple([Planned(page.kind, page.permalink) for page in pages] if config.url else [])
    yield Piece(lambda view: [put_together([lot.value for lot in view[0]], view[1])], view=lambda: records)
    yield Piece(lambda view: export_artifacts(_cited(view[1])), view=lambda: ("exports", shelf.faces(library.entries)))
    yield Piece(
        lambda view: feed_artifacts(view[3], view[2].value.library(), view[1], _about),
        view=lambda: ("feeds", config, shelf.faced, addresses),
    )
    yield Piece(
        lambda view: entries_artifacts(view[2].value.library(), press.desk),
        view=lambda: ("entries", press.digest, shelf.faced),
    )
    yield Piece(lambda _: asset_artifacts(press.theme, config, press.words))
    yield Piece(lambda _: [Artifact(".nojekyll", b"")])


def _passages(shelf: Shelf, press: Press) -> Iterator[Piece]:
    for part in passages(shelf.library.entries, shelf):
        yield Piece(lambda view: [view[1].artifact(press.desk)], (part.path,), partial(_same, (press.digest, part)))


def _pages(views: Views, press: Press, pages: Sequence[Page], twins: Twins) -> Iterator[Piece]:
    """Yield the pages, an entry's with its Markdown, lists first, which take longer."""

    def view(page: Page) -> tuple[bytes, Page]:
        return press.digest, views.of(page)

    def draw(view: tuple[bytes, Page]) -> Iterator[Artifact]:
        _, page = view
        yield press.artifact(page)
        if isinstance(page.subject, Sheet):
            whole = page.subject.whole.value
            yield twins.artifact(whole.entry, [leaf.body for leaf in whole.leaves], page.subject.connected)

    for page in sorted(pages, key=lambda page: page.kind == "entry"):
        entry = page.subject if page.kind == "entry" else None
        twin = [twins.path(entry)] if isinstance(entry, Entry) else []
        yield Piece(draw, (page.permalink, *twin), partial(view, page))


def _cited(faces: Digested[tuple[Face, ...]]) -> dict[Slug, Citation]:
    return {face.slug: face.citation for face in faces.value if face.citation}


def _about(face: Any) -> str:  # noqa: ANN401 - a face, which stands for its entry
    about: str = face.about
    return about


def _same(view: V) -> V:
    return view
