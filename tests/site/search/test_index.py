"""The index on its way to the page: numbers, parts, the catalogue, the same bytes every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papernotes.site.packed_script import script
from papernotes.site.search.packing import ALPHABET, pack, pack_rising
from papernotes.site.search.section_units import bucket_of
from papernotes.site.search.shards import beginning, bucket_pieces, count_of, shard_of
from papernotes.site.search.tokens import tokens
from papernotes.slug import Slug

from .libraries import data, read_back, scripts

ROOT = Path(__file__).parents[3]
PAPERS = json.loads((ROOT / "tests" / "cases" / "search" / "finds.json").read_text("utf-8"))["papers"]
NUMBERS = st.lists(st.integers(0, 2**31))


def unpack(text: str) -> list[int]:
    """Read packed numbers, as search-index.js does."""
    numbers, lead = [], 0
    for letter in text:
        value = ALPHABET.index(letter)
        if value < 58:
            numbers.append(lead * 58 + value)
        lead = lead * 32 + value - 58 if value >= 58 else 0
    return numbers


@given(NUMBERS)
def test_packed_numbers_are_read_back(numbers: list[int]) -> None:
    assert unpack(pack(numbers)) == numbers


@given(NUMBERS)
def test_rising_numbers_are_read_back(steps: list[int]) -> None:
    numbers = list(accumulate(steps))
    assert list(accumulate(unpack(pack_rising(numbers)))) == numbers


@pytest.mark.parametrize(
    ("number", "length"), [pytest.param(57, 1, id="57"), pytest.param(58, 2, id="58"), pytest.param(1855, 2, id="1855"),
                           pytest.param(1856, 3, id="1856"), pytest.param(4096, 3, id="beyond-the-table")]
)  # fmt: skip
def test_small_numbers_are_short(number: int, length: int) -> None:
    assert len(pack([number])) == length


@given(st.text())
def test_a_script_holds_any_text(text: str) -> None:
    value = [text.encode("utf-8", "replace").decode()]
    assert read_back(script("call", "name", json.dumps(value, ensure_ascii=False))) == ("name", value)


@given(st.text(st.sampled_from("ab, #~éĀ֏\u0800的是不𝒜'\\")), st.integers(1, 60))
def test_what_is_written_in_fewer_bytes_is_read_back(text: str, times: int) -> None:
    value = [text * times]
    data = json.dumps(value, ensure_ascii=False)
    packed = script("call", "name", data)
    assert read_back(packed) == ("name", value)
    assert len(packed) <= len(script("call", "name", data, packs=False))


def test_frequent_letters_take_one_byte_and_all_others_two() -> None:
    text = "我们提出一种新的方法用于图像生成模型" * 200
    assert len(script("call", "name", json.dumps([text], ensure_ascii=False))) < len(text) + 120
    many = "".join(map(chr, range(0x4E00, 0x5200))) * 9
    assert len(script("call", "name", json.dumps([many], ensure_ascii=False))) < len(many) * 2 + 0x400 * 3


def test_a_letter_keeps_its_own_meaning_where_others_take_its_code() -> None:
    """Every code of a byte and of two is in the text, so that those that give theirs away have to be told elsewhere."""
    value = ["".join(map(chr, range(0x20, 0x490))) + "的是不了在有我们" * 500]
    packed = script("call", "name", json.dumps(value, ensure_ascii=False))
    assert read_back(packed) == ("name", value)
    assert len(packed) < len(script("call", "name", json.dumps(value, ensure_ascii=False), packs=False))


@given(st.text(min_size=1))
def test_every_token_is_in_the_shard_of_its_beginning(text: str) -> None:
    shards = 16
    pieces = {shard: json.loads(piece) for shard, piece in bucket_pieces(3, [text, "", text], shards).items()}
    for token in tokens(text):
        bucket, held, postings = pieces[shard_of(beginning(token), shards)]
        assert bucket == 3
        at = held.split(" ").index(token)
        assert list(accumulate(unpack(postings.split(" ")[at]))) == [0, 2]
    assert sum(len(piece[1].split(" ")) for piece in pieces.values()) == len(tokens(text))


@pytest.mark.parametrize(
    ("size", "each", "count"), [(0, 16, 1), (16, 16, 1), (17, 16, 2), (10_000, 256, 64), (10**9, 1, 1024)]
)
def test_parts_are_a_power_of_two(size: int, each: int, count: int) -> None:
    assert count_of(size, each) == count


def test_a_new_paper_leaves_the_buckets_of_others_alone() -> None:
    assert bucket_of(Slug("clip")) == bucket_of(Slug("clip"))
    assert len({bucket_of(Slug(paper["id"])) for paper in PAPERS}) > 1


def test_parts_are_named_by_their_content_and_all_are_there() -> None:
    files = scripts(PAPERS)
    parts = data(PAPERS)["parts"]
    names = [parts[key][at : at + 12] for key in ("words", "texts") for at in range(0, len(parts[key]), 12)]
    assert {f"assets/search/{name}.js" for name in names} == files.keys() - {
        "assets/search/index.js",
        "assets/search/parts.js",
    }
    assert list(files)[-1] == "assets/search/parts.js", "the parts come before what names them"


def test_the_catalogue_and_the_parts_of_one_build_belong_together() -> None:
    one, other = data(PAPERS), data(PAPERS[1:])
    assert one["index"]["stamp"] == one["parts"]["stamp"] != other["parts"]["stamp"]


def test_only_the_words_of_search_go_along() -> None:
    assert data(PAPERS)["index"]["words"].keys() == {"search_none", "status_read", "n_entries"}


def test_an_edited_text_changes_neither_the_catalogue_nor_other_texts() -> None:
    before = scripts(PAPERS)
    edited: list[dict[str, Any]] = json.loads(json.dumps(PAPERS))
    edited[0]["sections"][0][2] += " One more sentence."
    after = scripts(edited)
    assert before["assets/search/index.js"] == after["assets/search/index.js"]
    assert before["assets/search/parts.js"] != after["assets/search/parts.js"]


def test_an_empty_library_has_an_index() -> None:
    assert data([])["index"]["count"] == 0


@pytest.mark.slow
def test_the_index_does_not_depend_on_the_hash_seed() -> None:
    code = (
        "import json; from hashlib import sha256; from tests.site.search.test_index import PAPERS, scripts;"
        "print(sha256(repr(sorted(scripts(PAPERS).items())).encode()).hexdigest())"
    )
    path = f"{ROOT}{os.pathsep}{ROOT / 'src'}"
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "99")
    }
    assert len(told) == 1
