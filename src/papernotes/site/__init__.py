"""Library → the pages of a site and all else that lies in its folder.

In: a `Library`, the theme (templates, words, assets), the settings, and a body for each record.
Out: artifacts, each a path and its bytes, in pieces that can be made in any order.

Read: ``page`` (what a page and an artifact are), ``plan`` (every page before any is drawn), ``shelf`` (what many
pages show), a view such as ``snippets_view`` or ``paper`` with what it fills in ``context``, ``pages`` (view and
template become a file), ``theme`` and ``jinja``; ``connections``, ``atlas`` and ``link_names`` (where links lead);
``exports``, ``feeds``, ``search`` (files for other programs and for the search).
"""
