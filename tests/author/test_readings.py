"""A file's reading is written into papernotes.yml, and nothing else of it changes."""

from __future__ import annotations

import pytest

from papernotes.author.readings_setting import with_reading
from papernotes.config import CONFIG_FILE, read_config
from papernotes.errors import PapernotesError
from papernotes.source import Source


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("", 'read:\n  "a.md": headings 2\n', id="no-settings"),
        pytest.param("title: X # mine\n", 'title: X # mine\n\nread:\n  "a.md": headings 2\n', id="no-readings"),
        pytest.param(
            'read:\n  "b.md": file # sure\n# end\n',
            'read:\n  "b.md": file # sure\n  "a.md": headings 2\n# end\n',
            id="lines",
        ),
        pytest.param('read:\n  "a.md": file # no\n', 'read:\n  "a.md": headings 2 # no\n', id="another-reading"),
        pytest.param("read: {b.md: file}\n", 'read: {b.md: file, "a.md": headings 2}\n', id="braces"),
        pytest.param("read: {}\n", 'read: {"a.md": headings 2}\n', id="empty-braces"),
        pytest.param("read:\n", 'read:\n  "a.md": headings 2\n', id="a-key-alone"),
        pytest.param(
            "read:\n  b.md:\n    - rows\n    - items\ntitle: X\n",
            'read:\n  b.md:\n    - rows\n    - items\n  "a.md": headings 2\ntitle: X\n',
            id="a-list-in-lines",
        ),
    ],
)
def test_a_line_is_added_where_readings_stand(before: str, after: str) -> None:
    assert with_reading(before, "a.md", "headings 2") == after
    assert dict(read_config(Source(CONFIG_FILE, after))[0].read)["a.md"] == ("headings 2",)


@pytest.mark.parametrize(
    ("text", "form"), [("", "chapters"), ("", "headings 9"), ("read: 3\n", "file"), ("a: [", "file")]
)
def test_what_is_no_reading_is_not_written(text: str, form: str) -> None:
    with pytest.raises(PapernotesError):
        with_reading(text, "a.md", form)
