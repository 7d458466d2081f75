"""Live preview: the site served on this machine, made anew and shown anew whenever the notes change.

``live`` is what a page is told, ``server`` answers requests, ``preview`` builds, watches and tells; ``how`` draws the
page on how the notes were read, of which ``readings`` says what it shows.
"""
