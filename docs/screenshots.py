"""Takes the README's pictures of the example site, from disk, light and dark: ``python3 dev.py screenshots``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

import dev

SITE = dev.ROOT / "site"
IMAGES = Path(__file__).parent / "images"
SHOWN = {"home": "index.html", "paper": "papers/dreambooth.html"}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    """Write a picture of each page in each colour scheme."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=dev.find_browser())
        for scheme in SCHEMES:
            context = browser.new_context(viewport={"width": 1080, "height": 680}, color_scheme=scheme)
            page = context.new_page()
            for name, path in SHOWN.items():
                page.goto((SITE / path).as_uri())
                page.screenshot(path=IMAGES / f"{name}-{scheme}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
