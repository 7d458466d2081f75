"""A built site → its branch, and from there to GitHub Pages. Work tree, index and HEAD stay as they are.

In: a built site and a git repository.
Out: one commit on a branch, pushed.

Read: ``branch`` (the commit), ``git`` (how git is run), ``others`` (files that are not ours), ``address`` (where it
will stand).
"""

from papernotes.publish.address import address_of, settings_of
from papernotes.publish.branch import Published, PublishTarget, check, publish
from papernotes.publish.git import without_login
from papernotes.publish.others import named
from papernotes.publish.repository import known_action, known_settings

__all__ = [
    "PublishTarget",
    "Published",
    "address_of",
    "check",
    "known_action",
    "known_settings",
    "named",
    "publish",
    "settings_of",
    "without_login",
]
