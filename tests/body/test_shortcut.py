"""The short way gives what the long way gives, wherever it is taken."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from papernotes.body.html import Writer
from papernotes.body.inline import inline_tokens
from papernotes.body.shortcut import short_html

_SIGNS = """
    a B 7 é 中 。 “ _ __ * ** *** ` `` ~ ~~ : :// :/ / http www. W ww & &amp; &x < <b> > [ ] ( ) ! ^ ^[ $ \\ { } # - + =
    . , ' \" | 🙂 `x` **b** **`c`** ²"""
_BITS = st.sampled_from([*_SIGNS.split(), "\u00a0", "\u3000", "e\u0301"])
_TEXTS = st.lists(_BITS | st.just(" "), max_size=14).map("".join).map(str.strip)


def _long(text: str) -> str:
    writer = Writer("a.md", {}, lambda _: "")
    return "".join(writer._pieces(inline_tokens(text, {})))


@given(_TEXTS)
@example("**a** b **c**d")
@example("中**b**文")
@example("`a*b` **c `d` e**")
def test_the_short_way_is_the_long_way(text: str) -> None:
    short = short_html(text)
    if short is not None:
        assert short == _long(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Plain words, 5 < 6 & more: a_b (c) ~ 3!", id="signs"),
        pytest.param("**CLIP** uses `torch.nn` and **two `x` towers**.", id="bold and code"),
        pytest.param("这个**方法**很好", id="bold between CJK letters"),
    ],
)
def test_common_texts_take_the_short_way(text: str) -> None:
    assert short_html(text) == _long(text)
