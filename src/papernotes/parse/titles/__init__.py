"""What a record's title is: every stretch of a line that may be it claims to be, and what each shows is weighed.

The steps, in order: a line's tokens, the kinds of its atoms, the claims, what is seen of each, the choice.
"""
