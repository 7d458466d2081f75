"""The table of rules: its examples are true, its fields are filled in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from papernotes.report import rule_text
from papernotes.rules import RULES, Rule, visible

if TYPE_CHECKING:
    from tests.conftest import Site

WITHOUT_EXAMPLE = {
    "PN004",
    "PN103",
    "PN104",
    "PN111",
    "PN112",
    "PN113",
    "PN114",
    "PN207",
    "PN220",
    "PN501",
    "PN502",
    "PN503",
    "PN504",
    "PN505",
    "PN506",
    "PN702",
    "PN703",
}
"""Rules about what no one short text shows: bytes, a clone, a picture, two files, a host's manners."""
ON_THE_WEB = {"PN701", "PN705"}
"""Rules whose examples only the web can judge; test_links.py has a server of its own."""
SHOWN = [rule for code, rule in RULES.items() if code not in WITHOUT_EXAMPLE | ON_THE_WEB]


def found(site: Site, rule: Rule, example: str) -> set[str]:
    """Return the codes of what a check finds in an example."""
    note = "# A note\n\nWords.\n"
    site.write("notes/a-note.md", note).write(rule.file, example)
    result = site.run("check", "--format", "json", "--public", *(["--links"] if rule.code == "PN704" else []))
    assert result.exit_code in (0, 1), result.output
    return {finding["code"] for finding in json.loads(result.stdout)["findings"]}


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_the_bad_lines_break_the_rule(site: Site, rule: Rule) -> None:
    assert rule.code in found(site, rule, rule.bad)


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_the_good_lines_break_no_rule_of_their_kind(site: Site, rule: Rule) -> None:
    assert rule.code not in found(site, rule, rule.good)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_says_what_why_and_what_to_do(rule: Rule) -> None:
    assert rule.what.endswith(".")
    assert rule.why.endswith(".")
    assert rule.help.endswith(".")
    assert bool(rule.bad) is bool(rule.good) is (rule.code not in WITHOUT_EXAMPLE)
    assert rule.bad != rule.good or not rule.bad


def test_codes_are_in_order_and_names_differ() -> None:
    assert list(RULES) == sorted(RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def test_an_explanation_has_both_examples_and_names_the_repair() -> None:
    text = rule_text(RULES["PN202"])
    assert "    Paper: <[url](https://arxiv.org/abs/1512.03385)>\n\nbut\n" in text
    assert "`papernotes check --fix` makes it" in text


def test_an_example_shows_what_nobody_sees() -> None:
    assert "resi<U+200B>dual" in rule_text(RULES["PN107"])
    assert visible("a\u202eb\tc\r\n\n漢 é") == "a<U+202E>b<U+0009>c<U+000D>\n\n漢 é"
