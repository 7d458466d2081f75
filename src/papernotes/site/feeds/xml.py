"""XML, written piece by piece: well-formed whatever the notes hold."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from papernotes.site.exports.plain_text import line, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = '<?xml version="1.0" encoding="utf-8"?>'


def text(value: str) -> str:
    """Return a text escaped for the inside of an element, without characters that XML refuses."""
    return escape(lines(value), quote=False)


def element(name: str, content: str = "", attributes: Iterable[tuple[str, str]] = ()) -> str:
    """Return an element around escaped content; attributes are escaped here, empty ones left out."""
    marks = "".join([f' {key}="{escape(line(value))}"' for key, value in attributes if value])
    return f"<{name}{marks}>{content}</{name}>" if content else f"<{name}{marks}/>"


def block(name: str, children: Iterable[str], attributes: Iterable[tuple[str, str]] = ()) -> str:
    """Return an element with its child elements a line each; empty ones are left out."""
    return element(name, "\n".join(["", *filter(None, children), ""]), attributes)


def document(root: str) -> bytes:
    """Return the bytes of an XML file from its root element."""
    return f"{_HEAD}\n{root}\n".encode()
