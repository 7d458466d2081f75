"""A user's accent colour, made readable on the light and on the dark paper."""

from __future__ import annotations

import colorsys
import re

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_PAPERS = {"light": (0xFB, 0xFA, 0xF7), "dark": (0x14, 0x16, 0x1A)}
"""The papers of ``style.css``."""
_CONTRAST = 5.5
"""More than the 4.5 of WCAG 2.2 AA, since the accent also stands on tinted grounds."""

Rgb = tuple[int, int, int]


def accent_css(accent: str) -> str:
    """Return a stylesheet that sets the accent, or ``""`` when the text is no colour in hexadecimal (``#7a1f4e``).

    Hue and saturation stay; lightness moves until the contrast with each paper suffices.
    """
    if not _HEX.fullmatch(accent.strip()):
        return ""
    digits = accent.strip()[1:]
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    colour = (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16))
    light, dark = _readable(colour, "light"), _readable(colour, "dark")
    tint = f"color-mix(in srgb, {light} 9%, #fbfaf7), color-mix(in srgb, {dark} 12%, #14161a)"
    return f":root {{ --accent: light-dark({light}, {dark}); --tint: light-dark({tint}); }}\n"


def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast ratio of two sRGB colours, from 1 to 21 (WCAG 2.2)."""
    first, second = _luminance(one), _luminance(other)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def _readable(colour: Rgb, theme: str) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in colour))
    step = -0.01 if theme == "light" else 0.01
    while contrast(colour, _PAPERS[theme]) < _CONTRAST and 0 <= lightness + step <= 1:
        lightness += step
        red, green, blue = colorsys.hls_to_rgb(hue, lightness, saturation)
        colour = (round(red * 255), round(green * 255), round(blue * 255))
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _luminance(colour: Rgb) -> float:
    linear = [c / 12.92 if (c := channel / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for channel in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
