"""What helps to write notes: a new project, a new note, notes from a bibliography."""
