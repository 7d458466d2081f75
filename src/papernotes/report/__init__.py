"""What papernotes tells: findings, a build's receipt and progress, the records in a terminal.

In: findings, figures, records.
Out: text for a terminal, or for another program.

Read: ``told`` (secrets covered), ``findings``, ``receipt``, ``records_table``, ``formats`` and ``sarif``.
"""

from papernotes.report.findings import MOST, fails, is_problem, rule_text, summary, text
from papernotes.report.progress import Progress
from papernotes.report.readings_table import changes, readings
from papernotes.report.receipt import receipt
from papernotes.report.records_table import table

__all__ = [
    "MOST", "Progress", "changes", "fails", "is_problem", "readings", "receipt", "rule_text", "summary", "table",
    "text",
]  # fmt: skip
