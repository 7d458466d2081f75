"""``papernotes fill``: complete records from arXiv, Crossref, OpenAlex and DBLP, in a bibliography beside the notes.

In: papers that lack something and a bibliography's file.
Out: the file with entries for them, each with who said what and when.

Read: ``fill_run`` (all of it), ``papers`` (what lacks what), ``cases`` and ``rounds`` (who is asked in turn),
``questions`` and ``answer_store`` (each question once), ``settle`` (what is believed), ``book`` and ``bib_entries``
(what is written).
"""
