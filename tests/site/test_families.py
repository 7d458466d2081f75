"""The hues of the fields that venues belong to: each has a word in every language, and is seen in both themes."""

from __future__ import annotations

import re
from math import cos, radians, sin
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from papernotes import lexicon

if TYPE_CHECKING:
    from tests.conftest import Site

TEMPLATES = Path(__file__).parents[2] / "templates"
STYLE = (TEMPLATES / "assets" / "style.css").read_text("utf-8")
FAMILIES = sorted({venue.family for venue in lexicon.load().venues.all})
HUES = {name: int(hue) for name, hue in re.findall(r'\[data-family="([\w-]+)"\] \{ --hue: (\d+); \}', STYLE)}
VENUES = """\
## 《Folding Cranes》(CVPR2021)
Flat.
## 《Folding Boats》(OSDI2022)
Afloat.
## 《A Theory of Creases》(My Own Symposium 2022)
Sharp.
"""
GREY = {"preprints", "series"}


def luminance(lightness: float, chroma: float, hue: float) -> float:
    """Return the relative luminance of an OKLCH colour, as a screen shows it (https://bottosson.github.io/posts/oklab)."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long, medium, short = (
        (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    )
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    red, green, blue = (min(max(part, 0.0), 1.0) for part in linear)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_every_field_of_the_lexicon_has_a_hue_of_its_own() -> None:
    assert set(HUES) | GREY == set(FAMILIES)
    assert len(set(HUES.values())) == len(HUES)


@pytest.mark.parametrize("language", ["en", "ja", "ko", "zh"])
def test_every_field_has_a_word(language: str) -> None:
    words = yaml.safe_load((TEMPLATES / "words" / f"{language}.yml").read_text("utf-8"))
    assert {key.removeprefix("family_") for key in words if key.startswith("family_")} == set(FAMILIES)


@pytest.mark.parametrize("family", sorted(HUES))
def test_a_hue_is_seen_on_the_paper_of_both_themes_and_under_a_number(family: str) -> None:
    light, dark = re.findall(r"oklch\((\.\d+) (\.\d+) var\(--hue\)\)", STYLE)
    on_white, on_black = (luminance(float(how), float(much), HUES[family]) for how, much in (light, dark))
    assert contrast(on_white, 0.955) >= 4.5  # #fbfaf7
    assert contrast(on_black, 0.0083) >= 4.5  # #14161a


def test_the_field_stands_as_a_word_beside_its_hue(site: Site) -> None:
    site.note(VENUES)
    site.write("papernotes.yml", "venues: {MOS: {title: My Own Symposium, family: origami}}\n").build()
    index = site.read("venues/index.html")
    assert '<g data-family="vision">' in index
    assert '<li class="family" data-family="systems">Systems</li>' in index
    assert '<span class="family" data-family="origami">origami</span>' in index
    assert '<span class="family" data-family="vision">Vision</span>' in site.read("venues/cvpr.html")
    assert '<h2 data-family="vision"><a' in site.read("index.html")
    assert 'class="family" data-family="vision" href="../venues/cvpr.html"' in site.read("papers/folding-cranes.html")
