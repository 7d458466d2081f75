"""What earlier builds of a project left, so that the next one does less. All of it may be thrown away at any time.

In: what a build asks for, by key.
Out: what an earlier build found out, or nothing.

Read: ``place`` (where), ``store`` (results by key), ``sealed`` (read and write), ``runner`` (asks it before it has
work done), ``state`` (whether anything changed at all).
"""
