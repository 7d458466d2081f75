"""Notes in any encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.files.decode import decode

CHINESE = "# 注意力机制\n\n这篇论文提出了一种新的网络结构,完全基于注意力机制,不需要循环和卷积。实验表明效果很好。\n"
JAPANESE = "# 論文\n\nこの論文では、新しいネットワークを提案する。実験の結果は良好であった。\n"
KOREAN = "# 논문\n\n이 논문은 새로운 네트워크를 제안한다. 실험 결과는 좋았다.\n"


@pytest.mark.parametrize(
    ("data", "text", "told"),
    [
        pytest.param(b"# A\n", "# A\n", False, id="ascii"),
        pytest.param("# é字\n".encode(), "# é字\n", False, id="utf-8"),
        pytest.param(b"\xef\xbb\xbf# A\r\n", "# A\r\n", False, id="byte-order-mark-goes-line-ends-stay"),
        pytest.param(b"\xff\xfe" + "# 字".encode("utf-16-le"), "# 字", True, id="utf-16-little"),
        pytest.param(b"\xfe\xff" + "# 字".encode("utf-16-be"), "# 字", True, id="utf-16-big"),
        pytest.param(CHINESE.encode("gb18030"), CHINESE, True, id="gb18030"),
        pytest.param(JAPANESE.encode("shift_jis"), JAPANESE, True, id="shift-jis"),
        pytest.param(KOREAN.encode("euc-kr"), KOREAN, True, id="euc-kr"),
    ],
)
def test_text_is_read_in_its_encoding(data: bytes, text: str, *, told: bool) -> None:
    source, findings = decode("a.md", data)
    assert source.text == text
    assert [finding.code for finding in findings] == ["PN103"] * told


@given(st.binary(max_size=300))
def test_no_bytes_raise(data: bytes) -> None:
    decode("a.md", data)


WIDE_TEXTS = (
    "# Rowing Boats\n\nThey float.\n", "# Ré à la carte\r\n\r\nÇa flotte.\r\n", "# 折纸 🚀 的论文\n\n很好。\n",
    "# Лодки\n\nОни плывут.\n", "a", "# 折纸的论文很好很好很好很好很好很好\n", "x\n" * 70_000 + "🚀" * 9,
)  # fmt: skip


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", WIDE_TEXTS, ids=range(len(WIDE_TEXTS)))
def test_wide_characters_are_read_with_and_without_a_mark(text: str, encoding: str, *, marked: bool) -> None:
    source, findings = decode("a.md", (f"\ufeff{text}" if marked else text).encode(encoding))
    assert source.text == text
    assert [finding.code for finding in findings] == ["PN103"]


@pytest.mark.parametrize("text", ["# Boats\n\nThey\0 float.\n", "\0", "# 折纸\0的论文\n" * 9, "é\0" * 9, "ab\0\0cd\n"])
def test_a_zero_in_utf_8_makes_no_wide_characters_of_it(text: str) -> None:
    assert decode("a.md", text.encode())[0].text == text
