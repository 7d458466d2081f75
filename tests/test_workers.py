"""Work spread over processes: the same results in the same order, failures told, nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.forking import CASES

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("case", [case.__name__ for case in CASES])
def test_in_a_process_without_other_threads(case: str) -> None:
    command = [sys.executable, "-W", "error", "-m", "tests.forking", case]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
