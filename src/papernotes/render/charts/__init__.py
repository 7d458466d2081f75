"""Charts as static SVG, drawn when the site is built: labelled, without style attributes, the same bytes each time."""
