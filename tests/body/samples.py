"""A text as one record with one section, rendered."""

from __future__ import annotations

from papernotes.body import Address, NotesReference, RecordBody, connect, render_body
from papernotes.body.interface_words import worded
from papernotes.model import Document, Place, Record, Section
from papernotes.parse.dialects import plainly
from papernotes.parse.markdown import block_tokens
from papernotes.site.pictures import form_of
from papernotes.source import Source


def body_of(text: str, *, path: str = "notes.md", sections: tuple[Section, ...] = (), **fields: object) -> RecordBody:
    """Return the body of a record that is all of a text, in one section unless told otherwise."""
    tokens, references = block_tokens(plainly(Source(path, text)).source.text)
    end = text.count("\n") + 1
    whole = (Section("", "other", 0, 1, end, ""),)
    record = Record("paper", "A paper", Place(path, 1, end), sections=sections or whole, **fields)
    return render_body(Document(path, (record,), (), (), (), tokens, references), record)


def address_of(reference: NotesReference) -> Address | None:
    """Resolve everything but what is called missing and what is not in the folder of the notes."""
    if "missing" in reference.target.lower() or reference.target.startswith("../") or reference.sort == "handle":
        return None
    return Address(f"../{reference.sort}/{reference.target}", form=form_of(reference.target))


def shown(text: str, **fields: object) -> str:
    """Return the HTML of a text's sections, connected."""
    html = "\n".join(connect(section.html, address_of) for section in body_of(text, **fields).sections)
    return worded(html, _Words())


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return key.partition("_")[2].capitalize()
