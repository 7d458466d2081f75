"""What earlier builds of a project left, so that the next one does less. All of it may be thrown away at any time.

``state`` says whether anything changed at all, ``store`` keeps results by key, ``runner`` asks it before it has work
done. ``place`` is where all of it stands, ``sealed`` reads and writes it.
"""
