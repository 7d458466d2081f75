"""What Zotero's own translators take from a page, read as these do.

"Embedded Metadata" (https://github.com/zotero/translators/blob/master/Embedded%20Metadata.js, of June 2024) takes what
its RDF translator makes of OpenGraph's and other vocabularies' tags, puts Highwire's tags over it, and what is still
missing from the page's description. "COinS" takes each context object by ``Zotero.Utilities.parseContextObject``.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

_FIELDS = {
    "citation_title": "title", "citation_publication_date": "date", "citation_journal_title": "publicationTitle",
    "citation_inbook_title": "publicationTitle", "citation_book_title": "bookTitle", "citation_volume": "volume",
    "citation_issue": "issue", "citation_series_title": "series", "citation_conference_title": "conferenceName",
    "citation_dissertation_institution": "university", "citation_technical_report_institution": "institution",
    "citation_publisher": "publisher", "citation_isbn": "ISBN", "citation_abstract": "abstractNote",
    "citation_doi": "DOI", "citation_public_url": "url",
}  # fmt: skip
_TYPES = {
    "citation_journal_title": "journalArticle", "citation_technical_report_institution": "report",
    "citation_conference_title": "conferencePaper", "citation_conference": "conferencePaper",
    "citation_book_title": "bookSection", "citation_inbook_title": "bookSection",
    "citation_dissertation_institution": "thesis",
}  # fmt: skip
_RDF = {
    "title": ["og:title"], "abstractNote": ["eprints.abstract", "og:description"], "url": ["og:url"],
    "itemType": ["z:itemType"],
}  # fmt: skip
"""By a field: the tags that the RDF translator looks for, in its order."""
_BOOKS = ("bookSection", "conferencePaper")
_TITLED = ("journalArticle", *_BOOKS)


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, str]] = []
        self.objects: list[str] = []
        self.bylines = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        classes = told.get("class", "").split()
        if tag == "meta" and (name := told.get("name") or told.get("property")) and told.get("content"):
            self.tags.append((name, told["content"]))
        if tag == "span" and "Z3988" in classes and "title" in told:
            self.objects.append(told["title"])
        self.bylines += not {"byline", "bylines", "vcard", "article-byline"}.isdisjoint(classes)


def creator(name: str) -> tuple[str, str]:
    """Return family and given name as ``Zotero.Utilities.cleanAuthor`` parts them."""
    name = re.sub(r"^[\s.,/\[\]:]+|[\s.,/\[\]:]+$", "", name)
    if "," in name:
        family, given, *_ = re.split(r", ?", name)
        return family, given
    given, _, family = name.rpartition(" ")
    return family, given


def embedded(page: str) -> dict[str, Any]:
    """Return the item that "Embedded Metadata" makes of a page; ``tags`` are those that it hands to its callers."""
    read = _Page(page)
    first: dict[str, str] = {}
    for name, value in read.tags:
        first.setdefault(name, value)
    item: dict[str, Any] = {}
    for field, names in _RDF.items():
        if value := next((first[name] for name in names if name in first), ""):
            item[field] = value
    kinds = [_TYPES[name] for name, _ in read.tags if name in _TYPES]
    if kinds:
        item["itemType"] = kinds[-1]
    for name, field in _FIELDS.items():
        if first.get(name, "").strip():
            item[field] = " ".join(first[name].split())
    item["creators"] = _creators([value for name, value in read.tags if name == "citation_author"])
    item["editors"] = _creators([value for name, value in read.tags if name == "citation_editor"])
    assert item["creators"] or not (read.bylines or "author" in first), "someone who is no author is taken for one"
    listed = [value for name, value in read.tags if name == "citation_keywords"]
    item["tags"] = [word.strip() for told in listed for word in told.split(";") if word.strip()]
    start, end = first.get("citation_firstpage", ""), first.get("citation_lastpage", "")
    item["pages"] = f"{start}-{end}" if end else start
    item["abstractNote"] = (item.get("abstractNote") or first.get("description", "")).strip()
    return item


def _creators(names: list[str]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name in names:
        several = name.split(";")
        parts = re.split(r"\s*,\s*", name)
        if len(names) == len(several) == 1 and len(parts) > 1 and " " in parts[0] and " " in parts[1]:
            several = parts
        found += [creator(one.strip()) for one in several if one.strip()]
    return found


def listed(page: str) -> list[dict[str, Any]]:
    """Return the items that "COinS" makes of a page."""
    return [context_object(text) for text in _Page(page).objects]


def context_object(text: str) -> dict[str, Any]:
    """Return the item that a context object is."""
    parts = text.split("&")
    form = next(unquote(part[12:]) for part in parts if part.startswith("rft_val_fmt="))
    item: dict[str, Any] = {"itemType": _type(form.rpartition(":")[2], parts), "creators": [], "tags": []}
    for part in parts:
        key, value = part.split("=")
        value = unquote(re.sub(r"\+|%2[bB]", " ", value))
        if value:
            _take(item, key, value)
    return item


def _type(form: str, parts: list[str]) -> str:
    if form != "book":
        return {"journal": "journalArticle", "dissertation": "thesis", "dc": "webpage"}[form]
    genres = {"bookitem": "bookSection", "conference": "conferencePaper", "proceeding": "conferencePaper",
              "report": "report", "document": "document"}  # fmt: skip
    return next((kind for genre, kind in genres.items() if f"rft.genre={genre}" in parts), "book")


_PLAIN = {
    "rft.date": "date", "rft.volume": "volume", "rft.issue": "issue", "rft.pages": "pages", "rft.issn": "ISSN",
    "rft.isbn": "ISBN", "rft.pub": "publisher", "rft.publisher": "publisher", "rft.place": "place",
    "rft.edition": "edition", "rft.series": "series",
}  # fmt: skip


def _take(item: dict[str, Any], key: str, value: str) -> None:
    if key == "rft_id":
        scheme, _, rest = value.partition("/")
        doi = scheme == "info:doi"
        item |= {"DOI": rest} if doi else {"url": value} if value.startswith(("http://", "https://")) else {}
    elif key in {"rft.au", "rft.creator"}:
        item["creators"].append(creator(value))
    elif key == "rft.subject" and item["itemType"] != "thesis":
        item["tags"].append(value)
    elif field := _field(item["itemType"], key):
        item[field] = value


def _field(kind: str, key: str) -> str:
    """Return the field that a key of one value fills; what no branch of the translator knows is lost."""
    titled = {"rft.btitle": "publicationTitle" if kind in _BOOKS else "title",
              "rft.atitle": "title" if kind in _TITLED else "",
              "rft.jtitle": "publicationTitle" if kind == "journalArticle" else "",
              "rft.title": "publicationTitle" if kind in _TITLED else "title"}  # fmt: skip
    if key in titled:
        return titled[key]
    thesis = {"rft.inst": "publisher", "rft.degree": "type"}
    others = {"rft.description": "abstractNote", "rft.type": "itemType", "rft.source": "publicationTitle"}
    return _PLAIN.get(key) or (thesis if kind == "thesis" else others).get(key, "")
