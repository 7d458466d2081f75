"""Live preview: the site served on this machine, made anew and shown anew whenever the notes change.

In: a project's folder.
Out: the site on this machine, anew at each change.

Read: ``preview`` (builds, watches and tells), ``server`` (answers requests), ``live`` (what a page is told),
``readings`` and ``how`` (the page on how the notes were read).
"""
