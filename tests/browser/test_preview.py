"""The preview as one writes: a saved change is on the page, in its place; what breaks is told, and mended again."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page as Tab
    from tests.conftest import Site

NOTE = "# CVPR-2023\n### 《Folding Cranes》\n\n**Problem** Paper is flat.\n\n" + "A long line of notes.\n\n" * 80


class Served:
    """A preview in a process of its own."""

    def __init__(self, site: Site) -> None:
        command = [sys.executable, "-m", "papernotes", "serve", str(site.root), "--port", "0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert self.process.stdout is not None
        self.said: list[str] = []
        for line in self.process.stdout:
            self.said.append(line)
            if "http://" in line:
                self.url = line.split()[2]
                return
        self.process.communicate()
        pytest.fail("".join(self.said))

    def end(self, number: int) -> tuple[int, str]:
        """Send a signal; return the exit code and what was said since the start."""
        self.process.send_signal(number)
        said, _ = self.process.communicate(timeout=60)
        return self.process.returncode, said


@pytest.fixture
def served(site: Site) -> Iterator[Served]:
    made = Served(site.note(NOTE))
    yield made
    made.process.kill()
    made.process.communicate()


def test_a_saved_change_is_shown_in_its_place(tab: Tab, site: Site, served: Served) -> None:
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.goto(f"{served.url}papers/folding-cranes.html")
    expect(tab.locator("link[href*='live.css']")).to_have_count(1)
    tab.evaluate("scrollTo(0, 700)")
    site.note(NOTE.replace("Paper is flat.", "Paper is very flat."))
    expect(tab.get_by_text("Paper is very flat.")).to_have_count(1)
    tab.wait_for_function("() => scrollY === 700")
    assert not told


def test_a_new_paper_comes_to_the_list_and_to_its_own_address(tab: Tab, site: Site, served: Served) -> None:
    tab.goto(served.url)
    site.note(NOTE.replace("Cranes", "Boats"), "more.md")
    tab.get_by_role("link", name="Folding Boats").first.click()
    expect(tab.locator("h1")).to_have_text("Folding Boats")
    tab.goto(f"{served.url}papers/folding-planes.html")
    site.note(NOTE.replace("Cranes", "Planes"), "later.md")
    expect(tab.locator("h1")).to_have_text("Folding Planes")


def test_each_page_leads_to_how_the_notes_were_read_which_follows_the_settings(
    tab: Tab, site: Site, served: Served
) -> None:
    told: list[str] = []
    tab.on("console", lambda message: told.append(message.text))
    tab.on("pageerror", lambda error: told.append(str(error)))
    tab.goto(f"{served.url}papers/folding-cranes.html")
    tab.get_by_role("link", name="How these notes were read").click()
    expect(tab.locator("h1")).to_have_text("How these notes were read")
    expect(tab.get_by_role("link", name="How these notes were read")).to_have_count(0)
    site.write("papernotes.yml", "read:\n  notes.md: notes\n")
    expect(tab.get_by_text("as told")).to_be_visible()
    assert not told


def test_a_broken_template_and_settings_are_told_on_the_page_and_mended(tab: Tab, site: Site, served: Served) -> None:
    tab.goto(served.url)
    box = tab.locator(".papernotes-live")
    site.write("templates/home.html", "{% if %}")
    expect(box).to_contain_text("home.html:1: PN401")
    expect(box.locator("summary")).to_contain_text("Not built")
    (site.root / "templates" / "home.html").unlink()
    expect(box).to_have_count(0)
    site.write("papernotes.yml", "title: [\n")
    expect(box).to_contain_text("papernotes.yml:")
    site.write("papernotes.yml", "title: My reading\n")
    expect(tab).to_have_title("My reading")
    expect(box).to_have_count(0)


def test_notes_that_go_away_are_told_and_come_back(tab: Tab, site: Site, served: Served) -> None:
    tab.goto(served.url)
    (site.root / "notes" / "notes.md").unlink()
    expect(tab.locator(".papernotes-live")).to_contain_text("no notes found")
    site.note("# 《Folding Planes》\n\nText.\n")
    expect(tab.get_by_role("link", name="Folding Planes")).to_be_visible()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_while_pages_wait(tab: Tab, served: Served, number: int) -> None:
    tab.goto(served.url)
    expect(tab.locator("link[href*='live.css']")).to_have_count(1)
    code, said = served.end(number)
    assert code == 0
    assert "Traceback" not in said
