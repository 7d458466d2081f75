"""One small recogniser a field: each takes a piece of a note's text and says what it states, or that it states nothing.

None of them knows where the text stood; which text is asked for which field is decided by the record recognisers.
"""
