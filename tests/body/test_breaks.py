"""What a single line end means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.body.breaks import line_breaks

WRAPPED = """\
Sampling from a diffusion model takes many steps, each of which runs the whole
network once. We distil the sampler into a student that needs four of them and
Loses: nothing that a reader of pictures would see."""

SHORT_OF_FULL = """\
Sampling from a diffusion model takes many steps.
The student needs four of them, and it loses nothing that a reader of pictures would ever see at all."""


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        pytest.param(WRAPPED, ("blank", "blank"), id="full lines are wrapped prose, whatever a line begins with"),
        pytest.param(SHORT_OF_FULL, ("apart",), id="a line that leaves half of the width empty stands alone"),
        pytest.param("**Problem**\nIt is slow.", ("apart",), id="a bold line"),
        pytest.param("It is slow\n**Remedy:** four steps", ("apart",), id="a bold label"),
        pytest.param("We use\n**CLIP** for it", ("apart",), id="short lines that begin in bold"),
        pytest.param("Input: a picture\nOutput: another", ("apart",), id="labels"),
        pytest.param("方法：扩散模型\n数据：网络图片", ("apart",), id="labels in Chinese"),
        pytest.param("prior: a transformer\ndecoder: a network", ("apart",), id="labels in lower case"),
        pytest.param("The flaws are these:\nit is slow", ("apart",), id="a colon at the end"),
        pytest.param("see\nhttps://example.org/a", ("apart",), id="an address alone"),
        pytest.param("*<https://example.org/a>*\n*<https://example.org/b>*", ("apart",), id="addresses in emphasis"),
        pytest.param("![](a.png)\nThe figure", ("apart",), id="a picture alone"),
        pytest.param("Flaws\n（1）慢\n② 大\n• wide", ("apart", "apart", "apart"), id="marks of lists"),
        pytest.param("we train the model\nand then freeze it", ("blank",), id="a sentence goes on in lower case"),
        pytest.param("uses no labels\ntrained on the web", ("apart",), id="two remarks in lower case"),
        pytest.param("Needs no labels\nTrained on the web", ("apart",), id="two remarks"),
        pytest.param("这篇论文提出了新方法。\n效果很好。", ("apart",), id="Chinese sentences"),
        pytest.param("模型很大，\n但是很快。", ("join",), id="a Chinese comma at the end"),
        pytest.param("新方法\n旧方法", ("apart",), id="Chinese remarks"),
        pytest.param("扩散模型" * 8 + "\n" + "训练" * 14 + "。", ("join",), id="Chinese wrapped in mid-sentence"),
        pytest.param("확산 모델은\n" + "느리다. " * 3, ("apart",), id="Korean sentences"),
        pytest.param("a\n\nb", ("blank", "blank"), id="an empty line, as a cut leaves it"),
    ],
)
def test_line_end(text: str, breaks: tuple[str, ...]) -> None:
    assert line_breaks(text) == breaks


@given(st.text("ab. :*中。\n", max_size=80))
def test_every_line_end_has_a_meaning(text: str) -> None:
    assert len(line_breaks(text)) == text.count("\n")


@pytest.mark.slow
@given(
    st.lists(st.sampled_from(["model", "a", "network,", "samples"]), min_size=60, max_size=120), st.integers(60, 100)
)
def test_prose_wrapped_at_any_width_stays_prose(words: list[str], width: int) -> None:
    lines, line = [], words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line += " " + word
    assert "apart" not in line_breaks("\n".join((*lines, line)))
