"""How a source is read: each line that may start a record is a unit, what is seen of it is weighed, readings compete.

In: an outline of blocks and what the files of the folder have in common (``folder``).
Out: the best reading of the file and the second best, each a set of units with a confidence.

Read: ``units`` (what may start a record), ``line_facts``, ``beneath_titles`` and ``observe`` (what is seen of it by
itself), ``neighbours`` (beside its siblings), ``weigh`` (what that counts), ``decide`` (which set wins), ``why`` (how
it is told).
"""
