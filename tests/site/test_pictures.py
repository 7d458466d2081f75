"""Pictures that may be copied from the notes, above all SVG: it must only draw."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.site.pictures import is_picture, is_still

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
HTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def _svg(inside: str, before: str = "", marks: str = "") -> bytes:
    return f"{before}<svg {SVG} {marks}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("a/b.png", True, id="picture"),
        pytest.param("a/B.SVG", True, id="any-case"),
        pytest.param("a.svg/b", False, id="folder"),
        pytest.param("png", False, id="no-suffix"),
        pytest.param("a.html", False, id="page"),
    ],
)
def test_a_picture_is_known_by_its_suffix(path: str, *, expected: bool) -> None:
    assert is_picture(path) is expected


@pytest.mark.parametrize(
    "svg",
    [
        pytest.param(_svg('<path d="M0 0"/>'), id="path"),
        pytest.param(_svg('<g><circle r="1" fill="url(#a)"/></g>'), id="own-gradient"),
        pytest.param(_svg("<style>.a { fill: url( '#b' ) }</style>"), id="style"),
        pytest.param(_svg('<use xlink:href="#a"/><use href="#b"/>'), id="own-parts"),
        pytest.param(_svg('<image href="data:image/png;base64,AA=="/>'), id="picture-inside"),
        pytest.param(_svg('<a href="https://example.org/"><text>x</text></a>'), id="link"),
        pytest.param(_svg('<animate attributeName="opacity" from="0" to="1"/>'), id="animation"),
        pytest.param(_svg('<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>'), id="filter"),
        pytest.param(_svg(f"<foreignObject><div {HTML}>a<br/></div></foreignObject>"), id="label-in-html"),
        pytest.param(_svg('<metadata><r:RDF xmlns:r="urn:r"/></metadata>'), id="metadata"),
        pytest.param(_svg('<x:namedview xmlns:x="urn:x" x:path="C:\\a"/>'), id="a-program's-own"),
        pytest.param(_svg("<g/>", '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'), id="declaration"),
        pytest.param(_svg("<g/>", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'), id="doctype"),
        pytest.param(_svg("<!-- <script>x</script> --><text>&lt;script></text>"), id="script-as-text"),
        pytest.param(_svg("<g/>").decode().encode("utf-16"), id="utf-16"),
    ],
)
def test_an_svg_that_only_draws_is_still(svg: bytes) -> None:
    assert is_still(svg)


@pytest.mark.parametrize(
    "svg",
    [
        pytest.param(_svg("<script>x</script>"), id="script"),
        pytest.param(_svg('<script xmlns="http://www.w3.org/1999/xhtml">x</script>'), id="script-of-html"),
        pytest.param(_svg('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'), id="script-by-another-prefix"),
        pytest.param(_svg("<g/>", marks='onload="x"'), id="handler"),
        pytest.param(_svg('<g OnClick="x"/>'), id="handler-in-any-case"),
        pytest.param(_svg('<a href="javascript:x"/>'), id="script-address"),
        pytest.param(_svg('<a xlink:href="java&#10;script:x"/>'), id="script-address-in-two"),
        pytest.param(_svg('<a href=" data:text/html,x"/>'), id="page-in-an-address"),
        pytest.param(_svg('<set attributeName="href" to="javascript:x"/>'), id="address-set-later"),
        pytest.param(_svg('<animate attributeName="xlink:href" values="x"/>'), id="address-animated"),
        pytest.param(_svg('<set attributeName="onclick" to="x"/>'), id="handler-set-later"),
        pytest.param(_svg(f"<foreignObject><iframe {HTML}/></foreignObject>"), id="frame"),
        pytest.param(_svg(f'<foreignObject><p {HTML} onclick="x"/></foreignObject>'), id="handler-in-a-label"),
        pytest.param(_svg('<image href="https://example.org/a.png"/>'), id="another-host"),
        pytest.param(_svg('<use href="other.svg#a"/>'), id="another-file"),
        pytest.param(_svg('<image href="data:image/svg+xml,x"/>'), id="svg-in-an-address"),
        pytest.param(_svg('<g fill="url(https://example.org/a)"/>'), id="paint-of-another-host"),
        pytest.param(_svg("<style>@import 'https://example.org/a.css'</style>"), id="import"),
        pytest.param(_svg("<style><g/>@import 'a.css'</style>"), id="import-behind-an-element"),
        pytest.param(_svg("<style>a { b: u\\72l(//example.org) }</style>"), id="escaped-style"),
        pytest.param(_svg('<g style="fill: url(//example.org/a)"/>'), id="style-attribute"),
        pytest.param(_svg("<g/>", marks='xml:base="https://example.org/"'), id="base"),
        pytest.param(_svg("<g/>", '<?xml-stylesheet href="a.xsl"?>'), id="style-sheet"),
        pytest.param(_svg("&s;", '<!DOCTYPE svg [<!ENTITY s "<script/>">]>'), id="entity"),
        pytest.param(_svg("<g/>", '<?xml version="1.0" encoding="utf-7"?>'), id="rare-encoding"),
        pytest.param(_svg("<g/>", '<?xml version="1.0" encoding="cp1252"?>'), id="encoding-of-one-machine"),
        pytest.param(_svg("<g>"), id="not-well-formed"),
        pytest.param(b"<svg><g/></svg>", id="no-namespace"),
        pytest.param(f"<html {HTML}/>".encode(), id="page"),
        pytest.param(b"", id="empty"),
        pytest.param(b"\x1f\x8b\x08", id="packed"),
    ],
)
def test_an_svg_that_does_more_is_refused(svg: bytes) -> None:
    assert not is_still(svg)


@given(st.binary())
def test_no_bytes_raise(data: bytes) -> None:
    assert is_still(data) in {True, False}
