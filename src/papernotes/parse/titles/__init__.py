"""What a record's title is: every stretch of a line that may be it claims to be, and what each shows is weighed.

In: the line that starts a record and what the record tells of it.
Out: the stretch of the line that is its title.

Read: ``title_tokens`` (where a title may start and end), ``atom_kinds`` (what an atom is), ``claims`` (the
stretches), ``claim_signs`` (what is seen of each), ``choose``.
"""
