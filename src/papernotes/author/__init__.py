"""What helps to write notes: a new project, a new note, notes from a bibliography.

In: what somebody wants to write: a project, a note, a bibliography's papers, records that lack something.
Out: changed or new files of notes, byte for byte as they were but for that.

Read: ``init``; ``new``, ``spots`` and ``style`` (where a note goes, and how its neighbours are written), ``draft``
and ``adding``; ``importing`` and ``zotero``; ``fill``, ``services``, ``links`` and ``web``.
"""
