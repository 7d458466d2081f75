"""Every page in a browser: its links lead somewhere, nothing leaves the site, nothing runs over its edge."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Visit


def test_every_link_inside_the_site_leads_to_a_page_and_a_place(
    visits: dict[str, Visit], base: str, folder: Path
) -> None:
    broken, seen = [], 0
    for permalink, visit in visits.items():
        for link in visit.links:
            if not link.startswith(base):
                assert urlsplit(link).scheme in {"http", "https", "mailto"}, f"{permalink}: {link}"
                assert "127.0.0.1" not in link, f"{permalink}: {link} leaves the site's path"
                continue
            seen += 1
            parts = urlsplit(link)
            target, place = unquote(parts.path.removeprefix(urlsplit(base).path)), unquote(parts.fragment)
            if not (folder / target).is_file():
                broken.append(f"{permalink}: {link}")
            elif place and "=" not in place and target in visits and place not in visits[target].ids:
                broken.append(f"{permalink}: {link} (no such place)")
    assert seen > len(visits)
    assert not broken


def test_no_request_leaves_the_site(visits: dict[str, Visit], base: str) -> None:
    requests = {url for visit in visits.values() for url in visit.requests}
    assert not {url for url in requests if not url.startswith((base, "data:"))}


def test_the_console_stays_silent(visits: dict[str, Visit]) -> None:
    assert not {permalink: visit.messages for permalink, visit in visits.items() if visit.messages}


def test_no_page_is_wider_than_the_window(visits: dict[str, Visit]) -> None:
    assert not {permalink: visit.too_wide for permalink, visit in visits.items() if visit.too_wide}


def test_headings_go_down_one_level_at_a_time_from_a_single_first(visits: dict[str, Visit]) -> None:
    assert not {
        permalink: visit.headings
        for permalink, visit in visits.items()
        if visit.headings.count(1) != 1 or any(after > before + 1 for before, after in pairwise([1, *visit.headings]))
    }
