"""What is wrong with notes, beyond what a build has to know: pure functions of texts and of what was read in them.

In: a project and its documents.
Out: findings, and repairs where they are certain.

Read: ``all_checks`` (all of them together), ``checked_text`` (what a check looks at), then a check each; ``repair``
(that nothing else changes), ``public`` (what should not be published).
"""

from papernotes.check.allowing import allowed
from papernotes.check.public import public

__all__ = ["allowed", "public"]
