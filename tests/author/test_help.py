"""What a new user sees: examples with every command, and completion in the shell."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from papernotes.cli import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_shows_examples_of_itself(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    _, heading, examples = result.output.partition("Examples:\n")
    assert heading
    assert all(line.strip().startswith(f"papernotes {name}") for line in examples.splitlines() if line.strip())


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        pytest.param("papernotes pub", "plain,publish", id="commands"),
        pytest.param("papernotes publish --dry", "plain,--dry-run", id="options"),
        pytest.param("papernotes export --format csl", "plain,csl-json", id="values"),
    ],
)
def test_the_shell_completes(words: str, completed: str) -> None:
    environment = {**os.environ, "_PAPERNOTES_COMPLETE": "bash_complete", "COMP_WORDS": words,
                   "COMP_CWORD": str(words.count(" "))}  # fmt: skip
    code = "from papernotes.cli import main; main(prog_name='papernotes')"
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert run.stdout.split() == [completed]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_told_how(shell: str) -> None:
    environment = {**os.environ, "_PAPERNOTES_COMPLETE": f"{shell}_source", "BASH_VERSION": "5"}
    code = "from papernotes.cli import main; main(prog_name='papernotes')"
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert "_PAPERNOTES_COMPLETE" in run.stdout
