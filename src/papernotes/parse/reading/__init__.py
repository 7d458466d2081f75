"""How a source is read: each line that may start a record is a unit, what is seen of it is weighed, readings compete.

`units` makes the tree, `observe` and its kin say what is seen, `weights` what it counts, `decide` which set of units
is the best reading of the file, and which the second best.
"""
