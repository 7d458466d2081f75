"""All disk access: a project's folder → Project, and a site's artifacts → its folder."""

from papernotes.files.project import notes_folder, read_project
from papernotes.files.sync import Written, sync

__all__ = ["Written", "notes_folder", "read_project", "sync"]
