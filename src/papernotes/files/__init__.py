"""All disk access: a project's folder is read, and a site's is written.

In: the path of a folder or file.
Out: a `Project`; and the other way: artifacts, written below a site's folder.

Read: ``walk`` (which files), ``decode`` (bytes to text), ``project_reader`` (all of it as one value); ``sync``
(what differs is written), ``stage``, ``manifest`` and ``lock`` (so that nothing is lost); ``history`` (dates from
git).
"""
