"""One small recogniser a field: each takes a piece of a note's text and says what it states, or that it states nothing.

None of them knows where the text stood; which text is asked for which field is decided by the record recognisers.

In: a piece of text, of a line or of a value.
Out: what it states of one field, with the characters that state it, or None.

Read: ``years``, ``venue_marks`` and ``venue_fields`` as an example of one field; ``urls``, ``line_links`` and
``identifiers``; ``short_names``, ``persons`` and ``authors``; ``metadata`` (keys and values); ``citation_line``
(all fields of a line).
"""
