"""Charts as static SVG, drawn when the site is built: labelled, without style attributes, the same bytes each time.

In: counts by year, venue or topic.
Out: a drawing as HTML.

Read: ``years_chart``, ``matrix``, ``arcs``, ``calendar``; ``svg`` closes each of them.
"""
