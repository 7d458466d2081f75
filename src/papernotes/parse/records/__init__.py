"""How records stand in a source: one recogniser a convention, and one place that decides.

In: a reading of a source: which lines start a record, and how far each goes.
Out: records with their fields, each with its evidence, and the lines that became fields.

Read: ``view`` (what all look at), ``layout`` (records, groups, skipped lines), ``build`` (a part becomes a record),
``taking`` and ``lines`` (its lines, one by one), ``titling`` and ``settling`` (its title), ``facts`` (what it
states), then one recogniser a file; ``explain`` tells all of it of one line.
"""
