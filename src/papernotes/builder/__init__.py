"""A whole build: what it starts from, what it may pass over, and in how many processes it works.

In: a folder (``whole_build``), or a project that was read (``pipeline``).
Out: a built site, written, with what was found.

Read: ``pipeline``, which is a build without disk or clock; ``whole_build``, which reads and writes around it;
``workers``, which share the work; ``memory``, which keeps what was found out for the next build.
"""
