"""What is wrong with notes, beyond what a build has to know: pure functions of texts and of what was read in them."""

from papernotes.checks.allowing import allowed
from papernotes.checks.public import public

__all__ = ["allowed", "public"]
